"""Tables held against the official figures of their parties: the day is named, and every day that fits as well."""

import pytest

from nara_vard_finans import Workspace
from nara_vard_finans.audit import Verdict
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.workspace import AuditQuestion

ASK = Workspace.open()

VARMLAND_2019 = {
    "Kil": 12_087, "Eda": 8_564, "Torsby": 11_616, "Storfors": 4_014, "Hammarö": 16_568, "Munkfors": 3_740,
    "Forshaga": 11_499, "Grums": 9_047, "Årjäng": 10_070, "Sunne": 13_306, "Karlstad": 93_898, "Kristinehamn": 24_255,
    "Filipstad": 10_644, "Hagfors": 11_606, "Arvika": 26_045, "Säffle": 15_455,
}  # fmt: skip
"""The population of the sixteen municipalities on 31 December 2019, typed from Statistics Sweden's table: 282 414."""

NATION_2019 = 10_327_589
COUNTY_ID, NATION_ID = "population-municipalities-17-2019-12-31", "population-municipalities-2019-12-31"


def share(total: int, weight: int, whole: int) -> int:
    """Give a share in whole kronor, half up."""
    return (2 * total * weight + whole) // (2 * whole)


def table(amounts: dict[str, int], total: int | None = None) -> bytes:
    rows = "".join(f"{name}\t{amount}\n" for name, amount in amounts.items())
    last = "" if total is None else f"Summa\t{total}\n"
    return f"Kommun\tBelopp, kr\n{rows}{last}".encode()


def of_2019(total: int, whole: int, names: tuple[str, ...] = tuple(VARMLAND_2019)) -> dict[str, int]:
    return {name: share(total, VARMLAND_2019[name], whole) for name in names}


def bases(answer: object) -> list[str]:
    return [*dict.fromkeys(fit.basis.id for fit in answer.result.fits)]  # type: ignore[attr-defined]


def test_a_county_by_its_own_sum_names_the_day() -> None:
    answer = ASK.audit(table(of_2019(2_400_000, 282_414), 2_400_000))
    assert answer.result.verdict is Verdict.EXPLAINED
    assert bases(answer) == [COUNTY_ID]
    assert "Värmlands län, 2019-12-31" in answer.report().written("table")


def test_a_county_by_its_part_of_the_nation() -> None:
    amounts = of_2019(500_000_000, NATION_2019)
    answer = ASK.audit(table(amounts), AuditQuestion(total=StatedTotal.parse("500 mkr")))
    assert NATION_ID in bases(answer)
    assert len(answer.result.missing) == 290 - 16
    assert "Stockholm får då" in answer.report().written("table")


def test_a_selection_by_its_own_sum() -> None:
    names = ("Kil", "Eda", "Torsby", "Storfors", "Hammarö", "Munkfors")
    whole = sum(VARMLAND_2019[name] for name in names)
    answer = ASK.audit(table(of_2019(900_000, whole, names), 900_000))
    assert bases(answer) == [COUNTY_ID]
    assert not answer.result.missing


def test_by_percentages_and_by_a_rate() -> None:
    percents = {name: share(10_000, weight, 282_414) for name, weight in VARMLAND_2019.items()}
    amounts = {name: share(2_400_000, percent, 10_000) for name, percent in percents.items()}
    assert COUNTY_ID in bases(ASK.audit(table(amounts), AuditQuestion(total=StatedTotal.parse("2400000"))))
    rated = {name: share(1_278, weight, 100) for name, weight in VARMLAND_2019.items()}  # 12,78 kr each
    assert COUNTY_ID in bases(ASK.audit(table(rated)))


def test_days_that_fit_alike_are_all_told() -> None:
    """Amounts as small as these could be of any year."""
    answer = ASK.audit(table({"Kil": 12, "Eda": 9, "Torsby": 12}))
    assert len(bases(answer)) > 2
    assert all("-17-" in name for name in bases(answer))


def test_one_row_that_is_wrong_is_named() -> None:
    amounts = of_2019(2_400_000, 282_414)
    answer = ASK.audit(table({**amounts, "Karlstad": amounts["Karlstad"] + 1_000}, 2_400_000))
    assert answer.result.nearest is not None
    assert answer.result.nearest.basis.id == COUNTY_ID
    assert [each.party for each in answer.result.nearest.deviations] == ["1780"]


def test_rows_that_no_year_gives_are_tried_on_none() -> None:
    answer = ASK.audit(table({"Kil": 100_000, "Eda": 170_000, "Torsby": 32_000, "Grums": 99_000}, 401_000))
    assert answer.result.fits == ()
    assert answer.result.bases == ()


def test_a_column_of_figures_is_told_as_that() -> None:
    data = b"Kommun;Folkm\xc3\xa4ngd\n" + "".join(f"{n};{w}\n" for n, w in VARMLAND_2019.items()).encode()
    found = ASK.audit(data)
    assert {each.id for each in found.result.known_as} == {COUNTY_ID, NATION_ID}


def test_what_is_recovered_is_matched_against_them() -> None:
    answer = ASK.audit(
        table(of_2019(150_000_000, 282_414), 150_000_000), AuditQuestion(search=True, sums=(282_000, 283_000))
    )
    assert answer.result.recovered is not None
    matched = [
        match.statistic.id for matches in answer.result.recovered.matches for match in matches if match.same_figures
    ]
    assert COUNTY_ID in matched


@pytest.mark.parametrize("beside", ["Folkmängd", "Vikt"])
def test_figures_that_stand_beside_need_no_others(beside: str) -> None:
    amounts = of_2019(2_400_000, 282_414)
    rows = "".join(f"{name}\t{VARMLAND_2019[name]}\t{amount}\n" for name, amount in amounts.items())
    answer = ASK.audit(f"Kommun\t{beside}\tBelopp, kr\n{rows}".encode())
    assert not any(each.startswith("population-") for each in bases(answer))
