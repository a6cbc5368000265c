"""Reports: what a cell becomes, and how a file is replaced."""

import pytest

from nara_vard_finans.reports import as_csv


class TestCells:
    @pytest.mark.parametrize(
        ("text", "cell"),
        [
            ("a\n=b", "a\n'=b"),
            ("a\r=b", "a\r'=b"),
            ("a\t=b", "a\t'=b"),
            ("\ta", "'\ta"),
            ("a\u2028@b", "a\u2028'@b"),
            ("a;-2", "a;'-2"),
            ("-2", "-2"),
            ("-a", "'-a"),
        ],
    )
    def test_what_a_cell_of_any_text_becomes(self, text: str, cell: str) -> None:
        assert as_csv([{"text": text}], ("text",)).removeprefix("text\n").strip('"') == cell
