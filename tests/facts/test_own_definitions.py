"""Agreements and posts in a user's own facts file, and what its papers tell of them: all faults with path and line."""

from pathlib import Path
from typing import Any

import pytest

from agreement_cases import drafted, on, signed
from nara_vard_finans import CostKey, Journal, NaraVardFinansError, Period, embedded, kronor, read_facts, status
from nara_vard_finans.agreements import AgreementForm, HoldsIf
from nara_vard_finans.core import FactsError, NoticePeriod, RemarkKind, Text, UnknownEntryError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.sharing import Counting, Leaving
from own_cases import FORBUND
from post_cases import began
from post_cases import on as day

COUNTY = """
[parties.municipalities]
"K1" = "Ekeby"
"K2" = "Lövnäs"
[parties.regions]
"99" = "Region Påhitt"

[[papers]]
id = "avtalet"
title = "Avtal om gemensam stab"
kind = "agreement"
dated = 2024-01-15

[[agreements]]
id = "stab"
title = "Gemensam stab"
term = { first_day = 2024-01-01, last_day = 2025-12-31 }
cost = { yearly = 300 }
cost_key = { kind = "equal", parties = ["Ekeby", "Lövnäs", "99"] }
source = { paper = "avtalet" }
"""
ADOPTED = """
notice = { months = 6 }
on_leaving = "falls-away"
succeeds = "staben"
[agreements.adoption]
form = "bilateral"
holds_if = "each-signs"
prepared_by = "Beredningen"
recommended_by = "Rådet"
signed_by = { sv = "chefen", en = "the head" }
source = { paper = "avtalet", place = "antagande" }
"""
TOLD = """
[[journals]]
of = "stab"
title = "Vad papperen berättar"
recorded_until = 2024-03-01
[[journals.events]]
on = 2024-02-01
kind = "signed"
parties = ["Ekeby", "Region Påhitt"]
source = { paper = "avtalet", place = "s. 2" }
[[journals.events]]
on = 2024-01-31
kind = "drafted"
"""


def facts_of(folder: Path, text: str) -> Catalogue:
    path = folder / "facts.toml"
    path.write_text(text, encoding="utf-8")
    return read_facts(path)


