"""
Every page of the built docs, as a screen and as a phone shows it: nothing is cut off, and no row is folded.

At 1280 pixels a block (code, a table, a picture) must be seen whole, without being scrolled. At 390 it may be wider than
the page if it scrolls by itself. At both the page never scrolls sideways, nothing is hidden at its edge or set in
less than 8 pixels, and a row of an answer, and a number in a cell, stands on one line: on a screen a row that is wider
than all may fold within its last column. Each fault is seen on a made-up page first.

It needs Debian's ``chromium`` and Playwright; one that is missing is a failure::

    python tests/engines/widths.py [--html FOLDER] [--pictures FOLDER]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from chromium import chromium

ROOT = Path(__file__).resolve().parents[2]
SCREEN, PHONE = 1280, 390
PICTURED = (
    "index",
    "svenska/index",
    "svenska/rakna-ut",
    "tutorials/the-years-cost",
    "reference/commands/allocate",
    "reference/by-task",
)

FAULTS = """screen => {
    const found = [];
    const say = (fault, element) => found.push(`${fault}: ${element.textContent.trim().slice(0, 70)}`);
    const shows = element => element.getClientRects().length > 0;
    const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    for (const element of [document.documentElement, ...document.querySelectorAll(".content")])
        if (element.scrollWidth > element.clientWidth + 1) found.push(`the page is ${element.scrollWidth} wide`);
    for (const block of [...document.querySelectorAll("article :is(pre, table, img, svg)")].filter(shows)) {
        const box = block.closest(".table-wrapper") ?? block;
        const needs = Math.max(block.scrollWidth ?? 0, block.getBoundingClientRect().width);
        const room = box === block ? block.getBoundingClientRect().width : box.clientWidth;
        if (needs > room + 1 && (screen || !scrolls(box))) say(`cut off, ${Math.round(needs)} of ${Math.round(room)}`, block);
        if (parseFloat(getComputedStyle(block).fontSize) < 8) say("too small to read", block);
        if (block.getBoundingClientRect().right > innerWidth + 1 && !scrolls(box)) say("beyond the edge", block);
    }
    for (const element of document.querySelectorAll("article *")) {
        const {overflowX} = getComputedStyle(element);
        if (["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
            say("hidden at its edge", element);
    }
    const lines = element => {
        const boxes = [], texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), words = document.createRange();
        while (texts.nextNode()) {
            words.selectNodeContents(texts.currentNode);
            boxes.push(...[...words.getClientRects()].filter(box => box.width > 0));
        }
        return new Set(boxes.map(box => Math.round((box.top + box.bottom) / 16))).size;
    };
    for (const row of document.querySelectorAll(".nvf-row:not(.nvf-hanging *)")) if (lines(row) > 1) say("a row is folded", row);
    for (const cell of document.querySelectorAll("article td"))
        if (/^[-−]?\\d[\\d\\s.,]{0,15}(kr|%)?$/.test(cell.textContent.trim()) && lines(cell) > 1) say("a number is folded", cell);
    return found;
}"""

FAULTY = """<!DOCTYPE html><title>faulty</title><style>
pre { overflow: hidden } .free { overflow: auto } .nvf-row { white-space: normal; width: 4em; display: block }
td { width: 1em }</style><article><pre>{long}</pre><pre class="free">{long}</pre>
<p style="width: 3000px">wide</p><pre style="font-size: 7px">small</pre><code class="nvf-row">Orsa 48 124</code><table><tr><td>48 124 kr</table></article>"""
SEEN = {
    SCREEN: [
        "the page is",
        "cut off",
        "cut off",
        "too small",
        "hidden at its edge",
        "a row is folded",
        "a number is folded",
    ],
    PHONE: ["the page is", "cut off", "too small", "hidden at its edge", "a row is folded", "a number is folded"],
}


def built(folder: Path) -> Path:
    """Build the docs."""
    command = ["sphinx-build", "-q", "-b", "html", str(ROOT / "docs"), str(folder)]
    subprocess.run(command, check=True, timeout=1800)
    return folder


def faults(page: Any, place: Path, width: int) -> list[str]:
    """Open a page, and give what is wrong with it at a width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(place.as_uri(), wait_until="load", timeout=300_000)
    found: list[str] = page.evaluate(FAULTS, width == SCREEN)
    return found


def every_fault_is_seen(page: Any, folder: Path) -> None:
    """Hold a made-up page, which has each fault, against what must be found."""
    place = folder / "faulty.html"
    place.write_text(FAULTY.replace("{long}", "long " * 400), "utf-8")
    for width, expected in SEEN.items():
        found = faults(page, place, width)
        assert [each.startswith(fault) for each, fault in zip(found, expected, strict=True)] == [True] * len(
            expected
        ), found


def main() -> None:
    """Look at every page at both widths."""
    parser = argparse.ArgumentParser(description="Every page of the docs at two widths, in Chromium.")
    parser.add_argument("--html", type=Path, help="the built docs; otherwise they are built")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of some pages")
    given = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        folder = given.html or built(Path(made, "html"))
        page = browser.new_page(color_scheme="light")
        every_fault_is_seen(page, Path(made))
        places = sorted(folder.rglob("*.html"))
        for width in (SCREEN, PHONE):
            for place in places:
                name = place.relative_to(folder).with_suffix("").as_posix()
                found = faults(page, place, width)
                wrong += bool(found)
                for fault in found:
                    print(f"{width} {name}: {' '.join(fault.split())}")
                if given.pictures and name in PICTURED:
                    page.screenshot(path=given.pictures / f"{name.replace('/', '-')}-{width}.png", full_page=True)
        assert len(places) > 100, places
        print(f"{len(places)} pages at {SCREEN} and {PHONE} pixels: {wrong} with a fault")
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
