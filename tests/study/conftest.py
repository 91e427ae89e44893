import pytest

from sim.scenario import Checked, read_scenario

SHORT = (
    "calendar.days=28",
    "calendar.warmup_days=7",
    "study.norms=[1.0, 1.2]",
)


@pytest.fixture(scope="session")
def checked() -> Checked:
    """Kanalkvarteret, four weeks of it, at two staffing levels."""
    return read_scenario("scenarios/forsoeg/kanalkvarteret.yaml", SHORT)
