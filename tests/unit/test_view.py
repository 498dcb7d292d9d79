"""One picture after another: what is taken over from the last, tried, compared, contradicted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assess.core.assessment import Answer
from assess.core.comparison import compare
from assess.core.duties import DutyStatus
from assess.core.fingerprint import fingerprint
from assess.core.view import View
from tests.unit.builders import assessed, cases, edition, every_answer, maturity, section

LIST = edition(
    section(
        "s",
        maturity("law", basis=[{"id": "shall", "meets": 2}]),
        maturity("practice"),
    )
)
OTHER = edition(section("t", maturity("far")), name="other")
CLASH = LIST.model_validate(
    {
        **LIST.model_dump(mode="json", by_alias=True),
        "conflicts": [
            {
                "id": "no-law",
                "text": "No law, yet practice. Are both right?",
                "all": [
                    {"question": "law", "credit_at_most": 0},
                    {"question": "practice", "credit_at_least": "1/2"},
                ],
            }
        ],
    }
)


def view(of=LIST, answers=None, **more) -> View:
    return View(assessed(of, answers, **more), {of.checklist.id: of})


@given(cases(), st.data())
def test_a_picture_after_another_is_the_same_as_one_made_afresh(case, data):
    of, now = case
    editions = {of.checklist.id: of, "other": OTHER}
    first = View(now, editions)
    assert first.results
    question = data.draw(st.sampled_from(list(of.questions.values())))
    answer = data.draw(st.sampled_from(every_answer(question)))
    later = now.model_copy(update={"answers": {**now.answers, of.key(question): answer}})
    after, afresh = View(later, editions, first), View(later, editions)
    assert after.results == afresh.results
    assert after.gaps == afresh.gaps
    assert after.results["other"] is first.results["other"]


def test_a_change_of_the_profile_computes_everything_again():
    before = view(answers={"law": 1})
    assert before.results
    after = View(assessed(LIST, {"law": 1}, in_force=True), {"list": LIST}, before)
    assert [duty.status for duty in after.duties] == [DutyStatus.NOT_MET]


def test_trying_an_answer_changes_the_picture_and_nothing_else():
    before = view(answers={"law": 1, "practice": 2}, in_force=True)
    print_before = fingerprint(before.assessment)
    tried = before.what_if({"list/law": Answer(level=4)})
    assert str(before.results["list"].score) == "38 % (38–38)"
    assert str(tried.results["list"].score) == "75 % (75–75)"
    assert fingerprint(before.assessment) == print_before
    changed = compare(before, tried)
    assert [change.key for change in changed.answers] == ["list/law"]
    assert [(c.before.status, c.after.status) for c in changed.duties] == [
        (DutyStatus.NOT_MET, DutyStatus.MET)
    ]
    assert [change.checklist for change in changed.results] == ["list"]
    assert changed.fields == ()
    assert compare(before, before.what_if({})).nothing


def test_trying_an_answer_settles_what_was_to_be_confirmed():
    before = view(answers={"law": 4}, to_confirm=frozenset({"list/law"}))
    assert before.results["list"].score.value is None
    tried = before.what_if({"list/law": Answer(level=4)})
    assert str(tried.results["list"].score) == "100 % (50–100)"


def test_answers_contradict_each_other_only_when_all_conditions_hold():
    assert view(CLASH, {"law": 0, "practice": 1}).contradictions == []
    assert view(CLASH, {"law": 1, "practice": 4}).contradictions == []
    assert view(CLASH, {"practice": 4}).contradictions == []
    unknown = view(CLASH, {"law": {"unknown": "nobody-knows"}, "practice": 4})
    assert unknown.contradictions == [], "what nobody knows contradicts nothing"
    (found,) = view(CLASH, {"law": 0, "practice": 4}).contradictions
    assert found.conflict.text == "No law, yet practice. Are both right?"
    assert [state.question.id for state in found.states] == ["law", "practice"]
