"""What the words on screens and pages mean, in one place: help, terms and the report's glossary.

English, marked for translators; :func:`glossary` gives it in the language spoken.
"""

from __future__ import annotations

from dataclasses import dataclass

from assess.language import gettext as _
from assess.language import noop


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means here, one to three sentences."""

    word: str
    meaning: str


_TERMS: tuple[tuple[str, str], ...] = (
    (
        noop("checklist"),
        noop(
            "A list of questions about one subject, such as the reflection period for victims. "
            "It has sections. Checklists are shown side by side; there is no mean over them."
        ),
    ),
    (
        noop("depth: quick, full"),
        noop(
            "Quick asks the core questions only; full asks all. The same answers serve both, so "
            "you can begin quick and go on to full."
        ),
    ),
    (
        noop("edition"),
        noop("A checklist as it was answered, word for word; its code changes with it."),
    ),
    (
        noop("reference date"),
        noop("The day for which you answer. Law means the law in force on that day."),
    ),
    (
        noop("where this comes from"),
        noop("The articles of treaties and laws, and the good practice, that a question rests on."),
    ),
    (
        noop("your country's duty"),
        noop(
            "A binding rule of a treaty or law that is in force for your country at the reference "
            "date. It is met, not met or not known."
        ),
    ),
    (
        noop("later standard"),
        noop("A rule that binds your country only from a day after the reference date."),
    ),
    (
        noop("must-have"),
        noop(
            "Marked ★: at most three questions of a checklist, without which the rest is worth "
            "little. While one is missing the rating is at most partly in place."
        ),
    ),
    (
        noop("essential"),
        noop("A part without which a list of parts counts at most one half."),
    ),
    (
        noop("unanswered"),
        noop(
            "Nothing is said yet. It does not count in the score; it makes the possible range "
            "wider."
        ),
    ),
    (
        noop("unknown"),
        noop(
            "An answer too: you looked, and nobody knows, or no data are collected. It earns 0 "
            "and is marked *."
        ),
    ),
    (
        noop("not applicable"),
        noop(
            "Offered by few questions, for the reasons listed there; never for a duty. It is not "
            "counted, and is listed in the report with its reason."
        ),
    ),
    (
        noop("not asked"),
        noop(
            "A question that follows from another one, whose answer makes it pointless: who has "
            "no reflection period has none of its qualities. It earns 0."
        ),
    ),
    (
        noop("out of scope"),
        noop(
            "Asked only of countries with a role that yours does not have (origin, transit, "
            "destination). It is not counted."
        ),
    ),
    (
        noop("score"),
        noop(
            "How much is in place, from 0 to 100 %, of what is answered. It describes "
            "arrangements, not results for victims."
        ),
    ),
    (
        noop("possible range"),
        noop(
            "How far the score can still move: every unanswered and every unknown question at "
            "nothing, and at everything. It is always shown beside the score: 62 % (55–78)."
        ),
    ),
    (
        noop("rating"),
        noop(
            "In place from 85 %, mostly in place from 60 %, partly in place from 30 %, else mostly "
            "missing, unless a checklist sets its own limits. It needs 80 % answered. The limits "
            "are conventions of this tool."
        ),
    ),
    (
        noop("cut-off"),
        noop("The percent from which a rating is given; a convention of this tool."),
    ),
    (
        noop("provisional"),
        noop("Too little is answered for a rating; the score may still change a lot."),
    ),
    (
        noop("gap, adds"),
        noop(
            "An answered or unknown question that is not fully in place, and the points of its "
            "checklist's score that closing it adds. These points cannot be summed."
        ),
    ),
    (
        noop("priority"),
        noop(
            "P1: a duty not met or a missing must-have. P2: nothing is in place, or a must-have "
            "is not complete. P3: all other gaps."
        ),
    ),
    (
        noop("road to the next rating"),
        noop("The fewest gaps whose closing lifts a checklist to its next rating."),
    ),
    (
        noop("dimension"),
        noop("What a question is about: law, policy, institution, practice or data."),
    ),
    (
        noop("pillar"),
        noop("Prevention, protection, prosecution or partnership."),
    ),
    (
        noop("documents"),
        noop(
            "What an answer can be checked against: a public or internal document, a statement, "
            "or one that exists and is not disclosed."
        ),
    ),
    (
        noop("evidenced score"),
        noop("The score that counts only answers for which a document is cited."),
    ),
    (
        noop("to be confirmed"),
        noop(
            "An answer given before its question changed, or copied from an earlier period. It "
            "counts; look at it again and confirm it."
        ),
    ),
    (
        noop("disagreement"),
        noop(
            "Copies or agencies say different things. All sides are kept and shown; the score "
            "takes the lowest until one answer is confirmed."
        ),
    ),
    (
        noop("draft, final"),
        noop("Whether the assessment is still being worked on or is agreed; printed on its cover."),
    ),
    (
        noop("fingerprint"),
        noop(
            "Twelve signs on a printed report that belong to one state of the assessment: any "
            "change gives others."
        ),
    ),
    (
        noop("worked example"),
        noop(
            "A finished assessment to look at: a reading of public documents about a real "
            "country, or an invented country."
        ),
    ),
)


def glossary() -> list[Term]:
    """Every word that needs explaining, in the order in which one meets them."""
    return [Term(_(word), _(meaning)) for word, meaning in _TERMS]
