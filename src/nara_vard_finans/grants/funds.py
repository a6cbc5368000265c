"""Funds: money from outside a grant that can carry joint work, with what there is of it and who decides on it."""

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, AmountError, Remark, Shown, Source, Text, with_tuples
from nara_vard_finans.grants.refusals import FundBelowZero


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Fund(Shown):
    """
    Money from outside a grant that can carry joint work.

    Swedish term:
        fond, ackumulerade medel

    Attributes:
        id: The name by which it is asked for.
        title: What money it is.
        amount: What there is of it.
        printed: How that is printed, where it is only about so, such as ``ca 1 mkr``; empty where it is exact.
        years: The years that it can be used in; empty where no paper says.
        decided_by: The body that decides on it; empty where no paper says.
        source: Where it stands.
        remarks: What a reader must know.

    Raises:
        AmountError: If it is below zero.

    Source:
        "Förslag på användning av medel …" 2020, section 4.2: "Det finns ca 1 mkr ackumulerat i SUS-bidrag".

    .. versionadded:: 0.1.0
    """

    id: str
    title: Text
    amount: Amount
    printed: str = ""
    years: tuple[int, ...] = ()
    decided_by: str = ""
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.amount < ZERO:
            raise AmountError(str(self.amount), FundBelowZero())
