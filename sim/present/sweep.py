"""The table that `drift sweep` ends with: what each driftsmodel costs and how it serves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from rich import box
from rich.table import Table
from rich.text import Text

from sim.present.numbers import Scale, interval, number, scale, scaled, share, signed
from sim.present.words import text
from sim.study.sweep.overview import COST, NOTHING, P90, PLANNED, POSTS, Line

THOUSANDS = Scale("kr", Decimal("0.001"), 0)


def sweep_table(
    lines: Sequence[Line], every: int, title: Callable[[str], str], lang: str = "da"
) -> Table:
    """Return the table of `lines`, of which there are `every`; points are headings in it.

    Args:
        lines: Driftsmodeller at staffing levels, those of a point together.
        every: How many lines the sweep has.
        title: The name people read of a driftsmodel.
        lang: `da` or `en`.
    """
    days_or_hours = scale("h", max((line.means.get(P90) or 0.0 for line in lines), default=None))
    caption = text("sweep.explained", lang)
    if every > len(lines):
        caption += "\n" + text("sweep.more", lang, shown=len(lines), all=number(every, 0, lang))
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        caption=Text(caption),
        caption_justify="left",
        pad_edge=False,
    )
    table.add_column(Text(text("sweep.model", lang)), overflow="fold")
    unit = text(f"unit.{days_or_hours.key}", lang)
    for key in ("level", "posts", "cost", "difference", "p90", "planned"):
        heading = text(f"sweep.{key}", lang, unit=unit)
        table.add_column(Text(heading), justify="right", no_wrap=True)
    point = None
    for line in lines:
        if line.point != point:
            point = line.point
            table.add_row(Text(point, style="bold"))
        table.add_row(*(Text(cell) for cell in _row(line, title, days_or_hours, lang)))
    return table


def _row(line: Line, title: Callable[[str], str], response: Scale, lang: str) -> list[str]:
    return [
        "  " + title(line.model),
        number(line.norm, 2, lang),
        number(line.means.get(POSTS), 1, lang),
        scaled(line.means.get(COST), scale("mio_kr"), lang),
        _difference(line, lang),
        scaled(line.means.get(P90), response, lang),
        share(line.means.get(PLANNED), 0, lang),
    ]


def _difference(line: Line, lang: str) -> str:
    """Return the difference to today with its interval below; nothing for today's model."""
    if line.difference == NOTHING:
        return ""
    mean, low, high = line.difference
    shown = signed(mean, THOUSANDS, lang)
    if low is None or high is None:
        return shown
    if low <= 0 <= high:
        shown = text("sweep.unclear", lang)
    return f"{shown}\n{interval(low, high, lang=lang, how=THOUSANDS)}"
