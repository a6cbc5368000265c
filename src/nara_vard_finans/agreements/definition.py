"""
Agreements: what was agreed, by whom, for which term, and how the cost is shared.

A record only; what each party pays follows in :mod:`nara_vard_finans.agreements.cost_sharing`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from nara_vard_finans.agreements.cost_lines import CostLine, check_lines
from nara_vard_finans.agreements.payment import Payment
from nara_vard_finans.agreements.refusals import (
    BilateralRegions,
    CostBesideRate,
    CostOutsideTerm,
    FollowsItself,
    FormNotBilateral,
    GivesAlone,
    NoShare,
    ProlongedWithoutEnd,
    ShareOfStrangers,
)
from nara_vard_finans.core import (
    NOT_IN_FILES,
    AgreementError,
    Amount,
    Body,
    Directory,
    InexactTypeError,
    JournalError,
    Mandate,
    MemberExpected,
    NoticePeriod,
    OutsideTermError,
    Party,
    Period,
    PeriodError,
    Principal,
    Prolongation,
    Remark,
    Shown,
    Source,
    Statistic,
    Term,
    Text,
    UnknownCostError,
    with_tuples,
)
from nara_vard_finans.journals import Assumed, StatedByPapers
from nara_vard_finans.sharing import (
    ASSUMED_ROUNDING,
    AgreedKey,
    Cost,
    CostByYear,
    Counting,
    KeyOfYear,
    Leaving,
    Rate,
    RoundingRule,
    agreed_on_basis,
    gives_total,
    key_in_year,
    part_of,
    refuse_unfit,
    rule_of_rows,
    states_whole_years,
    states_year,
    years_named,
)

if TYPE_CHECKING:
    from nara_vard_finans.journals import Assumptions

ASSUMABLE = ("notice", "on_leaving")
"""What a journal of an agreement can give where its papers are silent."""


class AgreementForm(StrEnum):
    """As how many documents an agreement is signed."""

    JOINT = "joint"
    """ett avtal, som alla parter undertecknar"""
    BILATERAL = "bilateral"
    """likalydande avtal, mellan var och en av kommunerna och regionen"""


class HoldsIf(StrEnum):
    """What an agreement needs to hold."""

    ALL_SIGN = "all-sign"
    """att samtliga undertecknar samma text"""
    EACH_SIGNS = "each-signs"
    """varje avtal gäller för sig, när dess två parter har undertecknat det"""


@frozen(kw_only=True, repr=False)
class Adoption(Shown):
    """
    How an agreement comes to hold.

    Swedish term:
        hur avtalet antas

    Attributes:
        form: As how many documents it is signed; ``None`` where no paper says.
        holds_if: What it needs to hold; ``None`` where no paper says, and then nobody knows whether it holds until it
            is told that it took effect, or all have signed.
        prepared_by: Who prepares and approves it; empty where nobody does.
        recommended_by: Who recommends it to the principals; empty where nobody does.
        signed_by: Who signs for a party; empty where no paper says.
        sign_by: The day by which all are expected to have signed; ``None`` where no paper says.
        sign_by_printed: What is printed of that day, where it is read; empty where the day itself is printed.
        source: Where it stands.

    Raises:
        AgreementError: If each is to hold by itself, and it is not said that there are several documents.

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845: "beslutet gäller under förutsättning att samtliga kommuner och Region
        Dalarna träffar likalydande avtal"; "Avtalet undertecknas av behörig förvaltningschef för respektive huvudman".
    """

    form: AgreementForm | None = None
    holds_if: HoldsIf | None = None
    prepared_by: str = ""
    recommended_by: str = ""
    signed_by: Text | None = None
    sign_by: dt.date | None = None
    sign_by_printed: str = ""
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        for value, kind in ((self.form, AgreementForm), (self.holds_if, HoldsIf)):
            if value is not None and not isinstance(value, kind):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise InexactTypeError(value, MemberExpected(kind.__name__))
        if self.form is not AgreementForm.BILATERAL and self.holds_if is HoldsIf.EACH_SIGNS:
            raise AgreementError("adoption", FormNotBilateral())

    def body_for(self, mandate: Mandate) -> str:
        """Give the body that it names for a step; empty where it names none."""
        return {Mandate.PREPARES: self.prepared_by, Mandate.RECOMMENDS: self.recommended_by}.get(mandate, "")


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Agreement(Shown):
    """
    An agreement to finance something together.

    Swedish term:
        avtal

    Attributes:
        id: The name by which it is asked for.
        title: Its title.
        parties: Who has agreed.
        term: The first and last day of the term (avtalstid); until further notice it has no last day.
        cost: What is financed, per year; nothing beside a key that gives the total itself, such as a rate.
        cost_key: By which shares, or at which rate, the parties pay.
        part_years: How the cost of a year is counted that is only partly in the term, in whole months or in days;
            ``None`` where the papers are silent, and such a year must have a sum of its own.
        rounding: How the shares become whole amounts; without a word in the papers whole kronor by the largest
            remainder, which is then told as an assumption.
        notice: The period of notice (uppsägningstid); ``None`` where the papers state none.
        prolonged: By how much the term is prolonged unless notice is given; ``None`` where it ends by itself.
        on_leaving: What happens to the others' cost when a party leaves; ``None`` where the papers are silent.
        adoption: How it comes to hold; unknown without a word in the papers.
        succeeds: The id of the agreement that it follows; empty where it follows none.
        covers: What the money is for.
        cost_lines: What the cost may be charged with, line by line, and what stands outside it; empty where nobody has
            said. They read *covers*, and are no terms themselves.
        payment: When the parties pay, and how value added tax is treated; ``None`` where the papers are silent.
        dispute: How a dispute is settled (tvist); ``None`` where the papers state nothing.
        source: Where it stands; ``None`` for a caller's own agreement.
        remarks: What a reader must know: contradictions, readings, assumptions.
        bodies: The bodies that are known, and what each may do; of others nothing is said.
        chosen_basis: The statistic that a caller has named in place of the agreement's own; ``None`` for the agreement
            as it stands.

    Raises:
        AgreementError: If the parties and the parties of the key are not the same.
        DuplicatePartyError: If a party stands twice.
    """

    id: str
    title: Text
    parties: Directory
    term: Term
    cost: Cost = CostByYear()
    cost_key: AgreedKey
    part_years: Counting | None = None
    rounding: RoundingRule = ASSUMED_ROUNDING
    notice: NoticePeriod | None = None
    prolonged: Prolongation | None = None
    on_leaving: Leaving | None = None
    adoption: Adoption = Adoption()
    succeeds: str = ""
    covers: Text | None = None
    cost_lines: tuple[CostLine, ...] = ()
    payment: Payment | None = None
    dispute: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    bodies: tuple[Body, ...] = field(default=(), metadata={NOT_IN_FILES: True})
    chosen_basis: Statistic | None = field(default=None, metadata={NOT_IN_FILES: True})

    def __attrs_post_init__(self) -> None:
        self._check_adoption()
        if self.prolonged is not None and self.term.is_open:
            raise AgreementError(self.id, ProlongedWithoutEnd())
        check_lines(self.id, self.cost_lines)
        refuse_unfit(self.cost_key)
        if isinstance(self.cost_key, Rate):
            rule_of_rows(self.rounding)
        if gives_total(self.cost_key) and self.cost.amounts:
            raise AgreementError(self.id, CostBesideRate())
        outside = tuple(year for year, _ in self.cost.by_year if not self.reach.touches_year(year))
        if outside:
            raise AgreementError(self.id, CostOutsideTerm(outside, self.term))
        sharing, own = {*self.cost_key.parties}, {party.code for party in self.parties}
        if own - sharing:
            left_out = tuple(party for party in self.parties.in_table_order if party.code not in sharing)
            raise AgreementError(self.id, NoShare(left_out))
        if sharing - own:
            raise AgreementError(self.id, ShareOfStrangers(tuple(sorted(sharing - own))))

    def _check_adoption(self) -> None:
        if self.on_leaving is not None and not isinstance(self.on_leaving, Leaving):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.on_leaving, MemberExpected("Leaving"))
        if self.adoption.form is AgreementForm.BILATERAL:
            sides = [party for party in self.parties if party.principal is Principal.REGION]
            if len(sides) != 1:
                raise AgreementError(self.id, BilateralRegions(len(sides)))
        if self.succeeds == self.id:
            raise AgreementError(self.id, FollowsItself())

    def party(self, text: str) -> Party:
        """
        Find one of the agreement's parties by code or name.

        Raises:
            UnknownPartyError: If *text* names none of them.
            AmbiguousPartyError: If it could be two.
        """
        return self.parties.find(text)

    @property
    def reach(self) -> Period:
        """The days that it can hold for, with every time that its term is prolonged."""
        return self.term if self.prolonged is None else Period.since(self.term.first_day)

    @property
    def last_days(self) -> Iterator[dt.date]:
        """The days on which it can end with its term, one after the other; none until further notice."""
        if self.prolonged is not None:
            yield from self.prolonged.ends_of(self.term)
        elif not self.term.is_open:
            yield self.term.last_day

    def end_by_notice(self, given_on: dt.date) -> dt.date | None:
        """
        Give the last day that it holds for a party that gives notice on a day; ``None`` where no paper states it.

        A term that is prolonged ends with the first of its last days that the period of notice reaches.
        """
        if self.notice is None:
            return None
        try:
            ends = self.notice.ends(given_on=given_on)
        except PeriodError:  # beyond the last year that can be written, and so beyond any term
            return self.reach.last_day
        if self.prolonged is None:
            return min(ends, self.reach.last_day)
        return next((day for day in self.last_days if ends <= day), self.reach.last_day)

    def key_of(self, year: int) -> KeyOfYear:
        """
        Give the key of one year of the term.

        Raises:
            OutsideTermError: If no day of the year is in the term.
            YearlyError: If no key, rate or figures are stated for that year.
        """
        if not self.reach.touches_year(year):
            raise OutsideTermError(self.id, year, self.term)
        return key_in_year(self.cost_key, year)

    def cost_of(self, year: int) -> Amount:
        """
        Give the cost of one year of the term, where it is stated and does not follow from a rate.

        Raises:
            OutsideTermError: If no day of the year is in the term, or only some are and neither a sum of the year nor
                how a part of one is counted is stated.
            PeriodError: If a part of a year is counted in months, and is not of whole months.
            UnknownCostError: If no paper states the cost of that year.
            YearlyError: If a value of the index that raises it is not among the facts.
        """
        self.check_year(year)
        cost = self.cost.of(year)
        if (awaited := self.cost.awaited(year)) is not None:
            raise awaited
        if cost is None:
            raise UnknownCostError(self.id, year, tuple(stated for stated, _ in self.cost.by_year))
        counted = self.counted_in(year)
        if counted is None:
            return cost
        return part_of(cost, whole=Period.year(year), part=self.in_year(year), counted=counted)

    def counted_in(self, year: int) -> Counting | None:
        """Say how the cost of a year of the term is counted where that is a part of a whole year's; else ``None``."""
        is_whole = self.reach.covers_year(year) or year in dict(self.cost.by_year)
        return None if is_whole or gives_total(self.cost_key) else self.part_years

    def check_year(self, year: int) -> None:
        """
        Refuse a year that the term does not cover; one that it covers in part has a cost of its own.

        Raises:
            OutsideTermError: If no day of the year is in the term, or only some are and the year has no sum of its own.
        """
        if not self.reach.touches_year(year):
            raise OutsideTermError(self.id, year, self.term)
        if self.reach.covers_year(year) or year in dict(self.cost.by_year) or states_year(self.cost_key, year):
            return
        by_key = states_whole_years(self.cost_key, year)
        if by_key or self.counted_in(year) is None:
            raise OutsideTermError(self.id, year, self.term, partly=True, by_key=by_key)

    def check_cost(self, year: int) -> None:
        """
        Refuse a year whose cost is not stated, unless a rate gives it.

        Raises:
            OutsideTermError: If no day of the year is in the term, or only some are and the year has no sum of its own.
            UnknownCostError: If no paper states the cost of that year.
        """
        self.check_year(year)
        if not gives_total(self.cost_key):
            self.cost_of(year)

    @property
    def stated_years(self) -> tuple[int, ...]:
        """The years of the term that its papers speak of; of one without a last day those that something changes in."""
        first = self.reach.first_day.year
        if not self.reach.is_open:
            return tuple(range(first, self.reach.last_day.year + 1))
        named = {first, *(year for year, _ in self.cost.by_year), *years_named(self.cost_key)}
        return tuple(sorted(year for year in named if self.reach.touches_year(year)))

    def in_year(self, year: int) -> Period:
        """
        Give the days of a year that are in the term.

        Raises:
            OutsideTermError: If none is.
        """
        if not self.reach.touches_year(year):
            raise OutsideTermError(self.id, year, self.term)
        whole = Period.year(year)
        first, last = max(whole.first_day, self.reach.first_day), min(whole.last_day, self.reach.last_day)
        return Period(first_day=first, last_day=last)

    def on_basis(self, statistic: Statistic) -> "Agreement":
        """
        Give the same agreement with its shares reckoned on another statistic that counts the same thing.

        Raises:
            BasisError: If nothing in its key counts that, or a party has no figure in it.
        """
        key = agreed_on_basis(self.cost_key, statistic)
        if key == self.cost_key:  # it is the agreement's own, and no choice
            return self
        return evolve(self, cost_key=key, chosen_basis=statistic)

    @property
    def assumable(self) -> tuple[str, ...]:
        """What its journal can give, since its papers are silent on it, by name."""
        return tuple(name for name in ASSUMABLE if getattr(self, name) is None)

    def with_assumptions(self, assumptions: "Assumptions") -> "Agreement":
        """
        Give the same agreement with what its journal gives where its papers are silent.

        Raises:
            JournalError: If the papers state it.
        """
        for name in assumptions.stated:
            if name not in ASSUMABLE:
                raise JournalError(Assumed(name), GivesAlone(ASSUMABLE))
            if name not in self.assumable:
                raise JournalError(Assumed(name), StatedByPapers(self.id))
        return evolve(self, **assumptions.stated)

    @cached_property
    def remarks_by_part(self) -> Mapping[str, tuple[Remark, ...]]:
        """The remarks by the part of the agreement they belong to, read-only."""
        parts = {remark.at for remark in self.remarks}
        return MappingProxyType({at: tuple(remark for remark in self.remarks if remark.at == at) for at in parts})
