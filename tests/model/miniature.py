"""Worlds and years in miniature: a few readable arguments, everything else neutral.

The week starts on Monday at 0. Work is from 07:00 to 15:00 without lunch, Monday to Friday. A task
with default marks is heard, met by an open door and solved at the first visit; `LOW` and `HIGH`
turn that around. Times are texts such as '07:20' (Monday) or '+1 07:20' (Tuesday).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from sim.model import DAY, HOUR, Priority, rules
from sim.model.draws import Draws
from sim.model.world import MARKS, Catalogue, Days, LeverTable, Staff, World

MIN = 60
LOW, HALF, HIGH = 0, MARKS // 2, MARKS - 1
LOCAL, POOL = 0, 1

VISIT, INDOOR, TRADE, ROUND, MOWING, LIFT, SNOW = range(7)
"""Task types: a visit outdoors, one in a home, one for a craftsman, a round, a round with a
machine, a job for two, and snow."""

CATALOGUE = Catalogue(
    #                 VISIT     INDOOR    TRADE     ROUND     MOWING    LIFT      SNOW
    skill=np.array([0, 0, 1, 0, 2, 0, 0]),
    work=np.array([LOCAL, LOCAL, POOL, LOCAL, POOL, LOCAL, POOL]),
    expected=np.array([30 * MIN, 30 * MIN, 30 * MIN, 4 * HOUR, 4 * HOUR, 30 * MIN, 2 * HOUR]),
    slack=np.array([0, 0, 0, 1 * DAY, 1 * DAY, 0, 1 * DAY]),
    interval=np.array([0, 0, 0, 7 * DAY, 7 * DAY, 0, 1 * DAY]),
    splittable=np.array([0, 0, 0, 1, 1, 0, 0]),
    machine=np.array([0, 0, 0, 0, 1, 0, 0]),
    persons=np.array([1, 1, 1, 1, 1, 2, 1]),
    indoor=np.array([0, 1, 0, 0, 0, 0, 0]),
)
TYPES = len(CATALOGUE.skill)

NEUTRAL: dict[str, int] = {
    "dispatch": rules.FIFO,
    "protected": 0,
    "window": 0,
    "catch_up": 5 * DAY,
    "channel": rules.DESK,
    "open_from": 0,
    "open_to": DAY,
    "direct": 0,
    "missed": 0,
    "abandoned": 0,
    "delay": 0,
    "direct_stops": 0,
    "call": 0,
    "setup": 0,
    "brief": 0,
    "meeting": 0,
    "help_above": 0,
    "own_fix": MARKS,
    "strange_first": 0,
    "strange_permanent": 0,
    "strange_jobs": 20,
    "transport": 0,
    "productive": 1000,
    "bought_requests": 0,
    "sla": 400,
    "firm_on_time": MARKS,
}
"""Levers of which none does anything."""


class Man(NamedTuple):
    """An ejendomsfunktionær: his own afdelinger, and how far he reaches beyond them."""

    own: tuple[int, ...] = (0,)
    local: int = rules.NEVER
    pool: int = rules.NEVER
    trade: int = 1000
    """His time for trade work, per mille; 0: he cannot."""
    vehicle: int = 0
    temp_after: int = -1


def at(text: str) -> int:
    """Return the second of '07:20' or, on a later day, of '+1 07:20'."""
    day, _, clock = text.rpartition(" ")
    hours, minutes, seconds = [*(int(part) for part in clock.split(":")), 0][:3]
    return int(day or 0) * DAY + hours * HOUR + minutes * MIN + seconds


def world(
    men: Sequence[Man] = (Man(),),
    *,
    afdelinger: int = 1,
    levers: dict[str, Any] | Sequence[dict[str, Any]] = {},  # noqa: B006 - never changed
    regime: Sequence[Sequence[int]] | None = None,
    epochs: Sequence[str] = ("00:00",),
    travel: int | Sequence[Sequence[int]] = 10 * MIN,
    machines: int = 1,
    days: int = 7,
    week: tuple[tuple[str, str], ...] = (("07:00", "15:00"),) * 5 + (("00:00", "00:00"),) * 2,
    lunch: tuple[str, str] = ("00:00", "00:00"),
    **fields: Any,
) -> World:
    """Return a world; `travel` is a matrix, or the time between any two; `fields` are `World`'s."""
    rows = [levers] if isinstance(levers, dict) else list(levers)
    opens, closes = (
        np.array([at(week[d % 7][k]) for d in range(days)], dtype=np.int64) for k in (0, 1)
    )
    calendar = Days(
        workday=(closes > opens).astype(np.int64),
        opens=opens,
        closes=closes,
        lunch_from=at(lunch[0]),
        lunch_to=at(lunch[1]),
        horizon=days * DAY,
        measure_from=0,
        measure_to=days * DAY,
    )
    spans = len(epochs)
    out = World(
        days=calendar,
        catalogue=CATALOGUE,
        levers=_levers(rows),
        staff=_staff(men, afdelinger, spans),
        travel=np.array([travel * (1 - np.eye(afdelinger, dtype=np.int64))] * 2)
        if isinstance(travel, int)
        else np.array([travel] * 2),
        walk=0,
        goals=np.array([0, 1, 3, 10, 0]) * DAY,
        epoch_start=np.array([at(text) for text in epochs]),
        regime=np.zeros((spans, afdelinger), np.int64) if regime is None else np.array(regime),
        machine_unit=np.zeros((spans, afdelinger), dtype=np.int64),
        machine_sets=np.array([machines]),
        no_access=HALF,
        no_access_time=10 * MIN,
        first_time_fix=HALF,
        repeat_work=600,
        diagnosis=20 * MIN,
        escalation=-1,
        snow_from=at("05:00"),
        weekend_snow=3 * HOUR,
    )
    return out._replace(**fields)


