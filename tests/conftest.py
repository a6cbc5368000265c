"""Profiles of Hypothesis, and the facts that many tests read."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

from cli_runs import Run
from nara_vard_finans import embedded
from nara_vard_finans.cli import main
from nara_vard_finans.facts import Catalogue

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples each time, where nothing else is asked for: neither a build nor a newcomer's first run must turn red
# by luck. The others look further, on developers' machines.
settings.register_profile(
    "build", max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# Enough to see that a machine is set up; for where every test has been run just before.
settings.register_profile(
    "smoke", max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# Whether they turn red is all that is asked for, of a thousand changes in the source: nothing is made smaller.
settings.register_profile("noticing", settings.get_profile("build"), phases=[Phase.explicit, Phase.generate])
settings.register_profile("deep", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "build"))


@pytest.fixture(scope="session")
def facts() -> Catalogue:
    """The facts that the library ships."""
    return embedded()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``nvf``; whatever it is given, it never ends in a traceback."""

    def runner(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return runner


@pytest.fixture
def run_en(run: Run) -> Run:
    """Runs ``nvf`` in English."""
    return lambda *arguments: run("--lang", "en", *arguments)
