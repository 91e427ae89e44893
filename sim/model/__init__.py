"""THE MODEL. The contract that both engines obey, on one page.

**Clock.** Time is ``int`` seconds of local wall clock; 0 is midnight on the Monday on or before
the first simulated day. Blocks of time are half-open: ``start <= t < end``.

**Order.** Events are played in the order of ``(time, kind, id)``, and that triple is unique.
`Kind` is the written order of kinds at one second; the id is that of the ejendomsfunktionær, the
task, the contact or the epoch the event belongs to. Nothing else decides: no set, no hash, no
order of insertion. Every choice is made inside the event that causes it and is an argmin that ends
in an id.

**States.** A task is in one `TaskState`, an ejendomsfunktionær in one `StaffState`.

**Signature.** ``simulate(world, draws, roster=None) -> Trace``. The world is the organisation under
one driftsmodel, the draws are the year that would have come under any driftsmodel, and an engine is
a deterministic function of the two. The roster follows from both: who has it at hand may give it.
The trace is append-only; it draws no number and causes no event.

Reading order: `rules` (what is decided) → `reference` (SimPy) → `compiled` (the same, fast) →
`world` → `draws` → `roster` → `trace`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sim.model.draws import Draws
    from sim.model.roster import Roster
    from sim.model.trace import Trace
    from sim.model.world import World

HOUR = 3600
DAY = 24 * HOUR
WEEK = 7 * DAY


class Kind(IntEnum):
    """Kinds of events, in the order in which they happen at the same second."""

    FINISH = 1
    """Travel or work of an ejendomsfunktionær ends (id: the man)."""
    BLOCK_END = 2
    """A block of working time ends (id: the man)."""
    CHANGE = 3
    """Levers move (id: the epoch)."""
    BLOCK_START = 4
    """A block of working time starts (id: the man)."""
    RELEASE = 5
    """A task enters the backlog: a round, snow, a registered request, a return visit (id: task)."""
    CALL = 6
    """A resident tries to report (id: task)."""
    CONTACT = 7
    """A resident stops a man for a word (id: contact)."""
    CHASE = 8
    """A resident asks after a waiting task (id: task)."""
    ESCALATE = 9
    """An acute task has waited too long (id: task)."""
    EXPIRE = 10
    """A planned round can no longer be caught up (id: task)."""


class Priority(IntEnum):
    """Priorities of tasks, the most urgent first."""

    SNE = 0
    AKUT = 1
    HASTER = 2
    ALMINDELIG = 3
    PLANLAGT = 4


class TaskState(IntEnum):
    """Where a task is in its life."""

    UNREPORTED = 0
    """Not known to the organisation, or not yet due."""
    WAITING = 1
    """In the backlog."""
    ASSIGNED = 2
    """A man is on his way."""
    SERVED = 3
    """A man is at work on it, or stands at a closed door."""
    AWAY = 4
    """Between two visits: nobody opened, or a part is missing."""
    GIVEN = 5
    """With a firm or the vagt, who complete it."""
    DONE = 6
    """Complete."""
    SKIPPED = 7
    """A round that was not begun in time."""


class StaffState(IntEnum):
    """What an ejendomsfunktionær is doing."""

    OFF = 0
    """Outside working time."""
    IDLE = 1
    """At work with nothing to do that he may begin."""
    TRAVEL = 2
    """On his way to a task; a trip is carried through."""
    WORK = 3
    """On the job; interruptions lengthen it."""
    ASSIST = 4
    """Helping another man with a job for two: on the way, waiting or on the job."""


class Engine(Protocol):
    """What an engine is."""

    def __call__(self, world: World, draws: Draws, roster: Roster | None = None) -> Trace:
        """Play the year `draws` in `world`; the roster of both may be given where it is at hand."""
        ...
