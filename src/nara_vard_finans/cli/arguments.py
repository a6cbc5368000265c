"""Reading the arguments of a command into the records it works on."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from nara_vard_finans.agreements import Agreement, CostSharing, share_cost
from nara_vard_finans.analysis import Definition
from nara_vard_finans.core import (
    KRONA,
    ORE,
    Amount,
    NaraVardFinansError,
    Period,
    UnknownEntryError,
    UnreadableFileError,
    UnstatedBasisError,
    kronor,
    shown,
)
from nara_vard_finans.facts import Catalogue, embedded, meant, read_facts
from nara_vard_finans.printed import PrintedColumn, PrintedTable
from nara_vard_finans.sharing import LARGEST, Method, RoundingRule

_UNITS = {"öre": ORE, "ore": ORE, "krona": KRONA, "kr": KRONA, "tkr": kronor(1_000)}
GRANT_OPTIONS = (
    *("pot", "figures", "qualified", "joint_cost", "joint_percent", "joint_funds", "joint_odd_to", "later_grant"),
)
"""The options of ``allocate`` and ``explain`` that serve grants alone."""

_FIRST_YEAR, _LAST_YEAR = 1, 9999


class UsageError(NaraVardFinansError, ValueError):
    """Raised when the arguments of a command cannot be read."""


def year_of(text: str) -> int:
    """Read a year."""
    if not (text.isascii() and text.isdigit() and len(text) == len(str(_LAST_YEAR))) or int(text) < _FIRST_YEAR:
        raise UsageError(f"{shown(text)} is not a year, expected four digits such as 2023")
    return int(text)


def unit_of(text: str) -> Amount:
    """Read a unit: a name, or an amount."""
    return _UNITS.get(text.strip().casefold()) or Amount.parse(text)


def method_of(text: str) -> Method:
    """Read the name of a method."""
    names = [method.value for method in Method]
    if text not in names:
        raise UsageError(f"there is no method {shown(text)}; {meant(text, names)}")
    return Method(text)


def day_of(text: str, *, last: bool = False) -> dt.date:
    """Read a day; of a month or a year its first day, or its *last*."""
    period = Period.parse(text)
    return period.last_day if last else period.first_day


def one_day(text: str) -> dt.date:
    """Read one day."""
    period = Period.parse(text)
    if period.first_day != period.last_day:
        raise UsageError(f"{shown(text)} is not one day, expected a day such as 2021-02-01")
    return period.first_day


def yes_or_no(text: str | None) -> bool | None:
    """Read yes or no; ``None`` for nothing."""
    known = {"yes": True, "ja": True, "no": False, "nej": False}
    if text is not None and text.casefold() not in known:
        raise UsageError(f"{shown(text)} is neither yes nor no")
    return None if text is None else known[text.casefold()]


def rule_of(options: argparse.Namespace, rule: RoundingRule, find: Callable[[str], str]) -> RoundingRule:
    """
    Give the rule with what the arguments change of it.

    Args:
        options: The arguments.
        rule: The rule as it stands.
        find: Finds the party that is to carry the residual.
    """
    method = rule.method if options.method is None else method_of(options.method)
    unit = rule.unit if options.unit is None else unit_of(options.unit)
    carrier = rule.residual_to if options.method is None else None
    if options.residual_to is not None:
        carrier = LARGEST if options.residual_to == LARGEST else find(options.residual_to)
    return RoundingRule(method=method, unit=unit, residual_to=carrier)


def standard_input() -> BinaryIO:
    """Give standard input as bytes; a process can be started without one."""
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise UsageError("standard input is closed, and there is nothing to read; name a file instead of -")
    return sys.stdin.buffer


def is_file(path: str) -> bool:
    """Say whether there is a file of that name; a name that no file can have is none."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def printed_in(facts: Catalogue, name: str, year: int) -> tuple[PrintedTable, PrintedColumn]:
    """Give the most complete printed column that carries out an agreement or a grant in a year."""
    columns = facts.printed_columns(name, year)
    if not columns:
        listed = (f"{c.carries_out}:{c.year}" for table in facts.tables for c in table.columns if c.carries_out)
        known = tuple(dict.fromkeys(listed))
        raise UnknownEntryError("printed column", f"{name}:{year}", known)
    return columns[0]


