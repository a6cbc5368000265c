"""What the text of a decision says: each sentence is a fact of the agreement, or a result."""

from nara_vard_finans.core import Amount, AnyText, Message


class BriefOn(Message):
    """What is decided on."""

    SV = "Tjänsteskrivelse (utkast): {title}, {year}"
    EN = "Memorandum for decision (draft): {title}, {year}"
    title: AnyText
    year: int


class ForAPerson(Message):
    """Whose text it becomes."""

    SV = "Utkastet är framställt ur handlingarna och beräkningen, för en handläggare att ändra och underteckna."
    EN = "The draft is made of the papers and of what is reckoned, for an official to edit and to sign."


class Proposed(Message):
    """What is proposed."""

    SV = "Kostnaden för {year} enligt ”{title}”, {total}, fördelas mellan parterna enligt tabellen nedan."
    EN = "The cost of {year} under ”{title}”, {total}, is shared between the parties by the table below."
    title: AnyText
    year: int
    total: Amount


class HoldsFor(Message):
    """For how long it was agreed, and between how many."""

    SV = "Avtalstid: {term}. Antal parter: {count}."
    EN = "Term: {term}. Number of parties: {count}."
    term: AnyText
    count: int


class Prolonged(Message):
    """By how much the term is prolonged."""

    SV = "Avtalstiden förlängs med {by} i taget, om avtalet inte sägs upp."
    EN = "The term is prolonged by {by} at a time, unless notice is given."
    by: AnyText


class Covers(Message):
    """What the money is for."""

    SV = "Avtalet omfattar: {covers}"
    EN = "The agreement covers: {covers}"
    covers: AnyText


class PreparedBy(Message):
    """Who prepares it."""

    SV = "Bereds av {body}."
    EN = "Prepared by {body}."
    body: str


class RecommendedBy(Message):
    """Who recommends it."""

    SV = "Rekommenderas av {body}."
    EN = "Recommended by {body}."
    body: str


class SignedBy(Message):
    """Who signs it."""

    SV = "Undertecknas av {who}."
    EN = "Signed by {who}."
    who: AnyText


class HoldsIfAllSign(Message):
    """What it needs to hold."""

    SV = "Avtalet gäller när samtliga parter har undertecknat samma text."
    EN = "The agreement holds when all parties have signed the same text."


class PostsAt(Message):
    """How many posts are financed, and what one costs."""

    SV = "Tjänster: {posts}, à {per_post} per år."
    EN = "Posts: {posts}, at {per_post} a year each."
    posts: int
    per_post: Amount


class CostOfYear(Message):
    """What the year costs."""

    SV = "Kostnad {year}: {cost}."
    EN = "Cost {year}: {cost}."
    year: int
    cost: Amount


class MayBeChargedWith(Message):
    """What the cost may be charged with."""

    SV = "Kostnaden får belastas med: {lines}."
    EN = "The cost may be charged with: {lines}."
    lines: tuple[AnyText, ...]


class StandsOutside(Message):
    """What it may not be charged with."""

    SV = "Utanför den gemensamma kostnaden: {line}."
    EN = "Outside the joint cost: {line}."
    line: AnyText


class WholeChanges(Message):
    """How all of it changes."""

    SV = "Jämfört med {label}: radernas summa {before} blir {after}, skillnad {difference}."
    EN = "Beside {label}: the sum of the rows, {before}, becomes {after}, difference {difference}."
    label: AnyText
    before: Amount
    after: Amount
    difference: Amount
