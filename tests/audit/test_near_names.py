"""Near names: a row that stands for itself among known parties and is spelled almost as one of them is a finding."""

import pytest

from nara_vard_finans import embedded
from nara_vard_finans.audit import AuditColumn, audit_table, findings_of
from nara_vard_finans.core import Severity
from nara_vard_finans.facts import register
from printed_cases import read

KNOWN = "Kommun;Belopp\nMora;142 478\nOrsa;48 124\n"


def near(column: AuditColumn) -> list[tuple[str, int, str]]:
    return [(each.name, each.place, each.party) for each in column.near_names if each.party]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Malung", "Malung-Sälen"), ("Rättvk", "Rättvik"), ("Smedjebaken", "Smedjebacken"), ("Avsta kommun", "Avesta"),
        ("Region Dalrna", "Region Dalarna"), ("a. Ludvka", "Ludvika"),
    ],
)  # fmt: skip
def test_a_cut_or_misspelled_name_is_told_with_the_party_that_it_may_be(name: str, party: str) -> None:
    column = read(f"{KNOWN}{name};70 628\n")
    assert near(column) == [(name, 4, party)]
    (told,) = [each for each in findings_of(audit_table(column)) if each.rule == "row-near-name"]
    assert told.severity is Severity.WARNING
    assert name in told.message.sv
    assert f"Menas {party}?" in told.message.sv
    assert f"Is {party} meant?" in told.message.en


@pytest.mark.parametrize(
    "name", ["Gävle", "Sala", "Region Gävleborg", "Försäkringskassan", "Ljusdal", "Arvika", "Malungsfors"]
)
def test_a_name_of_another_is_none(name: str) -> None:
    assert near(read(f"{KNOWN}{name};70 628\n")) == []


def test_nor_is_one_whose_party_has_a_row_of_its_own() -> None:
    assert near(read(f"{KNOWN}Malung-Sälen;70 628\nMalung;5 000\n")) == []


def test_nor_where_hardly_any_row_is_of_a_known_party() -> None:
    assert near(read("Kommun;Belopp\nMora;142 478\nMalung;48 124\nGävle;7 000\n")) == []


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Stiftelsen"], "Raden Stiftelsen är ingen känd part, och står för sig."),
        (["Föreningen Norden"], "Raden Föreningen Norden är ingen känd part, och står för sig."),
        (["Stiftelsen", "Föreningen"], "Raderna Stiftelsen och Föreningen är inga kända parter, och står för sig."),
    ],
)
def test_who_stands_for_itself_among_known_parties_is_told(names: list[str], told: str) -> None:
    column = read("".join((KNOWN, *(f"{name};70 628\n" for name in names))))
    (found,) = [each for each in findings_of(audit_table(column)) if each.rule == "row-stands-alone"]
    assert found.severity is Severity.NOTE
    assert found.message.sv == told


def test_where_no_row_is_of_a_known_party_nothing_is() -> None:
    column = read("Vem;Belopp\nStiftelsen;142 478\nFöreningen;48 124\n")
    assert not [each for each in findings_of(audit_table(column)) if each.rule == "row-stands-alone"]


class TestNamesOfOtherCounties:
    """A name is told where the country knows it too, and no municipality of the table's own county is passed over."""

    def told(self, *names: str) -> list[tuple[str, str]]:
        known = embedded().parties.backed_by(register)
        rows = "".join(f"{name};{1000 * place + 937}\n" for place, name in enumerate(names, 1))
        return [(each.name, each.party) for each in read(f"Kommun;Belopp\n{rows}", parties=known).near_names]

    def test_a_misspelled_one_of_the_same_county_is_told(self) -> None:
        found = self.told("Tierp", "Knivsta", "Enköpin", "Hebby", "Stiftelsen")
        assert found == [("Enköpin", "Enköping"), ("Hebby", "Heby"), ("Stiftelsen", "")]

    def test_one_of_another_county_is_not_meant(self) -> None:
        """Falun is no municipality of Uppsala county."""
        assert self.told("Tierp", "Knivsta", "Falum") == [("Falum", "")]

    def test_nor_one_that_has_a_row(self) -> None:
        assert self.told("Upplands-Bro", "Upplands Väsby", "Upplandsbro") == [("Upplandsbro", "")]


@pytest.mark.parametrize(
    "name",
    [
        "– Mora",
        "- Mora",
        "> Mora",
        "> > Mora",
        "a) Mora",
        "(1) Mora",
        "[1] Mora",
        "Mora =",
        "1. Mora",
        "o Mora",
        "Mora kommun betalar",
        "Mora ska betala",
        "Mora bidrar med",
    ],
)
def test_what_lists_and_mail_put_before_a_name_is_no_part_of_it(name: str) -> None:
    assert [row.party for row in read(f"Kommun;Belopp\n{name};142 478\nOrsa;48 124\n").rows] == ["2062", "2034"]


@pytest.mark.parametrize(
    ("name", "party"), [("Malung - Sälen", "2023"), ("Örebro län", "Örebro län"), ("Mora - Orsa", "Mora - Orsa")]
)
def test_what_stands_within_a_name_is_part_of_it(name: str, party: str) -> None:
    assert [row.party for row in read(f"Kommun;Belopp\n{name};142 478\nLeksand;48 124\n").rows] == [party, "2029"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Mora, Orsa", "Rättvik"), ["Mora, Orsa"]),
        (("Mora kommun (W)", "Orsa kommun (W)"), ["Mora kommun (W)", "Orsa kommun (W)"]),
        (("Mora tätort", "Mora"), ["Mora tätort"]),
        (("Malung-Sälen med flera", "Övriga"), ["Malung-Sälen med flera"]),
        (("Stiftelsen", "Föreningen"), []),
        (("Moraberg", "mora"), []),
    ],
)
def test_a_name_that_holds_a_known_one_is_told_in_the_smallest_table(names: tuple[str, ...], told: list[str]) -> None:
    rows = "".join(f"{name};{1000 * place + 937}\n" for place, name in enumerate(names, 1))
    assert [each.name for each in read(f"Kommun;Belopp\n{rows}").near_names] == told
