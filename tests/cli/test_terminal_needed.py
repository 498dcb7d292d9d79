"""The screens are drawn on standard error: without a terminal there they are refused, not blank."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from assess.errors import ExitStatus

pty = pytest.importorskip("pty", reason="needs a Unix terminal")


@pytest.mark.parametrize("elsewhere", ["stdin", "stdout", "stderr"])
def test_each_of_the_three_must_be_a_terminal(tmp_path, elsewhere):
    ours, theirs = pty.openpty()
    messages = tmp_path / "messages"
    with messages.open("w+") as file:
        streams = {"stdin": theirs, "stdout": theirs, "stderr": file}
        streams |= {elsewhere: file if elsewhere == "stderr" else subprocess.DEVNULL}
        done = subprocess.run(
            [sys.executable, "-m", "assess"],
            **streams,
            env={**os.environ, "ASSESS_STORE": str(tmp_path / "store.sqlite3")},
            check=False,
            timeout=60,
        )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == ExitStatus.USAGE
    assert "The screens need a terminal" in messages.read_text()
    assert "assess --help" in messages.read_text()
    assert not (tmp_path / "store.sqlite3").exists()
