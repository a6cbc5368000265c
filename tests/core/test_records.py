"""What every record does with what it is handed, what every error says, and the natural calls of results."""

import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nara_vard_finans
from nara_vard_finans import (
    CostKey,
    Journal,
    Method,
    NaraVardFinansError,
    Party,
    RoundingRule,
    Severity,
    apportion,
    embedded,
    equal_shares,
    example_journal,
    explain,
    explain_award,
    kronor,
    mixed,
    parts,
    percentages,
    proportional_to,
    read_journal,
    share_cost,
    share_grant,
    status,
)
from nara_vard_finans.agreements import AgreementStatus, Signed, agreement_without
from nara_vard_finans.core import (
    AmbiguousPartyError,
    GrantError,
    InexactTypeError,
    Language,
    Principal,
    Statistic,
    Text,
    UnknownPartyError,
    with_tuples,
)
from nara_vard_finans.grants import GrantStatus, Notified
from nara_vard_finans.reports import status_report, written
from nara_vard_finans.sharing import Tie, UnstatedKey, among


def rooms() -> Iterator[Any]:
    for found in pkgutil.walk_packages(nara_vard_finans.__path__, "nara_vard_finans."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def classes() -> list[type]:
    own = (each for room in rooms() for each in vars(room).values() if inspect.isclass(each))
    return sorted({each for each in own if each.__module__.startswith("nara_vard_finans")}, key=repr)


RECORDS = [each for each in classes() if attrs.has(each) and not each.__name__.startswith("_")]
ERRORS = [each for each in classes() if issubclass(each, NaraVardFinansError)]


class TestTuples:
    @pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
    def test_every_tuple_of_a_record_is_a_copy(self, record: Any) -> None:
        for part in attrs.fields(record):
            if not part.init or not str(part.type).strip("\"'").startswith("tuple[") or "cli" in record.__module__:
                continue
            assert part.converter is not None, part.name
            if getattr(part.converter, "__module__", "") == with_tuples.__module__:
                handed: list[Any] = [["one", ["two"]]]
                made = part.converter(handed)
                handed[0][1].append("three")
                handed.append("four")
                assert made == (("one", ("two",)),)

    def test_a_list_that_is_changed_later_changes_nothing(self) -> None:
        won = ["2034"]
        tie = Tie(won=won, lost=(each for each in ("2039",)))  # type: ignore[arg-type]
        won.append("2080")
        assert (tie.won, tie.lost) == (("2034",), ("2039",))
        assert hash(tie) == hash(Tie(won=("2034",), lost=("2039",)))
        assert Tie(won=(["2034"],), lost=()).won == (("2034",),)  # type: ignore[arg-type,comparison-overlap]
        assert Tie(won=None, lost=()).won is None  # type: ignore[arg-type]

    @pytest.mark.parametrize("handed", ["2034", {"2034"}, {"2034": 1}])
    def test_what_is_no_list_is_refused(self, handed: Any) -> None:
        with pytest.raises(InexactTypeError, match="expected a list or a tuple"):
            Tie(won=handed, lost=())


BAD_CODES = [None, 2034, "", "  ", ["2034"], b"2034", 1.5, ("2034",)]


class TestCodes:
    @pytest.mark.parametrize("code", BAD_CODES)
    def test_every_maker_refuses_what_is_no_code(self, code: Any) -> None:
        statistic = embedded().statistic("population-dalarna-2018-11")
        for make in (
            lambda: equal_shares(code),
            lambda: equal_shares("2080", code),
            lambda: parts([(code, 1)]),
            lambda: percentages([(code, 100)]),  # type: ignore[arg-type]
            lambda: proportional_to(statistic, [code]),
            lambda: among(equal_shares("2080"), [code]),
            lambda: UnstatedKey(counts="population", parties=[code]),
            lambda: mixed([(1, equal_shares(code))]),
            lambda: Statistic(id="s", title=Text("s"), counts="c", unit="u", as_of=None, figures=[(code, 1)]),
            lambda: Notified(on=dt.date(2030, 1, 1), recipient=code, amount=kronor(1)),
            lambda: agreement_without(embedded().agreement("rss-dalarna-2023"), [code]),
        ):
            with pytest.raises(InexactTypeError):
                make()

    def test_a_list_of_codes_gets_the_right_advice(self) -> None:
        with pytest.raises(InexactTypeError, match=r"equal_shares\(\*codes\)"):
            equal_shares(["2080", "2081"])  # type: ignore[arg-type]

    @pytest.mark.parametrize("codes", ["2080", b"2080", 2080])
    def test_one_text_is_no_list_of_codes(self, codes: Any) -> None:
        statistic = embedded().statistic("population-dalarna-2018-11")
        for make in (
            lambda: proportional_to(statistic, codes),
            lambda: among(equal_shares("2080"), codes),
            lambda: UnstatedKey(counts="c", parties=codes),
            lambda: parts(codes),
        ):
            with pytest.raises(InexactTypeError):
                make()

    def test_what_is_no_pair_of_a_code_and_a_value(self) -> None:
        for wrong in (["20"], [("2080",)], [("2080", 1, 2)]):
            with pytest.raises(InexactTypeError, match="a code and its value"):
                parts(wrong)  # type: ignore[arg-type]

    def test_an_event_may_leave_out_whom_it_need_not_name(self) -> None:
        assert Signed(on=dt.date(2030, 1, 1), party="2034").counterpart == ""
        with pytest.raises(InexactTypeError):
            Signed(on=dt.date(2030, 1, 1), party="2034", counterpart=20)  # type: ignore[arg-type]


class Odd:
    """A stranger's value that cannot be written."""

    def __repr__(self) -> str:
        raise ValueError

    __str__ = __repr__


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, 1, 10**6000, -(10**6000), [10**6000], 1.5, b"x", "\ud800", "a\x1b[0m", "x" * 10_000, Odd(), [], {}]
)


