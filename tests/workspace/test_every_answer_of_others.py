"""Every answer about the agreements of other regions, in every form: none fails, and none says anything else."""

import json
from pathlib import Path

import pytest

from nara_vard_finans import Amount, Workspace, share_cost
from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import ZERO, Language, NaraVardFinansError
from nara_vard_finans.facts import facts_text, read_facts
from nara_vard_finans.testing import check_invariants
from receipt_verifier import verifier

FOLDER = Path(__file__).parents[2] / "docs" / "examples" / "regions"


def years() -> list[tuple[Path, Agreement, int]]:
    """Give each agreement with the first years of it that can be shared."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for agreement in read_facts(path).agreements:
            for year in [*agreement.stated_years][:2]:
                try:
                    share_cost(agreement, year)
                except NaraVardFinansError:
                    continue
                found.append((path, agreement, year))
    return found


YEARS = years()


def test_some_of_each_kind_are_tried() -> None:
    assert {type(agreement.cost_key).__name__ for _, agreement, _ in YEARS} >= {"Rate", "Combined", "KeyByYear"}


@pytest.mark.parametrize(("path", "agreement", "year"), YEARS, ids=lambda each: str(getattr(each, "id", each))[-20:])
class TestEveryAnswer:
    def test_the_laws_hold(self, path: Path, agreement: Agreement, year: int) -> None:
        """A signed amount that an agreement states may be below zero; the law heeds that."""
        assert check_invariants(share_cost(agreement, year)) == (), path

    @pytest.mark.parametrize("language", Language)
    def test_each_form_shows_the_same_amounts(
        self, path: Path, agreement: Agreement, year: int, language: Language
    ) -> None:
        answer = Workspace.open(path).allocate(agreement.id, year)
        report = answer.report(language)
        amounts = [str(Amount.parse(row["amount"])) for row in json.loads(report.json())["rows"]]
        assert sum((Amount.parse(each) for each in amounts), ZERO) == share_cost(agreement, year).total
        for text in (report.text(), report.markdown(), report.html()):
            assert all(each.removesuffix(" kr").split(",")[0] in text.replace("\u00a0", " ") for each in amounts)
        assert report.csv()
        assert report.content("xlsx").startswith(b"PK")

    def test_each_party_is_explained_to_its_amount(self, path: Path, agreement: Agreement, year: int) -> None:
        workspace = Workspace.open(path)
        for charge in share_cost(agreement, year).charges:
            explained = workspace.explain(agreement.id, year, party=charge.party.code).result
            assert explained.amount == charge.amount

    def test_its_receipt_is_verified_by_both(self, path: Path, agreement: Agreement, year: int) -> None:
        workspace = Workspace.open(path)
        receipt = workspace.allocate(agreement.id, year).receipt()
        assert workspace.verify(receipt).is_in_order
        assert verifier.faults(verifier.read(receipt)) == []

    def test_it_is_compared_with_itself(self, path: Path, agreement: Agreement, year: int) -> None:
        compared = Workspace.open(path).compare(agreement.id, agreement.id, years=(year, year)).result
        assert all(row.difference == ZERO for row in compared.rows)


@pytest.mark.parametrize("path", sorted({path for path, _, _ in YEARS}), ids=lambda path: path.stem)
def test_a_file_is_written_and_read_back(path: Path, tmp_path: Path) -> None:
    found = read_facts(path)
    again = tmp_path / "again.toml"
    again.write_text(facts_text(found), "utf-8")
    assert read_facts(again).agreements == found.agreements
