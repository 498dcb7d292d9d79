"""What is said around a question: where it stands, its answer in words, what helps to answer it."""

from __future__ import annotations

from assess.core.questions import InformationQuestion, NumberQuestion
from assess.core.scope import State
from assess.core.terms import answer_words, basis_words, instrument_words
from assess.language import gettext as _
from assess.tui.answering import TYPED
from assess.tui.shown import Shown, unknown_words
from assess.tui.words import one_line

Signed = tuple[str, str]
"""A sign and a sentence."""


def standing(shown: Shown) -> list[Signed]:
    """What is particular about this question now, a sentence each."""
    answer, lines = shown.answer, _unsaved(shown)
    if shown.closed:
        lines.append(("!", f"{shown.closed}.".replace("..", ".").replace("?”.", "?”")))
        if answer.response is not None and not shown.instrument:
            lines.append(("!", _("The answer given earlier is kept, but not counted.")))
    elif shown.unsaved is None:
        lines += _state(shown)
    if shown.key in shown.view.assessment.to_confirm:
        why = _(
            "It is of an earlier period, or its question changed since. Press c to confirm it as "
            "it stands, or answer again."
        )
        lines.append(("!", why))
    if shown.sides:
        lines.append(
            ("!", _("Copies that were merged disagree. Answer again, or c keeps this answer."))
        )
    for each in shown.contradictions[:1]:
        asks = _("{question} (k goes to the other question)")
        lines.append(("?", asks.format(question=one_line(each.conflict.text))))
    return lines


def _unsaved(shown: Shown) -> list[Signed]:
    held = shown.unsaved
    if held is None:
        return []
    if held.lost:
        return [("!", _("UNSAVED. The assessment is gone; what you answered is shown here only."))]
    if held.contested:
        mine = one_line(_mine(shown), 200) or _("the answer taken back")
        text = _("UNSAVED, because another window changed this meanwhile. Yours: {answer}")
        return [
            ("!", text.format(answer=mine)),
            ("!", _("Shown is what stands now. c puts yours in its place, Del drops yours.")),
        ]
    return [
        ("!", _("UNSAVED. It is tried again every few seconds; what is shown is not kept yet."))
    ]


def _mine(shown: Shown) -> str:
    """What the user answered, in words, where something else stands on the screen."""
    assert shown.unsaved is not None
    return answer_words(shown.question, shown.unsaved.mine, shown.view.assessment.profile)


def _state(shown: Shown) -> list[Signed]:
    state = shown.state
    if state.state is State.UNKNOWN:
        words = _("Unknown: {why}. {means}")
        return [("!", words.format(why=state.because, means=unknown_words(shown)))]
    if state.state is State.NOT_APPLICABLE:
        return [("!", _("Not applicable: {why}").format(why=state.because))]
    if state.because:
        return [("!", _("Unanswered: {why}.").format(why=state.because))]
    return []


def answered(shown: Shown) -> list[str]:
    """The answer in words where it is not one of the lines: typed, or from the profile.

    Paragraphs; empty where the answer is chosen from lines.
    """
    question, profile = shown.question, shown.view.assessment.profile
    if shown.instrument:
        source = shown.edition.source_by_id.get(shown.instrument)
        name = source.short if source else shown.instrument
        status = instrument_words(profile.instruments.get(shown.instrument), profile.reference_date)
        return [f"● {name}: {status}"]
    if not isinstance(question, TYPED):
        return []
    if shown.answer.response in ("number", "date", "text"):
        return [f"● {answer_words(question, shown.answer, profile)}"]
    return [f"  {_how(question)}"]


def _how(question: NumberQuestion | InformationQuestion) -> str:
    if isinstance(question, NumberQuestion):
        return _("Type the number ({unit}).").format(unit=question.unit)
    unit = f" ({question.unit})" if question.unit else ""
    match question.answer:
        case "number":
            how = _("Type the number{unit}. It is not scored; it is printed in the report.")
        case "date":
            how = _("Press e and type the date. It is not scored; it is printed in the report.")
        case _other:
            how = _("Press e and type the text. It is not scored; it is printed in the report.")
    return how.format(unit=unit)


def facts(shown: Shown) -> list[tuple[str, str]]:
    """What to look at, where the question comes from, where else its answer counts."""
    return [
        (_("Look at"), "; ".join(shown.question.look_at)),
        (_("From"), from_words(shown)),
        (_("Also in"), also_words(shown)),
    ]


def from_words(shown: Shown) -> str:
    """Where the question comes from: sources and articles."""
    places = (basis.where for basis in basis_words(shown.edition, shown.question))
    return "; ".join(dict.fromkeys(places))


def also_words(shown: Shown) -> str:
    """The other checklists of this assessment that count the same answer."""
    titles = [
        edition.checklist.title
        for name, edition in shown.view.editions.items()
        if name != shown.checklist and shown.key in edition.keys
    ]
    if not titles:
        return ""
    return _("{checklists} (one answer, counted in both)").format(checklists=", ".join(titles))
