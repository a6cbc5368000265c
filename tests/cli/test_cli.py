"""The contract of the command line: formats, languages, exit statuses, and one clear message for bad input."""

import importlib
import io
import json
import os
import runpy
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli_runs import Run, answer
from nara_vard_finans.cli import main

FACTS = '[parties.municipalities]\nA = "Aby"\n'


COMMANDS = [
    ["list"],
    ["allocate", "rss-dalarna-2023", "--year", "2023"],
    ["explain", "rss-dalarna-2023", "--year", "2023", "--party", "Orsa"],
    ["compare", "rss-dalarna-2018:2022", "rss-dalarna-2023:2023", "--as-printed"],
]


@pytest.fixture
def november(tmp_path: Path) -> Path:
    """The population of November 2018, as a user would have it."""
    rows = [
        line.split(",")
        for line in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
    ]
    path = tmp_path / "nov.csv"
    path.write_text("party,weight\n" + "\n".join(f"{row[0]},{row[1]}" for row in rows), "utf-8")
    return path


class TestAllocate:
    def test_2022_says_what_can_be_done(self, run_en: Run) -> None:
        status, out, err = run_en("allocate", "rss-dalarna-2018", "--year", 2022)
        assert (status, out) == (2, "")
        assert "population-dalarna-2021-06" in err
        assert "--basis ID or --as-printed" in err
        assert err.count("\n") == 1

    def test_no_printed_table_for_the_year(self, run_en: Run) -> None:
        status, _, err = run_en("allocate", "rss-dalarna-2023", "--year", 2024, "--as-printed")
        assert status == 2
        assert "no printed column is called 'rss-dalarna-2023:2024'; did you mean 'rss-dalarna-2023:2023'?" in err


class TestShare:
    def test_ore_and_residual(self, run_en: Run, tmp_path: Path) -> None:
        path = tmp_path / "w.csv"
        path.write_text("party,weight\na,98\nb,2\n")
        data = answer(run_en, "share", "--total", "182.25", "--weights", path, "--unit", "öre")
        assert [row["amount"] for row in data["rows"]] == ["178.61", "3.64"]
        assert data["rows"][0]["exact"] == "1786050/10000"
        status, _, err = run_en("share", "--total", "182.25", "--weights", path)
        assert status == 2
        assert "182,25 kr is not a whole number of 1 kr" in err
        named = ("share", "--total", "1", "--weights", path, "--method", "half-up-residual-to", "--residual-to")
        assert answer(run_en, *named, "a")["residual_to"] == "a"
        assert answer(run_en, *named, "A kommun")["residual_to"] == "a"
        assert run_en(*named, "c")[0] == 2
        status, out, _ = run_en("share", "--total", "0.01", "--weights", path, "--unit", "öre", "--lang", "en")
        assert status == 0
        assert "0.01" in out


class TestOtherCommands:
    def test_compare_as_printed(self, run: Run) -> None:
        status, out, _ = run(*COMMANDS[3])
        assert status == 1
        assert "Kommunerna, radernas summa  1 225 537  2 000 004" in out
        assert "Kommunerna, tryckt          1 225 535  2 000 000" in out
        data = answer(run, *COMMANDS[3], status=1)
        assert data["sums"][0]["before"] == "1225537"
        assert data["sums"][0]["after_printed"] == "2000000"

    def test_compare_reckoned(self, run: Run) -> None:
        june = "population-dalarna-2021-06"
        arguments = ("compare", "rss-dalarna-2018", "rss-dalarna-2023", "--basis", june)
        data = answer(run, *arguments)
        assert data["before"] == {
            "label": "rss-dalarna-2018 2022", "year": 2022, "as_printed": False, "population": june, "rests_on_it": True,
            "note": None,
        }  # fmt: skip
        assert data["after"]["year"] == 2023
        assert data["sums"][-1]["difference"] == "1548930"
        status, out, _ = run(*arguments, "--population", "population-dalarna-2018-11")
        assert status == 0
        assert "november 2018; beloppen vilar på en annan folkmängd." in out
        assert run("compare", "rss-dalarna-2023:2023", "rss-dalarna-2023:2023")[0] == 0
        assert run("compare", "rss-dalarna-2023:20x3", "rss-dalarna-2023")[0] == 2

    @pytest.mark.parametrize("arguments", COMMANDS)
    @pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_every_form_and_language(self, run: Run, arguments: list[str], form: str, language: str) -> None:
        status, out, err = run(*arguments, "--format", form, "--lang", language)
        assert status in (0, 1)
        assert err == ""
        assert out.endswith("\n")
        assert not any(line != line.rstrip() for line in out.splitlines()) or form == "md"


