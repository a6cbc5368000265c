"""Explanations of amounts as printed: where one stands, what follows from the rule, and what the row alone comes to."""

from collections.abc import Iterator

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.analysis.contribution_messages import (
    AloneAsPrinted,
    AloneOtherwise,
    IsPrinted,
    NotReckoned,
    StandsInColumn,
)
from nara_vard_finans.analysis.explanation import printed_steps
from nara_vard_finans.analysis.steps import Explanation, Step, StepKind
from nara_vard_finans.core import Amount, Language, NaraVardFinansError, Text
from nara_vard_finans.grants import Grant
from nara_vard_finans.printed import PrintedColumn, PrintedTable


def explain_printed(
    definition: Agreement | Grant,
    year: int,
    code: str,
    printed: tuple[PrintedTable, PrintedColumn],
    reckoned: tuple[Explanation, Amount] | NaraVardFinansError,
) -> Explanation:
    """
    Explain an amount as a paper prints it, beside what follows from the rule.

    Swedish term:
        förklara ett tryckt belopp

    Args:
        definition: The agreement or grant that it carries out.
        year: The year.
        code: Whose amount, by code.
        printed: The table and the column in which it stands.
        reckoned: How what follows from the rule came about, and what the row comes to when it is rounded by itself; or
            why that cannot be reckoned.

    Raises:
        UnknownPartyError: If the column has no row for the party.
    """
    table, column = printed
    amount, party = column.amount(code), definition.parties[code]
    return Explanation(
        definition=definition,
        year=year,
        code=code,
        name=Text(party.name),
        side=party.principal,
        amount=amount,
        says=IsPrinted(party.name, amount, year, definition.title),
        steps=tuple(_steps(table, column, code, reckoned)),
    )


def _steps(
    table: PrintedTable,
    column: PrintedColumn,
    code: str,
    reckoned: tuple[Explanation, Amount] | NaraVardFinansError,
) -> Iterator[Step]:
    amount = column.amount(code)
    yield Step(
        kind=StepKind.PRINTED,
        text=StandsInColumn(column.heading, amount),
        amount=amount,
        sources=() if table.source is None else (table.source,),
        remarks=(*table.remarks, *column.remarks),
    )
    if isinstance(reckoned, NaraVardFinansError):
        reason = Text(*(reckoned.in_(each) for each in Language))
        yield Step(kind=StepKind.PRINTED, text=NotReckoned(reason), amount=None)
        return
    explanation, alone = reckoned
    yield from (step for step in explanation.steps if step.kind is not StepKind.PRINTED)
    yield from printed_steps(explanation.amount, code, [(table, column)])
    if explanation.amount != amount:
        text = (AloneAsPrinted if alone == amount else AloneOtherwise)(alone)
        yield Step(kind=StepKind.ROUNDING, text=text, amount=alone)
