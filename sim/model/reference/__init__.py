"""The reference engine: the year as SimPy processes.

One process for each ejendomsfunktionær, one for the calendar and one for what comes from
outside; the `Foreman` (dispatch and books, no SimPy) holds what they share. SimPy's own order of
simultaneous events is ``(time, priority, insertion)``; every event here passes the contract's
``kind, id`` as its priority, so insertion never decides.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import cast

import numpy as np
import simpy
from simpy.events import EventPriority

from sim.model import Kind
from sim.model.draws import Draws
from sim.model.reference.intake import Foreman
from sim.model.roster import Roster, build_roster
from sim.model.rules import PLANLAGT, SNE
from sim.model.trace import Trace, trace_of
from sim.model.world import World

Process = Generator[simpy.Event, None, None]


def simulate(world: World, draws: Draws, roster: Roster | None = None) -> Trace:
    """Play the year `draws` in `world` with SimPy; the roster of both may be given."""
    return _Year(world, draws, build_roster(world, draws) if roster is None else roster).play()


class _Year:
    """SimPy's part: time. All else is the foreman's."""

    def __init__(self, world: World, draws: Draws, roster: Roster) -> None:
        self.world, self.draws, self.roster = world, draws, roster
        self.env = simpy.Environment()
        self.foreman = Foreman(world, draws, self.roster, clock=self)
        self.men = [
            self.env.process(self.ejendomsfunktionaer(w)) for w in range(world.staff.share.size)
        ]

    @property
    def now(self) -> int:
        return int(self.env.now)

    def play(self) -> Trace:
        self.env.process(self.calendar())
        self.env.process(self.outside())
        self.env.run(until=self.world.days.horizon)
        self.foreman.cut()
        return trace_of(self.foreman.rows)

    def until(self, time: int, kind: Kind, ident: int) -> simpy.Event:
        """Return an event at `time` that takes its place in the contract's order."""
        event = simpy.Event(self.env)
        event._ok, event._value = True, None
        priority = cast(EventPriority, (kind << 28) | ident)
        self.env.schedule(event, priority, time - self.now)
        return event

    def later(self, time: int, kind: Kind, ident: int, action: Callable[[int], None]) -> None:
        """Let `action(ident)` happen at `time`."""
        if time < self.world.days.horizon:
            self.until(time, kind, ident).callbacks.append(lambda _: action(ident))

    def rouse(self, w: int) -> None:
        """Tell a man that somebody else has changed what he is doing."""
        if self.env.active_process is not self.men[w]:
            self.men[w].interrupt()

    def ejendomsfunktionaer(self, w: int) -> Process:
        """One man: wait for work, travel, work, and again."""
        foreman = self.foreman
        while True:
            try:
                if not foreman.busy(w):
                    yield self.env.event()
                finish = foreman.finish[w]
                yield self.until(finish, Kind.FINISH, w)
                if foreman.finish[w] == finish:
                    foreman.finished(w)
            except simpy.Interrupt:
                continue

    def calendar(self) -> Process:
        """Blocks of working time, and levers that move on a date."""
        for time, kind, ident, block in calendar_events(self.world, self.roster):
            if time > 0 or kind != Kind.CHANGE:
                yield self.until(time, Kind(kind), ident)
            if kind == Kind.BLOCK_START:
                self.foreman.start_block(block)
            elif kind == Kind.BLOCK_END:
                self.foreman.end_block(ident)
            else:
                self.foreman.change(ident)

    def outside(self) -> Process:
        """Residents' first calls, planned work that falls due, snow, incidental contacts."""
        foreman = self.foreman
        actions = {
            Kind.CALL: foreman.call,
            Kind.RELEASE: foreman.release,
            Kind.CONTACT: foreman.contact,
        }
        for time, kind, ident in outside_events(self.draws):
            yield self.until(time, Kind(kind), ident)
            actions[Kind(kind)](ident)


def calendar_events(world: World, roster: Roster) -> list[tuple[int, int, int, int]]:
    """Return (time, kind, id, block) of all calendar events, in the contract's order."""
    blocks = np.arange(len(roster.start))
    starts = [roster.start, np.full(len(blocks), Kind.BLOCK_START), roster.man, blocks]
    ends = [roster.end, np.full(len(blocks), Kind.BLOCK_END), roster.man, blocks]
    epochs = np.arange(len(world.epoch_start))
    changes = [world.epoch_start, np.full(len(epochs), Kind.CHANGE), epochs, epochs]
    table = np.concatenate([np.column_stack(part) for part in (starts, ends, changes)])
    order = np.lexsort((table[:, 2], table[:, 1], table[:, 0]))
    return [(int(t), int(k), int(i), int(b)) for t, k, i, b in table[order]]


def outside_events(draws: Draws) -> list[tuple[int, int, int]]:
    """Return (time, kind, id) of all first events of tasks and of contacts, in order."""
    request = (draws.priority != SNE) & (draws.priority != PLANLAGT)
    kinds = np.where(request, Kind.CALL, Kind.RELEASE)
    tasks = np.column_stack([draws.report, kinds, np.arange(len(kinds))])
    count = len(draws.contact_time)
    words = np.column_stack([draws.contact_time, np.full(count, Kind.CONTACT), np.arange(count)])
    table = np.concatenate([tasks, words])
    order = np.lexsort((table[:, 2], table[:, 1], table[:, 0]))
    return [(int(t), int(k), int(i)) for t, k, i in table[order]]
