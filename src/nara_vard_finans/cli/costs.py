"""``nvf share``, ``allocate`` and ``explain``: what each pays or gets, and how it came about."""

import argparse
from typing import Any, BinaryIO

from nara_vard_finans.cli.arguments import (
    ENCODINGS,
    ID_OR_FILE,
    add_plan,
    add_rounding,
    at_hand,
    file_or_input,
    instalments_of,
    one_day,
    refuse_any,
    rounding_of,
    yes_or_no,
)
from nara_vard_finans.cli.messages import (
    ChangesNothingPrinted,
    GoesWithFigures,
    GoesWithFile,
    GoesWithJointCost,
    GoesWithoutFile,
    OneAmountAYear,
    UsageError,
    WeightsOrPopulation,
)
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.cli.scenarios import add_assumed, add_journal
from nara_vard_finans.core import LEVELS, ZERO, Amount, Principal, Statistic, exact, read_percent
from nara_vard_finans.workspace import (
    Answer,
    Found,
    GrantQuestion,
    JointWork,
    ServesAgreements,
    ServesGrants,
    ServesNoPost,
    Workspace,
    assumptions_of,
    find_definition,
    year_of,
)

_JOINT = ("joint_use", "joint_cost", "joint_percent", "joint_funds", "joint_odd_to", "joint_parties", "later_grant")
_OF_FIGURES = ("party_column", "sheet", "level")
_OF_GRANTS = ("pot", "figures", "qualified", *_OF_FIGURES, *_JOINT)
_OF_AGREEMENTS = ("every", "counted")
_OF_POSTS = ("on", "journal", "assume")
_OF_ROUNDING = ("method", "unit", "residual_to")
_RULES = ("basis", *_OF_ROUNDING, *_OF_AGREEMENTS, *_OF_GRANTS)


def _add_share(share: Parser) -> None:
    share.take(
        "--total",
        required=True,
        metavar="AMOUNT",
        says=("som 15711504, '1 225 535 kr' eller '2,6 mkr'", "such as 15711504, '1 225 535 kr' or '2,6 mkr'"),
    )
    share.take(
        "--weights",
        metavar="FILE",
        says=("text, CSV eller arbetsbok; - för det som matas in", "a text, CSV or workbook; - for standard input"),
    )
    share.take(
        "--weights-column",
        "--column",
        metavar="NAME",
        says=("vikternas rubrik; annars den enda kolumnen", "the heading of the weights; default: the only column"),
    )
    _add_table(share)
    share.group(("i stället för en fil: officiell folkmängd", "in place of a file: the official population"))
    share.take(
        "--all",
        choices=("municipalities", "regions"),
        says=("alla landets kommuner, eller alla regioner", "all of the country's municipalities, or all regions"),
    )
    share.take(
        "--as-of",
        metavar="DATE",
        says=("dagen för folkmängden, som 2023-12-31", "the day of the population, such as 2023-12-31"),
    )
    share.take(
        "--county",
        metavar="COUNTY",
        action="append",
        says=("bara ett län, med kod eller namn; kan upprepas", "one county alone, by code or name; may be repeated"),
    )
    share.group(("avrundning", "rounding"))
    _add_encoding(share)
    add_rounding(share)
    _add_receipt(share)
    share.group(("delbetalningar i förskott", "instalments in advance"))
    add_plan(share)
    for option, dest, says in (
        ("--from", "first_day", ("första dagen som betalningen gäller", "the first day that is paid for")),
        ("--to", "last_day", ("sista dagen; annars efter tolv månader", "the last; default: twelve months")),
    ):
        share.take(option, dest=dest, metavar="DATE", says=says)


def _add_receipt(sub: Parser) -> None:
    sub.take(
        "--receipt",
        metavar="FILE",
        says=(
            "skriv dessutom ett kvitto till en fil, som nvf verify räknar på nytt",
            "write a receipt to a file besides, which nvf verify reckons anew",
        ),
    )


def _add_encoding(sub: Parser) -> None:
    sub.take(
        "--encoding",
        default="utf-8",
        choices=ENCODINGS,
        says=("CSV-filens teckenkodning; annars utf-8", "of a CSV file; default: utf-8"),
    )


def _add_table(sub: Parser) -> None:
    sub.take(
        "--party-column",
        metavar="NAME",
        says=("i filen: rubriken över parterna", "of the file: the heading over the parties"),
    )
    sub.take(
        "--sheet",
        metavar="NAME",
        says=("filens blad, om den är en arbetsbok", "of the file, where it is a workbook"),
    )
    sub.take(
        "--level",
        choices=tuple(LEVELS),
        says=("filens nivå, om den har flera", "the level of the file, if it has several"),
    )


