"""Moments as people and systems write them: 24-12-2025 07:05, 2025-12-24T06:05Z, a real date.

A column is read by one order of day and month. A value that does not fit is reported, never read
the other way round: 03-04 and 13-04 in one column are not April the third and the 13th of April.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from calibration.log import EPOCH, MISSING
from calibration.zone import put_right, wall_clock
from sim.model import DAY
from sim.model.world import Ints

Order = Literal["dmy", "mdy"]
_TIME = (
    r"(?:(?:T|,?\s+)(?:kl\.?\s*)?(?P<H>\d{1,2})[:.](?P<M>\d{2})(?:[:.](?P<S>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<p>[AaPp]\.?[Mm]\.?)?\s*(?P<z>Z|[+-]\d{2}:?\d{2})?)?\s*$"
)
_ISO = r"^\s*(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _TIME
_COMPACT = r"^\s*(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})" + _TIME
_DAY_FIRST = r"^\s*(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4}|\d{2})" + _TIME
_MONTH_FIRST = r"^\s*(?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})[-/. ](?P<y>\d{4}|\d{2})" + _TIME
_TWO = r"^\s*(?P<a>\d{1,2})[-/. ](?P<b>\d{1,2})[-/. ]\d{2}"
_YEARS = (1990, 2059)
_CENTURY = 2000
_UNIX = int((np.datetime64(EPOCH, "s") - np.datetime64(0, "s")).astype(np.int64))
"""Seconds from 1970 to `EPOCH`."""


class Moments(NamedTuple):
    """A column of moments (N,)."""

    second: Ints
    """`MISSING` where there is none."""
    timed: npt.NDArray[np.bool_]
    """It has a time of day."""
    blank: npt.NDArray[np.bool_]
    wrong: npt.NDArray[np.bool_]
    """Something stands there that is no moment by the column's order."""
    moved: npt.NDArray[np.bool_]
    """It stood in the hour that summer time skips, and was moved past it."""


def decide_order(values: Any) -> tuple[Order, bool]:
    """Return the order of day and month that the values follow, and whether they tell.

    Day first where nothing tells: that is how Danes write.
    """
    if not _is_text(values):
        return "dmy", True
    two = pc.extract_regex(_text(values), _TWO)
    first, second = (_whole(pc.struct_field(two, name)) for name in ("a", "b"))
    if not np.any(first >= 0):
        return "dmy", True
    day_first, month_first = int(np.sum(first > 12)), int(np.sum(second > 12))
    return ("mdy" if month_first > day_first else "dmy"), day_first != month_first


def read_moments(values: Any, order: Order, zone: str) -> Moments:
    """Return a column of moments as wall clock of `zone`."""
    if not _is_text(values):
        return _typed(values, zone)
    text = _text(values)
    blank = np.asarray(pc.equal(pc.utf8_trim_whitespace(text), "").to_numpy(zero_copy_only=False))
    second = np.full(len(text), MISSING, dtype=np.int64)
    timed = np.zeros(len(text), dtype=bool)
    zoned = np.zeros(len(text), dtype=bool)
    for pattern in (_ISO, _COMPACT, _DAY_FIRST if order == "dmy" else _MONTH_FIRST):
        found, has_time, offset, has_zone = _matched(text, pattern)
        new = (found != MISSING) & (second == MISSING)
        local = np.where(has_zone, wall_clock(np.where(new, found - offset, 0), zone), found)
        second, timed = np.where(new, local, second), np.where(new, has_time, timed)
        zoned = np.where(new, has_zone, zoned)
    return _put_right(second, timed, blank, zoned, zone)


def _put_right(second: Ints, timed: Any, blank: Any, zoned: Any, zone: str) -> Moments:
    told = second != MISSING
    right, moved = put_right(np.where(told, second, 0), zone)
    moved = moved & told & ~zoned & timed
    wrong = ~told & ~blank
    return Moments(np.where(moved, right, second).astype(np.int64), timed, blank, wrong, moved)


