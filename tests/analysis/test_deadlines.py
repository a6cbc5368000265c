"""The days to keep, across grants, agreements and posts."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import agreement_cases
import post_cases
from grant_cases import FINAL, GRANT, INTERIM, at, duty, made_up, on
from nara_vard_finans import Agreement, Grant, Period, deadlines
from nara_vard_finans.agreements import Due, Payment
from nara_vard_finans.core import AgreementError, Language, NoticePeriod, RemarkKind, Text
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import DutyKind
from nara_vard_finans.posts import YearlyGrant
from nara_vard_finans.reports import calendar_text
from nara_vard_finans.sharing import Every


def days(
    facts: Catalogue, *, first_day: dt.date = dt.date.min, last_day: dt.date = dt.date.max
) -> list[tuple[str, str]]:
    found = deadlines(grants=facts.grants, agreements=facts.agreements, first_day=first_day, last_day=last_day)
    return [(deadline.on.isoformat(), deadline.id) for deadline in found]


EVERY = [
    ("2012-06-30", "stimulans-aldre-2011/follow-up-2010"),
    ("2013-06-30", "stimulans-aldre-2011/final-report"),
    ("2013-06-30", "stimulans-aldre-2011/repayment"),
    ("2020-04-09", "ok-gnv-2020/final-report/removed"),
    ("2020-04-09", "ok-gnv-2020/interim-report/removed"),
    ("2020-09-30", "ok-gnv-2020/interim-report"),
    ("2021-03-31", "ok-gnv-2020/final-report"),
    ("2021-09-30", "ok-gnv-2020/interim-report/printed"),
    ("2021-12-31", "rss-dalarna-2018/notice"),
    ("2022-11-30", "rss-dalarna-2023/signing"),
    ("2022-12-31", "rss-dalarna-2018/term-ends"),
    ("2026-12-31", "rss-dalarna-2023/term-ends"),
]


class TestWhatShips:
    def test_every_day_by_day_and_then_by_id(self, facts: Catalogue) -> None:
        """The decision of 2011 names 2012-06-30 and twice 2013-06-30; the paper of 2020 two reports; and two terms end, one with notice."""
        assert days(facts) == EVERY

    def test_from_a_day_and_to_a_day_both_inclusive(self, facts: Catalogue) -> None:
        assert days(facts, first_day=dt.date(2020, 1, 1)) == EVERY[3:]
        assert days(facts, first_day=dt.date(2013, 6, 30), last_day=dt.date(2021, 3, 31)) == EVERY[1:7]
        assert days(facts, first_day=dt.date(2013, 7, 1), last_day=dt.date(2021, 3, 30)) == EVERY[3:6]
        assert days(facts, last_day=dt.date(2012, 6, 29)) == []

    def test_the_repayment_of_2011(self, facts: Catalogue) -> None:
        (found,) = [each for each in deadlines(grants=facts.grants) if each.id.endswith("repayment")]
        assert (found.on, found.to) == (dt.date(2013, 6, 30), "Socialstyrelsen")
        assert found.who == Text("Varje mottagare", "Each recipient")
        assert "återbetalning" in found.what.sv
        assert found.of == facts.grant("stimulans-aldre-2011").title
        assert found.source is not None
        assert found.source.paper.dated == Period.parse("2011-03-24")

    def test_the_interim_report_tells_which_day_is_printed(self, facts: Catalogue) -> None:
        found = next(each for each in deadlines(grants=facts.grants) if each.id == "ok-gnv-2020/interim-report")
        assert (found.who.sv, found.to) == ("RSS Dalarna", "Socialstyrelsen")
        said = " ".join(remark.text.sv for remark in found.remarks)
        assert "30 sep 2021" in said
        assert "2020-09-30" in said
        assert {RemarkKind.CONTRADICTION, RemarkKind.READING} <= {remark.kind for remark in found.remarks}

    def test_a_day_that_is_read_and_has_no_remark_says_so_itself(self) -> None:
        read = evolve(FINAL, printed_due_on=on(5, 31, 2031))
        _, found, printed = deadlines(grants=[made_up(duties=(GRANT.duties[0], read))])
        assert (printed.on, printed.id) == (on(5, 31, 2031), f"{GRANT.id}/{FINAL.id}/printed")
        assert printed.what.sv.endswith(", annan tolkning: sista dag 2031-05-31, som det är tryckt")
        (remark,) = found.remarks
        assert remark.kind is RemarkKind.READING
        for text in (remark.text.sv, remark.text.en):
            assert "2031-05-31" in text
            assert "2031-03-31" in text

    def test_an_agreement_ends_by_itself_with_its_remarks_on_the_term(self, facts: Catalogue) -> None:
        agreement = facts.agreement("rss-dalarna-2018")
        _, found = deadlines(agreements=[agreement])
        assert (found.who, found.to, found.of) == (Text(""), "", agreement.title)
        assert found.what.sv == "Avtalstiden löper ut"
        assert found.remarks
        assert {remark.at for remark in found.remarks} == {"term"}

    def test_an_agreement_without_remarks(self, facts: Catalogue) -> None:
        _, found = deadlines(agreements=[evolve(facts.agreement("rss-dalarna-2018"), remarks=())])
        assert found.remarks == ()


class TestGrants:
    GRANT: Grant = made_up(
        use=Period(first_day=on(4, 1), last_day=on(12, 31)),
        duties=(*GRANT.duties, duty("rapport", DutyKind.OTHERS, on(6, 1, 2031))),
    )  # fmt: skip

    def test_the_last_day_of_use_is_one(self) -> None:
        found = {each.id: each for each in deadlines(grants=[self.GRANT])}
        assert list(found) == ["prov-2030/interim", "prov-2030/use-ends", "prov-2030/final", "prov-2030/rapport"]
        ends = found["prov-2030/use-ends"]
        assert (ends.on, ends.who, ends.source) == (on(12, 31), Text(""), at("hela"))

    def test_a_day_as_printed_needs_no_remark(self) -> None:
        assert {each.remarks for each in deadlines(grants=[self.GRANT])} == {()}

    def test_who_does_it(self) -> None:
        found = {each.id.partition("/")[2]: each.who.sv for each in deadlines(grants=[self.GRANT])}
        assert found == {"interim": "RSS", "final": "Varje mottagare", "rapport": "", "use-ends": ""}

    def test_the_ids_stay_the_same_in_whatever_order_they_are_asked_for(self, facts: Catalogue) -> None:
        there = deadlines(grants=[self.GRANT, *facts.grants], agreements=facts.agreements)
        back = deadlines(grants=[*reversed(facts.grants), self.GRANT], agreements=reversed(facts.agreements))
        assert there == back
        assert len({each.id for each in there}) == len(there)

    def test_of_nothing_there_is_nothing(self) -> None:
        assert deadlines() == ()


class TestAgreements:
    def test_the_last_day_of_notice(self, facts: Catalogue) -> None:
        """Twelve months before the end of 2022: of each party, and with the remarks on the notice and on the term."""
        agreement = facts.agreement("rss-dalarna-2018")
        found, _ = deadlines(agreements=[agreement])
        assert (found.id, found.on) == ("rss-dalarna-2018/notice", dt.date(2021, 12, 31))
        assert (found.who, found.to, found.of) == (Text("Varje part", "Each party"), "", agreement.title)
        assert "säga upp" in found.what.sv
        assert {remark.at for remark in found.remarks} == {"notice", "term"}
        assert found.source == agreement.source

    def test_without_a_period_of_notice_there_is_none(self, facts: Catalogue) -> None:
        signing, found = deadlines(agreements=[facts.agreement("rss-dalarna-2023")])
        assert (signing.id, signing.on) == ("rss-dalarna-2023/signing", dt.date(2022, 11, 30))
        assert (found.id, found.on) == ("rss-dalarna-2023/term-ends", dt.date(2026, 12, 31))

    def test_autumn_is_told_as_a_reading(self, facts: Catalogue) -> None:
        """ "Höst 2022" is all that a paper prints of when to sign."""
        signing = deadlines(agreements=[facts.agreement("rss-dalarna-2023")])[0]
        assert [remark.kind for remark in signing.remarks] == [RemarkKind.READING]
        assert "”Höst 2022”" in signing.remarks[0].text.sv

    def test_with_another_period_of_notice(self, facts: Catalogue) -> None:
        """Six months back from 2026-12-31 is 2026-06-30, and from a day later it is too late."""
        agreement = evolve(facts.agreement("rss-dalarna-2023"), notice=NoticePeriod(6))
        assert [each.on.isoformat() for each in deadlines(agreements=[agreement])][1:] == ["2026-06-30", "2026-12-31"]


class TestPosts:
    def test_every_year_begins_and_awaits_a_decision(self, facts: Catalogue) -> None:
        post = facts.post("rss-gnv-post-2023")
        found = deadlines(posts=[post])
        assert [(each.on.isoformat(), each.id) for each in found] == [
            ("2023-01-01", "rss-gnv-post-2023/2023-begins"),
            ("2024-01-01", "rss-gnv-post-2023/2024-begins"),
            ("2025-01-01", "rss-gnv-post-2023/2025-begins"),
            ("2025-12-31", "rss-gnv-post-2023/term-ends"),
            ("2026-12-31", "rss-gnv-post-2023/term-ends/2023-2026"),
        ]
        begins = found[1]
        assert begins.what.sv == "Verksamhetsåret 2024 börjar; verkställande beslut behövs när besked om medlen finns"
        assert {"2024", "implementing", "decision"} <= {*begins.what.in_english.split()}
        assert (begins.who, begins.to, begins.of) == (
            Text("Varje finansiär", "Each financier"), "Region Dalarna", post.title,
        )  # fmt: skip
        assert begins.source == post.decision
        assert {remark.kind for remark in begins.remarks} == {RemarkKind.CONTRADICTION, RemarkKind.READING}
        ends, otherwise = found[-2:]
        assert ends.what.sv == "Tjänstens tid löper ut"
        assert otherwise.what.sv == "Tjänstens tid löper ut, annan tolkning"
        assert (ends.who, ends.to, ends.source) == (Text(""), "", post.source)

    def test_a_post_that_begins_within_a_year(self) -> None:
        """Its first year begins with its term; where no clause is named, the whole paper is."""
        term = Period(first_day=dt.date(2029, 4, 1), last_day=dt.date(2030, 3, 31))
        grants = tuple(YearlyGrant(year=year, title=Text("Medel")) for year in (2029, 2030))
        post = post_cases.made_up(term=term, grants=grants, decision=None)
        found = deadlines(posts=[post])
        assert [(each.on.isoformat(), each.id) for each in found] == [
            ("2029-04-01", "tjanst-2029/2029-begins"),
            ("2030-01-01", "tjanst-2029/2030-begins"),
            ("2030-03-31", "tjanst-2029/term-ends"),
        ]
        assert {each.source for each in found} == {post.source}

    def test_among_everything_that_ships(self, facts: Catalogue) -> None:
        found = deadlines(grants=facts.grants, agreements=facts.agreements, posts=facts.posts)
        own = [
            ("2023-01-01", "2023-begins"),
            ("2024-01-01", "2024-begins"),
            ("2025-01-01", "2025-begins"),
            ("2025-12-31", "term-ends"),
            ("2026-12-31", "term-ends/2023-2026"),
        ]
        before = [("2022-01-01", "2022-begins"), ("2022-12-31", "term-ends")]
        every = sorted(
            [
                *EVERY,
                *((day, f"rss-gnv-post-2022/{name}") for day, name in before),
                *((day, f"rss-gnv-post-2023/{name}") for day, name in own),
            ]
        )
        assert [(each.on.isoformat(), each.id) for each in found] == every
        assert len({each.id for each in found}) == len(found)


class TestIds:
    def test_two_different_days_of_one_id_are_refused(self) -> None:
        """A calendar knows a day by its id, so that the later import would move the earlier day in silence."""
        later = evolve(GRANT, duties=(INTERIM, evolve(FINAL, due_on=on(6, 30, 2031))))
        with pytest.raises(
            AgreementError, match=f"{FINAL.id}: it is the id of two different days to keep, .* and 2031-06-30"
        ):
            deadlines(grants=[GRANT, later])
        both = (*deadlines(grants=[GRANT]), *deadlines(grants=[later]))
        with pytest.raises(AgreementError, match="two different days"):
            calendar_text(both, Language.SV, stamped=dt.datetime(2030, 1, 1, tzinfo=dt.UTC))

    def test_what_is_handed_over_twice_is_listed_once(self) -> None:
        assert deadlines(grants=[GRANT, GRANT]) == deadlines(grants=[GRANT])


class TestInvoices:
    """Paid twice: once a year for 2030 to 2033, afterwards; and where there is no end, one year unless a day is named."""

    YEARLY = Payment(due=Due.AFTERWARDS, every=Every.YEAR, day=15, source=at("6 §"))

    def of(self, agreement: Agreement, **between: Any) -> list[str]:
        found = deadlines(agreements=[agreement], **between)
        return [str(each.on) for each in found if "/invoice-" in each.id]

    def test_the_days_of_the_term(self) -> None:
        agreement = agreement_cases.made_up(payment=self.YEARLY)
        assert self.of(agreement) == ["2031-01-15", "2032-01-15", "2033-01-15", "2034-01-15"]
        assert self.of(agreement, first_day=dt.date(2031, 1, 1), last_day=dt.date(2032, 1, 15)) == [
            "2031-01-15",
            "2032-01-15",
        ]
        first = next(each for each in deadlines(agreements=[agreement]) if "/invoice-" in each.id)
        assert (first.id, first.what.in_english) == ("stod-2030/invoice-2030-01-01", "The invoice for 2030 falls due")
        assert (first.who, first.source) == (Text("Varje part", "Each party"), at("6 §"))

    def test_where_it_is_not_stated_how_often_none_is_listed(self) -> None:
        assert self.of(agreement_cases.made_up(payment=Payment(due=Due.AFTERWARDS))) == []

    def test_a_term_without_end(self) -> None:
        endless = agreement_cases.made_up(payment=self.YEARLY, term=Period.since(dt.date(2030, 1, 1)))
        assert self.of(endless) == ["2031-01-15"]
        assert self.of(endless, first_day=dt.date(2035, 3, 1)) == ["2036-01-15"]
        assert self.of(endless, first_day=dt.date(2035, 1, 1), last_day=dt.date(2036, 12, 31)) == [
            "2035-01-15",
            "2036-01-15",
        ]
