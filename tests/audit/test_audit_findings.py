"""What an audit says, in Swedish and English, and where it keeps silent."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from nara_vard_finans import Finding, Period, Severity, kronor
from nara_vard_finans.audit import (
    Audit,
    AuditBasis,
    AuditColumn,
    AuditRow,
    PrintedSum,
    SideColumn,
    Span,
    Unreadable,
    Verdict,
    audit_table,
    column_title,
    findings_of,
)
from nara_vard_finans.core import KRONA, NO_NUMBER, AnyText, Doubt, Message, Statistic, Text
from nara_vard_finans.grids import StatedTotal, read_number

WEIGHTS = {"a": 1, "b": 2, "c": 3}
EVEN = {"a": 10, "b": 20, "c": 30}
NOTE, WARNING = Severity.NOTE, Severity.WARNING


def column(amounts: Mapping[str, int], **more: Any) -> AuditColumn:
    rows = tuple(
        AuditRow(party=party, name=party.upper(), amount=kronor(amount), place=place)
        for place, (party, amount) in enumerate(amounts.items(), 1)
    )
    return AuditColumn(**{"title": "tabell.csv", "rows": rows, "precision": KRONA, **more})


def total(amount: int) -> StatedTotal:
    return StatedTotal.exactly(kronor(amount))


def basis(weights: Mapping[str, int], of: int | None = None, name: str = "nyckeln") -> AuditBasis:
    return AuditBasis(id=name, title=Text(name, "the key"), weights=weights, total=of or sum(weights.values()))


def statistic(figures: Mapping[str, int]) -> Statistic:
    title = Text("elever 2021", "pupils 2021")
    return Statistic(
        id="elever", title=title, counts="pupils", unit="persons", as_of=Period.parse("2021"), figures=figures
    )


def said(found: Audit, rule: str, names: Mapping[str, str] | None = None) -> list[Finding]:
    told = [finding for finding in findings_of(found, names) if finding.rule == rule]
    assert all(finding.subject == "tabell.csv" for finding in told)
    return told


def only(found: Audit, rule: str, names: Mapping[str, str] | None = None) -> Finding:
    (finding,) = said(found, rule, names)
    return finding


def spaced(text: str) -> str:
    """Every space as an ordinary one."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def sv(finding: Finding) -> str:
    return spaced(finding.message.sv)


def en(finding: Finding) -> str:
    return spaced(finding.message.in_english)


def test_a_table_with_nothing_wrong_needs_no_measure() -> None:
    told = findings_of(audit_table(column(EVEN), total=total(60), bases=[basis(WEIGHTS)]))
    assert {finding.severity for finding in told} == {NOTE}
    assert [finding.rule for finding in told] == ["sum-as-printed", "rule-found", "rule-unique"]


class TestSums:
    def test_no_sum(self) -> None:
        finding = only(audit_table(column(EVEN)), "sum-stated")
        assert finding.severity is NOTE
        assert (
            sv(finding)
            == "Ingen summa av alla rader är tryckt eller angiven; raderna summerar till 60 kr, och granskas mot den summan."
        )
        assert (
            en(finding)
            == "No sum of all rows is printed or stated; the rows sum to 60 kr, and are audited against that."
        )
        assert said(audit_table(column(EVEN)), "sum-as-printed") == []

    def test_the_same_sum(self) -> None:
        found = audit_table(column(EVEN, sums=(PrintedSum(name="Summa", amount=kronor(60), place=4),)))
        assert only(found, "sum-as-printed").severity is NOTE
        assert sv(only(found, "sum-as-printed")) == "Tabellen summerar till den tryckta summan 60 kr."
        assert en(only(found, "sum-as-printed")) == "The table sums to the printed sum of 60 kr."
        assert said(found, "sum-stated") == []

    @pytest.mark.parametrize(
        ("printed", "swedish", "english"),
        [
            (58, "2 kr mer än den tryckta summan 58 kr.", "2 kr more than the printed sum of 58 kr."),
            (63, "3 kr mindre än den tryckta summan 63 kr.", "3 kr less than the printed sum of 63 kr."),
        ],
    )
    def test_another_sum(self, printed: int, swedish: str, english: str) -> None:
        finding = only(
            audit_table(column(EVEN, sums=(PrintedSum(name="Summa", amount=kronor(printed)),))), "sum-as-printed"
        )
        assert finding.severity is WARNING
        assert sv(finding) == f"Tabellen summerar till 60 kr, {swedish}"
        assert en(finding) == f"The table sums to 60 kr, {english}"

    def test_a_sum_that_would_be_printed_so(self) -> None:
        found = audit_table(column({"a": 1_220_000, "b": 1_220_000}), total=StatedTotal.parse("2,4 mkr"))
        assert only(found, "sum-as-printed").severity is NOTE
        assert sv(only(found, "sum-as-printed")).endswith(" 40 000 kr, ryms i dess avrundning.")
        assert en(only(found, "sum-as-printed")).endswith(", which is within its rounding.")

    def test_rows_that_stand_apart(self) -> None:
        apart = (AuditRow(party="20", name="Region Dalarna", amount=kronor(60)),)
        finding = only(audit_table(column(EVEN, apart=apart)), "row-apart")
        assert (finding.severity, sv(finding)) == (NOTE, "Raden Region Dalarna, 60 kr, räknas för sig.")
        assert en(finding) == "The row Region Dalarna, 60 kr, is counted by itself."

    @pytest.mark.parametrize(("place", "swedish", "english"), [(2, " (rad 2)", " (line 2)"), (0, "", "")])
    def test_a_subtotal_that_its_rows_do_not_make(self, place: int, swedish: str, english: str) -> None:
        """31 at line 2 is nearest the first two rows only if it stands under them; at no line it is off all rows."""
        own = AuditColumn(
            title="tabell.csv",
            rows=tuple(
                AuditRow(party=party, name=party, amount=kronor(amount), place=line)
                for party, amount, line in (("a", 20, 1), ("b", 20, 3))
            ),
            precision=KRONA,
            sums=(PrintedSum(name="Delsumma", amount=kronor(21), place=place),),
        )
        told = said(audit_table(own, total=total(40)), "sum-as-printed")[1]
        made = {2: "20 kr, 1 kr", 0: "40 kr, 19 kr"}[place] if place else "40 kr, 19 kr"
        more = Text("mindre", "less") if place else Text("mer", "more")
        assert told.severity is WARNING
        assert sv(told) == f"Raden ”Delsumma”{swedish}: tryckt 21 kr, men raderna summerar till {made} {more.sv}."
        assert en(told) == f"The row ”Delsumma”{english}: 21 kr is printed, but the rows sum to {made} {more.en}."

    def test_a_sum_with_the_region_says_so_beside_that_without(self) -> None:
        """60 and a region's 60 are 120; 122 is printed, of which 62 are the rows'."""
        apart = (AuditRow(party="20", name="Region Dalarna", amount=kronor(60)),)
        found = audit_table(column(EVEN, apart=apart, sums=(PrintedSum(name="Summa", amount=kronor(122), place=5),)))
        first, second = said(found, "sum-as-printed")
        assert "2 kr mindre" in sv(first)
        assert sv(second) == "Raden ”Summa” (rad 5): tryckt 122 kr, men raderna summerar till 120 kr, 2 kr mindre."

    def test_a_stated_sum_with_the_region_says_what_was_taken_from_it(self) -> None:
        apart = (AuditRow(party="20", name="Region Dalarna", amount=kronor(60)),)
        finding = only(audit_table(column(EVEN, apart=apart), total=total(120)), "sum-as-printed")
        assert finding.severity is NOTE
        assert sv(finding) == ("Tabellen summerar till 60 kr, den angivna summan 120 kr utan Region Dalarnas 60 kr.")
        assert en(finding) == "The table sums to 60 kr, the stated 120 kr less Region Dalarna’s 60 kr."

    def test_a_sum_that_nobody_printed_is_not_called_printed(self) -> None:
        assert "tryckta" not in sv(only(audit_table(column(EVEN), total=total(63)), "sum-as-printed"))


