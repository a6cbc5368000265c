"""Checked rows: what the best rule makes of each row: the one that fits, or else the nearest."""

from fractions import Fraction

from attrs import frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.column import AuditRow
from nara_vard_finans.audit.recovery import Span
from nara_vard_finans.audit.verdicts import Audit
from nara_vard_finans.core import Amount


@frozen(kw_only=True)
class RowCheck:
    """
    A row, and what the best rule makes of it.

    Swedish term:
        rad i granskningen

    Attributes:
        row: The row as it is printed.
        basis: What it was shared by; ``None`` where no rule was found.
        total: What was shared.
        computed: What the rule gives; what is printed, where none was found.
        deviates: Whether that is another amount.
        recovered: What the amounts say of its weight, where one basis was recovered.
    """

    row: AuditRow
    basis: AuditBasis | None
    total: Amount
    computed: Amount
    deviates: bool
    recovered: Span | None = None

    @property
    def weight(self) -> int | Fraction | None:
        """Its weight; ``None`` where no rule was found."""
        return None if self.basis is None else dict(self.basis.weights)[self.row.party]

    @property
    def exact(self) -> Fraction | None:
        """Its share in kronor before any rounding; ``None`` where no rule was found."""
        if self.basis is None:
            return None
        return Fraction(self.total.ore * self.basis.integers[self.row.party], 100 * self.basis.whole)

    @property
    def difference(self) -> Amount:
        """How much more is printed than the rule gives."""
        return self.row.amount - self.computed


def row_checks(audit: Audit) -> tuple[RowCheck, ...]:
    """
    Say of each row what the best rule makes of it.

    Example:
        >>> from nara_vard_finans.audit import AuditBasis, AuditColumn, AuditRow, audit_table
        >>> from nara_vard_finans.core import KRONA, Text, kronor
        >>> from nara_vard_finans.grids import StatedTotal
        >>> printed, weights = {"A": 10, "B": 21, "C": 30}, {"A": 1, "B": 2, "C": 3}
        >>> rows = [AuditRow(party=name, name=name, amount=kronor(amount)) for name, amount in printed.items()]
        >>> basis = AuditBasis(id="key", title=Text("nyckel", "key"), weights=weights, total=6)
        >>> column = AuditColumn(title="t", rows=rows, precision=KRONA)
        >>> found = audit_table(column, bases=[basis], total=StatedTotal.exactly(kronor(60)))
        >>> [str(each.difference) for each in row_checks(found)]
        ['0 kr', '1 kr', '0 kr']
    """
    fit, near = audit.leading, None
    if fit is None:
        near = audit.nearest
    computed = {} if near is None else {each.party: each.computed for each in near.deviations}
    best = fit or near
    spans = _recovered(audit)
    return tuple(
        RowCheck(
            row=row,
            basis=None if best is None else best.basis,
            total=audit.total.amount if best is None else best.total,
            computed=computed.get(row.party, row.amount),
            deviates=row.party in computed,
            recovered=spans.get(row.party),
        )
        for row in audit.column.rows
    )


def _recovered(audit: Audit) -> dict[str, Span]:
    if audit.recovered is None or not audit.recovered.is_unique:
        return {}
    return dict(audit.recovered.recovery.solutions[0].weights)
