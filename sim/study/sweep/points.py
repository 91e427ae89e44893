"""From a point of a design to its scenario and to what identifies its runs."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from sim.scenario import Checked, ScenarioError
from sim.scenario.check import check
from sim.scenario.paths import Path, dotted
from sim.scenario.schema import Scenario
from sim.scenario.schema.organisation import Organisation
from sim.scenario.semantics import findings
from sim.study.sweep.designs import Point, label
from sim.study.sweep.events import outside
from sim.study.sweep.file import Sweep
from sim.study.sweep.identity import content_of
from sim.study.sweep.settings import laid, text_of
from sim.study.sweep.words import tell


class Factor(NamedTuple):
    """What a point has at one of the paths that the sweep varies."""

    path: str
    text: str
    number: float | None
    """In base units (seconds, kroner, shares of 1), None where it is no number."""


class Resolved(NamedTuple):
    """A point that can be played, or `error`: why it cannot."""

    content: str
    factors: tuple[Factor, ...]
    scenario: Scenario | None
    error: str = ""


def varied(points: Iterable[Point]) -> list[Path]:
    """Return the paths that some point sets, in order of first appearance."""
    return list(dict.fromkeys(path for point in points for path, _ in point.settings))


def resolve(sweep: Sweep, point: Point, paths: list[Path], code: str) -> Resolved:
    """Return the scenario of `point`, with what it has at `paths`."""
    if point.afdelinger is not None:
        return _organisation(sweep, point, code)
    held = sweep.base.digest if sweep.held else ""
    tree = laid(sweep.base.tree, list(point.settings))
    scenario, wrong = check(tree)
    wrong += [problem for problem in findings(tree) if not problem.is_warning]
    if scenario is None or wrong:
        return _unplayable(sweep, point, ScenarioError(wrong), code)
    checked = Checked(scenario, tree)
    factors = [_factor(checked.values, scenario, path) for path in paths]
    event = outside(point.events, scenario)
    if event is not None:
        first, days = scenario.calendar.start.isoformat(), scenario.calendar.days
        error = f"{event.start}: " + tell("played_days", first=first, last=f"+ {days} d").en
        return Resolved(content_of(checked.digest, held, point.events, code), (), None, error)
    content = content_of(checked.digest, held, point.events, code)
    return Resolved(content, (*factors, *_events(point)), scenario)


def _unplayable(sweep: Sweep, point: Point, error: ScenarioError, code: str) -> Resolved:
    settings = [(dotted(path), label(node)) for path, node in point.settings]
    about = hashlib.sha256(json.dumps([sweep.base.digest, settings]).encode()).hexdigest()
    factors = tuple(Factor(path, text, None) for path, text in settings)
    # Tables do not depend on the folder the sweep was started from.
    short = [replace(problem, file=os.path.basename(problem.file)) for problem in error.problems]
    told = "; ".join(problem.sentence("en") for problem in short)
    return Resolved(content_of(about, "", point.events, code), factors, None, told)


def _factor(values: dict[str, Any], scenario: Scenario, path: Path) -> Factor:
    written: Any = values
    value: Any = scenario
    for key in path:
        written = written[key]
        value = value[key] if isinstance(value, dict) else getattr(value, key)
    is_plain = isinstance(value, int | float) and not isinstance(value, bool)
    return Factor(dotted(path), text_of(written), float(value) if is_plain else None)


def _events(point: Point) -> list[Factor]:
    if not point.events:
        return []
    text = "; ".join(f"{e.kind} {e.amount} {e.start} {e.days} d" for e in point.events)
    return [Factor("events", text, None)]


def _organisation(sweep: Sweep, point: Point, code: str) -> Resolved:
    """Return the base with another organisation's afdelinger in place of its own."""
    base = sweep.base.scenario
    assert point.afdelinger is not None
    organisation = Organisation(
        name=point.name,
        hub=None,
        team_size=base.organisation.team_size,
        afdelinger=point.afdelinger,
        geography=base.organisation.geography.model_copy(update={"travel_times": None}),
    )
    scenario = base.model_copy(update={"name": point.name, "organisation": organisation})
    # The rest of the base need not be written out again for each of many organisations.
    text = json.dumps([sweep.base.digest, organisation.model_dump(mode="json")])
    homes = sum(afdeling.lejemaal for afdeling in point.afdelinger.values())
    factors = (
        Factor("afdelinger", str(len(point.afdelinger)), float(len(point.afdelinger))),
        Factor("lejemaal", str(homes), float(homes)),
    )
    about = hashlib.sha256(text.encode()).hexdigest()
    return Resolved(content_of(about, "", point.events, code), factors, scenario)
