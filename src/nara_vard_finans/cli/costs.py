"""``nvf share``, ``allocate`` and ``explain``: what each pays or gets, and how it came about."""

import argparse
import datetime as dt
from typing import Any

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.cli.arguments import (
    ENCODINGS,
    at_hand,
    file_or_input,
    found,
    one_day,
    refuse_any,
    rounding_of,
    year_of,
    yes_or_no,
)
from nara_vard_finans.core import ZERO, Amount, NoticePeriod, Period, exact, read_percent
from nara_vard_finans.grants import Grant
from nara_vard_finans.sharing import Counting, Every, Method
from nara_vard_finans.workspace import Answer, GrantQuestion, Instalments, JointWork

_MONTHS_IN_YEAR = 12
_A_DAY = dt.timedelta(days=1)
_JOINT = ("joint_cost", "joint_percent", "joint_funds", "joint_odd_to", "later_grant")
_OF_FIGURES = ("party_column", "sheet")
_OF_GRANTS = ("pot", "figures", "qualified", *_OF_FIGURES, *_JOINT)
_RULES = ("basis", "method", "unit", "residual_to", "every", "counted", *_OF_GRANTS)


def _add_share(share: argparse.ArgumentParser) -> None:
    share.add_argument("--total", required=True, help="such as 15711504, '1 225 535 kr' or '2,6 mkr'")
    share.add_argument("--weights", required=True, metavar="FILE", help="a text, CSV or workbook; - for standard input")
    share.add_argument(
        "--weights-column", "--column", metavar="NAME", help="the heading of the weights; default: the only column"
    )
    _add_table(share)
    _add_plan(share)
    share.add_argument("--from", dest="first_day", metavar="DATE", help="of --every: the first day that is paid for")
    share.add_argument("--to", dest="last_day", metavar="DATE", help="of --every: the last; default: twelve months")
    _add_rounding(share)


