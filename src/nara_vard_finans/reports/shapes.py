"""The shapes that several answers have in common: findings, remarks, sources, and the stages of a sharing."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from nara_vard_finans.core import (
    Amount,
    Fault,
    Finding,
    Language,
    Message,
    Party,
    Principal,
    Remark,
    RemarkKind,
    Severity,
    Source,
    Text,
    digits,
)
from nara_vard_finans.reports.columns import (
    ABSENT,
    AMOUNT,
    COUNT,
    EXACT,
    FRACTION,
    PARTS,
    TEXT,
    UNREDUCED,
    Column,
    Data,
    Kind,
    Shape,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.sharing import (
    Apportionment,
    BasisKind,
    BoundedRows,
    CostKey,
    Level,
    Method,
    RatedRows,
    StatedRows,
    Tie,
)

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

PARTY = Text("Part", "Party")
AMOUNT_HEADING = Text("Belopp", "Amount")
BEFORE_ROUNDING = Text("Före avrundning", "Before rounding")
SUM = Text("Summa", "Sum")

SIDES = one_of(Principal)

FINDING: Shape[Finding] = Shape(
    Column("rule", TEXT, lambda finding: finding.rule),
    Column("severity", one_of(Severity), lambda finding: finding.severity),
    Column("subject", TEXT, lambda finding: finding.subject),
    Column("message", TEXT, lambda finding: finding.message),
    Column("parts", PARTS, lambda finding: parts_of(finding.message)),
    Column("source", maybe(TEXT), lambda finding: finding.source),
)

FAULT: Shape[Fault] = Shape(
    Column("where", TEXT, lambda fault: fault.where),
    Column("line", maybe(COUNT), lambda fault: fault.line),
    Column("message", TEXT, lambda fault: fault.message),
    Column("parts", PARTS, lambda fault: parts_of(fault.message)),
)

REMARK: Shape[Remark] = Shape(
    Column("kind", one_of(RemarkKind), lambda remark: remark.kind),
    Column("at", TEXT, lambda remark: remark.at),
    Column("text", TEXT, lambda remark: remark.text),
    Column("place", TEXT, lambda remark: remark.place),
)

SOURCE: Shape[Source] = Shape(
    Column("title", TEXT, lambda source: source.paper.title),
    Column("issuer", TEXT, lambda source: source.paper.issuer),
    Column("dated", maybe(TEXT), lambda source: None if source.paper.dated is None else source.paper.dated.iso),
    Column("registry_number", TEXT, lambda source: source.paper.registry_number),
    Column("place", TEXT, lambda source: source.place),
)

TIE: Shape[Tie] = Shape(
    Column("won", several(TEXT), lambda tie: tie.won),
    Column("lost", several(TEXT), lambda tie: tie.lost),
)


def parts_of(message: object) -> dict[str, Any]:
    """Give the parts of a message, by name; a plain text has none."""
    return message.parts if isinstance(message, Message) else {}


def kind_name(kind: "type[Definition]") -> str:
    """Give what the kind of thing that an answer is about is called in data."""
    return {"Agreement": "agreement", "Grant": "grant"}.get(kind.__name__, "post")  # by name: neither need be loaded


def definition_column(kind: "type[Definition]") -> Column[Any]:
    """Give the column that names what an answer is about, by the kind of thing that it is."""
    return Column(kind_name(kind), TEXT, lambda definition: definition.id)


WHO: tuple[Column[Party], ...] = (
    Column("party", TEXT, lambda party: party.code),
    Column("name", TEXT, lambda party: party.name, PARTY),
    Column("side", SIDES, lambda party: party.principal),
)


def exact_share(shared: Apportionment, participant: str) -> str:
    """Give an exact amount in kronor as a fraction that is not reduced, so that weight and whole can be seen."""
    if isinstance(shared, RatedRows | StatedRows | BoundedRows):
        return unreduced_exact(shared.exact(participant))
    return unreduced(shared.total, shared.key.integers[shared.key.index(participant)], shared.key.whole)


def unreduced_exact(amount: Fraction) -> str:
    """Give an exact amount in kronor as a fraction."""
    return f"{digits(amount.numerator)}/{digits(amount.denominator)}"


def unreduced(total: Amount, weight: int, whole: int) -> str:
    """Give a share in kronor as a fraction that is not reduced."""
    numerator, denominator = total.ore * weight, whole
    if total.ore % 100:
        denominator *= 100
    else:
        numerator //= 100
    return f"{digits(numerator)}/{digits(denominator)}"


def weight_in(shared: Apportionment, participant: str) -> int | Fraction:
    """Give a participant's weight, as the key was given it."""
    return shared.key.weights[shared.key.index(participant)][1]


