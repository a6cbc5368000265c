"""The employer's exposure as a picture: SVG, drawn by the library ``matplotlib``, which is an extra."""

import io
import logging
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nara_vard_finans.core import Amount, AnyText, Language, Text, UnreadableFileError, grouped
from nara_vard_finans.reports.status_parts import imagined_line

if TYPE_CHECKING:
    from nara_vard_finans.posts import Exposure, PostStatus

_WIDE, _HIGH = 9, 4.5
_LOWEST_TOP = 1_000


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
        UnreadableFileError: If the library ``matplotlib`` is not installed, or the period of notice is unknown, so that
            there is no curve.

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
        raise UnreadableFileError("the curve", "what has happened is unknown, so there is none; give a journal")
    points = status.curve()
    if not points:
        raise UnreadableFileError("the curve", "the period of notice is unknown, so there is none; give it")
    out = io.StringIO()
    new_figure, rc_context, settings = _library()
    own = {"svg.hashsalt": status.post.id, "svg.fonttype": "none"}
    with warnings.catch_warnings(), rc_context({**settings, **own}):
        warnings.simplefilter("ignore", UserWarning)  # of letters that its own font lacks: the reader's need not
        figure = _drawn(new_figure, status, points, language, tuple(changes))
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _library() -> tuple[Any, Any, dict[str, Any]]:
    """
    Give what draws a figure, what sets its settings for a while, and those that the library itself has.

    The library reads the file ``matplotlibrc`` of the folder that one stands in, which may be anybody's; what that
    says is neither followed nor told.
    """
    log = logging.getLogger("matplotlib")
    was_disabled, log.disabled = log.disabled, True
    try:
        from matplotlib import rc_context, rcParamsDefault  # noqa: PLC0415 - an extra, and only curves need it
        from matplotlib.figure import Figure  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise UnreadableFileError(
            "the curve", "it is drawn by the library matplotlib; install nara-vard-finans[plot]"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            "the curve", f"the library matplotlib cannot read its file of settings, matplotlibrc: {error}"
        ) from error
    finally:
        log.disabled = was_disabled
    settings: Any = rcParamsDefault
    return Figure, rc_context, dict(settings)


def _drawn(
    new_figure: Any,  # noqa: ANN401 - of a library that need not be there
    status: "PostStatus",
    points: tuple["Exposure", ...],
    language: Language,
    changes: tuple[AnyText, ...],
) -> Any:  # noqa: ANN401 - likewise
    figure = new_figure(figsize=(_WIDE, _HIGH), layout="constrained")
    axes = figure.add_subplot()
    days = [point.on for point in points]
    for amounts, name, look in (
        ([point.worst for point in points], Text("Värsta fall: bara det beslutade räknas", "Worst case"), "-"),
        ([point.expected for point in points], Text("Om avsikten hålls", "Expected case"), "--"),
    ):
        axes.step(days, [_kronor(amount) for amount in amounts], look, where="post", label=name.in_(language))
    axes.axvline(status.on, color="grey", linewidth=1, linestyle=":")
    axes.annotate(
        _plain(status.on.isoformat()), (status.on, 1), xycoords=("data", "axes fraction"), xytext=(4, -12),
        textcoords="offset points", color="grey",
    )  # fmt: skip
    employer = status.post.employer.name
    title = Text(f"Risken för {employer} som arbetsgivare", f"The exposure of {employer} as employer")
    example = Text("påhittat exempel", "a made-up example").in_(language)
    mark = f" ({example})" if status.journal.example else ""
    imagined = f"\n{imagined_line(changes, language)}" if changes else ""
    axes.set_title(_plain(f"{title.in_(language)}{mark}\n{status.post.title.in_(language)}{imagined}"))
    axes.set_ylabel(Text("kronor").in_(language))
    highest = max(_kronor(point.worst) for point in points)
    axes.set_ylim(bottom=0, top=max(highest, _LOWEST_TOP) * 21 / 20)
    axes.yaxis.set_major_formatter(lambda value, _: grouped(round(value)))
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    return figure


def _plain(text: str) -> str:
    """Keep the library from reading a name as mathematics."""
    return text.replace("$", r"\$")


def _kronor(amount: Amount) -> int:
    """Give whole kronor: a pixel is many of them."""
    return amount.ore // 100
