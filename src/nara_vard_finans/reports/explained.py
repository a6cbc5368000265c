"""Several explanations together: what more than one of them says is said once, and each refers to it by a letter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from nara_vard_finans.analysis import Explanation, Step
from nara_vard_finans.core import AnyText, Language, Source


class Told(NamedTuple):
    """
    Something that an explanation says.

    Attributes:
        text: What it says.
        cites: The numbers of its sources.
    """

    text: str
    cites: tuple[int, ...]


class ToldOnce(NamedTuple):
    """
    Several explanations, told together.

    Attributes:
        shared: What more than one of them says, each once; they are called A, B and so on.
        own: Of each explanation what it says itself, and between that the letters of what it shares.
        sources: Every source, once; they are numbered from one.
    """

    shared: tuple[Told, ...]
    own: tuple[tuple[Told | tuple[str, ...], ...], ...]
    sources: tuple[Source, ...]


def told_once(explanations: Sequence[Explanation], language: Language) -> ToldOnce:
    """Tell explanations together."""
    sources = tuple(dict.fromkeys(source for each in explanations for source in each.sources))
    numbers = {source: number for number, source in enumerate(sources, 1)}
    listed = [[said for step in each.steps for said in _said(step, numbers, language)] for each in explanations]
    times = Counter(said for each in listed for said in dict.fromkeys(each))
    letters = {said: letters_of(place) for place, said in enumerate(said for said in times if times[said] > 1)}
    return ToldOnce(tuple(letters), tuple(tuple(_runs(each, letters)) for each in listed), sources)


def _said(step: Step, numbers: dict[Source, int], language: Language) -> Iterator[Told]:
    """Part a step into its sentences and remarks; its sources belong to its last sentence."""
    cites = tuple(numbers[source] for source in step.sources)
    sentences: Sequence[AnyText] = getattr(step.text, "sentences", (step.text,))  # some texts are several
    for place, sentence in enumerate(sentences, 1):
        yield Told(sentence.in_(language), cites if place == len(sentences) else ())
    yield from (Told(remark.in_(language), ()) for remark in step.remarks)


def _runs(listed: Sequence[Told], letters: dict[Told, str]) -> Iterator[Told | tuple[str, ...]]:
    for is_shared, run in groupby(listed, letters.__contains__):
        if is_shared:
            yield tuple(letters[said] for said in run)
        else:
            yield from run


def letters_of(place: int) -> str:
    """
    Give the letters of a place in a list, as browsers write them.

    Example:
        >>> [letters_of(place) for place in (0, 25, 26, 27, 701, 702)]
        ['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']
    """
    before, last = divmod(place, 26)
    return (letters_of(before - 1) if before else "") + chr(ord("A") + last)
