"""There and back: what is written to a file, in TOML or in JSON, is read back as the same."""

import datetime as dt
import json
import sys
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount, Journal, Period, embedded, example_journal, parts, percentages, proportional_to
from nara_vard_finans.agreements import Adoption
from nara_vard_finans.core import (
    Directory,
    FactsError,
    MissingLibraryError,
    NumeralError,
    Paper,
    Party,
    Principal,
    Source,
    SourceKind,
)
from nara_vard_finans.facts import (
    Catalogue,
    example_names,
    facts_from,
    facts_text,
    journal_from,
    journal_text,
    parse_toml,
    read_facts,
    read_journal,
    write_facts,
    write_journal,
)
from nara_vard_finans.sharing import NestedKey
from nara_vard_finans.testing import agreements, amounts, any_keys, grants, journals, posts, printed_tables, statistics

FORMS = ["toml", "json"]
SECTIONS = ("papers", "parties", "statistics", "agreements", "grants", "posts", "tables", "journals")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
AGREEMENT = embedded().agreement("rss-dalarna-2023")


def again(facts: Catalogue, form: str) -> Catalogue:
    """Write facts and read them, with nothing to refer to besides."""
    return facts_from(parse_toml(facts_text(facts, form=form), "x"), base=Catalogue())


@pytest.mark.parametrize("form", FORMS)
class TestFacts:
    def test_all_that_ships(self, form: str) -> None:
        read = again(embedded(), form)
        for section in SECTIONS:
            assert getattr(read, section) == getattr(embedded(), section)

    @pytest.mark.parametrize(
        "path",
        [
            "my-agreement.toml",
            "my-grant.toml",
            "another-county.toml",
            *(f"regions/{each.name}" for each in sorted((EXAMPLES / "regions").glob("*.toml"))),
        ],
    )
    def test_examples_of_ones_own(self, form: str, path: str) -> None:
        facts = read_facts(EXAMPLES / path)
        read = again(facts, form)
        assert facts.definitions
        assert read.definitions == facts.definitions

    def test_one_definition_stands_by_itself(self, form: str) -> None:
        read = again(Catalogue(agreements=(AGREEMENT,)), form)
        assert read.agreements == (AGREEMENT,)
        assert {*read.papers} < {*embedded().papers}
        assert read.statistics == (embedded().statistic("population-dalarna-2021-06"),)

    def test_nothing(self, form: str) -> None:
        assert again(Catalogue(), form) == Catalogue()


RATES = """
[parties.municipalities]
"9901" = "Avby"
"9902" = "Bköping"
[[statistics]]
id = "one"
title = "Folkmängd"
counts = "population"
unit = "persons"
as_of = "2023-11-01"
figures = { "9901" = 10, "9902" = 20 }
[[statistics]]
id = "two"
title = "Folkmängd"
counts = "population"
unit = "persons"
as_of = "2024-11-01"
figures = { "9901" = 11, "9902" = 19 }
[[agreements]]
id = "avtal"
title = "Avtalet"
term = { first_day = 2024-01-01, until_further_notice = true }
notice = { days = 30 }
[agreements.cost_key]
"""


