"""``assess checklist new`` and ``diff``, and a folder of the user's own."""

from __future__ import annotations

import itertools
import re
import shutil
from pathlib import Path

import pytest

from assess.exchange.assessment_file import apply, plan, read_file
from assess.library import check, content_folder
from assess.session import Session
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from tests.cli.conftest import Run, library
from tests.tui.sample import flat, here, origin, press, running

SAMPLES = Path(__file__).parents[1] / "content" / "own"
SHIPPED = content_folder("checklists")


@pytest.fixture
def own(place: Path) -> Path:
    """The user's own folder beside the store, empty."""
    folder = place / "checklists"
    folder.mkdir()
    library.cache_clear()
    return folder


def filled(text: str) -> str:
    """A starter file with something in every blank."""
    number = itertools.count()
    return re.sub('""', lambda _: f'"Filled in {next(number)}."', text)


def spoilt(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_new_writes_a_file_that_passes_once_its_blanks_are_filled(run: Run, place: Path) -> None:
    done = run("checklist", "new", "fire-safety")
    path = place / "fire-safety.toml"
    assert (done.status, done.out) == (0, "fire-safety.toml\n")
    assert "assess checklist check fire-safety.toml" in done.err
    assert str(place / "checklists") in done.err
    text = path.read_text("utf-8")
    blanks = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if '""' in line.partition("#")[0] and not line.startswith(("why", "recommend"))
    ]
    assert [problem.line for problem in check([path])] == blanks
    path.write_text(filled(text), "utf-8")
    assert check([path]) == []


def test_the_examples_in_a_new_file_are_right_too(run: Run, place: Path) -> None:
    run("checklist", "new", "fire-safety")
    path = place / "fire-safety.toml"
    text = filled(path.read_text("utf-8"))
    path.write_text(re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE), "utf-8")
    assert check([path]) == []
    assert path.read_text("utf-8").count("[[section.question]]") == 6


def test_new_overwrites_nothing_and_knows_what_an_id_is(run: Run, place: Path) -> None:
    run("checklist", "new", "fire-safety")
    (place / "fire-safety.toml").write_text("mine", "utf-8")
    again = run("checklist", "new", "fire-safety")
    assert again.status == 1
    assert "is there already" in again.err
    assert (place / "fire-safety.toml").read_text("utf-8") == "mine"
    for wrong in ("Fire", "fire_safety", "fire--safety", "sources", "x" * 41):
        assert run("checklist", "new", wrong).status == 2
    assert run("checklist", "new", "fire-safety", "-o", "other.toml").status == 2
    assert run("checklist", "new", "fire-safety", "-o", "gone/fire-safety.toml").status == 1


def test_new_in_the_own_folder_says_so(run: Run, own: Path) -> None:
    done = run("checklist", "new", "reflection-period", "-o", "checklists")
    assert done.out == "checklists/reflection-period.toml\n"
    assert "It is in your own folder" in done.err
    assert "yours will stand in its place" in done.err


def test_own_checklists_are_added_and_told_once(run: Run, own: Path) -> None:
    shutil.copy(SAMPLES / "public-libraries.toml", own)
    done = run("checklist", "list")
    assert done.status == 0
    assert "Public library services" in done.out
    assert done.err.count("your own checklists") == 1
    assert f"{own} are used (added: public-libraries)" in done.err
    assert run("new", "--country", "MNG", "--checklist", "public").status == 0


