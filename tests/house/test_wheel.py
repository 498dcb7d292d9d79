"""The built wheel, not the tree: all of the content ships, and the program runs from it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow

MOST_MEGABYTES = 15
"""The wheel is carried on sticks and over slow lines; most of it is the fonts of every script."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


def content() -> set[str]:
    """Every content file of the tree that is to ship."""
    found = [path for path in (ROOT / "checklists").rglob("*.*") if path.is_file()]
    found += (ROOT / "reports").glob("*.toml")
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_all_content_is_in_the_wheel(built: Path) -> None:
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    assert {f"assess/_content/{name}" for name in content()} <= names
    assert "assess/_content/checklists/sources.toml" in names
    assert "assess/_content/checklists/checklist.schema.json" in names
    for path in (ROOT / "src" / "assess").rglob("*.*"):
        if "__pycache__" not in path.parts and path.is_file():
            assert path.relative_to(ROOT / "src").as_posix() in names


def test_the_wheel_is_light_and_carries_its_fonts(built: Path) -> None:
    wheel = next(built.glob("*.whl"))
    assert wheel.stat().st_size < MOST_MEGABYTES * 1_000_000
    names = set(zipfile.ZipFile(wheel).namelist())
    for font in ("NotoSansArabic-Regular.ttf", "NotoSansKhmer-Bold.ttf", "NotoSansSC-Regular.ttf"):
        assert f"assess/report/fonts/{font}" in names
    licences = [name for name in names if Path(name).name.startswith("OFL-")]
    assert any(
        name.endswith("licenses/src/assess/report/fonts/OFL-notosanssc.txt") for name in licences
    )


def test_nothing_else_is_in_the_wheel(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"assess"}
    assert not [name for name in names if name.endswith(".pdf") or "__pycache__" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_holds_what_a_developer_needs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert content() <= names
    assert {"Makefile", "LICENSE", "README.md", "docs/user.md", "tests/conftest.py"} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/", "dist"))]


def test_the_program_runs_from_the_wheel(built: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    zipfile.ZipFile(next(built.glob("*.whl"))).extractall(place)
    folder = tmp_path / "run"
    folder.mkdir()

    def run(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(place), "ASSESS_STORE": str(folder / "s.sqlite3")},
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        ).stdout

    assert run("-c", "import assess; print(assess.__file__)").startswith(str(place))
    assert "18 checklists" in run("-m", "assess", "checklist", "list")
    run("-m", "assess", "demo")
    assert len(list((folder / "reports").glob("*-gap-report.pdf"))) == 4
