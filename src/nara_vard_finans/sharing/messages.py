"""What is said of a sharing, in both languages."""

from nara_vard_finans.core import RuleMessage, Severity, Statistic


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
