"""Tables as they stand in decisions, mails and exports: what a controller would read in them, reckoned by hand."""

from fractions import Fraction

import pytest

from nara_vard_finans.audit import AuditColumn
from nara_vard_finans.core import AuditError
from nara_vard_finans.grids import rate_in
from printed_cases import kronor_by_name, read


class TestRates:
    """Kronor for each inhabitant are no amounts, and nothing is their sum."""

    @pytest.mark.parametrize(
        ("heading", "rate"),
        [
            ("Kr/inv", "Kr/inv"),
            ("Belopp (kr/inv)", "kr/inv"),
            ("Belopp per invånare, kr", "per invånare"),
            ("Kostnad 2023 kr/inv", "kr/inv"),
            ("Kostnad 2023 per invånare", "per invånare"),
            ("Kr per 1 000 invånare", "Kr per 1 000 invånare"),
            ("Kr per skattekrona", "Kr per skattekrona"),
            ("kr/elev", "kr/elev"),
            ("öre/st", "öre/st"),
            ("Snittkostnad, tkr", "Snittkostnad"),
            ("Timpris, kr", "Timpris"),
            ("Cost per inhabitant", "per inhabitant"),
            ("Kostnad/inv", "/inv"),
            ("Avgift/elev", "/elev"),
            ("kr per vårdplats", "kr per vårdplats"),
            ("Utgift per innevånare", "per innevånare"),
            ("Kr/mån och inv", "Kr/mån och inv"),
            ("Kostnad (kr) per inv.", "kr) per inv"),
            ("Genomsnittlig kostnad, kr", "Genomsnittlig kostnad"),
        ],
    )
    def test_a_heading_of_a_rate_stops_the_audit(self, heading: str, rate: str) -> None:
        assert rate_in(heading) == rate
        text = f"Kommun;{heading}\nMora;6,94\nOrsa;6,94\nRättvik;6,94\n"
        for column in (None, "1"):
            with pytest.raises(AuditError, match="no amounts that make a sum; choose another column, or") as refused:
                read(text, column=column)
            assert refused.value.missing == ("column", "unit")
        assert set(kronor_by_name(read(text, unit="kr")).values()) == {Fraction("6.94")}

    @pytest.mark.parametrize(
        "heading",
        [
            "Avgift 8 kr/inv", "Avgift 2,50 kr per invånare", "Kostnad per år (kr)", "kr/månad", "Kostnad per kommun (kr)",
            "Intäkt/kostnad, kr", "Kr per termin", "Budget/prognos, kr", "Belopp per 2023-12-31", "Fördelat per invånare, kr", "Kostnad efter andel per invånare", "Stöd per part",
        ],
    )  # fmt: skip
    def test_what_a_rate_makes_or_a_year_costs_is_none(self, heading: str) -> None:
        assert rate_in(heading) == ""
        assert kronor_by_name(read(f"Kommun;{heading}\nMora;142\nOrsa;48\n")) == {"Mora": 142, "Orsa": 48}

    @pytest.mark.parametrize("title", ["Fördelning, kronor per invånare", "Tabell 2. Kostnad i kr/inv"])
    def test_the_title_of_the_only_column_says_it_too(self, title: str) -> None:
        with pytest.raises(AuditError, match="no amounts that make a sum"):
            read(f"{title}\nKommun;Belopp\nMora;142\nOrsa;48\n")
        two = f"{title}\nKommun;Belopp, kr;Kr/inv\nMora;142;7\nOrsa;48;7\n"
        assert kronor_by_name(read(two, column="1")) == {"Mora": 142, "Orsa": 48}
        named = f"{title}\nKommun;Belopp, tkr\nMora;142\nOrsa;48\n"
        assert kronor_by_name(read(named)) == {"Mora": 142_000, "Orsa": 48_000}


