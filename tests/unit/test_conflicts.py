"""Conflicts in checklist files: read, every mistake told with its line, translated, compared."""

from __future__ import annotations

from fractions import Fraction

import polib
import pytest

from assess.cli.page import page
from assess.cli.paper import Paper
from assess.core.assessment import Answer, Assessment
from assess.core.checklist import Edition
from assess.core.conflicts import Conflict
from assess.core.view import View
from assess.library import load, po
from assess.library.difference import difference
from assess.library.starter import starter
from assess.library.telling import Part
from assess.library.translated import TranslatedEdition, texts
from assess.library.translation import Entry
from tests.unit.builders import assessed, earned, every_answer
from tests.unit.library_files import LIST, line_of, problems, read, spoil

CONFLICT = """
[[conflict]]
id = "all-but-none"
text = "You say that all is done, but that there is none. Are both right?"
all = [
  { question = "levels", credit_at_least = "3/4" },
  { question = "choice", credit_at_most = 0 },
]
"""
WHOLE = LIST + CONFLICT


def edition(folder, text: str = WHOLE) -> Edition:
    return read(folder, list=text).editions["list"]


def test_a_conflict_is_read_with_its_conditions(tmp_path):
    [conflict] = edition(tmp_path).conflicts
    assert conflict.id == "all-but-none"
    assert [(c.question, c.credit_at_least, c.credit_at_most) for c in conflict.all] == [
        ("levels", Fraction(3, 4), None),
        ("choice", None, 0),
    ]


@pytest.mark.parametrize(
    ("level", "option", "asked"),
    [(3, "none", True), (4, "none", True), (2, "none", False), (3, "some", False)],
)
def test_it_is_asked_only_where_all_conditions_hold(tmp_path, level, option, asked):
    of = edition(tmp_path)
    own = assessed(of, {"levels": level, "choice": Answer(option=option)})
    assert len(View(own, {"list": of}).contradictions) == asked


FIRST, SECOND = "conflict[all-but-none].all[0]", "conflict[all-but-none].all[1]"
MISTAKES = [
    ("credit_at_most = 0", "credit_at_mots = 0", f"{SECOND}.credit_at_mots", "Unknown key",
     "Did you mean “credit_at_most”?", '{ question = "choice"'),
    ('id = "all-but-none"\n', 'id = "all-but-none"\nnote = "x"\n', "conflict[all-but-none].note",
     "Unknown key “note”.", "Keys here are: id, text, all.", 'note = "x"'),
    ('id = "all-but-none"\n', "", "conflict[0].id", "“id” is missing.", 'id = "short-name"',
     "[[conflict]]"),
    ("You say that all is done, but that there is none. Are both right?", "Both cannot be right.",
     "conflict[all-but-none].text", "put to the user as a question", "Are both right?",
     'text = "Both'),
    ("You say", "You s" + "a" * 160 + "y", "conflict[all-but-none].text",
     "at most 200 fit a small screen", "Shorten it by", 'text = "You sa'),
    ('question = "choice"', 'question = "choise"', f"{SECOND}.question",
     "There is no question “choise” in this file.", "Did you mean “choice”?",
     '{ question = "choise"'),
    ('question = "choice"', 'question = "facts"', f"{SECOND}.question",
     "is an information question", "Name a question that is scored.", '{ question = "facts"'),
    ('question = "choice"', 'question = "levels"', f"{SECOND}.question", "“levels” is there twice",
     "name another question", '{ question = "levels", credit_at_most'),
    (', credit_at_most = 0 }', " }", SECOND, "This must have credit_at_least or credit_at_most.",
     "credit_at_", '{ question = "choice" }'),
    ('credit_at_least = "3/4"', 'credit_at_least = "3/4", credit_at_most = "1/2"', FIRST,
     "must be able to hold; credit_at_least is above credit_at_most", "credit_at_",
     '{ question = "levels", credit_at_least = "3/4"'),
    ('credit_at_least = "3/4"', 'credit_at_least = "3/5", credit_at_most = "2/3"', FIRST,
     "No answer to “levels” earns what this asks for.", "0, 0.25, 0.5, 0.75, 1",
     '{ question = "levels", credit_at_least = "3/5"'),
    ("credit_at_most = 0", "credit_at_most = 1", SECOND, "Every answer to “choice” earns",
     "Leave some of them out.", '{ question = "choice", credit_at_most = 1'),
    ("credit_at_most = 0", "credit_at_most = 2", f"{SECOND}.credit_at_most",
     "must lie between 0 and 1", "credit_at_most = 0", '{ question = "choice", credit_at_most = 2'),
    ('  { question = "choice", credit_at_most = 0 },\n', "", "conflict[all-but-none].all",
     "it must have at least 2", "Add what is missing.", 'all = [\n  { question = "levels"'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "key", "message", "remedy", "at"), MISTAKES, ids=lambda text: text[:24]
)
def test_each_mistake_is_told_where_it_is(tmp_path, old, new, key, message, remedy, at):
    text = LIST + spoil(CONFLICT, old, new)
    found = problems(tmp_path, list=text)
    assert len(found) == 1, found
    [problem] = found
    assert problem.key == key
    assert message in problem.message
    assert remedy in problem.remedy
    assert problem.line == line_of(text, at)


