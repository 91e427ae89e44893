"""`drift explain`: why one driftsmodel differs from another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from sim.commands.options import pair_of, refuse, service_of
from sim.commands.results import keep_answer, list_files, print_json
from sim.commands.way import Way, way_options

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
@way_options()
def explain(target: str, way: Way, **options: Any) -> None:
    """Tell why driftsmodel B differs from A: a share of the difference for each mechanism.

    With --task or --ejendomsfunktionaer: what happened to one task or one caretaker in a run of a
    study (its folder) or of a scenario, played again, and the rule that chose at each point.
    """
    of_one = {name: options.pop(name) for name in ("task", "man", "date", "model", "norm")}
    replication = options.pop("replication")
    if of_one["task"] is None and of_one["man"] is None:
        _explain_models(target, way, **options)
        return
    from sim.commands.lifeline import tell

    kept = {name: getattr(way, name) for name in ("seed", "engine", "as_json", "overrides")}
    tell(target, way.lang, replication=replication, **of_one, **kept)


def _explain_models(
    target: str,
    way: Way,
    start: str | None,
    end: str | None,
    goals: tuple[str, ...],
    staffing: str,
    mechanisms: str,
    permutations: int,
) -> None:
    from sim.study.audit import share_of
    from sim.study.explain import Question, steps
    from sim.study.explain import explain as play

    inside = Path(target, "scenario.yaml")
    checked = way.read(str(inside) if inside.is_file() else target)
    scenario = checked.scenario
    if end is None:
        refuse("no_end")
    question = Question(
        *pair_of(start, end, scenario),
        service_of(goals, staffing, scenario),
        staffing == "rule",
        mechanisms == "all",
        permutations + permutations % 2,
    )
    folder, count = way.folder(checked, "forklaring"), way.count(checked)
    with way.at_work(steps(scenario, question, count, way.seed)) as advance:
        explained = play(checked, question, count, way.seed, way.engine, way.workers, advance)
    found = None
    if not way.as_json:
        mixtures = explained.mixtures
        with way.at_work(share_of(mixtures.runs), "audit") as advance:
            found = mixtures.audited(advance)
    _show(dict(explained.result), checked, found, folder, way.lang)


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
        lang,
    )
    for line in sentences(result, lang):
        click.echo(line)
    list_files(folder)
