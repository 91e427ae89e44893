"""`drift replay`: last year's own log under other driftsmodeller."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from calibration.commands.logged import logged
from sim.commands.compare import played, tell_results, write_results
from sim.commands.options import bad_input_told, mapping_option, models_of, models_option
from sim.commands.results import print_json, write_charts
from sim.commands.way import Way, way_options

if TYPE_CHECKING:
    from calibration.against import Column, Distance, Year
    from calibration.clock import Clock
    from calibration.log import Log
    from calibration.mapping import Mapping
    from calibration.replay import LoggedRequests
    from sim.scenario import Checked
    from sim.study.compare import Study

DISTANCE_YEARS = 3
"""Years played again to state the distance of what is replayed from what was logged."""


@click.command()
@click.argument("log", type=click.Path())
@mapping_option
@click.option("--scenario", type=click.Path(), required=True, help="Where the log is replayed.")
@models_option
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="First day replayed.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Day before which it ends.")
@click.option(
    "--staffing",
    type=click.Choice(["scenario", "log"]),
    default="scenario",
    help="Posts of the model of the day: the scenario's, or the fewest that close what the log "
    "closed (our derivation, grade D).",
)
@way_options()
def replay(
    log: str,
    mapping: str,
    scenario: str,
    models: str,
    since: dt.datetime | None,
    until: dt.datetime | None,
    staffing: str,
    way: Way,
) -> None:
    """Play the requests of LOG under each driftsmodel; all else of the year is drawn."""
    from calibration.mapping import read_mapping
    from calibration.replay import logged_requests, period_overrides

    with bad_input_told(way.lang):
        use = read_mapping(mapping)
        found = logged(log, use, since, until)
    way = way._replace(overrides=(*period_overrides(found), *way.overrides))
    checked, posts = way.read(scenario), None
    chosen = models_of(models, checked.scenario, checked.scenario.comparable)
    folder, count = way.folder(checked, "replay"), way.count(checked)
    with bad_input_told(way.lang):
        requests = logged_requests(found, checked.scenario, use.work_factor)
    if staffing == "log":
        checked, posts = _own_staffing(scenario, checked, found, requests, way)
    study = played(way, checked, chosen, count, requested=requests)
    held = _hold(study, found, use, posts, way.lang)
    if way.as_json:
        print_json({**study.comparison, "replay": held.entry()})
        return
    write_results(folder, study, checked, way.lang)
    held.tell(folder)
    tell_results(folder, study, way.lang)


def _own_staffing(
    file: str, checked: Checked, log: Log, requests: LoggedRequests, way: Way
) -> tuple[Checked, dict[str, float]]:
    """Return the scenario with the posts by afdeling that close what the log closed, and these."""
    from calibration.staffing import PLAYS, own_staffing, staffing_overrides
    from sim.scenario import read_scenario

    scenario = checked.scenario
    seed = scenario.study.seed if way.seed is None else way.seed
    with bad_input_told(way.lang), way.at_work(PLAYS) as advance:
        posts = own_staffing(scenario, log, requests, seed, way.engine, advance)
        return read_scenario(file, (*way.overrides, *staffing_overrides(posts))), posts


class Held(NamedTuple):
    """The model of the day held against the log: empty where that tells too little."""

    found: list[Distance]
    column: Column | None
    posts: dict[str, float] | None
    """Derived from the log, by afdeling."""
    told: float
    """Share of closed cases that tell their first visit."""
    has_visits: bool
    study: Study
    lang: str

    @property
    def years(self) -> int:
        """Years that were played again."""
        return min(len(self.study.runs), DISTANCE_YEARS)

    def entry(self) -> dict[str, Any]:
        """Return it for JSON."""
        from calibration.magnitude import entry

        today = self.study.job.scenario.today
        return entry(self.found, self.column, today, self.posts, self.years, self.told)

    def tell(self, folder: Path) -> None:
        """Say it, and write it down with its chart."""
        import json

        from calibration.curves import draw
        from calibration.fitted import write_whole
        from calibration.staffing import sentence
        from calibration.words import say

        if self.posts:
            click.echo(sentence(self.posts, self.lang))
        if not self.found or self.column is None:
            click.echo(say("nothing_to_hold").to(self.lang))
            return
        self._tell_found(self.column)
        write_charts([draw(self.found, self.column, self.lang)], folder / "figures")
        text = json.dumps(self.entry(), ensure_ascii=False) + "\n"
        write_whole({folder / "replay.json": text})

    def _tell_found(self, column: Column) -> None:
        from calibration import magnitude
        from calibration.words import say

        lang, scenario = self.lang, self.study.job.scenario
        if self.has_visits:
            click.echo(magnitude.held_sentence(column, self.told, lang))
        title = scenario.title(scenario.today).to(lang)
        head = say("replay_head", what=say(magnitude.WAITING[column]), model=title)
        click.echo(head.to(lang))
        for line in magnitude.sentences(self.found, column, lang):
            click.echo(f"  {line}")
        for line in magnitude.closing(self.found, column, self.years, lang):
            click.echo(line)


def _hold(
    study: Study, log: Log, mapping: Mapping, posts: dict[str, float] | None, lang: str
) -> Held:
    """Return how far the model of the day is from what the log tells."""
    from calibration.against import distances, first_visit_share, held_on

    column, found = held_on(log), []
    if column is not None:
        years = _years(study, lang)
        found = distances(log, study.job.scenario, years, column, _clock(log, mapping))
    has_visits = log.told("first_visit")
    return Held(found, column, posts, first_visit_share(log), has_visits, study, lang)


def _clock(log: Log, mapping: Mapping) -> Clock:
    """Return the calibrator's calendar over the log."""
    from calibration.clock import Clock
    from calibration.read import base_of

    return Clock(base_of(mapping), log.start, log.censored, mapping.calendar_changes)


def _years(study: Study, lang: str) -> list[Year]:
    """Return the first years of a study, played again under the model of the day."""
    from sim.model.engine import engine
    from sim.model.world.build import build_world
    from sim.present.progress import progress

    job = study.job
    world = build_world(job.scenario, job.scenario.today)
    simulate = engine(job.engine)
    count = min(len(study.runs), DISTANCE_YEARS)
    played = []
    with progress(count, lang) as advance:
        for number in range(count):
            draws = job.draws(number, world.staff.share.size)
            played.append((world, draws, simulate(world, draws)))
            advance(1)
    return played
