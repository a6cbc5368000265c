"""The files of data/, tested as files: sources, days, codes, and what section E of the notes says."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import nara_vard_finans
from nara_vard_finans import CostKey, NestedKey, embedded, read_facts
from nara_vard_finans.core import RemarkKind, Source
from nara_vard_finans.facts import Catalogue, parse_toml
from nara_vard_finans.sharing import UnstatedKey
from plain_facts import DATA, PLACE, plain_facts

PACKAGE = Path(nara_vard_finans.__path__[0])
shipped: Any = import_module("nara_vard_finans.facts._shipped")


def sources(facts: Catalogue) -> dict[str, Source | None]:
    found: dict[str, Source | None] = {"parties": facts.parties.source}
    for statistic in facts.statistics:
        found[statistic.id] = statistic.source
    for table in facts.tables:
        found[table.id] = table.source
    for agreement in facts.agreements:
        found[agreement.id] = agreement.source
        found[f"{agreement.id} cost"] = agreement.cost.source
        assert isinstance(agreement.cost_key, NestedKey)
        found[f"{agreement.id} split"] = agreement.cost_key.between.basis.source
        inner = dict(agreement.cost_key.within)["municipalities"]
        assert isinstance(inner, CostKey | UnstatedKey)
        found[f"{agreement.id} key"] = inner.source if isinstance(inner, UnstatedKey) else inner.basis.source
    return found


def test_every_shipped_value_has_a_source(facts: Catalogue) -> None:
    for what, source in sources(facts).items():
        assert source is not None, what
        assert source.place, what
        assert source.paper in facts.papers, what


def test_every_paper_is_cited_by_title_and_day(facts: Catalogue) -> None:
    for paper in facts.papers:
        assert paper.title
        assert paper.title in paper.cited()
        assert paper.dated is not None or paper.id in {
            "scb-kommunkoder",
            "scb-folkmangd-31-december",
            "regionernas-namn",
        }
    assert "Dnr HSN 2022/1845" in facts.paper("hsn-2022-1845").cited()


def test_codes_are_official(facts: Catalogue) -> None:
    assert len(facts.parties) == 16
    for party in facts.parties:
        assert party.code.startswith("20")
        assert len(party.code) == (2 if party.principal == "region" else 4)


def test_every_statistic_and_table_names_known_parties_and_statistics(facts: Catalogue) -> None:
    ids = {statistic.id for statistic in facts.statistics}
    carried_out = {agreement.id for agreement in facts.agreements} | {grant.id for grant in facts.grants}
    for table in facts.tables:
        for column in table.columns:
            assert column.beside in ids
            assert column.carries_out in carried_out | {""}
            assert all(code in facts.parties for code in column.by_party)


def test_consecutive_agreements_leave_no_gap(facts: Catalogue) -> None:
    old, new = facts.agreement("rss-dalarna-2018"), facts.agreement("rss-dalarna-2023")
    assert (new.term.first_day - old.term.last_day).days == 1
    assert (old.cost.posts, new.cost.posts) == (3, 4)
    assert old.notice is not None
    assert old.notice.months == 12
    assert new.notice is None
    assert old.dispute is not None
    assert new.dispute is None


SECTION_E = [
    (1, RemarkKind.CONTRADICTION, "15 711 502"),
    (2, RemarkKind.CONTRADICTION, "2 000 004"),
    (3, RemarkKind.CONTRADICTION, "med någon avrundning"),
    (4, RemarkKind.READING, "De läsbara raderna är desamma"),
    (5, RemarkKind.CONTRADICTION, "30 sep 2021"),
    (6, RemarkKind.MISPRINT, "2,9 mkr"),
    (7, RemarkKind.CONTRADICTION, "ca 2,6 mkr"),
    (8, RemarkKind.CONTRADICTION, "fem kalenderår"),
    (9, RemarkKind.MISPRINT, "utan Gagnef"),
    (9, RemarkKind.MISPRINT, "Malung-Sälens"),
    (9, RemarkKind.MISPRINT, "Borlange"),
    (10, RemarkKind.MISPRINT, "varken rubrik eller datum"),
    (10, RemarkKind.READING, "juni 2021"),
    (11, RemarkKind.CONTRADICTION, "tre års anställning"),
]


def test_every_number_of_section_e_is_looked_for() -> None:
    assert {number for number, _, _ in SECTION_E} == set(range(1, 12))


@pytest.mark.parametrize(("_number", "kind", "said"), SECTION_E)
def test_each_contradiction_of_section_e_is_a_remark(
    facts: Catalogue, _number: int, kind: RemarkKind, said: str
) -> None:
    columns = [column for table in facts.tables for column in table.columns]
    groups = (facts.papers, facts.statistics, facts.agreements, facts.tables, columns)
    remarks = [remark for records in groups for record in records for remark in record.remarks]
    found = [remark for remark in remarks if said in remark.text.sv]
    assert any(remark.kind is kind for remark in found)
    assert all(remark.text.en for remark in remarks)


def test_what_no_paper_says_is_marked_where_it_stands(facts: Catalogue) -> None:
    for agreement in facts.agreements:
        kinds = {(remark.at, remark.kind) for remark in agreement.remarks}
        assert ("rounding", RemarkKind.ASSUMPTION) in kinds
        assert ("term", RemarkKind.READING) in kinds
        assert ("odd_unit", RemarkKind.SILENCE) in kinds


def test_the_data_reads_as_a_users_file_would(facts: Catalogue) -> None:
    assert read_facts(PACKAGE / "data" / "population-dalarna.toml").statistics == facts.statistics
    assert embedded() is facts


class TestReadWhenAskedFor:
    """What ships is read section by section; what is wrong in one is told, and told of nothing else."""

    @pytest.fixture
    def asked(self, tmp_path: Path) -> Callable[..., str]:
        """Runs Python with a copy of the library of which a shipped file, that of posts, is changed."""
        shutil.copytree(PACKAGE, tmp_path / PACKAGE.name)

        def run(was: str, wrong: str, code: str, file: str = "post-rss-gnv-2023.toml") -> str:
            changed = tmp_path / PACKAGE.name / "data" / file
            text = changed.read_text("utf-8")
            assert was in text
            changed.write_text(text.replace(was, wrong, 1), "utf-8")
            told = f"from nara_vard_finans import embedded\nfacts = embedded()\n{code}"
            there = {**os.environ, "PYTHONPATH": str(tmp_path)}
            done = subprocess.run([sys.executable, "-c", told], check=False, capture_output=True, text=True, env=there)
            return done.stderr

        return run

    def test_a_faulty_section_does_not_hide(self, asked: Callable[..., str]) -> None:
        told = asked(
            "employer =", "employr =", "facts.agreements, facts.grants, facts.definition('ok-gnv-2020')\nfacts.posts"
        )
        assert "line 4, in <module>" in told  # all but the posts have been read
        assert "FactsError: post-rss-gnv-2023.toml:" in told
        assert "posts[1].employr: unknown key; did you mean employer?" in told

    def test_nor_does_it_when_it_is_asked_for_again_or_by_what_refers_to_it(self, asked: Callable[..., str]) -> None:
        again = "try: facts.posts\nexcept Exception: pass\nfacts.posts"
        assert "posts[1].employr: unknown key" in asked("employer =", "employr =", again)
        told = asked("title =", "# =", "facts.journals", "agreements-rss-dalarna.toml")
        assert "agreements[1]: the key title is missing" in told


def test_threads_that_ask_at_once_share_one_reading() -> None:
    """In a process of its own, since here the facts have been read; each file of facts is read once."""
    program = """
