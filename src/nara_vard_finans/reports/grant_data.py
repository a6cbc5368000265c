"""Grants as data, for JSON: awards, a status on a day, and deadlines."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nara_vard_finans.analysis import Deadline, award_sources, rounding_remarks
from nara_vard_finans.grants import DutyState, PotUse
from nara_vard_finans.reports.cost_data import (
    Data,
    finding_data,
    fraction,
    level_data,
    named,
    plain,
    remark_data,
    row_data,
    source_data,
    ties_data,
)
from nara_vard_finans.reports.status_parts import journal_data

if TYPE_CHECKING:
    from nara_vard_finans.core import Amount, Language, Remark
    from nara_vard_finans.grants import (
        Award,
        Balance,
        BoundedShare,
        Contribution,
        DutyStatus,
        GrantSharing,
        GrantStatus,
        JointPlan,
        Pot,
        Standing,
    )


def award_data(sharing: "GrantSharing", language: "Language", plan: "JointPlan | None" = None) -> Data:
    """Give the answer of ``nvf allocate`` for a grant; with *plan*, what each gives up of its award and keeps."""
    grant = sharing.grant
    gives = {} if plan is None else {each.award.code: each for each in plan.contributions}
    rows = [
        _award(award, language) | (_contribution(gives.get(award.code)) if gives else {}) for award in sharing.awards
    ]
    return {
        "schema": "nvf.allocate/1",
        **named(grant),
        "year": grant.year,
        "basis": "reckoned",
        "total": sharing.total.plain,
        "unit": sharing.rounding.unit.plain,
        "method": sharing.rounding.method.value,
        "residual": sharing.residual.plain,
        "ties": [tie for level in sharing.levels for tie in ties_data(level.apportionment)],
        "pots": _pots(sharing, language),
        "bounds": _bounds(sharing),
        "levels": [
            {
                "group": list(level.group),
                "between": "groups" if level.between_groups else "parties",
                **level_data(level.apportionment),
            }
            for level in sharing.levels
        ],
        "rows": rows,
        **({} if plan is None else {"joint": _joint(plan, language)}),
        "findings": [finding_data(finding, language) for finding in sharing.findings],
        "remarks": [remark_data(remark, language) for remark in grant_remarks(sharing)],
        "sources": [source_data(source) for source in award_sources(sharing)],
    }


def grant_remarks(sharing: "GrantSharing") -> tuple["Remark", ...]:
    """Give what a reader of a grant's sharing must know."""
    pots = (remark for pot in sharing.grant.pots for remark in pot.remarks)
    return tuple(dict.fromkeys((*rounding_remarks(sharing), *pots, *sharing.grant.remarks)))


def _award(award: "Award", language: "Language") -> Data:
    row: Data = {
        "party": award.code,
        "name": award.name.in_(language),
        "side": None if award.side is None else award.side.value,
        "weight": None,
        "exact": fraction(award.exact),
    }
    if len(award.levels) == 1:
        row |= row_data(award.levels[0].apportionment, award.code)
    return {**row, "amount": award.amount.plain}


def _pots(sharing: "GrantSharing", language: "Language") -> list[Data]:
    return [
        {
            "pot": each.pot.id,
            "title": each.pot.title.in_(language),
            "of": each.pot.of or None,
            "amount": each.amount.plain,
            "left": each.left.plain,
            "set_aside": each.pot.use is PotUse.SET_ASIDE,
            "ceiling": each.pot.use is PotUse.CEILING,
            "shared": each.pot.id in sharing.shared,
        }
        for each in sharing.pots
    ]


def _bounds(sharing: "GrantSharing") -> list[Data]:
    return [
        {
            "pot": share.pot.id,
            "whole": share.whole.plain,
            "stated": share.stated.amount.plain,
            "low": fraction(share.bounds.low),
            "high": fraction(share.bounds.high),
            "held": share.within_bounds,
            "reckoned": _reckoned(sharing, share.pot),
            "reckoned_held": _reckoned_held(sharing, share),
            "shares": [
                {"counts": each.counts, "percent": str(each.percent), "weight": str(each.weight)}
                for each in share.stated.printed
            ],
        }
        for share in sharing.bounded
    ]


def _reckoned(sharing: "GrantSharing", pot: "Pot") -> str | None:
    """Give what a stated share would be by the key that it is a share by, where that is reckoned."""
    code = sharing.participant(pot)
    return None if code is None else sharing.award(code).amount.plain


def _reckoned_held(sharing: "GrantSharing", share: "BoundedShare") -> bool | None:
    """Say whether that lies within what the printed shares allow."""
    code = sharing.participant(share.pot)
    return None if code is None else share.bounds.holds(sharing.award(code).amount)


