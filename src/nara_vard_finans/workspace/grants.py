"""What each recipient of a grant gets, and what it gives up for joint work."""

import io
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nara_vard_finans.core import (
    FactsError,
    Fault,
    Finding,
    Language,
    Severity,
    Statistic,
    Text,
    UnknownPartyError,
    UnreadableFileError,
    UnstatedBasisError,
    counted_text,
    without_counties,
)
from nara_vard_finans.files import (
    LARGEST_FILE,
    NationApart,
    RowsAreHidden,
    WeightTable,
    name_of,
    read_bytes,
    read_weights,
    regions_above,
)
from nara_vard_finans.grants import Grant, GrantSharing, JointPlan, Pot, plan_joint_work, share_grant
from nara_vard_finans.reports import Report, award_report
from nara_vard_finans.sharing import UnstatedKey, figures_missing
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.questions import AS_AGREED, NOTHING_ASKED, Figures, GrantQuestion, JointWork, Rounding
from nara_vard_finans.workspace.sharing_messages import (
    FiguresMissing,
    FiguresServeNoPot,
    JointPercentMissing,
    NoDayOfFigures,
    NoJointUse,
    NoKeyWaits,
    NothingToMeet,
    ShowTheRows,
    TakeTheRowAway,
    WhichJointUse,
)

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue


def allocate_grant(
    facts: "Catalogue",
    grant: Grant,
    question: GrantQuestion | None,
    joint: JointWork | None,
    *,
    basis: str | None,
    rounding: Rounding | None,
) -> Answer[GrantSharing]:
    """Say what each recipient of a grant gets, and with joint work what it gives up and keeps."""
    sharing = shared_grant(facts, grant, question or NOTHING_ASKED, basis=basis, rounding=rounding)
    plan = None if joint is None else planned(sharing, joint)
    return Answer(
        result=sharing,
        findings=(*sharing.findings, *(plan.findings if plan is not None else ())),
        plan=plan,
        make=partial(_awarded, sharing, plan),
    )


def _awarded(sharing: GrantSharing, plan: JointPlan | None, language: Language) -> Report:
    return award_report(sharing, language, plan)


def shared_grant(
    facts: "Catalogue", grant: Grant, question: GrantQuestion, *, basis: str | None, rounding: Rounding | None
) -> GrantSharing:
    """
    Share a grant as it is asked.

    Raises:
        QuestionError: If something that is asked serves nothing, or figures are missing that no paper states.
    """
    rule = (rounding or AS_AGREED).over(grant.rounding, lambda name: _code(grant, name))
    figures = [facts.statistic(basis)] if basis else []
    if question.figures is not None:
        if question.pots and not {*question.pots} & {pot.id for pot, _ in _waiting(grant)}:
            raise QuestionError(FiguresServeNoPot(tuple(question.pots)))
        figures += _figures(question.figures, question, facts, grant)
    qualified = None
    if question.qualified is not None:
        codes = tuple(grant.parties.find(name).code for name in question.qualified)
        qualified = {pot.id: codes for pot in grant.pots if pot.for_those_who is not None}
        if not qualified:
            raise QuestionError(NothingToMeet(grant.id))
    try:
        return share_grant(grant, pots=question.pots, figures=figures, qualified=qualified, rounding=rule)
    except UnstatedBasisError as error:
        counts = tuple(dict.fromkeys(key.counts for _, key in _waiting(grant)))
        raise QuestionError(FiguresMissing(error.subject, tuple(map(counted_text, counts)), counts)) from error


def _code(grant: Grant, name: str) -> str:
    try:
        return grant.parties.find(name).code
    except UnknownPartyError:
        return name  # it may be a row of a table of figures; whoever shares knows


def _waiting(grant: Grant) -> Iterator[tuple[Pot, UnstatedKey]]:
    """Give the keys of a grant whose figures no paper prints, with their pots."""
    for pot in grant.pots:
        if pot.key is not None:
            yield from ((pot, key) for key in figures_missing(pot.key))


def _figures(source: Figures, question: GrantQuestion, facts: "Catalogue", grant: Grant) -> list[Statistic]:
    """Read a table with one column for everything that the grant's unstated keys count."""
    waiting = {key.counts: (pot, key) for pot, key in _waiting(grant)}
    if not waiting:
        raise QuestionError(NoKeyWaits(grant.id))
    raw = read_bytes(source, most=LARGEST_FILE)  # once, since it may be a pipe
    path = str(source) if isinstance(source, str | Path) else "-"
    found: list[Statistic] = []
    faults: list[Fault] = []
    for _, key in waiting.values():
        try:
            counted = counted_text(key.counts)
            table = read_weights(
                _Read(raw, name_of(source)),
                # A frame of the nation may be shared between the counties; of a chosen level the country's names count.
                without_counties(facts.parties) if question.level is None else facts.known,
                column=key.counts,
                known_as=(counted.sv, counted.in_english),
                party_column=question.party_column,
                encoding=question.encoding,
                sheet=question.sheet,
                level=question.level,
            )
            above = regions_above(table.rows, facts.known, path) if question.level is None else ()
            _refuse_passed_over((*table.findings, *above), path)
            found.append(_figure(table, path, key, grant))
        except FactsError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise FactsError(path, tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return found


def _refuse_passed_over(findings: Iterable[Finding], path: str) -> None:
    """Refuse figures beside rows that the answer of a grant has no place to tell that it passed over."""
    for each in findings:
        if isinstance(each.message, RowsAreHidden):
            raise UnreadableFileError(path, ShowTheRows(each.message))
        if isinstance(each.message, NationApart):
            raise UnreadableFileError(path, TakeTheRowAway(each.message))
        if each.severity is not Severity.NOTE:
            raise UnreadableFileError(path, each.message)


class _Read(io.BytesIO):
    """What a file holds, under its name."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw)
        self.name = name


def _figure(table: WeightTable, path: str, key: UnstatedKey, grant: Grant) -> Statistic:
    if key.as_of is None:
        raise QuestionError(NoDayOfFigures(grant.id, counted_text(key.counts)))
    sides = {party.code: {None, party.principal} for party in grant.parties}
    to = {pot.to for pot, each in _waiting(grant) if each.counts == key.counts}
    # A row that is no such party as a pot goes to stands for itself: a county is not its region.
    figures = [(row.party if to & sides.get(row.party, set()) else row.name, row.weight) for row in table.rows]
    name, counted = os.path.basename(path), counted_text(key.counts)  # noqa: PTH119 - it may be - for a stream
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


def planned(sharing: GrantSharing, joint: JointWork) -> JointPlan:
    """Plan joint work as it is asked."""
    grant = sharing.grant
    uses = grant.joint_uses
    if not uses:
        raise QuestionError(NoJointUse(grant.id))
    if not joint.use and len(uses) > 1:
        raise QuestionError(WhichJointUse(grant.id, tuple(use.id for use in uses)))
    if joint.percent is None:
        raise QuestionError(JointPercentMissing())
    return plan_joint_work(
        sharing,
        grant.joint_use(joint.use or next(use.id for use in uses)),
        cost=joint.cost,
        municipal_percent=joint.percent,
        funds=joint.funds,
        later_grant=joint.later_grant,
        odd_unit_to=joint.odd_unit_to,
        together=None if joint.together is None else [grant.parties.find(name).code for name in joint.together],
    )
