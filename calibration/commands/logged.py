"""The part of a ticket log that a command plays: read by its mapping, between two days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calibration.log import Log
    from calibration.mapping import Mapping


def logged(
    file: str, mapping: Mapping, since: dt.datetime | None, until: dt.datetime | None
) -> Log:
    """Return the requests in `file` from `since` on and before `until`; None leaves an end open.

    Raises:
        ScenarioError: the log cannot be read, or no request lies between the days.
    """
    from calibration.calibrate import part_of
    from calibration.read import read_log

    first, last = (None if day is None else day.date() for day in (since, until))
    return part_of(read_log(file, mapping).log, first, last)
