"""Days off: Sundays and the public holidays of Sweden, by the act (1989:253) on public holidays."""

import datetime as dt

from dateutil.easter import easter

from nara_vard_finans.core.messages import Text

_FIXED = {
    (1, 1): Text("nyårsdagen", "New Year's Day"),
    (1, 6): Text("trettondedag jul", "Epiphany"),
    (5, 1): Text("första maj", "May Day"),
    (6, 6): Text("nationaldagen", "the national day"),
    (12, 25): Text("juldagen", "Christmas Day"),
    (12, 26): Text("annandag jul", "Boxing Day"),
}
_FROM_EASTER = {
    -2: Text("långfredagen", "Good Friday"),
    0: Text("påskdagen", "Easter Day"),
    1: Text("annandag påsk", "Easter Monday"),
    39: Text("Kristi himmelsfärdsdag", "Ascension Day"),
    49: Text("pingstdagen", "Whit Sunday"),
    50: Text("annandag pingst", "Whit Monday"),
}
_MIDSUMMER, _ALL_SAINTS = Text("midsommardagen", "Midsummer Day"), Text("alla helgons dag", "All Saints' Day")
_SUNDAY = Text("en söndag", "a Sunday")
_WHIT_MONDAY, _NATIONAL_DAY, _EXCHANGED_IN = 50, (6, 6), 2005
_GREGORIAN = range(1583, 4100)  # the years that a day of Easter is known for


def day_off(on: dt.date) -> Text | None:
    """
    Name the Sunday or the public holiday of Sweden that a day is; ``None`` for any other day.

    Swedish term:
        söndag, allmän helgdag

    Whit Monday was one until 2004, the national day has been one since 2005. Eves and other Saturdays are none.

    Source:
        Lag (1989:253) om allmänna helgdagar, with SFS 2004:1320.

    Example:
        >>> print(day_off(dt.date(2022, 6, 6)))
        nationaldagen
        >>> print(day_off(dt.date(2023, 1, 1)), day_off(dt.date(2023, 1, 8)), day_off(dt.date(2023, 1, 9)))
        nyårsdagen en söndag None

    .. versionadded:: 0.1.0
    """
    fixed = _FIXED.get((on.month, on.day))
    if fixed is not None and ((on.month, on.day) != _NATIONAL_DAY or on.year >= _EXCHANGED_IN):
        return fixed
    after = (on - easter(on.year)).days if on.year in _GREGORIAN else None
    if after in _FROM_EASTER and not (after == _WHIT_MONDAY and on.year >= _EXCHANGED_IN):
        return _FROM_EASTER[after]
    if on.isoweekday() == 6:  # noqa: PLR2004 - Saturday
        if dt.date(on.year, 6, 20) <= on <= dt.date(on.year, 6, 26):
            return _MIDSUMMER
        if dt.date(on.year, 10, 31) <= on <= dt.date(on.year, 11, 6):
            return _ALL_SAINTS
    return _SUNDAY if on.isoweekday() == 7 else None  # noqa: PLR2004 - Sunday
