"""Names and units of the key figures, and the table that holds them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PRIORITIES = ("akut", "haster", "almindelig")
RESPONSE = ("response_h_p50", "response_h_p90", "response_h_mean", "within_goal_share")

KONTI = ("114", "115", "117")
"""Accounts of an afdeling that drift is booked on; see `sim.measure.cost`."""
KEYS = ("direct", "lejemaal", "area", "hours", "hybrid")
"""Fordelingsnøgler; see `sim.measure.pooled.key_weights`."""
UNDER_KEYS: dict[str, str] = {key: f"cost_kr_per_year.{key}" for key in KEYS}
"""What an afdeling would bear under each key, by key: the organisation bears the same under all."""

UNITS: dict[str, str] = {
    "cost_kr_per_year": "kr",
    "cost_kr_per_lejemaal": "kr",
    "cost_kr_per_lejemaal_month": "kr",
    **{f"konto_{konto}_kr_per_year": "kr" for konto in KONTI},
    **dict.fromkeys(UNDER_KEYS.values(), "kr"),
    "response_h_p50": "h",
    "response_h_p90": "h",
    "response_h_mean": "h",
    "within_goal_share": "share",
    **{f"{name}.{priority}": "" for name in RESPONSE for priority in PRIORITIES},
    "completion_h_p50": "h",
    "completion_h_p90": "h",
    "backlog_tasks": "tasks",
    "planned_on_time_share": "share",
    "planned_skipped_share": "share",
    "known_face_share": "share",
    "repeat_visit_share": "share",
    "utilisation": "share",
    "hands_on_share": "share",
    "travel_share": "share",
    "interruption_share": "share",
    "meeting_share": "share",
    "idle_share": "share",
    "overtime_h": "h",
    "contractor_tasks": "tasks",
    "posts": "posts",
}
"""Unit of each key figure: kr, h, share (0 to 1), tasks, posts."""
UNITS.update({name: UNITS[name.split(".")[0]] for name in UNITS})

KPIS: tuple[str, ...] = tuple(name for name in UNITS if name not in UNDER_KEYS.values())
"""Key figures of the organisation, in the order in which tables show them."""


def counted(groups: npt.NDArray[np.integer], weights: npt.ArrayLike, count: int) -> Floats:
    """Return the sum of `weights` in each of `count` groups."""
    return np.asarray(np.bincount(groups, weights=weights, minlength=count), dtype=np.float64)


def with_totals(sums: npt.NDArray[np.number]) -> Floats:
    """Return sums (…, A) with their total behind them, (…, A + 1)."""
    whole = [sums, sums.sum(axis=-1, keepdims=True)]
    return np.asarray(np.concatenate(whole, axis=-1, dtype=np.float64))


class Measures(NamedTuple):
    """Key figures of one year."""

    total: dict[str, float]
    """For the organisation; NaN where there is nothing to measure."""
    afdelinger: dict[str, Floats]
    """(A,) for those key figures, in `UNITS`, that an afdeling has of its own."""
