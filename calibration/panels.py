"""What the charts of logs are made of: a head, and curves of which one is solid, one dashed."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from calibration.distance import Curve
from sim.present.figures.house import BETTER, INK, NOTE_PT, TITLE_PT, WORSE


def head(figure: Figure, title: str, key: str, height: float, room: float) -> None:
    """Write title and key above the panels of a figure `height` inches high, in `room` inches."""
    figure.text(0.02, 1 - 0.1 / height, title, size=TITLE_PT, weight="bold", color=INK, va="top")
    figure.text(0.02, 1 - 0.38 / height, key, size=NOTE_PT, color=INK, va="top")
    figure.tight_layout(rect=(0.0, 0.0, 1.0, 1 - room / height))


def draw_curve(axes: Axes, curve: Curve, end: float, *, dashed: bool, start: float = 0.0) -> None:
    """Draw a distribution function in per cent up to `end`; what lies before `start` stands there.

    Solid is what was observed, dashed what was foretold or replayed.
    """
    color, line = (WORSE, "--") if dashed else (BETTER, "-")
    at = np.maximum(np.concatenate([[0.0], curve.at, [end]]), start)
    below = np.concatenate([[0.0], curve.below, curve.below[-1:]])
    axes.step(at, 100 * below, where="post", color=color, linestyle=line, linewidth=1.6)
