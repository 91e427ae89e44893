"""`drift bench`: how fast this machine plays years, and beside what."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sim.commands.options import fail, json_option


@click.command()
@click.option("--quick", is_flag=True, help="Less than a minute: fewer years and models.")
@json_option
@click.option("--out", type=click.Path(path_type=Path), default=Path("outputs/bench"))
@click.option("--write-docs", is_flag=True, help="Write docs/performance.md from this run.")
def bench(quick: bool, as_json: bool, out: Path, write_docs: bool) -> None:
    """Measure speed in one run: engines, draws, measures, scaling, memory."""
    from sim.present.engine import get_ready
    from sim.present.performance import chart, document
    from sim.present.progress import progress
    from sim.study.bench.bench import FULL, QUICK, STEPS
    from sim.study.bench.bench import bench as measure
    from sim.study.store import whole, writable

    blocked = None if as_json else writable(out)
    missing = get_ready("compiled", "en") or (blocked and blocked.en)
    if missing:
        fail([missing])
    with progress(STEPS, "en") as advance:
        found = measure(QUICK if quick else FULL, advance)
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    with whole(out) as draft:
        (draft / "bench.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
        chart(found, draft / "bench.svg")
    text = document(found)
    click.echo(text)
    click.echo(out)
    if write_docs:
        Path("docs/performance.md").write_text(text, encoding="utf-8")
