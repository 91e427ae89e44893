"""What several commands do with results: keep them, warn of the audit, print and list them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.commands.options import language

if TYPE_CHECKING:
    from sim.present.figures.chart import Chart
    from sim.scenario import Checked
    from sim.study.audit import Audit


def typed() -> list[str]:
    """Return the command as it was typed, for the manifest."""
    return ["drift", *sys.argv[1:]]


def warn_of(found: Audit) -> None:
    """Warn where the audit saw the engines disagree."""
    if found.equal is False:
        from sim.present.words import text

        where = "; ".join(found.different)
        click.echo(text("warn.engines_disagree", language(), where=where), err=True)


def write_charts(charts: Iterable[Chart], folder: Path) -> None:
    """Write charts as SVG and PNG."""
    for chart in charts:
        for kind in ("svg", "png"):
            chart.write(folder, kind)


def keep_answer(
    folder: Path,
    name: str,
    result: dict[str, Any],
    checked: Checked,
    found: Audit,
    tables: Mapping[str, list[dict[str, Any]]],
    charts: Callable[[], Iterable[Chart]],
    lang: str,
) -> None:
    """Write a study whose result is one object, with its tables and charts; warn of its audit."""
    from sim.present.sheet import sheets
    from sim.study.store import about, write_answer

    warn_of(found)
    manifest = about(checked, result["seed"], result["replications"], found, typed())
    write_answer(
        folder,
        name,
        result,
        checked,
        manifest,
        tables,
        sheets(lang, result["titles"]),
        lambda figures: write_charts(charts(), figures),
    )


def print_json(result: object) -> None:
    """Print a result as one JSON object."""
    import json

    click.echo(json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False))


def list_files(folder: Path) -> None:
    """Print where the files of results and the charts lie."""
    for path in sorted([*folder.glob("*.*"), *(folder / "figures").glob("*.svg")]):
        click.echo(path)
