"""Tables of weights: what is read exactly, and what is refused with one message."""

import io
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

import pytest

from nara_vard_finans import read_weights
from nara_vard_finans.core import FactsError, Message, Principal, Severity, UnreadableFileError
from nara_vard_finans.facts import Catalogue, register
from nara_vard_finans.files import WeightTable
from nara_vard_finans.sharing import BasisKind


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "w.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def read(facts: Catalogue, tmp_path: Path) -> Callable[..., WeightTable]:
    def reader(text: str | bytes, encoding: str = "utf-8") -> WeightTable:
        return read_weights(table(tmp_path, text), facts.parties, encoding=encoding)

    return reader


class TestReads:
    @pytest.mark.parametrize(
        "text",
        [
            "party,weight\nOrsa,6939\nMora,20544\n",
            "party;weight\nOrsa;6939\nMora;20544\n",
            "party\tweight\nOrsa\t6 939\nMora\t20\u00a0544",
            "\n\nWeight,Party,note\n6939,Orsa kommun,x\n20544,2062,y\n",
            'party,weight\r\n"Orsa","6939"\r\n\r\nMora,20\u202f544\r\n',
            "party, weight\nOrsa, 6939\nMora, 20544",
        ],
    )
    def test_as_it_comes(self, read, text: str) -> None:  # type: ignore[no-untyped-def]
        weights = read(text)
        assert [(row.party, row.name, row.weight) for row in weights.rows] == [
            ("2034", "Orsa", 6_939), ("2062", "Mora", 20_544),
        ]  # fmt: skip
        assert weights.key.share("2034") == Fraction(6_939, 27_483)

    def test_names_that_nobody_knows_stand_for_themselves(self, read) -> None:  # type: ignore[no-untyped-def]
        assert [row.party for row in read("party,weight\nB,1\nA,2\n").rows] == ["B", "A"]

    @pytest.mark.parametrize("text", ["party;weight\na;17.5\nb;82,5\n", 'party,weight\na,17.5\nb,"82,5"\n'])
    def test_decimals_are_exact(self, read, text: str) -> None:  # type: ignore[no-untyped-def]
        weights = read(text)
        assert weights.key.shares == {"a": Fraction(7, 40), "b": Fraction(33, 40)}
        assert weights.key.basis.kind is BasisKind.PARTS

    @pytest.mark.parametrize("sign", ["%", " %", " procent", " percent"])
    def test_percentages_that_say_so_are_of_the_whole(self, read, sign: str) -> None:  # type: ignore[no-untyped-def]
        weights = read(f"party;weight\na;17.5{sign}\nb;82,5{sign}\n")
        assert weights.key.basis.kind is BasisKind.PERCENTAGES
        assert weights.key.share("a") == Fraction(7, 40)
        with pytest.raises(FactsError, match="sum to 99,5 percent"):
            read(f"party;weight\na;17{sign}\nb;82,5{sign}\n")
        with pytest.raises(FactsError, match="some weights are percentages"):
            read(f"party;weight\na;17\nb;82,5{sign}\n")

    @pytest.mark.parametrize(
        ("raw", "encoding"),
        [
            ("party,weight\nÄlvdalen,1\n".encode("latin-1"), "latin-1"),
            ("party,weight\nÄlvdalen,1\n".encode("cp1252"), "cp1252"),
        ],
    )
    def test_other_encodings_by_name(self, read, raw: bytes, encoding: str) -> None:  # type: ignore[no-untyped-def]
        assert read(raw, encoding).rows[0].party == "2039"
        with pytest.raises(UnreadableFileError, match="utf-8"):
            read(raw)

    def test_a_pipe(self, facts: Catalogue) -> None:
        there, here = os.pipe()
        os.write(here, b"party,weight\na,1\n")
        os.close(here)
        assert read_weights(f"/dev/fd/{there}", facts.parties).rows[0].party == "a"
        os.close(there)

    def test_a_pipe_that_nobody_writes_to_does_not_hang(self, facts: Catalogue, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UnreadableFileError, match="it is empty"):
            read_weights(tmp_path / "pipe", facts.parties)


