"""What is said of a sharing, in both languages."""

from nara_vard_finans.core import Amount, RuleMessage, Severity, Statistic


class UsedBeyond(RuleMessage):
    """
    Figures are used for a year that is neither theirs nor the next, and no paper is named that says so.

    A budget is made by the figures of the year before; older ones may be right, but somebody should have said it.
    """

    RULE = "figures-for-year"
    SEVERITY = Severity.NOTE
    SV = "Underlaget ”{statistic}” används för {years}; att det gäller då framgår inte av handlingarna."
    EN = "The basis ”{statistic}” is used for {years}; no paper is named that says it holds then."
    statistic: Statistic
    years: tuple[int, ...]


class RowsDoNotSum(RuleMessage):
    """The rows of a sharing, rounded one by one, sum to what is shared; no method that keeps the total breaks it."""

    RULE = "rows-sum-to-total"
    SEVERITY = Severity.WARNING
    SV = "Raderna är avrundade var för sig och summerar till {rows}; det som fördelas är {total} (restpost {residual})."
    EN = "The rows are rounded one by one and sum to {rows}; what is shared is {total} (residual {residual})."
    rows: Amount
    total: Amount
    residual: Amount
