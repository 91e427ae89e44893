"""The draws: one year of demand, weather and absence, before any organisation is chosen.

Numbers are drawn per stream and indexed by entity: the candidate tasks of an afdeling, the days of
an ejendomsfunktionær. Floats are rounded to whole seconds at once; what is compared later are
whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.draws.absence import draw_absence
from sim.model.draws.demand import draw_contacts, draw_requests
from sim.model.draws.planned import draw_moves, draw_rounds
from sim.model.draws.source import Source, Year, build_sources, build_year
from sim.model.draws.tasks import Tasks, joined
from sim.model.draws.weather import Weather, draw_snow_tasks, draw_weather
from sim.model.world import Ints
from sim.scenario.schema import Scenario


class Draws(NamedTuple):
    """A year: N tasks in order of report, M contacts, V attempts, W slots of men, D days.

    Attempts are the visits a task may take and the calls a resident makes; the last succeeds.
    """

    report: Ints
    """(N,): when the resident first tries to report, or planned work falls due."""
    afdeling: Ints
    type: Ints
    priority: Ints
    work: Ints
    """(N,): standard hands-on seconds of the first visit."""
    again: Ints
    """(N, V): standard hands-on seconds of each later visit, before `World.repeat_work`."""
    no_access: npt.NDArray[np.uint16]
    """(N, V) marks: below the threshold nobody opens."""
    fix: npt.NDArray[np.uint16]
    """(N, V) marks: below the threshold the visit solves the task."""
    gap: Ints
    """(N, V): seconds until a further visit is possible."""
    heard: npt.NDArray[np.uint16]
    """(N, V) marks: below the threshold a call is missed or given up."""
    retry: Ints
    """(N, V): seconds until the next call."""
    direct: npt.NDArray[np.uint16]
    """(N,) mark: below the threshold the resident goes to a man he sees."""
    trade: npt.NDArray[np.uint16]
    """(N,) mark: at or above own-fix share a contractor is needed; 0 where never."""
    bought: npt.NDArray[np.uint16]
    """(N,) mark: below the bought share the firm takes it (or does a bought round on its day)."""
    lead: Ints
    """(N,): seconds a called contractor takes."""
    firm: Ints
    """(N,): the firm's response over its median, per mille."""
    patience: Ints
    """(N,): seconds until the resident asks again."""
    vagt: Ints
    """(N,): seconds until the out-of-hours duty arrives."""
    due: Ints
    """(N,): planned work is on time until here: its slack, up to the end of a working day."""
    expire: Ints
    """(N,): when the next round of the kind falls due (0 for other tasks)."""
    contact_time: Ints
    contact_afdeling: Ints
    contact_seconds: Ints
    """(M,): incidental contacts in order of time."""
    snow: Ints
    """(D,): second of the day at which snow calls the staff in, or -1."""
    absent: npt.NDArray[np.uint8]
    """(W, D): 0 at work, else a reason (`absence`)."""


Requested = Callable[[Sequence[Source], npt.NDArray[np.float64], int], Tasks]
"""Gives the requests of some afdelinger from their sources, the day factors and the attempts."""


def draw(
    scenario: Scenario,
    seed: int,
    replication: int,
    slots: int,
    year: Year | None = None,
    requested: Requested = draw_requests,
) -> Draws:
    """Return the year of one replication, with absence for `slots` men.

    `year` are the days of the scenario, where they are at hand. `requested` may be something else
    than drawing: a log's requests, with all else drawn.
    """
    attempts = scenario.demand.requests.attempts
    year = build_year(scenario) if year is None else year
    weather = draw_weather(scenario, year, seed, replication)
    sources = build_sources(scenario, year, seed, replication)
    afdelinger = list(scenario.organisation.afdelinger.values())
    planned = [
        draw_rounds(sources),
        *draw_moves(sources),
        *draw_snow_tasks(scenario, weather, afdelinger),
    ]
    tasks = joined([requested(sources, weather.day_factor, attempts)], planned)
    words = draw_contacts(sources)
    return Draws(
        *tasks,
        contact_time=words.time,
        contact_afdeling=words.afdeling,
        contact_seconds=words.seconds,
        snow=_call_in(weather),
        absent=draw_absence(scenario, year, seed, replication, slots),
    )


def _call_in(weather: Weather) -> Ints:
    return np.where(weather.snows, weather.snow_second, -1).astype(np.int64)
