"""Why rows are not shared where they live; the engine adds the row's group and party."""

from nara_vard_finans.core import Message, Text


class DialectInexact(Message):
    """Refuse a dialect that loses digits without a word."""

    SV = "{dialect} {why}; fördela i duckdb, postgresql eller spark, eller med apportion_many"
    EN = "{dialect} {why}; share in duckdb, postgresql or spark, or by apportion_many"
    dialect: str
    why: Text


class GroupColumnsExpected(Message):
    """Ask for the columns that say which total a row is of."""

    SV = "minst en kolumn i en lista, till exempel ['ar', 'post']"
    EN = "at least one column in a list, such as ['year', 'post']"


class NamelessRow(Message):
    """Refuse a row that says not whose it is."""

    SV = "raden saknar grupp eller part"
    EN = "the row has no group or no party"


class UncountableWeight(Message):
    """Refuse a weight that is missing, negative or no whole number by its type."""

    SV = "vikten saknas, är negativ eller är inget heltal till sin typ"
    EN = "the weight is missing, negative, or no whole number by its type"


class UncountableTotal(Message):
    """Refuse a total that is missing or no whole number by its type."""

    SV = "summan saknas eller är inget heltal till sin typ"
    EN = "the total is missing, or no whole number by its type"


class NoWeightInGroup(Message):
    """Refuse a group in which nothing weighs anything."""

    SV = "gruppen har inga vikter över noll, så dess summa kan inte fördelas"
    EN = "the group has no weight above zero, so its total cannot be shared"


class TwoRows(Message):
    """Refuse a party that has two rows of one group."""

    SV = "parten står på två rader i gruppen"
    EN = "the party stands on two rows of the group"


class TotalsDiffer(Message):
    """Refuse a group whose rows tell of different totals."""

    SV = "gruppens rader har olika summor; samma summa ska stå på var och en"
    EN = "the rows of the group have different totals; one and the same must stand on each"


class TooWide(Message):
    """Refuse numbers that the engine has no room for."""

    SV = "talen ryms inte i motorns bredaste heltal; fördela gruppen med apportion"
    EN = "the numbers do not fit the widest whole numbers of the engine; share the group by apportion"


class TotalOfRowDiffers(Message):
    """Refuse a row of a frame that tells of another total than its group's first."""

    SV = "raden på plats {place} (räknat från 0) har en annan summa än gruppens första rad, som har {first}"
    EN = (
        "the row at place {place} (counted from 0) has another total than the first row of its group, which has {first}"
    )
    place: int
    first: int


class FrameExpected(Message):
    """Ask for a frame whose rows are at hand."""

    SV = "en dataram av Polars eller pandas; en lat ram samlas först in med collect()"
    EN = "a data frame of Polars or pandas; collect() a lazy one first"
