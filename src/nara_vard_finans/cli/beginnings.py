"""``nvf new`` and ``schema``: a file to go on from, and what an editor checks one by."""

import argparse
import re
from collections.abc import Callable
from typing import Any

from nara_vard_finans.cli.arguments import at_hand, one_day
from nara_vard_finans.cli.messages import NewNeeds, NewServesNot, NoPosts, NoYears, OneCounty, PostsForCost, UsageError
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.core import Amount
from nara_vard_finans.workspace import Answer, beginning_of, find_definition, year_of

_YEARS = re.compile(r"(?P<first>[0-9]{4})(?:\s*[-\u2013]\s*(?P<last>[0-9]{4}))?")
_MOST_POSTS = 10_000


def _add_new(new: Parser) -> None:
    new.take(
        "what",
        metavar="WHAT",
        choices=tuple(_MADE),
        says=(
            "agreement, ett avtal; grant, ett bidrag; post, en tjänst; journal; eller statistics, en statistik",
            "agreement, grant, post, journal or statistics",
        ),
    )
    new.take(
        "--county",
        metavar="COUNTY",
        action="append",
        says=(
            "länet, med kod eller namn; ett avtal kan ha flera",
            "the county, by code or name; an agreement may have several",
        ),
    )
    new.take(
        "--years",
        metavar="YEARS",
        says=(
            "åren, som 2025 eller 2025-2027; ett bidrag har ett",
            "the years, such as 2025 or 2025-2027; a grant has one",
        ),
    )
    new.take(
        "--posts",
        metavar="N",
        says=("hur många tjänster ett avtal finansierar", "how many posts an agreement finances"),
    )
    new.take("--per-post", metavar="AMOUNT", says=("vad en av dem kostar om året", "what one of them costs in a year"))
    new.take(
        "--yearly",
        metavar="AMOUNT",
        says=("vad ett avtal eller en tjänst kostar om året", "what an agreement or a post costs in a year"),
    )
    new.take(
        "--amount",
        metavar="AMOUNT",
        says=("vad länets kommuner får av ett bidrag", "what the municipalities get of a grant"),
    )
    new.take("--as-of", metavar="DATE", says=("den dag som en statistik är för", "the day of a statistic"))
    new.take("--of", metavar="ID-or-FILE", says=("vad en journal gäller", "what a journal is of"))


def _new(options: argparse.Namespace) -> Answer[Any]:
    needs, may, known = _MADE[options.what]
    for name in needs:
        if getattr(options, name) is None:
            raise UsageError(NewNeeds(options.what, tuple(map(_option, needs))))
    for name in _ASKED:
        if name not in (*needs, *may) and getattr(options, name) is not None:
            raise UsageError(NewServesNot(_option(name), options.what))
    if options.what != "agreement" and len(options.county or ()) > 1:
        raise UsageError(OneCounty(options.what))
    return at_hand(options).begin(beginning_of(options.what, known(options)))


def _agreement(options: argparse.Namespace) -> dict[str, Any]:
    first, last = _span(options.years)
    if (options.per_post is not None) > (options.posts is not None) or None not in {options.per_post, options.yearly}:
        raise UsageError(PostsForCost())
    return {
        "counties": options.county,
        "first_year": first,
        "last_year": last,
        "posts": None if options.posts is None else _posts(options.posts),
        "per_post": _amount(options.per_post),
        "yearly": _amount(options.yearly),
    }


def _post(options: argparse.Namespace) -> dict[str, Any]:
    first, last = _span(options.years)
    return {"county": options.county[0], "first_year": first, "last_year": last, "yearly": _amount(options.yearly)}


def _grant(options: argparse.Namespace) -> dict[str, Any]:
    return {"county": options.county[0], "year": year_of(options.years), "amount": Amount.parse(options.amount)}


def _statistic(options: argparse.Namespace) -> dict[str, Any]:
    return {"county": options.county[0], "on": one_day(options.as_of)}


def _journal(options: argparse.Namespace) -> dict[str, Any]:
    return {"definition": find_definition(options.of, options.facts or ()).definition}


def _span(years: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(years.strip())
    if found is None or (found["last"] or found["first"]) < found["first"]:
        raise UsageError(NoYears(years))
    return year_of(found["first"]), year_of(found["last"] or found["first"])


def _amount(text: str | None) -> Amount | None:
    return None if text is None else Amount.parse(text)


def _posts(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or not 0 < int(text) <= _MOST_POSTS:
        raise UsageError(NoPosts(text))
    return int(text)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


_MADE: dict[str, tuple[tuple[str, ...], tuple[str, ...], Callable[[argparse.Namespace], dict[str, Any]]]] = {
    "agreement": (("county", "years"), ("posts", "per_post", "yearly"), _agreement),
    "grant": (("county", "years", "amount"), (), _grant),
    "post": (("county", "years"), ("yearly",), _post),
    "journal": (("of",), (), _journal),
    "statistics": (("county", "as_of"), (), _statistic),
}
"""What can be begun: which options it needs, which it may have, and what is known of it."""

_ASKED = tuple(dict.fromkeys(name for needs, may, _ in _MADE.values() for name in (*needs, *may)))


def _add_schema(schema: Parser) -> None:
    schema.take(
        "of",
        metavar="WHAT",
        choices=("facts", "journal"),
        says=("facts, en faktafil; eller journal", "facts, a facts file; or journal"),
    )


def _schema(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).schema(options.of)


ARGUMENTS = {"new": _add_new, "schema": _add_schema}
QUESTIONS = {"new": _new, "schema": _schema}
