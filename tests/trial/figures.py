"""How a number is written."""

THOUSANDS = {
    "none": "", "space": " ", "nbsp": "\N{NO-BREAK SPACE}", "narrow": "\N{NARROW NO-BREAK SPACE}",
    "thin": "\N{THIN SPACE}", "point": ".", "comma": ",", "apostrophe": "'",
}  # fmt: skip
SUFFIXES = {"none": "", "kr": " kr", ":-": ":-", ",-": ",-", "kr/år": " kr/år", "SEK": " SEK"}


def grouped(whole: int, thousands: str) -> str:
    """Write a whole number that is not negative, in groups of three."""
    return f"{whole:,}".replace(",", THOUSANDS[thousands])


def written(scaled: int, places: int, thousands: str, sign: str) -> str:
    """Write a number of *places* decimals, given in its last decimal, that is not negative."""
    whole, rest = divmod(scaled, 10**places)
    point = {"comma": ",", "point": "."}[sign]
    return grouped(whole, thousands) + (f"{point}{rest:0{places}d}" if places else "")


def below_zero(text: str, minus: str) -> str:
    """Write a number as negative, in one of the ways there are."""
    return f"({text})" if minus == "brackets" else f"{minus}{text}"


def is_two_faced(text: str) -> bool:
    """Whether a number may be thousands or decimals: one point or comma, and three digits after it."""
    for mark in ".,":
        whole, found, rest = text.partition(mark)
        if found and len(rest) == 3 and rest.isdigit() and whole.isdigit() and 0 < len(whole) <= 3 and whole != "0":
            return True
    return False
