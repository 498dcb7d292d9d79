"""What every part needs: codes to refer to questions by, anchors, and numbers in words."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from assess.core import terms
from assess.core.gaps import Gap
from assess.core.numbers import tenths
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import Score
from assess.core.view import View
from assess.report.blocks import Fact, ScoreBar, Span, Text, text

NOTHING = "–"


class Picture:
    """A view with the codes that the report refers to questions by.

    A code is the letter of the checklist, the number of the section and that of the question:
    "B2.3". It is the anchor of the question, too.
    """

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def codes(self) -> dict[tuple[str, str], str]:
        """Codes by checklist id and question id."""
        found = {}
        for place, (name, edition) in enumerate(self.view.editions.items()):
            for number, section in enumerate(edition.sections, 1):
                for nth, question in enumerate(section.questions, 1):
                    found[name, question.id] = f"{letter(place)}{number}.{nth}"
        return found

    @cached_property
    def gap_codes(self) -> dict[str, str]:
        """The code under which the register lists the gap, by the key of the answer."""
        return {gap.key: self.codes[gap.checklist, gap.state.question.id] for gap in self.view.gaps}

    @cached_property
    def codes_by_key(self) -> dict[str, list[str]]:
        """Every code of an answer; more than one where checklists share it."""
        found: dict[str, list[str]] = {}
        for name, result in self.view.results.items():
            for state in result.states:
                found.setdefault(state.key, []).append(self.codes[name, state.question.id])
        return found

    def code(self, checklist: str, state: QuestionState) -> str:
        return self.codes[checklist, state.question.id]

    def link(self, checklist: str, state: QuestionState) -> Span:
        """The code of a question, linked to the question."""
        code = self.code(checklist, state)
        return Span(code, to=question_anchor(code))

    def links(self, key: str) -> Text:
        """Every code of an answer, linked."""
        spans: list[str | Span] = []
        for code in self.codes_by_key.get(key, ()):
            spans += [", ", Span(code, to=question_anchor(code))]
        return text(*spans[1:])

    def in_state(self, *wanted: State) -> list[tuple[str, QuestionState]]:
        """Every question in one of these states with its checklist, in order."""
        return [
            (name, state)
            for name, result in self.view.results.items()
            for state in result.states
            if state.state in wanted
        ]

    def state_of(self, key: str) -> QuestionState | None:
        """The first question that an answer belongs to, by the answer's key."""
        states = (state for result in self.view.results.values() for state in result.states)
        return next((state for state in states if state.key == key), None)

    def title(self, checklist: str) -> str:
        return self.view.editions[checklist].checklist.title


def letter(place: int) -> str:
    """A, B, … Z, AA, AB for the places 0, 1, … 25, 26, 27."""
    word = ""
    while place >= 0:
        word = chr(ord("A") + place % 26) + word
        place = place // 26 - 1
    return word


def question_anchor(code: str) -> str:
    return f"question-{code}"


def gap_anchor(code: str) -> str:
    return f"gap-{code}"


def part_anchor(checklist: str) -> str:
    return f"checklist-{checklist}"


def points(value: Fraction) -> str:
    """Points as printed: "3.2 points"."""
    words = tenths(value)
    return f"{words} point{'' if words == '1.0' else 's'}"


def adds_words(gap: Gap) -> str:
    return f"adds {points(gap.adds)}"


def score_bar(score: Score, result: ChecklistResult, words: str = "") -> ScoreBar:
    """A score drawn with the cut-offs of its checklist; ``words`` stand beside it, or itself."""
    value, low, high = score.percents
    bounds = result.edition.checklist.cutoffs
    cutoffs = (bounds.partly, bounds.mostly, bounds.in_place)
    return ScoreBar(value, low, high, words or str(score), cutoffs)


def fact(label: str, *lines: str | Text, reference: bool = False) -> tuple[Fact, ...]:
    """One fact, or none when no line says anything."""
    said = tuple(text(line) if isinstance(line, str) else line for line in lines if line)
    return (Fact(label, said, reference),) if said else ()


def origin_facts(picture: Picture, checklist: str, state: QuestionState) -> tuple[Fact, ...]:
    """Where a question comes from: a line for each provision, with what it is here.

    Other documents that say the same stand in the sources.
    """
    edition, profile = picture.view.editions[checklist], picture.view.assessment.profile
    lines = []
    for basis in terms.basis_words(edition, state.question):
        duty = terms.duty_words(basis.provision, state, profile)
        lines.append(
            text(
                f"{basis.where} – {basis.strength}",
                "; " if duty else "",
                Span(duty, bold=True),
            )
        )
    return fact("Comes from", *lines, reference=True)