def printed_weight(shared: Apportionment, participant: str) -> int | Fraction | None:
    """Give the weight where it is a figure: one that is alone, and keys weighed together, have none that is printed."""
    plain = shared.is_weighed and shared.key.basis.kind is not BasisKind.MIXED
    return weight_in(shared, participant) if plain else None


_Pair = tuple[Apportionment, str]

PARTICIPANT: Shape[_Pair] = Shape(
    Column("participant", TEXT, lambda pair: pair[1]),
    Column("weight", EXACT, lambda pair: weight_in(*pair)),
    Column("exact", UNREDUCED, lambda pair: exact_share(*pair)),
    Column("amount", AMOUNT, lambda pair: pair[0].amount(pair[1])),
)


def _key(key: CostKey, language: Language) -> Data:
    """Say what a key rests on; keys that are mixed hold keys."""
    statistic = key.basis.statistic
    return {
        "kind": key.basis.kind.value,
        "statistic": None if statistic is None else statistic.id,
        "as_of": None if statistic is None or statistic.as_of is None else statistic.as_of.iso,
        "components": [
            {"part": FRACTION.plain(part, language), **_key(inner, language)} for part, inner in key.basis.components
        ],
    }


_KEY_SCHEMA = {
    "type": "object",
    "properties": {
        "kind": one_of(BasisKind).schema,
        "statistic": maybe(TEXT).schema,
        "as_of": maybe(TEXT).schema,
        "components": several(PARTS).schema,
    },
    "required": ["kind", "statistic", "as_of", "components"],
}
KEY = Kind(_KEY_SCHEMA, _key, listed=False)


def decimals_of(decimals: int | None) -> object:
    """Give the decimals of percentages that a method rounds first, where it rounds any."""
    return ABSENT if decimals is None else decimals


STAGE: tuple[Column[Apportionment], ...] = (
    Column("total", AMOUNT, lambda shared: shared.total),
    Column("unit", AMOUNT, lambda shared: shared.unit),
    Column("method", one_of(Method), lambda shared: shared.method),
    Column("decimals", COUNT, lambda shared: decimals_of(shared.decimals), optional=True),
    Column("residual", AMOUNT, lambda shared: shared.residual),
    Column("residual_to", maybe(TEXT), lambda shared: shared.carrier),
    Column("ties", several(TIE), lambda shared: shared.ties),
)


def rate_of(level: Level) -> Fraction | None:
    """Give the kronor for each of what is counted, where a level is reckoned by a rate."""
    return level.apportionment.per.kronor if isinstance(level.apportionment, RatedRows) else None


LEVEL: Shape[Level] = Shape(
    Column("group", several(TEXT), lambda level: level.group),
    Column("between", TEXT, lambda level: "groups" if level.between_groups else "parties"),
    *within(STAGE, lambda level: level.apportionment),
    Column("key", KEY, lambda level: level.apportionment.key),
    Column("rate", maybe(EXACT), rate_of),
    Column(
        "rows",
        several(PARTICIPANT),
        lambda level: [(level.apportionment, each) for each in level.apportionment.key.parties],
    ),
)


def ties_of(levels: Iterable[Level]) -> list[Tie]:
    """Give the ties of all stages that decided something."""
    return [tie for level in levels for tie in level.apportionment.ties]
