"""One checklist as a page of plain text, for reading and proof-reading without a store."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from fractions import Fraction

from assess.core.checklist import Edition, Section
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
from assess.core.terms import basis_words, horizon_words, lead_words
from assess.library import Library

WIDTH = 96


def page(library: Library, edition: Edition) -> str:
    """Return every question of a checklist with all that its file says of it, in words."""
    return "\n".join(_lines(library, edition)) + "\n"


def _lines(library: Library, edition: Edition) -> Iterator[str]:
    head = edition.checklist
    core = sum(question.core for question in edition.questions.values())
    yield f"{head.title}  ({head.id} {head.version})"
    yield "=" * WIDTH
    yield from _wrap(head.summary)
    yield from _wrap(head.scope_note, "Scope: ")
    cut = head.cutoffs
    yield from _wrap(
        f"{len(edition.questions)} questions, {core} of them core. In place from {cut.in_place} %, "
        f"mostly in place from {cut.mostly} %, partly in place from {cut.partly} %."
    )
    number = 0
    for section in edition.sections:
        yield ""
        yield section.title
        yield "-" * WIDTH
        yield from _wrap(_section_words(section))
        for question in section.questions:
            number += 1
            yield ""
            yield from _question(library, edition, question, number)


def _section_words(section: Section) -> str:
    weakest = section.aggregate == "weakest"
    counted = "is as strong as its weakest question" if weakest else "is the mean of its questions"
    weight = f"; weight {section.weight}: {section.weight_why}" if section.weight != 1 else ""
    return f"This section {counted}{weight}."


def _wrap(text: str, head: str = "", indent: int = 0) -> list[str]:
    """Return ``text`` folded, after ``head``, with later lines below the text's beginning."""
    first = " " * indent + head
    rest = " " * len(first)
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _question(library: Library, edition: Edition, question: Question, number: int) -> Iterator[str]:
    yield from _wrap(question.text, f"{number}. ")
    yield from _wrap(", ".join(_marks(question)), "[", 3)
    if question.when:
        parent = edition.questions[question.when.question]
        least = percent(question.when.credit_at_least)
        yield from _wrap(f"“{parent.text}” earns at least {least} %.", "Asked only if: ", 3)
    yield from _choices(library, question)
    parts = {
        "Why: ": question.why,
        "Look at: ": "; ".join(question.look_at),
        "Not applicable only if: ": "; ".join(question.na_reasons),
        "Lead: ": lead_words(question.lead),
    }
    for head, text in parts.items():
        if text:
            yield from _wrap(text, head, 3)
    yield from _recommended(question)
    yield from _basis(edition, question)


def _marks(question: Question) -> list[str]:
    marks = [question.id]
    if question.same_as:
        marks.append(f"the same answer as {question.same_as}")
    marks += ["core"] if question.core else []
    marks += ["must-have"] if question.must_have else []
    marks += [question.dimension.value] if question.dimension else []
    marks += [question.pillar.value] if question.pillar else []
    if len(question.roles) < 3:
        marks.append("asked of a country of " + " or ".join(question.roles))
    if question.weight != 1:
        marks.append(f"weight {question.weight}: {question.weight_why}")
    marks += [] if question.scored else ["not scored"]
    marks.append(f"effort {question.effort}")
    return [*marks[:-1], f"{marks[-1]}, {horizon_words(question.horizon)}]"]


def _choices(library: Library, question: Question) -> Iterator[str]:
    """What can be answered, and what each answer earns."""
    match question:
        case YesNoQuestion(from_profile=instrument) if instrument:
            source = library.sources.get(instrument)
            treaty = source.title if source else instrument
            text = f"taken from the profile: yes if this is in force: {treaty}"
            yield from _wrap(text, "Answer: ", 3)
        case YesNoQuestion():
            yield "   yes (100 %) or no (0 %)"
        case NumberQuestion(bands=bands, unit=unit):
            for band in bands:
                yield f"   from {plain(band.start)} {unit}: {percent(band.credit)} %"
        case InformationQuestion(answer=kind, unit=unit):
            yield f"   a {kind}{f' ({unit})' if unit else ''}"
        case _:
            for head, text in _described(question):
                yield from _wrap(text, head, 3)


def _described(question: Question) -> list[tuple[str, str]]:
    """The choices that are described in words, each with its mark."""
    match question:
        case MaturityQuestion(levels=levels, earned=earned):
            pairs = zip(levels, earned, strict=True)
            return [(f"{n}  ({percent(c):3} %)  ", text) for n, (text, c) in enumerate(pairs)]
        case ElementsQuestion(elements=elements):
            return [("[ ] ", f"{e.text}{' (essential)' if e.essential else ''}") for e in elements]
        case ChoiceQuestion(options=options):
            return [(f"( ) ({percent(o.credit):3} %)  ", o.text) for o in options]
    return []


def _recommended(question: Question) -> Iterator[str]:
    if isinstance(question.recommend, str):
        if question.recommend:
            yield from _wrap(question.recommend, "Next step: ", 3)
        return
    for level, text in enumerate(question.recommend):
        yield from _wrap(text, f"Next step from {level}: ", 3)


def _basis(edition: Edition, question: Question) -> Iterator[str]:
    for basis, words in zip(question.basis, basis_words(edition, question), strict=True):
        provision = words.provision
        needs = f" Met by {_meets(question, basis)}." if could_bind(provision) else ""
        also = f" Also: {'; '.join(words.also)}." if words.also else ""
        text = f"{words.where} ({words.strength}): {provision.requires}{needs}{also}"
        yield from _wrap(text, "From: ", 3)


def _meets(question: Question, basis: Basis) -> str:
    """What meets a mandatory provision, in words."""
    meets = basis.meets
    if isinstance(meets, tuple):
        texts = {
            each.id: each.text
            for each in (*getattr(question, "elements", ()), *getattr(question, "options", ()))
        }
        joint = "; " if isinstance(question, ElementsQuestion) else " – or – "
        return joint.join(f"“{texts.get(name, name)}”" for name in meets)
    if isinstance(meets, Fraction):
        if isinstance(question, NumberQuestion):
            least = "at least" if question.rising else "at most"
            return f"{least} {plain(meets)} {question.unit}"
        top = isinstance(question, MaturityQuestion) and meets == len(question.levels) - 1
        return f"level {plain(meets)}{'' if top else ' or above'}"
    return "a yes"
