"""What the compiled engine works on: tables of whole numbers and the names of their columns.

A table holds one row per thing and one column per fact, so that what is read together lies
together. Dimensions: A afdelinger, B blocks, C classes (pairs of type and priority that occur),
D days, E epochs, M contacts, N tasks, R regimes, S skills, T types, V attempts, W men; J and X
words of a set of classes and of men, P and Q afdelinger and classes filled up to whole groups. A
set is a row of 64-bit words, one bit per member.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from sim.model.world import LeverTable

# A key of an event: time, kind and id in one number that sorts as the contract orders them.
ID_BITS = 24
TIME_SHIFT = 28
NEVER = (1 << 63) - 1
UNKNOWN = -1
"""Stands in `earliest` where the first of a group must be looked for."""
BUCKET_SHIFT = TIME_SHIFT + 12
"""Later events are kept in buckets of 4,096 s; those of the present bucket in a heap."""
NOTHING = 1 << 60
"""Stands in `least` where no task waits, and in `level` where a man does not serve: above keys."""
GROUP = 32
"""So many numbers are added or compared at once."""
SLOTS = 3
"""Events a task can have outstanding: a call or release, a chase or expiry, an escalation."""

# Columns of `number`, single numbers that stand still; `GOAL` has five, one for each priority.
(
    WALK,
    NO_ACCESS,
    NO_ACCESS_TIME,
    FIRST_TIME_FIX,
    REPEAT_WORK,
    DIAGNOSIS,
    ESCALATION,
    HORIZON,
    MEN,
    AFDELINGER,
    CLASSES,
    ATTEMPTS,
    CAPACITY,
    DAYS,
    SKILLS,
    MEN_WORDS,
    CLASS_WORDS,
    MEN_GROUPS,
    PLACE_GROUPS,
    CLASS_GROUPS,
    UNITS,
    BUCKETS,
    GOAL,
) = range(23)
NUMBERS = GOAL + 5

# Columns of `live`, single numbers that move.
NOW, EPOCH, ROWS, BUCKET, HEAPED, MACHINE_BACK, PRESSING, NEXT_LOOK = range(8)
LIVES = 8

# Columns of `levers`: all but the last, which has a column for each type.
LEVER_NAMES = LeverTable._fields[:-1]
_lever = LEVER_NAMES.index
DISPATCH, PROTECTED, WINDOW = _lever("dispatch"), _lever("protected"), _lever("window")
CATCH_UP, CHANNEL, DELAY = _lever("catch_up"), _lever("channel"), _lever("delay")
OPEN_FROM, OPEN_TO = _lever("open_from"), _lever("open_to")
DIRECT, MISSED, ABANDONED = _lever("direct"), _lever("missed"), _lever("abandoned")
DIRECT_STOPS, CALL_TIME, SETUP = _lever("direct_stops"), _lever("call"), _lever("setup")
HELP_ABOVE, OWN_FIX, TRANSPORT = _lever("help_above"), _lever("own_fix"), _lever("transport")
STRANGE_FIRST, STRANGE_PERMANENT = _lever("strange_first"), _lever("strange_permanent")
STRANGE_JOBS, PRODUCTIVE = _lever("strange_jobs"), _lever("productive")
BOUGHT_REQUESTS, SLA = _lever("bought_requests"), _lever("sla")
FIRM_ON_TIME = _lever("firm_on_time")

# Columns of `classes`.
(
    TYPE,
    PRIORITY,
    SKILL,
    WORK_KIND,
    NEEDED,
    SPLITTABLE,
    MACHINE,
    PERSONS,
    INDOOR,
    REQUEST,
    URGENT,
) = range(11)
CLASS_COLUMNS = 16

# Columns of `drawn`, what is drawn once for a task and, from `FIRST_TRY`, for its first attempt.
(
    KLASS,
    AFDELING,
    REPORT,
    WORK,
    DIRECT_MARK,
    TRADE_MARK,
    BOUGHT_MARK,
    FIRM_RATE,
    PATIENCE,
    VAGT,
    DRAWN_DUE,
    EXPIRES,
    FIRST_TRY,
) = range(13)
DRAWN_COLUMNS = 16

# Columns of `tries`, what is drawn for each attempt; the first four stand in `drawn` as well.
NO_ACCESS_MARK, FIX_MARK, HEARD_MARK, RETRY, GAP, AGAIN = range(6)
FIRST_TRIES = DRAWN_COLUMNS - FIRST_TRY
TRY_COLUMNS = 8

# Columns of `task`; `TASK_STATE` 0 is unreported.
LEFT, SINCE, DUE, TASK_STATE, CALLS, TRIED, VISITED, CONTRACTOR = range(8)
TASK_COLUMNS = 8

# Columns of `links`, the tasks before and after in a queue, and of `ends`, its first and last.
BEFORE, AFTER = range(2)
FIRST, LAST = range(2)

# Columns of `man`.
(
    STATE,
    ON,
    PLACE,
    TASK,
    PARTNER,
    BEGUN,
    WHOLE,
    LOST,
    BLOCK_END,
    BLOCK_KIND,
    LAST_TYPE,
    HELD,
    CLOSED_DOOR,
) = range(13)
MAN_COLUMNS = 16

# Rows of `crowd`, sets of men.
AT_WORK, IDLE_MEN, WORKING = range(3)

# Columns of `spot`, the levers of an afdeling in the present epoch that dispatch asks for most.
(
    SPOT_DISPATCH,
    SPOT_PROTECTED,
    SPOT_WINDOW,
    SPOT_HELP_ABOVE,
    SPOT_TRANSPORT,
    SPOT_UNIT,
    HOLDS,
) = range(7)
SPOT_COLUMNS = 8

# Columns of `block`.
ENDS, BY, BLOCK_TYPE, IS_FIRST = range(4)

# Columns of `contact`.
CONTACT_AFDELING, CONTACT_SECONDS = range(2)


class Field(NamedTuple):
    """A table: how it stores a number, and its dimensions, a letter where they vary."""

    shape: tuple[int | str, ...]
    bits: int = 64
    signed: bool = True


FIELDS = {
    # The world.
    "number": Field((NUMBERS,)),
    "levers": Field(("R", len(LEVER_NAMES))),
    "bought": Field(("R", "T")),
    "classes": Field(("C", CLASS_COLUMNS)),
    "urgent": Field(("J",)),
    "travel": Field((2, "A", "A")),
    "reach": Field(("E", "W", "A", 2)),
    "own": Field(("E", "W", "A")),
    "base": Field(("E", "W")),
    "speed": Field(("W", "S")),
    "regime": Field(("E", "A")),
    "unit": Field(("E", "A")),
    "workday": Field(("D",)),
    "home_men": Field(("D", "A")),
    "block": Field(("B", 4)),
    "calendar": Field(("",)),
    "vehicle": Field(("W",)),
    "sets": Field(("",)),
    # The draws.
    "outside": Field(("",)),
    "drawn": Field(("N", DRAWN_COLUMNS), 32),
    "tries": Field(("N", "V", TRY_COLUMNS), 32),
    "contact": Field(("M", 2)),
    # The state: single numbers, men.
    "live": Field((LIVES,)),
    "man": Field(("W", MAN_COLUMNS)),
    "jobs": Field(("W", "A")),
    "machines": Field(("",)),
    "finish": Field(("",)),
    "earliest": Field(("",)),
    "crowd": Field((3, "X")),
    "here": Field(("A", "X")),
    "spot": Field(("A", SPOT_COLUMNS)),
    "home": Field(("A", "X")),
    "reachers": Field(("A", 2, "X")),
    "skilled": Field(("S", "X")),
    "mine": Field(("W", "A", "J")),
    "crafts": Field(("W", "J")),
    "kinds": Field((2, "J")),
    "level": Field(("W", "P")),
    "way": Field((2, "A", "P")),
    # The state: tasks, their queues, and what is to happen later.
    "task": Field(("N", TASK_COLUMNS), 32),
    "requests": Field(("A",)),
    "ends": Field(("A", "C", 2), 32),
    "links": Field(("N", 2), 32),
    "keys": Field(("A", "Q")),
    "least": Field(("P",)),
    "bound": Field(("P",)),
    "asks": Field(("A", "J")),
    "heap": Field(("",)),
    "later_key": Field(("N", SLOTS)),
    "later_next": Field(("",), 32),
    "bucket": Field(("",), 32),
    # The trace.
    "time": Field(("",)),
    "row": Field(("",), 8),
    "row_task": Field(("",), 32),
    "row_man": Field(("",), 32),
    "seconds": Field(("",), 32),
    "lost": Field(("",), 32),
}
"""All tables.

