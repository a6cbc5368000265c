"""The commands on grants: each turns its arguments into one answer."""

import argparse
import io
import os
from collections.abc import Iterator

from nara_vard_finans.analysis import explain_award
from nara_vard_finans.cli.answers import Answer, as_printed, refuse_rules
from nara_vard_finans.cli.arguments import UsageError, printed_in, rule_of, standard_input, year_of, yes_or_no
from nara_vard_finans.core import (
    ZERO,
    Amount,
    FactsError,
    Fault,
    Language,
    Principal,
    Statistic,
    Text,
    UnknownPartyError,
    UnsettledTieError,
    UnstatedBasisError,
    anything_wrong,
    counted_text,
    exact,
    read_exact,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.files import LARGEST_FILE, WeightTable, name_of, read_bytes, read_weights
from nara_vard_finans.grants import Grant, GrantSharing, JointPlan, Pot, plan_joint_work, share_grant
from nara_vard_finans.reports import explain_data, grant_data, grant_pages
from nara_vard_finans.sharing import UnstatedKey, unstated


def allocate(options: argparse.Namespace, facts: Catalogue, grant: Grant) -> Answer:
    """Say what each recipient of a grant gets, and with a joint cost what it gives up and keeps."""
    language = Language(options.lang)
    _check_year(options, grant)
    for name in ("every", "counted"):
        if getattr(options, name) is not None:
            raise UsageError(f"--{name} serves agreements, and {grant.id} is a grant; leave it out")
    if options.as_printed:
        refuse_rules(options)
        return as_printed(grant, *printed_in(facts, grant.id, grant.year), language)
    sharing = _shared(options, facts, grant)
    plan = _planned(options, sharing)
    answered = grant_data.award_data(sharing, language, plan)
    columns = ("party", "name", "side", "weight", "exact", "amount")
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=columns if plan is None else (*columns, "gives", "keeps"),
        page=grant_pages.award_page(sharing, language, plan),
        findings=anything_wrong(sharing.findings),
    )


def explain(options: argparse.Namespace, facts: Catalogue, grant: Grant) -> Answer:
    """Say how one recipient's award came about."""
    language = Language(options.lang)
    _check_year(options, grant)
    sharing = _shared(options, facts, grant)
    code = sharing.find(options.party).code
    explanation = explain_award(sharing, code, facts.printed_columns(grant.id, grant.year))
    answered = explain_data(explanation, language)
    return Answer(
        data=answered,
        rows=answered["steps"],
        columns=("step", "text", "amount"),
        page=explanation.text(language),
        findings=anything_wrong(sharing.findings),
    )


def _check_year(options: argparse.Namespace, grant: Grant) -> None:
    if options.year is not None and year_of(options.year) != grant.year:
        raise UsageError(f"{grant.id} is the grant of {grant.year}, not of {options.year}; leave --year out")


def _shared(options: argparse.Namespace, facts: Catalogue, grant: Grant) -> GrantSharing:
    rule = rule_of(options, grant.rounding, lambda name: _code(grant, name))
    figures = [facts.statistic(options.basis)] if options.basis else []
    if options.figures is not None:
        if options.pot and not {*options.pot} & {pot.id for pot, _ in _waiting(grant)}:
            raise UsageError(f"--figures serves none of the pots {', '.join(options.pot)}; leave one of the two out")
        figures += _figures(options.figures, options.encoding, facts, grant)
    qualified = None
    if options.qualified is not None:
        codes = tuple(grant.parties.find(name).code for name in options.qualified.split(","))
        qualified = {pot.id: codes for pot in grant.pots if pot.for_those_who is not None}
        if not qualified:
            raise UsageError(f"no pot of {grant.id} asks for something to be met; leave --qualified out")
    try:
        return share_grant(grant, pots=options.pot or (), figures=figures, qualified=qualified, rounding=rule)
    except UnstatedBasisError as error:
        counts = tuple(dict.fromkeys(key.counts for _, key in _waiting(grant)))
        raise UsageError(
            f"{error.subject} is shared by {' and '.join(counts)}, whose figures no paper states: "
            f"give them with --figures FILE, a CSV file with the columns party,{','.join(counts)}"
        ) from error


