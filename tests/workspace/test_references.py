"""What a reference names, asked of the library in place of the command line, which has its own tests."""

import datetime as dt

import pytest

from nara_vard_finans.core import Text, UnknownEntryError
from nara_vard_finans.workspace import (
    AuditQuestion,
    QuestionError,
    Workspace,
    assumptions_of,
    find_definition,
    find_each,
)


@pytest.mark.parametrize(
    ("reference", "kind"),
    [("rss-dalarna-2023", "agreement"), ("ok-gnv-2020", "grant"), ("rss-gnv-post-2023", "post")],
)
def test_an_id_names_what_ships(reference: str, kind: str) -> None:
    found = find_definition(reference)
    assert (found.definition.id, found.kind) == (reference, kind)


def test_an_id_of_nothing_is_refused() -> None:
    with pytest.raises(UnknownEntryError, match="rss-dalarna-2032"):
        find_definition("rss-dalarna-2032")


def test_what_stands_twice_is_given_once() -> None:
    assert [each.id for each in find_each(["rss-dalarna-2023", "rss-dalarna-2023"])] == ["rss-dalarna-2023"]


def test_a_reading_of_requirements_that_there_is_not() -> None:
    with pytest.raises(QuestionError, match="binding: 'all' is no reading of whom requirements bind"):
        Workspace.open().status("ok-gnv-2020", on=dt.date(2020, 10, 1), binding="all")


def test_an_argument_is_named_by_its_own_name() -> None:
    with pytest.raises(QuestionError, match="^assumptions 'price=3': nothing is called 'price'"):
        assumptions_of(["price=3"], Workspace.open().facts)


@pytest.mark.parametrize("written", ["{price}", "{{price}}", "{cost", "{{{assumptions}}}"])
def test_what_a_stranger_writes_within_braces_is_no_argument(written: str) -> None:
    """Whoever spells the arguments, as the command line does, spells those of the sentence alone."""
    with pytest.raises(QuestionError) as caught:
        assumptions_of([f"{written}=3"], Workspace.open().facts)
    expected = f"--ASSUMPTIONS '{written}=3': nothing is called '{written}'"
    assert caught.value.spelled(lambda name: f"--{name.upper()}").startswith(expected)


def test_an_argument_of_a_part_of_the_sentence_is_spelled_too() -> None:
    with pytest.raises(QuestionError) as caught:
        Workspace.open().status("rss-gnv-post-2023", on=dt.date(2023, 2, 1))
    assert caught.value.spelled(lambda name: f"--{name}").endswith(", or --assumptions cost=AMOUNT")


@pytest.mark.parametrize("reason", ["{basis} serves nothing", Text("{basis} gör inget", "{basis} serves nothing")])
def test_the_arguments_of_a_reason_of_ones_own(reason: Text | str) -> None:
    assert QuestionError(reason).spelled(lambda name: f"--{name}") == "--basis serves nothing"


def test_the_total_of_a_table_can_be_a_text() -> None:
    total = AuditQuestion(total="2,4 mkr").total
    assert total is not None
    assert total.amount.kronor == 2_400_000
