"""Boston 311, 2015, replayed: seven work teams with a staffing derived from the log itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from calibration.mapping import read_mapping
from sim.cli import drift
from tests.calibration.boston import FILE, needs_boston
from tests.house.tree import ROOT

MAPPINGS = ROOT / "calibration" / "mappings"
MAPPING = MAPPINGS / "boston311_teams.yaml"
SCENARIO = MAPPINGS / "boston311_teams_scenario.yaml"
pytestmark = needs_boston


def test_the_teams_are_all_those_that_keep_to_four_numbers() -> None:
    """1,000 cases, 98 % closed, 2 % in three minutes, none closed early: no team is picked."""
    import pandas as pd

    rows = pd.read_parquet(str(FILE), columns=["queue", "opened", "closed"])
    spans = (pd.to_datetime(rows.closed) - pd.to_datetime(rows.opened)).dt.total_seconds()
    spans = spans.groupby(rows.queue.astype(str))
    kept = {
        team
        for team, seconds in spans
        if len(seconds) >= 1000
        and seconds.isna().mean() <= 0.02
        and (seconds <= 180).mean() <= 0.02
        and not (seconds < 0).any()
    }
    tickets = read_mapping(MAPPING).tickets
    assert tickets is not None
    assert set(tickets.only["queue"]) == kept
    assert set(tickets.values.afdeling or {}) == kept


@pytest.mark.slow
def test_five_of_seven_teams_come_at_the_logs_order_of_magnitude(tmp_path: Path) -> None:
    """The documented command: right in all, wrong for the two teams that had men to spare."""
    arguments = ["replay", str(FILE), "--mapping", str(MAPPING), "--scenario", str(SCENARIO)]
    arguments += ["--staffing", "log", "--out", str(tmp_path)]
    result = CliRunner().invoke(drift, arguments)
    assert result.exit_code == 0, result.output
    told = json.loads((tmp_path / "replay.json").read_text())
    assert (told["held_on"], told["answer"]) == ("completed", "partly")
    groups = {one["group"]: one for one in told["groups"]}
    assert groups["all"]["rows"] > 25_000
    wrong = {name for name, one in groups.items() if one["verdict"] != "ok"}
    assert wrong == {"Traffic signals", "Stickers"}
    assert all(min(groups[name]["factors"]) > 1 for name in wrong)
    assert "Til dels: dagens model giver loggens størrelsesorden under ét" in result.output
