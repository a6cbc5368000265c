"""Reading PDFs from strangers: the text of their pages, with columns parted by where the words stand."""

import json
import os
import subprocess
import sys
from typing import Any

from nara_vard_finans.core import MissingLibraryError, Reason, UnreadableFileError
from nara_vard_finans.files import _pdf_lines
from nara_vard_finans.files.document_messages import (
    LOCKED_PDF,
    SCANNED,
    TOO_SLOW,
    WITHOUT_TEXT,
    DamagedDocument,
    TooManyPages,
)

PDF = b"%PDF"
"""How a PDF begins."""

_REFUSED: dict[str, Reason] = {
    "pages": TooManyPages(_pdf_lines.MOST_PAGES),
    "locked": LOCKED_PDF,
    "scan": SCANNED,
    "empty": WITHOUT_TEXT,
    "heavy": TOO_SLOW,
}
_SPARE_SECONDS = 10  # to begin and to end


def read_pdf(raw: bytes, name: str) -> str:
    """
    Give the text of a PDF: a line for each line of print, with tabs between columns, and an empty line after each page.

    It is read in a process of its own, which has bounded time and memory where the system has such bounds, and which a
    trap in the file can stop and not reach beyond.

    Args:
        raw: The bytes of the file.
        name: What to call it in messages.

    Raises:
        MissingLibraryError: If the extra ``pdf`` is not installed.
        UnreadableFileError: If it is a scan, locked, damaged or too long, or takes too long.
    """
    return read_pages(raw, name)[0]


def read_pages(raw: bytes, name: str) -> tuple[str, tuple[int, ...]]:
    """Give the text, and the numbers of the pages of which a picture covers more than half."""
    found = _asked(raw, name)
    refused = found.get("refused")
    if refused is None:
        text = "".join("".join(f"{line}\n" for line in page) + "\n" for page in found["pages"])
        return text, tuple(found["pictures"])
    if refused == "library":
        raise MissingLibraryError("pdfplumber", "pdf")
    raise UnreadableFileError(name, _REFUSED.get(refused) or DamagedDocument(found["why"]))


def _asked(raw: bytes, name: str) -> dict[str, Any]:
    """Ask another process; or where a system has none, as in a browser, read it in this one."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-m", _pdf_lines.__name__],
            input=raw,
            capture_output=True,
            timeout=_pdf_lines.SECONDS + _SPARE_SECONDS,
            check=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"},
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except OSError:
        return _pdf_lines.read(raw)
    except (subprocess.SubprocessError, ValueError) as error:
        raise UnreadableFileError(name, TOO_SLOW) from error
    return found
