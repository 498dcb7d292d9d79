"""What a reader of the printed pages would stumble over: words, codes, counts and line ends."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable

from assess.core.assessment import Signature
from assess.core.glossary import glossary
from assess.report import blocks, build, charts, style
from assess.report.blocks import Document, Table, plain_text, text
from assess.report.breaking import Run, broken
from assess.report.faces import BOLD
from assess.report.parts.common import document_anchor
from assess.report.pdf import render
from assess.report.typeface import Typesetter
from tests.report.conftest import ANSWERS, alpha, beta, make_view
from tests.report.test_layout_of_pages import page_of, pages
from tests.report.test_tagging import BAR, document, tree


def part(document: Document, anchor: str) -> blocks.Part:
    return next(part for part in document.parts if part.anchor == anchor)


@pytest.mark.parametrize("words", ["counts 25 % of it", "25 %, or less: 100 % (90–100)"])
@pytest.mark.parametrize("room", range(5000, 12000, 350))
def test_a_number_and_its_percent_sign_stay_on_one_line(words: str, room: int) -> None:
    for runs in ([Run(words, BOLD)], [Run(words[:9], BOLD), Run(words[9:], BOLD)]):
        lines = ["".join(word.letters for word in line.words) for line in broken(runs, room)]
        assert not any(line.startswith("%") for line in lines)


def test_a_first_heading_that_is_a_little_long_is_set_on_one_line() -> None:
    """At its own size "persons" would stand alone on a second line."""
    titled = document()
    long = "B National action plan against trafficking in persons"
    for title, lines in (("Short", 1), (long, 1), (f"{long} and much more beside", 2)):
        made = replace(titled, parts=(replace(titled.parts[0], title=title),))
        page = PdfReader(io.BytesIO(render(made)[0])).pages[0].extract_text()
        found = [line.strip() for line in page.splitlines()]
        begin = next(n for n, line in enumerate(found) if line.startswith(title[:5]))
        assert " ".join(found[begin : begin + lines]) == title


def test_the_first_cell_names_its_row_and_a_cell_to_fill_in_does_not() -> None:
    found = tree(
        blocks.Table(
            ("Code", "Score"), ((text("A1.2"), BAR), ((), ()), (BAR, text("b"))), (1, 2), room=1
        )
    )
    assert "TH Row 'A1.2'" in found
    assert found.count("TH Row") == 1


def test_every_column_of_a_report_has_a_head() -> None:
    for layout in ("full", "brief", "one-page", "annex"):
        made = build(make_view(), layout=layout)
        heads = [b.head for p in made.parts for b in p.blocks if isinstance(b, Table)]
        assert heads
        assert all(all(head) for head in heads)


@pytest.mark.parametrize("before", range(30, 52, 2))
def test_the_bars_of_a_checklist_stand_on_one_page_with_their_key(before: int) -> None:
    filler = tuple(blocks.Paragraph(text("filler")) for _ in range(before))
    rows = tuple((text(f"bar-{n}"), BAR) for n in range(4))
    found = pages(*filler, blocks.Bars(rows))
    first = page_of("bar-0", found)
    assert page_of("bar-3", found) == first
    assert "certain" in found[first]


def test_a_document_is_not_numbered_like_a_section() -> None:
    made = build(make_view())
    register = [b for b in part(made, "documents").blocks if isinstance(b, Table)][1]
    numbers = [plain_text(row[0]) for row in register.rows]  # type: ignore[arg-type]
    assert numbers == ["[1]", "[2]"]
    assert register.anchors == tuple(map(document_anchor, numbers)) == ("document-1", "document-2")


def test_the_glossary_is_that_of_the_screens() -> None:
    table = part(build(make_view()), "glossary").blocks[1]
    assert isinstance(table, Table)
    said = [tuple(map(plain_text, row)) for row in table.rows]  # type: ignore[arg-type]
    assert sorted(said) == sorted((term.word, term.meaning) for term in glossary())
    words = [term.word for term in glossary()]
    assert {"evidenced score", "cut-off", "essential", "provisional", "edition"} <= set(words)


def test_without_gaps_no_page_stands_nearly_empty() -> None:
    made = build(make_view({}, [alpha(), beta()]))
    assert not part(made, "gaps").new_page
    assert not part(made, "actions").new_page
    with_gaps = build(make_view())
    assert part(with_gaps, "gaps").new_page
    assert part(with_gaps, "actions").new_page
    _, number, _ = render(build(make_view({}, [alpha(), beta()]), layout="brief"))
    assert number == 2


def test_people_are_counted_by_answers_not_by_notes() -> None:
    signature = Signature(who="Ana", at="2011-10-03T23:30:00.000000Z")
    answers = {
        "alpha/level": {"level": 1},
        "beta/known": {"unknown": "nobody-knows"},
        "alpha/length": {"note": "Only a note."},
        "beta/open": {"awaiting": "Border Guard"},
    }
    view = make_view(answers, signed=dict.fromkeys(answers, signature))
    cover = build(view).cover
    assert cover is not None
    facts = {fact.label: plain_text(fact.lines[0]) for fact in cover.facts}
    assert facts["Answered by"] == "Ana (2)"


@pytest.mark.parametrize("disclosure", ["internal", "partner", "public"])
@pytest.mark.parametrize("layout", ["full", "brief", "one-page"])
def test_the_ministers_page_tells_every_doubt(layout: str, disclosure: str) -> None:
    sides = ({"level": 3}, {"level": 1})
    answers = ANSWERS | {"alpha/who": {"option": "all", "unsure": True}}
    view = make_view(answers, disagreements={"answer/alpha/level": sides})
    page = part(build(view, layout=layout, disclosure=disclosure), "minister")
    words = " ".join(plain_text(b.text) for b in page.blocks if isinstance(b, blocks.Paragraph))
    assert "Copies disagree in 1 place. The author is unsure of 1 answer." in words
    calm = part(build(make_view(), layout=layout, disclosure=disclosure), "minister")
    assert "disagree" not in str(calm)


@pytest.mark.parametrize("country", ["The United Republic of " * 8, "國" * 200, "X" * 200])
def test_every_page_says_for_whom_it_is_however_long_the_name(country: str) -> None:
    view = make_view(profile={"country": country[:200].strip()}, period="2026 and after " * 3)
    data, _, _ = render(build(view, disclosure="public"))
    for page in PdfReader(io.BytesIO(data)).pages[1:]:
        assert "Public · Draft" in page.extract_text()


def test_words_of_a_key_stand_beside_what_they_explain_also_from_right_to_left() -> None:
    """Words that begin at the right would else stand beside the sign of the next ones."""
    made: list[charts.Chart] = []
    setter = Typesetter()

    def words(said: str) -> Flowable:
        return setter.paragraph(text(said), style.CHART)

    arabic = ("مؤكد", "ممكن", "غير معروف")
    made.append(charts.duty_bar(blocks.DutyBar(1, 2, 3, arabic), 480, words))
    made.append(charts.shade(blocks.Shade(40, "٤٠ في المئة"), 200, words))
    for label in (label for chart in made for label in chart._labels):
        laid = label.words
        assert laid.width <= laid.used + 0.1
        assert laid.used < 100
        assert len(laid._lines) == 1


def test_a_disagreement_about_the_profile_is_told_in_words() -> None:
    sides = {
        "profile/instrument/treaty": (
            {"status": "in-force", "since": "2005-01-02", "evidence": "Gazette"},
            {"status": "signed"},
        ),
        "profile/role/origin": ("Nobody leaves.", None),
        "status/period": ("2011", "2012"),
    }
    found = part(build(make_view(disagreements=sides)), "disagreements").blocks[1:]
    said = {
        plain_text(entry.title): [plain_text(fact.lines[0]) for fact in entry.facts]
        for entry in found
        if isinstance(entry, blocks.Entry)
    }
    assert said == {
        "Treaty or law: Test Treaty": [
            "in force since 2 January 2005; Gazette",
            "signed, not binding yet",
        ],
        "Role: origin": ["does not apply: Nobody leaves.", "taken back"],
        "Period": ["2011", "2012"],
    }


def test_a_disagreement_about_a_question_that_is_gone_is_told_in_words() -> None:
    sides = {"answer/alpha/gone": ({"level": 2, "note": "Ours."}, None, {"level": "new"})}
    entry = part(build(make_view(disagreements=sides)), "disagreements").blocks[1]
    assert isinstance(entry, blocks.Entry)
    assert plain_text(entry.title) == "alpha/gone"
    lines = [plain_text(fact.lines[0]) for fact in entry.facts]
    assert lines == ["2 Note: Ours.", "taken back", "not readable by this version"]


def test_a_line_to_sign_on_stands_under_a_row_of_its_form() -> None:
    """However high the rows are: with signs alone on a page nobody knows what is signed."""
    for lines in range(1, 40):
        rows = tuple((text(f"row-{n} " + "word " * 20),) for n in range(11))
        last = (text("row-last " + "word " * lines * 9),)
        table = Table(("Action",), (*rows, last), (1,), room=2)
        filler = tuple(blocks.Paragraph(text("filler")) for _ in range(8))
        found = pages(*filler, table, blocks.ToSign(("Signature",)))
        assert page_of("Signature", found) == page_of("row-last", found) or len(found) > 2


def test_a_form_has_its_pages_to_itself() -> None:
    form = (Table(("Action",), (((),),) * 3, (1,), room=2), blocks.ToSign(("Signature",)))
    tail = tuple(blocks.Paragraph(text("filler")) for _ in range(45))
    parts = (
        blocks.Part("Before", "before", tail),
        blocks.Part("Plan", "plan", form),
        blocks.Part("After", "after", ()),
    )
    data, number, _ = render(replace(document(), parts=parts))
    found = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    assert number == 4
    assert ["Plan" in page for page in found] == [False, False, True, False]


@pytest.mark.parametrize("before", range(20, 52, 4))
def test_a_checklist_opens_on_one_page_with_its_result(before: int) -> None:
    said = tuple(blocks.Paragraph(text(f"said-{n} " + "word " * 60)) for n in range(3))
    bars = blocks.Bars(tuple((text(f"bar-{n}"), BAR) for n in range(4)))
    parts = (
        blocks.Part("One", "one", tuple(blocks.Paragraph(text("filler")) for _ in range(before))),
        blocks.Part("Two", "two", (*said, bars), new_page=False),
    )
    data, _, _ = render(replace(document(), parts=parts))
    found = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    assert page_of("Two", found) == page_of("said-2", found) == page_of("bar-3", found)


def test_little_that_is_answered_well_is_not_called_in_place() -> None:
    """1 of 6 answered is no road's end, whatever it scores."""
    view = make_view({"beta/known": {"yes": True}}, [beta()])
    said = str(part(build(view), "road"))
    assert "Too little is answered to say: 100 %" in said
    assert "There is no higher rating" not in said


def test_words_on_two_lines_are_two_words_to_those_who_hear_them() -> None:
    """On a line, over its end, over the end of a page, and in a link; a cut word stays one."""
    words = " ".join(f"w{n}" for n in range(3000))
    linked = " ".join(f"l{n}" for n in range(60))
    found = tree(
        blocks.Paragraph(text(words)),
        blocks.Paragraph(text("see ", blocks.Span(linked, to="part"))),
        blocks.Paragraph(text("x" * 500)),
    )
    said = found.replace("' '", "").replace("'", "")
    assert words in said
    assert linked in said
    assert "x" * 500 in said
