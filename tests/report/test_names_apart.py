"""Names written from right to left stand in our sentences without drawing in what follows."""

from __future__ import annotations

from assess.core.checklist import Edition
from assess.report import build
from assess.report.blocks import Bars, Span, apart, phrase, plain_text
from tests.report.conftest import checklist, make_view, question

NAME = "القسم الأول"
APART = f"\u2068{NAME}\u2069"


def arabic() -> Edition:
    return checklist(
        "one",
        [{"id": "a", "title": NAME, "questions": [question("law", "yes-no")]}],
        title="قائمة",
    )


def test_only_names_from_right_to_left_are_put_apart():
    assert apart(NAME) == APART
    assert apart("Örland, Лаос, ลาว, 老挝") == "Örland, Лаос, ลาว, 老挝"
    filled = phrase("See {name}: {n} %.", name=Span(NAME, bold=True), n="5")
    assert plain_text(filled) == f"See {APART}: 5 %."
    assert [span.text for span in filled if span.bold] == [APART]


def test_a_section_keeps_its_share_on_its_right():
    document = build(make_view({"one/law": {"yes": True}}, [arabic()]))
    bars = [b for part in document.parts for b in part.blocks if isinstance(b, Bars)]
    labels = [plain_text(label) for block in bars for label, _bar in block.rows]
    assert f"{APART} (100 % of the score)" in labels


def test_the_head_of_each_page_keeps_country_and_year_in_order():
    document = build(make_view({}, [arabic()], {"country": "لاوس"}))
    assert "· \u2068لاوس\u2069 · 2011 ·" in document.running
