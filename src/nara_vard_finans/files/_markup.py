"""
Markup: a page cut into its tags and texts, in a time that grows with the page.

Python's own reader spends the square of the number of declarations, and of tags that never end.
"""

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_UNQUOTED = re.compile(r"""[^>"']*""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")
_ENTITY = re.compile("&#[0-9]{8,};?")  # of more digits than any character has; Python refuses thousands
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe"))
_OF_USE = frozenset(("hidden", "style", "colspan", "rowspan"))
_NONE: Mapping[str, str] = MappingProxyType({})


class Tag(NamedTuple):
    """Where an element begins or ends, with what is said of how it is seen."""

    name: str
    is_end: bool
    said: Mapping[str, str] = _NONE


def pieces_of(page: str) -> Iterator[Tag | str]:
    """
    Cut a page into tags and texts; comments, declarations and what is no text of the page are left out.

    Example:
        >>> [str(piece) if isinstance(piece, str) else piece.name for piece in pieces_of("<td>5<!-- x -->&lt;6</td>")]
        ['td', '5', '<6', 'td']
    """
    at = 0
    while (start := page.find("<", at)) >= 0:
        if start > at:
            yield _text(page[at:start])
        if page.startswith(("<!", "<?"), start):
            at = _after(page, "-->" if page.startswith("<!--", start) else ">", start + 2)
        elif (match := _TAG.match(page, start)) is None:
            yield "<"
            at = start + 1
        else:
            name, end = match[2].lower(), _end_of(page, match.end())
            yield Tag(name, bool(match[1]), _said(page[match.end() : end]))
            at = end + 1
            if name in _RAW and not match[1]:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
                at = len(page) if closing is None else closing.start()
    if at < len(page):
        yield _text(page[at:])


def _after(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return len(page) if found < 0 else found + len(mark)


def _end_of(page: str, at: int) -> int:
    """Give where a tag ends, which is not within its quotes; the end of the page where it never does."""
    while at < len(page):
        match = _UNQUOTED.match(page, at)
        at = len(page) if match is None else match.end()
        if at < len(page) and page[at] == ">":
            return at
        closing = page.find(page[at], at + 1) if at < len(page) else -1
        if closing < 0:
            break
        at = closing + 1
    return len(page)


def _said(body: str) -> Mapping[str, str]:
    """Give what a tag says of how it is seen."""
    if not any(word in body.lower() for word in _OF_USE):
        return _NONE
    return {
        name.lower(): html.unescape(_ENTITY.sub("", one or other or bare))
        for name, one, other, bare in _ATTRIBUTE.findall(body)
        if name.lower() in _OF_USE
    }


def _text(text: str) -> str:
    return html.unescape(_ENTITY.sub("\ufffd", text)) if "&" in text else text
