"""What is said of indexes: how an amount is raised, and why one cannot be."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Period


class Quotient(Message):
    """Write what an index has changed by, as its value over that of the base."""

    SV = "{now} / {base}"
    EN = "{now} / {base}"
    now: Fraction
    base: Fraction


class Weighed(Message):
    """Write what an index has changed by, with its weight among several."""

    SV = "{percent} % × {change}"
    EN = "{percent} % × {change}"
    percent: Fraction
    change: AnyText


class Together(Message):
    """Write what two indexes, or more, have changed by together."""

    SV = "{first} + {second}"
    EN = "{first} + {second}"
    first: AnyText
    second: AnyText


class InBrackets(Message):
    """Write a sum in brackets."""

    SV = "({inner})"
    EN = "({inner})"
    inner: AnyText


class Kronor(Message):
    """Write kronor that need not be whole öre."""

    SV = "{kronor} kr"
    EN = "{kronor} kr"
    kronor: Fraction


class RaisedTo(Message):
    """Say what an index raises an amount to, and by which values."""

    SV = "Uppräkning med {index}, {period} mot {base}: {before} × {change} = {after}, avrundat till {unit}."
    EN = "Raised by {index}, {period} over {base}: {before} × {change} = {after}, rounded to {unit}."
    index: AnyText
    period: Period
    base: Period
    before: AnyText
    change: AnyText
    after: Amount
    unit: Amount


class RaisedBy(Message):
    """Say of an amount which index raises it, and from when."""

    SV = "{stated}, uppräknat med {index} från {base}"
    EN = "{stated}, raised by {index} from {base}"
    stated: AnyText
    index: AnyText
    base: Period


class ValuesOrChanges(Message):
    """Refuse an index without values, or with both values and changes."""

    SV = "ange values, värdet för varje månad eller år, eller changes, ändringen i procent för varje år; en av dem"
    EN = "give values, one for each month or year, or changes, the percentage of each year; one of them"


class ChangeMissing(Message):
    """Refuse changes between which a year is missing, or of something else than years."""

    SV = "ändringarna ska gälla år som följer på varandra; den för {year} saknas"
    EN = "changes are of years that follow each other; that of {year} is missing"
    year: int


class ValueBelowZero(Message):
    """Refuse a value that nothing can be raised by."""

    SV = "ett indexvärde ska vara större än noll; rätta det för {period}"
    EN = "a value of an index is above zero; correct that of {period}"
    period: Period


class NoMonthOrYear(Message):
    """Refuse a value of anything but a month or a year."""

    SV = "ett indexvärde gäller en månad eller ett år; skriv {period} som 2024-10 eller 2024"
    EN = "a value of an index is of a month or a year; write {period} as 2024-10 or 2024"
    period: Period


class ValueTwice(Message):
    """Refuse two values of one month or year."""

    SV = "två värden anges för {period}; ta bort det ena"
    EN = "two values are given for {period}; take one away"
    period: Period


class WeightsOfIndexes(Message):
    """Refuse an amount raised by no index, or by one of no weight."""

    SV = "ange vilket index som räknar upp, eller flera med vikter som är större än noll"
    EN = "name the index that raises it, or several with weights above zero"


class MonthMissing(Message):
    """Refuse an index of months where no month is stated."""

    SV = "basen är en månad; ange med month vilken månads indexvärde som gäller för ett år, som 10 för oktober"
    EN = "the base is a month; say with month which month's value a year is reckoned by, such as 10 for October"


class MonthInVain(Message):
    """Refuse a month where the values are of whole years."""

    SV = "basen är ett år, så month används inte; ta bort den, eller ange en månad som bas"
    EN = "the base is a year, so month serves nothing; leave it out, or give a month as the base"


class NoSuchMonth(Message):
    """Refuse a month that no year has."""

    SV = "{month} är ingen månad; ange ett tal från 1 till 12"
    EN = "{month} is no month; give a number from 1 to 12"
    month: int


class BaseMissing(Message):
    """Refuse an index that has no value of the base."""

    SV = "indexet har inget värde för basen, {base}; lägg till det"
    EN = "the index has no value of the base, {base}; add it"
    base: Period


class ValueAwaited(Message):
    """Say which value a year waits for."""

    SV = "för {year} behövs värdet för {period}, som inte finns bland uppgifterna; lägg till det när det är publicerat"
    EN = "for {year} it takes the value of {period}, which is not among the facts; add it when it is published"
    year: int
    period: Period


class IndexOfKronor(Message):
    """Refuse an index on a rate in percent or promille, or on rates by year."""

    SV = "ett index räknar upp en taxa i kronor som är densamma varje år; ange taxan så, eller ta bort index"
    EN = "an index raises a rate in kronor that is the same every year; give the rate so, or leave index out"


class IndexOfAmount(Message):
    """Refuse an index on a cost that states no yearly amount."""

    SV = "ett index räknar upp yearly eller per_post; ange en av dem, eller ta bort index"
    EN = "an index raises yearly or per_post; give one of them, or leave index out"
