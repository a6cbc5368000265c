"""Names in one table: what its other rows settle, and what is said of it."""

import pytest

from nara_vard_finans.core import Directory, Party, Principal, Severity, names_of_table, without_counties


def party(code: str, name: str, *aliases: str) -> Party:
    side = Principal.MUNICIPALITIES if len(code) == 4 else Principal.REGION
    return Party(code=code, name=name, principal=side, aliases=aliases)


KNOWN = Directory(
    [
        party("0380", "Uppsala"),
        party("0360", "Tierp"),
        party("0381", "Enköping"),
        party("0305", "Håbo"),
        party("0643", "Habo"),
        party("0604", "Aneby"),
        party("03", "Region Uppsala", "Uppsala", "Uppsala län", "Uppsala läns landsting"),
        party("12", "Region Skåne", "Skåne", "Skåne län"),
    ]
)


def settled(*names: str) -> dict[str, str]:
    """Give the code that each name finds in a table of these rows."""
    read = names_of_table(names, KNOWN, "t")
    return {name: found[0].code for name in names if len(found := read.parties.candidates(name)) == 1}


@pytest.mark.parametrize("beyond", [False, True])
@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("Uppsala", "Tierp"), {"Uppsala": "0380", "Tierp": "0360"}),
        (("Uppsala", "Tierp", "Uppsala län"), {"Uppsala": "0380", "Tierp": "0360"}),
        (("Uppsala", "Skåne"), {"Uppsala": "03", "Skåne": "12"}),
        (("Tierp", "Skåne", "Region Uppsala"), {"Tierp": "0360", "Region Uppsala": "03"}),
        (("Uppsala", "Summa"), {}),
        (("Xby", "Summa"), {}),
    ],
)
def test_a_table_of_one_level_names_that_level(names: tuple[str, ...], codes: dict[str, str], *, beyond: bool) -> None:
    known = Directory([]).backed_by(lambda: KNOWN) if beyond else KNOWN
    read = names_of_table(names, known, "t")
    found = {name: read.parties.candidates(name) for name in names}
    assert {name: parties[0].code for name, parties in found.items() if len(parties) == 1} == codes


def test_what_was_settled_is_said() -> None:
    (finding,) = names_of_table(["Uppsala", "Tierp"], KNOWN, "t").findings
    assert (finding.rule, finding.severity, finding.subject) == ("name-of-two", Severity.NOTE, "t")
    assert "Uppsala (0380) eller Region Uppsala (03)" in str(finding.message)


@pytest.mark.parametrize("names", [("Tierp", "Enköping"), ("Uppsala kommun", "Tierp"), ("0380", "Tierp"), ("Uppsala",)])
def test_what_needs_no_settling_is_not(names: tuple[str, ...]) -> None:
    assert names_of_table(names, KNOWN, "t").findings == ()


@pytest.mark.parametrize("habo", ["Habo", "HABO", "Habos kommun"])
def test_habo_without_any_rings_could_be_either(habo: str) -> None:
    (finding,) = names_of_table([habo, "Tierp", "Enkoping"], KNOWN, "t").findings
    assert (finding.rule, finding.severity) == ("rings-lost", Severity.WARNING)
    assert "Habo (0643)" in str(finding.message)
    assert "Håbo (0305)" in str(finding.message)


@pytest.mark.parametrize(
    "names",
    [
        ("Habo", "Enköping"),
        ("Habo", "Aneby"),
        ("Habo", "Håbo", "Enkoping"),
        ("Enkoping",),
        ("0643", "0381"),
        ("0643 Habo", "Enkoping"),
    ],
)
def test_habo_beside_rings_or_where_none_are_lost_is_habo(names: tuple[str, ...]) -> None:
    assert names_of_table(names, KNOWN, "t").findings == ()


def test_without_counties_a_region_keeps_its_own_names() -> None:
    known = without_counties(KNOWN)
    assert known.find("Uppsala").code == "0380"
    assert known.find("Uppsala läns landsting").code == "03"
    assert known.candidates("Skåne län") == ()
