"""The page in a real browser: nothing sticks out, on a phone and on a desk, on screen and on paper."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from core.text import LOCALES
from tests.reports.test_page import page
from tests.reports.weeks import QUIET, RICH

PHONE, DESK = 390, 1280
LEAST_TYPE = 12
"""Pixels of the smallest type that a phone shows without being held closer."""
MEASURE = """
addEventListener("load", () => {
  const told = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const seen = frame.contentDocument, width = frame.clientWidth;
    const all = [...seen.body.querySelectorAll("*")].filter(one => one.getClientRects().length);
    const out = all.filter(one => !one.closest(".skip, thead") && one.getBoundingClientRect().right > width + 1);
    const texts = all.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
    told[width] = {
      scrolls: seen.documentElement.scrollWidth > width,
      out: out.map(one => one.outerHTML.slice(0, 80)),
      type: Math.min(...texts.map(one => parseFloat(frame.contentWindow.getComputedStyle(one).fontSize))),
      pictures: [...seen.images].map(one => one.naturalWidth),
      headings: [...seen.querySelectorAll("h1, h2, h3")].map(one => one.tagName),
    };
  }
  document.body.dataset.told = JSON.stringify(told);
});
"""


@pytest.fixture(scope="module")
def browser() -> str:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        pytest.skip("no browser here: install chromium to look at the page in one")
    return found


def looked_at(browser: str, source: str, folder: Path) -> dict[str, dict[str, object]]:
    """What the page measures in frames as wide as a phone and as a desk."""
    frames = "".join(
        f'<iframe style="border:0;width:{width}px;height:4000px" srcdoc="{html.escape(source)}"></iframe>'
        for width in (PHONE, DESK)
    )
    (folder / "frames.html").write_text(
        f"<!doctype html><meta charset=utf-8><body>{frames}<script>{MEASURE}</script>", encoding="utf-8"
    )
    command = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--virtual-time-budget=5000", "--dump-dom", (folder / "frames.html").as_uri()]
    dumped = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
    told = re.search(r'data-told="([^"]*)"', dumped)
    if told is None:
        pytest.skip("the browser does not run here")
    found: dict[str, dict[str, object]] = json.loads(html.unescape(told[1]))
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_sticks_out_and_everything_can_be_read(locale: str, browser: str, tmp_path: Path) -> None:
    seen = looked_at(browser, page(RICH, QUIET, locale=locale), tmp_path)
    assert set(seen) == {str(PHONE), str(DESK)}
    for width, told in seen.items():
        assert not told["scrolls"], width
        assert told["out"] == [], width
        assert isinstance(told["type"], float | int) and told["type"] >= LEAST_TYPE, width
        assert told["pictures"] and all(told["pictures"]), width  # type: ignore[arg-type]
        headings = told["headings"]
        assert isinstance(headings, list) and headings.count("H1") == 2


def test_on_paper_it_is_a_few_pages(browser: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(RICH), encoding="utf-8")
    printed = tmp_path / "page.pdf"
    command = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += [f"--print-to-pdf={printed}", "--no-pdf-header-footer", (tmp_path / "page.html").as_uri()]
    subprocess.run(command, capture_output=True, timeout=60, check=False)
    if not printed.exists():
        pytest.skip("the browser does not print here")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", printed.read_bytes()))
    assert 1 <= pages <= 5
