"""Which questions are asked of this country, and the state of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assess.core.answers import credit, misfit
from assess.core.assessment import Answer, Assessment
from assess.core.checklist import Edition, Section
from assess.core.duties import DutyStatus, binding, satisfies
from assess.core.fields import Word
from assess.core.questions import Question, YesNoQuestion
from assess.language import gettext as _
from assess.language import noop as N_


class State(Word):
    """Where a question stands. The values are the words on screens and pages."""

    UNANSWERED = N_("unanswered")
    ANSWERED = N_("answered")
    UNKNOWN = N_("unknown")
    NOT_APPLICABLE = N_("not applicable")
    OUT_OF_SCOPE = N_("out of scope")
    IMPLIED = N_("not asked")
    NOT_YET_ASKED = N_("not in the quick assessment")


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question with its state.

    ``credit`` is None when nothing is counted. ``unknown`` marks credits of 0 that stand for
    "we do not know" (with IMPLIED: the parent is unknown). ``because`` gives the reason in words
    where the question is not simply answered. ``duties`` gives the status of each provision that
    is a duty here.
    """

    question: Question
    section: Section
    key: str
    state: State
    credit: Fraction | None = None
    answer: Answer | None = None
    unknown: bool = False
    because: str = ""
    duties: Mapping[str, DutyStatus] = field(default_factory=dict)

    @property
    def asked(self) -> bool:
        """Whether an official is asked this question now."""
        return self.state in (
            State.UNANSWERED,
            State.ANSWERED,
            State.UNKNOWN,
            State.NOT_APPLICABLE,
        )

    @property
    def low(self) -> Fraction | None:
        """The least this question can come to: 0 while unanswered or unknown."""
        return Fraction(0) if self.state is State.UNANSWERED and self.scored else self.credit

    @property
    def high(self) -> Fraction | None:
        """The most this question can come to: 1 while unanswered or unknown."""
        if self.scored and (self.state is State.UNANSWERED or self.unknown):
            return Fraction(1)
        return self.credit

    @property
    def scored(self) -> bool:
        return self.question.scored

    @property
    def duty_not_met(self) -> bool:
        return DutyStatus.NOT_MET in self.duties.values()

    @property
    def must_have_missing(self) -> bool:
        """A must-have with a credit below one half, or carrying a duty that is not met."""
        if not self.question.must_have or self.credit is None:
            return False
        return self.credit < Fraction(1, 2) or self.duty_not_met


def question_states(assessment: Assessment, edition: Edition) -> tuple[QuestionState, ...]:
    """Return the state of every question of ``edition``, in file order."""
    found: dict[str, QuestionState] = {}
    parents_first = sorted(edition.walk(), key=lambda pair: pair[1].when is not None)
    for section, question in parents_first:
        found[question.id] = _Reader(assessment, edition, section, question).state(found)
    return tuple(found[question.id] for _, question in edition.walk())


