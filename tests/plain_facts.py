"""
The shipped facts as plain data, ``facts.json`` beside them, from which a command reads them in a hundredth of the time.

Of every TOML file stand there the check sum of its text and what it says. Whoever changes one writes them anew::

    python tests/plain_facts.py

Until then that file is read as TOML.
"""

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any
from zlib import crc32

DATA = Path(__file__).resolve().parents[1] / "src" / "nara_vard_finans" / "data"
PLACE = DATA / "facts.json"


def plain_facts() -> str:
    """Give what ``facts.json`` is to hold: a line for every file."""
    lines = (f"{json.dumps(path.name)}: {_plain(path.read_bytes())}" for path in sorted(DATA.glob("*.toml")))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(text: bytes) -> str:
    values = [crc32(text), tomllib.loads(text.decode())]
    return json.dumps(values, ensure_ascii=False, default=_marked, separators=(",", ":"))


def _marked(value: Any) -> dict[str, str]:
    """Mark a day, which JSON has none of; no other value of TOML stands in the facts that ship."""
    if type(value) is not dt.date:
        raise TypeError(value)
    return {"$day": value.isoformat()}


if __name__ == "__main__":
    PLACE.write_text(plain_facts(), encoding="utf-8")
