"""Why a loop over whole numbers shares nothing."""

from nara_vard_finans.core import Message


class NegativeTotal(Message):
    """Refuse a total below zero where only a loop shares it."""

    SV = "en summa är noll eller mer; fördela en negativ med apportion"
    EN = "a total is zero or more; share a negative one with apportion"


class NoWeights(Message):
    """Refuse weights that nothing can be shared by."""

    SV = "ingen vikt är negativ, och minst en är mer än noll"
    EN = "no weight is negative, and at least one is more than zero"
