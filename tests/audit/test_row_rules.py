"""How a row becomes whole units, what each rule is called, and which there are."""

import pytest

from nara_vard_finans import Method
from nara_vard_finans.audit import Residual, RowRule, bracket, row_rules
from nara_vard_finans.sharing import MOST_DECIMALS, RowRounding, rounded

UP, EVEN, FLOOR, CEILING = RowRounding.HALF_UP, RowRounding.HALF_EVEN, RowRounding.FLOOR, RowRounding.CEILING


class TestRounded:
    @pytest.mark.parametrize(
        ("numerator", "denominator", "up", "even", "floor", "ceiling"),
        [
            (0, 7, 0, 0, 0, 0),
            (1, 4, 0, 0, 0, 1),  # 0,25
            (1, 2, 1, 0, 0, 1),  # 0,5: zero is even
            (3, 4, 1, 1, 0, 1),
            (1, 1, 1, 1, 1, 1),
            (3, 2, 2, 2, 1, 2),  # 1,5: two is even
            (5, 2, 3, 2, 2, 3),  # 2,5: two is even
            (7, 2, 4, 4, 3, 4),
            (10, 4, 3, 2, 2, 3),  # as 5/2, not in lowest terms
            (8, 3, 3, 3, 2, 3),
            (7, 3, 2, 2, 2, 3),
            (6, 3, 2, 2, 2, 2),
            (10**30 + 5, 10, 10**29 + 1, 10**29, 10**29, 10**29 + 1),  # a half above an even number
        ],
    )
    def test_each_way(self, numerator: int, denominator: int, up: int, even: int, floor: int, ceiling: int) -> None:
        got = [rounded(rounding, numerator, denominator) for rounding in (UP, EVEN, FLOOR, CEILING)]
        assert got == [up, even, floor, ceiling]


class TestBracket:
    @pytest.mark.parametrize(
        ("rounding", "count", "low", "high", "low_open", "high_open"),
        [
            (UP, 3, 5, 7, False, True),  # 2,5 to 3,5, of which 3,5 becomes 4
            (UP, 0, -1, 1, False, True),
            (EVEN, 3, 5, 7, True, True),  # 2,5 becomes 2 and 3,5 becomes 4
            (EVEN, 2, 3, 5, False, False),  # 1,5 and 2,5 both become 2
            (EVEN, 0, -1, 1, False, False),
            (FLOOR, 3, 6, 8, False, True),  # 3 to 4, of which 4 stays 4
            (CEILING, 3, 4, 6, True, False),  # 2 to 3, of which 2 stays 2
            (CEILING, 0, -2, 0, True, False),
        ],
    )
    def test_by_hand_in_half_units(
        self,
        rounding: RowRounding,
        count: int,
        low: int,
        high: int,
        low_open: bool,  # noqa: FBT001
        high_open: bool,  # noqa: FBT001
    ) -> None:
        assert bracket(rounding, count) == (low, high, low_open, high_open)

    @pytest.mark.parametrize("rounding", RowRounding)
    @pytest.mark.parametrize("count", range(5))
    def test_it_holds_what_rounds_to_the_count_and_nothing_else(self, rounding: RowRounding, count: int) -> None:
        """Every fifth and every half of a unit up to six, by the other function's word."""
        found = bracket(rounding, count)
        for tenths in range(61):
            above = 2 * tenths > 10 * found.low or (2 * tenths == 10 * found.low and not found.low_open)
            below = 2 * tenths < 10 * found.high or (2 * tenths == 10 * found.high and not found.high_open)
            assert (above and below) == (rounded(rounding, tenths, 10) == count)


