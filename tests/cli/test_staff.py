"""`drift staff` as a user meets it."""

import json

import jsonschema
from click.testing import CliRunner

from sim.cli import drift
from sim.study.staff.result import FILE

SCENARIO = "scenarios/cases/lille_naer_hub.yaml"
SHORT = ["--set", "calendar.days=28", "--set", "calendar.warmup_days=7", "--replications=2"]
FEW = [*SHORT, "--models=faellesdrift,facility_service", "--confidence=0.6"]


def run(*arguments: str):
    """Run the program and return its result."""
    return CliRunner().invoke(drift, list(arguments))


def test_json_is_one_valid_object():
    """`--json` prints what the schema says, and nothing else."""
    result = run(
        "staff", SCENARIO, *FEW, "--no-confirm", "--json", "--goal", "akut: 90% inden 24 h"
    )
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    jsonschema.validate(found, json.loads(FILE.read_text()))
    assert found["models"]["faellesdrift"]["goal_met"] in (True, False)
    assert found["confirm_seed"] is None


def test_table_sentences_charts_and_files(tmp_path):
    """Without --json the table fits 80 columns, and every file is there."""
    out = tmp_path / "study"
    result = run("staff", SCENARIO, *FEW, f"--out={out}")
    assert result.exit_code == 0, result.output
    assert "Fællesdrift" in result.output
    assert "tilføjet" not in result.output  # nobody asked for other goals than the default ones
    for name in ("staff.json", "manifest.json", "summary.csv", "runs.parquet", "scenario.yaml"):
        assert (out / name).is_file()
    charts = {path.name for path in (out / "figures").glob("*.svg")}
    assert charts == {"isokvant_udgift.svg", "isokvant_stillinger.svg"}


def test_bad_goals_are_told_all_at_once(tmp_path):
    """Each goal that is none has its own line, exit code 2, and nothing is written."""
    out = tmp_path / "study"
    goals = ["--goal", "hurtigt", "--goal", "haster: 90% inden 3 uger"]
    result = run("staff", SCENARIO, *goals, f"--out={out}")
    assert result.exit_code == 2
    assert "'hurtigt'" in result.output
    assert "3 uger" in result.output
    assert "Traceback" not in result.output
    assert not out.exists()


def test_an_omlaegning_has_no_fewest_posts():
    """Only driftsmodeller are searched; an omlægning by name is told to be unknown here."""
    case = "scenarios/cases/bsb_omlaegning.yaml"
    result = run("staff", case, "--models", "til_faellesdrift")
    assert result.exit_code == 2
    assert "til_faellesdrift" in result.output
