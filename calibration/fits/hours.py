"""Time registration: which share of the hours each category takes. A fact about the log.

No parameter is fitted from it, since what a category holds differs from one organisation to the
next; it is there to be held against the simulated use of time. Who worked is never read.
"""

from __future__ import annotations

import numpy as np

from calibration.estimate import ABOUT_THE_LOG, Basis, Estimate
from calibration.side import SideTable


def fit_hours(table: SideTable, basis: Basis) -> list[Estimate]:
    """Return each category's share of all registered hours."""
    hours, code = np.nan_to_num(table.number("hours")), table.codes["category"]
    total = float(hours.sum())
    if total <= 0:
        return []
    names = table.names["category"]
    sums = np.bincount(code, hours, minlength=len(names))
    rows = np.bincount(code, minlength=len(names))
    return [
        basis.measured(
            (ABOUT_THE_LOG, "hours_share", name), *(3 * (sums[k] / total,)), int(rows[k]), "sum"
        )
        for k, name in enumerate(names)
    ]
