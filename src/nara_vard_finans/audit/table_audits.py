"""Table audits: all columns of a table that were audited, those that cannot be, and those that are no amounts."""

from collections.abc import Sequence

from attrs import frozen

from nara_vard_finans.audit.column_choice import UnreadColumn
from nara_vard_finans.audit.relations import column_title
from nara_vard_finans.audit.sum_messages import ColumnBeside, ColumnUnread
from nara_vard_finans.audit.verdicts import Audit
from nara_vard_finans.core import AnyText, Finding, Shown, with_tuples


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class TableAudit(Shown):
    """
    What audits of the columns of a table found.

    Swedish term:
        granskning av en tabell

    Attributes:
        title: What the table is called.
        audits: An audit of each column of amounts.
        unread: The columns that cannot be audited, with the reason.
        beside: The columns that are no amounts, such as known inhabitants, and so not audited.
    """

    title: str
    audits: tuple[Audit, ...]
    unread: tuple[UnreadColumn, ...] = ()
    beside: tuple[AnyText, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of the table, and of no column that was audited."""
        return (
            *(
                Finding.of(ColumnUnread(column_title(each.column, each.heading), each.reason), self.title)
                for each in self.unread
            ),
            *(Finding.of(ColumnBeside(title), self.title) for title in self.beside),
        )


def table_audit(title: str, audits: Sequence[Audit], unread: Sequence[UnreadColumn] = ()) -> TableAudit:
    """
    Put the audits of a table's columns together, without those of columns that are no amounts but a known statistic.

    A column that has no word for money over it, cannot be audited, and is what another was shared by is none either.

    Args:
        title: What the table is called.
        audits: An audit of each column.
        unread: The columns that cannot be audited.
    """
    kept = [audit for audit in audits if audit.column.speaks_of_money or not audit.known_as] or list(audits)
    bases = {audit.leading.basis.title for audit in kept if audit.leading is not None}
    beside = [
        (each.column, each.heading)
        for each in unread
        if not each.speaks_of_money and column_title(each.column, each.heading) in bases
    ]
    beside += [(audit.column.column, audit.column.heading) for audit in audits if audit not in kept]
    return TableAudit(
        title=title,
        audits=tuple(kept),
        unread=tuple(each for each in unread if (each.column, each.heading) not in beside),
        beside=tuple(column_title(*each) for each in sorted(beside)),
    )