def faults_in(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Give the faults of a facts file: the path, the line that is pointed at, and the message."""
    with pytest.raises(FactsError) as caught:
        facts_of(folder, text)
    lines = text.splitlines()
    assert all(fault.line for fault in caught.value.faults)
    return [(fault.where, lines[(fault.line or 0) - 1], fault.in_english) for fault in caught.value.faults]


class TestAgreements:
    def test_how_an_agreement_is_adopted(self, tmp_path: Path) -> None:
        found = facts_of(tmp_path, COUNTY + ADOPTED).agreement("stab")
        adoption = found.adoption
        assert (adoption.form, adoption.holds_if) == (AgreementForm.BILATERAL, HoldsIf.EACH_SIGNS)
        assert (adoption.prepared_by, adoption.recommended_by) == ("Beredningen", "Rådet")
        assert adoption.signed_by == Text("chefen", "the head")
        assert adoption.source is not None
        assert adoption.source.place == "antagande"
        assert (found.on_leaving, found.succeeds, found.notice) == (Leaving.FALLS_AWAY, "staben", NoticePeriod(6))

    def test_without_a_word_of_it(self, tmp_path: Path) -> None:
        found = facts_of(tmp_path, COUNTY).agreement("stab")
        assert (found.adoption.form, found.adoption.holds_if) == (None, None)
        assert (found.on_leaving, found.notice, found.succeeds) == (None, None, "")

    @pytest.mark.parametrize(
        ("was", "wrong", "where", "message"),
        [
            (
                'form = "bilateral"', 'form = "bilaterala"', "agreements[1].adoption.form",
                "'bilaterala' is not known; did you mean bilateral?",
            ),
            (
                'form = "bilateral"', 'form = "joint"', "agreements[1].adoption",
                "adoption: one document holds when all have signed it; make the form bilateral",
            ),
            (
                'holds_if = "each-signs"', 'holds_if = "flertalet"', "agreements[1].adoption.holds_if",
                "'flertalet' is not known; expected one of all-sign, each-signs",
            ),
            (
                'prepared_by = "Beredningen"', "prepared_by = 5", "agreements[1].adoption.prepared_by",
                "expected a text in quotes, not 5",
            ),
            (
                'recommended_by = "Rådet"', 'recomended_by = "Rådet"', "agreements[1].adoption.recomended_by",
                "unknown key; did you mean recommended_by?",
            ),
            (
                'signed_by = { sv = "chefen", en = "the head" }', "signed_by = 5", "agreements[1].adoption.signed_by",
                "expected a text in quotes, not 5",
            ),
            (
                'on_leaving = "falls-away"', 'on_leaving = "falls"', "agreements[1].on_leaving",
                "'falls' is not known; ",
            ),
            ('succeeds = "staben"', "succeeds = 5", "agreements[1].succeeds", "expected a text in quotes, not 5"),
            (
                'succeeds = "staben"', 'succeeds = "stab"', "agreements[1]",
                "stab: it cannot follow itself; name the agreement that it follows",
            ),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_its_place(self, tmp_path: Path, was: str, wrong: str, where: str, message: str) -> None:
        assert was in ADOPTED
        ((at, line, told),) = faults_in(tmp_path, COUNTY + ADOPTED.replace(was, wrong))
        assert at == where
        assert message in told
        expected = {"agreements[1].adoption": "[agreements.adoption]", "agreements[1]": "[[agreements]]"}
        assert line == expected.get(where, wrong)

    def test_what_the_papers_tell(self, tmp_path: Path) -> None:
        facts = facts_of(tmp_path, COUNTY + ADOPTED + TOLD)
        (found,) = facts.journals
        assert facts.journal_of("stab") is found
        assert found == Journal(
            of="stab",
            events=[drafted(on(1, 31, 2024)), signed("K1", on(2, 1, 2024)), signed("99", on(2, 1, 2024))],
            title=Text("Vad papperen berättar"),
            recorded_until=on(3, 1, 2024),
        )
        sources = [event.source for event in found.events]
        assert [source and (source.paper.id, source.place) for source in sources] == [
            None, ("avtalet", "s. 2"), ("avtalet", "s. 2"),
        ]  # fmt: skip
        day = status(facts.agreement("stab"), found, on=on(2, 1, 2024))
        assert (day.in_force, [each.party.name for each in day.missing]) == (True, ["Lövnäs"])

    def test_of_what_nothing_is_told_all_is_unknown(self, tmp_path: Path) -> None:
        told = facts_of(tmp_path, COUNTY).journal_of("stab")
        assert (told, told.is_unrecorded) == (Journal.unrecorded("stab"), True)
        assert Journal(of="stab").after(told) == Journal(of="stab")  # one that is given and empty denies

    def test_of_an_agreement_that_ships(self, tmp_path: Path, facts: Catalogue) -> None:
        """What a file tells of it comes in place of what ships; of the others what ships still holds."""
        own = facts_of(tmp_path, "[[journals]]\nof = 'rss-dalarna-2023'\n")
        assert own.journals == (Journal(of="rss-dalarna-2023"),)
        both = facts.with_(own)
        assert both.journal_of("rss-dalarna-2023") == Journal(of="rss-dalarna-2023")
        assert both.journal_of("rss-dalarna-2018") == facts.journal_of("rss-dalarna-2018")

    def test_of_an_agreement_that_a_file_defines_anew_nothing_that_ships_is_told(
        self, tmp_path: Path, facts: Catalogue
    ) -> None:
        own = facts_of(tmp_path, COUNTY.replace('id = "stab"', 'id = "rss-dalarna-2018"'))
        assert facts.with_(own).journal_of("rss-dalarna-2018").events == ()
        assert facts.with_(own).journal_of("rss-dalarna-2023").events

    def test_who_follows(self, tmp_path: Path) -> None:
        after = COUNTY.partition("[[agreements]]")[2].replace('id = "stab"', 'id = "ny"\nsucceeds = "stab"')
        found = facts_of(tmp_path, COUNTY + "[[agreements]]" + after)
        assert found.successor_of("stab") is found.agreement("ny")
        assert found.successor_of("ny") is None


class TestFaultsOfToldJournals:
    def test_an_unknown_id(self, tmp_path: Path) -> None:
        ((where, line, message),) = faults_in(tmp_path, COUNTY + TOLD.replace('of = "stab"', 'of = "stap"'))
        assert (where, line) == ("journals[1]", "[[journals]]")
        assert message == "no agreement, grant or post is called 'stap'; did you mean 'stab'?"

    def test_two_of_one_agreement(self, tmp_path: Path) -> None:
        text = COUNTY + TOLD + "[[journals]]\nof = 'stab'\n"
        ((where, line, message),) = faults_in(tmp_path, text)
        assert (where, line) == ("journals[2]", "[[journals]]")
        assert message == "stab has two journals; make them one"

    @pytest.mark.parametrize("text", ["journals = 5\n", "journals = 'stab'\n", "[journals]\nof = 'stab'\n"])
    def test_no_tables(self, tmp_path: Path, text: str) -> None:
        found = faults_in(tmp_path, text)
        assert [(where, message) for where, _, message in found] == [
            ("journals", "expected tables headed [[journals]]")
        ]

    def test_no_table(self, tmp_path: Path) -> None:
        ((where, _, _),) = faults_in(tmp_path, "journals = [5]\n")
        assert where == "journals[1]"

    def test_of_nothing(self, tmp_path: Path) -> None:
        ((where, _, message),) = faults_in(tmp_path, COUNTY + TOLD.replace('of = "stab"\n', ""))
        assert where == "journals[1]"
        assert "the key of is missing" in message

    def test_of_an_agreement_with_faults_nothing_more_is_told(self, tmp_path: Path) -> None:
        text = COUNTY.replace("yearly = 300", "yearly = 'gratis'") + TOLD.replace("Ekeby", "Sala")
        found = faults_in(tmp_path, text)
        assert [where for where, _, _ in found] == ["agreements[1].cost.yearly"]

    @pytest.mark.parametrize(
        ("was", "wrong", "where", "line", "message"),
        [
            ('"Ekeby", "Region', '"Sala", "Region', "journals[1].events[1].parties[1]", "parties = [", "no party is called 'Sala'"),
            ("recorded_until = 2024-03-01", "recorded_until = 2024", "journals[1].recorded_until", "recorded_until = 2024", "expected a day"),
            ("recorded_until", "recorded_untill", "journals[1].recorded_untill", "recorded_untill", "did you mean recorded_until?"),
            ("on = 2024-01-31", "on = 2024-02-02", "journals[1].events[1].parties[1]", "parties", "2024-02-01 signed Ekeby: it contradicts 2024-02-02 drafted"),
            ("on = 2024-01-31", "on = 2026-01-01", "journals[1].events[2]", "[[journals.events]]", "2026-01-01 drafted: it is after the last day of stab"),
            ('kind = "drafted"', 'kind = "drafed"', "journals[1].events[2]", "[[journals.events]]", "did you mean drafted?"),
        ],
    )  # fmt: skip
    def test_an_event_is_named_with_path_and_line(
        self, tmp_path: Path, was: str, wrong: str, where: str, line: str, message: str
    ) -> None:
        text = COUNTY + TOLD
        assert text.count(was) == 1
        found = faults_in(tmp_path, text.replace(was, wrong))
        assert found[0][0] == where
        assert found[0][1].startswith(line)
        assert message in found[0][2]

    def test_a_fault_within_a_source_points_at_its_line(self, tmp_path: Path) -> None:
        text = COUNTY + TOLD.replace('paper = "avtalet", place = "s. 2"', 'paper = "avtal"')
        ((where, line, message),) = faults_in(tmp_path, text)
        assert where == "journals[1].events[1].source.paper"
        assert message == "no paper is called 'avtal'; did you mean 'avtalet'?"
        assert line == 'source = { paper = "avtal" }'

    def test_what_it_gives_that_the_papers_state(self, tmp_path: Path) -> None:
        ((where, line, message),) = faults_in(
            tmp_path, COUNTY + ADOPTED + TOLD + "[journals.assumptions.notice]\nmonths = 3\n"
        )
        assert where == "journals[1].assumptions.notice"
        assert line in {"[journals.assumptions.notice]", "months = 3"}
        assert message == "the papers of stab state it; take it away"

    def test_a_faulty_paper_makes_no_fault_of_the_events(self, tmp_path: Path) -> None:
        text = COUNTY.replace('source = { paper = "avtalet" }\n', "") + TOLD
        found = faults_in(tmp_path, text.replace("dated = 2024-01-15", "dated = 'i vintras'"))
        assert [where for where, _, _ in found] == ["papers[1].dated"]


POST = """
[parties.municipalities]
"K1" = "Ekeby"
"K2" = "Lövnäs"
[parties.regions]
"99" = "Region Påhitt"

[[papers]]
id = "pm"
title = "PM"
kind = "memorandum"

[[posts]]
id = "ledare"
title = { sv = "Utvecklingsledare", en = "Development leader" }
employer = "Region Påhitt"
term = { first_day = 2029-04-01, last_day = 2030-12-31 }
cost = { yearly = "365 tkr" }
notice = { months = 2 }
counted = "months"
source = { paper = "pm", place = "s. 1" }
decision = { paper = "pm", place = "s. 2" }
[posts.cost_key]
kind = "parts"
shares = { Ekeby = 2, K2 = 1 }
[posts.rounding]
unit = "1 kr"
[[posts.grants]]
year = 2029
title = "Medel 2029"
percent = 12.5
[[posts.grants]]
year = 2030
title = "Medel 2030"
[[posts.remarks]]
kind = "assumption"
at = "cost"
text = { sv = "Påhittad.", en = "Made up." }
"""
BEGUN = """
[[journals]]
of = "ledare"
[[journals.events]]
on = 2029-04-01
kind = "employment-began"
"""


def changed(*changes: tuple[str, str], add: str = "") -> str:
    """Give the facts of the post with changes made."""
    text = POST + add
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


class TestPosts:
    def test_a_post_of_ones_own(self, tmp_path: Path) -> None:
        (post,) = facts_of(tmp_path, POST).posts
        assert (post.id, post.title, post.employer.name) == (
            "ledare", Text("Utvecklingsledare", "Development leader"), "Region Påhitt",
        )  # fmt: skip
        assert {party.code for party in post.parties} == {"K1", "K2", "99"}
        assert isinstance(post.cost_key, CostKey)
        assert {code: share.denominator for code, share in post.cost_key.shares.items()} == {"K1": 3, "K2": 3}
        assert (post.notice, post.counted, post.cost.every_year) == (NoticePeriod(2), Counting.MONTHS, kronor(365_000))
        assert [(grant.year, grant.percent * 2) for grant in post.grants] == [(2029, 25), (2030, 200)]
        assert post.remarks[0].kind is RemarkKind.ASSUMPTION
        assert post.decision is not None
        assert (post.decision.place, post.intention) == ("s. 2", None)

    def test_it_has_a_status(self, tmp_path: Path) -> None:
        """Nine months of 365 000 kr are 273 750; two thirds are Ekeby's."""
        found = status(facts_of(tmp_path, POST).post("ledare"), on=day(2029, 4, 1)).years[0]
        assert [each.cover.cost for each in found.financiers] == [kronor(182_500), kronor(91_250)]

    def test_it_is_listed_and_found(self, tmp_path: Path) -> None:
        facts = facts_of(tmp_path, POST)
        assert [(each.kind, each.id, str(each.validity)) for each in facts.listed() if each.kind == "post"] == [
            ("post", "ledare", "2029-04-01 to 2030-12-31")
        ]
        assert facts.definition("ledare") is facts.post("ledare")
        with pytest.raises(UnknownEntryError, match="no post is called 'ledar'; did you mean 'ledare'"):
            facts.post("ledar")

    def test_what_papers_tell_of_it(self, tmp_path: Path) -> None:
        facts = facts_of(tmp_path, POST + BEGUN)
        assert facts.journal_of("ledare") == Journal(of="ledare", events=[began(day(2029, 4, 1))])
        assert embedded().with_(facts).journal_of("ledare").events == (began(day(2029, 4, 1)),)

    def test_without_names_of_its_own_it_is_between_all_of_its_file(self, tmp_path: Path) -> None:
        named = POST.replace('id = "ledare"\n', 'id = "ledare"\nparties = ["Ekeby", "K2", "Region Påhitt"]\n')
        assert facts_of(tmp_path, named).posts == facts_of(tmp_path, POST).posts

    @pytest.mark.parametrize(
        ("change", "where", "line", "message"),
        [
            (('employer = "Region Påhitt"', 'employer = "Region Pahit"'), "posts[1].employer", 'employer = "Region Pahit"', "did you mean 'Region Påhitt'"),
            (('employer = "Region Påhitt"\n', ""), "posts[1]", "[[posts]]", "the key employer is missing"),
            (('id = "ledare"', 'id = "Ledare"'), "posts[1].id", 'id = "Ledare"', "expected small letters"),
            (("first_day = 2029-04-01", "first_day = 2031-04-01"), "posts[1].term", None, "its last day comes before its first"),
            (("year = 2029", "year = 2028"), "posts[1]", "[[posts]]", "2028 is outside its term 2029-04-01 to 2030-12-31"),
            (("year = 2029", "year = 2030"), "posts[1]", "[[posts]]", "several grants are to carry 2030; name an id for each, and the percentage of the cost that it is to carry"),
            (("percent = 12.5", "percent = 112.5"), "posts[1].grants[1]", "[[posts.grants]]", "percent; give a number from 0 to 100"),
            (("percent = 12.5", "percent = true"), "posts[1].grants[1].percent", "percent = true", "expected a number, not true"),
            (('counted = "months"', 'counted = "month"'), "posts[1].counted", 'counted = "month"', "did you mean months?"),
            (("notice = { months = 2 }", "notice = { months = -2 }"), "posts[1].notice", "notice = { months = -2 }", "zero or more calendar months"),
            (('cost = { yearly = "365 tkr" }', 'cost = { yearly = "-1 kr" }'), "posts[1].cost", 'cost = { yearly = "-1 kr" }', "a yearly cost is zero or more"),
            (('cost = { yearly = "365 tkr" }', "cost = { by_year = { 2031 = 5 } }"), "posts[1]", "[[posts]]", "2031 is outside its term"),
            (("K2 = 1", "K3 = 1"), "posts[1].cost_key.shares.K3", None, "no party is called 'K3'"),
            (("K2 = 1", "K2 = -1"), "posts[1].cost_key", "[posts.cost_key]", "negative weights"),
            (('kind = "parts"', 'kind = "part"'), "posts[1].cost_key", "[posts.cost_key]", "did you mean parts?"),
            (('unit = "1 kr"', 'method = "half-up-each"'), "posts[1]", "[[posts]]", "rows rounded alone do not sum to the cost"),
            (('place = "s. 2"', 'plats = "s. 2"'), "posts[1].decision.plats", None, "did you mean place?"),
            (('employer = "Region Påhitt"', 'employer = "Region Påhitt"\nemployee = "Ingen"'), "posts[1].employee", 'employee = "Ingen"', "unknown key"),
        ],
    )  # fmt: skip
    def test_its_faults(
        self, tmp_path: Path, change: tuple[str, str], where: str, line: str | None, message: str
    ) -> None:
        ((found_where, found_line, found_message),) = faults_in(tmp_path, changed(change))
        assert found_where == where
        assert message in found_message
        assert line in {None, found_line}

    def test_posts_that_are_none(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match=r"facts.toml:1: posts: expected tables headed \[\[posts\]\]"):
            facts_of(tmp_path, "posts = 5\n")

    def test_two_of_one_id(self, tmp_path: Path) -> None:
        second = POST[POST.index("[[posts]]") :]
        with pytest.raises(FactsError, match=r"posts\[2\].id: ledare stands twice; give each entry an id of its own"):
            facts_of(tmp_path, POST + second)

    def test_what_papers_tell_cannot_be(self, tmp_path: Path) -> None:
        ((where, line, message),) = faults_in(
            tmp_path, changed(("on = 2029-04-01\nkind", "on = 2029-03-31\nkind"), add=BEGUN)
        )
        assert (where, line) == ("journals[1].events[1]", "[[journals.events]]")
        assert message == (
            "2029-03-31 employment-began: it is before the first day of ledare, 2029-04-01; correct the day"
        )

    def test_a_faulty_post_makes_no_fault_of_its_journal(self, tmp_path: Path) -> None:
        found = faults_in(tmp_path, changed(("year = 2029\n", "year = 2028\n"), add=BEGUN))
        assert [where for where, _, _ in found] == ["posts[1]"]

    def test_figures_that_are_not_given_are_asked_for(self, tmp_path: Path) -> None:
        text = POST.replace(
            'kind = "parts"\nshares = { Ekeby = 2, K2 = 1 }',
            'kind = "proportional"\ncounts = "population"\nparties = ["Ekeby", "K2"]',
        )
        with pytest.raises(NaraVardFinansError, match="ledare is shared by population, whose figures no paper states"):
            status(facts_of(tmp_path, text).post("ledare"), on=day(2029, 4, 1))


class TestFiguresFor:
    """Figures of the year, or the year before, are as one expects; others are told, unless a paper says so."""

    def test_in_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(FORBUND.replace('"folk" }', '"folk", figures_for = "2024" }'), "utf-8")
        key: Any = read_facts(path).agreement("forbund").cost_key
        assert key.basis.figures_for == Period.year(2024)
        text = FORBUND.replace('statistic = "folk"', 'counts = "population", figures_for = "2024", parties = ["K1"]')
        path.write_text(text, "utf-8")
        with pytest.raises(FactsError, match="figures_for says for which days"):
            read_facts(path)
