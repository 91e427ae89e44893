"""Names and the order of afdelinger decide nothing but ties."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.model.engine import engine
from sim.model.trace import NOBODY
from sim.model.world.build import build_world
from sim.model.world.staffing import units
from sim.scenario import Scenario
from tests.metamorphic.runs import HEALTHY, UNASKED, lives, run, shipped
from tests.model.small import MODELS, Year, varied

CASE = "cases/lille_naer_hub.yaml"
ORDERS = ([2, 1, 0], [1, 2, 0])
REQUESTS_ONLY = {
    "demand.rounds": {},
    "demand.moves.family_rate": 0.0,
    "demand.moves.youth_rate": 0.0,
    "demand.snow.episodes": 0.0,
    "demand.snow.salting": 0.0,
}
"""No two tasks come at the same second."""


def one_man_each(scenario: Scenario, model: str) -> list[float]:
    """Return posts that make three men."""
    return [3.0] if len(units(scenario, model)) == 1 else [1.0] * 3


def reordered(
    model: str, order: list[int], changes: dict[str, Any], weeks: int = 16
) -> tuple[Year, Year]:
    """Return a year, and the same with the afdelinger in another order."""
    scenario = varied(shipped(CASE, weeks), HEALTHY | changes)
    places = list(scenario.organisation.afdelinger.items())
    other = varied(scenario, {"organisation.afdelinger": dict(places[k] for k in order)})
    posts = one_man_each(scenario, model)
    return run(scenario, model, posts=posts), run(other, model, posts=posts)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_order_changes_nothing_where_every_afdeling_has_a_man(order: list[int]) -> None:
    """A man for each afdeling, all kinds of work: every task is served when it was before."""
    one, other = reordered("manglende_ledelse", order, {})
    assert lives(one) == lives(other)


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("model", ["teamopdelt_samdrift", "faellesdrift", "neutral"])
def test_order_changes_nothing_where_all_men_start_together(model: str, order: list[int]) -> None:
    """Men who start at one place are interchangeable: requests are served when they were before."""
    one, other = reordered(model, order, REQUESTS_ONLY | UNASKED)
    assert lives(one) == lives(other)


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("model", ["koordinering_og_planlaegning", "afdelingsdelt_drift"])
def test_only_a_tie_depends_on_order(model: str, order: list[int]) -> None:
    """Both years are the same until several men start work at once, and the first by id chooses."""
    one, other = reordered(model, order, REQUESTS_ONLY | UNASKED)
    first = first_difference(one, other)
    assert first is not None
    assert (one.roster.start == first).sum() >= 2


def first_difference(one: Year, other: Year) -> int | None:
    """Return the first second in which something else happens; None if nothing ever does."""
    seen = [_by_second(one), _by_second(other)]
    for time in sorted(seen[0].keys() | seen[1].keys()):
        if sorted(seen[0].get(time, [])) != sorted(seen[1].get(time, [])):
            return time
    return None


def _by_second(year: Year) -> dict[int, list[tuple[Any, ...]]]:
    """Return what happens in each second: kind of row, whose man, task as drawn, seconds, lost."""
    out: dict[int, list[tuple[Any, ...]]] = {}
    draws, names = year.draws, list(year.scenario.organisation.afdelinger)
    drawn = np.column_stack([draws.report, draws.patience, draws.work]).tolist()
    home = [names[a] for a in year.world.staff.base[0].tolist()]
    for time, row, i, w, seconds, lost in zip(*(c.tolist() for c in year.trace), strict=True):
        whose = "" if w == NOBODY else home[w]
        out.setdefault(time, []).append((row, whose, *drawn[i], seconds, lost))
    return out


def test_a_difference_is_found() -> None:
    """Of two years that differ from the first request on, the first second is told."""
    one, _ = reordered("neutral", ORDERS[0], REQUESTS_ONLY, weeks=2)
    later = one._replace(trace=one.trace._replace(time=one.trace.time + 1))
    assert first_difference(one, one) is None
    assert first_difference(one, later) == int(one.trace.time[0])


@pytest.mark.parametrize("model", MODELS)
def test_names_decide_nothing(model: str) -> None:
    """The same draws under other names, in the other alphabetical order: the same trace."""
    scenario = shipped(CASE, 4)
    places = scenario.organisation.afdelinger.values()
    renamed = varied(scenario, {"organisation.afdelinger": dict(zip("ZMA", places, strict=True))})
    year = run(scenario, model)
    again = engine("auto")(build_world(renamed, model), year.draws)
    assert all(np.array_equal(*pair) for pair in zip(year.trace, again, strict=True))
