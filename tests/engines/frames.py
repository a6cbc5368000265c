"""
An answer as a data frame of pandas by way of Arrow, for which pandas needs pyarrow; it is too large for every merge.

    python tests/engines/frames.py
"""

import sys
from decimal import Decimal

import pandas as pd

from nara_vard_finans import Workspace


def main() -> int:
    """Say whether pandas takes every kind of answer, and its amounts sum to the krona."""
    workspace = Workspace.open()
    sharing = workspace.allocate("rss-dalarna-2023", 2023).result
    answers = [sharing, workspace.allocate("ok-gnv-2020"), workspace.deadlines(), workspace.entries()]
    frames = [pd.DataFrame.from_arrow(answer) for answer in answers]  # type: ignore[attr-defined]
    listed = [[*answer.to_columns()] for answer in answers]
    total = frames[0]["amount"].sum()
    print(f"{len(frames)} answers in pandas {pd.__version__}; the amounts of the first sum to {total}")
    return [[*frame.columns] for frame in frames] != listed or total != Decimal(4_000_000)


if __name__ == "__main__":
    sys.exit(main())
