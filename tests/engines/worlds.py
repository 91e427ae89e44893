"""Worlds and years full of ties, with every mechanism somewhere between off and far too much.

A world is told by a few numbers that hypothesis chooses and can make smaller; all else follows
from a seed. Times lie on a coarse grid: at half an hour nearly everything happens at once, and a
wrong rule at an edge changes half of the trace where at one second it changes nothing.
"""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from sim.model import DAY, HOUR, Priority, rules
from sim.model.draws import Draws
from sim.model.world import MARKS, Staff, World
from tests.model import miniature as mini

SNE, PLANLAGT = Priority.SNE, Priority.PLANLAGT
REQUESTS = (Priority.AKUT, Priority.HASTER, Priority.ALMINDELIG)
MOVED = ("own", "reach", "base")
WEEKS = (
    (("07:00", "15:00"),) * 5 + (("00:00", "00:00"),) * 2,
    (("08:00", "12:00"),) * 6 + (("00:00", "00:00"),),
    (("06:00", "06:30"), ("00:00", "24:00")) * 3 + (("00:00", "00:00"),),
)


@dataclasses.dataclass(frozen=True)
class Told:
    """What a world and its year are made from."""

    seed: int
    grid: int
    """Seconds; all times are a multiple of it."""
    men: int
    afdelinger: int
    epochs: int
    tasks: int
    contacts: int
    days: int
    attempts: int


def told(most: int = 66) -> st.SearchStrategy[Told]:
    """Return what worlds are told by; `most` is how many men and afdelinger there may be."""
    men = [n for n in (2, 3, 1, 5, 4, 8, 0, 12, 33, 66) if n <= most]
    afdelinger = [n for n in (2, 1, 3, 4, 6, 2, 3, 66) if n <= most]
    return st.builds(
        Told,
        seed=st.integers(0, 1 << 32),
        grid=st.sampled_from([1800, 300, 1800, 300, 60, 1]),
        men=st.sampled_from(men),
        afdelinger=st.sampled_from(afdelinger),
        epochs=st.sampled_from([1, 2, 3]),
        tasks=st.integers(0, 120),
        contacts=st.integers(0, 40),
        days=st.sampled_from([5, 3, 8, 12]),
        attempts=st.sampled_from([2, 1, 3, 4]),
    )


class _Dice(random.Random):
    """Numbers that follow from a seed."""

    def one(self, *values: Any) -> Any:
        """Return one of some values."""
        return values[self.randrange(len(values))]

    def often(self, usual: Any, *rare: Any) -> Any:
        """Return the usual value more often than not."""
        return usual if self.random() < 0.6 else self.one(*rare)


def made(one: Told) -> tuple[World, Draws]:
    """Return the world and the year that were told of."""
    dice = _Dice(one.seed)
    world, whole = _world(one, dice), one.days * DAY
    end = dice.one(whole, whole, whole - 10 * HOUR - 1, whole - 13 * HOUR - 700, 7 * HOUR + 301)
    days, staff = world.days._replace(horizon=end), _staff(one, world, dice)
    return world._replace(days=days, staff=staff), _draws(one, dice)


def _text(seconds: int) -> str:
    return f"{seconds // HOUR:02}:{seconds % HOUR // 60:02}:{seconds % 60:02}"