def both_readings(given: str, thousands: str, decimals: str) -> str:
    return f"{given!r} is not a number that can be reckoned with exactly: expected one reading; three digits after a comma or point could be thousands or decimals: {thousands} or {decimals}"


class TestThousandsOrDecimals:
    @pytest.mark.parametrize(
        ("given", "thousands", "decimals"),
        [
            ("20,544", "20 544", "20,5440"),
            ("20.544", "20 544", "20,5440"),
            ("1.000", "1 000", "1,0000"),
            ("1,000", "1 000", "1,0000"),
            ("999,999", "999 999", "999,9990"),
        ],
    )
    def test_what_could_be_either_is_told_with_both_readings(
        self, read: Callable[..., WeightTable], given: str, thousands: str, decimals: str
    ) -> None:
        with pytest.raises(FactsError) as caught:
            read(f"party;weight\nOrsa;6 939\nMora;{given}\n")
        (fault,) = caught.value.faults
        assert fault.line == 3
        assert both_readings(given, thousands, decimals) in fault.in_english

    @pytest.mark.parametrize(
        ("given", "weight"),
        [
            ("0,544", Fraction(544, 1000)),
            ("0.125", Fraction(1, 8)),
            ("17,5", Fraction(35, 2)),
            ("17.25", Fraction(69, 4)),
            ("20,5440", Fraction(20_544, 1000)),
            ("1 020,544", Fraction(1_020_544, 1000)),
            ("1020.544", Fraction(1_020_544, 1000)),
            ("20 544", 20_544),
            ("1,020,544", 1_020_544),
            ("20.544.000", 20_544_000),
            ("+20 544", 20_544),
        ],
    )
    def test_what_has_one_reading_is_read(self, read, given: str, weight: Fraction) -> None:  # type: ignore[no-untyped-def]
        assert read(f"party;weight\nOrsa;6 939\nMora;{given}\n").rows[1].weight == weight

    def test_a_percentage_has_decimals(self, read) -> None:  # type: ignore[no-untyped-def]
        assert read("party;weight\nOrsa;17,125 %\nMora;82.875%\n").key.share("2034") == Fraction(137, 800)

    @pytest.mark.parametrize("given", ["20 544*", "20544\u00b9", "20 544 a)", "20 544 1)", "20 544 [1]"])
    def test_the_mark_of_a_footnote_that_can_be_nothing_else_is_no_part_of_it(self, read, given: str) -> None:  # type: ignore[no-untyped-def]
        assert read(f"party;weight\nOrsa;6 939\nMora;{given}\n").rows[1].weight == 20_544

    @pytest.mark.parametrize("given", ["2 000 3", "20 54", "2000 300", "20 5441)", "20.54.000"])
    def test_malformed_groups_and_marks_that_could_be_digits_are_no_number(self, read, given: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match="is not a number that can be reckoned with exactly"):
            read(f"party;weight\nOrsa;6 939\nMora;{given}\n")


