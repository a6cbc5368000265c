"""What we write can be read back: an answer with a table, in every form and language, audited, says what it said."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nara_vard_finans import Amount, Workspace, kronor
from nara_vard_finans.agreements import Charge
from nara_vard_finans.audit import TableAudit, Verdict
from nara_vard_finans.workspace import Answer, AuditQuestion

NAMES = ("Avby", "Östra Bäck", "Celund", "Dals-Näs", "Ekeby", "Falånger", "Gränna", "Håby", "Ingatorp")
FORMS = ("table", "md", "csv", "csv-excel", "html", "json", "xlsx")

LANGUAGES = st.sampled_from(["sv", "en"])

FEW = 4
"""So few are drawn where each is dear."""

FACTS = """
[parties.municipalities]
{parties}
{region}
[[statistics]]
id = "folk"
title = "Folkmängd 2022"
counts = "population"
unit = "persons"
as_of = "2022"
figures = {{ {figures} }}
[[agreements]]
id = "avtal"
title = "Avtalet"
term = "2024"
cost = {{ yearly = {total} }}
{key}
"""
OTHERS = '\n[parties.others]\nfk = "Försäkringskassan"'
ALONE = """[agreements.cost_key]
kind = "proportional"
statistic = "folk"
"""
POPULATION, REGION, STATE = (
    '{ kind = "proportional", statistic = "folk" }',
    '{ kind = "equal", parties = ["99"] }',
    '{ kind = "equal", parties = ["fk"] }',
)


def by_groups(*groups: tuple[str, int, str]) -> str:
    listed = (
        f'[[agreements.cost_key.groups]]\nname = "{name}"\npercent = {percent}\nkey = {key}\n'
        for name, percent, key in groups
    )
    return '[agreements.cost_key]\nkind = "nested"\n' + "".join(listed)


HALVES = by_groups(("municipalities", 50, POPULATION), ("region", 50, REGION))
THREE = by_groups(("municipalities", 30, POPULATION), ("region", 25, REGION), ("Staten", 45, STATE))


@st.composite
def populations(draw: st.DrawFn) -> dict[str, int]:
    """Draw municipalities of the size that they have, no one of which has as many as all others."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=4, max_size=9, unique=True))
    return {name: draw(st.integers(2_400, 60_000)) for name in sorted(names)}


def facts(of: Mapping[str, int], total: int, key: str = ALONE) -> str:
    codes = {name: f"{place:04d}" for place, name in enumerate(of, 9901)}
    return FACTS.format(
        parties="\n".join(f'"{code}" = "{name}"' for name, code in codes.items()),
        figures=", ".join(f'"{codes[name]}" = {figure}' for name, figure in of.items()),
        total=total,
        key=key,
        region="" if key is ALONE else '[parties.regions]\n"99" = "Region Exempel"' + OTHERS * (key is THREE),
    )


def opened(tmp: Any, text: str) -> Workspace:
    path = tmp.mktemp("facts") / "avtal.toml"
    path.write_text(text, "utf-8")
    return Workspace.open(path)


def read_back(answer: Any, form: str, language: str) -> Answer[TableAudit]:
    """As somebody reads it who has the file alone."""
    return Workspace.open().audit_columns(io.BytesIO(bytes_of(answer, form, language)))


def bytes_of(answer: Any, form: str, language: str) -> bytes:
    report = answer.report(language)
    return report.content(form) if form == "xlsx" else report.written(form).encode()  # type: ignore[no-any-return]


def is_ours(found: Answer[TableAudit], amounts: Mapping[str, Amount]) -> bool:
    """Say whether an audit reads every amount for its party, tells our rule among others, and finds nothing wrong."""
    (audit,) = found.result.audits
    read = {row.name: row.amount for row in audit.column.rows} == amounts
    told = {fit.rule.method for fit in audit.fits}
    return read and audit.verdict is Verdict.EXPLAINED and "largest-remainder" in told and found.is_in_order


def charges(answer: Any) -> tuple[Charge, ...]:
    return answer.result.charges  # type: ignore[no-any-return]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["sv", "en"])
