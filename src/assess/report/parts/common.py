"""What every part needs: codes to refer to questions by, anchors, and numbers in words."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from assess.core import terms
from assess.core.assessment import Answer, Evidence
from assess.core.gaps import Gap
from assess.core.numbers import tenths
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import Score
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.blocks import Fact, Paragraph, ScoreBar, Span, Text, listed, phrase, text
from assess.report.disclosure import Disclosure, Material
from assess.report.layout import Layout

NOTHING = "–"

DocumentKey = tuple[str, str, str, str]


class Picture:
    """What a report may show, with the codes that it refers to questions and documents by.

    A code of a question is the letter of the checklist, the number of the section and that of the
    question: "B2.3". Documents are numbered as they are first cited: "[4]", not to be taken for
    a section.
    """

    def __init__(self, material: Material, layout: Layout, *, attached: bool = False) -> None:
        self.attached = attached
        self.material = material
        self.layout = layout
        self.view: View = material.view

    @property
    def public(self) -> bool:
        """Whether answers in words, notes and documents are left out."""
        return self.material.disclosure is Disclosure.PUBLIC

    @cached_property
    def codes(self) -> dict[tuple[str, str], str]:
        """Codes by checklist id and question id."""
        found = {}
        for place, (name, edition) in enumerate(self.view.editions.items()):
            for nth, section in enumerate(edition.sections, 1):
                for last, question in enumerate(section.questions, 1):
                    found[name, question.id] = f"{letter(place)}{nth}.{last}"
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

    @cached_property
    def documents(self) -> dict[DocumentKey, str]:
        """The number of every document cited, in the order of the questions."""
        found: dict[DocumentKey, str] = {}
        for result in self.view.results.values():
            for state in result.states:
                for answer in self._sides(state):
                    for evidence in answer.evidence:
                        found.setdefault(document_key(evidence), f"[{len(found) + 1}]")
        return found

    def _sides(self, state: QuestionState) -> list[Answer]:
        """The answer, and what copies that disagree say."""
        sides = self.view.assessment.disagreements.get(f"answer/{state.key}", ())
        read = [Answer.model_validate(side) for side in sides if side is not None]
        return ([state.answer] if state.answer else []) + read

    @cached_property
    def shares(self) -> dict[str, dict[str, Fraction]]:
        """The share of every question in the weight of its checklist, by checklist."""
        return {name: dict(each.shares) for name, each in self.view.results.items()}

    def code(self, checklist: str, state: QuestionState) -> str:
        return self.codes[checklist, state.question.id]

    def link(self, checklist: str, state: QuestionState) -> Span:
        """The code of a question, linked to the question."""
        code = self.code(checklist, state)
        return Span(code, to=question_anchor(code))

    def links(self, key: str) -> Text:
        """Every code of an answer, linked."""
        codes = self.codes_by_key.get(key, ())
        return listed([text(Span(code, to=question_anchor(code))) for code in codes])

    def in_state(self, *wanted: State) -> list[tuple[str, QuestionState]]:
        """Every question in one of these states with its checklist, in order."""
        return [
            (name, state)
            for name, result in self.view.results.items()
            for state in result.states
            if state.state in wanted
        ]

    @cached_property
    def state_by_key(self) -> dict[str, QuestionState]:
        """The first question that an answer belongs to, by the answer's key."""
        found: dict[str, QuestionState] = {}
        for result in self.view.results.values():
            for state in result.states:
                found.setdefault(state.key, state)
        return found

    def title(self, checklist: str) -> str:
        return self.view.editions[checklist].checklist.title

    def named(self, checklist: str) -> Text:
        """The letter and title of a checklist, linked to its part."""
        place = list(self.view.editions).index(checklist)
        words = f"{letter(place)} {self.title(checklist)}"
        return text(Span(words, bold=True, to=part_anchor(checklist)))


def document_key(evidence: Evidence) -> DocumentKey:
    """What makes two citations one document."""
    return (evidence.title, evidence.reference, evidence.date, evidence.kind)


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


def document_anchor(code: str) -> str:
    return f"document-{code.strip('[]')}"


def provision_anchor(provision: str) -> str:
    return f"provision-{provision}"


def questions_words(count: int) -> str:
    """Return "1 question", "3 questions"."""
    return ngettext("{n} question", "{n} questions", count).format(n=number(count))


def points(value: Fraction) -> str:
    """Points as printed: "3.2 points"."""
    one = tenths(value) == "1.0"
    words = ngettext("{n} point", "{n} points", 1 if one else 2)
    return words.format(n=terms.points_words(value))


def adds_words(gap: Gap) -> str:
    return _("adds {points}").format(points=points(gap.adds))


def score_bar(score: Score, result: ChecklistResult, words: str = "") -> ScoreBar:
    """A score drawn with the cut-offs of its checklist; ``words`` stand with it, or itself."""
    value, low, high = score.percents
    bounds = result.edition.checklist.cutoffs
    cutoffs = (bounds.partly, bounds.mostly, bounds.in_place)
    return ScoreBar(value, low, high, words or str(score), cutoffs, _alternative(score))


def _alternative(score: Score) -> str:
    value, low, high = score.percents
    if low is None:
        return _("No question counts here.")
    if value is None:
        words = _("No score yet; possible range {low} to {high} %.")
        return words.format(low=low, high=high)
    words = _("Score {value} %, possible range {low} to {high} %.")
    return words.format(value=value, low=low, high=high)


def fact(label: str, *lines: str | Text, reference: bool = False) -> tuple[Fact, ...]:
    """One fact, or none when no line says anything."""
    said = tuple(text(line) if isinstance(line, str) else line for line in lines if line)
    return (Fact(label, said, reference),) if said else ()


def more(left: int, sentence: str, to: str, where: str) -> tuple[Paragraph, ...]:
    """Say how many more there are and where they stand; nothing where all are shown.

    ``sentence`` is translated and holds {n} and {where}.
    """
    if left <= 0:
        return ()
    filled = phrase(sentence, n=number(left), where=Span(where, to=to))
    return (Paragraph(filled, "small"),)
