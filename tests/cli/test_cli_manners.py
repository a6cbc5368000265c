"""The manners of the command line: one language at a time, help, first commands, the nearest name, completion."""

import io
import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import completions
from cli_runs import Run
from nara_vard_finans.cli import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
COMMANDS = import_module("nara_vard_finans.cli.commands").COMMANDS
ENGLISH = re.compile(
    r"\b(the|is|not|expected|which|give|missing|needs|takes|cannot|there|usage|options|show|default)\b"
)
SWEDISH = re.compile(r"\b(är|och|inte|saknas|väntas|kan|som|menades|ange|eller|användning|annars)\b")

NEW = "allocate rss-dalarna-2023 --year 2023"
REFUSED = [
    ("alocate x", "kommandot 'alocate' finns inte, se nvf --help; menades allocate?", "there is no command 'alocate', see nvf --help; did you mean allocate?"),
    ("--hepl", "alternativet '--hepl' finns inte, se nvf --help; menades --help?", "there is no option '--hepl', see nvf --help; did you mean --help?"),
    ("--format json list", "raden börjar med '--format'; skriv kommandot först: nvf KOMMANDO --format; se nvf --help", "the line begins with '--format'; write the command first: nvf COMMAND --format; see nvf --help"),
    ("--completion fish", "--completion kan inte vara 'fish'; de som finns är bash, zsh", "--completion cannot be 'fish'; expected one of bash, zsh"),
    ("--completion bash zsh", "för mycket på raden: 'bash' och 'zsh'; se nvf --help", "there is too much on the line: 'bash' and 'zsh'; see nvf --help"),
    ("allocate", "{ID} saknas; se nvf allocate --help", "missing: {ID}; see nvf allocate --help"),
    ("share", "--total saknas; se nvf share --help", "missing: --total; see nvf share --help"),
    ("share --total 1", "ange vad det fördelas efter: --weights FIL, eller --all municipalities eller regions och --as-of, den 31 december ett år från 2010 till 2024", "say over what to share: --weights FILE, or --all municipalities or regions and --as-of, 31 December of a year from 2010 to 2024"),
    ("audit", "TABELL saknas; se nvf audit --help", "missing: TABLE; see nvf audit --help"),
    ("list x y", "för mycket på raden: 'x' och 'y'; se nvf list --help", "there is too much on the line: 'x' and 'y'; see nvf list --help"),
    (f"{NEW} --metod x", "alternativet '--metod' finns inte, se nvf allocate --help; menades --method?", "there is no option '--metod', see nvf allocate --help; did you mean --method?"),
    (f"{NEW} --zzz=5", "alternativet '--zzz' finns inte, se nvf allocate --help", "there is no option '--zzz', see nvf allocate --help"),
    (f"{NEW} --format jason", "--format kan inte vara 'jason'; menades json?", "--format cannot be 'jason'; did you mean json?"),
    (f"{NEW} --every week", "--every kan inte vara 'week'; de som finns är year, half-year, tertial, quarter, month", "--every cannot be 'week'; expected one of year, half-year, tertial, quarter, month"),
    ("share --weights x --total", "--total kräver ett värde efter sig; ett värde som börjar med bindestreck skrivs --total=VÄRDE", "--total needs a value after it; a value that begins with a hyphen is written --total=VALUE"),
    (f"{NEW} --format", "--format kräver ett värde efter sig; de som finns är table, json, csv, csv-excel, md, html, xlsx", "--format needs a value after it; expected one of table, json, csv, csv-excel, md, html, xlsx"),
    ("list -", "för mycket på raden: '-'; se nvf list --help", "there is too much on the line: '-'; see nvf list --help"),
    (f"{NEW} --as-printed=yes", "--as-printed tar inget värde; skriv bara --as-printed", "--as-printed takes no value; write --as-printed alone"),
    ("allocate rss-dalarna-2023 --year tjugo", "'tjugo' är inget år; här väntas fyra siffror, som 2023", "'tjugo' is not a year, expected four digits such as 2023"),
    (f"{NEW} --method half-up", "metoden 'half-up' finns inte; menades half-up-each?", "there is no method 'half-up'; did you mean half-up-each?"),
    ("allocate rss-dalarna-2023", "rss-dalarna-2023 är ett avtal: ange vilket år, som --year 2023", "rss-dalarna-2023 is an agreement: say which year, as --year 2023"),
    ("allocate rss-dalarna2023 --year 2023", "avtalet, bidraget eller tjänsten 'rss-dalarna2023' finns inte; menades 'rss-dalarna-2023'?", "no agreement, grant or post is called 'rss-dalarna2023'; did you mean 'rss-dalarna-2023'?"),
    (f"{NEW} --pot dalarna", "--pot gäller bidrag, och rss-dalarna-2023 är inget bidrag; utelämna det", "--pot serves grants, and rss-dalarna-2023 is none; leave it out"),
    (f"{NEW} --counted days", "--counted hör till --every; ange båda, eller utelämna det", "--counted goes with --every; give both, or leave it out"),
    (f"{NEW} --as-printed --unit tkr", "--unit ändrar inget i det som är tryckt; utelämna det, eller --as-printed", "--unit changes nothing of what is printed; leave it out, or --as-printed"),
    ("allocate ok-gnv-2020 --year 2021", "ok-gnv-2020 är bidraget för 2020, inte för 2021; utelämna året", "ok-gnv-2020 is the grant of 2020, not of 2021; leave the year out"),
    ("allocate ok-gnv-2020 --joint-percent 50", "--joint-percent hör till --joint-cost; ange också årets kostnad", "--joint-percent goes with --joint-cost; give the cost of the year too"),
    ("compare rss-dalarna-2023", "jämföra med vad? ange en andra sida, eller vad som ska ändras, med --what-if", "compare with what? name a second one, or say what to change with --what-if"),
    ("compare rss-dalarna-2023 --what-if post=5", "--what-if 'post=5': inget heter 'post'; menades posts?", "--what-if 'post=5': nothing is called 'post'; did you mean posts?"),
    ("status rss-dalarna-2023 --on 2022-06", "'2022-06' är inte en enda dag; här väntas en dag som 2021-02-01", "'2022-06' is not one day, expected a day such as 2021-02-01"),
    ("status rss-dalarna-2023 --on 2022-06-10 --journal exempel-gnv-2021", "'exempel-gnv-2021' är varken en fil eller en exempeljournal; menades exempel-gnv-2020?", "there is no file and no example 'exempel-gnv-2021'; did you mean exempel-gnv-2020?"),
    ("status rss-gnv-post-2023 --on 2023-01-15", "det framgår inte av handlingarna vad rss-gnv-post-2023 kostar: ange cost under [assumptions] i journalen, eller --assume cost=BELOPP", "no paper states what rss-gnv-post-2023 costs: give cost under [assumptions] in the journal, or --assume cost=AMOUNT"),
    ("status rss-dalarna-2023 --on 2022-13-01", "'2022-13-01' är ingen dag som finns; här väntas en dag som 2021-02-01", "'2022-13-01' is no day that exists, expected a day such as 2021-02-01"),
    ("list --kind avtal", "--kind kan inte vara 'avtal'; de som finns är agreement, grant, post, body, statistic, index, table, paper, journal", "--kind cannot be 'avtal'; expected one of agreement, grant, post, body, statistic, index, table, paper, journal"),
    ("audit .", ".: det är en mapp; här väntas en fil", ".: it is a folder, expected a file"),
    ("audit tests", "tests: det är en mapp; här väntas en fil", "tests: it is a folder, expected a file"),
    ("deadlines --from 2024 --to 2023-06", "--to 2023-06-30 är före --from 2024-01-01; byt plats på dagarna, eller rätta dem", "--to 2023-06-30 is before --from 2024-01-01; swap the days, or correct them"),
    (f"{NEW} --format ics", "--format kan inte vara 'ics'; de som finns är table, json, csv, csv-excel, md, html, xlsx", "--format cannot be 'ics'; expected one of table, json, csv, csv-excel, md, html, xlsx"),
    ("allocate ok-gnv-2020 --joint-cost 1mkr --joint-percent 110", "kommunernas del är 110 procent av kostnaden; den ska vara från 0 till 100", "the part of the municipalities is 110 percent of the cost; it must be from 0 to 100"),
    ("audit medel-per-kommun-2021 --sums 1-2", "--sums säger var --recover ska söka; ange också --recover", "--sums says what --recover is to search; give --recover too"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "swedish", "english"), REFUSED, ids=[line for line, _, _ in REFUSED])