class TestYears:
    """A year is no party, though 2021 is the code of Vansbro and 2023 that of Malung-Sälen."""

    def test_rows_of_years_are_of_no_party(self) -> None:
        with pytest.raises(AuditError, match="it takes two or more|has 0 rows") as refused:
            read("År;Belopp\n2021;100\n2022;200\n2023;300\n")
        assert "2021 on line 2: the row is a year, and no party" in str(refused.value)

    def test_a_row_of_the_year_before_is_told(self) -> None:
        column = read("Kommun;Belopp\nMora;142\nOrsa;48\n2022;180\n")
        assert kronor_by_name(column) == {"Mora": 142, "Orsa": 48}
        assert [(row.name, row.place) for row in column.unreadable] == [("2022", 4)]

    @pytest.mark.parametrize("rows", ["2021;100\n2023;300\n", "2021;100\n2023;300\n2062;5\n"])
    def test_codes_alone_are_codes(self, rows: str) -> None:
        found = kronor_by_name(read(f"Kommun;Belopp\n{rows}"))
        assert (found["Vansbro"], found["Malung-Sälen"]) == (100, 300)

    def test_a_code_that_nobody_has_among_codes_is_no_year(self) -> None:
        column = read("Kommun;Belopp\n2021;100\n2022;200\n2062;5\n")
        assert kronor_by_name(column) == {"Vansbro": 100, "2022": 200, "Mora": 5}


class TestCodesBesideNames:
    def test_a_code_of_another_than_the_name_is_told(self) -> None:
        column = read("Kommun;Belopp\n2084 Borlänge;142\n2034 Orsa;48\n2031 Rättviks k-n;7\n")
        assert kronor_by_name(column) == {"Orsa": 48, "Rättvik": 7}
        assert [(row.name, row.place) for row in column.unreadable] == [("2084 Borlänge", 2)]


class TestRowsOfNoParty:
    @pytest.mark.parametrize(
        "name",
        [
            "Dalarnas läns kommuner (ovägt medel)", "Pendlingskommun nära större stad (ovägt medel)",
            "Liknande kommuner äldreomsorg, Mora, 2023", "All municipalities (unweighted average)", "Föregående år",
            "Förändring", "Per kommun",
        ],
    )  # fmt: skip
    def test_means_of_groups_and_other_years_are_set_aside(self, name: str) -> None:
        column = read(f"Kommun;Belopp\nMora;142\nOrsa;48\n{name};90\n")
        assert kronor_by_name(column) == {"Mora": 142, "Orsa": 48}
        assert [each.name for each in column.set_aside] == [name]

    @pytest.mark.parametrize("name", ["Perstorp", "Ovanåker", "Stiftelsen Norra länken"])
    def test_a_name_that_begins_almost_so_is_a_party(self, name: str) -> None:
        assert kronor_by_name(read(f"Kommun;Belopp\nMora;142\nOrsa;48\n{name};90\n"))[name] == 90


@pytest.mark.parametrize("before", ["> ", ">> ", "> > ", ">"])
@pytest.mark.parametrize("separator", ["   ", ";", "\t"])
def test_answered_mail_is_read_as_it_stood(before: str, separator: str) -> None:
    rows = [("Kommun", "Folkmängd", "Belopp"), ("Mora", "20 544", "142 478"), ("Orsa", "6 939", "48 124")]
    text = "".join(f"{before}{separator.join(row)}\n" for row in (*rows, ("Summa", "27 483", "190 602")))
    column = read(f"Hej!\n\nDen 4 maj skrev Bo:\n{text}", column="Belopp")
    assert kronor_by_name(column) == {"Mora": 142_478, "Orsa": 48_124}
    assert [row.party for row in column.rows] == ["2062", "2034"]