class TestColumns:
    def side(self, name: str, numbers: Mapping[str, int], **more: Any) -> SideColumn:
        exact = {party: Fraction(number) for party, number in numbers.items()}
        return SideColumn(title=column_title(1, name), numbers=exact, **more)

    def test_rows_that_were_read_to_the_nearest_ore(self) -> None:
        one, two = (only(audit_table(column(EVEN, unrounded=number)), "rows-unrounded") for number in (1, 2))
        assert one.severity is NOTE
        assert sv(one) == "1 rad har delar av ett öre, som i ett kalkylark, och är avläst till närmaste öre."
        assert en(one) == "1 row holds parts of an öre, as in a spreadsheet, and was read to the nearest öre."
        assert en(two).startswith("2 rows hold parts of an öre")
        assert said(audit_table(column(EVEN)), "rows-unrounded") == []

    def test_one_row_is_spoken_of_in_the_singular(self) -> None:
        finding = only(audit_table(column(EVEN, unrounded=1)), "rows-unrounded")
        assert "avläst till" in sv(finding)
        assert "was read" in en(finding)

    def test_a_column_beside_that_does_not_make_its_printed_sum(self) -> None:
        people = self.side("Antal", WEIGHTS, printed_sum=Fraction(7))
        finding = said(audit_table(column(EVEN, side=(people,)), total=total(60)), "sum-as-printed")[1]
        assert finding.severity is WARNING
        assert sv(finding) == "Kolumnen ”Antal” summerar till 6; tryckt är 7."
        assert en(finding) == "The column ”Antal” sums to 6; 7 is printed."

    @pytest.mark.parametrize("printed", [None, Fraction(6)])
    def test_one_that_does_is_left_alone(self, printed: Fraction | None) -> None:
        people = self.side("Antal", WEIGHTS, printed_sum=printed)
        assert len(said(audit_table(column(EVEN, side=(people,)), total=total(60)), "sum-as-printed")) == 1

    def test_the_column_itself_has_been_told_already(self) -> None:
        own = self.side("Kr", EVEN, printed_sum=Fraction(61))
        assert len(said(audit_table(column(EVEN, heading="Kr", side=(own,)), total=total(61)), "sum-as-printed")) == 1

    def test_a_column_that_is_the_sum_of_two_others(self) -> None:
        sides = (
            self.side("Nu", {"a": 3, "b": 5, "c": 8}),
            self.side("Mer", {"a": 1, "b": 2, "c": 9}),
            self.side("Nytt", {"a": 4, "b": 7, "c": 17}),
        )
        finding = only(audit_table(column(EVEN, side=sides)), "column-relation")
        assert finding.severity is NOTE
        assert sv(finding) == "Kolumnen ”Nytt” är summan av kolumnen ”Nu” och kolumnen ”Mer”."
        assert en(finding) == "The column ”Nytt” is the sum of the column ”Nu” and the column ”Mer”."

    def test_but_for_a_row(self) -> None:
        """4 + 9 is 13, and 14 is printed."""
        rows = {"a": 10, "b": 20, "c": 30, "d": 40}
        sides = (
            self.side("Nu", {"a": 3, "b": 5, "c": 8, "d": 4}),
            self.side("Mer", {"a": 1, "b": 2, "c": 9, "d": 9}),
            self.side("Nytt", {"a": 4, "b": 7, "c": 17, "d": 14}),
        )
        finding = only(audit_table(column(rows, side=sides)), "column-relation")
        assert finding.severity is WARNING
        assert sv(finding).endswith("och kolumnen ”Mer”, utom för D.")
        assert en(finding).endswith("and the column ”Mer”, but for D.")


class TestHalves:
    """Two principals who pay half each: a region in one row, and the others in theirs."""

    def told(self, half: int, *more: AuditRow) -> list[Finding]:
        apart = (AuditRow(party="20", name="Region Dalarna", amount=kronor(half)), *more)
        return said(audit_table(column(EVEN, apart=apart)), "halves")

    def test_they_hold(self) -> None:
        (finding,) = self.told(60)
        assert (finding.severity, sv(finding)) == (NOTE, "Region Dalarna och de övriga har hälften var.")
        assert en(finding) == "Region Dalarna and the others have half each."

    @pytest.mark.parametrize("half", [57, 63])
    def test_they_do_not(self, half: int) -> None:
        (finding,) = self.told(half)
        assert finding.severity is WARNING
        assert (
            sv(finding)
            == f"Fördelningen 50/50 stämmer inte: Region Dalarna har {half} kr och de övriga tillsammans 60 kr."
        )
        assert (
            en(finding)
            == f"The 50/50 split does not hold: Region Dalarna has {half} kr, and the others together 60 kr."
        )

    def test_where_they_are_further_apart_than_rounding_brings_rows_nothing_was_halved(self) -> None:
        assert self.told(56) == self.told(64) == []

    def test_not_of_two_rows_that_stand_apart(self) -> None:
        assert self.told(30, AuditRow(party="21", name="Region Gävleborg", amount=kronor(30))) == []