@dataclass(frozen=True, slots=True)
class _Reader:
    assessment: Assessment
    edition: Edition
    section: Section
    question: Question

    def state(self, found: Mapping[str, QuestionState]) -> QuestionState:
        question = self.question
        if self.assessment.depth == "quick" and not question.core:
            return self._be(State.NOT_YET_ASKED)
        if not self.assessment.profile.roles & set(question.roles):
            roles = _(" or ").join(role.words for role in question.roles)
            because = _("asked of a country of {roles}").format(roles=roles)
            return self._be(State.OUT_OF_SCOPE, because=because)
        if question.when:
            closed = self._closed_by(found[question.when.question])
            if closed:
                return closed
        if isinstance(question, YesNoQuestion) and question.from_profile:
            return self._from_profile(question.from_profile)
        return self._from_answers()

    def _closed_by(self, parent: QuestionState) -> QuestionState | None:
        """The state of a follow-up whose parent keeps it from being asked."""
        assert self.question.when is not None
        because = _("because of the answer to “{question}”").format(question=parent.question.text)
        if parent.credit is None:
            if parent.state is State.UNANSWERED:
                first = _("first answer “{question}”").format(question=parent.question.text)
                return self._be(State.UNANSWERED, because=first)
            return self._be(parent.state, because=because)
        if parent.unknown:
            return self._be(State.IMPLIED, Fraction(0), unknown=True, because=because)
        if parent.credit < self.question.when.credit_at_least:
            return self._be(State.IMPLIED, Fraction(0), because=because)
        return None

    def _from_profile(self, instrument: str) -> QuestionState:
        bound = self.assessment.profile.in_force(instrument)
        given = self.assessment.answers.get(self._key)
        if bound is None:
            return self._be(State.UNANSWERED, answer=given, because=_("not stated in the profile"))
        return self._be(State.ANSWERED, Fraction(bound), answer=given)

    def _from_answers(self) -> QuestionState:
        read = [self._read(answer) for answer in self._sides()]
        # Sides that disagree: never let the more flattering one decide the score.
        return min(
            read,
            key=lambda side: (
                side.state is State.NOT_APPLICABLE,
                side.credit is not None,
                side.credit or 0,
            ),
        )

    def _sides(self) -> Iterable[Answer | None]:
        sides = self.assessment.disagreements.get(f"answer/{self._key}")
        if not sides:
            return [self.assessment.answers.get(self._key)]
        return [None if side is None else Answer.model_validate(side) for side in sides]

    def _read(self, answer: Answer | None) -> QuestionState:
        question = self.question
        if answer is None or answer.response is None:
            return self._be(State.UNANSWERED, answer=answer)
        wrong = misfit(question, answer)
        if wrong:
            return self._be(State.UNANSWERED, answer=answer, because=wrong)
        if self._key in self.assessment.to_confirm:
            return self._be(
                State.UNANSWERED,
                answer=answer,
                because=_("an earlier answer is to be confirmed"),
            )
        if answer.awaiting is not None:
            return self._be(
                State.UNANSWERED,
                answer=answer,
                because=_("waiting for {agency}").format(agency=answer.awaiting),
            )
        if answer.not_applicable is not None:
            if self._binding():
                why = _("not applicable is not accepted: this is your country's duty")
                return self._be(State.UNANSWERED, answer=answer, because=why)
            return self._be(State.NOT_APPLICABLE, answer=answer, because=answer.not_applicable)
        if answer.unknown is not None:
            nobody = answer.unknown == "nobody-knows"
            why = _("nobody knows") if nobody else _("no data are collected")
            earned = Fraction(0) if question.scored else None
            return self._be(State.UNKNOWN, earned, answer=answer, unknown=True, because=why)
        return self._be(
            State.ANSWERED, credit(question, answer) if question.scored else None, answer=answer
        )

    @property
    def _key(self) -> str:
        return self.edition.key(self.question)

    def _binding(self) -> tuple[str, ...]:
        profile = self.assessment.profile
        return tuple(basis.id for basis in binding(self.edition, self.question, profile))

    def _be(
        self,
        state: State,
        credit: Fraction | None = None,
        *,
        answer: Answer | None = None,
        unknown: bool = False,
        because: str = "",
    ) -> QuestionState:
        return QuestionState(
            question=self.question,
            section=self.section,
            key=self._key,
            state=state,
            credit=credit,
            answer=answer,
            unknown=unknown,
            because=because,
            duties=self._duties(state, answer, unknown=unknown),
        )

    def _duties(
        self, state: State, answer: Answer | None, *, unknown: bool
    ) -> Mapping[str, DutyStatus]:
        if state in (State.NOT_YET_ASKED, State.OUT_OF_SCOPE, State.NOT_APPLICABLE):
            return {}
        profile = self.assessment.profile
        found = {}
        for basis in binding(self.edition, self.question, profile):
            if state is State.UNANSWERED or unknown:
                status = DutyStatus.NOT_KNOWN
            else:
                instrument = getattr(self.question, "from_profile", None)
                bound = profile.in_force(instrument) if instrument else None
                met = satisfies(self.question, basis, answer or Answer(), bound=bound)
                status = DutyStatus.MET if met else DutyStatus.NOT_MET
            found[basis.id] = status
        return found
