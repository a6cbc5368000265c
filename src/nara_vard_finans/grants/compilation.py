"""
The compiled report of a grant: what each has got, used and has left, by purpose, and what is missing from whom.

It is what whoever compiles the reports sends on, and holds nothing that the status does not.
"""

from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, Party, Tabled, table_order, with_tuples
from nara_vard_finans.grants.balances import Balance
from nara_vard_finans.grants.compliance import DutyStatus
from nara_vard_finans.grants.events import Used
from nara_vard_finans.grants.purposes import Area, Measure
from nara_vard_finans.grants.status import GrantStatus, RecipientStatus


@frozen(kw_only=True, field_transformer=with_tuples)
class PurposeSum:
    """
    What was used for one purpose, or for one measure under it.

    Attributes:
        area: The purpose; ``None`` for what was used for no stated purpose.
        measure: The measure; ``None`` for what was used for the purpose and no stated measure.
        used: What was used.
        parties: Who used it, in the order of tables.
    """

    area: Area | None
    measure: Measure | None
    used: Amount
    parties: tuple[Party, ...]


@frozen(kw_only=True, field_transformer=with_tuples)
class CompiledRow:
    """
    What one party has got, and what it used by purpose.

    Attributes:
        party: The party.
        balance: What it has got, and done with it.
        used: What it used for each purpose of the grant, in its order, and last for no stated purpose.

    Invariants:
        * what is used by purpose sums to what is used
    """

    party: Party
    balance: Balance
    used: tuple[Amount, ...]


@frozen(kw_only=True, slots=False, repr=False, field_transformer=with_tuples)
class Compilation(Tabled):
    """
    The reports of a grant's recipients, compiled on a day.

    Swedish term:
        sammanställd redovisning

    Attributes:
        status: The grant on the day.

    Invariants:
        * rows and purposes sum to the same, which is what the status says is used

    Source:
        "Förslag på användning av medel …" 2020, section 4.1: RSS is to compile the municipalities' accounts.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> grant, journal = embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        >>> found = Compilation(status=status(grant, journal, on=dt.date(2020, 12, 31)))
        >>> mora = next(row for row in found.rows if row.party.name == "Mora")
        >>> print(*mora.used, mora.balance.remaining, sep=" | ")
        380 000 kr | 240 000 kr | 175 000 kr | 0 kr | 270 982 kr

    .. versionadded:: 0.1.0
    """

    status: GrantStatus

    @property
    def areas(self) -> tuple[Area | None, ...]:
        """The purposes of the grant, and last ``None`` for no stated one."""
        return (*self.status.grant.areas, None)

    @cached_property
    def rows(self) -> tuple[CompiledRow, ...]:
        """What every recipient has got and used, in the order of tables; nobody where no journal is given."""
        return () if self.status.journal.is_unrecorded else tuple(map(self._row, self.status.recipients))

    def _row(self, recipient: RecipientStatus) -> CompiledRow:
        own = [event for event in self._uses if event.recipient == recipient.party.code]
        used = tuple(_sum(own, area.id if area else "") for area in self.areas)
        return CompiledRow(party=recipient.party, balance=recipient.balance, used=used)

    @cached_property
    def _uses(self) -> tuple[Used, ...]:
        return tuple(event for event in self.status.events if isinstance(event, Used))

    @cached_property
    def purposes(self) -> tuple[PurposeSum, ...]:
        """What was used for every measure and purpose that anything was used for, in the order of the grant."""
        asked: list[tuple[Area | None, Measure | None]] = []
        for area in self.status.grant.areas:
            asked += [*((area, measure) for measure in area.measures), (area, None)]
        return tuple(found for pair in (*asked, (None, None)) if (found := self._purpose(*pair)).parties)

    def _purpose(self, area: Area | None, measure: Measure | None) -> PurposeSum:
        names = area.id if area else "", measure.id if measure else ""
        uses = [event for event in self._uses if (event.area, event.measure) == names]
        parties = sorted({self.status.grant.parties[event.recipient] for event in uses}, key=table_order)
        return PurposeSum(area=area, measure=measure, used=_sum(uses, names[0]), parties=tuple(parties))

    @property
    def reports(self) -> tuple[DutyStatus, ...]:
        """How each report stands, and what is missing in it from whom."""
        return tuple(each for each in self.status.duties if each.duty.kind.is_report)


def _sum(uses: "list[Used]", area: str) -> Amount:
    return sum((event.amount for event in uses if event.area == area), ZERO)