class TestWhatIsLacking:
    def lost(self, name: str, reason: AnyText = NO_NUMBER) -> Unreadable:
        return Unreadable(name=name, place=7, reason=reason)

    def test_a_row_that_cannot_be_read_has_its_reason_in_both_languages(self) -> None:
        doubt = read_number("1.300")
        assert isinstance(doubt, Doubt)
        finding = only(audit_table(column(EVEN, unreadable=(self.lost("Mora", doubt),))), "row-unreadable")
        assert finding.severity is WARNING
        assert sv(finding) == (
            "Raden ”Mora” (rad 7) går inte att läsa (tre siffror efter komma eller punkt kan vara tusental eller "
            "decimaler: 1 300 eller 1,3000)."
        )
        assert en(finding) == (
            "The row ”Mora” (line 7) cannot be read (three digits after a comma or point could be thousands or "
            "decimals: 1 300 or 1,3000)."
        )
        assert isinstance(finding.message, Message)
        assert finding.message.parts == {
            "name": "Mora",
            "where": {"id": "on-line", "line": 7},
            "reason": {"id": "thousands-or-decimals", "readings": ["1 300", "1,3000"]},
        }

    def test_a_row_without_a_name_that_cannot_be_read(self) -> None:
        lost = Unreadable(name="", place=0, reason=Text("något nytt", "something new"))
        finding = only(audit_table(column(EVEN, unreadable=(lost,))), "row-unreadable")
        assert (sv(finding), en(finding)) == (
            "En rad går inte att läsa (något nytt).",
            "A row cannot be read (something new).",
        )

    def test_a_party_of_the_basis_without_a_row(self) -> None:
        found = audit_table(column({"a": 10, "b": 20}), total=total(60), bases=[basis(WEIGHTS)])
        finding = only(found, "row-missing", {"c": "Cedern"})
        assert finding.severity is WARNING
        assert sv(finding) == "Tabellen saknar rad för Cedern, som finns i underlaget."
        assert en(finding) == "The table has no row for Cedern, which the basis counts."
        assert "för c," in sv(only(found, "row-missing"))
        assert sv(only(found, "sum-as-printed")).startswith("Tabellen summerar till 30 kr, 30 kr mindre")
        assert en(only(found, "sum-as-printed")).startswith("The table sums to 30 kr, 30 kr less")

    def test_the_rule_gives_what_is_lacking(self) -> None:
        """60 by 1, 2, 3: the third is 30. Of five parts of six nobody knows who has the sixth, and nothing is given."""
        found = audit_table(column({"a": 10, "b": 20}), total=total(60), bases=[basis(WEIGHTS)])
        finding = only(found, "row-by-rule", {"c": "Cedern"})
        assert finding.severity is NOTE
        assert sv(finding).endswith(": Cedern 30 kr.")
        assert en(finding).endswith(": Cedern 30 kr.")
        part = audit_table(column({"a": 10, "b": 20}), total=total(60), bases=[basis({"a": 1, "b": 2, "c": 2}, 6)])
        assert part.missing == ("c",)
        assert said(part, "row-by-rule") == []

    def test_it_is_not_told_twice(self) -> None:
        own = column({"a": 10, "b": 20}, unreadable=(self.lost("Cedern"),))
        found = audit_table(own, total=total(60), bases=[basis(WEIGHTS)])
        assert said(found, "row-missing", {"c": "Cedern"}) == []

    def test_two_are_listed(self) -> None:
        found = audit_table(
            column({"a": 10, "b": 20}), total=total(60), bases=[basis({"a": 1, "b": 2, "c": 1, "d": 2})]
        )
        assert "c och d" in sv(only(found, "row-missing"))
        assert "c and d" in en(only(found, "row-missing"))

    def test_a_table_that_makes_its_printed_sum_lacks_no_row_because_a_basis_that_does_not_fit_counts_more(
        self,
    ) -> None:
        """13, 29 and 18 sum to the printed 60; no rule gives them by 1, 2, 3 or by 1, 2, 3, 4."""
        found = audit_table(column({"a": 13, "b": 29, "c": 18}), total=total(60), bases=[basis({**WEIGHTS, "d": 4})])
        assert said(found, "rule-found")[0].severity is WARNING
        assert said(found, "row-missing") == []


