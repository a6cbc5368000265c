"""What is found of a printed table."""

from nara_vard_finans.core import Amount, Principal, RuleMessage, Severity, Text

COLUMN = Text("kolumnen", "column")

WHOLE = "whole"
"""The name of the sum of a whole column, beside those of each principal's rows."""

_ROWS = {
    None: Text("Raderna", "The rows"),
    Principal.MUNICIPALITIES: Text("Kommunernas rader", "The municipalities' rows"),
    Principal.REGION: Text("Regionens rader", "The region's rows"),
    Principal.OTHERS: Text("Övriga parters rader", "The other parties' rows"),
}


class _SumNotAsPrinted(RuleMessage):
    RULE = "sum-as-printed"
    SEVERITY = Severity.WARNING

    of: Principal | None
    heading: str
    rows: Amount
    by: Amount
    printed: Amount

    @property
    def whose(self) -> Text:
        """Whose rows they are."""
        return _ROWS[self.of]


class RowsAbovePrinted(_SumNotAsPrinted):
    """
    The rows of a printed column sum to more than the sum that is printed.

    A row or the sum is wrong, or was rounded by itself; both are kept as they are printed.
    """

    SV = "{whose} i kolumnen ”{heading}” summerar till {rows}, {by} mer än tryckta {printed}."
    EN = "{whose} of the column ”{heading}” sum to {rows}, {by} more than the printed {printed}."


class RowsBelowPrinted(_SumNotAsPrinted):
    """
    The rows of a printed column sum to less than the sum that is printed.

    A row or the sum is wrong, was rounded by itself, or a row is missing; both are kept as they are printed.
    """

    SV = "{whose} i kolumnen ”{heading}” summerar till {rows}, {by} mindre än tryckta {printed}."
    EN = "{whose} of the column ”{heading}” sum to {rows}, {by} less than the printed {printed}."