def test_a_refusal_is_one_message_in_the_language_asked_for(run: Run, line: str, swedish: str, english: str) -> None:
    for language, said, name in (("sv", swedish, "ID-eller-FIL"), ("en", english, "ID-or-FILE")):
        expected = (2, "", f"nvf: {said.replace('{ID}', name)}\n")
        assert run(*shlex.split(line), "--lang", language) == expected
        assert run("--lang", language, *shlex.split(line)) == expected
    assert run(*shlex.split(line)) == run(*shlex.split(line), "--lang=sv")


class TestLanguage:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("--lang fr list", "--lang kan inte vara 'fr'; de som finns är sv, en"),
            (
                "list --lang",
                "--lang kräver ett värde efter sig; de som finns är sv, en",
            ),
            ("--lang de", "--lang kan inte vara 'de'; de som finns är sv, en"),
            ("--lang de --help", "--lang kan inte vara 'de'; de som finns är sv, en"),
        ],
    )
    def test_one_that_there_is_not(self, run: Run, line: str, said: str) -> None:
        assert run(*line.split()) == (2, "", f"nvf: {said}\n")

    def test_it_stands_anywhere_and_the_last_counts(self, run: Run) -> None:
        first, *others = (
            run(*line.split())
            for line in (f"{NEW} --lang en", f"--lang en {NEW}", f"--lang=sv {NEW} --lang=en", "allocate --lang en rss-dalarna-2023 --year 2023")
        )  # fmt: skip
        assert "Party" in first[1]
        assert all(other == first for other in others)

    def test_what_comes_after_two_hyphens_is_no_option(self, run: Run) -> None:
        status, _, err = run("check", "--", "--lang", "en")
        assert (status, err.count("\n")) == (2, 2)
        assert err.startswith("--lang: ")
        too_much = "nvf: för mycket på raden: '--format'; se nvf list --help\n"
        assert run("list", "--", "--format") == (2, "", too_much)

    @pytest.mark.parametrize(("language", "said"), [("sv", "nvf: avbrutet\n"), ("en", "nvf: stopped\n")])
    def test_a_stop(self, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, said: str) -> None:
        def stop() -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("nara_vard_finans.workspace.opening.embedded", stop)
        assert run("list", "--lang", language) == (130, "", said)


