"""A folder that a team shares: every file answers, one with a fault is told, and its order never matters."""

import datetime as dt
from itertools import permutations
from pathlib import Path

import pytest

from nara_vard_finans import Amount, Workspace, kronor
from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import (
    AmbiguousPartyError,
    FactsError,
    Language,
    UnknownEntryError,
    UnknownPartyError,
    UnreadableFileError,
)
from nara_vard_finans.workspace import Choice, QuestionError, UnreadEntryError
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

    def test_a_clash_is_told_of_both_files_and_the_others_answer(self, folder: Path) -> None:
        (folder / "kopia.toml").write_text((folder / "avtal-17.toml").read_text("utf-8"), "utf-8")
        workspace = Workspace.open(folder)
        assert ids(workspace) == {"a-20", "a-03"}
        told = "\n".join(str(fault) for fault in workspace.faults)
        assert "kopia.toml: a-17: it stands in" in told
        assert "avtal-17.toml: a-17: it stands in" in told
        assert workspace.allocate("a-20", 2025).result.total == kronor(1_000_000)
        with pytest.raises(UnreadEntryError):
            workspace.allocate("a-17", 2025)
        with pytest.raises(FactsError, match=r"a-17: it stands in .* too"):
            Workspace.open(folder / "kopia.toml", folder / "avtal-17.toml")

    def test_a_journal_of_what_stands_in_a_faulty_file(self, folder: Path) -> None:
        broken = AGREEMENT.format(name="a-17", county="17").replace("title", "titel")
        (folder / "avtal-17.toml").write_text(broken, "utf-8")
        for faults in (Workspace.open(folder).faults, Workspace.open().check(folder).result.faults):
            told = {Path(fault.path).name: str(fault) for fault in faults}
            assert set(told) == {"avtal-17.toml", "journal-17.toml"}
            assert "which stands in" in told["journal-17.toml"]
            assert "avtal-17.toml; that has faults" in told["journal-17.toml"]

    def test_a_folder_answers_as_its_files_in_any_order(self, folder: Path) -> None:
        files = sorted(folder.glob("avtal-*.toml"))
        whole = Workspace.open(folder)
        for paths in (files, files[::-1]):
            other = Workspace.open(*paths)
            for name in ids(whole):
                assert other.allocate(name, 2025).result == whole.allocate(name, 2025).result


PARTIES = """
[parties]
source = { paper = "lista" }
[parties.municipalities]
"9901" = "Norrby"
"9902" = "Söderby"
"""
PAPER = """
[[papers]]
id = "lista"
title = "En lista"
kind = "statistics"
issuer = "Vi"
"""
FIGURES = """
[[statistics]]
id = "folk"
title = "Folk"
counts = "people"
unit = "persons"
as_of = 2024-12-31
source = { paper = "lista" }
figures = { "Norrby" = 300, "Söderby" = 100 }
"""
SHARED = """
[[agreements]]
id = "avtal"
title = "Avtal"
term = "2025"
parties = ["Norrby", "Söderby"]
cost = { yearly = 400 }
cost_key = { kind = "proportional", statistic = "folk" }
"""
PIECES = (PARTIES, PAPER, FIGURES, SHARED)


def paid(workspace: Workspace, party: str) -> Amount:
    sharing = workspace.allocate("avtal", 2025).result
    assert isinstance(sharing, CostSharing)
    return sharing.charge(party).amount


