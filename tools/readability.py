"""How hard the texts of the checklists are to read. Run by hand, and by tests/docs.

    .venv/bin/python tools/readability.py [PATH …]      files or folders; default: checklists/

Measures each text that an official reads to answer: the question, and each of its levels, elements
and options. Two measures, both from textstat:

grade  Flesch-Kincaid: years of school, from words a sentence and syllables a word. In a text of a
       few words one long name decides it ("Ministry of the Interior": grade 13), so a single grade
       says little and the median of many says more.
eflaw  McAlpine EFLAW, made for readers of English as a foreign language: words and short words a
       sentence. Counts no syllables, so it holds for short texts too. Up to 20 is very easy to
       understand, 25 quite easy, 29 a little difficult; above, confusing.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import textstat

CHECKLISTS = Path(__file__).parents[1] / "checklists"
HARDEST = 20
LONG_ENOUGH = 10
"""Words that a text needs to be listed among the hardest: with fewer, one long name decides."""
CONFUSING = 30
"""EFLAW from which McAlpine calls a text confusing."""


@dataclass(frozen=True)
class Text:
    """One text of a checklist and how hard it is."""

    checklist: str
    place: str
    words: str
    grade: float
    eflaw: float


def measured(checklist: str, place: str, words: str) -> Text:
    grade = textstat.flesch_kincaid_grade(words)
    return Text(checklist, place, words, grade, textstat.mcalpine_eflaw(words))


def texts_of(path: Path) -> Iterator[Text]:
    """The question, level, element and option texts of one checklist, in file order.

    A question that only refers to another checklist's (`same_as`) has no text of its own.
    """
    content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for section in content.get("section", []):
        for question in section["question"]:
            where = question["id"]
            if "text" in question:
                yield measured(path.stem, where, question["text"])
            for number, level in enumerate(question.get("levels", [])):
                yield measured(path.stem, f"{where} level {number}", level)
            for part in (*question.get("elements", []), *question.get("options", [])):
                yield measured(path.stem, f"{where} {part['id']}", part["text"])


def files(paths: Iterable[Path]) -> list[Path]:
    """The checklist files among these paths, folders searched (not below)."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        found += [file for file in inside if file.name != "sources.toml"]
    return found


def hardest(texts: Iterable[Text]) -> list[Text]:
    """The texts of the highest grade, hardest first; very short ones left out."""
    long = [text for text in texts if len(text.words.split()) >= LONG_ENOUGH]
    return sorted(long, key=lambda text: (-text.grade, -text.eflaw, text.place))[:HARDEST]


def line(name: str, texts: list[Text]) -> str:
    grade = median(text.grade for text in texts)
    eflaw = median(text.eflaw for text in texts)
    confusing = sum(text.eflaw >= CONFUSING for text in texts)
    return f"{name:<28} {len(texts):>5} {grade:>6.2f} {eflaw:>6.1f} {confusing:>10}"


def report(paths: Iterable[Path]) -> Iterator[str]:
    """The lines of the report: medians of each checklist and of all, then the hardest texts."""
    texts = {path.stem: list(texts_of(path)) for path in files(paths)}
    every = [text for some in texts.values() for text in some]
    if not every:
        yield "No checklist text found. Name a checklist file, or a folder that holds some."
        return
    yield f"{'median of':<28} {'texts':>5} {'grade':>6} {'eflaw':>6} {'eflaw 30+':>10}"
    yield from (line(name, some) for name, some in texts.items() if some)
    yield line("all", every)
    yield ""
    yield f"The {HARDEST} hardest by grade, of those with {LONG_ENOUGH} words or more:"
    for text in hardest(every):
        yield f"{text.grade:5.1f} {text.eflaw:4.0f}  {text.checklist}/{text.place}"
        yield f"            {text.words}"


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]] or [CHECKLISTS]
    sys.stdout.writelines(f"{said}\n" for said in report(paths))


if __name__ == "__main__":
    main()
