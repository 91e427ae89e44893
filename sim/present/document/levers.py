"""The levers: every one with its meaning, and what it is in each shipped driftsmodel."""

from __future__ import annotations

from pathlib import Path

from sim.present.document.fields import Described, described
from sim.present.document.markdown import first_paragraph, table
from sim.present.document.parameters import TYPICAL
from sim.scenario import Checked, read_scenario
from sim.scenario.paths import dotted
from sim.scenario.schema import MECHANISMS, NEUTRAL, Levers

BESIDE = ("delvis_udlicitering", "indlicitering")
"""Driftsmodeller that `base.yaml` does not know."""


def lever_tables(root: Path) -> str:
    """Return a table for each mechanism: its levers, and their values in every driftsmodel."""
    checked = read_scenario(root / TYPICAL)
    models = [name for name in checked.scenario.driftsmodeller if name != NEUTRAL]
    short = {name: "".join(word[0] for word in name.split("_")).upper() for name in models}
    legend = ", ".join(f"{sign} `{name}`" for name, sign in short.items())
    beside = " and ".join(f"`{name}`" for name in BESIDE)
    parts = [
        "# Levers of the driftsmodeller",
        "One section for each mechanism; `switches: {NAME: off}` puts the neutral value (last "
        f"column) in every driftsmodel. {legend}. {beside.capitalize()} are further examples.",
        "Every value is graded D (source: antagelse) unless a grade stands behind it.",
    ]
    tables = {name: list(described(_levers(checked, name))) for name in [*models, NEUTRAL]}
    for mechanism in MECHANISMS:
        doc = first_paragraph(type(getattr(_levers(checked, NEUTRAL), mechanism)).__doc__)
        chosen = [k for k, one in enumerate(tables[NEUTRAL]) if one.path[0] == mechanism]
        rows = [_row(checked, {name: rows[k] for name, rows in tables.items()}) for k in chosen]
        head = ("lever", "unit", "meaning", *short.values(), NEUTRAL)
        parts += [f"## {mechanism}", doc, table(head, rows)]
    return "\n".join(f"{part.strip()}\n" for part in parts)


def _levers(checked: Checked, model: str) -> Levers:
    return checked.scenario.driftsmodeller[model].levers


def _row(checked: Checked, cells: dict[str, Described]) -> tuple[str, ...]:
    """Return one lever: name, unit, meaning and its value by driftsmodel."""
    one = cells[NEUTRAL]
    values = [_value(checked, model, cell) for model, cell in cells.items()]
    return f"`{dotted(one.path)}`", one.unit, one.meaning, *values


def _value(checked: Checked, model: str, cell: Described) -> str:
    evidence = checked.evidence[dotted(("driftsmodeller", model, "levers", *cell.path))]
    known = f" ({evidence.grade}: {evidence.source})" if evidence.grade != "D" else ""
    return cell.shown + known