import threading
from concurrent.futures import ThreadPoolExecutor
from unittest import mock
from nara_vard_finans.facts import _shipped, embedded

start = threading.Barrier(8)
read = []
file = _shipped._file

def slowly(name, text, plain):
    read.append(name)
    return file(name, text, plain)

def ask(_):
    start.wait()
    facts = embedded()
    return id(facts), id(facts.agreements)

with mock.patch.object(_shipped, "_file", slowly), ThreadPoolExecutor(8) as pool:
    found = set(pool.map(ask, range(8)))
print(len(found), len(read) == len(set(read)) > 0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True"]


class TestPlainData:
    """What ships stands as TOML, which people write, and as plain data, from which it is read."""

    def test_it_says_what_the_toml_says(self) -> None:
        assert PLACE.read_text("utf-8") == plain_facts(), "write it anew: python tests/plain_facts.py"
        by_name = {file.path: file for file in shipped.shipped_files()}
        assert by_name == {path.name: parse_toml(path.read_text("utf-8"), path.name) for path in DATA.glob("*.toml")}

    def test_without_it_or_where_it_is_of_another_text_the_toml_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copytree(DATA, tmp_path / "data")
        monkeypatch.setattr(shipped, "shipped_folder", tmp_path.joinpath)
        papers = tmp_path / "data" / "papers.toml"
        papers.write_text('added = "ö"\n' + papers.read_text("utf-8"), "utf-8")
        (changed,) = (file for file in shipped.shipped_files.__wrapped__() if file.path == papers.name)
        assert changed.values["added"] == "ö"
        papers.write_bytes((DATA / papers.name).read_bytes())
        tmp_path.joinpath("data", PLACE.name).unlink()
        assert shipped.shipped_files.__wrapped__() == shipped.shipped_files()

    def test_in_an_archive_the_folder_is_found_as_well(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(shipped, "__file__", str(tmp_path / "archive.zip" / "facts" / "_shipped.py"))
        assert shipped.shipped_folder("data").joinpath(PLACE.name).read_text("utf-8") == PLACE.read_text("utf-8")
