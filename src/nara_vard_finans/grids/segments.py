"""Segments: what can be told of a line before any of its digits is a number: a name, and groups of digits after it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nara_vard_finans.core import NO_NUMBER, UNIT_WORDS, MaybeFootnote, Unread
from nara_vard_finans.grids.headings import is_heading
from nara_vard_finans.grids.messages import RunTogether, TrailingWords

MINUS = "-\u2010\u2011\u2012\u2013\u2212"
_FIRST_GROUP = re.compile(rf"[{MINUS}(]?[0-9]{{1,3}}")
_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?(?::-|,-)?[%)]?[*\u2020\u00b9\u00b2\u00b3]*")

_DIGITS = (
    r"(?:[0-9]{1,3}(?:[.][0-9]{3}){2,}|[0-9]{1,3}(?:(?:,[0-9]{3})+(?=[.][0-9])|(?:,[0-9]{3}){2,})|"
    r"[0-9]{1,3}(?:[.](?=[0-9]{3},)|['\u2019])[0-9]{3}(?:['\u2019][0-9]{3})*|[0-9]+)"
)
_TOKEN = re.compile(rf"[{MINUS}(]?{_DIGITS}(?:[.,][0-9]+)?(?::-|,-)?[%)]?[*\u2020\u00b9\u00b2\u00b3]*|[{MINUS}]")
_UNIT_TOKEN = re.compile(
    rf"({'|'.join(UNIT_WORDS.values())})(?:/år)?[.,]?(?:[*\u2020\u00b9\u00b2\u00b3]*|[0-9]{{1,2}}\))", re.IGNORECASE
)
_UNIT_OF_WORDS = re.compile(
    rf"(?<=[0-9-] )(?:{'|'.join(UNIT_WORDS[unit] for unit in ('tkr', 'mkr', 'mdkr'))})(?![^\W\d])", re.IGNORECASE
)
_TOGETHER = "\x1f"  # what stands between the words of a unit while a line is cut
_COUNTED = re.compile(r"(?:inv|invånare|st|pers|personer)[.,]?", re.IGNORECASE)
_YEARLY = re.compile(r"per|år|/år|/", re.IGNORECASE)
_LEADERS = re.compile(r"[._\u00b7]{4,}|\u2026{2,}")
_MISSING = re.compile(
    r"[.]{2,}|\u2026+|[\u2014?x]|saknas|uppgift|n/?a|e/t|i\.?u\.?|#\w+[!?/]*\w*|null|none", re.IGNORECASE
)
_GLUED = re.compile(r".*[^\W\d][0-9]{1,3}")
_DAMAGED = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[0-9lIOoSBZb]{1,3}")
_THREE = re.compile("[0-9]{3}")
YEAR = re.compile("(?:19|20)[0-9]{2}")
_MARK = re.compile(r"[0-9]{1,2}\)")
_CODE = re.compile(r"[0-9]{1,4}[.)]?")
_MOST_TOKENS = 200  # groups of digits in a row, of sixteen columns


class Segment(NamedTuple):
    """A name and the groups of digits that follow it on a line."""

    place: int
    name: str
    tokens: tuple[str, ...] = ()
    forced: frozenset[int] = frozenset()  # between which tokens a column must begin
    fault: Unread | None = None  # why none of the tokens is a number, where something was left unread
    wide: frozenset[int] = frozenset()  # between which tokens two or more spaces stand
    is_coded: bool = False  # whether a code, or the row's number, stands before the name

    @property
    def stated(self) -> str:
        """What stands after the name."""
        return " ".join(self.tokens)

    @property
    def most(self) -> int:
        """How many numbers its tokens can be, at the most."""
        return sum(is_number((token,)) for token in self.tokens)

    def spans(self, start: int, most: int) -> Iterator[int]:
        """Give where a number can end that begins at a token; it has at most so many groups."""
        for end in range(start + 1, min(start + most, len(self.tokens)) + 1):
            if any(start < at < end for at in self.forced):
                return
            if is_number(self.tokens[start:end]):
                yield end


def joins(before: str, after: str) -> bool:
    """Say whether a token can be of the same number as the one before it: a group after another, or after a minus."""
    if before in MINUS:
        return after[0].isdigit()
    group = _GROUP.fullmatch(after.split(" ", 1)[0])
    return group is not None and before[-1].isdecimal() and not re.search("[.,]", before)


def forced_gaps(tokens: tuple[str, ...]) -> frozenset[int]:
    """Give between which tokens a number must end, for the next cannot go on with it."""
    return frozenset(at for at, (before, after) in enumerate(pairwise(tokens), 1) if not joins(before, after))


def is_number(part: tuple[str, ...]) -> bool:
    """Say whether groups of digits are one number: the first may be shorter, and begins with no zero."""
    first, *others = [*part[1:]] if part[0] in MINUS and len(part) > 1 else [*part]
    if not others:
        return not re.match("0[0-9]", first)
    return (
        _FIRST_GROUP.fullmatch(first) is not None
        and not first.startswith("0")
        and all(_GROUP.fullmatch(group.split(" ", 1)[0]) for group in others)
    )


def with_rests(segments: Sequence[Segment], after: Sequence[Segment]) -> list[Segment]:
    """Let the words that end a line be a rest of its row, where they are no rows of a table beside it."""
    if sum(bool(segment.tokens and segment.name) for segment in after) > 1:
        return list(segments)
    rests = {segment.place: segment for segment in after}
    return [
        segment._replace(fault=_rest(segment.tokens, rests[segment.place].name))
        if segment.tokens and segment.place in rests and not segment.fault
        else segment
        for segment in segments
    ]


def _rest(tokens: Sequence[str], word: str) -> Unread:
    return TrailingWords(" ".join(tokens), word)


def segments_of(place: int, line: str) -> list[Segment]:
    """Cut a line into names, each with the tokens of digits that follow it."""
    if is_heading(line) or line.lstrip().startswith("\u00a7"):
        return [Segment(place, " ".join(line.split()))]
    found: list[Segment] = []
    name: list[str] = []
    tokens: list[str] = []
    gaps: set[int] = set()
    wide: set[int] = set()
    is_coded = False
    line = _UNIT_OF_WORDS.sub(lambda unit: unit[0].replace(" ", _TOGETHER), line)
    cut = re.findall(r"( *)([^ \t]+)", line)
    words = [(_without_stop(word.replace(_TOGETHER, " ")), len(gap)) for gap, word in cut]
    is_bare = _is_bare([word for word, _ in words])
    for number, (word, gap) in enumerate(words):
        following = words[number + 1][0] if number + 1 < len(words) else ""
        if number == 0 and _CODE.fullmatch(word) and following and not _TOKEN.fullmatch(following):
            is_coded = True
            continue  # an official code, or the row's number, before the name
        if tokens and _MARK.fullmatch(word):
            gaps.add(len(tokens))
            continue  # the mark of a footnote, that stands apart
        if _is_number_token(
            word, following, first=number == 0 and not is_bare, begun=bool(name) or is_bare, tokens=tokens
        ):
            if gap > 1 and tokens:
                gaps.add(len(tokens))
                wide.add(len(tokens))
            tokens.append(word)
        elif tokens and (unit := _UNIT_TOKEN.fullmatch(word)):
            tokens[-1] += f" {unit[1]}"
            gaps.add(len(tokens))
        elif _is_between(word, following, tokens, begun=bool(name)):
            gaps.add(len(tokens))
        else:
            if tokens:
                rest = _rest(tokens, word) if re.search("[0-9]", word) else None
                found.append(
                    _segment(place, name, tokens, gaps, rest)._replace(wide=frozenset(wide), is_coded=is_coded)
                )
                name, tokens, gaps, wide = [], [], set(), set()
            name.append(word)
    last = _segment(place, name, tokens, gaps)._replace(wide=frozenset(wide), is_coded=is_coded)
    return [*found, last] if name or tokens else found


def _is_bare(words: Sequence[str]) -> bool:
    """Say whether a line holds numbers and no name: several, or one that is neither a year nor a page's."""
    if not all(_TOKEN.fullmatch(word) or _UNIT_TOKEN.fullmatch(word) or _MISSING.fullmatch(word) for word in words):
        return False
    digits = sum(mark.isdecimal() for word in words for mark in word)
    is_large = digits >= len("2023") or any(re.search("[0-9][.,][0-9]", word) for word in words)
    is_large = is_large and not (len(words) == 1 and YEAR.fullmatch(words[0]))
    return bool(words) and bool(_TOKEN.fullmatch(words[0])) and (len(words) > 1 or is_large)


