"""Figures of a statistic in a file of their own: the same as written out, and never from outside the folder."""

from pathlib import Path

import pytest

from nara_vard_finans import Workspace, read_facts
from nara_vard_finans.core import FactsError, Statistic

FACTS = """[[statistics]]
id = "s"
title = "Folk"
counts = "population"
unit = "persons"
as_of = 2023-11-01
file = "{file}"
{more}
"""
CSV = "region;2022;2023\n2101 Ockelbo;5800;5770\n2104 Hofors;9500;9476\n"
PX = (
    'CHARSET="ANSI";TITLE="F";STUB="region";HEADING="år";VALUES("region")="Ockelbo","Hofors";VALUES("år")="2022","2023";'
    'CODES("region")="2101","2104";DATA=5800 5770 9500 9476;'
)


def read(folder: Path, file: str, more: str = 'column = "2023"') -> Statistic:
    path = folder / "f.toml"
    path.write_text(FACTS.format(file=file, more=more), "utf-8")
    return read_facts(path).statistic("s")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "avtal"
    (inner / "tal").mkdir(parents=True)
    for place in (tmp_path, inner, inner / "tal"):
        (place / "folk.csv").write_text(CSV, "utf-8")
        (place / "folk.px").write_text(PX, "utf-8")
    return inner


@pytest.mark.parametrize("file", ["folk.csv", "tal/folk.csv", "./folk.px", "tal/../folk.px"])
def test_a_file_gives_the_figures_that_it_prints(folder: Path, file: str) -> None:
    found = read(folder, file)
    assert dict(found.figures) == {"2101": 5_770, "2104": 9_476}
    assert found.remarks == ()


def test_what_a_file_leaves_open_is_asked_for(folder: Path) -> None:
    (folder / "andra.csv").write_text(CSV.replace("2022;2023", "2021;2022"), "utf-8")
    with pytest.raises(
        FactsError, match=r"statistics\[1\]\.file: .*'2021' and '2022'; choose one; .*with column beside file"
    ):
        read(folder, "andra.csv", "")


def test_columns_that_have_changed_since_are_named(folder: Path) -> None:
    with pytest.raises(FactsError, match=r"no column '2021'; its columns are '2022' and '2023'; .*with column beside"):
        read(folder, "folk.csv", 'column = "2021"')


def test_a_file_that_contradicts_its_own_sum_is_refused(folder: Path) -> None:
    (folder / "andra.csv").write_text(
        "region;2023\n21 Gävleborgs län;100\n2101 Ockelbo;5770\n2104 Hofors;9476\n", "utf-8"
    )
    with pytest.raises(FactsError, match="Gävleborgs län is 100 in the file, but its rows are 15 246 together"):
        read(folder, "andra.csv", 'level = "municipalities"')


def test_the_day_names_the_column_of_its_year(folder: Path) -> None:
    assert dict(read(folder, "folk.csv", "").figures) == {"2101": 5_770, "2104": 9_476}
    assert dict(read(folder, "folk.csv", 'column = "2022"').figures) == {"2101": 5_800, "2104": 9_500}


@pytest.mark.parametrize("day", ["2023-01-01", '"2023"'])
def test_the_first_of_a_year_could_be_the_last_of_another(folder: Path, day: str) -> None:
    path = folder / "f.toml"
    path.write_text(FACTS.format(file="folk.csv", more="").replace("2023-11-01", day), "utf-8")
    with pytest.raises(FactsError, match="choose one"):
        read_facts(path)


LEVELLED = "region;2023\n00 Riket;99\n21 Gävleborgs län;30\n2101 Ockelbo;5\n2104 Hofors;9\n17 Region Värmland;40\n"


@pytest.mark.parametrize(
    ("level", "expected"), [("municipalities", {"2101": 5, "2104": 9}), ("regions", {"21": 30, "17": 40})]
)
def test_of_several_levels_one_is_chosen_and_told(folder: Path, level: str, expected: dict[str, int]) -> None:
    (folder / "alla.csv").write_text(LEVELLED, "utf-8")
    found = read(folder, "alla.csv", f'level = "{level}"')
    assert dict(found.figures) == expected
    assert "00 Riket" in str(found.remarks[0].text)


def test_a_level_of_a_file_of_one_is_not_told(folder: Path) -> None:
    assert read(folder, "folk.csv", 'level = "municipalities"').remarks == ()


@pytest.mark.parametrize("level", ["municipalites", "others"])
def test_a_level_that_is_none_is_refused(folder: Path, level: str) -> None:
    with pytest.raises(FactsError, match=r"level: .*municipalities"):
        read(folder, "folk.csv", f'level = "{level}"')


@pytest.mark.parametrize("file", ["../folk.csv", "/etc/hostname", "tal/../../folk.csv", "..", ".", "a\\u0000b"])
def test_nothing_outside_the_folder_is_read(folder: Path, file: str) -> None:
    with pytest.raises(FactsError, match="not in the folder of the facts file"):
        read(folder, file)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "länk.csv").symlink_to(folder.parent / "folk.csv")
    with pytest.raises(FactsError, match="not in the folder of the facts file"):
        read(folder, "länk.csv")


@pytest.mark.parametrize(
    ("file", "more", "told"),
    [
        ("finns-inte.csv", "", "no such file"),
        ("folk.csv", 'column = "2023"\nfigures = { "2101" = 1 }', "give one of them alone"),
        ("fel.csv", "", "fel.csv:2"),
        ("lost.csv", "", "otherwise without å, ä and ö"),
        ("okänd.csv", "", "no party is called 'Xby'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(folder: Path, file: str, more: str, told: str) -> None:
    (folder / "fel.csv").write_text("party;weight\nOckelbo;x\n", "utf-8")
    (folder / "lost.csv").write_text("party;weight\nHabo;3\nTranas;4\n", "utf-8")
    (folder / "okänd.csv").write_text("party;weight\nXby;3\nHofors;4\n", "utf-8")
    with pytest.raises(FactsError, match=told) as caught:
        read(folder, file, more)
    assert "statistics[1]" in str(caught.value)


def test_what_its_rows_settle_becomes_a_remark(folder: Path) -> None:
    (folder / "upps.csv").write_text("kommun;folk\nUppsala;3\nTierp;4\n", "utf-8")
    found = read(folder, "upps.csv", 'remarks = [{ kind = "assumption", text = "Egen." }]')
    assert dict(found.figures) == {"0380": 3, "0360": 4}
    assert [remark.kind.value for remark in found.remarks] == ["assumption", "reading"]
    assert "Region Uppsala (03)" in str(found.remarks[1].text)


@pytest.mark.parametrize("file", ["3", "true"])
def test_a_name_that_is_no_text_is_told(folder: Path, file: str) -> None:
    path = folder / "f.toml"
    path.write_text(FACTS.format(file="x", more="").replace('"x"', file), "utf-8")
    with pytest.raises(FactsError, match="file"):
        read_facts(path)


def test_a_folder_finds_them_too(folder: Path) -> None:
    read(folder, "tal/folk.csv")
    assert Workspace.open(folder).facts.statistic("s").of("2104") == 9_476
