"""What the report says agrees with the view, part by part."""

from __future__ import annotations

import datetime as dt

import pytest

from assess.core import terms
from assess.core.fields import Role
from assess.core.fingerprint import fingerprint
from assess.core.numbers import percent, tenths
from assess.core.view import View
from assess.report import build
from assess.report.blocks import Table
from assess.report.parts.common import letter
from tests.report.conftest import PROFILE, make_view, printed, reader


def page_of(pages: list[str], title: str) -> str:
    """The page (after the cover) that begins with this heading, and those after it."""
    start = next(n for n, page in enumerate(pages) if n and title in page)
    return " ".join(pages[start:])


def test_the_cover_says_what_this_is(pages: list[str], view: View) -> None:
    cover = pages[0]
    for words in ("Örland", "First look", "2011", "7 September 2011", "full (all questions)"):
        assert words in cover
    assert f"fingerprint {fingerprint(view.assessment)[:12]}," in cover
    assert "Internal · Draft" in cover
    assert terms.caveats(view.assessment) in cover
    for edition in view.editions.values():
        assert f"{edition.checklist.title}, 1.0.0 ({edition.id[:12]})" in cover


def test_the_minister_has_one_page_with_the_numbers_of_the_view(
    pages: list[str], view: View
) -> None:
    page, following = pages[1], pages[2]
    assert page.startswith("Gap report · Örland · 2011 · Internal · Draft")
    assert "One page for the minister" in page
    assert "Where the country stands" in following
    count = view.duty_count
    assert (count.met, count.not_met, count.not_known) == (1, 2, 0)
    assert "3 legal duties bind the country: 1 met, 2 not met, 0 not known." in page
    for result in view.results.values():
        assert result.words in page
        assert f"holds in {result.rated.holds} of 5" in page
    for gap in view.gaps[:5]:
        assert f"{tenths(gap.adds)} points" in page
    assert "Decision: owner, date" in page
    assert "1 question unanswered, 2 answered “unknown”" in page
    assert "To find out from: ministry of the interior (3)." in page
    assert "Documents cited for positive answers: A 2 of 5, B 0 of 0." in page
    assert terms.caveats(view.assessment) in page


def test_every_score_in_the_report_is_that_of_the_view(pages: list[str], view: View) -> None:
    whole = " ".join(pages)
    for result in view.results.values():
        for score in (result.score, *result.sections.values()):
            assert str(score) in whole
        assert f"{percent(result.documents.score or 0)} %" in whole  # type: ignore[arg-type]


def test_answers_are_in_words(pages: list[str]) -> None:
    alpha = page_of(pages, "A Checklist alpha")
    for words in (
        "Yes: in force since 2 January 2005 (from the profile).",
        "Level 3 of 4: Rules too.",
        "14 days (band: from 1 to below 30 days).",
        "1 of 2 are present. Missing: The act is there (essential). Present: The means are there.",
        "Everybody does.",
        "There is no border.",
        "1,234 cases",
        "Закон № 5 о защите, Đắk Lắk, ğüş.",
        "Documents: [1], section 3; [2]. Good practice: Paper 2008, art. practice.",
        "Duty, not met: Test Treaty, art. period.",
        "Duty, met: Test Treaty, art. joining.",
        "Later standard, binds from 1 January 2012: Late Treaty, art. later.",
    ):
        assert words in alpha


def test_the_register_says_what_to_do(pages: list[str], view: View) -> None:
    register = page_of(pages, "Gap register A gap is")
    first = view.gaps[0]
    assert first.state.key == "beta/exists"
    for words in (
        f"P1 · must-have, missing · adds {tenths(first.adds)} points",
        "Level 1: A draft is there.",
        "Because exists matters.",
        "Do exists next.",
        "Ministry of the interior, labour inspectorate; within 3 years; medium effort.",
        f"Opens 1 question worth up to {tenths(first.opens_up_to)} points more.",
        "Find out from: ministry of the interior, labour inspectorate. Look at: official gazette.",
    ):
        assert words in register
    for gap in view.gaps:
        assert gap.state.question.text in register


def test_what_is_open_is_listed_by_kind(pages: list[str]) -> None:
    part = page_of(pages, "What is not known or does not apply Answered")
    for words in (
        "Nobody knows (1)",
        "No data are collected (1)",
        "waiting for Border Guard",
        "not applicable: There is no border.",
        "out of scope: asked of a country of origin",
        "Country of origin: switched off. Reason: Nobody leaves.",
        "Late Treaty, art. later",
    ):
        assert words in part


