"""A clean simulated log made as messy as real ones: rounded, typed in late, cut off, repeated."""

from __future__ import annotations

import datetime as dt

import numpy as np

from calibration.simulated import COLUMNS

CAP = 240
"""Minutes: the longest time the system takes."""
UNITS = np.array([1, 5, 15, 30])
HEAPED = np.array([0.3, 0.3, 0.3, 0.1])
"""Shares of those who round to each unit of minutes."""
LEFT_OUT = (("first_visit",), ("priority",), ("visits", "no_access", "work"), ("status",), ())
"""Columns that a log may lack."""
SHAPE = "%d-%m-%Y %H:%M:%S"

Row = dict[str, str]


def messy(
    rows: list[Row], rng: np.random.Generator, taken: dt.datetime
) -> tuple[list[Row], dict[str, str]]:
    """Return the rows as a careless office would have them, and the columns it keeps.

    2-10 % of the cases are typed in when they are done, minutes are heaped and capped, 2 % of the
    types and priorities are blank, 1 % of the rows stand twice, and the log is taken at `taken`.
    """
    clerical = rng.uniform(0.02, 0.10)
    out = []
    for row in rows:
        cells = _taken(dict(row), taken)
        if cells is None:
            continue
        if cells["completed"] and rng.random() < clerical:
            done = dt.datetime.strptime(cells["completed"], SHAPE)
            late = done - dt.timedelta(seconds=int(rng.integers(0, 120)))
            cells["report"] = late.strftime(SHAPE)
        cells["work"] = _heaped(cells["work"], rng)
        for name in ("type", "priority"):
            if rng.random() < 0.02:
                cells[name] = ""
        out.append(cells)
        if rng.random() < 0.01:
            out.append(dict(cells))
    gone = LEFT_OUT[int(rng.integers(len(LEFT_OUT)))]
    return out, {ours: name for ours, name in COLUMNS.items() if ours not in gone}


def _taken(cells: Row, taken: dt.datetime) -> Row | None:
    """Return the row as it stood at `taken`, None if it was not there yet."""
    if dt.datetime.strptime(cells["report"], SHAPE) >= taken:
        return None
    if cells["first_visit"] and dt.datetime.strptime(cells["first_visit"], SHAPE) >= taken:
        cells["first_visit"] = ""
    if not cells["completed"] or dt.datetime.strptime(cells["completed"], SHAPE) >= taken:
        # How many visits there had been by then is not kept in the year's log.
        cells |= {"completed": "", "status": "Åben", "work": "", "visits": "", "no_access": ""}
    return cells


def _heaped(work: str, rng: np.random.Generator) -> str:
    if not work:
        return ""
    minutes = float(work.replace(",", "."))
    unit = int(rng.choice(UNITS, p=HEAPED))
    return str(min(max(round(minutes / unit), 1) * unit, CAP))