class TestFiles:
    FILE = (
        '[parties.municipalities]\nA = "Aby"\nB = "Bro"\n[[agreements]]\nid = "{id}"\ntitle = "Prov"\n'
        "term = {{ first_day = 2025-01-01, last_day = 2025-12-31 }}\ncost = {{ yearly = 101 }}\n"
        'cost_key = {{ kind = "equal", parties = ["A", "B"] }}\n'
    )

    def write(self, folder: Path, *ids: str) -> Path:
        first, *others = (self.FILE.format(id=name) for name in ids)
        path = folder / "my.toml"
        path.write_text(first + "".join(text[text.index("[[agreements]]") :] for text in others), "utf-8")
        return path

    def test_a_county_that_is_not_dalarna(self, run: Run, tmp_path: Path) -> None:
        path = self.write(tmp_path, "prov")
        data = answer(run, "allocate", path, "--year", 2025)
        assert [(row["party"], row["amount"]) for row in data["rows"]] == [("A", "51"), ("B", "50")]
        assert data["ties"] == [{"won": ["A"], "lost": ["B"]}]
        assert run("explain", path, "--year", 2025, "--party", "Bro")[0] == 0
        assert run("compare", f"{path}:2025", path)[0] == 0
        assert "Vikt" in run("allocate", path, "--year", 2025)[1]

    def test_sides_with_different_parties(self, run: Run, tmp_path: Path) -> None:
        path = self.write(tmp_path, "prov")
        status, out, _ = run("compare", path, "rss-dalarna-2023:2023")
        assert status == 0
        assert "Bara på ena sidan: Aby, Avesta, " in out
        data = answer(run, "compare", path, "rss-dalarna-2023:2023")
        assert data["rows"][0]["after"] is None
        assert data["sums"][-1]["difference"] is None

    def test_several_agreements_in_a_file(self, run_en: Run, tmp_path: Path) -> None:
        path = self.write(tmp_path, "ett", "tva")
        status, _, err = run_en("allocate", path, "--year", 2025)
        assert status == 2
        assert f"it holds ett and tva; name one, as {path}#ett" in err
        assert run_en("allocate", f"{path}#tva", "--year", 2025)[0] == 0
        path.write_text('[parties.municipalities]\nA = "Aby"\n')
        assert "it holds no agreement, no grant and no post" in run_en("allocate", path, "--year", 2025)[2]

    def test_check(self, run_en: Run, tmp_path: Path) -> None:
        good = self.write(tmp_path, "prov")
        status, out, err = run_en("check", good)
        assert (status, err) == (0, "")
        assert out == f"{good}: valid, 1 entry\n"
        bad = tmp_path / "bad.toml"
        bad.write_text("agreement = 1\n")
        status, out, err = run_en("check", good, bad, tmp_path / "none.toml")
        assert status == 2
        assert err.splitlines() == [
            f"{bad}:1: agreement: unknown key; did you mean agreements?",
            f"{tmp_path / 'none.toml'}: there is no such file; check the name and the folder",
        ]
        assert "bad.toml: not valid" in out
        status, out, _ = run_en("check", good, bad, tmp_path / "none.toml", "--format", "json")
        files = json.loads(out)["files"]
        assert [file["valid"] for file in files] == [True, False, False]
        (fault,) = files[1]["faults"]
        assert (fault["where"], fault["line"]) == ("agreement", 1)
        assert fault["message"] == "unknown key; did you mean agreements?"
        assert (fault["parts"]["name"], "agreements" in fault["parts"]["known"]) == ("agreement", True)

    def test_a_file_whose_name_has_a_number_sign(self, run: Run, tmp_path: Path) -> None:
        path = self.write(tmp_path, "prov")
        path = path.rename(tmp_path / "my #1.toml")
        assert run("allocate", path, "--year", 2025)[0] == 0
        path = path.rename(tmp_path / "my:2025")
        assert run("compare", path, path)[0] == 0

    def test_explain_points_to_what_is_printed_too(self, run_en: Run) -> None:
        err = run_en("explain", "rss-dalarna-2018", "--year", 2022, "--party", "Orsa")[2]
        assert err.endswith("on the command line: --basis ID or --as-printed\n")


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["nonsense"], "there is no command 'nonsense', see nvf --help; expected one of list, share, allocate"),
            (["alocate", "x"], "did you mean allocate?"),
            (["allocate"], "missing: ID-or-FILE; see nvf allocate --help"),
            (["share"], "missing: --total; see nvf share --help"),
            (["allocate", "rss-dalarna-2023"], "--year"),
            (["allocate", "rss-dalarna-2023", "--year", "twenty"], "'twenty' is not a year"),
            (["allocate", "rss-dalarna-2023", "--year", "0000"], "'0000' is not a year"),
            (["allocate", "rss-dalarna-2023", "--year", "٢٠٢٣"], "is not a year"),
            (
                ["allocate", "rss-dalarna-2023", "--year", "2027"],
                "2027 is outside the term of rss-dalarna-2023, 2023-01-01 to",
            ),
            (["allocate", "rss-dalarna-2023", "--year", "2027", "--as-printed"], "2027 is outside the term"),
            (["allocate", "rss-dalarna-2024", "--year", "2023"], "did you mean 'rss-dalarna-2023'"),
            (["allocate", "nowhere.toml", "--year", "2023"], "there is no such file"),
            (["allocate", "a" * 5_000, "--year", "2023"], "no agreement, grant or post is called"),
            (["compare", "a" * 5_000, "rss-dalarna-2023:2023"], "no agreement, grant or post is called"),
            (["list", "\x1b[31m"], "too much on the line: '\\x1b[31m'"),
            (["share", "--total", "1.000", "--weights", "x"], "could be thousands or decimals: 1 000 or 1,0000"),
            (["share", "--total", "9e999", "--weights", "x"], "is not an amount"),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--method", "half-up"], "did you mean half-up-each?"),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--unit", "sek"], "'sek' is not an amount"),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--unit", "0 kr"], "a unit is above zero"),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--unit", "3 kr"], "not a whole number of 3 kr"),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--residual-to", "Falun"], "puts it on nobody"),
            (
                ["allocate", "rss-dalarna-2023", "--year", "2023", "--method", "half-up-residual-to"],
                "needs to know who",
            ),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--basis", "x"], "no statistic is called 'x'"),
            (["explain", "rss-dalarna-2023", "--year", "2023", "--party", "Sala"], "no party is called 'Sala'"),
            (["share", "--total", "1e3", "--weights", "x"], "'1e3' is not an amount"),
            (["share", "--total", "1", "--weights", "."], "it is a folder"),
            (["share", "--total", "1", "--weights", "x", "--method", "hamilton"], "expected one of largest-remainder"),
            (
                ["share", "--total", "1", "--weights", "x", "--encoding", "ebcdic"],
                "--encoding cannot be 'ebcdic'; expected one of utf-8, utf-8-sig",
            ),
            (
                ["list", "--format", "xml"],
                "--format cannot be 'xml'; expected one of table, json, csv, csv-excel, md, html, xlsx",
            ),
            (["compare", "rss-dalarna-2018", "rss-dalarna-2023"], "population, whose figures no paper states"),
            (
                ["allocate", "rss-dalarna-2023", "--yea", "2023"],
                "there is no option '--yea', see nvf allocate --help; did you mean --year?",
            ),
            (
                ["allocate", "rss-dalarna-2023", "--year", "2023", "--as-printed", "--method", "x"],
                "--method changes nothing",
            ),
            (
                ["compare", "rss-dalarna-2018", "rss-dalarna-2023", "--as-printed", "--basis", "x"],
                "--basis changes nothing",
            ),
        ],
    )
    def test_one_message_and_status_2(self, run_en: Run, arguments: list[str], message: str) -> None:
        status, out, err = run_en(*arguments)
        assert (status, out) == (2, "")
        assert message in err
        assert err.count("\n") == 1

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.binary(max_size=300))
    def test_any_bytes_are_an_answer_or_one_of_our_messages(self, tmp_path: Path, raw: bytes) -> None:
        for name in ("w.csv", "f.toml"):
            path = tmp_path / name
            path.write_bytes(raw)
            arguments = ["share", "--total", "100", "--weights"] if name == "w.csv" else ["check"]
            assert main([*arguments, str(path)]) in (0, 1, 2)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.text(st.characters(codec="utf-8"), max_size=80), st.text(st.characters(codec="utf-8"), max_size=20))
    def test_any_row_is_an_answer_or_one_of_our_messages(self, tmp_path: Path, party: str, weight: str) -> None:
        path = tmp_path / "w.csv"
        path.write_text(f"party,weight\n{party},{weight}\n", encoding="utf-8", newline="")
        assert main(["share", "--total", "100", "--weights", str(path)]) in (0, 2)


