"""
The form of a facts file: how its tables become records.

Most tables have the fields of the record they become; the ways to write a cost key are in ``_key_forms``, and that to
write a pot in ``_pot_form``. The records check themselves; this module only gives their errors a place.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from attrs import evolve, fields, frozen, has
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from nara_vard_finans.core import (
    NOT_IN_FILES,
    Amount,
    AnyText,
    Directory,
    DuplicatePartyError,
    Figures,
    NaraVardFinansError,
    NoticePeriod,
    Paper,
    Party,
    PartyCode,
    Period,
    Principal,
    Prolongation,
    Reason,
    Source,
    Statistic,
    Term,
    Text,
    UnknownPartyError,
    exact,
    kronor,
    read_exact,
    read_figure,
    with_tuples,
)
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._derived_form import DerivedForm, is_derived
from nara_vard_finans.facts._faults import FAULTY, MOST_FAULTS, MisfitError, MisfitsError
from nara_vard_finans.facts._key_forms import (
    ALWAYS,
    KEY_FORMS,
    AmountsByYear,
    KeysByYear,
    NamesByYear,
    Number,
    NumbersByYear,
    PercentagesForm,
    assumed_key,
)
from nara_vard_finans.facts._party_forms import ChosenForm, filled_key
from nara_vard_finans.facts.country import region_aliases, register
from nara_vard_finans.facts.kinds import PAPER
from nara_vard_finans.facts.messages import (
    BeforeAnyYear,
    Expected,
    KeyMissing,
    KindMissing,
    NoKindOfKey,
    NotCode,
    NoticeWithoutLength,
    NotKnown,
    NotReadable,
    NotYear,
    NotYears,
    OneOf,
    OnlyOfAgreement,
    OpenTerm,
    PostsMissing,
    ProlongedByWhat,
    TooLong,
    TwoCosts,
)
from nara_vard_finans.sharing import (
    LARGEST,
    AgreedKey,
    AnyKey,
    Bounded,
    Carrier,
    Charging,
    Cost,
    CostByPosts,
    CostByYear,
    KeyByYear,
    RoundedPercent,
    YearlyCost,
    Years,
)

Names = tuple[tuple[str, str], ...]
Aliases = tuple[tuple[str, tuple[str, ...]], ...]
_Entry = TypeVar("_Entry")
_Hook = Callable[[Any, Any], Any]

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,19}")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = re.compile(r"(?P<first>[0-9]{4})(?P<to>-(?P<last>[0-9]{4})?)?")
_LONGEST_NAME = 200
_LONGEST_TEXT = 10_000
_FIRST_YEAR = 1_000
_TABLE = Text("en tabell", "a table")
_DAY = Text("en dag som 2023-01-31, utan citattecken", "a day such as 2023-01-31, without quotes")
_DAY_OR_PERIOD = Text(
    "en dag som 2023-01-31, eller en månad eller ett år inom citattecken, som '2021-06'",
    "a day such as 2023-01-31, or a month or year in quotes such as '2021-06'",
)


@frozen(kw_only=True, field_transformer=with_tuples)
class PartiesForm:
    """The table of parties: names by code, in ``municipalities`` and ``regions``, and where they stand."""

    municipalities: Names = ()
    regions: Names = ()
    aliases: Aliases = ()
    source: Source | None = None

    def directory(self) -> Directory:
        """Make the directory; a region has besides its aliases those of the register, if it is the one there."""
        sides = ((self.municipalities, Principal.MUNICIPALITIES), (self.regions, Principal.REGION))
        named = [(code, name, side) for names, side in sides for code, name in names]
        own = dict(self.aliases)
        strangers = own.keys() - {code for code, _, _ in named}
        if strangers:
            raise UnknownPartyError(min(strangers), tuple(code for code, _, _ in named))
        return Directory(tuple(_party(*each, aliases=own.get(each[0], ())) for each in named), self.source)


def _party(code: str, name: str, side: Principal, *, aliases: tuple[str, ...] = ()) -> Party:
    known = region_aliases(code, name) if side is Principal.REGION else ()
    return Party(code=code, name=name, principal=side, aliases=(*aliases, *known))


@frozen(kw_only=True, field_transformer=with_tuples)
class CostForm:
    """
    The table of a cost: by posts, yearly, or by year.

    Attributes:
        posts: How many posts (tjänster) are financed; may be known though the cost per post is not.
        per_post: What one post costs in a year.
        yearly: What all costs in a year, where it is not counted by posts.
        by_year: Sums stated for single years; they come before what the other parts would give.
        source: Where it stands, if elsewhere than the agreement.
        assumed: Whether no paper states it, so that it is assumed.
    """

    posts: int | None = None
    per_post: Amount | None = None
    yearly: Amount | None = None
    by_year: tuple[tuple[int, Amount], ...] = ()
    source: Source | None = None
    assumed: bool = False

    def cost(self) -> Cost:
        """Make the cost."""
        return evolve(self._cost(), assumed=self.assumed)

    def _cost(self) -> Cost:
        match self:
            case CostForm(per_post=None, yearly=None):
                return CostByYear(posts=self.posts, by_year=self.by_year, source=self.source)
            case CostForm(per_post=None, yearly=Amount() as amount):
                return YearlyCost(amount=amount, posts=self.posts, by_year=self.by_year, source=self.source)
            case CostForm(posts=int(posts), per_post=Amount() as each, yearly=None):
                return CostByPosts(posts=posts, per_post=each, by_year=self.by_year, source=self.source)
            case CostForm(posts=None):
                raise MisfitError(PostsMissing())
            case _:
                raise MisfitError(TwoCosts())


def converter_for(context: Context) -> Converter:
    """Make the converter that structures tables into records, with *context* for what they refer to."""
    converter = Converter(detailed_validation=True)
    register = converter.register_structure_hook_func
    converter.register_structure_hook_factory(has, lambda cls: _class_hook(cls, converter))
    register(_is_array, lambda raw, cls: _items(raw, get_args(cls)[0], converter))
    # The library has hooks of its own for these, which only hooks by class replace; an enum of texts is a text to it.
    for primitive, hook in ((str, _reading(_text)), (int, _reading(_integer)), (bool, _reading(_yes_or_no))):
        converter.register_structure_hook(primitive, hook)
    converter.register_structure_hook(StrEnum, _member)
    for forms, read in (
        ((dt.date,), lambda raw: _day(_day_of_text(raw) if context.has_days_as_texts else raw)),
        ((Amount,), _amount),
        ((Number, Number | None), _number),
        ((Names,), lambda raw: _each(raw, _code_and_name)),
        ((Names | None,), lambda raw: _each(raw, lambda name, reading: (name, _text(reading)))),
        ((Aliases,), lambda raw: _each(raw, _aliases)),
        ((Figures,), lambda raw: _by_party(raw, context, _number)),
        ((tuple[tuple[str, Amount], ...],), lambda raw: _by_party(raw, context, _amount)),
        ((tuple[tuple[int, Amount], ...],), lambda raw: _each(raw, _year_and_amount)),
        ((RoundedPercent,), RoundedPercent.parse),
        ((PartyCode,), lambda raw: context.party(_text(raw)).code),
        ((Cost, Cost | None), lambda raw: converter.structure(raw, CostForm).cost()),
        ((Carrier | None,), lambda raw: _carrier(_text(raw), context)),
        ((AnyText,), lambda raw: converter.structure(raw, Text)),
        ((AnyKey, AnyKey | None), lambda raw: _shares(raw, context, converter)),
        ((AgreedKey,), lambda raw: _key(raw, context, converter)),
        ((AmountsByYear,), lambda raw: _by_year(raw, _amount)),
        ((NumbersByYear,), lambda raw: _by_year(raw, _percent)),
        ((NamesByYear,), lambda raw: _by_year(raw, _text)),
        ((KeysByYear,), lambda raw: _each_year(raw, lambda each: _key(each, context, converter))),
        ((Term,), lambda raw: _term(raw, converter)),
        ((tuple[int, ...],), lambda raw: _items(raw, int, converter)),
        ((Directory,), lambda raw: Directory(_parties(raw, context, converter))),
        ((tuple[Party, ...], tuple[Party, ...] | None), lambda raw: _parties(raw, context, converter)),
        ((Party,), lambda raw: context.party(_text(raw))),
    ):
        register(_among(*forms), _reading(read))
    for cls, adapt in (
        (Text, lambda raw, plain: Text(_text(raw)) if isinstance(raw, str) else plain(raw)),
        (Period, lambda raw, plain: plain(raw) if isinstance(raw, dict) else Period.parse(_as_of(raw))),
        (NoticePeriod, lambda raw, plain: plain(_in_months(raw, NoticeWithoutLength()))),
        (Prolongation, lambda raw, plain: plain(_in_months(raw, ProlongedByWhat()))),
        (Paper, lambda raw, plain: context.entry(PAPER, raw, context.papers) if isinstance(raw, str) else plain(raw)),
        (Statistic, lambda raw, plain: _statistic(raw, plain, context, converter)),
    ):
        register(_among(cls), _adapted(adapt, _class_hook(cls, converter)))
    shares = override(struct_hook=lambda raw, _: _by_party(raw, context, _percent))
    register(_among(PercentagesForm), _class_hook(PercentagesForm, converter, shares=shares))
    return converter


def add_definition(
    converter: Converter, cls: type[Any], context: Context, known: Iterable[Party] = (), *, fills_key: bool = False
) -> None:
    """
    Let a converter structure a definition that may name no parties: it is then between all of its own file.

    Args:
        converter: The converter.
        cls: The record.
        context: What its values refer to.
        known: The parties that it is between where its file lists none.
        fills_key: Whether its cost key is between its parties where the key names none.
    """

    def adapt(raw: Any, plain: Callable[[Any], Any]) -> Any:
        between = _with_parties(raw, context.own_parties or known)
        found = plain(_with_filled_key(between, converter) if fills_key else between)
        return evolve(found, bodies=context.bodies_of(found.parties)) if hasattr(found, "bodies") else found

    converter.register_structure_hook_func(_among(cls), _adapted(adapt, _class_hook(cls, converter)))


def _among(*forms: Any) -> Callable[[Any], bool]:
    return lambda cls: any(cls is form or cls == form for form in forms)


def _reading(read: Callable[[Any], Any]) -> _Hook:
    return lambda raw, _: read(raw)


def _adapted(adapt: Callable[[Any, Callable[[Any], Any]], Any], plain: _Hook) -> _Hook:
    return lambda raw, cls: adapt(raw, lambda value: plain(value, cls))


def _is_array(cls: Any) -> bool:
    origin: Any = get_origin(cls)
    return origin is tuple


def _class_hook(cls: type[Any], converter: Converter, **special: Any) -> _Hook:
    for part in fields(cls):
        if NOT_IN_FILES in part.metadata:
            special[part.name] = override(omit=True)
        elif part.name == "percent" and part.type in {Number, Number | None}:
            special[part.name] = override(struct_hook=lambda raw, _: _percent(raw))
    structure = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **special)

    def hook(raw: Any, _: Any) -> Any:
        if not isinstance(raw, dict):
            raise _expected(_TABLE, raw)
        return structure(raw, cls)

    return hook


def _key(raw: Any, context: Context, converter: Converter) -> AgreedKey:
    if not isinstance(raw, dict):
        raise _expected(Text("en tabell med kind", "a table with kind"), raw)
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in KEY_FORMS:
        known = tuple(KEY_FORMS)
        raise MisfitError(KindMissing(OneOf(known)) if kind is None else NoKindOfKey(kind, known))
    form: Any = converter.structure(raw, KEY_FORMS[kind])
    return assumed_key(form.key(context)) if form.assumed else form.key(context)


def _shares(raw: Any, context: Context, converter: Converter) -> AnyKey:
    """Read a key that shares a given total, where no other can stand."""
    key: AgreedKey = _key(raw, context, converter)
    if isinstance(key, Charging | Bounded | KeyByYear):
        raise MisfitError(OnlyOfAgreement(raw["kind"]))
    return key


def _by_year(raw: Any, read: Callable[[Any], _Entry]) -> tuple[tuple[Years, _Entry], ...]:
    """Read what is the same every year, or a table of it by year."""
    return _each_year(raw, read) if isinstance(raw, dict) else ((ALWAYS, read(raw)),)


def _each_year(raw: Any, read: Callable[[Any], _Entry]) -> tuple[tuple[Years, _Entry], ...]:
    return _each(raw, lambda years, value: (_years(years), read(value)))


def _years(text: str) -> Years:
    match = _YEARS.fullmatch(text)
    if match is None:
        raise MisfitError(NotYears(text))
    first = int(match["first"])
    return Years(first, first if match["to"] is None else int(match["last"]) if match["last"] else None)


def _term(raw: Any, converter: Converter) -> Period:
    """Read a term, which may be until further notice."""
    if not isinstance(raw, dict) or "until_further_notice" not in raw:
        return converter.structure(raw, Period)
    strange = sorted({*raw} - {"first_day", "until_further_notice"})
    if strange or "first_day" not in raw or not _yes_or_no(raw["until_further_notice"]):
        raise MisfitError(OpenTerm())
    return Period.since(converter.structure(raw["first_day"], dt.date))


def _in_months(raw: Any, empty: Reason) -> Any:
    """Let a length be given in years too, and refuse one that is not given at all."""
    if not isinstance(raw, dict):
        return raw
    if not {"months", "days", "years"} & {*raw}:
        raise MisfitError(empty)
    if "years" not in raw:
        return raw
    years, months = _integer(raw["years"]), raw.get("months", 0)
    return {**{key: value for key, value in raw.items() if key != "years"}, "months": 12 * years + _integer(months)}


def _statistic(raw: Any, plain: Callable[[Any], Any], context: Context, converter: Converter) -> Any:
    if is_derived(raw):
        return converter.structure(raw, DerivedForm).statistic(context)
    if isinstance(raw, dict) and not {"as_of", "recovered_from"} & set(raw):
        return plain({**raw, "as_of": ...})  # so that it is told together with the other faults
    return context.statistic(raw) if isinstance(raw, str) else plain(raw)


def _carrier(name: str, context: Context) -> Carrier:
    return LARGEST if name == str(LARGEST) else context.party(name).code


def _with_parties(raw: Any, parties: Iterable[Party]) -> Any:
    """Let an agreement or a grant that names no parties be between all of its file, and a grant between all known."""
    codes = [party.code for party in parties]
    return {**raw, "parties": codes} if isinstance(raw, dict) and "parties" not in raw and codes else raw


def _with_filled_key(raw: Any, converter: Converter) -> Any:
    """Let the key of an agreement be between its parties where it names none; faults of either are told later."""
    if not isinstance(raw, dict) or not {"parties", "cost_key"} <= raw.keys():
        return raw
    try:
        parties: Directory = converter.structure(raw["parties"], Directory)
    except FAULTY:
        parties = register()  # so that the key is not at fault for them too
    return {**raw, "cost_key": filled_key(raw["cost_key"], parties)}


def _parties(raw: Any, context: Context, converter: Converter) -> tuple[Party, ...]:
    """Read parties: a list of them, or a table that chooses them among the country's."""
    if not isinstance(raw, dict):
        return _items(raw, Party, converter)
    listed = {**raw, "county": [raw["county"]]} if isinstance(raw.get("county"), str) else raw
    form: ChosenForm = converter.structure(listed, ChosenForm)
    return context.choose(form.parties())


