"""Which engine plays a year."""

from __future__ import annotations

from sim.model import Engine
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.trace import Trace, first_difference
from sim.model.world import World

ENGINES = ("auto", "simpy", "compiled", "both")


class EnginesDifferError(Exception):
    """The two engines played a year differently: a mistake in one of them."""

    def __init__(self, reference: Trace, compiled: Trace, row: int) -> None:
        """Keep both traces; `row` is the first in which they differ."""
        super().__init__(reference, compiled, row)
        self.reference, self.compiled, self.row = reference, compiled, row

    def __str__(self) -> str:
        return f"the engines differ in row {self.row}"


def can_compile() -> bool:
    """Return whether the compiled engine runs here: it needs numba."""
    from importlib.util import find_spec

    return find_spec("numba") is not None


def resolved(name: str) -> str:
    """Return the engine that `name` stands for on this machine."""
    if name == "auto":
        return "compiled" if can_compile() else "simpy"
    return name


def engine(name: str) -> Engine:
    """Return the engine called `name`.

    Raises:
        ValueError: If there is none of that name, or it cannot run here.
    """
    if name not in ENGINES:
        raise ValueError(f"engine '{name}' is not one of {', '.join(ENGINES)}")
    chosen = resolved(name)
    if chosen != "simpy" and not can_compile():
        raise ValueError(f"engine '{name}' needs numba, which is not installed")
    if chosen == "both":
        return _both
    return _compiled() if chosen == "compiled" else _reference()


def make_ready(name: str) -> None:
    """Compile what the engine called `name` needs, or load it if that was done before."""
    if resolved(name) != "simpy" and can_compile():
        from sim.model.compiled import make_ready as compile_all

        compile_all()


def _reference() -> Engine:
    from sim.model.reference import simulate

    return simulate


def _compiled() -> Engine:
    from sim.model.compiled import simulate

    return simulate


def _both(world: World, draws: Draws, roster: Roster | None = None) -> Trace:
    """Play a year with both engines.

    Raises:
        EnginesDifferError: If they do not write down the same.
    """
    slow, fast = (_play(world, draws, roster) for _play in (_reference(), _compiled()))
    row = first_difference(slow, fast)
    if row is not None:
        raise EnginesDifferError(slow, fast, row)
    return fast
