"""Checklists in other languages: texts laid over the English ones, for showing only.

A translation is a file ``lang/<language>/<checklist>.toml`` in a folder of checklists. Each text
has a key that stays the same for ever (``translated.texts``) and stands with the English that it
translates: where the English has changed since, the English is shown, and counted. What is
answered, scored and kept is the English checklist: the copies made here carry its identity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Annotated, Literal

import tomli
import tomli_w
from pydantic import Field, ValidationError

from assess.core.checklist import Edition
from assess.core.fields import Flag, Frozen, Identifier
from assess.core.view import View
from assess.errors import AssessError, ContentError, ExitStatus, Problem
from assess.library.findings import dotted
from assess.library.lines import index
from assess.library.translated import ShownView, TranslatedEdition, original

FORMAT = "assess-translation/1"

Prints = Callable[[str], bool]
"""Whether all letters of a text can be printed."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")


def folded(text: str) -> str:
    """Return ``text`` on one line: how a file breaks its lines says nothing."""
    return " ".join(text.split())


class Entry(Frozen):
    """A translated text, and the English that it translates.

    ``unsure``: the translator wants to look at it again; it is not shown.
    """

    english: Annotated[str, Field(min_length=1)]
    translation: Annotated[str, Field(min_length=1)]
    unsure: Flag = False

    def current(self, english: str) -> bool:
        """Whether it may stand for this English."""
        return folded(self.english) == folded(english) and not self.unsure


class TranslationFile(Frozen):
    """A translation as written: entries by the key of their text."""

    format: Literal["assess-translation/1"]
    checklist: Identifier
    language: str
    text: dict[str, Entry] = {}


@dataclass(frozen=True)
class Overlay:
    """The translated texts of one checklist, by key; none, where there is no file."""

    entries: Mapping[str, Entry]

    def find(self, key: str, english: str) -> Entry | None:
        """Return what there is for a text: a current entry, else an older one, else None.

        Levels, documents and the like are known by their places. One whose place has changed is
        found by its English.
        """
        there = self.entries.get(key)
        if there and there.current(english):
            return there
        return self._by_english.get((_list_of(key), folded(english)), there)

    @cached_property
    def _by_english(self) -> dict[tuple[str, str], Entry]:
        return {
            (_list_of(key), folded(entry.english)): entry
            for key, entry in self.entries.items()
            if not entry.unsure and _list_of(key)
        }


def _list_of(key: str) -> str:
    """The list that a text has a place in; empty for a text that stands alone."""
    parent, _, last = key.rpartition("/")
    return parent if last.isdigit() else ""