class TestUnits:
    """A unit is said once, over several columns, in a paragraph or beside the rows."""

    def test_what_stands_over_the_first_of_several_years_is_over_all(self) -> None:
        text = "Kommun;Folkmängd;Belopp, tkr;\n;;2023;2024\nMora;20544;142;150\nOrsa;6939;48;52\n"
        assert kronor_by_name(read(text, column="2023")) == {"Mora": 142_000, "Orsa": 48_000}
        assert kronor_by_name(read(text, column="2024")) == {"Mora": 150_000, "Orsa": 52_000}

    def test_and_over_plans_beside_each_other(self) -> None:
        text = ";Kostnad, tkr;;;Folkmängd\nKommun;Utfall 2022;Budget 2023;Prognos;2023-12-31\nMora;140;142;150;20544\n"
        column = read(f"{text}Orsa;47;48;52;6939\n", column="Prognos")
        assert column.heading == "Kostnad, tkr Prognos"
        assert kronor_by_name(column) == {"Mora": 150_000, "Orsa": 52_000}
        assert column.side[-1].title.en == "the column ”Folkmängd 2023-12-31”"

    def test_but_over_nothing_else(self) -> None:
        text = "Kommun;Bidrag, tkr;\n;2023;Övrigt\nMora;142;150\nOrsa;48;52\n"
        assert read(text, column="2").heading == "Övrigt"

    @pytest.mark.parametrize(
        "prose",
        [
            "Källa: SKR. Beloppen är angivna i tusentals kronor och grundar sig på folkmängden den 1 november 2022.",
            "Uppgifterna avser hela länet och är framtagna av regionens ekonomiavdelning. Alla siffror anges i tkr.",
            "The table was made by the region for the budget of the joint office. All amounts are in thousands of SEK.",
        ],
    )
    def test_a_paragraph_under_the_rows_says_it(self, prose: str) -> None:
        for separator in (";", "   ", " "):
            rows = "\n".join(row.replace(";", separator) for row in ("Kommun;Belopp", "Mora;142", "Orsa;48"))
            with pytest.raises(AuditError, match="or a note beside it, names a unit"):
                read(f"{rows}\n\n{prose}\n")

    @pytest.mark.parametrize(
        "prose",
        [
            "Kommunerna har sammanlagt sökt bidrag för insatser som kostar flera miljoner kronor om året i hela länet.",
            "I tabell 2 nedan redovisas fördelningen för åren därefter. Beloppen i tabell 2 är angivna i tusental kronor.",
            "Besluten fattas i nämnden under hösten. Beloppen betalas ut i oktober varje år, efter rekvisition till regionen.",
        ],
    )
    def test_a_paragraph_of_something_else_does_not(self, prose: str) -> None:
        assert kronor_by_name(read(f"Kommun;Belopp\nMora;142\nOrsa;48\n\n{prose}\n")) == {"Mora": 142, "Orsa": 48}

    def test_a_long_paragraph_over_the_rows_says_it_too(self) -> None:
        prose = (
            "Nämnden föreslår att kostnaden för den gemensamma stödstrukturen fördelas mellan länets kommuner efter "
            "folkmängd, på samma sätt som under tidigare år. Beloppen är angivna i tusental kronor. Beslutet gäller "
            "från årsskiftet och tills vidare, om inget annat avtalas mellan parterna under löpande avtalsperiod."
        )
        for separator in (";", " "):
            column = read(f"{prose}\n\n" + "Kommun;Belopp\nMora;142\nOrsa;48\n".replace(";", separator))
            assert kronor_by_name(column) == {"Mora": 142_000, "Orsa": 48_000}

    def test_ore_in_a_column_of_their_own_are_told(self) -> None:
        with pytest.raises(
            AuditError, match="its öre stand in a column of their own, 'Öre'; write kronor and öre in one"
        ):
            read("Kommun;Kronor;Öre\nMora;142;50\nOrsa;48;0\n", column="Kronor")

    @pytest.mark.parametrize("cells", [("0", "0"), ("14200", "4800")])
    def test_none_or_the_whole_in_ore_are_no_part_of_it(self, cells: tuple[str, str]) -> None:
        text = f"Kommun;Kronor;Öre\nMora;142;{cells[0]}\nOrsa;48;{cells[1]}\n"
        assert kronor_by_name(read(text, column="Kronor")) == {"Mora": 142, "Orsa": 48}


class TestTurned:
    """Parties over the columns are read as no rows: the rows are of years, or of what is paid for."""

    @pytest.mark.parametrize(
        "text",
        [
            ";Mora;Orsa;Rättvik\nFolkmängd;20544;6939;11079\nBelopp;142;48;77\n",
            "År;Mora;Orsa;Summa\n2022;140;47;187\n2023;142;48;190\n2024;150;52;202\n",
            "Kostnadsslag;Mora kommun;Orsa kommun\nPersonal;142;48\nLokaler;15;5\n",
        ],
    )
    def test_is_told(self, text: str) -> None:
        for column in (None, "1"):
            with pytest.raises(AuditError, match="its parties stand as headings, 'Mora.*; turn the table, in Excel by"):
                read(text, column=column)

    @pytest.mark.parametrize(
        "text",
        [
            "Kommun;Region Dalarna;Orsa\nMora;142;48\nRättvik;15;5\n",
            "Post;Mora;Folkmängd;Belopp\nPersonal;142;48;7\nLokaler;15;5;8\n",
            "Post;2021;2023\nPersonal;142;48\nLokaler;15;5\n",
        ],
    )
    def test_one_or_few_headings_or_years_are_none(self, text: str) -> None:
        assert len(read(text, column="1").rows) == 2


