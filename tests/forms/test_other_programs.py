"""The forms of the first five checklists, filled in by the programs that officials use."""

from __future__ import annotations

import base64
import contextlib
import functools
import http.server
import io
import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from selenium import webdriver

from assess.core.assessment import Answer
from assess.core.sets import sets
from assess.forms.printed import pdf
from assess.forms.sheet import Entry, Form
from assess.forms.spreadsheet import workbook
from assess.library import load
from assess.session import Session
from assess.store.memory import MemoryStore
from tests.forms.filling import SCRIPTS, bring, cells, fields, form_for, located, started
from tests.forms.tools import SYSTEM_PYTHON, need, pdfjs, run, unavailable

pytestmark = pytest.mark.slow


@functools.cache
def five() -> tuple[Any, ...]:
    library = load()
    return tuple(library.editions[name] for name in sets(library.editions)[0].checklists)


def everything(form: Form) -> dict[str, Answer]:
    """An answer to every question, with notes in many scripts and documents."""
    found = {}
    for item in form.items:
        if item.entry is Entry.PROFILE:
            continue
        note = SCRIPTS[item.number % len(SCRIPTS)]
        line = " ".join(note.split())
        documents = [{"kind": "internal", "title": line, "reference": f"{item.number}/2020"}]
        found[item.key] = Answer.model_validate(
            {
                **_response(item),
                "note": note if item.number % 3 else "",
                "evidence": documents if item.number % 4 == 0 else (),
                "unsure": item.number % 7 == 0,
            }
        )
    return found


def _response(item: Any) -> dict[str, Any]:
    if item.number % 9 == 0:
        return dict(item.others[item.number % len(item.others)].response)
    match item.entry:
        case Entry.SEVERAL:
            chosen = [each.response["part"] for each in item.choices[item.number % 3 :: 2]]
            return {"elements": tuple(chosen)}
        case Entry.NUMBER:
            return {"number": Decimal(item.number * 10 + 5) / 10}
        case Entry.ONE:
            return dict(item.choices[item.number % len(item.choices)].response)
    raise AssertionError(item.entry)


@pytest.fixture
def asked() -> tuple[MemoryStore, Session, Form, dict[str, Answer]]:
    store, session = started(*five())
    form = form_for(session)
    return store, session, form, everything(form)


def complete(planned: Any, session: Session, wanted: dict[str, Answer]) -> None:
    assert not planned.needs_confirmation, planned.left_out
    assert session.assessment.answers == wanted
    assert len(wanted) == 80


@contextlib.contextmanager
def libreoffice(folder: Path, pipe: str) -> Iterator[None]:
    """LibreOffice without a window, with a profile of its own, listening on a pipe."""
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        f"--accept=pipe,name={pipe};urp;",
    ]
    with (
        (folder / "soffice.log").open("w") as log,
        subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True) as running,
    ):
        try:
            yield
        finally:
            try:
                running.wait(timeout=30)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGTERM)


def test_libreoffice_fills_in_and_saves_the_workbook(asked: Any, tmp_path: Path) -> None:
    need("soffice")
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False).returncode:
        unavailable("LibreOffice's library for Python (python3-uno) is not installed")
    store, session, form, wanted = asked
    data = workbook(form)
    (tmp_path / "form.xlsx").write_bytes(data)
    values = located(data, cells(form, wanted))
    (tmp_path / "values.json").write_text(json.dumps(values), encoding="utf-8")
    pipe = f"assess{tmp_path.name}".replace("_", "")
    with libreoffice(tmp_path, pipe):
        run(
            SYSTEM_PYTHON,
            Path(__file__).with_name("uno_fill.py"),
            pipe,
            tmp_path / "form.xlsx",
            tmp_path / "values.json",
            tmp_path / "filled.xlsx",
        )
    planned = bring((tmp_path / "filled.xlsx").read_bytes(), session, store)
    complete(planned, session, wanted)


