"""``nvf new``: a facts file to go on from."""

import argparse
import re
from typing import Any

from nara_vard_finans.cli.arguments import at_hand
from nara_vard_finans.cli.messages import NoPosts, NoYears, PostsForCost, UsageError
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.core import Amount
from nara_vard_finans.workspace import Answer, year_of

_YEARS = re.compile(r"(?P<first>[0-9]{4})(?:\s*[-\u2013]\s*(?P<last>[0-9]{4}))?")
_MOST_POSTS = 10_000


def _add_new(new: Parser) -> None:
    new.take("what", metavar="WHAT", choices=("agreement",), says=("agreement, ett avtal", "agreement"))
    new.take(
        "--county",
        metavar="COUNTY",
        action="append",
        required=True,
        says=("länet, med kod eller namn; kan upprepas", "the county, by code or name; may be repeated"),
    )
    new.take(
        "--years",
        metavar="YEARS",
        required=True,
        says=("avtalstiden, som 2025 eller 2025-2027", "the term, such as 2025 or 2025-2027"),
    )
    new.take("--posts", metavar="N", says=("hur många tjänster som finansieras", "how many posts are financed"))
    new.take("--per-post", metavar="AMOUNT", says=("vad en tjänst kostar om året", "what one post costs in a year"))
    new.take("--yearly", metavar="AMOUNT", says=("vad allt kostar om året", "what all costs in a year"))


def _new(options: argparse.Namespace) -> Answer[Any]:
    years = _YEARS.fullmatch(options.years.strip())
    if years is None or (years["last"] or years["first"]) < years["first"]:
        raise UsageError(NoYears(options.years))
    if (options.per_post is not None) > (options.posts is not None) or None not in {options.per_post, options.yearly}:
        raise UsageError(PostsForCost())
    return at_hand(options).begin_agreement(
        options.county,
        year_of(years["first"]),
        year_of(years["last"] or years["first"]),
        posts=None if options.posts is None else _posts(options.posts),
        per_post=None if options.per_post is None else Amount.parse(options.per_post),
        yearly=None if options.yearly is None else Amount.parse(options.yearly),
    )


def _posts(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or not 0 < int(text) <= _MOST_POSTS:
        raise UsageError(NoPosts(text))
    return int(text)


ARGUMENTS = {"new": _add_new}
QUESTIONS = {"new": _new}
