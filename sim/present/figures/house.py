"""House style of the charts: colours, markers, hatches, letters, and how to measure a text.

The palette keeps 3:1 contrast on white and apart under the common colour blindnesses; every
model also has its own marker and line, every use of time its own hatch, so that grey print works.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import matplotlib
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from sim.present.comparison import Result, model_ids

PNG_DPI = 200
WIDTH_IN = 7.0
"""Width of every chart: an A4 text column at full size, half of a 16:9 slide's width."""

INK = "#1F2933"
GREY = "#6B7A88"
PALE = "#D5DBE1"
BETTER, WORSE = "#0072B2", "#D55E00"
LEADER = (0, (1.0, 1.8))
"""Grey dots lead from one thing to another; nothing that is measured is drawn so."""

TEXT_PT = 9.5
NOTE_PT = 9.0
TITLE_PT = 12.5
LINE_SPACING = 1.25
_POINTS_PER_INCH = 72.0

_RC = {
    "font.family": "sans-serif",
    # DejaVu Sans ships with Matplotlib: same letters, same bytes, everywhere
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": TEXT_PT,
    "text.color": INK,
    # a name may hold $ or _ and must be shown as it is written
    "text.parse_math": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "xtick.labelcolor": INK,
    "xtick.labelsize": NOTE_PT,
    "ytick.color": GREY,
    "ytick.labelcolor": INK,
    "ytick.labelsize": NOTE_PT,
    "grid.color": PALE,
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "hatch.linewidth": 0.9,
    "svg.fonttype": "none",
    "svg.hashsalt": "drift",
    "pdf.fonttype": 42,
}
_LOCK = threading.RLock()

Dashes = str | tuple[int, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Look:
    """How a driftsmodel is drawn in every chart."""

    color: str
    marker: str
    line: Dashes


LOOKS = (
    Look("#0072B2", "o", "-"),
    Look("#D55E00", "s", (0, (6, 2))),
    Look("#009E73", "^", (0, (3, 1, 1, 1))),
    Look("#CC79A7", "D", (0, (1, 1))),
    Look("#882255", "v", (0, (8, 2, 2, 2))),
    Look("#332288", "P", (0, (4, 1))),
)
_KNOWN = (
    "faellesdrift",
    "manglende_ledelse",
    "teamopdelt_samdrift",
    "afdelingsdelt_drift",
    "facility_service",
    "koordinering_og_planlaegning",
)


@contextmanager
def style() -> Iterator[None]:
    """Draw or save with the house style only, whatever settings the machine has.

    Matplotlib's settings are global, so one thread at a time.
    """
    with _LOCK, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_RC)  # type: ignore[arg-type]
        yield


def look(result: Result, model: str) -> Look:
    """Return how a driftsmodel is drawn: the six known ones always alike, others what is left."""
    if model in _KNOWN:
        return LOOKS[_KNOWN.index(model)]
    used = {_KNOWN.index(m) for m in model_ids(result) if m in _KNOWN}
    free = [i for i in range(len(LOOKS)) if i not in used] or list(range(len(LOOKS)))
    own = [m for m in model_ids(result) if m not in _KNOWN]
    return LOOKS[free[own.index(model) % len(free)]]


def tint(color: str, share_of_white: float = 0.6) -> tuple[float, float, float]:
    """Return the colour mixed with white."""
    red, green, blue = (share_of_white + (1 - share_of_white) * part for part in to_rgb(color))
    return red, green, blue


def height_in(lines: int, size_pt: float = TEXT_PT) -> float:
    """Return the height of so many lines of text in inches."""
    return lines * size_pt * LINE_SPACING / _POINTS_PER_INCH


@lru_cache(maxsize=4096)
def width_in(line: str, size_pt: float = TEXT_PT, weight: str = "normal") -> float:
    """Return the width of one line of text in inches, with 3 % to spare for hinting."""
    font = FontProperties(family="DejaVu Sans", size=size_pt, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(line, font, ismath=False)
    return float(width) * 1.03 / _POINTS_PER_INCH


def wrap(text: str, most_in: float, size_pt: float = TEXT_PT, weight: str = "normal") -> str:
    """Break `text` into lines no wider than `most_in`, inside a word only if one is too wide."""
    lines: list[str] = []
    # split(" "), not split(): a no-break space must not break
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_in(joined, size_pt, weight) <= most_in:
            lines[-1] = joined
        else:
            lines += _pieces(word, most_in, size_pt, weight)
    return "\n".join(lines)


def _pieces(word: str, most_in: float, size_pt: float, weight: str) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_in(pieces[-1] + letter, size_pt, weight) > most_in:
            pieces.append("")
        pieces[-1] += letter
    return pieces
