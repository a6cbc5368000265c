"""
The library in a browser: built twice with the same bytes, opened from disk, and asked as a person would.

It answers the docs' examples as the command line does, sends nothing, refuses a bomb, hands over the right bytes, starts
anew when it is stopped or breaks, and axe-core finds nothing. It needs Debian's ``chromium``, Playwright, npm, and
``axe-core`` from npm; one that is missing is a failure::

    python tests/engines/browser.py --axe node_modules/axe-core/axe.min.js
"""

import argparse
import base64
import contextlib
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from chromium import chromium, looked_at
from openpyxl import Workbook

from made_documents import pdf, table_in_pdf
from nara_vard_finans.cli import main as command_line

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"
LARGEST = 12_000_000
TABLE = EXAMPLES.joinpath("pm-2022-06-09.txt").read_text("utf-8")
Answer = tuple[int, str, bytes]
"""An exit status, what was complained of, and the answer."""


def built(folder: Path) -> Path:
    """Build the page twice, and see that it is one and the same, and not too large."""
    places = [folder / "nvf.html", folder / "again.html"]
    for place in places:
        command = [sys.executable, str(ROOT / "docs" / "browser" / "building.py"), "-o", str(place)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)
    first, second = (place.read_bytes() for place in places)
    assert first == second, "two builds differ"
    assert len(first) < LARGEST, len(first)
    print(f"built twice, {len(first)} bytes, the same")
    return places[0]


def opened(browser: Any, place: Path) -> Any:
    """Open the page from disk, and wait until it can be asked."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    begun = time.monotonic()
    page.goto(place.as_uri())
    page.wait_for_selector("body[data-state=ready]", timeout=300_000)
    print(f"ready after {time.monotonic() - begun:.1f} s")
    return page


# What the command line answers, and what the page does.


def by_command(line: Sequence[str], form: str, files: dict[str, bytes]) -> Answer:
    """Answer a command line beside some files, as the page does."""
    errors = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), contextlib.redirect_stderr(errors):
        for name, content in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        place = Path(f"{folder}.{form}")
        status = command_line([*line, "-o", str(place)])
        answer = place.read_bytes() if place.exists() else b""
        place.unlink(missing_ok=True)
    return status, errors.getvalue(), answer


def hand_over(page: Any, files: dict[str, bytes]) -> None:
    """Lay files beside what is asked next."""
    page.evaluate(
        """files => { globalThis.beside = Object.entries(files).map(
            ([name, text]) => [name, Uint8Array.from(atob(text), letter => letter.charCodeAt(0))]); }""",
        {name: base64.b64encode(content).decode() for name, content in files.items()},
    )


def by_page(page: Any, line: Sequence[str], form: str) -> Answer:
    """Ask the page's own worker."""
    status, errors, letters = page.evaluate(
        """async ([line, form]) => {
            const {status, errors, bytes} = await ask(line, form, beside);
            return [status, errors, [...bytes].map(byte => String.fromCharCode(byte)).join("")];
        }""",
        [list(line), form],
    )
    return status, errors, letters.encode("latin-1")


def examples() -> Iterator[list[str]]:
    """Give the command lines of the docs, without the form that they ask for."""
    texts = (path.read_text("utf-8") for path in sorted(ROOT.joinpath("docs").rglob("*.md")))
    shown = re.compile(r"^```\{nvf\}\n(?::.*\n)*\n*nvf (.+)\n```$", re.MULTILINE)
    lines = {found for text in texts for found in shown.findall(text)}
    for line in sorted(lines):
        words = shlex.split(re.sub(r" --format \S+", "", line))
        if "--help" not in words and words[0] not in NOT_ASKED:
            yield words


NOT_ASKED = {"new", "schema"}
"""Commands that write a file of their own kind, and have no answer as JSON."""


def answers_are_equal(page: Any) -> None:
    """Hold the page's JSON against the command line's."""
    files = {str(path.relative_to(EXAMPLES)): path.read_bytes() for path in EXAMPLES.rglob("*") if path.is_file()}
    hand_over(page, files)
    count = 0
    for line in examples():
        expected, got = by_command(line, "json", files), by_page(page, line, "json")
        assert got == expected, (line, got, expected)
        assert expected[0] == 2 or json.loads(got[2])["schema"], line
        count += expected[0] < 2
    assert count > 100, count
    print(f"{count} examples of the docs answered as by the command line")


# What a person does.


def done(page: Any, clicked: str, said: str) -> None:
    """Click, and wait for an answer that says so."""
    page.evaluate("() => { part('said').textContent = ''; }")
    page.click(clicked)
    finished(page, said)


def finished(page: Any, said: str) -> None:
    """Wait until the page says how it went, and can be asked again."""
    page.wait_for_function(
        "() => document.body.dataset.state === 'ready' && part('said').textContent !== ''",
        timeout=300_000,
    )
    assert page.text_content("#said") == said, (page.text_content("#said"), page.text_content("#error"))