def _typed(values: Any, zone: str) -> Moments:
    """Return a column of real dates or timestamps."""
    blank = np.asarray(pc.is_null(values).to_numpy(zero_copy_only=False), dtype=bool)
    zoned = pa.types.is_timestamp(values.type) and values.type.tz is not None
    whole = pc.cast(pc.cast(values, pa.timestamp("us")), pa.timestamp("s"), safe=False)
    since = pc.cast(pc.fill_null(whole, 0), pa.int64()).to_numpy(zero_copy_only=False) - _UNIX
    second = np.where(blank, MISSING, wall_clock(since, zone) if zoned else since)
    timed = np.full(len(blank), pa.types.is_timestamp(values.type)) & ~blank
    return _put_right(second.astype(np.int64), timed, blank, np.full(len(blank), zoned), zone)


def _matched(text: Any, pattern: str) -> tuple[Ints, Any, Ints, Any]:
    """Return the moments a pattern finds, which have a time, their offset, and which have one."""
    parts = pc.extract_regex(text, pattern)
    year, month, day = (_whole(pc.struct_field(parts, name)) for name in "ymd")
    hour, minute, second = (_whole(pc.struct_field(parts, name)) for name in "HMS")
    year = np.where((year >= 0) & (year < 100), year + _CENTURY, year)
    has_time = hour >= 0
    hour = _twelve_hours(hour, pc.struct_field(parts, "p"))
    minute, second = np.maximum(minute, 0), np.maximum(second, 0)
    clock = np.maximum(hour, 0) * 3600 + minute * 60 + second
    ok = (year >= _YEARS[0]) & (year <= _YEARS[1]) & (month >= 1) & (month <= 12)
    ok &= (minute < 60) & (second < 60) & (clock <= DAY) & (hour <= 24)
    safe_year, safe_month = np.where(ok, year, _CENTURY), np.where(ok, month, 1)
    first = ((safe_year - 1970) * 12 + safe_month - 1).astype("datetime64[M]")
    length = ((first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.int64)
    ok &= (day >= 1) & (day <= length)
    midnight = first.astype("datetime64[D]").astype(np.int64) + np.maximum(day, 1) - 1
    found = np.where(ok, midnight * DAY - _UNIX + clock, MISSING)
    offset, has_zone = _offset(pc.struct_field(parts, "z"))
    return found, has_time & ok, offset, has_zone & ok


def _twelve_hours(hour: Ints, half: Any) -> Ints:
    letter = pc.fill_null(pc.utf8_slice_codeunits(pc.utf8_lower(half), 0, 1), "")
    letters = letter.to_numpy(zero_copy_only=False)
    hour = np.where((letters == "a") & (hour == 12), 0, hour)
    return np.asarray(np.where((letters == "p") & (hour < 12) & (hour >= 0), hour + 12, hour))


def _offset(zone: Any) -> tuple[Ints, Any]:
    """Return seconds east of UTC, and which values name a zone."""
    text = pc.fill_null(zone, "")
    has = pc.not_equal(text, "").to_numpy(zero_copy_only=False)
    parts = pc.extract_regex(text, r"^(?P<s>[+-])(?P<h>\d{2}):?(?P<m>\d{2})$")
    east = _whole(pc.struct_field(parts, "h")) * 3600 + _whole(pc.struct_field(parts, "m")) * 60
    sign = np.where(
        pc.fill_null(pc.struct_field(parts, "s"), "+").to_numpy(zero_copy_only=False) == "-", -1, 1
    )
    return np.where(east > 0, sign * east, 0), has


def _whole(text: Any) -> Ints:
    """Return digits as whole numbers, -1 where there are none."""
    digits = pc.if_else(pc.equal(text, ""), None, text)
    return np.asarray(
        pc.fill_null(pc.cast(digits, pa.int64()), -1).to_numpy(zero_copy_only=False), dtype=np.int64
    )


def _text(values: Any) -> Any:
    return pc.fill_null(pc.cast(values, pa.string()), "")


def _is_text(values: Any) -> bool:
    return not (pa.types.is_timestamp(values.type) or pa.types.is_date(values.type))
