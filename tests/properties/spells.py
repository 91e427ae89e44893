"""What a trace says of each man's time: spells of travel and work, and blocks he is paid for."""

from __future__ import annotations

from typing import NamedTuple

from sim.measure.time_use import HANDS_ON, TRAVEL
from sim.model.roster import Roster
from sim.model.trace import Row, Trace


class Spell(NamedTuple):
    """A stretch of travel or work of one man, `start` to `end`."""

    start: int
    end: int
    row: Row
    task: int


def spells(trace: Trace) -> dict[int, list[Spell]]:
    """Return each man's spells in order; a row that ends a spell tells its length."""
    out: dict[int, list[Spell]] = {}
    for time, kind, task, man, seconds, lost in zip(*(c.tolist() for c in trace), strict=True):
        if kind in HANDS_ON + TRAVEL:
            out.setdefault(man, []).append(Spell(time - seconds - lost, time, Row(kind), task))
    return {man: sorted(own) for man, own in out.items()}


def blocks(roster: Roster) -> dict[int, list[tuple[int, int]]]:
    """Return each man's blocks of working time in order."""
    out: dict[int, list[tuple[int, int]]] = {}
    for man, start, end in zip(
        roster.man.tolist(), roster.start.tolist(), roster.end.tolist(), strict=True
    ):
        out.setdefault(man, []).append((start, end))
    return out


def covered(spell: Spell, own: list[tuple[int, int]]) -> int:
    """Return the seconds of a spell that lie in blocks."""
    return sum(max(0, min(spell.end, end) - max(spell.start, start)) for start, end in own)