def test_a_follow_up_that_is_not_asked_where_its_parent_conflicts_can_never_hold(tmp_path):
    never = CONFLICT.replace('credit_at_least = "3/4"', "credit_at_most = 0").replace(
        '"choice", credit_at_most = 0', '"parts", credit_at_least = 1'
    )
    [problem] = problems(tmp_path, list=LIST + never)
    assert problem.key == "conflict[all-but-none].all[1]"
    assert "This can never hold: “parts” is asked only where “levels”" in problem.message
    may = never.replace("credit_at_most = 0", 'credit_at_most = "1/4"')
    assert problems(tmp_path, list=LIST + may) == ()


def test_an_id_is_there_once(tmp_path):
    [problem] = problems(tmp_path, list=WHOLE + CONFLICT)
    assert "The conflict “all-but-none” is there twice." in problem.message


def test_conflicts_are_looked_at_in_a_file_with_other_mistakes(tmp_path):
    spoilt = spoil(WHOLE, 'unit = "days"', 'units = "days"')
    text = spoilt.replace('"choice", credit', '"no", credit')
    assert {problem.key for problem in problems(tmp_path, list=text)} == {
        "section[second].question[number].units",
        "conflict[all-but-none].all[1].question",
    }


def test_a_conflict_about_a_question_that_cannot_be_read_makes_no_second_mistake(tmp_path):
    text = spoil(WHOLE, 'text = "Which one is it?"\n', "")
    [problem] = problems(tmp_path, list=text)
    assert problem.key == "section[second].question[choice].text"


def test_an_edition_keeps_its_conflicts_and_they_are_part_of_its_identity(tmp_path):
    of = edition(tmp_path)
    assert Edition.from_canonical(of.canonical()).conflicts == of.conflicts
    assert of.id != edition(tmp_path, LIST).id


def test_what_is_asked_has_a_key_for_translators(tmp_path):
    of = edition(tmp_path)
    assert texts(of)["conflict/all-but-none/text"] == of.conflicts[0].text
    shown = TranslatedEdition(of, lambda _list, key, english: f"<{key}>" if english else "")
    assert shown.conflicts[0].text == "<conflict/all-but-none/text>"
    assert shown.conflicts[0].all == of.conflicts[0].all
    assert shown.id == of.id


def test_a_translator_is_told_what_it_is_and_when_it_is_too_long(tmp_path):
    of = edition(tmp_path)
    key = "conflict/all-but-none/text"
    long = Entry(english=of.conflicts[0].text, translation="Vous dites " + "x" * 200 + " ?")
    text, _counts = po.dump(of, "fr", {key: long})
    entry = next(each for each in polib.pofile(text) if each.msgctxt == key)
    assert "may contradict each other" in entry.comment
    told = po.returned(polib.pofile(text), "list.po", of, "fr").warnings
    assert any("Shorten it by" in each.remedy for each in told)


@pytest.mark.parametrize(
    ("change", "words", "part"),
    [
        (lambda text: text.replace(CONFLICT, ""), "removed: “You say", Part.MINOR),
        (lambda text: text.replace("3/4", "1/2"), "which answers it is about", Part.MINOR),
        (lambda text: text.replace("Are both", "Can both be"), "→ “You say", Part.PATCH),
    ],
)
def test_changes_of_a_conflict_are_listed_and_leave_scores_comparable(
    tmp_path, change, words, part
):
    old, new = edition(tmp_path), edition(tmp_path, change(WHOLE))
    found = difference(old, new)
    [told] = found.changes
    assert told.where == "conflict all-but-none"
    assert words in told.words
    assert found.part is part
    assert found.comparable


def test_an_added_conflict_is_listed(tmp_path):
    [told] = difference(edition(tmp_path, LIST), edition(tmp_path)).changes
    assert told.words.startswith("added: “You say that all is done")


def test_the_page_of_a_checklist_says_what_is_asked_and_when(tmp_path):
    shown = " ".join(page(edition(tmp_path), Paper(80)).split())
    assert "Answers that may contradict each other" in shown
    assert "- You say that all is done, but that there is none. Are both right?" in shown
    assert "question 2 earns at least 75 %; question 4 earns at most 0 %" in shown
    assert "may contradict" not in page(edition(tmp_path, LIST), Paper(80))


def test_the_starter_shows_one():
    assert "#[[conflict]]" in starter("mine")


SHIPPED = load().editions


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_checklist_asks_and_each_of_its_conflicts_can_hold(name):
    of = SHIPPED[name]
    assert 1 <= len(of.conflicts) <= 4
    for conflict in of.conflicts:
        assert not View(_answered(of, None), {name: of}).contradictions
        found = View(_answered(of, conflict), {name: of}).contradictions
        assert conflict.id in [each.conflict.id for each in found]


def _answered(of: Edition, conflict: Conflict | None) -> Assessment:
    """The best answer to every question; to those of a conflict, one that it is about."""
    about = {each.question: each for each in conflict.all} if conflict else {}
    answers = {}
    for question in of.questions.values():
        if question.scored and not getattr(question, "from_profile", None):
            best = sorted(every_answer(question), key=lambda each: earned(question, each))
            held = about[question.id].holds_for if question.id in about else bool
            answers[question.id] = [each for each in best if held(earned(question, each))][-1]
    return assessed(of, answers)


def test_shipped_conflicts_name_both_answers_in_one_question():
    for of in SHIPPED.values():
        for conflict in of.conflicts:
            assert conflict.text.startswith("You say that ")
            assert ", but that " in conflict.text
            assert conflict.text.count("?") == 1
