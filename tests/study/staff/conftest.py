import pytest

from sim.scenario import Checked, read_scenario
from sim.study.goals import parse_goal

SHORT = ("calendar.days=28", "calendar.warmup_days=7", "study.norms=[1.0]")


@pytest.fixture(scope="session")
def small() -> Checked:
    """Three afdelinger, four weeks of them."""
    return read_scenario("scenarios/cases/lille_naer_hub.yaml", SHORT)


@pytest.fixture
def goals():
    """One goal, of planned work."""
    return (parse_goal("planlagt: 80% til tiden"),)
