"""
What starting costs, beside what importing attrs costs, in new processes taken in turn.

    python benchmarks/importing.py

The aims: a command within four times ``import attrs``, in either way of starting it, and within 30 MiB.
"""

import os
import statistics
import subprocess
import sys
import time

ROUNDS = 15
COMMAND = ["allocate", "rss-dalarna-2023", "--year", "2023"]
_NVF = "import sys; from nara_vard_finans.__main__ import main; sys.exit(main())"
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
CASES = {
    "import attrs": ["-c", "import attrs"],
    "import nara_vard_finans": ["-c", "import nara_vard_finans"],
    "... and apportion": ["-c", "from nara_vard_finans import apportion, parts, kronor"],
    "... and share_cost": ["-c", "from nara_vard_finans import share_cost"],
    "... and the embedded facts": ["-c", "from nara_vard_finans import embedded; embedded()"],
    "nvf allocate": ["-c", _NVF, *COMMAND],
    "python -m ... allocate": ["-m", "nara_vard_finans", *COMMAND],
}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(arguments: list[str]) -> str:
    """Run Python, and give what it writes beside its answer."""
    started = [sys.executable, *arguments]
    return subprocess.run(started, check=True, capture_output=True, text=True, env=ENVIRONMENT).stderr


def main() -> None:
    """Print the median time of each, in milliseconds and as a ratio, and the memory of a command."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(ROUNDS):
        for name, arguments in CASES.items():
            start = time.perf_counter()
            run(arguments)
            times[name].append((time.perf_counter() - start) * 1000)
    median = {name: statistics.median(each) for name, each in times.items()}
    for name, milliseconds in median.items():
        print(f"{name:<28} {milliseconds:>7.1f} ms {milliseconds / median['import attrs']:>6.2f}")
    peak = run(["-c", _NVF.replace("sys.exit(main())", f"main(); {_PEAK}"), *COMMAND])
    print(f"memory of nvf allocate: {int(peak) / 1024:.1f} MiB")


if __name__ == "__main__":
    main()
