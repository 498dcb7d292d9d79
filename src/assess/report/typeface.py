"""The fonts that ship with the program, and text set in them as safe paragraph markup."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph

from assess.report.blocks import Span, Text

REGULAR = "AssessText"
BOLD = "AssessText-Bold"
ITALIC = "AssessText-Italic"
SIGNS = "AssessSigns"
BOXES = "AssessBoxes"

LINK = "#1d4f7c"

_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    SIGNS: "Inter-Signs.ttf",
    BOXES: "NotoSansSymbols2-Signs.ttf",
}


@cache
def coverage() -> dict[str, frozenset[int]]:
    """Register the fonts, once, and return the code points that each one holds."""
    found = {}
    for name, file in _FILES.items():
        with as_file(files("assess.report") / "fonts" / file) as path:
            font = TTFont(name, str(path))
        pdfmetrics.registerFont(font)
        found[name] = frozenset(font.face.charToGlyph)
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )
    for name in (SIGNS, BOXES):
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return found


def prints(words: str) -> bool:
    """Whether the fonts hold every letter and sign of ``words``."""
    codes = {ord(character) for character in unicodedata.normalize("NFC", words)}
    return codes <= frozenset().union(*coverage().values()) | set(map(ord, "\n\r\t"))


class Typesetter:
    """Turns texts into paragraph markup; remembers the characters that no font holds."""

    def __init__(self) -> None:
        self._coverage = coverage()
        self._text = self._coverage[REGULAR] & self._coverage[BOLD] & self._coverage[ITALIC]
        self.missing: set[str] = set()

    def paragraph(self, text: Text, look: ParagraphStyle, label: str = "") -> Flowable:
        """Set ``text`` in ``look``, with ``label`` hanging at its bullet indent.

        Returns a flowable with reportlab's protocol: ``wrap``, ``split``, ``draw``, ``style``, and
        ``getSpaceBefore`` and ``getSpaceAfter`` from the look. Links call ``canvas.linkRect`` (an
        anchor) or ``canvas.linkURL``, whichever kind of paragraph it is.
        """
        return Paragraph(self.markup(text), look, bulletText=label or None)

    def markup(self, parts: Text) -> str:
        """Return ``parts`` as markup in which nothing of their text is read as markup."""
        return "".join(self._span(span) for span in parts)

    def plain(self, words: str) -> str:
        """Return one string as markup."""
        return self.markup((Span(words),))

    def outline(self, words: str) -> str:
        """Return a string for a bookmark, on one line: viewers bring their own fonts there."""
        return " ".join(words.split())

    def _span(self, span: Span) -> str:
        inner = self._characters(span.text)
        if span.bold:
            inner = f"<b>{inner}</b>"
        elif span.italic:
            inner = f"<i>{inner}</i>"
        target = f"#{span.to}" if span.to else span.url
        return f'<a href={quoteattr(target)} color="{LINK}">{inner}</a>' if target else inner

    def _characters(self, words: str) -> str:
        words = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\t", "    ")
        if all(ord(character) in self._text for character in words):
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
        self.missing.update(words)
        return "".join(f"[U+{ord(character):04X}]" for character in words)

    def messages(self) -> tuple[str, ...]:
        """What to tell the user about characters that could not be printed."""
        if not self.missing:
            return ()
        listed = ", ".join(_named(character) for character in sorted(self.missing)[:20])
        more = f" and {len(self.missing) - 20} more" if len(self.missing) > 20 else ""
        return (
            (
                "The report's fonts lack some characters; they are printed as their code points in "
                f"brackets: {listed}{more}."
            ),
        )


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{f' {name}' if name else ''}"
