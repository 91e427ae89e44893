"""The SQLite file of a ledger: its tables, making and opening it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sim.measure import KPIS
from sim.study.sweep.words import SweepError, tell

SCHEMA = 1
"""Version of the tables; a ledger with a later one is not touched."""
APPLICATION = 0x44524654
"""SQLite's mark of whose file it is: 'DRFT'."""
NAME = "ledger.sqlite"

_KEY = "content TEXT, model TEXT, norm REAL, seed INTEGER, replication INTEGER"
_TABLES = f"""
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS points (
    number INTEGER PRIMARY KEY, name TEXT, recipe TEXT, content TEXT, factors TEXT);
CREATE TABLE IF NOT EXISTS runs (identity TEXT PRIMARY KEY, {_KEY}, same INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS runs_by_content ON runs (content, seed, replication);
CREATE TABLE IF NOT EXISTS failures (
    identity TEXT PRIMARY KEY, {_KEY}, stage TEXT, message TEXT, traceback TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS failures_by_content ON failures (content, seed, replication);
CREATE TABLE IF NOT EXISTS batches (id INTEGER PRIMARY KEY, runs INTEGER, seconds REAL);
"""


def connect(folder: Path, write: bool) -> sqlite3.Connection:
    """Open the ledger in `folder`, making it if it is opened to `write`.

    Raises:
        SweepError: there is none to read, it is none of ours, or a newer Drift wrote it.
        sqlite3.OperationalError: the disk is full, or the file cannot be written to.
    """
    file = folder / NAME
    if not write and not file.is_file():
        raise SweepError(tell("no_ledger", folder=folder))
    address = f"{file.absolute().as_uri()}?{_how(file, write)}"
    connection = sqlite3.connect(address, uri=True, timeout=30)
    try:
        _check(connection, file)
        if write:
            _prepare(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if write:
            raise
        raise SweepError(tell("not_readable", file=file, reason=error)) from None
    except sqlite3.DatabaseError:
        connection.close()
        raise SweepError(tell("not_ledger", file=file)) from None
    except SweepError:
        connection.close()
        raise
    return connection


def _how(file: Path, write: bool) -> str:
    """Return how SQLite shall open a file.

    To read one it wants to write a file beside it; where that is forbidden it must be told that
    nobody writes. What is still in the write-ahead log it would then not see.
    """
    if write:
        return "mode=rwc"
    alone = not file.with_name(file.name + "-wal").exists()
    return "mode=ro&immutable=1" if alone and not os.access(file.parent, os.W_OK) else "mode=ro"


def _check(connection: sqlite3.Connection, file: Path) -> None:
    """Refuse a file that is none of ours or newer than we are."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    is_new = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not is_new and application != APPLICATION:
        raise SweepError(tell("not_ledger", file=file))
    if version > SCHEMA:
        raise SweepError(tell("newer", file=file, theirs=version, ours=SCHEMA))


def _prepare(connection: sqlite3.Connection) -> None:
    """Make what is missing."""
    connection.execute("PRAGMA journal_mode = WAL")
    # Every commit reaches the disk: a commit costs milliseconds, a batch a good part of a second.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.executescript(_TABLES)
    there = {row[1] for row in connection.execute("PRAGMA table_info(runs)")}
    for name in KPIS:
        if name not in there:
            connection.execute(f'ALTER TABLE runs ADD COLUMN "{name}" REAL')
    connection.commit()
