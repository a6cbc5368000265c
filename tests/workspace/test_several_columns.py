"""A table of several columns: each is answered in its own unit, and what cannot be audited is told."""

import csv
import io

import pytest

from asked import data_of, page_of
from nara_vard_finans import Workspace, kronor
from nara_vard_finans.audit import ColumnUnit, TableAudit, Verdict
from nara_vard_finans.core import AuditError
from nara_vard_finans.workspace import Answer, AuditQuestion

# Of 60 and of 600 by 1, 2, 3; and four dozens of them.
TWO = "Kommun;2022, kr;2023, kr\nAvby;10;100\nBevik;20;200\nCelund;30;300\nSumma;60;600\n"


def audited(text: str, question: AuditQuestion | None = None) -> Answer[TableAudit]:
    return Workspace.open().audit_columns(io.BytesIO(text.encode()), question)


class TestColumns:
    def test_each_is_answered(self) -> None:
        found = audited(TWO)
        assert [(each.column.heading, each.total.amount) for each in found.result.audits] == [
            ("2022, kr", kronor(60)), ("2023, kr", kronor(600)),
        ]  # fmt: skip
        assert {each.verdict for each in found.result.audits} == {Verdict.EXPLAINED}
        assert found.is_in_order

    def test_the_data_has_the_fields_of_one_for_each(self) -> None:
        data = data_of(audited(TWO))
        alone = data_of(audited(TWO, AuditQuestion(column="2")))
        assert (data["schema"], alone["schema"]) == ("nvf.audit/2", "nvf.audit/1")
        assert data["columns"][1] == {key: value for key, value in alone.items() if key != "schema"}
        assert (data["unread"], data["beside"], data["findings"]) == ([], [], [])

    def test_the_page_has_one_after_the_other(self) -> None:
        titles = [line for line in page_of(audited(TWO)).splitlines() if line.startswith("Granskning")]
        assert titles == ["Granskning av <stream>, ”2022, kr”", "Granskning av <stream>, ”2023, kr”"]

    def test_the_rows_say_of_which_column_they_are(self) -> None:
        rows = list(csv.DictReader(io.StringIO(audited(TWO).report().csv())))
        assert [(row["table"], row["column"], row["name"], row["printed"]) for row in rows][2:4] == [
            ("<stream>", "2022, kr", "Celund", "30"), ("<stream>", "2023, kr", "Avby", "100"),
        ]  # fmt: skip

    def test_a_name_that_two_columns_have_is_refused(self) -> None:
        with pytest.raises(AuditError, match="several columns"):
            audited(TWO, AuditQuestion(column="kr"))


class TestWhatIsNotAudited:
    def test_a_column_of_changes_is_told_beside_the_others(self) -> None:
        found = audited("Kommun;Nytt, kr;Förändring, kr\nAvby;10;-5\nBevik;20;5\nCelund;30;7\n")
        assert [each.column.heading for each in found.result.audits] == ["Nytt, kr"]
        (told,) = found.result.findings
        assert told.rule == "column-unread"
        assert told.message.sv.startswith("Kolumnen ”Förändring, kr” går inte att granska (")
        assert "Avby has -5 kr" in told.message.en
        assert not found.is_in_order
        assert data_of(found, in_order=False)["unread"][0]["place"] == 2
        assert "Förändring" in page_of(found)

    def test_nor_is_one_whose_sums_disagree(self) -> None:
        text = "Kommun;A, kr;B, kr\nAvby;10;100\nBevik;20;200\nCelund;30;300\nSumma;60;600\nTotalt;60;900\n"
        found = audited(text)
        assert [each.column.heading for each in found.result.audits] == ["A, kr"]
        assert [each.heading for each in found.result.unread] == ["B, kr"]

    def test_where_none_can_be_it_is_refused(self) -> None:
        with pytest.raises(AuditError, match="-5 kr"):
            audited("Kommun;A, kr;B, kr\nAvby;-5;-10\nBevik;20;200\n")
        with pytest.raises(AuditError, match="none of its columns can be audited"):
            audited("Kommun;A, kr;B, kr\nAvby;0;0\nBevik;0;0\nSumma;0;0\n")
        with pytest.raises(AuditError, match="zero or less"):
            audited("Kommun;A, kr\nAvby;0\nBevik;0\nSumma;0\n")

    def test_a_known_statistic_is_no_column_of_amounts(self) -> None:
        """The population of June 2021, with no heading, beside its amounts."""
        found = audited("Mora 20544 142478\nOrsa 6939 48124\nRättvik 11079 76836\n")
        assert [each.column.column for each in found.result.audits] == [2]
        assert [each.message.sv for each in found.result.findings] == [
            "Talkolumn 1 är inga belopp, och granskas inte för sig."
        ]
        assert found.is_in_order

    def test_nor_is_one_that_cannot_be_audited_and_is_what_the_others_are_shared_by(self) -> None:
        text = "Kommun;Nov 2018;Belopp\nAvby;1;10\nBevik;2;20\nCelund;3;30\nSumma;6;60\nAtt fördela;60;\n"
        found = audited(text)
        assert [each.column.heading for each in found.result.audits] == ["Belopp"]
        assert ([each.sv for each in found.result.beside], found.result.unread) == (["kolumnen ”Nov 2018”"], ())

    def test_what_was_shared_before_it_was_rounded_is_none(self) -> None:
        found = audited("Kommun;Exakt, kr;Belopp, kr\nAvby;10,33;10\nBevik;20,67;21\nSumma;31,00;31\n")
        assert [each.column.heading for each in found.result.audits] == ["Belopp, kr"]


