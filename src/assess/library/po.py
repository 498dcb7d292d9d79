"""PO files for translators: out with what is translated so far, and back in with every check.

The context (msgctxt) of a message is the key of its text. polib reads and writes the files: unlike
the other libraries it keeps the older English of a fuzzy message, which a translator needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from assess.core.checklist import Edition
from assess.errors import ContentError, Problem
from assess.library.conflicts import TEXT_FITS as CONFLICT_FITS
from assess.library.keys import nearest
from assess.library.translated import texts
from assess.library.translation import Entry, Overlay, folded

QUESTION_FITS, LEVEL_FITS, LIMIT = 150, 140, 2000

_BREAKS = re.compile("[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# polib takes these for the end of a line, too.
_STRANGE_BREAKS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e]")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Counts:
    """Texts: translated, to be looked at (fuzzy), without translation, and no longer there."""

    translated: int
    fuzzy: int
    untranslated: int
    obsolete: int

    def __str__(self) -> str:
        words = f"{self.translated} translated, {self.fuzzy} fuzzy, {self.untranslated} to do"
        return f"{words}, {self.obsolete} obsolete" if self.obsolete else words


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: entries by key, and what a reader should look at though it is taken."""

    entries: dict[str, Entry]
    warnings: tuple[Problem, ...]


