"""Instalments, beside the report of what they pay."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from attrs import evolve

from nara_vard_finans.agreements import Due, Payment
from nara_vard_finans.core import Text
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import ABSENT, AMOUNT, DAY, TEXT, Column, Shape, Words, several
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.shapes import PARTY, SUM
from nara_vard_finans.sharing import Instalment, InstalmentPlan

Names = Mapping[str, str]
"""The parties' names by code, in the order in which they are listed."""


class _Due(NamedTuple):
    """What one party pays of one instalment."""

    instalment: Instalment
    code: str
    name: str


class _Payer(NamedTuple):
    code: str
    name: str


_DUE: Shape[_Due] = Shape(
    Column("due_on", DAY, lambda due: due.instalment.due_on),
    Column("party", TEXT, lambda due: due.code),
    Column("name", TEXT, lambda due: due.name),
    Column("amount", AMOUNT, lambda due: due.instalment.amount(due.code)),
)
_INSTALMENT: Shape[list[_Due]] = Shape(
    Column("due_on", DAY, lambda dues: dues[0].instalment.due_on),
    Column("first_day", DAY, lambda dues: dues[0].instalment.period.first_day),
    Column("last_day", DAY, lambda dues: dues[0].instalment.period.last_day),
    Column("total", AMOUNT, lambda dues: dues[0].instalment.total),
    Column("rows", several(_DUE.only("party", "name", "amount")), lambda dues: dues),
)


def with_instalments(
    report: Report, shape: Shape[Any], plan: InstalmentPlan | None, names: Names, payment: Payment | None = None
) -> Report:
    """Give a report with the instalments of what it shares, if any; its rows are then those of the instalments."""
    if plan is None:
        return report
    from nara_vard_finans.reports.workings import instalment_stages  # noqa: PLC0415 - for what is paid in parts

    dues = dues_of(plan, names)
    return evolve(
        report,
        shape=shape.with_(instalments_column(dues)),
        row_shape=_DUE,
        records=lambda: [due for each in dues for due in each],
        sections=lambda: (*report.sections, instalments_section(plan, names, payment=payment)),
        stages=lambda: (*report.stages, *instalment_stages(plan, _named(names), report.stages)),
    )


def dues_of(plan: InstalmentPlan, names: Names) -> list[list[_Due]]:
    """Give what each pays of each instalment."""
    return [[_Due(each, code, name) for code, name in names.items()] for each in plan.instalments]


def _named(names: Names) -> dict[str, Text]:
    return {code: Text(name) for code, name in names.items()}


def instalments_column(dues: object = ABSENT) -> Column[Any]:
    """Give the column of an answer that holds its instalments, in the order in which they fall due, if it has any."""
    return Column("instalments", several(_INSTALMENT), lambda _: dues, optional=True)


def instalments_section(
    plan: InstalmentPlan, names: Names, notes: Iterable[Words] = (), *, payment: Payment | None = None
) -> Section:
    """
    Lay out a row per party and a column per instalment, which both sum, with *notes* on them.

    Where an agreement states other days of *payment* than the first of each period, that is told of the days.
    """

    def column(each: Instalment) -> Column[_Payer]:
        day = each.due_on.isoformat()
        return Column(day, AMOUNT, lambda payer: each.amount(payer.code), day, summed=True)

    name: Column[_Payer] = Column("name", TEXT, lambda payer: payer.name, PARTY)
    by_day = tuple(map(column, plan.instalments))
    whole: Column[_Payer] = Column(
        "total", AMOUNT, lambda payer: plan.amount(payer.code), SUM,
        summed=True, formula="+".join(f"{{{each.key}}}" for each in by_day),
    )  # fmt: skip
    read = say.InstalmentsOfPeriods if _is_otherwise(payment) else say.InstalmentsRead
    columns, payers = (name, *by_day, whole), [_Payer(*pair) for pair in names.items()]
    return Section(
        title=(say.InPeriods(plan.period) if _is_otherwise(payment) else say.InAdvance(plan.period),),
        columns=columns,
        rows=tuple(payers),
        sums=(summed(SUM, columns, payers),),
        notes=(read(plan.counted.text), *notes),
        parties=tuple(names),
    )


def _is_otherwise(payment: Payment | None) -> bool:
    """Say whether an agreement states that its parties pay on other days than the first of each period."""
    if payment is None:
        return False
    days = payment.month_end or payment.day is not None or payment.weekend is not None
    return payment.due is Due.AFTERWARDS or days
