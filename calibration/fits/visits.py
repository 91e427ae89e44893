"""Closed doors and second visits, from how many visits a case took and how many met nobody.

Each visit is a trial: nobody opens, or it solves the task, or somebody must come again. A case
that is still open has had its failures and not yet its success, so it counts too; else cases that
take many visits would be missing from among those that are done. The last visit the model allows
always succeeds and is no trial.
"""

from __future__ import annotations

import numpy as np

from calibration.estimate import Basis, Estimate
from calibration.fits.arrivals import REQUESTS
from calibration.fits.categories import type_path
from calibration.fits.intervals import wilson
from calibration.log import MISSING, NEVER, UNKNOWN, Flags, Log

LATE = 0.01
LEAST_VISITS = 200
"""Visits below which the base's shares stay."""


def settled(log: Log, known: Flags) -> Flags:
    """Return which rows may be used: all, if open cases tell their visits so far.

    If they do not, late rows are left out, of which only those are known that took few visits: what
    was reported so late that more than `LATE` of the cases take longer.
    """
    is_open = log.completed == NEVER
    done = known & ~is_open
    if not is_open.any() or (is_open & known).any() or not done.any():
        return np.ones(len(log), dtype=bool)
    span = np.quantile(log.completed[done] - log.report[done], 1 - LATE)
    return np.asarray(log.report < log.censored - span)


def fit_visits(log: Log, basis: Basis, like: dict[str, str]) -> list[Estimate]:
    """Return the probabilities of no access and of a first-time fix.

    Without a count of closed doors a second visit to a home may be either, so then only work
    outside homes tells of first-time fixes, and no access is not identified.
    """
    last = int(basis.number((*REQUESTS, "attempts")))
    home = np.array(
        [bool(basis.base.value(type_path(like[n], "indoor"))) for n in log.types] or [True]
    )
    known = (log.visits > 0) & (log.type != UNKNOWN) & (log.completed != MISSING)
    indoor = home[np.maximum(log.type, 0)]
    done = log.completed != NEVER
    known &= settled(log, known)
    # The visit that ended a case was a trial unless it was the last one possible.
    trials = np.minimum(log.visits, last - 1)
    ended = done & (log.visits < last)
    if log.told("no_access"):
        known &= log.no_access != UNKNOWN
        closed = log.no_access
    else:
        known &= ~indoor
        closed = np.zeros(len(log), dtype=np.int32)
    at_homes = known & indoor
    path = (*REQUESTS, "no_access")
    visits = int(trials[at_homes].sum())
    shut = np.minimum(closed, trials)
    out = [
        basis.measured(path, *wilson(int(shut[at_homes].sum()), visits), visits, "Wilson, visits")
        if visits >= LEAST_VISITS
        else basis.kept(path, visits)
    ]
    path = (*REQUESTS, "first_time_fix")
    opened = int((trials - shut)[known].sum())
    solved = int(ended[known].sum())
    out.append(
        basis.measured(path, *wilson(solved, opened), opened, "Wilson, visits")
        if opened >= LEAST_VISITS
        else basis.kept(path, opened)
    )
    return out
