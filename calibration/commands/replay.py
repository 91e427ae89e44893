"""`drift replay`: last year's own log under other driftsmodeller."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from calibration.commands.logged import logged
from sim.commands.compare import tell_results, write_results
from sim.commands.engine import engine_at_work, engine_option
from sim.commands.options import (
    bad_input_told,
    folder_of,
    json_option,
    lang_option,
    mapping_option,
    models_of,
    models_option,
    out_option,
    read,
    replications_option,
    set_option,
    slug,
    workers_option,
)
from sim.commands.results import print_json

if TYPE_CHECKING:
    from calibration.log import Log
    from sim.study.compare import Study

DISTANCE_YEARS = 3
"""Years played again to state the distance of replayed from logged response."""


@click.command()
@click.argument("log", type=click.Path())
@mapping_option
@click.option("--scenario", type=click.Path(), required=True, help="Where the log is replayed.")
@models_option
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="First day replayed.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Day before which it ends.")
@replications_option
@click.option("--seed", type=click.IntRange(0), help="Study seed, for what the log does not tell.")
@engine_option
@workers_option
@out_option
@json_option
@set_option
@lang_option
def replay(
    log: str,
    mapping: str,
    scenario: str,
    models: str,
    since: dt.datetime | None,
    until: dt.datetime | None,
    replications: int | None,
    seed: int | None,
    engine: str,
    workers: int,
    out: Path | None,
    as_json: bool,
    overrides: tuple[str, ...],
    lang: str,
) -> None:
    """Play the requests of LOG under each driftsmodel; all else of the year is drawn."""
    from calibration.mapping import read_mapping
    from calibration.replay import logged_requests, period_overrides
    from sim.present.progress import progress
    from sim.study.compare import compare as play

    with bad_input_told(lang):
        use = read_mapping(mapping)
        found = logged(log, use, since, until)
    checked = read(scenario, (*period_overrides(found), *overrides), lang)
    chosen = models_of(models, checked.scenario, checked.scenario.comparable)
    with bad_input_told(lang):
        requests = logged_requests(found, checked.scenario, use.work_factor)
    folder = folder_of(out, f"replay-{slug(checked.scenario.name)}", as_json)
    count = replications or checked.scenario.study.replications
    with engine_at_work(engine, lang), progress(count, lang) as advance:
        study = play(checked, chosen, count, seed, engine, workers, lambda *_: advance(1), requests)
    if as_json:
        print_json(study.comparison)
        return
    write_results(folder, study, checked, lang)
    tell_results(folder, study, lang)
    _tell_distance(folder, study, found, lang)


def _tell_distance(folder: Path, study: Study, log: Log, lang: str) -> None:
    """Say, and write down, how far the model of the day is from what the log tells of visits."""
    import json

    from calibration.against import distances, sentences
    from calibration.fitted import write_whole
    from calibration.log import seconds_at
    from calibration.words import say
    from sim.model.engine import engine
    from sim.model.world.build import build_world
    from sim.model.world.calendar import first_monday

    if not log.told("first_visit"):
        click.echo(say("no_first_visit").to(lang))
        return
    job = study.job
    today = job.scenario.today
    world = build_world(job.scenario, today)
    simulate = engine(job.engine)
    played = []
    for number in range(min(len(study.runs), DISTANCE_YEARS)):
        draws = job.draws(number, world.staff.share.size)
        played.append((world, draws, simulate(world, draws)))
    found = distances(log, played, seconds_at(first_monday(job.scenario)))
    title = job.scenario.title(today).to(lang)
    click.echo(say("replay_head", model=title).to(lang))
    for line in sentences(found, lang):
        click.echo(f"  {line}")
    text = json.dumps({"model": today, "unit": "h", "response": [one.entry() for one in found]})
    write_whole({folder / "replay.json": text + "\n"})