def _code(grant: Grant, name: str) -> str:
    try:
        return grant.parties.find(name).code
    except UnknownPartyError:
        return name  # it may be a row of a table of figures; whoever shares knows


def _waiting(grant: Grant) -> Iterator[tuple[Pot, UnstatedKey]]:
    """Give the keys of a grant whose figures no paper prints, with their pots."""
    for pot in grant.pots:
        if pot.key is not None:
            yield from ((pot, key) for key in unstated(pot.key))


def _figures(path: str, encoding: str, facts: Catalogue, grant: Grant) -> list[Statistic]:
    """Read a table with one column for everything that the grant's unstated keys count."""
    waiting = {key.counts: (pot, key) for pot, key in _waiting(grant)}
    if not waiting:
        raise UsageError(f"no key of {grant.id} waits for figures, so --figures serves nothing; leave it out")
    source = standard_input() if path == "-" else path
    raw = read_bytes(source, most=LARGEST_FILE)  # once, since it may be a pipe
    found: list[Statistic] = []
    faults: list[Fault] = []
    for _, key in waiting.values():
        try:
            table = read_weights(_Read(raw, name_of(source)), facts.parties, column=key.counts, encoding=encoding)
            found.append(_figure(table, path, key, grant))
        except FactsError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise FactsError(path, tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return found


class _Read(io.BytesIO):
    """What a file holds, under its name."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw)
        self.name = name


def _figure(table: WeightTable, path: str, key: UnstatedKey, grant: Grant) -> Statistic:
    if key.as_of is None:
        raise UsageError(f"{grant.id} does not say which day its {key.counts} refers to; give the key an as_of")
    sides = {party.code: {None, party.principal} for party in grant.parties}
    to = {pot.to for pot, each in _waiting(grant) if each.counts == key.counts}
    # A row that is no such party as a pot goes to stands for itself: a county is not its region.
    figures = [(row.party if to & sides.get(row.party, set()) else row.name, row.weight) for row in table.rows]
    name, counted = os.path.basename(path), counted_text(key.counts)  # noqa: PTH119 - it may be - for standard input
    return Statistic(
        id=f"{name}/{key.counts}",
        title=Text(
            f"{counted.sv.capitalize()} {key.as_of.text()} ({name})",
            f"{counted.en.capitalize()} {key.as_of.text(Language.EN)} ({name})",
        ),
        counts=key.counts,
        unit=key.counts,
        as_of=key.as_of,
        figures=figures,
    )


def _planned(options: argparse.Namespace, sharing: GrantSharing) -> JointPlan | None:
    with_cost = ("joint_percent", "joint_funds", "joint_odd_to", "later_grant")
    if options.joint_cost is None:
        for name in with_cost:
            if getattr(options, name) is not None:
                raise UsageError(f"--{name.replace('_', '-')} goes with --joint-cost; give the cost of the year too")
        return None
    uses = sharing.grant.joint_uses
    if not uses:
        raise UsageError(f"{sharing.grant.id} knows of no joint use, so --joint-cost serves nothing; leave it out")
    if options.joint_percent is None:
        raise UsageError("no paper says how much of the cost is the municipalities': give --joint-percent, such as 50")
    try:
        return plan_joint_work(
            sharing,
            uses[0],
            cost=Amount.parse(options.joint_cost),
            municipal_percent=exact(read_exact(options.joint_percent.removesuffix("%").strip())),
            funds=ZERO if options.joint_funds is None else Amount.parse(options.joint_funds),
            later_grant=yes_or_no(options.later_grant),
            odd_unit_to=options.joint_odd_to,
        )
    except UnsettledTieError as error:
        sides = " or ".join(Principal)
        raise UsageError(
            f"{error.total} cannot be split evenly between {' and '.join(error.sides)}; say who carries the odd krona, "
            f"with --joint-odd-to {sides}"
        ) from error
