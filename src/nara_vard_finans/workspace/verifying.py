"""Whether a receipt agrees: with itself, reckoned anew, and with the facts at hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans._version import __version__
from nara_vard_finans.agreements import Agreement, CostSharing, share_cost
from nara_vard_finans.core import (
    Amount,
    Language,
    NaraVardFinansError,
    RuleMessage,
    Statistic,
    Text,
    UnknownEntryError,
    with_tuples,
)
from nara_vard_finans.files import Readable
from nara_vard_finans.grants import Grant, GrantSharing, share_grant
from nara_vard_finans.reports import (
    Data,
    FactsRefuse,
    FiguresAreItsOwn,
    NotHeldAgainstFacts,
    OtherLibrary,
    award_receipt,
    carrier_of,
    cost_receipt,
    differences,
    findings_of_receipt,
    read_receipt,
    reckon_anew,
    verify_report,
)
from nara_vard_finans.sharing import Method, RoundingRule, figures_missing
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
    kind, name = receipt["of"]["kind"], receipt["of"]["id"]
    kinds: dict[str, Sequence[Agreement | Grant]] = {"agreement": facts.agreements, "grant": facts.grants}
    known = next((each for each in kinds.get(kind, ()) if each.id == name), None)
    if known is None or receipt["rule"]["method"] not in {*Method}:
        yield NotHeldAgainstFacts()
        return
    try:
        if isinstance(known, Agreement):
            yield from differences(receipt, cost_receipt(_cost_of(receipt, known, facts)))
            return
        own = tuple(_own_figures(receipt, known, facts))
        yield from (FiguresAreItsOwn(each.title) for each in own)
        yield from differences(receipt, award_receipt(_awards_of(receipt, known, facts, own)))
    except NaraVardFinansError as error:
        yield FactsRefuse(Text(error.in_(Language.SV), error.in_(Language.EN)))


def _cost_of(receipt: Data, agreement: Agreement, facts: "Catalogue") -> CostSharing:
    subject, rounding = receipt["of"], _rounding(receipt)
    basis = subject["basis"]
    whole = agreement if basis is None else agreement.on_basis(facts.statistic(basis))
    return share_cost(whole, subject["year"], rounding=rounding if rounding != whole.rounding else None)


def _rounding(receipt: Data) -> RoundingRule:
    rule = receipt["rule"]
    return RoundingRule(
        method=Method(rule["method"]),
        unit=Amount(rule["unit"]),
        residual_to=carrier_of(rule["residual_to"]),
        decimals=rule.get("decimals"),
    )


def _awards_of(receipt: Data, grant: Grant, facts: "Catalogue", own: Iterable[Statistic]) -> GrantSharing:
    """Share a grant as its receipt says that it was asked: which pots, by which figures, between whom."""
    between: dict[str, set[str]] = {}
    for stage in receipt["stages"]:
        if stage["between"] == "parties":
            between.setdefault(next(iter(stage["group"]), ""), set()).update(code for code, _ in stage["amounts"])
    known = [facts.statistic(each["id"]) for each in receipt["figures"] if _is_known(each, facts)]
    qualified = {name: sorted(codes) for name, codes in between.items() if grant.pot(name).for_those_who is not None}
    return share_grant(
        grant, pots=between, figures=(*known, *own), qualified=qualified or None, rounding=_rounding(receipt)
    )


def _is_known(figures: Data, facts: "Catalogue") -> bool:
    try:
        facts.statistic(figures["id"])
    except UnknownEntryError:
        return False
    return True


def _own_figures(receipt: Data, grant: Grant, facts: "Catalogue") -> Iterator[Statistic]:
    """Give the figures that neither a paper nor the facts have: a table that was given, as the receipt holds it."""
    waiting = {key.counts: key for pot in grant.pots if pot.key is not None for key in figures_missing(pot.key)}
    keys = [inner for stage in receipt["stages"] for inner in _inner_keys(stage["key"])]
    for each in receipt["figures"]:
        if each["counts"] in waiting and not _is_known(each, facts):
            weights = {
                code: Fraction(weight)
                for key in keys
                if key["figures"] == each["id"]
                for code, weight in key["weights"]
            }
            yield Statistic(
                id=each["id"],
                title=Text(each["title"]),
                counts=each["counts"],
                unit=each["counts"],
                as_of=waiting[each["counts"]].as_of,
                figures=weights,
            )


def _inner_keys(key: Data) -> list[Data]:
    return [inner for _, inner in key["parts"]] or [key]