@frozen(kw_only=True)
class Asked:
    """An agreement that was asked for, and the facts that it stands among."""

    facts: Catalogue
    agreement: Agreement

    def sharing(self, year: int, rule: RoundingRule | None = None) -> CostSharing:
        """Share the year's cost; where no paper states the figures, say what can be done."""
        try:
            return share_cost(self.agreement, year, rounding=rule)
        except UnstatedBasisError as error:
            bases = tuple(statistic.id for statistic in self.facts.bases_for(self.agreement))
            tables = tuple(table.id for table, _ in self.facts.printed_columns(self.agreement.id, year))
            raise UnstatedBasisError(error.subject, error.counts, bases, tables) from error

    def rule(self, options: argparse.Namespace) -> RoundingRule:
        """Give the agreement's rule with what the arguments change of it."""
        return rule_of(options, self.agreement.rounding, lambda name: self.agreement.party(name).code)

    def printed(self, year: int) -> tuple[PrintedTable, PrintedColumn]:
        """Give the most complete printed column of the year."""
        if not self.facts.printed_columns(self.agreement.id, year):
            self.agreement.cost_of(year)  # a year outside the term is told as such
        return printed_in(self.facts, self.agreement.id, year)


def find(reference: str) -> tuple[Catalogue, Definition]:
    """Find an agreement, a grant or a post by id, or in a facts file, ``FILE`` or ``FILE#ID``; with its facts."""
    facts = embedded()
    path, _, name = (reference, "", "") if is_file(reference) else reference.partition("#")
    shipped = any(entry.id == reference for entry in facts.definitions)
    if shipped or not (path.endswith(".toml") or os.sep in path or is_file(path)):
        return facts, facts.definition(reference)
    own = read_facts(path)
    return facts.with_(own), own.definition(name) if name else _only(own, path)


def find_all(reference: str) -> tuple[Definition, ...]:
    """Find what :func:`find` does, or all that a facts file holds."""
    if is_file(reference) and not any(entry.id == reference for entry in embedded().definitions):
        return read_facts(reference).definitions or (find(reference)[1],)
    return (find(reference)[1],)


def find_each(references: Iterable[str]) -> Iterator[Definition]:
    """Find what :func:`find_all` does for each, once; two of one id are refused, since a calendar would keep one."""
    seen: dict[str, tuple[str, str]] = {}
    for reference in dict.fromkeys(references):
        path = reference if is_file(reference) else reference.partition("#")[0]
        where, name = (file_at(path), path) if is_file(path) else ("", _SHIPPED)
        for each in find_all(reference):
            earlier = seen.setdefault(each.id, (where, name))
            if earlier == (where, name):
                yield each
            elif earlier[0] != where:
                raise UsageError(
                    f"{each.id} stands both in {earlier[1]} and in {name}, and they would be taken for one: "
                    "give each an id of its own, or ask of one at a time"
                )


_SHIPPED = "the facts that ship"


def file_at(path: str) -> str:
    """Say which file a path leads to, however it is written."""
    return os.path.realpath(path)


def _only(own: Catalogue, path: str) -> Definition:
    listed = own.definitions
    if len(listed) == 1:
        return listed[0]
    ids = [entry.id for entry in listed]
    held = f"{', '.join(ids)}; name one, as {path}#{ids[0]}" if ids else "no agreement, no grant and no post"
    raise UnreadableFileError(path, f"it holds {held}")


def of_agreement(facts: Catalogue, agreement: Agreement, basis: str | None) -> Asked:
    """Take an agreement on the basis that was named, if one was."""
    return Asked(facts=facts, agreement=agreement.on_basis(facts.statistic(basis)) if basis else agreement)
