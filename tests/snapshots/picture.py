"""A screen as text: its letters line by line, and below each line how they look."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import App

FOLDER = Path(__file__).parent / "pictures"


def picture(app: App[None]) -> str:
    """What is on the screen; below a line, the runs that do not look as most of it does."""
    shown = []
    for strip in app.screen._compositor.render_strips():
        segments = list(strip)
        for each in app.get_line_filters():
            segments = each.apply(segments, app.screen.styles.background)
        shown.append(segments)
    usual = Counter(look for line in shown for look, length in _runs(line) for _ in range(length))
    base = usual.most_common(1)[0][0]
    lines = [f"plain: {base}"]
    for segments in shown:
        lines.append("|" + "".join(segment.text for segment in segments).rstrip())
        place, others = 0, []
        for look, length in _runs(segments):
            if look != base:
                others.append(f"{place}-{place + length} {_short(look, base)}")
            place += length
        lines += [f"~ {'; '.join(others)}"] if others else []
    return "\n".join(lines) + "\n"


def _runs(segments: list[Segment]) -> list[tuple[str, int]]:
    """Looks and how many columns each goes on for."""
    runs: list[tuple[str, int]] = []
    for segment in segments:
        style = segment.style or Style()
        if segment.text.isspace() and not (style.reverse or style.underline):
            # The colour of letters that are not there is nobody's.
            style = Style(color=runs[-1][0].split()[0] if runs else None, bgcolor=style.bgcolor)
        look = _look(style)
        if runs and runs[-1][0] == look:
            runs[-1] = (look, runs[-1][1] + segment.cell_length)
        else:
            runs.append((look, segment.cell_length))
    return runs


def _short(look: str, base: str) -> str:
    """A look without the colours, where these are the usual ones."""
    return look.removeprefix(base).strip() if look.startswith(f"{base} ") else look


def _look(style: Style) -> str:
    marks = [
        name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)
    ]
    colours = [
        colour.get_truecolor().hex if colour and not colour.is_default else "default"
        for colour in (style.color, style.bgcolor)
    ]
    return " ".join([" on ".join(colours), *marks])


def compare(app: App[None], name: str) -> None:
    """Fail when the screen is not what ``pictures/<name>.txt`` shows.

    With UPDATE_SNAPSHOTS=1 the file is written anew instead: look at what changed.
    """
    path, now = FOLDER / f"{name}.txt", picture(app)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")
        return
    kept = path.read_text("utf-8")
    assert now.splitlines() == kept.splitlines(), (
        f"{name} looks otherwise; if it should: UPDATE_SNAPSHOTS=1 pytest tests/snapshots"
    )
