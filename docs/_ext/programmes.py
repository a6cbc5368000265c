"""
The directive ``programme``: the page of one grant that ships, made from its facts, so that it cannot drift from them.

The page gives the grant's id, which must be one that the library ships::

    ```{programme} ok-gnv-2020
    ```

Titles and remarks stand in English; what the paper itself words, such as a purpose, also stands in Swedish.
"""

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from facts import parts_of, sources_in
from nara_vard_finans import Amount, CostKey, Grant, NestedKey, Period, embedded, share_grant
from nara_vard_finans.analysis import bounds_text
from nara_vard_finans.core import (
    Language,
    Paper,
    Principal,
    Remark,
    RemarkKind,
    Source,
    Text,
    UnknownEntryError,
    counted_text,
    decimal_text,
    table_order,
)
from nara_vard_finans.grants import Binding, DividedPot, Duty, GrantSharing, Percentage, Pot, PotUse, Rest, StatedShare
from nara_vard_finans.printed import PrintedColumn, PrintedTable
from nara_vard_finans.sharing import AnyKey, BasisKind, UnstatedKey, method_text, unit_text

EN = Language.EN
INDENT = "–\u00a0"

KINDS = {
    RemarkKind.CONTRADICTION: "The papers contradict themselves",
    RemarkKind.MISPRINT: "Printed wrong",
    RemarkKind.READING: "Reading, where the paper leaves room",
    RemarkKind.ASSUMPTION: "Assumption, where no paper says it",
    RemarkKind.SILENCE: "Not in the papers, and not filled in",
    RemarkKind.BACKGROUND: "Background, by which nothing is reckoned",
}
WHOM = {
    Binding.EACH: "each recipient by itself",
    Binding.TOGETHER: "the recipients together",
}


def md(text: str) -> str:
    """Write a text of the facts so that no letter of it is taken for markup, and no amount is folded."""
    whole = re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b|kr\b|%)", "\u00a0", text)
    return re.sub(r"([\\`*_{}\[\]<>|#$])", r"\\\1", whole)


def en(text: Text) -> str:
    return md(text.in_english)


def both(text: Text) -> str:
    """Write a text in English, and after it as the paper has it."""
    return en(text) if text.in_english == text.sv else f"{en(text)} (*{md(text.sv)}*)"


def kr(amount: Amount) -> str:
    return str(amount).replace(" ", "\u00a0")


def number(value: int | Fraction) -> str:
    return decimal_text(value, point=".", space="\u00a0")


def days(period: Period) -> str:
    return f"{period.first_day} to {period.last_day}"


def place(source: Source | None) -> str:
    """Write where something stands, as the end of a sentence."""
    return "" if source is None else f" [*{md(source.place or source.paper.title)}*]"


def principal(side: Principal) -> str:
    return f"the {side.value}"


def opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def table(headings: list[str], rows: list[list[str]], *, numbers: tuple[int, ...] = ()) -> Iterator[str]:
    """Write a table; columns with numbers stand to the right."""
    yield f"| {' | '.join(headings)} |"
    yield f"| {' | '.join('---:' if column in numbers else '---' for column in range(len(headings)))} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def terms(grant: Grant) -> Iterator[str]:
    """Say who grants what, for which year, and when it can be used."""
    names = ", ".join(party.name for party in sorted(grant.parties, key=table_order))
    told = {
        "Id, by which it is asked for": f"`{grant.id}`",
        "Title": both(grant.title),
        "Granted by": both(grant.grantor),
        "Year": f"{grant.year}",
        "Term, in which something can happen under it": days(grant.term),
        "Period of use": days(grant.use) if grant.use else "not in the papers",
        "Parties that a {term}`journal` of it can name": md(names),
        "Rounding": f"{en(method_text(grant.rounding.method))}, {en(unit_text(grant.rounding.unit))}",
    }
    yield from (f"- {name}: {value}" for name, value in told.items())
    if grant.source:
        yield f"- Paper: {{ref}}`{grant.source.paper.title} <paper-{grant.source.paper.id}>`"
    yield ""