class TestAllocations:
    @given(of=populations(), thousands=st.integers(100, 9_000))
    def test_of_municipalities(
        self, form: str, language: str, of: dict[str, int], thousands: int, tmp_path_factory: Any
    ) -> None:
        allocated = opened(tmp_path_factory, facts(of, 1_000 * thousands)).allocate("avtal", 2024)
        amounts = {charge.party.name: charge.amount for charge in charges(allocated)}
        assert is_ours(read_back(allocated, form, language), amounts)

    @given(of=populations(), thousands=st.integers(100, 9_000))
    def test_with_a_region_that_pays_half(
        self, form: str, language: str, of: dict[str, int], thousands: int, tmp_path_factory: Any
    ) -> None:
        allocated = opened(tmp_path_factory, facts(of, 2_000 * thousands, HALVES)).allocate("avtal", 2024)
        amounts = {charge.party.name: charge.amount for charge in charges(allocated) if charge.party.code != "99"}
        found = read_back(allocated, form, language)
        assert is_ours(found, amounts)
        assert [row.amount for row in found.result.audits[0].column.apart] == [kronor(1_000 * thousands)]

    @given(of=populations(), thousands=st.integers(100, 9_000))
    @settings(max_examples=FEW)
    def test_with_a_third_side(
        self, form: str, language: str, of: dict[str, int], thousands: int, tmp_path_factory: Any
    ) -> None:
        allocated = opened(tmp_path_factory, facts(of, 2_000 * thousands, THREE)).allocate("avtal", 2024)
        amounts = {charge.party.name: charge.amount for charge in charges(allocated)}
        (audit,) = read_back(allocated, form, language).result.audits
        assert {row.name: row.amount for row in (*audit.column.rows, *audit.column.apart)} == amounts
        assert all(not each.difference for each in audit.sums)

    @given(of=populations(), thousands=st.integers(100, 9_000))
    def test_shares_by_weights(self, form: str, language: str, of: dict[str, int], thousands: int) -> None:
        weights = io.BytesIO("\n".join(["party;weight", *(f"{name};{figure}" for name, figure in of.items())]).encode())
        shared = Workspace.open().share(kronor(1_000 * thousands), weights)
        amounts = {name: shared.result.amount(name) for name in of}
        assert is_ours(read_back(shared, form, language), amounts)


SECOND = """[[agreements]]
id = "nytt"
title = "Det nya avtalet"
term = "2025"
cost = {{ yearly = {total} }}
"""


def columns_read(content: bytes, form: str, language: str) -> dict[str, dict[str, Amount]]:
    """Give what an audit reads in each column, by the name of the row; of a workbook on the sheet of the answer."""
    sheet = {"sv": "Tabell", "en": "Table"}[language] if form == "xlsx" else None
    found = Workspace.open().audit_columns(io.BytesIO(content), AuditQuestion(sheet=sheet)).result
    return {
        audit.column.heading: {row.name: row.amount for row in (*audit.column.rows, *audit.column.apart)}
        for audit in found.audits
    }


@pytest.mark.parametrize("form", FORMS)
class TestComparisons:
    """The two sides and what is between them are read, each for its party; and no column that says something else."""

    @given(
        language=LANGUAGES,
        of=populations(),
        thousands=st.integers(100, 9_000),
        more=st.integers(40, 900),
        key=st.sampled_from([ALONE, HALVES]),
    )
    def test_every_amount_is_read_for_its_party(
        self, form: str, language: str, of: dict[str, int], thousands: int, more: int, key: str, tmp_path_factory: Any
    ) -> None:
        text = facts(of, 2_000 * thousands, key) + SECOND.format(total=2_000 * (thousands + more)) + key
        compared = opened(tmp_path_factory, text).compare("avtal", "nytt", years=(2024, 2025))
        read = columns_read(bytes_of(compared, form, language), form, language)
        rows = compared.result.rows
        sides = [{row.party.name: amount(row) for row in rows} for amount in (before, after, difference)]
        found = list(read.values())
        # For machines there is also the change as a number, which is in nothing.
        assert (found[:3] if form == "csv" else found) == sides


def before(row: Any) -> Amount:
    return row.before  # type: ignore[no-any-return]


def after(row: Any) -> Amount:
    return row.after  # type: ignore[no-any-return]


def difference(row: Any) -> Amount:
    return row.difference  # type: ignore[no-any-return]


@pytest.mark.parametrize("form", FORMS)
class TestAudits:
    """An audit of an audit reads the amounts that the first one printed."""

    @settings(max_examples=FEW)
    @given(language=LANGUAGES, of=populations(), thousands=st.integers(100, 9_000))
    def test_what_was_printed_is_read_again(
        self, form: str, language: str, of: dict[str, int], thousands: int, tmp_path_factory: Any
    ) -> None:
        allocated = opened(tmp_path_factory, facts(of, 1_000 * thousands)).allocate("avtal", 2024)
        audited = Workspace.open().audit_columns(io.BytesIO(allocated.report("sv").csv_excel().encode()))
        amounts = {charge.party.name: charge.amount for charge in charges(allocated)}
        assert amounts in columns_read(bytes_of(audited, form, language), form, language).values()


def test_a_sheet_of_workings_is_answered_too_where_it_is_asked_for(tmp_path_factory: Any) -> None:
    """Its first table has the two sides alone, so that a column can have no row of a party."""
    of = {"Dals-Näs": 28_426, "Ekeby": 44_281, "Falånger": 58_827, "Håby": 12_270, "Ingatorp": 17_599}
    allocated = opened(tmp_path_factory, facts({**of, "Östra Bäck": 44_006}, 5_168_000, HALVES)).allocate("avtal", 2024)
    workbook = io.BytesIO(bytes_of(allocated, "xlsx", "sv"))
    found = Workspace.open().audit_columns(workbook, AuditQuestion(sheet="Beräkning"))
    assert found.result.audits
    assert not found.is_in_order
