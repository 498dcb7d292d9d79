"""What partners and the public are not shown is in no block, page, metadata or stream."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from assess.core.assessment import Answer, Signature
from assess.core.checklist import Edition
from assess.core.events import Event
from assess.core.view import View
from assess.errors import ReportError
from assess.report import build, write
from assess.report.blocks import Document
from assess.report.disclosure import Disclosure, disclose
from assess.report.pdf import render
from tests.report.conftest import ANSWERS, alpha, beta, checklist, make_view, question, section

KINDS = ("public", "internal", "statement", "not-disclosed")

EVERYBODY = {"QTITLEQ", "QPERIODQ", "QCOUNTRYQ", "QROLEQ"}
PUBLIC_DOCUMENT = {f"QPUBLIC{field}Q" for field in ("TITLE", "REFERENCE", "DATE", "PLACE")}
PARTNERS = (
    EVERYBODY
    | PUBLIC_DOCUMENT
    | {"QNOTEQ", "QPREPAREDQ", "QWAITINGQ", "QTREATYQ", "QTEXTQ", "QREASONNAQ", "QSIDENOTEQ"}
    | {"QSIDEWAITQ", "QOPTIONQ", "QSIDETREATYQ", "QVOICEQ"}
)
ALL = (
    PARTNERS
    | {"QPRIVATEQ", "QWHOQ", "QCHANGEQ", "QSIDEPRIVATEQ", "QSIDEDOCQ"}
    | {
        f"Q{kind.upper().replace('-', '')}{field}Q"
        for kind in KINDS
        for field in ("TITLE", "REFERENCE", "DATE", "PLACE")
    }
)
NOWHERE = {"QOLDNOTEQ", "QFORMERQ"}
"""In replaced events, and in answers that no question of the checklists asks for."""


def _document(kind: str) -> dict[str, str]:
    name = kind.upper().replace("-", "")
    fields = ("title", "reference", "date", "place")
    return {"kind": kind} | {field: f"Q{name}{field.upper()}Q" for field in fields}


def _gamma() -> Edition:
    questions = [
        question("words", "information", answer="text"),
        question("option", "choice", options=[
            {"id": "a", "text": "None.", "credit": 0}, {"id": "b", "text": "All.", "credit": 1}]),
        question("reason", "yes-no", na_reasons=["There is no border."]),
        question("split", "yes-no"),
        question("torn", "yes-no"),
        *(question(f"cited{place}", "yes-no") for place in range(4)),
        question("aside", "yes-no"),
    ]  # fmt: skip
    return checklist("gamma", [section("all", questions)])


def _answers() -> dict[str, dict[str, Any]]:
    cited = {
        f"gamma/cited{n}": {"yes": True, "evidence": [_document(kind)]}
        for n, kind in enumerate(KINDS)
    }
    return {
        **ANSWERS,
        **cited,
        "alpha/level": {"level": 3, "note": "QNOTEQ"},
        "alpha/length": {"number": "17.125"},
        "alpha/who": {"option": "all"},
        "beta/open": {"awaiting": "QWAITINGQ"},
        "gamma/words": {"text": "QTEXTQ"},
        "gamma/option": {"option": "QOPTIONQ"},
        "gamma/reason": {"not_applicable": "QREASONNAQ"},
        "gamma/split": {"yes": True},
        "gamma/torn": {"yes": True},
        "gamma/aside": {"yes": False, "note": "QPRIVATEQ", "private": True},
        "gamma/former": {"yes": True, "note": "QFORMERQ"},
    }


def canary_view() -> View:
    """A view with a word of its own in every field that somebody can fill in."""
    sides = {
        "answer/gamma/split": (
            {"yes": True, "note": "QSIDENOTEQ"},
            {"yes": False, "note": "QSIDEPRIVATEQ", "private": True},
            {"awaiting": "QSIDEWAITQ"},
        ),
        "answer/gamma/torn": (
            {"yes": True, "evidence": [{"kind": "internal", "title": "QSIDEDOCQ", "date": "1"}]},
            None,
        ),
        "status/prepared_by": ("QPREPAREDQ", "QWHOQ and others"),
        "profile/instrument/late": (
            {"status": "in-force", "evidence": "QSIDETREATYQ"},
            {"status": "signed"},
        ),
    }
    treaty = {"status": "in-force", "since": dt.date(2005, 1, 2), "evidence": "QTREATYQ"}
    profile = {
        "country": "QCOUNTRYQ",
        "roles_off": {"origin": "QROLEQ"},
        "instruments": {"treaty": treaty},
    }
    return make_view(
        _answers(),
        [alpha(), beta(), _gamma()],
        profile=profile,
        title="QTITLEQ",
        period="QPERIODQ",
        prepared_by="QPREPAREDQ",
        disagreements=sides,
        signed={"alpha/level": Signature(who="QWHOQ", at="2011-10-01T00:00:00Z")},
    )


def canary_events() -> list[Event]:
    shared = {"assessment": "orl", "key": "answer/alpha/level", "who": "QWHOQ"}
    first = Event(**shared, at="2011-10-01T00:00:00Z", content={"level": 1, "note": "QOLDNOTEQ"})
    second = Event(
        **shared,
        voice="QVOICEQ",
        at="2011-10-02T00:00:00Z",
        content={"level": 3, "note": "QNOTEQ"},
        reason="QCHANGEQ",
        replaces=(first.id,),
    )
    return [first, second]


def canaries(words: str) -> set[str]:
    return {name for name in ALL | NOWHERE if name in words}


def everything(data: bytes) -> str:
    """Every page's text without its spaces, every string and every stream of a PDF."""
    found = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            found.append(repr(item))
            if isinstance(item, pikepdf.Stream):
                found.append(item.read_bytes().decode("latin-1"))
                found.append(item.read_bytes().decode("utf-16-be", "ignore"))
        found += [repr(pdf.docinfo), repr(pdf.trailer)]
    return "\n".join(found)