def _add_table(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--party-column", metavar="NAME", help="of the file: the heading over the parties")
    sub.add_argument("--sheet", metavar="NAME", help="of the file, where it is a workbook")


def _add_asked(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("agreement", metavar="ID-or-FILE", help="an id from nvf list, or a facts file")
    sub.add_argument("--year", help="of an agreement; a grant has one year")
    sub.add_argument("--basis", metavar="ID", help="reckon on another statistic that counts the same")
    sub.add_argument("--pot", metavar="ID", action="append", help="of a grant: the pot to share; may be repeated")
    sub.add_argument(
        "--figures", metavar="FILE", help="of a grant: a text, CSV or workbook with the figures that no paper prints"
    )
    _add_table(sub)
    sub.add_argument("--qualified", metavar="PARTIES", help="of a grant: who has met what a pot requires, by commas")


def _add_allocate(allocate: argparse.ArgumentParser) -> None:
    _add_asked(allocate)
    allocate.add_argument("--as-printed", action="store_true", help="what the paper prints, right or wrong")
    _add_plan(allocate)
    joint = allocate.add_argument_group("joint work, of a grant")
    joint.add_argument("--joint-cost", metavar="AMOUNT", help="what it costs in the year")
    joint.add_argument("--joint-percent", metavar="N", help="how much of it is the municipalities'")
    joint.add_argument("--joint-funds", metavar="AMOUNT", help="other money, which carries the cost first")
    joint.add_argument("--joint-odd-to", choices=("municipalities", "region"), help="who carries an odd krona")
    joint.add_argument("--later-grant", metavar="yes|no", help="whether there is a grant for the years that follow")
    _add_rounding(allocate)


def _add_explain(explaining: argparse.ArgumentParser) -> None:
    explaining.add_argument("--party", required=True, help="a name or an official code")
    _add_asked(explaining)
    _add_rounding(explaining)


def _add_plan(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--every", choices=[every.value for every in Every], help="as instalments in advance")
    sub.add_argument("--counted", choices=[each.value for each in Counting], help="of --every; default: months")


def _add_rounding(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--encoding", default="utf-8", choices=ENCODINGS, help="of a CSV file; default: utf-8")
    sub.add_argument("--method", help=f"{', '.join(Method)}; default: {Method.LARGEST_REMAINDER}, or the agreement's")
    sub.add_argument("--unit", help="öre, krona, tkr or an amount; default: krona, or the agreement's")
    sub.add_argument("--residual-to", metavar="PARTY", help="a party, or largest; with half-up-residual-to")


def _share(options: argparse.Namespace) -> Answer[Any]:
    total, rounding = Amount.parse(options.total), rounding_of(options)
    return at_hand(options).share(
        total,
        file_or_input(options.weights),
        rounding=rounding,
        instalments=_instalments(options),
        encoding=options.encoding,
        column=options.weights_column,
        party_column=options.party_column,
        sheet=options.sheet,
    )


def _instalments(options: argparse.Namespace) -> Instalments | None:
    if options.every is None:
        refuse_any(options, ("counted", "first_day", "last_day"), "goes with --every; give both, or leave it out")
        return None
    counted = Counting(options.counted or Counting.MONTHS)
    return Instalments(every=Every(options.every), counted=counted, period=_period(options))


def _period(options: argparse.Namespace) -> Period | None:
    """Read what is paid for: from a day, and to another or for twelve months."""
    if getattr(options, "first_day", None) is None:
        return None
    first = one_day(options.first_day)
    if options.last_day is not None:
        return Period(first_day=first, last_day=one_day(options.last_day))
    return Period(first_day=first, last_day=NoticePeriod(_MONTHS_IN_YEAR).ends(given_on=first) - _A_DAY)


def _allocate(options: argparse.Namespace) -> Answer[Any]:
    workspace, definition = found(options.agreement, options.facts)
    year = None if options.year is None else year_of(options.year)
    if isinstance(definition, Agreement):
        refuse_any(options, _OF_GRANTS, f"serves grants, and {definition.id} is an agreement; leave it out")
    if isinstance(definition, Grant):
        refuse_any(options, ("every", "counted"), f"serves agreements, and {definition.id} is a grant; leave it out")
    if options.as_printed:
        refuse_any(options, _RULES, "changes nothing of what is printed; leave it out, or --as-printed")
        return workspace.printed(definition, year)
    return workspace.allocate(
        definition,
        year,
        basis=options.basis,
        rounding=rounding_of(options),
        instalments=_instalments(options),
        grant=_grant_question(options),
        joint=_joint(options),
    )


def _explain(options: argparse.Namespace) -> Answer[Any]:
    workspace, definition = found(options.agreement, options.facts)
    if isinstance(definition, Agreement):
        refuse_any(options, _OF_GRANTS, f"serves grants, and {definition.id} is an agreement; leave it out")
    return workspace.explain(
        definition,
        None if options.year is None else year_of(options.year),
        party=options.party,
        basis=options.basis,
        rounding=rounding_of(options),
        grant=_grant_question(options),
    )


def _grant_question(options: argparse.Namespace) -> GrantQuestion | None:
    if options.figures is None:
        refuse_any(options, _OF_FIGURES, "goes with --figures; give both, or leave it out")
    if options.pot is options.figures is options.qualified is None:
        return None
    return GrantQuestion(
        pots=options.pot or (),
        figures=None if options.figures is None else file_or_input(options.figures),
        encoding=options.encoding,
        party_column=options.party_column,
        sheet=options.sheet,
        qualified=None if options.qualified is None else options.qualified.split(","),
    )


def _joint(options: argparse.Namespace) -> JointWork | None:
    if options.joint_cost is None:
        refuse_any(options, _JOINT, "goes with --joint-cost; give the cost of the year too")
        return None
    percent = options.joint_percent
    return JointWork(
        cost=Amount.parse(options.joint_cost),
        percent=None if percent is None else exact(read_percent(percent).value),
        funds=ZERO if options.joint_funds is None else Amount.parse(options.joint_funds),
        odd_unit_to=options.joint_odd_to,
        later_grant=yes_or_no(options.later_grant),
    )


ARGUMENTS = {"share": _add_share, "allocate": _add_allocate, "explain": _add_explain}
QUESTIONS = {"share": _share, "allocate": _allocate, "explain": _explain}
