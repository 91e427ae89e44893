"""Results on disk: whole or not at all."""

import json

import pandas as pd
import pytest

from sim.study.audit import Audit, audit
from sim.study.compare import compare
from sim.study.store import whole, writable, write_study


def _fail_half_way(folder):
    with whole(folder) as draft:
        (draft / "a.txt").write_text("new")
        raise RuntimeError


def test_folder_appears_only_when_all_is_written(tmp_path):
    """A failure half way leaves the old results and nothing else."""
    folder = tmp_path / "study"
    with whole(folder) as draft:
        (draft / "a.txt").write_text("old")
    with pytest.raises(RuntimeError):
        _fail_half_way(folder)
    assert (folder / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["study"]


def test_new_results_replace_the_old(tmp_path):
    """A second study in the same folder leaves only its own files."""
    folder = tmp_path / "study"
    for name in ("first.txt", "second.txt"):
        with whole(folder) as draft:
            (draft / name).write_text("x")
    assert [path.name for path in folder.iterdir()] == ["second.txt"]


def test_study_on_disk_is_tidy(tmp_path, checked):
    """Tables have a row per figure, runs a row per run, and the manifest says what was played."""
    study = compare(checked, ("faellesdrift",), replications=2, seed=1, workers=1)
    folder = tmp_path / "study"
    tables = {}
    write_study(
        folder, study, checked, Audit("simpy", 0, None, ()), ["drift"],
        lambda path, rows: tables.update({path.name: rows}), lambda _: None,
    )  # fmt: skip
    runs = pd.read_parquet(folder / "runs.parquet")
    assert len(runs) == 2 * 2 * 2  # replications × models × norms
    summary = tables["summary.csv"]
    assert {"model", "norm", "kpi", "mean", "low", "high", "unit"} <= set(summary[0])
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["scenario_sha256"] == checked.digest
    assert manifest["seed"] == 1
    assert manifest["replications"] == 2


def test_who_wins_is_computed_once(tmp_path, checked, monkeypatch):
    """What a study says of winners is what is written: nothing computes it again."""
    study = compare(checked, ("faellesdrift",), replications=2, seed=1, workers=1)
    assert list(study.economy) == ["faellesdrift"]
    monkeypatch.setattr("sim.study.economy._economy", lambda *_: pytest.fail("once more"))
    folder = tmp_path / "study"
    tables = {}
    write_study(
        folder, study, checked, Audit("simpy", 0, None, ()), ["drift"],
        lambda path, rows: tables.update({path.name: rows}), lambda _: None,
    )  # fmt: skip
    told = [
        change["mean"]
        for keyed in study.economy["faellesdrift"]["keys"].values()
        for change in keyed["changes"]
    ]
    assert [row["mean"] for row in tables["vindere_og_tabere.csv"]] == told


def test_unwritable_folder_is_told(tmp_path):
    """A file where a folder should be is named before anything is played."""
    (tmp_path / "taken").write_text("")
    said = writable(tmp_path / "taken" / "study")
    assert said is not None
    assert "taken er en fil" in said.da
    assert "taken is a file" in said.en
    assert writable(tmp_path / "free" / "study") is None


def test_audit_plays_at_least_one_run(checked):
    """The audit plays a run again with SimPy, and finds no difference."""
    study = compare(checked, ("faellesdrift",), replications=1, seed=1, workers=1)
    found = audit(study.job, 1)
    if found.engine == "simpy":
        assert found.equal is None
    else:
        assert found.runs >= 1
        assert found.equal is True