def _add_asked(sub: Parser) -> None:
    sub.take("agreement", metavar="ID-or-FILE", says=ID_OR_FILE)
    sub.take(
        "--basis",
        metavar="ID",
        says=("räkna på en annan statistik över samma sak", "reckon on another statistic that counts the same"),
    )
    _add_encoding(sub)
    add_rounding(sub)


def _add_of_agreement(sub: Parser) -> None:
    sub.group(("för avtal", "of agreements"))
    _add_year(sub)


def _add_year(sub: Parser) -> None:
    sub.take(
        "--year",
        metavar="YEAR",
        says=("året, som måste anges; ett bidrag har ett år", "the year, which must be given; a grant has one"),
    )


def _add_of_grant(sub: Parser) -> None:
    sub.group(("för bidrag", "of grants"))
    sub.take(
        "--pot",
        metavar="ID",
        action="append",
        says=("potten som ska fördelas; kan upprepas", "the pot to share; may be repeated"),
    )
    sub.take(
        "--figures",
        metavar="FILE",
        says=(
            "text, CSV eller arbetsbok med de siffror som inte framgår av handlingarna; - för det som matas in",
            "a text, CSV or workbook with the figures that no paper prints; - for standard input",
        ),
    )
    _add_table(sub)
    sub.take(
        "--qualified",
        metavar="PARTIES",
        says=(
            "vilka som har uppfyllt det en pott kräver, med kommatecken mellan",
            "who has met what a pot requires, by commas",
        ),
    )


def _add_allocate(allocate: Parser) -> None:
    _add_asked(allocate)
    _add_receipt(allocate)
    _add_as_printed(allocate)
    _add_of_agreement(allocate)
    add_plan(allocate)
    _add_of_grant(allocate)
    _add_joint(allocate)


def _add_joint(sub: Parser) -> None:
    sub.group(("gemensamt arbete, för bidrag", "joint work, of grants"))
    sub.take(
        "--joint-use",
        metavar="ID",
        says=("vad som finansieras, där bidraget har flera", "what is financed, of a grant with several"),
    )
    sub.take(
        "--joint-cost",
        metavar="[YEAR=]AMOUNT",
        action="append",
        says=("vad det kostar under året; en gång för varje år", "what it costs in the year; once for each year"),
    )
    sub.take(
        "--joint-percent",
        metavar="N",
        says=("hur stor del som är kommunernas, i procent", "how much of it is the municipalities', in percent"),
    )
    sub.take(
        "--joint-funds",
        metavar="[YEAR=]AMOUNT",
        action="append",
        says=("andra medel, som först bär kostnaden", "other money, which carries the cost first"),
    )
    sub.take(
        "--joint-parties",
        metavar="PARTIES",
        says=(
            "kommunerna som gör det tillsammans; annars alla",
            "the municipalities that do it together; default: all",
        ),
    )
    sub.take(
        "--joint-odd-to",
        choices=("municipalities", "region"),
        says=("vem som bär en udda krona", "who carries an odd krona"),
    )
    sub.take(
        "--later-grant",
        metavar="yes|no",
        says=("om det finns ett bidrag för åren efter", "whether there is a grant for the years that follow"),
    )


def _add_as_printed(sub: Parser) -> None:
    sub.take(
        "--as-printed",
        action="store_true",
        says=("det som handlingen har tryckt, rätt eller fel", "what the paper prints, right or wrong"),
    )


def _add_explain(explaining: Parser) -> None:
    _add_asked(explaining)
    explaining.take(
        "--party",
        required=True,
        metavar="PARTY",
        says=("ett namn eller en officiell kod", "a name or an official code"),
    )
    _add_as_printed(explaining)
    explaining.group(("för avtal och tjänster", "of agreements and posts"))
    _add_year(explaining)
    explaining.group(("för tjänster", "of posts"))
    explaining.take("--on", metavar="DATE", says=("dagen, som 2023-06-01", "the day, such as 2023-06-01"))
    add_journal(explaining)
    add_assumed(explaining)
    _add_of_grant(explaining)
    _add_joint(explaining)


def _share(options: argparse.Namespace) -> Answer[Any]:
    total, rounding = Amount.parse(options.total), rounding_of(options)
    workspace = at_hand(options)
    return workspace.share(
        total,
        _weights(options, workspace),
        rounding=rounding,
        instalments=instalments_of(options),
        encoding=options.encoding,
        column=options.weights_column,
        party_column=options.party_column,
        sheet=options.sheet,
        level=_level(options),
    )