def _items(raw: Any, item: Any, converter: Converter) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise _expected(Text("en lista", "an array"), raw)
    return tuple(value for _, value in _gathered(enumerate(raw), lambda _, value: converter.structure(value, item)))


def _each(raw: Any, read: Callable[[str, Any], _Entry]) -> tuple[_Entry, ...]:
    if not isinstance(raw, dict):
        raise _expected(_TABLE, raw)
    return tuple(value for _, value in _gathered(raw.items(), read))


def _gathered(entries: Iterable[tuple[Any, Any]], read: Callable[[Any, Any], _Entry]) -> list[tuple[Any, _Entry]]:
    """Read every entry, and raise all that does not fit at once."""
    done: list[tuple[Any, _Entry]] = []
    errors: list[tuple[str | int, Exception]] = []
    for place, raw in entries:
        try:
            done.append((place, read(place, raw)))
        except FAULTY as error:
            errors.append((place, error))
            if len(errors) >= MOST_FAULTS:
                break
    if errors:
        raise MisfitsError(tuple(errors))
    return done


def _by_party(raw: Any, context: Context, read: Callable[[Any], _Entry]) -> tuple[tuple[str, _Entry], ...]:
    spelled: dict[str, str] = {}

    def entry(name: str, value: Any) -> tuple[str, _Entry]:
        party = context.party(name)
        if spelled.setdefault(party.code, name) != name:
            raise DuplicatePartyError(party.name, (spelled[party.code], name))
        return party.code, read(value)

    return _each(raw, entry)


