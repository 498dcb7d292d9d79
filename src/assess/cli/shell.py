"""What every command is handed: store, library and origin, each made when first asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.out import tell
from assess.core.origin import Origin
from assess.port import resolve_id

if TYPE_CHECKING:
    from assess.library import Library
    from assess.library.translation import Translations
    from assess.session import Session
    from assess.settings import Settings
    from assess.store import SqliteStore


@dataclass
class Shell:
    """The store and the library of one run; ``store_path`` None means the usual place.

    ``language`` is that of checklists and of the program; empty means ASSESS_LANG, the settings
    or English.
    """

    store_path: Path | None = None
    language: str = ""
    notes: list[str] = field(default_factory=list)
    """What went to stderr of store and settings: screens cover it, and say it themselves."""

    def _note(self, words: str) -> None:
        self.notes.append(words)
        tell(f"assess: {words}")

    @property
    def named(self) -> bool:
        """Whether the user named the store, by option or variable."""
        return self.store_path is not None or bool(os.environ.get("ASSESS_STORE"))

    @cached_property
    def origin(self) -> Origin:
        """Where changes come from: this machine's clock, its user, its randomness."""
        from assess.store.origin import system_origin  # noqa: PLC0415 (reading needs none)

        return system_origin(os.environ, self.settings.signature)

    @cached_property
    def settings_path(self) -> Path:
        """Where the settings are kept: beside the store."""
        from assess.settings import FILE_NAME  # noqa: PLC0415
        from assess.store.place import store_path  # noqa: PLC0415

        return store_path(self.store_path, os.environ).parent / FILE_NAME

    @cached_property
    def settings(self) -> Settings:
        """What the user has set; what cannot be used of it goes to stderr."""
        from assess.settings import read  # noqa: PLC0415

        settings, message = read(self.settings_path)
        if message:
            self._note(message)
        return settings

    @cached_property
    def library(self) -> Library:
        """The shipped checklists and the user's own; what these change goes to stderr.

        Raises ContentError, and StoreError where the place of the store is no place.
        """
        from assess.library import load  # noqa: PLC0415 (not every command reads checklists)

        folder = self.own_folder
        if not folder.is_dir() and not os.environ.get("ASSESS_CHECKLISTS"):
            return load()
        library = load(own=folder)
        for note in library.notes:
            tell(f"assess: {note}")
        return library

    @cached_property
    def own_folder(self) -> Path:
        """The user's own folder of checklists: ASSESS_CHECKLISTS, or beside the store."""
        from assess.store.place import store_path  # noqa: PLC0415 (not every command needs it)

        named = os.environ.get("ASSESS_CHECKLISTS")
        if named:
            return Path(os.path.realpath(os.path.expanduser(named)))  # noqa: PTH111 (never fails)
        return store_path(self.store_path, os.environ).parent / "checklists"

    @cached_property
    def own_layouts(self) -> Path:
        """The user's own folder of report layouts: ``reports`` beside the store."""
        from assess.store.place import store_path  # noqa: PLC0415 (not every command needs it)

        return store_path(self.store_path, os.environ).parent / "reports"

    @cached_property
    def translations(self) -> Translations | None:
        """The texts in the user's language; None for English. Raises UnknownLanguage."""
        return self.translations_into(self.spoken) if self.spoken else None

    @cached_property
    def spoken(self) -> str:
        """The tag of the user's language; empty for English. Raises UnknownLanguage."""
        given = self.language or os.environ.get("ASSESS_LANG", "") or self.settings.language
        if not given:
            return ""
        from assess.library.translation import tag  # noqa: PLC0415 (English needs none of it)

        return "" if (name := tag(given)) == "en" else name

    def speak(self) -> None:
        """Say everything in the user's language from now on, where it has words for it."""
        if self.spoken:
            from assess.library import content_folder  # noqa: PLC0415
            from assess.library.interface import speak  # noqa: PLC0415

            speak(self.spoken, [self.own_folder, content_folder("checklists")])

    def translations_into(self, language: str) -> Translations:
        """The texts in one language: the user's own first, then the shipped ones."""
        from assess.library import content_folder  # noqa: PLC0415
        from assess.library.translation import Translations  # noqa: PLC0415

        return Translations(language, [self.own_folder, content_folder("checklists")])

    @cached_property
    def store(self) -> SqliteStore:
        """The store; what it has to say goes to stderr. Raises StoreError."""
        from assess.store import open_store  # noqa: PLC0415 (not every command opens the store)

        store = open_store(self.store_path)
        for note in store.notes:
            self._note(note)
        return store

    def open(self, given: str) -> Session:
        """Open the assessment that ``given`` names or shortens. Raises NotFound."""
        return self.session(resolve_id(self.store, given))

    def session(self, identity: str) -> Session:
        """Open the assessment of this full id. Raises NotFound."""
        from assess.session import Session  # noqa: PLC0415 (the list of assessments needs none)

        return Session(self.store, identity, self.origin)

    def close(self) -> None:
        if "store" in self.__dict__:
            self.store.close()


@contextmanager
def shell(store_path: Path | None, language: str = "") -> Iterator[Shell]:
    """A shell whose store is closed at the end."""
    opened = Shell(store_path, language)
    try:
        opened.speak()
        yield opened
    finally:
        opened.close()
