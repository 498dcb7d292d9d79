"""What can be read out of an assessment: outline, search, review, score, duties, sources.

Functions that offer a list return the checklist and question to go to, or None.
"""

from __future__ import annotations

from assess.core.duties import DutyStatus
from assess.core.review import Group, Item
from assess.core.review import review as look_again
from assess.core.scoring import by_section
from assess.core.terms import caveats, where_words
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain.console import Console
from assess.plain.words import listed, result_words, score_words
from assess.tui.markers import basis_paragraphs
from assess.tui.searching import search as look_for
from assess.tui.shown import Shown
from assess.tui.words import one_line

Place = tuple[str, str]
"""A checklist's id and a question's."""

Hit = tuple[Place, str]
"""Where it is, and what is read out."""


def numbered(view: View, checklist: str, typed: str) -> Place | None:
    """The question of "7" (in this checklist) or "2 7"; numbers count asked questions from 1."""
    words = typed.replace("/", " ").replace(".", " ").split()
    if not words or not all(word.isdecimal() for word in words) or len(words) > 2:
        return None
    names = list(view.results)
    if len(words) == 2:
        if not 1 <= int(words[0]) <= len(names):
            return None
        checklist = names[int(words[0]) - 1]
    asked = [state for state in view.results[checklist].states if state.asked]
    here = int(words[-1])
    return (checklist, asked[here - 1].question.id) if 1 <= here <= len(asked) else None


def _pick(console: Console, heading: str, hits: list[Hit]) -> Place | None:
    chosen = console.choose(heading, [text for _place, text in hits], _("stay"))
    return None if chosen is None else hits[chosen][0]


def outline(console: Console, shown: Shown) -> Place | None:
    """Checklists, then the questions of one with their states."""
    view = shown.view
    names, name = list(view.results), shown.checklist
    if len(names) > 1:
        lines = [
            f"{one_line(view.editions[each].checklist.title)}. {result_words(view.results[each])}"
            for each in names
        ]
        chosen = console.choose(_("Checklists:"), lines, _("stay"))
        if chosen is None:
            return None
        name = names[chosen]
    hits: list[Hit] = []
    for group in by_section(view.results[name].states).values():
        for place, state in enumerate(group):
            head = "" if place else f"{group[0].section.title}. "
            why = f" – {state.because}" if state.because and not state.asked else ""
            hits.append(((name, state.question.id), f"{head}{listed(view, name, state)}{why}"))
    return _pick(console, view.editions[name].checklist.title, hits)


def search(console: Console, view: View, words: str) -> Place | None:
    """Every question in which all words are found, as the search of the screens finds them."""
    hits: list[Hit] = []
    for each in look_for(view, words):
        name, question = each.name.split("/", 1)
        line = listed(view, name, view.state(name, question))
        hits.append(((name, question), f"{line} – {each.where}: {each.excerpt}"))
    if not hits:
        console.say(
            _("“{words}” is nowhere in questions, answers, notes and documents.").format(
                words=words
            )
        )
        return None
    count = ngettext("{n} question found:", "{n} questions found:", len(hits))
    return _pick(console, count.format(n=number(len(hits))), hits)


def review(console: Console, view: View) -> Place | None:
    """What is worth another look, in the groups of the screens; empty groups are left out."""
    groups = {group: items for group, items in look_again(view).items() if items}
    if not groups:
        console.say(_("Nothing is left to do or to check."))
        return None
    names = list(groups)
    lines = [f"{group.words}: {number(len(items))}" for group, items in groups.items()]
    chosen = console.choose(_("To do and to check:"), lines)
    if chosen is None:
        return None
    items = groups[names[chosen]]
    told = [_told(view, item) for item in items]
    which = console.choose(names[chosen].words, told, _("stay"))
    if which is None:
        return None
    if not items[which].question:
        console.say(_("This is about the country: type profile to change it."))
        return None
    checklist, question = items[which].question.split("/", 1)
    return checklist, question


def _told(view: View, item: Item) -> str:
    if item.group is Group.CONTRADICTION or not item.about:
        return " – ".join(filter(None, (item.text, item.reason)))
    line = listed(view, item.question.split("/", 1)[0], item.about[0])
    return f"{line} – {item.reason}" if item.reason else line


def basis(console: Console, shown: Shown) -> None:
    """Where a question comes from, in full."""
    console.say(_("Where this comes from:"))
    for heading, text in basis_paragraphs(shown):
        console.say(f"{heading}.")
        console.say(text, 2)


def score(console: Console, view: View) -> str:
    """Duties, and every checklist with score, range, rating and what caps it.

    Returns what was typed while it was read out.
    """
    lines = [_duty_count(view)]
    for result in view.results.values():
        more = [f"{result.edition.checklist.title}. {result_words(result)}"]
        if result.rated.cap:
            more.append(_("At most partly in place: {cap}.").format(cap=result.rated.cap))
        if result.rated.rating is not None:
            more.append(
                _("The rating holds in {n} of {all} other ways of computing it.").format(
                    n=result.rated.holds, all=result.rated.tests
                )
            )
        lines.append("\n".join(more))
        for section, found in result.sections.items():
            title = next(s.title for s in result.edition.sections if s.id == section)
            lines.append(
                _("Section {title}: {score}.").format(title=title, score=score_words(found))
            )
    console.say(caveats(view.assessment))
    return console.read_out(lines)


def _duty_count(view: View) -> str:
    count = view.duty_count
    if not count.total:
        return _("Your country's duties: none is known (no treaty is stated to be in force).")
    return _(
        "Your country's duties: {met} met, {not_met} not met, {not_known} not known, of {total}."
    ).format(met=count.met, not_met=count.not_met, not_known=count.not_known, total=count.total)


def duties(console: Console, view: View) -> str:
    """Every duty, those not met first; return what was typed meanwhile."""
    console.say(_duty_count(view))
    order = [DutyStatus.NOT_MET, DutyStatus.NOT_KNOWN, DutyStatus.MET]
    lines = []
    for duty in sorted(view.duties, key=lambda each: order.index(each.status)):
        edition = next(e for e in view.editions.values() if duty.provision.id in e.provision_by_id)
        where = where_words(edition, duty.provision)
        words = duty.status.words
        status = f"{words[:1].upper()}{words[1:]}"
        lines.append(f"{status}: {where}. {duty.provision.requires}")
    for provision in view.later_standards:
        edition = next(e for e in view.editions.values() if provision.id in e.provision_by_id)
        where = where_words(edition, provision)
        lines.append(_("Later standard: {where}.").format(where=where))
    return console.read_out(lines, 2)
