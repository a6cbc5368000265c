"""
Where each value of a TOML text stands.

The standard library's reader tells no lines, so this walks a text that it has already read and found valid.
"""

import re
from bisect import bisect_right
from itertools import accumulate

Path = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and places in arrays counted from zero."""

_BLANK = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_PART = r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*"""
_KEY_PART, _KEY = re.compile(_PART), re.compile(rf"{_PART}(?:\.{_PART})*")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]*")


def lines_of(text: str) -> dict[Path, int]:
    r"""
    Give the line, from one, of every table, key and array item of a valid TOML text.

    Example:
        >>> lines_of('id = "a"\n[term]\nfirst_day = 2023-01-01')[("term", "first_day")]
        3
    """
    return _Walk(text).lines


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.lines: dict[Path, int] = {}
        self.arrays: dict[Path, int] = {}
        table: Path = ()
        while self._skip_blank():
            if self.text.startswith("[", self.place):
                table = self._header()
            else:
                self._pair(table)

    def _line(self) -> int:
        return bisect_right(self.starts, self.place)

    def _skip_blank(self) -> bool:
        self.place = self._end_of(_BLANK)
        return self.place < len(self.text)

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.place)
        return match.end() if match else self.place

    def _key(self) -> Path:
        import tomllib  # noqa: PLC0415 - for those who ask for lines

        start, self.place = self.place, self._end_of(_KEY)
        parts = _KEY_PART.findall(self.text, start, self.place)
        return tuple(tomllib.loads(f"key = {part}")["key"] if part[0] in "\"'" else part for part in parts)

    def _header(self) -> Path:
        line = self._line()
        of_array = self.text.startswith("[[", self.place)
        self.place += 1 + of_array
        path: Path = ()
        key = self._key()
        self.place += 1 + of_array
        for depth, part in enumerate(key, 1):
            path = (*path, part)
            self.lines.setdefault(path, line)
            if of_array and depth == len(key):
                self.arrays[path] = self.arrays.get(path, 0) + 1
            if path in self.arrays:
                path = (*path, self.arrays[path] - 1)
        self.lines.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self.place += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self.place = self._end_of(re.compile(r"[ \t]*"))
        opening = self.text[self.place : self.place + 1]
        if opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            self.place = self._end_of(_TEXT if opening in ('"', "'") else _BARE)

    def _items(self, path: Path) -> None:
        self.place += 1
        count = 0
        while self._skip_blank() and not self.text.startswith("]", self.place):
            self.lines[(*path, count)] = self._line()
            self._value((*path, count))
            count += 1
        self.place += 1

    def _inline_table(self, path: Path) -> None:
        self.place += 1
        while self._skip_blank() and not self.text.startswith("}", self.place):
            self._pair(path)
        self.place += 1