class TestSums:
    @pytest.mark.parametrize(
        "name",
        [
            "Kommunerna",
            "Dalarnas kommuner",
            "Kommunerna i länet",
            "Alla",
            "Alla parter",
            "Grand total",
            "Sub-total",
            "The whole county",
            "Länssumma",
            "21 Gävleborgs län",
            "W-län",
            "Län",
            "Dalarna",
            "Södra Dalarna",
            "Ovansiljan",
        ],
    )
    @pytest.mark.parametrize("at", [0, 2])
    def test_a_sum_is_refused_with_its_line(self, read, name: str, at: int) -> None:  # type: ignore[no-untyped-def]
        rows = ["Mora;20544", "Orsa;6939"]
        rows.insert(at, f"{name};27483")
        with pytest.raises(FactsError) as caught:
            read("party;weight\n" + "\n".join(rows) + "\n")
        (fault,) = caught.value.faults
        assert fault.line == at + 2
        assert "take" in fault.in_english

    @pytest.mark.parametrize(
        "row",
        ["Genomsnitt;13741,5", "varav kvinnor;10200", "År;2023", "Källa: SCB;2023", "Not 1;5", "Kommun;7", "Differens;1",
         "Gävleborgs län 1);286399", "21 Gävleborg;286399", "Kommunerna 1);9"],
    )  # fmt: skip
    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_a_row_of_no_party_is_refused_with_its_line(self, read, row: str, at: int) -> None:  # type: ignore[no-untyped-def]
        rows = ["2101 Ockelbo;5770", "2104 Hofors;9476"]
        rows.insert(at, row)
        with pytest.raises(FactsError, match="take") as caught:
            read("\n".join(["party;weight", *rows]))
        assert [fault.line for fault in caught.value.faults] == [at + 2]

    def test_a_county_above_some_of_its_municipalities(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match="looks like a county among its municipalities"):
            read("party,weight\nDalarnas län,287191\nFalun,59828\nAvesta,22781\n")
        with pytest.raises(FactsError, match="looks like a county among its municipalities"):
            read("party,weight\n21 Gävleborgs län,286399\n2101 Ockelbo,5770\n2104 Hofors,9476\n")

    @pytest.mark.parametrize("county", ["21", "00", "21.0"])
    def test_a_code_above_the_codes_that_begin_so(self, read, county: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match="the codes of other rows begin with its code"):
            read(f"party,weight\n{county},286399\n2101,5770\n2104,9476\n")

    def test_a_subtotal_of_the_rows_that_stand_next_to_it(self, read) -> None:  # type: ignore[no-untyped-def]
        """20 544 + 6 939 = 27 483 under them, and 5 770 + 9 476 = 15 246 over them."""
        with pytest.raises(FactsError) as caught:
            read(
                "party,weight\nFalun,59828\nMora,20544\nOrsa,6939\nOvansiljan,27483\nGästrikland,15246\nOckelbo,5770\nHofors,9476\n"
            )
        assert [fault.line for fault in caught.value.faults] == [5, 6]

    def test_the_sum_of_the_municipalities_beside_the_region(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match="'Dalarna': its weight is the sum of other rows"):
            read("party,weight\nMora,20544\nOrsa,6939\nRegion Dalarna,27483\nDalarna,27483\n")

    @pytest.mark.parametrize(
        "rows",
        [
            "Mora,20544\nOrsa,6939\nRegion Dalarna,27483",  # the region's half
            "Region Dalarna,27483\nMora,20544\nOrsa,6939",
            "Orsa,6939\nMora,13605\nFalun,20544",  # a municipality as large as two others
            "Kommunerna,1\nRegion Dalarna,1",  # the two sides
            "Kommunerna,1\nRegionen,1\nStaten,1",
            "Dalarnas län,3\nGävleborgs län,1\nUppsala län,5",  # counties among themselves
            "A,5\nB,5",
            "A,5\nB,0\nC,5",
            "A,1\nB,3\nC,2",
            "A,25 %\nB,25 %\nC,50 %",
            "Dalarnas län,50 %\nMora,30 %\nOrsa,20 %",
            "A,1000\nB,2000\nC,3000\nD,500",  # round numbers meet by chance
            "Allansson,1\nLänken,2\nTotalförsvaret,4",
        ],
    )
    def test_what_is_a_party_is_kept(self, read, rows: str) -> None:  # type: ignore[no-untyped-def]
        assert len(read(f"party,weight\n{rows}\n").rows) == rows.count("\n") + 1

    def test_a_party_that_weighs_as_much_as_the_others_stands_between_them(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match="put it between two other rows"):
            read("party,weight\nA,1\nB,1\nC,2\n")
        assert len(read("party,weight\nA,1\nC,2\nB,1\n").rows) == 3


