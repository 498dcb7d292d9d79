"""The program in German, by one file that somebody put beside the store."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from pypdf import PdfReader

from assess import language
from assess.library import content_folder
from assess.library.interface import place as words_of
from assess.library.interface import speak
from tests.tui.sample import World, press, running, text

GERMAN = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "{done} of {n} question answered."
msgid_plural "{done} of {n} questions answered."
msgstr[0] "{done} von {n} Frage beantwortet."
msgstr[1] "{done} von {n} Fragen beantwortet."

msgid "Started for {country}: {n} question."
msgid_plural "Started for {country}: {n} questions."
msgstr[0] "Begonnen für {country}: {n} Frage."
msgstr[1] "Begonnen für {country}: {n} Fragen."

msgid "There is no assessment “{given}”."
msgstr "Es gibt keine Selbstbewertung „{given}“."

msgid "Gap report"
msgstr "Lückenbericht"

msgid "Gap report: {name}"
msgstr "Lückenbericht: {name}"

msgid "{kind}: {country}"
msgstr "{kind} für {country}"

msgid "documents"
msgstr "Dokumente"

msgid "{share} % answered"
msgstr "zu {share} % beantwortet"

msgid "Everything is saved."
msgstr "Alles ist gespeichert."

msgid "Country and title"
msgstr "Land und Titel"
"""


@pytest.fixture(autouse=True)
def english_again():
    yield
    language.use(gettext.NullTranslations(), "en")


@pytest.fixture
def german(place: Path) -> Path:
    """The folder of the user's own checklists, with German words in it."""
    file = words_of(place / "checklists", "de")
    file.parent.mkdir(parents=True)
    file.write_text(GERMAN, encoding="utf-8")
    return place / "checklists"


def test_commands_speak_it_and_stay_english_where_it_has_no_words(run, german):
    new = ("new", "--country", "MNG", "--checklist", "reflection", "--date", "2026-06-30")
    done = run("--lang", "de", *new)
    assert "Begonnen für Mongolia: " in done.err
    assert " Fragen.\n" in done.err
    listed = run("--lang", "de", "list")
    assert "Land und Titel" in listed.out
    assert "Answered" in listed.out
    lost = run("--lang", "de", "score", "nothing")
    assert lost.status == 3
    assert lost.err.startswith("assess: Es gibt keine Selbstbewertung „nothing“.")


def test_numbers_and_days_are_written_as_in_german(run, started, german):
    gaps = run("--lang", "de", "gaps", started)
    assert "30. Juni 2026" in gaps.out


def test_line_mode_speaks_it(run, started, german):
    said = run("--lang", "de", "open", started, "--plain", typed="quit\n").out
    assert "Alles ist gespeichert." in said


def test_the_report_speaks_it(run, started, german):
    run("--lang", "de", "report", started, "-o", "bericht.pdf")
    reader = PdfReader("bericht.pdf")
    assert reader.metadata.title == "Lückenbericht für Mongolia"
    assert "Lückenbericht" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/Lang"] == "de"


async def test_the_screens_speak_it(german):
    speak("de", [german, content_folder("checklists")])
    world = World()
    world.answer("period", level=2)
    async with running(world.app()) as pilot:
        shown = text(pilot)
        assert "d Dokumente" in shown
        assert "zu 25 % beantwortet" in shown
        await press(pilot, "r")
        assert "Lückenbericht: Sampleland" in text(pilot)
