"""Hypothesis strategies for parties, agreements, grants, posts and printed tables that could be real."""

import datetime as dt
from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st

from nara_vard_finans.agreements import Adoption, Agreement, AgreementForm, HoldsIf
from nara_vard_finans.core import ZERO, Amount, Directory, NoticePeriod, Party, Period, Principal, Text, kronor
from nara_vard_finans.grants import Area, Content, Duty, DutyKind, Grant, Measure, Percentage, Pot, PotUse, Rest
from nara_vard_finans.posts import Post, YearlyGrant
from nara_vard_finans.printed import PrintedColumn, PrintedSums, PrintedTable
from nara_vard_finans.sharing import (
    AgreedKey,
    Cost,
    CostByPosts,
    CostByYear,
    CostKey,
    Leaving,
    Method,
    NestedKey,
    RoundingRule,
    YearlyCost,
    apportion,
    equal_shares,
    gives_total,
    percentages,
)
from nara_vard_finans.testing.drawn_charges import bounded_keys, combined_keys, keys_by_year, rates, stated_amounts
from nara_vard_finans.testing.strategies import keys_over, within

# fmt: off
_PLACES = (
    "Alby", "Berga", "Dalby", "Ekeby", "Forsby", "Granby", "Hagby", "Karby", "Lindby", "Mosby", "Norrby", "Rosby",
    "Solby", "Ulvby", "Viby",
)
# fmt: on
_MOST_KRONOR = 10**9


@st.composite
def directories(draw: st.DrawFn, most_municipalities: int = 5) -> Directory:
    """
    Draw the municipalities of a county, and its region.

    Args:
        draw: Given by Hypothesis.
        most_municipalities: The most municipalities, at most 15.

    Raises:
        NothingFitsError: If there is to be none, or are more than there are names for.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> [party.name for party in draws(directories(1), 1)[0].in_table_order]
        ['Alby', 'Region 01']
    """
    within(1, most_municipalities)
    within(most_municipalities, len(_PLACES))
    county = f"{draw(st.integers(1, 25)):02d}"
    numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=most_municipalities, unique=True))
    municipalities = (
        Party(code=f"{county}{number:02d}", name=name, principal=Principal.MUNICIPALITIES)
        for number, name in zip(numbers, _PLACES, strict=False)
    )
    return Directory([*municipalities, Party(code=county, name=f"Region {county}", principal=Principal.REGION)])


def _of(parties: Directory, side: Principal) -> list[str]:
    return [party.code for party in parties if party.principal is side]


@st.composite
def _terms(draw: st.DrawFn, most_years: int) -> Period:
    first = draw(st.integers(2000, 2099))
    last = first + draw(st.integers(0, most_years - 1))
    return Period(first_day=dt.date(first, 1, 1), last_day=dt.date(last, 12, 31))


@st.composite
def _halves(draw: st.DrawFn, parties: Directory) -> NestedKey:
    return NestedKey(
        between=percentages({"municipalities": 50, "region": 50}),
        within={
            "municipalities": draw(keys_over(_of(parties, Principal.MUNICIPALITIES))),
            "region": equal_shares(*_of(parties, Principal.REGION)),
        },
        odd_unit_to=draw(st.sampled_from(["municipalities", "region"])),
    )


def _whole_kronor() -> st.SearchStrategy[Amount]:
    return st.integers(1, _MOST_KRONOR).map(kronor)


@st.composite
def _costs(draw: st.DrawFn, years: Sequence[int]) -> Cost:
    match draw(st.integers(0, 2)):
        case 0:
            return YearlyCost(amount=draw(_whole_kronor()))
        case 1:
            return CostByPosts(posts=draw(st.integers(1, 9)), per_post=draw(_whole_kronor()))
        case _:
            return CostByYear(by_year={year: draw(_whole_kronor()) for year in years})


def _adoptions() -> st.SearchStrategy[Adoption]:
    return st.sampled_from(
        [
            Adoption(form=AgreementForm.JOINT, holds_if=HoldsIf.ALL_SIGN),
            Adoption(form=AgreementForm.BILATERAL, holds_if=HoldsIf.ALL_SIGN),
            Adoption(form=AgreementForm.BILATERAL, holds_if=HoldsIf.EACH_SIGNS),
        ]
    )


def _notices() -> st.SearchStrategy[NoticePeriod | None]:
    return st.sampled_from([12, 6, 3, 0, None]).map(lambda months: None if months is None else NoticePeriod(months))