class TestErrors:
    @pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
    @given(data=st.data())
    def test_a_message_is_always_told(self, kind: Any, data: st.DataObject) -> None:
        error = kind(**{name: data.draw(st.one_of(ODD, st.tuples(ODD, ODD))) for name in kind.part_names()})
        for language in Language:
            told = error.in_(language)
            assert told.encode("utf-8").decode("utf-8") == told
            assert len(told) < 200_000

    def test_of_parts_that_cannot_be_shown_the_rest_is_told(self) -> None:
        told = str(UnknownPartyError(Odd(), ("Orsa",)))  # type: ignore[arg-type]
        assert "a Odd that cannot be written" in told
        assert "Orsa" in str(GrantError("Orsa", Odd()))  # type: ignore[arg-type]

    def test_the_known_are_told(self) -> None:
        assert (
            str(UnknownPartyError("Lund", ("Orsa", "Mora")))
            == "no party is called 'Lund'; known are: 'Orsa' and 'Mora'"
        )
        assert str(UnknownPartyError("Orso", ("Orsa", "Mora"))) == "no party is called 'Orso'; did you mean 'Orsa'?"
        assert str(UnknownPartyError("Lund")) == "no party is called 'Lund'"


class TestNames:
    def test_a_charge_is_found_by_name(self) -> None:
        """The memorandum of 2022-06-09 prints 48 124 kr for Orsa."""
        sharing = share_cost(embedded().agreement("rss-dalarna-2023"), 2023)
        for name in ("2034", "Orsa", "Orsa kommun"):
            assert sharing.charge(name).amount == kronor(48_124)
        assert sharing.charge("20").party.name == "Region Dalarna"
        assert explain(sharing, "Orsa") == explain(sharing, "2034")
        with pytest.raises(UnknownPartyError, match="Orso.*did you mean 'Orsa'"):
            sharing.charge("Orso")
        with pytest.raises(InexactTypeError, match="a code or a name"):
            sharing.charge(2034)  # type: ignore[arg-type]

    def test_an_award_is_found_by_name(self) -> None:
        sharing = share_grant(embedded().grant("ok-gnv-2020"))
        assert sharing.award("Orsa") == sharing.award("2034")
        assert explain_award(sharing, "Orsa") == explain_award(sharing, "2034")
        with pytest.raises(GrantError, match="it is no recipient"):
            sharing.award("Lund")

    def test_a_recipient_is_found_by_name(self) -> None:
        found = status(embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020"), on=dt.date(2020, 10, 1))
        assert found.recipient("Orsa") == found.recipient("2034")
        with pytest.raises((UnknownPartyError, AmbiguousPartyError)):
            found.recipient("Lund")

    def test_who_leaves_may_be_named(self) -> None:
        agreement = embedded().agreement("rss-dalarna-2023")
        assert agreement_without(agreement, ["Orsa"]) == agreement_without(agreement, ["2034"])


class TestWithoutAJournal:
    """What nobody has told is unknown, and nobody is accused."""

    @pytest.mark.parametrize("year", [2019, 2022, 2023, 2024, 2026, 2028])
    def test_nothing_is_a_breach(self, year: int) -> None:
        facts = embedded()
        day = dt.date(year, 7, 1)
        agreed = [status(agreement, on=day) for agreement in facts.agreements]
        others = [status(grant, on=day) for grant in facts.grants]
        stands: list[AgreementStatus | GrantStatus] = [*agreed, *others]
        for found in stands:
            assert found.state.value == "unknown"
            assert {each.severity for each in found.findings if each.rule != "succession"} == {Severity.NOTE}
            assert all(each.severity is not Severity.BREACH for each in found.findings)
        assert status(facts.agreements[0], on=dt.date.min).state.value == "unknown"

    def test_a_post_has_no_curve(self) -> None:
        post = (
            embedded().post("rss-gnv-post-2023").with_assumptions(example_journal("exempel-gnv-post-2023").assumptions)
        )
        found = status(post, on=dt.date(2023, 7, 1))
        assert (found.exposure, found.curve(), found.turning_points()) == (None, (), ())

    def test_a_page_says_so(self) -> None:
        grant = embedded().grant("ok-gnv-2020")
        found = status(grant, on=dt.date(2020, 7, 1))
        first, *_ = status_report(found, Language.SV).sections
        assert written(first, Language.SV).title[1:] == [
            "Läget 2020-07-01: okänt, ingen journal är angiven", "Ingen journal är angiven: vad som har hänt är okänt.",
        ]  # fmt: skip
        assert status_report(found, Language.EN).data["journal"]["kept_to"] is None

    def test_an_empty_journal_says_that_nothing_has_happened(self) -> None:
        grant = embedded().grant("ok-gnv-2020")
        assert status(grant, Journal(of=grant.id), on=dt.date(2020, 7, 1)).state.value == "expected"


class TestThePapersJournal:
    TEXT = 'of = "rss-dalarna-2023"\n[[events]]\non = 2022-09-01\nkind = "signed"\nparty = "Orsa"\n'

    def test_it_is_put_under_the_users_once(self, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(self.TEXT, "utf-8")
        facts = embedded()
        agreement = facts.agreement("rss-dalarna-2023")
        told = facts.journal_of(agreement.id)
        found = read_journal(path, agreement)
        assert found.events == (*told.events, *(each for each in found.events if each.kind == "signed"))
        assert len(found.events) == len(told.events) + 1
        assert found.after(told) == found
        assert status(agreement, found, on=dt.date(2022, 10, 1)).steps == told.events

    def test_the_callers_own_comes_in_its_place(self, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(self.TEXT, "utf-8")
        agreement = embedded().agreement("rss-dalarna-2023")
        assert len(read_journal(path, agreement, earlier=Journal(of=agreement.id)).events) == 1


def test_a_key_is_of_codes() -> None:
    assert isinstance(equal_shares(*["2080", "2081"]), CostKey)


class TestCodesAtTheDoors:
    """What is no code is refused by name, and not by whatever breaks inside."""

    @pytest.mark.parametrize("code", [None, 2080, ["2080"], {"2080"}])
    def test_of_parties(self, code: Any) -> None:
        parties = embedded().parties
        for ask in (parties.find, parties.__getitem__, parties.__contains__):
            with pytest.raises(InexactTypeError, match="expected a code or a name, as a text"):
                ask(code)
        with pytest.raises(InexactTypeError):
            share_cost(embedded().agreement("rss-dalarna-2023"), 2023).charge(code)

    def test_a_party_has_a_code_that_says_something(self) -> None:
        for code, name in ((" ", "A"), ("1", "\t")):
            with pytest.raises(InexactTypeError, match="not empty"):
                Party(code=code, name=name, principal=Principal.REGION)

    @pytest.mark.parametrize("code", [2080, ["2080"], " "])
    def test_of_keys_and_who_carries_a_residual(self, code: Any) -> None:
        key = equal_shares("2080", "2081")
        for ask in (key.index, key.share, apportion(kronor(3), key).amount):
            with pytest.raises(InexactTypeError):
                ask(code)
        for method in Method:
            with pytest.raises(InexactTypeError):
                RoundingRule(method=method, residual_to=code)
            with pytest.raises(InexactTypeError):
                apportion(kronor(3), key, method=method, residual_to=code)
        with pytest.raises(InexactTypeError):
            apportion(kronor(3), key, ties_to=code)

    def test_who_has_met_what_a_pot_requires_is_said_by_pot(self) -> None:
        for qualified in (["2034"], "2034", {"2034"}):
            with pytest.raises(InexactTypeError, match="expected codes by the id of the pot"):
                share_grant(embedded().grant("ok-gnv-2020"), qualified=qualified)  # type: ignore[arg-type]
