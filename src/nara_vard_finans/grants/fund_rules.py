"""What is judged of a fund: the years that it was used for, and who had decided on it by then."""

from collections.abc import Iterator, Sequence

from nara_vard_finans.core import Finding
from nara_vard_finans.grants.fund_events import FundDecided, FundUsed, fund_balance, is_by_another
from nara_vard_finans.grants.fund_messages import FundDecidedByAnother, FundUsedInOtherYear, FundUsedUndecided
from nara_vard_finans.grants.funds import Fund
from nara_vard_finans.journals import Event


def fund_findings(fund: Fund, events: Sequence[Event], of: str) -> Iterator[Finding]:
    """
    Say what is wrong with how a fund was used, event by event.

    Args:
        fund: The fund.
        events: What has happened, in the order of days.
        of: The id of the grant whose fund it is.
    """
    subject = f"{of}/{fund.id}"
    for event in events:
        match event:
            case FundDecided(fund=fund.id) if is_by_another(fund, event):
                by_another = FundDecidedByAnother(fund.title, event.on, event.by, fund.decided_by)
                yield Finding.of(by_another, subject, fund.source)
            case FundUsed(fund=fund.id) if fund.years and event.of_year not in fund.years:
                other_year = FundUsedInOtherYear(fund.title, event.amount, event.on, event.of_year, fund.years)
                yield Finding.of(other_year, subject, fund.source)
            case _:
                pass
    if fund.decided_by:
        yield from _undecided(fund, events, subject)


def _undecided(fund: Fund, events: Sequence[Event], subject: str) -> Iterator[Finding]:
    """Say by which days more was used than was decided; a later decision does not mend an earlier use."""
    for on in sorted({event.on for event in events if isinstance(event, FundUsed) and event.fund == fund.id}):
        balance = fund_balance(fund, (event for event in events if event.on <= on))
        if balance.used > balance.decided:
            message = FundUsedUndecided(fund.title, balance.used, on, balance.decided, fund.decided_by)
            yield Finding.of(message, subject, fund.source)
