"""
Run every benchmark whole, and write what they print as the table of a page of the docs.

    python benchmarks/whole.py

It takes some ten minutes on a quiet machine. What stands in the table is what was measured; nothing is put in by hand.
"""

import datetime as dt
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parent / "docs" / "explanation" / "measured.txt"
SCRIPTS = ("sharing", "peers", "arrays", "journals", "growth", "exposure", "recovery", "importing")


def machine() -> str:
    """Say what kind of machine it is."""
    told = Path("/proc/cpuinfo")
    names = told.read_text("utf-8").splitlines() if told.exists() else []
    name = next((row.partition(":")[2].strip() for row in names if row.startswith("model name")), platform.machine())
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Write the date, the machine, and what each script prints; one that fails stops it all."""
    parts = [f"{dt.date.today().isoformat()}, {machine()}"]  # noqa: DTZ011 - the day where it is run
    for script in SCRIPTS:
        print(script, flush=True)
        run = subprocess.run(
            [sys.executable, str(HERE / f"{script}.py")], check=True, stdout=subprocess.PIPE, text=True
        )
        parts.append(f"benchmarks/{script}.py\n\n{run.stdout.rstrip()}")
    TABLE.write_text("\n\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
