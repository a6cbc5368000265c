"""What a receipt says otherwise than another of the same question, such as one that is made of the facts now."""

from collections.abc import Iterator

from nara_vard_finans.core import RuleMessage
from nara_vard_finans.reports import receipt_messages as say
from nara_vard_finans.reports.columns import Data


def differences(receipt: Data, known: Data) -> Iterator[RuleMessage]:
    """
    Say what a receipt has otherwise: each name and each weight, and else which part of it.

    Args:
        receipt: The receipt, as data.
        known: Another, which is taken to be right.
    """
    names = list(_names(receipt, known))
    weights = list(_weights(receipt, known))
    yield from (*names, *weights)
    told = {"parties": names, "stages": weights}
    for field, title in say.FIELDS.items():
        if receipt[field] != known[field] and not told.get(field):
            yield say.FieldDiffers(title)


def _names(receipt: Data, known: Data) -> Iterator[RuleMessage]:
    right = {code: name for code, name, _ in known["parties"]}
    for code, name, _ in receipt["parties"]:
        if name != right.get(code, name):
            yield say.KnownAsAnother(code, name, right[code])


def _weights(receipt: Data, known: Data) -> Iterator[RuleMessage]:
    names = {code: name for code, name, _ in known["parties"]}
    for stage, right in zip(receipt["stages"], known["stages"], strict=False):
        weights = dict(right["key"]["weights"])
        for code, weight in stage["key"]["weights"]:
            if weight != weights.get(code, weight):
                yield say.WeightDiffers(names.get(code, code), weight, weights[code])