def frames(sharing: GrantSharing) -> Iterator[str]:
    """Say what is a part of what, whom it goes to, and by which key."""
    taken = {pot.of for pot in sharing.grant.pots if isinstance(pot.size, Amount) or pot.use is PotUse.SET_ASIDE}
    yield "A {term}`frame <ram>` of money may be divided into parts, the {term}`pots <pott>`, before any is shared."
    yield ""
    depth = {"": -1}
    for pot in sharing.grant.pots:
        depth[pot.id] = depth[pot.of] + 1
    rows = [
        [
            f"{INDENT * depth[each.pot.id]}{en(each.pot.title)}, `{each.pot.id}`",
            kr(each.amount),
            how(each, left=each.pot.of in taken),
            principal(each.pot.to) if each.pot.to else "",
        ]
        for each in sharing.pots
    ]
    yield from table(["pot", "amount", "how it follows", "goes to"], rows, numbers=(1,))
    keys = [line for pot in sharing.grant.pots for line in how_shared(sharing, pot)]
    if keys:
        yield "How they are shared:"
        yield ""
        yield from keys
        yield ""


def how(found: DividedPot, *, left: bool) -> str:
    """Say how a pot's amount follows; *left* says whether something is taken before percentages."""
    pot = found.pot
    match pot.size:
        case _ if not pot.of:
            told = "a frame, as stated"
        case StatedShare(whose=whose):
            told = f"the share of {md(whose)} in `{pot.of}`, as stated"
        case size if pot.use is PotUse.SET_ASIDE:
            percent = f"{number(size.percent)} %, " if isinstance(size, Percentage) else ""
            told = f"{percent}set aside of `{pot.of}` before the rest is shared"
        case Percentage(percent):
            told = f"{number(percent)} % of {'what is left of ' if left else ''}`{pot.of}`"
        case Rest():
            told = f"what is left of `{pot.of}`"
        case _:
            told = f"of `{pot.of}`, as stated"
    more = [f"printed: {kr(pot.printed)}"] if pot.printed is not None else []
    more += ["a ceiling, paid out by requisition"] if pot.use is PotUse.CEILING else []
    more += [f"only for {', '.join(pot.areas)}"] if pot.areas else []
    more += [f"only for those who: {en(pot.for_those_who)}"] if pot.for_those_who else []
    more += ["see the remark on it"] if any(remark.at == "amount" for remark in pot.remarks) else []
    return "; ".join([told, *more]) + place(pot.source)


def how_shared(sharing: GrantSharing, pot: Pot) -> Iterator[str]:
    if pot.key is not None:
        yield f"- `{pot.id}` is shared {key_text(pot.key)}.{place(pot.key.source if has_source(pot.key) else None)}"
    elif pot.use is not PotUse.SET_ASIDE and not any(part.of == pot.id for part in sharing.grant.pots):
        yield f"- `{pot.id}`: no paper we have says how it is shared."
    for share in sharing.bounded:
        if share.pot == pot:
            yield f"- `{pot.id}`: {md(bounds_text(share).in_(EN))}"


def has_source(key: AnyKey) -> bool:
    return getattr(key, "source", None) is not None


def key_text(key: AnyKey) -> str:
    """Say what a key rests on."""
    if isinstance(key, NestedKey):
        inner = "; ".join(f"inside {md(group)} {key_text(part)}" for group, part in key.within)
        return f"in stages: between {' and '.join(md(group) for group, _ in key.within)}, then {inner}"
    if isinstance(key, UnstatedKey):
        as_of = "" if key.as_of is None else f"{key.as_of.text(EN)}; "
        return f"by {en(counted_text(key.counts))} ({as_of}no paper prints the figures)"
    if not isinstance(key, CostKey):
        return " and ".join(f"{number(100 * part)}\u00a0% {key_text(inner)}" for part, inner in key.components)
    basis = key.basis
    if basis.kind is BasisKind.MIXED:
        return " and ".join(f"{number(100 * part)}\u00a0% {key_text(inner)}" for part, inner in basis.components)
    if basis.statistic is not None:
        return f"by *{en(basis.statistic.title)}*, `{basis.statistic.id}`"
    return {BasisKind.EQUAL: "equally", BasisKind.PERCENTAGES: "by fixed percentages"}.get(basis.kind, "by fixed parts")


