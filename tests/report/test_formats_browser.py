"""The web page in a headless Chromium: axe finds nothing, and nothing is cut on a telephone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from assess.report import build
from assess.report.formats.html import render
from tests.report.conftest import make_view
from tests.report.reading import every_block, quiet
from tests.report.test_formats_same import cases

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: "tag", values: arguments[0]}}).then(
  (found) => done({
    wrong: found.violations.map((v) => [v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html)]),
    unsure: found.incomplete.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html)]),
    passed: found.passes.map((v) => v.id),
  }));
"""


def needed() -> None:
    """Skip without a browser; in CI that is a failure."""
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    for module in ("selenium", "axe_core_python"):
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    needed()
    from selenium import webdriver  # noqa: PLC0415 (only where it is installed)
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.binary_location = str(shutil.which("chromium"))
    made = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    made.set_script_timeout(240)
    yield made
    made.quit()


def shown(driver: Any, data: bytes, path: Path, width: int) -> None:
    path.write_bytes(data)
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get(path.as_uri())


def pages() -> dict[str, bytes]:
    sample = next(view for name, (view, _events) in cases().items() if "sample" in name)
    return {
        "small": render(build(make_view()), on_progress=quiet),
        "empty": render(build(make_view({}, [])), on_progress=quiet),
        "one-page": render(build(make_view(), layout="one-page"), on_progress=quiet),
        "brief": render(build(sample, layout="brief"), on_progress=quiet),
        "hostile": render(every_block("<b>=1"), on_progress=quiet),
    }


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_wrong(driver: Any, tmp_path: Path, width: int) -> None:
    script = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    for name, data in pages().items():
        shown(driver, data, tmp_path / f"{name}.html", width)
        driver.execute_script(script)
        found = driver.execute_async_script(RUN, RULES)
        # The hostile page has the same words in every landmark and heading.
        wrong = [each for each in found["wrong"] if name != "hostile" or "unique" not in each[0]]
        assert not wrong, f"{name} at {width}: {wrong}"
        assert not found["unsure"], f"{name} at {width}: {found['unsure']}"
        assert {"color-contrast", "document-title", "html-has-lang"} <= set(found["passed"])


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(driver: Any, tmp_path: Path, width: int) -> None:
    for name, data in pages().items():
        shown(driver, data, tmp_path / f"{name}.html", width)
        wide = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, name


def test_the_policy_lets_nothing_in(driver: Any, tmp_path: Path) -> None:
    data = render(build(make_view()), on_progress=quiet)
    attack = b'<script>document.title = "broken"</script></main>'
    shown(driver, data.replace(b"</main>", attack), tmp_path / "page.html", 1280)
    assert driver.title == build(make_view()).title
    log = driver.get_log("browser")
    assert any("Content Security Policy" in each["message"] for each in log)
