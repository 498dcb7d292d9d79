"""Every worked example of docs/methodology.md, recomputed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from assess.core.assessment import Answer
from assess.core.checklist import Edition
from assess.core.gaps import checklist_gaps
from assess.core.numbers import percent, tenths
from assess.core.road import road
from assess.core.view import View
from tests.unit.builders import DOCUMENT, assessed, edition, maturity, section

PAGE = Path(__file__).parents[2] / "docs" / "methodology.md"
BLOCKS = re.findall(r"```example\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
SECTION = re.compile(r"section (?P<name>\w+)(?P<weakest> weakest)?( weight (?P<weight>\d))?")
QUESTION = re.compile(
    r"  (?P<name>\w+)(?P<must> must-have)?( weight (?P<weight>\d))?( duty (?P<duty>\d))?"
    r"( after (?P<parent>\w+) at (?P<at>[\d/]+))?(?P<document> with document)?"
    r"( about (?P<dimension>\w+))?: (?P<answer>.+)"
)
WHAT_IF = re.compile(r"what if (?P<name>\w+): (?P<level>\d)")
CONFLICT = re.compile(r"conflict: (.+)")
CONDITION = re.compile(r"(?P<name>\w+) at (?P<bound>least|most) (?P<credit>[\d/]+)")
NOT_APPLICABLE = "There is none."


def read_question(line: str) -> tuple[dict[str, Any], Any]:
    found = QUESTION.fullmatch(line)
    assert found, line
    more: dict[str, Any] = {"must_have": bool(found["must"]), "weight": int(found["weight"] or 1)}
    if found["duty"]:
        more["basis"] = [{"id": "shall", "meets": int(found["duty"])}]
    if found["parent"]:
        more["when"] = {"question": found["parent"], "credit_at_least": found["at"]}
    if found["dimension"]:
        more["dimension"] = found["dimension"]
    if found["answer"] == "not applicable":
        more["na_reasons"] = [NOT_APPLICABLE]
    answer: Any = {
        "–": None,
        "unknown": {"unknown": "nobody-knows"},
        "not applicable": {"not_applicable": NOT_APPLICABLE},
    }.get(found["answer"])
    if found["answer"].isdigit():
        answer = {"level": int(found["answer"])}
    if found["document"]:
        answer["evidence"] = [DOCUMENT]
    return maturity(found["name"], **more), answer


def read(block: str) -> View:
    sections: list[dict[str, Any]] = []
    answers: dict[str, Any] = {}
    conflicts: list[dict[str, Any]] = []
    for line in block.splitlines():
        head = SECTION.fullmatch(line)
        if head:
            aggregate = "weakest" if head["weakest"] else "mean"
            weight = int(head["weight"] or 1)
            sections.append(section(head["name"], aggregate=aggregate, weight=weight))
            sections[-1]["questions"] = []
        elif line.startswith("  "):
            question, answer = read_question(line)
            sections[-1]["questions"].append(question)
            if answer is not None:
                answers[question["id"]] = answer
        elif declared := CONFLICT.fullmatch(line):
            conflicts.append(read_conflict(declared[1]))
        else:
            known = line == "treaty in force" or line.startswith("→") or WHAT_IF.fullmatch(line)
            assert known, line
    of = edition(*sections)
    of = Edition.model_validate({**of.model_dump(), "conflicts": conflicts})
    bound = True if "treaty in force" in block else None
    return View(assessed(of, answers, in_force=bound), {"list": of})


def read_conflict(words: str) -> dict[str, Any]:
    conditions = [CONDITION.fullmatch(part) for part in words.split(", ")]
    assert all(conditions), words
    return {
        "id": "both",
        "text": "Are both right?",
        "all": [
            {"question": each["name"], f"credit_at_{each['bound']}": each["credit"]}
            for each in conditions
            if each
        ],
    }


def tried(block: str) -> View:
    """The picture with the answers that the block tries."""
    view = read(block)
    (of,) = view.editions.values()
    changes = {
        of.key(of.questions[found["name"]]): Answer(level=int(found["level"]))
        for line in block.splitlines()
        if (found := WHAT_IF.fullmatch(line))
    }
    return view.what_if(changes)


def results(view: View) -> dict[str, str]:
    """Every result that the page may state, by its label."""
    (found,) = view.results.values()
    count = view.duty_count
    stated = {
        "score": str(found.score),
        "answered": f"{percent(found.coverage)} %",
        "rating": found.rated.words,
        "holds": f"{found.rated.holds} of {found.rated.tests}",
        "duties": f"{count.met} met, {count.not_met} not met, {count.not_known} not known",
        "documents": f"{found.documents.cited} of {found.documents.positive}",
        "evidenced": f"{percent(found.documents.score)} %" if found.documents.score else "–",
    }
    stated["contradictions"] = str(len(view.contradictions))
    score, rating = found.if_no
    if score is not None and rating is not None:
        stated["if a no"] = f"{percent(score)} %, {rating.words}"
    stated |= {name: str(value) for name, value in found.dimensions.items()}
    for name, row in found.heat.items():
        stated |= {f"{name}, {dimension}": str(value) for dimension, value in row.items()}
    for gap in checklist_gaps(found):
        opens = f", opens {gap.opens} worth up to {tenths(gap.opens_up_to)}" if gap.opens else ""
        stated[f"gap {gap.state.question.id}"] = (
            f"{gap.priority.name}, adds {tenths(gap.adds)}, "
            f"next step adds {tenths(gap.next_adds)}{opens}"
        )
    way = road(found)
    if way:
        steps = ", ".join(state.question.id for state in way.steps)
        stated[f"road to {way.target.words}"] = steps
    return stated


@pytest.mark.parametrize("block", BLOCKS)
def test_the_page_computes_as_the_program_does(block):
    found = results(read(block))
    found |= {f"then {label}": value for label, value in results(tried(block)).items()}
    stated = [line.removeprefix("→ ") for line in block.splitlines() if line.startswith("→")]
    assert stated, "an example states at least one result"
    for line in stated:
        label, value = line.split(": ", 1)
        assert found[label] == value, label


def test_the_page_has_an_example_for_every_formula():
    labels = {
        line.removeprefix("→ ").split(":")[0].split()[0]
        for block in BLOCKS
        for line in block.splitlines()
        if line.startswith("→")
    }
    assert labels >= {
        "score", "answered", "rating", "holds", "duties", "gap", "road", "documents", "evidenced",
        "if", "then", "contradictions", "law",
    }  # fmt: skip