def awards(sharing: GrantSharing, printed: PrintedColumn | None) -> Iterator[str]:
    """Lay the amounts as reckoned beside those that are printed."""
    grant = sharing.grant
    if not sharing.levels:
        yield "No paper we have says how the {term}`award <tilldelning>` of each recipient follows."
        yield f"So `nvf allocate {grant.id}` stops at the pots."
        yield ""
        return
    yield f"What each recipient gets of {kr(sharing.total)}, {{term}}`as reckoned`: its {{term}}`award <tilldelning>`."
    if printed is not None:
        yield "Beside it stands what the paper prints, right or wrong."
    yield ""
    statistic = sharing.levels[0].apportionment.key.basis.statistic if len(sharing.levels) == 1 else None
    headings = ["recipient", *([en(counted_text(statistic.counts))] if statistic else []), "as reckoned, kr"]
    headings += ["as printed, kr", "difference"] if printed is not None else []
    rows = []
    for award in sharing.awards:
        figure = [number(statistic.of(award.code))] if statistic else []
        beside = printed.by_party.get(award.code) if printed else None
        rows.append([en(award.name), *figure, bare(award.amount), *laid_beside(award.amount, beside, printed)])
    reckoned = sum((award.amount for award in sharing.awards), Amount(0))
    whole = [number(sum(statistic.of(award.code) for award in sharing.awards))] if statistic else []
    made = sum((amount for _, amount in printed.amounts), Amount(0)) if printed else None
    cells = [*whole, bare(reckoned), *laid_beside(reckoned, made, printed)]
    rows.append(["**Sum of the rows**", *(f"**{cell}**" if cell else "" for cell in cells)])
    if printed is not None and printed.printed_sums.whole is not None:
        stands = printed.printed_sums.whole
        cells = [*([""] if statistic else []), bare(sharing.total), *laid_beside(sharing.total, stands, printed)]
        rows.append(["Sum that is stated, and printed", *cells])
    yield from table(headings, rows, numbers=tuple(range(1, len(headings))))
    yield f"`nvf explain {grant.id} --party NAME` says how one of them came about."
    yield ""


def bare(amount: Amount) -> str:
    return kr(amount).removesuffix("\u00a0kr")


def laid_beside(reckoned: Amount, beside: Amount | None, printed: PrintedColumn | None) -> list[str]:
    if printed is None:
        return []
    if beside is None:
        return ["", ""]
    off = beside - reckoned
    return [bare(beside), "" if off == Amount(0) else f"**{'+' if off > Amount(0) else '−'}{bare(abs(off))}**"]


def purposes(grant: Grant) -> Iterator[str]:
    """Say what the money is for, and mark what is meant for one principal."""
    yield "What the money is for: the {term}`purposes <inriktning>`, with examples of {term}`measures <insats>`."
    yield "Other measures under the same purpose are permitted too."
    yield ""
    for area in grant.areas:
        yield f"**{md(area.id)})** {both(area.title)}{place(area.source)}"
        yield ""
        rows = [
            [
                f"`{measure.id}`",
                md(measure.title.sv),
                en(measure.title),
                f"**{principal(measure.meant_for)}**{place(measure.source)}" if measure.meant_for else "anybody",
            ]
            for measure in area.measures
        ]
        if rows:
            yield from table(["id", "as printed", "in English", "meant for"], rows)


def time_line(grant: Grant) -> Iterator[str]:
    """List the days in order: first and last, and what is due between them."""
    points: list[tuple[dt.date, int, list[str]]] = [
        (grant.term.first_day, 0, ["the first day that a journal can tell of"]),
        (grant.term.last_day, 2, ["the last day that a journal can tell of"]),
    ]
    if grant.use is not None:
        points.append((grant.use.first_day, 0, ["the first day that the money can be used"]))
        points.append((grant.use.last_day, 2, ["the last day that the money can be used"]))
    for duty in grant.duties:
        if duty.opens_on is not None:
            points.append((duty.opens_on, 0, [f"the first day for {en(duty.title)}"]))
        points.append((duty.due_on, 1, list(point(grant, duty))))
    for day, _, (first, *more) in sorted(points, key=lambda found: found[:2]):
        yield f"- **{day}** {first}"
        yield from (f"  - {line}" for line in more)
    yield ""


