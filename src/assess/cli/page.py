"""One checklist as text: an outline to find one's way, or a page with all that its file says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assess.cli.paper import Paper
from assess.core.checklist import Edition, Section
from assess.core.conflicts import Condition
from assess.core.duties import could_bind
from assess.core.numbers import percent, plain
from assess.core.questions import (
    Basis,
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.core.sources import Provision
from assess.core.terms import basis_words, count_words, date_words, horizon_words, lead_words
from assess.core.vocabulary import DUTY

Headed = tuple[str, str]
"""What stands before a text, and the text."""


def outline(edition: Edition, paper: Paper) -> str:
    """Return what a checklist asks: its sections, its questions, and what marks each."""
    lines = [*_head(edition, paper)]
    numbers = {name: number for number, name in enumerate(edition.questions, 1)}
    for section in edition.sections:
        weakest = " (as strong as its weakest question)" if section.aggregate == "weakest" else ""
        lines += ["", *paper.wrap(section.title + weakest), paper.rule("-")]
        for question in section.questions:
            indent = 4 if question.when else 0
            lines += paper.wrap(question.text, f"{numbers[question.id]:2}. ", indent)
            marks = [question.id, *_marks(question)]
            if question.when:
                marks.append(_follows(edition, question, numbers))
            lines += paper.wrap(f"[{', '.join(marks)}]", "", indent + 4)
    return "\n".join(lines)


def page(edition: Edition, paper: Paper) -> str:
    """Return every question of a checklist with all that its file says of it, in words."""
    head, cut = edition.checklist, edition.checklist.cutoffs
    lines = [*_head(edition, paper)]
    lines += paper.wrap(
        f"In place from {cut.in_place} %, mostly in place from {cut.mostly} %, "
        f"partly in place from {cut.partly} %."
    )
    lines += paper.wrap(head.scope_note, "Scope: ")
    numbers = {name: number for number, name in enumerate(edition.questions, 1)}
    for section in edition.sections:
        lines += ["", *paper.wrap(section.title), paper.rule("-")]
        lines += paper.wrap(_section_words(section))
        for question in section.questions:
            lines += ["", *paper.wrap(question.text, f"{numbers[question.id]:2}. ")]
            marks = ", ".join([question.id, *_marks(question), *_more_marks(question)])
            lines += paper.wrap(f"[{marks}]", "", 4)
            if question.when:
                follows = _follows(edition, question, numbers)
                lines += paper.wrap(f"{follows[0].upper()}{follows[1:]}.", "", 4)
            for before, text in _parts(edition, question):
                lines += paper.wrap(text, before, 4)
            lines += _basis(edition, question, paper)
    lines += _conflicts(edition, paper, numbers)
    return "\n".join(lines)


def _conflicts(edition: Edition, paper: Paper, numbers: dict[str, int]) -> Iterator[str]:
    """What the user is asked where answers can hardly all be right."""
    if not edition.conflicts:
        return
    yield from ("", *paper.wrap("Answers that may contradict each other"), paper.rule("-"))
    for conflict in edition.conflicts:
        yield from paper.wrap(conflict.text, "- ")
        parts = "; ".join(_condition(each, numbers) for each in conflict.all)
        yield from paper.wrap(f"[{conflict.id}: {parts}]", "", 2)


def _condition(condition: Condition, numbers: dict[str, int]) -> str:
    """One answer of a conflict, by what it earns."""
    low, high = condition.credit_at_least, condition.credit_at_most
    least = None if low is None else f"at least {percent(low)} %"
    most = None if high is None else f"at most {percent(high)} %"
    earns = " and ".join(part for part in (least, most) if part)
    return f"question {numbers[condition.question]} earns {earns}"


def _head(edition: Edition, paper: Paper) -> Iterator[str]:
    head = edition.checklist
    core = sum(question.core for question in edition.questions.values())
    yield from paper.wrap(f"{head.title} ({head.id} {head.version})")
    yield paper.rule("=")
    yield from paper.wrap(head.summary)
    yield f"{count_words(len(edition.questions), 'question')}, {core} of them core."


def _section_words(section: Section) -> str:
    weakest = section.aggregate == "weakest"
    counted = "is as strong as its weakest question" if weakest else "is the mean of its questions"
    weight = f"; weight {section.weight}: {section.weight_why}" if section.weight != 1 else ""
    return f"This section {counted}{weight}."


def _follows(edition: Edition, question: Question, numbers: dict[str, int]) -> str:
    """The condition of a follow-up."""
    assert question.when
    parent = edition.questions[question.when.question]
    asked = f"asked only if question {numbers[parent.id]}"
    if isinstance(parent, YesNoQuestion):
        return f"{asked} is answered yes"
    return f"{asked} earns at least {percent(question.when.credit_at_least)} %"


def _marks(question: Question) -> list[str]:
    """What tells a question from the others."""
    marks = ["core"] if question.core else []
    marks += ["must-have"] if question.must_have else []
    marks += [] if question.scored else ["not scored"]
    if isinstance(question, YesNoQuestion) and question.from_profile:
        marks.append("answered from the profile")
    if len(question.roles) < 3:
        marks.append("asked of a country of " + " or ".join(question.roles))
    if question.same_as:
        marks.append(f"the same answer as {question.same_as}")
    return marks


def _more_marks(question: Question) -> list[str]:
    marks = [each.value for each in (question.dimension, question.pillar) if each]
    if question.weight != 1:
        marks.append(f"weight {question.weight}: {question.weight_why}")
    return [*marks, f"effort {question.effort}", horizon_words(question.horizon)]


def _parts(edition: Edition, question: Question) -> Iterator[Headed]:
    """All that a file says of a question between its text and its basis."""
    yield from _choices(edition, question)
    parts = {
        "Why: ": question.why,
        "Look at: ": "; ".join(question.look_at),
        "Not applicable only if: ": "; ".join(question.na_reasons),
        "Lead: ": lead_words(question.lead),
    }
    yield from ((head, text) for head, text in parts.items() if text)
    if not isinstance(question.recommend, str):
        for level, text in enumerate(question.recommend):
            yield f"Next step from {level}: ", text
    elif question.recommend:
        yield "Next step: ", question.recommend


def _choices(edition: Edition, question: Question) -> Iterator[Headed]:
    """What can be answered, and what each answer earns."""
    match question:
        case YesNoQuestion(from_profile=instrument) if instrument:
            treaty = edition.source_by_id[instrument].title
            yield "Answer: ", f"taken from the profile: yes if this is in force: {treaty}"
        case YesNoQuestion():
            yield "", "yes (100 %) or no (0 %)"
        case NumberQuestion(bands=bands, unit=unit):
            for band in bands:
                yield "", f"from {plain(band.start)} {unit}: {percent(band.credit)} %"
        case InformationQuestion(answer=kind, unit=unit):
            yield "", f"a {kind}{f' ({unit})' if unit else ''}"
        case _:
            yield from _described(question)


def _described(question: Question) -> Iterator[Headed]:
    """The choices that are described in words, each with its mark."""
    match question:
        case MaturityQuestion(levels=levels, earned=earned):
            for number, (text, credit) in enumerate(zip(levels, earned, strict=True)):
                yield f"{number}  ({percent(credit):3} %)  ", text
        case ElementsQuestion(elements=elements):
            for part in elements:
                yield "[ ] ", f"{part.text}{' (essential)' if part.essential else ''}"
        case ChoiceQuestion(options=options):
            for option in options:
                yield f"( ) ({percent(option.credit):3} %)  ", option.text


def _basis(edition: Edition, question: Question, paper: Paper) -> Iterator[str]:
    """Where a question comes from; where that can bind, what meets it."""
    yield from paper.wrap("Where this comes from:", "", 4)
    for basis, words in zip(question.basis, basis_words(edition, question), strict=True):
        provision = words.provision
        text = f"{words.where} ({words.strength}): {provision.requires}"
        yield from paper.wrap(text, "- ", 4)
        if could_bind(provision):
            yield from paper.wrap(duty_line(question, basis, provision), "", 6)
        if words.also:
            yield from paper.wrap(f"{'; '.join(words.also)}.", "Also: ", 6)


def duty_line(question: Question, basis: Basis, provision: Provision) -> str:
    """What a provision that can bind is for a country that it binds, and what meets it."""
    since = f" (this wording from {date_words(provision.since)})" if provision.since else ""
    return f"Where in force{since}, {DUTY}; met by {meets_words(question, basis)}."


def meets_words(question: Question, basis: Basis) -> str:
    """What meets a mandatory provision: "level 2 or above", "at least 30 days", "a yes"."""
    meets = basis.meets
    if isinstance(meets, tuple):
        texts = {
            each.id: each.text
            for each in (*getattr(question, "elements", ()), *getattr(question, "options", ()))
        }
        joint = "; " if isinstance(question, ElementsQuestion) else " – or – "
        return joint.join(f"“{texts.get(name, name).removesuffix('.')}”" for name in meets)
    if isinstance(meets, Fraction):
        if isinstance(question, NumberQuestion):
            least = "at least" if question.rising else "at most"
            return f"{least} {plain(meets)} {question.unit}"
        top = isinstance(question, MaturityQuestion) and meets == len(question.levels) - 1
        return f"level {plain(meets)}{'' if top else ' or above'}"
    return "a yes"
