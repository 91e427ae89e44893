"""A calibration told to people: the table of estimates, and what became of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from rich.table import Table

from calibration.calibrate import Calibration
from calibration.estimate import ABOUT_THE_LOG, Estimate, Value
from calibration.fits.arrivals import period_of
from calibration.fitted import written
from calibration.words import say
from sim.present.numbers import number
from sim.scenario import Scenario, shape
from sim.scenario.words import Lang

SHOWN = 3
"""Significant digits shown."""


def estimate_table(found: Calibration, lang: Lang = "da") -> Table:
    """Return the estimates the log told, with interval, rows and grade."""
    first, last = period_of(found.log)
    rows = number(len(found.log), 0, lang)
    title = say("table_title", name=found.mapping.name, rows=rows, first=first, last=last)
    table = Table(title=title.to(lang), title_justify="left", box=None, pad_edge=False)
    table.add_column(say("col_parameter").to(lang), overflow="fold")
    for column in ("value", "interval", "rows", "grade"):
        table.add_column(say(f"col_{column}").to(lang), justify="right", no_wrap=True)
    for estimate in found.estimates:
        if estimate.fitted:
            table.add_row(*_row(estimate, lang))
    return table


def _row(estimate: Estimate, lang: Lang) -> tuple[str, ...]:
    same = estimate.low == estimate.high
    interval = "" if same else _between(estimate, lang)
    rows = number(estimate.rows, 0, lang)
    grade = "" if estimate.path[0] == ABOUT_THE_LOG else estimate.grade
    name = estimate.name.removeprefix("demand.requests.").removeprefix("organisation.")
    return name, _shown(estimate, estimate.value, lang), interval, rows, grade


def _between(estimate: Estimate, lang: Lang) -> str:
    if isinstance(estimate.value, tuple):
        assert isinstance(estimate.low, tuple)
        assert isinstance(estimate.high, tuple)
        width = median(
            (high - low) / value
            for low, high, value in zip(estimate.low, estimate.high, estimate.value, strict=True)
            if value > 0
        )
        return f"± {number(50 * width, 0, lang)} %"
    low, high = (_shown(estimate, end, lang) for end in (estimate.low, estimate.high))
    return f"{low} – {high}"


def _shown(estimate: Estimate, value: Value, lang: Lang) -> str:
    if isinstance(value, tuple):
        return say("list_shown", count=len(value)).to(lang)
    text = written(estimate.path, float(f"{value:.{SHOWN}g}"))
    if not isinstance(text, str):
        return _decimal(float(f"{value:.{SHOWN}g}"), lang)
    if shape.bare(shape.at(Scenario, estimate.path)) is int:
        return f"{_decimal(float(f'{value / 60:.{SHOWN}g}'), lang)} min"
    amount, _, unit = text.partition(" ")
    return f"{_decimal(float(amount), lang)} {unit}".strip()


def _decimal(value: float, lang: Lang) -> str:
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
    kept = [estimate.name for estimate in found.estimates if not estimate.fitted]
    if kept:
        yield say("kept_title", names=", ".join(dict.fromkeys(kept))).to(lang)
    yield say("not_in_log").to(lang)
