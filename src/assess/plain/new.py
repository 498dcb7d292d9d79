"""Starting an assessment, question by question."""

from __future__ import annotations

from assess.core.assessment import Depth, Profile
from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.sets import in_order, sets, size
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain import country
from assess.plain.console import Console
from assess.session import Session
from assess.tui.services import Services
from assess.tui.words import one_line


def new_assessment(console: Console, services: Services) -> Session | None:
    """Ask what is needed and start it; None when the user chose no checklist.

    Raises Leave, ContentError and StoreError; nothing is created then.
    """
    library = services.library
    today = services.origin.now().astimezone().date()
    console.say(_("A new assessment. Enter alone takes what is offered; all can be changed later."))
    asked = country.ask_country(console)
    if asked is None:
        console.say(_("Nothing was started."))
        return None
    name, code, invented = asked
    period = country.ask_line(console, _("Period, such as 2026"), str(today.year))
    day = country.ask_date(console, today)
    depth = _ask_depth(console)
    editions = _ask_checklists(console, dict(library.editions), depth)
    if not editions:
        console.say(_("No checklist was chosen; nothing was started."))
        return None
    roles_off = country.ask_roles(console, {})
    stated = country.ask_treaties(console, country.treaties(editions), {}, day)
    title = country.ask_line(console, _("Title, if you want one (Enter: none)"), "")
    profile = Profile(
        country=name, code=code, reference_date=day, roles_off=roles_off, instruments=stated
    )
    new = NewAssessment(
        profile=profile,
        editions=tuple(editions),
        depth=depth,
        title=title,
        period=period,
        case="invented" if invented else "",
    )
    session = Session.start(services.store, new, services.origin)
    console.say(_("Started: {id}").format(id=session.identity))
    return session


def _ask_depth(console: Console) -> Depth:
    lines = [_("full: all questions"), _("quick: the core questions")]
    chosen = console.choose(_("How deep?"), lines, _("take full"))
    return "quick" if chosen == 1 else "full"


def _ask_checklists(console: Console, editions: dict[str, Edition], depth: Depth) -> list[Edition]:
    """A set, or checklists one by one."""
    offered = sets(editions)
    lines = []
    for each in offered:
        count = len(each.checklists)
        words = ngettext("{set}: {n} checklist, {size}", "{set}: {n} checklists, {size}", count)
        asked = size([editions[name] for name in each.checklists], depth)
        title = one_line(each.title)
        lines.append(words.format(set=title, n=number(count), size=asked.words))
    lines.append(_("checklists of your own choice"))
    chosen = console.choose(_("Which checklists?"), lines, _("take the first"))
    if chosen is None:
        chosen = 0
    if chosen < len(offered):
        return [editions[name] for name in offered[chosen].checklists]
    return _ask_each(console, editions, depth)


def _ask_each(console: Console, editions: dict[str, Edition], depth: Depth) -> list[Edition]:
    names, taken = in_order(editions), set[str]()
    while True:
        lines = [
            f"{one_line(editions[name].checklist.title)}: {size([editions[name]], depth).words}"
            + (_(" – taken") if name in taken else "")
            for name in names
        ]
        place = console.choose(_("A number takes one, or leaves it out again."), lines, _("go on"))
        if place is None:
            return [editions[name] for name in names if name in taken]
        taken ^= {names[place]}
