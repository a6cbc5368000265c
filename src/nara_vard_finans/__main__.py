"""``python -m nara_vard_finans`` is ``nvf``, and begins here too, so that Ctrl-C is one line from the first on."""

import gc
import sys

_OBJECTS = 200_000  # some megabytes; the commands are loaded and answer before so many are made


def main() -> int:
    """Run ``nvf``; what it needs is loaded where a stop is told, and garbage is looked for more seldom."""
    gc.set_threshold(_OBJECTS)
    try:
        from nara_vard_finans.cli import main as run  # noqa: PLC0415 - a stop while it is loaded is told as well

        return run()
    except KeyboardInterrupt:
        sys.stderr.write("nvf: stopped\n" if "en" in sys.argv or "--lang=en" in sys.argv else "nvf: avbrutet\n")
        return 130  # as a shell tells of a command that Ctrl-C has stopped


if __name__ == "__main__":
    sys.exit(main())
