"""The program's own words in another language: read from one file, and never able to break it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import polib
import pytest

from assess import language
from assess.errors import ContentError
from assess.library import content_folder
from assess.library.interface import place, speak, taken_in, to_translate

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\n"

"""
WORDS = (
    HEAD
    + """msgid "Saved: {path}"
msgstr "Збережено: {path}"

msgid "{n} question"
msgid_plural "{n} questions"
msgstr[0] "{n} питання"
msgstr[1] "{n} питання!"
msgstr[2] "{n} питань"
"""
)


def put(folder, tag, text):
    path = place(folder, tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_words_and_plural_forms_come_from_the_file(tmp_path):
    put(tmp_path, "uk", WORDS)
    speak("uk", [tmp_path])
    assert language.gettext("Saved: {path}") == "Збережено: {path}"
    said = [language.ngettext("{n} question", "{n} questions", n) for n in (1, 3, 5, 21)]
    assert said == ["{n} питання", "{n} питання!", "{n} питань", "{n} питання"]
    assert language.gettext("Not there") == "Not there"
    assert language.spoken() == "uk"


def test_numbers_and_dates_are_written_as_in_the_language(tmp_path):
    assert language.number(1234567) == "1,234,567"
    assert language.day(dt.date(2011, 9, 7)) == "7 September 2011"
    put(tmp_path, "de", HEAD)
    speak("de", [tmp_path])
    assert language.number(1234567) == "1.234.567"
    assert language.number(Decimal("0.5")) == "0,5"
    assert language.day(dt.date(2011, 9, 7)) == "7. September 2011"


def test_without_a_file_all_stays_english(tmp_path):
    speak("de", [tmp_path])
    assert language.spoken() == "en"
    assert language.number(1000) == "1,000"


def test_the_users_own_words_come_before_the_shipped_ones(tmp_path):
    put(tmp_path / "own", "uk", HEAD + 'msgid "Home"\nmsgstr "Мій дім"\n')
    put(
        tmp_path / "shipped",
        "uk",
        HEAD + 'msgid "Home"\nmsgstr "Дім"\n\nmsgid "Quit"\nmsgstr "Вихід"\n',
    )
    speak("uk", [tmp_path / "own", tmp_path / "shipped"])
    assert (language.gettext("Home"), language.gettext("Quit")) == ("Мій дім", "Вихід")


@pytest.mark.parametrize("wrong", ["{paht}", "{path.__class__}", "{path:{x}}", "{", "{0}"])
def test_names_in_braces_that_the_english_does_not_have_are_problems(tmp_path, wrong):
    path = put(tmp_path, "fr", HEAD + f'msgid "Saved: {{path}}"\nmsgstr "Ici: {wrong}"\n')
    with pytest.raises(ContentError) as caught:
        speak("fr", [tmp_path])
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(path), 7)
    assert language.spoken() == "en"


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"msgid ", b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n']
)
def test_a_file_that_is_no_catalogue_is_a_message(tmp_path, content):
    path = put(tmp_path, "fr", "")
    path.write_bytes(content)
    with pytest.raises(ContentError, match="cannot be used"):
        speak("fr", [tmp_path])


def test_a_translator_gets_every_text_and_earlier_work_is_filled_in(tmp_path):
    template = content_folder("checklists") / "lang" / "interface.pot"
    text, counts = to_translate(template, "uk", [])
    assert "Plural-Forms: nplurals=3" in text
    assert counts.startswith("0 of ")
    came = tmp_path / "interface.uk.po"
    sent = polib.pofile(text)
    first = next(entry for entry in sent if not entry.msgid_plural and "{" not in entry.msgid)
    first.msgstr = "Ось"
    sent.save(str(came))
    taken, counts = taken_in(template, came, "uk", [])
    assert counts.startswith("1 of ")
    kept = put(tmp_path, "uk", taken)
    _again, counts = to_translate(template, "uk", [kept])
    assert counts.startswith("1 of ")
    speak("uk", [tmp_path])
    assert language.gettext(first.msgid) == "Ось"


def test_what_a_translator_broke_is_not_taken_in(tmp_path):
    template = content_folder("checklists") / "lang" / "interface.pot"
    came = tmp_path / "fr.po"
    came.write_text(HEAD + 'msgid "Saved: {path}"\nmsgstr "Ici: {chemin}"\n', encoding="utf-8")
    with pytest.raises(ContentError, match="chemin"):
        taken_in(template, came, "fr", [])


def test_decimals_are_kept_as_they_are(tmp_path):
    put(tmp_path, "de", HEAD)
    speak("de", [tmp_path])
    assert language.number(Decimal("8.0")) == "8,0"
    assert language.number(Decimal("1234.50")) == "1.234,50"


def test_english_costs_nothing_to_speak():
    """Neither Babel nor a reader of PO files is loaded to start in English."""
    code = (
        "import sys, datetime as dt, assess.tui.app; from assess.language import *\n"
        "number(1234), day(dt.date(2011, 9, 7)), moment(dt.datetime.now(dt.UTC)), gettext('Home')\n"
        "sys.exit(any(name in sys.modules for name in ('babel', 'polib')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