class TestHelp:
    @pytest.mark.parametrize("command", ["", *COMMANDS])
    @pytest.mark.parametrize("asked", ["--help", "-h"])
    def test_it_is_in_one_language_with_examples(self, run: Run, command: str, asked: str) -> None:
        line = [*([command] if command else []), asked]
        status, swedish, err = run(*line)
        assert (status, err) == (0, "")
        assert swedish.startswith("användning: nvf")
        assert not ENGLISH.search(re.sub(r"\{[^}]*\}|--[a-z-]+|-gnv-|no-grant", " ", swedish))
        status, english, err = run("--lang", "en", *line)
        assert (status, err) == (0, "")
        assert english.startswith("usage: nvf")
        assert not SWEDISH.search(english)
        assert swedish.partition("exempel:")[2] == english.partition("examples:")[2]
        assert swedish.partition("exempel:")[2].count("\n  nvf ") >= 2

    def test_options_of_agreements_and_of_grants_stand_apart(self, run: Run) -> None:
        out = run("allocate", "--help")[1]
        _, agreements, rest = re.split(r"\n\nför avtal:|\n\nför bidrag:", out)
        grants = rest.partition("\n\nför alla kommandon:")[0]
        assert "--year" in agreements
        assert "--every" in agreements
        assert "--pot" in grants
        assert "--joint-cost" in grants

    @pytest.mark.parametrize("example", [each for command in COMMANDS.values() for each in command.examples])
    def test_each_example_can_be_typed(self, run: Run, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
        monkeypatch.chdir(EXAMPLES)
        status, out, err = run(*shlex.split(example)[1:])
        assert (status in {0, 1}, err) == (True, "")
        assert out

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_without_a_command_three_to_begin_with(self, run: Run, language: str) -> None:
        status, out, err = run("--lang", language)
        assert (status, err) == (0, "")
        first = [line.strip().split("  ")[0] for line in out.splitlines() if line.startswith("  nvf ")]
        assert len(first) == 3
        for line in first:
            assert run(*shlex.split(line)[1:])[0] == 0
        assert run()[1] == run("--lang", "sv")[1]

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_a_terminal_of_twenty_columns(self, run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
        monkeypatch.setenv("COLUMNS", "20")
        status, out, _ = run(*([command] if command else []), "--help")
        assert status == 0
        assert out.count("nvf") >= 3
        assert run("allocate") == (2, "", "nvf: ID-eller-FIL saknas; se nvf allocate --help\n")


class TestFiles:
    @pytest.mark.parametrize(
        ("line", "path", "meant"),
        [
            ("allocate {folder}/my-agrement.toml --year 2025", "my-agrement.toml", "my-agreement.toml"),
            ("status {folder}/my-agreement.tml --on 2025-06-01", "my-agreement.tml", "my-agreement.toml"),
            ("share --total 5 --weights {folder}/procent.csv", "procent.csv", "percent.csv"),
            ("check {folder}/my-grant.toml {folder}/my-grant-jurnal.toml", "my-grant-jurnal.toml", "my-grant-journal.toml"),
            ("audit {folder}/pm-2022-06-9.txt", "pm-2022-06-9.txt", "pm-2022-06-09.txt"),
        ],
    )  # fmt: skip
    def test_a_missing_one_is_said_to_be_missing_and_the_nearest_named(
        self, run: Run, line: str, path: str, meant: str
    ) -> None:
        status, _, err = run(*line.format(folder=EXAMPLES).split(), "--lang", "en")
        prefix = "" if line.startswith("check") else "nvf: "
        said = f"{EXAMPLES / path}: there is no such file; check the name and the folder; did you mean '{meant}'?"
        assert (status, err) == (2, f"{prefix}{said}\n")

    @pytest.mark.parametrize("path", ["nowhere/at-all.toml", "zzzz.toml", "a\0b.toml"])
    def test_nothing_is_near(self, run: Run, path: str) -> None:
        status, out, err = run("allocate", path, "--year", "2025", "--lang", "en")
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "did you mean" not in err

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_a_journal_with_a_heading_is_one_message(self, run: Run, tmp_path: Path, language: str) -> None:
        path = tmp_path / "journal.toml"
        path.write_text('[journal]\nof = "rss-dalarna-2023"\n[[journal.events]]\non = 2022-06-01\n', "utf-8")
        said = {"sv": "en journal har ingen rubrik: ta bort raden [journal]", "en": "a journal has no heading"}
        for line in ("check", "status rss-dalarna-2023 --on 2022-06-10 --journal", "allocate --year 2023"):
            status, _, err = run(*line.split(), path, "--lang", language)
            assert (status, err.count("\n")) == (2, 1)
            assert err.startswith(f"{path}:1: journal: {said[language]}")


class TestOutput:
    def test_a_system_error_is_named_by_its_code(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        class Broken(io.TextIOWrapper):
            def write(self, _text: str, /) -> int:
                raise OSError(5, "Input/output error")

        err = io.StringIO()
        monkeypatch.setattr(sys, "stderr", err)
        with (tmp_path / "out").open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Broken(file, encoding="utf-8"))
            assert main(["list"]) == 2
        assert err.getvalue() == "nvf: svaret kan inte skrivas (EIO)\n"

    @pytest.mark.parametrize("line", ["allocate rss-dalarna-2032 --year 2032", "", "--help", "allocate --help"])
    def test_a_plain_locale(self, line: str) -> None:
        command = [sys.executable, "-m", "nara_vard_finans", *line.split()]
        plain = {"PATH": os.environ["PATH"], "LANG": "C", "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}
        for more in ({}, {"PYTHONIOENCODING": "ascii"}):
            done = subprocess.run(command, capture_output=True, check=False, env=plain | more)
            assert b"Traceback" not in done.stderr
            assert bool(done.stdout) is not bool(done.stderr)
        assert done.stdout.isascii()
        assert done.stderr.isascii()


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh"])
    def test_what_ships_is_what_shtab_makes_today(self, run: Run, shell: str) -> None:
        status, out, err = run("--completion", shell)
        assert (status, err) == (0, "")
        assert out == completions.made(shell), "made anew by: python tests/completions.py"

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("nvf al", {"allocate"}),
            ("nvf --lang en allocate --ye", {"--year"}),
            ("nvf status rss-dalarna-20", {"rss-dalarna-2018", "rss-dalarna-2023"}),
            ("nvf status x --on 2022-06-10 --journal exempel-gnv-p", {"exempel-gnv-post-2023"}),
        ],
    )
    def test_bash_completes(self, typed: str, found: set[str]) -> None:
        script = f"""{completions.made("bash")}
            COMP_WORDS=({typed}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); _shtab_nvf; echo "${{COMPREPLY[@]}}"
        """
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)  # noqa: S607
        assert (done.stderr, {*done.stdout.split()}) == ("", found)