def point(grant: Grant, duty: Duty) -> Iterator[str]:
    """Tell what is due, to whom, with what in it, and what rests on it."""
    by = f", filed by {md(duty.filed_by)}" if duty.filed_by else ""
    to = f" to {md(duty.to)}" if duty.to else ""
    yield f"{both(duty.title)}{to}{by}; `{duty.id}`{place(duty.source)}"
    if duty.printed_due_on is not None:
        yield f"The printed day is **{duty.printed_due_on}**; we read {duty.due_on}."
    if duty.contents:
        yield f"Must contain: {'; '.join(f'`{content.id}`, {both(content.title)}' for content in duty.contents)}."
    if duty.once:
        yield "Can be done only once."
    for requirement in grant.requirements:
        for name, how_much in ((requirement.judged_after, "a warning"), (requirement.broken_after, "a breach")):
            if name == duty.id:
                yield f"From the day after, what `{requirement.id}` lacks is {how_much}."
    for condition in grant.conditions:
        if duty.id in condition.duties:
            yield f"The grant of {condition.for_year} depends on it: `{condition.id}`."


def requirements(grant: Grant) -> Iterator[str]:
    yield "{term}`Requirements <krav på insatser>` on what is carried out:"
    yield ""
    for requirement in grant.requirements:
        yield f"- {both(requirement.title)}: `{requirement.id}`{place(requirement.source)}"
        yield f"  - Some measure must be carried out under each of {', '.join(requirement.areas)}."
        yield f"  - We read it as binding {WHOM[requirement.binds]}; whoever asks can choose the other."
    yield ""


def conditions(grant: Grant) -> Iterator[str]:
    yield "What a part of a later year's grant depends on: {term}`conditions <villkor för nästa års medel>`."
    yield ""
    for condition in grant.conditions:
        yield f"- For {condition.for_year}: {both(condition.title)}; `{condition.id}`{place(condition.source)}"
        if condition.duties:
            yield f"  - At risk when this is overdue, late or incomplete: {code(condition.duties)}."
        if condition.rules:
            yield f"  - At risk when this rule has {{term}}`findings <iakttagelse>`: {code(condition.rules)}."
        if condition.unstated is not None:
            yield f"  - {en(condition.unstated)}"
    yield ""


def code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def joint_uses(grant: Grant) -> Iterator[str]:
    """Say what recipients can finance together, and on what conditions."""
    yield "What recipients can finance together with a part of their money: {term}`joint use <gemensam användning>`."
    yield ""
    for use in grant.joint_uses:
        years = " and ".join(map(str, use.years))
        yield f"- {both(use.title)}, {years}; `{use.id}`{place(use.source)}"
        for text in (use.both_contribute, use.later_grant):
            if text is not None:
                yield f"  - On condition: {both(text)}."
        if use.fund:
            yield f"  - A fund that could carry it: `{use.fund}`."
    for fund in grant.funds:
        printed = f' (printed "{fund.printed}")' if fund.printed else ""
        years = f", for {' and '.join(map(str, fund.years))}" if fund.years else ""
        decided = f", decided on by {fund.decided_by}" if fund.decided_by else ""
        yield f"- Fund `{fund.id}`: {both(fund.title)}, {kr(fund.amount)}{printed}{years}{decided}{place(fund.source)}"
    yield ""


