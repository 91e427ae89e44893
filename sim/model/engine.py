"""Which engine plays a year."""

from __future__ import annotations

from sim.model import Engine

ENGINES = ("auto", "simpy")


def resolved(name: str) -> str:
    """Return the engine that `name` stands for on this machine."""
    return "simpy" if name == "auto" else name


def engine(name: str) -> Engine:
    """Return the engine called `name`.

    Raises:
        ValueError: If there is none of that name.
    """
    if resolved(name) != "simpy":
        raise ValueError(f"engine '{name}' is not one of {', '.join(ENGINES)}")
    from sim.model.reference import simulate

    return simulate
