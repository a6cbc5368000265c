"""Figures of Statistics Sweden in every form: the same whatever the file."""

import io
import json
from fractions import Fraction
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from nara_vard_finans import embedded, read_weights
from nara_vard_finans.core import FactsError, Severity, UnreadableFileError
from nara_vard_finans.files import WeightTable

REGIONS = {"2101": "Ockelbo", "2104": "Hofors", "2121": "Ovanåker", "2132": "Nordanstig"}
FIGURES = {"2101": 5_770, "2104": 9_476, "2121": 11_515, "2132": 9_487}
"""The population of 1 November 2023, typed from Statistics Sweden's table."""


def read(text: str | bytes, **asked: Any) -> WeightTable:
    return read_weights(text if isinstance(text, bytes) else text.encode(), embedded().known, **asked)


def figures(table: WeightTable) -> dict[str, int | Fraction]:
    return {row.party: row.weight for row in table.rows}


def px(
    rows: dict[str, str], data: list[Any], *, years: tuple[str, ...] = ("2023",), charset: str = "ANSI", more: str = ""
) -> str:
    quoted = ",".join(f'"{name}"' for name in rows.values())
    codes = ",".join(f'"{code}"' for code in rows)
    times = ",".join(f'"{year}"' for year in years)
    return (
        f'CHARSET="{charset}";\nAXIS-VERSION="2000";\n{more}TITLE="Folkmängd";\nSTUB="region";\nHEADING="år";\n'
        f'VALUES("region")={quoted};\nVALUES("år")={times};\nCODES("region")={codes};\nDATA=\n{" ".join(map(str, data))};\n'
    )


def json_stat(rows: dict[str, str], values: Any, *, years: tuple[str, ...] = ("2023",), **more: Any) -> str:
    time = {
        "label": "år",
        "category": {"index": {year: at for at, year in enumerate(years)}, "label": {y: y for y in years}},
    }
    region = {"label": "region", "category": {"index": {code: at for at, code in enumerate(rows)}, "label": rows}}
    found = {"version": "2.0", "class": "dataset", "id": ["Region", "Tid"], "size": [len(rows), len(years)],
             "dimension": {"Region": region, "Tid": time}, "value": values}  # fmt: skip
    return json.dumps(found | more)


def pxweb(rows: dict[str, str], values: dict[str, Any], *, separator: str = ",") -> str:
    lines = [separator.join(('"region"', '"2023"'))]
    lines += [separator.join((f'"{code} {name}"', f'"{values[code]}"')) for code, name in rows.items()]
    return "\n".join(lines) + "\n"


def workbook(rows: dict[str, str], values: dict[str, int], *, lost: bool = False) -> bytes:
    """Make a workbook as the agency does: codes under "Kommun", padded names, the nation and the county above."""
    made, out = Workbook(), io.BytesIO()
    sheet = made.active
    assert sheet is not None
    whole = sum(values.values())
    sums = [("", "Riket", whole), ("21", "Gävleborgs län", whole)]
    sheet.append(["Kommun", "Kommunnamn", "Folkmängd"])
    for code, name, figure in (*sums, *((code, name, values[code]) for code, name in rows.items())):
        sheet.append([int(code) if lost and code else code or None, name + " " * 30, figure])
    made.save(out)
    return out.getvalue()


@given(st.lists(st.sampled_from(sorted(REGIONS)), min_size=1, unique=True), st.data())
def test_every_form_gives_the_same_figures(codes: list[str], data: Any) -> None:
    rows = {code: REGIONS[code] for code in codes}
    values = {code: data.draw(st.integers(1, 10**7)) for code in codes}
    listed = [values[code] for code in codes]
    forms: list[str | bytes] = [
        px(rows, listed), px(rows, listed).encode("cp1252"), json_stat(rows, listed),
        json_stat(rows, {str(at): value for at, value in enumerate(listed)}), pxweb(rows, values), pxweb(rows, values, separator=";"),
        workbook(rows, values), workbook(rows, values, lost=True),
    ]  # fmt: skip
    assert all(figures(read(form)) == values for form in forms)


@pytest.mark.parametrize(
    "text",
    [
        px(REGIONS, [1, 2, 3, 4, 5, 6, 7, 8], years=("2022", "2023")),
        json_stat(REGIONS, [1, 2, 3, 4, 5, 6, 7, 8], years=("2022", "2023")),
    ],
)
def test_of_several_years_one_is_chosen_and_none_are_summed(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="'2022' and '2023'; choose one"):
        read(text)
    assert [row.weight for row in read(text, column="2023").rows] == [2, 4, 6, 8]


