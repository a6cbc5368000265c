"""An answer written to a file: in which form, and what is said where it cannot be."""

import errno
import os
from importlib import import_module
from pathlib import Path

import pytest

from cli_runs import Run
from nara_vard_finans.reports import BINARY, SUFFIXES, WRITERS

NEW = ("allocate", "rss-dalarna-2023", "--year", "2023")
DEADLINES = ("deadlines", "rss-dalarna-2018")
parsers = import_module("nara_vard_finans.cli.parser")


class TestForms:
    def test_a_receipt_that_cannot_be_written_is_refused_by_the_name_of_its_file(
        self, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "kvitto.json"
        status, out, err = run("allocate", "rss-dalarna-2018", "--year", "2022", "--as-printed", "--receipt", path)
        assert (status, out) == (2, "")
        assert err.startswith(f"nvf: {path}: kvitto skrivs över det som fördelas")
        assert not path.exists()

    @pytest.mark.parametrize("name", ["svar.txt", "svar.md", "svar.json", "SVAR.CSV"])
    def test_the_suffix_says_which(self, run: Run, tmp_path: Path, name: str) -> None:
        form = SUFFIXES[Path(name).suffix.lower()]
        status, out, err = run(*NEW, "-o", tmp_path / name)
        assert (status, out, err) == (0, "", "")
        assert (tmp_path / name).read_bytes().decode("utf-8").replace("\r\n", "\n") == run(*NEW, "--format", form)[
            1
        ].replace("\r\n", "\n")

    def test_a_format_that_is_given_decides(self, run: Run, tmp_path: Path) -> None:
        run(*NEW, "--format", "md", "--output", tmp_path / "svar.csv")
        run(*NEW, "--format", "json", "-o", tmp_path / "svar")
        assert (tmp_path / "svar.csv").read_text("utf-8") == run(*NEW, "--format", "md")[1]
        assert (tmp_path / "svar").read_text("utf-8") == run(*NEW, "--format", "json")[1]

    def test_what_only_some_answers_can_be(self, run: Run, tmp_path: Path) -> None:
        assert run(*DEADLINES, "-o", tmp_path / "dagar.ics")[0] == 0
        lines = (tmp_path / "dagar.ics").read_bytes().split(b"\r\n")
        assert (lines[0], lines[-1]) == (b"BEGIN:VCALENDAR", b"")

    def test_findings_end_it_as_always(self, run: Run, tmp_path: Path) -> None:
        asked = ("audit", "medel-per-kommun-2020", "--column", "2020")
        assert run(*asked, "-o", tmp_path / "svar.txt")[0] == run(*asked)[0] == 1

    def test_every_suffix_asks_for_a_form_that_there_is(self) -> None:
        own = {form for command in parsers.COMMANDS.values() for form in command.forms}
        assert {*SUFFIXES.values()} <= {*WRITERS, *BINARY, *own}
        for name, command in parsers.COMMANDS.items():
            assert parsers.parser_of(name, "sv").forms == (*WRITERS, *BINARY, *command.forms)


def refusal(run: Run, path: object, *arguments: object) -> tuple[str, str]:
    """Give what is said of a file that cannot be written, in both languages."""
    said = []
    for language in ("sv", "en"):
        status, out, err = run(*(arguments or NEW), "-o", path, "--lang", language)
        assert (status, out, err.count("\n"), err[:5]) == (2, "", 1, "nvf: ")
        said.append(err[5:-1])
    return said[0], said[1]


class TestRefusals:
    def test_a_suffix_that_is_no_form(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "svar.docx"
        swedish, english = refusal(run, path)
        assert swedish.startswith(f"{path}: filnamnets ändelse visar inte i vilken form svaret ska skrivas; de som")
        assert ".txt" in english
        assert not path.exists()

    def test_none(self, run: Run, tmp_path: Path) -> None:
        assert "the suffix of the file does not say" in refusal(run, tmp_path / "svar")[1]

    def test_one_of_another_command(self, run: Run, tmp_path: Path) -> None:
        assert "the suffix of the file does not say" in refusal(run, tmp_path / "svar.ics")[1]

    def test_a_folder(self, run: Run, tmp_path: Path) -> None:
        swedish, english = refusal(run, f"{tmp_path}/")
        assert swedish == f"{tmp_path} är en mapp; ange en fil i den, som {tmp_path}/svar.html"
        assert english == f"{tmp_path} is a folder; name a file in it, such as {tmp_path}/svar.html"

    def test_a_folder_that_there_is_not(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "ny" / "svar.md"
        assert refusal(run, path)[1] == (f"{path}: there is no folder {path.parent}; make it first, or name another")

    @pytest.mark.parametrize("name", ["a" * 300 + ".md", "a\0b.md"])
    def test_a_name_that_no_system_takes(self, run: Run, tmp_path: Path, name: str) -> None:
        assert "no file can have that name" in refusal(run, tmp_path / name)[1]

    def test_what_the_command_reads(self, run: Run, tmp_path: Path) -> None:
        weights = tmp_path / "vikter.csv"
        weights.write_text("party,weight\na,1\nb,2\n", "utf-8")
        for facts in ((), ("--facts", weights)):
            said = refusal(run, weights, "share", "--total", "3", "--weights", weights, *facts)
            assert "the answer would replace it" in said[1]
        assert weights.read_text("utf-8") == "party,weight\na,1\nb,2\n"

    def test_what_is_named_within_the_file(self, run: Run, tmp_path: Path) -> None:
        own = tmp_path / "mitt.md"
        own.write_text("x", "utf-8")
        assert "the answer would replace it" in refusal(run, own, "allocate", f"{own}#a", "--year", "2023")[1]

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (errno.ENOSPC, "the answer cannot be written: no space is left"),
            (errno.EIO, "the answer cannot be written (EIO)"),
            (errno.EACCES, "may not be written: the file or its folder is protected, or open in another program"),
        ],
    )
    def test_what_the_system_refuses(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
    ) -> None:
        def refused(_: int) -> None:
            raise OSError(number, "x")

        file = tmp_path / "svar.md"
        file.write_text("as it was", "utf-8")
        monkeypatch.setattr(os, "fsync", refused)
        assert said in refusal(run, file)[1]
        assert (file.read_text("utf-8"), len(list(tmp_path.iterdir()))) == ("as it was", 1)
