"""Key figures: money adds up to the øre, shares are shares."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.measure import KPIS, UNITS
from sim.measure.cost import split, year_cost
from sim.model import Engine
from tests.model.small import changed
from tests.properties.scenarios import FEW, cases, played

KEYS = ("direct", "lejemaal", "area", "hours", "hybrid")


@FEW
@given(one=cases())
def test_cost_adds_up_to_the_oere_under_every_key(simulate: Engine, one: tuple) -> None:
    """What the afdelinger bear is the cost of the organisation, however it is split."""
    year = played(simulate, one)
    totals = set()
    for key in KEYS:
        path = f"driftsmodeller.{year.model}.levers.cost_split.key"
        cost = year_cost(
            changed(year.scenario, path, key),
            year.model, year.world, year.draws, year.roster, year.times, year.use,
        )  # fmt: skip
        assert int(cost.afdelinger.sum()) == cost.total
        assert (cost.afdelinger >= 0).all()
        totals.add(cost.total)
    assert len(totals) == 1


@given(
    st.integers(0, 10**11),
    st.lists(st.one_of(st.integers(0, 5), st.floats(0, 1e6)), min_size=1, max_size=12),
)
def test_split_is_exact_and_fair(total: int, weights: list[float]) -> None:
    """Every øre is given out once, and no part is an øre or more from its exact share."""
    parts = split(total, np.array(weights, dtype=np.float64))
    assert int(parts.sum()) == total
    even = sum(weights) == 0
    for part, weight in zip(parts.tolist(), weights, strict=True):
        exact = total / len(weights) if even else total * weight / math.fsum(weights)
        assert abs(part - exact) < 1 + 1e-4


@FEW
@given(one=cases())
def test_key_figures_are_complete_and_in_range(simulate: Engine, one: tuple) -> None:
    """Every key figure is there; shares lie in 0 to 1, the rest is not negative, or it is NaN."""
    year = played(simulate, one)
    measures = year.measures
    assert set(measures.total) == set(KPIS)
    for name, value in measures.total.items():
        top = 1 + 1e-12 if UNITS[name] == "share" else math.inf
        assert math.isnan(value) or -1e-12 <= value <= top, name
    for name, column in measures.afdelinger.items():
        assert column.shape == (3,)
        top = 1 + 1e-12 if UNITS[name] == "share" else math.inf
        assert (np.isnan(column) | ((column >= -1e-12) & (column <= top))).all(), name


@FEW
@given(one=cases())
def test_time_shares_add_up_to_one(simulate: Engine, one: tuple) -> None:
    """Hands-on, travel, interruption, meetings and idle time are all of the time at work."""
    total = played(simulate, one).measures.total
    parts = ("hands_on_share", "travel_share", "interruption_share", "meeting_share", "idle_share")
    whole = sum(total[name] for name in parts)
    assert math.isnan(whole) or math.isclose(whole, 1)