class TestTheNames:
    @pytest.mark.parametrize(
        ("rule", "method"),
        [
            (RowRule(rounding=UP), "half-up-each"),
            (RowRule(rounding=EVEN), "half-even-each"),
            (RowRule(rounding=FLOOR), "floor-each"),
            (RowRule(rounding=CEILING), "ceiling-each"),
            (RowRule(rounding=Method.LARGEST_REMAINDER), "largest-remainder"),
            (RowRule(rounding=Method.SAINTE_LAGUE), "sainte-lague"),
            (RowRule(rounding=UP, decimals=0), "rounded-shares"),
            (RowRule(rounding=UP, decimals=2), "rounded-shares"),
            (RowRule(rounding=UP, by_rate=True), "rounded-rate"),
            (RowRule(rounding=UP, residual=Residual.LARGEST), "half-up-residual-to"),
            (RowRule(rounding=FLOOR, residual=Residual.NAMED, carrier="2080"), "floor-residual-to"),
            (RowRule(rounding=UP, decimals=1, residual=Residual.LAST), "rounded-shares-residual-to"),
            (RowRule(rounding=UP, by_rate=True, residual=Residual.FIRST), "rounded-rate-residual-to"),
        ],
    )
    def test_of_every_kind(self, rule: RowRule, method: str) -> None:
        assert rule.method == method

    @pytest.mark.parametrize(
        ("rule", "swedish", "english"),
        [
            (RowRule(rounding=UP), "halva uppåt", "halves up"),
            (RowRule(rounding=EVEN), "halva till jämnt tal", "halves to even"),
            (RowRule(rounding=FLOOR), "avrundad för sig, nedåt", "rounded by itself, down"),
            (RowRule(rounding=CEILING), "avrundad för sig, uppåt", "rounded by itself, up"),
            (RowRule(rounding=Method.LARGEST_REMAINDER), "största rest", "largest remainder"),
            (RowRule(rounding=Method.SAINTE_LAGUE), "uddatalsmetoden", "odd divisors"),
            (RowRule(rounding=UP, decimals=0), "0 decimaler", "0 decimals"),
            (RowRule(rounding=UP, decimals=1), "1 decimal,", "1 decimal,"),
            (RowRule(rounding=UP, decimals=2), "2 decimaler", "2 decimals"),
            (
                RowRule(rounding=UP, by_rate=True),
                "till hela öre, och sedan varje rad",
                "to whole öre, and then each row",
            ),
            (RowRule(rounding=UP, residual=Residual.LARGEST), "lagd på den största", "put on the largest"),
            (RowRule(rounding=UP, residual=Residual.FIRST), "lagd på den första raden", "put on the first row"),
            (RowRule(rounding=UP, residual=Residual.LAST), "lagd på den sista raden", "put on the last row"),
            (RowRule(rounding=UP, residual=Residual.NAMED, carrier="Orsa"), "lagd på Orsa", "put on Orsa"),
        ],
    )
    def test_in_words_in_both_languages(self, rule: RowRule, swedish: str, english: str) -> None:
        assert swedish in rule.text.sv
        assert english in rule.text.in_english

    def test_what_came_before_how_it_was_rounded_and_what_came_after(self) -> None:
        text = RowRule(rounding=UP, decimals=3, residual=Residual.LAST).text
        for words, language in (
            (("3 decimaler", "halva uppåt", "den sista raden"), text.sv),
            (("3 decimals", "halves up", "the last row"), text.in_english),
        ):
            places = [language.index(word) for word in words]
            assert places == sorted(places)

    def test_no_two_rules_are_told_alike(self) -> None:
        rules = [*row_rules(), RowRule(rounding=UP, residual=Residual.NAMED, carrier="Orsa")]
        assert len({rule.text.sv for rule in rules}) == len({rule.text.in_english for rule in rules}) == len(rules)


class TestTheRules:
    def test_by_hand(self) -> None:
        """Four roundings, two methods, seven numbers of decimals and the rate; all but the methods for three carriers."""
        rules = row_rules()
        assert MOST_DECIMALS == 6
        assert len(rules) == 4 + 2 + 8 + 3 * (4 + 8)
        assert len(set(rules)) == len(rules)
        assert not any(rule.residual is Residual.NAMED or rule.carrier for rule in rules)

    def test_the_simplest_first(self) -> None:
        rules = row_rules()
        assert [rule.method for rule in rules[:7]] == [
            *("half-up-each", "half-even-each", "floor-each", "ceiling-each", "rounded-rate"),
            *("largest-remainder", "sainte-lague"),
        ]
        assert [rule.decimals for rule in rules[7:14]] == [0, 1, 2, 3, 4, 5, 6]
        assert [rule.residual is not None for rule in rules] == 14 * [False] + 36 * [True]
        assert {rule.residual for rule in rules[14:]} == {Residual.LARGEST, Residual.FIRST, Residual.LAST}

    def test_other_carriers(self) -> None:
        assert row_rules(carriers=()) == row_rules()[:14]
        assert {rule.residual for rule in row_rules(carriers=[Residual.LAST])} == {None, Residual.LAST}
