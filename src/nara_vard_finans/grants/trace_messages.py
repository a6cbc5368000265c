"""By what each step of a trace was decided, and where the money stands, in words."""

import datetime as dt
from typing import TYPE_CHECKING

from nara_vard_finans.core import Message, Text

if TYPE_CHECKING:
    from nara_vard_finans.grants.duties import Duty


class DecidedByGrant(Message):
    """Name the grant as what decided a step."""

    SV = "bidraget {grant}"
    EN = "the grant {grant}"
    grant: str


class DecidedByNotice(Message):
    """Name a notice as what decided a step."""

    SV = "besked {on}"
    EN = "notice of {on}"
    on: dt.date


class DecidedByRequisition(Message):
    """Name a requisition as what decided a step."""

    SV = "rekvisition {on}"
    EN = "requisition of {on}"
    on: dt.date


class ForPurpose(Message):
    """Name the purpose that money was used for."""

    SV = "ändamål {area}"
    EN = "purpose {area}"
    area: str


class ForNoPurpose(Message):
    """Say that nobody has said what money was used for."""

    SV = "inget ändamål är angivet"
    EN = "no purpose is stated"


class ForJointWork(Message):
    """Name the joint work that money is set aside for."""

    SV = "gemensamt arbete: {title}"
    EN = "joint work: {title}"
    title: Text


class ForOtherJointWork(Message):
    """Say that money is set aside for joint work that the grant does not list."""

    SV = "gemensamt arbete som inte anges i bidraget"
    EN = "joint work that the grant does not list"


class DutyToRepay(Message):
    """Name the duty that money is paid back by."""

    SV = "{duty}"
    EN = "{duty}"
    duty: "Duty"


class NamedPurpose(Message):
    """Name a purpose as the paper does, with its letter."""

    SV = "{letter}) {title}"
    EN = "{letter}) {title}"
    letter: str
    title: Text


class NamedMeasure(Message):
    """Name a measure by its id and its title."""

    SV = "{number} {title}"
    EN = "{number} {title}"
    number: str
    title: Text


class NoPurposeStated(Message):
    """Name where money went that was used for no stated purpose."""

    SV = "inget angivet ändamål"
    EN = "no stated purpose"


class SetAsideForJointWork(Message):
    """Name joint work as where money is set aside."""

    SV = "avsatt för gemensamt arbete"
    EN = "set aside for joint work"


class DecidedOnFund(Message):
    """Name the decision that money of a fund was used by."""

    SV = "beslut om fonden {on}"
    EN = "decision on the fund of {on}"
    on: dt.date


class WorkOfFund(Message):
    """Name the joint work that money of a fund was used for."""

    SV = "gemensamt arbete ur fond: {title}"
    EN = "joint work from a fund: {title}"
    title: Text


class OtherWorkOfFund(Message):
    """Name where money of a fund went that was used for joint work that the grant does not list."""

    SV = "gemensamt arbete ur fond, som inte anges i bidraget"
    EN = "joint work from a fund, that the grant does not list"
