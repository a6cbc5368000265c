"""Why arrays of totals and weights share nothing."""

from typing import TYPE_CHECKING

from nara_vard_finans.core import Message, Text

if TYPE_CHECKING:
    from nara_vard_finans.sharing.methods import Method


class PlacesDiffer(Message):
    """Refuse arrays whose lengths do not belong together."""

    SV = "{what} har {found} platser, men {other} har {wanted}; de ska vara lika många"
    EN = "{what} have {found} places, but {other} have {wanted}; there must be as many of each"
    what: Text
    found: int
    other: Text
    wanted: int


class RowsDiffer(Message):
    """Refuse a matrix whose rows are not of one length."""

    SV = "raderna i {what} är olika långa, från {least} till {most} platser; ange dem som grupper (groups) i stället"
    EN = "the rows of {what} differ in length, from {least} to {most} places; give them as groups instead"
    what: Text
    least: int
    most: int


class ShapeExpected(Message):
    """Ask for an array of other dimensions."""

    SV = "{what} är ordnade i {found} led; här väntas {wanted}"
    EN = "{what} have {found} dimensions; expected {wanted}"
    what: Text
    found: int
    wanted: Text


class ValueMissing(Message):
    """Refuse a place that holds nothing."""

    SV = "{what} saknar värde på plats {place} (räknat från 0)"
    EN = "{what} have no value at place {place} (counted from 0)"
    what: Text
    place: str


class NegativeWeight(Message):
    """Refuse a weight below zero."""

    SV = "vikten {weight} på plats {place} (räknat från 0) är negativ"
    EN = "the weight {weight} at place {place} (counted from 0) is negative"
    weight: int
    place: str


class GroupWithoutWeight(Message):
    """Refuse a group in which nothing weighs anything."""

    SV = "grupp {group} (räknat från 0) har inga vikter över noll, så dess summa kan inte fördelas"
    EN = "group {group} (counted from 0) has no weight above zero, so its total cannot be shared"
    group: int


class UnknownGroup(Message):
    """Refuse a row of a group for which there is no total."""

    SV = "raden på plats {place} (räknat från 0) hör till grupp {group}, men det finns {groups} summor"
    EN = "the row at place {place} (counted from 0) is of group {group}, but there are {groups} totals"
    place: int
    group: int
    groups: int


class PartyTwice(Message):
    """Refuse a party that has two rows of one group."""

    SV = "parten {party} står två gånger i grupp {group} (räknat från 0)"
    EN = "the party {party} stands twice in group {group} (counted from 0)"
    party: str
    group: int


class CarrierOfGroup(Message):
    """Refuse a carrier of the residual that is missing from a group, or weighs nothing there."""

    SV = "grupp {group} (räknat från 0) har ingen part {party} med vikt över noll, som kan bära resten"
    EN = "group {group} (counted from 0) has no party {party} with a weight above zero to carry the residual"
    party: str
    group: int


class CarrierBelowZero(Message):
    """Refuse a residual that would make its carrier pay less than nothing."""

    SV = "i grupp {group} (räknat från 0) skulle den som bär resten betala mindre än noll; välj en annan metod"
    EN = "in group {group} (counted from 0) who carries the residual would pay less than nothing; choose another method"
    group: int


class CodesWanted(Message):
    """Ask for the codes of the parties, where one is named."""

    SV = "ange parternas koder (parties) när en part bär resten"
    EN = "give the codes of the parties (parties) where one carries the residual"


class NotOverArrays(Message):
    """Refuse a method that shares no arrays."""

    SV = "metoden {method} delar inga tabeller av tal; dela ett belopp i taget med apportion, eller använd {known:or}"
    EN = "{method} shares no arrays; share one total at a time with apportion, or use {known:or}"
    method: "Method"
    known: "tuple[Method, ...]"
