"""What is missing, what comes first, the road to the next rating, and trying other answers."""

from __future__ import annotations

from assess.core.assessment import Answer
from assess.core.comparison import Difference, compare
from assess.core.gaps import Gap
from assess.core.numbers import percent
from assess.core.scope import QuestionState
from assess.core.terms import (
    answer_words,
    basis_words,
    duty_words,
    horizon_words,
    lead_words,
    points_words,
    where_words,
)
from assess.core.view import View
from assess.errors import AnswerRefused
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain.answers import how, read
from assess.plain.console import Console
from assess.plain.pages import Place
from assess.plain.words import result_words
from assess.tui.answering import choices
from assess.tui.shown import Shown, walk
from assess.tui.words import one_line


class Gaps:
    """The gaps of one view. Methods that offer to go to a question return where, or None."""

    def __init__(self, console: Console, view: View) -> None:
        self._console = console
        self._view = view

    def run(self) -> Place | None:
        """List every gap, first things first; a number reads one out and offers to go there."""
        gaps = self._view.gaps
        if not gaps:
            self._console.say(_no_gaps())
            return None
        count = ngettext("{n} gap, first things first:", "{n} gaps, first things first:", len(gaps))
        while True:
            chosen = self._console.choose(
                count.format(n=number(len(gaps))), [self._line(gap) for gap in gaps]
            )
            if chosen is None:
                return None
            place = self._one(gaps[chosen])
            if place:
                return place

    def _line(self, gap: Gap) -> str:
        return _("{priority}: {question} Adds {points} points.").format(
            priority=gap.priority.name,
            question=one_line(gap.state.question.text),
            points=points_words(gap.adds),
        )

    def _one(self, gap: Gap) -> Place | None:
        """Read out one gap; go there, or back to the list."""
        for line in self._details(gap):
            self._console.say(line, 2)
        if self._console.confirm(_("Go to this question?")):
            return gap.checklist, gap.state.question.id
        return None

    def _details(self, gap: Gap) -> list[str]:
        view, question = self._view, gap.state.question
        profile, edition = view.assessment.profile, view.editions[gap.checklist]
        now = answer_words(question, gap.state.answer, profile) or gap.state.state.words
        lines = [
            question.text,
            _("Now: {answer}").format(answer=now),
            _("Priority {priority}: {reason}").format(
                priority=gap.priority.name, reason=gap.reason
            ),
        ]
        if gap.next_step:
            lines.append(_("Next step: {step}").format(step=gap.next_step))
        lines.append(
            _("Adds {points} points to {checklist}; the next level alone adds {next}.").format(
                points=points_words(gap.adds),
                checklist=edition.checklist.title,
                next=points_words(gap.next_adds),
            )
        )
        if gap.opens:
            opens = ngettext(
                "Opens {n} question worth up to {points} points.",
                "Opens {n} questions worth up to {points} points.",
                gap.opens,
            )
            lines.append(opens.format(n=number(gap.opens), points=points_words(gap.opens_up_to)))
        for name, points in gap.also:
            title = view.editions[name].checklist.title
            lines.append(
                _("Adds {points} points to {checklist} too.").format(
                    points=points_words(points), checklist=title
                )
            )
        lead = lead_words(question.lead) or _("not named")
        lines.append(
            _("Lead: {lead}. {horizon}, effort {effort}.").format(
                lead=lead,
                horizon=_sentence(horizon_words(question.horizon)),
                effort=question.effort.words,
            )
        )
        for basis in basis_words(edition, question):
            duty = duty_words(basis.provision, gap.state, profile) or basis.strength
            lines.append(_("From: {where} ({duty})").format(where=basis.where, duty=duty))
        return lines

    def roads(self) -> Place | None:
        """The checklists that have a road to the next rating; the road of the chosen one."""
        names = [name for name, road in self._view.roads.items() if road and road.steps]
        if not names:
            self._console.say(_("No road: all is in place already, or nothing is answered yet."))
            return None
        results = [self._view.results[name] for name in names]
        lines = [f"{each.edition.checklist.title}. {result_words(each)}" for each in results]
        chosen = 0
        if len(names) > 1:
            picked = self._console.choose(_("The road of which checklist?"), lines)
            if picked is None:
                return None
            chosen = picked
        return self._road(names[chosen])

    def _road(self, checklist: str) -> Place | None:
        """The gaps whose closing reaches the next rating of a checklist."""
        road = self._view.roads[checklist]
        assert road
        self._console.say(self._view.results[checklist].edition.checklist.title)
        heading = ngettext(
            "Close {n} gap to reach “{rating}” ({score} %):",
            "Close {n} gaps to reach “{rating}” ({score} %):",
            len(road.steps),
        ).format(n=number(len(road.steps)), rating=road.target.words, score=percent(road.reaches))
        if road.so_far:
            self._console.say(_("Questions are unanswered, so this is the road so far."))
        lines = [one_line(state.question.text) for state in road.steps]
        chosen = self._console.choose(heading, lines)
        return None if chosen is None else (checklist, road.steps[chosen].question.id)

    def what_if(self) -> None:
        """Try other answers, one after the other, and read out what they would change."""
        gaps = self._view.gaps
        if not gaps:
            self._console.say(_no_gaps())
            return
        self._console.say(_("Nothing that you try here is saved."))
        tried: dict[str, Answer] = {}
        while True:
            chosen = self._console.choose(
                _("Which other gap would you close?") if tried else _("Which gap would you close?"),
                [self._line(gap) for gap in gaps],
                _("stop trying"),
                read=not tried,
            )
            if chosen is None:
                break
            answer = self._try(gaps[chosen], tried)
            if answer is not None:
                tried[gaps[chosen].key] = answer
                self._difference(compare(self._view, self._view.what_if(tried)))
        self._console.say(_("Your answers are as they were; nothing was changed."))

    def _try(self, gap: Gap, tried: dict[str, Answer]) -> Answer | None:
        """Ask for another answer to the question of a gap; None to leave it."""
        shown = self._place(gap.state)
        question = shown.question
        if shown.closed:
            self._console.say(shown.closed)
            return None
        start = tried.get(gap.key, shown.answer)
        self._console.say(question.text)
        for choice in choices(question, start):
            self._console.say(f"{choice.key or _('part')}. {choice.text}", 2)
        prompt = _("What if it were: {how} (Enter leaves it)?").format(how=how(question))
        while typed := self._console.ask(prompt):
            day = self._view.assessment.profile.reference_date
            try:
                response = read(question, start, typed, day)
            except AnswerRefused as error:
                self._console.say(str(error))
                continue
            if response is not None:
                return start.respond(**response)
            self._console.say(_("Type an answer: {how}.").format(how=how(question)))
        return None

    def _place(self, state: QuestionState) -> Shown:
        name = next(name for name, each in walk(self._view) if each is state)
        return Shown(self._view, name, state.question.id)

    def _difference(self, found: Difference) -> None:
        if not found.results and not found.duties:
            self._console.say(_("That would change neither score nor duties."))
        for change in found.results:
            for said, result in ((_("Now"), change.before), (_("Then"), change.after)):
                if result is not None:
                    self._console.say(f"{said}: {change.title}. {result_words(result)}", 2)
        for duty in found.duties:
            either = duty.after or duty.before
            assert either is not None
            edition = next(
                e for e in self._view.editions.values() if either.provision.id in e.provision_by_id
            )
            self._console.say(
                _("Duty {where}: {before}, then {after}.").format(
                    where=where_words(edition, either.provision),
                    before=duty.before.status.words if duty.before else _("no duty"),
                    after=duty.after.status.words if duty.after else _("no duty"),
                ),
                2,
            )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _no_gaps() -> str:
    return _(
        "No gaps so far. A gap is an answered or unknown question that is not fully in place; "
        "unanswered questions are not gaps."
    )
