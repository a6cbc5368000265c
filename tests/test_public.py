"""Errors and values keep their meaning, wherever they go."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import nara_vard_finans
from nara_vard_finans import (
    NaraVardFinansError,
    apportion,
    core,
    embedded,
    equal_shares,
    explain,
    explain_award,
    kronor,
    mixed,
    proportional_to,
    share_cost,
    share_grant,
    status,
)
from nara_vard_finans.core import (
    AgreementError,
    AmbiguousPartyError,
    AmountError,
    AuditError,
    BasisError,
    DuplicatePartyError,
    FactsError,
    Fault,
    GrantError,
    IndivisibleTotalError,
    InexactTypeError,
    JournalError,
    MissingLibraryError,
    NumeralError,
    OutsideTermError,
    PeriodError,
    PostError,
    ResidualError,
    ShareSumError,
    UnknownCostError,
    UnknownEntryError,
    UnknownPartyError,
    UnreadableFileError,
    UnsettledTieError,
    UnstatedBasisError,
    WeightError,
    YearlyError,
)
from nara_vard_finans.facts import Catalogue

PACKAGE = Path(nara_vard_finans.__file__).parent


ERRORS: list[NaraVardFinansError] = [
    AuditError("tabell.csv", "it has one row"),
    AgreementError("x", "why"),
    AmbiguousPartyError("Habo", ("Habo", "Håbo")),
    AmountError("1e3", "why"),
    BasisError("x", "why"),
    DuplicatePartyError("a", ("a", "A")),
    FactsError("f.toml", (Fault("a", 1, "why"), Fault("", None, "why"))),
    GrantError("x", "why"),
    IndivisibleTotalError("182,25 kr", "1 kr"),
    InexactTypeError(1.5, "an int"),
    JournalError("x", "why"),
    MissingLibraryError("numpy", "fast"),
    NumeralError("x", "digits"),
    OutsideTermError("x", 2022, "2023"),
    OutsideTermError("x", 2022, "2023", partly=True),
    OutsideTermError("x", 2022, "2023", partly=True, by_key=True),
    PeriodError("x", "why"),
    PostError("x", "why"),
    ResidualError("a", "why"),
    ResidualError("", "why"),
    ShareSumError("99", 100, "percent"),
    UnknownCostError("x", 2022, ()),
    UnknownEntryError("agreement", "x", ("xy",)),
    UnknownPartyError("Orso", ("Orsa",)),
    UnreadableFileError("f", "why"),
    UnreadableFileError("f", "why", missing=("encoding",)),
    UnsettledTieError("3 kr", ("a", "b")),
    UnstatedBasisError("x", "population"),
    WeightError(("a",), "why"),
    YearlyError("x", "why"),
]


class TestErrors:
    @pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
    def test_keep_their_parts_and_message_when_pickled_and_copied(self, error: NaraVardFinansError) -> None:
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
            assert type(again) is type(error)
            assert str(again) == str(error)
            assert vars(again) == vars(error)

    def test_every_error_is_tried_here_and_resembles_a_built_in(self) -> None:
        every = {
            thing
            for name in core.__all__
            if isinstance(thing := getattr(core, name), type) and issubclass(thing, NaraVardFinansError)
        }
        assert every - {NaraVardFinansError} == {type(error) for error in ERRORS}
        for error in every - {NaraVardFinansError}:
            assert issubclass(error, (ValueError, LookupError, TypeError, ImportError))
            assert (error.__doc__ or "").strip().startswith("Raised when")

    def test_names_from_strangers_cannot_act_on_a_terminal(self) -> None:
        assert "\x1b" not in str(UnknownPartyError("\x1b[31mred"))
        assert "\n" not in str(AmountError("1\n2", "why"))
        assert len(str(AmountError("9" * 10**6, "why"))) < 200
        assert "bits" in str(AmountError(10**5_000, "why"))


class TestValues:
    def test_the_embedded_facts_are_read_once_and_cannot_be_changed(self, facts: Catalogue) -> None:
        assert nara_vard_finans.facts.reading.embedded() is facts
        with pytest.raises(AttributeError):
            facts.agreements = ()  # type: ignore[misc]

    def test_the_whole_catalogue_survives_pickling(self, facts: Catalogue) -> None:
        again = pickle.loads(pickle.dumps(facts))  # noqa: S301
        assert again == facts
        assert hash(again) == hash(facts)


WRONG: list[tuple[Callable[[Any], object], Any, str]] = [
    (lambda given: share_cost(given, 2023), None, "an Agreement"),
    (lambda given: share_cost(embedded().agreement("rss-dalarna-2023"), given), 2023.0, "a year"),
    (share_grant, None, "a Grant"),
    (lambda given: explain(given, "2034"), None, "share_cost"),
    (lambda given: explain_award(given, "2034"), None, "share_grant"),
    (lambda given: apportion(given, equal_shares("a")), 100, r"kronor\("),
    (lambda given: apportion(kronor(100), given), {"a": 1}, "a key in one stage"),
    (proportional_to, {"a": 1}, r"parts\({...}\).* percentages\({...}\)"),
    (mixed, None, "keys with their weights"),
    (mixed, ["ab"], "keys with their weights"),
    (mixed, [(1, {"a": 1})], "keys with their weights"),
    (lambda given: status(given, on=dt.date(2024, 1, 1)), None, "an Agreement, a Grant or a Post"),
]


@pytest.mark.parametrize(("ask", "given", "expected"), WRONG)
def test_what_is_no_such_thing_is_refused_with_what_was_expected(
    ask: Callable[[Any], object], given: object, expected: str
) -> None:
    with pytest.raises(InexactTypeError, match=expected):
        ask(given)


def test_the_version_is_that_of_the_distribution() -> None:
    assert nara_vard_finans.__version__.count(".") == 2