def pasted(page: Any, table: str, said: str) -> None:
    """Paste a table, and have it audited."""
    page.fill("#table", table)
    done(page, "#audit button", said)


def a_table_is_audited_and_taken(page: Any) -> None:
    """Paste a table of several columns, look at the answer, and take it in every form."""
    pasted(page, TABLE, "Klart, med något att se på")
    files = {"inklistrat.txt": TABLE.encode()}
    shown = page.get_attribute("#page", "srcdoc").encode()
    assert (1, "", shown) == by_command(["audit", "inklistrat.txt"], "html", files)
    assert shown.count(b"<table") > 1, "only one column was audited"
    for form in ("xlsx", "html", "csv", "json"):
        with page.expect_download(timeout=120_000) as waited:
            page.click(f"[data-form={form}]")
        taken = waited.value
        assert taken.suggested_filename == f"audit.inklistrat.txt.{form}", taken.suggested_filename
        assert Path(taken.path()).read_bytes() == by_command(["audit", "inklistrat.txt"], form, files)[2], form
    print("a pasted table audited in every column, and taken as workbook, page, CSV and JSON")


def a_cost_is_shared_and_explained(page: Any) -> None:
    """Share a cost in a county, allocate an agreement, have one party's amount explained, and switch to English."""
    page.select_option("#county", "17")
    page.fill("#cost", "4 mkr")
    done(page, "#share button", "Klart")
    assert "Karlstad" in page.get_attribute("#page", "srcdoc")
    page.select_option("#entry", "rss-dalarna-2023")
    page.select_option("#year", "2023")
    done(page, "#allocate button", "Klart")
    page.select_option("#party", label="Orsa")
    for clicked, said, told in (
        ("#explain button", "Klart", "Orsa betalar 48 124 kr"), ("[data-language=en]", "Done", "Orsa pays 48 124 kr"),
        ("[data-language=sv]", "Klart", "Orsa betalar 48 124 kr"),
    ):  # fmt: skip
        done(page, clicked, said)
        assert told in page.get_attribute("#page", "srcdoc").replace("\u00a0", " "), told
    print("a cost shared in Värmland, an agreement allocated, Orsa explained in both languages")


def dropped(page: Any, name: str, content: bytes, said: str) -> None:
    """Drop a file on the page, and have it audited."""
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(atob(text), letter => letter.charCodeAt(0))], name));
            document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        [name, base64.b64encode(content).decode()],
    )
    done(page, "#audit button", said)


def workbook(*rows: Sequence[object]) -> bytes:
    """Make a workbook of one sheet."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(out)
    return out.getvalue()


def bomb(size: int) -> bytes:
    """Make a workbook whose sheet swells when it is unpacked."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["Kommun", "Kostnad"]))) as book,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as swollen,
    ):
        for name in book.namelist():
            more = b" " * size if name.endswith("sheet1.xml") else b""
            swollen.writestr(name, book.read(name) + more)
    return out.getvalue()


TWO = [("Kommun", "Kostnad"), ("Avesta", "300"), ("Orsa", "100"), ("Summa", "400")]


def files_are_dropped(page: Any) -> None:
    """Drop a workbook, which is audited, and files that are refused in words that say what to do."""
    content = workbook(["Kommun", "Folkmängd", "Kostnad"], ["Avesta", 3, 300], ["Orsa", 1, 100], ["Summa", 4, 400])
    dropped(page, "tre.xlsx", content, "Klart")
    shown = page.get_attribute("#page", "srcdoc").encode()
    assert (0, "", shown) == by_command(["audit", "tre.xlsx"], "html", {"tre.xlsx": content})
    for raw, said in (
        (pdf(table_in_pdf(TWO, (50, 300))), "Klart"),
        (pdf([(50, 100, "Sida 1")], picture=True), "Det gick inte"),
    ):
        dropped(page, "två.pdf", raw, said)
        status, errors, shown = by_command(["audit", "två.pdf"], "html", {"två.pdf": raw})
        if status < 2:
            assert page.get_attribute("#page", "srcdoc").encode() == shown, "a PDF is read otherwise"
        else:
            assert page.text_content("#error").strip() in errors, (errors, page.text_content("#error"))
    swollen = bomb(900_000_000)
    for name, given in (("bomb.xlsx", swollen), ("text.xlsx", b"Kommun;Kostnad"), ("brev.pdf", b"%PDF-1.4")):
        dropped(page, name, given, "Det gick inte")
        why = page.text_content("#error")
        assert len(why) > 40, why
        assert page.is_hidden("#page")
        print(f"refused, {len(given)} bytes: {why.strip()}")
    pasted(page, TABLE, "Klart, med något att se på")
    print("a workbook dropped and audited, a bomb refused, and the page goes on")


