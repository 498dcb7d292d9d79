"""``assess form``, ``import`` of forms and ``enter``, as somebody types them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
import pytest

import assess.library
from assess.cli.ending import ending
from assess.cli.main import run as run_line
from assess.forms import columns as col
from tests.forms.filling import fill_workbook


@dataclass(frozen=True)
class Ran:
    """What one run gave."""

    status: int
    out: str
    err: str

    @property
    def path(self) -> Path:
        return Path(self.out.strip())


class Typed(io.StringIO):
    """A terminal at which the user typed this."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]
library = cache(assess.library.load)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command line; ``typed`` at a terminal, or ``piped`` into it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSESS_STORE", str(tmp_path / "store.sqlite3"))
    monkeypatch.setenv("ASSESS_USER", "tester")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(assess.library, "load", library)

    def ran(*arguments: str | Path, typed: str | None = None, piped: str = "") -> Ran:
        stream = io.StringIO(piped) if typed is None else Typed(typed)
        monkeypatch.setattr(sys, "stdin", stream)
        capsys.readouterr()
        status = ending(lambda: run_line([str(each) for each in arguments]))
        captured = capsys.readouterr()
        return Ran(int(status), captured.out, captured.err)

    return ran


@pytest.fixture
def started(run: Run) -> str:
    done = run("new", "--country", "MNG", "--checklist", "reflection", "--date", "2026-06-30")
    assert done.status == 0, done.err
    return done.out.strip()


def answers(run: Run, identity: str) -> dict[str, object]:
    """What the assessment holds, as its exported file says it."""
    import tomli  # noqa: PLC0415 (one test helper)

    found: dict[str, object] = tomli.loads(run("export", identity).out).get("answers", {})
    return found


def filled(path: Path, place: Path, values: dict[tuple[str, str, str], object]) -> Path:
    place.write_bytes(fill_workbook(path.read_bytes(), values))
    return place


def put_country(path: Path, country: str, date: str = "") -> None:
    """Fill in the first sheet of a form made of checklists alone."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        if row[2].value == f"{col.MARK}:{col.COUNTRY}":
            row[1].value = country
        if date and row[2].value == f"{col.MARK}:{col.DATE}":
            row[1].value = date
    book.save(path)


def first(path: Path) -> tuple[str, str]:
    """The key of the first levels question of a workbook, and the text of its level 2."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:2]:
        for row in sheet.iter_rows(min_row=4):
            text = str(row[4].value or "")
            if row[0].value and "\n2 – " in text:
                return str(row[0].value), f"2 – {text.split(chr(10) + '2 – ')[1].splitlines()[0]}"
    raise AssertionError("no question with levels")


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "docx"])
def test_a_form_is_written_where_its_path_says(run: Run, started: str, kind: str) -> None:
    done = run("form", started, "--to", kind)
    assert done.status == 0, done.err
    assert done.path == Path("forms") / f"{started}-form.{kind}"
    assert done.path.stat().st_size > 5000
    assert "Written: 17 questions." in done.err


def test_a_form_that_may_hold_answers_is_never_written_over(run: Run, started: str) -> None:
    assert run("form", started).path != run("form", started).path
    done = run("form", started, "-o", "a.xlsx")
    before = done.path.read_bytes()
    again = run("form", started, "-o", "a.xlsx", "--blank")
    assert again.status == 1
    assert "There is a file a.xlsx already; it may hold answers." in again.err
    assert done.path.read_bytes() == before
    assert run("form", started, "-o", "a.xlsx", "--replace").status == 0


def test_what_is_neither_assessment_nor_checklist_is_named(run: Run, started: str) -> None:
    done = run("form", "nowhere")
    assert done.status == 3
    assert "There is no assessment “nowhere”. It is no checklist either." in done.err
    done = run("form", started, "palermo-alignment")
    assert done.status == 3
    assert "does not answer the checklist “palermo-alignment”" in done.err
    assert run("form", started, "--fillable").status == 2


def test_a_filled_form_comes_back(run: Run, started: str, tmp_path: Path) -> None:
    form = run("form", started).path
    key, level = first(form)
    place = filled(form, tmp_path / "back.xlsx", {(key, "", "answer"): level})
    done = run("import", place)
    assert (done.status, done.out) == (0, f"{started}\n")
    assert "back.xlsx: 1 answer taken in." in done.err
    assert answers(run, started) == {key: {"level": 2}}
    assert "nothing new." in run("import", place).err


def test_differences_wait_for_a_yes(run: Run, started: str, tmp_path: Path) -> None:
    form = run("form", started).path
    key, level = first(form)
    values: dict[tuple[str, str, str], object] = {
        (key, "", "answer"): level, (key, "", "document1.title"): "Nameless",
    }  # fmt: skip
    place = filled(form, tmp_path / "back.xlsx", values)
    assert run("enter", started, piped=f"{_number(form, key)} 1\n").status == 0
    done = run("import", place)
    assert done.status == 5
    assert "The form says something else than the store:" in done.err
    assert "the form says “Level 2 of 4: " in done.err
    assert "Does not fit and would be left out:" in done.err
    assert "Import back.xlsx, taking over 1 difference and leaving out 1 entry?" in done.err
    assert answers(run, started) == {key: {"level": 1}}
    assert run("import", place, "--yes").status == 0
    assert answers(run, started) == {key: {"level": 2}}


def _number(form: Path, key: str) -> int:
    book = openpyxl.load_workbook(form)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows())
    return next(int(row[2].value) for row in rows if row[0].value == key and row[2].value)