def test_the_road_is_that_of_the_view(pages: list[str], view: View) -> None:
    part = page_of(pages, "The road to the next rating For each")
    road = view.roads["beta"]
    assert road is not None
    assert f"{road.target.words} ({percent(road.reaches)} %)" in part
    assert "So far: closing 2 gaps leads to partly in place" in part
    assert "What about follows? (not asked yet)" in part


def test_weights_cutoffs_and_sources_are_printed(pages: list[str]) -> None:
    whole = " ".join(pages)
    assert "It carries the rest." in whole
    assert "30 % 60 % 85 %" in whole
    assert "The cut-offs are conventions of this tool." in whole
    assert "Treaty on testing. 1 TTS 1, 2001-02-03." in whole


def test_pages_are_numbered_and_the_contents_point_to_them(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
    found = reader(make_view())
    parts = [item for item in found.outline if not isinstance(item, list)]
    for part in parts:
        page = (found.get_destination_page_number(part) or 0) + 1
        assert f"{part.title} {page}" in pages[0]
        assert str(part.title) in pages[page - 1]


def test_bookmarks_metadata_and_links() -> None:
    found = reader(make_view())
    titles = [str(item["/Title"]) for item in found.outline if not isinstance(item, list)]
    assert titles == [part.title for part in build(make_view()).parts]
    assert found.metadata is not None
    assert found.metadata.title == "Gap report: Örland · First look"
    assert found.metadata.author == "assess 0.1.0"
    assert found.metadata.creation_date == dt.datetime(2011, 10, 3, 23, 30, tzinfo=dt.UTC)
    assert found.trailer["/Root"]["/Lang"] == "en-GB"


def test_the_gaps_of_the_ministers_page_lead_to_the_register(view: View) -> None:
    found = reader(view)
    targets = [
        found.pages.index(link.get_object()["/Dest"][0].get_object())
        for link in found.pages[1]["/Annots"]  # type: ignore[union-attr]
    ]
    texts = [" ".join(page.extract_text().split()) for page in found.pages]
    register = next(n for n, text in enumerate(texts) if "Gap register A gap is" in text)
    assert sum(target in (register, register + 1) for target in targets) == 5


def test_every_font_is_embedded() -> None:
    for page in reader(make_view()).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("case", ["reading", "invented"])
def test_a_worked_example_never_claims_to_be_a_self_assessment(case: str) -> None:
    view = make_view(case=case)
    pages = printed(view)
    for page in pages:
        assert view.assessment.header_note in page
        assert "Self-assessment by the government" not in page
    assert "Not for ranking countries or deciding funds." in pages[0]


def test_nothing_answered() -> None:
    pages = printed(make_view({}, title="", period="", profile={"instruments": {}}))
    assert "Nothing is answered yet." in pages[1]
    assert "No question is fully in place yet." in pages[1]
    assert "not stated in the profile" in " ".join(pages)
    whole = " ".join(pages)
    assert "There is no gap among the questions answered so far." in whole
    assert "No document is cited yet." in whole


def test_no_checklist_and_no_profile_at_all() -> None:
    pages = printed(make_view({}, [], profile={"instruments": {}, "roles_off": {}}))
    assert "No checklist was chosen yet." in pages[1]
    assert "No duty is counted" in pages[1]


def test_quick_depth_says_what_is_not_asked() -> None:
    whole = " ".join(printed(make_view(depth="quick")))
    assert "quick (core questions only)" in whole
    assert "13 questions are not in the quick assessment, so they are not asked." in whole


def test_disagreements_show_all_sides() -> None:
    sides = ({"level": 3, "note": "We have rules."}, {"level": 1}, None)
    whole = " ".join(
        printed(
            make_view(
                disagreements={
                    "answer/alpha/level": sides,
                    "profile/country": ({"country": "Örland", "code": ""}, {"country": "Other"}),
                }
            )
        )
    )
    for words in (
        "We have rules.",
        "Level 1 of 4: A draft is there.",
        "No answer.",
        "Country Side 1 Örland Side 2 Other",
    ):
        assert words in whole
    assert "the lowest counts" in whole


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_all_roles_off_and_on() -> None:
    off = dict.fromkeys(Role, "no")
    assert "No role applies." in " ".join(printed(make_view(profile={"roles_off": off})))
    assert PROFILE["roles_off"]


def test_blocks_are_plain_and_the_same_each_time(view: View) -> None:
    document = build(view)
    assert document == build(make_view())
    assert len({part.anchor for part in document.parts}) == len(document.parts)
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, Table):
                assert all(len(row) == len(block.widths) for row in block.rows)
