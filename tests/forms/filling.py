"""What somebody fills in, for any answers: cells of a workbook, fields of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pypdf
from hypothesis import strategies as st

from assess.core.assessment import Answer, Evidence, Profile
from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.origin import Origin
from assess.forms import columns as col
from assess.forms import from_pdf, from_spreadsheet
from assess.forms.filled import FilledForm
from assess.forms.making import form_of
from assess.forms.sheet import Entry, Form, Item
from assess.forms.taking import FormPlan, apply, plan
from assess.forms.words import document_kinds, offered
from assess.session import Session
from assess.store.memory import MemoryStore

DAY = date(2026, 1, 1)
KINDS = {choice.sign: choice.text for choice in document_kinds()}

Cells = dict[tuple[str, str, str], Any]
"""Value by key of the question, part and column."""


def origin(who: str = "A. Official", month: int = 3) -> Origin:
    """A clock that gains a second with each look."""
    ticks = iter(range(10**6))
    start = datetime(2026, month, 1, tzinfo=UTC)
    return Origin(lambda: start + timedelta(seconds=next(ticks)), who, lambda: "k3x9qd")


def started(*editions: Edition, **more: Any) -> tuple[MemoryStore, Session]:
    store = MemoryStore()
    profile = Profile.model_validate({"country": "Testland", "reference_date": DAY, **more})
    return store, Session.start(store, NewAssessment(profile, editions), origin())


def form_for(session: Session, **more: Any) -> Form:
    return form_of(session.view, **more)


def back(data: bytes, name: str = "form.xlsx") -> FilledForm:
    """Read a filled form."""
    read = from_pdf.read if data.startswith(b"%PDF") else from_spreadsheet.read
    return read(data, name)


def bring(
    data: bytes, session: Session, store: MemoryStore, *, confirmed: bool = False
) -> FormPlan:
    """Import a filled form into an assessment."""
    planned = plan(back(data), Session(store, session.identity, origin()).view)
    apply(planned, store, origin("Importer", 6), confirmed=confirmed)
    session.refresh()
    return planned


def cells(form: Form, answers: Mapping[str, Answer]) -> Cells:
    """What to put into a workbook so that it gives ``answers``, by key."""
    found: Cells = {}
    for item in form.items:
        answer = answers.get(item.key)
        if answer is None or item.entry is Entry.PROFILE:
            continue
        for (part, column), value in _of(item, answer):
            found[item.key, part, column] = value
    return found


def _of(  # noqa: C901 - one branch for each kind of answer
    item: Item, answer: Answer
) -> Iterator[tuple[tuple[str, str], Any]]:
    sign = item.sign_of(answer)
    if sign:
        choice = next(c for c in (*item.choices, *item.others) if c.sign == sign)
        other = item.entry is not Entry.ONE
        yield (col.OTHER if other else "", col.ANSWER), offered(choice)
    elif answer.elements is not None:
        there = item.ticked(answer)
        for choice in item.choices:
            yield (choice.sign, col.ANSWER), "Yes" if choice.sign in there else "No"
    elif answer.number is not None:
        exact = repr(float(answer.number)) in (str(answer.number), f"{answer.number}.0")
        number = float(answer.number) if exact else format(answer.number, "f")
        yield ("", col.ANSWER), number
    elif answer.date is not None or answer.text is not None:
        yield ("", col.ANSWER), answer.date or answer.text
    if answer.note:
        yield ("", col.NOTE), answer.note
    if answer.unsure:
        yield ("", col.UNSURE), "Yes"
    for place, document in enumerate(answer.evidence, 1):
        for name, value in document.model_dump().items():
            text = KINDS[value] if name == "kind" else value
            if text:
                yield ("", col.document(place, name)), text


def located(data: bytes, values: Cells) -> list[tuple[str, str, Any]]:
    """Sheet, cell and value for each of ``values``."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = []
    for sheet in book.worksheets:
        heads = [str(cell.value or "").partition(":")[2] for cell in sheet[1]]
        if col.KEY not in heads:
            continue
        for row in sheet.iter_rows(min_row=2):
            key, part = row[heads.index(col.KEY)].value, row[heads.index(col.PART)].value or ""
            for cell, head in zip(row, heads, strict=True):
                if (key, part, head) in values:
                    found.append((sheet.title, cell.coordinate, values[key, part, head]))
    assert len(found) == len(values)
    return found