@pytest.mark.parametrize(
    "key",
    [
        'kind = "rate"\nper = "31,25 kr"\nstatistic = "one"',
        'kind = "rate"\npercent = "0,5"\nstatistic = { "2024" = "one", "2025-2026" = "two" }',
        'kind = "rate"\npromille = { "2024" = "0,39", "2025-" = 1 }\ncounts = "population"\nparties = ["9901", "9902"]',
        'kind = "rate"\nper = { "2024" = 5 }\ncounts = "population"\nday = "11-01"\nyears_before = 1',
        'kind = "proportional"\nstatistic = { "2024" = "one", "2025-" = "two" }',
        'kind = "proportional"\ncounts = "population"\nday = "11-01"\nparties = ["9901", "9902"]',
        'kind = "by-year"\n[agreements.cost_key.keys]\n"2024" = { kind = "equal", parties = ["Avby", "Bköping"] }\n"2025-" = { kind = "rate", per = "7,5 kr", statistic = "two" }',
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_keys_by_year_and_rates(form: str, key: str) -> None:
    facts = facts_from(parse_toml(RATES + key, "x"), base=Catalogue())
    assert again(facts, form) == facts


def written_or_refused(facts: Catalogue, form: str) -> Catalogue | None:
    """Write and read; a number whose decimals never end is refused, and so is what no file can say."""
    try:
        return again(facts, form)
    except NumeralError as error:
        assert "/" in error.text
        return None


@pytest.mark.parametrize("form", FORMS)
class TestDrawn:
    @given(drawn=agreements())
    def test_agreements(self, form: str, drawn: Any) -> None:
        read = written_or_refused(Catalogue(agreements=(drawn,)), form)
        assert read is None or read.agreements == (drawn,)

    @given(drawn=grants())
    def test_grants(self, form: str, drawn: Any) -> None:
        read = written_or_refused(Catalogue(grants=(drawn,)), form)
        assert read is None or read.grants == (drawn,)

    @given(drawn=posts())
    def test_posts(self, form: str, drawn: Any) -> None:
        read = written_or_refused(Catalogue(posts=(drawn,)), form)
        assert read is None or read.posts == (drawn,)

    @given(drawn=printed_tables(AGREEMENT.parties))
    def test_tables(self, form: str, drawn: Any) -> None:
        facts = Catalogue(parties=AGREEMENT.parties, tables=(drawn,))
        assert again(facts, form).tables == (drawn,)

    @given(drawn=statistics([party.code for party in AGREEMENT.parties]))
    def test_statistics(self, form: str, drawn: Any) -> None:
        facts = Catalogue(parties=AGREEMENT.parties, statistics=(drawn,))
        assert again(facts, form).statistics == (drawn,)

    @given(data=st.data(), whose=st.sampled_from(["agreements", "grants", "posts"]))
    def test_journals(self, form: str, data: Any, whose: str) -> None:
        definition = data.draw({"agreements": agreements(), "grants": grants(), "posts": posts()}[whose])
        journal = data.draw(journals(definition))
        facts = Catalogue(parties=definition.parties)
        text = journal_text(journal, form=form)
        read = journal_from(parse_toml(text, "x"), definition, facts=facts, earlier=Journal(of=definition.id))
        assert read == journal


@pytest.mark.parametrize("form", FORMS)
class TestJournals:
    @pytest.mark.parametrize("name", example_names())
    def test_the_examples_that_ship(self, form: str, name: str) -> None:
        journal = example_journal(name)
        file = parse_toml(journal_text(journal, form=form), "x")
        assert journal_from(file, embedded().definition(journal.of)) == journal

    def test_what_papers_tell(self, form: str) -> None:
        for journal in embedded().journals:
            file = parse_toml(journal_text(journal, form=form), "x")
            read = journal_from(file, embedded().definition(journal.of), earlier=Journal(of=journal.of))
            assert read == journal


class TestFiles:
    @pytest.mark.parametrize("suffix", [".toml", ".json", ".JSON"])
    def test_by_their_suffix(self, tmp_path: Path, suffix: str) -> None:
        path = write_facts(Catalogue(agreements=(AGREEMENT,)), tmp_path / f"avtal{suffix}")
        assert path.read_text("utf-8").startswith("{") is (suffix != ".toml")
        assert read_facts(path).agreements == (AGREEMENT,)
        journal = example_journal("exempel-gnv-2020")
        own = write_journal(journal, tmp_path / f"journal{suffix}")
        assert read_journal(own, embedded().grant("ok-gnv-2020"), earlier=Journal(of="ok-gnv-2020")) == journal

    def test_a_change_that_no_file_can_say_is_refused_and_nothing_written(self, tmp_path: Path) -> None:
        changed = evolve(AGREEMENT, chosen_basis=embedded().statistic("population-dalarna-2018-11"))
        with pytest.raises(FactsError, match="agreements hold something that no facts file can say"):
            write_facts(Catalogue(agreements=(changed,)), tmp_path / "avtal.toml")
        assert not list(tmp_path.iterdir())

    def test_without_the_library_there_is_json(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "tomli_w", None)
        with pytest.raises(MissingLibraryError, match="tomli-w"):
            facts_text(Catalogue())
        assert facts_text(Catalogue(), form="json") == "{}\n"


class TestValues:
    @given(amounts(unit=Amount(1)))
    def test_an_amount(self, amount: Amount) -> None:
        assert Amount.parse(str(plain(amount))) == amount

    @given(st.dates(dt.date(1000, 1, 1)), st.integers(0, 3_000))
    def test_a_period(self, first: dt.date, days: int) -> None:
        period = Period(
            first_day=first, last_day=min(first + dt.timedelta(days), dt.date.max) if first.year < 9990 else first
        )
        written = plain(period)
        assert (Period(**written) if isinstance(written, dict) else Period.parse(written)) == period

    @pytest.mark.parametrize("form", FORMS)
    @given(key=any_keys(6, stated=True))
    def test_a_key(self, form: str, key: Any) -> None:
        """Of a key that is agreed on between parties of its own; one whose parts never end in decimals is refused."""
        parties = tuple(
            Party(code=code, name=f"Kommun {code}", principal=Principal.MUNICIPALITIES) for code in key.parties
        )
        agreement = evolve(AGREEMENT, parties=Directory(parties), cost_key=key, adoption=Adoption())
        read = written_or_refused(Catalogue(agreements=(agreement,)), form)
        assert read is None or read.agreements == (agreement,)

    @pytest.mark.parametrize("whose", [("2034", "2062"), None])
    def test_a_key_by_some_of_the_figures_or_all(self, whose: tuple[str, ...] | None) -> None:
        term = Period.parse("2023")
        key = proportional_to(embedded().statistic("population-dalarna-2021-06"), whose, figures_for=term)
        parties = Directory(tuple(AGREEMENT.party(code) for code in key.parties))
        agreement = evolve(AGREEMENT, parties=parties, cost_key=key, adoption=Adoption())
        assert again(Catalogue(agreements=(agreement,)), "toml").agreements == (agreement,)

    def test_whom_only_figures_tell_of_is_named_by_the_facts_at_hand(self) -> None:
        figures = embedded().statistic("population-dalarna-2021-06")
        read = again(Catalogue(statistics=(figures,)), "toml")
        assert [(party.code, party.name) for party in read.parties][:2] == [
            ("2021", "Vansbro"),
            ("2023", "Malung-Sälen"),
        ]
        unknown = evolve(figures, figures={"9901": 1}, printed_total=None)
        with pytest.raises(FactsError, match="no party is called '9901'"):
            facts_text(Catalogue(statistics=(unknown,)))

    def test_a_number_is_never_one_that_could_be_thousands(self) -> None:
        """By hand: 20.544 could be twenty thousand; 20,5440 cannot."""
        assert plain(Fraction(20_544, 1_000)) == "20,5440"
        assert plain(Fraction(35, 2)) == "17,5"
        assert plain(Fraction(6, 2)) == 3

    def test_one_whose_decimals_never_end(self) -> None:
        with pytest.raises(NumeralError, match="'1/3' is not a number that can be reckoned with exactly: expected"):
            plain(Fraction(1, 3))

    def test_stages_by_parts_and_who_carries_the_odd_unit(self) -> None:
        source = Source(paper=Paper(id="p", title="P", kind=SourceKind.MEMORANDUM), place="sid 1")
        between = parts({"a": 1, "b": 2}, source=source)
        key = NestedKey(between=between, within={"a": parts({"1": 1}), "b": percentages({"2": 100})}, odd_unit_to="b")
        assert plain(key) == {
            "kind": "nested",
            "odd_unit_to": "b",
            "source": {"paper": "p", "place": "sid 1"},
            "groups": [
                {"name": "a", "part": 1, "key": {"kind": "parts", "shares": {"1": 1}}},
                {"name": "b", "part": 2, "key": {"kind": "percentages", "shares": {"2": 100}}},
            ],
        }


plain: Any = import_module("nara_vard_finans.facts._plain").plain


class TestJson:
    def test_a_day_is_a_text_there_and_only_there(self) -> None:
        text = '{"papers": [{"id": "p", "title": "P", "kind": "memorandum", "dated": "2023-01-31"}]}'
        (paper,) = facts_from(parse_toml(text, "x"), base=Catalogue()).papers
        assert paper.dated == Period.parse("2023-01-31")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{", "x:1: it is no valid JSON"),
            ('{\n"a": 1,}', "x:2: it is no valid JSON"),
            ('{"papers": [], "papers": []}', "x: papers: the key 'papers' stands twice in one object"),
            ('{"a": {"b": 1, "c": 1, "c": 2}}', "x: c: the key 'c' stands twice in one object"),
            ('{"a":' * 30 + "1" + "}" * 30, "x: a: "),
            ('{"posts": [{"id": "p", "term": NaN}]}', "NaN"),
        ],
    )
    def test_what_is_wrong_with_it_is_told(self, text: str, said: str) -> None:
        with pytest.raises(FactsError) as caught:
            facts_from(parse_toml(text, "x"), base=Catalogue())
        assert said in str(caught.value)

    @pytest.mark.parametrize("day", ["2023-02-30", "igår", 20230101])
    def test_what_is_no_day_is_refused(self, day: Any) -> None:
        journal = json.loads(journal_text(example_journal("exempel-gnv-2020"), form="json"))
        journal["events"][0]["on"] = day
        with pytest.raises(FactsError, match=r"events\[1\]\.on: expected a day such as 2023-01-31"):
            journal_from(parse_toml(json.dumps(journal), "x"), embedded().grant("ok-gnv-2020"))

    def test_a_day_in_quotes_is_refused_in_toml(self) -> None:
        journal = json.loads(journal_text(example_journal("exempel-gnv-2020"), form="json"))
        with pytest.raises(FactsError, match="expected a day such as 2023-01-31, without quotes"):
            journal_from(parse_toml(tomli_w.dumps(journal), "x"), embedded().grant("ok-gnv-2020"))
