"""Every screen in a made-up language: no text stays behind in English, and none is cut badly."""

from __future__ import annotations

import datetime as dt

import pytest
from rich.cells import cell_len
from textual.screen import Screen

from assess.core.checklist import Edition
from assess.tui.widgets.lines import KeyLine
from tests.pseudo import foreign, spoken, untranslated
from tests.tui import sample
from tests.tui.sample import World, go, press, running, text
from tests.tui.test_report_dialog import writer

CONFLICT = {
    "id": "offered",
    "text": "You say that there is no law, but that all are offered the period. Are both right?",
    "all": [
        {"question": "law", "credit_at_most": 0},
        {"question": "period", "credit_at_least": "1/4"},
    ],
}
KNOWN = (
    "assess",
    "official",
    "period",
    "PDF",
    "ISO",
    "TOML",
    "XLSX",
    "DOCX",
    "ID",
    "A4",
    "xx",
    "own-2026-tok002",
)


@pytest.fixture(autouse=True)
def in_the_made_up_language():
    with spoken():
        yield


def edition() -> Edition:
    """The sample checklist as said by somebody who writes Greek."""
    return Edition.model_validate(
        {
            "checklist": {
                "id": "period",
                "version": "1.0.0",
                **foreign({"title": "Period", "summary": "Sample.", "scope_note": "None."}),
            },
            "sections": [
                {
                    "id": "granting",
                    "title": foreign("Granting"),
                    "questions": foreign(sample.QUESTIONS),
                },
                {"id": "running", "title": foreign("Running"), "questions": foreign(sample.MORE)},
            ],
            "provisions": foreign(sample.PROVISIONS),
            "sources": foreign(sample.SOURCES),
            "conflicts": [{**CONFLICT, "text": foreign(CONFLICT["text"])}],
        }
    )


@pytest.fixture
def world(monkeypatch, tmp_path) -> World:
    """An assessment in which there is something of everything."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sample, "edition", lambda **_: edition())
    made = World(country=foreign("Sampleland"), roles_off={"origin": foreign("Nobody leaves.")})
    made.session().set_status(title=foreign("A sample"))
    document = {"title": foreign("Act"), "reference": "5", "date": "2009-01-02", "place": "§ 3"}
    made.answer("period", level=1, flag=True, evidence=[document])
    made.answer("law", yes=False, unsure=True, note=foreign("No law."), private=True)
    made.answer("parts", elements=["act"])
    made.answer("parts", elements=["act", "means"])
    made.answer("body", unknown="nobody-knows")
    made.answer("body", option="police")
    made.answer("length", number=1250)
    made.answer("victims", awaiting=foreign("Police"))
    made.answer("since", date=dt.date(2011, 9, 7))
    return made


def cut_keys(screen: Screen[object]) -> list[KeyLine]:
    """The key lines of a screen that have no room for every key and its word."""
    return [
        keys
        for keys in screen.query(KeyLine)
        if keys.items
        and keys.region
        and (
            keys.region.height < len(keys._lines(keys.content_size.width))
            or not screen.region.contains_region(keys.region)
            or any(cell_len(f"{key} {word}") > keys.content_size.width for key, word in keys.items)
        )
    ]


JOURNEYS = {
    "home": "escape :Home question_mark escape slash escape d :Confirm escape s :Settings f1",
    "forms": "escape n :New f1 escape escape c :Duplicate ctrl+s escape x :Export escape h",
    "report": "r :Report f1 escape escape p :Profile f1 escape escape :Question",
    "palette": "question_mark escape ctrl+p :CommandPalette g escape escape",
    "finding": "o :Outline question_mark escape escape slash 5 :Search escape j :Jump 9 9 enter",
    "review": "v :Review down down d escape right right f :Menu escape question_mark escape",
    "gaps": "g :Gaps question_mark escape f :Menu escape c t a right",
    "what if": "g i :WhatIf right enter escape 4 d escape question_mark escape x",
    "scores": "s :Scoreboard 2 enter d escape 3 enter escape 4 1 d escape question_mark escape",
    "history": "@period h :History o down question_mark escape enter",
    "levels": "@period w escape d :Documents question_mark escape enter :Document f1 escape",
    "documents": "@period d a :Document ctrl+s escape x :Confirm escape escape @body d c escape n",
    "yes and no": "@law x :Menu enter a :Ask escape k n :Writing f2 escape 7 c",
    "parts": "@parts 1 u :Menu enter x delete f m ctrl+z ctrl+y",
    "options": "@body u :Menu escape k ctrl+y 3 delete right",
    "typed": "@bound 1 @length e x enter escape @victims a escape @since u enter e x enter escape",
    "the end": "@remarks e escape @arrive 1 right enter",
}
"""Keys; "@" goes to a question, ":" names the screen that is there then."""


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (160, 60)], ids=["small", "wide"])
@pytest.mark.parametrize("journey", JOURNEYS)
async def test_no_screen_says_anything_that_cannot_be_translated(world, journey, size, monkeypatch):
    monkeypatch.chdir("/")  # a short path, so that none is cut where it is shown
    left = []
    async with running(world.app(report_writer=writer()), size=size) as pilot:
        for step in ["", *JOURNEYS[journey].split()]:
            if step.startswith(":"):
                assert type(pilot.app.screen).__name__.removesuffix("Screen") == step[1:]
            elif step.startswith("@"):
                await go(pilot, step[1:])
            elif step:
                await press(pilot, step)
            shown = text(pilot).splitlines()
            assert any("⟦" in line for line in shown)
            left += [f"{step}: {line}" for line in untranslated(shown, (*KNOWN, world.id))]
            left += [f"{step}: keys are cut" for keys in cut_keys(pilot.app.screen)]
    assert left == []
