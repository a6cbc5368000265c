"""
What importing costs, beside what importing attrs costs, in new processes taken in turn.

    python benchmarks/importing.py

The aim: within 40 ms of ``import attrs``.
"""

import subprocess
import sys
import time

ROUNDS = 15
CASES = {
    "import attrs": "import attrs",
    "import nara_vard_finans": "import nara_vard_finans",
    "... and apportion": "from nara_vard_finans import apportion, parts, kronor",
    "... and share_cost": "from nara_vard_finans import share_cost",
    "... and the embedded facts": "from nara_vard_finans import embedded; embedded()",
}


def main() -> None:
    """Print the best time of each, in milliseconds, and what it is above that of attrs."""
    best = dict.fromkeys(CASES, float("inf"))
    for _ in range(ROUNDS):
        for name, code in CASES.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            best[name] = min(best[name], (time.perf_counter() - start) * 1000)
    for name, milliseconds in best.items():
        print(f"{name:<28} {milliseconds:>7.1f} ms {milliseconds - best['import attrs']:>+7.1f} ms")


if __name__ == "__main__":
    main()
