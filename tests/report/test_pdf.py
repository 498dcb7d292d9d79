"""Writing: the same bytes, whole or not at all, any text on any number of pages."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assess.core.checklist import Edition
from assess.core.text import NOTE_LIMIT
from assess.errors import ReportError
from assess.report import build, write
from tests.report.conftest import ANSWERS, alpha, make_view, printed, reader

ROOT = Path(__file__).parents[2]

HOSTILE = [
    "<img src=/etc/passwd>",
    '<img src="file:///etc/passwd" width="10" height="10"/>',
    "<b>never closed",
    "</para></b></font>",
    '<a href="javascript:alert(1)">press</a>',
    "R&D <b>",
    "]]> &amp; &#x41; <!-- -->",
    "<font size=900>big</font>",
    "<onDraw name='x' label='y'/>",
    "%(x)s {y} \\n $z",
]


def _digest(text: str, name: str, zone: str, seed: str, folder: Path, locale: str) -> str:
    script = (
        f"import os; os.umask(int({seed!r}) % 0o100)\n"
        "import hashlib, sys; from pathlib import Path\n"
        "from tests.report.conftest import make_view; from assess.report import build, write\n"
        f"path = Path({str(folder)!r}) / {name!r}; write(build(make_view()), path)\n"
        "print(hashlib.sha256(path.read_bytes()).hexdigest())"
    )
    environment = {
        **os.environ,
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "LC_ALL": locale,
        "SOURCE_DATE_EPOCH": text,
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_document_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    here = tmp_path / "here.pdf"
    write(build(make_view()), here)
    found = {
        hashlib.sha256(here.read_bytes()).hexdigest(),
        _digest("", "a.pdf", "Asia/Ulaanbaatar", "1", tmp_path, "C"),
        _digest(
            "1700000000", "b.pdf", "America/St_Johns", "4242", tmp_path / "other", "de_DE.UTF-8"
        ),
    }
    assert len(found) == 1


def test_another_state_gives_other_bytes(tmp_path: Path) -> None:
    one = write(build(make_view()), tmp_path / "one.pdf")
    write(build(make_view(ANSWERS | {"beta/open": {"yes": True}})), tmp_path / "two.pdf")
    assert one.pages > 5
    assert one.messages == ()
    assert (tmp_path / "one.pdf").read_bytes() != (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("words", HOSTILE)
def test_typed_text_is_printed_as_typed_and_never_read_as_markup(words: str) -> None:
    answer = {
        "level": 3,
        "note": words,
        "evidence": [{"title": words, "reference": words, "date": words, "place": words}],
    }
    view = make_view(
        ANSWERS | {"alpha/level": answer},
        title=words,
        period=words,
        profile={"country": words, "roles_off": {"origin": words}},
        case="reading",
        disagreements={"answer/alpha/level": (answer, {"level": 0, "note": words})},
    )
    found = reader(view)
    text = " ".join(" ".join(page.extract_text().split()) for page in found.pages)
    assert text.count(words) >= 8
    for page in found.pages:
        assert "/XObject" not in page["/Resources"]  # no picture was drawn in
        for link in page.get("/Annots", []):
            action = link.get_object().get("/A", {})
            assert not str(action.get("/URI", "https://")).startswith(("javascript", "file"))


def test_a_checklist_cannot_smuggle_in_a_link() -> None:
    """The source "late" has the address javascript:alert(1): it is text, the other is a link."""
    found = reader(make_view())
    addresses = {
        str(link.get_object()["/A"]["/URI"])
        for page in found.pages
        for link in page.get("/Annots", [])
        if "/URI" in link.get_object().get("/A", {})
    }
    assert addresses == {"https://example.org/treaty"}
    assert "javascript:alert(1)" in " ".join(printed(make_view()))


@pytest.mark.parametrize("word", ["x" * 5_000, "Ж" * 5_000, "→" * 5_000, "a&b<" * 1_250])
def test_a_word_of_5000_letters_wraps(word: str) -> None:
    short = word[:300]
    view = make_view(
        ANSWERS
        | {
            "alpha/level": {
                "level": 2,
                "note": word,
                "evidence": [{"title": short, "date": short}],
            },
            "beta/open": {"awaiting": short},
        },
        title=short,
        period=short,
        profile={"country": short, "roles_off": {"origin": short}},
    )
    whole = "".join(page.replace(" ", "") for page in printed(view))
    assert whole.count(word[0]) >= word.count(word[0])


def test_long_notes_flow_over_pages_and_lose_nothing() -> None:
    note = " ".join(f"w{n}" for n in range(5000))[:NOTE_LIMIT]
    everything = {
        key: {**value, "note": note, "evidence": [{"title": "T" * 300, "date": "2001"}] * 30}
        for key, value in ANSWERS.items()
    }
    status = {"status": "in-force", "evidence": note}
    view = make_view(everything, profile={"instruments": {"treaty": status}})
    whole = " ".join(printed(view))
    for n in (0, 1, 700, 1700):
        assert f" w{n} " in whole


def test_a_character_that_no_font_holds_is_printed_as_its_code_point(tmp_path: Path) -> None:
    note = "ཀa👍 \u0007 ok"
    view = make_view(ANSWERS | {"alpha/seen": {"yes": True, "note": note}}, title="ཀ")
    result = write(build(view), tmp_path / "r.pdf")
    assert "[U+0F40]a[U+1F44D]" in " ".join(printed(view))
    assert len(result.messages) == 1
    assert "U+0F40 TIBETAN LETTER KA" in result.messages[0]
    assert "U+1F44D THUMBS UP SIGN" in result.messages[0]


def test_control_characters_of_a_checklist_do_not_reach_the_page() -> None:
    content = alpha().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content["checklist"]["title"] = "Bell \x07 and \x1b[31m escape"
    edition = Edition.model_validate(content)
    whole = " ".join(printed(make_view(editions=[edition])))
    assert "Bell [U+0007] and [U+001B][31m escape" in whole


def test_letters_of_many_languages_are_printed() -> None:
    words = "Đặng Việt Ünïcødé ŁÓDŹ şğı Ελλάδα Ἑλλάς Україна Қазақстан Монгол Ө ẞ ₮ € → ≥ ☑ ½ № “…”"
    view = make_view(ANSWERS | {"alpha/seen": {"yes": True, "note": words}}, title=words)
    assert words in " ".join(printed(view))


def test_the_folder_is_made_and_the_file_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "report.pdf"
    write(build(make_view()), path)
    path.write_bytes(b"old")
    write(build(make_view()), path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert [each.name for each in path.parent.iterdir()] == ["report.pdf"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    document = build(make_view({}, []))
    with pytest.raises(ReportError, match="is a folder"):
        write(document, tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match=r"file.report\.pdf.*another folder"):
        write(document, tmp_path / "file" / "report.pdf")
    with pytest.raises(ReportError, match="cannot be written"):
        write(document, tmp_path / ("n" * 400 + ".pdf"))


def test_progress_rises_to_its_end_and_can_stop_the_writing(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write(build(make_view()), tmp_path / "r.pdf", on_progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 10

    def stop(done: int, _total: int) -> None:
        if done > 5:
            raise KeyboardInterrupt

    before = (tmp_path / "r.pdf").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write(build(make_view({})), tmp_path / "r.pdf", on_progress=stop)
    assert (tmp_path / "r.pdf").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["r.pdf"]


def test_importing_the_report_does_not_load_the_pdf_library() -> None:
    script = (
        "import sys, assess.report, assess.report.document\n"
        "assert not [name for name in sys.modules if name.startswith('reportlab')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def _many(count: int) -> tuple[list[Edition], dict[str, dict[str, object]]]:
    content = alpha().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    editions = []
    answers: dict[str, dict[str, object]] = {}
    for number in range(count):
        content["checklist"]["id"] = f"list-{number}"
        content["sections"] = [
            {**section, "id": f"{section['id']}-{n}"}
            for n in range(2)
            for section in [
                {
                    **each,
                    "questions": [
                        {**q, "id": f"{q['id']}-{n}"} | _renamed(q, n) for q in each["questions"]
                    ],
                }
                for each in alpha().model_dump(mode="json", by_alias=True, exclude_defaults=True)[
                    "sections"
                ]
            ]
        ]
        editions.append(Edition.model_validate(content))
        for key, value in ANSWERS.items():
            if key.startswith("alpha/"):
                for n in range(2):
                    name = f"list-{number}/{key.removeprefix('alpha/')}-{n}"
                    answers[name] = {**value, "note": "A note of some length. " * 12}
    return editions, answers


def _renamed(question: dict[str, object], number: int) -> dict[str, object]:
    when = question.get("when")
    if not isinstance(when, dict):
        return {}
    return {"when": {**when, "question": f"{when['question']}-{number}"}}


def test_eighteen_checklists_take_a_reasonable_time(tmp_path: Path) -> None:
    editions, answers = _many(18)
    view = make_view(answers, editions)
    started = time.perf_counter()
    result = write(build(view), tmp_path / "r.pdf")
    assert result.pages > 60
    assert time.perf_counter() - started < 30
