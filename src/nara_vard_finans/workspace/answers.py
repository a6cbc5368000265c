"""An answer: the whole result, and its report in the language asked for."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from nara_vard_finans.core import Finding, Language, Tabled, anything_wrong, with_tuples

if TYPE_CHECKING:
    from nara_vard_finans.core import FactsError, UnreadableFileError
    from nara_vard_finans.grants import JointPlan
    from nara_vard_finans.reports import Report
    from nara_vard_finans.sharing import InstalmentPlan

Result_co = TypeVar("Result_co", covariant=True)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Answer(Tabled, Generic[Result_co]):
    """
    What a question is answered with.

    Swedish term:
        svar

    Attributes:
        result: The result, whole: shares, status, comparison, audit.
        findings: What is told of it.
        plan: The instalments, or the joint work, that was asked for besides.
        doubtful: Whether something is wrong with it besides the findings.
        set_aside: What is wrong with files of an opened folder, which are not in the answer.
    """

    result: Result_co
    findings: tuple[Finding, ...] = ()
    plan: "InstalmentPlan | JointPlan | None" = None
    doubtful: bool = False
    set_aside: "tuple[FactsError | UnreadableFileError, ...]" = ()
    _make: Callable[[Language], "Report"] = field(alias="make", repr=False, eq=False)

    @property
    def is_in_order(self) -> bool:
        """Whether nothing is wrong: notes may be told, and neither warnings nor breaches."""
        return not self.doubtful and not self.set_aside and not anything_wrong(self.findings)

    def report(self, language: Language | str = Language.SV) -> "Report":
        """
        Give its report, ready to be shown or saved.

        Args:
            language: ``"sv"`` or ``"en"``.
        """
        return self._make(Language(language))

    def _repr_html_(self) -> str:
        """Give its report in HTML, for a notebook."""
        return self.report().html()

    def _reported(self) -> "Report":
        return self.report()

    def receipt(self) -> bytes:
        """
        Give the receipt of what is shared, by which anybody can reckon it anew; the same bytes for the same question.

        Raises:
            UnreadableFileError: If nothing is shared, if the amounts are not what the weights and the rule give, or if
                it would be too large.
        """
        return self.report().receipt()

    def save(self, path: str | os.PathLike[str], language: Language | str = Language.SV) -> Path:
        """
        Save its report, in the form that the suffix of the file's name asks for.

        Raises:
            UnknownEntryError: If the suffix asks for no form that it has.
            OSError: If the file cannot be written.
        """
        return self.report(language).save(path)
