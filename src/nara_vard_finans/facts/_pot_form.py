"""The table of a pot in a facts file, which says by several keys what the record says by one."""

from attrs import frozen
from cattrs import Converter

from nara_vard_finans.core import Amount, GrantError, Principal, Remark, Source, Text, with_tuples
from nara_vard_finans.facts._form_messages import AmountAndPercent, ShareWithoutAmount, TwoUses, WhoseShares
from nara_vard_finans.facts._values import Number
from nara_vard_finans.grants import Percentage, Pot, PotKey, PotUse, PrintedShare, Rest, Size, StatedShare


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class PotForm:
    """
    The table of a pot.

    Attributes:
        id: The name by which it is asked for within its grant.
        title: What it is, for a reader.
        of: The pot that it is a part of; empty for a frame of its own.
        amount: Its amount, where that is stated.
        percent: Its percentage: for what is set aside, of the whole pot that it is a part of; for others, of what is
            left when stated amounts and what is set aside are taken, and these sum to 100.
        set_aside: Whether it is set aside for a common use before the rest is shared.
        odd_unit_to: The part that carries the odd unit when its parts tie; ``None`` where no paper names one.
        printed: Its amount as printed, where that is not what it follows to be.
        year_before: What it was the year before, where a paper says; ``None`` where none does.
        share_of: Whose share it is, where the pot it is a part of is shared by a key; by name, such as ``Dalarna``.
        shares: What is printed, only rounded, of that share.
        key: By which shares it goes to its recipients; ``None`` where no paper says.
        elsewhere: Whether it is only told of here, and shared by others.
        ceiling: Whether each recipient's amount is a ceiling, paid out by requisition; what nobody requisitions is not
            shared.
        to: The group that it goes to; ``None`` where it is not one of the two principals.
        areas: The areas it is meant for, by id; empty for all.
        for_those_who: What a recipient must have met to share in it; ``None`` where all share.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    of: str = ""
    amount: Amount | None = None
    percent: Number | None = None
    set_aside: bool = False
    odd_unit_to: str | None = None
    printed: Amount | None = None
    year_before: Amount | None = None
    share_of: str = ""
    shares: tuple[PrintedShare, ...] = ()
    key: PotKey | None = None
    elsewhere: bool = False
    ceiling: bool = False
    to: Principal | None = None
    areas: tuple[str, ...] = ()
    for_those_who: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def pot(self) -> Pot:
        """Make the pot."""
        return Pot(
            id=self.id,
            title=self.title,
            of=self.of,
            size=self._size(),
            use=self._use(),
            odd_unit_to=self.odd_unit_to,
            printed=self.printed,
            year_before=self.year_before,
            key=self.key,
            to=self.to,
            areas=self.areas,
            for_those_who=self.for_those_who,
            source=self.source,
            remarks=self.remarks,
        )

    def _size(self) -> Size:
        if self.amount is not None and self.percent is not None:
            raise GrantError(self.id, AmountAndPercent())
        if self.shares and not self.share_of:
            raise GrantError(self.id, WhoseShares())
        if self.share_of and self.amount is not None:
            return StatedShare(whose=self.share_of, amount=self.amount, printed=self.shares)
        if self.share_of and self.of:
            raise GrantError(self.id, ShareWithoutAmount())
        if self.amount is not None:
            return self.amount
        return Rest() if self.percent is None else Percentage(self.percent)

    def _use(self) -> PotUse:
        said = {
            PotUse.SET_ASIDE: self.set_aside,
            PotUse.ELSEWHERE: self.elsewhere,
            PotUse.CEILING: self.ceiling,
        }
        uses = [use for use, is_said in said.items() if is_said]
        if len(uses) > 1:
            one, other = (use.value.replace("-", "_") for use in uses[:2])
            raise GrantError(self.id, TwoUses(one, other))
        return uses[0] if uses else PotUse.SHARED


def add_pots(converter: Converter) -> None:
    """Let a converter structure pots."""
    converter.register_structure_hook(Pot, lambda raw, _: converter.structure(raw, PotForm).pot())
