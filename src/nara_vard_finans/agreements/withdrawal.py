"""
Leavers: what the others pay when parties leave an agreement, or never sign it.

What happens then is the agreement's to say; where it is silent, whoever asks must say.
"""

from collections.abc import Iterable

from attrs import evolve, frozen

from nara_vard_finans.agreements.cost_sharing import share_cost
from nara_vard_finans.agreements.definition import Adoption, Agreement
from nara_vard_finans.agreements.refusals import LeavingNotSaid, NobodyLeft, SharedByRate
from nara_vard_finans.core import (
    ZERO,
    AgreementError,
    Amount,
    Directory,
    Principal,
    by_code_or_name,
    code_texts,
    with_tuples,
)
from nara_vard_finans.sharing import (
    Leaving,
    agreed_without,
    gives_total,
    rounding_without,
)


def agreement_without(agreement: Agreement, codes: Iterable[str]) -> Agreement:
    """
    Give an agreement without some of its parties, the others sharing the whole cost.

    Swedish term:
        avtalet utan en part

    Raises:
        AgreementError: If nobody is left.
        UnknownPartyError: If one of *codes* is no party.
    """
    gone = {by_code_or_name(agreement.parties, code).code for code in code_texts(codes)}
    staying = [party for party in agreement.parties if party.code not in gone]
    if not staying:
        raise AgreementError(agreement.id, NobodyLeft())
    kept = agreement.adoption if any(party.principal is Principal.REGION for party in staying) else Adoption()
    key = agreed_without(agreement.cost_key, gone)
    rounding = rounding_without(agreement.rounding, gone)
    return evolve(agreement, parties=Directory(staying), cost_key=key, adoption=kept, rounding=rounding)


@frozen(kw_only=True, field_transformer=with_tuples)
class CostWithout:
    """
    What each party pays in a year when some have left.

    Swedish term:
        kostnad när en part har lämnat

    Attributes:
        agreement: The agreement, as it was with all.
        year: The year.
        gone: Who has left, by code.
        leaving: What happens then.
        total: The year's cost.
        amounts: What each that is left pays, by code.

    Invariants:
        * what they pay and what is unfinanced sum to the total
    """

    agreement: Agreement
    year: int
    gone: tuple[str, ...]
    leaving: Leaving
    total: Amount
    amounts: tuple[tuple[str, Amount], ...]

    @property
    def unfinanced(self) -> Amount:
        """What nobody pays."""
        return self.total - sum((amount for _, amount in self.amounts), ZERO)


def share_without(
    agreement: Agreement, year: int, codes: Iterable[str], *, leaving: Leaving | None = None
) -> CostWithout:
    """
    Say what each pays in a year when parties have left, or have not signed.

    Swedish term:
        kostnad när en part lämnar

    Args:
        agreement: The agreement.
        year: A year of its term.
        codes: Who has left, by code.
        leaving: What happens to the others' cost; without it what the agreement says.

    Raises:
        AgreementError: If the agreement is silent and *leaving* too, or nobody is left, or others are to share what a
            rate gives.
        UnknownPartyError: If one of *codes* is no party.

    Source:
        No paper says what happens when a party leaves; it is a parameter without default.

    Example:
        >>> from nara_vard_finans import embedded
        >>> from nara_vard_finans.sharing import Leaving
        >>> agreement = embedded().agreement("rss-dalarna-2023")
        >>> without = share_without(agreement, 2023, ["2034"], leaving=Leaving.FALLS_AWAY)
        >>> print(without.unfinanced)
        48 124 kr

    .. versionadded:: 0.1.0
    """
    then = leaving or agreement.on_leaving
    if then is None:
        raise AgreementError(agreement.id, LeavingNotSaid(tuple(Leaving)))
    if then is Leaving.OTHERS_SHARE and gives_total(agreement.cost_key):
        raise AgreementError(agreement.id, SharedByRate())
    gone = tuple(sorted({by_code_or_name(agreement.parties, code).code for code in code_texts(codes)}))
    whole = share_cost(agreement, year)
    sharing = share_cost(agreement_without(agreement, gone), year) if then is Leaving.OTHERS_SHARE and gone else whole
    ended = then is Leaving.ENDS and bool(gone)
    staying = [charge for charge in sharing.charges if charge.party.code not in gone and not ended]
    return CostWithout(
        agreement=agreement,
        year=year,
        gone=gone,
        leaving=then,
        total=whole.total,
        amounts=tuple((charge.party.code, charge.amount) for charge in staying),
    )
