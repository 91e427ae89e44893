"""What commands refuse is said in Danish, and in English to who asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.commands.results import warn_of
from sim.study.audit import Audit

CASE = "scenarios/cases/isoleret_par.yaml"
TO = ["--to", "faellesdrift"]
REFUSED: dict[str, tuple[list[str], str, str]] = {
    "a model nobody knows": (
        ["compare", CASE, "--models", "fællesdruft"],
        "kendes ikke. Mente du 'faellesdrift'?",
        "is not known. Did you mean 'faellesdrift'?",
    ),
    "a model like no other": (["compare", CASE, "--models", "x"], "De kendte er", "Known are"),
    "no share": (["compare", CASE, "--precision", "5"], "er ingen andel", "is no share"),
    "satisfaction as JSON": (
        ["compare", CASE, "--satisfaction", "--json"],
        "udelad --json",
        "leave out --json",
    ),
    "no model to explain": (["explain", CASE], "hvilken driftsmodel", "which driftsmodel"),
    "no goal": (["staff", CASE, "--goal", "hurtigt"], "er ikke et mål", "is not a goal"),
    "no number": (
        ["staff", CASE, "--goal", "haster: 9.9.9% inden 3 d"],
        "er ikke et mål",
        "is not a goal",
    ),
    "all of them": (
        ["staff", CASE, "--goal", "haster: 100% inden 3 d"],
        "mellem 0 og 100 %",
        "between 0 and 100 %",
    ),
    "two goals about one thing": (
        ["staff", CASE, *["--goal", "haster: 90% inden 3 d", "--goal", "haster: 80% inden 2 d"]],
        "angiv ét",
        "state one",
    ),
    "a goal without its staffing": (
        ["explain", CASE, *TO, "--staffing", "rule", "--goal", "haster: 90% inden 3 d"],
        "passer ikke sammen",
        "does not go with",
    ),
    "two plans of one name": (
        ["omlaegning", CASE, *TO, *["--plan", "scenarios/planer/hurtig.yaml"] * 2],
        "to gange: hurtig",
        "twice: hurtig",
    ),
    "a model against itself": (
        ["sensitivity", CASE, "--from", "faellesdrift", *TO],
        "med sig selv",
        "with itself",
    ),
    "a base that is no power": (["sensitivity", CASE, "--base", "5"], "potens af 2", "power of 2"),
    "workers and a cluster": (
        ["sweep", CASE, "--workers", "2", "--dask", "tcp://x:1"],
        "vælg én",
        "choose one",
    ),
    "a level nobody played": (
        ["explain", CASE, "--task", "1", "--norm", "7"],
        "beregnet ved bemandingerne",
        "played at staffing levels",
    ),
    "a folder of nothing": (["explain", "docs", "--task", "1"], "har ingen", "has no"),
    "nothing to validate": (["validate"], "bed om --targets", "ask for --targets"),
    "targets of no scenarios": (
        ["validate", "--targets", "--scenarios", "docs"],
        "har ingen scenarier",
        "holds no scenarios",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_refusal_is_in_the_language_of_the_command(name: str, lang: str) -> None:
    """Exit code 2 and the sentence in Danish by default, in English with --lang en."""
    words, danish, english = REFUSED[name]
    found = CliRunner().invoke(drift, words if lang == "da" else [*words, "--lang", lang])
    assert found.exit_code == 2, found.output
    assert isinstance(found.exception, SystemExit)
    said, other = (danish, english) if lang == "da" else (english, danish)
    assert said in found.stderr
    assert other not in found.stderr


def test_a_folder_that_is_none_is_told_in_danish(tmp_path: Path) -> None:
    """Where a file stands in the way the sentence is Danish, too."""
    (tmp_path / "taken").write_text("")
    found = CliRunner().invoke(drift, ["compare", CASE, "--out", str(tmp_path / "taken" / "x")])
    assert found.exit_code == 2
    assert "taken er en fil, ikke en mappe" in found.stderr


def test_engines_that_disagree_are_told_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    """The warning of the audit names the run, in Danish unless a command says otherwise."""
    warn_of(Audit("compiled", 1, equal=False, different=("x × 1.0, row 3",)))
    assert capsys.readouterr().err == "ADVARSEL: de to motorer er uenige: x × 1.0, row 3\n"
