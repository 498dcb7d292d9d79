"""The JSON that ``--json`` writes. Documented in docs/reference.md; keys are added, never changed.

A share (credit, score, end of a range) is ``{"exact": "3/4", "percent": 75}`` or null; points
(gains) are ``{"exact": "25/3", "points": "8.3"}``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from assess import __version__
from assess.core.gaps import Gap
from assess.core.numbers import percent, plain, tenths
from assess.core.rating import Rating
from assess.core.result import ChecklistResult
from assess.core.road import Road
from assess.core.scope import QuestionState
from assess.core.scoring import Score
from assess.core.terms import answer_words, caveats
from assess.core.view import View

Json = dict[str, Any]


def share(value: Fraction | None) -> Json | None:
    """A share, 0 to 1, exactly and in whole percent."""
    return None if value is None else {"exact": plain(value), "percent": percent(value)}


def points(value: Fraction) -> Json:
    """Points, 0 to 100, exactly and to one decimal."""
    return {"exact": plain(value), "points": tenths(value)}


def _score(score: Score) -> Json:
    return {"score": share(score.value), "low": share(score.low), "high": share(score.high)}


def _rating(rating: Rating | None) -> str | None:
    return None if rating is None else rating.words


def score_json(view: View) -> Json:
    """What ``assess score ID --json`` writes."""
    done, asked = view.progress
    return {
        "format": "assess-score/1",
        **_head(view),
        "progress": {"done": done, "asked": asked},
        "duties": _duties(view),
        "checklists": [
            _checklist(view, result, view.roads[name]) for name, result in view.results.items()
        ],
        "caveats": caveats(view.assessment),
    }


def gaps_json(view: View) -> Json:
    """What ``assess gaps ID --json`` writes."""
    return {
        "format": "assess-gaps/1",
        **_head(view),
        "gaps": [_gap(view, gap) for gap in view.gaps],
        "caveats": caveats(view.assessment),
    }


def _head(view: View) -> Json:
    now = view.assessment
    return {
        "program": __version__,
        "assessment": {
            "id": now.id,
            "title": now.title,
            "country": now.profile.country,
            "code": now.profile.code,
            "period": now.period,
            "reference_date": now.profile.reference_date.isoformat(),
            "depth": now.depth,
            "case": now.case,
            "note": now.header_note,
            "changed_at": now.changed_at,
        },
    }


def _duties(view: View) -> Json:
    count = view.duty_count
    return {
        "met": count.met,
        "not_met": count.not_met,
        "not_known": count.not_known,
        "total": count.total,
        "list": [
            {
                "provision": duty.provision.id,
                "source": duty.provision.source,
                "article": duty.provision.article,
                "status": duty.status.value,
                "questions": list(duty.questions),
            }
            for duty in view.duties
        ],
        "later_standards": [provision.id for provision in view.later_standards],
    }


def _checklist(view: View, result: ChecklistResult, road: Road | None) -> Json:
    checklist, rated, documents = result.edition.checklist, result.rated, result.documents
    titles = {section.id: section.title for section in result.edition.sections}
    return {
        "id": checklist.id,
        "title": checklist.title,
        "version": checklist.version,
        "edition": result.edition.id,
        **_score(result.score),
        "answered": share(result.coverage),
        "provisional": result.provisional,
        "rating": _rating(rated.rating),
        "rating_low": _rating(rated.low),
        "rating_high": _rating(rated.high),
        "rating_words": rated.words,
        "rating_holds": {"in": rated.holds, "of": rated.tests},
        "must_haves_missing": [state.key for state in rated.missing],
        "documents": {
            "cited": documents.cited,
            "positive": documents.positive,
            "must_haves_cited": documents.must_haves_cited,
            "must_haves": documents.must_haves,
            "score": share(documents.score),
        },
        "road": _road(road),
        "sections": [
            {"id": name, "title": titles[name], **_score(score)}
            for name, score in result.sections.items()
        ],
        "questions": [_question(view, state) for state in result.states],
    }


def _road(road: Road | None) -> Json | None:
    if road is None:
        return None
    return {
        "target": road.target.words,
        "reaches": share(road.reaches),
        "so_far": road.so_far,
        "steps": [state.key for state in road.steps],
    }


def _question(view: View, state: QuestionState) -> Json:
    question = state.question
    return {
        "id": question.id,
        "key": state.key,
        "section": state.section.id,
        "text": question.text,
        "kind": question.kind,
        "must_have": question.must_have,
        "scored": state.scored,
        "state": state.state.value,
        "because": state.because,
        "answer": answer_words(question, state.answer, view.assessment.profile),
        "unknown": state.unknown,
        "credit": share(state.credit),
        "low": share(state.low),
        "high": share(state.high),
        "documents": len(state.answer.evidence) if state.answer else 0,
        "flag": bool(state.answer and state.answer.flag),
        "duties": {name: status.value for name, status in state.duties.items()},
    }


def _gap(view: View, gap: Gap) -> Json:
    question = gap.state.question
    return {
        "key": gap.key,
        "checklist": gap.checklist,
        "text": question.text,
        "priority": gap.priority.name,
        "reason": gap.reason,
        "answer": answer_words(question, gap.state.answer, view.assessment.profile),
        "state": gap.state.state.value,
        "credit": share(gap.state.credit),
        "gain": points(gap.adds),
        "gain_next": points(gap.next_adds),
        "opens": gap.opens,
        "opens_up_to": points(gap.opens_up_to),
        "also": {checklist: points(adds) for checklist, adds in gap.also},
        "must_have": question.must_have,
        "duties": {name: status.value for name, status in gap.state.duties.items()},
        "next_step": gap.next_step,
        "lead": list(question.lead),
        "effort": question.effort.value,
        "horizon": question.horizon.value,
    }
