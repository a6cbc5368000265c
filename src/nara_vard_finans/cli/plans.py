"""``--every``: what is shared, as instalments in advance."""

import argparse
import datetime as dt
from collections.abc import Mapping

from attrs import evolve

from nara_vard_finans.cli.answers import Answer
from nara_vard_finans.cli.arguments import UsageError, one_day
from nara_vard_finans.core import Amount, Language, NoticePeriod, Period
from nara_vard_finans.reports import Table, plan_data, plan_page
from nara_vard_finans.sharing import Counting, Every, plan_instalments

OPTIONS = ("every", "counted", "first_day", "last_day")
"""The options that plan instalments."""

_MONTHS_IN_YEAR = 12
_A_DAY = dt.timedelta(days=1)


def with_plan(
    answer: Answer,
    options: argparse.Namespace,
    amounts: Mapping[str, Amount],
    names: Mapping[str, str],
    *,
    unit: Amount,
    period: Period | None = None,
) -> Answer:
    """
    Give an answer with the instalments that were asked for, if any were.

    Args:
        answer: The answer.
        options: The arguments.
        amounts: What each is to pay, by code.
        names: The names by code, in the order in which they are listed.
        unit: The smallest sum that is paid.
        period: What is paid for; without it, what the arguments say.
    """
    if options.every is None:
        for name in OPTIONS:
            if getattr(options, name, None) is not None:
                raise UsageError(f"--{_SPELLED.get(name, name)} goes with --every; give both, or leave it out")
        return answer
    plan = plan_instalments(
        amounts,
        period or _period(options),
        every=Every(options.every),
        counted=Counting(options.counted or Counting.MONTHS),
        unit=unit,
    )
    planned = plan_data(plan, names)
    page = answer.page if isinstance(answer.page, tuple) else (answer.page,)
    shown = tuple(each for each in page if isinstance(each, Table))
    return evolve(
        answer,
        data={**answer.data, "instalments": planned},
        rows=[{"due_on": each["due_on"], **row} for each in planned for row in each["rows"]],
        columns=("due_on", "party", "name", "amount"),
        page=(*shown, plan_page(plan, names, Language(options.lang))),
    )


_SPELLED = {"first_day": "from", "last_day": "to"}


def _period(options: argparse.Namespace) -> Period:
    """Read what is paid for: from a day, and to another or for twelve months."""
    if options.first_day is None:
        raise UsageError("--every needs the first day that is paid for: say which, as --from 2024-01-01")
    first = one_day(options.first_day)
    if options.last_day is not None:
        return Period(first_day=first, last_day=one_day(options.last_day))
    return Period(first_day=first, last_day=NoticePeriod(_MONTHS_IN_YEAR).ends(given_on=first) - _A_DAY)
