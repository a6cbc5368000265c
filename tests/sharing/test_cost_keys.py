"""Cost keys: exact shares that sum to one, in one stage and in several."""

import os
import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import CostKey, NestedKey, Period, equal_shares, mixed, parts, percentages, proportional_to
from nara_vard_finans.core import (
    BasisError,
    DuplicatePartyError,
    InexactTypeError,
    ShareSumError,
    Statistic,
    Text,
    UnknownPartyError,
    WeightError,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.sharing import (
    Basis,
    BasisKind,
    UnstatedKey,
    UnstatedMix,
    counted,
    key_without,
    on_basis,
    unstated,
)
from nara_vard_finans.testing import cost_keys, nested_keys, weights


def statistic(counts: str = "population", **figures: int) -> Statistic:
    return Statistic(
        id=f"{counts}-x", title=Text(counts), counts=counts, unit="persons", as_of=Period.year(2020), figures=figures
    )


class TestShares:
    @given(cost_keys())
    def test_sum_to_one_and_none_is_negative(self, key: CostKey) -> None:
        assert sum(key.shares.values()) == 1
        assert min(key.shares.values()) >= 0
        assert all(key.share(party) == share for party, share in key.shares.items())

    @given(nested_keys())
    def test_of_a_nested_key_are_products(self, key: NestedKey) -> None:
        assert sum(key.flat.shares.values()) == 1
        for group, inner in key.within:
            assert isinstance(inner, CostKey)
            for party in inner.parties:
                assert key.flat.share(party) == key.between.share(group) * inner.share(party)

    @given(weights(), st.integers(1, 10**6))
    def test_decimals_and_fractions_are_exact(self, drawn: dict[str, int], scale: int) -> None:
        tenths = {party: Fraction(weight, scale) for party, weight in drawn.items()}
        assert parts(tenths).shares == parts(drawn).shares

    def test_decimals_as_written(self) -> None:
        key = percentages({"a": Decimal("17.5"), "b": Decimal("82.5")})
        assert key.shares == {"a": Fraction(7, 40), "b": Fraction(33, 40)}
        assert key.basis.kind is BasisKind.PERCENTAGES

    @given(cost_keys())
    def test_pickles_keep_their_meaning(self, key: CostKey) -> None:
        again = pickle.loads(pickle.dumps(key))  # noqa: S301
        assert again == key
        assert hash(again) == hash(key)
        assert again.shares == key.shares


@pytest.mark.parametrize("name", ["parties", "integers", "whole"])
def test_what_is_worked_out_of_the_weights_is_not_given(name: str) -> None:
    given_too: Any = {name: ()}
    with pytest.raises(TypeError, match=name):
        CostKey(weights={"a": 1}, basis=Basis(kind=BasisKind.PARTS), **given_too)


class TestMixed:
    @given(weights(), st.integers(0, 10), st.integers(1, 10), st.randoms(use_true_random=False))
    def test_is_the_weighed_mean(self, drawn, one: int, other: int, random) -> None:  # type: ignore[no-untyped-def]
        second = {party: random.randrange(1, 100) for party in drawn}
        key = mixed([(one, parts(drawn)), (other, parts(second))])
        for party in drawn:
            mean = (one * parts(drawn).share(party) + other * parts(second).share(party)) / (one + other)
            assert key.share(party) == mean

    def test_half_population_half_patients(self) -> None:
        """By hand: (3/4 + 1/2) / 2 = 5/8."""
        population, patients = statistic(a=3, b=1), statistic("patients", a=50, b=50)
        key = mixed([(1, proportional_to(population)), (1, proportional_to(patients))])
        assert key.share("a") == Fraction(5, 8)
        assert counted(key) == {"population", "patients"}

    def test_the_keys_must_have_the_same_parties(self) -> None:
        with pytest.raises(WeightError, match="give each key the same parties") as caught:
            mixed([(1, parts({"a": 1, "b": 1})), (1, parts({"a": 1, "c": 1}))])
        assert caught.value.parties == ("b", "c")

    def test_more_than_nine_components_keep_their_weights(self) -> None:
        keys = [(n, parts({"a": n, "b": 1})) for n in range(1, 13)]
        expected = sum(Fraction(n * n, n + 1) for n in range(1, 13)) / 78
        assert mixed(keys).share("a") == expected


class TestRefusals:
    def test_equal_shares_weigh_one_each(self) -> None:
        assert equal_shares("2080", "2081").weights == (("2080", 1), ("2081", 1))

    def test_nobody(self) -> None:
        with pytest.raises(WeightError, match="nobody to share between"):
            parts({})
        with pytest.raises(WeightError, match="nobody"):
            equal_shares()

    def test_negative(self) -> None:
        with pytest.raises(WeightError, match="'b'.*negative") as caught:
            parts({"a": 1, "b": -1, "c": 0})
        assert caught.value.parties == ("b",)

    def test_no_paper_is_assumed_where_nobody_says_so(self) -> None:
        assert not Basis(kind=BasisKind.PARTS).assumed
        assert not parts({"a": 1}).basis.assumed

    def test_what_is_mixed_are_keys_each_with_its_weight(self) -> None:
        given: Any = [(1,)]
        with pytest.raises(InexactTypeError, match="1"):
            mixed(given)

    def test_all_nought(self) -> None:
        with pytest.raises(WeightError, match="'a' and 'b': all weights are zero"):
            parts({"a": 0, "b": 0})

    def test_many_names_are_cut(self) -> None:
        with pytest.raises(WeightError, match=" and 12 more"):
            parts({f"{n:02d}": 0 for n in range(20)})

    @pytest.mark.parametrize("weight", [1.0, True, "1", None, Decimal("NaN")])
    def test_inexact(self, weight: object) -> None:
        with pytest.raises(InexactTypeError):
            parts({"a": weight})

    def test_twice(self) -> None:
        with pytest.raises(DuplicatePartyError, match="'a' stands twice"):
            parts([("a", 1), ("a", 2)])

    @pytest.mark.parametrize(("last", "total"), [(34, "101"), (Decimal("33.9"), "100,9")])
    def test_percentages_that_are_not_a_hundred(self, last: object, total: str) -> None:
        with pytest.raises(ShareSumError, match=f"the shares sum to {total} percent, expected exactly 100"):
            percentages({"a": 33, "b": 34, "c": last})

    def test_unknown_party(self) -> None:
        with pytest.raises(UnknownPartyError):
            parts({"a": 1}).share("b")

    def test_statistic_without_a_party(self) -> None:
        with pytest.raises(BasisError, match="no figure for c"):
            proportional_to(statistic(a=1, b=1), ["a", "c"])

    def test_groups_and_keys_must_match(self) -> None:
        with pytest.raises(WeightError, match="only a share or only a key") as caught:
            NestedKey(between=parts({"x": 1, "y": 1}), within={"x": parts({"a": 1}), "z": parts({"b": 1})})
        assert caught.value.parties == ("y", "z")

    def test_all_groups_without_a_match_are_named_in_order(self) -> None:
        with pytest.raises(WeightError) as caught:
            NestedKey(between=parts(dict.fromkeys("tvyx", 1)), within={name: parts({"a": 1}) for name in "zwsu"})
        assert caught.value.parties == tuple("stuvwxyz")

    def test_a_party_in_two_groups(self) -> None:
        with pytest.raises(DuplicatePartyError):
            NestedKey(between=parts({"x": 1, "y": 1}), within={"x": parts({"a": 1}), "y": parts({"a": 1})})

    def test_a_key_in_stages_is_no_part_of_a_mix(self) -> None:
        stages = NestedKey(between=parts({"x": 1}), within={"x": UnstatedKey(parties=("a",), counts="pupils")})
        with pytest.raises(
            BasisError, match="a key in stages cannot be the basis: only keys in one stage can be mixed"
        ):
            UnstatedMix(components=[(1, stages)])

    def test_the_odd_unit_goes_to_a_group(self) -> None:
        with pytest.raises(UnknownPartyError):
            NestedKey(between=parts({"x": 1}), within={"x": parts({"a": 1})}, odd_unit_to="y")


class TestOnBasis:
    def test_exchanges_what_counts_the_same_and_nothing_else(self) -> None:
        old, new = statistic(a=1, b=1), statistic(a=3, b=1)
        key = mixed([(1, proportional_to(old)), (1, parts({"a": 1, "b": 1}))])
        nested = NestedKey(
            between=parts({"x": 1, "y": 1}),
            within=[("x", key), ("y", UnstatedKey(parties=("c",), counts="patients"))],
        )
        changed = on_basis(nested, new)
        assert isinstance(changed, NestedKey)
        assert dict(changed.within)["x"] == mixed([(1, proportional_to(new)), (1, parts({"a": 1, "b": 1}))])
        assert dict(changed.within)["y"] == UnstatedKey(parties=("c",), counts="patients")
        assert changed.between == nested.between

    def test_fills_in_what_no_paper_states(self) -> None:
        key = UnstatedKey(parties=("b", "a"), counts="population")
        assert unstated(key) == (key,)
        assert on_basis(key, statistic(a=1, b=3, c=9)) == proportional_to(statistic(a=1, b=3, c=9), ["a", "b"])

    def test_refuses_what_counts_something_else(self) -> None:
        with pytest.raises(BasisError, match="it counts patients, and the key rests on population"):
            on_basis(proportional_to(statistic(a=1)), statistic("patients", a=1))
        with pytest.raises(BasisError, match="nothing that varies"):
            on_basis(parts({"a": 1}), statistic(a=1))

    def test_names_what_the_key_rests_on_in_order(self) -> None:
        counts = ("pupils", "staff", "births", "jobs", "homes", "cars")
        key = mixed([(1, proportional_to(statistic(each, a=1))) for each in counts])
        with pytest.raises(BasisError, match="births, cars, homes, jobs, pupils and staff"):
            on_basis(key, statistic(a=1))

    def test_an_unstated_key_has_no_flat_form(self) -> None:
        key = NestedKey(between=parts({"x": 1}), within={"x": UnstatedKey(parties=("a",), counts="population")})
        with pytest.raises(BasisError, match="no paper states the figures"):
            _ = key.flat

    def test_flat_goes_all_the_way_down(self) -> None:
        inner = NestedKey(between=parts({"p": 1, "q": 3}), within={"p": parts({"a": 1}), "q": parts({"b": 1})})
        outer = NestedKey(between=parts({"x": 1, "y": 1}), within=[("x", inner), ("y", parts({"c": 1}))])
        assert outer.flat.shares == {"a": Fraction(1, 8), "b": Fraction(3, 8), "c": Fraction(1, 2)}


class TestStatistics:
    def test_refuses_nothing_negative_twice(self) -> None:
        with pytest.raises(WeightError, match="without figures"):
            statistic()
        with pytest.raises(WeightError, match="below zero"):
            statistic(a=-1)
        with pytest.raises(DuplicatePartyError):
            Statistic(
                id="x", title=Text("x"), counts="x", unit="x", as_of=Period.year(2020), figures=[("a", 1), ("a", 1)]
            )

    def test_of_nobody(self, facts: Catalogue) -> None:
        with pytest.raises(UnknownPartyError):
            facts.statistic("population-dalarna-2021-06").of("20")

    def test_a_wrong_total_is_a_finding(self) -> None:
        wrong = Statistic(
            id="x", title=Text("x"), counts="x", unit="x", as_of=Period.year(2020), figures={"a": 1, "b": 2}, printed_total=4
        )  # fmt: skip
        (finding,) = wrong.check()
        assert str(finding.message) == "Talen summerar till 3, men den tryckta summan är 4."
        assert wrong.total == 3

    def test_figures_by_party_cannot_be_changed(self, facts: Catalogue) -> None:
        with pytest.raises(TypeError):
            facts.statistic("population-dalarna-2021-06").by_party["2034"] = 1  # type: ignore[index]


class TestWhatAKeyDerives:
    """What follows from the weights is reckoned, and neither given nor shown beside them."""

    @pytest.mark.parametrize("name", ["parties", "integers", "whole"])
    def test_it_cannot_be_given_and_is_not_shown(self, name: str) -> None:
        key = parts({"a": 1, "b": 2})
        given: dict[str, Any] = {"weights": key.weights, "basis": key.basis, name: getattr(key, name)}
        with pytest.raises(TypeError, match=name):
            CostKey(**given)
        assert f"{name}=" not in repr(key)

    def test_a_basis_takes_names_and_no_places(self) -> None:
        with pytest.raises(TypeError, match="positional"):
            Basis(BasisKind.EQUAL)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


def test_the_parties_of_an_unstated_key_come_in_the_order_of_the_codes() -> None:
    assert UnstatedKey(parties=("c", "a", "b"), counts="pupils").parties == ("a", "b", "c")


def test_a_decimal_of_very_many_places_is_refused() -> None:
    """A thousand decimals are read, and one more would take ever more room."""
    assert parts({"a": Decimal("1E-1000"), "b": 1}).whole == 10**1_000 + 1
    with pytest.raises(InexactTypeError):
        parts({"a": Decimal("1E-1001"), "b": 1})


@pytest.mark.parametrize("seed", ["1", "2"])
def test_what_is_refused_is_told_in_one_order_whatever_python_makes_of_a_set(seed: str) -> None:
    """Python orders a set of texts anew in each process; the first by code is named, and names are listed by code."""
    code = """
from nara_vard_finans import NaraVardFinansError, NestedKey, equal_shares, parts
from nara_vard_finans.sharing import UnstatedKey, UnstatedMix, among

counts = ("pupils", "elders", "births", "moves", "deaths", "homes")
mix = UnstatedMix(components=[(1, UnstatedKey(parties=("20",), counts=each)) for each in counts])
key = NestedKey(between=parts({"r": 1}), within={"r": mix})
for refused in (lambda: among(equal_shares("2080"), {"2029", "2031", "2021", "2026", "2034", "2023"}), lambda: key.flat):
    try:
        refused()
    except NaraVardFinansError as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    one, other = done.stdout.splitlines()
    assert "2021" in one
    assert "births, deaths, elders, homes, moves, pupils" in other


def test_when_all_have_left_nobody_shares_by_figures_that_are_not_stated() -> None:
    key = UnstatedKey(parties=("a", "b"), counts="population")
    assert key_without(key, ["a"]).parties == ("b",)
    with pytest.raises(WeightError, match="nobody"):
        key_without(key, ["a", "b"])


def test_who_is_not_in_all_keys_of_a_mix_is_named_in_order() -> None:
    codes = ("2034", "2062", "2021", "2085", "2026", "2039", "2031", "2023")
    with pytest.raises(WeightError) as refused:
        mixed([(1, equal_shares("2080")), (1, equal_shares("2080", *codes))])
    assert refused.value.parties == tuple(sorted(codes))


def test_the_parties_of_a_mix_of_unstated_keys_stand_in_order() -> None:
    codes = ("2034", "2062", "2021", "2085", "2026", "2039", "2031", "2023")
    mix = UnstatedMix(components=[(1, UnstatedKey(parties=codes, counts="pupils")), (1, equal_shares(*codes))])
    assert mix.parties == tuple(sorted(codes))