def _level(options: argparse.Namespace) -> Principal | None:
    return None if options.level is None else LEVELS[options.level]


def _weights(options: argparse.Namespace, workspace: Workspace) -> Statistic | str | BinaryIO:
    """Give the file of weights, or the official figures that are asked for in place of one."""
    if options.weights is not None:
        refuse_any(options, ("all", "as_of", "county"), GoesWithoutFile)
        return file_or_input(options.weights, options.lang)
    if options.all is None or options.as_of is None:
        days = workspace.population_days
        raise UsageError(WeightsOrPopulation(days[0].year, days[-1].year))
    refuse_any(options, ("weights_column", *_OF_FIGURES), GoesWithFile)
    return workspace.population(LEVELS[options.all], one_day(options.as_of), options.county or ())


def _allocate(options: argparse.Namespace) -> Answer[Any]:
    found = _found(options)
    year = None if options.year is None else year_of(options.year)
    if options.as_printed:
        refuse_any(options, _RULES, ChangesNothingPrinted)
        return found.workspace.printed(found.definition, year)
    return found.workspace.allocate(
        found.definition,
        year,
        basis=options.basis,
        rounding=rounding_of(options),
        instalments=instalments_of(options),
        grant=_grant_question(options),
        joint=_joint(options),
    )


def _explain(options: argparse.Namespace) -> Answer[Any]:
    found = _found(options)
    year = None if options.year is None else year_of(options.year)
    if options.as_printed:
        refuse_any(options, (*_RULES, *_OF_POSTS), ChangesNothingPrinted)
        return found.workspace.explain_printed(found.definition, year, party=options.party)
    if found.kind == "post":
        refuse_any(options, ("basis", *_OF_ROUNDING), lambda name: ServesNoPost(name, found.definition.id))
    return found.workspace.explain(
        found.definition,
        year,
        party=options.party,
        basis=options.basis,
        rounding=rounding_of(options),
        grant=_grant_question(options),
        joint=_joint(options),
        on=None if options.on is None else one_day(options.on),
        journals=options.journal or (),
        assumptions=assumptions_of(options.assume, found.workspace.facts) if options.assume else None,
    )


def _found(options: argparse.Namespace) -> Found:
    """Find what is asked about, and refuse the options that serve only definitions of another kind."""
    found = find_definition(options.agreement, options.facts or ())
    if found.kind != "grant":
        refuse_any(options, _OF_GRANTS, lambda name: ServesGrants(name, found.definition.id))
    else:
        refuse_any(options, _OF_AGREEMENTS, lambda name: ServesAgreements(name, found.definition.id))
    return found


def _grant_question(options: argparse.Namespace) -> GrantQuestion | None:
    if options.figures is None:
        refuse_any(options, _OF_FIGURES, GoesWithFigures)
    if options.pot is options.figures is options.qualified is None:
        return None
    return GrantQuestion(
        pots=options.pot or (),
        figures=None if options.figures is None else file_or_input(options.figures, options.lang),
        encoding=options.encoding,
        party_column=options.party_column,
        sheet=options.sheet,
        level=_level(options),
        qualified=None if options.qualified is None else options.qualified.split(","),
    )


def _joint(options: argparse.Namespace) -> JointWork | None:
    if options.joint_cost is None:
        refuse_any(options, _JOINT, GoesWithJointCost)
        return None
    percent = options.joint_percent
    return JointWork(
        cost=_by_year(options.joint_cost),
        percent=None if percent is None else exact(read_percent(percent).value),
        funds=ZERO if options.joint_funds is None else _by_year(options.joint_funds),
        odd_unit_to=options.joint_odd_to,
        later_grant=yes_or_no(options.later_grant),
        use=options.joint_use or "",
        together=None if options.joint_parties is None else options.joint_parties.split(","),
    )


def _by_year(given: list[str]) -> Amount | dict[int, Amount]:
    """Read an amount, or one for each of several years; ``900 000 kr`` or ``2020=900 000 kr``."""
    if len(given) == 1 and "=" not in given[0]:
        return Amount.parse(given[0])
    amounts: dict[int, Amount] = {}
    for each in given:
        year, equals, amount = each.partition("=")
        if not equals or year_of(year.strip()) in amounts:
            raise UsageError(OneAmountAYear(each))
        amounts[year_of(year.strip())] = Amount.parse(amount)
    return amounts


ARGUMENTS = {"share": _add_share, "allocate": _add_allocate, "explain": _add_explain}
QUESTIONS = {"share": _share, "allocate": _allocate, "explain": _explain}
