"""Debian's Chromium, driven by Playwright, and what axe-core finds on the page that it shows."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def chromium() -> Iterator[Any]:
    """Start the browser; without it, or without what drives it, there is nothing to see."""
    from playwright.sync_api import sync_playwright  # type: ignore[import-not-found]  # noqa: PLC0415 - it is large

    place = shutil.which("chromium")
    if place is None:
        sys.exit("chromium is missing: apt-get install chromium")
    with sync_playwright() as engine:
        # A page's own policy is what is tried, and not what the browser thinks of this machine's addresses.
        flags = ["--no-sandbox", "--disable-features=LocalNetworkAccessChecks"]
        browser = engine.chromium.launch(executable_path=place, args=flags)
        yield browser
        browser.close()


def looked_at(page: Any, axe: str) -> tuple[int, list[Any]]:
    """Ask axe-core about a page as it stands, whose policy stays: how many rules it passes, and what is found."""
    page.evaluate(f"() => {{ {axe} }}")
    found = page.evaluate("async () => JSON.stringify(await axe.run(document, {iframes: false}))")
    answer = json.loads(found)
    return len(answer["passes"]), [
        (each["id"], [node["html"] for node in each["nodes"]]) for each in answer["violations"]
    ]
