"""The engines under test, and the fixture that runs a test once with each of them."""

from __future__ import annotations

import importlib

import pytest

from sim.model import Engine, reference

ENGINES: dict[str, Engine] = {"simpy": reference.simulate}
"""Every engine that can run here, by name."""

try:
    _compiled = importlib.import_module("sim.model.compiled")
except ImportError:  # not written yet, or without its compiler
    _compiled = None
if _compiled is not None and getattr(_compiled, "available", lambda: False)():
    ENGINES["compiled"] = _compiled.simulate


@pytest.fixture(scope="session", params=list(ENGINES))
def simulate(request: pytest.FixtureRequest) -> Engine:
    """One engine after the other."""
    return ENGINES[request.param]
