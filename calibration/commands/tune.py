"""`drift tune`: what no log tells, matched to response, backlog and planned work."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from calibration.commands.logged import logged
from sim.commands.engine import engine_at_work
from sim.commands.options import (
    bad_input_told,
    check_files,
    lang_option,
    mapping_option,
    read,
    set_option,
    since_option,
)


@click.command()
@click.argument("log", type=click.Path())
@mapping_option
@click.option("--scenario", type=click.Path(), required=True, help="Organisation with its fit.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Tuned layer (YAML).")
@since_option
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Day before which it ends.")
@click.option(
    "--planned-on-time",
    type=click.FloatRange(0, 1),
    help="Share of planned work done on time, if known, e.g. 0.8: no ticket log has it.",
)
@click.option("--draws", type=click.IntRange(128, 100_000), default=1024, help="Years played.")
@click.option("--seed", type=click.IntRange(0), default=1, help="Seed of the draws.")
@set_option
@lang_option
def tune(
    log: str,
    mapping: str,
    scenario: str,
    out: Path,
    since: dt.datetime | None,
    until: dt.datetime | None,
    planned_on_time: float | None,
    draws: int,
    seed: int,
    overrides: tuple[str, ...],
    lang: str,
) -> None:
    """Tune missed calls, interruptions, planning and productive share to LOG.

    Writes what the data tell as a layer that a scenario extends (TUNED.yaml) and the posterior
    sample beside it (TUNED.json). What the data cannot tell is said and left as it was.
    """
    from calibration.calibrate import source_of
    from calibration.fitted import record_path
    from calibration.mapping import read_mapping
    from calibration.replay import logged_requests, period_overrides
    from calibration.sniff import refused
    from calibration.tune import tune as tuning
    from calibration.tuned import lines, write_tuned
    from calibration.words import say
    from sim.present.numbers import number
    from sim.present.progress import progress

    check_files(out)
    check_files(record_path(out))
    with bad_input_told(lang):
        use = read_mapping(mapping)
        found = logged(log, use, since, until)
        if not found.told("first_visit"):
            raise refused(log, "tune_no_visits", "tune_needs_visits")
    checked = read(scenario, (*period_overrides(found), *overrides), lang)
    with bad_input_told(lang):
        requests = logged_requests(found, checked.scenario, use.work_factor)
    with engine_at_work("auto", lang), progress(draws, lang) as advance:
        tuned = tuning(checked.scenario, found, requests, planned_on_time, draws, seed, advance)
    today = checked.scenario.title(checked.scenario.today).to(lang)
    head = {"model": today, "rows": number(len(found), 0, lang)}
    click.echo(say("tune_head", **head, draws=number(draws, 0, lang)).to(lang))
    for line in lines(tuned, checked.scenario, lang):
        click.echo(line)
    for file in write_tuned(out, tuned, checked.scenario, source_of(use, found), seed):
        click.echo(say("wrote", file=file).to(lang))
