"""`drift sweep`."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sim.commands.engine import engine_option
from sim.commands.options import (
    bad_input_told,
    fail,
    lang_option,
    out_option,
    refuse,
    slug,
)
from sim.commands.results import typed
from sim.commands.stopping import stopped_by_signals

if TYPE_CHECKING:
    from sim.study.sweep.file import Sweep
    from sim.study.sweep.pool import Pool
    from sim.study.sweep.state import State
    from sim.study.sweep.words import SweepError

MOST_ROWS = 42
"""Rows of the table that is printed: six driftsmodeller in seven points."""


@click.command()
@click.argument("file", metavar="SWEEP.yaml", type=click.Path())
@click.option(
    "--workers", type=click.IntRange(0), default=0, help="Batches at a time; 0: per core."
)
@click.option("--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster, tcp://HOST:PORT.")
@click.option("--resume", is_flag=True, help="Go on: play only what is missing.")
@click.option("--status", is_flag=True, help="Tell how far it is; play nothing.")
@engine_option
@out_option
@lang_option
def sweep(
    file: str,
    workers: int,
    dask: str | None,
    resume: bool,
    status: bool,
    engine: str,
    out: Path | None,
    lang: str,
) -> None:
    """Play many scenarios; what is finished is never lost."""
    from sim.study.sweep.file import read_sweep
    from sim.study.sweep.state import state_of
    from sim.study.sweep.sweep import Request, run_sweep
    from sim.study.sweep.words import SweepError

    if dask and workers:
        refuse("workers_dask")
    with bad_input_told(lang):
        found = read_sweep(file)
    for warning in found.base.warnings:
        click.echo(warning.sentence(lang), err=True)
    folder = out or Path("outputs") / slug(found.name)
    again = _again(file, out, dask, engine)
    try:
        if status:
            _tell(state_of(found, folder), again, lang)
            return
        request = Request(found, folder, engine, resume, again, tuple(typed()))
        with ExitStack() as stack:
            stop = stack.enter_context(stopped_by_signals())
            state = run_sweep(
                request, lambda: pool_of(dask, engine, workers, lang), _bar(stack, lang), stop
            )
    except SweepError as error:
        leave(error, lang)
    _show(found, folder, lang)
    _tell(state, again, lang)
    _list_files(folder)


def _again(file: str, out: Path | None, dask: str | None, engine: str) -> str:
    """Return the command that goes on with a sweep."""
    words = ["drift", "sweep", file, "--resume"]
    if out is not None:
        words += ["--out", str(out)]
    if dask:
        words += ["--dask", dask]
    if engine != "auto":
        words += ["--engine", engine]
    return shlex.join(words)


def pool_of(dask: str | None, engine: str, workers: int, lang: str) -> Pool:
    """Return those who play: a Dask cluster, or processes of this machine with its engine ready."""
    if dask:
        from sim.study.sweep.cluster import Cluster

        return Cluster(dask, engine)
    from sim.present.engine import get_ready
    from sim.study.sweep.pool import local_pool

    # Compiled once here, found ready by every process.
    blocked = get_ready(engine, lang)
    if blocked:
        fail([blocked])
    return local_pool(engine, workers)


def _bar(stack: ExitStack, lang: str) -> Callable[[int], Callable[[int], object]]:
    """Return what opens a progress bar once it is known how many runs there are."""
    from sim.present.progress import progress

    return lambda missing: stack.enter_context(progress(missing, lang))


def leave(error: SweepError, lang: str) -> None:
    """Tell why a sweep could not go on, and end with its exit code."""
    click.echo(error.said.to(lang), err=True)
    raise SystemExit(error.code)


def _tell(state: State, again: str, lang: str) -> None:
    """Show how far a sweep is; what is odd about it goes to standard error."""
    from sim.study.sweep.words import tell

    click.echo(state.sentence().to(lang))
    for note in state.notes:
        click.echo(note.to(lang), err=True)
    if (state.missing or state.counts.failed) and not state.running:
        click.echo(tell("go_on", again=again).to(lang))


def _show(found: Sweep, folder: Path, lang: str) -> None:
    """Print a table of what fits the screen."""
    from rich.console import Console

    from sim.present.sweep import sweep_table
    from sim.present.words import text
    from sim.study.sweep.overview import overview

    lines, every = overview(folder, MOST_ROWS)

    def title(model: str) -> str:
        name = found.base.scenario.title(model).to(lang)
        is_today = model == found.base.scenario.today
        return text("today.tag", lang, model=name) if is_today else name

    if lines:
        Console().print(sweep_table(lines, every, title, lang))


def _list_files(folder: Path) -> None:
    for path in sorted(folder.glob("*.*")):
        if path.suffix in (".csv", ".parquet", ".json"):
            click.echo(str(path))