class TestNamesAndCodes:
    def test_a_code_before_a_name_that_nobody_knows(self, facts: Catalogue, read) -> None:  # type: ignore[no-untyped-def]
        weights = read("party,weight\n2101 Ockelbo,5770\n2104.0 Hofors,9476\n")
        assert [(row.party, row.name) for row in weights.rows] == [("2101", "Ockelbo"), ("2104", "Hofors")]
        assert [weights.party(text, facts.parties) for text in ("Ockelbo", "2101", "2101 Ockelbo")] == ["2101"] * 3
        rows = read("party,weight\n21 Gävleborgs län,1\n03 Uppsala län,2\n20 Dalarnas län,4\n").rows
        assert [row.party for row in rows] == ["21", "03", "20"]
        assert [row.party for row in read("party,weight\n01 Avdelning,4\n2104.0,1\n").rows] == ["01 Avdelning", "2104"]

    @pytest.mark.parametrize(
        "spelling", ["Mora 1)", "Mora*", "1. Mora", "12 Mora", "2062 Mora", "2062 Mora 1)", "Mora (2062)"]
    )
    def test_a_known_party_with_what_lists_put_around_it(self, read, spelling: str) -> None:  # type: ignore[no-untyped-def]
        assert read(f"party,weight\n{spelling},1\nOrsa,2\n").rows[0].party == "2062"

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("Falun", "Falu kommun"),
            ("Mora", "2062.0"),
            ("Mora", "Mora 1)"),
            ("Mora", "2062 Mora"),
            ("Region Dalarna", "20.0"),
            ("2101 Ockelbo", "Ockelbo"),
            ("Ockelbo kommun", "2101 Ockelbo"),
            ("2101 Ockelbo", "2101"),
            ("2101 Ockelbo", "2101 Hofors"),
        ],
    )
    def test_a_party_under_two_names_is_one(self, read, first: str, second: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match=r"stands twice \(as "):
            read(f"party,weight\n{first},1\nAvesta,5\n{second},2\n")

    @pytest.mark.parametrize(
        ("first", "second"),
        [("Gävle", "Gävle*"), ("Gävle", "Gävle 1)"), ("Gävle", "1. Gävle"), ("Gävle.", "Gävle"), ("\u2022 Gävle", "Gävle"),
         ("Gävle", "Gävle k:n"), ("Gävle", "Kommun Gävle"), ("Gävle (kommun)", "Gävle"), ("Gävle", "Gävle kommunen"),
         ("Region X", "Landstinget X"), ("Landstinget i X", "Region X"), ("114", "0114"), ("1", "01"),
         ("Upp-Ner", "Upp/Ner"), ("Falun", "Falu k:n"), ("Kommun Falun", "Falun"), ("Malung/Sälen", "Malung-Sälen")],
    )  # fmt: skip
    def test_one_that_nobody_knows_is_one_too(self, read, first: str, second: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError, match=r":4: .* stands twice \(as ") as caught:
            read(f"party;weight\n{first};48\nOrsa;7\n{second};31\n")
        assert [fault.line for fault in caught.value.faults] == [4]

    @pytest.mark.parametrize(("first", "second"), [("Skola1", "Skola2"), ("A", "A1"), ("114", "115"), ("*", "**")])
    def test_two_that_are_alike_are_two(self, read, first: str, second: str) -> None:  # type: ignore[no-untyped-def]
        assert [row.name for row in read(f"party;weight\n{first};48\n{second};31\n").rows] == [first, second]

    def test_two_codes_are_two_parties(self, read) -> None:  # type: ignore[no-untyped-def]
        assert len(read("party,weight\n2201 Drift,1\n2202 Drift,3\n").rows) == 2

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ("2062 Sala", "2062 is the code of Mora; write the code or the name alone"),
            ("20 Dalarna", "20 is the code of Region Dalarna"),
            ("2101 Mora", "the code of Mora is 2062; write the code or the name alone"),
            ("2062 Orsa", "could be 'Mora (2062)' or 'Orsa (2034)'"),
        ],
    )
    def test_a_code_and_a_name_that_do_not_belong_together(self, read, given: str, message: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError) as caught:
            read(f"party,weight\n{given},1\nAvesta,5\n")
        assert message in str(caught.value)


