"""The command line. Each command reads its arguments, calls one function and shows the result.

Libraries that are slow to import are imported inside the commands.
"""

from __future__ import annotations

import importlib
import sys

import click

from sim import __version__
from sim.commands.bench import bench
from sim.commands.compare import compare
from sim.commands.explain import explain
from sim.commands.omlaegning import omlaegning
from sim.commands.scenario import check, show
from sim.commands.sensitivity import sensitivity
from sim.commands.staff import staff
from sim.commands.sweep import sweep

ELSEWHERE = {
    "calibrate": "calibration.commands.calibrate",
    "new": "calibration.commands.new",
    "replay": "calibration.commands.replay",
    "tune": "calibration.commands.tune",
    "validate": "calibration.commands.validate",
}
"""Commands that lie outside `sim`: named here, imported when asked for, and nowhere else."""


class Commands(click.Group):
    """Our commands, and those `ELSEWHERE`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(ELSEWHERE[cmd_name])
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="drift")
def drift() -> None:
    """Try out a driftsmodel before committing to an omlægning."""


for command in (check, show, compare, staff, explain, omlaegning, sweep, sensitivity, bench):
    drift.add_command(command)


def main() -> None:
    """Run the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    drift()
