"""Pasted grids: a table that lost its borders, with its cells apart by wide gaps, each on a line, or by single spaces."""

import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nara_vard_finans.core import PrintedNumber, grouped
from nara_vard_finans.grids import Grid, grids_in, is_no_party, is_sum
from printed_cases import english, rows_of

Row = tuple[str, int, int]
ROWS: list[Row] = [
    ("Avesta", 22_986, 159_413),
    ("Falun", 59_752, 414_395),
    ("Leksand", 15_940, 110_548),
    ("Malung-Sälen", 10_184, 70_628),
    ("Mora", 20_544, 142_478),
    ("Orsa", 6_939, 48_124),
]
HEADS = ("Kommun", "Folkmängd 2023-12-31", "Belopp, kr")
UNTOLD = "cannot be told apart as 2 numbers"


def cells(rows: list[Row], *, summed: bool = True) -> list[tuple[str, ...]]:
    sums = [("Summa", sum(row[1] for row in rows), sum(row[2] for row in rows))] if summed else []
    return [HEADS, *((name, grouped(count), grouped(amount)) for name, count, amount in [*rows, *sums])]


def aligned(lines: list[tuple[str, ...]], gap: str = "   ") -> list[str]:
    widths = [max(len(line[place]) for line in lines) for place in range(3)]
    return [gap.join((line[0].ljust(widths[0]), *(line[at].rjust(widths[at]) for at in (1, 2)))) for line in lines]


def delimited(delimiter: str) -> Callable[[list[tuple[str, ...]]], list[str]]:
    return lambda lines: [delimiter.join(line) for line in lines]


def ruled(lines: list[tuple[str, ...]]) -> list[str]:
    head, *rows = (f"| {' | '.join(line)} |" for line in lines)
    return [head, "|---|--:|--:|", *rows]


WAYS: dict[str, Callable[[list[tuple[str, ...]]], list[str]]] = {
    "semicolons": delimited(";"),
    "tabs": delimited("\t"),
    "Markdown": ruled,
    "aligned": aligned,
    "gaps": delimited("   "),
    "spaces": delimited(" "),
    "a cell a line": lambda lines: [cell for line in lines for cell in line],
}


def only(text: str) -> Grid:
    (grid,) = grids_in(text)
    return grid


def read(lines: list[str]) -> Grid:
    return only("\n".join(lines))


def values(grid: Grid) -> dict[str, tuple[object, ...]]:
    """Give what stands in each row, as a number or as nothing."""
    return {
        row.name: tuple(number.value if isinstance(number, PrintedNumber) else None for number in row.numbers)
        for row in grid.rows
        if not is_sum(row.name)
    }


WHOLE = {name: (count, amount) for name, count, amount in ROWS}


class TestTheSameTable:
    @pytest.mark.parametrize("way", WAYS)
    def test_is_read_in_every_way_of_writing_it(self, way: str) -> None:
        grid = read(WAYS[way](cells(ROWS)))
        assert values(grid) == WHOLE
        assert grid.headings == HEADS[1:]
        assert [row.name for row in grid.rows] == [*WHOLE, "Summa"]

    @pytest.mark.parametrize("way", [way for way in WAYS if way not in {"spaces", "a cell a line"}])
    def test_without_heading_and_sum_too(self, way: str) -> None:
        assert values(read(WAYS[way](cells(ROWS, summed=False)[1:]))) == WHOLE


