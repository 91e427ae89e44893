"""`drift calibrate`: from a log to fitted parameters."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sim.commands.options import bad_input_told, check_files, fail, lang_option, since_option

if TYPE_CHECKING:
    from calibration.calibrate import Calibration


@click.command()
@click.argument("log", type=click.Path())
@click.option("--mapping", type=click.Path(), help="Which columns and names are which (YAML).")
@click.option("--out", type=click.Path(path_type=Path), help="File of fitted parameters (YAML).")
@since_option
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The log counts as taken at this day: nothing later is looked at.",
)
@click.option("--suggest", is_flag=True, help="Write a first mapping to --out instead.")
@click.option(
    "--scenario", type=click.Path(), help="With --suggest: scenario whose names are known."
)
@lang_option
def calibrate(
    log: str,
    mapping: str | None,
    out: Path | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    suggest: bool,
    scenario: str | None,
    lang: str,
) -> None:
    """Fit the parameters that LOG (CSV, Excel or Parquet) can tell, with intervals.

    Writes FITTED.yaml, which a scenario extends, and a record beside it (FITTED.json).
    """
    from calibration.words import say

    with bad_input_told(lang):
        if suggest:
            _suggest(log, out, scenario, lang)
            return
        if mapping is None:
            fail([say("need_mapping", log=log).to(lang)])
        if out is None:
            fail([say("need_out", what="FITTED.yaml").to(lang)])
        assert mapping is not None
        assert out is not None
        _calibrate(log, mapping, out, (since, until), lang)


def _suggest(log: str, out: Path | None, scenario: str | None, lang: str) -> None:
    from calibration.base import SHIPPED, Base
    from calibration.fitted import write_whole
    from calibration.suggest import suggest
    from calibration.words import say

    if out is not None:
        check_files(out)
    folder = Path() if out is None else out.parent
    beside = Path(os.path.relpath(scenario, folder)).as_posix() if scenario else ""
    found = suggest(log, Base(scenario or SHIPPED), beside, lang)
    if out is None:
        click.echo(found.text, nl=False)
    else:
        write_whole({out: found.text})
        click.echo(say("wrote", file=out).to(lang))
    for sentence in found.sentences():
        click.echo(sentence.to(lang), err=out is None)
    if out is not None:
        click.echo(say("suggested", log=log, mapping=out).to(lang))


def _calibrate(
    log: str,
    mapping: str,
    out: Path,
    period: tuple[dt.datetime | None, dt.datetime | None],
    lang: str,
) -> None:
    from calibration.calibrate import STEPS, calibrate, mapping_for
    from calibration.fitted import record_path, write_fitted
    from calibration.words import say
    from sim.present.progress import progress

    check_files(out)
    check_files(record_path(out))
    read = mapping_for(mapping, log)
    since, until = (None if day is None else day.date() for day in period)
    with progress(STEPS, lang) as advance:
        found = calibrate(log, read, since, until, advance)
    files = write_fitted(out, found)
    _tell(found, lang)
    for file in files:
        click.echo(say("wrote", file=file).to(lang))
    click.echo(say("calibrate_next", file=out).to(lang))


def _tell(found: Calibration, lang: str) -> None:
    from rich.console import Console

    from calibration.report import estimate_table, lines

    Console().print(estimate_table(found, lang))
    for line in lines(found, lang):
        click.echo(line)
