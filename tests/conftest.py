"""Profiles of Hypothesis, and the facts that many tests read."""

import os

import pytest
from hypothesis import HealthCheck, settings

from nara_vard_finans import Catalogue, embedded

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def facts() -> Catalogue:
    """The facts that the library ships."""
    return embedded()
