"""
The directive ``audited-tables``: every printed table of the source papers, audited when the page is built.

It goes through the tables among the embedded facts, so that a new one stands on the page without anybody writing it
there, and audits each of their columns as ``nvf audit TABLE --column COLUMN --recover`` does. The kronor are searched
for the basis only where no rule that was tried gives the rows.
"""

from collections.abc import Iterator
from functools import cache

from attrs import frozen
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nara_vard_finans import Finding, Severity, embedded
from nara_vard_finans.audit import Audit, AuditColumn, Verdict, audit_column, audit_table, findings_of, grid_of
from nara_vard_finans.core import Language, Statistic
from nara_vard_finans.printed import PrintedColumn, PrintedTable
from nara_vard_finans.reports import as_markdown, audit_report, written
from programmes import en, kr, md, table

EN = Language.EN

VERDICTS = {
    Verdict.EXPLAINED: "explained",
    Verdict.DOES_NOT_ADD_UP: "explained, and does not add up",
    Verdict.INCOMPLETE: "explained, as far as it can be read",
    Verdict.OTHER_TOTAL: "explained by another total",
    Verdict.UNEXPLAINED: "not explained",
}


@frozen(kw_only=True)
class Audited:
    """A printed column, and what its audit found."""

    table: PrintedTable
    column: PrintedColumn
    audit: Audit
    findings: tuple[Finding, ...]

    @property
    def label(self) -> str:
        return f"audit-{self.table.id}-{self.column.id}"

    @property
    def command(self) -> str:
        search = "" if self.audit.recovered is None else " --recover"
        return f"nvf audit {self.table.id} --column {self.column.id}{search}"

    @property
    def recovered(self) -> tuple[Statistic, ...]:
        """The statistics among the facts that were reckoned out of this column."""
        name = f"{self.table.id}/{self.column.id}"
        return tuple(each for each in embedded().statistics if each.recovered_from == name)


def audited(printed: PrintedTable, column: PrintedColumn) -> Audited:
    """Audit one column of a table among the facts."""
    facts = embedded()
    grid = grid_of(printed, facts.parties, facts.statistics)
    chosen = audit_column([grid], facts.parties, title=printed.id, column=column.id)
    if not chosen.heading.startswith(f"{column.id}:"):
        raise ValueError(f"--column {column.id} of {printed.id} is taken for {chosen.heading!r}")
    found = _asked(chosen, search=False)
    if found.verdict is Verdict.UNEXPLAINED:
        found = _asked(chosen, search=True)
    names = {party.code: party.name for party in facts.parties}
    return Audited(table=printed, column=column, audit=found, findings=findings_of(found, names))


def _asked(column: AuditColumn, *, search: bool) -> Audit:
    return audit_table(column, statistics=embedded().statistics, search=search)


@cache
def all_audited() -> tuple[Audited, ...]:
    """Audit every column of every table among the facts."""
    return tuple(audited(printed, column) for printed in embedded().tables for column in printed.columns)


def overview() -> Iterator[str]:
    """Lay all the columns beside each other: what is printed, what the rows make, and by which rule."""
    rows = []
    for each in all_audited():
        found = each.audit
        rule = en(found.fits[0].rule.text) if found.fits else "none that was tried"
        recovered = found.recovered
        if recovered is not None and recovered.recovery.is_unique:
            rule += "; the basis is recovered"
        rows.append(
            [
                f"{{ref}}`{each.table.id}, {each.column.id} <{each.label}>`",
                str(len(found.column.rows)),
                kr(found.total.amount).removesuffix("\u00a0kr") if found.is_stated else "",
                kr(found.column.rows_sum).removesuffix("\u00a0kr"),
                rule,
                f"**{VERDICTS[found.verdict]}**",
            ]
        )
    headings = ["table and column", "rows", "printed sum, kr", "sum of the rows, kr", "how the rows were made"]
    yield from table([*headings, "verdict"], rows, numbers=(1, 2, 3))


def place_of(printed: PrintedTable) -> Iterator[str]:
    """Say where a table stands."""
    stands = f"`{printed.id}`"
    if printed.source is not None:
        paper = printed.source.paper
        stands += f", in {{ref}}`{md(paper.title)} <paper-{paper.id}>`"
        stands += f" [*{md(printed.source.place)}*]" if printed.source.place else ""
    yield f"{stands}."
    yield ""


def answer(each: Audited) -> Iterator[str]:
    """Write the sentences of an audit, and its rows."""
    yield f"`{each.command}`"
    yield ""
    for finding in each.findings:
        mark = "**Warning.** " if finding.severity is not Severity.NOTE else ""
        yield f"- {mark}{md(finding.message.in_(EN))}"
    yield ""
    rows = audit_report(each.audit, each.findings, {}, EN).sections[-1]
    whole = as_markdown(written(rows, EN)).replace(" ", "\u00a0")  # no amount is folded
    yield from whole.replace("\u00a0|", " |").replace("|\u00a0", "| ").splitlines()
    yield ""
    if each.column.missing is not None:
        yield f"What the facts say is missing: {en(each.column.missing)}"
        yield ""
    for statistic in each.recovered:
        yield f"The recovered figures are among the facts, as `{statistic.id}`."
        yield ""


class AuditedTables(SphinxDirective):
    """Shows the audit of every printed table."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        lead = nodes.Element()
        self.state.nested_parse([*overview()], 0, lead)  # type: ignore[arg-type]
        return [*lead.children, *(self._table(printed) for printed in embedded().tables)]

    def _table(self, printed: PrintedTable) -> nodes.section:
        section = self._section(f"audit-{printed.id}", printed.title.in_english, place_of(printed))
        for each in all_audited():
            if each.table.id == printed.id:
                title = f"{each.column.id}: ”{each.column.heading}”"
                section += self._section(each.label, title, answer(each))
        return section

    def _section(self, label: str, title: str, lines: Iterator[str]) -> nodes.section:
        labels = self.env.domains.standard_domain
        labels.anonlabels[label] = self.env.docname, label
        labels.labels[label] = self.env.docname, label, title
        section = nodes.section(ids=[label], names=[label])
        section += nodes.title(text=title)
        self.state.nested_parse([*lines], 0, section)  # type: ignore[arg-type]
        return section


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("audited-tables", AuditedTables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
