"""Known faces and repeated visits: hand-worked miniatures."""

from __future__ import annotations

import numpy as np
import pytest

from sim.measure.asked import asked
from sim.measure.faces import faces
from sim.measure.rows import rows_of
from sim.model import rules
from sim.model.draws import Draws
from sim.model.engine import engine
from sim.model.world import World
from tests.model import miniature as mini


def measured(world: World, draws: Draws) -> dict[str, list[float]]:
    """The shares of each afdeling and of all."""
    trace = engine("auto")(world, draws)
    basis = asked(world.days, draws, world.regime.shape[1])
    found = faces(world, draws, trace, rows_of(trace), basis)
    return {name: column.tolist() for name, column in found.items()}


def test_a_face_is_known_at_home_and_after_some_jobs() -> None:
    """One man, at home in the first of two afdelinger, known in the other from the third job on.

    Four visits away from home: two as a stranger and two as a known face; two visits at home.
    """
    world = mini.world(
        [mini.Man(local=rules.OWN, pool=rules.OWN)], afdelinger=2, levers={"strange_jobs": 2}
    )
    tasks = [
        mini.task(f"0{7 + k}:00", 10 * mini.MIN, afdeling=a) for k, a in enumerate((1, 0, 1))
    ] + [mini.task(f"1{k}:00", 10 * mini.MIN, afdeling=a) for k, a in enumerate((1, 0, 1))]
    found = measured(world, mini.draws(tasks))
    assert found["known_face_share"] == pytest.approx([1.0, 2 / 4, 4 / 6])
    assert found["repeat_visit_share"] == [0.0, 0.0, 0.0]


def test_a_visit_that_did_not_solve_it_is_repeated() -> None:
    """Of two tasks the first is not solved at once: three visits, one of them in vain."""
    world = mini.world()
    tasks = [
        mini.task("07:00", 10 * mini.MIN, fix=mini.HIGH),
        mini.task("08:00", 10 * mini.MIN),
    ]
    found = measured(world, mini.draws(tasks))
    assert found["repeat_visit_share"] == pytest.approx([1 / 3, 1 / 3])
    assert found["known_face_share"] == [1.0, 1.0]


def test_planned_work_is_no_visit_but_makes_a_face_known() -> None:
    """A round in a foreign afdeling counts among the jobs that make him known there."""
    world = mini.world(
        [mini.Man(local=rules.OWN, pool=rules.OWN)], afdelinger=2, levers={"strange_jobs": 1}
    )
    tasks = [
        mini.task("07:00", 60 * mini.MIN, mini.ROUND, afdeling=1),
        mini.task("09:00", 10 * mini.MIN, afdeling=1),
    ]
    found = measured(world, mini.draws(tasks))
    assert found["known_face_share"][1:] == [1.0, 1.0]
    assert np.isnan(found["known_face_share"][0])
