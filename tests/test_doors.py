"""The doors: what each package shows, that it opens, and what it costs to come in."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import nara_vard_finans

PACKAGE = Path(nara_vard_finans.__file__).parent
DOORS = [
    nara_vard_finans,
    *(
        importlib.import_module(f"nara_vard_finans.{room.name}")
        for room in pkgutil.iter_modules(nara_vard_finans.__path__)
        if room.ispkg
    ),
]


def by_kind(name: str) -> tuple[bool, bool, str]:
    """Sort constants first, then classes, then functions."""
    return not name.isupper(), not name[0].isupper(), name


def typed(door: ModuleType) -> dict[str, str]:
    """What type checkers are told that a door shows: each name, and the module it comes from."""
    tree = ast.parse(Path(door.__file__ or "").read_text("utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {
        alias.name: node.module or ""
        for node in froms
        if (node.module or "").startswith("nara_vard_finans") and not (node.module or "").endswith("._doors")
        for alias in node.names
    }


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
class TestDoors:
    def test_what_it_shows_is_sorted_and_opens(self, door: ModuleType) -> None:
        assert door.__all__ == sorted(set(door.__all__), key=by_kind)
        assert dir(door) == sorted(door.__all__)
        for name in door.__all__:
            assert getattr(door, name) is not None
            assert not name.startswith("_") or name == "__version__"

    def test_what_type_checkers_see_is_what_opens(self, door: ModuleType) -> None:
        """The names stand twice, for checkers and for the lazy door; both lists are the same."""
        seen = typed(door)
        assert set(seen) == set(door.__all__)
        for name, room in seen.items():
            assert getattr(importlib.import_module(room), name) is getattr(door, name)

    def test_no_name_is_also_a_module_beside_it(self, door: ModuleType) -> None:
        """Otherwise it would be the module or what it shows, as it happened to be asked for first."""
        beside = {room.name for room in pkgutil.iter_modules(door.__path__)}
        assert not beside & set(door.__all__)

    def test_a_name_that_is_not_there(self, door: ModuleType) -> None:
        with pytest.raises(AttributeError, match="nothing_here"):
            _ = door.nothing_here

    def test_what_it_shows_is_documented(self, door: ModuleType) -> None:
        for name in door.__all__:
            thing = getattr(door, name)
            if isinstance(thing, type | FunctionType):
                assert thing.__doc__, name


def test_every_module_that_is_shown_stands_under_one_task_of_the_reference() -> None:
    """A reader finds each name by what it is for; ``*`` is what no other task of its package names."""
    page = Path(__file__).parent.parent / "docs" / "reference" / "by-task.md"
    words = re.findall(r"\S+", " ".join(re.findall(r"^```\{task\} (.+)$", page.read_text("utf-8"), re.MULTILINE)))
    shown = {
        f"{door.__name__.partition('.')[2]}.{module}"
        for door in DOORS
        if door is not nara_vard_finans and door.__name__ != "nara_vard_finans.cli"
        for module in vars(door)["_ROOMS"]
    }
    named = {word for word in words if not word.endswith(".*")}
    rest = {word.removesuffix(".*") for word in words} - named
    assert len(words) == len({*words})
    assert named <= shown
    assert {module for module in shown - named if module.partition(".")[0] not in rest} == set()


def loaded_by(code: str) -> set[str]:
    """The modules of ours, and of attrs and cattrs, that running *code* loads."""
    told = f"import sys\n{code}\nprint(*(name for name in sys.modules if name.startswith(('nara_', 'attr', 'cattrs'))))"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


class TestLight:
    def test_importing_reads_nothing_and_loads_no_rules(self) -> None:
        assert loaded_by("import nara_vard_finans") == {"nara_vard_finans", "nara_vard_finans._doors"}

    @pytest.mark.parametrize("option", ["--help", "--version"])
    def test_help_and_version_load_no_rules(self, option: str) -> None:
        code = f"from nara_vard_finans.cli import main\ntry: main([{option!r}])\nexcept SystemExit: pass"
        own = (".cli", *(f".cli.{room}" for room in ("program", "parser", "commands", "language")))
        assert loaded_by(code) == {f"nara_vard_finans{name}" for name in ("", "._doors", *own)}

    def test_a_question_loads_no_rules_of_another(self) -> None:
        loaded = loaded_by(
            "from nara_vard_finans import Workspace\nWorkspace.open().allocate('rss-dalarna-2023', 2023).report().text()"
        )
        assert not {name for name in loaded if name.startswith(("nara_vard_finans.audit.", "nara_vard_finans.grids."))}

    def test_a_table_of_what_is_shared_loads_nothing_that_is_not_in_it(self) -> None:
        """No day is judged, no receipt written, no workbook made, and nothing is wrong."""
        loaded = loaded_by(
            "from nara_vard_finans.cli import main\nmain(['allocate', 'rss-dalarna-2023', '--year', '2023'])"
        )
        asked = {f"nara_vard_finans.{room}" for room in ("agreements.cost_sharing", "reports.sharings")}
        other = ("agreements.status", "grants.status", "grants.events", "posts", "analysis.statuses", "cli.errors")
        forms = ("receipts", "receipt_checks", "workings", "workbook", "explanations", "prints")
        assert asked <= loaded
        assert not loaded & {f"nara_vard_finans.{room}" for room in (*other, *(f"reports.{form}" for form in forms))}

    def test_the_typed_marker_and_the_facts_ship(self) -> None:
        assert (PACKAGE / "py.typed").exists()
        assert len(list((PACKAGE / "data").glob("*.toml"))) >= 5
