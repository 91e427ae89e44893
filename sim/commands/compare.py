"""`drift compare`: the same years under each driftsmodel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.commands.options import models_of, models_option, refuse, scenario_argument, share_of
from sim.commands.results import list_files, print_json, typed, warn_of, write_charts
from sim.commands.way import Way, way_options

if TYPE_CHECKING:
    from sim.scenario import Checked
    from sim.study.compare import Study


@click.command()
@scenario_argument
@models_option
@click.option(
    "--precision",
    metavar="5%",
    help="Play until each difference to today is known within this share of today's level; "
    "--replications is then the most (200).",
)
@click.option("--warmup", is_flag=True, help="Also check that the warm-up is long enough.")
@click.option(
    "--satisfaction",
    is_flag=True,
    help="Add a computed stand-in for satisfaction: a guess (grade D), no measurement.",
)
@way_options()
def compare(
    scenario: str, models: str, precision: str | None, warmup: bool, satisfaction: bool, way: Way
) -> None:
    """Compare cost and response of driftsmodeller over the same years."""
    from sim.study.precision import CAP

    if way.as_json and satisfaction:
        refuse("satisfaction_json")
    wanted = None if precision is None else share_of(precision)
    checked = way.read(scenario)
    chosen = models_of(models, checked.scenario, checked.scenario.comparable)
    folder = way.folder(checked)
    count = (way.replications or CAP) if wanted else way.count(checked)
    study = played(way, checked, chosen, count, precision=wanted)
    if way.as_json:
        print_json(study.comparison)
        return
    write_results(folder, study, checked, way.lang)
    if warmup:
        check_warmup(folder, study, way.lang)
    tell_results(folder, study, way.lang)
    if satisfaction:
        _tell_satisfaction(study, way.workers, way.lang)


def played(way: Way, checked: Checked, models: Sequence[str], count: int, **more: Any) -> Study:
    """Return the study of a comparison of so many years; `more` is for `study.compare.compare`."""
    from sim.study.compare import compare as play

    with way.at_work(count) as advance:
        return play(
            checked,
            models,
            count,
            way.seed,
            way.engine,
            way.workers,
            lambda *_: advance(1),
            **more,
        )


def _tell_satisfaction(study: Study, workers: int, lang: str) -> None:
    """Play the years once more for the stand-in, and show it."""
    from sim.present.progress import progress
    from sim.present.winners import proxy_lines
    from sim.study.satisfaction import tendencies

    count = len(study.runs)
    models = list(study.comparison["models"])
    with progress(count, lang) as advance:
        found = tendencies(study.job, models, count, workers, advance)
    for line in proxy_lines(dict(study.comparison), found, lang):
        click.echo(line)


def write_results(folder: Path, study: Study, checked: Checked, lang: str) -> None:
    """Audit a study and write its folder of results."""
    from sim.present.sheet import sheets
    from sim.study.audit import audit
    from sim.study.store import write_study

    found = audit(study.job, len(study.runs))
    warn_of(found)
    write_study(
        folder,
        study,
        checked,
        found,
        typed(),
        sheets(lang, {m: one["title"] for m, one in study.comparison["models"].items()}),
        lambda figures: _draw(study, figures, lang),
    )


def _draw(study: Study, folder: Path, lang: str) -> None:
    """Write every chart of a study."""
    from sim.present.figures import break_even, winners, write_all
    from sim.study.benchmark import break_even as share_of

    result = dict(study.comparison)
    write_all(result, folder, lang)
    prices = study.job.scenario.economy
    bought = prices.bought_hour * (1 + prices.moms)
    charts = [break_even.draw(result, share_of(study.job.scenario), bought, lang)]
    for model, found in study.economy.items():
        charts.append(winners.draw(result, model, dict(found), lang))
    write_charts(charts, folder)


def check_warmup(folder: Path, study: Study, lang: str) -> None:
    """Draw and tell where the start-up of each driftsmodel ends."""
    from sim.present.figures import warmup
    from sim.study.warmup import startups

    scenario, job = study.job.scenario, study.job
    models = [name for name in study.comparison["models"] if name in scenario.driftsmodeller]
    result, days = dict(study.comparison), scenario.calendar.warmup_days
    found = startups(scenario, models, job.seed, name=job.engine)
    chart = warmup.draw(result, found, days, lang)
    write_charts([chart], folder / "figures")
    for line in warmup.sentences(result, found, days, lang):
        click.echo(line)


def tell_results(folder: Path, study: Study, lang: str) -> None:
    """Show table, sentences and files of a study."""
    from rich.console import Console

    from sim.present.precision import precision_sentences
    from sim.present.sentences import summary
    from sim.present.terminal import comparison_table
    from sim.present.winners import sentences as for_afdelinger

    console = Console()
    result = dict(study.comparison)
    console.print(comparison_table(result, lang))
    footnote_stands_under_the_table = summary(result, lang)[:-1]
    for line in [*footnote_stands_under_the_table, *precision_sentences(result, lang)]:
        click.echo(line)
    area = sum(a.area for a in study.job.scenario.organisation.afdelinger.values())
    found = {model: dict(one) for model, one in study.economy.items()}
    for line in for_afdelinger(result, found, area, lang):
        click.echo(line)
    list_files(folder)
