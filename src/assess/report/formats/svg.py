"""Charts of a web page: drawn in it, distinct in black and white, and told in words.

Solid is certain, hatched depends on what is missing or unknown, a diamond is the score, and thin
lines are the cut-offs, as in the PDF.
"""

from __future__ import annotations

from html import escape

from assess.language import gettext as _
from assess.report.blocks import DutyBar, ScoreBar, Shade
from assess.report.formats.common import bar_words, visible

_WIDTH, _BAR = 240, 12
_SOLID = "#2b5278"
_HATCH = "url(#hatch)"

PATTERN = (
    '<svg class="hidden" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>'
    f'<rect width="1.6" height="5" fill="{_SOLID}"/></pattern></defs></svg>'
)
"""The hatching, which every chart of the page uses."""


class Charts:
    """Draws the charts of one page; each has a title and a description of its own."""

    def __init__(self) -> None:
        self._count = 0

    def score_bar(self, bar: ScoreBar) -> str:
        """A score on a line from 0 to 100 %; its words are printed beside it by whoever asks."""
        shapes = [_box(0, 4, _WIDTH, "#eceff2", "#66717d")]
        if bar.low is not None and bar.high is not None:
            low, high = _at(bar.low), _at(bar.high)
            shapes.append(_box(0, 4, low, _SOLID, _SOLID))
            shapes.append(_box(low, 4, high - low, _HATCH, _SOLID))
        for cutoff in bar.cutoffs:
            place = _at(cutoff)
            shapes.append(f'<path d="M{place} 1V19" stroke="#4d5763" stroke-width="1"/>')
        if bar.score is not None:
            shapes.append(_diamond(_at(bar.score), 10))
        return self._picture("bar", _WIDTH, 20, shapes, _("Score bar"), bar_words(bar))

    def duty_bar(self, bar: DutyBar) -> str:
        """Duties met (solid), not met (white) and not known (hatched), side by side."""
        counts, shapes, left = (bar.met, bar.not_met, bar.not_known), [], 0.0
        for count, fill in zip(counts, (_SOLID, "#fff", _HATCH), strict=True):
            width = _WIDTH * count / max(1, sum(counts))
            shapes.append(_box(left, 4, width, fill, _SOLID))
            left += width
        words = bar.alternative or ", ".join(bar.legend)
        return self._picture("bar duties", _WIDTH, 20, shapes, _("Duties"), words)

    def shade(self, field: Shade) -> str:
        """One field of a heat map: filled from the left by its percent."""
        if field.percent is None:
            return ""
        shapes = [
            _box(0, 4, 40, "#fff", _SOLID),
            _box(0, 4, 40 * field.percent / 100, _SOLID, _SOLID),
        ]
        return self._picture("shade", 40, 20, shapes, _("Score"), field.alternative or field.words)

    def swatch(self, kind: str) -> str:
        """A small sample for a key: "certain", "possible", "empty", "score" or "cut-off"."""
        fill = {"certain": _SOLID, "possible": _HATCH, "empty": "#fff"}.get(kind)
        if fill:
            shape = _box(0, 4, 16, fill, _SOLID)
        elif kind == "score":
            shape = _diamond(8, 10)
        else:
            shape = '<path d="M8 1V19" stroke="#4d5763" stroke-width="1"/>'
        return f'<svg class="swatch" viewBox="-1 0 18 20" aria-hidden="true">{shape}</svg>'

    def _picture(
        self, kind: str, width: int, height: int, shapes: list[str], title: str, words: str
    ) -> str:
        self._count += 1
        name = f"chart-{self._count}"
        return (
            f'<svg class="{kind}" viewBox="-5 0 {width + 10} {height}" role="img" '
            f'aria-labelledby="{name}-t {name}-d">'
            f'<title id="{name}-t">{escape(title)}</title>'
            f'<desc id="{name}-d">{escape(visible(words))}</desc>{"".join(shapes)}</svg>'
        )


def _at(percent: int) -> float:
    return _WIDTH * percent / 100


def _box(left: float, top: float, width: float, fill: str, line: str) -> str:
    if width <= 0:
        return ""
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{_BAR}" fill="{fill}" '
        f'stroke="{line}" stroke-width="1"/>'
    )


def _diamond(place: float, middle: float) -> str:
    return (
        f'<path d="M{place:g} {middle - 9:g}l5 9l-5 9l-5 -9z" fill="#16191d" stroke="#fff" '
        'stroke-width="1"/>'
    )
