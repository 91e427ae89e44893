"""One sweep at a time in a folder: a lock of the operating system, gone when its holder is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sim.study.sweep.words import SweepError, tell

NAME = "sweep.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`, which is made if it is missing.

    Raises:
        SweepError: another sweep holds it, or nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        opened = (folder / NAME).open("a+b")
    except OSError as error:
        said = tell("not_writable", folder=folder, reason=error.strerror or error)
        raise SweepError(said) from None
    with opened as file:
        if not _take(file):
            raise SweepError(tell("busy", folder=folder))
        yield


def is_locked(folder: Path) -> bool:
    """Return whether a sweep is running in `folder`."""
    try:
        with (folder / NAME).open("r+b") as file:
            return not _take(file)
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_foreign(folder: Path, ours: tuple[str, ...]) -> bool:
    """Return whether `folder` holds files, but none of `ours`."""
    try:
        names = {name for name in os.listdir(folder) if name != NAME}
    except OSError:
        return False
    return bool(names) and names.isdisjoint(ours)