class TestRefuses:
    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            ("party,weight\na,\n", 2, "'a': it has no weight"),
            ("party,weight\na,många\n", 2, "'a': its weight 'många' is not a number"),
            ("party,weight\na,nan\n", 2, "'nan' is not a number"),
            ("party,weight\na,inf\n", 2, "'inf' is not a number"),
            ("party,weight\na,1e3\n", 2, "'1e3' is not a number"),
            ("party,weight\na,1\nb,-1\n", 3, "'b': its weight '-1' is negative"),
            ("party,weight\na,1\na,2\n", 3, "'a' stands twice"),
            ("party,weight\nOrsa,1\nb,1\n2034,2\n", 4, "'Orsa' stands twice (as 'Orsa' and '2034')"),
            ("party,weight\na,1\nSumma,1\n", 3, "'Summa': this looks like the row of sums"),
            ("party,weight\n,1\n", 2, "'': this is no name"),
            ("party,weight\na\u0007,1\n", 2, "this is no name; expected 1 to 200 characters that can be printed"),
            (f"party,weight\n{'a' * 201},1\n", 2, "this is no name"),
            ("party,weight\na," + "9" * 10**5 + "\n", 2, "at most 1000 characters"),
            (
                "party,weight\na,82,5\n",
                2,
                "the row has 3 cells, not as many as the header; put a number with a decimal comma",
            ),
            *[
                (f"party,weight\na,1\n{name},1\n", 3, "this looks like the row of sums")
                for name in (
                    "Summa:",
                    "Total:",
                    "Totalsumma",
                    "Summa kommuner",
                    "S:a",
                    "TOTALT",
                    "Delsumma 1",
                    "Totalen",
                )
            ],
            ("party,weight\nLargest,1\n", 2, "this word means the party with the largest weight"),
            ("party,weight\nFoo,1\nfoo kommun,1\n", 3, "'foo kommun' stands twice (as 'Foo' and 'foo kommun')"),
            ("party,weight\nFoo bar,1\nFoo \u00a0bar,1\n", 3, "stands twice"),
            ("party,weight\na,0\nb,0\n", None, "all weights are zero"),
        ],
    )
    def test_rows(self, read, text: str, line: int | None, message: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError) as caught:
            read(text)
        (fault,) = caught.value.faults
        assert message in fault.in_english
        assert fault.line == line
        assert len(str(caught.value)) < 500

    def test_more_rows_than_any_country_has_municipalities(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(UnreadableFileError, match="more than 20000 rows"):
            read("party,weight\n" + "".join(f"p{n},1\n" for n in range(20_001)))

    def test_a_file_with_only_faults_tells_the_first_hundred(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError) as caught:
            read("party,weight\n" + "".join(f"p{n},x\n" for n in range(150)))
        assert len(caught.value.faults) == 150
        assert str(caught.value).endswith("and 50 faults more")

    def test_an_open_file(self, facts: Catalogue) -> None:
        assert read_weights(io.BytesIO(b"party,weight\na,1\n"), facts.parties).rows[0].party == "a"
        with pytest.raises(UnreadableFileError, match="<stream>: it is empty"):
            read_weights(io.BytesIO(b""), facts.parties)

    def test_all_faults_at_once(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError) as caught:
            read("party,weight\na,x\nb,1\nc,-2\nb,1\n")
        assert [fault.line for fault in caught.value.faults] == [2, 4, 5]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "it is empty"),
            ("party,weight\n", "a header but no rows"),
            ("vem?,folk?\n", "expected a header with the columns party and weight"),
            ("ålder,folk\nx,y\n", "expected a header with the columns party and weight"),
            ('party,weight\n"a,1\n', "it is not a CSV table"),
            ("party,weight,weight\na,1,2\n", "names weight more than once"),
            ("party;weight;Party\na;1;b\n", "names party more than once"),
            (b"party,weight\na,1\0\n", "not a text file"),
            (b"a" * (17 << 20), "larger than 4 MB"),
            ("party,weight\n" + "a" * 200_000 + ",1\n", "it is not a CSV table: field larger than field limit"),
        ],
    )
    def test_whole_files(self, read, text: str | bytes, message: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(UnreadableFileError, match=message):
            read(text)


class TestRegionsAboveTheirMunicipalities:
    """A region that pays its part and one whose row is of the whole county look alike, and that is said."""

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ("Region Dalarna;287000\nFalun;59000\nAvesta;22000", ["287 000 against 81 000"]),
            ("Falun;59000\nAvesta;22000\nRegion Dalarna;81000", ["weighs as much"]),
            ("Region Dalarna;80999\nFalun;59000\nAvesta;22000", []),
            ("Region Dalarna;287000\nKarlstad;97000", ["stands among municipalities of other counties"]),
            ("Region Gotland;61000\nFalun;59000", []),
            ("Region Dalarna;60 %\nFalun;30 %\nAvesta;10 %", []),
            ("Region Dalarna;287000\nRegion Värmland;280000", []),
            ("Region Gotland;61000\nGotlands kommun;61000\nFalun;59000", ["Region Gotland weighs as much"]),
        ],
    )
    def test_what_is_told(self, tmp_path: Path, rows: str, told: list[str]) -> None:
        found = read_weights(table(tmp_path, f"Kommun;Värde\n{rows}\n"), register())
        messages = [each.message.in_english for each in found.findings]
        assert len(messages) == len(told)
        assert all(part in message for part, message in zip(told, messages, strict=True))

    def test_more_is_a_warning_and_as_much_a_note(self, tmp_path: Path) -> None:
        more, as_much = (
            read_weights(table(tmp_path, f"Kommun;V\nRegion Dalarna;{number}\nFalun;59000\n"), register()).findings
            for number in (59_001, 59_000)
        )
        assert [each.severity for each in (*more, *as_much)] == [Severity.WARNING, Severity.NOTE]

    def test_nothing_of_a_level_that_is_chosen(self, tmp_path: Path) -> None:
        path = table(tmp_path, "Kommun;Värde\nRegion Dalarna;287000\nFalun;59000\nAvesta;22000\n")
        found = read_weights(path, register(), level=Principal.MUNICIPALITIES)
        assert [row.name for row in found.rows] == ["Falun", "Avesta"]
        assert [each.rule for each in found.findings] == ["level-chosen"]

    @pytest.mark.parametrize("row", ["00 Riket;10551707", "Hela landet;10551707", "Riket;1"])
    def test_the_nation_that_cannot_be_left_aside(self, tmp_path: Path, row: str) -> None:
        path = table(tmp_path, f"region;2023\n{row}\n21 Gävleborgs län;286399\n2101 Ockelbo;5770\n")
        with pytest.raises(FactsError, match="which is no party; take it away, or choose a level with level"):
            read_weights(path, register())
        assert [row.name for row in read_weights(path, register(), level=Principal.MUNICIPALITIES).rows] == ["Ockelbo"]


