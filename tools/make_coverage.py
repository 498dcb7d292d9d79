"""Make docs/coverage.md: what each document and treaty asks for, and which questions ask about it.

    .venv/bin/python tools/make_coverage.py

Run it after a change of the checklists or their sources; a test compares the page with them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from assess.cli.page import meets_words
from assess.core.catalogue import Resting, joining, naming, resting, under
from assess.core.checklist import Edition
from assess.core.duties import could_bind
from assess.core.sources import Provision, Source
from assess.core.terms import count_words, strength_words
from assess.library import Library, content_folder, load

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "coverage.md"
FROZEN = ROOT / "tests" / "content" / "strengths.toml"

_INTRO = """\
# Coverage

What each document, treaty and law asks for, and which questions ask about it; then each question
and what it rests on. Everything is in our words, not those of the texts. A question whose answer
several checklists share is named once, by the checklist that asks it; what it rests on stands under
each. A practice that several documents name stands under each of them, with the strongest standing
that one of them gives it. In the program: `assess checklist basis PROVISION`.

Made from the checklists by `tools/make_coverage.py`; not edited by hand.
"""


def must_be_asked() -> list[str]:
    """The ids of the practices that the documents list or recommend, from the frozen list."""
    ids: list[str] = tomllib.loads(FROZEN.read_text(encoding="utf-8"))["must_be_cited"]
    return ids


def shipped() -> Library:
    """The shipped checklists, whatever the user's own may be."""
    return load([content_folder("checklists")])


def coverage(library: Library, must: list[str]) -> str:
    """Return the page; ``must`` are the ids of the practices that have to be asked about."""
    on = resting(library.editions.values())
    asked = [name for name in must if name in on]
    missing = [name for name in must if name not in on]
    documents = [source for source in library.sources.values() if source.kind == "document"]
    others = [source for source in library.sources.values() if source.kind != "document"]
    editions = list(library.editions.values())
    not_yet = f" Not yet: {_codes(missing)}." if missing else ""
    count = f"**{len(asked)} of {len(must)}** practices"
    lines = [
        _INTRO,
        f"{count} of standing listed or recommended are asked about.{not_yet}\n",
        *_contents(library, documents, others, editions),
    ]
    if library.key_elements:
        lines += ["\n## Points of good practice\n", *_points(library, on)]
    lines.append("\n## Documents")
    for source in documents:
        lines += _document(library, source, on)
    lines.append("\n## Treaties, laws and guidelines")
    for source in others:
        lines += _instrument(library, source, on)
    lines.append("\n## Questions")
    for edition in editions:
        lines += _checklist(edition)
    return "\n".join(lines) + "\n"


def _contents(
    library: Library, documents: list[Source], others: list[Source], editions: list[Edition]
) -> Iterator[str]:
    if library.key_elements:
        yield f"- {_link('Points of good practice')}"
    titles = {
        "Documents": [source.short for source in documents],
        "Treaties, laws and guidelines": [source.short for source in others],
        "Questions": [edition.checklist.title for edition in editions],
    }
    for head, parts in titles.items():
        yield f"- {_link(head)}: {', '.join(map(_link, parts))}"


def _link(title: str) -> str:
    kept = "".join(c for c in title.lower() if c.isalnum() or c in " -_")
    return f"[{title}](#{kept.replace(' ', '-')})"


def _points(library: Library, on: dict[str, list[Resting]]) -> Iterator[str]:
    rows = []
    for point in library.key_elements:
        keys = dict.fromkeys(each.key for name in point.practices for each in on.get(name, []))
        checklists = [each.checklist.id for each in under(point, library.editions.values())]
        rows.append(
            [
                f"{point.number}. {point.statement}",
                _codes(point.practices),
                _codes(checklists),
                _codes(keys),
            ]
        )
    yield from _table(["point", "practices", "checklists", "questions"], rows)


def _document(library: Library, source: Source, on: dict[str, list[Resting]]) -> Iterator[str]:
    practices = [each for each in library.provisions.values() if source.id in naming(each)]
    urged = sum(each.standing in ("listed", "recommended") for each in practices)
    yield f"\n### {source.short}\n\n{source.title}.\n"
    yield (
        f"{count_words(len(practices), 'practice')}, {urged} of them listed or recommended by "
        f"one or more documents; {_questions(practices, on)}.\n"
    )
    rows = [
        [
            f"`{each.id}`",
            each.requires,
            each.standing,
            "; ".join(_places(each, source.id)),
            _codes(resting.key for resting in on.get(each.id, [])),
        ]
        for each in practices
    ]
    yield from _table(["practice", "what it says", "standing", "where", "questions"], rows)


def _places(provision: Provision, source: str) -> Iterator[str]:
    for place in (provision, *provision.also):
        if place.source == source:
            yield place.article


def _instrument(library: Library, source: Source, on: dict[str, list[Resting]]) -> Iterator[str]:
    provisions = [each for each in library.provisions.values() if source.id in naming(each)]
    yield f"\n### {source.short}\n\n{source.title} (`{source.id}`).\n"
    joined = joining(library.editions.values()).get(source.id, [])
    if joined:
        yield f"Answered by its status in the profile: {_codes(joined)}.\n"
    if not provisions:
        return
    yield f"{count_words(len(provisions), 'provision')}; {_questions(provisions, on)}.\n"
    rows = [
        [
            f"`{each.id}`",
            "; ".join(_places(each, source.id)),
            each.requires,
            strength_words(each),
            _codes(resting.key for resting in on.get(each.id, [])),
        ]
        for each in provisions
    ]
    yield from _table(["provision", "article", "what it asks", "strength", "questions"], rows)


def _questions(provisions: Iterable[Provision], on: dict[str, list[Resting]]) -> str:
    keys = {resting.key for each in provisions for resting in on.get(each.id, [])}
    return f"{count_words(len(keys), 'question')} ask about them"


def _checklist(edition: Edition) -> Iterator[str]:
    yield f"\n### {edition.checklist.title}\n"
    rows = []
    for question in edition.questions.values():
        bases = []
        for basis in question.basis:
            provision = edition.provision_by_id[basis.id]
            met = f" (met by {meets_words(question, basis)})" if could_bind(provision) else ""
            bases.append(f"`{basis.id}`{met}")
        own = f"`{edition.checklist.id}/{question.id}`"
        key = f"{own}, the same answer as `{question.same_as}`" if question.same_as else own
        rows.append([key, question.text, "; ".join(bases)])
    yield from _table(["question", "text", "rests on"], rows)


def _codes(ids: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in ids)


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    """Text that a table keeps in its cell, and Markdown does not read as markup."""
    for sign in ("|", "<", "*", "["):
        text = text.replace(sign, f"\\{sign}")
    return text


if __name__ == "__main__":
    PAGE.write_text(coverage(shipped(), must_be_asked()), encoding="utf-8", newline="\n")
