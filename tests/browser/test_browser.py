"""The screens in a headless Chromium: ten answers, a note, a document, and the report as a file."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assess.core.assessment import Profile
from assess.core.changes import NewAssessment
from assess.core.questions import Question
from assess.library import load
from assess.session import Session
from assess.store import open_store
from tests.tui.sample import DAY, origin

pytestmark = pytest.mark.browser

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--window-size=1100,760", "--force-device-scale-factor=1"),
)

LISTEN = """
(() => {
  window.__frames = [];
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => {
        if (typeof event.data === "string") return;
        const bytes = new Uint8Array(event.data);
        let text = "";
        for (const byte of bytes) text += String.fromCharCode(byte);
        window.__frames.push(btoa(text));
      });
    }
  };
})();
"""
"""Keeps what the page is sent to draw: the terminal draws it on a canvas, where it is no text."""

PRIVATE = re.compile(rb"\x1b\[[<=>?][0-9;]*\$?[a-zA-Z]")
"""What asks a terminal about itself, and which the reader of the screen does not know."""

PRESS = {"maturity": "2", "yes-no": "1", "elements": "1", "choice": "1", "number": "4"}


def _needed() -> None:
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    for module in ("selenium", "pyte", "aiohttp", "textual_serve"):
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


class Browser:
    """One window of Chromium, and what stands on the screen in it."""

    def __init__(self, folder: Path) -> None:
        from selenium import webdriver  # noqa: PLC0415 (only where it is installed)

        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        options = webdriver.ChromeOptions()
        options.binary_location = str(shutil.which("chromium"))
        for flag in (*FLAGS, f"--user-data-dir={folder / 'chromium'}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        where = {"behavior": "allow", "downloadPath": str(self.downloads)}
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", where)
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})
        self._folder = folder
        self._written = b""

    def open(self, address: str) -> None:
        self._written = b""
        self.driver.get(address)

    def lines(self) -> list[str]:
        """The screen as it is drawn, line by line."""
        import pyte  # noqa: PLC0415 (only where it is installed)

        sent = self.driver.execute_script("return window.__frames.splice(0)")
        self._written += b"".join(base64.b64decode(frame) for frame in sent)
        columns, rows = self.driver.execute_script(
            "const r = document.querySelector('.xterm-screen').getBoundingClientRect();"
            "return [Math.round(r.width / 9), Math.round(r.height / 18)]"
        )
        screen = pyte.Screen(columns, rows)
        pyte.ByteStream(screen).feed(PRIVATE.sub(b"", self._written))
        return list(screen.display)

    def text(self) -> str:
        """The screen without the outline at its left, on one line, so that folding does not
        matter."""
        return " ".join(" ".join(line.rpartition("│")[2] for line in self.lines()).split())

    def until(self, what: str, done: Callable[[str], Any], seconds: float = 40) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = self.text()
            if done(text):
                return text
            time.sleep(0.2)
        self.picture("failed")
        raise AssertionError(f"{what} did not come:\n" + "\n".join(self.lines()))

    def sees(self, words: str) -> str:
        return self.until(f"“{words}”", lambda text: words in text)

    def press(self, *keys: str) -> None:
        """Press keys wherever the focus is: nothing is clicked."""
        from selenium.webdriver import ActionChains  # noqa: PLC0415

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def control(self, letter: str) -> None:
        """Press a letter with Ctrl."""
        from selenium.webdriver import ActionChains, Keys  # noqa: PLC0415

        chain = ActionChains(self.driver).key_down(Keys.CONTROL)
        chain.send_keys(letter).key_up(Keys.CONTROL).perform()

    def click_on_nothing(self) -> None:
        """Click in the middle of the largest blank part of the screen."""
        from selenium.webdriver import ActionChains  # noqa: PLC0415
        from selenium.webdriver.common.by import By  # noqa: PLC0415

        lines = self.lines()
        blank = [(line[-40:].strip() == "", n) for n, line in enumerate(lines)]
        row = next(n for empty, n in reversed(blank) if empty)
        screen = self.driver.find_element(By.CSS_SELECTOR, ".xterm-screen")
        x, y = screen.size["width"] // 2 - 100, row * 18 + 9 - screen.size["height"] // 2
        ActionChains(self.driver).move_to_element_with_offset(screen, x, y).click().perform()

    def picture(self, name: str) -> None:
        self.driver.save_screenshot(str(self._folder / f"{name}.png"))

    def asked_for(self) -> list[str]:
        """Every address that pages asked for (those of Chromium's own empty tab aside)."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            asked = message["params"]
            if message["method"] == "Network.requestWillBeSent" and asked["documentURL"].startswith(
                "http"
            ):
                found.append(asked["request"]["url"])
        return found

    def downloaded(self) -> Path:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for path in self.downloads.glob("*.pdf"):
                return path
            time.sleep(0.3)
        raise AssertionError(f"no PDF among {list(self.downloads.iterdir())}")


class Site:
    """``assess serve`` as a user starts it, on a store with one assessment."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.store = folder / "store" / "assess.sqlite3"
        self.store.parent.mkdir()
        editions = load().editions
        new = NewAssessment(
            profile=Profile(country="Sampleland", reference_date=DAY),
            editions=(editions["reflection-period"], editions["employer-sanctions"]),
            case="invented",
        )
        store = open_store(self.store)
        self.id = Session.start(store, new, origin()).identity
        store.close()
        from aiohttp.test_utils import unused_port  # noqa: PLC0415

        self.port = unused_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assess", "serve", *arguments, "--port", str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "ASSESS_STORE": str(self.store)},
            cwd=folder,
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()

    def session(self) -> Session:
        store = open_store(self.store)
        try:
            return Session(store, self.id, origin())
        finally:
            store.close()

    def close(self) -> str:
        """Stop it as Ctrl+C does; return what it said."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        _out, err = self.process.communicate(timeout=60)
        return err


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    _needed()
    opened = Browser(tmp_path)
    yield opened
    opened.driver.quit()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    _needed()
    served = Site(tmp_path, "sam")
    yield served
    served.close()


def shown(text: str, questions: dict[str, Question]) -> str:
    """The key of the question whose text stands on the screen."""
    found = [
        (text.index(words), key)
        for key, question in questions.items()
        if (words := " ".join(question.text.split())) in text
    ]
    assert found, text
    return found[0][1]


def questions_of(session: Session) -> dict[str, Question]:
    return {
        edition.key(question): question
        for edition in session.view.editions.values()
        for question in edition.questions.values()
    }


def answer_ten(browser: Browser, site: Site) -> list[str]:
    """Answer ten questions with keys, some after a click on nothing; return their keys."""
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    questions = questions_of(site.session())
    done: list[str] = []
    while len(done) < 10:
        key = shown(browser.sees("Enter next"), questions)
        assert key not in done
        if len(done) in (3, 6, 9):
            browser.click_on_nothing()
        question = questions[key]
        if question.kind in PRESS and not getattr(question, "from_profile", None):
            browser.press(PRESS[question.kind])
            if question.kind == "number":
                browser.press(Keys.ENTER)
            browser.sees("Saved.")
            given = site.session().assessment.answers
            assert given[key].response is not None, f"the key did not hit “{question.text}”"
            done.append(key)
            assert set(given) == set(done)
        if len(done) < 10:
            browser.press(Keys.ENTER)
            browser.until("the next question", lambda t, k=key: shown(t, questions) != k)
    return done


def test_a_whole_session_in_a_browser(browser, site, tmp_path):
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    browser.open(site.address)
    browser.sees("Enter next")
    done = answer_ten(browser, site)
    last = done[-1]

    browser.press("n")
    browser.sees("Note")
    browser.press("Kept: [/b] <b>", Keys.ENTER, "ok")
    browser.press(Keys.ESCAPE)
    browser.sees("Saved.")
    assert site.session().assessment.answers[last].note == "Kept: [/b] <b>\nok"

    browser.press("d")
    browser.sees("No documents yet")
    browser.press("a")
    browser.sees("A new document")
    browser.press("Guideline 4", Keys.TAB, "4/2025")
    browser.control("s")
    browser.sees("Saved.")
    browser.press(Keys.ESCAPE)
    assert site.session().assessment.answers[last].evidence[0].reference == "4/2025"

    browser.sees("answered")
    browser.press("r")
    browser.sees("Gap report:")
    browser.press(Keys.ENTER)
    browser.sees("Sent to your browser:")
    report = browser.downloaded()
    assert report.read_bytes().startswith(b"%PDF")
    assert site.id in report.name
    browser.picture("report")
    assert not list(site.store.parent.glob("**/*.pdf"))

    mine = f"127.0.0.1:{site.port}"
    others = [a for a in browser.asked_for() if mine not in a and not a.startswith("data:")]
    assert others == []
    wrong = [e["message"] for e in browser.driver.get_log("browser") if e["level"] == "SEVERE"]
    assert wrong == []

    browser.control("q")
    browser.until("the end", lambda _text: "The program has ended." in body(browser), 20)
    assert "Stopped." in site.close()


def body(browser: Browser) -> str:
    return str(browser.driver.execute_script("return document.body.innerText"))


def test_a_visitor_enters_the_code_and_comes_back_by_the_personal_key(browser, tmp_path):
    from selenium.webdriver.common.by import By  # noqa: PLC0415
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    site = Site(tmp_path, "--code", "workshop-7")
    try:
        browser.open(site.address)
        browser.driver.find_element(By.NAME, "code").send_keys("workshop-8", Keys.ENTER)
        wait_for(browser, "is not right")
        browser.driver.find_element(By.NAME, "code").send_keys("workshop-7", Keys.ENTER)
        wait_for(browser, "personal key. Write it down.")
        key = browser.driver.find_element(By.CLASS_NAME, "key").text
        browser.press(Keys.ENTER)
        browser.sees("Nothing here yet.")
        browser.driver.delete_all_cookies()
        browser.open(site.address)
        wait_for(browser, "Enter the code")
        browser.driver.find_element(By.NAME, "key").send_keys(key)
        browser.driver.find_element(By.NAME, "code").send_keys("workshop-7", Keys.ENTER)
        browser.sees("Nothing here yet.")
    finally:
        site.close()
    assert [path.name for path in (site.store.parent / "visitors").iterdir()] == [key]


def wait_for(browser: Browser, words: str) -> None:
    """Wait for words on a page that is no terminal."""
    end = time.monotonic() + 20
    while words not in body(browser):
        assert time.monotonic() < end, body(browser)
        time.sleep(0.1)
