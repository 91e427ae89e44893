"""Sweep files: what they mean, and everything wrong with one at once, at its line."""

from pathlib import Path

import pytest

from sim.scenario import ScenarioError
from sim.study.runner import Variant
from sim.study.sweep.file import read_sweep
from tests.study.sweep import small


def lines(tmp_path: Path, text: str, head: str = small.HEAD) -> list[str]:
    """What is said about a sweep file, without the folder it is in."""
    with pytest.raises(ScenarioError) as caught:
        small.read(tmp_path, text, head)
    return [line.replace(f"{tmp_path}/", "") for line in caught.value.lines("en")]


def test_todays_model_is_always_played(grid):
    """The baseline is among the variants although the file does not name it."""
    today = grid.base.scenario.today
    assert today not in ("manglende_ledelse", "faellesdrift")
    assert [variant.model for variant in grid.variants] == [
        "manglende_ledelse",
        "faellesdrift",
        today,
    ]


def test_norms_multiply_the_variants(tmp_path):
    """Every model is played at every level of staffing, levels first."""
    sweep = small.read(tmp_path, small.GRID + "norms: [0.9, 1.1]\n")
    assert [variant.norm for variant in sweep.variants] == [0.9] * 3 + [1.1] * 3
    assert sweep.variants[3] == Variant("manglende_ledelse", 1.1)


def test_what_is_left_out_comes_from_the_scenario(tmp_path):
    """Models, replications and seed are the scenario's where the sweep is silent."""
    head = "\n".join(small.HEAD.splitlines()[:-1]) + "\n"
    sweep = small.read(tmp_path, "design: {grid: {organisation.team_size: [2]}}\n", head)
    assert sweep.replications == sweep.base.scenario.study.replications
    assert sweep.seed == sweep.base.scenario.study.seed
    assert {v.model for v in sweep.variants} == set(sweep.base.scenario.models)
    assert {v.norm for v in sweep.variants} == {1.0}


def test_set_changes_all_points(grid):
    """What a sweep sets is in the base scenario."""
    assert grid.base.scenario.calendar.days == 7


def test_everything_wrong_is_told_at_once_at_its_line(tmp_path):
    """Six mistakes in six lines are six sentences with file and line."""
    said = lines(
        tmp_path,
        "replikationer: 3\n"
        "seed: -1\n"
        "norms: [0]\n"
        "design:\n"
        "  grid:\n"
        "    organisation.team_sise: [2]\n"
        "    demand.requests.rate: [2, 3 /year]\n"
        "    calendar.days: 7\n",
    )
    told = [line.split(":", 2)[1] for line in said]
    assert told == ["7", "8", "9", "12", "13", "14"]
    assert all(line.startswith("sweep.yaml:") for line in said)
    assert "'replications'" in said[0]
    assert "'team_size'" in said[3]
    assert "'2 /year'" in said[4]


def test_models_that_do_not_exist_get_a_suggestion(tmp_path):
    """An unknown driftsmodel is told with the nearest known one."""
    head = small.HEAD.replace("faellesdrift", "fællesdift")
    assert "'faellesdrift'" in lines(tmp_path, small.GRID, head)[0]


def test_errors_of_the_scenario_come_along(tmp_path):
    """A scenario that is not there is told, with the file that asked for it at hand."""
    head = small.HEAD.replace("lille_naer_hub", "lille_nar_hub")
    assert "lille_naer_hub.yaml" in lines(tmp_path, small.GRID, head)[0]


def test_what_is_set_must_make_sense_together(tmp_path):
    """A base that the checks of meaning refuse is told at the line that sets it."""
    head = small.HEAD.replace("  calendar.days: 7\n", "  demand.requests.ceiling: 1 /year\n")
    said = lines(tmp_path, small.GRID, head)
    assert said[0].startswith("sweep.yaml:4: demand.requests.ceiling")


@pytest.mark.parametrize(
    ("design", "part"),
    [
        ("", "design: is missing"),
        ("design: {}\n", "one design"),
        ("design: {grid: {organisation.team_size: [2]}, zip: {}}\n", "one design"),
        ("design: {gird: {organisation.team_size: [2]}}\n", "'grid'"),
        ("design: {grid: {organisation.team_size: []}}\n", "at least one value"),
        ("design: {grid: {organisation.team_size: {low: 2, high: 5}}}\n", "steps"),
        ("design: {grid: {organisation.team_size: {low: 5, high: 2, steps: 2}}}\n", "low below"),
        ("design: {grid: {today: {low: faellesdrift, high: neutral, steps: 2}}}\n", "one number"),
        ("design: {grid: {organisation: [2]}}\n", "a section"),
        ("design: {zip: {organisation.team_size: [2], calendar.days: [7, 8]}}\n", "same length"),
        ("design: {named: {x: 2}}\n", "names"),
        ("design: {latin_hypercube: {over: {calendar.days: [7]}}}\n", "is missing"),
        ("design: {sobol: {points: 6, over: {calendar.days: [7, 8]}}}\n", "power of 2"),
        ("design: {denmark: {organisations: 3, afdelinger: 2, homes: 9}}\n", "at least one"),
    ],
)
def test_designs_that_are_none_are_refused(tmp_path, design, part):
    """Each mistake in a design is told in one sentence that says what was expected."""
    (said,) = lines(tmp_path, design)
    assert part in said


def test_a_design_too_large_to_hold_is_refused_before_it_is_made(tmp_path):
    """A grid of a billion points is counted, not built."""
    steps = "{low: 2, high: 40, steps: 1000}"
    text = f"design: {{grid: {{calendar.days: {steps}, organisation.team_size: {steps}, "
    text += f"study.seed: {steps}}}}}\n"
    (said,) = lines(tmp_path, text)
    assert "1000000000 points" in said


def test_danish_is_spoken_unless_asked_otherwise(tmp_path):
    """The sentences exist in Danish too."""
    with pytest.raises(ScenarioError) as caught:
        small.read(tmp_path, "design: {zip: {}}\n")
    assert "mindst ét punkt" in str(caught.value)


def test_danish_letters_in_paths_will_do(tmp_path):
    """Keys of the scenario may be written with å, æ and ø."""
    text = 'design: {grid: {organisation.afdelinger."%s".lejemål: [50]}}\n'
    name = next(iter(small.read(tmp_path, small.GRID).base.scenario.organisation.afdelinger))
    (point,) = small.read(tmp_path, text % name).points
    assert point.settings[0][0][-1] == "lejemaal"


def test_a_sweep_file_is_read_as_carefully_as_a_scenario(tmp_path):
    """Text that is no YAML, and a file that is not there, are told and not thrown."""
    assert "sweep.yaml:7" in lines(tmp_path, "design: [}\n")[0]
    with pytest.raises(ScenarioError):
        read_sweep(tmp_path / "none.yaml")
