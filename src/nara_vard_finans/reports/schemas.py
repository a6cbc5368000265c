"""The JSON Schema of every answer, made of what describes the answer itself."""

from typing import Any

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import UnknownEntryError
from nara_vard_finans.grants import Grant
from nara_vard_finans.posts import Post
from nara_vard_finans.reports.agreement_statuses import AGREEMENT_STATUS
from nara_vard_finans.reports.audit_shapes import AUDIT, AUDITED_TABLE
from nara_vard_finans.reports.awards import AWARD
from nara_vard_finans.reports.briefs import BRIEF
from nara_vard_finans.reports.columns import Shape
from nara_vard_finans.reports.comparisons import COMPARE
from nara_vard_finans.reports.compilations import REPORT
from nara_vard_finans.reports.deadlines import DEADLINES
from nara_vard_finans.reports.entries import CHECK, LIST
from nara_vard_finans.reports.explanations import explain_shape
from nara_vard_finans.reports.grant_statuses import GRANT_STATUS
from nara_vard_finans.reports.instalments import instalments_column
from nara_vard_finans.reports.invoices import INVOICES
from nara_vard_finans.reports.outcomes import OUTCOME
from nara_vard_finans.reports.post_statuses import POST_STATUS
from nara_vard_finans.reports.prints import printed_shape
from nara_vard_finans.reports.settlements import SETTLE
from nara_vard_finans.reports.sharings import ALLOCATE, SHARE
from nara_vard_finans.reports.standings import STANDINGS
from nara_vard_finans.reports.status_parts import changes_column
from nara_vard_finans.reports.sums import SUMS
from nara_vard_finans.reports.traces import TRACE
from nara_vard_finans.reports.verifications import VERIFY
from nara_vard_finans.reports.yearly_reports import YEARLY

_SHAPES: dict[str, tuple[Shape[Any], ...]] = {
    "allocate": (
        ALLOCATE.with_(instalments_column()),
        AWARD,
        printed_shape(Agreement),
        printed_shape(Grant),
    ),
    "audit": (AUDIT, AUDITED_TABLE),
    "brief": (BRIEF,),
    "check": (CHECK,),
    "compare": (COMPARE,),
    "deadlines": (DEADLINES,),
    "explain": tuple(explain_shape(kind) for kind in (Agreement, Grant, Post)),
    "invoices": (INVOICES,),
    "list": (LIST,),
    "outcome": (OUTCOME,),
    "report": (REPORT, YEARLY),
    "settle": (SETTLE.with_(instalments_column()),),
    "share": (SHARE.with_(instalments_column()),),
    "status": (
        *(shape.with_(changes_column()) for shape in (AGREEMENT_STATUS, GRANT_STATUS, POST_STATUS)),
        STANDINGS,
    ),
    "sums": (SUMS,),
    "trace": (TRACE,),
    "verify": (VERIFY,),
}


def schema(name: str) -> dict[str, Any]:
    """
    Give the JSON Schema of an answer, by the name of what is asked.

    Args:
        name: What is asked, as in the ``schema`` of an answer: of ``"nvf.share/1"``, ``"share"``.

    Raises:
        UnknownEntryError: If no answer has that name.

    Example:
        >>> schema("share")["anyOf"][0]["properties"]["total"]["description"]
        'kronor'
    """
    if name not in _SHAPES:
        raise UnknownEntryError("schema of an answer", name, tuple(_SHAPES))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"nvf.{name}/1",
        "anyOf": [shape.schema for shape in _SHAPES[name]],
    }
