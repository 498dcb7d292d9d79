"""Checklists in another language: what is shown changes, what is kept and scored does not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.core.assessment import Assessment
from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.fingerprint import fingerprint
from assess.core.origin import Origin
from assess.core.view import View
from assess.errors import ContentError
from assess.library import po
from assess.library.translated import TranslatedEdition, texts
from assess.library.translation import (
    Entry,
    Overlay,
    Prints,
    Translations,
    UnknownLanguage,
    dumps,
    place,
    read,
    tag,
)
from assess.session import Session
from assess.store.memory import MemoryStore

from .builders import assessed, cases, edition, editions, maturity, section

SAMPLE = edition(
    section(
        "law",
        maturity(
            "exists",
            text="Is there a law that gives {days} days?",
            levels=["No law.", "A bill.", "A law of 30 days."],
            why="It matters.",
            look_at=["the act", "the gazette"],
            na_reasons=["no such border"],
            recommend=["Write a bill.", "Pass it."],
            weight=2,
            weight_why="It carries the rest.",
        ),
        {
            "id": "parts",
            "text": "Which parts?",
            "kind": "elements",
            "elements": [{"id": "help", "text": "Help"}, {"id": "stay", "text": "Stay"}],
            "basis": ["good"],
            "recommend": "Add the rest.",
        },
        maturity("shared", same_as="other/asked-there", weight=2, weight_why="Own words."),
        {
            "id": "days",
            "text": "How many days?",
            "kind": "number",
            "unit": "days",
            "bands": [{"from": 0, "credit": 0}, {"from": 30, "credit": 1}],
            "basis": ["good"],
        },
        title="The law",
        weight=3,
        weight_why="First things first.",
    ),
    title="Sample",
)

FRENCH = {
    "title": "Échantillon",
    "section/law/title": "La loi",
    "question/exists/text": "Une loi donne-t-elle {days} jours ?",
    "question/exists/levels/2": "Une loi de 30 jours.",
    "question/exists/na-reasons/0": "pas de telle frontière",
    "question/parts/elements/help": "Aide",
}
"""A small language pack; the space before the question mark is one that does not break."""


def again(of: Edition, **changes: Any) -> Edition:
    """The next edition of a checklist."""
    parts = {name: getattr(of, name) for name in Edition.model_fields}
    return Edition(**parts | changes)


def pack(of: Edition, words: dict[str, str]) -> dict[str, Entry]:
    english = texts(of)
    return {key: Entry(english=english[key], translation=word) for key, word in words.items()}


def install(folder: Path, of: Edition, entries: dict[str, Entry], language: str = "fr") -> Path:
    path = place(folder, of.checklist.id, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dumps(of.checklist.id, language, entries), "utf-8")
    return path


def via_po(of: Edition, entries: dict[str, Entry], before: polib.POFile | None = None) -> str:
    return po.dump(of, "fr", entries, before)[0]


def parsed(text: str) -> polib.POFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.fr.po"
        path.write_text(text, "utf-8", newline="\n")
        return po.parse(path)


class Everything(Translations):
    """A language in which every text is there."""

    def __init__(self) -> None:
        super().__init__("xx", [])

    def text(self, checklist: str, key: str, english: str, prints: Prints = bool) -> str:
        return f"«{english}»"


# ---------------------------------------------------------------- keys


def test_every_text_has_a_key() -> None:
    assert list(texts(SAMPLE)) == [
        "title",
        "summary",
        "scope-note",
        "section/law/title",
        "section/law/weight-why",
        "question/exists/text",
        "question/exists/why",
        "question/exists/levels/0",
        "question/exists/levels/1",
        "question/exists/levels/2",
        "question/exists/look-at/0",
        "question/exists/look-at/1",
        "question/exists/na-reasons/0",
        "question/exists/recommend/0",
        "question/exists/recommend/1",
        "question/exists/weight-why",
        "question/parts/text",
        "question/parts/elements/help",
        "question/parts/elements/stay",
        "question/parts/recommend",
        "question/shared/weight-why",
        "question/days/text",
        "question/days/unit",
    ]


def test_no_text_of_a_question_is_forgotten() -> None:
    """Every text of a shipped checklist is either translated or a name of something."""
    names = {"id", "kind", "source", "same_as", "question", "pillar", "dimension", "effort"}
    names |= {"horizon", "lead", "roles", "basis", "version", "aggregate", "from_profile"}

    def words(here: Any, key: str = "") -> set[str]:
        if isinstance(here, dict):
            return {w for k, v in here.items() if k not in names for w in words(v, k)}
        if isinstance(here, list):
            return {w for v in here for w in words(v, key)}
        return {here} if isinstance(here, str) and key not in ("credit", "answer") else set()

    shown = Everything().page(SAMPLE).model_dump(mode="json", exclude={"provisions", "sources"})
    plain = {word for word in words(shown) if not word.startswith("«")}
    assert plain <= {"", "0", "30"}  # no weight_why; the bands


def test_a_shared_question_is_translated_where_it_is_asked(tmp_path: Path) -> None:
    asked = edition(section("s", maturity("asked-there", text="shared?")), name="other")
    install(tmp_path, asked, pack(asked, {"question/asked-there/text": "partagée ?"}))
    shown = Translations("fr", [tmp_path]).edition(SAMPLE)
    assert shown.questions["shared"].text == "partagée ?"


# ---------------------------------------------------------------- showing


def test_missing_texts_are_english_and_counted(tmp_path: Path) -> None:
    """23 texts of its own and 6 of the shared question are shown; 6 are translated."""
    install(tmp_path, SAMPLE, pack(SAMPLE, FRENCH))
    french = Translations("fr", [tmp_path])
    shown = french.edition(SAMPLE)
    assert shown.checklist.title == "Échantillon"
    assert shown.checklist.summary == "s"
    exists = shown.questions["exists"]
    assert exists.text == "Une loi donne-t-elle {days} jours ?"
    assert exists.levels == ("No law.", "A bill.", "Une loi de 30 jours.")
    assert french.words == (
        "23 of 29 texts are shown in English for want of “fr”: 23 not translated."
    )


def test_a_translation_of_an_older_english_is_not_shown_and_counted(tmp_path: Path) -> None:
    old = pack(SAMPLE, FRENCH)
    old["title"] = Entry(english="Sample, first draft", translation="Échantillon")
    old["section/law/title"] = old["section/law/title"].model_copy(update={"unsure": True})
    install(tmp_path, SAMPLE, old)
    french = Translations("fr", [tmp_path])
    shown = french.edition(SAMPLE)
    assert (shown.checklist.title, shown.sections[0].title) == ("Sample", "The law")
    assert "2 translated from an older English" in french.words


def test_own_translations_come_first_and_fall_back_to_the_next_folder(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    install(shipped, SAMPLE, pack(SAMPLE, FRENCH))
    install(
        own,
        SAMPLE,
        pack(SAMPLE, {"title": "Mon titre"})
        | {"section/law/title": Entry(english="Old", translation="Vieux")},
    )
    shown = Translations("fr", [own, shipped]).edition(SAMPLE)
    assert (shown.checklist.title, shown.sections[0].title) == ("Mon titre", "La loi")


def test_nothing_at_all_is_said_plainly(tmp_path: Path) -> None:
    french = Translations("fr", [tmp_path])
    french.edition(SAMPLE)
    assert french.words == "There is no translation into “fr” of these texts: all is English."


def test_nothing_missing_says_nothing(tmp_path: Path) -> None:
    small = edition(section("s", maturity("q")))
    install(tmp_path, small, pack(small, {key: f"{key} fr" for key in texts(small)}))
    french = Translations("fr", [tmp_path])
    french.page(small)
    assert french.words == ""


def test_a_level_that_moved_is_found_by_its_english() -> None:
    before = Overlay(pack(SAMPLE, {"question/exists/levels/2": "Une loi de 30 jours."}))
    moved = before.find("question/exists/levels/1", "A law of 30 days.")
    assert moved
    assert moved.current("A law of 30 days.")
    assert before.find("question/other/levels/1", "A law of 30 days.") is None


# ---------------------------------------------------------------- identity and numbers


@given(cases())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_number_changes(case: tuple[Edition, Assessment]) -> None:
    made, assessment = case
    english = View(assessment, {made.checklist.id: made})
    shown = Everything().view(english)
    for name, result in english.results.items():
        other = shown.results[name]
        assert other.edition.id == result.edition.id
        assert other.edition.canonical() == result.edition.canonical()
        plain = [replace(state, question=None, section=None) for state in result.states]
        words = [
            replace(
                state, question=None, section=None, answer=before.answer, because=before.because
            )
            for state, before in zip(other.states, result.states, strict=True)
        ]
        assert words == plain
        numbers = [
            (each.score, each.coverage, each.sections, each.dimensions, each.documents)
            for each in (result, other)
        ]
        assert numbers[0] == numbers[1]
        assert replace(other.rated, missing=()) == replace(result.rated, missing=())
        assert other.rated.held == result.rated.held
    assert shown.duties == english.duties
    assert [(g.key, g.adds, g.priority) for g in shown.gaps] == [
        (g.key, g.adds, g.priority) for g in english.gaps
    ]
    assert shown.progress == english.progress
    assert fingerprint(shown.assessment) == fingerprint(english.assessment)


def test_a_reason_is_kept_in_english_and_shown_translated(tmp_path: Path) -> None:
    install(tmp_path, SAMPLE, pack(SAMPLE, FRENCH))
    french = Translations("fr", [tmp_path])
    about = assessed(SAMPLE, {"exists": {"not_applicable": "no such border"}})
    view = french.view(View(about, {"list": SAMPLE}))
    state = view.state("list", "exists")
    assert state.state == "not applicable"
    assert state.because == "pas de telle frontière"
    assert state.answer
    assert state.answer.not_applicable == "pas de telle frontière"
    assert view.assessment.answers["list/exists"].not_applicable == "no such border"
    # What is answered offers the words that are kept; what is only read, the translated ones.
    assert view.editions["list"].questions["exists"].na_reasons == ("no such border",)
    page = french.page(SAMPLE).questions["exists"]
    assert page.na_reasons == ("pas de telle frontière",)


def test_a_view_that_is_translated_already_can_be_translated_again() -> None:
    once = Everything().view(View(assessed(SAMPLE), {"list": SAMPLE}))
    assert Everything().view(once).editions["list"].checklist.title == "«Sample»"


def test_the_store_keeps_the_english_edition() -> None:
    shown = Everything().edition(SAMPLE)
    assert isinstance(shown, TranslatedEdition)
    store = MemoryStore()
    profile = assessed(SAMPLE).profile
    origin = Origin(lambda: datetime(2026, 1, 1, tzinfo=UTC), "me", lambda: "a")
    session = Session.start(store, NewAssessment(profile, (shown,)), origin)
    assert store.edition(SAMPLE.id) == SAMPLE
    assert session.assessment.editions == {"list": SAMPLE.id}


# ---------------------------------------------------------------- PO files

# What is refused in a translation, and what no line of one holds.
_NOT_TAKEN = "\\{}%\u202a\u202b\u202c\u202d\u202e"
_TAKEN = st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters=_NOT_TAKEN
)
_ANY = st.characters(exclude_categories=["Cc", "Cs"], include_characters='\n\t"\\')
WORDS = st.text(_TAKEN, min_size=1, max_size=200).map(str.strip)
WORDS = WORDS.filter(lambda text: text and "  " not in text)
ENGLISH = st.text(_ANY, min_size=1, max_size=120).filter(str.strip)


@st.composite
def translated(draw: st.DrawFn) -> tuple[Edition, dict[str, Entry]]:
    """A checklist with any texts, and translations: current, older, unsure, and of nothing."""
    made = draw(editions())
    heading = made.checklist.model_copy(update={"summary": draw(ENGLISH), "title": draw(ENGLISH)})
    made = again(made, checklist=heading)
    found: dict[str, Entry] = {}
    for key, english in texts(made).items():
        kind = draw(st.integers(0, 4))
        if kind:
            found[key] = Entry(
                english=draw(ENGLISH) if kind == 1 else english,
                translation=draw(WORDS),
                unsure=kind == 2,
            )
    if draw(st.booleans()):
        found["question/gone/text"] = Entry(english=draw(ENGLISH), translation=draw(WORDS))
    return made, found


def lines_folded(entries: dict[str, Entry]) -> dict[str, Entry]:
    return {
        key: entry.model_copy(update={"english": " ".join(entry.english.split())})
        for key, entry in entries.items()
    }


@given(translated())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_toml_to_po_and_back_loses_nothing(case: tuple[Edition, dict[str, Entry]]) -> None:
    made, entries = case
    # A text known by its place may be found at another place of the same list, then stands at both.
    with TemporaryDirectory() as folder:
        path = install(Path(folder), made, entries)
        assert read(path, "list", "fr").entries == entries
    text, counts = po.dump(made, "fr", entries)
    file = parsed(text)
    back = po.merged({}, po.returned(file, "list.fr.po", made, "fr").entries, made)
    alone = {key for key in entries if not key.rpartition("/")[2].isdigit()}
    kept = {key: entry for key, entry in lines_folded(entries).items() if key in alone}
    assert {key: entry for key, entry in back.items() if key in alone} == kept
    assert set(entries) <= set(back)
    assert po.count(made, back) == counts
    assert via_po(made, back) == text
    assert via_po(made, {}, file) == text


@given(st.text(st.sampled_from('#~|,.: "\\nmsgidstrctx[0]\nfuzzy'), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ContentError):
        po.returned(parsed(text), "x.po", SAMPLE, "fr")


def test_changed_english_is_fuzzy_and_names_the_older() -> None:
    entries = pack(SAMPLE, FRENCH)
    heading = SAMPLE.checklist.model_copy(update={"title": "Sample, second edition"})
    new = again(SAMPLE, checklist=heading)
    file = parsed(via_po(new, entries))
    message = file.find("title", by="msgctxt")
    assert message.fuzzy
    assert message.previous_msgid == "Sample"
    assert (message.msgid, message.msgstr) == ("Sample, second edition", "Échantillon")
    # The translator agrees: the mark goes, and the text is shown.
    message.fuzzy, message.previous_msgid = False, None
    came = po.returned(file, "x.po", new, "fr").entries
    assert came["title"] == Entry(english="Sample, second edition", translation="Échantillon")


def test_a_file_brought_up_to_date_keeps_the_work_in_it() -> None:
    file = parsed(via_po(SAMPLE, pack(SAMPLE, FRENCH)))
    mine = file.find("question/days/text", by="msgctxt")
    mine.msgstr, mine.tcomment = "Combien de jours ?", "Ask the ministry."
    file.metadata["Last-Translator"] = "T"
    questions = tuple(q for q in SAMPLE.sections[0].questions if q.id != "parts")
    law = SAMPLE.sections[0].model_copy(update={"questions": questions})
    new = again(SAMPLE, sections=(law,))
    after = parsed(via_po(new, {}, file))
    message = after.find("question/days/text", by="msgctxt")
    assert (message.msgstr, message.tcomment) == ("Combien de jours ?", "Ask the ministry.")
    assert after.metadata["Last-Translator"] == "T"
    assert [gone.msgctxt for gone in after.obsolete_entries()] == ["question/parts/elements/help"]
    # Back in the checklist, it is back in the file.
    back = parsed(via_po(SAMPLE, {}, after)).find("question/parts/elements/help", by="msgctxt")
    assert (back.msgstr, back.fuzzy, back.obsolete) == ("Aide", False, 0)


def test_every_problem_of_a_file_is_told_at_once() -> None:
    text = via_po(SAMPLE, pack(SAMPLE, FRENCH))
    text = text.replace('"Language: fr', '"Language: de').replace("{days} jours", "{jours} jours")
    text = text.replace('"Échantillon"', '"Échantillon \\\\n"').replace('"Aide"', '"Ai\\bde"')
    text = text.replace('"section/law/title"', '"section/laws/title"')
    text = text.replace('"Project-Id-Version: list', '"Project-Id-Version: another')
    text += '\nmsgctxt "question/days/unit"\nmsgid "days"\nmsgstr "jours"\n'
    with pytest.raises(ContentError) as refused:
        po.returned(parsed(text), "list.fr.po", SAMPLE, "fr")
    told = [(problem.key, problem.message) for problem in refused.value.problems]
    assert sorted(told) == sorted(
        [
            ("Language", "The header says “de” for the language, not “fr”."),
            ("Project-Id-Version", "The header says that this is “another”, not “list”."),
            ("question/days/unit", "This key (msgctxt) is there twice."),
            ("question/days/unit", "This key (msgctxt) is there twice."),
            ("question/parts/elements/help", "It holds a control character."),
            ("section/laws/title", "There is no text of this key (msgctxt)."),
            ("title", "It holds a backslash."),
        ]
    )
    assert any("section/law/title" in problem.remedy for problem in refused.value.problems)
    lines = text.splitlines()
    for problem in refused.value.problems:
        if problem.line:
            near = "\n".join(lines[problem.line - 2 : problem.line + 3])
            assert problem.key in near


def test_what_does_not_fit_or_lost_a_number_is_a_warning() -> None:
    words = {
        "question/exists/text": "x" * 160 + "{days}",
        "question/exists/levels/2": "Une loi de trente jours.",
        "question/exists/levels/0": "y" * 141,
    }
    file = parsed(via_po(SAMPLE, pack(SAMPLE, words)))
    came = po.returned(file, "list.fr.po", SAMPLE, "fr")
    assert [(problem.key, problem.message) for problem in came.warnings] == [
        ("question/exists/text", "It has 166 characters; 150 fit a small screen."),
        ("question/exists/levels/0", "It has 141 characters; 140 fit a small screen."),
        ("question/exists/levels/2", "The English has the number 30, the translation does not."),
    ]
    assert came.entries.keys() == words.keys()


def test_numbers_are_known_in_other_scripts() -> None:
    file = parsed(via_po(SAMPLE, pack(SAMPLE, {"question/exists/levels/2": "قانون ٣٠ يوما"})))
    assert not po.returned(file, "list.fr.po", SAMPLE, "fr").warnings


def test_a_text_of_an_older_edition_is_taken_with_a_warning_and_not_shown() -> None:
    old = via_po(SAMPLE, pack(SAMPLE, FRENCH)).replace('msgid "Sample"', 'msgid "Older"')
    came = po.returned(parsed(old), "list.fr.po", SAMPLE, "fr")
    assert [warning.key for warning in came.warnings] == ["title"]
    assert po.count(SAMPLE, came.entries).fuzzy == 1


def test_two_translators_do_not_undo_each_other() -> None:
    mine = pack(SAMPLE, {"title": "Échantillon", "section/law/title": "La loi"})
    theirs = pack(SAMPLE, {"question/days/text": "Combien ?", "section/law/title": "Le droit"})
    theirs["title"] = Entry(english="Older", translation="Ancien")
    both = po.merged(mine, theirs, SAMPLE)
    assert {key: entry.translation for key, entry in both.items()} == {
        "title": "Échantillon",
        "section/law/title": "Le droit",
        "question/days/text": "Combien ?",
    }
    assert list(both) == ["title", "section/law/title", "question/days/text"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'msgid "a"\nmsgstr "b\xff"\n', "not UTF-8"),
        (b'msgctxt "a"\nmsgid "a"\nmsgstr "b "c""\n', "not a PO file"),
        (b'format = "assess-translation/1"\n', "not a PO file"),
    ],
)
def test_what_is_no_po_file_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(data)
    with pytest.raises(ContentError, match=message):
        po.parse(path)
    with pytest.raises(ContentError, match="cannot be read"):
        po.parse(tmp_path / "none.po")


def test_old_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = via_po(SAMPLE, pack(SAMPLE, FRENCH))
    path = tmp_path / "x.po"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert po.returned(po.parse(path), "x.po", SAMPLE, "fr").entries.keys() == FRENCH.keys()


# ---------------------------------------------------------------- files and tags


def test_every_problem_of_a_translation_file_has_its_line(tmp_path: Path) -> None:
    path = install(tmp_path, SAMPLE, pack(SAMPLE, FRENCH))
    text = path.read_text("utf-8")
    spoilt = text.replace('translation = "La loi"', "translation = 3").replace(
        'english = "Sample"', 'englisch = "Sample"'
    )
    path.write_text(spoilt, "utf-8")
    with pytest.raises(ContentError) as refused:
        read(path, "list", "fr")
    found = {problem.key: problem.line for problem in refused.value.problems}
    lines = spoilt.splitlines()
    assert lines[found['text."section/law/title".translation'] - 1] == "translation = 3"
    assert 'englisch = "Sample"' in lines[found["text.title.englisch"] - 1]


def test_a_file_in_the_wrong_place_is_refused(tmp_path: Path) -> None:
    path = install(tmp_path, SAMPLE, {}, "de")
    with pytest.raises(ContentError, match="its place says “fr”"):
        read(path, "list", "fr")
    path.write_text("format = ", "utf-8")
    with pytest.raises(ContentError, match="not TOML"):
        read(path, "list", "de")


@pytest.mark.parametrize(
    ("given", "made"),
    [("fr", "fr"), ("FR", "fr"), ("pt_br", "pt-BR"), ("sr-latn", "sr-Latn"), ("es-419", "es-419"),
     ("fr_FR.UTF-8", "fr-FR"), ("en_GB", "en"), ("EN", "en"), ("zh-hant-tw", "zh-Hant-TW")],
)  # fmt: skip
def test_tags_have_one_form(given: str, made: str) -> None:
    assert tag(given) == made


@pytest.mark.parametrize("given", ["", "french", "../fr", "f", "fr-", "C", "fr/de", "fr\n"])
def test_no_other_word_is_a_tag(given: str) -> None:
    if given == "fr\n":
        assert tag(given) == "fr"
    else:
        with pytest.raises(UnknownLanguage):
            tag(given)