SHARED = st.lists(
    st.tuples(st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,9}by", fullmatch=True), st.integers(1_000, 99_999)),
    min_size=4,
    max_size=12,
    unique_by=(lambda row: row[0], lambda row: row[1]),
).map(lambda rows: [(name, count, count * 7 + count // 9) for name, count in rows])
GARBAGE = st.sampled_from(["..", "saknas", "?", "142 47B", "14 2478", "#SAKNAS!"])
FURNITURE = st.lists(
    st.sampled_from(
        ["Region Dalarna 2 (3)", "2 (3)", "- 2 -", "Sida 2 av 3", "2023-11-15", "Datum: 2023- 11-15", "Dnr HSN 2023/1845",
         "Tel 023-49 00 00", "Box 712, 791 29 Falun", "Avdelningen för hälsa och välfärd 15 november 2023", "PM"]
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


class TestLaws:
    @example(
        [("Aaby", 1_000, 7_111), ("Bredaryds by", 1_003, 7_132), ("Caby", 1_002, 7_125), ("Daby", 1_001, 7_118)], "gaps"
    )
    @given(SHARED, st.sampled_from(sorted(WAYS)))
    def test_the_same_table_is_the_same_column(self, rows: list[Row], way: str) -> None:
        assert values(read(WAYS[way](cells(rows)))) == {name: (count, amount) for name, count, amount in rows}

    @given(SHARED, st.sampled_from(sorted(WAYS)), GARBAGE, st.data())
    def test_spoiling_one_cell_changes_the_reading_of_no_other(
        self, rows: list[Row], way: str, garbage: str, data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(1, len(rows)))
        lines = cells(rows)
        lines[at] = (*lines[at][:2], garbage)
        found = values(read(WAYS[way](lines)))
        spoiled = rows[at - 1][0]
        assert found.pop(spoiled, (None, None))[1] is None
        assert found == {name: (count, amount) for name, count, amount in rows if name != spoiled}

    @given(SHARED, st.sampled_from(["aligned", "gaps", "spaces"]), FURNITURE, st.data())
    def test_the_furniture_of_pages_changes_no_amount(
        self, rows: list[Row], way: str, furniture: list[str], data: st.DataObject
    ) -> None:
        lines = WAYS[way](cells(rows))
        at = data.draw(st.integers(0, len(lines)))
        grid = read([*lines[:at], *furniture, *lines[at:]])
        found = values(grid)
        assert found.keys() == {name for name, _, _ in rows}
        for name, count, amount in rows:
            # A row of fewer digits than all others may be told, where furniture stands in the table; no other may.
            is_shorter = all(amount * 10 <= more for other, _, more in rows if other != name)
            assert found[name] == (count, amount) or (is_shorter and found[name] == (None, None))
        assert {row.name for row in grid.named_only} <= {HEADS[0], " ".join(HEADS)}

    @given(SHARED, st.sampled_from(["aligned", "spaces"]), st.data())
    def test_a_name_above_its_numbers_is_theirs(self, rows: list[Row], way: str, data: st.DataObject) -> None:
        lines = WAYS[way](cells(rows))
        at = data.draw(st.integers(1, len(rows)))
        name = rows[at - 1][0]
        wrapped = lines[at].replace(name, " " * len(name) if way == "aligned" else "", 1)
        found = values(read([*lines[:at], name, wrapped if way == "aligned" else wrapped.strip(), *lines[at + 1 :]]))
        assert found == {name: (count, amount) for name, count, amount in rows}


class TestWideGaps:
    def test_a_cell_stands_in_the_column_that_it_stands_under(self) -> None:
        lines = aligned([*cells(ROWS)[:-1], ("Region Dalarna", "", "945 586"), ("Summa", "136 345", "1 891 172")])
        grid = read(lines)
        assert rows_of(grid)[-1] == ("Region Dalarna", ["there is no number", 945_586])

    @pytest.mark.parametrize("gap", ["  ", " ....... "])
    def test_a_sum_may_lack_the_first_where_nothing_is_aligned(self, gap: str) -> None:
        lines = [gap.join(line) for line in [*cells(ROWS)[:-1], ("Kommunerna", "945 586")]]
        assert values(read(lines)) == {**WHOLE, "Kommunerna": (None, 945_586)}

    @pytest.mark.parametrize("more", ["Rättvik   11 079", "Rättvik   11 079   76 836   2", "11 079   76 836   7   8"])
    def test_a_row_of_other_cells_is_told(self, more: str) -> None:
        grid = read([*delimited("   ")(cells(ROWS)), more])
        assert all(UNTOLD in english(number) for number in grid.rows[-1].numbers)
        assert values(grid) | WHOLE == values(grid)

    def test_a_number_under_two_columns_is_told(self) -> None:
        lines = aligned(cells(ROWS))
        lines[2] = f"Falun{'59 752 414 395'.rjust(len(lines[0]) - len('Falun'))}"
        assert values(read(lines)) == {**WHOLE, "Falun": (None, None)}

    def test_two_cells_under_one_column_are_told(self) -> None:
        lines = aligned(cells(ROWS), gap="        ")
        lines[2] = f"Falun{'5  9 752'.rjust(len(lines[0]) - len('Falun'))}"
        assert values(read(lines)) == {**WHOLE, "Falun": (None, None)}

    def test_a_number_whose_first_group_is_lost_is_told(self) -> None:
        lines = aligned([*cells(ROWS), ("Rättvik", "11 079", "0 836")])
        assert values(read(lines))["Rättvik"] == (11_079, None)

    def test_names_above_their_numbers(self) -> None:
        lines = [part for line in aligned(cells(ROWS))[1:] for part in (line[:12].strip(), " " * 12 + line[12:])]
        assert values(read([aligned(cells(ROWS))[0], *lines])) == WHOLE

    def test_one_number_under_each_name(self) -> None:
        grid = only(
            "Kommun          Belopp\nMora\n               142 478\nOrsa\n                48 124\nSumma          190 602\n"
        )
        assert rows_of(grid)[:2] == [("Mora", [142_478]), ("Orsa", [48_124])]

    def test_a_heading_of_two_lines_that_is_repeated(self) -> None:
        head = ["Kommun      Folkmängd      Belopp", "                             kr/år"]
        first = ["Avesta         22 986     159 413", "Falun          59 752     414 395"]
        second = ["Mora           20 544     142 478", "Orsa            6 939      48 124"]
        grid = read([*head, *first, "2 (3)", *head, *second])
        assert (grid.headings, values(grid)) == (
            ("Folkmängd", "Belopp kr/år"),
            {name: numbers for name, numbers in WHOLE.items() if name in {"Avesta", "Falun", "Mora", "Orsa"}},
        )

    def test_words_that_stand_under_one_column_are_no_cells_of_it(self) -> None:
        lines = aligned(cells(ROWS))
        note = " " * lines[0].index("Folkmängd") + "enligt  SCB"
        grid = read([*lines[:1], note, *lines[1:]])
        assert values(grid) == WHOLE

    def test_another_heading_begins_another_table(self) -> None:
        other = ["Kommun   Utfall   Budget", "Mora   5   6", "Orsa   7   8"]
        grids = grids_in("\n".join([*delimited("   ")(cells(ROWS)), *other]))
        assert [grid.headings for grid in grids] == [HEADS[1:], ("Utfall", "Budget")]

    def test_gaps_after_the_names_alone_leave_single_spaces_to_be_weighed(self) -> None:
        lines = [f"{name:20}{count} {amount}" for name, count, amount in cells(ROWS)]
        assert values(read(lines)) == WHOLE


class TestACellALine:
    def test_empty_lines_part_rows_and_show_empty_cells(self) -> None:
        text = "Tabell 1\nKod\nKommun\nFolkmängd\nBelopp\n\n2084\nAvesta\n22 986\n159 413\n\n2062\nMora\n20 544\n\n\n\nSumma\n43 530\n159 413\n"
        grid = only(text)
        assert rows_of(grid) == [("Avesta", [22_986, 159_413]), ("Mora", [20_544, "there is no number"])]
        assert (grid.headings, grid.caption) == (("Folkmängd", "Belopp"), "Tabell 1")

    def test_a_row_of_other_cells_is_told_and_changes_no_other(self) -> None:
        lines = WAYS["a cell a line"](cells(ROWS))
        at = lines.index("59 752")
        grid = read([*lines[:at], *lines[at + 1 :]])
        assert values(grid) == {**WHOLE, "Falun": (None, None)}
        assert dict(rows_of(grid))["Falun"] == [f"414 395 {UNTOLD}"] * 2

    def test_the_number_of_a_page_after_a_row_is_none_of_its_cells(self) -> None:
        lines = WAYS["a cell a line"](cells(ROWS))
        at = lines.index("414 395")
        assert values(read([*lines[: at + 1], "2", *lines[at + 1 :]])) == WHOLE
        assert values(read([*lines[: at + 1], "", "2", *lines[at + 1 :]])) == WHOLE

    def test_amounts_of_four_digits_are_no_codes_of_the_next_name(self) -> None:
        text = "Kommun\nFolkmängd\nBelopp\nAvesta\n22 986\n2084\nMora\n20 544\n1863\nOrsa\n6 939\n2584\n"
        assert rows_of(only(text)) == [("Avesta", [22_986, 2_084]), ("Mora", [20_544, 1_863]), ("Orsa", [6_939, 2_584])]

    @pytest.mark.parametrize("title", [[], ["Bilaga 2", ""], ["Fördelning av medel"]])
    @pytest.mark.parametrize("between", [["", "Beräknat på folkmängden", ""], ["", "", "Preliminärt", "Utkast", ""]])
    def test_words_between_the_headings_and_the_rows_are_no_headings(
        self, title: list[str], between: list[str]
    ) -> None:
        head, *rows = cells(ROWS)
        grid = read([*title, *head, *between, *(cell for row in rows for cell in (*row, ""))])
        assert (grid.headings, values(grid)) == (HEADS[1:], WHOLE)

    def test_headings_without_one_of_the_names_are_those_next_above(self) -> None:
        lines = WAYS["a cell a line"](cells(ROWS))
        grid = read(["Bilaga 2", "Utkast", "Nytt avtal", "", *HEADS[1:], *lines[3:]])
        assert grid.headings == HEADS[1:]

    def test_without_headings_too(self) -> None:
        lines = WAYS["a cell a line"](cells(ROWS)[1:])
        assert values(read(["Bilaga 2", *lines])) == WHOLE

    @pytest.mark.parametrize("over", [[], ["Fördelning", "Belopp"], ["Kommun", "Belopp"]])
    def test_numbers_that_may_stand_above_their_names_are_given_to_nobody(self, over: list[str]) -> None:
        rows = [text for name, (_, amount) in WHOLE.items() for text in (grouped(amount), name)]
        grid = read([*over, *rows])
        assert {number for numbers in values(grid).values() for number in numbers} == {None}
        assert any("could be of the name above" in english(row.numbers[0]) for row in grid.rows)

    @pytest.mark.parametrize("note", ["Preliminära uppgifter", "Källa: SCB"])
    def test_a_note_under_the_last_leaves_the_numbers_to_the_names_above(self, note: str) -> None:
        rows = [text for name, (_, amount) in WHOLE.items() for text in (name, grouped(amount), grouped(amount + 1))]
        grid = read(["Kommun", "2022", "2023", *rows, note])
        assert values(grid) == {name: (amount, amount + 1) for name, (_, amount) in WHOLE.items()}

    def test_words_between_rows_are_no_rows(self) -> None:
        grid = read([*WAYS["a cell a line"](cells(ROWS)), "Källa: SCB"])
        assert values(grid) == WHOLE
        assert "Källa: SCB" in grid.notes

    @pytest.mark.parametrize(
        "text", ["Mora\nOrsa\n5\n6\n7\n8\n", "Kommun Belopp\nMora\n142\nOrsa\n48\nFalun\n7\nSäter\n8", "5\n6\n7\n8"]
    )
    def test_other_lines_are_no_such_table(self, text: str) -> None:
        assert all(grid.headings in {("",), ("Belopp",)} for grid in grids_in(text))


class TestManyColumns:
    @staticmethod
    def table(rows: int, columns: int) -> tuple[str, list[tuple[int, ...]]]:
        """Write a table of numbers of a few hundred to some millions, each column with a size of its own."""
        factors = [1 + place * place * (3 + place % 4) for place in range(columns)]
        held = [tuple((1_013 + 977 * row % 9_001) * factor + row * place % 89 for place, factor in enumerate(factors))
                for row in range(rows)]  # fmt: skip
        names = [f"{chr(65 + row % 26)}{chr(97 + row // 26 % 26)}by" for row in range(rows)]
        lines = [" ".join((name, *map(grouped, line))) for name, line in zip(names, held, strict=True)]
        sums = " ".join(grouped(sum(column)) for column in zip(*held, strict=True))
        heads = " ".join(f"Kolumn{chr(97 + place)}" for place in range(columns))
        return "\n".join([f"Kommun {heads}", *lines, f"Summa {sums}"]), held

    @pytest.mark.parametrize(("rows", "columns"), [(5, 12), (40, 6), (290, 10)])
    def test_all_rows_are_read_exactly(self, rows: int, columns: int) -> None:
        text, held = self.table(rows, columns)
        grid = only(text)
        assert [
            tuple(number.value for number in row.numbers if isinstance(number, PrintedNumber)) for row in grid.rows[:-1]
        ] == held

    def test_without_the_sum_no_row_is_read_otherwise(self) -> None:
        text, held = self.table(30, 5)
        grid = only(text[: text.index("\nSumma")])
        read = [tuple(number.value for number in row.numbers if isinstance(number, PrintedNumber)) for row in grid.rows]
        assert all(found in {(), line} for found, line in zip(read, held, strict=True))


def test_a_total_that_is_stated_says_that_a_letterhead_is_no_row() -> None:
    text = "Kommun Folkmängd Belopp\nMora 20 544 142 478\nRegion Dalarna 2\nOrsa 6 939 48 124\nFalun 59 752 414 395\n"
    (grid,) = grids_in(text, Fraction(604_997))
    assert [row.name for row in grid.rows] == ["Mora", "Orsa", "Falun"]


class TestSingleSpaces:
    @pytest.mark.parametrize("form", ["{} {}", "{} ({})", "{} ({})*"])
    def test_codes_after_the_names_are_no_column(self, form: str) -> None:
        codes = {"Avesta": "2084", "Falun": "2080", "Leksand": "2029", "Mora": "2062"}
        rows = [f"{form.format(name, code)} {grouped(WHOLE[name][1])}" for name, code in codes.items()]
        grid = read(["Kommun Kod Belopp", *rows, "Summa 826 834"])
        assert values(grid) == {name: (WHOLE[name][1],) for name in codes}
        assert grid.headings == ("Belopp",)

    def test_a_mark_that_stands_apart_is_left_aside_between_columns_too(self) -> None:
        assert values(read(["Mora 20 544 1) 142 478 2)", "Orsa 6 939 48 124"])) == {
            "Mora": (20_544, 142_478),
            "Orsa": (6_939, 48_124),
        }

    @pytest.mark.parametrize("name", ["S:a", "Summa:", "SUMMA"])
    def test_a_sum_is_one_under_all_its_names(self, name: str) -> None:
        grid = only(f"Kommun Belopp\nMora 142 478\nOrsa 48 124\n{name} 190 602")
        assert [row.name for row in grid.rows] == ["Mora", "Orsa", name]

    @pytest.mark.parametrize("delimiter", [" ", ";"])
    def test_a_name_right_above_the_sum_lacks_its_number(self, delimiter: str) -> None:
        row = f"Västerås kommun{delimiter}".strip()
        lines = [f"Arboga{delimiter}4 321", f"Fagersta{delimiter}4 080", row, f"Summa{delimiter}86 651"]
        grid = read([f"Kommun{delimiter}Belopp", *lines])
        assert rows_of(grid)[-1] == ("Västerås kommun", ["it is no number"])

    @pytest.mark.parametrize("row", ["Beräknat efter folkmängden i november", "Varav i söder: tre"])
    def test_other_words_right_above_it_are_none(self, row: str) -> None:
        assert len(rows_of(only(f"Arboga;4 321\nFagersta;4 080\n{row};\nSumma;8 401\n"))) == 2

    def test_a_letter_for_a_digit_in_the_first_group_is_no_name(self) -> None:
        grid = only("Kommun Belopp\nMora 142 478\nOrsa 24O 618\nFalun 414 395\n")
        assert rows_of(grid) == [("Mora", [142_478]), ("Orsa", ["it is no number"]), ("Falun", [414_395])]

    def test_a_part_of_a_row_is_in_no_sum(self) -> None:
        text = "Mora 20 544 142 478\nvarav centrum 10 000 70 000\nOrsa 6 939 48 124\nSumma 27 483 190 602"
        assert rows_of(only(text))[1] == ("varav centrum", [10_000, 70_000])

    def test_a_title_of_a_paragraph_is_no_row(self) -> None:
        grid = only("§ 45 Fördelning av 2 000 kr\nKommun Belopp, tkr\nMora 142\nOrsa 48")
        assert (rows_of(grid), grid.headings) == ([("Mora", [142]), ("Orsa", [48])], ("Belopp, tkr",))

    def test_years_alone_over_numbers_are_no_number_of_the_title(self) -> None:
        grid = only("Nytt avtal\n               2024\nMora\n            142 478\nOrsa\n             48 124\n")
        assert rows_of(grid) == [("Mora", [142_478]), ("Orsa", [48_124])]


def test_a_text_of_gaps_and_of_none_is_weighed_by_its_spaces() -> None:
    (grid,) = grids_in("Mora   5\nOrsa 7\nFalun 9\nSäter 4")
    assert rows_of(grid) == [("Mora", [5]), ("Orsa", [7]), ("Falun", [9]), ("Säter", [4])]


def test_a_cut_name_goes_on_under_its_numbers_in_gaps_too() -> None:
    grid = read(
        ["Kommun   Antal   Belopp", "Malung-   10   70", "Sälen", "Mora   20   142", "Upplands-", "Väsby   3   4"]
    )
    assert [row.name for row in grid.rows] == ["Malung-Sälen", "Mora", "Upplands-Väsby"]


def test_the_first_name_may_stand_on_the_line_above_its_figures() -> None:
    text = (
        "Kommun Folkmängd Belopp\nMalung-Sälen\n10 000 2 000\nMora 30 000 4 000\nOrsa 5 000 6 000\nFalun 5 000 7 000\n"
    )
    (grid,) = grids_in(text)
    read = [
        (row.name, *(int(number.value) for number in row.numbers if isinstance(number, PrintedNumber)))
        for row in grid.rows
    ]
    assert read == [
        ("Malung-Sälen", 10_000, 2_000), ("Mora", 30_000, 4_000), ("Orsa", 5_000, 6_000), ("Falun", 5_000, 7_000),
    ]  # fmt: skip


def test_four_digits_alone_under_a_name_are_its_number_unless_they_could_be_a_year() -> None:
    rows = ["Avesta", "4753", "Borlänge", "10806", "Falun", "12530", "Säter", "2023", "Mora", "4290", "Orsa", "1443"]
    grid = read(["Fördelning av medel, tkr", "Kommun Belopp", *rows, "Summa 35845"])
    assert rows_of(grid)[:3] == [("Avesta", [4_753]), ("Borlänge", [10_806]), ("Falun", [12_530])]
    assert values(grid) | {"Säter": (None,)} == values(grid)
    assert [row.name for row in grid.rows] == [*rows[::2], "Summa"]


class TestASearchThatIsTooLong:
    """Numbers of one size in every column, under headings that say nothing of them: every cut is as good."""

    TEXT = "\n".join(
        " ".join([f"{chr(65 + row)}by", *(grouped(100_000 + (7_919 * row + 104_729 * at) % 899_981)
                                           for at in range(8))])
        for row in range(12)
    )  # fmt: skip

    def test_is_ended_and_every_row_is_told_how_far_it_came(self) -> None:
        grid = only(self.TEXT)
        assert len(grid.rows) == 12
        for row in grid.rows:
            (reason,) = map(english, row.numbers)
            # Twelve rows of sixteen groups of digits are few: the steps of four hundred, two thousand for each.
            assert "the search for columns stopped after 800 000 steps" in reason
            tried, counts = map(int, re.findall("with ([0-9]+) of ([0-9]+)", reason)[0])
            assert 0 < tried < counts <= 16

    def test_is_none_where_gaps_part_the_columns(self) -> None:
        grid = only("\n".join(re.sub("(?<=[0-9]{3} [0-9]{3}) ", "   ", line) for line in self.TEXT.splitlines()))
        assert all(isinstance(number, PrintedNumber) for row in grid.rows for number in row.numbers)


def test_a_last_group_that_lost_a_digit_makes_no_giant_beside_a_dwarf() -> None:
    rows = [f"{name} {grouped(count)} {grouped(amount)}" for name, (count, amount) in WHOLE.items() if name != "Mora"]
    grid = read(["Kommun Folkmängd Belopp", *rows, "Mora 20 544 142 47"])
    assert values(grid) == {**WHOLE, "Mora": (None, None)}


@pytest.mark.parametrize("name", ["härav Region", "Antal kommuner", "Högst", "Min", "Max", "Standardavvikelse"])
def test_what_is_counted_or_picked_from_other_rows_is_no_party(name: str) -> None:
    assert is_no_party(name)


@pytest.mark.parametrize("name", ["Högsby", "Maxmo", "Minervagården", "Antorp"])
def test_other_names_are_parties(name: str) -> None:
    assert not is_no_party(name)


@pytest.mark.parametrize("foot", ["www.exempel.se 2", "namn@exempel.se 3", "Justerandes sign 4", "Ärende 12"])
def test_the_foot_of_a_page_is_no_row(foot: str) -> None:
    rows = [f"{name} {grouped(amount)}" for name, (_, amount) in WHOLE.items()]
    grid = read(["Kommun Belopp", *rows[:3], foot, *rows[3:]])
    assert values(grid) == {name: (amount,) for name, (_, amount) in WHOLE.items()}