`finish` holds the key of the end of each man's travel or work, or `NEVER`; `earliest` the first of
each group. `here` holds the men who stand in an afdeling; in the present epoch `home` those whose
own it is, `reachers` those who reach it for either kind of work. Of the sets of classes `asks`
holds those that wait in an afdeling, `urgent` the urgent ones, `kinds` those of a kind of work,
`crafts` those a man has the skill for, and `mine` those he serves as his own. `keys` holds what
time adds to the key of the first task of each class, `least` the least of these, `level` and `way`
what a man's serving level adds at best and what a trip adds; `bound` is their sum for the man who
is choosing.
"""

RANKS = {name: len(field.shape) for name, field in FIELDS.items()}
PLACES: dict[str, int] = {}
"""Where each table stands in the block: its address and then its dimensions."""
BLOCK_WORDS = 0
for _name, _rank in RANKS.items():
    PLACES[_name] = BLOCK_WORDS
    BLOCK_WORDS += 1 + _rank


class Table(Protocol):
    """A table in the eyes of the type checker."""

    def __getitem__(self, at: int | tuple[int, ...]) -> int:
        """Return an element."""
        ...

    def __setitem__(self, at: int | tuple[int, ...], value: int) -> None:
        """Write an element."""
        ...


class Year(Protocol):
    """The tables of a year in the eyes of the type checker; see `FIELDS`."""

    def __getattr__(self, name: str) -> Table:
        """Return a table."""
        ...
