"""Columns of drawn tasks and contacts, and how parts of them are joined into one year."""

from __future__ import annotations

from typing import NamedTuple

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

    def at(self, afdeling: int) -> Tasks:
        """Return the tasks placed in an afdeling."""
        return self._replace(afdeling=np.full(len(self.report), afdeling, dtype=np.int64))

    def of(self, kind: int, priority: int) -> Tasks:
        """Return the tasks as all of one type and priority."""
        count = len(self.report)
        return self._replace(
            type=np.full(count, kind, dtype=np.int64),
            priority=np.full(count, priority, dtype=np.int64),
        )

    def chosen(self, which: npt.NDArray[np.generic]) -> Tasks:
        """Return the tasks at some indices, or where a mask is true."""
        columns = [column[which] for column in self]
        return Tasks(*columns)

    @staticmethod
    def joined(parts: list[Tasks], attempts: int) -> Tasks:
        """Return the parts as one table in order of report; ties keep the order of the parts."""
        if not parts:
            return plain_tasks(np.zeros(0, np.int64), 0, 0, np.zeros(0, np.int64), attempts)
        whole = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
        order = np.argsort(whole[0], kind="stable")
        return Tasks(*(column[order] for column in whole))


def plain_tasks(report: Ints, kind: int | Ints, priority: int, work: Ints, attempts: int) -> Tasks:
    """Return tasks without any mark or gap: planned work at `report` with `work` seconds."""
    n = len(report)
    none = np.zeros(n, dtype=np.int64)
    blank = np.zeros(n, dtype=np.uint16)
    wide = np.zeros((n, attempts), dtype=np.int64)
    blanks = np.zeros((n, attempts), dtype=np.uint16)
    return Tasks(
        report=report,
        afdeling=none,
        type=np.broadcast_to(np.asarray(kind, dtype=np.int64), (n,)).copy(),
        priority=np.full(n, priority, dtype=np.int64),
        work=work,
        again=wide,
        no_access=blanks,
        fix=blanks,
        gap=wide,
        heard=blanks,
        retry=wide,
        direct=blank,
        trade=blank,
        bought=blank,
        lead=none,
        firm=none,
        patience=none,
        vagt=none,
        due=report,
        expire=none,
    )


class Contacts(NamedTuple):
    """Incidental contacts."""

    time: Ints
    afdeling: Ints
    seconds: Ints

    def at(self, afdeling: int) -> Contacts:
        """Return the contacts placed in an afdeling."""
        return self._replace(afdeling=np.full(len(self.time), afdeling, dtype=np.int64))

    @staticmethod
    def joined(parts: list[Contacts]) -> Contacts:
        """Return the parts as one table in order of time."""
        whole = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
        order = np.argsort(whole[0], kind="stable")
        return Contacts(*(column[order] for column in whole))
