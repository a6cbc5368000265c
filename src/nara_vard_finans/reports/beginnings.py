"""The report of a facts file to go on from: the file itself."""

from nara_vard_finans.core import Language
from nara_vard_finans.reports.columns import TEXT, Column, Shape
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section

NEW: Shape[str] = Shape(Column("toml", TEXT, lambda text: text), name="new")


def beginning_report(text: str, language: Language) -> Report:
    """Report a file, as it is to be saved."""
    return Report(
        language=language,
        shape=NEW,
        record=text,
        row_shape=NEW,
        records=lambda: (text,),
        sections=lambda: (Section(notes=tuple(text.splitlines())),),
        as_lines=True,
        others={"toml": lambda: text},
    )
