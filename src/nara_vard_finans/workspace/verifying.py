"""Whether a receipt agrees: with itself, reckoned anew, and with the facts at hand."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans._version import __version__
from nara_vard_finans.agreements import Agreement, CostSharing, share_cost
from nara_vard_finans.core import Amount, Language, NaraVardFinansError, RuleMessage, Text, with_tuples
from nara_vard_finans.files import Readable
from nara_vard_finans.reports import (
    Data,
    FactsRefuse,
    NotHeldAgainstFacts,
    OtherLibrary,
    carrier_of,
    cost_receipt,
    differences,
    findings_of_receipt,
    read_receipt,
    reckon_anew,
    verify_report,
)
from nara_vard_finans.sharing import Method, RoundingRule
from nara_vard_finans.workspace.answers import Answer

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue


@frozen(field_transformer=with_tuples)
class Verification:
    """
    A receipt that has been verified.

    Attributes:
        receipt: The receipt, as data.
        amounts: What it gives when it is reckoned anew, by code.
    """

    receipt: Data
    amounts: Mapping[str, Amount]


def answer_verify(source: Readable, facts: "Catalogue") -> Answer[Verification]:
    """
    Say whether a receipt agrees: its hash, its amounts reckoned anew, and what it rests on with the facts.

    Args:
        source: The receipt, a path or a stream.
        facts: What it is held against.
    """
    receipt = read_receipt(source)
    anew = reckon_anew(receipt)
    findings = (*anew.findings, *findings_of_receipt(_against(receipt, facts), receipt))
    return Answer(
        result=Verification(receipt, anew.amounts),
        findings=findings,
        make=partial(verify_report, receipt, anew.amounts, findings),
    )


def _against(receipt: Data, facts: "Catalogue") -> Iterator[RuleMessage]:
    """Hold a receipt against what the facts answer now, if they know what it is of."""
    if receipt["library"] != __version__:
        yield OtherLibrary(receipt["library"], __version__)
    subject = receipt["of"]
    known = next((each for each in facts.agreements if each.id == subject["id"]), None)
    if subject["kind"] != "agreement" or known is None or receipt["rule"]["method"] not in {*Method}:
        yield NotHeldAgainstFacts()
        return
    try:
        yield from differences(receipt, cost_receipt(_shared(receipt, known, facts)))
    except NaraVardFinansError as error:
        yield FactsRefuse(Text(error.in_(Language.SV), error.in_(Language.EN)))


def _shared(receipt: Data, agreement: Agreement, facts: "Catalogue") -> CostSharing:
    subject, rule = receipt["of"], receipt["rule"]
    basis = subject["basis"]
    whole = agreement if basis is None else agreement.on_basis(facts.statistic(basis))
    rounding = RoundingRule(
        method=Method(rule["method"]), unit=Amount(rule["unit"]), residual_to=carrier_of(rule["residual_to"])
    )
    return share_cost(whole, subject["year"], rounding=rounding if rounding != whole.rounding else None)