class TestSumsOfALevelLeftAside:
    """The rows above those of the chosen level are held against them: a file may lack rows, or have a wrong one."""

    ALL: ClassVar = [party for party in register() if len(party.code) == 4]

    def told(self, tmp_path: Path, rows: str, level: Principal = Principal.MUNICIPALITIES) -> list[str]:
        found = read_weights(table(tmp_path, f"region;2023\n{rows}\n"), register(), level=level)
        return [each.message.in_english for each in found.findings if each.severity is Severity.WARNING]

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            (
                "20 Dalarnas län;80\n2080 Falun;59\n2084 Avesta;22",
                "20 Dalarnas län is 80 in the file, but its rows are 81",
            ),
            ("00 Riket;80\n2080 Falun;59\n2084 Avesta;22", "00 Riket is 80 in the file, but its rows are 81"),
            ("20 Dalarnas län;81\n2080 Falun;59\n2084 Avesta;22", ""),
            ("20 Dalarnas län;287\n2080 Falun;59\n2084 Avesta;22", ""),
            ("20 Dalarnas län;33,5\n2080 Falun;33,2\n2084 Avesta;34,1", ""),
            ("Region Dalarna;80\n2080 Falun;59\n2084 Avesta;22", ""),
            ("09 Gotlands län;62\n0980 Gotland;61", "09 Gotlands län is 62 in the file, but its rows are 61"),
            ("20 Dalarnas län;..\n2080 Falun;59", ""),
        ],
    )
    def test_of_a_county_and_of_the_nation(self, tmp_path: Path, rows: str, told: str) -> None:
        found = self.told(tmp_path, rows)
        assert len(found) == bool(told)
        assert all(told in message for message in found)

    def test_of_counties_in_the_nation(self, tmp_path: Path) -> None:
        rows = "20 Dalarnas län;50\n21 Gävleborgs län;40"
        assert self.told(tmp_path, f"00 Riket;500\n{rows}", Principal.REGION) == []
        assert len(self.told(tmp_path, f"00 Riket;89\n{rows}", Principal.REGION)) == 1

    @pytest.mark.parametrize(("whole", "is_told"), [(2900, False), (2901, True), (2899, True)])
    def test_more_is_wrong_where_all_are_there(self, tmp_path: Path, *, whole: int, is_told: bool) -> None:
        rows = "\n".join(f"{party.code} {party.name};10" for party in self.ALL)
        assert len(self.told(tmp_path, f"00 Riket;{whole}\n{rows}")) is int(is_told)
        assert self.told(tmp_path, f"00 Riket;2891\n{rows.partition(chr(10))[2]}") == []

    def test_a_nation_of_all_its_municipalities_is_their_sum_or_refused(self, tmp_path: Path) -> None:
        rows = "\n".join(f"{party.code} {party.name};10" for party in self.ALL)
        found = read_weights(table(tmp_path, f"region;2023\n00 Riket;2900\n{rows}\n"), register())
        assert [each.rule for each in found.findings] == ["levels-apart"]
        with pytest.raises(FactsError, match="which is no party") as refused:
            read_weights(table(tmp_path, f"region;2023\n00 Riket;2901\n{rows}\n"), register())
        assert refused.value.missing == ("level",)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("År;Antal\n2021;100\n2022;200\n2023;300\n", ["2021", "2022", "2023"]),
        ("Kommun;Antal\nMora;20544\nOrsa;6939\n2022;27000\n", ["2022"]),
        ("Period;Antal\n2021.0;100\n2022.0;200\n", ["2021.0", "2022.0"]),
    ],
)
def test_a_year_is_no_party(read: Callable[..., WeightTable], text: str, years: list[str]) -> None:
    """2021 is Vansbro's code and 2023 Malung-Sälen's, but 2022 is nobody's."""
    with pytest.raises(FactsError) as refused:
        read(text)
    told = [fault.message.en for fault in refused.value.faults if isinstance(fault.message, Message)]
    assert [each.split(":")[0].strip("'") for each in told] == years
    assert all("the row is a year, and no party" in each for each in told)