class TestRules:
    def test_a_rule_is_named_with_its_unit_its_basis_and_the_rows(self) -> None:
        finding = only(audit_table(column(EVEN), total=total(60), bases=[basis(WEIGHTS)]), "rule-found")
        assert finding.severity is NOTE
        assert sv(finding) == (
            "Varje rad är avrundad för sig, halva uppåt, i hela kronor, efter nyckeln (summa 6); "
            "det ger alla 3 rader som de är tryckta."
        )
        assert en(finding) == (
            "Each row is rounded by itself, halves up, in whole kronor, by the key (sum 6); "
            "that gives all 3 rows as they are printed."
        )

    def test_a_round_total_that_the_printed_sum_may_hide(self) -> None:
        """By hand: of 1 000 kr four have 100,60 and one 597,60, which is 101 and 598 rounded alone, and 1 002 in all."""
        rows = {"a": 101, "b": 101, "c": 101, "d": 101, "e": 598}
        weights = {"a": 1_006, "b": 1_006, "c": 1_006, "d": 1_006, "e": 5_976}
        sums = (PrintedSum(name="Summa", amount=kronor(1_002), place=6),)
        # The same key under two names is told once, and so is a total that is the same in two units.
        found = audit_table(column(rows, sums=sums), bases=[basis(weights), basis({**weights})])
        finding = only(found, "total-as-printed")
        assert finding.severity is WARNING
        assert sv(finding) == (
            "Varje rad är avrundad för sig, halva uppåt, i hela kronor, av 1 000 kr efter nyckeln (summa 10 000); det "
            "ger alla 5 rader som de är tryckta. Den tryckta summan är då bara radernas egen, som en summaformel visar "
            "den, 2 kr mer. Vilken total som har delats framgår inte av tabellen; ange den om den är känd."
        )
        assert en(finding) == (
            "Each row is rounded by itself, halves up, in whole kronor, of 1 000 kr by the key (sum 10 000); that gives "
            "all 5 rows as they are printed. The printed sum is then no more than the rows' own, as a sum formula shows "
            "it, 2 kr more. The table does not tell which total was shared; state it if it is known."
        )
        assert said(found, "rule-found") == []
        # At 1 002 kr each krona is 0,1002, ten öre to the öre; and 9,99 divides them so that they round to the rows.
        assert sv(only(found, "rule-at-sum")) == (
            "Av den tryckta summan själv, 1 002 kr, fås samma rader om beloppet för var och en först avrundas till "
            "öre, med största rest eller med uddatalsmetoden (Sainte-Laguë)."
        )
        assert en(only(found, "rule-at-sum")) == (
            "Of the printed sum itself, 1 002 kr, the same rows come about if the amount for each is first rounded to öre, "
            "by largest remainder or by Sainte-Laguë."
        )

    def test_what_speaks_for_a_round_total(self) -> None:
        """The same rows, with a region that pays the other half of 2 000 kr; or with 1 000 kr agreed on."""
        rows = {"a": 101, "b": 101, "c": 101, "d": 101, "e": 598}
        key = basis({"a": 1_006, "b": 1_006, "c": 1_006, "d": 1_006, "e": 5_976})
        region = AuditRow(party="r", name="Region R", amount=kronor(1_000), place=7)
        own = PrintedSum(name="Summa", amount=kronor(2_002), place=8)
        found = audit_table(column(rows, apart=(region,), sums=(own,)), bases=[key])
        assert sv(only(found, "total-as-printed")).endswith("2 kr mer. Just 1 000 kr har också Region R.")
        assert en(only(found, "total-as-printed")).endswith("2 kr more. Just 1 000 kr is also what Region R has.")
        sums = (PrintedSum(name="Summa", amount=kronor(1_002), place=6),)
        found = audit_table(column(rows, sums=sums), bases=[key], agreed=[kronor(1_001)])
        assert (found.fits[0].total, found.verdict) == (kronor(1_001), Verdict.OTHER_TOTAL)
        assert sv(only(found, "total-as-printed")).endswith("1 kr mer. 1 001 kr är också vad ett känt avtal anger.")

    def test_a_printed_sum_that_was_decided_stands_first(self) -> None:
        """1 002 kr is what was agreed on, so that what fits at it stands first; 1 000 kr is a note."""
        rows = {"a": 101, "b": 101, "c": 101, "d": 101, "e": 598}
        key = basis({"a": 1_006, "b": 1_006, "c": 1_006, "d": 1_006, "e": 5_976})
        sums = (PrintedSum(name="Summa", amount=kronor(1_002), place=6),)
        found = audit_table(column(rows, sums=sums), bases=[key], agreed=[kronor(1_002)])
        assert (found.verdict, found.fits[0].rule.method) == (Verdict.EXPLAINED, "rounded-rate")
        assert only(found, "total-as-printed").severity is NOTE
        assert sv(only(found, "total-as-printed")) == (
            "Den tryckta summan kan vara bara radernas egen, som en summaformel visar den. Samma rader fås när varje "
            "rad är avrundad för sig, halva uppåt, i hela kronor, av 1 000 kr efter nyckeln (summa 10 000); raderna "
            "summerar då till 2 kr mer. Vilken total som har delats framgår inte av tabellen; ange den om den är känd."
        )

    def test_rows_rounded_down_of_a_round_total_are_told_as_just_that(self) -> None:
        """By hand: of a million, 3 and 4 of 7 are 428 571,43 and 571 428,57, which is 999 999 kr rounded down."""
        sums = (PrintedSum(name="Summa", amount=kronor(999_999), place=3),)
        found = audit_table(column({"a": 428_571, "b": 571_428}, sums=sums), bases=[basis({"a": 3, "b": 4})])
        assert "nedåt, i hela kronor, av 1 000 000 kr" in sv(only(found, "total-as-printed"))

    def test_what_only_a_round_total_makes_is_told_once(self) -> None:
        """A seventh of a million is 142 857,14, and 142 858 rounded up; no total of its own makes the rows so."""
        rows = {"a": 142_858, "b": 285_715, "c": 571_429}
        sums = (PrintedSum(name="Summa", amount=kronor(1_000_002), place=4),)
        found = audit_table(column(rows, sums=sums), bases=[basis({"a": 1, "b": 2, "c": 4})])
        assert "uppåt, i hela kronor, av 1 000 000 kr" in sv(only(found, "total-as-printed"))
        assert said(found, "rule-found") == []

    def test_a_round_total_that_the_rows_do_not_reach(self) -> None:
        """Thirds of a million are 333 333 each, a krona less in all."""
        sums = (PrintedSum(name="Summa", amount=kronor(999_999), place=4),)
        found = audit_table(column(dict.fromkeys("abc", 333_333), sums=sums))
        told = only(found, "total-as-printed")
        assert "av 1 000 000 kr efter lika delar (summa 3); det ger alla 3 rader" in sv(told)
        assert "som en summaformel visar den, 1 kr mindre." in sv(told)
        assert "of 1 000 000 kr by equal shares (sum 3); that gives all 3 rows" in en(told)
        assert "as a sum formula shows it, 1 kr less." in en(told)

    def test_of_another_total(self) -> None:
        """By 1, 2, 3 the rows are of 59 or 60, and never of 62, by which they are 10,33 and 20,67 and 31."""
        found = audit_table(column(EVEN), total=total(62), bases=[basis(WEIGHTS)])
        finding = only(found, "rule-found")
        assert finding.severity is WARNING
        assert sv(finding) == (
            "Alla 3 rader fås bara med en total som ingen har angett, 60 kr: varje rad är avrundad för sig, "
            "halva uppåt, i hela kronor, efter nyckeln (summa 6)."
        )
        assert en(finding) == (
            "All 3 rows come about only by a total that nobody has stated, 60 kr: each row is rounded by itself, "
            "halves up, in whole kronor, by the key (sum 6)."
        )
        told = [each.rule for each in findings_of(found)]
        assert told.index("row-as-rule") < told.index("rule-found")
        assert sv(only(found, "row-as-rule")).startswith("Vid 62 kr stämmer 2 av 3 rader, när")
        assert "C tryckt 30 kr, regeln ger 31 kr (-1 kr)" in sv(only(found, "row-as-rule"))

    def test_of_the_totals_that_give_the_rows_where_none_is_stated(self) -> None:
        """10, 20, 30 are of 59 and 60, halves up: the third is 30,5 of 61, and 29 of 58."""
        finding = only(audit_table(column(EVEN), bases=[basis(WEIGHTS)]), "rule-found")
        assert finding.severity is NOTE
        assert "efter nyckeln (summa 6), av en total mellan 59 kr och 60 kr; det ger" in sv(finding)
        assert "by the key (sum 6), of a total from 59 kr to 60 kr; that gives" in en(finding)

    def test_of_the_only_one_which_is_not_their_sum(self) -> None:
        """By 3, 1, 4 of 52: 19,5 and 6,5 and 26, so 53; of 51 the first is 19,1, and of 53 the third is 26,5."""
        finding = only(
            audit_table(column({"a": 20, "b": 7, "c": 26}), bases=[basis({"a": 3, "b": 1, "c": 4})]), "rule-found"
        )
        assert "efter nyckeln (summa 8), av 52 kr; det ger" in sv(finding)
        assert "by the key (sum 8), of 52 kr; that gives" in en(finding)

    def test_a_column_of_known_figures_is_no_column_of_amounts(self) -> None:
        found = audit_table(column(WEIGHTS), statistics=[statistic(WEIGHTS)])
        finding = only(found, "column-known")
        assert finding.severity is WARNING
        assert sv(finding) == "Kolumnen är densamma som elever 2021, och inga belopp."
        assert en(finding) == "The column is the same as pupils 2021, and no amounts."
        assert said(audit_table(column(EVEN), statistics=[statistic(WEIGHTS)]), "column-known") == []

    def test_a_basis_that_is_known_figures(self) -> None:
        found = audit_table(
            column(EVEN, beside=(basis(WEIGHTS, name="kolumn 1"),)), total=total(60), statistics=[statistic(WEIGHTS)]
        )
        assert "efter kolumn 1, som är elever 2021 (summa 6)" in sv(only(found, "rule-found"))
        assert "by the key, which is pupils 2021 (sum 6)" in en(only(found, "rule-found"))

    def test_known_figures_that_only_give_the_same_rows_are_not_said_to_be_the_same(self) -> None:
        found = audit_table(
            column(EVEN, beside=(basis(WEIGHTS, name="kolumn 1"),)),
            total=total(60),
            statistics=[statistic({"a": 2, "b": 4, "c": 6})],
        )
        assert "efter kolumn 1 (summa 6)" in sv(only(found, "rule-found"))

    def test_none_among_those_that_were_tried(self) -> None:
        found = audit_table(
            column({"a": 10, "b": 25, "c": 30}),
            total=total(65),
            bases=[basis(WEIGHTS), basis({"a": 3, "b": 2, "c": 2}, name="två")],
        )
        assert only(found, "rule-found").severity is WARNING
        assert sv(only(found, "rule-found")) == (
            "Ingen av de prövade reglerna ger alla rader, vare sig efter nyckeln eller två."
        )
        assert en(only(found, "rule-found")) == "No rule that was tried gives all rows, whether by the key or the key."

    def test_none_to_try(self) -> None:
        found = audit_table(column({"a": 17, "b": 83}), total=total(100))
        assert sv(only(found, "rule-found")) == "Ingen regel går att pröva, för det finns inget underlag."
        assert en(only(found, "rule-found")) == "No rule can be tried, since there is no basis."
        assert said(found, "row-as-rule") == []

    def test_a_basis_that_lacks_a_party_was_not_tried(self) -> None:
        found = audit_table(column({"a": 17, "b": 83}), total=total(100), bases=[basis({"a": 1, "x": 1})])
        finding = only(found, "basis-whole")
        assert (finding.severity, sv(finding)) == (NOTE, "Underlaget nyckeln saknar B, och är inte prövat.")
        assert en(finding) == "The basis nyckeln lacks B, and was not tried."
        assert "det finns inget underlag" in sv(only(found, "rule-found"))

    def test_of_more_than_five_that_it_lacks_the_number_is_told(self) -> None:
        rows = dict.fromkeys("abcdefg", 10)
        found = audit_table(column(rows), total=total(71), bases=[basis({"a": 1, "x": 1})])
        finding = only(found, "basis-whole")
        assert sv(finding) == "Underlaget nyckeln saknar 6 parter i tabellen, och är inte prövat."
        assert en(finding) == "The basis nyckeln lacks 6 parties of the table, and was not tried."

    def test_the_difference_on_a_row_that_only_the_rows_point_out(self) -> None:
        """101 by 1, 2, 4, 3: 10, 20, 40 and 30, and the krona that is left is on b."""
        found = audit_table(
            column({"a": 10, "b": 21, "c": 40, "d": 30}),
            total=total(101),
            bases=[basis({"a": 1, "b": 2, "c": 4, "d": 3})],
        )
        finding = only(found, "residual-named")
        assert finding.severity is WARNING
        assert sv(finding).startswith("B är den enda rad som inte är sin egen avrundade andel.")
        assert en(finding).startswith("B is the only row that is not its own rounded share.")
        rule = only(found, "rule-found")
        assert rule.severity is WARNING
        assert "skillnaden är lagd på B" in sv(rule)
        assert "the difference is put on B" in en(rule)

    def test_a_difference_on_the_last_row_is_not_held_against_it(self) -> None:
        """101 by 1, 2, 4, 3, with the krona on the last row."""
        found = audit_table(
            column({"a": 10, "b": 20, "c": 40, "d": 31}),
            total=total(101),
            bases=[basis({"a": 1, "b": 2, "c": 4, "d": 3})],
        )
        assert "skillnaden är lagd på den sista raden" in sv(only(found, "rule-found"))
        assert said(found, "residual-named") == []


