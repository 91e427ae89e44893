"""Every second of every man: in one place, within his hours or written down as overtime."""

import itertools

import numpy as np
from hypothesis import given

from sim.model import DAY, Engine
from sim.model.trace import Row
from tests.properties.scenarios import FEW, cases, played
from tests.properties.spells import blocks, covered, spells


@FEW
@given(one=cases())
def test_nobody_is_in_two_places(simulate: Engine, one: tuple) -> None:
    """The spells of one man follow each other and are never of negative length."""
    for own in spells(played(simulate, one).trace).values():
        assert all(spell.start <= spell.end for spell in own)
        assert all(a.end <= b.start for a, b in itertools.pairwise(own))


@FEW
@given(one=cases())
def test_a_task_is_served_by_one_man_at_a_time(simulate: Engine, one: tuple) -> None:
    """Work on a task never overlaps work on it, but for the helper of a job for two."""
    by_task: dict[int, list] = {}
    for own in spells(played(simulate, one).trace).values():
        for spell in own:
            if spell.row not in {Row.HELPED, Row.HELPER_ARRIVED, Row.CUT_WORK, Row.CUT_TRAVEL}:
                by_task.setdefault(spell.task, []).append(spell)
    for own in by_task.values():
        own.sort()
        assert all(a.end <= b.start for a, b in itertools.pairwise(own))


@FEW
@given(one=cases())
def test_work_outside_the_calendar_is_overtime(simulate: Engine, one: tuple) -> None:
    """What a man does outside his blocks is just what the trace calls overtime."""
    year = played(simulate, one)
    hours, trace = blocks(year.roster), year.trace
    own_spells = spells(trace)
    for man in range(year.world.staff.share.size):
        mine = own_spells.get(man, [])
        outside = sum(s.end - s.start - covered(s, hours.get(man, [])) for s in mine)
        rows = (trace.row == Row.OVERTIME) & (trace.man == man)
        assert outside == trace.seconds[rows].sum()


@FEW
@given(one=cases())
def test_the_minutes_of_every_man_add_up(simulate: Engine, one: tuple) -> None:
    """Idle time counted second by second is what is left of the paid time, and never negative."""
    year = played(simulate, one)
    use, since = year.use, year.world.days.measure_from
    hours, own_spells = blocks(year.roster), spells(year.trace)
    for man in range(year.world.staff.share.size):
        mine = [block for block in hours.get(man, []) if block[0] >= since]
        at_work = sum(end - start for start, end in mine)
        idle = at_work - sum(covered(s, mine) for s in own_spells.get(man, []))
        assert idle >= 0
        assert use.idle[man] == idle
        parts = use.travel + use.hands_on + use.interruption + use.meeting + use.idle
        assert parts[man] == use.paid[man]


@FEW
@given(one=cases())
def test_travel_is_never_shorter_than_the_way(simulate: Engine, one: tuple) -> None:
    """A trip takes at least the way between the afdelinger and the walk; days start at base."""
    year = played(simulate, one)
    world, afdeling = year.world, year.draws.afdeling
    for man, own in spells(year.trace).items():
        ways = world.travel[world.staff.vehicle[man]]
        base = int(world.staff.base[0, man])
        place, day = base, -1
        for spell in own:
            if spell.row not in {Row.ARRIVED, Row.DIVERTED, Row.HELPER_ARRIVED}:
                continue
            there = int(afdeling[spell.task])
            from_base = spell.start // DAY > day
            way = min(ways[place, there], ways[base, there]) if from_base else ways[place, there]
            assert spell.end - spell.start >= way + world.walk
            place, day = there, spell.end // DAY


@FEW
@given(one=cases())
def test_rows_are_in_order_of_time_and_within_the_year(simulate: Engine, one: tuple) -> None:
    """A trace is written as time passes, and ends with the year."""
    year = played(simulate, one)
    assert (np.diff(year.trace.time) >= 0).all()
    assert len(year.trace.time) == 0 or year.trace.time[-1] <= year.world.days.horizon
    assert (year.trace.seconds >= 0).all()
    assert (year.trace.lost >= 0).all()
