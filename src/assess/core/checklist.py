"""Checklists as data: what is asked, what each answer earns and where a question comes from.

Two forms share these models. A *file* may hold a :class:`SharedQuestion` (``same_as``); an
:class:`Edition` is resolved: each shared question carries the text, kind and credits of the
question that is asked, and the cited provisions and their sources come with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field

from assess.core.conflicts import Conflict
from assess.core.fields import Frozen, Identifier, Line, Paragraph, PercentFrom, Weight
from assess.core.questions import FileQuestion, Question
from assess.core.sources import KeyElement, Provision, Source

FORMAT = "assess-checklist/1"


class _SectionHead(Frozen):
    id: Identifier
    title: Line
    aggregate: Literal["mean", "weakest"] = "mean"
    weight: Weight = 1
    weight_why: str = ""


class FileSection(_SectionHead):
    question: Annotated[tuple[FileQuestion, ...], Field(min_length=1)]


class Section(_SectionHead):
    """A part of a checklist; its score is the weighted mean or its weakest question."""

    questions: tuple[Question, ...]


class CutOffs(Frozen):
    """The rounded percent from which a rating holds. They are conventions, not law."""

    in_place: PercentFrom = 85
    mostly: PercentFrom = 60
    partly: PercentFrom = 30


class Heading(Frozen):
    """What a checklist says of itself."""

    id: Identifier
    title: Line
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    summary: Paragraph
    scope_note: Paragraph
    cutoffs: CutOffs = CutOffs()


class ChecklistFile(Frozen):
    """A checklist file as written, not yet checked against the others."""

    format: Literal["assess-checklist/1"]
    checklist: Heading
    section: Annotated[tuple[FileSection, ...], Field(min_length=1)]
    conflict: tuple[Conflict, ...] = ()
    source: tuple[Source, ...] = ()
    provision: tuple[Provision, ...] = ()


class SourcesFile(Frozen):
    """``sources.toml``: what the questions of every checklist rest on."""

    format: Literal["assess-sources/1"]
    source: tuple[Source, ...]
    provision: tuple[Provision, ...]
    key_element: tuple[KeyElement, ...] = ()


class Edition(Frozen):
    """A checklist resolved with the provisions and sources that it cites.

    A country keeps the edition that it answered; ``id`` is the sha256 of its canonical JSON,
    so that any change of wording, weight or basis shows.
    """

    checklist: Heading
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...] = ()

    @cached_property
    def id(self) -> str:
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    def canonical(self) -> str:
        """Return the JSON that identifies this edition: sorted keys, no defaults, no spaces."""
        content = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_canonical(cls, text: str) -> Self:
        return cls.model_validate_json(text)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id, in file order."""
        return {question.id: question for _, question in self.walk()}

    def walk(self) -> Iterator[tuple[Section, Question]]:
        """Yield every question with its section, in file order."""
        for section in self.sections:
            for question in section.questions:
                yield section, question

    def key(self, question: Question) -> str:
        """Return the key of the answer: the question's own, or that of the one it shares."""
        return question.same_as or f"{self.checklist.id}/{question.id}"

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the answers to all questions."""
        return frozenset(self.key(question) for question in self.questions.values())

    @cached_property
    def provision_by_id(self) -> dict[str, Provision]:
        return {provision.id: provision for provision in self.provisions}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def followers(self) -> dict[str, tuple[Question, ...]]:
        """The follow-ups of each parent, by the parent's id."""
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.questions.values():
            if question.when:
                parent = question.when.question
                found[parent] = (*found.get(parent, ()), question)
        return found