class TestSeveralRules:
    def test_where_nothing_was_rounded(self) -> None:
        finding = only(audit_table(column(EVEN), total=total(60), bases=[basis(WEIGHTS)]), "rule-unique")
        assert finding.severity is NOTE
        assert sv(finding).startswith("Varje andel går jämnt ut")
        assert en(finding).startswith("Every share comes out even")

    def test_where_one_total_tells_them_apart(self) -> None:
        """33 + 33 + 33 of 100: down too; of 101, 33,67 is 34 halves up, and 33 down."""
        finding = only(audit_table(column({"a": 33, "b": 33, "c": 33}), total=total(100)), "rule-unique")
        for named in (
            "om halva avrundas till jämnt tal",
            "om varje rad avrundas nedåt",
            "om procentsatserna först avrundas till 0, 1, 2, 3, 4, 5 eller 6 decimaler",
            "om beloppet för var och en först avrundas till öre",
        ):
            assert named in sv(finding)
        for named in (
            "if halves are rounded to even",
            "if each row is rounded down",
            "if the percentages are first rounded to 0, 1, 2, 3, 4, 5 or 6 decimals",
            "if the amount for each is first rounded to öre",
        ):
            assert named in en(finding)
        assert "Vid 101 kr skiljer de sig: A får då 34 kr, och 33 kr om varje rad avrundas nedåt." in sv(finding)
        assert "At 101 kr they differ: A then gets 34 kr, and 33 kr if each row is rounded down." in en(finding)

    def test_where_the_row_that_is_lacking_does(self) -> None:
        """101 by 1, 2, 4, 3: c is 40 by itself, and has the largest remainder, so 41 then."""
        found = audit_table(
            column({"a": 10, "b": 20, "d": 30}), total=total(101), bases=[basis({"a": 1, "b": 2, "c": 4, "d": 3})]
        )
        finding = only(found, "rule-unique", {"c": "Cedern"})
        assert "Den rad som saknas skiljer dem åt: Cedern får då 40 kr, och 41 kr med största rest." in sv(finding)
        assert (
            "The row that is missing tells them apart: Cedern then gets 40 kr, and 41 kr by largest remainder."
            in en(finding)
        )

    def test_where_nothing_that_is_known_does(self) -> None:
        """Parts of something larger: 10,17 and 20,33 of 61, and nobody knows who has the rest."""
        finding = only(
            audit_table(column({"a": 10, "b": 20}), total=total(61), bases=[basis({"a": 1, "b": 2}, 6)]), "rule-unique"
        )
        assert sv(finding).endswith(
            "Det som kan skilja dem åt är en tabell över en annan summa, eller beslutet som anger regeln."
        )
        assert en(finding).endswith(
            "What can tell them apart is a table of another sum, or the decision that states the rule."
        )

    def test_another_unit_is_named(self) -> None:
        """2 001 by halves is 1 000,50: 1 000 to even in kronor, and halves up only in coarser steps."""
        finding = only(audit_table(column({"a": 1_000, "b": 1_000}), total=total(2_001)), "rule-unique")
        assert "om avrundningen görs i hela kronor" in sv(finding)
        assert "if the rounding is in whole kronor" in en(finding)
        assert "halva avrundas uppåt" not in sv(finding)

    def test_it_is_not_said_of_one_rule(self) -> None:
        """
        Of 999 999 997 a 24th is 41 666 666,54 (.541667): by 1, 2, 3, 6 and 12 the rows end in .54, .08, .625, .25, .5.

        Halves up they sum to a krona too much, so that no rule that makes the sum gives them; the last one is odd, and
        to even it would be less, as by 41 666 666,54 for each. No percentage of six decimals is a 24th.
        """
        rows = {"a": 41_666_667, "b": 83_333_333, "c": 125_000_000, "d": 249_999_999, "e": 499_999_999}
        key = basis({"a": 1, "b": 2, "c": 3, "d": 6, "e": 12})
        found = audit_table(column(rows), total=total(999_999_997), bases=[key])
        assert [fit.rule.method for fit in found.fits] == ["half-up-each"]
        assert said(found, "rule-unique") == []

    def test_no_row_is_said_to_be_lacking_where_none_is(self) -> None:
        """Three equal shares of 151 are 50,33: two rows have 50, and the last one 51."""
        found = audit_table(column({"a": 50, "b": 50, "c": 51}), total=total(151))
        assert found.is_complete
        assert "missing" not in en(only(found, "rule-unique"))


