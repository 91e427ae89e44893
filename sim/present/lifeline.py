"""A life line in words: every event with its time, what was waited for, and the rule that chose."""

import datetime as dt
from typing import Any

from sim.measure.lifeline import Event, Lifeline
from sim.measure.waiting import Wait
from sim.model import HOUR, Priority
from sim.model.trace import NOBODY
from sim.model.world.calendar import first_monday
from sim.model.world.catalogue import type_names
from sim.present.dates import day
from sim.present.numbers import goal, hours, number
from sim.present.words import text
from sim.scenario.schema import Scenario

_MINUTES_UNDER = 2 * HOUR


def clock(scenario: Scenario, time: int) -> str:
    """Return a time as date and time of day: `2025-03-04T09:20:00`."""
    monday = dt.datetime.combine(first_monday(scenario), dt.time())
    return (monday + dt.timedelta(seconds=time)).isoformat()


def task_lines(
    scenario: Scenario, model: str, replication: int, seed: int, found: Lifeline, lang: str = "da"
) -> list[str]:
    """Return the life line of a task, a line for each event, with the rule behind it."""
    names = type_names(scenario.demand)
    lines = [
        text(
            "life.head",
            lang,
            task=found.task,
            type=names[found.type],
            afdeling=list(scenario.organisation.afdelinger)[found.afdeling],
            priority=Priority(found.priority).name.lower(),
            model=_title(scenario, model, lang),
            replication=replication,
            seed=seed,
        )
    ]
    if found.goal:
        lines.append(text("life.goal", lang, goal=goal(found.goal / HOUR, lang)))
    if found.due:
        lines.append(text("life.due", lang, due=_when(scenario, found.due, lang)))
    for event in found.events:
        if event.wait is not None and event.wait.seconds:
            lines.append(f"    {_waited(event.wait, lang)}")
        lines.append(_line(scenario, event, lang, planned=bool(found.due)))
        lines.append(f"    {text('life.rule', lang, rule=_rule(event, lang))}")
    if found.unfinished is not None:
        lines += [text("life.unfinished", lang), f"    {_waited(found.unfinished, lang)}"]
    return [*lines, text("life.model", lang)]


def man_lines(
    scenario: Scenario,
    model: str,
    run: tuple[int, int],
    man: int,
    date: dt.date,
    events: list[Event],
    lang: str = "da",
) -> list[str]:
    """Return a man's day, a line for each event; `run` is (replication, seed)."""
    head = text(
        "life.man_head",
        lang,
        number=man + 1,
        day=day(date.isoformat(), lang),
        model=_title(scenario, model, lang),
        replication=run[0],
        seed=run[1],
    )
    said = [_line(scenario, event, lang) + _of_task(event) for event in events]
    return [head, *(said or [text("life.nothing", lang)]), text("life.model", lang)]


def task_object(scenario: Scenario, found: Lifeline) -> dict[str, Any]:
    """Return a life line as one object for other programs."""
    return {
        "task": found.task,
        "afdeling": list(scenario.organisation.afdelinger)[found.afdeling],
        "type": type_names(scenario.demand)[found.type],
        "priority": Priority(found.priority).name.lower(),
        "goal_s": found.goal,
        "events": [event_object(scenario, event) for event in found.events],
        "waits_at_the_end": None if found.unfinished is None else _wait_object(found.unfinished),
    }


def event_object(scenario: Scenario, event: Event) -> dict[str, Any]:
    """Return an event as one object for other programs; men are numbers from 1."""
    return {
        "time": clock(scenario, event.time),
        "event": "REPORTED" if event.row is None else event.row.name,
        "task": None if event.task == NOBODY else event.task,
        "ejendomsfunktionaer": None if event.man == NOBODY else event.man + 1,
        "seconds": event.seconds,
        "interrupted_s": event.lost,
        "rule": event.rule,
        "waited": None if event.wait is None else _wait_object(event.wait),
    }


def _wait_object(wait: Wait) -> dict[str, Any]:
    found = wait._asdict()
    return {**found, "men": [man + 1 for man in wait.men]}


def _title(scenario: Scenario, model: str, lang: str) -> str:
    title: dict[str, str] = scenario.title(model).model_dump()
    return title[lang]


def _when(scenario: Scenario, time: int, lang: str) -> str:
    moment = dt.datetime.fromisoformat(clock(scenario, time))
    return f"{day(moment.date().isoformat(), lang)} {moment:%H:%M}"


def _line(scenario: Scenario, event: Event, lang: str, planned: bool = False) -> str:
    first = "life.release" if planned else "life.report"
    key = first if event.row is None else f"life.{event.row.name}"
    man = "" if event.man == NOBODY else text("life.man", lang, number=event.man + 1)
    said = text(
        key,
        lang,
        man=man,
        seconds=_span(event.seconds, lang),
        level=_level(event, lang),
    )
    said = said[0].upper() + said[1:]
    return text("life.event", lang, time=_when(scenario, event.time, lang), said=said)


def _of_task(event: Event) -> str:
    return "" if event.task == NOBODY else f" [{event.task}]"


def _level(event: Event, lang: str) -> str:
    return text(f"life.level.{event.level}", lang) if event.level else ""


def _rule(event: Event, lang: str) -> str:
    key = (
        f"rule.dispatch.{event.dispatch}" if event.rule == "dispatch_key" else f"rule.{event.rule}"
    )
    return text(key, lang)


def _span(seconds: int, lang: str) -> str:
    """Return a span of time: minutes below two hours."""
    if seconds < _MINUTES_UNDER:
        return f"{number(seconds / 60, 0, lang)} min."
    return hours(seconds / HOUR, 1, lang)


def _waited(wait: Wait, lang: str) -> str:
    if not wait.men:
        return text("life.wait.nobody", lang, seconds=_span(wait.seconds, lang))
    spent = text(
        "life.wait.spent",
        lang,
        planned=_span(wait.planned, lang),
        requests=_span(wait.requests, lang),
    )
    said = [text("life.man", lang, number=man + 1) for man in wait.men[:3]]
    men = ", ".join(said)
    if len(wait.men) > 3:
        men = text("life.wait.more", lang, men=men, n=number(len(wait.men) - 3, 0, lang))
    return text(
        "life.wait",
        lang,
        seconds=_span(wait.seconds, lang),
        men=men,
        closed=_span(wait.closed, lang),
        absent=_span(wait.absent, lang),
        busy=_span(wait.busy, lang),
        free=_span(wait.free, lang),
        spent=spent,
    )
