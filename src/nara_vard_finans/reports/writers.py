"""One small writer for each form of a report that people read: text, Markdown and HTML, all of the same cells."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from nara_vard_finans.reports.sections import Written

NARROWEST = 40
"""The fewest columns of a terminal that text is laid out for."""

_GAP = "  "
_ADDRESS = r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])"
_JOINT = "\0"
_WITHIN_AMOUNT = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9])|kr\b)|(?<=,) (?=(?:kr|%)(?!\w))")


def as_text(section: Written, width: int | None = None) -> str:
    """
    Write a section with aligned columns.

    Args:
        section: The section.
        width: The columns of the terminal; titles, notes, headings and texts are folded to fit, and a table that
            cannot is written row by row. Without it nothing is folded.
    """
    room = None if width is None else max(width, NARROWEST)
    blocks = [_folded(section.title, room), _table(section, room) if section.head else [], _folded(section.notes, room)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _folded(lines: Iterable[str], width: int | None) -> list[str]:
    return [part for line in lines for part in _fold(line, width)]


def _fold(line: str, width: int | None) -> list[str]:
    """Fold a line at its spaces, but not within an amount, under its own beginning; a word wider than all is cut."""
    if width is None or _width(line) <= width:
        return [line]
    begins = line[: min(len(line) - len(line.lstrip()), width // 2)]
    lines, last = [], begins
    for word in _words(line):
        longer = f"{last} {word}" if last.strip() else f"{begins}{word}"
        if _width(longer) > width:
            lines += [last] if last.strip() else []
            *full, rest = _cut(word, width - len(begins))
            lines += [f"{begins}{part}" for part in full]
            longer = f"{begins}{rest}"
        last = longer
    return [part.replace(_JOINT, " ") for part in (*lines, last)]


def _words(line: str) -> list[str]:
    return [word for word in _WITHIN_AMOUNT.sub(_JOINT, line).split(" ") if word]


def unbroken(text: str) -> str:
    """
    Keep amounts on one line, wherever a text is folded.

    Example:
        >>> unbroken("av 2 000 004 kr").split(" ")[0]
        'av'
        >>> len(unbroken("av 2 000 004 kr").split(" "))
        2
    """
    return _WITHIN_AMOUNT.sub("\u00a0", text)


def _cut(word: str, width: int) -> list[str]:
    parts = [""]
    for mark in word:
        if _width(parts[-1] + mark) > width:
            parts.append("")
        parts[-1] += mark
    return parts


def _table(section: Written, width: int | None) -> list[str]:
    body = [*section.rows, *section.sums]
    widths = [max(map(_width, column)) for column in zip(section.head, *body, strict=True)]
    if width is not None:
        narrow = _narrowed(section, widths, width)
        if narrow is None:
            return _row_by_row(section, width)
        widths = narrow
    rule = "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    head, *lines = (_line(row, widths, section.at_right) for row in (section.head, *body))
    rows, sums = lines[: len(section.rows)], lines[len(section.rows) :]
    return [
        *head,
        rule,
        *(part for row in rows for part in row),
        *([rule] if sums else []),
        *(p for s in sums for p in s),
    ]


def _line(cells: Sequence[str], widths: Sequence[int], at_right: Sequence[bool]) -> list[str]:
    """Write one row, in as many lines as its longest cell takes."""
    folded = [_fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    deep = max(map(len, folded))
    lines = []
    for at in range(deep):
        parts = (
            _aligned(cell[at] if at < len(cell) else "", width, at_right=right)
            for cell, width, right in zip(folded, widths, at_right, strict=True)
        )
        lines.append(_GAP.join(parts).rstrip())
    return lines


def _narrowed(section: Written, widths: list[int], room: int) -> list[int] | None:
    """Give widths that fit, with headings and texts folded, numbers never; nothing where none do."""
    body = [*section.rows, *section.sums]
    least = [
        max([_longest_word(section.head[at]), *((_width if right else _longest_word)(row[at]) for row in body)])
        for at, right in enumerate(section.at_right)
    ]
    spare = room - len(_GAP) * (len(widths) - 1) - sum(least)
    if spare < 0:
        return None
    wanted = [most - few for most, few in zip(widths, least, strict=True)]
    found = list(least)
    for at in sorted(
        range(len(widths)), key=wanted.__getitem__
    ):  # those that want little get it, the last what is left
        share = min(wanted[at], spare)
        found[at] += share
        spare -= share
    return found


def _longest_word(text: str) -> int:
    return max(map(_width, _words(text)), default=0)


def _row_by_row(section: Written, width: int) -> list[str]:
    """Write each row as a heading and a line for every cell, for a terminal that is too narrow for the table."""
    lines: list[str] = []
    for row in (*section.rows, *section.sums):
        lines += _fold(row[0], width)
        pairs = zip(section.head[1:], row[1:], strict=True)
        lines += [part for head, cell in pairs if cell for part in _fold(f"{_GAP}{head}: {cell}", width)]
    return lines


def _aligned(text: str, width: int, *, at_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if at_right else text + space


def _width(text: str) -> int:
    """Give the columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )


