"""`drift sweep` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sim.cli import drift
from sim.study.sweep.file import read_sweep
from tests.study.sweep import small

SHIPPED = sorted((small.ROOT / "scenarios" / "sweeps").glob("*.yaml"))


def run(*arguments: str) -> Result:
    """Run the program and return its result."""
    return CliRunner().invoke(drift, ["sweep", *arguments])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_sweeps_are_right(path: Path) -> None:
    """Every sweep of the repository is read without a complaint and has the runs its guide says."""
    sweep = read_sweep(path)
    assert sweep.left_out < len(sweep.points)
    guide = (path.parent / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in guide.splitlines() if line.startswith(f"| `{path.name}`")]
    assert row.split("|")[3].strip() == f"{sweep.total:,}"


def test_play_status_and_resume(tmp_path: Path) -> None:
    """A sweep plays, tells how far it is, and has nothing left to do when it is resumed."""
    file, out = str(small.written(tmp_path, small.GRID)), f"--out={tmp_path / 'out'}"
    first = run(file, out, "--workers=1", "--lang=en")
    assert first.exit_code == 0, first.output
    assert "24 of 24 runs are finished" in first.output
    assert "team_size=2" in first.output
    assert "(today)" in first.output
    before = small.tables(tmp_path / "out")
    status = run(file, out, "--status")
    assert status.output == "24 af 24 kørsler er færdige, 0 fejlede, 0 mangler.\n"
    again = run(file, out, "--resume")
    assert again.exit_code == 0
    assert small.tables(tmp_path / "out") == before


def test_a_mistake_in_a_file_leaves_outputs_alone(tmp_path: Path) -> None:
    """Exit code 2, the line, no traceback, no folder."""
    file = str(small.written(tmp_path, small.GRID.replace("team_size", "team_sise")))
    result = run(file, f"--out={tmp_path / 'out'}")
    assert result.exit_code == 2
    assert "sweep.yaml:11" in result.output
    assert "team_size" in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()


def test_a_folder_with_runs_is_not_started_over(tmp_path: Path) -> None:
    """The refusal names the command that goes on, as it can be typed."""
    file, out = str(small.written(tmp_path, small.GRID)), tmp_path / "out"
    small.play(read_sweep(file), out)
    result = run(file, f"--out={out}", "--lang=en")
    assert result.exit_code == 2
    assert f"drift sweep {file} --resume --out {out}" in result.output


def test_workers_and_dask_exclude_each_other(tmp_path: Path) -> None:
    """One of the two, not both."""
    result = run(str(small.written(tmp_path, small.GRID)), "--workers=2", "--dask=tcp://x:1")
    assert result.exit_code == 2
    assert "vælg én" in result.output


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address where nobody answers is a sentence and exit code 2."""
    pytest.importorskip("distributed")
    monkeypatch.setattr("sim.study.sweep.cluster.CONNECT_SECONDS", 1)
    file = str(small.written(tmp_path, small.GRID))
    result = run(file, f"--out={tmp_path / 'out'}", "--dask=tcp://127.0.0.1:1", "--lang=en")
    assert result.exit_code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in result.output
    assert "Traceback" not in result.output


def test_warnings_of_the_scenario_are_told(tmp_path: Path) -> None:
    """Goals out of order are odd but no error: they are said, and the sweep is not refused."""
    own = tmp_path / "own.yaml"
    case = small.ROOT / "scenarios/cases/lille_naer_hub.yaml"
    odd = "demand: {requests: {priorities: {akut_goal: 4 d}}}"
    own.write_text(f"extends: {case}\n{odd}\n", encoding="utf-8")
    file = small.written(tmp_path / "b", small.GRID, small.HEAD.replace(str(case), str(own)))
    (warning,) = read_sweep(file).base.warnings
    result = run(str(file), f"--out={tmp_path / 'none'}", "--status", "--lang=en")
    assert warning.sentence("en") in result.stderr
    assert "there is no sweep" in result.stderr
