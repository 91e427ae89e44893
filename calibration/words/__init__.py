"""What calibration says to people, in Danish and English, one file per topic."""

from __future__ import annotations

from calibration.words import (
    creating,
    estimates,
    files,
    fitting,
    replaying,
    rows,
    suggesting,
    tuning,
    validating,
)
from sim.present.numbers import number
from sim.scenario.words import Text, filled

TOPICS = (creating, files, rows, suggesting, estimates, fitting, replaying, tuning, validating)
PHRASES: dict[str, tuple[str, str]] = {
    key: both for topic in TOPICS for key, both in topic.PHRASES.items()
}
"""What is said, (Danish, English), by key."""


def say(phrase: str, /, **values: object) -> Text:
    """Fill `phrase`, a key of `PHRASES`; a value that is a `Text` keeps its language."""
    return filled(PHRASES[phrase], values)


def counted(value: float, decimals: int = 0) -> Text:
    """Return a number as a phrase's value: written as each language writes it."""
    return Text(number(value, decimals, "da"), number(value, decimals, "en"))