def as_markdown(section: Written) -> str:
    """Write a section in Markdown; nothing in a name is markup."""
    marks = ["---:" if at_right else "---" for at_right in section.at_right]
    head, rows, sums = (
        [[escaped(cell) for cell in row] for row in part] for part in ([section.head], section.rows, section.sums)
    )
    bold = [[f"**{cell}**" if cell else "" for cell in row] for row in sums]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in (*head, marks, *rows, *bold)) if section.head else ""
    title = f"**{escaped(' – '.join(section.title))}**" if section.title else ""
    notes = (re.sub(r"^([-+]|[0-9]+(?=[.)]))", _no_item, escaped(note)) for note in section.notes)
    return "\n\n".join(block for block in (title, lines, *notes) if block)


def _no_item(begins: re.Match[str]) -> str:
    """Keep what begins a line from being an item of a list."""
    return f"{begins[0]}\\" if begins[0].isdigit() else f"\\{begins[0]}"


def escaped(text: str) -> str:
    r"""
    Write *text* so that nothing in it is Markdown or HTML, nor an address that is made a link of where it is read.

    Example:
        >>> print(escaped("*a* https://x.se www.x.se a@x.se"))
        \*a\* https\://x.se www\.x.se a\@x.se
    """
    return re.sub(_ADDRESS, r"\1\\\2", re.sub(r"([\\`*_\[\]<>|#~&@])", r"\\\1", text))


def markdown_lines(lines: Iterable[str]) -> str:
    """Write lines in Markdown, each on a line of its own; nothing in them is markup."""
    return "\n".join(f"{escaped(line)}  " if line else "" for line in lines)


def as_html(section: Written) -> str:
    """Write a section as a fragment of HTML; nothing in a name is markup."""
    from html import escape  # noqa: PLC0415 - for this form alone

    title = "".join(f"<p><strong>{escape(line)}</strong></p>\n" for line in section.title)
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in section.notes)
    head = _html_row("th", section.head, section.at_right)
    parts = (("thead", [head]), ("tbody", [_html_row("td", row, section.at_right) for row in section.rows]))
    foot = ("tfoot", [_html_row("th", row, section.at_right) for row in section.sums])
    body = "".join(f"<{tag}>\n{''.join(rows)}</{tag}>\n" for tag, rows in (*parts, foot) if rows)
    return f"{title}<table>\n{body}</table>\n{notes}" if section.head else title + notes


def _html_row(tag: str, cells: Sequence[str], at_right: Sequence[bool]) -> str:
    from html import escape  # noqa: PLC0415 - likewise

    sides = ("right" if right else "left" for right in at_right)
    written = (
        f'<{tag} style="text-align:{side}">{escape(cell)}</{tag}>' for side, cell in zip(sides, cells, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>\n"
