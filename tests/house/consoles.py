"""Reads ```console blocks from Markdown and runs what a reader would type.

Blocks below one `##` heading belong together and run in order in one folder. A line that starts
with `$ ` is a command (a backslash at its end continues it); the lines below it are its output,
where `...` stands for anything. `make` lines and lines that end in `# not tested: why` are not run.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NOT_TESTED = re.compile(r"\s# not tested: \S")
KEPT_OUT = {"outputs", ".git", ".venv"}
LONGEST_SECONDS = 240


@dataclass
class Command:
    """One command of a document, where it stands and the output the document shows."""

    line: int
    text: str
    shown: list[str] = field(default_factory=list)

    @property
    def is_run(self) -> bool:
        """False for what cannot or need not be run by a test."""
        return not self.text.startswith("make ") and not NOT_TESTED.search(self.text)


def sections(markdown: str) -> Iterator[tuple[str, list[Command]]]:
    """Pairs (heading, commands) of all sections with at least one command that is run."""
    heading, commands = "", []
    for kind, number, line in _console_lines(markdown):
        if kind == "heading":
            if any(command.is_run for command in commands):
                yield heading, commands
            heading, commands = line, []
        elif line.startswith("$ "):
            commands.append(Command(number, line.removeprefix("$ ")))
        elif commands and commands[-1].text.endswith("\\"):
            commands[-1].text = commands[-1].text.removesuffix("\\") + line.strip()
        elif commands:
            commands[-1].shown.append(line)
    if any(command.is_run for command in commands):
        yield heading, commands


def _console_lines(markdown: str) -> Iterator[tuple[str, int, str]]:
    fence = ""
    for number, line in enumerate(markdown.splitlines(), start=1):
        if line.startswith("```"):
            fence = "" if fence else line
        elif fence == "```console":
            yield "console", number, line
        elif not fence and line.startswith("## "):
            yield "heading", number, line.removeprefix("## ")


def missing(shown: list[str], output: str) -> list[str]:
    """Lines a document shows that the real output has not, in this order; spaces do not count."""
    real = [_plain(line) for line in output.splitlines()]
    lost, start = [], 0
    for line in shown:
        if _plain(line) in ("", "..."):
            continue
        try:
            start = real.index(_plain(line), start) + 1
        except ValueError:
            lost.append(line)
    return lost


def _plain(line: str) -> str:
    return " ".join(line.split())


def lay_out(folder: Path, root: Path) -> Path:
    """A working folder that sees the repository through links but has `outputs` of its own."""
    desk = folder / "desk"
    (desk / "outputs").mkdir(parents=True)
    for entry in sorted(root.iterdir()):
        if entry.name not in KEPT_OUT:
            (desk / entry.name).symlink_to(entry)
    program = folder / "bin" / "drift"
    program.parent.mkdir()
    start = "import sys; sys.argv[0] = 'drift'; from sim.cli import main; sys.exit(main())"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return desk


def run(command: str, desk: Path, root: Path) -> tuple[int, str]:
    """Exit code and output (both streams) of a command typed at `desk`."""
    here = [str(desk.parent / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    plain_terminal = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=desk,
        env={**os.environ, **plain_terminal, "PATH": ":".join(here), "PYTHONPATH": str(root)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=LONGEST_SECONDS,
        check=False,
    )
    return done.returncode, done.stdout
