"""A small world for the report: two checklists with every kind of question, and answers to them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from assess.core.assessment import Answer, Assessment, Profile
from assess.core.checklist import Edition
from assess.core.view import View
from assess.report import build
from assess.report.pdf import render

SOURCES = [
    {
        "id": "treaty",
        "short": "Test Treaty",
        "title": "Treaty on testing",
        "reference": "1 TTS 1",
        "date": "2001-02-03",
        "url": "https://example.org/treaty",
        "kind": "treaty",
    },
    {
        "id": "late",
        "short": "Late Treaty",
        "title": "Treaty that came later",
        "url": "javascript:alert(1)",
        "kind": "treaty",
    },
    {"id": "paper", "short": "Paper 2008", "title": "Conference paper", "kind": "document"},
]


def _provision(
    name: str, source: str, obligation: str = "mandatory", **more: Any
) -> dict[str, Any]:
    return {
        "id": name,
        "source": source,
        "article": f"art. {name}",
        "obligation": obligation,
        "requires": f"Do what {name} says.",
        "verified": True,
        **more,
    }


PROVISIONS = [
    _provision("joining", "treaty"),
    _provision("period", "treaty"),
    _provision("parts", "treaty"),
    _provision("later", "late"),
    _provision(
        "practice",
        "paper",
        "practice",
        standing="recommended",
        also=[{"source": "treaty", "article": "preamble"}],
    ),
]

LEVELS = [
    "Nothing is there.",
    "A draft is there.",
    "A law is there.",
    "Rules too.",
    "A register too.",
]


def question(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "text": f"What about {name}?",
        "why": f"Because {name} matters.",
        "kind": kind,
        "dimension": "law",
        "pillar": "protection",
        "look_at": ["official gazette"],
        "basis": ["practice"],
        "recommend": f"Do {name} next.",
        "lead": ["interior", "labour-inspectorate"],
        **more,
    }


def checklist(name: str, sections: list[dict[str, Any]], **more: Any) -> Edition:
    return Edition.model_validate(
        {
            "checklist": {
                "id": name,
                "title": f"Checklist {name}",
                "version": "1.0.0",
                "summary": "What it covers.",
                "scope_note": "What it does not.",
                **more,
            },
            "sections": sections,
            "provisions": PROVISIONS,
            "sources": SOURCES,
        }
    )


def section(name: str, questions: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": f"Section {name}", "questions": questions, **more}


def alpha() -> Edition:
    elements = [
        {"id": "act", "text": "The act is there.", "essential": True},
        {"id": "means", "text": "The means are there."},
    ]
    options = [
        {"id": "none", "text": "Nobody does.", "credit": 0},
        {"id": "all", "text": "Everybody does.", "credit": 1},
    ]
    bands = [{"from": 0, "credit": 0}, {"from": 1, "credit": "1/4"}, {"from": 30, "credit": 1}]
    return checklist(
        "alpha",
        [
            section(
                "law",
                [
                    question(
                        "joined",
                        "yes-no",
                        from_profile="treaty",
                        basis=[{"id": "joining", "meets": "yes"}],
                    ),
                    question(
                        "level",
                        "maturity",
                        levels=LEVELS,
                        must_have=True,
                        weight=2,
                        weight_why="It carries the rest.",
                    ),
                    question(
                        "length",
                        "number",
                        unit="days",
                        bands=bands,
                        basis=[{"id": "period", "meets": 30}, {"id": "later", "meets": 10}],
                        when={"question": "level", "credit_at_least": "1/2"},
                    ),
                    question(
                        "parts",
                        "elements",
                        elements=elements,
                        basis=[{"id": "parts", "meets": ["act", "means"]}],
                    ),
                ],
            ),
            section(
                "practice",
                [
                    question("who", "choice", options=options),
                    question("seen", "yes-no", na_reasons=["There is no border."]),
                    question("cases", "information", answer="number", unit="cases"),
                ],
                aggregate="weakest",
            ),
        ],
    )


def beta() -> Edition:
    return checklist(
        "beta",
        [
            section(
                "all",
                [
                    question("exists", "maturity", levels=LEVELS, must_have=True),
                    question(
                        "follows", "yes-no", when={"question": "exists", "credit_at_least": 1}
                    ),
                    question("known", "yes-no"),
                    question("counted", "yes-no"),
                    question("open", "yes-no"),
                    question("abroad", "yes-no", roles=["origin"]),
                ],
            )
        ],
    )


ANSWERS: dict[str, dict[str, Any]] = {
    "alpha/level": {
        "level": 3,
        "note": "Закон № 5 о защите, Đắk Lắk, ğüş.",
        "evidence": [
            {"title": "Act 5 of 2009", "date": "2009", "place": "section 3"},
            {"kind": "not-disclosed", "title": "Instruction", "reference": "I-7"},
        ],
    },
    "alpha/length": {"number": 14},
    "alpha/parts": {"elements": ["means"]},
    "alpha/who": {"option": "all", "evidence": [{"title": "Act 5 of 2009", "date": "2009"}]},
    "alpha/seen": {"not_applicable": "There is no border."},
    "alpha/cases": {"number": 1234},
    "beta/exists": {"level": 0},
    "beta/known": {"unknown": "nobody-knows"},
    "beta/counted": {"unknown": "not-collected"},
    "beta/open": {"awaiting": "Border Guard"},
}

PROFILE = {
    "country": "Örland",
    "reference_date": dt.date(2011, 9, 7),
    "roles_off": {"origin": "Nobody leaves."},
    "instruments": {
        "treaty": {
            "status": "in-force",
            "since": dt.date(2005, 1, 2),
            "evidence": "Gazette 1/2005",
        },
        "late": {"status": "in-force", "since": dt.date(2012, 1, 1)},
    },
}

MakeView = Callable[..., View]


def make_view(
    answers: dict[str, Any] | None = None,
    editions: list[Edition] | None = None,
    profile: dict[str, Any] | None = None,
    **more: Any,
) -> View:
    """A view of ``answers`` to ``editions``; without arguments that of the whole small world."""
    used = [alpha(), beta()] if editions is None else editions
    given = ANSWERS if answers is None else answers
    fields: dict[str, Any] = {
        "id": "orl-2011-abc123",
        "title": "First look",
        "period": "2011",
        "profile": Profile.model_validate(PROFILE | (profile or {})),
        "editions": {edition.checklist.id: edition.id for edition in used},
        "answers": {key: Answer.model_validate(value) for key, value in given.items()},
        "changed_at": "2011-10-03T23:30:00.000000Z",
        **more,
    }
    return View(Assessment(**fields), {edition.checklist.id: edition for edition in used})


def printed(view: View) -> list[str]:
    """The text of every page of the view's report, spaces and line ends as single spaces."""
    data, pages, _ = render(build(view))
    found = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
    assert len(found) == pages
    return found


def reader(view: View) -> PdfReader:
    return PdfReader(io.BytesIO(render(build(view))[0]))


@pytest.fixture
def view() -> View:
    return make_view()


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return printed(make_view())
