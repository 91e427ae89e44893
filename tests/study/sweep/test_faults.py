"""What can go wrong around a sweep is told in a sentence, and nothing finished is lost."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sim.study.sweep import ledger_file, play
from sim.study.sweep.file import Sweep
from sim.study.sweep.lock import locked
from sim.study.sweep.state import state_of
from sim.study.sweep.words import SweepError
from tests.study.sweep import program, small

AGAIN = "drift sweep x --resume"


def told(sweep: Sweep, folder: Path, **settings: object) -> SweepError:
    """What is said when a sweep cannot start or go on."""
    with pytest.raises(SweepError) as caught:
        small.play(sweep, folder, **settings)  # type: ignore[arg-type]
    return caught.value


def test_two_sweeps_on_one_folder(grid: Sweep, tmp_path: Path) -> None:
    """The second one is told that the folder is in use, and writes nothing."""
    with locked(tmp_path / "out"):
        error = told(grid, tmp_path / "out", resume=True)
    assert "is in use by a sweep that is running now" in error.said.en
    assert error.code == 2
    assert os.listdir(tmp_path / "out") == ["sweep.lock"]


def test_a_folder_that_holds_something_else(grid: Sweep, tmp_path: Path) -> None:
    """Files that are not of a sweep are left alone."""
    (tmp_path / "letter.txt").write_text("kære beboer", encoding="utf-8")
    assert "holds other files" in told(grid, tmp_path).said.en
    assert os.listdir(tmp_path) == ["letter.txt"]


def test_a_sweep_is_not_started_over_by_mistake(grid: Sweep, played: Path) -> None:
    """Without --resume a folder with runs is refused, with the command that goes on."""
    before = small.tables(played)
    assert AGAIN in told(grid, played).said.en
    assert small.tables(played) == before


def test_a_ledger_of_a_newer_version_is_not_touched(grid: Sweep, tmp_path: Path) -> None:
    """The file keeps its bytes, and the sentence says what to do."""
    small.play(grid._replace(points=grid.points[:1], replications=1), tmp_path / "out")
    file = tmp_path / "out" / "ledger.sqlite"
    with closing(sqlite3.connect(file)) as ledger:
        ledger.execute(f"PRAGMA user_version = {ledger_file.SCHEMA + 1}")
        ledger.commit()
    before = file.read_bytes()
    error = told(grid, tmp_path / "out", resume=True)
    assert "newer Drift" in error.said.en
    assert "Update Drift" in error.said.en
    assert file.read_bytes() == before
    with pytest.raises(SweepError, match="newer Drift"):
        state_of(grid, tmp_path / "out")


@pytest.mark.parametrize("content", [b"not a database at all, but a long enough text" * 30, None])
def test_a_file_in_the_place_of_the_ledger(
    grid: Sweep, tmp_path: Path, content: bytes | None
) -> None:
    """Whatever else is called ledger.sqlite is refused and kept."""
    file = tmp_path / "ledger.sqlite"
    if content is None:
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE recipes (name TEXT)")
            other.commit()
    else:
        file.write_bytes(content)
    before = file.read_bytes()
    assert "is not the ledger of a sweep" in told(grid, tmp_path, resume=True).said.en
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made(grid: Sweep, tmp_path: Path) -> None:
    """Where a file stands in the way, the sentence says why and what to choose."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "choose another --out" in told(grid, tmp_path / "file" / "out").said.en.lower()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(grid: Sweep, tmp_path: Path) -> None:
    """A read-only folder is told before anything is played."""
    folder = tmp_path / "out"
    folder.mkdir(mode=0o555)
    assert "cannot be written to" in told(grid, folder).said.en