def _levers(rows: list[dict[str, Any]]) -> LeverTable:
    full = [{**NEUTRAL, "bought": [0] * TYPES, **row} for row in rows]
    return LeverTable(*(np.array([row[name] for row in full]) for name in LeverTable._fields))


def _staff(men: Sequence[Man], afdelinger: int, epochs: int) -> Staff:
    own = np.zeros((epochs, len(men), afdelinger), dtype=np.int64)
    reach = np.zeros((epochs, len(men), afdelinger, 2), dtype=np.int64)
    for w, man in enumerate(men):
        reach[:, w, :, LOCAL], reach[:, w, :, POOL] = man.local, man.pool
        for a in man.own:
            own[:, w, a], reach[:, w, a] = 1, rules.OWN
    home = [man.own[0] for man in men]
    return Staff(
        own=own,
        base=np.array([home] * epochs, dtype=np.int64).reshape(epochs, len(men)),
        reach=reach,
        speed=np.array([[1000, man.trade, 1000] for man in men]).reshape(-1, 3),
        vehicle=np.array([man.vehicle for man in men], dtype=np.int64),
        share=np.full(len(men), 1000),
        employed_from=np.zeros(len(men), dtype=np.int64),
        employed_to=np.full(len(men), 1 << 40),
        temp_after=np.array([man.temp_after for man in men], dtype=np.int64),
    )


def task(report: str, work: int, kind: int = VISIT, **columns: Any) -> dict[str, Any]:
    """Return a task: an ordinary request, a round or snow; `columns` are those of `Draws`."""
    planned = {ROUND: Priority.PLANLAGT, MOWING: Priority.PLANLAGT, SNOW: Priority.SNE}
    return {
        "report": at(report),
        "afdeling": 0,
        "type": kind,
        "priority": planned.get(kind, Priority.ALMINDELIG),
        "work": work,
        "again": work,
        "no_access": HIGH,
        "fix": LOW,
        "gap": 1 * DAY,
        "heard": HIGH,
        "retry": 1 * HOUR,
        "direct": HIGH,
        "trade": LOW,
        "bought": HIGH,
        "lead": 5 * DAY,
        "firm": 1000,
        "patience": 30 * DAY,
        "vagt": 1 * HOUR,
        "due": at(report) + (DAY if kind in planned else 0),
        "expire": 0,
    } | columns


def draws(
    tasks: Iterable[dict[str, Any]] = (),
    *,
    contacts: Sequence[tuple[str, int, int]] = (),
    snow: Sequence[str] = (),
    absent: Sequence[tuple[int, int]] = (),
    attempts: int = 2,
    slots: int = 2,
    days: int = 7,
) -> Draws:
    """Return a year: tasks in order of report; contacts as (time, afdeling, seconds); mornings on
    which snow calls the staff in; absence as (man, day)."""
    given = list(tasks)
    wide = ("again", "no_access", "fix", "gap", "heard", "retry")
    marks = ("no_access", "fix", "heard", "direct", "trade", "bought")
    columns: dict[str, Any] = {}
    for name in task("00:00", 0):
        kind = np.uint16 if name in marks else np.int64
        if name in wide:
            rows = [np.broadcast_to(one[name], attempts) for one in given]
            columns[name] = np.array(rows, dtype=kind).reshape(-1, attempts)
        else:
            columns[name] = np.array([one[name] for one in given], dtype=kind)
    called, away = np.full(days, -1, dtype=np.int64), np.zeros((slots, days), dtype=np.uint8)
    for second in map(at, snow):
        called[second // DAY] = second % DAY
    for man, day in absent:
        away[man, day] = 1
    return Draws(
        **columns,
        contact_time=np.array([at(time) for time, _, _ in contacts], dtype=np.int64),
        contact_afdeling=np.array([a for _, a, _ in contacts], dtype=np.int64),
        contact_seconds=np.array([s for _, _, s in contacts], dtype=np.int64),
        snow=called,
        absent=away,
    )