class TestNearestRule:
    def test_up_to_five_rows_are_listed(self) -> None:
        """600 by 1, 2, 3 and zero: 302 is printed for 300."""
        found = audit_table(
            column({"a": 100, "b": 200, "c": 302, "d": 0}), total=total(600), bases=[basis({**WEIGHTS, "d": 0})]
        )
        finding = only(found, "row-as-rule")
        assert finding.severity is WARNING
        assert sv(finding) == (
            "Vid 600 kr stämmer 3 av 4 rader, när varje rad är avrundad för sig, halva uppåt, i hela kronor, "
            "efter nyckeln (summa 6). 1 rad avviker: C tryckt 302 kr, regeln ger 300 kr (+2 kr)."
        )
        assert en(finding) == (
            "At 600 kr, 3 of 4 rows agree, when each row is rounded by itself, halves up, in whole kronor, "
            "by the key (sum 6). 1 row deviates: C printed 302 kr, the rule gives 300 kr (+2 kr)."
        )

    def test_of_more_the_worst_alone(self) -> None:
        """Seven equal weights share 700; each pair is one up and one down, and the sixth is 9 too little."""
        printed = {"a": 101, "b": 98, "c": 103, "d": 96, "e": 105, "f": 91, "g": 106}
        weights = {**dict.fromkeys(printed, 100), "g": 101, "a": 99}
        found = audit_table(column(printed), total=total(700), bases=[basis(weights)])
        finding = only(found, "row-as-rule")
        assert "7 rader avviker, mest F tryckt 91 kr, regeln ger 100 kr (-9 kr)." in sv(finding)
        assert "7 rows deviate, most of all F printed 91 kr, the rule gives 100 kr (-9 kr)." in en(finding)

    def test_nothing_where_the_rule_is_found(self) -> None:
        assert said(audit_table(column(EVEN), total=total(60), bases=[basis(WEIGHTS)]), "row-as-rule") == []


