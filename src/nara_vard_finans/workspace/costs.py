"""What is shared, paid and explained under an agreement, or over any table."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from nara_vard_finans.agreements import Agreement, CostSharing, share_cost
from nara_vard_finans.core import ZERO, Amount, Finding, Text, UnknownEntryError, UnstatedBasisError
from nara_vard_finans.reports import allocate_report, share_report
from nara_vard_finans.sharing import Apportionment, InstalmentPlan, RoundingRule, apportion
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.questions import AS_AGREED, Instalments, Rounding
from nara_vard_finans.workspace.sharing_messages import AllBut

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue
    from nara_vard_finans.files import WeightTable
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.printed import PrintedColumn, PrintedTable

_PRINTED = Text("den tryckta kolumnen", "printed column")


def share_over(
    facts: "Catalogue",
    total: Amount,
    weights: "WeightTable",
    *,
    rounding: Rounding | None,
    instalments: Instalments | None,
) -> Answer[Apportionment]:
    """Share any total over any table of weights, and say whom almost all of a county or the country lack."""
    weights = evolve(weights, findings=(*weights.findings, *_missing(weights)))
    rule = (rounding or AS_AGREED).over(RoundingRule(), lambda name: weights.party(name, facts.known))
    shared = apportion(
        total,
        weights.key,
        method=rule.method,
        unit=rule.unit,
        residual_to=rule.residual_to,
        decimals=rule.decimals,
    )
    amounts = {row.party: shared.amount(row.party) for row in weights.rows}
    plan = None if instalments is None else instalments.of(amounts, unit=rule.unit)
    return Answer(
        result=shared,
        findings=weights.findings,
        plan=plan,
        doubtful=shared.residual != ZERO,
        make=partial(share_report, shared, weights, plan=plan),
    )


def _missing(weights: "WeightTable") -> Iterator[Finding]:
    from nara_vard_finans.facts import all_but  # noqa: PLC0415 - for a table alone

    county, missing = all_but(row.party for row in weights.rows)
    if missing:
        yield Finding.of(AllBut(county, tuple(party.name for party in missing)), "weights")


def shared_cost(
    facts: "Catalogue", agreement: Agreement, year: int, *, basis: str | None = None, rounding: Rounding | None = None
) -> CostSharing:
    """
    Share the year's cost of an agreement.

    Raises:
        UnstatedBasisError: If no paper states the figures; it says which statistics and printed tables there are.
    """
    whole = agreement.on_basis(facts.statistic(basis)) if basis else agreement
    rule = (rounding or AS_AGREED).over(whole.rounding, lambda name: whole.party(name).code)
    try:
        return share_cost(whole, year, rounding=rule)
    except UnstatedBasisError as error:
        bases = tuple(statistic.id for statistic in facts.bases_for(whole))
        tables = tuple(table.id for table, _ in facts.printed_columns(whole.id, year))
        raise UnstatedBasisError(error.subject, error.counts, bases, tables) from error


def allocate_cost(
    facts: "Catalogue",
    agreement: Agreement,
    year: int,
    *,
    basis: str | None,
    rounding: Rounding | None,
    instalments: Instalments | None,
) -> Answer[CostSharing]:
    """Say what each party of an agreement pays in a year."""
    sharing = shared_cost(facts, agreement, year, basis=basis, rounding=rounding)
    plan = plan_of(sharing, instalments)
    return Answer(
        result=sharing, findings=sharing.findings, plan=plan, make=partial(allocate_report, sharing, plan=plan)
    )


def plan_of(sharing: CostSharing, instalments: Instalments | None) -> InstalmentPlan | None:
    """Plan how a year's cost is paid in advance, over the days of the year that are in the term; if it is asked."""
    if instalments is None:
        return None
    return instalments.of(sharing.amounts, unit=sharing.rounding.unit, period=sharing.agreement.in_year(sharing.year))


def printed_column(
    facts: "Catalogue", definition: "Agreement | Grant", year: int
) -> "tuple[PrintedTable, PrintedColumn]":
    """
    Give the most complete printed column that carries out an agreement or a grant in a year.

    Raises:
        UnknownEntryError: If no paper prints one.
        OutsideTermError: If the year is not in the term of an agreement.
    """
    columns = facts.printed_columns(definition.id, year)
    if columns:
        return columns[0]
    if isinstance(definition, Agreement):
        definition.check_cost(year)  # a year outside the term is told as such
    listed = (f"{c.carries_out}:{c.year}" for table in facts.tables for c in table.columns if c.carries_out)
    raise UnknownEntryError(_PRINTED, f"{definition.id}:{year}", tuple(dict.fromkeys(listed)))


def answer_as_printed(facts: "Catalogue", definition: "Agreement | Grant", year: int) -> "Answer[PrintedColumn]":
    """Say what a paper prints that each party pays, or gets."""
    from nara_vard_finans.printed import check_sums  # noqa: PLC0415 - for this question alone
    from nara_vard_finans.reports import printed_report  # noqa: PLC0415 - likewise

    table, column = printed_column(facts, definition, year)
    findings = check_sums(column, definition.parties, table.id, table.source)
    return Answer(result=column, findings=findings, make=partial(printed_report, definition, table, column, findings))
