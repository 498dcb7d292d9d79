"""The report as Excel and CSV: plain tables, no formula ever, and nothing that may not be told."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from assess.core.assessment import Evidence
from assess.core.events import Event
from assess.core.view import View
from assess.report.formats import FORMATS, Wanted, render
from assess.report.formats.plain import risky
from tests.report.conftest import ANSWERS, make_view
from tests.report.test_disclosure import (
    ALL,
    EVERYBODY,
    NOWHERE,
    PARTNERS,
    canary_events,
    canary_view,
)

SHEETS = ["Summary", "Duties", "Answers", "Gaps", "Documents", "History of changes", "Sources"]
RISKY = (
    "=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+2", "＋1", "－1", "＠x",
    "  =1", "\u200b=1", "|cmd", "%0A=1",
)  # fmt: skip


def workbook(view: View, events: list[Event] | None = None, **wanted: Any) -> Any:
    data, messages = render(view, Wanted("xlsx", **wanted), events=events or [])
    assert not messages
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def csv_rows(view: View, **wanted: Any) -> list[dict[str, str]]:
    data, _ = render(view, Wanted("csv", **wanted))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_sheets_freeze_filter_and_repeat_their_heads() -> None:
    book = workbook(make_view(), canary_events())
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        sheet = book[name]
        if name == "History of changes":
            continue
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
    assert book["Summary"]["B3"].value == "Örland"
    about = {row[0]: row[1] for row in book["Summary"].iter_rows(max_col=2, values_only=True)}
    assert "not independently verified" in about["Read this first"]


def test_gaps_have_columns_for_an_action_plan() -> None:
    sheet = workbook(make_view())["Gaps"]
    found = rows(sheet)
    assert [row["No."] for row in found] == ["B1.1", "A1.3", "A1.4", "B1.3", "B1.4", "A1.2"]
    plan = ["Action", "Responsible", "Cost band", "Start", "End", "How one will know"]
    assert all(row[name] is None for row in found for name in plan)
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "date"}
    assert '"low,medium,high"' in [r.formula1 for r in sheet.data_validations.dataValidation]
    assert found[0]["Adds, in points"] == 25
    assert found[0]["Priority"] == "P1"


def test_numbers_are_numbers_and_days_are_days() -> None:
    book = workbook(make_view(), canary_events())
    answers = {row["No."]: row for row in rows(book["Answers"])}
    assert answers["A1.2"]["Counts"] == 75
    assert answers["B1.5"]["Counts"] is None
    history = list(book["History of changes"].iter_rows(values_only=True))
    assert history[1][3] == dt.datetime(2011, 10, 1)  # noqa: DTZ001 - Excel knows no zones
    cell = book["Answers"]["G3"]
    assert (cell.value, cell.number_format) == (75, '0" %"_W')


@pytest.mark.parametrize("words", RISKY)
def test_no_text_is_a_formula(words: str) -> None:
    assert risky(words)
    evidence = Evidence.model_construct(title=words, reference=words, date=words, place=words)
    view = make_view()
    given = view.assessment.answers["alpha/level"]
    answer = given.model_copy(update={"note": words, "evidence": (evidence,)})
    made = view.assessment.model_copy(
        update={"title": words, "answers": {**view.assessment.answers, "alpha/level": answer}}
    )
    view = View(made, view.editions)
    book = workbook(view)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    noted = [c for c in cells if str(c.value or "").strip() == words.strip() and c.value]
    assert len(noted) >= 3
    assert all(cell.quotePrefix for cell in noted)
    with zipfile.ZipFile(io.BytesIO(render(view, Wanted("xlsx"))[0])) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist() if "sheet" in name)
    for row in csv_rows(view):
        for value in row.values():
            assert not value or value[0] == "'" or not risky(value)


@pytest.mark.parametrize("words", ["", "law", "– no", "Act 5 = 6", "(=1)", "1-2", "é", "‘=’"])
def test_other_texts_stand_as_they_are(words: str) -> None:
    assert not risky(words)


def test_csv_is_read_by_excel_in_any_script() -> None:
    data, _ = render(make_view(), Wanted("csv"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 14
    found = {row["No."]: row for row in csv_rows(make_view())}
    assert found["A1.2"]["Note"] == "Закон № 5 о защите, Đắk Lắk, ğüş."
    assert found["A1.2"]["Counts (%)"] == "75"
    assert found["A1.2"]["Priority"] == "P2"
    assert found["A1.1"]["Priority"] == ""
    assert all("not independently verified" in row["Read this first"] for row in found.values())
    assert all(row["Read this first"].startswith("Internal: ") for row in found.values())


def test_a_cell_that_is_too_long_for_excel_is_cut_and_said_to_be() -> None:
    place = "x" * 300
    many = [{"title": f"Document {n}", "date": "1", "place": place} for n in range(150)]
    view = make_view({**ANSWERS, "alpha/level": {"level": 3, "evidence": many}})
    data, messages = render(view, Wanted("xlsx"))
    assert messages == ("1 cell holds more than Excel can keep; its text is cut, and says so.",)
    cell = openpyxl.load_workbook(io.BytesIO(data))["Answers"]["N3"].value
    assert cell.endswith("(cut: no more fits into the cell)")
    assert len(csv_rows(view)[1]["Documents"]) > 40_000


def everything(data: bytes) -> str:
    """The text of a file, with that of every file packed into it."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return "\n".join(file.read(name).decode("latin-1") for name in file.namelist())


@pytest.mark.parametrize("to", sorted(set(FORMATS) - {"pdf"}))
@pytest.mark.parametrize(
    ("disclosure", "shown"), [("internal", ALL), ("partner", PARTNERS), ("public", EVERYBODY)]
)
def test_what_is_left_out_is_nowhere(to: str, disclosure: str, shown: set[str]) -> None:
    wanted = Wanted(to, disclosure=disclosure)
    data, _ = render(canary_view(), wanted, events=canary_events())
    words = everything(data)
    found = {word for word in ALL | NOWHERE if word in words}
    assert found <= shown
    if to in ("docx", "html", "md", "json"):
        assert found == shown
    if disclosure != "internal":
        assert "17.125" not in words or disclosure == "partner"


@pytest.mark.parametrize(("disclosure", "there"), [("internal", True), ("public", False)])
def test_tables_tell_notes_and_documents_where_they_may(disclosure: str, *, there: bool) -> None:
    book = workbook(canary_view(), canary_events(), disclosure=disclosure)
    said = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert ("QNOTEQ" in said) is there
    assert ("QPUBLICTITLEQ" in said) is there
    assert ("Left out of this report: it is public." in said) is not there
