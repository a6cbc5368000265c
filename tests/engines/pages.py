"""
Pages of every kind, in both languages, as a browser shows them: axe-core finds nothing, and nothing is asked for.

It needs Debian's ``chromium``, Playwright, and ``axe-core`` from npm; one that is missing is a failure::

    python tests/engines/pages.py --axe node_modules/axe-core/axe.min.js
"""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chromium import chromium, looked_at

from nara_vard_finans import Workspace
from nara_vard_finans.workspace import Answer


def pages() -> Iterator[tuple[str, str]]:
    """Give a page of each kind of answer, in both languages, with its name."""
    for name, answer in _answers():
        for language in ("sv", "en"):
            yield f"{name}-{language}", answer.report(language).content("html").decode("utf-8")


def _answers() -> Iterator[tuple[str, Answer[Any]]]:
    workspace = Workspace.open()
    yield "allocate", workspace.allocate("rss-dalarna-2023", 2023)
    yield "grant", workspace.allocate("ok-gnv-2020")
    yield "printed", workspace.printed("rss-dalarna-2023", 2023)
    yield "compare", workspace.compare("rss-dalarna-2023", "rss-dalarna-2023", years=(2023, 2024))
    yield "explain", workspace.explain("rss-dalarna-2023", 2023, party="Orsa")
    yield "post", workspace.status("rss-gnv-post-2023", on=dt.date(2024, 2, 15), journals=["exempel-gnv-post-2023"])
    yield "status", workspace.status("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"])
    yield "deadlines", workspace.deadlines()
    yield "audit", workspace.audit("medel-per-kommun-2020")
    yield "list", workspace.entries()


def main() -> None:
    """Look at every page, by light and by dark."""
    parser = argparse.ArgumentParser(description="Hold every page against axe-core, in Chromium.")
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of the package axe-core")
    axe = parser.parse_args().axe.read_text("utf-8")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for name, content in pages():
            place = Path(folder, f"{name}.html")
            place.write_text(content, "utf-8")
            for scheme in ("light", "dark"):
                page = browser.new_page(color_scheme=scheme)
                page.goto(place.as_uri())
                passes, violations = looked_at(page, axe)
                asked = page.evaluate('performance.getEntriesByType("resource").length')
                wrong += bool(violations) or asked != 0
                print(f"{name}, {scheme}: {passes} rules passed, {violations}, asked {asked}")
                page.close()
    if wrong:
        sys.exit(f"{wrong} pages are not in order")


if __name__ == "__main__":
    main()
