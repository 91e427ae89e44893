"""`drift explain`: why one driftsmodel differs from another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from sim.commands.engine import engine_at_work, engine_option
from sim.commands.options import (
    fail,
    folder_of,
    json_option,
    lang_option,
    model_id,
    out_option,
    read,
    replications_option,
    seed_option,
    service_of,
    set_option,
    slug,
    workers_option,
)
from sim.commands.results import keep_answer, list_files, print_json

if TYPE_CHECKING:
    from sim.scenario import Checked
    from sim.study.audit import Audit
    from sim.study.explanation import Explanation


@click.command()
@click.argument("target", metavar="SCENARIO|DIR", type=click.Path())
@click.option("--from", "start", metavar="A", help="Driftsmodel before; today's if left out.")
@click.option("--to", "end", metavar="B", help="Driftsmodel after.")
@click.option(
    "--goal", "goals", multiple=True, help='Service to keep, e.g. "haster: 90% inden 3 d".'
)
@click.option(
    "--staffing",
    type=click.Choice(["service", "today", "rule"]),
    default="service",
    help="Fewest posts that keep the goals (those of `drift staff` if none is given), or the "
    "service A gives now; or posts by the posting rule.",
)
@click.option(
    "--mechanisms",
    type=click.Choice(["groups", "all"]),
    default="groups",
    help="Few groups, exactly; or every mechanism, in sampled orders.",
)
@click.option("--permutations", type=click.IntRange(4), default=16, help="Orders to sample.")
@click.option("--task", metavar="ID", help="The life line of one task: its number, or 'longest'.")
@click.option(
    "--ejendomsfunktionaer",
    "--ejendomsfunktionaerer",
    "man",
    type=click.IntRange(1),
    metavar="N",
    help="The day of caretaker N, without a name.",
)
@click.option("--date", metavar="DAY", help="Day of the caretaker, as 2025-03-04.")
@click.option("--model", help="Driftsmodel of the life line; today's if left out.")
@click.option("--norm", type=float, default=1.0, help="Staffing level of the life line.")
@click.option("--replication", type=click.IntRange(0), default=0, help="Year of the life line.")
@replications_option
@seed_option
@engine_option
@workers_option
@out_option
@json_option
@set_option
@lang_option
def explain(target: str, lang: str, **options: Any) -> None:
    """Tell why driftsmodel B differs from A: a share of the difference for each mechanism.

    With --task or --ejendomsfunktionaer: what happened to one task or one caretaker in a run of a
    study (its folder) or of a scenario, played again, and the rule that chose at each point.
    """
    of_one = {name: options.pop(name) for name in ("task", "man", "date", "model", "norm")}
    replication = options.pop("replication")
    if of_one["task"] is None and of_one["man"] is None:
        _explain_models(target, lang, **options)
        return
    from sim.commands.lifeline import tell

    kept = {name: options[name] for name in ("seed", "engine", "as_json", "overrides")}
    tell(target, lang, replication=replication, **of_one, **kept)


def _explain_models(
    target: str,
    lang: str,
    start: str | None,
    end: str | None,
    goals: tuple[str, ...],
    staffing: str,
    mechanisms: str,
    permutations: int,
    replications: int | None,
    seed: int | None,
    engine: str,
    workers: int,
    out: Path | None,
    as_json: bool,
    overrides: tuple[str, ...],
) -> None:
    from sim.present.progress import progress
    from sim.study.explain import Question, audit_explained, steps
    from sim.study.explain import explain as play

    inside = Path(target, "scenario.yaml")
    checked = read(str(inside) if inside.is_file() else target, overrides, lang)
    scenario = checked.scenario
    if end is None:
        fail(["say which driftsmodel to explain: --to MODEL"])
    known = list(scenario.driftsmodeller)
    question = Question(
        model_id(start or scenario.today, known),
        model_id(str(end), known),
        service_of(goals, staffing, scenario),
        staffing == "rule",
        mechanisms == "all",
        permutations + permutations % 2,
    )
    folder = folder_of(out, f"{slug(scenario.name)}-forklaring", as_json)
    count = replications or scenario.study.replications
    years = steps(scenario, question, count, seed)
    with engine_at_work(engine, lang), progress(years, lang) as advance:
        result = play(checked, question, count, seed, engine, workers, advance)
        found = None if as_json else audit_explained(checked, question, result)
    _show(dict(result), checked, found, folder, lang)


def _show(
    result: dict[str, Any], checked: Checked, found: Audit | None, folder: Path, lang: str
) -> None:
    """Write the explanation with its charts and tell it; without an audit print one object."""
    from sim.present.explanation import sentences
    from sim.present.figures.waterfall import draw_all
    from sim.study.explanation import share_rows

    if found is None:
        print_json(result)
        return
    keep_answer(
        folder,
        "explanation",
        result,
        checked,
        found,
        {"mekanismer": share_rows(cast("Explanation", result))},
        lambda: draw_all(result, lang),
    )
    for line in sentences(result, lang):
        click.echo(line)
    list_files(folder)
