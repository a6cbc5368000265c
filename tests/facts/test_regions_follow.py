"""
The figures of every example of another region are changed, one statistic at a time, and an answer follows each.

Where a file states no figures of its own, since the official population is known, the day of that is changed; where
neither, the first share or amount that it states.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nara_vard_finans import kronor, share_cost, share_grant
from nara_vard_finans.core import NaraVardFinansError
from nara_vard_finans.facts import Catalogue, read_facts

FOLDER = Path(__file__).parents[2] / "docs" / "examples" / "regions"
FIGURES = re.compile(r'(?:figures = \{|\[statistics\.figures\]\n)[^}\[]*?"[^"]+" = ([0-9_]+)')
DAYS = re.compile(r"as_of = (20[0-9]{2})-(?:12-31|11-01)")
STATED = re.compile(r'(?:shares|amounts) = \{[^}]*?"[^"]+" = "?([0-9_]+)')


CHANGES: tuple[tuple[re.Pattern[str], tuple[Callable[[int], int], ...]], ...] = (
    (FIGURES, (lambda figure: 3 * figure + 1_000, lambda figure: figure + figure // 10 + 1)),
    (DAYS, (lambda year: year - 1,)),
    (STATED, (lambda number: number + 1,)),
)


def changed(text: str) -> Iterator[list[str]]:
    """
    Give the text with one of its figures, or else days, changed, each in turn; or else the first that it states.

    A figure is changed by much and by little, for what is much may be more than floors and classes leave room for.
    """
    pattern, ways = next(pair for pair in CHANGES if pair[0].search(text))
    found = list(pattern.finditer(text))
    for each in found[:1] if pattern is STATED else found:
        number = int(each[1].replace("_", ""))
        yield [text[: each.start(1)] + str(change(number)) + text[each.end(1) :] for change in ways]


def answers(found: Catalogue) -> dict[tuple[str, int], object]:
    """Give what everybody pays or gets, by what it is of and the year, or why that cannot be said."""
    told: dict[tuple[str, int], object] = {}
    for agreement in found.agreements:
        for year in agreement.stated_years:
            try:
                told[agreement.id, year] = [
                    (each.party.code, each.amount) for each in share_cost(agreement, year).charges
                ]
            except NaraVardFinansError as error:
                told[agreement.id, year] = type(error)
    for grant in found.grants:
        try:
            told[grant.id, grant.year] = [(each.code, each.amount) for each in share_grant(grant).awards]
        except NaraVardFinansError as error:
            told[grant.id, grant.year] = type(error)
    for post in found.posts:
        told[post.id, 0] = post.shares_of(kronor(9_000_000))
    return told


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_an_answer_follows_every_figure(path: Path, tmp_path: Path) -> None:
    before, other = answers(read_facts(path)), tmp_path / path.name
    changes = list(changed(path.read_text("utf-8")))
    assert changes
    for texts in changes:
        followed = []
        for text in texts:
            other.write_text(text, "utf-8")
            after = answers(read_facts(other))
            assert after.keys() == before.keys()
            of = [name for name in before if after[name] != before[name]]
            followed += [name for name in of if not isinstance(after[name], type)]
        assert followed