class TestYearsOverColumns:
    @pytest.mark.parametrize("years", ["2021;2023", "2024;2023", "2023;2024", "2015;2020;2025"])
    def test_years_in_turn_are_headings_whatever_stands_before_them(self, years: str) -> None:
        cells = ";".join("142" for _ in years.split(";"))
        column = read(f"Kostnadsställe;{years}\nPersonal;{cells}\nLokaler;{cells}\n", column="1")
        assert column.heading == years.split(";", maxsplit=1)[0]
        assert kronor_by_name(column) == {"Personal": 142, "Lokaler": 142}

    @pytest.mark.parametrize("amounts", ["2021;2021", "2001;2024", "2021;2023;2022"])
    def test_numbers_that_are_no_years_in_turn_are_a_row(self, amounts: str) -> None:
        cells = ";".join("142" for _ in amounts.split(";"))
        assert len(read(f"Personal;{amounts}\nLokaler;{cells}\n", column="1").rows) == 2


class TestCodesInAColumn:
    ROWS = (("2084", "Avesta"), ("2081", "Borlänge"), ("2080", "Falun"), ("2026", "Gagnef"))

    def read(self, *codes: str, after: bool = False) -> AuditColumn:
        pairs = zip(codes, (name for _, name in self.ROWS), strict=True)
        lines = [
            f"{name};{code};{7 * at}" if after else f"{code};{name};{7 * at}"
            for at, (code, name) in enumerate(pairs, 1)
        ]
        return read("\n".join(["Kommun;Kod;Belopp" if after else "Kod;Kommun;Belopp", *lines]), column="Belopp")

    @pytest.mark.parametrize("after", [False, True])
    @pytest.mark.parametrize("code", ["2081", "2081.0"])
    def test_one_of_another_than_the_name_beside_it_is_told(self, code: str, *, after: bool) -> None:
        """Falun with the code of Borlänge, as when one column of a sheet was sorted and the other was not."""
        column = self.read("2084", "2081", code, "2026", after=after)
        assert kronor_by_name(column) == {"Avesta": 7, "Borlänge": 14, "Gagnef": 28}
        (told,) = column.unreadable
        assert (told.name, told.place) == ("Falun", 4)
        assert "Borlänge (2081)" in str(told.reason)
        assert "Falun (2080)" in str(told.reason)

    @pytest.mark.parametrize(
        "codes",
        [("2084", "2081", "2080", "2026"), ("1256", "1257", "1260", "1261"), ("2084", "2081", "2500", "x")],
    )
    def test_codes_that_agree_or_are_of_something_else_say_nothing(self, codes: tuple[str, ...]) -> None:
        assert len(self.read(*codes).rows) == 4


@pytest.mark.parametrize("separator", [";", "\t", "    "])
def test_blocks_beside_each_other_are_told(separator: str) -> None:
    rows = [("Mora", "142 478", "Orsa", "48 124"), ("Rättvik", "76 836", "Säter", "77 695"), ("Falun", "414 395")]
    text = "".join(f"{separator.join(row)}\n" for row in (("Kommun", "Belopp", "Kommun", "Belopp"), *rows))
    with pytest.raises(AuditError, match="in several blocks beside each other; put them one under the other"):
        read(text)


@pytest.mark.parametrize("name", ["Uppdaterad", "Senast hämtad", "Utskriven"])
def test_a_day_that_a_program_writes_under_a_table_is_no_party(name: str) -> None:
    column = read(f"Kommun;Belopp\nMora;142\nOrsa;48\n{name};20230504\n")
    assert kronor_by_name(column) == {"Mora": 142, "Orsa": 48}