def test_sexes_are_columns_and_never_summed() -> None:
    sexes = {"label": "kön", "category": {"index": ["1", "2"], "label": {"1": "män", "2": "kvinnor"}}}
    raw = json.loads(json_stat(REGIONS, [*range(1, 9)]))
    raw |= {"id": ["Kon", "Region", "Tid"], "size": [2, 4, 1], "dimension": {**raw["dimension"], "Kon": sexes}}
    assert [row.weight for row in read(json.dumps(raw), column="kvinnor").rows] == [5, 6, 7, 8]
    with pytest.raises(UnreadableFileError, match="'män' and 'kvinnor'"):
        read(json.dumps(raw))


def test_a_dimension_may_be_named_by_its_key_alone() -> None:
    raw = json.loads(json_stat(REGIONS, [1, 2, 3, 4]))
    raw["dimension"]["Region"]["label"] = "område"
    del raw["dimension"]["Tid"]["category"]["label"]
    assert len(read(json.dumps(raw)).rows) == 4


def test_labels_that_hold_their_codes_are_read_once() -> None:
    rows = {code: f"{code} {name}" for code, name in REGIONS.items()}
    assert figures(read(px(rows, [1, 2, 3, 4]))) == {"2101": 1, "2104": 2, "2121": 3, "2132": 4}


