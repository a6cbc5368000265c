"""The working behind an audit: the rows as a rule gives them, beside the printed ones."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.columns import Words
from nara_vard_finans.reports.workings import IN_CELLS, Stage, component_of

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, Fit, Nearest

RULE_COLUMN = "computed"
"""The key of the column that holds what a rule gives."""


def audit_stages(audit: "Audit") -> Iterator[Stage]:
    """Give the rows by the leading rule, or by the nearest; none where there is no rule, or no kronor."""
    from nara_vard_finans.audit import ColumnUnit  # noqa: PLC0415 - an audit is at hand when this is asked

    found = audit.leading or audit.nearest
    if found is None or audit.column.measure is not ColumnUnit.KRONOR:
        return
    rows = sorted(audit.column.rows, key=lambda row: row.party)
    weights = dict(found.basis.weights)
    made = {row.party: row.amount for row in rows} | _off(audit, found)
    rule = audit.as_agreed(found)
    in_cells = rule.method.rows is None or rule.method in IN_CELLS
    why: Words | None = None if in_cells else say.NoFormula(found.rule.text)
    if sum(weights[row.party] for row in rows) != found.basis.total:
        why = say.OtherRule()
    yield Stage(
        title=say.StageOfAudit(found.basis.title, found.rule.text),
        participants=tuple((row.party, row.name) for row in rows),
        components=(component_of([weights[row.party] for row in rows]),),
        total=found.total,
        unit=found.unit,
        method=rule.method,
        counts=tuple(made[row.party].ore // found.unit.ore * (-1 if found.total.ore < 0 else 1) for row in rows),
        carrier=rule.residual_to,
        feeds=RULE_COLUMN,
        printed=tuple(row.amount for row in rows),
        values=why,
    )


def _off(audit: "Audit", found: "Fit | Nearest") -> dict[str, Amount]:
    """Give what the rule makes of the rows that are not printed so."""
    near = audit.nearest
    return {each.party: each.computed for each in near.deviations} if near is not None and near is found else {}