class TestRowsThatWouldSum:
    def test_the_largest_remainder_beside_rows_rounded_alone(self) -> None:
        """100 by 1, 2, 3: 16,67 and 33,33 and 50; 101 by 1, 2, 3: 16,83, 33,67, 50,5, which sum to 102 alone."""
        found = audit_table(column({"a": 17, "b": 34, "c": 51}), total=total(101), bases=[basis(WEIGHTS)])
        finding = only(found, "sum-by-remainder")
        assert finding.severity is NOTE
        assert sv(finding) == "Största rest, som summerar till 101 kr, ändrar 1 rad: C 50 kr."
        assert en(finding) == "The largest remainder, which sums to 101 kr, changes 1 row: C 50 kr."

    def test_not_where_the_total_is_no_whole_number_of_units(self) -> None:
        """100,50 by three is 33,50: 34 each, and no kronor sum to 100,50."""
        found = audit_table(column({"a": 34, "b": 34, "c": 34}), total=StatedTotal.parse("100,50 kr"))
        assert said(found, "rule-found")[0].severity is NOTE
        assert said(found, "sum-by-remainder") == []

    def test_not_where_the_basis_is_not_whole(self) -> None:
        found = audit_table(column({"a": 10, "b": 20}), total=total(61), bases=[basis({"a": 1, "b": 2}, 6)])
        assert said(found, "sum-by-remainder") == []

    def test_not_where_the_rows_sum(self) -> None:
        assert said(audit_table(column(EVEN), total=total(60), bases=[basis(WEIGHTS)]), "sum-by-remainder") == []


class TestRecovery:
    def found(self, *, sums: tuple[int, int], rows: Mapping[str, int] = EVEN, of: int = 60, **more: Any) -> Audit:
        return audit_table(column(rows, **more.pop("more", {})), total=total(of), search=True, sums=sums, **more)

    def sure(self, *, sums: tuple[int, int], **more: Any) -> Audit:
        """Rows by 1, 2, 3 that are large enough beside small sums to rule chance out."""
        return self.found(rows={"a": 10_001, "b": 20_002, "c": 30_003}, of=60_006, sums=sums, **more)

    def test_nothing_is_said_unasked(self) -> None:
        rules = {finding.rule for finding in findings_of(audit_table(column(EVEN)))}
        assert not rules & {"basis-recovered", "recovery-sure", "recovery-partial", "basis-known"}

    def test_one_solution_is_told_with_its_range(self) -> None:
        """The three rows are of 60 006 by sums of 5 to 7 in one way, and no known rule gives them unasked."""
        finding = only(self.sure(sums=(5, 7)), "basis-recovered")
        assert finding.severity is WARNING
        assert sv(finding) == (
            "Kronorna återskapar underlaget: bland summor från 5 till 7 och totalen 60 006 kr ger bara summan 6 och "
            "totalen 60 006 kr raderna, när varje rad är avrundad för sig, halva uppåt; varje rads tal är då bestämt."
        )
        assert en(finding) == (
            "The amounts recover the basis: among sums from 5 to 7 and the total of 60 006 kr, only the sum 6 and the "
            "total of 60 006 kr give the rows, when each row is rounded by itself, halves up; the figure of each row "
            "is then known."
        )

    def test_it_is_a_note_where_a_rule_is_known_already(self) -> None:
        assert only(self.sure(sums=(5, 7), bases=[basis(WEIGHTS)]), "basis-recovered").severity is NOTE

    def test_figures_within_bounds(self) -> None:
        """No search is sure of a sum by which a row has more than one figure; of such an answer it is said."""
        found = self.sure(sums=(6, 6))
        assert found.recovered is not None
        (only_one,) = found.recovered.recovery.solutions
        bounded = evolve(only_one, weights=(("a", Span(1, 2)), ("b", Span(2, 2)), ("c", Span(2, 3))))
        recovery = evolve(found.recovered.recovery, solutions=(bounded,))
        finding = only(evolve(found, recovered=evolve(found.recovered, recoveries=(recovery,))), "basis-recovered")
        assert sv(finding).endswith("; radernas tal är då kända till sina gränser.")
        assert en(finding).endswith("; the figures of the rows are then known to bounds.")

    def test_one_that_chance_could_give_is_told_with_every_rounding(self) -> None:
        found = self.found(sums=(5, 7))
        finding = only(found, "basis-recovered")
        assert finding.severity is WARNING
        alone, exact = "varje rad är avrundad för sig", "(6 av 60 kr)"
        assert sv(finding) == (
            "Kronorna räcker inte för att säkert återskapa ett underlag: bland summor från 5 till 7 och totalen 60 kr "
            f"finns 1 lösning när {alone}, halva uppåt {exact}; "
            f"1 lösning när enheterna är fördelade efter största rest {exact}; "
            "1 lösning när beloppet för var och en som räknas är avrundat till hela öre, och sedan varje rad för "
            f"sig, halva uppåt {exact}; "
            f"1 lösning när {alone}, nedåt {exact}; "
            f"1 lösning när {alone}, uppåt {exact} "
            f"och 1 lösning när {alone}, halva uppåt, och skillnaden är lagd på den största {exact}."
        )
        alone, exact = "each row is rounded by itself", "(6 of 60 kr)"
        assert en(finding) == (
            "The amounts do not suffice to recover one basis for sure. Found among sums from 5 to 7 and the total of 60 "
            f"kr: 1 solution when {alone}, halves up {exact}; "
            f"1 solution when the units are shared by the largest remainder {exact}; "
            "1 solution when the amount for each that is counted is rounded to whole öre, and then each row by "
            f"itself, halves up {exact}; "
            f"1 solution when {alone}, down {exact}; "
            f"1 solution when {alone}, up {exact} "
            f"and 1 solution when {alone}, halves up, and the difference is put on the largest {exact}."
        )
        assert said(found, "basis-known") == []
        assert sv(only(found, "recovery-sure")) == (
            "Så få rader, med så små belopp mot summorna, kan stämma av en slump."
        )
        assert en(only(found, "recovery-sure")) == (
            "So few rows, of amounts so small beside the sums, can agree by chance."
        )

    def test_several(self) -> None:
        finding = only(self.found(sums=(5, 12)), "basis-recovered")
        assert finding.severity is WARNING
        assert sv(finding).startswith(
            "Kronorna räcker inte för att säkert återskapa ett underlag: bland summor från 5 till 12 och totalen 60 kr "
            "finns 2 lösningar när varje rad är avrundad för sig, halva uppåt (6 av 60 kr; 12 av 60 kr); 2 "
        )
        assert "60 kr: 2 solutions when each row is rounded by itself, halves up (6 of 60 kr; 12 of 60 kr); 2 " in en(
            finding
        )
        assert said(self.found(sums=(5, 12)), "basis-known") == []

    def test_of_more_than_three_the_first(self) -> None:
        """6, 12, 18 and 24: by no other sum to 24 are both a sixth and a third of it within a 120th of it of a whole."""
        finding = only(self.found(sums=(5, 24)), "basis-recovered")
        assert (
            "4 lösningar när varje rad är avrundad för sig, halva uppåt (först 6 av 60 kr; 12 av 60 kr; 18 av 60 kr)"
            in (sv(finding))
        )
        assert "halves up (first 6 of 60 kr; 12 of 60 kr; 18 of 60 kr)" in en(finding)

    def test_a_factor_of_all_figures(self) -> None:
        """2, 4 and 6 of twelve are 1, 2 and 3 of six."""
        finding = only(self.sure(sums=(12, 12)), "recovery-factor")
        assert finding.severity is NOTE
        assert sv(finding) == "Alla tal är delbara med 2: samma andelar har ett underlag med summan 6."
        assert en(finding) == "All figures are divisible by 2: a basis that sums to 6 has the same shares."
        assert said(self.sure(sums=(6, 6)), "recovery-factor") == []

    def test_none_at_any_total(self) -> None:
        finding = only(self.found(sums=(5, 5)), "basis-recovered")
        assert finding.severity is WARNING
        assert sv(finding) == (
            "Inget underlag av hela tal ger raderna bland summor från 5 till 5 och totalen 60 kr, med någon "
            "avrundning som har sökts."
        )
        assert "the total of 60 kr, by any rounding that was searched" in en(finding)
        assert said(self.found(sums=(5, 5)), "recovery-sure") == []

    def test_a_search_that_was_ended_says_how_far_it_came(self) -> None:
        """By sums from 600 on every one is a solution, and after a thousand no more are looked for."""
        finding = only(self.found(sums=(600, 5_000)), "basis-recovered")
        assert "av 4 401 par av summa och total" in sv(finding)
        assert "of 4 401 pairs of a sum and a total" in en(finding)

    def test_a_search_that_stopped_at_a_thousand_says_that_there_are_more(self) -> None:
        told = sv(only(self.found(sums=(600, 5_000)), "basis-recovered"))
        assert "minst 1 000 lösningar" in told
        assert "efter 0 av" not in told

    def test_how_rarely_chance_would_give_one(self) -> None:
        """Of 60 007 amounts 8 admit a weight of a sum of 7, and the last row follows: (60 007/8)² by 3 is 18 754 375."""
        finding = only(self.sure(sums=(5, 7)), "recovery-sure")
        assert finding.severity is NOTE
        assert sv(finding) == (
            "Rader utan samband med något underlag skulle ge en lösning högst en gång på 10 000 000 sådana sökningar."
        )
        assert en(finding) == (
            "Rows that had nothing to do with any basis would give a solution at most once in 10 000 000 such searches."
        )

    def test_where_chance_cannot_be_ruled_out(self) -> None:
        finding = only(self.found(sums=(600, 600)), "recovery-sure")
        assert "för små mot summorna för att utesluta slumpen" in sv(finding)
        assert "too small beside the sums to rule chance out" in en(finding)

    def test_rows_that_are_not_all_there(self) -> None:
        found = self.found(sums=(6, 6), rows={"a": 10, "b": 20})
        assert sv(only(found, "recovery-partial")).startswith("Sökningen räknar med att rader saknas: bara 2 rader")
        assert en(only(found, "recovery-partial")).startswith("The search takes rows for missing: only 2 rows")
        assert said(self.found(sums=(6, 6)), "recovery-partial") == []

    @pytest.mark.parametrize(
        ("figures", "swedish", "english"),
        [
            (WEIGHTS, "Siffrorna är elever 2021.", "The figures are pupils 2021."),
            ({"a": 3, "b": 2, "c": 1}, "Summan är densamma som i elever 2021.", "The sum is that of pupils 2021."),
            (
                {"a": 3, "b": 2, "c": 3},
                "Ingen känd statistik har samma siffror eller samma summa",
                "No known statistic has the same figures",
            ),
        ],
    )
    def test_what_is_known_of_the_figures(self, figures: Mapping[str, int], swedish: str, english: str) -> None:
        finding = only(self.sure(sums=(5, 7), statistics=[statistic(figures)]), "basis-known")
        assert finding.severity is NOTE
        assert sv(finding).startswith(swedish)
        assert en(finding).startswith(english)


