"""`drift explain DIR --task ID`: what happened to one task or one ejendomsfunktionær."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sim.commands.engine import engine_at_work
from sim.commands.options import bad_input_told, fail, model_id, read, refuse
from sim.commands.results import print_json

if TYPE_CHECKING:
    from sim.study.again import Run, Stored

LONGEST = ("longest", "længst", "laengst")
"""In place of a number: the request that waited longest for its first visit."""


def tell(
    target: str,
    lang: str,
    task: str | None,
    man: int | None,
    date: str | None,
    model: str | None,
    norm: float,
    replication: int,
    seed: int | None,
    engine: str,
    as_json: bool,
    overrides: tuple[str, ...],
) -> None:
    """Play one run again and print the life line of a task, or the day of a man."""
    from sim.study.again import play_again

    found = _stored(target, seed, overrides, lang)
    scenario = found.checked.scenario
    chosen = model_id(model or scenario.today, list(found.models))
    if replication >= found.replications:
        refuse("replication", last=found.replications - 1, wanted=replication)
    if norm not in found.norms:
        levels = ", ".join(f"{one:g}" for one in found.norms)
        refuse("norm", levels=levels, wanted=f"{norm:g}")
    with engine_at_work(engine, lang):
        run = play_again(found, chosen, norm, replication, engine)
    if task is not None:
        _tell_task(run, task, as_json, lang)
    elif man is not None:
        _tell_man(run, man - 1, date, as_json, lang)


def _stored(target: str, seed: int | None, overrides: tuple[str, ...], lang: str) -> Stored:
    """Return the study in a folder, or what a scenario file would be as one."""
    from sim.study.again import CannotPlayAgainError, Stored, stored

    if Path(target).is_dir():
        if overrides or seed is not None:
            refuse("set_of_folder")
        try:
            with bad_input_told(lang):
                return stored(Path(target))
        except CannotPlayAgainError as error:
            fail([error.said.to(lang)])
    checked = read(target, overrides, lang)
    study = checked.scenario.study
    return Stored(
        checked,
        study.seed if seed is None else seed,
        100_000,
        checked.scenario.comparable,
        tuple(dict.fromkeys([1.0, *study.norms])),
    )


def _tell_task(run: Run, task: str, as_json: bool, lang: str) -> None:
    from sim.measure.lifeline import lifeline, longest_wait
    from sim.present.lifeline import task_lines, task_object

    if task in LONGEST:
        number = longest_wait(run.world, run.draws, run.trace)
    elif task.isdecimal():
        number = int(task)
    else:
        refuse("task", task=task)
    try:
        found = lifeline(run.world, run.draws, run.roster, run.trace, number)
    except IndexError:
        refuse("no_task", task=number, last=len(run.draws.report) - 1)
    scenario = run.checked.scenario
    if as_json:
        head = {"model": run.model, "replication": run.replication, "seed": run.seed}
        print_json({**head, **task_object(scenario, found)})
        return
    for line in task_lines(scenario, run.model, run.replication, run.seed, found, lang):
        click.echo(line)


def _tell_man(run: Run, man: int, date: str | None, as_json: bool, lang: str) -> None:
    from sim.measure.lifeline import man_events
    from sim.model import DAY
    from sim.model.world.calendar import first_monday
    from sim.present.lifeline import event_object, man_lines

    scenario = run.checked.scenario
    try:
        day = dt.date.fromisoformat(date) if date else scenario.calendar.start
    except ValueError:
        refuse("day", date=date)
    start = (day - first_monday(scenario)).days * DAY
    try:
        events = man_events(run.world, run.draws, run.trace, man, start, start + DAY)
    except IndexError:
        refuse("no_man", man=man + 1, last=run.world.staff.share.size)
    if as_json:
        head = {"model": run.model, "replication": run.replication, "seed": run.seed}
        told = [event_object(scenario, event) for event in events]
        print_json({**head, "ejendomsfunktionaer": man + 1, "date": str(day), "events": told})
        return
    which = (run.replication, run.seed)
    for line in man_lines(scenario, run.model, which, man, day, events, lang):
        click.echo(line)
