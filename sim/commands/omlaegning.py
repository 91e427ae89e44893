"""`drift omlaegning`: the road from one driftsmodel to another, week by week."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from sim.commands.options import bad_input_told, pair_of, refuse, scenario_argument
from sim.commands.results import keep_answer, list_files, print_json
from sim.commands.way import Way, way_options

if TYPE_CHECKING:
    from sim.scenario import Checked, Problem, Scenario
    from sim.scenario.plans import CheckedPlan
    from sim.study.audit import Audit
    from sim.study.road.result import RoadResult


@click.command()
@scenario_argument
@click.option("--from", "start", metavar="A", help="Driftsmodel before; today's if left out.")
@click.option("--to", "end", metavar="B", required=True, help="Driftsmodel after.")
@click.option(
    "--plan",
    "plans",
    multiple=True,
    type=click.Path(),
    help="Plan file; several stand side by side. Without any: everybody at once, usual guesses.",
)
@click.option("--years", type=click.IntRange(1, 9), default=4, help="Years that are followed.")
@way_options()
def omlaegning(
    scenario: str, start: str | None, end: str, plans: tuple[str, ...], years: int, way: Way
) -> None:
    """Play the change from driftsmodel A to B: response, backlog and kroner on the way."""
    from sim.study.road.play import audit_roads
    from sim.study.road.study import road_job, study_roads

    checked = way.read(scenario)
    models = pair_of(start, end, checked.scenario)
    chosen = _plans(plans, checked.scenario, way.lang)
    folder, count = way.folder(checked, "omlaegning"), way.count(checked)
    with way.at_work(count) as advance:
        job = road_job(checked, *models, chosen, years, way.seed, way.engine)
        result = study_roads(
            checked, *models, chosen, years, count, way.seed, way.engine, way.workers, advance
        )
        found = None if way.as_json else audit_roads(job, count, way.workers)
    _show(dict(result), checked, found, folder, way.lang)


def _plans(paths: tuple[str, ...], scenario: Scenario, lang: str) -> list[CheckedPlan]:
    """Return the plans at `paths`; what is wrong with any of them is told at once."""
    from sim.scenario import ScenarioError
    from sim.scenario.plans import read_plan, usual_plan

    if not paths:
        return [usual_plan()]
    found: list[CheckedPlan] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(read_plan(path, scenario))
        except ScenarioError as error:
            problems += error.problems
    with bad_input_told(lang):
        if problems:
            raise ScenarioError(problems)
    names = [plan.name for plan in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        refuse("same_plan", names=", ".join(twice))
    return found


def _show(
    result: dict[str, Any], checked: Checked, found: Audit | None, folder: Path, lang: str
) -> None:
    """Write the roads with their charts and tell them; without an audit print one object."""
    from rich.console import Console

    from sim.present.figures.road import draw_all
    from sim.present.road import road_table, sentences
    from sim.study.road.tables import road_tables

    if len(result["plans"]) == 1:
        (only,) = result["plans"].values()
        result = {**result, **{key: only[key] for key in _OF_ONE_PLAN}}
    if found is None:
        print_json(result)
        return
    keep_answer(
        folder,
        "omlaegning",
        result,
        checked,
        found,
        road_tables(cast("RoadResult", result)),
        lambda: draw_all(result, lang),
        lang,
    )
    Console().print(road_table(result, lang))
    for line in sentences(result, lang):
        click.echo(line)
    list_files(folder)


_OF_ONE_PLAN = ("payback_month", "worst_month", "stop_cost_kr")
"""Told at the top as well where there is one plan only."""
