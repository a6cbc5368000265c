"""
The library in a browser: one file of HTML with Python, the library and what it needs, that asks for nothing.

It takes Python with pip, and npm::

    python docs/browser/building.py -o nvf.html

The library is the one beside this file, or a wheel of it (``--wheel``). What else goes in has its fingerprint here and
in ``wheels.txt``: the same library gives the same bytes.
"""

import argparse
import base64
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LARGEST = 12_000_000  # bytes, which any mail takes
PYODIDE = "0.29.5"
_FINGERPRINT = "6749b10ee515a1458ecea36d860c8ce2a48366e85b3f92d749ad1840e4aff181"
_OF_PYODIDE = ("pyodide.asm.js", "pyodide.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_OF_THE_PAGE = ("worker.js", "answering.py")
_LEFT_OUT = "pdfminer/cmap/"  # seven megabytes of the letters of Chinese, Japanese and Korean
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
        "pyodide": PYODIDE,
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
                for name in sorted(name for name in one.namelist() if not name.startswith(_LEFT_OUT)):
                    together.writestr(zipfile.ZipInfo(name, _LONG_AGO), one.read(name))
    return written.getvalue()


def _version_of(wheels: Path) -> str:
    (ours,) = wheels.glob("nara_vard_finans-*.whl")
    return ours.name.split("-")[1]


def _packed(name: str, content: bytes) -> str:
    """Pack a part so that neither a quote nor a bracket can end it."""
    letters = base64.b64encode(gzip.compress(content, mtime=0)).decode("ascii")
    return f'<script type="application/gzip;base64" id="{name}">{letters}</script>'


def fetched(folder: Path, wheel: Path | None) -> Path:
    """Lay what goes into the page in a folder: all wheels, and Pyodide, whose tarball is given."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    if wheel is None:
        _run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(HERE.parents[1])])
    else:
        shutil.copy(wheel, folder)
    needed = ["--requirement", str(HERE / "wheels.txt"), "--require-hashes", "--no-deps", "--only-binary=:all:"]
    _run([*pip, "download", *needed, "--platform", "any", "--python-version", "3.13", "--dest", str(folder)])
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing, which fetches Pyodide: apt-get install npm")
    _run([npm, "pack", "--silent", "--pack-destination", str(folder), f"pyodide@{PYODIDE}"])
    tarball = folder / f"pyodide-{PYODIDE}.tgz"
    if hashlib.sha256(tarball.read_bytes()).hexdigest() != _FINGERPRINT:
        sys.exit(f"{tarball.name} is another than the one that was tried")
    return tarball


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - ours, and no shell
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} left with {done.returncode}")


def main() -> None:
    """Build the page."""
    parser = argparse.ArgumentParser(description="Build the library as one file for a browser.")
    parser.add_argument("--wheel", type=Path, help="the library as a wheel; otherwise the one beside this file")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built = page(fetched(Path(folder), given.wheel), Path(folder)).encode()
    if len(built) >= LARGEST:
        sys.exit(f"the page has {len(built)} bytes, and may have {LARGEST}")
    given.output.write_bytes(built)


if __name__ == "__main__":
    main()