def it_starts_anew(page: Any) -> None:
    """Stop what takes long, and break the program: either way it answers again."""
    page.check("#recover")
    page.fill("#table", TABLE)
    page.click("#audit button")
    done(page, "#stop", "Avbrutet")
    assert page.is_hidden("#page")
    page.uncheck("#recover")
    pasted(page, TABLE, "Klart, med något att se på")
    page.evaluate(
        "() => { part('said').textContent = ''; working(() => asked({line: null, form: 'json', files: []})); }"
    )
    finished(page, "Något gick fel i programmet")
    assert "Försök igen" in page.text_content("#error")
    pasted(page, TABLE, "Klart, med något att se på")
    print("stopped and broken, it started anew both times")


# What the page must not do.


class Heard(BaseHTTPRequestHandler):
    """A server that counts what it is asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer anything."""
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - so the server asks

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


_EVERY_WAY = """async address => {
    const failed = [], violated = [];
    document.addEventListener("securitypolicyviolation", event => violated.push(event.effectiveDirective));
    const at = way => `${address}/${way}`;
    await fetch(at("fetch"), {method: "POST", body: "1"}).catch(() => failed.push("fetch"));
    const request = new XMLHttpRequest();
    request.onerror = () => failed.push("xhr");
    request.open("GET", at("xhr"));
    request.send();
    navigator.sendBeacon(at("beacon"), "1");
    try { new WebSocket(at("socket").replace("http", "ws")).onerror = () => failed.push("socket"); } catch { failed.push("socket"); }
    try { new EventSource(at("events")).onerror = () => failed.push("events"); } catch { failed.push("events"); }
    for (const [tag, key] of [["img", "src"], ["script", "src"], ["iframe", "src"], ["link", "href"]]) {
        const element = document.createElement(tag);
        if (tag === "link") element.rel = "stylesheet";
        element[key] = at(tag);
        document.body.append(element);
        setTimeout(() => element.remove(), 1000);
    }
    const form = document.createElement("form");
    Object.assign(form, {action: at("form"), method: "post", target: "_blank"});
    document.body.append(form);
    form.submit();
    form.remove();
    const script = `fetch("${at("worker-fetch")}").catch(() => 0); try { importScripts("${at("worker-script")}"); } catch {}
        const request = new XMLHttpRequest(); request.open("GET", "${at("worker-xhr")}", false); try { request.send(); } catch {}
        postMessage("tried")`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise(tried => { worker.onmessage = tried; });
    await new Promise(over => setTimeout(over, 1500));
    return [failed.sort(), [...new Set(violated)].sort()];
}"""


def nothing_is_sent(browser: Any, page: Any, folder: Path) -> None:
    """Try every way out, to a server that is there: none gets through, where all do from a file without the policy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Heard)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    free = browser.new_page()
    folder.joinpath("free.html").write_text("<!DOCTYPE html><title>free</title>", "utf-8")
    free.goto(folder.joinpath("free.html").as_uri())
    free.evaluate(_EVERY_WAY, address)
    free.close()
    assert {"/fetch", "/xhr", "/beacon", "/img", "/form", "/worker-fetch", "/worker-xhr"} <= set(Heard.asked), (
        Heard.asked
    )
    Heard.asked.clear()
    failed, violated = page.evaluate(_EVERY_WAY, address)
    server.shutdown()
    assert Heard.asked == [], Heard.asked
    assert {"fetch", "xhr"} <= set(failed), failed
    assert {"connect-src", "form-action", "img-src"} <= set(violated), violated
    print(f"nothing was sent; stopped by {', '.join(violated)}")


# How it looks.


def it_looks_right(page: Any, axe: str, pictures: Path | None) -> None:
    """Look at the page and an answer, in both languages, by light and dark, wide and narrow."""
    wrong = []
    pasted(page, TABLE, "Klart, med något att se på")
    for language in ("sv", "en"):
        said = {"sv": "Klart, med något att se på", "en": "Done, with something to look at"}[language]
        done(page, f"[data-language={language}]", said)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 900})
                page.wait_for_timeout(300)
                name = f"{language}-{scheme}-{width}"
                passes, violations = looked_at(page, axe)
                wide = page.evaluate("document.documentElement.scrollWidth")
                print(f"{name}: {passes} rules passed, {violations}, {wide} wide")
                wrong += [name] if violations or wide > width else []
                if pictures is not None:
                    page.screenshot(path=pictures / f"{name}.png", full_page=True)
    assert not wrong, wrong


def main() -> None:
    """Build the page, and ask it everything."""
    parser = argparse.ArgumentParser(description="The library in a browser, asked as a person would.")
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of the package axe-core")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of it")
    given = parser.parse_args()
    axe = given.axe.read_text("utf-8")
    if shutil.which("npm") is None:
        sys.exit("npm is missing: apt-get install npm")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = opened(browser, built(Path(folder)))
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        a_table_is_audited_and_taken(page)
        a_cost_is_shared_and_explained(page)
        files_are_dropped(page)
        it_starts_anew(page)
        it_looks_right(page, axe, given.pictures)
        done(page, "[data-language=sv]", "Klart, med något att se på")
        answers_are_equal(page)
        assert all(address.startswith(("blob:", "about:")) for address in sent), sent
        nothing_is_sent(browser, page, Path(folder))


if __name__ == "__main__":
    main()