class TestUnits:
    @pytest.mark.parametrize(("of", "unit"), [(60_000, "tkr"), (60_500, "tkr"), (60_000_000, "mkr")])
    def test_rows_in_thousands_or_millions_read_as_kronor(self, of: int, unit: str) -> None:
        finding = only(audit_table(column(EVEN), total=total(of)), "unit-of-rows")
        assert finding.severity is WARNING
        assert f"i {unit} " in sv(finding)
        assert en(finding) == f"The rows seem to be in {unit} and were read as kronor; state the unit of the rows."

    @pytest.mark.parametrize("of", [60, 600, 50_000])
    def test_not_of_rows_that_are_merely_far_from_the_total(self, of: int) -> None:
        assert said(audit_table(column(EVEN), total=total(of)), "unit-of-rows") == []


class TestColumnsBesideInKronor:
    @pytest.mark.parametrize(
        ("printed", "told"),
        [(Fraction(7), "till 6 kr; tryckt är 7 kr."), (Fraction(7001, 1000), "till 6 kr; tryckt är 7,001.")],
    )
    def test_their_sums_are_kronor_where_they_can_be(self, printed: Fraction, told: str) -> None:
        beside = SideColumn(
            title=column_title(2, "Kr"),
            numbers={party: Fraction(weight) for party, weight in WEIGHTS.items()},
            printed_sum=printed,
            in_kronor=True,
        )
        found = audit_table(column(EVEN, side=(beside,)), total=total(60))
        assert sv(said(found, "sum-as-printed")[1]).endswith(told)
