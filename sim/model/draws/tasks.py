"""Columns of drawn tasks and contacts, and how parts of them are joined into one year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Marks = npt.NDArray[np.uint16]


class Tasks(NamedTuple):
    """The task columns of `draws.Draws`, for one afdeling or for the whole year."""

    report: Ints
    afdeling: Ints
    type: Ints
    priority: Ints
    work: Ints
    again: Ints
    no_access: Marks
    fix: Marks
    gap: Ints
    heard: Marks
    retry: Ints
    direct: Marks
    trade: Marks
    bought: Marks
    lead: Ints
    firm: Ints
    patience: Ints
    vagt: Ints
    due: Ints
    expire: Ints

    def chosen(self, which: npt.NDArray[np.generic]) -> Tasks:
        """Return the tasks at some indices, or where a mask is true."""
        columns = [column[which] for column in self]
        return Tasks(*columns)


class Planned(NamedTuple):
    """Tasks that nobody asks for: columns of `Tasks`; no mark and no gap is drawn for them."""

    report: Ints
    afdeling: Ints
    type: Ints
    priority: Ints
    work: Ints
    bought: Marks
    due: Ints
    expire: Ints


def planned(report: Ints, afdeling: Ints, kind: int | Ints, priority: int, work: Ints) -> Planned:
    """Return tasks of `work` seconds that fall due at `report`, and are due and done with then."""
    n = len(report)
    return Planned(
        report=report,
        afdeling=afdeling,
        type=np.broadcast_to(np.asarray(kind, dtype=np.int64), n),
        priority=np.broadcast_to(np.int64(priority), n),
        work=work,
        bought=np.broadcast_to(np.uint16(0), n),
        due=report,
        expire=np.broadcast_to(np.int64(0), n),
    )


def joined(asked: Sequence[Tasks], others: Sequence[Planned]) -> Tasks:
    """Return all as one table in order of report, then of afdeling, then as they are given.

    What is not drawn for planned tasks is 0.
    """
    number = sum(len(part.report) for part in asked)
    parts = {
        name: [getattr(part, name) for part in asked]
        + [getattr(other, name) for other in others if name in Planned._fields]
        for name in Tasks._fields
    }
    order = in_order(np.concatenate(parts["report"]), np.concatenate(parts["afdeling"]))
    # Behind the requests stands a row of zeros, which is taken for each planned task.
    drawn = np.minimum(order, number)

    def ordered(name: str, columns: list[npt.NDArray[Any]]) -> npt.NDArray[Any]:
        if name in Planned._fields:
            return np.concatenate(columns).take(order)
        nothing = np.zeros((1, *columns[0].shape[1:]), dtype=columns[0].dtype)
        return np.concatenate([*columns, nothing]).take(drawn, axis=0)

    return Tasks(*(ordered(name, columns) for name, columns in parts.items()))


def in_order(time: Ints, afdeling: Ints) -> Ints:
    """Return the indices that sort by time, then by afdeling, then as it was."""
    # One sort of whole numbers that hold a time, which is below 2³¹, and a place.
    rank = np.argsort(afdeling, kind="stable")
    keys = (time[rank] << 32) | np.arange(len(time))
    keys.sort()
    return np.asarray(rank[keys & ((1 << 32) - 1)])


class Contacts(NamedTuple):
    """Incidental contacts, in order of time, then of afdeling."""

    time: Ints
    afdeling: Ints
    seconds: Ints
