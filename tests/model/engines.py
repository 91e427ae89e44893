"""The engines under test, and the fixture that runs a test once with each of them."""

from __future__ import annotations

import pytest

from sim.model import Engine
from sim.model.engine import can_compile, engine

ENGINES: dict[str, Engine] = {
    name: engine(name) for name in ("simpy", "compiled") if name == "simpy" or can_compile()
}
"""Every engine that can run here, by name."""


@pytest.fixture(scope="session", params=list(ENGINES))
def simulate(request: pytest.FixtureRequest) -> Engine:
    """One engine after the other."""
    return ENGINES[request.param]