def test_codes_alone_that_could_be_years_are_codes(read: Callable[..., WeightTable]) -> None:
    rows = read("Kommun;Antal\n2021;100\n2023;300\n").rows
    assert [(row.name, row.weight) for row in rows] == [("Vansbro", 100), ("Malung-Sälen", 300)]


def test_who_stands_for_itself_among_known_parties_is_told(read: Callable[..., WeightTable]) -> None:
    """A misspelled one is a warning, and anybody else a note; a region by its old name is known."""
    text = "party,weight\nOrsa,6939\nMora,20544\n"
    table = read(f"{text}Stiftelsen,5\nFalum,9\nÖvriga kommuner,7\nLandstinget Dalarna,3\n")
    assert [(each.rule, each.severity, each.message.sv) for each in table.findings if each.rule.startswith("row-")] == [
        (
            "row-near-name",
            Severity.WARNING,
            "Raden Falum är ingen känd part, och står för sig själv. Menas Falun? Skriv då namnet så, eller koden.",
        ),
        (
            "row-stands-alone",
            Severity.NOTE,
            "Raderna Stiftelsen och Övriga kommuner är inga kända parter, och står för sig.",
        ),
    ]
    assert not read(text).findings
    assert not read("party,weight\nOrsa,6939\nStiftelsen,5\nFalum,9\n").findings


