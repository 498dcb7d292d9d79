"""What always stands below a question: why it is asked, its note, documents and marks."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.shown import Shown
from assess.tui.widgets.sheet import wrapped
from assess.tui.words import one_line

_INDENT = 3
_BETWEEN = "   "


@dataclass(frozen=True, slots=True)
class Foot:
    """The lowest line; ``keys`` says which key a click on each run of its columns presses."""

    content: Content
    keys: tuple[tuple[int, int, str], ...]

    def key_at(self, column: int) -> str:
        """The key that stands for a column; "" where there is none."""
        return next((key for first, after, key in self.keys if first <= column < after), "")


def why_lines(shown: Shown, width: int, most: int) -> list[Content]:
    """Why the question is asked, on ``most`` lines; the first says that key w shows more.

    Nothing where the checklist gives no reason.
    """
    if not shown.question.why:
        return []
    label, more = _("Why"), _("w more")
    indent = _INDENT + cell_len(label) + 2
    room = width - indent - cell_len(more) - 2
    texts = list(wrapped(shown.question.why, room))
    if len(texts) > most:
        rest = one_line(" ".join(texts[most - 1 :]), 400)
        texts = [*texts[: most - 1], f"{set_cell_size(rest, room - 1).rstrip()}…"]
    first = Content.assemble(
        (f"{' ' * _INDENT}{label}  ", "bold"), set_cell_size(texts[0], room), "  ", (more, "dim")
    )
    return [first, *(Content(f"{' ' * indent}{text}") for text in texts[1:])]


def foot(shown: Shown, width: int, *, note: bool, more: bool, unsaved: int) -> Foot:
    """The lowest line. ``note``: note and documents stand here and not beside the question;
    ``more``: there is more to read below; ``unsaved``: answers that are not saved yet."""
    marks = _marks(shown, more=more, unsaved=unsaved)
    taken = _INDENT + sum(cell_len(text) + len(_BETWEEN) for text, _key in marks)
    # How wide a terminal shows the scripts of a note is not sure; so it stands last.
    parts = [*marks, *(_beside(shown, width - taken) if note else ())]
    column, keys, pieces = _INDENT, [], [Content(" " * _INDENT)]
    for text, key in parts:
        piece = text if isinstance(text, Content) else Content.styled(text, "bold")
        length = piece.cell_length
        if column + length > width:
            break
        pieces += [piece, Content(_BETWEEN)]
        keys.append((column, column + length, key))
        column += length + len(_BETWEEN)
    return Foot(Content("").join(pieces[:-1]), tuple(keys))


def _marks(shown: Shown, *, more: bool, unsaved: int) -> list[tuple[str, str]]:
    """The marks of a question and of its place, with the key of each."""
    answer, marks = shown.answer, []
    if unsaved:
        words = ngettext("✗ {n} answer UNSAVED", "✗ {n} answers UNSAVED", unsaved)
        marks.append((words.format(n=number(unsaved)), ""))
    if answer.flag:
        marks.append((_("⚑ flagged"), "f"))
    if answer.unsure:
        marks.append((_("≈ not sure"), "m"))
    if more:
        marks.append((_("PgDn more"), "pagedown"))
    return marks


def _beside(shown: Shown, room: int) -> list[tuple[Content, str]]:
    """Note and documents, cut to fit ``room``: half for the documents, or what is left."""
    answer = shown.answer
    note_name = _("Note (private)") if answer.private and answer.note else _("Note")
    names = cell_len(note_name) + cell_len(_("Documents")) + 4 + len(_BETWEEN)
    room = max(2, room - names)
    titles = "; ".join(one_line(each.title, 120) for each in answer.evidence)
    documents = f"{number(len(answer.evidence))}  {titles}" if answer.evidence else "–"
    note = one_line(answer.note) or "–"
    documents = _fit(documents, max(room // 2, room - cell_len(note)))
    note = _fit(note, room - cell_len(documents))
    return [
        (Content.assemble((_("Documents"), "bold"), f"  {documents}"), "d"),
        (Content.assemble((note_name, "bold"), f"  {note}"), "n"),
    ]


def _fit(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    return f"{set_cell_size(text, max(0, room - 1)).rstrip()}…"
