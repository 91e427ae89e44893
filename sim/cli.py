"""The command line. Each command reads its arguments, calls one function and shows the result.

Libraries that are slow to import are imported inside the commands.
"""

from __future__ import annotations

import sys

import click

from sim import __version__
from sim.commands.compare import compare
from sim.commands.explain import explain
from sim.commands.scenario import check, show


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="drift")
def drift() -> None:
    """Try out a driftsmodel before committing to an omlægning."""


for command in (check, show, compare, explain):
    drift.add_command(command)


def main() -> None:
    """Run the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    drift()
