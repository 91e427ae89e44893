"""The books of the reference engine: the state of every task and man, and the rows written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sim.model import DAY, Kind, StaffState, TaskState, rules
from sim.model.draws import Draws
from sim.model.reference.backlog import Backlog, Key
from sim.model.roster import Roster
from sim.model.trace import NOBODY, Row
from sim.model.world import World


class Clock(Protocol):
    """What the books need of time."""

    @property
    def now(self) -> int:
        """The time, seconds."""
        ...

    def later(self, time: int, kind: Kind, ident: int, action: Callable[[int], None]) -> None:
        """Let `action(ident)` happen at `time`."""

    def rouse(self, w: int) -> None:
        """Tell a man that what he is doing has changed."""


def _lists(arrays: Any) -> Any:
    """Return a named tuple of arrays as one of lists: scalar access is several times faster."""
    return type(arrays)(*(a.tolist() if hasattr(a, "tolist") else a for a in arrays))


class Books:
    """State of tasks and men. One state each; see `sim.model.TaskState` and `StaffState`."""

    def __init__(self, world: World, draws: Draws, roster: Roster, clock: Clock) -> None:
        """Start a year in which nothing has happened yet."""
        self.world, self.clock = world, clock
        self.days, self.types = _lists(world.days), _lists(world.catalogue)
        self.levers, self.staff = _lists(world.levers), _lists(world.staff)
        self.travel, self.regime = world.travel.tolist(), world.regime.tolist()
        self.machine_unit = world.machine_unit.tolist()
        self.goals = world.goals.tolist()
        self.draws, self.roster = _lists(draws), _lists(roster)
        self.attempts = draws.gap.shape[1]
        self.epoch = 0
        self.rows: list[tuple[int, int, int, int, int, int]] = []
        self.backlog = Backlog(world.regime.shape[1])
        self.machines = world.machine_sets.tolist()
        self.machine_back = False
        self._start_tasks(len(draws.report))
        self._start_men(world.staff.share.size, world.regime.shape[1])

    def _start_tasks(self, count: int) -> None:
        self.task_state = [TaskState.UNREPORTED] * count
        self.left = [0] * count
        self.since = [0] * count
        self.due = [0] * count
        self.calls = [0] * count
        self.tried = [0] * count
        self.visited = [False] * count
        self.contractor = [False] * count

    def _start_men(self, count: int, afdelinger: int) -> None:
        self.state = [StaffState.OFF] * count
        self.on = [False] * count
        self.block_end = [0] * count
        self.block_kind = [0] * count
        self.place = list(self.staff.base[0])
        self.task = [NOBODY] * count
        self.partner = [NOBODY] * count
        self.begun = [0] * count
        self.finish = [0] * count
        self.whole = [0] * count
        self.lost = [0] * count
        self.closed_door = [False] * count
        self.held = [NOBODY] * count
        self.last_type = [NOBODY] * count
        self.jobs = [[0] * afdelinger for _ in range(count)]
        self.men = range(count)

    @property
    def now(self) -> int:
        """The time, seconds."""
        return self.clock.now

    def emit(self, row: Row, i: int, w: int = NOBODY, seconds: int = 0, lost: int = 0) -> None:
        """Write a row of the trace."""
        self.rows.append((self.now, row, i, w, seconds, lost))

    def key(self, i: int) -> Key:
        """Return the queue of a task."""
        return self.draws.type[i], self.draws.priority[i], self.draws.afdeling[i]

    def is_request(self, i: int) -> bool:
        """Return whether a resident asked for the task."""
        return bool(rules.AKUT <= self.draws.priority[i] <= rules.ALMINDELIG)

    def enqueue(self, i: int, *, front: bool = False) -> None:
        """Let a task wait."""
        self.task_state[i] = TaskState.WAITING
        self.backlog.push(self.key(i), i, front=front, request=self.is_request(i))

    def dequeue(self, i: int, state: TaskState) -> None:
        """Take a waiting task out of the backlog."""
        self.backlog.remove(self.key(i), i, request=self.is_request(i))
        self.task_state[i] = state

    def regime_at(self, afdeling: int) -> int:
        """Return which levers are in force in an afdeling now."""
        regime: int = self.regime[self.epoch][afdeling]
        return regime

    def phone_open(self, afdeling: int) -> bool:
        """Return whether the phone is answered for an afdeling now."""
        r, now = self.regime_at(afdeling), self.now
        workday = self.days.workday[now // DAY] == 1
        return rules.opening(now, self.levers.open_from[r], self.levers.open_to[r], workday)

    def next_opening(self, afdeling: int) -> int:
        """Return when the phone is next answered for an afdeling; the horizon if never again."""
        opens: int = self.levers.open_from[self.regime_at(afdeling)]
        for day in range(self.now // DAY, len(self.days.workday)):
            if self.days.workday[day] == 1 and day * DAY + opens > self.now:
                return day * DAY + opens
        horizon: int = self.days.horizon
        return horizon

    def when_open(self, i: int) -> int:
        """Return when the resident of task `i` calls if the phone is closed now.

        That is within the first hour after it opens, and before it closes again.
        """
        a = self.draws.afdeling[i]
        r = self.regime_at(a)
        spread = rules.call_back(
            self.draws.retry[i][0], self.levers.open_from[r], self.levers.open_to[r]
        )
        return self.next_opening(a) + spread
