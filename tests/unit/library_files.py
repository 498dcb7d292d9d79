"""A small folder of checklist files for tests: right as it stands, to be spoilt line by line."""

from __future__ import annotations

from pathlib import Path

from assess.errors import ContentError, Problem
from assess.library import Library, load

SOURCES = """\
format = "assess-sources/1"

[[source]]
id = "treaty"
short = "Treaty"
title = "A treaty"
kind = "treaty"

[[source]]
id = "paper"
short = "Paper"
title = "A paper"
kind = "document"

[[provision]]
id = "shall"
source = "treaty"
article = "art. 1"
obligation = "mandatory"
requires = "Do it."
verified = true

[[provision]]
id = "should"
source = "treaty"
article = "art. 2"
obligation = "optional"
requires = "Consider it."
verified = true

[[provision]]
id = "shall-perhaps"
source = "treaty"
article = "art. 3"
obligation = "mandatory"
requires = "Do it, it seems."
verified = false

[[provision]]
id = "good"
source = "paper"
article = "p. 1"
obligation = "practice"
requires = "Do it well."
standing = "listed"
verified = true

[[provision]]
id = "seen-once"
source = "paper"
article = "p. 2"
obligation = "practice"
requires = "One country did it."
standing = "example"
verified = true
also = [{ source = "treaty", article = "preamble" }]
"""

OTHER = """\
format = "assess-checklist/1"

[checklist]
id = "other"
title = "Another list"
version = "1.0.0"
summary = "Something else."
scope_note = "The rest."

[[section]]
id = "only"
title = "Only section"

[[section.question]]
id = "owned"
text = "Is it owned?"
kind = "yes-no"
dimension = "law"
pillar = "protection"
basis = [{ id = "shall", meets = "yes" }]

[[section.question]]
id = "figure"
text = "How many are there?"
kind = "information"
answer = "number"
unit = "people"
dimension = "data"
pillar = "protection"
basis = ["good"]

[[section.question]]
id = "borrowed"
same_as = "list/choice"
"""

LIST = """\
format = "assess-checklist/1"

[checklist]
id = "list"
title = "A list"
version = "1.0.0"
summary = "What it asks."
scope_note = "What it leaves out."

[[section]]
id = "first"
title = "First section"

[[section.question]]
id = "bound"
text = "Is the country bound?"
kind = "yes-no"
from_profile = "treaty"
core = true
dimension = "law"
pillar = "partnership"
basis = [{ id = "shall", meets = "yes" }]

[[section.question]]
id = "levels"
text = "How far is it done?"
kind = "maturity"
levels = [
  "Nothing is done.",
  "A little is done.",
  "Half is done.",
  "Most is done.",
  "All is done.",
]
core = true
must_have = true
dimension = "policy"
pillar = "protection"
basis = [
  { id = "shall", meets = 2 },
  "good",
]
recommend = ["Begin.", "Go on.", "Do more.", "Finish."]

[[section.question]]
id = "parts"
text = "Which parts are there?"
kind = "elements"
elements = [
  { id = "one", text = "Part one.", essential = true },
  { id = "two", text = "Part two." },
]
dimension = "law"
pillar = "prevention"
basis = [{ id = "shall", meets = ["one"] }]
when = { question = "levels", credit_at_least = "1/4" }

[[section]]
id = "second"
title = "Second section"

[[section.question]]
id = "choice"
text = "Which one is it?"
kind = "choice"
options = [
  { id = "none", text = "None.", credit = 0 },
  { id = "some", text = "Some.", credit = 0.5 },
  { id = "best", text = "The best.", credit = 1 },
]
dimension = "practice"
pillar = "prosecution"
basis = [{ id = "shall", meets = ["some", "best"] }]
na_reasons = []

[[section.question]]
id = "number"
text = "How many days is it?"
kind = "number"
unit = "days"
bands = [
  { from = 0, credit = 0 },
  { from = 1, credit = "1/4" },
  { from = 30, credit = 1 },
]
dimension = "law"
pillar = "protection"
basis = [{ id = "shall", meets = 30 }]

[[section.question]]
id = "facts"
text = "How many were helped?"
kind = "information"
answer = "number"
unit = "people"
dimension = "data"
pillar = "protection"
basis = ["good"]

[[section.question]]
id = "shared"
same_as = "other/owned"
core = true
# end
"""


def write(folder: Path, **files: str) -> Path:
    """Write the files that make a right folder, some of them replaced; return the folder."""
    for name, text in ({"sources": SOURCES, "other": OTHER, "list": LIST} | files).items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8", newline="")
    return folder


def read(folder: Path, **files: str) -> Library:
    """Load a folder made by :func:`write`."""
    return load([write(folder, **files)])


def problems(folder: Path, **files: str) -> tuple[Problem, ...]:
    """The problems of a folder made by :func:`write`; none when it loads."""
    try:
        read(folder, **files)
    except ContentError as error:
        return error.problems
    return ()


def spoil(text: str, old: str, new: str) -> str:
    """Replace ``old``, which must be there once, by ``new``."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


def line_of(text: str, needle: str) -> int:
    """The line, counted from 1, on which ``needle`` begins; it must be there once."""
    assert text.count(needle) == 1, f"{text.count(needle)} times: {needle}"
    return text[: text.index(needle)].count("\n") + 1
