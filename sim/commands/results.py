"""What several commands do with results: a warning of the audit, charts as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sim.present.figures.chart import Chart
    from sim.study.audit import Audit


def warn_of(found: Audit) -> None:
    """Warn where the audit saw the engines disagree."""
    if found.equal is False:
        click.echo(f"WARNING: the engines disagree: {'; '.join(found.different)}", err=True)


def write_charts(charts: Iterable[Chart], folder: Path) -> None:
    """Write charts as SVG and PNG."""
    for chart in charts:
        for kind in ("svg", "png"):
            chart.write(folder, kind)