@st.composite
def _shares(draw: st.DrawFn, parties: Directory, years: Sequence[int]) -> tuple[AgreedKey, Cost]:
    return draw(st.one_of(_halves(parties), keys_over([party.code for party in parties]))), draw(_costs(years))


@st.composite
def _charges(draw: st.DrawFn, parties: Directory, years: Sequence[int]) -> tuple[AgreedKey, Cost]:
    """Draw a key of another kind than shares, and the cost beside it, where there is one."""
    codes, cost = [party.code for party in parties], draw(_whole_kronor())
    by_year = (years[0], years[-1], codes)
    key: AgreedKey = draw(
        st.one_of(
            rates(codes),
            stated_amounts(codes, signed=True),
            combined_keys(codes),
            keys_by_year(*by_year, gives_total=True),
            keys_by_year(*by_year),
            bounded_keys(cost, codes),
            combined_keys(codes, total=cost),
        )
    )
    return key, CostByYear() if gives_total(key) else YearlyCost(amount=cost)


@st.composite
def agreements(draw: st.DrawFn, most_municipalities: int = 5) -> Agreement:
    """
    Draw agreements between the municipalities of a county and its region; the cost of every year can be shared.

    Half of them share it 50/50 or by a key; the others have a rate, stated amounts, bounds, parts, or a key by year.

    Args:
        draw: Given by Hypothesis.
        most_municipalities: The most municipalities.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> found = draws(agreements(1), 1)[0]
        >>> found.id, str(found.term), found.cost_of(2000).kronor
        ('avtal-2000', '2000-01-01 to 2000-12-31', Fraction(1, 1))
    """
    parties, term = draw(directories(most_municipalities)), draw(_terms(5))
    first, last = term.first_day.year, term.last_day.year
    key, cost = draw(st.one_of(_shares(parties, range(first, last + 1)), _charges(parties, range(first, last + 1))))
    methods = [Method.LARGEST_REMAINDER, *([Method.SAINTE_LAGUE] if isinstance(key, CostKey | NestedKey) else [])]
    return Agreement(
        id=f"avtal-{first}",
        title=Text(f"Påhittat avtal {first}", f"Made-up agreement {first}"),
        parties=parties,
        term=term,
        cost=cost,
        cost_key=key,
        rounding=RoundingRule(method=draw(st.sampled_from(methods))),
        notice=draw(_notices()),
        on_leaving=draw(st.sampled_from([Leaving.OTHERS_SHARE, *Leaving, None])),
        adoption=draw(_adoptions()),
    )


@st.composite
def grants(draw: st.DrawFn, most_municipalities: int = 5) -> Grant:
    """
    Draw grants with pots, of which some may be set aside or ceilings, and with reports that are due.

    Every pot that is not set aside has a key, so that the whole can be shared.

    Args:
        draw: Given by Hypothesis.
        most_municipalities: The most municipalities.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> found = draws(grants(1), 1)[0]
        >>> [pot.id for pot in found.pots], [duty.id for duty in found.duties]
        (['frame', 'all'], ['interim', 'final'])
    """
    parties, year = draw(directories(most_municipalities)), draw(st.integers(2000, 2099))
    duties = (
        Duty(
            id="interim",
            kind=DutyKind.INTERIM_REPORT,
            title=Text("Delredovisning", "Interim report"),
            opens_on=draw(st.sampled_from([None, dt.date(year, 6, 1)])),
            due_on=dt.date(year, 9, 30),
            contents=(Content(id="done", title=Text("Vad som har gjorts", "What has been done")),),
        ),
        Duty(
            id="final",
            kind=DutyKind.FINAL_REPORT,
            title=Text("Slutredovisning", "Final report"),
            due_on=dt.date(year + 1, 3, 31),
        ),
    )
    measures = (Measure(id="a1", title=Text("Handledning", "Supervision")),)
    return Grant(
        id=f"bidrag-{year}",
        title=Text(f"Påhittat bidrag {year}", f"Made-up grant {year}"),
        grantor=Text("Staten", "The state"),
        year=year,
        term=Period(first_day=dt.date(year, 1, 1), last_day=dt.date(year + 1, 12, 31)),
        parties=parties,
        pots=tuple(draw(_pots(parties))),
        areas=(Area(id="a", title=Text("Kompetens", "Skills"), measures=measures),),
        duties=duties,
    )