class TestTogether:
    """Files refer to each other, also in a ring; neither their names nor how they are cut decides anything."""

    @pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
    def test_in_any_order(self, tmp_path: Path, order: tuple[int, ...]) -> None:
        for place, piece in enumerate(order):
            (tmp_path / f"{place}.toml").write_text(PIECES[piece], "utf-8")
        workspace = Workspace.open(tmp_path)
        assert workspace.faults == ()
        assert paid(workspace, "Norrby") == kronor(300)
        assert Workspace.open().check(tmp_path).result.faults == ()

    @pytest.mark.parametrize("cut", [(0, 0, 0, 0), (0, 1, 0, 1), (0, 1, 1, 0), (1, 0, 2, 1)])
    def test_however_they_are_cut(self, tmp_path: Path, cut: tuple[int, ...]) -> None:
        for name in {*cut}:
            text = "".join(piece for place, piece in zip(cut, PIECES, strict=True) if place == name)
            (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        workspace = Workspace.open(tmp_path)
        assert paid(workspace, "Söderby") == kronor(100)
        (one := tmp_path / "allt").mkdir()
        (one / "ett.toml").write_text("".join(PIECES), "utf-8")
        whole = Workspace.open(one)
        for section in ("papers", "statistics", "definitions"):
            assert getattr(whole.own, section) == getattr(workspace.own, section)
        assert whole.deadlines().result == workspace.deadlines().result

    def test_what_rests_on_a_faulty_file_is_told_too(self, tmp_path: Path) -> None:
        for name, piece in (("a", PARTIES), ("b", PAPER), ("c", FIGURES.replace("unit", "units")), ("d", SHARED)):
            (tmp_path / f"{name}.toml").write_text(piece, "utf-8")
        workspace = Workspace.open(tmp_path)
        assert {Path(fault.path).name for fault in workspace.faults} == {"c.toml", "d.toml"}
        assert [paper.id for paper in workspace.own.papers] == ["lista"]

    def test_two_papers_of_one_id_may_be_the_same_and_not_others(self, tmp_path: Path) -> None:
        for name, piece in (("a", PARTIES), ("b", PAPER), ("c", PAPER)):
            (tmp_path / f"{name}.toml").write_text(piece, "utf-8")
        assert Workspace.open(tmp_path).faults == ()
        (tmp_path / "c.toml").write_text(PAPER.replace("En lista", "En annan"), "utf-8")
        assert {Path(fault.path).name for fault in Workspace.open(tmp_path).faults} == {"a.toml", "b.toml", "c.toml"}

    def test_so_many_refer_to_each_other_in_a_row(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "0.toml").write_text(PARTIES.replace('source = { paper = "lista" }', "") + PAPER + FIGURES, "utf-8")
        for number, before in enumerate(("folk", "f1", "f2", "f3"), 1):
            text = f'[[statistics]]\nid = "f{number}"\ntitle = "F"\ncounts = "f"\nunit = "f"\nproduct_of = ["{before}", "folk"]\n'
            (tmp_path / f"{number}.toml").write_text(text, "utf-8")
        assert Workspace.open(tmp_path).faults == ()
        monkeypatch.setattr("nara_vard_finans.workspace.together._MOST_ROUNDS", 3)
        assert {Path(fault.path).name for fault in Workspace.open(tmp_path).faults} == {"3.toml", "4.toml"}

    def test_definitions_are_in_the_order_of_their_files(self, folder: Path) -> None:
        assert [each.id for each in Workspace.open(folder).definitions] == ["a-03", "a-17", "a-20"]

    def test_a_neighbours_figures_do_not_stand_beside_a_files_own(self, tmp_path: Path) -> None:
        yearly = SHARED.replace('statistic = "folk"', 'counts = "people", day = "12-31", years_before = 1')
        (tmp_path / "eget.toml").write_text(
            PARTIES.replace('source = { paper = "lista" }', "") + PAPER + FIGURES + yearly, "utf-8"
        )
        (tmp_path / "granne.toml").write_text(FIGURES.replace('"folk"', '"andra"').replace("300", "900"), "utf-8")
        workspace = Workspace.open(tmp_path)
        assert workspace.faults == ()
        assert paid(workspace, "Norrby") == kronor(300)

    def test_a_folder_that_leads_to_itself(self, folder: Path) -> None:
        (folder / "igen.toml").symlink_to(folder, target_is_directory=True)
        (folder / "samma.toml").symlink_to(folder / "avtal-17.toml")
        workspace = Workspace.open(folder)
        assert ids(workspace) == {"a-17", "a-20", "a-03"}
        assert [Path(fault.path).name for fault in workspace.faults] == ["igen.toml"]


class TestReplaces:
    SHIPPED = AGREEMENT.format(name="rss-dalarna-2023", county="17")

    def test_a_shipped_id_is_refused_and_named(self, tmp_path: Path) -> None:
        (tmp_path / "f.toml").write_text(self.SHIPPED, "utf-8")
        with pytest.raises(FactsError, match=r"f\.toml: rss-dalarna-2023: .*facts that ship.*replaces = true"):
            Workspace.open(tmp_path / "f.toml")
        (fault,) = Workspace.open(tmp_path).faults
        assert "replaces = true" in str(fault)
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
            Workspace.open(tmp_path / "f.toml")

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


class TestCheck:
    @pytest.mark.parametrize(
        ("choice", "files"),
        [
            (None, {"avtal-03", "avtal-17", "avtal-20", "journal-17", "journal-20"}),
            (Choice(county="17"), {"avtal-17", "journal-17"}),
            (Choice(party="Falun"), {"avtal-20", "journal-20"}),
            (Choice(kind="agreement", county="03"), {"avtal-03"}),
        ],
    )
    def test_files_that_hold_what_is_asked_for(self, folder: Path, choice: Choice | None, files: set[str]) -> None:
        checked = Workspace.open().check(folder, choice=choice).result
        assert {Path(path).stem for path, _ in checked.files} == files

    def test_a_faulty_file_may_hold_it(self, folder: Path) -> None:
        (folder / "fel.toml").write_text(BROKEN, "utf-8")
        checked = Workspace.open().check(folder, choice=Choice(county="03")).result
        assert {Path(path).stem for path, _ in checked.files} == {"avtal-03", "fel"}

    def test_what_no_file_holds(self, folder: Path) -> None:
        with pytest.raises(QuestionError, match="none of the files holds"):
            Workspace.open().check(folder, choice=Choice(county="01"))


class TestPackages:
    @pytest.fixture
    def site(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A package that is installed, and would say so if it were run."""
        (module := tmp_path / "vara_fakta").mkdir()
        (module / "__init__.py").write_text("raise RuntimeError", "utf-8")
        (module / "avtal.toml").write_text(AGREEMENT.format(name="a-17", county="17"), "utf-8")
        (info := tmp_path / "vara_fakta-1.0.dist-info").mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vara-fakta\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(
            "[nara_vard_finans.facts]\nvarmland = vara_fakta\nborta = finns_inte_alls\n", "utf-8"
        )
        monkeypatch.syspath_prepend(tmp_path)
        return module

    @pytest.mark.usefixtures("site")
    def test_a_package_adds_its_facts_when_it_is_named(self) -> None:
        assert ids(Workspace.open("package:varmland")) == {"a-17"}
        assert "a-17" not in ids(Workspace.open())

    def test_a_faulty_file_of_it_is_left_aside_as_one_of_a_folder(self, site: Path) -> None:
        (site / "fel.toml").write_text(BROKEN, "utf-8")
        workspace = Workspace.open("package:varmland")
        assert ids(workspace) == {"a-17"}
        assert len(workspace.faults) == 1

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize(("name", "told"), [("dalsland", "'borta'"), ("borta", "finns_inte_alls")])
    def test_another_name_is_refused(self, name: str, told: str) -> None:
        with pytest.raises(UnreadableFileError, match=told):
            Workspace.open(f"package:{name}")

    def test_where_no_package_adds_any(self) -> None:
        with pytest.raises(UnreadableFileError, match="no installed package adds facts of the name 'x'$"):
            Workspace.open("package:x")
