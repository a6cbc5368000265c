"""A user's own facts file: what it can say, and all its faults at once, each with path and line."""

import io
import pickle
import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from nara_vard_finans import Agreement, CostKey, Method, NestedKey, kronor, read_facts, read_journal, share_cost
from nara_vard_finans.core import (
    DuplicatePartyError,
    FactsError,
    Fault,
    InexactTypeError,
    Remark,
    UnknownEntryError,
    UnknownPartyError,
    UnreadableFileError,
)
from nara_vard_finans.facts import MOST_FAULTS, Catalogue, MisfitError, faults_of
from nara_vard_finans.files import Readable
from nara_vard_finans.printed import PrintedColumn
from nara_vard_finans.sharing import LARGEST

COUNTY = """
[parties.municipalities]
"K1" = "Ekeby"
"K2" = "Lövnäs"
"K3" = "Åsele-Berg"
[parties.regions]
"99" = "Region Påhitt"

[[papers]]
id = "avtal-2024"
title = "Avtal om gemensam stab"
kind = "agreement"
dated = 2024-01-15

[[statistics]]
id = "folk-2023"
title = "Folkmängd 2023"
counts = "population"
unit = "persons"
as_of = "2023-12"
source = { paper = "avtal-2024", place = "bilaga 1" }
[statistics.figures]
"Ekeby" = 1000
"Lövnäs kommun" = "2 500"
"Asele-Berg" = 1501

[[statistics]]
id = "patienter-2023"
title = { sv = "Patienter 2023", en = "Patients 2023" }
counts = "patients"
unit = "persons"
as_of = 2023-12-31
figures = { K1 = 10, K2 = 20, K3 = 70.5 }

[[agreements]]
id = "stab"
title = "Gemensam stab"
term = { first_day = 2024-01-01, last_day = 2025-12-31 }
notice = { months = 6 }
covers = "Två tjänster"
cost = { posts = 2, per_post = "850,5 tkr", by_year = { 2025 = 1_000_001 } }
source = { paper = "avtal-2024" }
[agreements.rounding]
method = "largest-remainder"
unit = "1 kr"
[agreements.cost_key]
kind = "nested"
odd_unit_to = "region"
[[agreements.cost_key.groups]]
name = "municipalities"
percent = 50
[agreements.cost_key.groups.key]
kind = "mixed"
components = [
    { weight = 1, key = { kind = "proportional", statistic = "folk-2023" } },
    { weight = 1, key = { kind = "proportional", statistic = "patienter-2023" } },
]
[[agreements.cost_key.groups]]
name = "region"
percent = 50
key = { kind = "equal", parties = ["Region Påhitt"] }
"""


