"""How an amount came about: what one pays, gets, gives to joint work, or is printed to."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement, share_cost
from nara_vard_finans.analysis import (
    Explanation,
    explain,
    explain_award,
    explain_contribution,
    explain_post,
    explain_printed,
)
from nara_vard_finans.core import NaraVardFinansError, UnstatedBasisError
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.posts import Post
from nara_vard_finans.reports import explain_report
from nara_vard_finans.sharing import Method, RoundingRule
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import printed_column, shared_cost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.grants import planned, shared_grant
from nara_vard_finans.workspace.journals import refuse_strangers
from nara_vard_finans.workspace.messages import ServesNoPost, ServesPosts, WhichYearAndDay
from nara_vard_finans.workspace.questions import AS_AGREED, NOTHING_ASKED, GrantQuestion, JointWork, Rounding
from nara_vard_finans.workspace.statuses import Premises, scenario_of, status_of_post_in

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition
    from nara_vard_finans.core import Amount
    from nara_vard_finans.facts import Catalogue


def _answered(explanation: Explanation) -> Answer[Explanation]:
    return Answer(result=explanation, findings=explanation.findings, make=partial(explain_report, explanation))


def explain_cost(
    facts: "Catalogue", agreement: Agreement, year: int, party: str, *, basis: str | None, rounding: Rounding | None
) -> Answer[Explanation]:
    """Say how what one party of an agreement pays came about."""
    sharing = shared_cost(facts, agreement, year, basis=basis, rounding=rounding)
    printed = facts.printed_columns(agreement.id, year)
    return _answered(explain(sharing, agreement.party(party).code, printed))


def explain_grant(
    facts: "Catalogue",
    grant: Grant,
    party: str,
    question: GrantQuestion | None,
    joint: JointWork | None,
    *,
    basis: str | None,
    rounding: Rounding | None,
) -> Answer[Explanation]:
    """Say how one recipient's award came about; with joint work, how what a party gives of it did."""
    sharing = shared_grant(facts, grant, question or NOTHING_ASKED, basis=basis, rounding=rounding)
    if joint is not None:
        return _answered(explain_contribution(sharing, planned(sharing, joint), grant.parties.find(party)))
    code = sharing.find(party).code
    return _answered(explain_award(sharing, code, facts.printed_columns(grant.id, grant.year)))


def refuse_of_posts(found: "Definition", **asked: object) -> None:
    """Refuse what serves posts alone."""
    for name, value in asked.items():
        if value is not None:
            raise QuestionError(ServesPosts(name, found.id))


def explain_financier(
    facts: "Catalogue",
    post: Post,
    year: int | None,
    party: str,
    *,
    on: dt.date | None,
    premises: Premises,
    basis: str | None,
    rounding: Rounding | None,
) -> Answer[Explanation]:
    """Say how what a financier of a post is to pay of a year came about, and what covers it on the day."""
    for name, given in {"basis": basis is not None, "rounding": (rounding or AS_AGREED) != AS_AGREED}.items():
        if given:
            raise QuestionError(ServesNoPost(name, post.id))
    if on is None or year is None:
        raise QuestionError(WhichYearAndDay(post.id, post.term.first_day.year))
    refuse_strangers(premises.journals, [post])
    found = status_of_post_in(facts, post, scenario_of(facts, post, premises).journal, on)
    return _answered(explain_post(found, year, party))


def explain_as_printed(facts: "Catalogue", definition: Agreement | Grant, year: int, party: str) -> Answer[Explanation]:
    """Say where a printed amount stands, what follows from the rule, and what the row by itself comes to."""
    printed = printed_column(facts, definition, year)
    code = definition.parties.find(party).code
    try:
        reckoned: tuple[Explanation, Amount] | NaraVardFinansError = _reckoned(facts, definition, year, code)
    except UnstatedBasisError as error:
        reckoned = error
    return _answered(explain_printed(definition, year, code, printed, reckoned))


def _reckoned(facts: "Catalogue", definition: Agreement | Grant, year: int, code: str) -> "tuple[Explanation, Amount]":
    """Explain what follows from the rule, and give what the row comes to when it is rounded by itself."""
    alone = RoundingRule(method=Method.HALF_UP_EACH, unit=definition.rounding.unit)
    if isinstance(definition, Grant):
        sharing = shared_grant(facts, definition, NOTHING_ASKED, basis=None, rounding=None)
        rows = share_grant(definition, rounding=alone)
        return explain_award(sharing, code), rows.award(code).amount
    cost = shared_cost(facts, definition, year)
    return explain(cost, code), share_cost(definition, year, rounding=alone).charge(code).amount