def _code_and_name(code: str, raw: Any) -> tuple[str, str]:
    if not _CODE.fullmatch(code) or code == str(LARGEST):  # in a file a word, and no party
        raise MisfitError(NotCode(code))
    name = _text(raw)
    if len(name) > _LONGEST_NAME:
        raise MisfitError(TooLong(len(name), _LONGEST_NAME))
    return code, name


def _aliases(code: str, raw: Any) -> tuple[str, tuple[str, ...]]:
    if not isinstance(raw, list):
        raise _expected(Text("en lista med namn", "an array of names"), raw)
    return code, tuple(_code_and_name(code, name)[1] for name in raw)


def sound_parties(raw: Any) -> tuple[Directory, set[str]]:
    """Give the parties of a faulty table that can be read, and the names of the others, so that all else is judged."""
    sound: dict[str, Party] = {}
    faulty: set[str] = set()
    groups = raw if isinstance(raw, dict) else {}
    for group, side in (("municipalities", Principal.MUNICIPALITIES), ("regions", Principal.REGION)):
        entries = groups.get(group, {})
        for given, raw_name in entries.items() if isinstance(entries, dict) else ():
            try:
                code, name = _code_and_name(given, raw_name)
                sound.setdefault(code, _party(code, name, side))
            except NaraVardFinansError:
                faulty |= {given, str(raw_name)}
    return Directory(tuple(sound.values())), faulty


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise _expected(Text("en text inom citattecken", "a text in quotes"), raw)
    text = " ".join(unicodedata.normalize("NFC", raw).split())
    if not text or not text.isprintable():
        raise MisfitError(NotReadable(raw))
    if len(text) > _LONGEST_TEXT:
        raise MisfitError(TooLong(len(text), _LONGEST_TEXT))
    return text