def written(folder: Path, text: str, name: str = "facts.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> dict[str, Fault]:
    with pytest.raises(FactsError) as caught:
        read_facts(written(folder, text))
    found = {fault.where: fault for fault in caught.value.faults}
    assert len(found) == len(caught.value.faults)
    return found


class TestAnotherCounty:
    def test_reads_every_part(self, tmp_path: Path) -> None:
        facts = read_facts(written(tmp_path, COUNTY))
        stab = facts.agreement("stab")
        assert [party.name for party in stab.parties] == ["Region Påhitt", "Ekeby", "Lövnäs", "Åsele-Berg"]
        assert stab.cost_of(2024) == kronor(1_701_000)
        assert stab.cost_of(2025) == kronor(1_000_001)
        assert stab.notice is not None
        assert stab.notice.months == 6
        assert str(stab.covers) == "Två tjänster"
        assert facts.statistic("patienter-2023").title.en == "Patients 2023"
        assert [entry.id for entry in facts.listed()] == ["stab", "folk-2023", "patienter-2023", "avtal-2024"]

    def test_reckons_the_odd_year(self, tmp_path: Path) -> None:
        """By hand: 1 000 001 is 500 000 and, to the region, 500 001; shares are means of figures over 5 001 and 100,5."""
        sharing = share_cost(read_facts(written(tmp_path, COUNTY)).agreement("stab"), 2025)
        rows = {charge.party.name: int(charge.amount.kronor) for charge in sharing.charges}
        # 250 000 x 1000/5001 + 250 000 x 10/100,5 = 49 990,002 + 24 875,622 = 74 865,624
        # 250 000 x 2500/5001 + 250 000 x 20/100,5 = 124 975,005 + 49 751,244 = 174 726,249
        # what is left of 500 000 is 250 408,127; the one krona over the floors goes to the remainder 0,624
        assert rows == {"Ekeby": 74_866, "Lövnäs": 174_726, "Åsele-Berg": 250_408, "Region Påhitt": 500_001}

    def test_the_same_answer_in_any_order_of_290_rows(self, tmp_path: Path) -> None:
        shuffler = random.Random(290)
        names = [(f"{n:04d}", f"Kommun {n}", shuffler.randrange(2_000, 900_000)) for n in range(100, 390)]

        def county(rows: list[tuple[str, str, int]]) -> str:
            return "\n".join(
                [
                    "[parties.municipalities]",
                    *(f'"{code}" = "{name}"' for code, name, _ in rows),
                    '[[statistics]]\nid = "folk"\ntitle = "Folk"\ncounts = "population"\nunit = "persons"\nas_of = "2024"',
                    "[statistics.figures]",
                    *(f'"{name}" = {figure}' for _, name, figure in shuffler.sample(rows, len(rows))),
                    '[[agreements]]\nid = "stor"\ntitle = "Stor"',
                    "term = { first_day = 2024-01-01, last_day = 2024-12-31 }\ncost = { yearly = 123_456_789 }",
                    'cost_key = { kind = "proportional", statistic = "folk" }',
                ]
            )

        answers = []
        for rows in (names, names[::-1], shuffler.sample(names, len(names))):
            sharing = share_cost(read_facts(written(tmp_path, county(rows))).agreement("stor"), 2024)
            assert sharing.residual == kronor(0)
            assert len(sharing.charges) == 290
            answers.append(sharing)
        assert answers[0] == answers[1] == answers[2]

    @pytest.mark.parametrize(
        ("key", "shares"),
        [
            ('{ kind = "percentages", shares = { K1 = 17.5, K2 = "32,5", K3 = 50 } }', (175, 325, 500)),
            (
                '{ kind = "percentages", shares = { K1 = 33.333, K2 = "33,333", K3 = 33.334 } }',
                (Fraction("333.33"), Fraction("333.33"), Fraction("333.34")),
            ),
            ('{ kind = "parts", shares = { K1 = 1, K2 = 3, K3 = 0 } }', (250, 750, 0)),
            ('{ kind = "parts", shares = { K1 = 0.125, K2 = "0,375", K3 = 0.5 } }', (125, 375, 500)),
            ('{ kind = "equal", parties = ["K1", "K2"] }', None),
            ('{ kind = "proportional", statistic = "folk-2023", parties = ["K1", "K2"] }', None),
        ],
    )
    def test_kinds_of_keys(self, tmp_path: Path, key: str, shares: tuple[int | Fraction, ...] | None) -> None:
        own = 'parties = ["K1", "K2", "K3"]' if shares else 'parties = ["K1", "K2"]'
        text = COUNTY.partition("[[agreements]]")[0] + (
            f'[[agreements]]\nid = "x"\ntitle = "X"\n{own}\ncost = {{ yearly = 1000 }}\n'
            f"term = {{ first_day = 2024-01-01, last_day = 2024-12-31 }}\ncost_key = {key}\n"
        )
        agreement = read_facts(written(tmp_path, text)).agreement("x")
        assert isinstance(agreement.cost_key, CostKey)
        if shares:
            assert tuple(agreement.cost_key.share(code) * 1000 for code in ("K1", "K2", "K3")) == shares
        else:
            assert agreement.cost_key.parties == ("K1", "K2")

    def test_nested_parts_and_a_residual_party_by_name(self, tmp_path: Path) -> None:
        text = COUNTY.replace("percent = 50", "part = 1").replace(
            'method = "largest-remainder"', 'method = "half-up-residual-to"\nresidual_to = "Ekeby kommun"'
        )
        agreement = read_facts(written(tmp_path, text)).agreement("stab")
        assert agreement.rounding.method is Method.HALF_UP_RESIDUAL_TO
        assert agreement.rounding.residual_to == "K1"
        assert isinstance(agreement.cost_key, NestedKey)
        assert agreement.cost_key.between.share("region") * 2 == 1

    def test_the_largest_may_carry_the_residual(self, tmp_path: Path) -> None:
        text = COUNTY.replace('"largest-remainder"', '"half-up-residual-to"\nresidual_to = "largest"')
        assert read_facts(written(tmp_path, text)).agreement("stab").rounding.residual_to is LARGEST

    def test_a_file_may_build_on_the_embedded_facts(self, tmp_path: Path) -> None:
        text = (
            '[[agreements]]\nid = "mitt"\ntitle = "Mitt"\nparties = ["Orsa", "Mora"]\ncost = { yearly = "2 kr" }\n'
            "term = { first_day = 2024-01-01, last_day = 2024-12-31 }\n"
            'cost_key = { kind = "proportional", statistic = "population-dalarna-2021-06", parties = ["Orsa", "Mora"] }\n'
        )
        own = read_facts(written(tmp_path, text))
        assert [charge.amount.kronor for charge in share_cost(own.agreement("mitt"), 2024).charges] == [1, 1]

    def test_tables_and_remarks(self, tmp_path: Path) -> None:
        text = COUNTY + (
            '[[agreements.remarks]]\nkind = "assumption"\nat = "rounding"\ntext = "Vi antar."\n'
            '[[tables]]\nid = "t"\ntitle = "T"\n[[tables.columns]]\nid = "c"\nheading = "Kr"\nyear = 2024\ncarries_out = "stab"\n'
            'printed_sums = { whole = 11, region = 5 }\nbeside = "folk-2023"\nrests_on_it = false\n'
            'amounts = { K1 = 1, K2 = 2, K3 = 3, "Region Påhitt" = 4 }\n'
        )
        facts = read_facts(written(tmp_path, text))
        (remark,) = facts.agreement("stab").remarks
        assert isinstance(remark, Remark)
        assert str(remark.text) == "Vi antar."
        assert [finding.message.sv for finding in facts.check()] == [
            "Raderna i kolumnen ”Kr” summerar till 10 kr, 1 kr mindre än tryckta 11 kr.",
            "Regionens rader i kolumnen ”Kr” summerar till 4 kr, 1 kr mindre än tryckta 5 kr.",
        ]
        ((table, column),) = facts.printed_columns("stab", 2024)
        assert (table.id, column.id) == ("t", "c")
        assert column.amount("K1") == kronor(1)
        with pytest.raises(UnknownPartyError):
            column.amount("K9")
        with pytest.raises(DuplicatePartyError):
            PrintedColumn(id="c", heading="Kr", amounts=[("a", kronor(1)), ("a", kronor(1))])
        for wrong, where in (("false", "7"), ("{ K1 = 1, ", "7"), ("whole = 11", "hole = 11")):
            with pytest.raises(FactsError):
                read_facts(written(tmp_path, text.replace(wrong, where)))
        with pytest.raises(UnknownEntryError, match="no column is called 'd'"):
            table.column("d")


class TestFaults:
    def test_all_at_once_with_path_line_and_nearest_name(self, tmp_path: Path) -> None:
        text = COUNTY.replace("notice = { months = 6 }", "notise = { months = 6 }")
        text = text.replace("last_day = 2025-12-31", "last_day = 2023-12-31")
        text = text.replace('"Ekeby" = 1000', '"Ekebi" = 1000')
        text = text.replace('unit = "persons"\nas_of = 2023-12-31\n', "unit = 7\n")
        text = text.replace("dated = 2024-01-15", 'dated = "januari"')
        text = text.replace("percent = 50\nkey", "percent = 49\nkey")
        text = text.replace('statistic = "folk-2023" }', 'statistic = "folk-2024" }')
        text = text.replace('method = "largest-remainder"', 'method = "largest-reminder"')
        found = faults(tmp_path, text)
        lines = text.splitlines()
        expected = {
            "papers[1].dated": ("'januari' is not a period", "dated ="),
            "statistics[1].figures.Ekebi": ("no party is called 'Ekebi'; did you mean 'Ekeby'?", '"Ekebi"'),
            "statistics[2].as_of": ("the key as_of is missing", "[[statistics]]"),
            "statistics[2].unit": ("expected a text in quotes, not 7", "unit = 7"),
            "agreements[1].notise": ("unknown key; did you mean notice?", "notise"),
            "agreements[1].term": ("its last day comes before its first", "term"),
            "agreements[1].rounding.method": ("did you mean largest-remainder?", "method"),
            "agreements[1].cost_key.groups[1].key.components[1].key": (
                "no statistic is called 'folk-2024'",
                "folk-2024",
            ),
        }
        assert set(found) == set(expected)
        for where, (message, on_line) in expected.items():
            assert message in found[where].in_english
            line = found[where].line
            assert line is not None
            assert on_line in lines[line - 1]

    @pytest.mark.parametrize(
        ("old", "new", "where", "message"),
        [
            ("percent = 50\nkey", "percent = 49\nkey", "agreements[1].cost_key", "the shares sum to 99 percent"),
            ("percent = 50\nkey", "part = 1\nkey", "agreements[1].cost_key", "write all in one way"),
            ("percent = 50\nkey", "percent = 50\npart = 1\nkey", "agreements[1].cost_key.groups[2]", "either percent or part"),
            ('name = "region"', 'name = "municipalities"', "agreements[1].cost_key", "two groups have one name"),
            ('kind = "nested"', 'kind = "nestled"', "agreements[1].cost_key", "did you mean nested?"),
            ('kind = "nested"\n', "", "agreements[1].cost_key", "the key kind is missing"),
            ('odd_unit_to = "region"', 'odd_unit_to = "regio"', "agreements[1].cost_key", "did you mean 'region'?"),
            ("K3 = 70.5", "K3 = nan", "statistics[2].figures.K3", "expected a number, not nan"),
            ("K3 = 70.5", "K3 = 1e5", "statistics[2].figures.K3", "expected a number, not 1e5"),
            ('method = "largest-remainder"', 'method = "half-up-residual-to"', "agreements[1].rounding", "needs to know who"),
            ('unit = "1 kr"', 'unit = "0 kr"', "agreements[1].rounding", "a unit is above zero"),
            ("2025 = 1_000_001", "1990 = 1", "agreements[1]", "its cost is stated for 1990, outside its term"),
            ("notice = { months = 6 }", 'chosen_basis = "folk-2023"', "agreements[1].chosen_basis", "unknown key"),
            ("K3 = 70.5", "K3 = -1", "statistics[2]", "negative figures"),
            ("K3 = 70.5", "K3 = 20.544", "statistics[2].figures.K3", "could be thousands or decimals: 20 544 or 20,5440"),
            ("K3 = 70.5", "K3 = '20,544'", "statistics[2].figures.K3", "'20,544' is not a number that can be reckoned with exactly"),
            ("K3 = 70.5", "K3 = '2 000 3'", "statistics[2].figures.K3", "'2 000 3' is not a number"),
            ("percent = 50\nkey", "part = 1.500\nkey", "agreements[1].cost_key.groups[2].part", "three digits after a comma or point could be thousands or decimals: 1 500 or 1,5000"),
            ("K3 = 70.5", "K3 = true", "statistics[2].figures.K3", "expected a number, not true"),
            ("K3 = 70.5", "K3 = 'sju'", "statistics[2].figures.K3", "'sju' is not a number"),
            ("K1 = 10, K2 = 20, K3 = 70.5", "K1 = 1, K3 = 1", "agreements[1].cost_key.groups[1].key", "in some of the mixed"),
            ("K1 = 10, K2", "K1 = 10, Ekeby = 1, K2", "statistics[2].figures.Ekeby", "stands twice (as 'K1' and 'Ekeby')"),
            ('"1 kr"', '"1 krona"', "agreements[1].rounding.unit", "is not an amount"),
            ('"1 kr"', "true", "agreements[1].rounding.unit", "expected an amount"),
            ('per_post = "850,5 tkr"', "per_post = 0.005", "agreements[1].cost.per_post", "no whole number of öre"),
            ('posts = 2, per_post = "850,5 tkr"', "yearly = 159.410", "agreements[1].cost.yearly", "could be thousands or decimals: 159 410 or 159,4100"),
            ('posts = 2, per_post = "850,5 tkr"', "yearly = '159.410'", "agreements[1].cost.yearly", "could be thousands or decimals: 159 410 or 159,4100"),
            ('posts = 2, per_post = "850,5 tkr"', "yearly = -5", "agreements[1].cost", "zero or more"),
            ('posts = 2, per_post = "850,5 tkr"', "per_post = 5", "agreements[1].cost", "a cost per post needs the number of posts"),
            ("cost = { posts", "cost = { yearly = 5, posts", "agreements[1].cost", "a yearly cost stands beside a cost per post; keep yearly or per_post"),
            ("cost = { posts", "cost = { years = 5, posts", "agreements[1].cost.years", "did you mean yearly"),
            ('"largest-remainder"', '"half-up-residual-to"\nresidual_to = "Ekby"', "agreements[1].rounding.residual_to", "did you mean 'Ekeby'"),
            ("{ 2025 = 1_000_001 }", "{ 25 = 1 }", "agreements[1].cost.by_year.25", "'25' is no year"),
            ("{ 2025 = 1_000_001 }", "7", "agreements[1].cost.by_year", "expected a table, not 7"),
            ("months = 6", "months = 6.5", "agreements[1].notice.months", "expected a whole number"),
            ("first_day = 2024-01-01", "first_day = '2024-01-01'", "agreements[1].term.first_day", "without quotes"),
            ("first_day = 2024-01-01", "first_day = 0999-01-01", "agreements[1].term.first_day", "0999-01-01 is before the year 1000"),
            ("dated = 2024-01-15", "dated = 0999-12-31", "papers[1].dated", "is before the year 1000"),
            ('as_of = "2023-12"', 'as_of = "0999-12"', "statistics[1].as_of", "'0999-12' is before the year 1000"),
            ('as_of = "2023-12"', "as_of = 0999-12-01", "statistics[1].as_of", "is before the year 1000"),
            ('as_of = "2023-12"', "as_of = 2023-12-01T00:00:00", "statistics[1].as_of", "expected a day such as"),
            ('as_of = "2023-12"', "as_of = 2023", "statistics[1].as_of", "expected a day such as"),
            ('id = "stab"', 'id = "Stab 1"', "agreements[1].id", "expected small letters"),
            ('id = "patienter-2023"', 'id = "folk-2023"', "statistics[2].id", "stands twice"),
            ('"K1" = "Ekeby"', '"K 1" = "Ekeby"', "parties.municipalities.'K 1'", "is no code"),
            ('"K1" = "Ekeby"', '"largest" = "Ekeby"', "parties.municipalities.largest", "is no code"),
            ('"K1" = "Ekeby"', '"K1" = "\\u0007"', "parties.municipalities.K1", "not readable text"),
            ('"K1" = "Ekeby"', f'"K1" = "{"x" * 201}"', "parties.municipalities.K1", "at most 200"),
            ('covers = "Två tjänster"', f'covers = "{"x " * 6_000}"', "agreements[1].covers", "at most 10 000"),
            ("[parties.regions]\n", "[parties.regiones]\n", "parties.regiones", "did you mean regions?"),
            ('[parties.regions]\n"99" = "Region Påhitt"', '[parties.regions]\n"K1" = "Region Påhitt"', "parties", "stands twice"),
            ('{ kind = "equal", parties = ["Region Påhitt"] }', '"lika"', "agreements[1].cost_key.groups[2].key", "table with kind"),
            ('parties = ["Region Påhitt"] }', 'parties = "99" }', "agreements[1].cost_key.groups[2].key.parties", "expected an array"),
            ('{ kind = "proportional", statistic = "patienter-2023" }', '{ kind = "proportional" }', "agreements[1].cost_key.groups[1].key.components[2].key", "name the statistic"),
            ('{ kind = "proportional", statistic = "patienter-2023" }', '{ kind = "nested", groups = [{ name = "a", part = 1, key = { kind = "equal", parties = ["K1"] } }] }', "agreements[1].cost_key.groups[1].key", "only keys in one stage"),
            ('source = { paper = "avtal-2024" }', 'source = { paper = "avtal-2025" }', "agreements[1].source.paper", "did you mean 'avtal-2024'?"),
            ("[[papers]]", "[papers]", "papers", "expected tables headed [[papers]]"),
            ("[[papers]]", "[[paper]]", "paper", "did you mean papers?"),
            ('parties = ["Region Påhitt"] }', 'parties = ["Ekeby"] }', "agreements[1].cost_key", "'K1' stands twice"),
        ],
    )  # fmt: skip
    def test_one_by_one(self, tmp_path: Path, old: str, new: str, where: str, message: str) -> None:
        assert old in COUNTY
        found = faults(tmp_path, COUNTY.replace(old, new, 1))
        assert where in found
        assert message in found[where].in_english
        assert len(found[where].in_english) < 400

    def test_what_rests_on_a_faulty_entry_is_not_told_again(self, tmp_path: Path) -> None:
        found = faults(tmp_path, COUNTY.replace('counts = "population"\n', ""))
        assert set(found) == {"statistics[1]"}
        found = faults(tmp_path, COUNTY.replace('"K1" = "Ekeby"', '"K 1" = "Ekeby"'))
        assert set(found) == {"parties.municipalities.'K 1'", "statistics[2].figures.K1"}

    def test_a_thousand_misspelt_names_take_no_time(self, tmp_path: Path) -> None:
        names = "\n".join(f'"{n}" = "Kommun {n}"' for n in range(1_000))
        text = f'[parties.municipalities]\n{names}\n[[statistics]]\nid = "s"\ntitle = "S"\ncounts = "x"\nunit = "x"\n'
        text += 'as_of = "2024"\n[statistics.figures]\n' + "\n".join(f'"Komun {n}x" = 1' for n in range(1_000))
        with pytest.raises(FactsError) as caught:
            read_facts(written(tmp_path, text))
        assert len(caught.value.faults) == MOST_FAULTS
        assert "did you mean 'Kommun" in caught.value.faults[0].in_english
        assert str(caught.value).endswith("faults more")

    def test_a_thousand_faulty_entries(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read_facts(written(tmp_path, "[[agreements]]\n" * 1_000))
        assert MOST_FAULTS <= len(caught.value.faults) <= MOST_FAULTS + 10

    def test_parties_of_one_name_are_told_apart_by_code_only(self, tmp_path: Path) -> None:
        names = "\n".join(f'"{n}" = "Same"' for n in range(3_000))
        text = f'[parties.municipalities]\n{names}\n[[statistics]]\nid = "s"\ntitle = "S"\ncounts = "x"\nunit = "x"\n'
        found = faults(tmp_path, text + 'as_of = "2024"\nfigures = { Same = 1, 7 = 2 }')
        assert "or 2992 more: give the code" in found["statistics[1].figures.Same"].in_english

    @pytest.mark.parametrize("levels", [9, 10, 40, 95, 150])
    def test_keys_in_keys_in_keys(self, tmp_path: Path, levels: int) -> None:
        key = 'kind = "equal", parties = ["K1"]'
        for _ in range(levels):
            key = f'kind = "nested", groups = [{{ name = "x", part = 1, key = {{ {key} }} }}]'
        text = COUNTY.partition("[[agreements]]")[0] + '[[agreements]]\nid = "x"\ntitle = "X"\nparties = ["K1"]\n'
        text += (
            "term = { first_day = 2024-01-01, last_day = 2024-12-31 }\ncost = { yearly = 7 }\ncost_key = { "
            + key
            + " }\n"
        )
        try:
            sharing = share_cost(read_facts(written(tmp_path, text)).agreement("x"), 2024)
        except FactsError as error:
            assert "nested far deeper" in str(error)
            assert levels > 9
        else:
            assert sharing.charges[0].amount == kronor(7)

    def test_parties_that_are_no_table(self, tmp_path: Path) -> None:
        assert "expected a table" in faults(tmp_path, 'parties = "alla"\n')["parties"].in_english
        assert (
            "expected a table"
            in faults(tmp_path, "[parties]\nmunicipalities = 7\n")["parties.municipalities"].in_english
        )

    def test_an_agreement_without_parties_anywhere(self, tmp_path: Path) -> None:
        text = '[[agreements]]\nid = "x"\ntitle = "X"\ncost = {}\ncost_key = { kind = "equal", parties = ["Orsa"] }\n'
        text += "term = { first_day = 2024-01-01, last_day = 2024-12-31 }\n"
        assert faults(tmp_path, text)["agreements[1]"].in_english == "the key parties is missing"

    def test_an_entry_that_is_no_table(self, tmp_path: Path) -> None:
        assert "expected a table, not 7" in faults(tmp_path, "agreements = [7]\n")["agreements[1]"].in_english

    def test_a_path_without_a_line_has_that_of_what_holds_it(self) -> None:
        (fault,) = faults_of(MisfitError("why"), ("a", "b", 1), {("a",): 7})
        assert (fault.where, fault.line) == ("a.b[2]", 7)

    def test_faults_survive_pickling(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read_facts(written(tmp_path, "x = 1\ny = 2\n"))
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
        assert str(again) == str(caught.value)
        assert again.faults == caught.value.faults
        assert {hash(fault) for fault in again.faults} == {hash(fault) for fault in caught.value.faults}
        assert again.faults[0] != again.faults[1]
        assert "Fault(" in repr(again.faults[0])
        assert str(caught.value).splitlines()[0].startswith(f"{tmp_path / 'facts.toml'}:1: x: unknown key")


class TestUnreadable:
    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            ("a = \n", 1, "not valid TOML: the value cannot be read"),
            ("a = 1\na = 2\n", 2, "not valid TOML: one key or table stands twice"),
            ("a 1\n", 1, "= is missing after the key"),
            ("Söderby = 500\n", 1, "a key with å, ä, ö or a space stands in quotes"),
            ("a = 2023-02-30\n", 1, "there is no such day"),
            ("a = 5 b = 6\n", 1, "or more stands after it on its line"),
            ("[a\n", 1, "the heading does not end as it begins"),
            ("a = [1 2]\n", 1, "an array has no closing ], or a comma is missing"),
            ("a = { b = 1\n", 1, "an inline table has no closing }"),
            ("a = 'x\n", 2, "a text begins or ends without quotes"),
            ('a = "C:\\q"\n', 1, "write \\\\, or '…' instead"),
            ("[a]\n[a]\n", 2, "one key or table stands twice"),
            ("å = 1\n", 1, "the line does not begin with a key"),
            ("a = [1,", 1, "not valid TOML"),
            ("\n\na = " + "9" * 10**6, 3, "a number of more than 1 000 digits"),
            ("\na" + ".a" * 100_000 + " = 1", 2, "a key of more than 20 parts"),
            ("[" + "a." * 200_000 + "a]", 1, "a key of more than 20 parts"),
            (
                "a = " + "[" * 22 + "]" * 22,
                None,
                "a: it is nested far deeper than any facts file, in more than 20 levels",
            ),
            ("a = " + "{ b = " * 21 + "1" + "}" * 21, None, "a: it is nested far deeper"),
            ("[[a.b.c.d.e.f.g.h.i.j.k.l]]\nm.n.o.p.q.r.s.t.u.v = 1", None, "a: it is nested far deeper"),
            ("a = " + "[" * 5_000 + "]" * 5_000, None, "nested far deeper"),
            ("a = " + "{ b = " * 5_000 + "1" + "}" * 5_000, None, "nested far deeper"),
        ],
    )
    def test_one_clear_message(self, tmp_path: Path, text: str, line: int | None, message: str) -> None:
        with pytest.raises(FactsError) as caught:
            read_facts(written(tmp_path, text))
        (fault,) = caught.value.faults
        assert message in str(fault)
        assert fault.line == line

    @pytest.mark.parametrize("text", ["a = " + "[" * 20 + "]" * 20, "a = " + "{ b = " * 20 + "1" + "}" * 20])
    def test_twenty_levels_are_read(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(FactsError, match="a: unknown key"):
            read_facts(written(tmp_path, text))

    def test_a_thousand_levels(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError):
            read_facts(written(tmp_path, "a = " + "[" * 1_000 + "]" * 1_000))

    @pytest.mark.parametrize(
        ("raw", "message"),
        [
            (b"", "it is empty"),
            (b" \n", "it is empty"),
            (b"\x00\x01\x02", "not a text file"),
            (b"# \xe5\n", "byte 0xe5 is not utf-8"),
            (b"\xff\xfea\x00\xff", "it says that it is utf-16-le, and is not"),
            ("a\0b".encode("utf-16"), "not a text file"),
            (b"#" * (3 << 20), "larger than 1 MB"),
        ],
    )
    def test_files_that_are_no_text(self, tmp_path: Path, raw: bytes, message: str) -> None:
        path = tmp_path / "x.toml"
        path.write_bytes(raw)
        with pytest.raises(UnreadableFileError, match=message):
            read_facts(path)

    def test_missing_and_directory(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="there is no such file"):
            read_facts(tmp_path / "missing.toml")
        with pytest.raises(UnreadableFileError, match="it is a folder"):
            read_facts(tmp_path)
        with pytest.raises(UnreadableFileError, match="cannot be read"):
            read_facts("a\0b")
        with pytest.raises(UnreadableFileError, match="cannot be read"):
            read_facts(tmp_path / ("x" * 5_000))


class TestCatalogue:
    def test_unknown_entries(self, facts: Catalogue) -> None:
        for look_up in (facts.agreement, facts.statistic, facts.table, facts.paper):
            with pytest.raises(UnknownEntryError, match="is called 'nothing-like-it'; known are"):
                look_up("nothing-like-it")
        with pytest.raises(UnknownEntryError, match="did you mean 'rss-dalarna-2023'"):
            facts.agreement("rss-dalarna-2024")

    def test_own_entries_come_before_those_of_the_same_id(self, facts: Catalogue, tmp_path: Path) -> None:
        own = read_facts(written(tmp_path, COUNTY.replace('id = "stab"', 'id = "rss-dalarna-2023"')))
        both = facts.with_(own)
        assert isinstance(both.agreement("rss-dalarna-2023"), Agreement)
        assert str(both.agreement("rss-dalarna-2023").title) == "Gemensam stab"
        assert both.paper("hsn-2022-1845").registry_number == "HSN 2022/1845"
        assert len(both.parties) == len(facts.parties) + 4


@pytest.mark.parametrize("form", [bytes, io.BytesIO, lambda raw: io.StringIO(raw.decode())])
def test_facts_and_journals_are_read_from_what_is_at_hand(form: Callable[[bytes], Readable]) -> None:
    """An upload needs no file."""
    examples = Path(__file__).parents[2] / "docs/examples"
    raw, journal = (examples / name for name in ("my-grant.toml", "my-grant-journal.toml"))
    facts = read_facts(form(raw.read_bytes()))
    assert facts == read_facts(raw)
    grant = facts.grants[0]
    read = read_journal(form(journal.read_bytes()), grant, facts=facts)
    assert read == read_journal(journal, grant, facts=facts)
    with pytest.raises(FactsError, match="<bytes>:1: agreement: unknown key"):
        read_facts(b"agreement = 1")
    for reader in (read_facts, lambda given: read_journal(given, grant, facts=facts)):
        with pytest.raises(InexactTypeError, match="expected a path, bytes or an open file"):
            reader(None)  # type: ignore[arg-type]