def _world(one: Told, dice: _Dice) -> World:
    regimes = dice.one(1, 2, 3)
    units = dice.one(1, 1, 2)
    machine_unit = [[dice.randrange(units) for _ in range(one.afdelinger)] for _ in range(9)]
    grid = one.grid
    return mini.world(
        [_man(one, dice) for _ in range(one.men)],
        afdelinger=one.afdelinger,
        levers=[_levers(grid, dice) for _ in range(regimes)],
        regime=[
            [dice.randrange(regimes) for _ in range(one.afdelinger)] for _ in range(one.epochs)
        ],
        epochs=_epochs(one, dice),
        travel=_travel(one, dice),
        days=one.days,
        week=dice.often(*WEEKS),
        lunch=dice.often(("00:00", "00:00"), ("12:00", "12:30"), ("11:30", "12:00")),
        walk=dice.one(0, grid if grid < HOUR else 0),
        goals=np.array([0, 1, dice.one(1, 3), 10, 0]) * dice.one(HOUR, DAY),
        machine_unit=np.array(machine_unit[: one.epochs]),
        machine_sets=np.array([dice.one(0, 1, 1, 2) for _ in range(units)]),
        no_access=dice.one(0, MARKS // 2, MARKS),
        no_access_time=dice.one(0, grid, 10 * 60),
        first_time_fix=dice.one(0, MARKS // 2, MARKS),
        repeat_work=dice.one(0, 600, 1000),
        diagnosis=dice.one(0, grid, HOUR),
        escalation=dice.one(-1, 0, grid, HOUR, 8 * HOUR),
        weekend_snow=dice.one(0, HOUR, 3 * HOUR),
    )


def _man(one: Told, dice: _Dice) -> mini.Man:
    own = dice.sample(range(one.afdelinger), dice.one(1, 1, min(2, one.afdelinger)))
    levels = (rules.NEVER, rules.OWN, rules.HELP, rules.COVER, rules.HELP_OR_COVER)
    return mini.Man(
        own=tuple(own),
        local=dice.one(*levels),
        pool=dice.one(*levels),
        trade=dice.often(1000, 0, 800),
        temp_after=dice.often(-1, 0, 1),
    )


def _staff(one: Told, world: World, dice: _Dice) -> Staff:
    """Return the men of a world, with other territories and bases in each epoch."""
    others = [
        mini.world([_man(one, dice) for _ in range(one.men)], afdelinger=one.afdelinger).staff
        for _ in range(one.epochs)
    ]
    moved = {name: np.concatenate([getattr(other, name) for other in others]) for name in MOVED}
    return world.staff._replace(**moved)


def _levers(grid: int, dice: _Dice) -> dict[str, Any]:
    share = (0, MARKS // 2, MARKS)
    opens = dice.one(0, 8, 12)
    return {
        "dispatch": dice.randrange(4),
        "protected": dice.one(0, 1),
        "window": dice.one(0, DAY),
        "catch_up": dice.one(0, grid, DAY),
        "channel": dice.randrange(3),
        "open_from": opens * HOUR,
        "open_to": opens * HOUR + dice.one(grid, 4 * HOUR, 12 * HOUR),
        "direct": dice.one(*share),
        "missed": dice.one(*share),
        "abandoned": dice.often(*share),
        "delay": dice.one(0, 0, grid, HOUR),
        "direct_stops": dice.one(0, 1),
        "call": dice.one(0, grid),
        "setup": dice.one(0, grid, 8 * 60),
        "brief": dice.often(0, grid),
        "meeting": dice.often(0, HOUR),
        "help_above": dice.one(0, 1, 3),
        "own_fix": dice.one(0, MARKS // 2, MARKS),
        "strange_first": dice.often(0, 300),
        "strange_permanent": dice.often(0, 100),
        "strange_jobs": dice.one(0, 1, 20),
        "transport": dice.one(0, grid),
        "productive": dice.often(1000, 700),
        "bought_requests": dice.often(0, MARKS // 2, MARKS),
        "sla": dice.one(0, 400),
        "firm_on_time": dice.one(*share),
        "bought": [dice.often(0, 1) for _ in range(mini.TYPES)],
    }


def _epochs(one: Told, dice: _Dice) -> list[str]:
    last = one.days * DAY // one.grid
    later = [dice.randrange(last) * one.grid for _ in range(one.epochs - 1)]
    return [_text(time) for time in (0, *sorted(later))]


def _travel(one: Told, dice: _Dice) -> list[list[int]]:
    every, grid = range(one.afdelinger), one.grid if one.grid > 1 else dice.one(1, 60)
    return [[0 if a == b else dice.one(0, 1, 1, 2) * grid for b in every] for a in every]


def _draws(one: Told, dice: _Dice) -> Draws:
    span = one.days * DAY // one.grid
    within = dice.one(span, span, max(1, span // 4), 1 + 9 * HOUR // one.grid)
    times = sorted(dice.randrange(within) for _ in range(one.tasks))
    tasks = [_task(one, time * one.grid, dice) for time in times]
    contacts = [
        (
            _text(dice.randrange(span) * one.grid),
            dice.randrange(one.afdelinger),
            dice.one(0, 1, one.grid),
        )
        for _ in range(one.contacts)
    ]
    ill = dice.one(0.0, 0.1, 0.5, 1.0)
    return mini.draws(
        tasks,
        contacts=sorted(contacts, key=lambda word: mini.at(word[0])),
        snow=[
            _text(day * DAY + dice.one(5, 6, 7, 14) * HOUR)
            for day in range(one.days)
            if dice.random() < 0.3
        ],
        absent=[
            (man, day) for man in range(one.men) for day in range(one.days) if dice.random() < ill
        ],
        attempts=one.attempts,
        slots=max(one.men, 1),
        days=one.days,
    )


def _task(one: Told, report: int, dice: _Dice) -> dict[str, Any]:
    kind = dice.randrange(mini.TYPES)
    grid, marks = one.grid, (0, MARKS // 2, MARKS - 1)
    planned = {mini.ROUND: PLANLAGT, mini.MOWING: PLANLAGT, mini.SNOW: SNE}
    priority = planned.get(kind, dice.one(*REQUESTS, PLANLAGT))
    fixed = priority in (SNE, PLANLAGT)
    every = range(one.attempts)

    def each(*values: int) -> list[int]:
        return [dice.one(*values) for _ in every]

    return mini.task(
        _text(report),
        dice.one(0, 1, grid, 2 * grid, HOUR, 9 * HOUR),
        kind,
        afdeling=dice.randrange(one.afdelinger),
        priority=priority,
        again=each(0, 1, grid, HOUR),
        no_access=each(*marks),
        fix=each(*marks),
        gap=each(1, grid, HOUR, DAY),
        heard=each(*marks),
        retry=each(1, grid, HOUR, 7 * HOUR),
        direct=dice.one(*marks),
        trade=dice.one(*marks),
        bought=dice.one(*marks),
        firm=dice.one(0, 1000),
        patience=dice.one(max(grid, 600), HOUR, DAY),
        vagt=dice.one(grid, HOUR),
        due=report + (dice.one(0, grid, DAY) if fixed else 0),
        expire=report + dice.one(grid, DAY, 2 * DAY) if fixed and dice.random() < 0.7 else 0,
    )
