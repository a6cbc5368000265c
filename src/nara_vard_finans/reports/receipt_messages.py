"""What is said of receipts: why one is none, and what does not agree."""

from collections.abc import Sequence
from typing import ClassVar

from nara_vard_finans.core import Amount, AnyText, Message, RuleMessage, Severity, Text

Reason = Message
"""Why a receipt cannot be read."""


class NoReceipt(Message):
    """Why a file is no receipt."""

    SV = "den är inget kvitto; ange filen som kvittot skrevs till"
    EN = "it is no receipt; name the file that the receipt was written to"


class OtherForm(Message):
    """Why a receipt is not read."""

    SV = "den har formen {form:shown}; den här versionen läser {known}"
    EN = "it is of the form {form:shown}; this version reads {known}"
    form: str
    known: str


class HasDecimals(Message):
    """Why a receipt is not read."""

    SV = "den har ett tal med decimaler, {number:shown}; ett kvitto har bara hela öre"
    EN = "it holds a number with decimals, {number:shown}; a receipt holds whole öre alone"
    number: str


class NumberTooLong(Message):
    """Why a receipt is not read."""

    SV = "den har ett tal med fler än {most} siffror"
    EN = "it holds a number of more than {most} digits"
    most: int


class StandsTwice(Message):
    """Why a receipt is not read."""

    SV = "{name:shown} står två gånger, så det går inte att veta vilket som gäller"
    EN = "{name:shown} stands twice, so that nobody can know which is meant"
    name: str


class OtherKind(Message):
    """Why a receipt is not read."""

    SV = "{place}: där står något annat än vad ett kvitto har"
    EN = "{place}: something else stands there than a receipt holds"
    place: str


class OtherFields(Message):
    """Why a receipt is not read."""

    SV = "{place:shown}: där ska stå {fields:long}, och inget annat"
    EN = "{place:shown}: there should be {fields:long}, and nothing else"
    place: str
    fields: Sequence[str]


class NothingShared(Message):
    """Why no receipt is written."""

    SV = "kvitto skrivs över det som fördelas; det här svaret fördelar ingenting"
    EN = "a receipt is written of what is shared; this answer shares nothing"


class NotByWeights(Message):
    """Why no receipt is written."""

    SV = "kvitto skrivs över det som kan räknas på nytt; de här beloppen är inte vad vikterna och regeln ger"
    EN = "a receipt is written of what can be reckoned anew; these amounts are not what the weights and the rule give"


class TooLargeToRead(Message):
    """Why no receipt is written."""

    SV = "det skulle bli större än {most} MB, som är det mesta som läses; fördela färre parter eller delbetalningar åt gången"  # noqa: E501
    EN = "it would be larger than {most} MB, the most that is read; share between fewer parties or in fewer instalments at a time"  # noqa: E501
    most: int


class _Differs(RuleMessage):
    """Something in a receipt does not agree."""

    SEVERITY: ClassVar[Severity] = Severity.BREACH


class HashDiffers(_Differs):
    """The hash in a receipt is that of the rest: whatever is changed, it becomes another."""

    RULE: ClassVar[str] = "receipt-hash"
    SV = "Kontrollsumman stämmer inte: kvittot har ändrats sedan det skrevs."
    EN = "The hash does not agree: the receipt was changed after it was written."


class AmountDiffers(_Differs):
    """An amount is what weights and rule give: nobody need believe it."""

    RULE: ClassVar[str] = "receipt-amount"
    SV = "{name}: i kvittot står {stated}, men vikterna och regeln ger {reckoned}."
    EN = "{name}: the receipt says {stated}, but the weights and the rule give {reckoned}."
    name: str
    stated: Amount
    reckoned: Amount


class StageUnreckonable(_Differs):
    """A stage can be reckoned: who shares, by what and how is stated."""

    RULE: ClassVar[str] = "receipt-stage"
    SV = "Steg {number} kan inte räknas: {reason}."
    EN = "Stage {number} cannot be reckoned: {reason}."
    number: int
    reason: AnyText


class UnknownMethod(Message):
    """Why a stage cannot be reckoned."""

    SV = "metoden {method:shown} är okänd"
    EN = "the method {method:shown} is unknown"
    method: str


class OtherParties(Message):
    """Why a stage cannot be reckoned."""

    SV = "vikter och belopp är inte för samma parter, i kodernas ordning"
    EN = "weights and amounts are not of the same parties, in the order of the codes"


class PartyTwice(_Differs):
    """Each party stands once among the results."""

    RULE: ClassVar[str] = "receipt-amount"
    SV = "En part står två gånger bland beloppen."
    EN = "A party stands twice among the amounts."


class PartsDiffer(_Differs):
    """The weights of a key that is mixed are those of its parts together."""

    RULE: ClassVar[str] = "receipt-stage"
    SV = "Steg {number}: vikterna är inte delnycklarna sammanvägda."
    EN = "Stage {number}: the weights are not the keys weighed together."
    number: int


class StageTotalDiffers(_Differs):
    """A stage comes to what its rate, its bounds or its stated amounts give."""

    RULE: ClassVar[str] = "receipt-total"
    SV = "Steg {number}: beloppen ska bli {reckoned} tillsammans; i kvittot står {stated}."
    EN = "Stage {number}: the amounts should come to {reckoned} together; the receipt says {stated}."
    number: int
    reckoned: Amount
    stated: Amount