class Translations:
    """What there is in one language, read when first needed, and a count of what is missing.

    ``folders`` of checklists, first things first: a text is taken from the first folder that has
    a current translation of it.
    """

    def __init__(self, language: str, folders: Sequence[Path]) -> None:
        self.language = language
        self._folders = tuple(folders)
        self._overlays: dict[str, list[Overlay]] = {}
        self._asked: dict[tuple[str, str], Literal["shown", "older", "missing", "unprinted"]] = {}

    def text(self, checklist: str, key: str, english: str, prints: Prints = bool) -> str:
        """Return the translation of a text, or its English.

        ``prints`` says whether what shows it has the letters. Raises ContentError.
        """
        entry = self.entry(checklist, key, english)
        if entry is None:
            self._asked[checklist, key] = "missing"
        elif not entry.current(english):
            self._asked[checklist, key] = "older"
        elif not prints(entry.translation):
            self._asked[checklist, key] = "unprinted"
        else:
            self._asked[checklist, key] = "shown"
            return entry.translation
        return english

    def entry(self, checklist: str, key: str, english: str) -> Entry | None:
        """Return the best there is for a text, perhaps of an older English. Raises ContentError."""
        found = [overlay.find(key, english) for overlay in self.overlays(checklist)]
        there = [entry for entry in found if entry]
        return next((entry for entry in there if entry.current(english)), (*there, None)[0])

    def overlays(self, checklist: str) -> list[Overlay]:
        """Return the overlays of a checklist, one a folder. Raises ContentError."""
        if checklist not in self._overlays:
            self._overlays[checklist] = [
                read(path, checklist, self.language)
                for folder in self._folders
                if (path := place(folder, checklist, self.language)).is_file()
            ]
        return self._overlays[checklist]

    def read_all(self) -> None:
        """Read every file of this language now. Raises ContentError."""
        for folder in self._folders:
            for path in sorted((folder / "lang" / self.language).glob("*.toml")):
                self.overlays(path.stem)

    def edition(self, edition: Edition) -> TranslatedEdition:
        """Return a copy of ``edition`` to show, which can be answered. Raises ContentError."""
        return TranslatedEdition(original(edition), self.text)

    def page(self, edition: Edition) -> Edition:
        """Return a copy of ``edition`` to read only: the reasons for "not applicable" too."""
        return TranslatedEdition(original(edition), self.text, reading=True)

    def view(self, view: View, prints: Prints = bool) -> View:
        """Return ``view`` in this language; its numbers are the same. Raises ContentError."""
        visit = partial(self.text, prints=prints)
        editions = {
            name: TranslatedEdition(original(edition), visit)
            for name, edition in view.editions.items()
        }
        return ShownView(view.assessment, editions)

    @property
    def words(self) -> str:
        """What is missing among the texts shown so far, for the user; empty when nothing is."""
        found, total = list(self._asked.values()), len(self._asked)
        missing, older = found.count("missing"), found.count("older")
        unprinted = found.count("unprinted")
        if not missing + older + unprinted:
            return ""
        if missing == total:
            return f"There is no translation into “{self.language}” of these texts: all is English."
        parts = [f"{missing} not translated"] if missing else []
        parts += [f"{older} translated from an older English or to be looked at"] if older else []
        parts += [f"{unprinted} in letters that the report's fonts lack"] if unprinted else []
        return (
            f"{missing + older + unprinted} of {total} texts are shown in English for want of "
            f"“{self.language}”: {', '.join(parts)}."
        )


def place(folder: Path, checklist: str, language: str) -> Path:
    """Return where a folder of checklists holds a translation."""
    return folder / "lang" / language / f"{checklist}.toml"


def read(path: Path, checklist: str, language: str) -> Overlay:
    """Read a translation file. Raises ContentError with every problem in it."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomli.loads(text)
        file = TranslationFile.model_validate(tables)
    except OSError as error:
        problems = [Problem(name, 0, "", f"It cannot be read: {error.strerror}.")]
    except UnicodeDecodeError:
        problems = [Problem(name, 0, "", "The text is not UTF-8.", "Save it as UTF-8.")]
    except tomli.TOMLDecodeError as error:
        problems = [Problem(name, error.lineno, "", f"This is not TOML: {error.msg}.")]
    except ValidationError as error:
        lines = index(text)
        problems = [
            Problem(name, lines.get(each["loc"], 0), dotted(each["loc"], tables), f"{each['msg']}.")
            for each in error.errors(include_url=False)
        ]
    else:
        wanted = {"checklist": (file.checklist, checklist), "language": (file.language, language)}
        problems = [
            Problem(name, 0, key, f"It says “{found}”, but its place says “{meant}”.")
            for key, (found, meant) in wanted.items()
            if found != meant
        ]
        if not problems:
            return Overlay(file.text)
    raise ContentError(
        "A translation cannot be used.", problems, "Mend it, or go on in English: --lang en"
    )


def dumps(checklist: str, language: str, entries: Mapping[str, Entry]) -> str:
    """Return the text of a translation file, entries in the given order."""
    made = TranslationFile(format=FORMAT, checklist=checklist, language=language, text=entries)
    return tomli_w.dumps(made.model_dump(exclude_defaults=True)).rstrip("\n") + "\n"


class UnknownLanguage(AssessError):
    """What was given is no tag of a language."""

    status = ExitStatus.USAGE


def tag(given: str) -> str:
    """Return a language's tag as files are named by it: "pt_br" and "pt_BR.UTF-8" give "pt-BR".

    Every English is "en". Raises UnknownLanguage.
    """
    first, *rest = given.strip().partition(".")[0].replace("_", "-").split("-")
    cased = {2: str.upper, 4: str.title}
    made = "-".join([first.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)])
    if not _TAG.fullmatch(made):
        raise UnknownLanguage(
            f"“{given}” is not the tag of a language.", "Tags are like fr, km, pt-BR or sr-Latn."
        )
    return "en" if first.lower() == "en" else made
