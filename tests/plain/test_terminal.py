"""A whole session of line mode in a real terminal that says TERM=dumb, with the real program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.core.assessment import Answer
from assess.core.changes import NewAssessment
from assess.core.origin import Origin
from assess.session import Session
from assess.store import open_store
from assess.store.memory import MemoryStore
from tests.tui.sample import origin

pexpect = pytest.importorskip("pexpect", reason="needs a Unix terminal")

pytestmark = pytest.mark.terminal

HOSTILE = "Paid \x1b[31mred\x1b[0m [/b] <b>bold {x} =1+1 ไม่มี ឯកសារ عربي e\u0301"


class Typist:
    """Types at the program, and keeps every byte that it wrote."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.written = b""
        environment = {
            **{k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "CI")},
            "TERM": "dumb",
            "ASSESS_STORE": str(folder / "assess.sqlite3"),
            "ASSESS_USER": "tester",
            "LC_ALL": "C.UTF-8",
        }
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "assess", *arguments],
            env=environment,
            cwd=str(folder),
            timeout=60,
            dimensions=(24, 80),
        )
        self.child.delaybeforesend = None
        self.child.logfile_read = self

    def write(self, data: bytes) -> None:
        self.written += data

    def flush(self) -> None:
        pass

    def expect(self, words: str) -> str:
        """Wait for words, however they were folded; return what came up to them."""
        spaced = r"\s+".join(re.escape(word) for word in words.split())
        self.child.expect(spaced.encode())
        return (self.child.before or b"").decode("utf-8", "replace")

    def leave(self, line: str = "quit") -> int:
        self.child.sendline(line.encode())
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    for left in tmp_path.glob("*.sqlite3-*"):
        left.unlink(missing_ok=True)


def say(typist: Typist, line: str, answer: str) -> str:
    """Type a line and wait for what is to come of it."""
    typist.child.sendline(line.encode())
    return typist.expect(answer)


def start(folder: Path) -> Typist:
    """Start an assessment of Mongolia by questions, with two checklists of every kind."""
    typist = Typist(folder)
    typist.expect("TERM=dumb")
    typist.expect("Nothing here yet.")
    typist.expect("q quit:")
    say(typist, "n", "Country, by its name or code; Enter alone goes back:")
    say(typist, "mongolia", "Period, such as 2026")
    say(typist, "2026", "Reference date:")
    say(typist, "2026-06-30", "How deep?")
    say(typist, "1", "Which checklists?")
    say(typist, "1", "What your country is for people on the move.")
    say(typist, "", "Treaties and laws that questions rest on.")
    say(typist, "2", "For your country it is:")
    say(typist, "1", "In force for your country since")
    say(typist, "2008-06-27", "Treaties and laws that questions rest on.")
    say(typist, "s", "Title, if you want one")
    say(typist, "", "Started: mng-2026-")
    typist.expect("or help:")
    return typist


def answer_all(typist: Typist, folder: Path) -> str:
    """Answer a question of every kind that the five checklists have; return the assessment's id."""
    store = open_store(folder / "assess.sqlite3")
    identity = store.assessments()[0]
    view = Session(store, identity, origin()).view
    store.close()
    typed = {"maturity": "2", "yes-no": "yes", "elements": "1 2", "choice": "1", "number": "30"}
    texts = {"number": "12", "date": "2025-05-01"}
    done = set()
    for place, result in enumerate(view.results.values(), 1):
        for at, state in enumerate([s for s in result.states if s.asked], 1):
            question = state.question
            kind = getattr(question, "answer", question.kind)
            if kind in done or question.when or getattr(question, "from_profile", None):
                continue
            say(typist, f"go {place} {at}", "help:")
            if kind == "text":
                say(typist, "answer", "There is no text yet.")
                typist.child.sendline("A text.")
                say(typist, ".", "Saved.")
            else:
                how = texts.get(kind, typed.get(question.kind, ""))
                say(typist, how, "Saved:")
            done.add(kind)
            typist.expect("help:")
    assert {"maturity", "yes-no", "elements"} <= done
    return identity


