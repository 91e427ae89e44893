"""Loops of the measures: the same with and without the compiler."""

import numpy as np
import pytest

import sim.measure
import sim.model.engine as engines
from sim.measure.rows import rows_of
from sim.model import Engine
from sim.model.compiled.loops import LOOPS, Loop, loop
from tests.model.roads import ROAD, with_road
from tests.model.small import MODELS, Year, play, small

needs_numba = pytest.mark.skipif(not engines.can_compile(), reason="numba is not installed")


def told(year: Year) -> list[bytes]:
    """All key figures of a year, bit by bit."""
    found = year.measures
    return [str(found.total).encode(), *(one.tobytes() for one in found.afdelinger.values())]


@needs_numba
@pytest.mark.parametrize("model", [*MODELS, ROAD])
def test_compiled_measures_are_those_of_plain_python(
    simulate: Engine, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    """What is measured without numba is the same bytes, also where levers move during the year."""
    scenario = with_road(small(), MODELS[0], ("2025-01-13", "faellesdrift", "Syd,Øst"))
    year = play(simulate, scenario, model)
    compiled = told(year)
    for one in LOOPS:
        monkeypatch.setattr(one, "_chosen", one.plain)
    assert told(year) == compiled


@needs_numba
def test_all_loops_are_made_ready_at_once() -> None:
    """After `make_ready` no loop is compiled while years are played."""
    sim.measure.make_ready()
    assert len(LOOPS) >= 10
    assert [one for one in LOOPS if one.ready() is one.plain] == []


def test_without_numba_a_loop_is_its_function(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without numba measures in plain Python."""
    monkeypatch.setattr(engines, "can_compile", lambda: False)
    one = Loop(len, (np.int64,), ())
    LOOPS.remove(one)
    assert one.ready() is len


@needs_numba
def test_a_loop_takes_what_it_is_compiled_for_and_nothing_else() -> None:
    """Arrays that may not be changed are read; other types and gaps are refused."""

    @loop(reads=(np.int64, int), writes=(np.int64,))
    def _add(values: np.ndarray, more: int, out: np.ndarray) -> None:
        for k in range(len(values)):
            out[k] += values[k] + more

    LOOPS.remove(_add)
    fixed, out = np.arange(4), np.zeros(4, dtype=np.int64)
    fixed.flags.writeable = False
    _add(fixed, 2, out)
    assert out.tolist() == [2, 3, 4, 5]
    for values in (fixed.astype(np.int32), np.arange(8)[::2]):
        with pytest.raises(TypeError, match="No matching definition"):
            _add(values, 2, out)


def test_rows_by_kind_keep_their_order(simulate: Engine) -> None:
    """Every row of a trace is found once, among those of its kind, in order."""
    year = play(simulate, small(), MODELS[0])
    rows = rows_of(year.trace)
    assert rows.order.tolist() == np.argsort(year.trace.row, kind="stable").tolist()
    for kind in np.unique(year.trace.row):
        assert (year.trace.row[rows.of(kind)] == kind).all()
        late = rows.of(kind, len(year.trace.row) // 2)
        assert (late >= len(year.trace.row) // 2).all()