def test_regions_alone_make_a_table() -> None:
    text = px(REGIONS, [1, 2, 3, 4]).replace('HEADING="år";', "").replace('VALUES("år")="2023";', "")
    assert len(read(text).rows) == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (px(REGIONS, [1, 2, 3]), "it holds 3 figures; its dimensions make 4"),
        (px(REGIONS, [1, 2, 3, 4]).replace('STUB="region"', 'STUB="ålder"').replace('("region")', '("ålder")'), "must be regions"),
        (px(REGIONS, [1, 2, 3, 4]).replace('CODES("region")="2101",', 'CODES("region")='), "no values of 'region'"),
        (px(REGIONS, [1, 2, 3, 4]).replace('STUB="region";', ""), "its dimensions make 1"),
        ("{}", "no table of figures"), ('{"a": 1}', "no table of figures"), ('{"id": 3', "no table of figures"),
        (json_stat(REGIONS, [1, 2, 3, 4], id=["Region", "Borta"]), "no table of figures"),
        (json_stat(REGIONS, [1, 2, 3]), "it holds 3 figures"),
        (json_stat({str(at): "x" for at in range(3_000)}, {}, years=tuple(map(str, range(1_000)))), "more than are read"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(text: str, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told):
        read(text)


def test_an_encoding_that_is_named_is_obeyed() -> None:
    text = px(REGIONS, [1, 2, 3, 4], more='CODEPAGE="iso-8859-1";\n').encode("latin-1")
    assert read(text).rows[2].name == "Ovanåker"
    with pytest.raises(UnreadableFileError, match="encoding"):
        read(b'CHARSET="ANSI";CODEPAGE="ascii";\x81\x8d')


@pytest.mark.parametrize("text", [px(REGIONS, [1, 2, '".."', 4]), json_stat(REGIONS, [1, 2, None, 4])])
def test_a_figure_that_is_missing_is_a_fault_of_its_row(text: str) -> None:
    with pytest.raises(FactsError, match=r"2121 Ovanåker.*'\.\.'"):
        read(text)


class TestAsTheWorkbookHasThem:
    """be0101_tabhel: codes under "Kommun", padded names beside them, the nation and the counties above, notes below."""

    ROWS = (
        ("", "Riket", 20_297), ("01", "Stockholms län", 14_527), ("0180", "Stockholm", 9_527), ("0114", "Upplands Väsby", 5_000),
        ("21", "Gävleborgs län", 5_770), ("2101", "Ockelbo", 5_770),
    )  # fmt: skip
    MADE: ClassVar = {"0180": 9_527, "0114": 5_000, "2101": 5_770}

    def book(self, *, lost: bool = False, notes: tuple[str, ...] = (), second: str = "") -> bytes:
        made, out = Workbook(), io.BytesIO()
        made.remove(made["Sheet"])
        for name in filter(None, ("Totalt", second)):
            sheet = made.create_sheet(name)
            for line in (
                ["Folkmängd i riket, län och kommuner 31 december 2023"],
                [],
                ["Kommun", "Kommunnamn", "Folkmängd", "Födda"],
                [],
            ):
                sheet.append(line)
            for code, row, figure in self.ROWS:
                sheet.append([int(code) if lost and code else code or None, row + " " * 30, figure, 1])
            for note in notes:
                sheet.append([note])
        made.save(out)
        return out.getvalue()

    @pytest.mark.parametrize("lost", [False, True])
    @pytest.mark.parametrize("notes", [(), ("Källa: SCB", "1) Inklusive justeringar.")])
    def test_the_column_of_codes_is_none_of_parties(self, *, lost: bool, notes: tuple[str, ...]) -> None:
        found = read(self.book(lost=lost, notes=notes), column="Folkmängd")
        assert figures(found) == self.MADE
        assert [finding.rule for finding in found.findings] == (["notes-under"] if notes else []) + ["levels-apart"]
        assert all(note in found.findings[0].message.sv for note in notes)

    def test_two_sheets_that_could_be_meant_are_refused_with_both(self) -> None:
        with pytest.raises(UnreadableFileError, match="several sheets, 'Totalt' and 'Män'; choose one"):
            read(self.book(second="Män"), column="Folkmängd")
        assert figures(read(self.book(second="Män"), column="Folkmängd", sheet="Män")) == self.MADE

    def test_names_without_codes_are_what_the_rows_show(self) -> None:
        rows = "".join(f"{name};{figure}\n" for _, name, figure in self.ROWS)
        found = read(f"kommun;folk\n{rows}")
        assert figures(found) == self.MADE
        assert "name-of-two" in {finding.rule for finding in found.findings}

    @pytest.mark.parametrize("note", ["Xby", "Källa: SCB;3", "Orsa"])
    def test_a_line_that_may_be_a_row_is_none_of_the_notes(self, note: str) -> None:
        with pytest.raises(FactsError, match=":4:"):
            read(f"kommun;folk\nOckelbo;5\nHofors;4\n{note}\n")

    def test_notes_alone_are_no_table(self) -> None:
        with pytest.raises(FactsError, match="Källa"):
            read("kommun;folk\nKälla: SCB\n")

    def test_an_identity_of_a_municipality_is_its_code(self) -> None:
        text = "kpi;municipality;municipality_id;value\nN01951;Karlstad;1780;3\nN01951;Upplands Väsby;114;2\n"
        assert figures(read(text, column="value")) == {"1780": 3, "0114": 2}


class TestLongTables:
    """A row for each sex, age or year: columns to choose among, as of a cube; never summed."""

    def rows(self, *, without: str = "") -> str:
        """Ockelbo 2 950 men and 2 820 women in 2023, as pxweb exports them; the year before by hand one more each."""
        lines = [
            "2101 Ockelbo;totalt ålder;män;2022;2951", "2101 Ockelbo;totalt ålder;män;2023;2950",
            "2101 Ockelbo;totalt ålder;kvinnor;2022;2821", "2101 Ockelbo;totalt ålder;kvinnor;2023;2820",
            "2104 Hofors;totalt ålder;män;2022;4791", "2104 Hofors;totalt ålder;män;2023;4790",
            "2104 Hofors;totalt ålder;kvinnor;2022;4687", "2104 Hofors;totalt ålder;kvinnor;2023;4686",
        ]  # fmt: skip
        return "region;ålder;kön;år;Folkmängd\n" + "".join(f"{line}\n" for line in lines if line != without)

    @pytest.mark.parametrize(
        ("column", "expected"),
        [
            ("män 2023", (2_950, 4_790)),
            ("kvinnor 2022", (2_821, 4_687)),
            ("kvinnor 2023", (2_820, 4_686)),
            ("4", (2_820, 4_686)),
        ],
    )
    def test_each_choice_is_a_column(self, column: str, expected: tuple[int, int]) -> None:
        assert figures(read(self.rows(), column=column)) == dict(zip(("2101", "2104"), expected, strict=True))

    @pytest.mark.parametrize("column", [None, "2023", "kvinnor"])
    def test_what_is_left_open_is_asked_for_and_nothing_is_summed(self, column: str | None) -> None:
        with pytest.raises(
            UnreadableFileError, match="several columns that may be meant, .*'kvinnor 2023'; choose one"
        ):
            read(self.rows(), **({} if column is None else {"column": column}))

    def test_several_columns_of_numbers_are_told_apart_too(self) -> None:
        text = "region;kön;2022;2023\n2101 Ockelbo;män;1;2\n2101 Ockelbo;kvinnor;3;4\n2104 Hofors;män;5;6\n2104 Hofors;kvinnor;7;8\n"
        assert figures(read(text, column="kvinnor 2022")) == {"2101": 3, "2104": 7}

    def test_the_counties_above_are_left_aside(self) -> None:
        """286 and 4 sum 1 + 2 and 1 + 3 of the two below, for each sex."""
        text = "region;kön;2023\n21 Gävleborgs län;män;3\n21 Gävleborgs län;kvinnor;7\n"
        text += "2101 Ockelbo;män;1\n2101 Ockelbo;kvinnor;3\n2104 Hofors;män;2\n2104 Hofors;kvinnor;4\n"
        found = read(text, column="män")
        assert figures(found) == {"2101": 1, "2104": 2}
        assert [finding.rule for finding in found.findings] == ["levels-apart"]

    def test_an_indicator_by_year_and_gender(self) -> None:
        text = "kpi;municipality;municipality_id;year;gender;value\n" + "".join(
            f"N01951;{name};{code};{year};{gender};{figure}\n"
            for name, code, figures in (
                ("Riket", "0000", (99, 9, 9, 99, 9, 9)),
                ("Karlstad", 1780, (7, 3, 4, 9, 4, 5)),
                ("Upplands Väsby", 114, (6, 2, 4, 8, 3, 5)),
            )
            for (year, gender), figure in zip([(y, g) for y in (2022, 2023) for g in "TKM"], figures, strict=True)
        )
        assert figures(read(text, column="2023 T")) == {"1780": 9, "0114": 8}

    @pytest.mark.parametrize(
        "line", ["2104 Hofors;totalt ålder;kvinnor;2023;4686", "2101 Ockelbo;totalt ålder;män;2022;2951"]
    )
    def test_a_choice_that_one_party_does_not_have_is_no_column(self, line: str) -> None:
        with pytest.raises(FactsError, match="stands twice"):
            read(self.rows(without=line))

    def test_a_party_that_stands_twice_with_nothing_to_tell_apart_is_refused(self) -> None:
        with pytest.raises(FactsError, match="stands twice"):
            read("region;kön;2023\nOckelbo;män;1\nOckelbo;män;2\nHofors;män;3\nHofors;män;4\n")

    def test_a_row_of_too_many_cells_is_a_fault(self) -> None:
        with pytest.raises(FactsError, match=":3:"):
            read(self.rows().replace("2023;2950\n", "2023;2950;1\n"), column="män 2022")


class TestLevels:
    def table(self, whole: int, county: int) -> str:
        return pxweb({"00": "Riket", "21": "Gävleborgs län", **REGIONS}, {"00": whole, "21": county, **FIGURES})

    def test_sums_that_agree_are_left_aside_and_said(self) -> None:
        found = read(self.table(36_248, 36_248))
        assert figures(found) == FIGURES
        (finding,) = found.findings
        assert finding.severity is Severity.NOTE
        assert str(finding.message).startswith("00 Riket och 21 Gävleborgs län är summor av kommunernas rader")

    @pytest.mark.parametrize(("whole", "county"), [(36_248, 36_249), (10_551_707, 286_399)])
    def test_sums_that_disagree_are_refused_since_rows_may_be_missing(self, whole: int, county: int) -> None:
        with pytest.raises(FactsError, match="take it away"):
            read(self.table(whole, county))

    def test_codes_may_have_lost_their_zeros(self) -> None:
        text = "kod;kommun;folk\n0;Riket;8\n1;Stockholms län;8\n114;Upplands Väsby;5\n115;Vallentuna;3\n"
        assert figures(read(text)) == {"0114": 5, "0115": 3}

    @pytest.mark.parametrize(
        "rows",
        ["17;9\n1764;5\n1780;4", "17,0;9\n1764;5\n1780;4", "1;8\n114;5\n115;3\n9;6\n980;6"],
    )
    def test_a_code_alone_that_sums_the_codes_below_it_could_be_the_county_or_the_region(self, rows: str) -> None:
        with pytest.raises(FactsError, match="both the county’s and the region’s") as caught:
            read(f"kommun;folk\n{rows}\n")
        assert [fault.line for fault in caught.value.faults] == ([2, 5] if "980" in rows else [2])

    @pytest.mark.parametrize("rows", ["17;8\n1764;5\n1780;4", "09;1\n0980;1", "Region Värmland;9\n1764;5\n1780;4"])
    def test_a_code_that_sums_nothing_is_the_regions(self, rows: str) -> None:
        found = read(f"kommun;folk\n{rows}\nOckelbo;1\n")
        assert {row.party for row in found.rows} >= {"2101"} | ({"09"} if rows[0] == "0" else {"17"})

    def test_a_sum_that_cannot_be_read_is_refused(self) -> None:
        with pytest.raises(FactsError, match="00 Riket"):
            read(self.table(36_248, 36_248).replace('"00 Riket","36248"', '"00 Riket",".."'))

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ("party,weight\n00 Riket,9\nOckelbo,5\nHofors,4\n", {"2101": 5, "2104": 4}),
            ("party,weight\nHela landet,9\nOckelbo,5\nHofors,4\n", {"2101": 5, "2104": 4}),
            ("party,weight\nDalarnas län,9\nFalun,5\nAvesta,4\n", {"2080": 5, "2084": 4}),
            ("party,weight\n20 Dalarnas län,9\nFalun,5\nAvesta,4\n", {"2080": 5, "2084": 4}),
            ("party,weight\n0020 Dalarnas län,9\nFalun,5\nAvesta,4\n", {"2080": 5, "2084": 4}),
            ("region,weight\nDalarna County,9\nFalun,5\nAvesta,4\n", {"2080": 5, "2084": 4}),
            ("party,weight\nVärmlands län,9\nGrums,5\nKarlstad,4\n", {"1764": 5, "1780": 4}),
            ("party,weight\nUppsala län,9\nUppsala,5\nHeby,4\n", {"0380": 5, "0331": 4}),
            (
                "party,weight\nFalun,5\nAvesta,4\nDalarnas län,9\nOckelbo,3\nRiket,12\n",
                {"2080": 5, "2084": 4, "2101": 3},
            ),
        ],
    )
    def test_sums_beside_rows_without_codes_are_left_aside_too(self, text: str, left: dict[str, int]) -> None:
        found = read(text)
        assert figures(found) == left
        assert found.findings[0].rule == "levels-apart"

    @pytest.mark.parametrize("nation", ["00 Riket", "0 Riket", "Riket", "Sverige", "Hela riket"])
    def test_the_nation_above_some_of_the_country_is_no_party_and_is_told(self, nation: str) -> None:
        found = read(f"party,weight\n{nation},10551707\nOckelbo,5\nHofors,4\n")
        assert figures(found) == {"2101": 5, "2104": 4}
        (finding,) = found.findings
        assert finding.severity is Severity.NOTE
        assert finding.message.sv.startswith(f"Raden {nation} gäller hela landet, fler än tabellens rader")

    @pytest.mark.parametrize(
        "text",
        [
            "party,weight\nDalarnas län,10\nFalun,5\nAvesta,4\n",  # a row may be missing
            "party,weight\nGävleborgs län,9\nFalun,5\nAvesta,4\n",  # of another county
            "party,weight\nRiket,8\nOckelbo,5\nHofors,4\n",  # less than its rows
            "party,weight\nÖvre Exempels län,9\nFalun,5\nAvesta,4\n",  # of no county that is known
        ],
    )
    def test_what_no_rows_make_is_refused(self, text: str) -> None:
        with pytest.raises(FactsError, match="take it away"):
            read(text)

    def test_a_name_of_several_is_of_no_level(self) -> None:
        assert figures(read("party,weight\nKalmar kommun,5\nHofors,4\n")) == {"0880": 5, "2104": 4}

    def test_a_region_is_no_sum(self) -> None:
        text = "party,weight\n21 Region Gävleborg,9\n2101 Ockelbo,5\n2104 Hofors,4\n"
        assert figures(read(text)) == {"21": 9, "2101": 5, "2104": 4}

    def test_counties_alone_are_regions(self) -> None:
        text = pxweb({"21": "Gävleborgs län", "20": "Dalarnas län"}, {"21": 3, "20": 4})
        assert figures(read(text)) == {"21": 3, "20": 4}
