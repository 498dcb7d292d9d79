"""From a checklist file without problems to the edition that countries answer."""

from __future__ import annotations

from assess.core.checklist import Edition, Section
from assess.core.questions import Question, YesNoQuestion
from assess.core.sources import Provision, Source
from assess.library.reading import Draft
from assess.library.rows import Rows


def edition(draft: Draft, rows: Rows) -> Edition:
    """Return the checklist with the provisions and sources that its questions cite.

    They come in the order in which they are cited, so that an edition does not change when
    ``sources.toml`` is put in another order.
    """
    assert draft.heading is not None
    questions = [placed.full for placed in draft.questions if placed.full]
    provisions = _provisions(questions, rows)
    return Edition(
        checklist=draft.heading,
        sections=_sections(draft),
        provisions=provisions,
        sources=_sources(questions, provisions, rows),
        conflicts=tuple(conflict for _, conflict in draft.conflicts),
    )


def _sections(draft: Draft) -> tuple[Section, ...]:
    return tuple(
        Section(
            id=head.id,
            title=head.title,
            aggregate=head.aggregate,
            weight=head.weight,
            weight_why=head.weight_why,
            questions=tuple(p.full for p in draft.questions if p.full and p.loc[:2] == loc),
        )
        for loc, head in draft.sections
    )


def _provisions(questions: list[Question], rows: Rows) -> tuple[Provision, ...]:
    cited = dict.fromkeys(basis.id for question in questions for basis in question.basis)
    return tuple(rows.provisions[name] for name in cited)


def _sources(
    questions: list[Question], provisions: tuple[Provision, ...], rows: Rows
) -> tuple[Source, ...]:
    cited: dict[str, None] = {}
    for provision in provisions:
        cited[provision.source] = None
        cited.update(dict.fromkeys(place.source for place in provision.also))
    for question in questions:
        if isinstance(question, YesNoQuestion) and question.from_profile:
            cited[question.from_profile] = None
    return tuple(rows.sources[name] for name in cited)
