"""The scenarios that come with Drift, by name: `base`, `forsoeg/nakskov`.

A file that names one can be copied anywhere; a path would count from its folder.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "scenarios"
SUFFIX = ".yaml"
ENDINGS = (SUFFIX, ".yml")
_LEFT_OUT = ("sweeps", "planer")
"""Folders of files that are no scenarios."""


def is_name(text: str) -> bool:
    """Return whether `extends` names a shipped scenario, not a path: it has no file's ending."""
    return not text.strip().casefold().endswith(ENDINGS)


def shipped_names() -> list[str]:
    """Return the names of all shipped scenarios."""
    files = sorted(FOLDER.rglob(f"*{SUFFIX}"))
    names = [file.relative_to(FOLDER).with_suffix("").as_posix() for file in files]
    return [name for name in names if name.split("/")[0] not in _LEFT_OUT]


def shipped_file(name: str) -> str | None:
    """Return the file of a shipped scenario as seen from here, None if there is no such name."""
    if name.strip() not in shipped_names():
        return None
    file = FOLDER / f"{name.strip()}{SUFFIX}"
    near = Path.cwd() in file.parents
    return os.path.relpath(file) if near else str(file)
