"""What no paper says is not told as a clause: adoption, rounding, figures of another year, yearly decisions, readings."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import agreement_cases as ac
import grant_cases as gc
import post_cases as pc
from cli_runs import Run, answer
from nara_vard_finans import (
    Agreement,
    CostKey,
    Directory,
    Finding,
    Grant,
    Journal,
    NestedKey,
    Period,
    RoundingRule,
    Severity,
    equal_shares,
    example_journal,
    explain,
    kronor,
    mixed,
    parts,
    proportional_to,
    read_facts,
    share_cost,
    share_grant,
    status,
)
from nara_vard_finans.agreements import (
    Adoption,
    AgreementForm,
    Drafted,
    HoldsIf,
    NoticeGiven,
    TookEffect,
    changed_terms,
)
from nara_vard_finans.analysis import sharing_sources
from nara_vard_finans.core import FactsError, JournalError, Remark, RemarkKind, Statistic, Text
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import Area, DutyKind
from nara_vard_finans.journals import Given
from nara_vard_finans.sharing import Cost, figures_beyond

UNSTATED = ac.made_up(adoption=Adoption())
"""The made-up agreement, whose papers say nothing of how it comes to hold; its term begins 2030-01-01."""


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.severity.value) for each in findings]


def of(*events: Any, day: dt.date, agreement: Agreement = UNSTATED) -> Any:
    return status(agreement, ac.journal(*events), on=day)


class TestAdoption:
    DRAFT = Drafted(on=ac.autumn(1), by="RSS")

    def test_before_the_term_it_does_not_hold_and_what_remains_is_unknown(self) -> None:
        found = of(self.DRAFT, day=ac.autumn(31, 12))
        assert (found.state.value, found.in_force) == ("drafted", False)
        assert told(found.findings) == [("adoption-stated", "note")]
        (finding,) = found.findings
        assert finding.source is None
        assert finding.message == Text(
            "Hur avtalet börjar gälla framgår inte av handlingarna, så vad som återstår före 2030-01-01 är okänt.",
            "How the agreement comes to hold is in no paper, so what remains to be done before 2030-01-01 is unknown.",
        )

    def test_in_the_term_nobody_knows(self) -> None:
        found = of(self.DRAFT, day=ac.on(1, 1))
        assert (found.state.value, found.in_force, found.in_force_from) == ("unknown", None, None)
        assert found.missing == ()
        assert told(found.findings) == [("adoption-stated", "note")]
        assert "så om det gäller 2030-01-01 är okänt." in found.findings[0].message.sv

    def test_after_the_term_nobody_knows_whether_it_held(self) -> None:
        found = of(self.DRAFT, day=ac.AGREEMENT.term.last_day + dt.timedelta(days=1))
        assert (found.state.value, found.in_force) == ("unknown", False)
        assert "så om det gällde är okänt." in found.findings[0].message.sv

    def test_with_a_few_signatures_the_others_are_missing_and_nothing_is_broken(self) -> None:
        found = of(*ac.all_sign(but=[ac.ORSA]), day=ac.on(1, 1))
        assert (found.state.value, found.in_force) == ("unknown", None)
        assert [each.party.code for each in found.missing] == [ac.ORSA]
        assert told(found.findings)[0] == ("adoption-stated", "note")
        assert "breach" not in dict(told(found.findings)).values()

    def test_all_have_signed(self) -> None:
        found = of(*ac.all_sign(), day=ac.on(1, 1))
        assert (found.state.value, found.in_force) == ("in-force", True)
        assert told(found.findings) == [("adoption-stated", "note")]
        assert "det läses här som att det gäller" in found.findings[0].message.sv

    def test_told_to_have_taken_effect(self) -> None:
        found = of(TookEffect(on=ac.on(1, 1)), day=ac.on(1, 1))
        assert (found.in_force, found.findings) == (True, ())

    def test_another_text_is_a_warning(self) -> None:
        found = of(ac.signed(ac.ORSA, ac.autumn(1), text="annan"), day=ac.autumn(2))
        assert told(found.findings) == [("adoption-stated", "note"), ("same-text", "warning")]
        assert "ingen handling säger om de ska vara likalydande" in found.findings[1].message.sv

    def test_notice_of_what_may_hold_without_a_signature(self) -> None:
        notice = NoticeGiven(on=ac.on(2, 1), party=ac.ORSA)
        assert of(notice, day=ac.on(2, 1)).in_force is None
        with pytest.raises(JournalError, match="the party has not signed"):
            of(notice, day=ac.on(2, 1), agreement=ac.AGREEMENT)

    def test_a_counterpart_is_of_a_bilateral_agreement(self) -> None:
        with pytest.raises(JournalError, match="no paper says that stod-2030 is signed in pairs; take the counterpart"):
            of(ac.signed(ac.REGION, ac.autumn(1), ac.ORSA), day=ac.autumn(2))

    def test_each_by_itself_needs_several_documents(self) -> None:
        with pytest.raises(Exception, match="make the form bilateral"):
            Adoption(holds_if=HoldsIf.EACH_SIGNS)
        assert Adoption(form=AgreementForm.BILATERAL).holds_if is None

    def test_the_one_that_follows_is_unknown_too(self) -> None:
        """Its predecessor has ended, and whether this one holds is told as a note and not as a fault."""
        first_day = ac.AGREEMENT.term.last_day + dt.timedelta(days=1)
        day = first_day + dt.timedelta(days=30)
        term = Period(first_day=first_day, last_day=dt.date(first_day.year, 12, 31))
        after = evolve(UNSTATED, id="nasta", term=term, succeeds=ac.AGREEMENT.id)
        following = status(after, Journal(of="nasta"), on=day)
        found = status(ac.AGREEMENT, ac.journal(*ac.all_sign()), on=day, successor=following)
        assert ("succession", "note") in told(found.findings)
        assert "warning" not in dict(told(found.findings)).values()

    def test_a_file_of_ones_own(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(FORBUND, "utf-8")
        empty = tmp_path / "empty.toml"
        empty.write_text('of = "forbund"\n', "utf-8")
        for day, heading in (
            ("2024-06-01", "okänt om det gäller"), ("2023-12-31", "inget steg är känt; avtalstiden har inte börjat"),
            ("2025-01-01", "avtalstiden är slut; okänt om avtalet gällde"),
        ):  # fmt: skip
            code, out, _ = run("status", path, "--on", day, "--journal", empty)
            assert code == 0
            assert f"Läget {day}: {heading}\n" in out
            assert "Notering: Hur avtalet börjar gälla framgår inte av handlingarna" in out
            assert "samtliga" not in out
            assert "gäller inte" not in out
        data = answer(run, "status", path, "--on", "2024-06-01")
        assert (data["form"], data["holds_if"], data["in_force"]) == (None, None, None)
        journal = tmp_path / "journal.toml"
        signed = '[[events]]\non = 2023-12-01\nkind = "signed"\nparties = ["K1", "K2"]\n'
        journal.write_text(f'of = "forbund"\n{signed}', "utf-8")
        page = run("status", path, "--on", "2023-12-31", "--journal", journal)[1]
        assert "Läget 2023-12-31: undertecknat, avtalstiden har inte börjat\n" in page


FORBUND = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
[[statistics]]
id = "folk"
title = "Folkmängd 2022"
counts = "population"
unit = "persons"
as_of = "2022"
figures = { K1 = 1, K2 = 2 }
[[agreements]]
id = "forbund"
title = "Förbundet"
term = "2024"
cost = { yearly = 100 }
cost_key = { kind = "proportional", statistic = "folk" }
"""