def test_a_form_of_checklists_alone_starts_an_assessment_once(run: Run, tmp_path: Path) -> None:
    form = run("form", "reflection-period").path
    key, level = first(form)
    place = filled(form, tmp_path / "back.xlsx", {(key, "", "answer"): level})
    done = run("import", place)
    assert done.status == 1
    assert "does not say which. Name the assessment (--into ID), or start one" in done.err
    put_country(place, "Mongolia", "2025-12-31")
    done = run("import", place)
    assert done.status == 0, done.err
    assert "back.xlsx: a new assessment of Mongolia: 1 answer taken in." in done.err
    identity = done.out.strip()
    assert identity.startswith("mng-2025-")
    assert answers(run, identity) == {key: {"level": 2}}
    again = run("import", place)
    assert again.out.strip() == identity
    assert "nothing new" in again.err
    assert len(run("list").out.splitlines()) == 2


def test_a_form_of_checklists_alone_goes_into_an_assessment(
    run: Run, started: str, tmp_path: Path
) -> None:
    form = run("form", "reflection-period").path
    key, level = first(form)
    place = filled(form, tmp_path / "back.xlsx", {(key, "", "answer"): level})
    done = run("import", place, "--into", started[:5])
    assert (done.status, done.out) == (0, f"{started}\n")
    assert answers(run, started) == {key: {"level": 2}}


def test_a_country_that_is_none_an_invented_one_and_a_bad_date(run: Run, tmp_path: Path) -> None:
    form = run("form", "reflection-period").path
    key, level = first(form)
    place = filled(form, tmp_path / "back.xlsx", {(key, "", "answer"): level})
    put_country(place, "Ruritania", "31 May")
    assert run("import", place).status == 3
    bad = run("import", place, "--invented")
    assert bad.status == 1
    assert "the reference date: “31 May” is no date." in bad.err
    done = run("import", place, "--invented", "--date", "2026-01-31")
    assert done.status == 0, done.err
    assert "case" in run("export", done.out.strip()).out
    assert len(run("list").out.splitlines()) == 2


def test_an_empty_form_starts_nothing(run: Run) -> None:
    form = run("form", "reflection-period").path
    done = run("import", form, "--country", "Mongolia")
    assert done.status == 1
    assert "no answer is filled in; no assessment was started" in done.err
    assert run("list").out == ""


def test_options_for_forms_of_any_country_are_refused_elsewhere(run: Run, started: str) -> None:
    form = run("form", started).path
    done = run("import", form, "--country", "Mongolia")
    assert done.status == 1
    assert f"is a form of the assessment {started}: it starts no other one." in done.err
    assert run("export", started, "-o", "a.assess.toml").status == 0
    done = run("import", "a.assess.toml", "--into", started)
    assert done.status == 1
    assert "a.assess.toml is no form: --into and --country are for forms." in done.err


def test_a_form_of_an_assessment_that_is_not_here(run: Run, started: str) -> None:
    form = run("form", started).path
    run("delete", started, "--yes")
    done = run("import", form)
    assert done.status == 3
    assert f"is a form of the assessment {started}, which is not here." in done.err


def test_one_bad_file_does_not_keep_the_others_out(run: Run, started: str, tmp_path: Path) -> None:
    form = run("form", started).path
    key, level = first(form)
    place = filled(form, tmp_path / "back.xlsx", {(key, "", "answer"): level})
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    done = run("import", "bad.pdf", place)
    assert done.status == 1
    assert "bad.pdf cannot be imported: it is damaged" in done.err
    assert answers(run, started) == {key: {"level": 2}}


def test_lines_from_a_pipe_are_kept_and_the_others_are_named(run: Run, started: str) -> None:
    done = run("enter", started, piped="2 3\n2 note ខ្មែរ\n99 1\nfoo\n3 u\n")
    assert done.status == 1
    assert "line 3: Not taken: “99 1”: This form has no question 99." in done.err
    assert "line 4: Not taken: “foo”" in done.err
    assert "3 lines saved." in done.err
    assert "2 lines were not taken." in done.err
    assert "no answer yet" in done.err
    assert list(answers(run, started).values()) == [
        {"level": 3, "note": "ខ្មែរ"},
        {"unknown": "nobody-knows"},
    ]
    assert run("enter", started, piped="2 1\n").status == 0


def test_at_a_terminal_a_mistake_is_said_and_typing_goes_on(run: Run, started: str) -> None:
    done = run("enter", started, typed="2 maybe\n2 3\nundo\n2 1\ndone\n3 u\n")
    assert done.status == 0
    assert "note …" in done.err
    assert "Not taken: “2 maybe”" in done.err
    assert json.dumps(list(answers(run, started).values())) == '[{"level": 1}]'


def test_numbers_of_an_empty_form_of_other_checklists_are_understood(run: Run) -> None:
    identity = run(
        "new", "--country", "MNG", "--checklist", "palermo-alignment,reflection-period"
    ).out.strip()
    assert run("enter", identity, "--form", "reflection-period", piped="2 1\n").status == 0
    [key] = answers(run, identity)
    assert key.startswith("reflection-period/")


def test_questions_are_numbered_alike_on_the_form_and_when_typed(run: Run, started: str) -> None:
    form = run("form", started).path
    key, _level = first(form)
    assert run("enter", started, piped=f"{_number(form, key)} 3\n").status == 0
    assert answers(run, started) == {key: {"level": 3}}


def test_the_help_of_enter_says_how_it_ends(run: Run) -> None:
    assert "Exit status" in run("enter", "--help").out
