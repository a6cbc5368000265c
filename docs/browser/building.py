"""
The library in a browser: one file of HTML with Python, the library and what it needs, that asks for nothing.

It takes Pyodide's package of npm, and a folder with the wheel and those it needs::

    npm pack pyodide@0.29.5
    pip download --only-binary=:all: --platform any --python-version 3.13 --abi none -d wheels "WHEEL[excel,word]"
    python docs/browser/building.py --pyodide pyodide-0.29.5.tgz --wheels wheels -o nvf.html

The same wheels and the same Pyodide give the same bytes.
"""

import argparse
import base64
import gzip
import hashlib
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LARGEST = 12_000_000  # bytes, which any mail takes
_OF_PYODIDE = ("pyodide.asm.js", "pyodide.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_OF_THE_PAGE = ("worker.js", "answering.py")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first instant of a zip file; when a wheel was built is of no use in it


def page(pyodide: Path, wheels: Path) -> str:
    """Give the page, from a tarball of npm and a folder of wheels."""
    parts = {**_of_pyodide(pyodide), **{name: (HERE / name).read_bytes() for name in _OF_THE_PAGE}}
    about = json.loads(parts["pyodide-lock.json"])["info"]
    parts["pyodide-lock.json"] = json.dumps({"info": about, "packages": {}}).encode()
    parts["packages.zip"] = one_archive(sorted(wheels.glob("*.whl")))
    script = (HERE / "page.js").read_text("utf-8")
    values = {
        "hash": f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        "style": (HERE / "page.css").read_text("utf-8"),
        "version": _version_of(wheels),
        "python": about["python"],
        "pyodide": re.findall(r"-([0-9.]+)\.tgz$", pyodide.name)[0],
        "packed": "\n".join(_packed(name, content) for name, content in parts.items()),
        "script": script,
    }
    template = (HERE / "page.html").read_text("utf-8")
    return re.sub(r"\{([a-z]+)\}", lambda found: values[found[1]], template)


def _of_pyodide(tarball: Path) -> dict[str, bytes]:
    with tarfile.open(tarball) as packed:
        found = {name: packed.extractfile(f"package/{name}") for name in _OF_PYODIDE}
        return {name: file.read() for name, file in found.items() if file is not None}


def one_archive(wheels: list[Path]) -> bytes:
    """Lay wheels together, so that they are unpacked at once."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as together:
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as one:
                for name in sorted(one.namelist()):
                    together.writestr(zipfile.ZipInfo(name, _LONG_AGO), one.read(name))
    return written.getvalue()


def _version_of(wheels: Path) -> str:
    (ours,) = wheels.glob("nara_vard_finans-*.whl")
    return ours.name.split("-")[1]


def _packed(name: str, content: bytes) -> str:
    """Pack a part so that neither a quote nor a bracket can end it."""
    letters = base64.b64encode(gzip.compress(content, mtime=0)).decode("ascii")
    return f'<script type="application/gzip;base64" id="{name}">{letters}</script>'


def main() -> None:
    """Build the page."""
    parser = argparse.ArgumentParser(description="Build the library as one file for a browser.")
    parser.add_argument("--pyodide", type=Path, required=True, help="what npm pack pyodide gives")
    parser.add_argument("--wheels", type=Path, required=True, help="a folder with the wheel and those it needs")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    built = page(given.pyodide, given.wheels)
    if len(built.encode()) >= LARGEST:
        parser.error(f"the page has {len(built.encode())} bytes, and may have {LARGEST}")
    given.output.write_text(built, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
