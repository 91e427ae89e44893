"""Tables: what people read of a sweep, in numbers that can be checked by hand."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from sim.measure import KPIS
from sim.study.audit import Audit
from sim.study.compare import compare
from sim.study.store import about
from sim.study.sweep.file import Sweep
from tests.study.sweep import small


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table by column."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_run_is_what_a_comparison_plays(grid: Sweep, played: Path) -> None:
    """The first point's runs have the key figures of `drift compare` for the same scenario."""
    from sim.study.sweep.points import resolve

    point = grid.points[0]
    found = resolve(grid, point, [path for path, _ in point.settings], "").scenario
    assert found is not None
    checked = grid.base.__class__(found, grid.base.tree)
    study = compare(checked, ["manglende_ledelse", "faellesdrift"], 2, 1, "simpy", 1)
    mine = [row for row in rows(played, "runs.csv") if row["point"] == "1"]
    assert len(mine) == 6
    for row in mine:
        k = [variant.model for variant in study.job.variants].index(row["model"])
        year = study.runs[int(row["replication"])][k].total
        for name in KPIS:
            assert float(row[name] or "nan") == pytest.approx(year[name], rel=1e-8, nan_ok=True)


def test_summary_has_means_and_paired_differences(grid: Sweep, played: Path) -> None:
    """A mean is the mean of the runs; a difference is that of the same years, less today's."""
    runs = pd.read_csv(played / "runs.csv")
    summary = pd.read_csv(played / "summary.csv")
    today = grid.base.scenario.today
    cost = runs.pivot(index=["point", "replication"], columns="model", values="cost_kr_per_year")
    told = summary[summary.kpi == "cost_kr_per_year"]
    alone = told[told.less.isna() & (told.model == "faellesdrift")].set_index("point")["mean"]
    against = told[(told.less == today) & (told.model == "faellesdrift")].set_index("point")
    by_hand = cost.groupby("point").mean()
    assert alone.to_dict() == pytest.approx(by_hand.faellesdrift.to_dict())
    difference = (by_hand.faellesdrift - by_hand[today]).to_dict()
    assert against["mean"].to_dict() == pytest.approx(difference)
    assert (against["low"] <= against["mean"]).all()
    assert (against["n"] == 2).all()


def test_parquet_and_csv_say_the_same(played: Path) -> None:
    """The two tables of runs agree in columns and numbers; factors are numbers in base units."""
    text, columns = pd.read_csv(played / "runs.csv"), pd.read_parquet(played / "runs.parquet")
    pd.testing.assert_frame_equal(text, columns, check_dtype=False)
    assert set(columns["demand.requests.rate"]) == {1.0, 2.0}


def test_points_say_what_they_set(played: Path) -> None:
    """Each point has a row per factor with its text and its number."""
    found = [row for row in rows(played, "points.csv") if row["point"] == "2"]
    assert [(row["path"], row["value"], row["number"]) for row in found] == [
        ("organisation.team_size", "2", "2"),
        ("demand.requests.rate", "2 /year", "2"),
    ]


def test_the_store_can_be_asked_in_sql(played: Path) -> None:
    """One SQLite file holds every run once, by identity, with its point."""
    query = """SELECT points.name, avg(runs.cost_kr_per_year) FROM points JOIN runs USING (content)
               WHERE model = 'faellesdrift' GROUP BY points.number ORDER BY points.number"""
    with closing(sqlite3.connect(played / "ledger.sqlite")) as ledger:
        found = ledger.execute(query).fetchall()
        twice = "SELECT count(*) - count(DISTINCT identity) FROM runs"
        assert ledger.execute(twice).fetchone() == (0,)
    assert [name for name, _ in found][1] == "team_size=2, rate=2 /year"
    assert all(cost > 0 for _, cost in found)


def test_the_manifest_tells_how_to_play_it_again(grid: Sweep, played: Path) -> None:
    """All that the manifest of every study holds is in it, and more; the inputs stand beside it."""
    manifest = json.loads((played / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["runs"] == {"all": 24, "finished": 24, "failed": 0}
    assert manifest["scenario_sha256"] == grid.base.digest
    assert len(manifest["model_sha256"]) == 64
    assert set(about(grid.base, 0, 0, Audit("simpy", 0, None, ()), [])) <= set(manifest)
    assert manifest["audit"]["different"] == []
    assert (played / "sweep.yaml").read_text(encoding="utf-8") == grid.text
    assert (played / "scenario.yaml").is_file()


def test_a_changed_sweep_keeps_what_it_shares(grid: Sweep, tmp_path: Path) -> None:
    """With one replication more and one point less only the new runs are played."""
    folder = tmp_path / "out"
    small.play(grid, folder)
    changed = grid._replace(points=grid.points[1:], replications=3)
    heard: list[int] = []
    state = small.play(changed, folder, resume=True, told=heard)
    assert sum(heard) == 9
    assert state.counts.done == 27
    assert state.counts.other == 6
    assert {row["point"] for row in rows(folder, "runs.csv")} == {"2", "3", "4"}
    assert "6 runs in the ledger belong to other settings" in state.notes[0].en


def test_parts_are_put_together(grid: Sweep, played: Path, tmp_path: Path) -> None:
    """As docs/scale.md says: copy the runs, resume the whole, and nothing is left to play."""
    parts = [tmp_path / "part1", tmp_path / "part2"]
    small.play(grid._replace(points=grid.points[:2]), parts[0])
    small.play(grid._replace(points=grid.points[1:]), parts[1])
    with closing(sqlite3.connect(parts[0] / "ledger.sqlite")) as ledger:
        ledger.execute("ATTACH ? AS other", (str(parts[1] / "ledger.sqlite"),))
        ledger.execute("INSERT OR IGNORE INTO runs SELECT * FROM other.runs")
        ledger.commit()
    heard: list[int] = []
    small.play(grid, parts[0], resume=True, told=heard)
    assert sum(heard) == 0
    assert small.tables(parts[0]) == small.tables(played)
