"""The report of a receipt that has been verified."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nara_vard_finans.core import Amount, Finding, Language, anything_wrong
from nara_vard_finans.reports import receipt_messages as say
from nara_vard_finans.reports.columns import AMOUNT, FLAG, TEXT, Column, Data, Shape, maybe, several
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.shapes import FINDING, PARTY, SUM


class _Row(NamedTuple):
    code: str
    name: str
    stated: Amount
    reckoned: Amount | None

    @property
    def difference(self) -> Amount | None:
        return None if self.reckoned is None else self.stated - self.reckoned


class _Verified(NamedTuple):
    receipt: Data
    rows: list[_Row]
    findings: Sequence[Finding]


_ROW: Shape[_Row] = Shape(
    Column("party", TEXT, lambda row: row.code),
    Column("name", TEXT, lambda row: row.name, PARTY),
    Column("stated", AMOUNT, lambda row: row.stated, say.STATED, "kr", summed=True),
    Column("reckoned", maybe(AMOUNT), lambda row: row.reckoned, say.RECKONED, "kr", summed=True),
    Column(
        "difference", maybe(AMOUNT), lambda row: row.difference, say.OFF, "kr",
        summed=True, formula="{stated}-{reckoned}",
    ),
)  # fmt: skip
VERIFY: Shape[_Verified] = Shape(
    Column("agrees", FLAG, lambda each: not anything_wrong(each.findings)),
    Column("hash", TEXT, lambda each: each.receipt["hash"]),
    Column("library", TEXT, lambda each: each.receipt["library"]),
    Column("total", AMOUNT, lambda each: Amount(each.receipt["total"])),
    Column("rows", several(_ROW), lambda each: each.rows),
    Column("findings", several(FINDING), lambda each: each.findings),
    name="verify",
)


def verify_report(
    receipt: Data, amounts: Mapping[str, Amount], findings: Sequence[Finding], language: Language
) -> Report:
    """
    Report whether a receipt agrees.

    Args:
        receipt: The receipt, as data.
        amounts: What it gives when it is reckoned anew, by code.
        findings: What is told of it.
        language: The language of what is read.
    """
    rows = [_Row(code, name, Amount(ore), amounts.get(code)) for code, name, ore in receipt["parties"]]
    total, title = Amount(receipt["total"]), receipt["of"]["title"]
    verdict = say.ReceiptDiffers() if anything_wrong(findings) else say.ReceiptAgrees()

    def section() -> Section:
        return Section(
            title=(say.ReceiptOf(total, title) if title else say.Receipted(total), verdict),
            columns=_ROW.headed,
            rows=rows,
            sums=(summed(SUM, _ROW.headed, rows),),
            notes=(*(finding.message for finding in findings), say.HashIs(receipt["hash"])),
            parties=tuple(row.code for row in rows),
        )

    return Report(
        language=language,
        shape=VERIFY,
        record=_Verified(receipt, rows, findings),
        row_shape=_ROW,
        records=lambda: rows,
        sections=lambda: (section(),),
    )
