"""A folder that a team shares: every file answers, one with a fault is told, and its order never matters."""

import datetime as dt
from pathlib import Path

import pytest

from nara_vard_finans import Workspace
from nara_vard_finans.core import (
    AmbiguousPartyError,
    FactsError,
    Language,
    UnknownEntryError,
    UnknownPartyError,
    UnreadableFileError,
)
from nara_vard_finans.workspace import Choice, UnreadEntryError
from shared_folders import AGREEMENT, SIGNED

BROKEN = "x = \n"
DAY = dt.date(2025, 2, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for county in ("17", "20", "03"):
        (tmp_path / f"avtal-{county}.toml").write_text(AGREEMENT.format(name=f"a-{county}", county=county), "utf-8")
    (tmp_path / "journal-17.toml").write_text(SIGNED.format(of="a-17", party="Karlstad"), "utf-8")
    (tmp_path / "journal-20.toml").write_text(SIGNED.format(of="a-20", party="Falun"), "utf-8")
    return tmp_path


def ids(workspace: Workspace) -> set[str]:
    return {definition.id for definition in workspace.definitions}


class TestFolder:
    def test_each_agreement_has_its_own_journal(self, folder: Path) -> None:
        workspace = Workspace.open(folder)
        assert ids(workspace) == {"a-17", "a-20", "a-03"}
        pages = {name: workspace.status(name, on=DAY).report().written("table") for name in ("a-17", "a-20", "a-03")}
        assert {name: "1 av" in page for name, page in pages.items()} == {"a-17": True, "a-20": True, "a-03": False}
        assert workspace.compare("a-17", "a-20", years=(2025, 2025)).set_aside == ()

    def test_one_faulty_file_does_not_silence_the_rest(self, folder: Path) -> None:
        (folder / "fel.toml").write_text(BROKEN, "utf-8")
        (folder / "fel-2.toml").write_text(AGREEMENT.format(name="a-99", county="99"), "utf-8")
        (folder / "fel-3.toml").write_text(SIGNED.format(of="a-xx", party="Falun"), "utf-8")
        (folder / "fel-4.toml").write_text("[journal]\nof = 'a-17'\n", "utf-8")
        (folder / "fel-5.toml").write_bytes(b"\xff\xfe\x00")
        workspace = Workspace.open(folder)
        assert ids(workspace) == {"a-17", "a-20", "a-03"}
        assert {Path(fault.path).name for fault in workspace.faults} == {
            "fel.toml", "fel-2.toml", "fel-3.toml", "fel-4.toml", "fel-5.toml",
        }  # fmt: skip
        answer = workspace.deadlines()
        assert len(answer.result) == 3
        assert answer.set_aside == workspace.faults
        assert not answer.is_in_order

    @pytest.mark.parametrize(
        "text", [BROKEN, SIGNED.format(of="a-xx", party="Falun"), AGREEMENT.format(name="b", county="99")]
    )
    def test_a_faulty_file_that_is_named_itself_is_refused(self, folder: Path, text: str) -> None:
        (folder / "fel.toml").write_text(text, "utf-8")
        with pytest.raises(FactsError, match=r"fel\.toml"):
            Workspace.open(folder / "fel.toml")
        with pytest.raises(UnreadableFileError):
            Workspace.open(folder / "finns-inte.toml")

    def test_what_a_faulty_file_may_hold_is_not_said_to_be_missing(self, folder: Path) -> None:
        """In both languages the refusal names the file that could not be read, with its line."""
        (folder / "avtal-03.toml").write_text(BROKEN, "utf-8")
        with pytest.raises(UnreadEntryError) as raised:
            Workspace.open(folder).allocate("a-03", 2025)
        for language, words in (
            (Language.SV, "inte bland det som gick att läsa"),
            (Language.EN, "in what could be read"),
        ):
            head, _, fault = raised.value.in_(language).partition("\n")
            assert "'a-03'" in head
            assert words in head
            assert fault.startswith(f"{folder / 'avtal-03.toml'}:1: ")

    def test_a_thousand_files_make_one_answer(self, tmp_path: Path) -> None:
        for number in range(1_000):
            text = f'id = "p-{number}"\ntitle = "P"\nkind = "decision"\n'
            (tmp_path / f"{number:04}.toml").write_text(f"[[papers]]\n{text}", "utf-8")
        (tmp_path / "0500.toml").write_text(BROKEN, "utf-8")
        workspace = Workspace.open(tmp_path)
        assert len(workspace.own.papers) == 999
        assert len(workspace.faults) == 1
        assert workspace.facts.paper("p-999").title == "P"

    def test_a_file_that_is_named_twice_is_read_once(self, folder: Path) -> None:
        assert ids(Workspace.open(folder, folder / "avtal-17.toml", folder)) == {"a-17", "a-20", "a-03"}

    def test_a_clash_names_both_files(self, folder: Path) -> None:
        (folder / "kopia.toml").write_text((folder / "avtal-17.toml").read_text("utf-8"), "utf-8")
        with pytest.raises(FactsError, match=r"kopia\.toml: a-17: it stands in .*avtal-17\.toml too"):
            Workspace.open(folder)

    def test_a_folder_answers_as_its_files_in_any_order(self, folder: Path) -> None:
        files = sorted(folder.glob("avtal-*.toml"))
        whole = Workspace.open(folder)
        for paths in (files, files[::-1]):
            other = Workspace.open(*paths)
            for name in ids(whole):
                assert other.allocate(name, 2025).result == whole.allocate(name, 2025).result


class TestReplaces:
    SHIPPED = AGREEMENT.format(name="rss-dalarna-2023", county="17")

    def test_a_shipped_id_is_refused_and_named(self, tmp_path: Path) -> None:
        (tmp_path / "f.toml").write_text(self.SHIPPED, "utf-8")
        with pytest.raises(FactsError, match=r"f\.toml: rss-dalarna-2023: .*facts that ship.*replaces = true"):
            Workspace.open(tmp_path)
        checked = Workspace.open().check(tmp_path / "f.toml")
        assert "replaces = true" in str(checked.result.faults[0])

    def test_one_that_says_so_replaces_it(self, tmp_path: Path) -> None:
        (tmp_path / "f.toml").write_text(self.SHIPPED + "replaces = true\n", "utf-8")
        workspace = Workspace.open(tmp_path)
        assert workspace.definition("rss-dalarna-2023").title.sv == "Samverkan rss-dalarna-2023"
        assert Workspace.open().check(tmp_path / "f.toml").result.faults == ()

    def test_one_that_says_no_replaces_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "f.toml").write_text(self.SHIPPED + "replaces = false\n", "utf-8")
        with pytest.raises(FactsError, match="facts that ship"):
            Workspace.open(tmp_path)

    @pytest.mark.parametrize("mark", ['"yes"', "1"])
    def test_the_mark_is_true_or_false(self, tmp_path: Path, mark: str) -> None:
        (tmp_path / "f.toml").write_text(self.SHIPPED + f"replaces = {mark}\n", "utf-8")
        with pytest.raises(FactsError, match="replaces"):
            Workspace.open(tmp_path / "f.toml")