def test_status_of_a_folder_that_may_only_be_read(
    grid: Sweep, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far a sweep is can be told from a read-only disk, and no file is made there."""
    folder = tmp_path / "out"
    shutil.copytree(played, folder)
    monkeypatch.setattr(ledger_file.os, "access", lambda *_: False)
    before = sorted(os.listdir(folder))
    assert state_of(grid, folder).counts.done == grid.total
    assert sorted(os.listdir(folder)) == before


def test_a_ledger_that_may_only_be_read(grid: Sweep, played: Path, tmp_path: Path) -> None:
    """Where SQLite may not write, the sentence says so; what is there stays."""
    folder = tmp_path / "out"
    (folder / "ledger.sqlite").mkdir(parents=True)
    error = told(grid, folder, resume=True)
    assert "cannot be written to" in error.said.en
    assert error.code == 2


def test_a_full_disk_in_the_midst_of_it(
    grid: Sweep, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite says 'full' after some batches: they are kept, and with room the rest follows."""
    folder = tmp_path / "out"
    connect = ledger_file.connect
    small.play(grid._replace(points=grid.points[:1]), folder)

    def cramped(place: Path, write: bool) -> sqlite3.Connection:
        connection = connect(place, write)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr("sim.study.sweep.ledger.connect", cramped)
    more = grid._replace(replications=8)
    error = told(more, folder, resume=True)
    assert error.code == 1
    assert "nothing more can be written" in error.said.en
    assert AGAIN in error.said.en
    monkeypatch.undo()
    before = program.kept(folder)
    assert before >= 6
    heard: list[int] = []
    small.play(grid, folder, resume=True, told=heard)
    assert small.tables(folder) == small.tables(played)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
def test_files_that_may_not_grow(grid: Sweep, played: Path, tmp_path: Path) -> None:
    """The system refuses to write a table: the old tables stay, and no half one is left."""
    folder = tmp_path / "out"
    small.play(grid._replace(points=grid.points[:1]), folder)
    before = small.tables(folder)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, old[1]))
    try:
        error = told(grid, folder, resume=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert "nothing more can be written" in error.said.en
    now, whole = small.tables(folder), small.tables(played)
    assert all(now[name] in (before[name], whole[name]) for name in small.TABLES)
    assert not list(folder.glob("*.tmp"))
    small.play(grid, folder, resume=True)
    assert small.tables(folder) == small.tables(played)


NAMED = """\
replications: 2
seed: 1
design:
  named:
    som det er: {}
    umulig: {demand.requests.ceiling: 1 /year}
    to mand: {organisation.team_size: 2}
"""


def test_a_point_that_fails_is_a_row_and_not_the_end(tmp_path: Path) -> None:
    """The other points are played; the failure names its point, stage and reason."""
    sweep = small.read(tmp_path, NAMED)
    state = small.play(sweep, tmp_path / "out")
    assert (state.total, state.counts.done, state.counts.failed, state.missing) == (18, 12, 6, 0)
    (note,) = state.notes
    assert "6 runs failed at the stage 'scenario', the first in point 2 (umulig)" in note.en
    rows = (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + 6
    assert all("umulig" in row and "demand.requests.ceiling" in row for row in rows[1:])
    runs = (tmp_path / "out" / "runs.csv").read_text(encoding="utf-8")
    assert "umulig" not in runs
    assert runs.count("to mand") == 6


def test_a_run_that_fails_is_tried_again(
    grid: Sweep, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect in the model is told with its traceback; once it is mended, --resume finishes."""
    real = play.measure

    def broken(scenario: object, model: str, *rest: object) -> object:
        if model == "faellesdrift":
            raise ZeroDivisionError("a defect")
        return real(scenario, model, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(play, "measure", broken)
    folder = tmp_path / "out"
    state = small.play(grid, folder, small.Threads(2))
    assert (state.counts.done, state.counts.failed) == (16, 8)
    assert "stage 'measures'" in state.notes[0].en
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as ledger:
        (trace,) = ledger.execute("SELECT traceback FROM failures LIMIT 1").fetchone()
    assert "in broken" in trace
    monkeypatch.undo()
    heard: list[int] = []
    state = small.play(grid, folder, resume=True, told=heard)
    assert sum(heard) == 8
    assert (state.counts.done, state.counts.failed) == (24, 0)
    assert small.tables(folder) == small.tables(played)


def test_status_where_there_is_nothing(grid: Sweep, tmp_path: Path) -> None:
    """--status before the first run says so and makes no folder."""
    with pytest.raises(SweepError, match="there is no sweep"):
        state_of(grid, tmp_path / "none")
    assert not (tmp_path / "none").exists()
