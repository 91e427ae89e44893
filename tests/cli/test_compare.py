"""`drift compare` as a user meets it."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.study.comparison import FILE

SHORT = ["--set", "calendar.days=14", "--set", "study.norms=[1.0]", "--workers", "1"]
SCENARIOS = [
    *sorted(Path("scenarios/forsoeg").glob("*.yaml")),
    Path("scenarios/cases/bsb_svendborg.yaml"),
]


def run(*arguments: str):
    """Run the program and return its result."""
    return CliRunner().invoke(drift, list(arguments))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_json_of_every_shipped_scenario(scenario):
    """Each forsøg and BSB give JSON that validates, the same bytes twice."""
    arguments = ["compare", str(scenario), "--replications", "2", "--seed", "1", "--json", *SHORT]
    first, second = run(*arguments), run(*arguments)
    assert first.exit_code == 0, first.output
    assert first.stdout == second.stdout
    jsonschema.validate(json.loads(first.stdout), json.loads(FILE.read_text()))


def test_results_and_paths(tmp_path):
    """Without --json the table, sentences and paths of files are shown, and the files are there."""
    out = tmp_path / "study"
    result = run(
        "compare",
        "scenarios/forsoeg/kanalkvarteret.yaml",
        "--models=faellesdrift",
        "--replications=2",
        f"--out={out}",
        *SHORT,
    )
    assert result.exit_code == 0, result.output
    assert "Fællesdrift" in result.output
    for name in ("manifest.json", "summary.csv", "afdelinger.csv", "runs.parquet"):
        assert (out / name).is_file()
    assert list((out / "figures").glob("*.svg"))


def test_unknown_model_is_told():
    """A driftsmodel that does not exist is named, with a suggestion, and exit code 2."""
    result = run("compare", "scenarios/forsoeg/kanalkvarteret.yaml", "--models", "fællesdift")
    assert result.exit_code == 2
    assert "faellesdrift" in result.output
    assert "Traceback" not in result.output


def test_bad_scenario_leaves_outputs_alone(tmp_path):
    """A scenario with errors writes nothing."""
    out = tmp_path / "study"
    result = run(
        "compare", "scenarios/forsoeg/kanalkvarteret.yaml", "--set", "demand.x=1", f"--out={out}"
    )
    assert result.exit_code == 2
    assert not out.exists()


def test_english(tmp_path):
    """`--lang en` speaks English."""
    result = run(
        "compare",
        "scenarios/forsoeg/kanalkvarteret.yaml",
        "--models=faellesdrift",
        "--replications=2",
        "--lang=en",
        f"--out={tmp_path / 'study'}",
        *SHORT,
    )
    assert result.exit_code == 0, result.output
    assert "cost" in result.output.lower()
