"""The steps of an explanation, and the explanation that they make: what was reckoned, said and cited."""

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import (
    Amount,
    AnyText,
    Finding,
    Language,
    Principal,
    Remark,
    Shown,
    Source,
    Tabled,
    Text,
    with_tuples,
)
from nara_vard_finans.sharing import Apportionment

if TYPE_CHECKING:
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.posts import Post


class StepKind(StrEnum):
    """What a step of an explanation tells."""

    COST = "cost"
    """what is shared, and why so much"""
    POT = "pot"
    """which part of a grant is shared, and why so much"""
    BOUNDS = "bounds"
    """between which amounts a stated share must lie"""
    SHARE = "share"
    """the exact share in one stage, and what it rests on"""
    SUM = "sum"
    """what the parts of a combined charge come to"""
    ROUNDING = "rounding"
    """how the exact amount became a whole one, and who got the last kronor"""
    PRINTED = "printed"
    """what the paper prints"""
    COVER = "cover"
    """what covers a cost: paid, decided, intended, and not financed"""
    FUND = "fund"
    """what other money carries of a cost, and what is left of it"""
    KEPT = "kept"
    """what remains of an award"""
    PREMISE = "premise"
    """what it depends on"""


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Step(Shown):
    """
    One step of an explanation.

    Attributes:
        kind: What it tells.
        text: The sentence, in Swedish and English.
        amount: The whole sum that it arrives at; ``None`` while it is exact and not yet rounded.
        stage: The apportionment that it tells of, if it tells of one.
        participant: Whose part of it: a party's code or a group's name.
        sources: Where its facts stand.
        remarks: What a reader must know of them.
    """

    kind: StepKind
    text: AnyText
    amount: Amount | None
    stage: Apportionment | None = None
    participant: str = ""
    sources: tuple[Source, ...] = ()
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Explanation(Tabled):
    """
    How one amount came about.

    Swedish term:
        förklaring

    Attributes:
        definition: Under which agreement, grant or post.
        year: For which year.
        code: Whose amount, by code.
        name: The name of whose it is.
        side: The principal that it belongs to; ``None`` where it is neither.
        amount: The amount.
        says: Who pays, gets or gives what, when, and under what.
        steps: The steps, from the whole cost to the party's whole kronor.
        findings: What is found of the sharing that it is a part of.
    """

    definition: "Agreement | Grant | Post"
    year: int
    code: str
    name: AnyText
    side: Principal | None
    amount: Amount
    says: AnyText
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of the steps, once each, in the order in which they are needed."""
        return tuple(dict.fromkeys(source for step in self.steps for source in step.sources))

    def head(self, language: Language = Language.SV) -> str:
        """Say who pays, gets or gives what, when, and under what."""
        return self.says.in_(language)

    def text(self, language: Language = Language.SV) -> str:
        """Write the whole explanation."""
        numbers = {source: number for number, source in enumerate(self.sources, 1)}
        lines = [self.head(language), ""]
        for number, step in enumerate(self.steps, 1):
            cited = "".join(f" [{numbers[source]}]" for source in step.sources)
            lines.append(f"{number}. {step.text.in_(language)}{cited}")
            lines += [f"   {remark.in_(language)}" for remark in step.remarks]
        lines += ["", Text("Källor", "Sources").in_(language)] if numbers else []
        lines += [f"[{number}] {source}" for source, number in numbers.items()]
        return "\n".join(lines)
