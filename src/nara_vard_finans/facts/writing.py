"""Facts and journals as files, in TOML or JSON, that are read back as the same."""

import datetime as dt
import json
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import evolve, fields, has

from nara_vard_finans.core import (
    Body,
    Directory,
    FactsError,
    Fault,
    MissingLibraryError,
    Paper,
    Party,
    Statistic,
    write_whole,
)
from nara_vard_finans.facts._plain import Table, parties_table, table
from nara_vard_finans.facts._toml import parse_toml
from nara_vard_finans.facts.catalogue import Catalogue
from nara_vard_finans.facts.messages import NotKept
from nara_vard_finans.facts.reading import embedded, facts_from
from nara_vard_finans.journals import Journal
from nara_vard_finans.sharing import PriceIndex

_NAMED = ("papers", "parties", "statistics", "indexes", "bodies")
_SECTIONS = (*_NAMED, "agreements", "grants", "posts", "tables", "figures", "journals")


def facts_text(facts: Catalogue, *, form: str = "toml", base: Catalogue | None = None) -> str:
    """
    Write facts as a file has them, with all that they refer to, so that the file stands by itself.

    Args:
        facts: The facts.
        form: ``"toml"``, for which the extra ``nara-vard-finans[toml]`` is needed, or ``"json"``.
        base: Where the names of parties stand that only figures tell of; without it among the embedded facts.

    Raises:
        FactsError: If no file can say it, such as an agreement that has been changed for a scenario.
        NumeralError: If a number has no end in decimals.
        MissingLibraryError: If the library ``tomli-w`` is not installed.

    Example:
        >>> from nara_vard_finans import embedded
        >>> from nara_vard_finans.facts import Catalogue
        >>> facts = Catalogue(agreements=(embedded().agreement("rss-dalarna-2023"),))
        >>> "rss-dalarna-2023" in facts_text(facts, form="json")
        True
    """
    whole = _with_what_it_names(facts, embedded() if base is None else base)
    text = _text(_facts_table(whole), form)
    _refuse_other(whole, text)
    return text


def write_facts(facts: Catalogue, path: "str | os.PathLike[str]", *, base: Catalogue | None = None) -> Path:
    """
    Write facts to a file, as :func:`facts_text` gives them: in JSON where its suffix is ``.json``, else in TOML.

    An earlier file is replaced when the new one is whole.

    Raises:
        FactsError: As :func:`facts_text`.
        NumeralError: As :func:`facts_text`.
        MissingLibraryError: As :func:`facts_text`.
        OSError: If the file cannot be written.
    """
    return write_whole(path, facts_text(facts, form=_form_of(path), base=base).encode("utf-8"))


def journal_text(journal: Journal, *, form: str = "toml") -> str:
    """
    Write a journal as a file has it; papers that its events cite stand among the facts.

    Raises:
        NumeralError: If a number has no end in decimals.
        MissingLibraryError: If the library ``tomli-w`` is not installed, and the form is TOML.

    Example:
        >>> from nara_vard_finans import example_journal
        >>> print(journal_text(example_journal("exempel-gnv-2020"), form="json").splitlines()[1])
          "of": "ok-gnv-2020",
    """
    return _text(_journal_table(journal), form)


def write_journal(journal: Journal, path: "str | os.PathLike[str]") -> Path:
    """
    Write a journal to a file, as :func:`journal_text` gives it: in JSON where its suffix is ``.json``, else in TOML.

    Raises:
        NumeralError: As :func:`journal_text`.
        MissingLibraryError: As :func:`journal_text`.
        OSError: If the file cannot be written.
    """
    return write_whole(path, journal_text(journal, form=_form_of(path)).encode("utf-8"))


def _form_of(path: "str | os.PathLike[str]") -> str:
    return "json" if Path(path).suffix.lower() == ".json" else "toml"


def _text(values: Table, form: str) -> str:
    if form == "json":
        return json.dumps(values, ensure_ascii=False, indent=2, default=dt.date.isoformat) + "\n"
    try:
        library: Any = import_module("tomli_w")
    except ImportError as error:
        raise MissingLibraryError("tomli-w", "toml") from error
    written: str = library.dumps(values)
    return written


def _facts_table(facts: Catalogue) -> Table:
    found: Table = {}
    for section in _SECTIONS:
        if section == "parties":
            found["parties"] = parties_table(facts.parties)
        else:
            write = _journal_table if section == "journals" else table
            entries = [write(entry) for entry in getattr(facts, section)]
            found |= {section: entries} if entries else {}
    return found if found["parties"] else {key: value for key, value in found.items() if key != "parties"}


def _journal_table(journal: Journal) -> Table:
    found = table(evolve(journal, events=()))
    return {**found, "events": [table(event) for event in journal.events]}


def _with_what_it_names(facts: Catalogue, base: Catalogue) -> Catalogue:
    """Add the papers, statistics, bodies and parties that something in the facts names."""
    sections = [getattr(facts, section) for section in _SECTIONS]
    named = [each for section in sections for each in _named(section)]
    papers = {each.id: each for each in (*facts.papers, *named) if isinstance(each, Paper)}
    statistics = {each.id: each for each in (*facts.statistics, *named) if isinstance(each, Statistic)}
    indexes = {each.id: each for each in (*facts.indexes, *named) if isinstance(each, PriceIndex)}
    bodies = {each.id: each for each in (*facts.bodies, *named) if isinstance(each, Body)}
    parties = {each.code: each for each in (*facts.parties, *named) if isinstance(each, Party)}
    counted = {code for each in statistics.values() for code, _ in each.figures} - parties.keys()
    parties |= {code: base.parties[code] for code in sorted(counted) if code in base.parties}
    return Catalogue(
        papers=tuple(papers.values()),
        parties=Directory(tuple(parties.values()), facts.parties.source),
        statistics=tuple(statistics.values()),
        indexes=tuple(indexes.values()),
        bodies=tuple(bodies.values()),
        **{section: getattr(facts, section) for section in _SECTIONS if section not in _NAMED},
    )


def _named(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _named(each)
    elif has(type(value)):
        for part in fields(type(value)):
            yield from _named(getattr(value, part.name))
        yield value


def _refuse_other(facts: Catalogue, text: str) -> None:
    """Refuse to write what would be read back as something else."""
    read = facts_from(parse_toml(text, "the file"), base=Catalogue())
    for section in _SECTIONS:
        if getattr(read, section) != getattr(facts, section):
            raise FactsError(section, (Fault("", None, NotKept(section)),))