def _without_stop(word: str) -> str:
    """Take away a stop or a comma after digits, but for the one of a row's number."""
    return word[:-1] if re.fullmatch(r"[0-9].*[0-9][.,;]|[0-9]{3}[.,;]", word) else word


def _is_number_token(word: str, following: str, *, first: bool, begun: bool, tokens: Sequence[str]) -> bool:
    """Say whether a word is digits of a number, or stands where a number is missing."""
    if first:  # digits that cannot be a code, for a group of three follows
        return bool(_FIRST_GROUP.fullmatch(word) and _THREE.fullmatch(following))
    if not (begun or tokens):
        return False
    if _TOKEN.fullmatch(word):
        return len(word) > 1 or word.isdigit() or _is_value(tokens, following)
    return _MISSING.fullmatch(word) is not None and (
        not following or (_is_value(tokens, following) and not _LEADERS.fullmatch(word))
    )


def _is_between(word: str, following: str, tokens: Sequence[str], *, begun: bool) -> bool:
    """Say whether a word only leads from one number to the next, or tells what the number before it counts."""
    if _LEADERS.fullmatch(word):
        return begun and bool(following)
    return bool(tokens) and (
        _COUNTED.fullmatch(word) is not None or (" " in tokens[-1] and _YEARLY.fullmatch(word) is not None)
    )


def _is_value(tokens: Sequence[str], following: str) -> bool:
    """Say whether a dash stands for a number: after one, last, or before one that it may be the minus of."""
    return bool(tokens) or not following or following[:1].isdigit()


def _segment(
    place: int, name: Sequence[str], tokens: Sequence[str], gaps: Iterable[int], rest: Unread | None = None
) -> Segment:
    forced = forced_gaps(tuple(tokens))
    if tokens and len(name) > 1 and _DAMAGED.fullmatch(name[-1]) and _THREE.fullmatch(tokens[0]):
        # A letter for a digit in the first group: 24O 618.
        return Segment(place, " ".join(name[:-1]), (name[-1], *tokens), forced, NO_NUMBER)
    named = " ".join(name)
    if tokens and _GLUED.fullmatch(named) and _THREE.fullmatch(tokens[0]):
        rest = RunTogether()
    elif any(re.fullmatch(r"[0-9]{4}\)", token) for token in tokens[1:]):
        rest = rest or MaybeFootnote()
    elif len(tokens) > _MOST_TOKENS or (tokens and not any(re.search("[0-9]", token) for token in tokens)):
        rest = rest or NO_NUMBER
    return Segment(
        place, named, tuple(tokens), frozenset({*forced, *(gap for gap in gaps if 0 < gap < len(tokens))}), rest
    )
