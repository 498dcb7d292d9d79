"""The program in a real terminal (tmux): killed in the middle of a note, resized, few colours."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assess.core.assessment import Profile
from assess.core.changes import NewAssessment
from assess.drafts import NEW
from assess.session import Session
from assess.store import open_store
from tests.tui.sample import DAY, edition, origin

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux"),
]

PROGRAM = """
import sys
from pathlib import Path
from assess.store import open_store
from assess.tui.app import run
from assess.tui.services import Services
from tests.tui.sample import Content, edition, origin
store = open_store(Path(sys.argv[1]))
sys.exit(run(Services(store, lambda: Content(edition()), origin()), sys.argv[2]))
"""
ROOT = Path(__file__).parents[2]


class Terminal:
    """One tmux server of its own, with one window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = str(folder / "tmux")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-f", "/dev/null", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        return done.stdout

    def start(self, store: Path, identity: str, *, size: str = "80x24", **env: str) -> None:
        width, height = size.split("x")
        script = self._folder / "program.py"
        script.write_text(PROGRAM, encoding="utf-8")
        settings = [f"{name}={value}" for name, value in {"PYTHONPATH": str(ROOT), **env}.items()]
        self._tmux(
            *("new-session", "-d", "-x", width, "-y", height),
            *(
                "env",
                "-u",
                "COLUMNS",
                "-u",
                "LINES",
                *settings,
                sys.executable,
                str(script),
                str(store),
                identity,
            ),
        )

    def keys(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        return " ".join(self._tmux("capture-pane", "-p").split())

    def pid(self) -> int:
        return int(self._tmux("list-panes", "-F", "#{pane_pid}"))

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def until(self, words: str, seconds: float = 30) -> str:
        """Wait until the words are on the screen."""
        return self._wait(lambda: words in self.screen(), words, seconds)

    def _wait(self, done: Callable[[], bool], what: str, seconds: float) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if done():
                return self.screen()
            time.sleep(0.1)
        raise AssertionError(f"“{what}” did not come:\n{self._tmux('capture-pane', '-p')}")

    def gone(self) -> bool:
        return not self._tmux("list-panes").strip()

    def close(self) -> None:
        self._tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str]:
    """A store on disk with one assessment."""
    path = tmp_path / "assess.sqlite3"
    store = open_store(path)
    new = NewAssessment(
        profile=Profile(country="Sampleland", reference_date=DAY), editions=(edition(),)
    )
    identity = Session.start(store, new, origin()).identity
    store.close()
    return path, identity


def test_killed_in_the_middle_of_a_note_and_opened_again(terminal, kept):
    path, identity = kept
    terminal.start(path, identity)
    terminal.until("Is the country bound by the Treaty?")
    terminal.keys("Right", "2")
    terminal.until("Saved.")
    terminal.keys("n")
    terminal.until("save and go back")
    terminal.type("Typed before the power cut [/foo] Ж 中文")
    terminal.until("Typed before the power cut")
    time.sleep(2.6)  # a draft is written every two seconds
    os.kill(terminal.pid(), signal.SIGKILL)
    terminal._wait(terminal.gone, "end of the program", 10)

    terminal.start(path, identity)
    shown = terminal.until("You were typing here when the program stopped.")
    assert "● 2 Most." in shown
    terminal.keys("n")
    terminal.until("Here is what you were typing")
    terminal.until("Typed before the power cut [/foo] Ж 中文")
    terminal.keys("Escape")
    terminal.until("Saved.")
    terminal.keys("C-q")
    terminal._wait(terminal.gone, "end of the program", 10)

    store = open_store(path)
    answer = Session(store, identity, origin()).assessment.answers["period/period"]
    store.close()
    assert answer.level == 2
    assert answer.note == "Typed before the power cut [/foo] Ж 中文"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_in_the_middle_of_a_note_it_keeps_every_letter(terminal, kept, end):
    path, identity = kept
    terminal.start(path, identity)
    terminal.until("Is the country bound by the Treaty?")
    terminal.keys("n")
    terminal.until("save and go back")
    terminal.type("Typed this very moment")
    terminal.until("Typed this very moment")
    os.kill(terminal.pid(), end)
    terminal._wait(terminal.gone, "end of the program", 10)
    store = open_store(path)
    drafts = Session(store, identity, origin()).drafts()
    store.close()
    assert [draft.text for draft in drafts] == ["Typed this very moment"]


def test_the_window_is_closed_in_the_middle_of_a_note(terminal, kept):
    path, identity = kept
    terminal.start(path, identity)
    terminal.until("Is the country bound by the Treaty?")
    terminal.keys("n")
    terminal.until("save and go back")
    terminal.type("Typed this very moment")
    terminal.until("Typed this very moment")
    terminal.close()
    end = time.monotonic() + 10
    drafts = []
    while not drafts and time.monotonic() < end:
        time.sleep(0.2)
        store = open_store(path)
        drafts = Session(store, identity, origin()).drafts()
        store.close()
    assert [draft.text for draft in drafts] == ["Typed this very moment"]


def test_killed_in_the_middle_of_a_new_assessment_and_opened_again(terminal, tmp_path):
    path = tmp_path / "new.sqlite3"
    terminal.start(path, "")
    terminal.until("n starts one")
    terminal.keys("n")
    terminal.until("New assessment")
    terminal.type("Zubrowkia")
    terminal.until("kept as you typed it")
    terminal.keys("Tab", "Tab", "Tab", "Tab")
    terminal.type("A title [/foo] Ж 中文")
    terminal.until("中文")
    time.sleep(2.6)  # a draft is written every two seconds
    os.kill(terminal.pid(), signal.SIGKILL)
    terminal._wait(terminal.gone, "end of the program", 10)

    terminal.start(path, "")
    terminal.until("n starts one")
    terminal.keys("n")
    terminal.until("Here is what you were typing")
    terminal.until("Zubrowkia")
    terminal.until("A title [/foo] Ж 中文")
    terminal.keys("C-s")
    terminal.until("Is the country bound by the Treaty?")
    terminal.keys("C-q")
    terminal._wait(terminal.gone, "end of the program", 10)

    store = open_store(path)
    (identity,) = store.assessments()
    own = Session(store, identity, origin()).assessment
    assert (own.profile.country, own.title) == ("Zubrowkia", "A title [/foo] Ж 中文")
    assert store.drafts(NEW) == []
    store.close()


def test_resizing_a_real_terminal(terminal, kept):
    terminal.start(*kept)
    terminal.until("Is the country bound by the Treaty?")
    terminal.resize(50, 15)
    terminal.until("and needs 60 and 20")
    terminal.resize(120, 40)
    terminal.until("Is the country bound by the Treaty?")
    terminal.keys("Right", "3")
    terminal.until("● 3 All.")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "xterm-16color", "COLORTERM": ""}])
def test_without_colours_and_with_sixteen(terminal, kept, env):
    terminal.start(*kept, **env)
    terminal.until("Is the country bound by the Treaty?")
    terminal.keys("Right", "1")
    terminal.until("● 1 Some.")
    terminal.keys("o")
    terminal.until("Outline")
    terminal.keys("Escape", "C-q")
    terminal._wait(terminal.gone, "end of the program", 10)
