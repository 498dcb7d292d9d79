"""Every command: what it prints, what it changes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assess.cli.shell import Shell
from assess.core.assessment import Answer
from assess.errors import StoreDamaged
from assess.session import Session
from assess.store import open_store
from assess.store.origin import system_origin

from .conftest import Run, library


def answered(identity: str, **notes: str) -> str:
    """Answer the first levels of an assessment of the usual store, and return a key."""
    store = open_store()
    session = Session(store, identity, system_origin({}))
    edition = next(iter(session.view.editions.values()))
    question = next(q for q in edition.questions.values() if q.kind == "maturity" and not q.when)
    session.answer(edition.key(question), Answer(level=0, note=notes.get("note", "")))
    store.close()
    return edition.key(question)


class TestNew:
    def test_prints_the_id_and_nothing_else_on_stdout(self, run: Run) -> None:
        done = run("new", "--country", "Mongolia", "--date", "2026-06-30")
        assert (done.status, done.out[:9], done.out.count("\n")) == (0, "mng-2026-", 1)
        assert "assess open mng-2026-" in done.err

    def test_knows_no_country_of_that_name(self, run: Run) -> None:
        done = run("new", "--country", "Mong")
        assert done.status == 3
        assert "Did you mean Mongolia" in done.err

    def test_takes_an_invented_country(self, run: Run) -> None:
        identity = run("new", "--country", "Sundria", "--invented").out.strip()
        assert "An invented country" in run("score", identity).out

    def test_quick_asks_less(self, run: Run) -> None:
        quick = run("new", "--country", "MNG", "--depth", "quick").err
        full = run("new", "--country", "MNG").err
        assert int(quick.split(": ")[1].split()[0]) < int(full.split(": ")[1].split()[0])

    def test_a_role_needs_a_reason(self, run: Run) -> None:
        assert run("new", "--country", "MNG", "--role-off", "transit").status == 2
        assert run("new", "--country", "MNG", "--role-off", "harbour=none").status == 2
        assert run("new", "--country", "MNG", "--role-off", "transit=no route").status == 0

    def test_nobody_can_be_asked(self, run: Run) -> None:
        done = run("new")
        assert done.status == 2
        assert "--country" in done.err

    def test_asks_in_a_terminal_until_it_understands(self, run: Run) -> None:
        typed = [
            "Atlantis",
            "fin",
            "31.1.2026",
            "2026-01-31",
            "quick",
            "fishing",
            "reflection",
            "First",
        ]
        done = run("new", typed="\n".join([*typed, ""]))
        assert done.status == 0, done.err
        assert done.out.startswith("fin-2026-")
        assert "There is no country “Atlantis”" in done.err
        assert "  Finland\n" in done.err
        assert "There is no checklist “fishing”" in done.err
        assert "First" in run("list").out

    def test_a_set_is_named_like_a_checklist(self, run: Run) -> None:
        def asked(*more: str) -> list[str]:
            identity = run("new", "--country", "MNG", *more).out.strip()
            found = json.loads(run("score", identity, "--json").out)["checklists"]
            return [each["id"] for each in found]

        five = asked()
        assert five[0] == "palermo-alignment"
        assert len(five) == 5
        assert asked("--checklist", "five") == five
        assert len(asked("--checklist", "all")) == 18
        own = asked("--checklist", "partnership", "--checklist", "border-management")
        assert own == ["national-action-plan", "whole-of-government", "border-management"]

    def test_treaties_are_stated_with_status_and_date(self, run: Run) -> None:
        treaty = ("--treaty", "tip=in-force,2008-07-27", "--treaty", "untoc=signed")
        identity = run("new", "--country", "MNG", *treaty).out.strip()
        text = run("export", identity).out
        assert 'status = "in-force"\nsince = 2008-07-27' in text
        assert 'status = "signed"' in text

    @pytest.mark.parametrize(
        ("given", "status", "said"),
        [
            ("tip", 2, "tip=in-force,YYYY-MM-DD"),
            ("tip=ratified", 2, "tip=signed"),
            ("tip=in-force,27.7.2008", 2, "is no date"),
            ("lisbon=signed", 3, "There are: actip"),
        ],
    )
    def test_a_treaty_that_is_not_understood(
        self, run: Run, given: str, status: int, said: str
    ) -> None:
        done = run("new", "--country", "MNG", "--treaty", given)
        assert done.status == status
        assert said in " ".join(done.err.split())
        assert run("list").out.count("MNG") == 0

    def test_no_such_checklist(self, run: Run) -> None:
        done = run("new", "--country", "MNG", "--checklist", "fishing")
        assert done.status == 3
        assert "reflection-period" in done.err

    def test_stopped_in_the_middle(self, run: Run) -> None:
        done = run("new", typed="")
        assert (done.status, done.out) == (5, "")
        assert run("list").out == ""


class TestList:
    def test_says_what_to_do_when_empty(self, run: Run) -> None:
        done = run("list")
        assert (done.status, done.out) == (0, "")
        assert "assess new" in done.err

    def test_lists_whole_and_plain(self, run: Run, started: str) -> None:
        heads, row = run("list").out.splitlines()
        assert heads.startswith("ID ")
        assert row.startswith(f"{started}  Mongolia")
        assert "0 of " in row

    def test_one_that_cannot_be_opened_hides_no_other(
        self, run: Run, started: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spoilt = run("new", "--country", "FIN").out.strip()
        real = Shell.session

        def session(shell: Shell, identity: str) -> Session:
            if identity == spoilt:
                raise StoreDamaged("An event was changed.", "Restore it.")
            return real(shell, identity)

        monkeypatch.setattr(Shell, "session", session)
        done = run("list")
        assert done.status == 4
        assert started in done.out
        assert spoilt in done.err


class TestScore:
    def test_nothing_answered_is_no_score(self, run: Run, started: str) -> None:
        done = run("score", started)
        assert done.status == 0
        assert "0–100 %" in done.out
        assert "not independently verified" in done.out

    def test_shortened_id(self, run: Run, started: str) -> None:
        assert run("score", "mng").out == run("score", started).out

    def test_ambiguous_id(self, run: Run, started: str) -> None:
        run("new", "--country", "MNG")
        done = run("score", "mng")
        assert done.status == 3
        assert started in done.err


class TestGaps:
    def test_none_yet(self, run: Run, started: str) -> None:
        done = run("gaps", started)
        assert done.status == 0
        assert "Nothing answered yet" in done.out

    def test_says_priority_what_it_adds_and_the_next_step(self, run: Run, started: str) -> None:
        answered(started)
        done = run("gaps", started).out
        assert "\nP1: " in done or "\nP2: " in done
        for words in ("adds ", "Now: Level 0 of ", "From: ", "Next step: ", "Lead: ", "Effort: "):
            assert words in done


class TestReport:
    def test_writes_where_it_says(self, run: Run, started: str, place: Path) -> None:
        done = run("report", started)
        assert done.status == 0, done.err
        assert (place / done.out.strip()).read_bytes().startswith(b"%PDF-")

    def test_a_folder_that_cannot_be(self, run: Run, started: str, place: Path) -> None:
        (place / "file").write_text("")
        done = run("report", started, "-o", "file/report.pdf")
        assert (done.status, done.out) == (1, "")
        assert "file" in done.err


class TestFiles:
    def test_out_and_in_again(self, run: Run, started: str, place: Path) -> None:
        answered(started, note="Ж ü “quoted”")
        assert run("export", started, "-o", "a.assess.toml").out.strip() == "a.assess.toml"
        assert run("export", started).out == (place / "a.assess.toml").read_text("utf-8")
        assert "nothing new" in run("import", "a.assess.toml").err
        before = run("score", started, "--json").out
        run("delete", started, "--yes")
        done = run("import", "a.assess.toml")
        assert (done.status, done.out.strip()) == (0, started)
        assert run("score", started, "--json").out == before

    def test_a_dash_is_stdout(self, run: Run, started: str, place: Path) -> None:
        assert run("export", started, "-o", "-").out == run("export", started).out
        assert not (place / "-").exists()

    def test_without_history(self, run: Run, started: str) -> None:
        answered(started)
        assert "[[event]]" in run("export", started).out
        assert "[[event]]" not in run("export", started, "--no-history").out

    def test_cannot_be_written(self, run: Run, started: str) -> None:
        done = run("export", started, "-o", "missing/a.assess.toml")
        assert done.status == 1
        assert "missing/a.assess.toml cannot be written" in done.err

    def edited(self, run: Run, started: str, place: Path) -> Path:
        key = answered(started)
        run("export", started, "-o", "a.assess.toml")
        path = place / "a.assess.toml"
        text = path.read_text("utf-8")
        assert f'"{key}"]\nlevel = 0' in text
        path.write_text(text.replace(f'"{key}"]\nlevel = 0', f'"{key}"]\nlevel = 1'), "utf-8")
        return path

    def test_asks_before_taking_over_differences(self, run: Run, started: str, place: Path) -> None:
        path = str(self.edited(run, started, place))
        before = run("export", started).out
        refused = run("import", path)
        assert (refused.status, refused.out) == (5, "")
        assert "level = 1" in refused.err
        assert "--yes" in refused.err
        assert run("import", path, typed="n\n").status == 5
        assert run("export", started).out == before
        assert run("import", path, typed="y\n").status == 0
        assert "Level 1 of" in run("gaps", started).out

    def test_yes_agrees(self, run: Run, started: str, place: Path) -> None:
        assert run("import", str(self.edited(run, started, place)), "--yes").status == 0

    def test_every_file_is_tried(self, run: Run, started: str, place: Path) -> None:
        run("export", started, "-o", "good.assess.toml")
        run("delete", started, "--yes")
        (place / "bad.assess.toml").write_text("format = \n")
        done = run("import", "bad.assess.toml", "good.assess.toml")
        assert (done.status, done.out.strip()) == (1, started)
        assert "bad.assess.toml" in done.err

    def test_no_such_file(self, run: Run) -> None:
        assert run("import", "none.assess.toml").status == 3


class TestDelete:
    def test_asks(self, run: Run, started: str) -> None:
        assert run("delete", started).status == 5
        assert run("delete", started, typed="n\n").status == 5
        assert started in run("list").out
        assert run("delete", started, typed="y\n").status == 0
        assert run("list").out == ""


class TestUpgrade:
    def test_nothing_to_do(self, run: Run, started: str) -> None:
        done = run("upgrade", started)
        assert (done.status, done.out) == (0, "")
        assert "already answers the newest" in done.err

    def test_names_the_answers_to_confirm(
        self, run: Run, started: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        key = answered(started)
        monkeypatch.setattr("assess.library.load", lambda: Newer(key))
        done = run("upgrade", started)
        assert (done.status, done.out.strip()) == (0, key)
        assert "1.0.0 → 2.0.0" in done.err
        assert "an earlier answer is to be confirmed" in run("score", started, "--json").out


class Newer:
    """A library in which the question of one answer has another text."""

    def __init__(self, key: str) -> None:
        checklist, name = key.split("/")
        old = library().editions[checklist]
        heading = old.checklist.model_copy(update={"version": "2.0.0"})
        sections = tuple(
            section.model_copy(
                update={
                    "questions": tuple(
                        q.model_copy(update={"text": "Another?"}) if q.id == name else q
                        for q in section.questions
                    )
                }
            )
            for section in old.sections
        )
        new = old.model_copy(update={"checklist": heading, "sections": sections})
        self.editions = {checklist: type(new).from_canonical(new.canonical())}


class TestOpen:
    def test_needs_a_terminal(self, run: Run, started: str) -> None:
        done = run("open", started)
        assert done.status == 2
        assert "terminal" in done.err

    def test_no_such_assessment(self, run: Run) -> None:
        assert run("open", "nowhere").status == 3
