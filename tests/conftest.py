"""Settings shared by all tests: reproducible hypothesis runs and the root of the repository."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "drift",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("verify", parent=settings.get_profile("drift"), max_examples=1000)
settings.load_profile("drift")


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The folder with pyproject.toml."""
    return Path(__file__).resolve().parent.parent
