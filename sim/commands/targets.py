"""The part of `drift validate` that holds the model against what is known of the field."""

from __future__ import annotations

from pathlib import Path

import click

from sim.commands.engine import engine_at_work
from sim.commands.options import bad_input_told, refuse


def check_targets(
    scenarios: Path, replications: int, seed: int, engine: str, doc: Path | None, lang: str
) -> None:
    """Print the ten verdicts; write them into the document `doc` too, if one is given.

    A target that is missed is a result, not an error.
    """
    from rich.console import Console

    from sim.present.progress import progress
    from sim.present.targets import replaced, section, targets_table
    from sim.study.targets import CHECKS, Bench

    if not (scenarios / "base.yaml").is_file():
        refuse("no_scenarios", folder=scenarios)
    before = _document(doc)
    verdicts = []
    expected = 120 * replications
    with (
        bad_input_told(lang),
        engine_at_work(engine, lang),
        progress(expected, lang) as advance,
    ):
        bench = Bench(scenarios, replications, seed, engine, advance)
        verdicts = [check(bench) for check in CHECKS]
    Console().print(targets_table(verdicts, replications, lang))
    if doc is not None:
        doc.write_text(replaced(before, section(verdicts, replications)), encoding="utf-8")
        click.echo(doc)


def _document(doc: Path | None) -> str:
    """Return the document as it is; one without a section for the verdicts is bad input."""
    from sim.present.targets import replaced

    if doc is None:
        return ""
    try:
        before = doc.read_text(encoding="utf-8")
        replaced(before, "")
    except (OSError, ValueError):
        refuse("no_section", file=doc)
    return before
