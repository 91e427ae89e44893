"""Checks of the omlægninger: ids of their own, known names, days that a reader can follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sim.scenario.nearest import nearest
from sim.scenario.schema.omlaegning import Step
from sim.scenario.semantics.draft import Check, Draft, Finding
from sim.scenario.words import say

_ROADS = "omlaegninger"
_MODELS = "driftsmodeller"
_AFDELINGER = ("organisation", "afdelinger")


def ids_differ(draft: Draft) -> Iterator[Finding]:
    """An omlægning has another id than any driftsmodel: both are named in the same places."""
    models = draft.names(_MODELS)
    for road in draft.names(_ROADS):
        if road in models:
            yield Finding((_ROADS, road), say("is_model", name=road), say("own_id"))


def roads_know_their_models(draft: Draft) -> Iterator[Finding]:
    """An omlægning starts in a driftsmodel, and every step leads to one."""
    known = draft.names(_MODELS)
    if not known:
        return
    listed = say("known_keys", keys=", ".join(known))
    for road in draft.names(_ROADS):
        start: str | None = draft.get(_ROADS, road, "start")
        named: list[tuple[tuple[str | int, ...], str]] = [
            ((_ROADS, road, "steps", k, "to"), step.to) for k, step in _steps(draft, road)
        ]
        if start is not None:
            named.insert(0, ((_ROADS, road, "start"), start))
        for path, name in named:
            if name not in known:
                yield Finding(path, say("not_model", name=name), listed, nearest(name, known))


def roads_know_their_afdelinger(draft: Draft) -> Iterator[Finding]:
    """The afdelinger that change are afdelinger."""
    known = draft.names(*_AFDELINGER)
    if not known:
        return
    listed = say("known_keys", keys=", ".join(known))
    for road in draft.names(_ROADS):
        for k, step in _steps(draft, road):
            for index, name in enumerate(step.afdelinger or ()):
                if name not in known:
                    path = (_ROADS, road, "steps", k, "afdelinger", index)
                    found = say("not_afdeling", name=name)
                    yield Finding(path, found, listed, nearest(name, known))


def steps_follow_each_other(draft: Draft) -> Iterator[Finding]:
    """Steps stand in the order of their days, and nobody changes twice on one of them."""
    everybody = draft.names(*_AFDELINGER)
    for road in draft.names(_ROADS):
        before: dt.date | None = None
        changed: set[str] = set()
        for k, step in _steps(draft, road):
            path = (_ROADS, road, "steps", k, "date")
            if before is not None and step.date < before:
                found = say("earlier_day", day=step.date, before=before)
                yield Finding(path, found, say("from_day", day=before))
            if step.date != before:
                changed = set()
            before = step.date
            for name in step.afdelinger or everybody:
                if name in changed:
                    found = say("changes_twice", name=name, day=step.date)
                    yield Finding(path, found, say("changes_once"))
                    break
                changed.add(name)


def steps_are_played(draft: Draft) -> Iterator[Finding]:
    """No step comes before the first simulated day; one after the last changes nothing."""
    start: dt.date | None = draft.get("calendar", "start")
    days: int | None = draft.get("calendar", "days")
    warmup: int | None = draft.get("calendar", "warmup_days")
    if start is None or days is None or warmup is None:
        return
    first, last = start - dt.timedelta(days=warmup), start + dt.timedelta(days=days - 1)
    for road in draft.names(_ROADS):
        for k, step in _steps(draft, road):
            path = (_ROADS, road, "steps", k, "date")
            if step.date < first:
                found = say("before_first", day=step.date)
                yield Finding(path, found, say("from_day", day=first))
            elif step.date > last:
                found = say("after_last", day=step.date)
                yield Finding(path, found, say("until_day", day=last), is_warning=True)


def _steps(draft: Draft, road: str) -> list[tuple[int, Step]]:
    """Return the steps of an omlægning with their places, none if the schema refuses one."""
    steps: tuple[Step, ...] = draft.get(_ROADS, road, "steps") or ()
    return list(enumerate(steps))


OMLAEGNING_CHECKS: tuple[Check, ...] = (
    ids_differ,
    roads_know_their_models,
    roads_know_their_afdelinger,
    steps_follow_each_other,
    steps_are_played,
)
"""The checks of this file."""
