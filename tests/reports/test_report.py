"""Reports: what a cell becomes, and how a file is replaced."""

from importlib import import_module

import pytest

from nara_vard_finans import apportion, kronor, parts
from nara_vard_finans.reports import as_csv, report_of


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


def test_a_form_that_is_no_text_is_written_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("nara_vard_finans.reports.report"), "BINARY", {"x": lambda _: b"\xff whole"})
    report = report_of(apportion(kronor(3), parts({"a": 1, "b": 2})))
    assert report is not None
    assert report.content("x") == b"\xff whole"
    assert "x" in report.forms
