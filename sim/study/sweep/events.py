"""Things that happen on given days of a drawn year: illness, an empty post, snow.

They strike the year after it is drawn, so every driftsmodel meets them on the same days and all
else stays as it was.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

import numpy as np

from sim.model.draws import Draws
from sim.model.draws.absence import LEAVE, PRESENT, SICK
from sim.model.draws.tasks import Tasks, joined
from sim.model.draws.weather import Weather, draw_snow_tasks
from sim.model.world import Ints
from sim.model.world.calendar import dates
from sim.scenario.clock import ClockTime
from sim.scenario.problem import MisreadError
from sim.scenario.schema import Scenario
from sim.scenario.tree import Mapping, Node, Scalar
from sim.study.sweep.fields import Fields, found
from sim.study.sweep.words import tell

KINDS: tuple[Literal["ill"], Literal["vacant"], Literal["snow"]] = ("ill", "vacant", "snow")
LONGEST = 3660
MOST_MEN = 1000


class Event(NamedTuple):
    """What happens from a date on for some days.

    `ill` and `vacant` are the first `amount` men of the crew away, with a temp where the
    driftsmodel sends for one; an empty post is paid all the same. `snow` is snow found at second
    `amount` of each day that had none.
    """

    kind: Literal["ill", "vacant", "snow"]
    amount: int
    start: str
    """ISO date."""
    days: int


def read_event(node: Node, fields: Fields) -> Event | None:
    """Return the event that `node` says, None (and a problem in `fields`) where it is none."""
    if not isinstance(node, Mapping):
        fields.wrong("events", node, tell("events"))
        return None
    part = Fields(node, fields.problems, (*fields.path, "events"))
    part.only((*KINDS, "from", "days"))
    kinds = [kind for kind in KINDS if kind in part]
    start = _date(part)
    if len(kinds) != 1 or start is None:
        part.add(node.mark, "", found(node), tell("event", keys=", ".join(KINDS)))
        return None
    kind = kinds[0]
    amount = _clock(part) if kind == "snow" else part.whole(kind, 1, MOST_MEN, 1)
    return Event(kind, amount, start, part.whole("days", 1, LONGEST, 1))


def _date(part: Fields) -> str | None:
    node = part.node_of("from") if "from" in part else None
    if not isinstance(node, Scalar):
        return None
    try:
        return dt.date.fromisoformat(node.text).isoformat()
    except ValueError:
        part.wrong("from", node, tell("date"))
        return None


def _clock(part: Fields) -> int:
    node = part.node_of("snow")
    try:
        return ClockTime.read(node.value if isinstance(node, Scalar) else None)
    except MisreadError as error:
        part.wrong("snow", node, tell("clock"), error.suggestion)
        return 0


def outside(events: tuple[Event, ...], scenario: Scenario) -> Event | None:
    """Return the first event of which no day is played, None if there is none such."""
    played = {day.isoformat() for day in dates(scenario)}
    for event in events:
        if played.isdisjoint(_days(event)):
            return event
    return None


def struck(draws: Draws, scenario: Scenario, events: tuple[Event, ...]) -> Draws:
    """Return the year with the events in it; the year given is left as it was."""
    all_dates = [day.isoformat() for day in dates(scenario)]
    for event in events:
        wanted = set(_days(event))
        days = np.flatnonzero([day in wanted for day in all_dates])
        if event.kind == "snow":
            draws = _snowed(draws, scenario, days, event.amount)
        else:
            draws = _away(draws, days, event.amount, SICK if event.kind == "ill" else LEAVE)
    return draws


def _days(event: Event) -> list[str]:
    first = dt.date.fromisoformat(event.start)
    return [(first + dt.timedelta(days=n)).isoformat() for n in range(event.days)]


def _away(draws: Draws, days: Ints, men: int, reason: int) -> Draws:
    absent = draws.absent.copy()
    block = absent[:men, days]
    absent[:men, days] = np.where(block == PRESENT, reason, block)
    return draws._replace(absent=absent)


def _snowed(draws: Draws, scenario: Scenario, days: Ints, second: int) -> Draws:
    """Return the year with snow on `days`; where there was snow already it stays as it fell."""
    snows = np.zeros(len(draws.snow), dtype=bool)
    snows[days[draws.snow[days] < 0]] = True
    at = np.full(len(snows), second, dtype=np.int64)
    weather = Weather(np.ones(len(snows)), snows, at, np.zeros(len(snows), dtype=bool))
    drawn = Tasks(**{name: getattr(draws, name) for name in Tasks._fields})
    afdelinger = list(scenario.organisation.afdelinger.values())
    tasks = joined([drawn], draw_snow_tasks(scenario, weather, afdelinger))
    snow = np.where(snows, second, draws.snow)
    return draws._replace(**tasks._asdict(), snow=snow)
