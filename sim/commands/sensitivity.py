"""`drift sensitivity`."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.commands.engine import engine_option
from sim.commands.options import (
    bad_input_told,
    folder_of,
    lang_option,
    out_option,
    pair_of,
    read,
    refuse,
    scenario_argument,
    seed_option,
    service_of,
    set_option,
    slug,
    workers_option,
)
from sim.commands.results import print_json, typed
from sim.commands.stopping import stopped_by_signals
from sim.commands.sweep import leave, pool_of

if TYPE_CHECKING:
    import threading

    from sim.study.sensitivity.study import Means

RANGES = "scenarios/sweeps/ranges/antagelser.yaml"


@click.command()
@scenario_argument
@click.option("--from", "start", metavar="A", help="Driftsmodel compared with; today's.")
@click.option("--to", "end", metavar="B", default="faellesdrift", show_default=True, help="Other.")
@click.option(
    "--ranges", "file", default=RANGES, type=click.Path(), help="How far off guesses may be."
)
@click.option("--posterior", type=click.Path(), help="Record of `drift tune`, for the worlds.")
@click.option("--goal", "goals", multiple=True, help='Equal service, e.g. "haster: 90% inden 3 d".')
@click.option(
    "--staffing",
    type=click.Choice(["service", "today"]),
    default="service",
    help="Equal service: both keep the goals (those of `drift staff` if none is given) with the "
    "fewest posts, or the other one gives what A gives at its posting rule.",
)
@click.option("--replications", type=click.IntRange(2), default=3, help="Years per point.")
@click.option("--trajectories", type=click.IntRange(2), default=8, help="Of Morris' screening.")
@click.option("--closely", type=click.IntRange(2), default=4, help="Inputs with Sobol indices.")
@click.option("--base", type=click.IntRange(2), default=64, help="Sobol base, a power of 2.")
@click.option("--worlds", type=click.IntRange(2), default=48, help="Plausible worlds.")
@seed_option
@engine_option
@workers_option
@click.option("--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster, tcp://HOST:PORT.")
@click.option("--resume", is_flag=True, help="Go on with a study that was stopped.")
@out_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@set_option
@lang_option
def sensitivity(scenario: str, lang: str, **options: Any) -> None:
    """Tell what a difference hangs on, and what is luck and what is lack of knowledge."""
    _sensitivity(scenario, lang, **options)


def _sensitivity(
    scenario: str,
    lang: str,
    start: str | None,
    end: str,
    file: str,
    overrides: tuple[str, ...],
    seed: int | None,
    replications: int,
    goals: tuple[str, ...],
    staffing: str,
    out: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    from sim.study.sensitivity.posterior import read_posterior
    from sim.study.sensitivity.ranges import read_ranges
    from sim.study.sensitivity.stages import Question
    from sim.study.sensitivity.study import Size
    from sim.study.sensitivity.study import sensitivity as play
    from sim.study.sweep.words import SweepError

    if find_spec("SALib") is None:
        refuse("no_salib")
    checked = read(scenario, overrides, lang)
    models = pair_of(start, end, checked.scenario)
    folder = folder_of(out, f"{slug(checked.scenario.name)}-usikkerhed")
    if models[0] == models[1]:
        refuse("itself", model=models[0])
    with bad_input_told(lang):
        ranges = read_ranges(file, checked, models)
        posterior = options["posterior"] and read_posterior(options["posterior"], checked)
    base = options["base"]
    if base & (base - 1):
        refuse("base", base=base)
    chosen_seed = checked.scenario.study.seed if seed is None else seed
    kept = service_of(goals, staffing, checked.scenario)
    question = Question(checked, models[0], models[1], chosen_seed, replications, kept)
    size = Size(options["trajectories"], options["closely"], base, options["worlds"])
    try:
        with ExitStack() as stack, stopped_by_signals() as stop:
            means = _means(folder, lang, options, stack, stop)
            result = dict(play(question, ranges, size, means, posterior))
    except SweepError as error:
        leave(error, lang)
    _show(result, folder, as_json, lang)


def _means(
    folder: Path, lang: str, options: dict[str, Any], stack: ExitStack, stop: threading.Event
) -> Means:
    from sim.present.progress import progress
    from sim.study.sensitivity.study import Means

    def bar(missing: int) -> Callable[[int], object]:
        """Open the bar of the next stage in place of that of the last one."""
        stack.close()
        return stack.enter_context(progress(missing, lang))

    engine, workers, dask = options["engine"], options["workers"], options["dask"]
    words = [word for word in typed() if word != "--resume"]
    return Means(
        folder,
        engine,
        workers,
        options["resume"],
        shlex.join([*words, "--resume"]),
        tuple(typed()),
        lambda: pool_of(dask, engine, workers, lang),
        bar,
        lambda note: click.echo(note.to(lang), err=True),
        stop,
    )


def _show(result: dict[str, Any], folder: Path, as_json: bool, lang: str) -> None:
    """Draw the tornado, and tell in sentences or as JSON what was found."""
    from sim.present.figures import tornado
    from sim.present.sensitivity import sentences

    figures = folder / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    chart = tornado.draw(result, lang)
    paths = [chart.write(figures, kind) for kind in ("svg", "png")]
    if as_json:
        print_json(result)
        return
    for line in sentences(result, lang):
        click.echo(line)
    for path in (folder / "sensitivity.json", *paths):
        click.echo(path)
