"""A worked example: one day of a small organisation, as the reference engine plays it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sim.model import DAY, HOUR, Priority
from sim.model.draws import Draws, draw
from sim.model.reference import simulate
from sim.model.trace import NOBODY, Row, Trace
from sim.model.world.build import build_world
from sim.model.world.catalogue import type_names
from sim.present.document.markdown import table
from sim.scenario import Scenario, read_scenario

CASE = "scenarios/cases/isoleret_par.yaml"
MODEL = "manglende_ledelse"
SETTINGS = ("calendar.start=2025-02-03", "calendar.days=14", "calendar.warmup_days=14")
SEED, THE_DAY = 1, 24
"""Thursday 13 February: the 24th day after Monday 20 January, when the warm-up starts."""

SAYS = {
    Row.REGISTERED: "the request is known",
    Row.MISSED: "a call is not heard",
    Row.CHASED: "a resident asks again",
    Row.ASSIGNED: "sets out",
    Row.ARRIVED: "arrives",
    Row.DIVERTED: "arrives, but is called away",
    Row.INTERRUPTED: "is stopped for a word or a call",
    Row.PREEMPTED: "leaves it for something more urgent",
    Row.STOPPED: "stops, the rest waits",
    Row.NO_ACCESS: "nobody opens",
    Row.FOLLOW_UP: "not solved, somebody must come again",
    Row.DONE: "done",
    Row.CONTRACTOR: "diagnosed: a trade firm is called",
    Row.FIRM: "goes to the firm",
    Row.VAGT: "goes to the vagt",
    Row.ESCALATED: "has waited too long: goes to a firm",
    Row.SKIPPED: "skipped",
    Row.OVERTIME: "is off, later than his hours",
    Row.HELPER_ARRIVED: "the second man arrives",
    Row.HELPED: "the second man is free",
    Row.CUT_TRAVEL: "the year ends on the way",
    Row.CUT_WORK: "the year ends at work",
}


class _Played(NamedTuple):
    scenario: Scenario
    draws: Draws
    trace: Trace


def _play(root: Path) -> _Played:
    scenario = read_scenario(root / CASE, overrides=SETTINGS).scenario
    world = build_world(scenario, MODEL)
    draws = draw(scenario, SEED, 0, world.staff.share.size)
    return _Played(scenario, draws, simulate(world, draws))


def example_day(root: Path) -> str:
    """Return one day of the case, row by row."""
    played = _play(root)
    chosen = [k for k, time in enumerate(played.trace.time.tolist()) if time // DAY == THE_DAY]
    tasks = sorted({int(played.trace.task[k]) for k in chosen} - {NOBODY})
    titles = {name: model.title.en for name, model in played.scenario.driftsmodeller.items()}
    settings = " ".join(f"--set {one}" for one in SETTINGS)
    parts = [
        "# A worked example: one day",
        f"`{CASE}` under `{MODEL}` ({titles[MODEL]}), seed {SEED}, first year, with `{settings}`: "
        "Thursday 13 February 2025. Two men, each alone in his afdeling. Every row is a row of the "
        "trace; nothing is left out. Travel within an estate is a walk of four minutes.",
        table(("time", "man", "what happens", "task", "how long"), _rows(played, chosen)),
        "## The tasks of the day",
        "Work is standard hands-on time as it was drawn. What a man takes is longer: it is over "
        "the productive share, and over again when he must come again.",
        table(("task", "afdeling", "type", "priority", "reported", "work"), _tasks(played, tasks)),
    ]
    return "\n".join(f"{part.strip()}\n" for part in parts)


def _rows(played: _Played, chosen: list[int]) -> Iterator[tuple[str, ...]]:
    trace = played.trace
    for k in chosen:
        row, man, task = Row(trace.row[k]), int(trace.man[k]), int(trace.task[k])
        yield (
            _clock(int(trace.time[k])),
            "" if man == NOBODY else str(man),
            f"`{row.name}` {SAYS[row]}",
            "" if task == NOBODY else str(task),
            _lasting(int(trace.seconds[k]), int(trace.lost[k])),
        )


def _tasks(played: _Played, tasks: list[int]) -> Iterator[tuple[str, ...]]:
    draws, names = played.draws, list(played.scenario.organisation.afdelinger)
    types = type_names(played.scenario.demand)
    for i in tasks:
        reported = int(draws.report[i])
        away = THE_DAY - reported // DAY
        yield (
            str(i),
            names[draws.afdeling[i]],
            types[draws.type[i]],
            Priority(draws.priority[i]).name.lower(),
            _clock(reported) + (f", {away} d before" if away else ""),
            _lasting(int(draws.work[i]), 0),
        )


def _clock(time: int) -> str:
    second = time % DAY
    return f"{second // HOUR:02}:{second // 60 % 60:02}:{second % 60:02}"


def _lasting(seconds: int, lost: int) -> str:
    text = "" if not seconds else f"{seconds // 60} min {seconds % 60:02} s"
    return text + (f", interrupted for {lost // 60} min {lost % 60:02} s" if lost else "")
