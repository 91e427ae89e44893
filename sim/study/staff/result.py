"""The shape of an equal-service study: what `drift staff --json` prints.

It is a comparison (`sim.study.comparison`) with each driftsmodel at its fewest posts, and more.
"""

from __future__ import annotations

from pathlib import Path

from typing_extensions import TypedDict

from sim.study.answer import SideBySide
from sim.study.comparison import Difference, Figure, Figures, Model, Spread, schema_of

FILE = Path(__file__).with_name("staff.schema.json")
"""What `python -m sim.study.staff.result` writes."""


class GoalEntry(TypedDict):
    """A goal as it was understood."""

    text: str
    kpi: str
    at_least: float
    within_h: float | None
    added: bool
    """True if nobody asked for it: planned work, so that it pays for nothing in silence."""


class StaffModel(Model):
    """A driftsmodel at its fewest posts."""

    plan: dict[str, float]
    """Posts of each unit."""
    goal_met: bool
    """False: no plan looked at keeps the goals, and the figures are those of the largest."""
    goals: dict[str, Figure]
    """Share reached of each goal by its text; `low` holds one-sided at the study's confidence."""
    probability_cheapest: float
    """How often it would be the cheapest that keeps the goals, posts found anew in other years."""
    moved: bool
    """True if the posts stand elsewhere than the posting rule puts them."""
    confirmed: bool | None
    """Whether other years agree; null if not asked."""


class StaffPoint(TypedDict):
    """A plan that was played in all years: a point of the isoquant."""

    posts: float
    plan: dict[str, float]
    met: bool
    kpis: Figures


class ViolationEntry(TypedDict):
    """More posts that reached significantly less of a goal."""

    model: str
    kpi: str
    fewer_posts: float
    more_posts: float
    difference: Figure


class ContestEntry(TypedDict):
    """A selection among plans of the same size."""

    model: str
    posts: float
    plans: int
    decided: bool
    met: bool


class Staff(SideBySide):
    """Driftsmodeller of one scenario at equal service."""

    confidence: float
    confirm_seed: int | None
    goals: list[GoalEntry]
    models: dict[str, StaffModel]
    differences: dict[str, Difference]
    curve: dict[str, list[StaffPoint]]
    today_by_rule: StaffPoint
    violations: list[ViolationEntry]
    contests: list[ContestEntry]
    runs: int


def schema_text() -> str:
    """Return the JSON Schema of an equal-service study, as the text of `staff.schema.json`."""
    parts = (Figure, Spread, Difference, GoalEntry, StaffPoint, ViolationEntry, ContestEntry)
    return schema_of(Staff, (*parts, StaffModel))


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
