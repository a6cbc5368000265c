"""What the page asks of the library, in the worker: what there is to choose, and the answer to one command line."""

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from nara_vard_finans import Workspace
from nara_vard_finans.cli import main
from nara_vard_finans.core import Principal
from nara_vard_finans.facts import Listed, official_days, register


def _locked(*_: object, **__: object) -> None:
    """Stand in for every cipher of ``cryptography``, which is machine code: a PDF that needs one is told as locked."""
    from pdfminer.pdfdocument import PDFEncryptionError  # noqa: PLC0415 - it asks for what stands in
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    raise PdfminerException(PDFEncryptionError("no cipher"))


def stand_in() -> None:
    """Let a PDF without a lock be read where there are no ciphers."""
    ciphers = "cryptography.hazmat.primitives.ciphers"
    for name in ("cryptography", "cryptography.hazmat", "cryptography.hazmat.primitives"):
        sys.modules[name] = ModuleType(name)
    for name in ("cryptography.hazmat.backends", ciphers):
        sys.modules[name] = ModuleType(name)
        for each in ("default_backend", "Cipher", "algorithms", "modes"):
            setattr(sys.modules[name], each, _locked)
    for each in ("AES", "ARC4", "CBC", "ECB"):
        setattr(_locked, each, _locked)


if sys.platform == "emscripten":
    stand_in()


def there() -> str:
    """Give what can be chosen: counties, days of official population, and agreements and grants with their years."""
    entries = [each for each in Workspace.open().entries().result if each.kind in {"agreement", "grant"}]
    entries.sort(key=lambda each: each.validity.first_day, reverse=True)
    entries.sort(key=lambda each: each.kind)
    regions = [party for party in register() if party.principal is Principal.REGION]
    return json.dumps(
        {
            "counties": [[region.code, region.aliases[0]] for region in regions],
            "days": [day.isoformat() for day in reversed(official_days())],
            "entries": [{"id": each.id, "years": _years(each), **_titles(each)} for each in entries],
        }
    )


def _titles(entry: Listed) -> dict[str, str]:
    return {"sv": entry.title.sv, "en": entry.title.en}


def _years(entry: Listed) -> list[int]:
    """Give the years of an agreement; a grant's is its own, and is not asked for."""
    first, last = entry.validity.first_day.year, entry.validity.last_day.year
    return [*range(first, last + 1)] if entry.kind == "agreement" else []


def answered(line: Sequence[str], form: str, files: Iterable[tuple[str, bytes]]) -> tuple[int, str, bytes]:
    """
    Answer a command line in one form, where *files* are all that there is beside it.

    Returns:
        The exit status, what was said beside the answer, and the answer; nothing where it was refused.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, content in files:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        place, errors = Path(f"{folder}.{form}"), io.StringIO()
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(errors):
            status = main([*line, "-o", str(place)])
        answer = place.read_bytes() if place.exists() else b""
        place.unlink(missing_ok=True)
        return status, errors.getvalue(), answer
