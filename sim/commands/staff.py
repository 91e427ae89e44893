"""`drift staff`: the fewest posts with which each driftsmodel keeps what is promised."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sim.commands.options import goals_of, models_of, scenario_argument
from sim.commands.results import list_files, print_json, typed, warn_of
from sim.commands.way import Way, way_options

if TYPE_CHECKING:
    from sim.study.staff.result import Staff
    from sim.study.staff.study import StaffStudy

_EXPECTED_RUNS = 25
"""Plans played per driftsmodel, for the progress bar alone."""


@click.command()
@scenario_argument
@click.option(
    "--goal",
    "goals",
    multiple=True,
    metavar="GOAL",
    help='What is promised: "haster: 90% inden 3 d", "planlagt: 75% til tiden". '
    "Without any: 95, 90 and 90 % of akut, haster and almindelig in the scenario's own times.",
)
@click.option(
    "--planned-too/--residents-only",
    default=True,
    help="Add 'planlagt: 75% til tiden' if no goal is about planned work. On by default: "
    "otherwise a model that lets planned work lie looks cheap.",
)
@click.option("--models", default="", metavar="A,B", help="Driftsmodeller.")
@click.option(
    "--confidence",
    type=click.FloatRange(0.5, 0.999),
    default=0.95,
    help="One-sided confidence with which each goal must be kept.",
)
@click.option(
    "--confirm/--no-confirm",
    default=True,
    help="Play the answers in as many other years, and go up a step where those disagree.",
)
@click.option(
    "--move/--no-move", "moving", default=True, help="Try posts in other units than by the rule."
)
@way_options(least=2, workers=False)
def staff(
    scenario: str,
    goals: tuple[str, ...],
    planned_too: bool,
    models: str,
    confidence: float,
    confirm: bool,
    moving: bool,
    way: Way,
) -> None:
    """Find the fewest posts with which each driftsmodel keeps its goals: equal service."""
    from sim.study.staff.study import REPLICATIONS, Settings
    from sim.study.staff.study import staff as search
    from sim.study.staff.table import result

    wanted = goals_of(goals)
    checked = way.read(scenario)
    known = tuple(checked.scenario.driftsmodeller)
    ordinary = [name for name in checked.scenario.models if name in known]
    chosen = models_of(models or ",".join(ordinary), checked.scenario, known)
    folder = way.folder(checked, "bemanding")
    settings = Settings(
        goals=wanted,
        planned_too=planned_too,
        replications=way.replications or REPLICATIONS,
        seed=way.seed,
        engine=way.engine,
        level=confidence,
        confirmed=confirm,
        moving=moving,
    )
    expected = len(chosen) * _EXPECTED_RUNS * settings.replications
    with way.at_work(expected) as advance:
        study = search(checked, chosen, settings, advance)
    found = result(study)
    if way.as_json:
        print_json(found)
    else:
        _write(folder, study, found, way.lang)
        _tell(folder, found, way.lang)


def _write(folder: Path, study: StaffStudy, found: Staff, lang: str) -> None:
    from sim.present.figures.isoquant import write_isoquants
    from sim.present.sheet import sheets
    from sim.study.staff.store import audit_staff, write_staff

    audit = audit_staff(study)
    warn_of(audit)
    write_staff(
        folder,
        study,
        found,
        audit,
        typed(),
        sheets(lang, {m: one["title"] for m, one in found["models"].items()}),
        lambda figures: write_isoquants(dict(found), figures, lang),
    )


def _tell(folder: Path, found: Staff, lang: str) -> None:
    from rich.console import Console

    from sim.present.equal_service import sentences, service_table

    Console().print(service_table(dict(found), lang))
    for line in sentences(dict(found), lang):
        click.echo(line)
    list_files(folder)
