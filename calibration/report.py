"""A calibration told to people: the table of estimates, and what became of the rows."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from calibration.calibrate import Calibration
from calibration.estimate import ABOUT_THE_LOG, Estimate, Value
from calibration.fits.arrivals import period_of
from calibration.fitted import written
from calibration.labels import group_of, in_full, label, place_of
from calibration.words import PHRASES, say
from sim.present.numbers import DASH, number
from sim.scenario import Scenario, shape
from sim.scenario.words import Lang

SHOWN = 3
"""Significant digits shown."""


def estimate_table(found: Calibration, lang: Lang = "da") -> Table:
    """Return the estimates the log told in words, by group, with interval, rows and grade.

    In English each has its path in the scenario beside it, as `drift show --why` takes it.
    """
    first, last = period_of(found.log)
    rows = number(len(found.log), 0, lang)
    title = say("table_title", name=found.mapping.name, rows=rows, first=first, last=last)
    table = Table(title=title.to(lang), title_justify="left", box=None, pad_edge=False)
    table.add_column(say("col_parameter").to(lang), overflow="fold")
    for column in ("value", "interval", "rows", "grade"):
        table.add_column(say(f"col_{column}").to(lang), justify="right", no_wrap=True)
    if lang == "en":
        table.add_column(say("col_path").to(lang), overflow="fold")
    told = [estimate for estimate in found.estimates if estimate.fitted]
    group = ""
    for estimate in sorted(told, key=lambda one: place_of(one.path)):
        if group_of(estimate.path).to(lang) != group:
            group = group_of(estimate.path).to(lang)
            table.add_row(f"[bold]{escape(group)}[/bold]")
        table.add_row(*_row(estimate, lang))
    return table


def _row(estimate: Estimate, lang: Lang) -> tuple[str, ...]:
    same = estimate.low == estimate.high
    interval = "" if same else _between(estimate, lang)
    rows = number(estimate.rows, 0, lang)
    is_parameter = estimate.path[0] != ABOUT_THE_LOG
    amount, unit = _shown(estimate, estimate.value, lang)
    name = escape(label(estimate.path).to(lang))
    path = (escape(estimate.name) if is_parameter else "",) if lang == "en" else ()
    grade = estimate.grade if is_parameter else ""
    return f"  {name}", f"{amount} {unit}".strip(), interval, rows, grade, *path


def _between(estimate: Estimate, lang: Lang) -> str:
    """Return the interval in the unit of the value; of a list the half widths over the values."""
    if isinstance(estimate.value, tuple):
        assert isinstance(estimate.low, tuple)
        assert isinstance(estimate.high, tuple)
        width = (sum(estimate.high) - sum(estimate.low)) / sum(estimate.value)
        return f"± {number(50 * width, 0, lang)} %"
    low, high = (_shown(estimate, end, lang)[0] for end in (estimate.low, estimate.high))
    return f"{low}{DASH}{high}"


def _shown(estimate: Estimate, value: Value, lang: Lang) -> tuple[str, str]:
    """Return a value as people write it, and its unit."""
    if isinstance(value, tuple):
        return say("list_shown", count=len(value)).to(lang), ""
    rounded = float(f"{value:.{SHOWN}g}")
    if estimate.path[0] == ABOUT_THE_LOG:
        if estimate.path[1] == "hours_share":
            return _decimal(float(f"{100 * value:.{SHOWN}g}"), lang), "%"
        in_hours = "_h_" in estimate.path[1]
        return _decimal(rounded, lang), say("written_hours").to(lang) if in_hours else ""
    text = written(estimate.path, rounded)
    if not isinstance(text, str):
        return _decimal(rounded, lang), ""
    if shape.bare(shape.at(Scenario, estimate.path)) is int:
        return _decimal(float(f"{value / 60:.{SHOWN}g}"), lang), "min"
    amount, _, unit = text.partition(" ")
    known = f"written_{unit}" in PHRASES
    return _decimal(float(amount), lang), say(f"written_{unit}").to(lang) if known else unit


def _decimal(value: float, lang: Lang) -> str:
    if math.isinf(value):
        return "∞"
    text = f"{value:f}".rstrip("0")
    decimals = len(text.partition(".")[2])
    return number(value, decimals, lang)


def lines(found: Calibration, lang: Lang = "da") -> Iterator[str]:
    """Yield what became of the rows, what was guessed, and what the log cannot tell."""
    tally = found.tallies[0]
    yield say(
        "rows_outcome",
        file=tally.file,
        used=number(len(found.log), 0, lang),
        dropped=number(tally.total("dropped"), 0, lang),
        repaired=number(tally.total("repaired"), 0, lang),
        kept=number(tally.total("kept"), 0, lang),
    ).to(lang)
    for one in found.tallies:
        yield from (f"  {line}" for line in one.sentences(lang))
    yield from (note.to(lang) for note in found.notes)
    kept = in_full(one.path for one in found.estimates if not one.fitted)
    if kept:
        yield say("kept_title").to(lang)
        yield from (f"  {one.to(lang)}" for one in kept)
    yield say("not_in_log").to(lang)