class TestMeasures:
    @pytest.mark.parametrize(
        ("heading", "cells", "measure", "said"),
        [
            ("Folkmängd", ("10", "20", "30"), ColumnUnit.NUMBER, "raderna summerar till 60, och"),
            ("Antal doser", ("10", "20", "30"), ColumnUnit.NUMBER, "raderna summerar till 60, och"),
            ("Andel", ("16,7 %", "33,3 %", "50,0 %"), ColumnUnit.PERCENT, "raderna summerar till 100 %, och"),
            ("Andel (%)", ("16,7", "33,3", "50,0"), ColumnUnit.PERCENT, "raderna summerar till 100 %, och"),
            ("Avgift 8 kr/invånare", ("10", "20", "30"), ColumnUnit.KRONOR, "raderna summerar till 60 kr, och"),
            ("Belopp", ("10", "20", "30"), ColumnUnit.KRONOR, "raderna summerar till 60 kr, och"),
        ],
    )
    def test_a_column_is_in_its_own_unit(
        self, heading: str, cells: tuple[str, ...], measure: ColumnUnit, said: str
    ) -> None:
        rows = "".join(f"{name};{cell}\n" for name, cell in zip(("Avby", "Bevik", "Celund"), cells, strict=True))
        found = Workspace.open().audit(io.BytesIO(f"Kommun;{heading}\n{rows}".encode()))
        assert found.result.column.measure is measure
        page = page_of(found)
        assert said in page
        assert (" kr" in page) is (measure is ColumnUnit.KRONOR)
        assert data_of(found, in_order=False)["column"]["unit"] == measure.value

    def test_the_unit_that_is_given_is_money(self) -> None:
        found = Workspace.open().audit(io.BytesIO(b"Kommun;Antal\nAvby;1\nBevik;2\n"), AuditQuestion(unit="tkr"))
        assert (found.result.column.measure, found.result.column.rows_sum) == (ColumnUnit.KRONOR, kronor(3_000))

    def test_a_caption_in_thousands_is_of_no_persons(self) -> None:
        found = Workspace.open().audit(io.BytesIO("Fördelning, tkr\nKommun;Folkmängd\nAvby;10\nBevik;20\n".encode()))
        assert found.result.column.rows_sum == kronor(30)

    def test_no_basis_is_searched_for_in_it(self) -> None:
        with pytest.raises(AuditError, match="no kronor"):
            Workspace.open().audit(io.BytesIO(b"Kommun;Antal\nAvby;10\nBevik;20\n"), AuditQuestion(search=True))

    def test_more_decimals_than_two_are_refused(self) -> None:
        with pytest.raises(AuditError, match="more than two decimals"):
            Workspace.open().audit(io.BytesIO(b"Kommun;Andel (%)\nAvby;33,3333\nBevik;66,6667\n"))

    def test_whole_percents_are_told_as_such(self) -> None:
        text = "Kommun;Folkmängd;Andel (%)\nAvby;1;10\nBevik;2;20\nCelund;7;70\nSumma;10;100\n"
        assert "i hela procent" in page_of(Workspace.open().audit(io.BytesIO(text.encode()), AuditQuestion(column="2")))

    def test_steps_are_told_in_it(self) -> None:
        """Of 100 % by 1, 2, 3: 16,67 and 33,33 and 50; in tenths 16,7 and 33,3 and 50,0."""
        text = "Kommun;Folkmängd;Andel (%)\nAvby;1;16,7\nBevik;2;33,3\nCelund;3;50,0\nSumma;6;100,0\n"
        page = page_of(Workspace.open().audit(io.BytesIO(text.encode()), AuditQuestion(column="2")))
        assert "i steg om 0,1 %" in page
        assert "Tryckt, %" in page
        whole = "Kommun;Folkmängd;Antal doser\nAvby;1;10\nBevik;2;20\nCelund;3;30\nSumma;6;60\n"
        page = page_of(Workspace.open().audit(io.BytesIO(whole.encode()), AuditQuestion(column="2")))
        assert "i hela tal" in page
        assert " kr" not in page


class TestMarks:
    def test_deviating_rows_are_marked_with_what_each_should_be(self) -> None:
        text = "Kommun;Folkmängd;Belopp\nAvby;1;10\nBevik;2;20\nCelund;3;31\nDalum;4;40\nSumma;10;100\n"
        found = Workspace.open().audit(io.BytesIO(text.encode()), AuditQuestion(column="Belopp"))
        lines = [line.split() for line in page_of(found).splitlines()]
        assert ["Celund", "31", "30", "1", "←"] in lines
        assert ["Bevik", "20", "20", "0"] in lines
        rows = data_of(found, in_order=False)["rows"]
        assert [(row["name"], row["computed"]) for row in rows if row["deviates"]] == [("Celund", "30")]
