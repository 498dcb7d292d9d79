"""Texts set in the fonts that ship with the program; nothing in them is read as markup."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report import faces
from assess.report.blocks import Span, Text
from assess.report.breaking import Run, joined
from assess.report.faces import BOLD, BOXES, ITALIC, LINK, REGULAR, SIGNS, coverage, prints
from assess.report.plain import PlainParagraph

if TYPE_CHECKING:
    from assess.report.prose import Prose

__all__ = ["BOLD", "ITALIC", "LINK", "REGULAR", "Typesetter", "coverage", "prints"]

_LISTED = 20
"""How many of the characters that no font holds are named in the message."""

_NEWLINES = re.compile("\r\n|[\r\u2028\u2029]")
_LONE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls and halves of characters, which no file may hold."""


class Typesetter:
    """Sets texts; remembers the characters that no font holds."""

    def __init__(self) -> None:
        self._coverage = coverage()
        self._text = faces.text_coverage()
        self.missing: set[str] = set()

    def paragraph(self, text: Text, look: ParagraphStyle, label: str = "") -> Flowable:
        """Set ``text`` in ``look``, with ``label`` hanging at its bullet indent.

        Returns a ``PlainParagraph`` (:mod:`assess.report.plain`; with a label, reportlab's own)
        where plain letters do, and else a ``ShapedParagraph`` (:mod:`assess.report.shaped`): all
        have ``wrap``, ``split``, ``draw`` and ``style``, and their links call ``canvas.linkRect``
        (an anchor) or ``canvas.linkURL`` on a canvas without tags.
        """
        hangs = self._text.issuperset(map(ord, label)) and _simple(label)
        if hangs and all(_simple(span.text) for span in text):
            if not label:
                return PlainParagraph(self._runs(text, look), look)
            return Paragraph(self.markup(text), look, bulletText=label)
        from assess.report.shaped import ShapedParagraph  # noqa: PLC0415 (English needs no shaper)

        bold = look.fontName == BOLD
        italic = look.fontName == ITALIC
        hung = self._prose((Span(label),), bold=look.bulletFontName == BOLD) if label else None
        return ShapedParagraph(self._prose(text, bold=bold, italic=italic), look, hung)

    def _prose(self, text: Text, *, bold: bool = False, italic: bool = False) -> Prose:
        """``text`` for the shaper, in which characters that no font holds are their code points."""
        from assess.report.prose import Prose, Style  # noqa: PLC0415 (English needs no shaper)

        return Prose(
            [
                (
                    self._printable(_normal(span.text)),
                    Style(span.bold or bold, span.italic or italic, _target(span)),
                )
                for span in text
            ]
        )

    def _printable(self, words: str) -> str:
        """``words`` with the code points of characters that no font holds."""
        for letter in set(words):
            if letter != "\n" and not faces.ignorable(letter) and not faces.face(ord(letter)):
                self.missing.add(letter)
                words = words.replace(letter, f"[U+{ord(letter):04X}]")
        return words

    def _runs(self, text: Text, look: ParagraphStyle) -> list[Run]:
        """``text`` in the fonts that hold it; what none holds as its code points."""
        found = []
        for span in text:
            words, target = _normal(span.text), _target(span)
            font = _styled(look, span)
            if self._text.issuperset(map(ord, words)):
                found.append(Run(words, font, target))
                continue
            for key, group in groupby(words, key=self._font):
                letters = "".join(group)
                same = letters if key else "".join(map(self._printable, letters))
                found.append(Run(same, font if key in ("", "text") else key, target))
        return joined(found)

    def markup(self, parts: Text) -> str:
        """Return ``parts`` as markup in which nothing of their text is read as markup."""
        return "".join(self._span(span) for span in parts)

    def plain(self, words: str) -> str:
        """Return one string as markup."""
        return self.markup((Span(words),))

    def outline(self, words: str) -> str:
        """Return a string for a bookmark or title, on one line: viewers bring their own fonts."""
        words = " ".join(unicodedata.normalize("NFC", words).split())
        return _LONE.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)

    def _span(self, span: Span) -> str:
        inner = self._characters(span.text)
        if span.bold:
            inner = f"<b>{inner}</b>"
        elif span.italic:
            inner = f"<i>{inner}</i>"
        target = _target(span)
        return f'<a href={quoteattr(target)} color="{LINK}">{inner}</a>' if target else inner

    def _characters(self, words: str) -> str:
        words = _normal(words)
        if self._text.issuperset(map(ord, words)):
            return escape(words)
        runs = groupby(words, key=self._font)
        return "".join(self._run(font, "".join(characters)) for font, characters in runs)

    def _font(self, character: str) -> str:
        """The font that a character is set in; empty where none holds it."""
        code = ord(character)
        if code in self._text or character == "\n":
            return "text"
        found = (font for font in (SIGNS, BOXES, REGULAR) if code in self._coverage[font])
        return next(found, "")

    def _run(self, font: str, words: str) -> str:
        if font == "text":
            return escape(words).replace("\n", "<br/>")
        if font:
            return f'<font face="{font}">{escape(words)}</font>'
        return self._printable(words)

    def messages(self) -> tuple[str, ...]:
        """What to tell the user about characters that could not be printed."""
        if not self.missing:
            return ()
        listed = ", ".join(_named(character) for character in sorted(self.missing)[:_LISTED])
        more = len(self.missing) - _LISTED
        if more > 0:
            others = ngettext("{n} more", "{n} more", more).format(n=number(more))
            listed = f"{listed}, {others}"
        return (
            _(
                "The report's fonts lack some characters; they are printed as their code points in "
                "brackets: {list}."
            ).format(list=listed),
        )


def _normal(words: str) -> str:
    """Composed letters, spaces for tabs, one kind of newline."""
    return _NEWLINES.sub("\n", unicodedata.normalize("NFC", words)).replace("\t", "    ")


def _styled(look: ParagraphStyle, span: Span) -> str:
    """The font of a span in a look; there is no bold italic."""
    if span.bold or look.fontName == BOLD:
        return BOLD
    return ITALIC if span.italic else str(look.fontName)


def _target(span: Span) -> str:
    return f"#{span.to}" if span.to else span.url


def _simple(words: str) -> bool:
    """Whether letters stand one after the other, left to right, each with its own glyph."""
    if words.isascii():
        return True
    return not any(map(_shaped, unicodedata.normalize("NFC", words)))


@cache
def _shaped(letter: str) -> bool:
    """Whether a letter needs the shaper: of another script, or a mark, or a joiner."""
    code = ord(letter)
    if code < 0x300:
        return code == 0xAD
    own = faces.script_face(code)
    if own is not None and own.holds(code):
        return True
    return unicodedata.category(letter)[0] == "M" or faces.ignorable(letter)


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{f' {name}' if name else ''}"
