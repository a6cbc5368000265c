"""Number formats: a stored number as the reader of a spreadsheet sees it."""

import operator
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from nara_vard_finans.core import decimal_text
from nara_vard_finans.grids import unit_in, unknown_unit_in

_UNITS = ("kr", "tkr", "mkr", "mnkr", "mdkr", "%")
_MAGNITUDES = ("t", "k", "m", "mn", "g")
_AROUND_UNITS = " \u00a0\u202f()+-\u2212"
_COMPARED: dict[str, Callable[[int | Fraction, Fraction], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.?)"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]?"  # [$kr-41D]: the sign of a currency, and where it is used
    r"|\[(?P<condition>(?:<>|[<>]=?|=)-?[0-9]+(?:\.[0-9]+)?)\]"
    r"|(?P<skipped>\[[^\]]*\]?|[_*].?)"  # colours, and what only fills the cell
    r"|(?P<general>general)"
    r"|(?P<uneven>e[+-]|/)"  # powers of ten, and fractions
    r"|(?P<end>;)"
    r"|(?P<digit>[0#?.,%@])"
    r"|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)


def as_seen(number: int | Fraction, code: str) -> str | None:
    """
    Write a number as its format shows it, with a decimal comma and without spaces between thousands.

    The units kr, tkr and mkr, and the percent sign, stand after it; words that are no unit are left out.

    Args:
        number: The number, exactly.
        code: The format, such as ``#,##0.00``.

    Returns:
        What is seen, or ``None`` where the format does not show the number.

    Example:
        >>> as_seen(Fraction("159413.6667"), "#,##0"), as_seen(Fraction("0.125"), "0.0%")
        ('159414', '12,5 %')
    """
    section = _chosen(number, _sections(code))
    return None if section.is_blank and number else _as_seen(number, section)


def unclear_unit(number: int | Fraction, code: str) -> str:
    """
    Give what a format says of a unit that is not understood, or an empty text; for thousands unsaid, its comma.

    Example:
        >>> unclear_unit(5, '0" USD"'), unclear_unit(5, '0" tusen kr"'), unclear_unit(5_000, "0,")
        ('usd', '', ',')
    """
    section = _chosen(number, _sections(code))
    return section.unknown or ("," if section.factor < 1 and not section.unit else "")


@frozen(kw_only=True)
class _Section:
    """
    How a number format shows some numbers.

    Attributes:
        condition: How a number compares to another, where the format says which numbers are meant.
        is_general: Whether all decimals are shown.
        is_text: Whether texts are meant, not numbers.
        is_blank: Whether no digit is shown.
        factor: What the number is multiplied by, for percentages and thousands.
        digits: The fewest digits before the comma.
        places: The most decimals.
        least: The fewest decimals.
        unit: What stands after the number.
        unknown: What stands there of a unit that is not understood.
    """

    condition: tuple[str, Fraction] | None
    is_general: bool
    is_text: bool
    is_blank: bool
    factor: Fraction
    digits: int
    places: int
    least: int
    unit: str
    unknown: str


@lru_cache(maxsize=500)
def _sections(code: str) -> tuple[_Section, ...]:
    """Read a number format: one section for all numbers, or for those above, below and at zero."""
    parts: list[list[tuple[str, str]]] = [[]]
    for token in _TOKEN.finditer(code):
        kind = str(token.lastgroup)
        if kind == "end":
            parts.append([])
        else:
            parts[-1].append((kind, token[kind]))
    sections = [_section(tokens) for tokens in parts]
    return tuple(section for section in sections if not section.is_text)[:3] or (_section([("general", "")]),)


def _section(tokens: list[tuple[str, str]]) -> _Section:
    digits, before, after = "", "", ""
    condition: tuple[str, Fraction] | None = None
    kinds = {kind for kind, _ in tokens}
    for kind, text in tokens:
        if kind == "digit":
            digits += text
        elif kind == "condition":
            sign = text.rstrip("-.0123456789")
            condition = sign, Fraction(text.removeprefix(sign))
        elif kind in ("quoted", "escaped", "currency", "bare"):
            before, after = (before, after + text) if digits else (before + text, after)
    whole, _, part = re.sub("[%@]", "", digits).partition(".")
    thousands = sum(len(side) - len(side.rstrip(",")) for side in (whole, part))
    places = re.sub("[.,]", "", part)
    is_general = bool(kinds & {"general", "uneven"})
    literals = [literal.strip(_AROUND_UNITS) for literal in (after, before)]
    units = (text if text.casefold() in _UNITS else unit_in(text) for text in literals)
    unknown = (text if text.casefold() in _MAGNITUDES else unknown_unit_in(text) for text in literals)
    return _Section(
        condition=condition,
        is_general=is_general,
        is_text="@" in digits,
        is_blank=not is_general and not set("0#?") & set(digits),
        factor=Fraction(100 ** digits.count("%"), 1_000**thousands),
        digits=whole.count("0"),
        places=len(places),
        least=len(places.rstrip("#?")),
        unit="%" if "%" in digits else next(filter(None, units), ""),
        unknown=next(filter(None, unknown), ""),
    )


def _chosen(number: int | Fraction, sections: tuple[_Section, ...]) -> _Section:
    """Choose as Excel does: the first section that says it is for such numbers, else the last."""
    unsaid = ((">=" if len(sections) == 2 else ">", Fraction()), ("<", Fraction()))  # noqa: PLR2004 - above, and below
    for section, otherwise in zip(sections[:-1], unsaid, strict=False):
        sign, limit = section.condition or otherwise
        if _COMPARED[sign](number, limit):
            return section
    return sections[-1]


def _as_seen(number: int | Fraction, section: _Section) -> str:
    scaled: int | Fraction = number if number > 0 else -number
    scaled = scaled if section.factor == 1 else scaled * section.factor
    is_whole = number.denominator == 1 and scaled.denominator == 1  # its decimals would be zeros, and say nothing
    if section.is_general:
        text = decimal_text(scaled, space="")
    else:
        whole, comma, part = decimal_text(scaled, 0 if is_whole else section.places, space="").partition(",")
        part = part[: section.least] + part[section.least :].rstrip("0")
        text = f"{whole.zfill(section.digits)}{comma if part else ''}{part}"
    sign = "-" if number < 0 and text.strip("0,") else ""
    return f"{sign}{text}{f' {section.unit}' if section.unit else ''}"
