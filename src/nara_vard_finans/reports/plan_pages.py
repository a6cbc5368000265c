"""Instalments as a page for people, and as data."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nara_vard_finans.core import ZERO, Language, Text
from nara_vard_finans.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from nara_vard_finans.reports.cost_data import Data
    from nara_vard_finans.sharing import InstalmentPlan


def plan_data(plan: "InstalmentPlan", names: Mapping[str, str]) -> list["Data"]:
    """
    Give the instalments, in the order in which they fall due.

    Args:
        plan: The plan.
        names: The parties' names by code, in the order in which they are listed.
    """
    return [
        {
            "due_on": each.due_on.isoformat(),
            "first_day": each.period.first_day.isoformat(),
            "last_day": each.period.last_day.isoformat(),
            "total": each.total.plain,
            "rows": [{"party": code, "name": name, "amount": each.amount(code).plain} for code, name in names.items()],
        }
        for each in plan.instalments
    ]


def plan_page(plan: "InstalmentPlan", names: Mapping[str, str], language: Language) -> Table:
    """Lay out a row per party and a column per instalment; both sum."""
    title = Text("Delbetalningar i förskott", "Instalments in advance").in_(language)
    together = Text("Summa", "Sum").in_(language)
    rows: list[tuple[Cell, ...]] = [(name, *plan.of(code), plan.amount(code)) for code, name in names.items()]
    totals = [each.total for each in plan.instalments]
    counted = plan.counted.text
    return Table(
        title=(f"{title}, {plan.period.text(language)}",),
        columns=(
            Column(heading=Text("Part", "Party").in_(language)),
            *(Column(heading=each.due_on.isoformat()) for each in plan.instalments),
            Column(heading=together),
        ),
        rows=tuple(rows),
        sums=((together, *totals, sum(totals, ZERO)),),
        notes=(
            Text(
                f"Belopp i kronor, att betala den dag som står överst. Stegen är fördelade efter {counted.sv}; "
                "raderna och kolumnerna stämmer med summorna.",
                f"Amounts in kronor, due on the day at the top. The steps are shared by {counted.in_english}; every "
                "row and every column sums.",
            ).in_(language),
        ),
    )
