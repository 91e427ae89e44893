"""What identifies a run: everything that decides its numbers, and nothing else."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import sim
from sim.study.runner import Variant
from sim.study.sweep.events import Event

FOLDERS = ("model", "measure", "scenario/schema")
FILES = ("study/sweep/events.py", "study/sweep/play.py")
"""Source that decides numbers."""
DECIDING = ("numpy", "holidays")
"""Libraries that drawn numbers and calendars come from."""


@cache
def code_version() -> str:
    """Return a hash of all that turns a scenario into numbers: source and deciding libraries.

    Line ends do not count, so one commit has one version on every platform.
    """
    from importlib.metadata import version

    digest = hashlib.sha256()
    root = Path(sim.__path__[0])
    files = [root / file for file in FILES]
    files += [path for folder in FOLDERS for path in (root / folder).rglob("*.py")]
    for path in sorted(files, key=lambda path: path.relative_to(root).as_posix()):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for name in DECIDING:
        digest.update(f"{name} {version(name)}\n".encode())
    return digest.hexdigest()


def content_of(scenario_digest: str, held: str, events: tuple[Event, ...], code: str) -> str:
    """Return what all runs of a point share.

    Args:
        scenario_digest: SHA-256 of the resolved scenario.
        held: SHA-256 of the scenario whose posts are held, "" where the posting rule is in force.
        events: What happens in the year.
        code: `code_version()`.
    """
    return _hash([scenario_digest, held, [list(event) for event in events], code])


def identity_of(content: str, variant: Variant, seed: int, replication: int) -> str:
    """Return the identity of one run."""
    return _hash([content, variant.model, repr(variant.norm), seed, replication])


def _hash(parts: list[object]) -> str:
    text = json.dumps(parts, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