def dump(
    edition: Edition, language: str, known: Mapping[str, Entry], before: polib.POFile | None = None
) -> tuple[str, Counts]:
    """Return the PO file of a checklist, and what is in it.

    ``known`` are the translations there are; those of ``before``, the file that the translator has
    already, come first, with the translator's comments. A text whose English has changed is fuzzy.
    """
    comments = {entry.msgctxt: entry.tcomment for entry in before or () if entry.msgctxt}
    file = polib.POFile(wrapwidth=78)
    header = before.header if before else f"“{folded(edition.checklist.title)}” in {language}"
    # A comma or colon first would make something else of the comment.
    file.header = "\n".join(line.lstrip(" ,:") for line in header.split("\n"))
    file.metadata = dict(before.metadata if before else {}) | {
        "Project-Id-Version": f"{edition.checklist.id} {edition.checklist.version}",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    overlay = Overlay({**known, **(_entries(before) if before else {})})
    wanted = texts(edition)
    for key, english in wanted.items():
        entry = _message(key, english, overlay.find(key, english))
        entry.comment, entry.tcomment = _about(edition, key), comments.get(key, "")
        file.append(entry)
    for key in _gone(overlay.entries, wanted):
        old = overlay.entries[key]
        gone = polib.POEntry(msgctxt=key, msgid=folded(old.english), msgstr=old.translation)
        gone.obsolete = True
        gone.flags = ["fuzzy"] if old.unsure else []
        gone.tcomment = comments.get(key, "")
        file.append(gone)
    return f"{file}\n", count(edition, overlay.entries)


def _message(key: str, english: str, known: Entry | None) -> polib.POEntry:
    entry = polib.POEntry(msgctxt=key, msgid=folded(english))
    if known:
        entry.msgstr = known.translation
        entry.fuzzy = not known.current(english)
        if folded(known.english) != folded(english):
            entry.previous_msgid = folded(known.english)
    return entry


def _entries(file: polib.POFile) -> dict[str, Entry]:
    """The translations in a PO file; a fuzzy one translates the older English that it names."""
    found: dict[str, Entry] = {}
    for message in sorted(file, key=lambda message: not message.obsolete):
        translation = _BREAKS.sub(" ", message.msgstr).strip()
        if message.msgctxt and message.msgid and translation:
            older = message.previous_msgid if message.fuzzy else None
            found[message.msgctxt] = Entry(
                english=older or message.msgid,
                translation=translation,
                unsure=message.fuzzy and not older,
            )
    return found


def _gone(known: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """The keys of texts that the checklist no longer has."""
    return sorted(set(known) - set(wanted))


def count(edition: Edition, entries: Mapping[str, Entry]) -> Counts:
    """Count what there is of a checklist."""
    overlay, wanted = Overlay(entries), texts(edition)
    found = [(overlay.find(key, english), english) for key, english in wanted.items()]
    translated = sum(bool(entry and entry.current(english)) for entry, english in found)
    untranslated = sum(entry is None for entry, _ in found)
    return Counts(
        translated,
        len(found) - translated - untranslated,
        untranslated,
        len(_gone(entries, wanted)),
    )


_PARTS = {
    "text": "Question, at most 150 characters",
    "why": "Why it matters",
    "unit": "Unit of the number",
    "levels": "Level {place} (0 is the lowest), at most 140 characters",
    "look-at": "A document to look at",
    "na-reasons": "A reason why the question may not apply",
    "elements": "A part that is there or not",
    "options": "A choice",
    "recommend": "What to do next",
    "weight-why": "Why the question counts more than others",
}


def _about(edition: Edition, key: str) -> str:
    """What a translator should know of a text: what it is, and of which question."""
    kind, _, rest = key.partition("/")
    if kind == "conflict":
        return "A question to the user about answers that may contradict each other"
    if kind != "question":
        words = {"title": "Title of the checklist", "summary": "Summary of the checklist"}
        at_section = "Title of a section" if key.endswith("title") else "Why a section counts more"
        return at_section if rest else words.get(kind, "What the checklist does not cover")
    name, part, *last = rest.split("/")
    about = _PARTS[part].format(place=last[0] if last else "")
    if part == "text":
        return about
    return f"{about}: {folded(edition.questions[name].text)}"


def parse(path: Path) -> polib.POFile:
    """Read a PO file. Raises ContentError where it is none."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        # The line feed at the end: polib takes a text without any for the name of a file.
        return polib.pofile(_STRANGE_BREAKS.sub(" ", text) + "\n")
    except UnicodeDecodeError:
        remedy = "Save it with the encoding UTF-8."
        problem = Problem(name, 0, "", "The text is not UTF-8.", remedy)
    except OSError as error:
        if error.strerror:
            problem = Problem(name, 0, "", f"It cannot be read: {error.strerror}.")
        else:  # polib's own words end in "(line 12)"
            line = int((re.findall(r"line (\d+)", str(error)) or ["0"])[0])
            message = 'This is not a PO file, or a quotation mark in it is not written as \\".'
            problem = Problem(name, line, "", message, "Mend this line, or save it again.")
    raise ContentError("The PO file cannot be read; nothing was changed.", [problem])


def returned(file: polib.POFile, name: str, edition: Edition, language: str) -> Returned:
    """Return what a translator made of a checklist. Raises ContentError with every problem."""
    wanted = texts(edition)
    update = f"Bring it up to date: assess checklist translate {edition.checklist.id} {language}"
    strange = _strange(file, name, wanted, f"{update} -o {name}")
    problems, warnings = [*_header(file, name, edition, language), *strange], list[Problem]()
    for message in file:
        key = message.msgctxt
        if message.obsolete or message.fuzzy or key not in wanted or not message.msgstr.strip():
            continue
        if folded(message.msgid) != folded(wanted[key]):
            words = "It translates another English text than the one now."
            warnings.append(Problem(name, message.linenum, key, words, f"{update} -o {name}"))
        for problem, grave in _objections(message, name):
            (problems if grave else warnings).append(problem)
    if problems:
        raise ContentError("The translation is not taken; nothing was changed.", problems)
    return Returned(_entries(file), tuple(sorted(warnings)))


def _header(file: polib.POFile, name: str, edition: Edition, language: str) -> Iterator[Problem]:
    said = file.metadata.get("Language", "")
    if said.replace("_", "-").lower() != language.lower():
        found = f"“{said}”" if said else "nothing"
        message = f"The header says {found} for the language, not “{language}”."
        remedy = "Name the language that the file is in, or correct its header."
        yield Problem(name, 0, "Language", message, remedy)
    project = file.metadata.get("Project-Id-Version", "").partition(" ")[0]
    if project != edition.checklist.id:
        message = f"The header says that this is “{project}”, not “{edition.checklist.id}”."
        yield Problem(name, 0, "Project-Id-Version", message, "Name the checklist it translates.")
    charset = file.metadata.get("Content-Type", "charset=utf-8").partition("charset=")[2]
    if charset.strip().lower() not in ("utf-8", "utf8"):
        message = f"The header names the encoding “{charset}”."
        yield Problem(name, 0, "Content-Type", message, "Save it with the encoding UTF-8.")


def _strange(
    file: Iterable[polib.POEntry], name: str, wanted: Mapping[str, str], update: str
) -> list[Problem]:
    """Messages that are of no text of the checklist, or there twice."""
    live = [message for message in file if not message.obsolete]
    seen = Counter(message.msgctxt for message in live)
    found = []
    for message in live:
        key = message.msgctxt
        if key not in wanted:
            remedy = nearest(key or "", wanted) or update
            found.append((message, "There is no text of this key (msgctxt).", remedy))
        elif seen[key] > 1:
            found.append((message, "This key (msgctxt) is there twice.", "Keep one of them."))
        if message.msgid_plural:
            found.append((message, "A text of a checklist has no plural.", "Remove msgid_plural."))
    return [
        Problem(name, message.linenum, message.msgctxt or "", words, remedy)
        for message, words, remedy in found
    ]


def _objections(message: polib.POEntry, name: str) -> Iterator[tuple[Problem, bool]]:
    """What is wrong with one translation, and whether it is too grave to take it."""
    english, made, key = message.msgid, message.msgstr.strip(), message.msgctxt

    def said(words: str, remedy: str) -> Problem:
        return Problem(name, message.linenum, key, words, remedy)

    if _CONTROL.search(_BREAKS.sub(" ", made)):
        yield said("It holds a control character.", "Remove it."), True
    if "\\" in made and "\\" not in english:
        yield said("It holds a backslash.", "Remove it: quotation marks need none."), True
    if len(made) > LIMIT:
        yield said(f"It has {len(made)} characters; at most {LIMIT} are kept.", "Shorten it."), True
    most = _fits(key)
    if most and len(made) > most:
        words = f"It has {len(made)} characters; {most} fit a small screen."
        yield said(words, f"Shorten it by {len(made) - most} if you can."), False
    lost = [number for number in _numbers(english) if number not in _numbers(made)]
    if lost:
        words = f"The English has the number {lost[0]}, the translation does not."
        yield said(words, "Look whether it says the same."), False


def _fits(key: str) -> int:
    """How many characters of a text fit a small screen; 0 where it does not matter."""
    if re.fullmatch(r"question/[^/]+/text", key):
        return QUESTION_FITS
    if key.startswith("conflict/"):
        return CONFLICT_FITS
    return LEVEL_FITS if re.fullmatch(r"question/[^/]+/levels/\d+", key) else 0


def _numbers(text: str) -> list[str]:
    """The whole numbers in a text, in digits 0 to 9 whatever its script."""
    digits = (str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
    return _NUMBER.findall("".join(digits))


def merged(
    kept: Mapping[str, Entry], came: Mapping[str, Entry], edition: Edition
) -> dict[str, Entry]:
    """Return both, in the order of the checklist; of two for one text, what came.

    Nothing is lost: what came empty, or of an older English, does not replace what is current.
    """
    wanted = texts(edition)
    found = dict(kept)
    for key, entry in came.items():
        english = wanted.get(key, entry.english)
        same = folded(entry.english) == folded(english)
        if same or key not in kept or not kept[key].current(english):
            found[key] = entry
    order = [*(key for key in wanted if key in found), *_gone(found, wanted)]
    return {key: found[key] for key in order}