class TestChoice:
    @pytest.mark.parametrize(
        ("choice", "expected"),
        [
            (Choice(county="17"), {"a-17"}),
            (Choice(county="Värmlands län", kind="agreement"), {"a-17"}),
            (Choice(party="Karlstads kommun"), {"a-17"}),
            (Choice(party="Region Uppsala"), {"a-03"}),
            (Choice(county="17", party="Falun"), set()),
            (Choice(kind="agreement", on=dt.date(2025, 5, 1)), {"a-17", "a-20", "a-03", "rss-dalarna-2023"}),
            (Choice(kind="agreement", on=dt.date(2012, 5, 1)), set()),
            (
                Choice(kind="grant"),
                {"ok-gnv-2020", "ok-gnv-2021", "ok-gnv-2023", "ok-gnv-2024", "stimulans-aldre-2011"},
            ),
        ],
    )
    def test_entries_are_chosen(self, folder: Path, choice: Choice, expected: set[str]) -> None:
        assert {entry.id for entry in Workspace.open(folder).entries(choice).result} == expected

    def test_statistics_are_of_whom_they_count(self) -> None:
        found = Workspace.open().entries(Choice(party="Orsa", kind="statistic")).result
        assert "population-dalarna-2021-06" in {entry.id for entry in found}

    def test_days_of_a_county_alone(self, folder: Path) -> None:
        answer = Workspace.open(folder).deadlines(choice=Choice(county="20"))
        assert {day.of.sv for day in answer.result} == {"Samverkan a-20"}

    @pytest.mark.parametrize(
        ("choice", "error"),
        [(Choice(county="xx"), UnknownEntryError), (Choice(party="Xby"), UnknownPartyError), (Choice(party="Kalmar"), AmbiguousPartyError)],
    )  # fmt: skip
    def test_nobody_is_refused(self, folder: Path, choice: Choice, error: type[Exception]) -> None:
        with pytest.raises(error):
            Workspace.open(folder).entries(choice)
