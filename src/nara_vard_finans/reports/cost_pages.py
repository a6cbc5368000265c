"""Results as pages for people: a table with its title, its sums and its notes, in Swedish or English."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from nara_vard_finans.analysis import ComparedSum, Comparison, basis_remarks, rounding_remarks, sharing_sources
from nara_vard_finans.core import (
    COUNTED,
    ZERO,
    Amount,
    Directory,
    FactsError,
    Finding,
    Language,
    Paper,
    Party,
    Principal,
    Source,
    Statistic,
    Text,
    UnreadableFileError,
    printable,
)
from nara_vard_finans.facts import Catalogue, Listed
from nara_vard_finans.grants import names_region
from nara_vard_finans.journals import Journal
from nara_vard_finans.printed import WHOLE, PrintedColumn, PrintedTable
from nara_vard_finans.reports.table import Cell, Column, Table
from nara_vard_finans.sharing import (
    Apportionment,
    BasisKind,
    CostKey,
    Level,
    Method,
    RoundingRule,
    floor_text,
    largest_text,
    method_text,
    tie_sentences,
    unit_text,
)

if TYPE_CHECKING:
    from nara_vard_finans.agreements import Agreement, Charge, CostSharing, TermChange
    from nara_vard_finans.files import WeightTable
    from nara_vard_finans.grants import Grant

_PARTY = Text("Part", "Party")
_WEIGHT = Text("Vikt", "Weight")
_EXACT = Text("Exakt, kr", "Exact, kr")
_AMOUNT = Text("Belopp, kr", "Amount, kr")
_SUM = Text("Summa", "Sum")
Shared = tuple[str, int | Fraction | None, Fraction, Amount]
TOGETHER: Mapping[str, Text] = {
    Principal.MUNICIPALITIES: Text("Kommunerna", "The municipalities"),
    Principal.REGION: Text("Regionen", "The region"),
    WHOLE: _SUM,
}


def share_page(shared: Apportionment, weights: "WeightTable", language: Language) -> Table:
    """Lay out a total shared over a table of weights, in the order of the file."""
    names = {row.party: row.name for row in weights.rows}
    return Table(
        title=(Text(f"Fördelning av {shared.total}", f"Sharing of {shared.total}").in_(language),),
        columns=party_columns(_WEIGHT, language),
        rows=tuple((row.name, row.weight, shared.exact(row.party), shared.amount(row.party)) for row in weights.rows),
        sums=(
            (
                _SUM.in_(language),
                sum(row.weight for row in weights.rows),
                shared.total.kronor,
                shared.total - shared.residual,
            ),
        ),
        notes=(
            _rule_note(shared.method, shared.unit, language),
            *_stage_notes(shared, names, language),
            *residual_note(shared.total, shared.residual, language),
            *(finding.message.in_(language) for finding in weights.findings),
        ),
    )


def allocate_page(sharing: "CostSharing", language: Language) -> Table:
    """Lay out what each party of an agreement pays in a year."""
    cost = Text(f"Kostnad {sharing.year}: {sharing.total}", f"Cost {sharing.year}: {sharing.total}")
    rows = [(charge.side, _charge_row(charge)) for charge in sharing.charges]
    whose = [(charge.party.code, charge.party.name, charge.side, charge.level.group[:1]) for charge in sharing.charges]
    sums = group_sums(groups_of(whose), [row for _, row in rows], language)
    return Table(
        title=(sharing.agreement.title.in_(language), cost.in_(language)),
        columns=party_columns(weighed_by(sharing.levels), language),
        rows=tuple(row for _, row in rows),
        sums=(*sums, summed(_SUM.in_(language), [row for _, row in rows])),
        notes=tuple(_allocate_notes(sharing, language)),
    )


_Whose = tuple[str, str, Principal | None, tuple[str, ...]]


def groups_of(whose: Sequence[_Whose]) -> list[tuple[Text, list[int]]]:
    """
    Give the groups of the key, each by its own name and with the places of its rows; where the key has none, the sides.

    Args:
        whose: Of each row the code, the name, the side and the outermost group of the key, which is empty for none.
    """
    by_key = [group[0] if group else "" for _, _, _, group in whose]
    several = len({*by_key}) > 1 and "" not in by_key and len({*by_key}) < len(by_key)
    names = by_key if several else [side.value if side is not None else "" for _, _, side, _ in whose]
    groups = [name for name in dict.fromkeys([*Principal, *names]) if name and name in names]
    found = [(group, [place for place, name in enumerate(names) if name == group]) for group in groups]
    named = [(_group_name(group, [whose[place] for place in places]), places) for group, places in found]
    return named if len(named) > 1 else []


def group_sums(
    groups: Iterable[tuple[Text, list[int]]], rows: Sequence[Shared], language: Language
) -> list[tuple[Cell, ...]]:
    """Sum the rows of each group, by its name."""
    return [summed(name.in_(language), [rows[place] for place in places]) for name, places in groups]


def _group_name(group: str, members: Sequence[_Whose]) -> Text:
    """Name a group: the municipalities and the region by those words, if they are any, and others by their own."""
    if group == Principal.REGION and not all(names_region(code, name) for code, name, _, _ in members):
        return Text("Övriga parter", "The other parties")
    if group == Principal.REGION and len(members) > 1:
        return Text("Regionerna", "The regions")
    return TOGETHER.get(group, Text(group))


def _side_name(name: str, parties: Iterable[Party]) -> Text:
    """Name a side by those of *parties* that are of it."""
    members = [(party.code, party.name, party.principal, ()) for party in parties if party.principal == name]
    return _group_name(name, members) if members else TOGETHER[name]


def printed_page(
    definition: "Agreement | Grant",
    table: PrintedTable,
    column: PrintedColumn,
    findings: Iterable[Finding],
    language: Language,
) -> Table:
    """Lay out what a paper prints that each party pays or gets, with its sums beside those of its rows."""
    parties = [party for party in definition.parties.in_table_order if party.code in column.by_party]
    as_printed = Text(f"Som tryckt, {column.year}", f"As printed, {column.year}")
    return Table(
        title=(definition.title.in_(language), as_printed.in_(language)),
        columns=(Column(heading=_PARTY.in_(language)), Column(heading=_AMOUNT.in_(language))),
        rows=tuple((party.name, column.amount(party.code)) for party in parties),
        sums=tuple(_printed_sums(column, definition.parties, language)),
        notes=(
            *(finding.message.in_(language) for finding in findings),
            *([] if column.missing is None else [column.missing.in_(language)]),
            *(remark.in_(language) for remark in (*table.remarks, *column.remarks)),
            *source_notes([] if table.source is None else [table.source], language),
        ),
    )


def compare_pages(
    comparison: Comparison,
    language: Language,
    *,
    by_year: Iterable[Comparison] = (),
    terms: Iterable["TermChange"] = (),
) -> tuple[Table, ...]:
    """Lay out two sides; posts also year by year, and of agreements the terms that differ."""
    differ = tuple(
        f"{each.title.in_(language)}: {each.before.in_(language)} → {each.after.in_(language)}" for each in terms
    )
    heading = Text("Villkor som skiljer", "Terms that differ").in_(language)
    changed = Table(title=(heading,), columns=(), rows=(), notes=differ)
    yearly = (evolve(compare_page(each, language), notes=()) for each in by_year)
    return (*yearly, compare_page(comparison, language), *([changed] if differ else []))


_LETTERS = ("A", "B")
_LONGEST_HEADING = 12


def _side_headings(comparison: Comparison, language: Language) -> tuple[str, str]:
    """Name the two sides over their columns: by their years, by what is changed, or by letters where that is long."""
    before, after = comparison.before, comparison.after
    labels = before.label.in_(language), after.label.in_(language)
    if labels[1].startswith(f"{labels[0]}, "):  # the same with something changed
        headings = Text("Som det är", "As it is").in_(language), labels[1].removeprefix(f"{labels[0]}, ")
    elif before.year == after.year or None in {before.year, after.year}:
        headings = labels
    else:
        headings = str(before.year), str(after.year)
    return _LETTERS if max(map(len, headings)) > _LONGEST_HEADING else headings


def compare_page(comparison: Comparison, language: Language) -> Table:
    """Lay out two sides party by party, with the sums of the rows and the printed ones."""
    before, after = comparison.before, comparison.after
    per = Text("kr/inv", "kr/inh.").in_(language)
    labels = before.label.in_(language), after.label.in_(language)
    headings = _side_headings(comparison, language)
    against = Text(f"{labels[0]} mot {labels[1]}", f"{labels[0]} against {labels[1]}").in_(language)
    if headings == _LETTERS:  # the labels are too long to stand over columns
        against = Text(f"A: {labels[0]}; B: {labels[1]}").in_(language)
    return Table(
        title=(against,),
        columns=(
            Column(heading=_PARTY.in_(language)),
            Column(heading=f"{headings[0]}, kr"),
            Column(heading=f"{headings[1]}, kr"),
            Column(heading=Text("Skillnad, kr", "Difference, kr").in_(language)),
            Column(heading=f"{headings[0]}, {per}", places=2),
            Column(heading=f"{headings[1]}, {per}", places=2),
        ),
        rows=tuple(
            (
                row.party.name,
                row.before,
                row.after,
                row.difference,
                row.before_per_inhabitant,
                row.after_per_inhabitant,
            )
            for row in comparison.rows
        ),
        sums=tuple(line for group in comparison.sums for line in _compared_sums(group, comparison.parties, language)),
        notes=tuple(_compare_notes(comparison, language)),
    )


def list_page(entries: Iterable[Listed], language: Language) -> Table:
    """Lay out what the catalogue holds."""
    headings = (Text("Id"), Text("Typ", "Kind"), Text("Avser", "Of"), Text("Titel", "Title"))
    kinds = {
        "agreement": Text("avtal", "agreement"),
        "grant": Text("bidrag", "grant"),
        "post": Text("tjänst", "post"),
        "journal": Text("exempeljournal", "example journal"),
        "statistic": Text("statistik", "statistic"),
        "table": Text("tabell", "table"),
        "paper": Text("handling", "paper"),
    }
    return Table(
        title=(),
        columns=tuple(Column(heading=heading.in_(language)) for heading in headings),
        rows=tuple(
            (
                entry.id,
                kinds[entry.kind].in_(language),
                "" if entry.validity is None else entry.validity.text(language),
                entry.title.in_(language),
            )
            for entry in entries
        ),
    )


def check_page(
    checked: Iterable[tuple[str, Catalogue | Journal | FactsError | UnreadableFileError]], language: Language
) -> str:
    """Say of each facts file or journal whether it is valid, and what its printed sums do not make."""
    lines: list[str] = []
    for given, outcome in checked:
        path = printable(given)
        if isinstance(outcome, Catalogue):
            held = len(outcome.listed())
            lines.append(Text(f"{path}: giltig, {held} poster", f"{path}: valid, {held} entries").in_(language))
            lines += [f"  {finding.message.in_(language)}" for finding in outcome.check()]
        elif isinstance(outcome, Journal):
            count = len(outcome.events)
            sv, en = ("händelse", "event") if count == 1 else ("händelser", "events")
            lines.append(Text(f"{path}: giltig, {count} {sv}", f"{path}: valid, {count} {en}").in_(language))
        else:
            lines.append(Text(f"{path}: inte giltig", f"{path}: not valid").in_(language))
    return "\n".join(lines)


def party_columns(weight: Text, language: Language) -> tuple[Column, ...]:
    """Give the columns of a sharing: party, weight, exact amount, whole amount."""
    return (
        Column(heading=_PARTY.in_(language)),
        Column(heading=weight.in_(language)),
        Column(heading=_EXACT.in_(language), places=2),
        Column(heading=_AMOUNT.in_(language)),
    )


def summed(name: str, rows: list[Shared]) -> tuple[Cell, ...]:
    """Sum the rows; weights only where every row has one."""
    weights = [weight for _, weight, _, _ in rows]
    weight = None if None in weights else sum(weight for weight in weights if weight is not None)
    exact, amount = sum(exact for _, _, exact, _ in rows), sum((amount for _, _, _, amount in rows), ZERO)
    return name, "" if weight is None else weight, exact, amount


def _charge_row(charge: "Charge") -> Shared:
    shared, code = charge.level.apportionment, charge.party.code
    # One that is alone, and keys weighed together, have no figure that a paper prints.
    plain = len(shared.key.parties) > 1 and shared.key.basis.kind is not BasisKind.MIXED
    weight = shared.key.weights[shared.key.index(code)][1] if plain else None
    return charge.party.name, weight, shared.exact(code), charge.amount


def weighed_by(levels: Iterable[Level]) -> Text:
    """Name what the weights are where all stages that share between parties agree on it."""
    counted = {"" if key.basis.statistic is None else key.basis.statistic.counts for key in shared_keys(levels)}
    name = COUNTED.get(counted.pop()) if len(counted) == 1 else None
    return _WEIGHT if name is None else Text(name.sv.capitalize(), name.en.capitalize())


def shared_keys(levels: Iterable[Level]) -> Iterator[CostKey]:
    """Give the keys by which several parties share."""
    for level in levels:
        key = level.apportionment.key
        if not level.between_groups and len(key.parties) > 1:
            yield key


def _allocate_notes(sharing: "CostSharing", language: Language) -> Iterator[str]:
    agreement = sharing.agreement
    names = {party.code: party.name for party in agreement.parties}
    names |= {side: TOGETHER[side].in_(language) for side in Principal}
    yield from levels_notes(sharing.levels, sharing.rounding, names, language)
    yield from residual_note(sharing.total, sharing.residual, language)
    yield from (remark.in_(language) for remark in (*basis_remarks(sharing), *rounding_remarks(sharing)))
    yield from source_notes(sharing_sources(sharing), language)


def levels_notes(
    levels: Sequence[Level], rule: RoundingRule, names: Mapping[str, str], language: Language
) -> Iterator[str]:
    """Say by what stages were shared, how they were rounded, and where what was left went."""
    for key in shared_keys(levels):
        for statistic in _statistics(key):
            shared_by = Text("Fördelat efter", "Shared by").in_(language)
            yield f"{shared_by}: {statistic.title.in_(language)}."
    yield _rule_note(rule.method, rule.unit, language)
    for level in levels:
        yield from _stage_notes(level.apportionment, names, language)


def _statistics(key: CostKey) -> Iterator[Statistic]:
    if key.basis.statistic is not None:
        yield key.basis.statistic
    for _, component in key.basis.components:
        yield from _statistics(component)


def _rule_note(method: Method, unit: Amount, language: Language) -> str:
    rounding = Text("Avrundning", "Rounding").in_(language)
    return f"{rounding}: {method_text(method).in_(language)}, {unit_text(unit).in_(language)}."


def _stage_notes(shared: Apportionment, names: Mapping[str, str], language: Language) -> Iterator[str]:
    """Say what was left over and where it went."""
    if shared.method is Method.LARGEST_REMAINDER and shared.left_over:
        left, largest = shared.left_over * shared.unit, largest_text(abs(shared.left_over))
        towards = floor_text(shared.total)
        yield Text(
            f"Efter avrundning {towards.sv} återstod {left} av {shared.total}; det gick till {largest.sv}.",
            f"After rounding {towards.en} {left} of {shared.total} remained; it went to {largest.en}.",
        ).in_(language)
    if shared.carrier is not None and shared.carried != ZERO:
        carrier = names.get(shared.carrier, shared.carrier)
        yield Text(
            f"Skillnaden mellan raderna och {shared.total}, {shared.carried}, ligger på {carrier}.",
            f"The difference between the rows and {shared.total}, {shared.carried}, is on {carrier}.",
        ).in_(language)
    yield from tie_sentences(shared, lambda party: names.get(party, party), language)


def residual_note(total: Amount, residual: Amount, language: Language) -> Iterator[str]:
    """Say what rows rounded one by one leave."""
    if residual != ZERO:
        rows = total - residual
        yield Text(
            f"Raderna summerar till {rows}, inte till {total}: restposten är {residual}.",
            f"The rows sum to {rows}, not to {total}: the residual is {residual}.",
        ).in_(language)


def source_notes(sources: Iterable[Source], language: Language) -> Iterator[str]:
    """Cite each paper once, with every place in it."""
    places: dict[Paper, list[str]] = {}
    for source in dict.fromkeys(sources):
        places.setdefault(source.paper, []).append(source.place)
    cites = Text("Källa", "Source").in_(language)
    for paper, listed in places.items():
        in_it = "; ".join(place for place in listed if place)
        yield f"{cites}: {paper.cited()}{f': {in_it}' if in_it else ''}."


def _printed_sums(column: PrintedColumn, parties: Directory, language: Language) -> Iterator[tuple[Cell, ...]]:
    for name in (*Principal, WHOLE):
        codes = [code for code in column.by_party if name in (WHOLE, parties[code].principal)]
        together, stands = (
            _side_name(name, (parties[code] for code in codes)).in_(language),
            column.printed_sums.of(name),
        )
        if codes:
            yield _rows_sum(together, language), column.sum_of(codes)
        if stands is not None:
            yield _printed_sum(together, language), stands


def _rows_sum(together: str, language: Language) -> str:
    return f"{together}, {Text('radernas summa', 'sum of the rows').in_(language)}"


def _printed_sum(together: str, language: Language) -> str:
    return f"{together}, {Text('tryckt', 'as printed').in_(language)}"


def _compared_sums(group: ComparedSum, parties: Iterable[Party], language: Language) -> Iterator[tuple[Cell, ...]]:
    together = _side_name(group.name, parties).in_(language)
    if group.before_printed is None and group.after_printed is None:
        yield together, group.before, group.after, group.difference, None, None
        return
    yield _rows_sum(together, language), group.before, group.after, group.difference, None, None
    known = group.before_printed is not None and group.after_printed is not None
    difference = group.after_printed - group.before_printed if known else None  # type: ignore[operator]
    yield _printed_sum(together, language), group.before_printed, group.after_printed, difference, None, None


def _compare_notes(comparison: Comparison, language: Language) -> Iterator[str]:
    yield from (finding.message.in_(language) for finding in comparison.findings)
    notes = [(side.label, side.note) for side in (comparison.before, comparison.after) if side.note is not None]
    yield from (f"{label.in_(language)}: {note.in_(language)}" for label, note in notes)
    for side in (comparison.before, comparison.after):
        if side.inhabitants is None:
            continue
        label, title = side.label.in_(language), side.inhabitants.title.in_(language)
        yield Text(f"Kr per invånare, {label}: {title}", f"Kr per inhabitant, {label}: {title}").in_(language) + (
            "."
            if side.own_basis
            else Text("; beloppen vilar på en annan folkmängd.", "; the amounts rest on another population.").in_(
                language
            )
        )
    missing = [row.party.name for row in comparison.rows if row.difference is None]
    if missing:
        names = ", ".join(missing)
        yield Text(f"Bara på ena sidan: {names}.", f"On one side only: {names}.").in_(language)