class StagesDoNotFollow(_Differs):
    """A stage shares what the stage before it gives."""

    RULE: ClassVar[str] = "receipt-stage"
    SV = "Steg {number} fördelar {shared}, men steget före ger {given}."
    EN = "Stage {number} shares {shared}, but the stage before it gives {given}."
    number: int
    shared: Amount
    given: Amount


class TotalDiffers(_Differs):
    """The stages share the total."""

    RULE: ClassVar[str] = "receipt-total"
    SV = "Stegen fördelar {shared}, men kvittots summa är {total}."
    EN = "The stages share {shared}, but the total of the receipt is {total}."
    shared: Amount
    total: Amount


class ResidualDiffers(_Differs):
    """What the amounts leave of the total is stated."""

    RULE: ClassVar[str] = "receipt-total"
    SV = "Beloppen lämnar {left} av summan; i kvittot står {stated}."
    EN = "The amounts leave {left} of the total; the receipt says {stated}."
    left: Amount
    stated: Amount


class InstalmentDiffers(_Differs):
    """An instalment is what the whole and the lengths of the steps give."""

    RULE: ClassVar[str] = "receipt-instalment"
    SV = "Delbetalningen {day} är inte den som beloppen och perioderna ger."
    EN = "The instalment of {day} is not what the amounts and the periods give."
    day: str


class KnownAsAnother(_Differs):
    """A name in a receipt is the one that the facts have for that code."""

    RULE: ClassVar[str] = "receipt-facts"
    SV = "{code}: i kvittot står namnet {stated:shown}, i fakta {known:shown}."
    EN = "{code}: the receipt says the name {stated:shown}, the facts {known:shown}."
    code: str
    stated: str
    known: str


class WeightDiffers(_Differs):
    """A weight in a receipt is the one that the facts have."""

    RULE: ClassVar[str] = "receipt-facts"
    SV = "{name}: i kvittot står vikten {stated}, i fakta {known}."
    EN = "{name}: the receipt says the weight {stated}, the facts {known}."
    name: str
    stated: str
    known: str


class FieldDiffers(_Differs):
    """What a receipt says of what it is of is what the facts say."""

    RULE: ClassVar[str] = "receipt-facts"
    SV = "{field}: kvittot säger något annat än fakta."
    EN = "{field}: the receipt says something else than the facts."
    field: AnyText


class FactsRefuse(_Differs):
    """What a receipt is of can be asked of the facts."""

    RULE: ClassVar[str] = "receipt-facts"
    SV = "Fakta ger inget svar på det som kvittot gäller: {reason}."
    EN = "The facts give no answer to what the receipt is of: {reason}."
    reason: AnyText


class NotHeldAgainstFacts(RuleMessage):
    """What a receipt rests on is at hand; where it is not, only the arithmetic can be verified."""

    RULE: ClassVar[str] = "receipt-facts"
    SEVERITY: ClassVar[Severity] = Severity.NOTE
    SV = (
        "Namn och vikter är inte jämförda med några fakta, eftersom kvittot inte gäller något avtal eller bidrag som "
        "är känt här; kontrollsumman och räkningen är prövade."
    )
    EN = (
        "Names and weights are not compared with any facts, since the receipt is of no agreement and no grant that "
        "is known here; the hash and the arithmetic are verified."
    )


class OtherLibrary(RuleMessage):
    """A receipt says which version wrote it."""

    RULE: ClassVar[str] = "receipt-version"
    SEVERITY: ClassVar[Severity] = Severity.NOTE
    SV = "Kvittot skrevs av version {wrote}; det är prövat av version {own}."
    EN = "The receipt was written by version {wrote}; it is verified by version {own}."
    wrote: str
    own: str


class ReceiptAgrees(Message):
    """The verdict on a receipt."""

    SV = "Kvittot stämmer."
    EN = "The receipt agrees."


class ReceiptDiffers(Message):
    """The verdict on a receipt."""

    SV = "Kvittot stämmer inte."
    EN = "The receipt does not agree."


class ReceiptOf(Message):
    """What a receipt is of."""

    SV = "Kvitto över {total}: {title}"
    EN = "Receipt of {total}: {title}"
    total: Amount
    title: str


class Receipted(Message):
    """What a receipt is of, where it has no title."""

    SV = "Kvitto över {total}"
    EN = "Receipt of {total}"
    total: Amount


STATED = Text("I kvittot", "In the receipt")
RECKONED = Text("Räknat på nytt", "Reckoned anew")
OFF = Text("Skillnad", "Difference")
FIELDS = {
    "of": Text("Vad kvittot gäller", "What it is of"),
    "rule": Text("Avrundningsregeln", "The rule of rounding"),
    "total": Text("Summan", "The total"),
    "stages": Text("Stegen", "The stages"),
    "parties": Text("Parterna och beloppen", "The parties and the amounts"),
    "figures": Text("Underlaget", "The figures"),
    "sources": Text("Källorna", "The sources"),
}
"""What is held against the facts, and what it is called."""


class FiguresAreItsOwn(RuleMessage):
    """Figures of a receipt stand among the facts; those of a table that was given are known to the receipt alone."""

    RULE: ClassVar[str] = "receipt-facts"
    SEVERITY: ClassVar[Severity] = Severity.NOTE
    SV = "{title} finns inte bland fakta; kvittots egna vikter är tagna som de står."
    EN = "{title} is not among the facts; the weights are taken as they stand in the receipt."
    title: AnyText


class HashIs(Message):
    """The hash of a receipt, by which two can be told apart."""

    SV = "Kontrollsumma: {hash}"
    EN = "Hash: {hash}"
    hash: str