def _integer(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise _expected(Text("ett heltal", "a whole number"), raw)
    return raw


def _yes_or_no(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise _expected(Text("true eller false", "true or false"), raw)
    return raw


def _number(raw: Any) -> Number:
    number = _percent(raw)
    if isinstance(raw, str | Decimal):
        read_figure(str(raw))  # whoever writes 20.544 for inhabitants may well mean thousands
    return number


def _percent(raw: Any) -> Number:
    """Read a number of which no more than a hundred can be meant, so that 33.333 has decimals."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise _expected(Text("ett tal", "a number"), raw)
    return exact(read_exact(raw)) if isinstance(raw, str) else exact(raw)


def _amount(raw: Any) -> Amount:
    if isinstance(raw, str):
        return Amount.parse(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise _expected(
            Text("ett belopp, som 4000000 eller '1 225 535 kr'", "an amount, such as 4000000 or '1 225 535 kr'"), raw
        )
    amount = kronor(raw)
    if isinstance(raw, Decimal):
        read_figure(str(raw))
    return amount


def _year_and_amount(year: str, raw: Any) -> tuple[int, Amount]:
    if not re.fullmatch(r"[0-9]{4}", year):
        raise MisfitError(NotYear(year))
    return int(year), _amount(raw)


def _day(raw: Any) -> dt.date:
    if isinstance(raw, dt.datetime) or not isinstance(raw, dt.date):
        raise _expected(_DAY, raw)
    if raw.year < _FIRST_YEAR:
        raise MisfitError(BeforeAnyYear(raw, _FIRST_YEAR))
    return raw


def _day_of_text(raw: Any) -> Any:
    """Read a day of JSON, which has none of its own; what is no day stays what it is, and is refused as that."""
    try:
        return dt.date.fromisoformat(raw) if isinstance(raw, str) and _ISO_DAY.fullmatch(raw) else raw
    except ValueError:
        return raw


def _as_of(raw: Any) -> str:
    if raw is ...:
        raise MisfitError(KeyMissing("as_of"))
    if isinstance(raw, dt.date):
        return str(_day(raw))
    if isinstance(raw, str):
        if re.match("0[0-9]{3}", raw):
            raise MisfitError(BeforeAnyYear(raw, _FIRST_YEAR))
        return raw
    raise _expected(_DAY_OR_PERIOD, raw)


def _member(raw: Any, cls: Any) -> Any:
    names = tuple(member.value for member in cls)
    if raw not in names:
        raise MisfitError(NotKnown(raw, names))
    return cls(raw)


def _expected(what: AnyText, raw: object) -> MisfitError:
    return MisfitError(Expected(what, raw))