ALLOWED = {"internal": ALL, "partner": PARTNERS, "public": EVERYBODY}


@pytest.fixture(scope="module", params=ALLOWED)
def documents(request: pytest.FixtureRequest) -> tuple[str, list[Document]]:
    layouts = ("full", "annex", "brief", "one-page")
    made = [
        build(canary_view(), canary_events(), layout=layout, disclosure=request.param)
        for layout in layouts
    ]
    return request.param, made


def test_blocks_hold_exactly_what_may_be_shown(documents: tuple[str, list[Document]]) -> None:
    disclosure, (full, *others) = documents
    assert canaries(repr(full)) == ALLOWED[disclosure]
    for document in others:
        assert canaries(repr(document)) <= ALLOWED[disclosure]


def test_the_file_holds_exactly_what_may_be_shown(documents: tuple[str, list[Document]]) -> None:
    disclosure, (full, *_others) = documents
    assert canaries(everything(render(full)[0])) == ALLOWED[disclosure]


def test_what_blocks_are_made_of_holds_nothing_else() -> None:
    """Not even the material: no part could print it by mistake."""
    for disclosure in (Disclosure.PARTNER, Disclosure.PUBLIC):
        material = disclose(canary_view(), canary_events(), disclosure)
        view = material.view
        inside = repr((view.assessment, view.results, view.gaps, view.roads, material.history))
        # A note of an answer that no question asks for is a note: partners may read it.
        more = {"QFORMERQ"} if disclosure is Disclosure.PARTNER else set()
        assert canaries(inside) <= ALLOWED[disclosure.value] | more


def test_the_public_reads_no_answer_in_own_words_or_numbers() -> None:
    whole = repr(build(canary_view(), canary_events(), disclosure="public"))
    assert "17.125" not in whole
    assert "1,234" not in whole
    assert "waiting for another agency" in whole.lower()
    internal = repr(build(canary_view(), canary_events()))
    assert "17.125" in internal
    assert "1,234" in internal


def test_every_number_and_doubt_is_the_same_for_everybody() -> None:
    """Never flattering by leaving doubts out."""
    whole = canary_view()
    for disclosure in Disclosure:
        shown = disclose(whole, canary_events(), disclosure).view
        assert shown.duty_count == whole.duty_count
        assert shown.progress == whole.progress
        for name, result in whole.results.items():
            other = shown.results[name]
            assert (other.words, other.rated.words) == (result.words, result.rated.words)
            assert other.documents == result.documents
            assert other.if_no == result.if_no
            assert [s.state for s in other.states] == [s.state for s in result.states]
        assert [gap.key for gap in shown.gaps] == [gap.key for gap in whole.gaps]
        assert [gap.next_step for gap in shown.gaps] == [gap.next_step for gap in whole.gaps]
        assert len(shown.assessment.disagreements) == 4


def test_the_public_is_told_of_unsure_unknown_and_disputed_answers() -> None:
    answers = _answers() | {"alpha/who": {"option": "all", "unsure": True}}
    view = canary_view()
    given = {key: Answer.model_validate(value) for key, value in answers.items()}
    view = View(view.assessment.model_copy(update={"answers": given}), view.editions)
    whole = repr(build(view, disclosure="public"))
    for words in (
        "the author is unsure",
        "say different things in 4 places",
        "Copies say different things; the lowest counts.",
        "Unknown: nobody knows.",
        "counts 0 % *",
        "There is no border.",
    ):
        assert words in whole, words


def test_a_respondent_who_prepared_it_is_not_named_to_partners() -> None:
    signed = {"alpha/level": Signature(who="Ada Lund", at="2011-10-01T00:00:00Z")}
    view = make_view(prepared_by="Office of ada lund", signed=signed)
    assert "lund" not in repr(build(view, disclosure="partner")).lower()
    other = make_view(prepared_by="Ministry X", signed=signed)
    assert "Ministry X" in repr(build(other, disclosure="partner"))


def test_partners_see_documents_that_are_not_public_by_kind_only() -> None:
    document = build(canary_view(), disclosure="partner")
    register = next(part for part in document.parts if part.anchor == "documents")
    words = re.sub(r"\s+", " ", repr(register))
    assert words.count("Not named here.") == 4
    for kind in ("internal document", "statement", "exists, not disclosed"):
        assert kind in words


def test_the_fingerprint_is_that_of_the_whole_assessment() -> None:
    prints = {build(canary_view(), disclosure=each.value).fingerprint for each in Disclosure}
    assert len(prints) == 1


def test_the_assessment_file_goes_into_an_internal_report_only(tmp_path: Path) -> None:
    for disclosure in ("partner", "public"):
        document = build(make_view(), layout="one-page", disclosure=disclosure)
        with pytest.raises(ReportError, match="holds what is left out"):
            write(document, tmp_path / "r.pdf", attachment=b"all of it")
        assert not (tmp_path / "r.pdf").exists()
    write(build(make_view(), layout="one-page"), tmp_path / "r.pdf", attachment=b"all of it")
    found = PdfReader(tmp_path / "r.pdf").attachments
    assert found == {"orl-2011-abc123.assess.toml": [b"all of it"]}
