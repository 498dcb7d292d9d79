"""Print the structure tree of a tagged PDF, with the text that each element marks.

``python -m tests.report.tag_tree report.pdf``: what software that reads the file aloud is told, in
the order in which it is told. An element that marks the same twice, or is out of order, shows.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

_CODES = re.compile(rb"<([0-9a-fA-F]+)>")
_RANGES = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", re.DOTALL)


def tag_tree(source: Path | bytes) -> str:
    """The tree as lines, each element set in below its parent: role, what it says, its text."""
    opened = io.BytesIO(source) if isinstance(source, bytes) else source
    with pikepdf.open(opened) as pdf:
        texts = {page.obj.objgen: dict(_texts(page)) for page in pdf.pages}
        return "\n".join(_lines(pdf.Root.StructTreeRoot.K, texts, 0)) + "\n"


def _lines(element: Any, texts: dict[Any, dict[int, str]], depth: int) -> Iterator[str]:
    kids = element.get("/K", [])
    indent, words = "  " * depth, _said(element)
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if words:
                yield indent + " ".join(words)
            words = []
            yield from _lines(kid, texts, depth + 1)
        else:
            words = words or ["…"]
            words.append(_marked(kid, element, texts))
    if words:
        yield indent + " ".join(words)


def _said(element: Any) -> list[str]:
    """The role of an element, and what it says beside its text."""
    words = [str(element.S)[1:]]
    words += [
        f"{key[1:].lower()}={str(element[key])!r}" for key in ("/Alt", "/Lang") if key in element
    ]
    attributes = element.get("/A", {})
    return words + [
        str(attributes[key])[1:] for key in ("/Scope", "/ListNumbering") if key in attributes
    ]


def _marked(kid: Any, element: Any, texts: dict[Any, dict[int, str]]) -> str:
    if not isinstance(kid, pikepdf.Dictionary):
        return repr(texts[element.Pg.objgen][int(kid)])
    if "/Obj" in kid:
        return f"→{_target(kid.Obj)}"
    return repr(texts[kid.Pg.objgen][int(kid.MCID)])


def _target(annotation: Any) -> str:
    return str(annotation.A.URI) if "/A" in annotation else "page"


def _texts(page: Any) -> Iterator[tuple[int, str]]:
    """The text of each marked-content sequence of a page, by its number."""
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    inside: list[tuple[int | None, bool]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            given = operands[1] if len(operands) > 1 else {}
            number, instead = given.get("/MCID", None), given.get("/ActualText", None)
            above = inside[-1] if inside else (None, False)
            if instead is not None and not above[1] and above[0] is not None:
                letters[above[0]] += str(instead)
            if number is not None:
                letters[int(number)] = ""
            inside.append(
                (
                    int(number) if number is not None else above[0],
                    above[1] or instead is not None,
                )
            )
        elif name == "EMC":
            inside.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"} and inside and inside[-1][0] is not None and not inside[-1][1]:
            strings = operands[0] if name == "TJ" else operands
            shown = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
            letters[inside[-1][0]] += "".join(font.get(code, "?") for code in shown)
    yield from letters.items()


def _letters(font: Any) -> dict[int, str]:
    """What each one-byte code of a font stands for."""
    found: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return found
    for kind, body in _RANGES.findall(font.ToUnicode.read_bytes()):
        if kind == b"char":
            codes = _CODES.findall(body)
            found |= {int(a, 16): _word(b) for a, b in zip(codes[::2], codes[1::2], strict=True)}
            continue
        for first, last, start, listed in _RANGE.findall(body):
            span = range(int(first, 16), int(last, 16) + 1)
            words = [_word(each) for each in _CODES.findall(listed)] or [
                chr(int(start, 16) + n) for n in range(len(span))
            ]
            found |= dict(zip(span, words, strict=False))
    return found


def _word(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")


if __name__ == "__main__":
    print(tag_tree(Path(sys.argv[1])), end="")  # noqa: T201
