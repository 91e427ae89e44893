"""The rulebook: every operational decision as a small function of whole numbers.

Both engines call these functions; the SimPy engine as they stand, the compiled engine after
compiling them. A rule takes and returns plain ints and bools, touches no state and draws nothing.
Engines own only time and queues. `RULES` lists them for the compiler.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Rule = TypeVar("_Rule", bound=Callable[..., object])
RULES: list[Callable[..., object]] = []


def rule(function: _Rule) -> _Rule:
    """Enter a function in the rulebook."""
    RULES.append(function)
    return function


# Priorities and levels, as numbers a compiler can see.
SNE, AKUT, HASTER, ALMINDELIG, PLANLAGT = range(5)
NEVER, OWN, HELP, COVER, HELP_OR_COVER = range(5)
FIRST, SECOND = 1, 2
"""Serving levels: as one's own, as help or cover."""
ASKER, FIFO, PRIORITY, DAILY_PLAN = range(4)
MOBILE, OFFICE, DESK = range(3)
ORDINARY_BLOCK, SNOW_BLOCK = range(2)
TRADE = 1
ALWAYS = 1 << 16
"""A threshold above every mark."""

ONE_HOUR = 3600
ONE_DAY = 86_400
LONGEST_LOOK = 2 * 3600
"""A visit longer than this is started whenever this much time is left."""
TOLERANCE = 15 * 60
"""A visit may be started if it is expected to end at most this long after working time."""
SHORTEST_SPELL = 10 * 60
"""A round is taken up only if at least this much of the block is left on arrival."""
TRAVEL_BITS = 14
TIME_BITS = 36
FOREVER = 1 << TIME_BITS
"""Later than every moment."""


@rule
def rank(priority: int, dispatch: int, protected: int, window: int, now: int, due: int) -> int:
    """Return how urgent a task is under a dispatch rule; 0 is the most urgent.

    Snow and acute come first under every rule. Protected planned work comes before ordinary
    requests from `window` seconds before `due`; where priorities are kept, so does an ordinary
    request that is as close to its goal.
    """
    if priority <= AKUT:
        return priority
    by_priority = dispatch in (PRIORITY, DAILY_PLAN)
    near = now >= due - window
    if priority == PLANLAGT:
        if protected == 1 and near:
            return 4
        return 5 if dispatch == FIFO else 6
    if by_priority and (priority == HASTER or near):
        return 3 if priority == HASTER else 4
    return 5


@rule
def key_of_time(dispatch: int, urgency: int, since: int, due: int, now: int) -> int:
    """Return what urgency and times add to a sort key.

    Whoever asks first takes the oldest, as does FIFO; priority takes the earliest due; the daily
    plan what is due within a day, then by due time.
    """
    bits, key = TIME_BITS + TRAVEL_BITS, urgency << 2
    if dispatch in (ASKER, FIFO):
        return (key << bits) + since
    if dispatch == PRIORITY:
        return (key << bits) + (due << TRAVEL_BITS)
    later = 0 if due < now + ONE_DAY else 1
    return (((key << 1) + later) << bits) + due


@rule
def key_of_level(dispatch: int, level: int) -> int:
    """Return what the serving level adds to a sort key: own work goes before help."""
    bits = TIME_BITS + TRAVEL_BITS
    return level << (bits + 1) if dispatch == DAILY_PLAN else level << bits


@rule
def key_of_travel(dispatch: int, travel: int) -> int:
    """Return what a trip of `travel` seconds adds to a sort key.

    Whoever asks first, and the daily plan, take the nearest before the oldest or the earliest due;
    priority the earliest due and then the nearest; FIFO does not ask.
    """
    near = min(travel, (1 << TRAVEL_BITS) - 1)
    if dispatch == FIFO:
        return 0
    return near if dispatch == PRIORITY else near << TIME_BITS


@rule
def dispatch_key(
    dispatch: int, urgency: int, level: int, since: int, due: int, travel: int, now: int
) -> int:
    """Return the sort key of a waiting task for one man; the smallest is served next.

    Ties are broken by the task's id, outside.
    """
    in_time = key_of_time(dispatch, urgency, since, due, now)
    return in_time + key_of_level(dispatch, level) + key_of_travel(dispatch, travel)


@rule
def key_holds_until(
    priority: int, dispatch: int, protected: int, window: int, now: int, due: int
) -> int:
    """Return the first moment after `now` at which the rank or the key of a task changes.

    Protected planned work, and ordinary requests where priorities are kept, change `window` seconds
    before `due`; under the daily plan all work does when it is due within a day.
    """
    until = FOREVER
    if dispatch == DAILY_PLAN and now <= due - ONE_DAY:
        until = due - ONE_DAY + 1
    protects = priority == PLANLAGT and protected == 1
    by_priority = priority == ALMINDELIG and dispatch in (PRIORITY, DAILY_PLAN)
    if (protects or by_priority) and now < due - window:
        until = min(until, due - window)
    return until


@rule
def is_urgent(priority: int) -> bool:
    """Return whether work of a priority goes before all other: snow and acute tasks."""
    return priority <= AKUT


