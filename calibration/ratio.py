"""Replayed over logged: a ratio of two quantiles, and how much of it is known."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from calibration.words import say
from sim.present.numbers import number
from sim.scenario.words import Lang

QUARTER = 0.25
"""Hours nobody cares about: on both sides when a ratio is judged, not when it is shown."""
LEAST_ROWS = {0.5: 30, 0.9: 100}
"""Rows below which a quantile is not judged: fewer than ten of them are beyond P90."""
Known = Literal["exact", "least", "most", "unreached", "few"]
BOUNDED = {"least": "at_least", "most": "at_most"}
UNTOLD = {"unreached": "ratio_unreached", "few": "ratio_few"}
"""What is said of a ratio that is not known."""


class Ratio(NamedTuple):
    """Replayed over logged at one quantile."""

    known: Known
    """'least' and 'most': one side does not reach the quantile, so the ratio is at least or at
    most this; 'unreached': nothing is known of it; 'few': too few rows to look at it."""
    value: float = np.nan
    """The plain ratio, or its bound; infinite where the log's quantile is 0."""
    judged: float = np.nan
    """The same with `QUARTER` added to both sides."""
    low: float = np.nan
    """Interval of the plain ratio, from the log's rows drawn anew; NaN where it has no end."""
    high: float = np.nan

    @property
    def off(self) -> float:
        """How many times it is judged to be away from 1; 1 where nothing is known."""
        return max(self.judged, 1 / self.judged) if self.is_told else 1.0

    @property
    def is_told(self) -> bool:
        """Whether there is a number at all."""
        return self.known not in UNTOLD


def ratio_of(
    logged: float,
    replayed: float,
    upto: float,
    rows: int,
    share: float,
    interval: tuple[float, float] = (np.nan, np.nan),
) -> Ratio:
    """Return the ratio of the quantile `share`, in hours; `upto` is how far both are known.

    Args:
        logged: The log's quantile; infinite where it is not reached.
        replayed: That of the replay.
        upto: What was not reached is at least this.
        rows: Rows of the log.
        share: Which quantile.
        interval: Of the log's.
    """
    if rows < LEAST_ROWS[share]:
        return Ratio("few")
    known: Known = "exact"
    if logged == np.inf:
        known, logged = "most", upto
    if replayed == np.inf:
        known, replayed = ("least" if known == "exact" else "unreached"), upto
    judged = (replayed + QUARTER) / (logged + QUARTER)
    wrong_side = {"most": judged >= 1, "least": judged <= 1}.get(known, False)
    if known == "unreached" or wrong_side:
        return Ratio("unreached")
    plain = _over(replayed, logged)
    if known != "exact":
        return Ratio(known, plain, judged)
    low, high = interval
    return Ratio(
        known,
        plain,
        judged,
        _over(replayed, high) if np.isfinite(high) else np.nan,
        _over(replayed, low) if np.isfinite(low) else np.nan,
    )


def _over(replayed: float, logged: float) -> float:
    if logged == 0:
        return 1.0 if replayed == 0 else np.inf
    return replayed / logged


def times(ratio: Ratio, lang: Lang, interval: bool = False) -> str:
    """Return a ratio in words: `0,66 gange`, `mindst 5,1 gange`; if asked with its interval."""
    if not ratio.is_told:
        rows = number(LEAST_ROWS[0.9], 0, lang)
        return say(UNTOLD[ratio.known], rows=rows).to(lang)
    if ratio.value == np.inf:
        return say("ratio_from_nothing").to(lang)
    words = say("times", ratio=_number(ratio.value, lang)).to(lang)
    if ratio.known in BOUNDED:
        return say(BOUNDED[ratio.known], times=words).to(lang)
    if interval and np.isfinite(ratio.low) and np.isfinite(ratio.high):
        words += f" ({_number(ratio.low, lang)}–{_number(ratio.high, lang)})"
    return words


def _number(ratio: float, lang: Lang) -> str:
    """Return a ratio with one decimal from 1 on, two below it, and more where two are all 0."""
    if round(ratio, 2) >= 1:
        return number(ratio, 1, lang)
    decimals = 2 if ratio == 0 or ratio >= 0.01 else min(6, -int(np.floor(np.log10(ratio))))
    return number(ratio, decimals, lang)
