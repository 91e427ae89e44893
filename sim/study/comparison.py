"""The shape of a comparison: what `drift compare --json` prints and what is shown to people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typing_extensions import TypedDict

from sim.study.answer import SideBySide

FILE = Path(__file__).with_name("comparison.schema.json")
"""What `python -m sim.study.comparison` writes."""


class Figure(TypedDict):
    """A key figure with its 95 % interval; null where it cannot be known."""

    mean: float | None
    low: float | None
    high: float | None
    unit: str


Figures = dict[str, Figure]


class Spread(TypedDict):
    """What one year in ten stays under, and one in ten goes over, with 95 % intervals.

    Distribution-free; bounds are null where there are too few years to tell (29 are enough).
    """

    p10: Figure
    p90: Figure


class Model(TypedDict):
    """One driftsmodel at the staffing of its posting rule."""

    title: dict[str, str]
    posts: float
    leaders: float
    desk: float
    kpis: Figures
    afdelinger: dict[str, Figures]
    spread: dict[str, Spread]
    """How much single years differ, for the chief key figures."""


class Reached(TypedDict):
    """How precise the most uncertain difference of a key figure is, in its own unit."""

    half_width: float
    allowed: float


class Precision(TypedDict):
    """What `--precision` asked for and got."""

    wanted: float
    """Largest half-width of a difference, as a share of today's level."""
    cap: int
    reached: bool
    at: int | None
    """Years from which it was reached without a break; those after it are the look-ahead."""
    kpis: dict[str, Reached]


class Difference(TypedDict):
    """A driftsmodel less the baseline, paired year by year.

    All differences of a comparison to the baseline hold at once, key figure by key figure, with
    95 % confidence (Bonferroni over `comparisons`). `pairing` is the variance ratio: how many
    unpaired years one paired year replaces; null where nothing varies.
    """

    model: str
    baseline: str
    kpis: Figures
    afdelinger: dict[str, Figures]
    pairing: dict[str, float | None]


class CurvePoint(TypedDict):
    """A driftsmodel at another staffing level."""

    norm: float
    posts: float
    kpis: Figures


class Comparison(SideBySide):
    """Driftsmodeller of one scenario side by side."""

    precision: Precision | None
    models: dict[str, Model]
    differences: dict[str, Difference]
    curve: dict[str, list[CurvePoint]]


def schema_text() -> str:
    """Return the JSON Schema of a comparison, as the text of `comparison.schema.json`."""
    parts = (Figure, Spread, Model, Reached, Precision, Difference, CurvePoint)
    return schema_of(Comparison, parts)


def schema_of(whole: Any, parts: Iterable[Any]) -> str:
    """Return the JSON Schema of a result as text; neither it nor its parts have other keys."""
    from pydantic import ConfigDict, TypeAdapter, with_config

    strict = with_config(ConfigDict(extra="forbid"))
    for shape in (*parts, whole):
        strict(shape)
    schema = TypeAdapter(whole).json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
