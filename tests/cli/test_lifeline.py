"""`drift explain DIR --task`: a stored run is played again and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sim.cli import drift
from sim.measure.lifeline import RULES
from sim.model.trace import Row
from sim.present.words import has_text

CASE = "scenarios/cases/isoleret_par.yaml"
SHORT = ["--set", "calendar.days=28", "--set", "calendar.warmup_days=7"]


def run(*arguments: str) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, list(arguments))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A comparison on disk."""
    out = tmp_path_factory.mktemp("study") / "pair"
    done = run(
        "compare", CASE, "--models", "faellesdrift", "--replications", "2", "--seed", "7",
        "--workers", "1", "--set", "study.norms=[1.0]", *SHORT, "--out", str(out),
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return out


def test_a_stored_run_is_the_run_that_was_played(folder: Path) -> None:
    """The folder and the scenario with its seed tell the same life, and so does SimPy."""
    told = run("explain", str(folder), "--task", "5", "--model", "fællesdrift", "--json")
    assert told.exit_code == 0, told.output
    again = run(
        "explain", CASE, "--task", "5", "--model", "faellesdrift", "--seed", "7", "--json",
        "--engine", "simpy", *SHORT,
    )  # fmt: skip
    assert json.loads(told.stdout) == json.loads(again.stdout)
    found = json.loads(told.stdout)
    assert found["task"] == 5
    assert found["events"][0]["event"] == "REPORTED"


def test_the_longest_wait_in_words(folder: Path) -> None:
    """It says what was waited for and which rule chose; it calls nobody by name."""
    told = run("explain", str(folder), "--task", "længst", "--replication", "1")
    assert told.exit_code == 0, told.output
    for wanted in (
        "Ventede",
        "uden for arbejdstid",
        "Regel:",
        "ejendomsfunktionær",
        "ikke en måling",
    ):
        assert wanted in told.output
    assert "Waited" in run("explain", str(folder), "--task", "longest", "--lang", "en").output


def test_the_day_of_a_man(folder: Path) -> None:
    """A man's day is told without a name, with the numbers of his tasks."""
    arguments = ["explain", str(folder), "--ejendomsfunktionaer", "1", "--date", "2025-01-08"]
    told = run(*arguments)
    assert told.exit_code == 0, told.output
    assert "Ejendomsfunktionær 1 (anonym) den 8. januar 2025" in told.output
    found = json.loads(run(*arguments, "--json").stdout)
    assert {event["ejendomsfunktionaer"] for event in found["events"]} <= {1}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--task", "x"], "er ingen opgave"),
        (["--task", "99999999"], "de har numrene 0 til"),
        (["--task", "1", "--replication", "9"], "gentagelserne 0 til 1"),
        (["--task", "1", "--norm", "1.5"], "bemandingerne 1"),
        (["--task", "1", "--model", "teamopdelt_samdrift"], "kendes ikke"),
        (["--task", "1", "--seed", "3"], "spilles igen, som den var"),
        (["--ejendomsfunktionaer", "99"], "de har numrene 1 til"),
        (["--ejendomsfunktionaer", "1", "--date", "8/1"], "er ingen dag"),
    ],
)
def test_bad_questions_are_told(folder: Path, arguments: list[str], said: str) -> None:
    """What is not in the study is said in a sentence with exit code 2."""
    told = run("explain", str(folder), *arguments)
    assert told.exit_code == 2
    assert said in told.output
    assert "Traceback" not in told.output


def test_a_folder_of_something_else_is_refused(tmp_path: Path, folder: Path) -> None:
    """A folder without a manifest, and one whose scenario was changed, are not played."""
    assert "drift compare har skrevet" in run("explain", str(tmp_path), "--task", "1").output
    for name in ("manifest.json", "scenario.yaml"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    text = (tmp_path / "scenario.yaml").read_text()
    (tmp_path / "scenario.yaml").write_text(text.replace("team_size: 3", "team_size: 4"))
    told = run("explain", str(tmp_path), "--task", "1")
    assert told.exit_code == 2
    assert "er ikke det scenarie, der blev spillet" in told.output


def test_every_row_and_rule_has_words() -> None:
    """Each kind of row and each rule behind one can be told in words."""
    assert [row.name for row in Row if not has_text(f"life.{row.name}")] == []
    plain = set(RULES.values()) - {"dispatch_key"}
    assert [rule for rule in plain if not has_text(f"rule.{rule}")] == []
    assert all(has_text(f"rule.dispatch.{k}") for k in range(4))
