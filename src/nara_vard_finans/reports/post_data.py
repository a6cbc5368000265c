"""The status of a post as data, for JSON."""

import datetime as dt
from typing import TYPE_CHECKING

from nara_vard_finans.analysis import carried
from nara_vard_finans.reports.cost_data import Data, finding_data, named, plain, remark_data, source_data
from nara_vard_finans.reports.status_parts import journal_data

if TYPE_CHECKING:
    from nara_vard_finans.core import Language, Party, Source
    from nara_vard_finans.posts import Cover, Exposure, Financier, PostStatus, PostYear

COVER_COLUMNS = (
    *("year", "party", "name", "side", "awarded", "cost", "paid", "decided", "assumed", "uncovered"),
    *("decided_in_all", "paid_in_all", "intends", "notified_on"),
)
"""The keys of a financier's row, in their order."""


def post_status_data(status: "PostStatus", language: "Language") -> Data:
    """Give the answer of ``nvf status`` for a post."""
    post, employment = status.post, status.employment
    return {
        "schema": "nvf.status/1",
        "kind": "post",
        **named(post),
        "on": status.on.isoformat(),
        "journal": journal_data(status.journal, status.on, language),
        "state": status.state.value,
        "employer": _party(post.employer),
        "employment": {
            "began_on": _day(employment.began_on),
            "notice_on": _day(employment.notice_on),
            "ended_on": _day(employment.ended_on),
            "first_day": employment.period.first_day.isoformat(),
            "last_day": employment.last_day.isoformat(),
        },
        "years": [_year(year, status, language) for year in status.years],
        "total": _known(status, {**_cover(status.total), "employer_carries": status.total.uncovered.plain}),
        "exposure": None if status.exposure is None else _exposure(status.exposure),
        "curve": [_exposure(point) for point in status.turning_points()],
        "findings": [finding_data(finding, language) for finding in status.findings],
        "remarks": [remark_data(remark, language) for remark in post.remarks],
        "sources": [source_data(source) for source in post_sources(status)],
    }


def post_sources(status: "PostStatus") -> tuple["Source", ...]:
    """Give the places that a post and its rules stand in."""
    post = status.post
    found = (post.source, post.intention, post.decision, post.risk)
    return tuple(dict.fromkeys(source for source in found if source is not None))


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _party(party: "Party") -> Data:
    return {"party": party.code, "name": party.name, "side": party.principal.value}


def _known(status: "PostStatus", data: Data) -> Data:
    """Give of an answer what follows from papers alone, where no journal tells what has happened."""
    if not status.journal.is_unrecorded:
        return data
    return {name: None if name in _TOLD else value for name, value in data.items()}


_TOLD = {*COVER_COLUMNS[6:], "employer_carries", "carried"}


def _cover(cover: "Cover") -> Data:
    return {
        "cost": cover.cost.plain,
        "paid": cover.paid.plain,
        "decided": cover.decided.plain,
        "assumed": cover.assumed.plain,
        "uncovered": cover.uncovered.plain,
    }


def _year(year: "PostYear", status: "PostStatus", language: "Language") -> Data:
    data = {
        "year": year.year,
        "first_day": None if year.period is None else year.period.first_day.isoformat(),
        "last_day": None if year.period is None else year.period.last_day.isoformat(),
        "grant": None if year.grant is None else year.grant.title.in_(language),
        "granted": not year.denied if year.denied or year.notified_on is not None else None,
        "notified_on": _day(year.notified_on),
        **_cover(year.cover),
        "employer_carries": year.cover.uncovered.plain,
        "rows": [_known(status, _financier(year.year, each)) for each in year.financiers],
        "carried": _carried(status, year.year),
    }
    return _known(status, data)


def _financier(year: int, each: "Financier") -> Data:
    return {
        "year": year,
        **_party(each.party),
        "awarded": plain(each.awarded),
        **_cover(each.cover),
        "decided_in_all": each.decided.plain,
        "paid_in_all": each.paid.plain,
        "intends": each.intended,
        "notified_on": _day(each.notified_on),
    }


def _carried(status: "PostStatus", year: int) -> list[Data]:
    """Give what each carries of a year: financiers what they pay, have decided or intend, the employer the rest."""
    amounts = carried(status, year).amounts
    parties = (party for party in status.post.parties.in_table_order if party.code in amounts)
    return [{**_party(party), "amount": amounts[party.code].plain} for party in parties]


def _exposure(exposure: "Exposure") -> Data:
    return {
        "on": exposure.on.isoformat(),
        "committed_to": _day(exposure.committed_to),
        "committed": exposure.committed.plain,
        "worst": exposure.worst.plain,
        "expected": exposure.expected.plain,
    }
