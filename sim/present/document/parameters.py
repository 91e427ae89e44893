"""The parameters of the world and of the economy, and the constants of the program."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from sim.present.document.fields import Described, described
from sim.present.document.markdown import said_of, table
from sim.scenario import Checked, read_scenario
from sim.scenario.paths import dotted

TYPICAL = "scenarios/cases/bsb_svendborg.yaml"
"""A scenario that changes nothing of `base.yaml`."""
SECTIONS = ("calendar", "demand", "staffing", "economy", "organisation", "study")
HEAD = ("parameter", "default", "unit", "grade", "source", "meaning")
CONSTANTS: dict[str, tuple[str, ...]] = {
    "sim.model.rules": ("LONGEST_LOOK", "TOLERANCE", "SHORTEST_SPELL"),
    "sim.model.draws.demand": ("SPREAD",),
    "sim.model.draws.planned": ("SECOND_INSPECTION",),
    "sim.model.draws.weather": ("LATEST_SNOW", "MOST"),
    "sim.model.draws.absence": ("SUMMER_WEEKS", "WORKDAYS"),
    "sim.measure.pooled": ("PAID_HOURS", "PRESENT_HOURS", "DAY_OF_A_TEMP"),
}
"""Numbers of the model that stand in the program and not in a scenario, by module."""


def parameter_tables(root: Path) -> str:
    """Return every parameter that is not a lever, with unit, default, grade and source."""
    checked = read_scenario(root / TYPICAL)
    parts = [
        "# Parameters of the world",
        "Defaults are those of `scenarios/base.yaml`; a scenario file overwrites what it knows "
        "better. Grades: A official or primary source, B one organisation's figure or computed "
        "from real rows, C secondary source, D derived or guessed. The levers of the "
        "driftsmodeller are in [levers.md](levers.md).",
    ]
    for name in SECTIONS:
        section = getattr(checked.scenario, name)
        rows = [
            one
            for one in described(section, (name,))
            if "afdelinger" not in one.path and one.path != ("organisation", "name")
        ]
        parts += [f"## {name}", table(HEAD, (_row(checked, one) for one in rows))]
    parts += [
        "## An afdeling, as the scenario gives it",
        table(("parameter", "unit", "meaning"), _afdeling(checked)),
        "## Constants of the program",
        "All are graded D.",
        table(("constant", "value", "meaning"), constants()),
    ]
    return "\n".join(f"{part.strip()}\n" for part in parts)


def _row(checked: Checked, one: Described) -> tuple[str, ...]:
    evidence = checked.evidence[dotted(one.path)]
    source = evidence.source or ("default of the program" if evidence.file == "default" else "")
    return f"`{dotted(one.path)}`", one.shown, one.unit, evidence.grade, source, one.meaning


def _afdeling(checked: Checked) -> Iterator[tuple[str, ...]]:
    first = next(iter(checked.scenario.organisation.afdelinger.values()))
    for one in described(first):
        yield f"`{dotted(one.path)}`", one.unit, one.meaning


def constants() -> Iterator[tuple[str, str, str]]:
    """Yield name, value and meaning of each constant."""
    for name, chosen in CONSTANTS.items():
        module = importlib.import_module(name)
        said = said_of(module)
        for constant in chosen:
            yield f"`{name}.{constant}`", str(getattr(module, constant)), said[constant]
