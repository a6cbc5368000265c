"""Tables of weights: what is read exactly, and what is refused with one message."""

import io
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from nara_vard_finans import BasisKind, Catalogue, FactsError, UnreadableFileError, WeightTable, read_weights


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
            ("party,weight\nÄlvdalen,1\n".encode("utf-8-sig"), "utf-8-sig"),
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
            ("party,weight\nOrsa,1\nb,1\n2034,2\n", 4, "'Orsa' stands twice (as 'Orsa', '2034')"),
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
            ("party,weight\nFoo,1\nfoo kommun,1\n", 3, "'foo kommun' stands twice (as 'Foo', 'foo kommun')"),
            ("party,weight\nFoo bar,1\nFoo \u00a0bar,1\n", 3, "stands twice"),
            ("party,weight\na,0\nb,0\n", None, "all weights are nought"),
        ],
    )
    def test_rows(self, read, text: str, line: int | None, message: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(FactsError) as caught:
            read(text)
        (fault,) = caught.value.faults
        assert message in fault.message
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
        with pytest.raises(UnreadableFileError, match="the table: it is empty"):
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
            ("kommun,folk\na,1\n", "expected a header with the columns party and weight"),
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