class TestRounding:
    def test_what_no_paper_states_is_an_assumption(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(FORBUND, "utf-8")
        silent = (
            "Vårt antagande: Ingen handling anges för hur beloppen avrundas; här används största rest, hela kronor."
        )
        assert silent in run("allocate", path, "--year", "2024")[1]
        assert silent in run("explain", path, "--year", "2024", "--party", "Ekeby")[1]
        chosen = run("allocate", path, "--year", "2024", "--method", "sainte-lague")[1]
        assert "utan annat val används största rest, hela kronor; det är ett antagande" in chosen
        english = run("allocate", path, "--year", "2024", "--method", "sainte-lague", "--lang", "en")[1]
        assert "that is an assumption, the agreement states no rounding" in english

    def test_what_a_file_states_is_the_agreements(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(f'{FORBUND}rounding = {{ method = "half-up-each" }}\n', "utf-8")
        assert "hur beloppen avrundas" not in run("allocate", path, "--year", "2024")[1]
        chosen = run("allocate", path, "--year", "2024", "--method", "sainte-lague")[1]
        assert "avtalets egen regel är varje rad för sig, halva uppåt, hela kronor." in chosen

    def test_with_a_source_it_is_cited(self) -> None:
        place = ac.at("§ 7")
        agreement = ac.made_up(rounding=RoundingRule(source=place), remarks=())
        sharing = share_cost(agreement, 2030)
        assert place in sharing_sources(sharing)
        steps = explain(sharing, ac.ORSA).steps
        assert any(place in step.sources and step.kind.value == "rounding" for step in steps)
        assert RoundingRule(source=place) == RoundingRule()

    def test_a_remark_that_it_is_assumed(self, facts: Catalogue) -> None:
        """Dalarna's files write the rule, and say beside it that no paper does."""
        old, new = facts.agreement("rss-dalarna-2018"), facts.agreement("rss-dalarna-2023")
        other = evolve(new, rounding=RoundingRule(unit=kronor(10)), remarks=())
        (change,) = [each for each in changed_terms(old, other) if each.name == "rounding"]
        assert change.before.sv == "står inte i källan; antaget: largest-remainder, 1 kr"
        assert change.after.sv == "largest-remainder, 10 kr"

    def test_nothing_is_said_of_what_is_not_shared(self, run: Run) -> None:
        assert "hur beloppen avrundas" not in run("allocate", "stimulans-aldre-2011")[1]

    def test_of_a_grant(self) -> None:
        grant = gc.made_up(rounding=RoundingRule(source=gc.at("§ 9")))
        from nara_vard_finans.analysis import award_sources  # noqa: PLC0415 - no public name

        assert gc.at("§ 9") in award_sources(share_grant(grant))
        assert gc.at("§ 9") not in award_sources(share_grant(grant, rounding=RoundingRule(unit=kronor(10))))


class TestFiguresOfAnotherYear:
    """Figures of the year, or the year before, are as one expects; others are told, unless a paper says so."""

    @staticmethod
    def figures(as_of: str) -> Statistic:
        return Statistic(
            id=f"folk-{as_of}",
            title=Text("Folk"),
            counts="population",
            unit="persons",
            as_of=Period.parse(as_of),
            figures={ac.ORSA: 1, ac.MORA: 2},
        )

    @staticmethod
    def agreement(key: CostKey) -> Agreement:
        return Agreement(
            id="a",
            title=Text("A"),
            cost_key=key,
            parties=Directory([party for party in ac.DIRECTORY if party.code in {ac.ORSA, ac.MORA}]),
            term=Period(first_day=dt.date(2023, 1, 1), last_day=dt.date(2026, 12, 31)),
            cost=Cost(yearly=kronor(30)),
        )

    def by(self, as_of: str, figures_for: Period | None = None) -> Agreement:
        return self.agreement(proportional_to(self.figures(as_of), figures_for=figures_for))

    @pytest.mark.parametrize(
        ("as_of", "beyond"),
        [
            ("2021-06", [2023, 2024, 2025, 2026]), ("2022-11-01", [2024, 2025, 2026]),
            ("2022-12-31", [2024, 2025, 2026]), ("2023-01-01", [2025, 2026]), ("2024", [2023, 2026]),
        ],
    )  # fmt: skip
    def test_where_the_border_runs(self, as_of: str, beyond: list[int]) -> None:
        agreement = self.by(as_of)
        found = {year: share_cost(agreement, year).findings for year in range(2023, 2027)}
        assert [year for year, findings in found.items() if findings] == beyond
        assert {each for findings in found.values() for each in told(findings)} == {("figures-for-year", "note")}

    def test_a_paper_says_so(self) -> None:
        agreement = self.by("2021-06", Period(first_day=dt.date(2023, 1, 1), last_day=dt.date(2024, 12, 31)))
        found = [year for year in range(2023, 2027) if share_cost(agreement, year).findings]
        assert found == [2025, 2026]

    def test_the_callers_choice_is_told_as_that(self) -> None:
        assert share_cost(self.by("2022").on_basis(self.figures("2015")), 2023).findings == ()

    def test_in_a_key_that_is_mixed(self) -> None:
        key = mixed([(1, proportional_to(self.figures("2021"))), (1, equal_shares(ac.ORSA, ac.MORA))])
        assert told(share_cost(self.agreement(key), 2026).findings) == [("figures-for-year", "note")]

    def test_fixed_shares_and_figures_without_a_day(self) -> None:
        assert share_cost(self.agreement(parts({ac.ORSA: 1, ac.MORA: 2})), 2026).findings == ()
        recovered = evolve(self.figures("2021"), as_of=None, recovered_from="t/c")
        assert share_cost(self.agreement(proportional_to(recovered)), 2026).findings == ()

    @pytest.mark.parametrize("year", [2024, 2025, 2026])
    def test_june_2021_after_2023(self, run: Run, year: int) -> None:
        assumed = f"används för {year}; ingen handling anges för att det gäller då."
        for command in (("allocate",), ("explain", "--party", "Orsa")):
            arguments = (command[0], "rss-dalarna-2023", "--year", year, *command[1:])
            code, out, _ = run(*arguments)
            assert code == 0
            assert f"Vårt antagande: Underlaget ”Folkmängd per kommun i Dalarna, juni 2021” {assumed}" in out
            (finding,) = answer(run, *arguments)["findings"]
            assert (finding["rule"], finding["severity"]) == ("figures-for-year", "note")
            assert finding["message"].endswith(assumed)

    def test_not_of_the_region_whose_half_rests_on_nothing_that_is_counted(self, run: Run) -> None:
        assert "används för 2026" not in run("explain", "rss-dalarna-2023", "--year", "2026", "--party", "20")[1]

    def test_of_a_key_that_waits_for_its_figures(self, facts: Catalogue) -> None:
        assert figures_beyond([facts.post("rss-gnv-post-2023").cost_key], 2025) == ()

    def test_of_a_post(self) -> None:
        """Its years are 2029 to 2031; figures of 2027 and 2028 are those of the year before for 2029 at most."""
        figures = evolve(self.figures("2028"), figures={pc.FALUN: 3, pc.MORA: 2, pc.ORSA: 1})
        key = NestedKey(
            between=parts({"municipalities": 1, "region": 1}),
            within={"municipalities": proportional_to(figures), "region": equal_shares(pc.REGION)},
            odd_unit_to="region",
        )
        post = pc.made_up(cost_key=key)
        (finding,) = status(post, Journal(of=post.id), on=pc.on(2028, 1, 1)).findings
        assert (finding.rule, finding.severity) == ("figures-for-year", Severity.NOTE)
        assert "används för 2030, 2031;" in finding.message.sv
        given = Journal(of=post.id, given=Given(basis=figures))
        assert status(post, given, on=pc.on(2028, 1, 1)).findings == ()

    def test_not_in_2023_for_which_the_memorandum_prints_it(self, run: Run) -> None:
        assert answer(run, "allocate", "rss-dalarna-2023", "--year", "2023")["findings"] == []
        assert "används för 2023" not in run("allocate", "rss-dalarna-2023", "--year", "2023")[1]

    def test_in_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(FORBUND.replace('"folk" }', '"folk", figures_for = "2024" }'), "utf-8")
        key: Any = read_facts(path).agreement("forbund").cost_key
        assert key.basis.figures_for == Period.year(2024)
        text = FORBUND.replace('statistic = "folk"', 'counts = "population", figures_for = "2024", parties = ["K1"]')
        path.write_text(text, "utf-8")
        with pytest.raises(FactsError, match="figures_for says for which days"):
            read_facts(path)


POST_FILE = """
[parties.municipalities]
K1 = "Ekeby"
[parties.regions]
99 = "Region Ek"
[[posts]]
id = "ledare"
title = "Ledare"
employer = "99"
term = "2024"
cost = { yearly = 100 }
cost_key = { kind = "equal", parties = ["K1", "99"] }
"""


class TestAPostWithoutGrants:
    POST = pc.made_up(grants=(), decision=None)

    def test_no_yearly_decision_is_asked(self) -> None:
        found = status(self.POST, Journal(of=self.POST.id), on=pc.on(2030, 6, 1))
        assert found.findings == ()

    def test_what_is_paid_without_a_decision_or_decided_without_a_notice(self) -> None:
        events = [pc.decided(pc.on(2028, 12, 1), 2029, 60_000), pc.paid(pc.on(2029, 2, 1), 2029, 40_000, pc.FALUN)]
        found = status(self.POST, Journal(of=self.POST.id, events=events), on=pc.on(2029, 6, 1))
        assert found.findings == ()

    def test_an_employment_that_nothing_is_told_of_is_a_note(self) -> None:
        events = [pc.began(pc.on(2029, 1, 1))]
        found = status(self.POST, Journal(of=self.POST.id, events=events), on=pc.on(2029, 6, 1))
        assert {*told(found.findings)} == {("employment-covered", "note")}
        assert "att de ska besluta år för år förutsätts inte" in found.findings[0].message.sv

    def test_the_page_says_that_nobody_knows_who_is_bound(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "tjanst.toml"
        path.write_text(POST_FILE, "utf-8")
        empty = tmp_path / "empty.toml"
        empty.write_text('of = "ledare"\n', "utf-8")
        code, page, _ = run("status", path, "--on", "2024-06-01", "--journal", empty)
        assert code == 0
        assert "inget bidrag" not in page
        assert "Ingen handling anges för hur finansiärerna är bundna" in page
        assert "Varken betalt eller beslutat" in page
        assert "bär som arbetsgivare" not in page
        assert "verkställande" not in run("deadlines", path)[1]

    def test_where_a_paper_says_so_each_year_is_decided(self) -> None:
        post = pc.made_up(grants=())
        found = status(post, Journal(of=post.id), on=pc.on(2029, 6, 1))
        assert told(found.findings) == [("year-decided", "warning")]

    def test_the_days_to_keep(self) -> None:
        from nara_vard_finans import list_deadlines  # noqa: PLC0415 - beside what it tells

        ids = [each.id for each in list_deadlines(posts=[self.POST])]
        assert ids == ["tjanst-2029/term-ends"]
        first = list_deadlines(posts=[pc.made_up(grants=())])[0]
        assert first.what == Text(
            "Verksamhetsåret 2029 börjar; verkställande beslut behövs",
            "The year 2029 begins; an implementing decision is needed",
        )
        some = pc.made_up(grants=pc.POST.grants[:1], decision=None)
        assert [each.id for each in list_deadlines(posts=[some])] == [
            "tjanst-2029/2029-begins",
            "tjanst-2029/term-ends",
        ]


class TestTheAgreementsOwnBasisByName:
    def test_it_is_no_choice_and_the_assumption_of_the_year_is_kept(self, run: Run) -> None:
        for command in (("allocate",), ("explain", "--party", "Orsa")):
            asked = (command[0], "rss-dalarna-2023", "--year", "2025", *command[1:])
            named = run(*asked, "--basis", "population-dalarna-2021-06")
            assert named == run(*asked)
            assert "ingen handling anges för att det gäller då" in named[1]
            assert "är valt vid anropet" in run(*asked, "--basis", "population-dalarna-2018-11")[1]


class TestADayThatWeRead:
    """The paper prints 2030-12-31; we read 2030-09-30."""

    READ = evolve(gc.INTERIM, printed_due_on=gc.on(12, 31), contents=())

    def found(self, day: dt.date, *events: Any, grant: Grant | None = None) -> tuple[Finding, ...]:
        read = grant or gc.made_up(duties=(self.READ, gc.FINAL), requirements=(), areas=(), joint_uses=())
        journal = Journal(of=read.id, events=(gc.told(gc.FALUN, 100, gc.on(2, 1)), *events))
        return status(read, journal, on=day).findings

    def test_missing_by_our_reading_is_a_warning(self) -> None:
        assert self.found(gc.on(9, 30)) == ()
        (late,) = self.found(gc.on(12, 31))
        assert late.severity is Severity.WARNING
        assert "senast 2030-09-30 (vår tolkning; tryckt är 2030-12-31)." in late.message.sv
        assert "due on 2030-09-30 (our reading; 2030-12-31 is printed)." in late.message.en

    def test_missing_by_both_is_a_breach(self) -> None:
        (late,) = self.found(gc.on(1, 1, 2031))
        assert late.severity is Severity.BREACH

    def test_an_earlier_printed_day_changes_nothing(self) -> None:
        early = evolve(self.READ, printed_due_on=gc.on(3, 31))
        grant = gc.made_up(duties=(early, gc.FINAL), requirements=(), areas=(), joint_uses=())
        (late,) = self.found(gc.on(10, 1), grant=grant)
        assert (late.severity, "tryckt är 2030-03-31" in late.message.sv) == (Severity.BREACH, True)

    def test_in_time_by_our_reading_and_not_by_the_printed_day(self) -> None:
        early = evolve(self.READ, printed_due_on=gc.on(6, 30))
        grant = gc.made_up(duties=(early, gc.FINAL), requirements=(), areas=(), joint_uses=())
        found = {
            day: told(self.found(gc.on(12, 31), gc.filed(gc.FALUN, day, contents=()), grant=grant))
            for day in (gc.on(6, 30), gc.on(7, 1), gc.on(9, 30), gc.on(10, 1))
        }
        note, warning = [("report-in-time", "note")], [("report-in-time", "warning")]
        assert list(found.values()) == [[], note, note, warning]

    def test_an_earlier_printed_day_does_not_go_by_in_silence(self) -> None:
        """Nothing is filed: a note from the day after the printed one, until our own day is past."""
        early = evolve(self.READ, printed_due_on=gc.on(6, 30))
        grant = gc.made_up(duties=(early, gc.FINAL), requirements=(), areas=(), joint_uses=())
        found = {day: told(self.found(day, grant=grant)) for day in (gc.on(6, 30), gc.on(7, 1), gc.on(9, 30))}
        assert list(found.values()) == [[], [("report-in-time", "note")], [("report-in-time", "note")]]
        (note,) = self.found(gc.on(7, 15), grant=grant)
        assert "är inte lämnad; tryckt sista dag var 2030-06-30" in note.message.sv
        assert "enligt vår tolkning är den 2030-09-30." in note.message.sv
        assert self.found(gc.on(7, 15), gc.filed(gc.FALUN, gc.on(6, 30), contents=()), grant=grant) == ()

    def test_nor_does_that_of_a_repayment(self) -> None:
        back = gc.duty("back", DutyKind.REPAYMENT, gc.on(12, 31), printed_due_on=gc.on(9, 30))
        bare = gc.made_up(duties=(back,), requirements=(), conditions=())
        events = (gc.told(gc.FALUN, 100, gc.on(2, 1)), gc.paid(gc.FALUN, 100, gc.on(3, 1)))
        for more, day, expected in (
            ((), gc.on(9, 30), []), ((), gc.on(10, 1), [("repaid-in-time", "note")]),
            ((gc.used(gc.FALUN, 100, gc.on(4, 1)),), gc.on(10, 1), []),
        ):  # fmt: skip
            journal = Journal(of=bare.id, events=(*events, *more))
            found = told(status(bare, journal, on=day).findings)
            assert [each for each in found if each[0] == "repaid-in-time"] == expected

    def test_nor_does_that_of_a_requisition(self) -> None:
        asks = gc.duty("ask", DutyKind.REQUISITION, gc.on(6, 30), printed_due_on=gc.on(3, 31))
        bare = gc.made_up(duties=(asks,), requirements=(), conditions=(), areas=(), joint_uses=())
        late, note = gc.asked(gc.FALUN, 100, gc.on(4, 1)), [("requisitioned-in-time", "note")]
        for more, day, expected in (
            ((), gc.on(3, 31), []), ((), gc.on(4, 1), note), ((late,), gc.on(5, 1), note),
            ((gc.asked(gc.FALUN, 100, gc.on(3, 31)),), gc.on(5, 1), []),
        ):  # fmt: skip
            journal = Journal(of=bare.id, events=(gc.told(gc.FALUN, 100, gc.on(2, 1)), *more))
            assert told(status(bare, journal, on=day).findings) == expected

    def test_a_requisition_and_a_repayment(self) -> None:
        asks = gc.duty("ask", DutyKind.REQUISITION, gc.on(3, 31), printed_due_on=gc.on(6, 30))
        back = gc.duty("back", DutyKind.REPAYMENT, gc.on(9, 30), printed_due_on=gc.on(12, 31))
        bare = gc.made_up(duties=(asks, back), requirements=(), conditions=(), areas=(), joint_uses=())
        events = (gc.asked(gc.FALUN, 100, gc.on(5, 1)), gc.paid(gc.FALUN, 100, gc.on(5, 2)))
        journal = Journal(of=bare.id, events=(gc.told(gc.FALUN, 100, gc.on(2, 1)), *events))
        found = {day: told(status(bare, journal, on=day).findings) for day in (gc.on(12, 31), gc.on(1, 1, 2031))}
        assert found[gc.on(12, 31)] == [("requisitioned-in-time", "warning"), ("repaid-in-time", "warning")]
        assert found[gc.on(1, 1, 2031)] == [("requisitioned-in-time", "warning"), ("repaid-in-time", "breach")]

    def test_what_is_printed_in_the_paper_of_2020(self, facts: Catalogue) -> None:
        duty = facts.grant("ok-gnv-2020").duty("interim-report")
        assert (duty.due_on, duty.last_reading) == (dt.date(2020, 9, 30), dt.date(2021, 9, 30))


class TestWhoseMeasureByOurReading:
    READING = Remark(
        kind=RemarkKind.READING, text=Text("Läses som regionens.", "Read as the region's."), at="meant_for"
    )

    def areas(self, *remarks: Remark) -> tuple[Area, ...]:
        return (evolve(gc.GRANT.areas[0], remarks=remarks), gc.GRANT.areas[1])

    def found(self, *remarks: Remark) -> tuple[Finding, ...]:
        grant = gc.made_up(areas=self.areas(*remarks), duties=(gc.INTERIM, gc.FINAL), conditions=())
        events = (
            gc.told(gc.FALUN, 300_000, gc.on(2, 1)), gc.paid(gc.FALUN, 300_000, gc.on(2, 2)),
            gc.used(gc.FALUN, 10, gc.on(3, 1), "b", "b6"), gc.used(gc.FALUN, 10, gc.on(3, 1), "c", "c1"),
        )  # fmt: skip
        return status(grant, Journal(of=grant.id, events=events), on=gc.on(10, 1)).findings

    def test_a_clause_is_broken(self) -> None:
        assert [each for each in told(self.found()) if each[0] in {"meant-for", "both"}] == [
            ("meant-for", "breach"), ("both", "warning"),
        ]  # fmt: skip

    def test_a_reading_is_a_warning_and_the_measure_counts(self) -> None:
        found = self.found(self.READING)
        assert [each for each in told(found) if each[0] in {"meant-for", "both"}] == [("meant-for", "warning")]
        (finding,) = [each for each in found if each.rule == "meant-for"]
        assert "som här läses som avsedd för regionen" in finding.message.sv
        assert finding.message.sv.endswith("Vår tolkning: Läses som regionens.")
        assert finding.message.en.endswith("Our reading: Read as the region's.")

    def test_primary_care_in_the_paper_of_2020_tells_the_tension(self, facts: Catalogue) -> None:
        grant = facts.grant("ok-gnv-2020")
        found = status(grant, example_journal("exempel-gnv-2020"), on=dt.date(2020, 9, 1)).findings
        (finding,) = found
        assert (finding.rule, finding.severity) == ("meant-for", Severity.WARNING)
        assert "PM 2022-09-19 (”Riskanalys”) skriver att kommunerna bedriver drygt 25 %" in finding.message.sv


class TestBeyondTheAward:
    @staticmethod
    def found(kr: int, paid: int = 0, grant: Grant = gc.GRANT) -> list[Finding]:
        events = [gc.told(gc.ORSA, kr, gc.on(2, 1)), *([gc.paid(gc.ORSA, paid, gc.on(2, 2))] if paid else [])]
        found = status(grant, Journal(of=grant.id, events=events), on=gc.on(3, 1)).findings
        return [each for each in found if each.rule == "notified-within-award"]

    def test_the_award_and_a_krona_more(self) -> None:
        """Orsa has 100 000 kr of 600 000 by the key."""
        assert self.found(100_000, 100_000) == []
        (finding,) = self.found(100_001)
        assert finding.severity is Severity.WARNING
        assert finding.message.sv == "Orsa: besked om 100 001 kr, 1 kr mer än 100 000 kr som nyckeln ger."

    def test_what_is_paid_of_it(self) -> None:
        (finding,) = self.found(150_000, 120_000)
        assert finding.message.en == (
            "Orsa: notified of 150 000 kr, 50 000 kr more than the 100 000 kr that the key gives. 120 000 kr is paid."
        )

    def test_what_another_rounding_gives_is_not_beyond(self) -> None:
        """A third of 200 kr is 66,67 kr: 67 is what rounding each row gives, and 68 is more than any rounding."""
        three = gc.made_up(pots=(gc.pot("ram", amount=kronor(200), key=equal_shares(gc.FALUN, gc.MORA, gc.ORSA)),))
        assert self.found(67, grant=three) == []
        assert len(self.found(68, grant=three)) == 1

    def test_nothing_is_said_where_the_award_is_not_known(self) -> None:
        bare = gc.made_up(pots=(gc.pot("ram", amount=kronor(200)),))
        assert self.found(150, grant=bare) == []
        met = gc.made_up(
            pots=(gc.pot("ram", amount=kronor(200), key=equal_shares(gc.ORSA), for_those_who=Text("har gjort det")),)
        )
        assert self.found(150, grant=met) == []

    def test_the_source_is_the_keys_the_pots_or_the_grants(self) -> None:
        keyed = gc.pot(
            "ram", amount=kronor(10), key=equal_shares(gc.ORSA, source=gc.at("nyckeln")), source=gc.at("ram")
        )
        assert self.found(11, grant=gc.made_up(pots=(keyed, gc.pot("annan", amount=kronor(9)))))[0].source == gc.at(
            "nyckeln"
        )
        plain = evolve(keyed, key=equal_shares(gc.ORSA))
        assert self.found(11, grant=gc.made_up(pots=(plain, gc.pot("annan", amount=kronor(9)))))[0].source == gc.at(
            "ram"
        )


JOINT = """
[[grants]]
id = "prov"
title = "Prov"
grantor = "Staten"
year = 2022
term = { first_day = 2022-01-01, last_day = 2023-12-31 }
[[grants.pots]]
id = "kommunerna"
title = "Kommunerna"
amount = 20_000
to = "municipalities"
key = { kind = "parts", shares = { "Falun" = 3, "Mora" = 1 } }
[[grants.pots]]
id = "regionen"
title = "Regionen"
amount = 60_000
to = "region"
key = { kind = "equal", parties = ["Region Dalarna"] }
[[grants.joint_uses]]
id = "utredning"
title = "Utredning"
years = [2022]
"""


class TestJointWorkOfBothPrincipals:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "prov.toml"
        path.write_text(JOINT, "utf-8")
        return path

    def test_the_regions_part_comes_off_its_own_award(self, run: Run, path: Path) -> None:
        """By hand: half of 8 000 kr each; of the municipalities' 4 000 kr Falun gives 3 000 and Mora 1 000."""
        arguments = ("allocate", path, "--joint-cost", "8000", "--joint-percent", "50")
        data = answer(run, *arguments)
        assert [(row["name"], row["gives"], row["keeps"]) for row in data["rows"]] == [
            ("Falun", "3000", "12000"), ("Mora", "1000", "4000"), ("Region Dalarna", "4000", "56000"),
        ]  # fmt: skip
        assert (data["joint"]["municipalities"], data["joint"]["region"]) == ("4000", "4000")
        page = run(*arguments)[1]
        lines = {line.split("  ")[0]: re.split(" {2,}", line)[-2:] for line in page.splitlines()}
        assert lines["Kommunerna"] == ["4 000", "16 000"]
        assert lines["Regionen"] == ["4 000", "56 000"]
        assert lines["Summa"] == ["8 000", "72 000"]
        rows = run(*arguments, "--format", "csv")[1].splitlines()
        assert rows[-1].endswith(",4000,56000")

    def test_more_than_the_regions_award_is_refused(self, run: Run, path: Path) -> None:
        code, _, told_ = run("allocate", path, "--joint-cost", "70000", "--joint-percent", "0")
        assert code == 2
        assert "Region Dalarna: it would give 70 000 kr of an award of 60 000 kr; lower the cost" in told_

    def test_one_that_is_neither_principals_takes_no_part(self, run: Run, path: Path) -> None:
        """The pot of the counties is shared between rows that are no parties of the grant."""
        more = JOINT.replace(
            "[[grants.joint_uses]]",
            """[[grants.pots]]
id = "lanen"
title = "Länen"
amount = 30
key = { kind = "proportional", counts = "patients", as_of = "2021" }
[[grants.joint_uses]]""",
        )
        path.write_text(more, "utf-8")
        figures = path.with_name("tal.csv")
        figures.write_text("party,patients\nNorra länet,1\nSödra länet,2\n", "utf-8")
        arguments = ("allocate", path, "--joint-cost", "8000", "--joint-percent", "50", "--figures", figures)
        every = (*arguments, "--pot", "kommunerna", "--pot", "regionen", "--pot", "lanen")
        rows = answer(run, *every)["rows"]
        assert [(row["gives"], row["keeps"]) for row in rows[-2:]] == [(None, None), (None, None)]
        assert run(*every)[0] == 0
