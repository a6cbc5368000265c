"""
Writing exact numbers: digits of any size, thousands, decimals.

Reading them is the work of :mod:`nara_vard_finans.core.numbers`.
"""

from fractions import Fraction

_CHUNK_DIGITS = 4_000
_CHUNK = 10**_CHUNK_DIGITS


def grouped(number: int, space: str = " ") -> str:
    """
    Write a whole number with *space* between thousands.

    Example:
        >>> grouped(-1225535)
        '-1 225 535'
    """
    written = digits(abs(number))
    first = len(written) % 3 or 3
    groups = (written[:first], *(written[at : at + 3] for at in range(first, len(written), 3)))
    return f"{'-' if number < 0 else ''}{space.join(groups)}"


def digits(number: int) -> str:
    """
    Write a whole number of any size; Python itself refuses to write one of very many digits.

    Example:
        >>> len(digits(10**9_999))
        10000
    """
    if number < 0:
        return f"-{digits(-number)}"
    head, tail = divmod(number, _CHUNK)
    return digits(head) + str(tail).zfill(_CHUNK_DIGITS) if head else str(tail)


def decimal_text(value: int | Fraction, places: int | None = None, *, point: str = ",", space: str = " ") -> str:
    """
    Write an exact number in decimals.

    Args:
        value: The number.
        places: How many decimals, rounded half away from zero for the eye; without it all of them,
            or the fraction itself where they never end.
        point: The decimal sign.
        space: What stands between thousands.

    Example:
        >>> decimal_text(Fraction(35, 2)), decimal_text(Fraction(1, 3)), decimal_text(Fraction(1, 3), 2)
        ('17,5', '1/3', '0,33')
    """
    if places is None:
        places = _places(value.denominator)
        if places is None:
            return f"{grouped(value.numerator, space)}/{grouped(value.denominator, space)}"
    scaled = abs(value) * 10**places
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, part = divmod(rounded, 10**places)
    sign = "-" if value < 0 and rounded else ""
    return f"{sign}{grouped(whole, space)}{f'{point}{digits(part).zfill(places)}' if places else ''}"


def _places(denominator: int) -> int | None:
    """Give the number of decimals at which a fraction of *denominator* ends, or None when it never does."""
    twos = (denominator & -denominator).bit_length() - 1
    rest = denominator >> twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None