class TestNoWeights:
    """Numbers that name somebody, or a year, are nothing to share by."""

    @pytest.mark.parametrize(
        ("heading", "cells"),
        [
            ("År", ("2023", "2023")),
            ("Org.nr", ("2120002247", "2120002189")),
            ("Organisationsnummer", ("2120002247", "2120002189")),
            ("Telefon", ("025026000", "025055210")),
            ("Postnr.", ("79280", "79430")),
            ("Rang", ("1", "2")),
            ("Betaldatum", ("20230331", "20230401")),
            ("Bankgiro", ("1234", "5678")),
        ],
    )
    def test_are_told_and_can_be_chosen(self, tmp_path: Path, heading: str, cells: tuple[str, str]) -> None:
        path = table(tmp_path, f"Kommun;{heading}\nMora;{cells[0]}\nOrsa;{cells[1]}\n")
        with pytest.raises(UnreadableFileError, match="such numbers are no weights; choose the column if they") as told:
            read_weights(path, register())
        assert told.value.missing == ("weights_column",)
        found = read_weights(path, register(), column=heading)
        assert [str(row.weight) for row in found.rows] == [cell.lstrip("0") for cell in cells]

    def test_beside_weights_they_leave_no_choice(self, tmp_path: Path) -> None:
        path = table(tmp_path, "Kommun;Org.nr;Elever;Rang\nMora;2120002247;20;1\nOrsa;2120002189;7;2\n")
        assert [row.weight for row in read_weights(path, register()).rows] == [20, 7]

    def test_a_column_without_any_number_is_told_row_by_row(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match="Mora"):
            read_weights(table(tmp_path, "Kommun;Kundnr\nMora;x\nOrsa;y\n"), register())


class TestPercentHeadings:
    """The sign may stand in the heading; what is no hundred is shared as parts of what it is, and told."""

    def rules(self, tmp_path: Path, *cells: str, heading: str = "Andel (%)") -> list[tuple[str, Severity]]:
        rows = "".join(f"{name};{cell}\n" for name, cell in zip(("Mora", "Orsa", "Rättvik"), cells, strict=True))
        found = read_weights(table(tmp_path, f"Kommun;{heading}\n{rows}"), register())
        return [(each.rule, each.severity) for each in found.findings]

    @pytest.mark.parametrize(
        ("cells", "told"),
        [
            (("33,5", "33,5", "33"), []),
            (("0,5", "0,25", "0,25"), []),
            (("33,5", "33,5", "32"), [("percentages-not-whole", Severity.WARNING)]),
            (("33,3", "33,3", "33,3"), [("percentages-rounded", Severity.NOTE)]),
            (("33,4", "33,4", "33,4"), [("percentages-not-whole", Severity.WARNING)]),
            (("34", "33", "34"), [("percentages-rounded", Severity.NOTE)]),
            (("34", "34", "34"), [("percentages-not-whole", Severity.WARNING)]),
        ],
    )
    def test_what_they_sum_to_is_told(
        self, tmp_path: Path, cells: tuple[str, ...], told: list[tuple[str, Severity]]
    ) -> None:
        assert self.rules(tmp_path, *cells) == told

    def test_parts_of_no_percent_may_sum_to_anything(self, tmp_path: Path) -> None:
        assert self.rules(tmp_path, "33,5", "33,5", "32", heading="Andel") == []

    def test_a_pasted_table_is_told_of_as_well(self, tmp_path: Path) -> None:
        text = "Fördelning 2023\n\nKommun   Andel, %\nMora     33,5\nOrsa     33,5\nRättvik  32\n"
        (told,) = read_weights(table(tmp_path, text), register()).findings
        assert told.message.sv == (
            "Rubriken anger procent, men raderna summerar till 99 procent; de räknas som delar av det."
        )