def _contribution(found: "Contribution | None") -> Data:
    """Give what a recipient gives and keeps; nothing of one that takes no part, being neither principal's."""
    gives, keeps = (None, None) if found is None else (found.gives.plain, found.keeps.plain)
    return {"gives": gives, "keeps": keeps}


def _joint(plan: "JointPlan", language: "Language") -> Data:
    return {
        "use": plan.use.id,
        "cost": plan.cost.plain,
        "funds": plan.funds.plain,
        "from_funds": plan.from_funds.plain,
        "funds_left": plan.funds_left.plain,
        "municipalities": plan.municipalities.plain,
        "region": plan.region.plain,
        "premises": [{"text": each.text.in_(language), "met": each.met} for each in plan.premises],
    }


BALANCE_COLUMNS = (
    *("party", "name", "side", "award", "notified", "requisitioned", "received", "paid", "passed_on", "used"),
    *("set_aside", "transferred", "repaid", "remaining", "to_repay"),
)
"""The keys of a balance, in their order."""


def status_data(status: "GrantStatus", language: "Language") -> Data:
    """Give the answer of ``nvf status``."""
    return {
        "schema": "nvf.status/1",
        "kind": "grant",
        **named(status.grant),
        "on": status.on.isoformat(),
        "journal": journal_data(status.journal, status.on, language),
        "reading": None if status.binding is None else status.binding.value,
        "state": status.state.value,
        "frame": status.frame.plain,
        "not_notified": None if status.journal.is_unrecorded else status.not_notified.plain,
        "duties": [_duty(each, language) for each in status.duties],
        "conditions": [
            {
                "what": each.condition.title.in_(language),
                "id": each.condition.id,
                "for_year": each.condition.for_year,
                "state": each.state.value,
                "because": [text.in_(language) for text in each.because],
                "source": None if each.condition.source is None else str(each.condition.source),
                "remarks": [remark_data(remark, language) for remark in each.condition.remarks],
            }
            for each in status.conditions
        ],
        "balance": [
            {
                "party": each.party.code,
                "name": each.party.name,
                "side": each.party.principal.value,
                "award": plain(each.award),
                **_balance(each.balance, each.to_repay, status),
            }
            for each in status.recipients
        ],
        "total": _balance(status.total, status.to_repay, status),
        "requirements": [
            {
                "id": each.id,
                "what": each.title.in_(language),
                "binds": (status.binding or each.binds).value,
                "source": None if each.source is None else str(each.source),
                "remarks": [remark_data(remark, language) for remark in each.remarks],
            }
            for each in status.grant.requirements
        ],
        "findings": [finding_data(finding, language) for finding in status.findings],
    }


def _duty(status: "DutyStatus", language: "Language") -> Data:
    duty = status.duty
    return {
        "what": duty.title.in_(language),
        "id": duty.id,
        "kind": duty.kind.value,
        "due": duty.due_on.isoformat(),
        "printed_due": None if duty.printed_due_on is None else duty.printed_due_on.isoformat(),
        "to": duty.to or None,
        "filed_by": duty.filed_by or None,
        "state": status.state.value,
        "missing": [_standing(each) for each in status.missing],
        "done_by": None if status.state is DutyState.UNKNOWN else len(status.standings) - len(status.missing),
        "source": None if duty.source is None else str(duty.source),
        "remarks": [remark_data(remark, language) for remark in duty.remarks],
    }


def _standing(standing: "Standing") -> Data:
    return {
        "party": standing.party.code,
        "name": standing.party.name,
        "state": standing.state.value,
        "contents": list(standing.contents),
        "amount": plain(standing.amount),
    }


def _balance(balance: "Balance", to_repay: "Amount | None", status: "GrantStatus") -> Data:
    data = {
        "notified": balance.notified.plain,
        "requisitioned": balance.requisitioned.plain,
        "received": balance.received.plain,
        "paid": balance.paid.plain,
        "passed_on": balance.passed_on.plain,
        "used": balance.used.plain,
        "set_aside": balance.set_aside.plain,
        "transferred": balance.transferred.plain,
        "repaid": balance.repaid.plain,
        "remaining": balance.remaining.plain,
        "to_repay": plain(to_repay),
    }
    return dict.fromkeys(data) if status.journal.is_unrecorded else data


def deadlines_data(deadlines: Iterable[Deadline], language: "Language") -> Data:
    """Give the answer of ``nvf deadlines``."""
    return {
        "schema": "nvf.deadlines/1",
        "rows": [
            {
                "on": each.on.isoformat(),
                "id": each.id,
                "what": each.what.in_(language),
                "who": each.who.in_(language) or None,
                "to": each.to or None,
                "of": each.of.in_(language),
                "source": None if each.source is None else str(each.source),
                "remarks": [remark_data(remark, language) for remark in each.remarks],
            }
            for each in deadlines
        ],
    }
