"""A small language for checklists and answers in tests, and strategies for random ones."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from assess.core.answers import credit
from assess.core.assessment import Answer, Assessment, Evidence, InstrumentStatus, Profile
from assess.core.checklist import Edition
from assess.core.questions import Question
from assess.core.result import ChecklistResult, result
from assess.core.scope import question_states

DAY = date(2026, 1, 1)
LEVELS = ("none", "one", "two", "three", "four")
DOCUMENT = Evidence(title="Act 1", date="2020")

SOURCES = [
    {"id": "treaty", "short": "T", "title": "Treaty", "kind": "treaty"},
    {"id": "paper", "short": "P", "title": "Paper", "kind": "document"},
]
PROVISIONS = [
    {
        "id": "shall",
        "source": "treaty",
        "article": "art. 1",
        "obligation": "mandatory",
        "requires": "Do it.",
        "verified": True,
    },
    {
        "id": "good",
        "source": "paper",
        "article": "p. 1",
        "obligation": "practice",
        "requires": "Do it well.",
        "standing": "listed",
        "verified": True,
    },
]


def maturity(name: str, **more: Any) -> dict[str, Any]:
    """A maturity question of five levels."""
    return {"id": name, "text": f"{name}?", "kind": "maturity", "levels": LEVELS,
            "basis": ["good"], **more}  # fmt: skip


def section(name: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": name, "questions": questions, **more}


def edition(*sections: dict[str, Any], name: str = "list", **heading: Any) -> Edition:
    """An edition of the given sections."""
    return Edition.model_validate(
        {
            "checklist": {
                "id": name, "title": name, "version": "1.0.0", "summary": "s",
                "scope_note": "n", **heading,
            },
            "sections": sections,
            "provisions": PROVISIONS,
            "sources": SOURCES,
        }
    )  # fmt: skip


def assessed(
    of: Edition,
    answers: dict[str, Any] | None = None,
    *,
    in_force: bool | None = None,
    **more: Any,
) -> Assessment:
    """An assessment of one edition; answers by question id: a level, or fields of Answer."""
    given = {}
    for name, value in (answers or {}).items():
        content = {"level": value} if isinstance(value, int) else value
        answer = content if isinstance(content, Answer) else Answer.model_validate(content)
        key = name if "/" in name else of.key(of.questions[name])
        given[key] = answer
    instruments = {}
    if in_force is not None:
        instruments["treaty"] = InstrumentStatus(status="in-force" if in_force else "not-bound")
    profile = Profile(country="Testland", reference_date=DAY, instruments=instruments)
    return Assessment(
        **{
            "id": "test",
            "profile": profile,
            "editions": {of.checklist.id: of.id},
            "answers": given,
            **more,
        }
    )


def scored(of: Edition, answers: dict[str, Any] | None = None, **more: Any) -> ChecklistResult:
    """The numbers of one edition with these answers."""
    return result(of, question_states(assessed(of, answers, **more), of))


def every_answer(question: Question) -> list[Answer]:
    """One answer for each credit that a question can earn (all subsets, for elements)."""
    kind = question.kind
    if kind == "maturity":
        return [Answer(level=n) for n in range(len(question.levels))]
    if kind == "yes-no":
        return [Answer(yes=False), Answer(yes=True)]
    if kind == "choice":
        return [Answer(option=option.id) for option in question.options]
    if kind == "number":
        return [Answer(number=int(band.start)) for band in question.bands]
    if kind == "elements":
        ids = [element.id for element in question.elements]
        return [
            Answer(elements=tuple(i for n, i in enumerate(ids) if mask >> n & 1))
            for mask in range(2 ** len(ids))
        ]
    return [Answer(number=3)] if question.answer == "number" else [Answer(text="words")]


@st.composite
def questions(  # noqa: C901, PLR0912 - one branch for each kind and field
    draw: st.DrawFn, name: str, parents: list[dict[str, Any]]
) -> dict[str, Any]:
    """A random question, perhaps a follow-up of one of ``parents``."""
    kind = draw(
        st.sampled_from(
            ["maturity", "maturity", "yes-no", "elements", "choice", "number", "information"]
        )
    )
    made: dict[str, Any] = {"id": name, "text": f"{name}?", "kind": kind, "basis": ["good"]}
    if kind == "information":
        return {**made, "answer": draw(st.sampled_from(["number", "text"]))}
    meets: Any = "yes"
    if kind == "maturity":
        if draw(st.booleans()):
            made |= {"levels": ["a", "b", "c"], "credits": ["1/5", "1/2", 1]}
        else:
            made |= {"levels": ["a", "b", "c"]}
        meets = draw(st.integers(1, 2))
    elif kind == "elements":
        made["elements"] = [
            {"id": i, "text": i, "essential": draw(st.booleans())} for i in ("e1", "e2")
        ]
        meets = draw(st.sampled_from([["e1"], ["e1", "e2"]]))
    elif kind == "choice":
        made["options"] = [
            {"id": "o1", "text": "x", "credit": 0},
            {"id": "o2", "text": "y", "credit": "1/3"},
            {"id": "o3", "text": "z", "credit": 1},
        ]
        meets = draw(st.sampled_from([["o3"], ["o2", "o3"]]))
    elif kind == "number":
        falling = draw(st.booleans())
        earns = [1, "1/2", 0] if falling else [0, "1/2", 1]
        made |= {
            "unit": "days",
            "bands": [{"from": n * 10, "credit": c} for n, c in enumerate(earns)],
        }
        meets = draw(st.sampled_from([0, 10] if falling else [10, 20]))
    made["must_have"] = draw(st.integers(0, 4)) == 0
    made["weight"] = draw(st.integers(1, 3))
    made["effort"] = draw(st.sampled_from(["low", "medium", "high"]))
    made["dimension"] = draw(st.sampled_from(["law", "practice"]))
    if draw(st.integers(0, 3)) == 0:
        made["basis"] = [{"id": "shall", "meets": meets}]
    else:
        made["na_reasons"] = ["never here"]
    if draw(st.integers(0, 5)) == 0 and kind != "yes-no":
        made["roles"] = ["transit"]
    if draw(st.integers(0, 5)) == 0:
        made["same_as"] = f"other/{name}"
    if kind == "yes-no" and draw(st.integers(0, 3)) == 0:
        made |= {"from_profile": "treaty", "na_reasons": []}
    if parents and "from_profile" not in made and draw(st.booleans()):
        parent = draw(st.sampled_from(parents))
        made["when"] = {
            "question": parent["id"],
            "credit_at_least": draw(st.sampled_from(["1/4", "1/2", 1])),
        }
    return made


@st.composite
def editions(draw: st.DrawFn, largest: int = 6, sections: int = 3) -> Edition:
    """A random checklist with follow-ups, weakest-link sections, weights, duties and shares."""
    count = draw(st.integers(1, largest))
    parents: list[dict[str, Any]] = []
    parts: list[list[dict[str, Any]]] = [[] for _ in range(draw(st.integers(1, sections)))]
    for n in range(count):
        asked = [q.get("when", {}).get("question") for part in parts for q in part]
        free = [parent for parent in parents if asked.count(parent["id"]) < 3]
        made = draw(questions(f"q{n}", free))
        if "when" not in made and made["kind"] != "information":
            parents.append(made)
        parts[draw(st.integers(0, len(parts) - 1))].append(made)
    return edition(
        *(
            section(
                f"s{n}",
                *part,
                aggregate=draw(st.sampled_from(["mean", "mean", "weakest"])),
                weight=draw(st.integers(1, 2)),
            )
            for n, part in enumerate(parts)
            if part
        )
    )


@st.composite
def assessments(draw: st.DrawFn, of: Edition) -> Assessment:
    """Random answers in every state to the questions of an edition."""
    given: dict[str, Answer] = {}
    for question in of.questions.values():
        choice = draw(st.integers(0, 9))
        if choice <= 1 or getattr(question, "from_profile", None):
            continue
        if choice == 2:
            given[of.key(question)] = Answer(unknown="nobody-knows")
        elif choice == 3 and question.na_reasons:
            given[of.key(question)] = Answer(not_applicable="never here")
        else:
            answer = draw(st.sampled_from(every_answer(question)))
            documents = (DOCUMENT,) if draw(st.booleans()) else ()
            given[of.key(question)] = answer.model_copy(update={"evidence": documents})
    status = draw(st.sampled_from([None, "in-force", "not-bound"]))
    roles_off = {"transit": "inland"} if draw(st.integers(0, 3)) == 0 else {}
    return Assessment(
        id="test",
        profile=Profile(
            country="Testland",
            reference_date=DAY,
            roles_off=roles_off,
            instruments={"treaty": InstrumentStatus(status=status)} if status else {},
        ),
        editions={of.checklist.id: of.id},
        answers=given,
    )


@st.composite
def cases(draw: st.DrawFn, largest: int = 6, sections: int = 3) -> tuple[Edition, Assessment]:
    """A random checklist with random answers."""
    made = draw(editions(largest, sections))
    return made, draw(assessments(made))


def with_answer(before: Assessment, key: str, answer: Answer | None) -> Assessment:
    """The same assessment with one answer replaced, or taken away."""
    answers = {name: kept for name, kept in before.answers.items() if name != key}
    if answer is not None:
        answers[key] = answer
    return before.model_copy(update={"answers": answers})


def with_treaty(before: Assessment, *, bound: bool) -> Assessment:
    """The same assessment with the treaty's status stated."""
    status = InstrumentStatus(status="in-force" if bound else "not-bound")
    profile = before.profile.model_copy(update={"instruments": {"treaty": status}})
    return before.model_copy(update={"profile": profile})


def earned(question: Question, answer: Answer) -> Fraction:
    """What an answer earns."""
    return credit(question, answer)
