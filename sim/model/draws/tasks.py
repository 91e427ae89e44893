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
    first = [np.concatenate(columns) for columns in zip(*asked, strict=True)]
    requests = Tasks(*first)
    both = {
        name: np.concatenate([getattr(requests, name), *(getattr(one, name) for one in others)])
        for name in Planned._fields
    }
    order = in_order(both["report"], both["afdeling"])
    where = np.flatnonzero(order < len(requests.report))
    which = order[where]

    def spread(column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        whole = np.zeros((len(order), *column.shape[1:]), dtype=column.dtype)
        whole[where] = column[which]
        return whole

    return Tasks(
        *(
            both[name][order] if name in both else spread(column)
            for name, column in requests._asdict().items()
        )
    )


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