def remarks(grant: Grant, beside: PrintedTable | None, printed: PrintedColumn | None) -> Iterator[str]:
    """Tell every remark of the grant, its parts and its printed column, kind by kind."""
    borne: list[tuple[str, Remark]] = [(name, remark) for name, part in parts_of(grant) for remark in part.remarks]
    if beside is not None and printed is not None:
        borne += [(f"column {beside.id}/{printed.id}", remark) for remark in printed.remarks]
    yield "Every {term}`remark <anmärkning>` on the grant, its parts and its printed table, and where it can be seen."
    yield ""
    for kind, title in KINDS.items():
        found = [(name, remark) for name, remark in borne if remark.kind is kind]
        if not found:
            continue
        yield f"**{title}**"
        yield ""
        for name, remark in found:
            what, _, identity = name.rpartition(" ")
            at = f", at `{remark.at}`" if remark.at else ""
            seen = f" [*{md(remark.place)}*]" if remark.place else ""
            yield f"- {opened(what)} `{identity.removeprefix(f'{grant.id}/')}`{at}: {en(remark.text)}{seen}"
        yield ""


def cited(sharing: GrantSharing, beside: PrintedTable | None) -> Iterator[tuple[str, Source]]:
    """Give every place that the grant, its figures and its printed table stand at, with what stands there."""
    grant = sharing.grant
    for name, part in parts_of(grant):
        what, _, identity = name.rpartition(" ")
        yield from ((f"{what} `{identity.removeprefix(f'{grant.id}/')}`", source) for source in sources_in(part))
    figures = [level.apportionment.key.basis.statistic for level in sharing.levels]
    tables = [] if beside is None else [beside]
    for what, records in (("statistic", figures), ("table", tables)):
        for record in dict.fromkeys(records):
            if record is not None and record.source is not None:
                yield f"{what} `{record.id}`", record.source


def sources(sharing: GrantSharing, beside: PrintedTable | None) -> Iterator[str]:
    """List the papers that the grant stands in, with the places and what is taken from each."""
    taken: dict[Paper, dict[str, dict[str, None]]] = {}
    for what, source in cited(sharing, beside):
        taken.setdefault(source.paper, {}).setdefault(source.place or "the whole", {})[what] = None
    for paper, places in taken.items():
        yield f"{{ref}}`{paper.title} <paper-{paper.id}>`. Cited as: {md(paper.cited())}."
        yield ""
        rows = [[f"*{md(where)}*", ", ".join(what)] for where, what in places.items()]
        yield from table(["place", "what stands there"], rows)


class Programme(SphinxDirective):
    """Shows all that the facts hold of one grant."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        facts, name = embedded(), self.arguments[0]
        try:
            grant = facts.grant(name)
        except UnknownEntryError as error:
            raise self.error(str(error)) from error
        sharing = share_grant(grant)
        columns = facts.printed_columns(grant.id, grant.year)
        beside, column = columns[0] if columns else (None, None)
        return [
            self._section("terms", "Terms", terms(grant)),
            self._section("frames-and-pots", "Frames and pots", frames(sharing)),
            self._section("awards", "Awards", awards(sharing, column)),
            *([self._section("purposes", "Purposes", purposes(grant))] if grant.areas else []),
            self._time_line(grant),
            *([self._section("requirements", "Requirements", requirements(grant))] if grant.requirements else []),
            *([self._section("conditions", "Conditions", conditions(grant))] if grant.conditions else []),
            *([self._section("joint-uses", "Joint uses", joint_uses(grant))] if grant.joint_uses else []),
            self._section("remarks", "What a reader must know", remarks(grant, beside, column)),
            self._section("sources", "Sources", sources(sharing, beside)),
        ]

    def _section(self, name: str, title: str, lines: Iterator[str]) -> nodes.section:
        section = nodes.section(ids=[name], names=[title.casefold()])
        section += nodes.title(text=title)
        self.state.nested_parse(list(lines), 0, section)  # type: ignore[arg-type]
        return section

    def _time_line(self, grant: Grant) -> nodes.section:
        lead = ["What must be done, and by which day: the {term}`duties <krav på redovisning>`.", ""]
        section = self._section("time-line", "Duties on a time line", iter(lead))
        line = nodes.container(classes=["nvf-time-line"])
        self.state.nested_parse(list(time_line(grant)), 0, line)  # type: ignore[arg-type]
        section += line
        return section


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("programme", Programme)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
