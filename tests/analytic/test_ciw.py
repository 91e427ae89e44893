"""Reduced worlds played by Ciw, an independent simulator, customer by customer.

Ciw is given the very arrivals and service times that were drawn, so every wait must be the same to
the second, and not only the mean.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.model.rules import AKUT, ALMINDELIG, HASTER
from sim.model.trace import Row
from tests.analytic.estimates import Floats, since_report
from tests.analytic.year import Year, play, reduced

pytestmark = pytest.mark.slow

NAMES = {AKUT: "akut", HASTER: "haster", ALMINDELIG: "almindelig"}
NUDGE = 2.0**-20
"""Seconds by which arrival number i is late, times i. In Ciw things that happen at the same moment
happen in random order; so nudged, they happen in the order of the contract: what ends before what
comes, and who came first before who came next. A power of two adds exactly."""


def ciw_times(year: Year, preemption: str) -> tuple[Floats, Floats]:
    """Return (wait until the first start, time in system) of each task as Ciw finds them, hours."""
    ciw: Any = pytest.importorskip("ciw")
    report, work, priority = year.draws.report, year.draws.work, year.draws.priority
    assert len(report) * NUDGE < 0.5
    arrival = report + np.arange(len(report)) * NUDGE
    classes = [p for p in NAMES if (priority == p).any()]
    gaps = {
        NAMES[p]: [*np.diff(arrival[priority == p], prepend=0.0).tolist(), 1e12] for p in classes
    }
    works = {NAMES[p]: work[priority == p].astype(float).tolist() for p in classes}
    network = ciw.create_network(
        arrival_distributions={n: [ciw.dists.Sequential(gap)] for n, gap in gaps.items()},
        service_distributions={n: [ciw.dists.Sequential(time)] for n, time in works.items()},
        number_of_servers=[year.world.staff.share.size],
        priority_classes=({NAMES[p]: k for k, p in enumerate(classes)}, [preemption]),
    )
    played = ciw.Simulation(network)
    played.simulate_until_max_time(float(year.world.days.horizon) * 2)
    number = {round(when / NUDGE): i for i, when in enumerate(arrival)}
    start, end = np.full(len(report), np.inf), np.full(len(report), np.nan)
    for one in played.get_all_records():
        i = number[round(one.arrival_date / NUDGE)]
        start[i] = min(start[i], one.service_start_date - one.arrival_date)
        if one.record_type == "service":
            end[i] = one.exit_date - one.arrival_date
    return np.rint(start) / 3600, np.rint(end) / 3600


@pytest.mark.parametrize(
    ("file", "preemption"),
    [("no_formula.yaml", False), ("preemption.yaml", "resume"), ("mmc.yaml", False)],
)
def test_every_wait_is_that_of_ciw(file: str, preemption: str) -> None:
    """Who waits how long, and who is done when, is the same in Ciw for every task of a year."""
    year = play(reduced(file), "neutral")
    start, end = ciw_times(year, preemption)
    visited, done = since_report(year, Row.ARRIVED), since_report(year, Row.DONE)
    assert np.isfinite(done).sum() > 0.99 * len(done)
    assert (visited[np.isfinite(visited)] > 0).mean() > 0.2, "hardly anybody waits: no test"
    np.testing.assert_array_equal(visited[np.isfinite(done)], start[np.isfinite(done)])
    np.testing.assert_array_equal(done[np.isfinite(done)], end[np.isfinite(done)])
