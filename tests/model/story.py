"""Traces as people read them: '07:20 ARRIVED task 0 man 0 travel 20 min'."""

from __future__ import annotations

from sim.model import DAY, HOUR
from sim.model.trace import NOBODY, Row, Trace

TRAVEL = (Row.ARRIVED, Row.DIVERTED, Row.HELPER_ARRIVED, Row.CUT_TRAVEL)
AFTER = (Row.FIRM, Row.VAGT, Row.ESCALATED)


def clock(time: int) -> str:
    """Return '07:20' on Monday, '+1 07:20' on Tuesday; seconds where there are any."""
    day, second = divmod(time, DAY)
    text = f"{second // HOUR:02}:{second // 60 % 60:02}" + (
        f":{second % 60:02}" * (second % 60 > 0)
    )
    return f"+{day} {text}" if day else text


def length(seconds: int) -> str:
    """Return '20 min', or '90 s' where minutes are not whole."""
    return f"{seconds} s" if seconds % 60 else f"{seconds // 60} min"


def story(trace: Trace) -> list[str]:
    """Return a trace as lines of text."""
    return [_line(*row) for row in zip(*(column.tolist() for column in trace), strict=True)]


def _line(time: int, kind: int, task: int, man: int, seconds: int, lost: int) -> str:
    words = [clock(time), Row(kind).name]
    words += [f"task {task}"] * (task != NOBODY) + [f"man {man}"] * (man != NOBODY)
    if seconds or kind in TRAVEL:
        words.append(f"{_name(kind)} {length(seconds)}")
    if lost:
        words.append(f"lost {length(lost)}")
    return " ".join(words)


def _name(kind: int) -> str:
    if kind in TRAVEL:
        return "travel"
    if kind in AFTER:
        return "after"
    return {Row.INTERRUPTED: "loses", Row.OVERTIME: "of"}.get(Row(kind), "work")


def told(text: str) -> list[str]:
    """Return the lines of a table written in a test; what stands behind # explains it."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
