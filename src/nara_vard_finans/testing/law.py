"""
Laws: what always holds of a result, as named functions that return what breaks them.

A law is a function of a result, and answers with findings: none where it holds. It knows the methods that keep it, and
a counterexample for each that does not.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from importlib import import_module
from inspect import cleandoc
from types import UnionType
from typing import Concatenate, ParamSpec, TypeVar, get_args, get_origin

from attrs import frozen

from nara_vard_finans.core import AnyText, Finding, Message, NaraVardFinansError, Reason
from nara_vard_finans.sharing import Method

S = TypeVar("S")
P = ParamSpec("P")

OF_METHODS = {"shares", "pairs"}
"""What the methods of sharing keep, or do not keep."""
_SUBJECTS = ("shares", "pairs", "stages", "plans", "grants", "posts", "agreements", "days")
_LAWS: dict[str, "Law"] = {}


class UnfitResultError(NaraVardFinansError, TypeError):
    """
    Raised when a result, or what is asked of it, lacks what a law looks at, or holds it as a type that is not exact.

    Attributes:
        where: What of it, such as ``rows[2].amount``.
        reason: What is wrong with it, and what to do.
    """

    SV = "{where}: {reason}"
    EN = "{where}: {reason}"
    where: str
    reason: Reason


class OfAnotherKind(Message):
    """A law is asked of what it is no law of."""

    SV = "{value:shown} är ingen {kinds:or}, som lagen gäller"
    EN = "{value:shown} is no {kinds:or}, which the law is of"
    value: object
    kinds: tuple[str, ...]


class UnkeptLawError(NaraVardFinansError, ValueError):
    """
    Raised when a law is asked of a method that does not keep it.

    Attributes:
        law: The law's name.
        method: The method.
        counterexample: A case in which the method does not keep it.
    """

    SV = "{law} gäller inte för {method}: {counterexample}"
    EN = "{law} does not hold for {method}: {counterexample}"
    law: str
    method: Method
    counterexample: AnyText


class NothingFitsError(NaraVardFinansError, ValueError):
    """
    Raised when a strategy is given bounds that nothing fits.

    Attributes:
        least: The lower bound.
        most: The upper bound.
    """

    SV = "inget är minst {least} och högst {most}; byt plats på gränserna, eller vidga dem"
    EN = "nothing is at least {least} and at most {most}; swap the bounds, or widen them"
    least: object
    most: object


@frozen(kw_only=True)
class Law:
    """
    What is known of a law besides how it is checked.

    Attributes:
        name: The name of its function.
        of: What it is a law of, by the word of its module, such as ``shares``.
        says: What holds, in a sentence.
        unkept: A counterexample for each method that does not keep it.
        by_weights: Whether it looks at weights, so that it says nothing of what an agreement states by itself: a rate,
            amounts, or those whom a bound holds.
        check: Its function.
    """

    name: str
    of: str
    says: str
    unkept: Mapping[Method, Message]
    by_weights: bool
    check: Callable[..., tuple[Finding, ...]]

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that keep it."""
        return tuple(method for method in Method if method not in self.unkept)

    def refuse(self, method: Method | None) -> None:
        """
        Refuse a method that does not keep it.

        Raises:
            UnkeptLawError: If it does not.
        """
        if method is not None and method in self.unkept:
            raise UnkeptLawError(self.name, method, self.unkept[method])


def law(
    unkept: Mapping[Method, Message] | None = None, *, by_weights: bool = False
) -> Callable[[Callable[Concatenate[S, P], Iterator[Finding]]], Callable[Concatenate[S, P], tuple[Finding, ...]]]:
    """
    Make a law of a function that yields what breaks it, and enter it among the laws.

    Args:
        unkept: A counterexample for each method that does not keep it.
        by_weights: Whether it looks at weights.
    """

    def entered(
        check: Callable[Concatenate[S, P], Iterator[Finding]],
    ) -> Callable[Concatenate[S, P], tuple[Finding, ...]]:
        given = next(iter(check.__annotations__.values()))
        kinds: tuple[type, ...] = get_args(given) if isinstance(given, UnionType) else (get_origin(given) or given,)

        @wraps(check)
        def checked(result: S, /, *more: P.args, **named: P.kwargs) -> tuple[Finding, ...]:
            if not isinstance(result, kinds):
                raise UnfitResultError("result", OfAnotherKind(result, tuple(kind.__name__ for kind in kinds)))
            return tuple(check(result, *more, **named))

        checked.__annotations__ = {**check.__annotations__, "return": tuple[Finding, ...]}
        told = cleandoc(check.__doc__ or "")
        says, _, _ = told.partition("\n\n")
        _LAWS[check.__name__] = Law(
            name=check.__name__,
            of=check.__module__.rpartition("laws_of_")[2],
            says=" ".join(says.split()),
            unkept=unkept or {},
            by_weights=by_weights,
            check=checked,
        )
        if _LAWS[check.__name__].of in OF_METHODS:
            checked.__doc__ = f"{told}\n\n{_kept_by(unkept or {})}\n"
        return checked

    return entered


def _kept_by(unkept: Mapping[Method, Message]) -> str:
    """Say in a docstring which methods keep a law."""
    if not unkept:
        return "Kept by:\n    All methods."
    names = ", ".join(f"``{method.value}``" for method in unkept)
    error = ":class:`~nara_vard_finans.testing.law.UnkeptLawError`"
    return f"Kept by:\n    All methods but {names}; of those it raises {error}, with a case."


def laws() -> tuple[Law, ...]:
    """
    Give every law.

    Example:
        >>> [law.name for law in laws() if law.of == "plans"]
        ['rows_sum', 'whole_instalments', 'columns_sum', 'cells_follow', 'one_way', 'parts_sum']
    """
    for subject in _SUBJECTS:
        import_module(f"nara_vard_finans.testing.laws_of_{subject}")
    return tuple(sorted(_LAWS.values(), key=lambda each: _SUBJECTS.index(each.of)))


def law_named(name: str) -> Law:
    """Give a law by the name of its function; its module is loaded by then."""
    return _LAWS[name]
