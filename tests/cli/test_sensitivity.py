"""`drift sensitivity` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sim.cli import drift
from sim.present.sensitivity import sentences
from tests.study.sensitivity.test_sensitivity import RECORD, SCENARIO, TWO


def run(file: Path, out: Path, *more: str) -> Result:
    """A study as small as can be."""
    short = ["--set", "calendar.days=7", "--set", "calendar.warmup_days=0", "--engine=simpy"]
    size = ["--replications=2", "--trajectories=2", "--closely=2", "--base=4", "--worlds=3"]
    words = [str(SCENARIO), "--ranges", str(file), "--workers=1", f"--out={out}"]
    return CliRunner().invoke(drift, ["sensitivity", *words, *short, *size, *more])


def test_a_small_study(tmp_path: Path) -> None:
    """Every stage is played; a rise of wages by 150,000 kr moves the difference by as much a post.

    Resuming plays nothing anew and gives the same bytes.
    """
    file = tmp_path / "ranges.yaml"
    file.write_text(TWO, encoding="utf-8")
    (tmp_path / "tuned.json").write_text(json.dumps(RECORD), encoding="utf-8")
    posterior = f"--posterior={tmp_path / 'tuned.json'}"
    first = run(file, tmp_path / "out", posterior)
    assert first.exit_code == 0, first.output
    written = (tmp_path / "out" / "sensitivity.json").read_bytes()
    found = json.loads(written)
    wage = found["inputs"]["economy.post"]
    runs = (tmp_path / "out" / "tornado" / "summary.csv").read_text(encoding="utf-8").splitlines()
    posts = [float(row.split(",")[-4]) for row in runs[1:] if ",posts,posts," in row][:2]
    # posts of the two models at the first point, in which they stand in this order
    assert wage["at_high"] - wage["at_low"] == pytest.approx(
        150_000 * (posts[1] - posts[0]), rel=0.2
    )
    assert found["at_rule"]["worlds"] == 3
    assert (tmp_path / "out" / "figures" / "tornado.svg").is_file()
    assert any("plausible verdener" in line for line in sentences(found))
    assert found["posterior"] == "egen log"
    points = (tmp_path / "out" / "worlds" / "points.csv").read_text(encoding="utf-8")
    assert points.count(".interruptions.setup,") == found["at_rule"]["worlds"]
    again = run(file, tmp_path / "out", posterior, "--resume")
    assert again.exit_code == 0, again.output
    assert (tmp_path / "out" / "sensitivity.json").read_bytes() == written


def test_a_model_is_not_compared_with_itself(tmp_path: Path) -> None:
    """--to today's model is refused with exit code 2."""
    file = tmp_path / "ranges.yaml"
    file.write_text(TWO, encoding="utf-8")
    answer = run(file, tmp_path / "out", "--to=koordinering_og_planlaegning")
    assert answer.exit_code == 2
    assert "kan ikke sammenlignes med sig selv" in answer.output


def test_without_salib_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra that is missing is named, with exit code 2 and no traceback."""
    monkeypatch.setattr("sim.commands.sensitivity.find_spec", lambda name: None)
    answer = run(tmp_path / "none.yaml", tmp_path / "out")
    assert answer.exit_code == 2
    assert "drift[sensitivity]" in answer.output
    assert not (tmp_path / "out").exists()


def test_json_is_the_object_in_the_file(tmp_path: Path) -> None:
    """--json prints what sensitivity.json holds, and nothing else on standard output."""
    file = tmp_path / "ranges.yaml"
    file.write_text(TWO, encoding="utf-8")
    answer = run(file, tmp_path / "out", "--json")
    assert answer.exit_code == 0, answer.output
    kept = json.loads((tmp_path / "out" / "sensitivity.json").read_text(encoding="utf-8"))
    assert json.loads(answer.stdout) == kept
