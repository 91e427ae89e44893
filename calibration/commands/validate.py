"""`drift validate FITTED.yaml --log HOLDOUT`: what was foretold against what came."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.commands.engine import engine_option
from sim.commands.options import bad_input_told, fail, folder_of, lang_option, out_option, refuse
from sim.commands.targets import check_targets

if TYPE_CHECKING:
    from calibration.validate import Check

SHOWN = 1


@click.command()
@click.argument("fitted", type=click.Path(), required=False)
@click.option("--log", type=click.Path(), help="Log the fit has not seen.")
@click.option("--mapping", type=click.Path(), help="Its mapping; that of the fit if absent.")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="First day of it used.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Day before which it ends.")
@out_option
@click.option("--targets", is_flag=True, help="Check the published cases instead, V1-V10.")
@click.option(
    "--scenarios",
    type=click.Path(path_type=Path),
    default=Path("scenarios"),
    help="Folder of the shipped scenarios, for --targets.",
)
@click.option(
    "--replications", type=click.IntRange(2, 1000), default=30, help="Years, for --targets."
)
@click.option("--seed", type=click.IntRange(0), default=1, help="Seed, for --targets.")
@click.option(
    "--doc",
    type=click.Path(path_type=Path),
    help="Document whose section of verdicts is written again, for --targets.",
)
@engine_option
@lang_option
def validate(
    fitted: str | None,
    log: str | None,
    mapping: str | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    out: Path | None,
    lang: str,
    targets: bool,
    scenarios: Path,
    replications: int,
    seed: int,
    doc: Path | None,
    engine: str,
) -> None:
    """Hold what FITTED.yaml foretells against a log it was not fitted on.

    Writes a page of plots and every distance; a failed check is a result, not an error. With
    --targets, and no FITTED.yaml: hold the shipped scenarios against what is published (V1-V10).
    """
    if targets:
        check_targets(scenarios, replications, seed, engine, doc, lang)
        return
    if fitted is None or log is None:
        refuse("nothing_to_validate")
    from calibration.words import say

    folder = folder_of(out, f"validate-{Path(fitted).stem}")
    with bad_input_told(lang):
        period = tuple(None if day is None else day.date() for day in (since, until))
        checks, about = _checks(fitted, log, mapping, (period[0], period[1]), lang)
    if not checks:
        fail([say("nothing_to_validate").to(lang)])
    files = _write(folder, checks, about, lang)
    _tell(checks, about, lang)
    for file in files:
        click.echo(say("wrote", file=file).to(lang))


def _checks(
    fitted: str,
    file: str,
    mapping: str | None,
    period: tuple[dt.date | None, dt.date | None],
    lang: str,
) -> tuple[list[Check], dict[str, Any]]:
    from calibration.calibrate import lenders, part_of
    from calibration.clock import Clock
    from calibration.fits.arrivals import period_of
    from calibration.fitted import read_record
    from calibration.mapping import read_mapping
    from calibration.predict import Record, foretell
    from calibration.read import base_of, read_log
    from calibration.validate import most_checks, validate
    from sim.present.progress import progress

    entry = read_record(fitted)
    read_map = read_mapping(mapping or Path(fitted).parent / str(entry.get("mapping")))
    base = base_of(read_map)
    whole = read_log(file, read_map, base).log
    since = period[0] or dt.date.fromisoformat(entry["to"]) + dt.timedelta(days=1)
    log = part_of(whole, since, period[1])
    like = lenders(read_map, base)
    record = Record(entry, base, like)
    clock = Clock(base, log.start, log.censored, read_map.calendar_changes)
    foretold = foretell(record, log, clock, tuple(like))
    with progress(most_checks(record, foretold), lang) as advance:
        checks = validate(record, log, clock, foretold, advance)
    first, last = period_of(log)
    about = {
        "name": entry["name"],
        "fitted": [entry["from"], entry["to"]],
        "held_out": [first, last],
        "requests": len(log),
        "seen_before": first <= entry["to"],
    }
    return checks, about


def _write(folder: Path, checks: list[Check], about: dict[str, Any], lang: str) -> list[Path]:
    import json

    from calibration.page import write_page
    from calibration.validate import FAIL, SURE, TOLERANCE, worst
    from calibration.words import say
    from sim.study.store import whole

    title = say("page_title", name=about["name"]).to(lang)
    entry = {
        **about,
        "verdict": worst(checks),
        "levels": {"floor": SURE, "fail": FAIL, "tolerance": TOLERANCE},
        "checks": [
            {
                **{key: getattr(check, key) for key in ("kind", "name", "rows", "verdict")},
                **{
                    key: float(f"{getattr(check, key):.6g}")
                    for key in ("foretold", "observed", "distance", "floor", "bound")
                },
            }
            for check in checks
        ],
    }
    with whole(folder) as draft:
        text = json.dumps(entry, ensure_ascii=False, indent=1)
        (draft / "validation.json").write_text(text + "\n", encoding="utf-8")
        pages = write_page(draft, checks, title, lang)
    return [folder / "validation.json", *(folder / page.name for page in pages)]


def _tell(checks: list[Check], about: dict[str, Any], lang: str) -> None:
    from calibration.page import name_of
    from calibration.validate import worst
    from calibration.words import say
    from sim.present.numbers import number

    (a, b), (c, d) = about["fitted"], about["held_out"]
    rows = number(about["requests"], 0, lang)
    click.echo(say("validated", name=about["name"], a=a, b=b, c=c, d=d, rows=rows).to(lang))
    if about["seen_before"]:
        click.echo(say("seen_before").to(lang))
    for check in checks:
        values = {
            "name": name_of(check, lang),
            "verdict": say(f"verdict_{check.verdict}"),
            "unit": say(f"unit_{check.kind}"),
            **{
                key: number(getattr(check, key), SHOWN, lang)
                for key in ("foretold", "observed", "distance", "floor", "bound")
            },
        }
        line = "check_line" if check.floor == check.bound else "check_line_tolerance"
        click.echo("  " + say(line, **values).to(lang))
    click.echo(say("worst", verdict=say(f"verdict_{worst(checks)}")).to(lang))
