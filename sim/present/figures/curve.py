"""A driftsmodel as a curve over staffing levels: its line with open points, and its own point."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from sim.present.figures.house import INK, Look


def draw_curve(
    axes: Axes, looks: Look, xs: Sequence[float], ys: Sequence[float], is_today: bool
) -> None:
    """Draw the line over the levels; today's is heavier."""
    axes.plot(
        xs,
        ys,
        color=looks.color,
        linestyle=looks.line,
        linewidth=2.6 if is_today else 1.5,
        marker=looks.marker,
        markersize=5,
        markerfacecolor="white",
        zorder=3,
    )


def draw_own(axes: Axes, looks: Look, x: float, y: float, is_today: bool) -> None:
    """Draw the filled point at which the driftsmodel itself stands; today's is larger."""
    axes.plot(
        [x],
        [y],
        color=looks.color,
        linestyle="none",
        marker=looks.marker,
        markersize=11 if is_today else 8.5,
        markeredgecolor=INK if is_today else "white",
        markeredgewidth=2.0 if is_today else 0.8,
        zorder=5,
    )