def fill_workbook(data: bytes, values: Cells) -> bytes:
    """Fill in a workbook and save it again, with a library that knows no form."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet, cell, value in located(data, values):
        target = book[sheet][cell]
        target.value = value
        if isinstance(value, str):
            target.data_type = "s"  # typed into a cell of text: never a formula
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fields(form: Form, answers: Mapping[str, Answer]) -> dict[str, str]:
    """The field values of a PDF that give ``answers``; states of buttons begin with a slash."""
    found: dict[str, str] = {}
    for item in form.items:
        answer = answers.get(item.key)
        if answer is None or item.entry is Entry.PROFILE:
            continue
        name = f"q{item.number}"
        sign = item.sign_of(answer)
        if sign:
            found[name if item.entry is Entry.ONE else f"{name}o"] = f"/{sign}"
        elif answer.elements == ():
            found[f"{name}o"] = "/0"
        elif answer.elements:
            found |= {f"{name}p{part}": "/Yes" for part in item.ticked(answer)}
        elif answer.response:
            value = answer.number if answer.number is not None else answer.date or answer.text
            found[f"{name}v"] = str(value)
        if answer.note:
            found[f"{name}n"] = answer.note
        if answer.unsure:
            found[f"{name}s"] = "/Yes"
        for place, document in enumerate(answer.evidence, 1):
            found |= {
                f"{name}d{place}{field}": value
                for field, value in document.model_dump().items()
                if value
            }
    return found


def fill_pdf(data: bytes, values: Mapping[str, str]) -> bytes:
    """Fill in a PDF form with a library that knows PDF forms."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


SCRIPTS = (
    "ក្រសួងការងារ សម្រេច", "وزارة العمل – القرار ١٢", "勞動部 2020 年第 5 號", "労働省の通達",
    "근로기준법 제5조", "กระทรวงแรงงาน", "ກະຊວງແຮງງານ", "श्रम मंत्रालय", "Нуулга № 45, § 3",
    "Υπουργείο Εργασίας", "Bộ Lao động – Nghị định", "Łódź, œuvre, ğ", "👩‍⚖️ e\u0301 a\u0300",
    "=1+1", "+1", "-1", "@SUM(A1)", "_x0041_", "<b>R&D</b> <img src=x>", "a\nb\n\nc",
    "“quoted” 'it''s'", "(parentheses \\ back)", "%PDF", "{json}", "0012", "1e5", "TRUE",
)  # fmt: skip

TEXTS = st.one_of(
    st.sampled_from(SCRIPTS),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n"),
        min_size=1,
        max_size=40,
    ),
).filter(lambda text: bool(text.strip()) and Answer(note=text).note != "")
LINES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)

DOCUMENTS = st.builds(
    Evidence,
    kind=st.sampled_from(sorted(KINDS)),
    title=LINES,
    reference=LINES,
    date=st.one_of(st.just(""), st.just("2020-05-01"), LINES),
    place=st.one_of(st.just(""), LINES),
)


@st.composite
def answers_to(draw: st.DrawFn, item: Item) -> Answer:
    """A random answer to one question, with note and documents, or with these alone."""
    responses: list[Any] = [{}]
    match item.entry:
        case Entry.SEVERAL:
            ids = [str(each.response["part"]) for each in item.choices]
            chosen = draw(st.sets(st.sampled_from(ids)))
            responses.append({"elements": tuple(name for name in ids if name in chosen)})
        case Entry.NUMBER:
            low = int(item.lowest or 0)
            whole = st.integers(low, 10**9).map(str)
            parts = st.integers(0, 10**6 - 1).map(lambda n: f"{n // 1000 + low}.{n % 1000:03}")
            responses.append({"number": draw(st.one_of(whole, parts))})
        case Entry.DATE:
            responses.append({"date": draw(st.dates(date(1850, 1, 1), date(2100, 1, 1)))})
        case Entry.TEXT:
            responses.append({"text": draw(TEXTS)})
        case Entry.ONE:
            responses += [dict(each.response) for each in item.choices]
    responses += [dict(each.response) for each in item.others]
    return Answer.model_validate(
        {
            **draw(st.sampled_from(responses)),
            "note": draw(st.one_of(st.just(""), TEXTS)),
            "evidence": draw(st.lists(DOCUMENTS, max_size=2, unique=True)),
            "unsure": draw(st.booleans()),
        }
    )


@st.composite
def filled(draw: st.DrawFn, form: Form) -> dict[str, Answer]:
    """Random answers to some of the questions of a form, by key."""
    chosen = [item for item in form.items if item.entry is not Entry.PROFILE]
    return {item.key: draw(answers_to(item)) for item in chosen if draw(st.integers(0, 3)) > 0}


def kept(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that say anything."""
    return {key: answer for key, answer in answers.items() if answer != Answer()}
