"""Checklists in the language that the user asked for: ``--lang`` or ``ASSESS_LANG``.

Only what is shown changes. What is kept, exported and scored stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from assess.cli.out import tell
from assess.cli.shell import Shell

if TYPE_CHECKING:
    from assess.core.checklist import Edition
    from assess.core.view import View
    from assess.library import Library
    from assess.library.translation import Translations
    from assess.store import SqliteStore


def shown(shell: Shell, view: View) -> View:
    """Return ``view`` in the user's language; what is missing goes to stderr."""
    made = in_words(shell, view)
    tell_missing(shell)
    return made


def in_words(shell: Shell, view: View) -> View:
    """Return ``view`` in the user's language; what is missing is kept to be told."""
    return view if shell.translations is None else shell.translations.view(view)


def on_paper(shell: Shell, view: View) -> View:
    """Return ``view`` in the user's language, but in English where the report lacks the letters."""
    if shell.translations is None:
        return view
    from assess.report.typeface import prints  # noqa: PLC0415 (it loads the PDF library)

    return shell.translations.view(view, prints)


def shown_page(shell: Shell, edition: Edition) -> Edition:
    """Return a checklist to read in the user's language; what is missing goes to stderr."""
    if shell.translations is None:
        return edition
    made = shell.translations.page(edition)
    tell_missing(shell)
    return made


def tell_missing(shell: Shell) -> None:
    """Say on stderr how many of the texts shown so far have no translation."""
    if shell.translations and shell.translations.words:
        tell(f"assess: {shell.translations.words}")


def shown_library(shell: Shell) -> Library:
    """Return the library with its checklists in the user's language."""
    library = shell.library
    if shell.translations is None:
        return library
    translate = shell.translations.edition
    editions: dict[str, Edition] = {name: translate(e) for name, e in library.editions.items()}
    return replace(library, editions=editions)


def shown_store(shell: Shell) -> SqliteStore:
    """Return the store, so that the editions read from it are in the user's language.

    Raises ContentError for any damaged translation: later, the screens could not say so.
    """
    if shell.translations is None:
        return shell.store
    shell.translations.read_all()
    return cast("SqliteStore", _ShownStore(shell.store, shell.translations))


class _ShownStore:
    """A store in all but one thing: an edition comes out translated, under the same id."""

    def __init__(self, store: SqliteStore, translations: Translations) -> None:
        self._store, self._translations = store, translations
        self._made: dict[str, Edition] = {}

    def edition(self, identity: str) -> Edition:
        if identity not in self._made:
            self._made[identity] = self._translations.edition(self._store.edition(identity))
        return self._made[identity]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)