class TestProcess:
    """What only a process of its own can show."""

    def nvf(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "nara_vard_finans", *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)

    def test_standard_input_that_there_is_not(self, run_en: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        status, out, err = run_en("share", "--total", "3", "--weights", "-")
        assert (status, out) == (2, "")
        assert err == "nvf: standard input is closed, so there is nothing to read; name a file instead of -\n"

    @pytest.mark.parametrize(("language", "name"), [("sv", "inmatningen"), ("en", "standard input")])
    def test_standard_input_is_called_by_a_word(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, name: str
    ) -> None:
        for command in (("audit", "-"), ("share", "--total", "3", "--weights", "-"), ("verify", "-")):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
            status, _, err = run(*command, "--lang", language)
            assert status == 2
            assert err.startswith(f"nvf: {name}: ")

    def test_weights_that_are_all_zero_are_told_by_name(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "vikter.csv"
        path.write_text("party,weight\nOrsa,0\nMora,0\n", "utf-8")
        status, _, err = run("share", "--total", "100", "--weights", path)
        assert (status, "'Orsa' och 'Mora': alla vikter är noll" in err) == (2, True)

    @pytest.mark.parametrize(
        ("language", "said"),
        [("sv", "Det finns inga dagar att hålla reda på.\n"), ("en", "There are no days to keep.\n")],
    )
    def test_no_days_are_said_to_be_none(self, run: Run, language: str, said: str) -> None:
        assert run("deadlines", "--from", "2050-01-01", "--lang", language) == (0, said, "")

    @pytest.mark.parametrize(("language", "said"), [("sv", "mappen har ingen fil"), ("en", "the folder has no file")])
    def test_a_folder_with_nothing_to_check(self, run: Run, tmp_path: Path, language: str, said: str) -> None:
        status, out, err = run("check", tmp_path, "--lang", language)
        assert (status, out) == (2, "")
        assert err.startswith(f"nvf: {tmp_path}: {said}")

    def test_the_facts_that_ship_are_called_that_in_either_language(self, run: Run) -> None:
        assert run("check")[1].startswith("de fakta som medföljer: giltig, ")
        assert run("check", "--lang", "en")[1].startswith("the facts that ship: valid, ")

    def test_check_opens_a_file_once(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        real = os.open
        path = tmp_path / "f.toml"
        path.write_text(FACTS, "utf-8")

        def counting(name: str, flags: int) -> int:
            opened.append(str(name))
            return real(name, flags)

        monkeypatch.setattr(os, "open", counting)
        assert run("check", path)[0] == 0
        assert opened.count(str(path)) == 1

    def test_a_facts_file_is_smaller_than_a_journal_may_be(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "f.toml"
        path.write_text(FACTS + "#" * (1 << 20), "utf-8")
        status, _, err = run("check", path)
        assert (status, err) == (2, f"{path}: den är större än 1 MB, långt mer än någon tabell eller faktafil\n")
        path.write_text('of = "rss-dalarna-2023"\n' + "#" * (1 << 20), "utf-8")
        assert run("check", path)[0] == 0

    @pytest.mark.parametrize(
        ("raised", "status", "told"),
        [
            (KeyboardInterrupt, 130, "nvf: stopped\n"),
            (MemoryError, 2, "nvf: there is not enough memory for this; ask for less at a time\n"),
        ],
    )
    def test_what_ends_a_command_is_one_line(
        self, run_en: Run, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], status: int, told: str
    ) -> None:
        def stop() -> None:
            raise raised

        monkeypatch.setattr("nara_vard_finans.workspace.opening.embedded", stop)
        assert run_en("list") == (status, "", told)

    def test_a_stop_while_it_is_loaded_is_one_line_too(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def stop() -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("nara_vard_finans.cli.main", stop)
        assert importlib.import_module("nara_vard_finans.__main__").main() == 130
        del sys.modules["nara_vard_finans.__main__"]  # so that it can be run as a module too
        assert capsys.readouterr() == ("", "nvf: avbrutet\n")
        monkeypatch.setattr(sys, "argv", ["nvf", "list", "--lang", "en"])
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("nara_vard_finans", run_name="__main__")
        assert (ended.value.code, capsys.readouterr()) == (130, ("", "nvf: stopped\n"))

    def test_it_is_a_module_too(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr(sys, "argv", ["nvf", "list"])
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("nara_vard_finans", run_name="__main__")
        assert ended.value.code == 0
        assert "rss-dalarna-2023" in capsys.readouterr().out

    def test_the_command_that_is_installed_begins_there_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        module = runpy.run_module("nara_vard_finans.__main__", run_name="nara_vard_finans.__main__")
        monkeypatch.setattr(sys, "argv", ["nvf", "share"])
        assert module["main"]() == 2

    def test_streams_that_are_no_files_are_written_to_as_they_are(self, monkeypatch: pytest.MonkeyPatch) -> None:
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["list"]) == 0
        assert "Folkmängd" in out.getvalue()

    def test_a_pipe_that_breaks_ends_quietly(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        class Broken(io.TextIOWrapper):
            def write(self, _text: str, /) -> int:
                raise BrokenPipeError

        with (tmp_path / "out").open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Broken(file, encoding="utf-8"))
            assert main(["list"]) == 0

    def test_streams_that_are_missing_or_full(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        class Full(io.TextIOWrapper):
            def write(self, _text: str, /) -> int:
                raise OSError(28, "No space left on device")

        with (tmp_path / "out").open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Full(file, encoding="utf-8"))
            assert main(["list"]) == 2
        assert capsys.readouterr().err == "nvf: svaret kan inte skrivas: det finns inget utrymme kvar\n"
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["list"]) == 2
        assert capsys.readouterr().err == "nvf: svaret kan inte skrivas: standard ut är stängd\n"
        monkeypatch.setattr(sys, "stderr", None)
        assert main(["list"]) == 2

    def test_version_and_help_end_well(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.nvf("--version").stdout == f"nvf {version('nara-vard-finans')}\n"
        assert "largest-remainder" in self.nvf("share", "--help").stdout
        assert (main(["--version"]), capsys.readouterr().out) == (0, f"nvf {version('nara-vard-finans')}\n")

    def test_standard_input_is_read(self) -> None:
        done = self.nvf("share", "--total", "3", "--weights", "-", "--format", "csv", input="party,weight\na,1\nb,2\n")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "party,name,weight,exact,exact_decimal,amount\na,a,1,3/3,1,1\nb,b,2,6/3,2,2\n"

    def test_what_is_refused_is_told_in_one_order(self, tmp_path: Path) -> None:
        """Python orders a set of texts anew in each process; faults and names come in an order of their own."""
        facts, weights = tmp_path / "facts.toml", tmp_path / "weights.csv"
        facts.write_text("".join(f"{name} = 1\n" for name in ("ost", "ek", "al", "bok", "asp", "lind")), "utf-8")
        weights.write_text("party,weight\n" + "".join(f"{name},-1\n" for name in "fbadec"), "utf-8")
        for asked in (("check", str(facts)), ("share", "--total", "9", "--weights", str(weights))):
            one, other = (self.nvf(*asked, env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "2"))
            assert (one.returncode, one.stdout, one.stderr) == (2, other.stdout, other.stderr)
            assert one.stdout + one.stderr

    @pytest.mark.parametrize(
        "command", ["share --total 3 --weights -", "audit -", "allocate ok-gnv-2020 --figures -", "audit x --weights -"]
    )
    def test_standard_input_that_is_closed(self, command: str) -> None:
        line = f"{sys.executable} -m nara_vard_finans {command} <&-"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)  # noqa: S607
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert done.stderr.startswith("nvf: ")

    def test_a_file_of_figures_that_is_a_pipe_is_read_once(self) -> None:
        table = "party,population,patients\nMora,1,2\nRegion Dalarna,3,4\n"
        done = self.nvf("allocate", "stimulans-aldre-2011", "--figures", "/dev/stdin", input=table)
        assert done.stderr.count("/dev/stdin") <= 1
        assert "Traceback" not in done.stderr
        assert "it is empty" not in done.stderr

    @pytest.mark.parametrize("text", [FACTS, 'of = "rss-dalarna-2023"\n'])
    def test_check_reads_a_pipe(self, text: str) -> None:
        done = self.nvf("check", "/dev/stdin", input=text)
        assert (done.returncode, done.stderr) == (0, "")
        assert "/dev/stdin: giltig" in done.stdout

    def test_an_answer_that_cannot_be_written_is_bad_news(self) -> None:
        for redirected in (">/dev/full", ">&-"):
            command = f"{sys.executable} -m nara_vard_finans list {redirected}"
            done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
            assert done.returncode == 2
            assert done.stderr.startswith("nvf: svaret kan inte skrivas: ")
        command = f"{sys.executable} -m nara_vard_finans allocate x --year 2023 2>&-"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
        assert (done.returncode, done.stdout) == (2, "")

    def test_json_is_json_whatever_letters_the_terminal_has(self) -> None:
        done = self.nvf("list", "--format", "json", env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"})
        titles = [entry["title"] for entry in json.loads(done.stdout)["entries"]]
        assert "Folkmängd per kommun i Dalarna, juni 2021" in titles

    def test_a_reader_that_leaves_early_is_no_error(self) -> None:
        command = f"{sys.executable} -m nara_vard_finans list | true"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
        assert done.stderr == ""

    def test_a_terminal_without_swedish_letters_still_gets_an_answer(self) -> None:
        done = self.nvf("list", env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"})
        assert done.returncode == 0
        assert "Folkm\\xe4ngd" in done.stdout
