"""The keys of the file format: what each means, an example, and which tables have it.

One text for each key serves the JSON Schema (help in editors) and the remedy for a missing key.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from assess.core.checklist import ChecklistFile, CutOffs, FileSection, Heading, SourcesFile
from assess.core.conflicts import Condition, Conflict
from assess.core.fields import Frozen
from assess.core.questions import (
    Band,
    Basis,
    ChoiceQuestion,
    Element,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Option,
    SharedQuestion,
    When,
    YesNoQuestion,
)
from assess.core.sources import KeyElement, Place, Provision, Source
from assess.library.findings import Loc, at

KINDS: dict[str, type[Frozen]] = {
    "maturity": MaturityQuestion,
    "yes-no": YesNoQuestion,
    "elements": ElementsQuestion,
    "choice": ChoiceQuestion,
    "number": NumberQuestion,
    "information": InformationQuestion,
}

TABLES: dict[str, type[Frozen]] = {
    "checklist": Heading,
    "cutoffs": CutOffs,
    "section": FileSection,
    "when": When,
    "conflict": Conflict,
    "all": Condition,
    "basis": Basis,
    "elements": Element,
    "options": Option,
    "bands": Band,
    "source": Source,
    "provision": Provision,
    "also": Place,
    "key_element": KeyElement,
}

# key (with its table where two differ): (an example as written in a file, what it means)
KEYS: dict[str, tuple[str, str]] = {
    "format": ('format = "assess-checklist/1"', "The format of the file and its number."),
    "checklist": ("a [checklist] table", "What the checklist says of itself."),
    "section": ("a [[section]] table", "A part of the checklist, with its questions."),
    "question": ("a [[section.question]] table", "One thing asked."),
    "id": ('id = "short-name"', "A short name, stable for ever: small letters, digits, hyphens."),
    "title": ('title = "…"', "The title as printed."),
    "version": ('version = "1.0.0"', "A change of meaning changes the first number."),
    "summary": ('summary = "…"', "What the checklist is about, in one or two sentences."),
    "scope_note": ('scope_note = "…"', "What the checklist does not cover."),
    "cutoffs": (
        "cutoffs = { in_place = 85, mostly = 60, partly = 30 }",
        "The whole percent from which each rating holds.",
    ),
    "aggregate": (
        'aggregate = "mean"',
        "How the section is scored: the mean of its questions, or its weakest question.",
    ),
    "weight": ("weight = 1", "How much it counts, 1 to 10. Any weight but 1 needs weight_why."),
    "weight_why": ('weight_why = "…"', "Why it counts more; printed in the report."),
    "text": ('text = "…?"', "What is asked or said, as printed."),
    "why": ('why = "…"', "Why it matters for victims or the State, in one or two sentences."),
    "kind": (
        'kind = "maturity"',
        "How it is answered: maturity (levels), yes-no, elements, choice, number, or information.",
    ),
    "levels": (
        'levels = ["…", "…", "…", "…", "…"]',
        "Five texts, lowest first; a level counts only when all it says is true.",
    ),
    "credits": (
        'credits = [0, "1/4", "1/2", "3/4", 1]',
        "What each level earns, rising to 1. Left out: five levels that earn 0, 1/4, 1/2, 3/4, 1.",
    ),
    "elements": (
        'elements = [{ id = "…", text = "…" }, …]',
        "Parts that are there or not; the share present is earned.",
    ),
    "essential": ("essential = true", "Without it the question earns at most one half."),
    "options": (
        'options = [{ id = "…", text = "…", credit = 0 }, …]',
        "The choices, lowest credit first; the best earns 1.",
    ),
    "credit": ('credit = "1/2"', 'What it earns, 0 to 1, as a number or as text such as "1/3".'),
    "unit": ('unit = "days"', "What the number counts."),
    "bands": (
        "bands = [{ from = 0, credit = 0 }, { from = 30, credit = 1 }]",
        "What a number earns from each start on; the first is the lowest that can be answered.",
    ),
    "from": ("from = 0", "The number from which this band holds."),
    "answer": ('answer = "number"', "What is noted: a number, a date or a text. Never scored."),
    "from_profile": (
        'from_profile = "tip"',
        "The treaty or law whose status in the profile answers this question.",
    ),
    "same_as": (
        'same_as = "checklist/question"',
        "The question of another checklist that is asked once and counted in both.",
    ),
    "must_have": ("must_have = true", "Without it the rest is worth little; at most three."),
    "core": ("core = true", "Asked in the quick assessment too."),
    "dimension": ('dimension = "law"', "Whether it is about law, policy, institution, …"),
    "pillar": ('pillar = "protection"', "Prevention, protection, prosecution or partnership."),
    "roles": ('roles = ["destination"]', "Asked only of countries with one of these roles."),
    "when": (
        'when = { question = "…", credit_at_least = "1/4" }',
        "The condition of a follow-up, which cannot be answered without its parent.",
    ),
    "When.question": ('question = "…"', "The id of the parent, in the same file."),
    "credit_at_least": (
        'credit_at_least = "1/4"',
        "Asked when the parent earns at least this much; more than 0.",
    ),
    "conflict": (
        "a [[conflict]] table",
        "Answers that can hardly all be right; the user is asked about them.",
    ),
    "Conflict.text": (
        'text = "You say that …, but …. Are both right?"',
        "What the user is asked: it names the answers and ends in a question mark.",
    ),
    "all": (
        'all = [{ question = "…", credit_at_most = 0 }, { question = "…", credit_at_least = 1 }]',
        "The answers that contradict each other, by what they earn: two or more, all must hold.",
    ),
    "Condition.question": ('question = "…"', "The id of a question of the same file."),
    "Condition.credit_at_least": ("credit_at_least = 1", "Holds when the answer earns this much."),
    "credit_at_most": ("credit_at_most = 0", "Holds when the answer earns no more than this."),
    "look_at": ('look_at = ["…"]', "Documents or registers that an official can look at."),
    "basis": (
        'basis = ["…"]',
        "The ids of the provisions and practices that the question rests on.",
    ),
    "meets": (
        'meets = 2, meets = 30, meets = "yes" or meets = ["…"]',
        "The least that meets a mandatory provision: level, number, yes, element or option ids.",
    ),
    "na_reasons": (
        'na_reasons = ["…"]',
        "The only reasons accepted for “not applicable”; none listed, not offered.",
    ),
    "recommend": (
        'recommend = "…"',
        "The next step when there is a gap; for levels, a list with one for each but the top.",
    ),
    "lead": ('lead = ["interior"]', "Who would lead the next step."),
    "effort": ('effort = "medium"', "How much work the next step is: low, medium or high."),
    "horizon": ('horizon = "medium"', "Short is one year, medium three, long five."),
    "source": ("a [[source]] table", "A document, or the id of the one that says it."),
    "provision": ("a [[provision]] table", "One requirement of a source, or one good practice."),
    "key_element": ("a [[key_element]] table", "A point of a list that documents print."),
    "number": ("number = 1", "Its number in the list."),
    "statement": ('statement = "…"', "What the point says, in your own words."),
    "practices": ('practices = ["…"]', "The ids of the practices that say the same in more words."),
    "short": ('short = "…"', "The name used in tables."),
    "reference": ('reference = "…"', "The number or place of publication."),
    "date": ('date = "2000-11-15"', "When it was adopted or published."),
    "in_force": ('in_force = "2003-12-25"', "When it came into force."),
    "since": ("since = 2024-07-14", "The day from which this wording binds, if later."),
    "url": ('url = "https://…"', "Where its text can be read."),
    "article": ('article = "art. 5(1)"', "The article, or the place in the document."),
    "obligation": (
        'obligation = "mandatory"',
        "Mandatory binds, optional asks only to consider, guidance is soft law, else practice.",
    ),
    "requires": ('requires = "…"', "What it requires, in your own words."),
    "threshold": ('threshold = "30 days"', "The number or date that the text sets."),
    "verified": ("verified = true", "Whether the wording was checked against the text."),
    "standing": ('standing = "recommended"', "For a practice, how the document puts it."),
    "theme": ('theme = "…"', "For a practice, what it is about."),
    "note": ('note = "…"', "What to know when using it."),
    "also": ('also = [{ source = "…", article = "…" }]', "Other places that say the same."),
    "in_place": ("in_place = 85", "From here on, in place."),
    "mostly": ("mostly = 60", "From here on, mostly in place."),
    "partly": ("partly = 30", "From here on, partly in place."),
}


def example(model: type[Frozen] | None, key: str) -> str:
    """Return how ``key`` is written in a file."""
    return _explained(model, key)[0]


def meaning(model: type[Frozen] | None, key: str) -> str:
    """Return what ``key`` means."""
    return _explained(model, key)[1]


def _explained(model: type[Frozen] | None, key: str) -> tuple[str, str]:
    table = model.__name__ if model else ""
    return KEYS.get(f"{table}.{key}") or KEYS.get(key) or (key, "")


def known_keys(model: type[Frozen]) -> list[str]:
    """Return the keys that a table of ``model`` may have, as written in a file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def model_at(document: Any, loc: Loc) -> type[Frozen] | None:
    """Return the model of the table at ``loc``; None for a question of no known kind."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return SourcesFile if at(document, ("format",)) == "assess-sources/1" else ChecklistFile
    if names[-1] != "question":
        return TABLES.get(names[-1])
    table = at(document, loc)
    if not isinstance(table, dict):
        return None
    if "same_as" in table and "kind" not in table:
        return SharedQuestion
    kind = table.get("kind")
    return KINDS.get(kind) if isinstance(kind, str) else None


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``; None when none is like it."""
    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.6)), None)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return “Did you mean …?” for the known word most like ``word``; "" when none is like it."""
    found = closest(word, known)
    return f"Did you mean “{found}”?" if found else ""
