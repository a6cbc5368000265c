"""
Pages of every kind, in both languages, as a browser shows them: axe-core finds nothing, and nothing is asked for.

It needs Debian's ``chromium``, and ``axe-core`` from npm; either one missing is a failure::

    python tests/engines/pages.py --axe node_modules/axe-core/axe.min.js
"""

import argparse
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from nara_vard_finans import Workspace
from nara_vard_finans.workspace import Answer

# The page forbids scripts, and keeps doing so; for the engine alone the copy that it looks at lets one in.
_RUN = """
<script>{axe}</script>
<script>
axe.run(document).then(found => {{
  document.title = "done";
  document.body.innerHTML = "<pre id=found></pre>";
  const told = list => list.map(each => [each.id, each.nodes.map(node => node.html)]);
  document.getElementById("found").textContent = JSON.stringify(
    {{violations: told(found.violations), passes: found.passes.length, asked: performance.getEntriesByType("resource").length}});
}});
</script>
"""


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


def looked_at(page: str, axe: str, folder: Path, *, browser: str, dark: bool) -> dict[str, Any]:
    """Look at a page in the browser, and give what axe-core finds."""
    allowed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    copy = folder / "page.html"
    copy.write_text(allowed.replace("</body>", f"{_RUN.format(axe=axe)}</body>"), "utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    done = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", *scheme,
            "--virtual-time-budget=20000", "--dump-dom", copy.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    if found is None:
        sys.exit(f"the browser showed nothing:\n{done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(unescape(found[1]))
    return answer


def main() -> None:
    """Look at every page, by light and by dark."""
    parser = argparse.ArgumentParser(description="Hold every page against axe-core, in Chromium.")
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of the package axe-core")
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("chromium is missing: apt-get install chromium")
    axe = parser.parse_args().axe.read_text("utf-8").replace("</script", "<\\/script")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages():
            for dark in (False, True):
                found = looked_at(page, axe, Path(folder), browser=browser, dark=dark)
                wrong += bool(found["violations"]) or found["asked"] != 0
                scheme = "dark" if dark else "light"
                told = f"{found['passes']} rules passed, {found['violations']}, asked {found['asked']}"
                print(f"{name}, {scheme}: {told}")
    if wrong:
        sys.exit(f"{wrong} pages are not in order")


if __name__ == "__main__":
    main()
