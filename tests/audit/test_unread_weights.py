"""A row whose amount cannot be read still has a weight, so that rules that take the weights of all can be tried."""

from nara_vard_finans.audit import Audit, audit_table
from printed_cases import read

# Of 10 kr by 1 010, 995 and 995: 3,37 and 3,32 twice. The largest remainder gives the odd krona to the first.
WHOLE = "Kommun;Folkmängd;Belopp\nMora;1010;4\nOrsa;995;3\nFalun;{weight};{amount}\nSumma;3000;10\n"


def audited(text: str) -> Audit:
    return audit_table(read(text, column="Belopp"))


class TestUnreadWeights:
    def test_a_weight_that_can_be_read_counts(self) -> None:
        found = audited(WHOLE.format(weight="995", amount="3 st"))
        assert [row.name for row in found.column.unreadable] == ["Falun"]
        assert {"largest-remainder"} <= {fit.rule.method for fit in found.fits if fit.is_stated}
        assert dict(found.column.beside[0].weights) == {"2062": 1_010, "2034": 995, "2080": 995}

    def test_so_does_what_is_left_for_a_single_known_party(self) -> None:
        found = audited(WHOLE.format(weight="99S", amount="3 st"))
        assert dict(found.column.beside[0].weights) == {"2062": 1_010, "2034": 995, "2080": 995}

    def test_but_not_for_a_name_that_nobody_knows(self) -> None:
        found = audited(WHOLE.format(weight="99S", amount="3 st").replace("Falun", "Fal?n"))
        assert dict(found.column.beside[0].weights) == {"2062": 1_010, "2034": 995}

    def test_nor_where_weights_do_not_make_the_printed_sum(self) -> None:
        found = audited(WHOLE.format(weight="900", amount="3 st"))
        assert dict(found.column.beside[0].weights) == {"2062": 1_010, "2034": 995}
