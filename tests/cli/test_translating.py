"""A checklist out to a translator and back, and shown: in the terminal, on paper, on screens."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polib
import pytest

from assess.cli.shell import Shell
from assess.cli.shown import shown_library, shown_store
from assess.errors import ContentError
from assess.library.translated import texts
from assess.library.translation import Entry, dumps
from assess.library.translation import place as place_in
from assess.tui.app import AssessApp
from tests.tui.sample import flat, go, press, running

from .conftest import Run, library

NAME = "reflection-period"
FRENCH = {
    "title": "Délai de rétablissement et de réflexion",
    "question/exists/text": "La loi accorde-t-elle un délai de réflexion aux victimes ?",
    "question/exists/levels/0": "Ni loi ni instruction écrite n’accorde de délai.",
}
"""A small language pack: three texts of one checklist."""


@pytest.fixture
def french(place: Path) -> Path:
    """The user's own folder of checklists, with the language pack in it."""
    english = texts(library().editions[NAME])
    entries = {key: Entry(english=english[key], translation=word) for key, word in FRENCH.items()}
    return written(place / "checklists", entries)


def written(folder: Path, entries: dict[str, Entry]) -> Path:
    path = place_in(folder, NAME, "fr")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dumps(NAME, "fr", entries), "utf-8")
    return folder


def test_out_to_a_translator_and_back(run: Run, place: Path) -> None:
    out = run("checklist", "translate", "reflection", "fr")
    assert (out.status, out.out) == (0, f"{NAME}.fr.po\n")
    total = len(texts(library().editions[NAME]))
    assert out.err == f"Written: 0 translated, 0 fuzzy, {total} to do.\n"
    file = polib.pofile(str(place / f"{NAME}.fr.po"))
    for key, word in FRENCH.items():
        file.find(key, by="msgctxt").msgstr = word
    file.save()

    back = run("checklist", "translate", NAME, "fr", "--read", f"{NAME}.fr.po")
    home = place / "checklists" / "lang" / "fr" / f"{NAME}.toml"
    assert (back.status, back.out) == (0, f"{home}\n")
    assert back.err == f"Written: 3 translated, 0 fuzzy, {total - 3} to do.\n"

    again = run("checklist", "translate", NAME, "fr")
    assert again.err.startswith("Brought up to date: 3 translated")
    (place / f"{NAME}.fr.po").unlink()
    assert run("checklist", "translate", NAME, "fr", "-o", "to/x.po").out == "to/x.po\n"
    words = polib.pofile(str(place / "to" / "x.po")).find("title", by="msgctxt").msgstr
    assert words == FRENCH["title"]


def test_a_folder_named_in_the_environment(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESS_CHECKLISTS", str(place / "mine"))
    run("checklist", "translate", NAME, "fr")
    back = run("checklist", "translate", NAME, "fr", "--read", f"{NAME}.fr.po")
    assert back.out == f"{place / 'mine' / 'lang' / 'fr' / NAME}.toml\n"


def test_a_file_with_problems_changes_nothing(run: Run, french: Path, place: Path) -> None:
    run("checklist", "translate", NAME, "fr")
    before = (french / "lang" / "fr" / f"{NAME}.toml").read_bytes()
    refused = run("checklist", "translate", NAME, "de", "--read", f"{NAME}.fr.po")
    assert refused.status == 1
    assert "not “de”" in refused.err
    assert not (french / "lang" / "de").exists()
    text = (
        (place / f"{NAME}.fr.po").read_text("utf-8").replace('msgctxt "title"', 'msgctxt "titel"')
    )
    (place / f"{NAME}.fr.po").write_text(text, "utf-8")
    refused = run("checklist", "translate", NAME, "fr", "--read", f"{NAME}.fr.po")
    assert refused.status == 1
    assert "Did you mean “title”?" in refused.err
    assert (french / "lang" / "fr" / f"{NAME}.toml").read_bytes() == before
    assert run("checklist", "translate", NAME, "fr", "--read", "none.po").status == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("kh", "the code of a country: Cambodia"),
        ("xq", "no language “xq”"),
        ("en-GB", "in English"),
        ("french", "not the tag"),
    ],
)
def test_only_languages_are_taken(run: Run, given: str, words: str) -> None:
    done = run("checklist", "translate", NAME, given)
    assert done.status == 2
    assert words in done.err


def test_a_long_code_becomes_the_short_one(run: Run) -> None:
    assert run("checklist", "translate", NAME, "fra").out == f"{NAME}.fr.po\n"


