"""What is told about the engines: that one is being compiled, and where the two differ."""

from __future__ import annotations

import threading

import click

from sim.model import DAY, HOUR
from sim.model.engine import EnginesDifferError, can_compile, make_ready
from sim.model.trace import NOBODY, Row, Trace
from sim.present.words import text

PATIENCE_S = 0.8
"""Loading a compiled engine takes less; compiling it takes longer."""
AROUND = 3
"""So many events are shown before and after the first that differs."""


def get_ready(name: str, lang: str = "da") -> str | None:
    """Compile or load an engine and the measures, and say so on standard error if it takes time.

    Returns a sentence if the engine called `name` cannot run here.
    """
    if not can_compile() and name == "auto":
        click.echo(text("engine.no_compiler", lang), err=True)
    elif not can_compile() and name != "simpy":
        return text("engine.needs_compiler", lang, engine=name)
    if not can_compile():
        return None
    from sim.measure import make_ready as make_measures_ready

    message = text("engine.compiling", lang)
    timer = threading.Timer(PATIENCE_S, click.echo, (message,), {"err": True})
    timer.daemon = True
    timer.start()
    try:
        make_ready(name)
        make_measures_ready()
    finally:
        timer.cancel()
    return None


def told(found: EnginesDifferError, lang: str = "da") -> list[str]:
    """Return in words where two engines differ, with what each wrote around it."""
    lines = [text("engine.differ", lang, row=found.row)]
    for name, trace in (("reference", found.reference), ("compiled", found.compiled)):
        lines.append(text(f"engine.{name}", lang))
        for row in range(max(found.row - AROUND, 0), found.row + AROUND + 1):
            if row < len(trace.time):
                lines.append(_event(trace, row, ">" if row == found.row else " ", lang))
            elif row == found.row:
                lines.append(f"> {text('engine.nothing_more', lang)}")
    return lines


def _event(trace: Trace, row: int, mark: str, lang: str) -> str:
    """Return a row of a trace as a line of words."""
    time, kind, task, man, seconds, lost = (int(column[row]) for column in trace)
    clock = f"{time % DAY // HOUR:02}:{time % HOUR // 60:02}:{time % 60:02}"
    amount = "engine.lost" if lost else "engine.seconds"
    parts = {
        "task": "" if task == NOBODY else text("engine.task", lang, task=task),
        "man": "" if man == NOBODY else text("engine.man", lang, man=man),
        "seconds": text(amount, lang, seconds=seconds, lost=lost) if seconds or lost else "",
    }
    return text(
        "engine.event",
        lang,
        mark=mark,
        row=row,
        day=time // DAY,
        clock=clock,
        what=text(f"row.{Row(kind).name.lower()}", lang),
        **{name: part and f", {part}" for name, part in parts.items()},
    )