def test_the_variable_names_another_folder(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESS_CHECKLISTS", str(SAMPLES))
    assert "public-libraries" in run("checklist", "list").out
    monkeypatch.setenv("ASSESS_CHECKLISTS", "gone")
    done = run("checklist", "list")
    assert done.status == 0
    assert "there is no folder" in done.err
    assert "palermo-alignment" in done.out


def test_an_own_checklist_stands_in_place_of_the_shipped_one(run: Run, own: Path) -> None:
    text = (SHIPPED / "reflection-period.toml").read_text("utf-8")
    mine = spoilt(text, 'title = "Victim reflection period and residence"', 'title = "Ours"')
    (own / "reflection-period.toml").write_text(mine, "utf-8")
    done = run("checklist", "show", "reflection")
    assert "Ours  (reflection-period" in done.out or "Ours (reflection-period" in done.out
    assert "in place of the shipped ones: reflection-period" in done.err
    same = run("checklist", "diff", "reflection", "reflection")
    assert same.status == 0
    assert "the checklist: title" in same.out
    assert "to be raised, to 1.0.1 at least; the new file says 1.0.0" in same.out


def test_a_broken_own_file_is_left_out_and_named_with_its_line(run: Run, own: Path) -> None:
    shutil.copy(SAMPLES / "public-libraries.toml", own)
    broken = spoilt((own / "public-libraries.toml").read_text("utf-8"), "horizon", "horizont")
    (own / "public-libraries.toml").write_text(broken, "utf-8")
    line = broken[: broken.index("horizont")].count("\n") + 1
    (own / "reflection-period.toml").write_bytes(b"\xff")
    done = run("checklist", "list")
    assert done.status == 0
    assert f"public-libraries.toml:{line}: " in done.err
    assert "reflection-period.toml:1: The file is not UTF-8 text." in done.err
    assert "Victim reflection period" in done.out
    assert "public-libraries" not in done.out


OLD = SAMPLES / "public-libraries.toml"
FREE = '["public-libraries-help", "public-libraries-free"]'
CHANGES = [
    ("Most libraries are also open on Saturday or Sunday.",
     "Most libraries are also open on Sunday.", "opening: level 3: “Most", "2.0.0"),
    ("Which of these can", "Which of those can", "formats: text: “Which of these", "2.0.0"),
    ("from = 31", "from = 21", "bands from 0 credit 1, from 31 credit 0.5", "2.0.0"),
    ("weight = 2", "weight = 3", "section lending: weight 2 → 3", "2.0.0"),
    ("must_have = true\n", "", "opening: must have yes → no", "2.0.0"),
    ('id = "formats"', 'id = "what"', "Removed\n  lending/formats: “Which", "2.0.0"),
    ('id = "readers"', 'id = "people"', "Removed\n  lending/readers: “How", "1.1.0"),
    (", essential = true", "", "formats: elements: books yes → no", "2.0.0"),
    ('credit = "1/2" },\n', 'credit = "1/3" },\n', "options: some 0.5 → 1/3", "2.0.0"),
    ("in_place = 80", "in_place = 85", "cut-offs 80/50/25 → 85/50/25", "2.0.0"),
    ("credit_at_least = \"1/4\"", "credit_at_least = \"1/2\"", "help: when question", "2.0.0"),
    ('["public-libraries-help"]\nrecommend', f"{FREE}\nrecommend",
     "Resting on\n  help: added public-libraries-free", "1.1.0"),
    ("Publish opening", "Print opening", "opening: recommend", "1.0.1"),
    ("Are joining and borrowing", "Are joining, and borrowing,", "free: text: “Are", "1.0.1"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "printed", "version"), CHANGES)
def test_diff_tells_each_change_and_what_it_means_for_scores(
    run: Run, place: Path, old: str, new: str, printed: str, version: str
) -> None:
    path = place / "changed.toml"
    path.write_text(spoilt(OLD.read_text("utf-8"), old, new), "utf-8")
    done = run("checklist", "diff", str(OLD), "changed.toml")
    assert printed in done.out
    major = version == "2.0.0"
    assert done.status == (1 if major else 0)
    assert ("Scores do not stay comparable" in done.out) is major
    assert f"to {version} at least; the new file says 1.0.0" in done.out


def test_diff_is_content_with_a_version_that_is_high_enough(run: Run, place: Path) -> None:
    text = spoilt(OLD.read_text("utf-8"), "weight = 2", "weight = 3")
    (place / "new.toml").write_text(spoilt(text, '"1.0.0"', '"2.0.0"'), "utf-8")
    done = run("checklist", "diff", str(OLD), "new.toml")
    assert done.out.endswith("to 2.0.0 at least.\n")


def test_diff_of_the_same_and_of_two_checklists(run: Run) -> None:
    same = run("checklist", "diff", str(OLD), str(OLD))
    assert (same.status, same.out.splitlines()[-1]) == (0, "Nothing changed.")
    other = run("checklist", "diff", "reflection-period", "whole-of-government")
    assert other.status == 1
    assert "answers are kept under the id" in other.out
    assert "to be raised" not in other.out


def test_diff_tells_what_meets_a_duty(run: Run, place: Path) -> None:
    text = (SHIPPED / "reflection-period.toml").read_text("utf-8")
    changed = spoilt(text, '{ id = "coe-13-1", meets = 4 }', '{ id = "coe-13-1", meets = 3 }')
    (place / "new.toml").write_text(changed, "utf-8")
    done = run("checklist", "diff", "reflection-period", "new.toml")
    assert done.status == 1
    assert "exists: coe-13-1 is met by 4 → 3" in done.out


def test_diff_of_what_is_not_there(run: Run, place: Path) -> None:
    assert run("checklist", "diff", "gone.toml", "reflection-period").status == 3
    assert run("checklist", "diff", "reflection-period", "gone").status == 3
    (place / "wrong.toml").write_text("format = 3", "utf-8")
    wrong = run("checklist", "diff", "reflection-period", "wrong.toml")
    assert wrong.status == 1
    assert "wrong.toml:1: format" in wrong.err


SUBJECTS = pytest.mark.parametrize("name", ["public-libraries", "health-emergency-readiness"])


@SUBJECTS
def test_a_checklist_on_another_subject_goes_from_file_to_report(
    run: Run, own: Path, name: str
) -> None:
    assert run("checklist", "check", str(SAMPLES / f"{name}.toml")).status == 0
    shutil.copy(SAMPLES / f"{name}.toml", own)
    assert run("import", str(SAMPLES / f"{name}-try.assess.toml")).out == f"{name}-try\n"
    scored = {"public-libraries": "50 % (50–72)", "health-emergency-readiness": "53 % (53–53)"}
    assert f"Score: {scored[name]}, 100 % answered." in run("score", f"{name}-try").out
    for command in (["score", "--json"], ["gaps", "--json"], ["gaps"], ["export"]):
        assert run(command[0], f"{name}-try", *command[1:]).status == 0
    written = run("report", f"{name}-try", "-o", "report.pdf")
    assert written.status == 0, written.err
    assert (own.parent / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert run("checklist", "show", name, "--full").status == 0


@SUBJECTS
async def test_the_screens_do_without_what_belongs_to_our_subject(name: str) -> None:
    store, shelves = MemoryStore(), library(own=SAMPLES)
    incoming = plan(read_file(SAMPLES / f"{name}-try.assess.toml"), store, shelves)
    identity = apply(incoming, store, confirmed=False).identity
    view = Session(store, identity, origin()).view
    questions = view.editions[name].questions
    async with running(AssessApp(store, lambda: shelves, origin(), open_id=identity)) as pilot:
        first = here(pilot)
        await press(pilot, *["left"] * len(questions))
        for question in questions.values():
            assert here(pilot) == question.id
            assert question.text in flat(pilot)
            await press(pilot, "w")
            source = view.editions[name].sources[0].title
            assert source.split(" (")[0].split(":")[0] in flat(pilot)
            await press(pilot, "escape", "right")
        assert first in questions
        for screen in ("g", "o"):
            await press(pilot, screen)
            assert view.gaps[0].state.question.text[:30] in flat(pilot)
            await press(pilot, "escape")
