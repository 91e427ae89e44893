"""From cells to rows that make sense: repeats found, ends after beginnings, open told from lost.

Every rule here is a trap some log has sprung; each row it touches is counted.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from calibration.cells import CANCELLED, LAST_OF_DAY, OPEN, Cells
from calibration.log import MISSING, NEVER, UNKNOWN, Flags
from calibration.tally import Tally
from calibration.zone import in_repeated_hour
from sim.model import DAY, HOUR
from sim.model.world import Ints

MIDNIGHTS = 0.02
"""Where more of a column's moments than this are exactly midnight, midnight means no time."""


class Window(NamedTuple):
    """When the log was kept and when it was taken, seconds from `EPOCH`."""

    start: int
    end: int
    censored: int


def without_repeats(cells: Cells, has_id: bool, tally: Tally) -> Cells:
    """Return the cells with each case once: its last row where rows differ, else its first."""
    if not len(cells.row):
        return cells
    order = np.lexsort((cells.row, cells.identity))
    identity, content = cells.identity[order], cells.content[order]
    last = np.append(identity[1:] != identity[:-1], True)
    first = np.append(True, identity[1:] != identity[:-1])
    case = np.cumsum(first) - 1
    final = content[np.flatnonzero(last)][case]
    column = "id" if has_id else ""
    repeated = np.zeros(len(order), dtype=bool)
    repeated[order] = ~last & (content == final)
    older = np.zeros(len(order), dtype=bool)
    older[order] = ~last & (content != final)
    tally.note("duplicate", column, repeated, cells.row)
    tally.note("older_version", column, older, cells.row)
    keep = ~(repeated | older)
    return cells.chosen(keep)


def midnights_untimed(cells: Cells) -> Cells:
    """Return the cells with midnight read as 'that day' in columns where it stands for no time."""
    timed = cells.timed & ~_blank_time(cells.report, cells.report % DAY == 0)
    moved_by_column: dict[str, Any] = {}
    for name in ("first_visit", "completed"):
        values: Ints = getattr(cells, name)
        told = values != MISSING
        by_day = _blank_time(values[told], values[told] % DAY == 0)
        moved = values.copy()
        moved[np.flatnonzero(told)[by_day]] += LAST_OF_DAY
        moved_by_column[name] = moved
    return cells._replace(timed=timed, **moved_by_column)


def _blank_time(values: Ints, midnight: Flags) -> Flags:
    common = len(values) > 0 and float(midnight.mean()) > MIDNIGHTS
    return midnight if common else np.zeros(len(values), dtype=bool)


def without_cancelled(cells: Cells, column: str, tally: Tally) -> Cells:
    """Return the cells without requests that were withdrawn."""
    cancelled = cells.status == CANCELLED
    tally.note("cancelled", column, cancelled, cells.row)
    return cells.chosen(~cancelled)


def in_order(cells: Cells, zone: str, tally: Tally) -> Cells:
    """Return the cells with no visit or end before the report, and no visit after the end."""
    report, completed, visit = cells.report, cells.completed, cells.first_visit
    told = completed != MISSING
    early = told & (completed < report)
    twice = early & (completed + HOUR >= report) & in_repeated_hour(completed, zone)
    tally.note("repeated_hour", "completed", twice, cells.row)
    tally.note("ends_before_begins", "completed", early & ~twice, cells.row)
    completed = np.where(twice, completed + HOUR, np.where(early, MISSING, completed))
    seen = visit != MISSING
    outside = seen & ((visit < report) | ((completed != MISSING) & (visit > completed)))
    again = outside & (visit + HOUR >= report) & (visit < report) & in_repeated_hour(visit, zone)
    tally.note("repeated_hour", "first_visit", again, cells.row)
    tally.note("visit_outside", "first_visit", outside & ~again, cells.row)
    visit = np.where(again, visit + HOUR, np.where(outside, MISSING, visit))
    unreadable = cells.unreadable | (early & ~twice)
    return cells._replace(completed=completed, first_visit=visit, unreadable=unreadable)


def still_open(cells: Cells, has: dict[str, bool], window: Window, tally: Tally) -> Cells:
    """Return the cells with `NEVER` for what had not happened when the log was taken.

    A blank completion means open, unless a status says closed; a blank first visit means nobody
    came, but only while the case is open (a closed case without one was not filled in). `has` says
    which of the columns first_visit, completed and status the log has.
    """
    late = {}
    for name in ("first_visit", "completed"):
        values: Ints = getattr(cells, name)
        late[name] = (values != MISSING) & (values > _until(values, window.censored))
        tally.note("after_export", name, late[name], cells.row)
    blank = (cells.completed == MISSING) & ~cells.unreadable
    says_closed = (cells.status != OPEN) & (cells.status != UNKNOWN)
    tally.note(
        "closed_without_time", "completed", blank & says_closed & has["completed"], cells.row
    )
    known_open = blank & (cells.status == OPEN) if has["status"] else blank
    if not has["completed"] and not has["status"]:
        known_open = np.zeros(len(blank), dtype=bool)
    known_open = known_open | late["completed"]
    waiting = late["first_visit"]
    if has["first_visit"]:
        waiting = waiting | ((cells.first_visit == MISSING) & known_open)
    return cells._replace(
        completed=np.where(known_open, NEVER, cells.completed),
        first_visit=np.where(waiting, NEVER, cells.first_visit),
    )


def _until(values: Ints, censored: int) -> Ints:
    """Return until when a moment can be known: a day known only by its date counts whole."""
    by_day = values % DAY == LAST_OF_DAY
    return np.asarray(np.where(by_day, max(censored, -(-censored // DAY) * DAY), censored))


def typed_in_later(cells: Cells, within: int, tally: Tally) -> Flags:
    """Return which rows were typed in when done: closed `within` seconds of the report."""
    told = (cells.completed != MISSING) & (cells.completed != NEVER)
    by_day = (cells.completed % DAY == LAST_OF_DAY) | ~cells.timed
    span = np.where(told, cells.completed, cells.report + DAY) - cells.report
    clerical: Flags = told & ~by_day & (span <= within)
    tally.note("clerical", "completed", clerical, cells.row)
    return clerical


def doors(cells: Cells, tally: Tally) -> Cells:
    """Return the cells without counts that contradict each other."""
    both = (cells.visits != UNKNOWN) & (cells.no_access != UNKNOWN)
    wrong = both & (cells.no_access > cells.visits)
    tally.note("too_many_doors", "no_access", wrong, cells.row)
    return cells._replace(
        visits=np.where(wrong, UNKNOWN, cells.visits),
        no_access=np.where(wrong, UNKNOWN, cells.no_access),
    )
