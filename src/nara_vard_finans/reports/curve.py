"""The employer's exposure as a picture."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount, AnyText, Language, Text, UnreadableFileError
from nara_vard_finans.reports import post_messages as say
from nara_vard_finans.reports.status_messages import Scenario
from nara_vard_finans.reports.svg import StepChart, Steps

if TYPE_CHECKING:
    from nara_vard_finans.posts import Exposure, PostStatus

_WORST = Text("Utan ytterligare beslut", "Worst case")
_EXPECTED = Text("Om inriktningsbeslutet fullföljs", "Expected case")
_KRONOR = Text("kronor")


def curve_svg(status: "PostStatus", language: Language = Language.SV, *, changes: Iterable[AnyText] = ()) -> str:
    """
    Draw what the employer of a post risks, day by day, as an SVG picture.

    The two curves are those of :meth:`PostStatus.curve <nara_vard_finans.posts.status.PostStatus.curve>`; a line marks
    the day of the status, after which nothing more is known. The same status gives the same picture.

    Args:
        status: The post on a day.
        language: The language of what is read.
        changes: What was changed, where the status is imagined; it stands in the picture.

    Raises:
        UnreadableFileError: If the period of notice is unknown, or what has happened, so that there is no curve.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> journal = example_journal("exempel-gnv-post-2023")
        >>> found = status(embedded().post("rss-gnv-post-2023"), journal, on=dt.date(2024, 2, 15))
        >>> curve_svg(found).startswith("<?xml")
        True

    .. versionadded:: 0.1.0
    """
    if status.journal.is_unrecorded:
        raise UnreadableFileError(status.post.id, say.NoCurveUnrecorded())
    points = status.curve()
    if not points:
        raise UnreadableFileError(status.post.id, say.NoCurveOfNotice())
    told = tuple(changes)
    imagined = [Scenario(told).in_(language)] if told else []
    chart = StepChart(
        title=(*_title(status, language), *imagined),
        description=_description(status, points).in_(language),
        unit=_KRONOR.in_(language),
        curves=(
            Steps(_WORST.in_(language), tuple((point.on, _kronor(point.worst)) for point in points)),
            Steps(_EXPECTED.in_(language), tuple((point.on, _kronor(point.expected)) for point in points)),
        ),
        mark=status.on,
    )
    return chart.svg()


def _title(status: "PostStatus", language: Language) -> tuple[str, str]:
    employer = status.post.employer.name
    told = say.ExposureOfExample(employer) if status.journal.example else say.ExposureOf(employer)
    return told.in_(language), status.post.title.in_(language)


def _description(status: "PostStatus", points: tuple["Exposure", ...]) -> say.CurveShows:
    highest = max(points, key=lambda point: point.worst)
    now = max((point for point in points if point.on <= status.on), key=lambda point: point.on, default=points[0])
    return say.CurveShows(points[0].on, points[-1].on, highest.worst, highest.on, status.on, now.worst, now.expected)


def _kronor(amount: Amount) -> int:
    """Give whole kronor: a pixel is many of them."""
    return amount.ore // 100