def test_a_whole_session_under_a_dumb_terminal(folder):
    typist = start(folder)
    identity = answer_all(typist, folder)
    say(typist, "go 2 1", "Question 1 of")
    typist.expect("help:")
    say(typist, "u 1", "Saved: Unknown: nobody knows.")
    say(typist, "note", "There is no text yet.")
    typist.child.send(HOSTILE.replace("\x1b", "\x16\x1b").encode() + b"\n")
    typist.child.sendline("Second line.")
    say(typist, ".", "Saved.")
    say(typist, "documents", "Enter to go back:")
    say(typist, "a", "Title,")
    say(typist, "Guideline 4/2025", "Reference:")
    say(typist, "4/2025", "Date,")
    say(typist, "", "Place in it:")
    say(typist, "", "Kind:")
    say(typist, "", "Saved: Guideline 4/2025")
    say(typist, "", "help:")
    say(typist, "gaps", "first things first:")
    say(typist, "s", "help:")
    say(typist, "score", "Not for ranking")
    say(typist, "help", "reads on")
    say(typist, "s", "help:")
    say(typist, "report", "Which report?")
    say(typist, "", "Who is to read it?")
    say(typist, "1", "to which file?")
    say(typist, "", "Written:")
    assert typist.leave("quit\nquit") == 0
    assert (folder / "reports" / f"{identity}-gap-report.pdf").read_bytes().startswith(b"%PDF")

    again = Typist(folder, "open", identity[:3])
    again.expect("TERM=dumb")
    again.expect("questions are answered.")
    say(again, "search second", "1 question found:")
    say(again, "1", "Second line.")
    again.child.sendeof()
    again.child.expect(pexpect.EOF)
    again.child.close()
    assert again.child.exitstatus == 0
    for written in (typist.written, again.written):
        assert b"\x1b" not in written
        assert b"\xc2\x9b" not in written
    same_picture(folder, identity)


def same_picture(folder: Path, identity: str) -> None:
    """The same answers given through a session, as the screens give them, are the same picture."""
    kept = open_store(folder / "assess.sqlite3")
    ours = Session(kept, identity, origin()).view
    kept.close()
    note = next(a.note for a in ours.assessment.answers.values() if a.note)
    assert note == "Paid red [/b] <b>bold {x} =1+1 ไม่มี ឯកសារ عربي é\nSecond line."
    theirs = pressed(ours, origin()).view
    assert theirs.assessment.answers == ours.assessment.answers
    for name, result in ours.results.items():
        assert theirs.results[name].words == result.words
        assert theirs.results[name].rated == result.rated
    assert [(g.key, g.adds) for g in theirs.gaps] == [(g.key, g.adds) for g in ours.gaps]


def pressed(view, by: Origin) -> Session:
    """Another assessment of the same country and checklists, with the same answers."""
    own = view.assessment
    new = NewAssessment(
        profile=own.profile,
        editions=tuple(view.editions.values()),
        depth=own.depth,
        period=own.period,
    )
    session = Session.start(MemoryStore(), new, by)
    for key, answer in own.answers.items():
        session.answer(key, Answer.model_validate(answer.model_dump()))
    return session


def test_ctrl_c_in_a_note_loses_no_line(folder):
    typist = start(folder)
    say(typist, "note", "There is no text yet.")
    typist.child.sendline("A line that is kept.")
    typist.expect(">")
    typist.expect(">")
    typist.child.sendintr()
    typist.child.expect(pexpect.EOF)
    typist.child.close()
    assert typist.child.exitstatus == 5
    assert b"Traceback" not in typist.written
    again = Typist(folder, "open", "mng", "--plain")
    again.expect("It is kept: note opens it.")
    again.expect("help:")
    say(again, "note", "A line that is kept.")
    say(again, ".", "Saved.")
    assert again.leave() == 0
    assert b"\x1b" not in typist.written + again.written


def test_line_mode_reads_from_a_pipe_and_loads_no_screens(folder):
    code = (
        "import sys; sys.argv = ['assess', '--plain']\n"
        "from assess.__main__ import main\n"
        "status = main()\n"
        "assert 'textual' not in sys.modules, 'textual is loaded'\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="help\nquit\n",
        capture_output=True,
        text=True,
        env={**os.environ, "ASSESS_STORE": str(folder / "assess.sqlite3")},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "n or new: start a new assessment." in done.stdout
