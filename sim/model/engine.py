"""Which engine plays a year."""

from __future__ import annotations

from collections.abc import Callable

from sim.model.draws import Draws
from sim.model.trace import Trace
from sim.model.world import World

ENGINES = ("auto", "simpy", "compiled", "both")


def resolved(name: str) -> str:
    """Return the engine that `name` stands for on this machine."""
    return "simpy" if name == "auto" else name


def engine(name: str) -> Callable[[World, Draws], Trace]:
    """Return the engine called `name`."""
    from sim.model.reference import simulate

    return simulate
