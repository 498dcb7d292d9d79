"""The shipped checklists: what their sources allow them to say, and that every field is filled."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from assess.core.checklist import Edition
from assess.core.duties import could_bind
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    MaturityQuestion,
    Question,
    YesNoQuestion,
)
from assess.core.sources import Obligation, Provision
from assess.core.vocabulary import LEADS
from assess.library import check, content_folder, load, warnings

FOLDER = content_folder("checklists")
LIBRARY = load()
FROZEN = tomllib.loads(Path(__file__).with_name("strengths.toml").read_text(encoding="utf-8"))
EDITIONS = list(LIBRARY.editions.values())
QUESTIONS = [
    pytest.param(edition, question, id=f"{edition.checklist.id}/{question.id}")
    for edition in EDITIONS
    for question in edition.questions.values()
    if question.same_as is None
]
of_each_checklist = pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.checklist.id)
of_each_question = pytest.mark.parametrize(("edition", "question"), QUESTIONS)

DUTY_WORDS = re.compile(
    r"\b(duty|duties|obliged|obligations?|obligatory|mandatory|compulsory|shall|required (to|by)"
    r"|legally bound)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(r"\b(no|not|neither|nor|never)\b", re.IGNORECASE)


def provisions(edition: Edition, question: Question) -> list[Provision]:
    return [edition.provision_by_id[basis.id] for basis in question.basis]


def steps(question: Question) -> list[str]:
    return [question.recommend] if isinstance(question.recommend, str) else [*question.recommend]


def texts(question: Question) -> list[str]:
    """Everything that a reader of one question reads."""
    said = [question.text, question.why, *steps(question)]
    match question:
        case MaturityQuestion():
            said += question.levels
        case ElementsQuestion():
            said += [element.text for element in question.elements]
        case ChoiceQuestion():
            said += [option.text for option in question.options]
    return said


MISSION = (
    "palermo-alignment",
    "national-action-plan",
    "whole-of-government",
    "reflection-period",
    "employer-sanctions",
)


def test_the_eighteen_checklists_are_there_and_nothing_is_wrong_with_them():
    assert len(LIBRARY.editions) == 18
    assert set(MISSION) <= set(LIBRARY.editions)
    assert check([FOLDER]) == []


def test_texts_fit_a_small_screen():
    assert warnings([FOLDER]) == []


def test_every_row_has_the_strength_that_its_source_gives_it():
    found = {}
    for name, provision in LIBRARY.provisions.items():
        if provision.obligation is Obligation.PRACTICE:
            found[name] = {"obligation": "practice", "standing": provision.standing}
        else:
            found[name] = {
                "obligation": str(provision.obligation),
                "verified": provision.verified,
            }
    assert found == FROZEN["strength"]


def test_every_row_and_every_source_is_cited():
    cited = {name for edition in EDITIONS for name in edition.provision_by_id}
    assert set(LIBRARY.provisions) == cited
    named = {name for edition in EDITIONS for name in edition.source_by_id}
    assert set(LIBRARY.sources) == named


def test_every_practice_that_documents_list_or_recommend_is_asked_about():
    cited = {basis.id for e in EDITIONS for q in e.questions.values() for basis in q.basis}
    assert set(FROZEN["must_be_cited"]) - cited == set()


@of_each_checklist
def test_a_checklist_is_neither_long_nor_short(edition):
    questions = edition.questions.values()
    fewest, most = (12, 18) if edition.checklist.id in MISSION else (10, 16)
    assert fewest <= len(questions) <= most
    assert 5 <= sum(question.core for question in questions) <= 8
    must_haves = [question for question in questions if question.must_have]
    assert 1 <= len(must_haves) <= 3
    assert all(question.core for question in must_haves)
    assert sum(section.aggregate == "weakest" for section in edition.sections) <= 1


@of_each_checklist
def test_joining_a_treaty_is_asked_first(edition):
    from_profile = [
        isinstance(question, YesNoQuestion) and question.from_profile is not None
        for question in edition.questions.values()
    ]
    assert from_profile == sorted(from_profile, reverse=True)


@of_each_question
def test_every_field_is_filled(edition, question):
    assert question.why
    assert question.dimension
    assert question.pillar
    assert question.look_at
    assert set(question.lead) <= set(LEADS)
    assert 1 <= len(question.lead) <= 3
    if not question.scored:
        return
    assert {"effort", "horizon", "recommend"} <= question.model_fields_set
    assert all(steps(question))
    if isinstance(question, MaturityQuestion):
        assert len(question.levels) == 5
        assert len(steps(question)) == 4


@of_each_question
def test_texts_are_plain(edition, question):
    assert question.text.endswith("?")
    assert question.text.count("?") == 1
    assert len(question.why) <= 280
    assert all(len(step) <= 220 for step in steps(question))
    for text in texts(question):
        assert "and/or" not in text
        assert not re.search(r"\s\s|\s$|^\s|[\[\]<>{}]", text), text


@of_each_question
def test_no_duty_is_spoken_of_where_nothing_binds(edition, question):
    if any(could_bind(provision) for provision in provisions(edition, question)):
        return
    sentences = [part for text in texts(question) for part in re.split(r"(?<=[.?;:])\s", text)]
    spoken = [part for part in sentences if DUTY_WORDS.search(part)]
    assert [part for part in spoken if not DENIAL.search(part)] == []


@of_each_question
def test_nothing_rests_on_a_row_that_is_not_verified_alone(edition, question):
    cited = provisions(edition, question)
    assert any(provision.verified for provision in cited)
    if question.must_have:
        assert all(provision.verified for provision in cited)


def test_what_palermo_only_asks_to_consider_is_never_a_duty():
    """Articles 6(3), help to victims, and 7(1), their stay: "shall consider"."""
    considered = [
        provision
        for provision in LIBRARY.provisions.values()
        if provision.source == "tip" and provision.article.startswith(("art. 6(3)", "art. 7(1)"))
    ]
    assert {p.article[:9] for p in considered} == {"art. 6(3)", "art. 7(1)"}
    assert {p.obligation for p in considered} == {Obligation.OPTIONAL}


def test_no_text_names_how_it_was_made():
    for path in [*FOLDER.glob("*.toml"), *FOLDER.glob("*.json")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/work|\.txt\b|good-practices|standards\.toml|TODO|FIXME", text), path