@rule
def serving_level(reach: int, urgent: bool, waiting: int, help_above: int, home_men: int) -> int:
    """Return 1 if a man serves a place as his own, 2 if as help or cover, 0 if not at all.

    `waiting` counts requests waiting in the afdeling, `home_men` its own men at work today. Snow
    and acute tasks need no threshold.
    """
    if reach == NEVER:
        return 0
    if reach == OWN:
        return FIRST
    helps = reach in (HELP, HELP_OR_COVER) and (urgent or waiting > help_above)
    covers = reach in (COVER, HELP_OR_COVER) and home_men == 0
    return SECOND if helps or covers else 0


@rule
def time_needed(priority: int, splittable: bool, expected: int) -> int:
    """Return the seconds of a block that must be left on arrival, or less than 0.

    Snow and acute tasks are always started. Rounds need a shortest spell; visits must be expected
    to end in time, or not long after.
    """
    if is_urgent(priority):
        return -FOREVER
    if splittable:
        return SHORTEST_SPELL
    return min(expected, LONGEST_LOOK) - TOLERANCE


@rule
def leaves_time(priority: int, needed: int, block: int, now: int, travel: int, end: int) -> bool:
    """Return whether a block that ends at `end` leaves the time needed after a trip.

    In a block that is a call-in for snow only snow is cleared.
    """
    if block == SNOW_BLOCK:
        return priority == SNE
    return now + travel + needed <= end


@rule
def may_start(
    priority: int, splittable: bool, block: int, now: int, travel: int, expected: int, end: int
) -> bool:
    """Return whether a task may be started `travel` from now in a block that ends at `end`."""
    needed = time_needed(priority, splittable, expected)
    return leaves_time(priority, needed, block, now, travel, end)


@rule
def preempts(new: int, current: int) -> bool:
    """Return whether a task of priority `new` takes a man from one of priority `current`."""
    return is_urgent(new) and new < current


@rule
def stops_planned(direct_stops: int, current: int) -> bool:
    """Return whether a direct request makes a man leave work of priority `current`."""
    return direct_stops == 1 and current == PLANLAGT


@rule
def working_time(left: int, productive: int, speed: int, strange: int) -> int:
    """Return seconds on the job for `left` seconds of standard time.

    `productive`, `speed` and `strange` are per mille: productive share of the time, the man's time
    relative to a generalist's, extra time at a strange site.
    """
    return left * 1000 // productive * speed // 1000 * (1000 + strange) // 1000


@rule
def left_after(left: int, whole: int, done: int) -> int:
    """Return the standard time left when `done` of `whole` seconds of a spell were worked."""
    if whole == 0:
        return 0
    return left - left * done // whole


@rule
def hands_on(elapsed: int, lost: int, whole: int) -> int:
    """Return the hands-on part of a spell broken off after `elapsed` with `lost` interrupted."""
    return min(max(elapsed - lost, 0), whole)


@rule
def strangeness(is_home: bool, first: int, permanent: int, jobs: int, done: int) -> int:
    """Return the per-mille extra time at a site after `done` jobs there; falls linearly."""
    if is_home:
        return 0
    if done >= jobs:
        return permanent
    return permanent + (first - permanent) * (jobs - done) // jobs


@rule
def opening(now: int, open_from: int, open_to: int, workday: bool) -> bool:
    """Return whether the phone is answered at `now`."""
    time_of_day = now % ONE_DAY
    return workday and open_from <= time_of_day < open_to


@rule
def call_back(retry: int, open_from: int, open_to: int) -> int:
    """Return seconds after opening at which a resident who found the phone closed calls again.

    Spread by `retry` over the first hour, or over the whole phone time where that is shorter.
    """
    return retry % max(1, min(ONE_HOUR, open_to - open_from))


@rule
def vagt_takes(priority: int, is_open: bool) -> bool:
    """Return whether a report goes to the out-of-hours duty."""
    return priority == AKUT and not is_open


@rule
def gets_through(mark: int, threshold: int, attempt: int, attempts: int) -> bool:
    """Return whether a caller is heard: `mark` decides, and the last attempt leaves a message."""
    return mark >= threshold or attempt + 1 >= attempts


@rule
def firm_takes_request(mark: int, share: int) -> bool:
    """Return whether a request is bought work."""
    return mark < share


@rule
def needs_contractor(is_trade: bool, mark: int, own_fix: int) -> bool:
    """Return whether a trade task is beyond own staff."""
    return is_trade and mark >= own_fix


@rule
def nobody_opens(indoor: bool, mark: int, threshold: int, attempt: int, attempts: int) -> bool:
    """Return whether a visit meets a closed door; the last attempt is let in."""
    return indoor and attempt + 1 < attempts and mark < threshold


@rule
def must_return(mark: int, first_time_fix: int, attempt: int, attempts: int) -> bool:
    """Return whether a completed visit did not solve the task; the last attempt does."""
    return attempt + 1 < attempts and mark >= first_time_fix


@rule
def expiry(release: int, interval: int, slack: int, catch_up: int) -> int:
    """Return when a round is skipped: after slack and catch-up, or when the next one comes."""
    return release + min(interval, slack + catch_up)


@rule
def stops_at_block_end(splittable: bool, paired: bool) -> bool:
    """Return whether work stops when the block ends; a visit is carried through."""
    return splittable and not paired
