"""A published method fits the format unchanged: described levels 1 to 5, averaged by capacity.

The State Party Self-Assessment of the International Health Regulations scores each indicator 20,
40, 60, 80 or 100 % by its described level, and each capacity as the mean of its indicators.
"""

from __future__ import annotations

from datetime import date

import pytest

from assess.core.assessment import Answer, Assessment, Profile
from assess.core.result import result
from assess.core.scope import question_states
from assess.library import load

FIFTHS = 'credits = ["1/5", "2/5", "3/5", "4/5", 1]'

HEAD = """\
format = "assess-checklist/1"

[checklist]
id = "capacities"
title = "Capacities"
version = "1.0.0"
summary = "Indicators with five described levels, averaged by capacity."
scope_note = "Whatever its authors do not ask."

[[source]]
id = "method"
short = "Method"
title = "A published method"
kind = "format-comparator"

[[provision]]
id = "indicator"
source = "method"
article = "all"
obligation = "guidance"
requires = "Have the capacity."
verified = true

[[section]]
id = "capacity"
title = "A capacity"
"""

INDICATOR = """
[[section.question]]
id = "{name}"
text = "What is the level of {name}?"
kind = "maturity"
levels = ["First.", "Second.", "Third.", "Fourth.", "Fifth."]
{credits}
basis = ["indicator"]
"""


def capacity(folder, credits_: str, answers: list[Answer]):
    """Load a checklist of one capacity from its file, answer it, and return its score."""
    names = [f"c{number}" for number in range(1, len(answers) + 1)]
    text = HEAD + "".join(INDICATOR.format(name=name, credits=credits_) for name in names)
    (folder / "capacities.toml").write_text(text, encoding="utf-8")
    edition = load([folder]).editions["capacities"]
    assessment = Assessment(
        id="published",
        profile=Profile(country="Testland", reference_date=date(2021, 1, 1)),
        editions={"capacities": edition.id},
        answers={f"capacities/{name}": answer for name, answer in zip(names, answers, strict=True)},
    )
    return result(edition, question_states(assessment, edition)).sections["capacity"]


def at(percent: int) -> Answer:
    """The level worth ``percent``: 20 is the lowest of five, 100 the highest."""
    return Answer(level=percent // 20 - 1)


UNKNOWN = Answer(unknown="not-collected")


@pytest.mark.parametrize(
    ("answers", "percents"),
    [
        ([at(40), at(60), at(40)], (47, 47, 47)),
        ([at(80), UNKNOWN], (40, 40, 90)),
    ],
)
def test_five_levels_from_20_to_100_averaged_by_capacity(tmp_path, answers, percents):
    """(40 + 60 + 40) / 3 = 46.7, printed 47. (80 + 0) / 2 = 40; known, it could be up to 90."""
    assert capacity(tmp_path, FIFTHS, answers).percents == percents


def test_five_levels_from_0_to_100(tmp_path):
    """(75 + 100) / 2 = 87.5, printed 88: levels from 0 are worth n/4 and need no credits."""
    assert capacity(tmp_path, "", [Answer(level=3), Answer(level=4)]).percents == (88, 88, 88)
