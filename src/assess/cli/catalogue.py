"""What ``assess checklist list`` prints: the checklists by pillar and by point of good practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assess import __version__
from assess.cli.as_json import Json
from assess.cli.out import one_line
from assess.cli.paper import Paper
from assess.core.catalogue import by_pillar, listed_by, under
from assess.core.checklist import Edition
from assess.core.sets import main_pillar
from assess.core.sources import Source
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.library import Library

_COUNTS = f"{'Questions':>11}{'Core':>6}"
_LEAST_TITLE = 12


def catalogue(library: Library, paper: Paper | None) -> str:
    """Return the list of checklists; fitted to ``paper``, or with None each whole on its line."""
    editions = list(library.editions.values())
    rows = _Rows(library, paper)
    lines = [
        rows.head(_("Checklists by pillar, each under the one that most of its questions have"))
    ]
    for pillar, those in by_pillar(editions).items():
        lines += ["", pillar.words.capitalize() if pillar else _("No pillar"), *rows.of(those)]
    points = library.key_elements
    if points:
        listed = [library.sources[name].short for name in listed_by(points, library.provisions)]
        words = _("Checklists by point of good practice")
        if listed:
            words = _("Checklists by point of good practice (in our words; listed in {documents})")
        lines += ["", "", *rows.fold(words.format(documents=_(" and ").join(listed)))]
    rest = editions
    for point in points:
        those = under(point, editions)
        rest = [each for each in rest if each not in those]
        lines += ["", *rows.fold(f"{point.number}. {point.statement}"), *rows.of(those)]
    if points and rest:
        lines += ["", _("Under none of these points"), *rows.of(rest)]
    return "\n".join([*lines, "", *rows.fold(_total(editions))])


def _total(editions: list[Edition]) -> str:
    questions = [question for edition in editions for question in edition.questions.values()]
    shared = sum(question.same_as is not None for question in questions)
    return _("{checklists}, {questions}; {shared} of them share the answer to another.").format(
        checklists=ngettext("{n} checklist", "{n} checklists", len(editions)).format(
            n=number(len(editions))
        ),
        questions=ngettext("{n} question", "{n} questions", len(questions)).format(
            n=number(len(questions))
        ),
        shared=shared,
    )


def _title(library: Library, name: str) -> str:
    """The title, and of a checklist of the user's own that it is."""
    standing = library.standing(name)
    title = one_line(library.editions[name].checklist.title)
    return f"{title} ({standing})" if standing else title


class _Rows:
    """Lines of one table in several parts."""

    def __init__(self, library: Library, paper: Paper | None) -> None:
        self._titles = {name: _title(library, name) for name in library.editions}
        self._id = max(map(len, self._titles), default=0)
        self._title = max(map(len, self._titles.values()), default=0)
        self._paper = paper
        if paper:
            room = paper.width - 4 - self._id - len(_COUNTS)
            self._title = max(_LEAST_TITLE, min(self._title, room))

    def head(self, text: str) -> str:
        """The headings of the columns, after ``text``."""
        width = 4 + self._id + self._title
        if self._paper is None:
            return f"{text:{width}}{_COUNTS}"
        *lines, last = Paper(width).wrap(text)
        return "\n".join([*lines, f"{last:{width}}{_COUNTS}"])

    def fold(self, text: str) -> list[str]:
        """``text`` on as many lines as it needs."""
        return self._paper.wrap(text) if self._paper else [text]

    def of(self, editions: Iterable[Edition]) -> Iterator[str]:
        """A row for each checklist: id, title, questions, core."""
        for edition in editions:
            head, questions = edition.checklist, edition.questions.values()
            core = sum(question.core for question in questions)
            first, *more = Paper(self._title).wrap(self._titles[head.id])
            yield (f"  {head.id:{self._id}}  {first:{self._title}}{len(questions):>11}{core:>6}")
            yield from (f"{'':{4 + self._id}}{line}" for line in more)


def catalogue_json(library: Library) -> Json:
    """What ``assess checklist list --json`` writes."""
    editions = list(library.editions.values())
    points = library.key_elements
    return {
        "format": "assess-checklists/1",
        "program": __version__,
        "checklists": [_checklist(library, edition) for edition in editions],
        "points": [
            {
                "number": point.number,
                "statement": point.statement,
                "practices": list(point.practices),
                "checklists": [edition.checklist.id for edition in under(point, editions)],
            }
            for point in points
        ],
        "points_listed_by": [
            source_json(library.sources[name]) for name in listed_by(points, library.provisions)
        ],
    }


def _checklist(library: Library, edition: Edition) -> Json:
    head, questions, pillar = edition.checklist, edition.questions.values(), main_pillar(edition)
    return {
        "id": head.id,
        "title": head.title,
        "version": head.version,
        "summary": head.summary,
        "questions": len(questions),
        "core": sum(question.core for question in questions),
        "shared": sum(question.same_as is not None for question in questions),
        "pillar": pillar.value if pillar else None,
        "own": library.standing(head.id),
        "points": [point.number for point in library.key_elements if under(point, [edition])],
    }


def source_json(source: Source) -> Json:
    """A source as JSON: every key of its row."""
    return {name: value for name, value in source.model_dump(mode="json").items() if value}
