"""One answer of a form beside the one that stands, part by part: answer, note, doubt, documents."""

from __future__ import annotations

from dataclasses import dataclass

from assess.core.assessment import RESPONSES, Answer, Evidence
from assess.core.changes import answer_content
from assess.core.events import canonical
from assess.forms.filled import Said
from assess.forms.manifest import Asked


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same."""
    return canonical(answer_content(one)) == canonical(answer_content(other))


@dataclass
class Merge:
    """One entry beside what the form showed and what stands now, part by part."""

    asked: Asked
    now: Answer
    said: Said
    stale: bool
    disputed: bool

    def __post_init__(self) -> None:
        shown = self.asked.shown
        self.against: list[str] = []
        self.response = dict(self.said.response) if self.said.response else None
        if self.response and _bare(Answer.model_validate(self.response)) == _bare(shown):
            self.response = None
        self.note = None if self.said.note == shown.note else self.said.note
        self.unsure = None if self.said.unsure == shown.unsure else self.said.unsure

    def merged(self, *, all_of_it: bool) -> Answer:
        """The answer with what the form adds; ``all_of_it``: also against what stands."""
        self.against = []
        answer, shown = self.now, self.asked.shown
        if self.response is not None:
            wanted = Answer.model_validate(self.response)
            free = self.stale or _bare(self.now) in (_bare(shown), _bare(wanted))
            if (free and not self.disputed) or self._against("answer", all_of_it=all_of_it):
                given = {name: getattr(wanted, name) for name in RESPONSES}
                answer = answer.model_copy(update=given)
        if self.note is not None:
            free = self.now.note in ("", shown.note, self.note) and not self.now.private
            if free or self.now.note == self.note or self._against("note", all_of_it=all_of_it):
                answer = answer.model_copy(update={"note": self.note})
        if self.unsure is not None:
            answer = answer.model_copy(update={"unsure": self.unsure})
        return answer.model_copy(update={"evidence": self._documents()})

    def _against(self, what: str, *, all_of_it: bool) -> bool:
        self.against.append(what)
        return all_of_it

    def _documents(self) -> tuple[Evidence, ...]:
        """The documents that stand, with those changed on the form in place and new ones after.

        None is ever lost: one that was changed here meanwhile stays beside the form's.
        """
        documents = list(self.now.evidence)
        shown = self.asked.shown.evidence
        for place, given in enumerate(self.said.documents):
            before = shown[place] if place < len(shown) else None
            if given is None or given == before or given in documents:
                continue
            if before is not None and before in documents:
                documents[documents.index(before)] = given
            else:
                documents.append(given)
        return tuple(documents)


def _bare(answer: Answer) -> Answer:
    """The answer alone, without note and documents; parts in one order."""
    given = {name: getattr(answer, name) for name in RESPONSES}
    if answer.elements is not None:
        given["elements"] = tuple(sorted(answer.elements))
    return Answer(**given)
