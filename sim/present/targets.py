"""Validation targets for people: the table, and the section of `docs/validation.md`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from sim.present.numbers import hours, millions, number, share
from sim.present.words import text
from sim.study.targets.bench import MET, MISSED, PARTLY, Verdict

BEGIN, END = "<!-- targets: begin -->", "<!-- targets: end -->"
"""Between these lines `docs/validation.md` is written by the program."""

Format = Callable[[float, str], str]


def _posts(x: float, lang: str) -> str:
    return number(x, 1, lang)


def _whole(x: float, lang: str) -> str:
    return number(x, 0, lang)


def _percent(x: float, lang: str) -> str:
    return share(x, 0, lang)


def _million(x: float, lang: str) -> str:
    return millions(x, 2, lang)


def _minutes(x: float, lang: str) -> str:
    return number(60 * x, 0, lang)


def _hours(x: float, lang: str) -> str:
    return hours(x, 1, lang)


FORMATS: dict[str, dict[str, Format]] = {
    "V1": {
        "posts_before": _posts,
        "posts_after": _posts,
        "p90_before": _hours,
        "p90_after": _hours,
        "urgent_before": _percent,
        "urgent_after": _percent,
    },
    "V2": {
        "posts_before": _whole,
        "posts_after": _whole,
        "overtime_before": _whole,
        "overtime_after": _whole,
        "interruption_before": _percent,
        "interruption_after": _percent,
    },
    "V3": {
        "lowest": _whole,
        "highest": _whole,
        "lowest_afdeling": _whole,
        "highest_afdeling": _whole,
        "share_inside": _percent,
    },
    "V4": {"saving_isolated": _percent, "saving_efficient": _percent},
    "V5": {
        "posts_led": _posts,
        "posts_pooled": _posts,
        "cost_led": _million,
        "cost_pooled": _million,
        "travel_pooled": _percent,
        "own_posts": _whole,
        "own_cost": _million,
        "one_cost": _million,
    },
    "V6": {
        "posts_hub": _posts,
        "posts_small": _posts,
        "posts_joined": _posts,
        "cost_apart": _million,
        "cost_joined": _million,
    },
    "V7": {"share": _percent, "saved_led": _million, "saved_pooled": _million},
    "V8": {
        "cost_unled": _million,
        "cost_led": _million,
        "cost_kombi": _million,
        "cost_pooled": _million,
        "p50_kombi": _hours,
        "p50_pooled": _hours,
        "p50_team": _hours,
        "p50_led": _hours,
    },
    "V9": {"hands_on": _percent, "longest_wait": _minutes, "longest_trip": _minutes},
    "V10": {
        "equal_own": _minutes,
        "equal_pooled": _minutes,
        "own": _minutes,
        "pooled": _minutes,
        "first": _minutes,
    },
}
"""How each figure of a target is written."""


def targets_table(verdicts: Sequence[Verdict], years: int, lang: str = "da") -> Table:
    """Return the table of targets: claim, evidence grade, what the model says, verdict."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_lines=True,
        title=Text(title(verdicts, years, lang)),
        title_justify="left",
        caption=Text(text("targets.explained", lang)),
        caption_justify="left",
        pad_edge=False,
    )
    table.add_column("")
    for name in ("target", "grade", "says", "verdict"):
        table.add_column(Text(text(f"targets.column.{name}", lang)), overflow="fold")
    for one in verdicts:
        style = "" if one.outcome == MET else "bold"
        table.add_row(*(Text(cell) for cell in row(one, lang)), style=style)
    return table


def row(one: Verdict, lang: str) -> tuple[str, str, str, str, str]:
    """Return a target as it is shown: its number, claim, grade, what the model says, verdict."""
    formats = FORMATS[one.target]
    said = {name: formats[name](value, lang) for name, value in one.says.items()}
    return (
        one.target,
        text(f"targets.{one.target}.claim", lang),
        text(f"targets.grade.{one.grade}", lang),
        text(f"targets.{one.target}.says", lang, **said),
        text(f"targets.{one.outcome}", lang),
    )


def title(verdicts: Sequence[Verdict], years: int, lang: str) -> str:
    """Return how many targets are met."""
    counts = {
        name: number(sum(one.outcome == name for one in verdicts), 0, lang)
        for name in (MET, PARTLY, MISSED)
    }
    return text("targets.title", lang, n=number(years, 0, lang), **counts)


def section(verdicts: Sequence[Verdict], years: int, lang: str = "en") -> str:
    """Return the verdicts as a Markdown section, with the marks around it."""
    heads = [
        text(f"targets.column.{name}", lang) for name in ("target", "grade", "says", "verdict")
    ]
    lines = ["", *heads]
    out = [
        BEGIN,
        f"{title(verdicts, years, lang)}.",
        "",
        "| " + " | ".join(lines) + " |",
        "|" + "---|" * len(lines),
        *("| " + " | ".join(row(one, lang)) + " |" for one in verdicts),
        END,
    ]
    return "\n".join(out)


def replaced(document: str, written: str) -> str:
    """Return `document` with `written` in place of the section between the marks.

    Raises:
        ValueError: If the document has no such section.
    """
    start, end = document.find(BEGIN), document.find(END)
    if not 0 <= start < end:
        raise ValueError(f"no section between '{BEGIN}' and '{END}'")
    return document[:start] + written + document[end + len(END) :]
