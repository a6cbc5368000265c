"""The form of a statistic whose figures follow from others: by classes of size, or multiplied."""

from attrs import frozen

from nara_vard_finans.core import Period, Remark, Source, Statistic, Text, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import ClassesOrProduct
from nara_vard_finans.sharing import SizeClass, by_class, product_of

DERIVED = frozenset({"of", "classes", "product_of"})
"""The keys that tell figures that follow from others."""


@frozen(kw_only=True, field_transformer=with_tuples)
class DerivedForm:
    """A statistic whose figures follow from one other by classes, or from several by multiplying them."""

    id: str
    title: Text
    counts: str
    unit: str
    of: str = ""
    classes: tuple[SizeClass, ...] = ()
    product_of: tuple[str, ...] = ()
    as_of: Period | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    assumed: bool = False

    def statistic(self, context: Context) -> Statistic:
        """Make the statistic."""
        if bool(self.of) is bool(self.product_of) or bool(self.of) is not bool(self.classes):
            raise MisfitError(ClassesOrProduct())
        named = (self.of,) if self.of else self.product_of
        origins = [context.statistic(name) for name in named]
        like = Statistic(
            id=self.id,
            title=self.title,
            counts=self.counts,
            unit=self.unit,
            as_of=self.as_of or origins[0].as_of,
            figures=origins[0].figures,
            source=self.source,
            remarks=self.remarks,
            assumed=self.assumed,
        )
        if not self.of:
            return product_of(origins, like)
        return by_class(origins[0], self.classes, like)


def is_derived(raw: object) -> bool:
    """Say whether a table of a file tells figures that follow from others."""
    return isinstance(raw, dict) and bool(DERIVED & set(raw))
