"""The table of a cost in a facts file, which says by several keys what the records say by their classes."""

from attrs import evolve, frozen

from nara_vard_finans.core import Amount, Source, with_tuples
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import PostsMissing, TwoCosts
from nara_vard_finans.sharing import Cost, CostByPosts, CostByYear, Indexation, YearlyCost


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class CostForm:
    """
    The table of a cost: by posts, yearly, or by year.

    Attributes:
        posts: How many posts (tjänster) are financed; may be known though the cost per post is not.
        per_post: What one post costs in a year.
        yearly: What all costs in a year, where it is not counted by posts.
        by_year: Sums stated for single years; they come before what the other parts would give.
        index: How the yearly cost, or that per post, is raised by an index, if it is.
        source: Where it stands, if elsewhere than the agreement.
        assumed: Whether no paper states it, so that it is assumed.
    """

    posts: int | None = None
    per_post: Amount | None = None
    yearly: Amount | None = None
    by_year: tuple[tuple[int, Amount], ...] = ()
    index: Indexation | None = None
    source: Source | None = None
    assumed: bool = False

    def cost(self) -> Cost:
        """Make the cost."""
        return evolve(self._cost(), index=self.index, assumed=self.assumed)

    def _cost(self) -> Cost:
        match self:
            case CostForm(per_post=None, yearly=None):
                return CostByYear(posts=self.posts, by_year=self.by_year, source=self.source)
            case CostForm(per_post=None, yearly=Amount() as amount):
                return YearlyCost(amount=amount, posts=self.posts, by_year=self.by_year, source=self.source)
            case CostForm(posts=int(posts), per_post=Amount() as each, yearly=None):
                return CostByPosts(posts=posts, per_post=each, by_year=self.by_year, source=self.source)
            case CostForm(posts=None):
                raise MisfitError(PostsMissing())
            case _:
                raise MisfitError(TwoCosts())
