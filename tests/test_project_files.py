"""What stands beside the code: one version everywhere, and no link that leads nowhere."""

import base64
import gzip
import hashlib
import io
import json
import re
import runpy
import shlex
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import nara_vard_finans
from nara_vard_finans.cli import main as command_line

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]


def test_one_version_stands_everywhere() -> None:
    version = re.escape(nara_vard_finans.__version__)
    assert re.search(rf"^version: {version}$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert re.search(rf"^## {version}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_are_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", (ROOT / page).read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert missing == []


def test_the_readmes_answer_is_the_programs_own() -> None:
    """Each of the 16 parties has its amount, and together they are the cost of the paper."""
    script = runpy.run_path(str(ROOT / "docs/pictures/answer.py"))
    picture, text = script["drawn"](), script["written"]()
    assert (ROOT / "docs/pictures/answer.svg").read_text("utf-8") == picture
    assert (ROOT / "docs/pictures/answer.txt").read_text("utf-8") == text
    amounts = re.findall(r'x="736" text-anchor="end">([\d ]+)</text>', picture.replace("\xa0", " "))
    assert len(amounts) == 16
    assert sum(int(amount.replace(" ", "")) for amount in amounts) == 4_000_000


def test_the_readme_can_be_shown_where_its_files_are_not() -> None:
    """A package index takes the text before the picture, the answer as text, and all that comes after its comment."""
    readme = (ROOT / "README.md").read_text("utf-8")
    hook = _project()["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    first, *between, last = hook["fragments"]
    shown = readme.partition(first["end-before"])[0] + readme.partition(last["start-after"])[2]
    assert "## Två kommandon" in shown
    assert {"path": "docs/pictures/answer.txt"} in between
    for each in hook["substitutions"]:
        shown = re.sub(each["pattern"], each["replacement"], shown)
    assert re.findall(r"\]\((?!https?:)", shown) == []
    assert "docs/svenska/index.md" in shown


def test_the_readmes_way_to_a_table_that_holds_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From nothing, in an empty folder: each command does what it should, and the table explains itself at the end."""
    way = "## Från ingenting till en tabell som håller"
    walks = [
        re.findall("`(nvf [^`]+)`", (ROOT / page).read_text("utf-8").partition(way)[2].partition("\n## ")[0])
        for page in ("README.md", "docs/svenska/index.md")
    ]
    assert walks[0] == walks[1]
    monkeypatch.chdir(tmp_path)
    for line in walks[0]:
        assert command_line(shlex.split(line)[1:]) == 0, line
    said = capsys.readouterr().out
    # By hand: 1 600 000 kr × 98 084 / 283 384 = 553 787,087...
    assert "Karlstad betalar 553 787 kr" in said
    assert "största rest, i hela kronor" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["avtal.toml", "avtal.xlsx", "skrivelse.md"]


def test_a_command_on_a_page_stands_where_whoever_reads_the_file_sees_it() -> None:
    """What stands after the name of a directive is shown nowhere but on the built page."""
    pages = sorted(ROOT.joinpath("docs").rglob("*.md"))
    hidden = [page.name for page in pages if re.search(r"^```\{(nvf|curve)\} ", page.read_text("utf-8"), re.MULTILINE)]
    assert hidden == [], "write the command on a line of its own in the block, after the options"
    assert len(pages) > 100


def test_all_is_every_other_extra() -> None:
    extras = _project()["project"]["optional-dependencies"]
    (everything,) = extras.pop("all")
    assert everything == f"nara-vard-finans[{','.join(sorted(extras))}]"


def test_the_release_tests_every_python_that_is_promised() -> None:
    project = _project()["project"]
    promised = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    workflow = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    matrix = re.search(r"python: \[(.*)\]", workflow)
    assert matrix
    assert re.findall(r"3\.\d+", matrix[1]) == promised


def test_the_page_for_a_browser_asks_as_the_command_line_does() -> None:
    asks = runpy.run_path(str(ROOT / "docs/browser/answering.py"))
    there = json.loads(asks["there"]())
    assert ["17", "Värmlands län"] in there["counties"]
    assert len(there["counties"]) == 21
    assert there["days"][-1] == "2010-12-31"
    rss = next(each for each in there["entries"] if each["id"] == "rss-dalarna-2023")
    assert (rss["years"], "RSS" in rss["sv"], "RSS" in rss["en"]) == ([2023, 2024, 2025, 2026], True, True)
    assert all(each["years"] == [] for each in there["entries"] if each["id"].startswith("ok-"))
    table = "Kommun;Kostnad\nAvesta;300\nOrsa;100\nSumma;401\n"
    status, complaint, answer = asks["answered"](["audit", "a.csv"], "json", [("a.csv", table.encode())])
    assert (status, complaint, json.loads(answer)["difference"]) == (1, "", "-1")
    status, complaint, answer = asks["answered"](["audit", "b.csv"], "json", [])
    assert (status, answer) == (2, b"")
    assert "b.csv" in complaint
    assert "--total" in asks["answered"](["share", "--help"], "json", [])[1]


def test_the_page_for_a_browser_lets_in_its_own_script_alone(tmp_path: Path) -> None:
    """What is packed is text without a mark of HTML, and the policy knows the one script by its bytes."""
    build = runpy.run_path(str(ROOT / "docs/browser/building.py"))
    pyodide = {"pyodide-lock.json": json.dumps({"info": {"python": "3.13.2"}, "packages": {"numpy": {}}})}
    for name in ("pyodide.asm.js", "pyodide.js", "pyodide.asm.wasm", "python_stdlib.zip"):
        pyodide[name] = "</script>"
    with tarfile.open(tmp_path / "pyodide.tgz", "w:gz") as packed:
        for name, content in pyodide.items():
            about = tarfile.TarInfo(f"package/{name}")
            about.size = len(content)
            packed.addfile(about, io.BytesIO(content.encode()))
    with zipfile.ZipFile(tmp_path / "nara_vard_finans-1.2.3-py3-none-any.whl", "w") as wheel:
        wheel.writestr("nara_vard_finans/__init__.py", "</script>")
    page = build["page"](tmp_path / "pyodide.tgz", tmp_path)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    (script,) = (content for attributes, content in scripts if not attributes)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    known = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{known}' 'wasm-unsafe-eval'" in policy[1]
    assert {"default-src 'none'", "connect-src 'none'", "form-action 'none'"} <= {*policy[1].split("; ")}
    unpacked = [gzip.decompress(base64.b64decode(content)) for attributes, content in scripts if attributes]
    assert len(unpacked) == 8
    assert "nara_vard_finans 1.2.3 · Python 3.13.2" in page


def test_the_page_for_a_browser_says_everything_in_two_languages() -> None:
    page = (ROOT / "docs/browser/page.html").read_text("utf-8")
    assert page.count('data-in="sv"') == page.count('data-in="en"') > 20


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