def test_libreoffice_keeps_what_a_form_was_filled_in_with(asked: Any, tmp_path: Path) -> None:
    """A form with answers, opened and saved as .xlsx by LibreOffice, changes nothing."""
    need("soffice")
    store, session, _form, wanted = asked
    for key, answer in wanted.items():
        session.answer(key, answer)
    (tmp_path / "form.xlsx").write_bytes(workbook(form_for(session)))
    run(
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        tmp_path / "out",
        tmp_path / "form.xlsx",
    )
    planned = bring((tmp_path / "out" / "form.xlsx").read_bytes(), session, store)
    assert not planned.needs_confirmation, planned
    assert planned.confirmed == {}


def test_an_fdf_tool_fills_in_the_pdf(asked: Any, tmp_path: Path) -> None:
    need("pdftk")
    store, session, form, wanted = asked
    (tmp_path / "form.pdf").write_bytes(pdf(form, fillable=True)[0])
    (tmp_path / "values.fdf").write_bytes(fdf(fields(form, wanted)))
    run(
        "pdftk",
        tmp_path / "form.pdf",
        "fill_form",
        tmp_path / "values.fdf",
        "output",
        tmp_path / "filled.pdf",
        "need_appearances",
    )
    planned = bring((tmp_path / "filled.pdf").read_bytes(), session, store)
    complete(planned, session, wanted)


def fdf(values: dict[str, str]) -> bytes:
    """Field values in the format that form tools exchange."""

    def text(words: str) -> bytes:
        return b"<" + (b"\xfe\xff" + words.encode("utf-16-be")).hex().encode() + b">"

    def one(name: str, value: str) -> bytes:
        said = value.encode() if value.startswith("/") and value[1:].isalnum() else text(value)
        return b"<</T" + text(name) + b"/V" + said + b">>"

    rows = b"\n".join(one(name, value) for name, value in values.items())
    head = b"%FDF-1.2\n1 0 obj<</FDF<</Fields[" + rows
    return head + b"]>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def chromium(folder: Path) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={folder / 'chromium'}")
    service = webdriver.ChromeService(executable_path=str(shutil.which("chromedriver")))
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_script_timeout(180)
    try:
        yield driver
    finally:
        driver.quit()


def states_of(data: bytes) -> dict[str, list[str]]:
    """The states of every group of radio buttons, as they stand on the pages."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(io.BytesIO(data)) as opened:
        for field in opened.Root.AcroForm.Fields:
            for kid in field.get("/Kids", []):
                state = next(name for name in kid.AP.N if name != "/Off")
                found.setdefault(str(field.T), []).append(state.removeprefix("/"))
    return found


def test_the_pdf_viewer_of_a_browser_fills_in_the_pdf(asked: Any, tmp_path: Path) -> None:
    """pdf.js in Chromium: boxes are clicked, texts typed, and the file is saved by the viewer."""
    need("chromium", "chromedriver")
    folder = pdfjs()
    store, session, form, wanted = asked
    data = pdf(form, fillable=True)[0]
    (tmp_path / "form.pdf").write_bytes(data)
    shutil.copytree(folder, tmp_path / "pdfjs")
    shutil.copy(Path(__file__).with_name("pdfjs_page.html"), tmp_path / "page.html")
    modern = (folder / "pdf.mjs").exists()
    with served(tmp_path) as address, chromium(tmp_path) as driver:
        driver.get(f"{address}/page.html")
        shown = driver.execute_async_script(
            "const end = arguments[arguments.length - 1];"
            "show('/pdfjs', '/form.pdf', arguments[0]).then(end, e => end(String(e.stack || e)));",
            modern,
        )
        assert isinstance(shown, int), shown
        missing = driver.execute_script(
            "return fill(arguments[0], arguments[1]);", fields(form, wanted), states_of(data)
        )
        assert missing == []
        saved = driver.execute_async_script(
            "const end = arguments[arguments.length - 1];"
            "save().then(end, e => end('!' + String(e.stack || e)));"
        )
    assert not saved.startswith("!"), saved
    planned = bring(base64.b64decode(saved), session, store)
    complete(planned, session, wanted)