def test_show_is_translated_and_tells_what_is_missing(run: Run, french: Path) -> None:
    english = run("checklist", "show", NAME)
    shown = run("--lang", "fr", "checklist", "show", NAME)
    assert FRENCH["title"] in shown.out
    assert FRENCH["title"] not in english.out
    found = re.fullmatch(
        r"assess: (\d+) of (\d+) texts are shown in English for want of “fr”: "
        r"(\d+) not translated\.",
        shown.err.splitlines()[0],
    )
    assert found
    missing, total, not_translated = map(int, found.groups())
    assert missing == not_translated == total - len(FRENCH)
    assert total >= len(texts(library().editions[NAME]))  # and those of a shared question
    assert "want of" not in english.err


def test_the_language_can_stand_in_the_environment(
    run: Run, french: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESS_LANG", "fr")
    assert FRENCH["title"] in run("checklist", "show", NAME).out
    assert FRENCH["title"] not in run("--lang", "en", "checklist", "show", NAME).out
    monkeypatch.setenv("ASSESS_LANG", "french")
    assert run("checklist", "show", NAME).status == 2


def test_scores_gaps_and_report_differ_in_words_only(
    run: Run, french: Path, started: str, place: Path
) -> None:
    english, shown = run("score", started), run("--lang", "fr", "score", started)
    title = library().editions[NAME].checklist.title
    assert english.out.replace(title, FRENCH["title"]).split() == shown.out.split()
    plain = json.loads(run("score", started, "--json").out)
    assert json.loads(run("--lang", "fr", "score", started, "--json").out) == plain
    assert run("--lang", "fr", "gaps", started).status == 0
    report = run("--lang", "fr", "report", started, "-o", "r.pdf")
    assert report.status == 0
    assert "want of “fr”" in report.err
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(place / "r.pdf").pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert FRENCH["title"] in words
    assert library().editions[NAME].id[:12] in words


def test_letters_that_the_report_lacks_stay_english(run: Run, place: Path, started: str) -> None:
    english = texts(library().editions[NAME])["title"]
    written(place / "checklists", {"title": Entry(english=english, translation="პერიოდი")})
    assert "პერიოდი" in run("--lang", "fr", "checklist", "show", NAME).out
    report = run("--lang", "fr", "report", started, "-o", "r.pdf")
    assert "1 in letters that the report's fonts lack" in report.err
    assert "code points" not in report.err


def test_what_is_kept_and_exported_is_english(run: Run, french: Path, started: str) -> None:
    assert run("--lang", "fr", "export", started).out == run("export", started).out


def test_screens_get_the_words_and_the_store_the_english(
    run: Run, french: Path, started: str, place: Path
) -> None:
    shell = Shell(place / "store.sqlite3", "fr")
    try:
        store = shown_store(shell)
        edition = library().editions[NAME]
        assert store.edition(edition.id).checklist.title == FRENCH["title"]
        assert store.edition(edition.id).id == edition.id
        assert store.assessments() == [started]
        offered = shown_library(shell).editions[NAME]
        assert offered.checklist.title == FRENCH["title"]
        store.append(started, [], [offered])
        assert shell.store.edition(edition.id) == edition
    finally:
        shell.close()


async def test_screens_show_the_words_and_keep_the_answer(
    run: Run, french: Path, started: str, place: Path
) -> None:
    shell = Shell(place / "store.sqlite3", "fr")
    app = AssessApp(shown_store(shell), lambda: shown_library(shell), shell.origin, open_id=started)
    try:
        async with running(app, (100, 40)) as pilot:
            await go(pilot, "exists")
            assert FRENCH["question/exists/text"] in flat(pilot)
            assert FRENCH["question/exists/levels/0"] in flat(pilot)
            await press(pilot, "2")
        assert shell.session(started).assessment.answers[f"{NAME}/exists"].level == 2
        assert shell.session(started).view.editions[NAME] == library().editions[NAME]
    finally:
        shell.close()


def test_a_damaged_translation_is_told_before_the_screens_open(french: Path, place: Path) -> None:
    (french / "lang" / "fr" / f"{NAME}.toml").write_text("format =", "utf-8")
    shell = Shell(place / "store.sqlite3", "fr")
    try:
        with pytest.raises(ContentError, match="--lang en"):
            shown_store(shell)
    finally:
        shell.close()


def test_the_page_for_translators_works_as_written(run: Run, place: Path) -> None:
    """Its commands run one after the other, and its file is read."""
    page = (Path(__file__).parents[2] / "docs" / "translate.md").read_text("utf-8")
    commands = re.findall(r"^ *```sh\n *assess (.*)$", page, re.MULTILINE)
    assert len(commands) == 6
    for command in commands:
        done = run(*command.split())
        assert done.status == 0, done.err
    example = re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)[0]
    path = place_in(place / "checklists", NAME, "fr")
    path.write_text(example, "utf-8")
    shown = run("--lang", "fr", "checklist", "show", NAME)
    assert "Délai de rétablissement et de réflexion, et séjour" in shown.out
    assert "1 translated from an older English or to be looked at" in shown.err