@st.composite
def _pots(draw: st.DrawFn, parties: Directory) -> list[Pot]:
    """Draw a frame, what is set aside of it, and the rest: for all, or so many percent for each side."""
    whole = draw(st.integers(1, _MOST_KRONOR))
    use = draw(st.sampled_from([PotUse.SHARED, PotUse.CEILING]))
    municipalities, region = _of(parties, Principal.MUNICIPALITIES), _of(parties, Principal.REGION)
    aside: list[Pot] = []
    title = Text("Uppföljning", "Follow-up")
    match draw(st.integers(0, 2)):
        case 1:
            size: Amount | Percentage = kronor(draw(st.integers(0, whole)))
            aside = [Pot(id="follow-up", title=title, of="frame", size=size, use=PotUse.SET_ASIDE)]
        case 2:
            size = Percentage(draw(st.integers(0, 50)))
            aside = [Pot(id="follow-up", title=title, of="frame", size=size, use=PotUse.SET_ASIDE)]
        case _:
            pass
    frame = Pot(id="frame", title=Text("Ram", "Frame"), size=kronor(whole))
    if draw(st.booleans()):
        share = draw(st.integers(1, 99))
        keys = {"municipalities": draw(keys_over(municipalities)), "region": equal_shares(*region)}
        sides = [
            ("municipalities", Text("Kommunerna", "Municipalities"), Principal.MUNICIPALITIES, share),
            ("region", Text("Regionen", "Region"), Principal.REGION, 100 - share),
        ]
        shared = [
            Pot(id=name, title=title, of="frame", size=Percentage(part), use=use, to=side, key=keys[name])
            for name, title, side, part in sides
        ]
        return [evolve(frame, odd_unit_to="municipalities"), *aside, *shared]
    key = draw(keys_over([*municipalities, *region]))
    rest = Pot(id="all", title=Text("Alla", "All"), of="frame", size=Rest(), use=use, key=key)
    return [evolve(frame, odd_unit_to="all"), *aside, rest]


@st.composite
def posts(draw: st.DrawFn, most_municipalities: int = 5) -> Post:
    """
    Draw posts that a region employs and municipalities finance, by grants of some of the years.

    Args:
        draw: Given by Hypothesis.
        most_municipalities: The most municipalities.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> found = draws(posts(1), 1)[0]
        >>> found.employer.name, found.years, found.notice.months
        ('Region 01', (2000,), 3)
    """
    parties, term = draw(directories(most_municipalities)), draw(_terms(3))
    municipalities, (region,) = _of(parties, Principal.MUNICIPALITIES), _of(parties, Principal.REGION)
    years = range(term.first_day.year, term.last_day.year + 1)
    percents = {year: draw(st.sampled_from([100, 80, 0, None])) for year in years}
    return Post(
        id=f"tjanst-{years[0]}",
        title=Text(f"Fiktiv tjänst {years[0]}", f"Fictitious post {years[0]}"),
        parties=parties,
        employer=parties[region],
        term=term,
        cost=YearlyCost(amount=draw(_whole_kronor())),
        cost_key=draw(keys_over(municipalities)),
        grants=tuple(
            YearlyGrant(year=year, title=Text(f"Medel {year}", f"Grant {year}"), percent=percent)
            for year, percent in percents.items()
            if percent is not None
        ),
        notice=NoticePeriod(draw(st.sampled_from([3, 1, 6, 0]))),
    )


@st.composite
def printed_tables(draw: st.DrawFn, parties: Directory | None = None) -> PrintedTable:
    """
    Draw tables of one column: a total shared by a key, with the sums of all rows and of each side.

    Args:
        draw: Given by Hypothesis.
        parties: Whose rows they are; without it, of parties that are drawn.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> from nara_vard_finans import embedded
        >>> known = embedded().parties
        >>> found = draws(printed_tables(known), 1)[0]
        >>> found.check(known), str(found.columns[0].printed_sums.whole)
        ((), '0 kr')
    """
    among = draw(directories()) if parties is None else parties
    key = draw(keys_over([party.code for party in among]))
    shared = apportion(kronor(draw(st.integers(0, 10**9))), key)
    amounts = dict(zip(key.parties, shared.amounts, strict=True))
    sums = {side: sum((amounts[party.code] for party in among if party.principal is side), ZERO) for side in Principal}
    printed_sums = PrintedSums(
        whole=shared.total, municipalities=sums[Principal.MUNICIPALITIES], region=sums[Principal.REGION]
    )
    column = PrintedColumn(id="belopp", heading="Belopp", amounts=amounts, printed_sums=printed_sums)
    return PrintedTable(id="tabell", title=Text("Fiktiv tabell", "Fictitious table"), columns=(column,))
