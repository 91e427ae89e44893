"""`drift sensitivity`: ranges, designs, the split, and a small study from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from sim.model.world.staffing import rounded_posts
from sim.present.sensitivity import range_of
from sim.scenario import Checked, ScenarioError, read_scenario
from sim.study.goals import parse_goal
from sim.study.sensitivity import result
from sim.study.sensitivity.posterior import read_posterior
from sim.study.sensitivity.ranges import Ranges, read_ranges
from sim.study.sensitivity.service import Served, Task, served
from sim.study.sensitivity.stages import tornado_points, worlds_cube
from tests.study.sweep.small import ROOT

SCENARIO = ROOT / "scenarios/cases/lille_naer_hub.yaml"
SHIPPED = ROOT / "scenarios/sweeps/ranges/antagelser.yaml"
MODELS = ["koordinering_og_planlaegning", "faellesdrift"]
TWO = """\
over:
  economy.post: {low: 430000 kr/year, high: 580000 kr/year}
  demand.requests.rate: {low: 1.2 /year, high: 3.5 /year}
"""


@pytest.fixture(scope="module")
def checked() -> Checked:
    """A week of the small case."""
    return read_scenario(SCENARIO, ("calendar.days=7", "calendar.warmup_days=0"))


def ranges(tmp_path: Path, checked: Checked, text: str) -> Ranges:
    """The ranges that a file says."""
    file = tmp_path / "ranges.yaml"
    file.write_text(text, encoding="utf-8")
    return read_ranges(file, checked, MODELS)


def test_shipped_ranges_hold_the_values_of_the_base(checked: Checked) -> None:
    """Every guess lies inside its own range, and only guesses vary."""
    found = read_ranges(SHIPPED, checked, MODELS)
    assert len(found.inputs) >= 25
    for one in found.inputs:
        value: object = checked.scenario
        for key in one.axes[0].path:
            value = value[key] if isinstance(value, dict) else getattr(value, key)
        assert one.axes[0].low <= float(value) <= one.axes[0].high, one.path  # type: ignore[arg-type]
        assert one.grade in ("C", "D")


def test_what_is_measured_does_not_vary(tmp_path: Path) -> None:
    """A value that the scenario grades B is left as it is, and named."""
    file = tmp_path / "own.yaml"
    text = (
        f"extends: {SCENARIO}\neconomy: {{post: {{value: 500000 kr/year, grade: B, source: x}}}}\n"
    )
    file.write_text(text, encoding="utf-8")
    more = TWO + "  calendar.absence.sick_days: {low: 6.0, high: 13.0}\n"
    found = ranges(tmp_path, read_scenario(file), more)
    assert found.measured == ("economy.post",)
    assert [one.path for one in found.inputs] == [
        "demand.requests.rate",
        "calendar.absence.sick_days",
    ]


def test_a_star_sets_both_driftsmodeller_and_others_are_left_out(
    tmp_path: Path, checked: Checked
) -> None:
    """`*` is both models that are compared; a range of a third one does not concern us."""
    text = TWO + "  driftsmodeller.*.levers.interruptions.setup: {low: 5 min, high: 15 min}\n"
    text += "  driftsmodeller.facility_service.levers.familiarity.first: {low: 1 %, high: 9 %}\n"
    found = ranges(tmp_path, checked, text)
    assert len(found.inputs) == 3
    assert [path[1] for path, _ in found.inputs[2].at(0.5)] == MODELS
    assert {node.text for _, node in found.inputs[2].at(0.5)} == {"10 min"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("over: {economy.post: [430000 kr/year]}\n", "low"),
        ("over: {economy.past: {low: 1 kr/year, high: 2 kr/year}}\n", "post"),
        ("over: {economy.post: {low: 2 kr/year, high: 1 kr/year}}\n", "low below high"),
        ("over: {economy.post: {low: 1 kr/year, high: 2 kr/year}}\n", "two ranges at least"),
        ("ower: {}\n", "'over'"),
    ],
)
def test_ranges_that_are_none_are_told(
    tmp_path: Path, checked: Checked, text: str, part: str
) -> None:
    """What is wrong with a file of ranges is a sentence with its line."""
    with pytest.raises(ScenarioError) as caught:
        ranges(tmp_path, checked, text)
    assert part in "\n".join(caught.value.lines("en"))
    assert "ranges.yaml:" in caught.value.lines("en")[0]


def test_a_tornado_starts_from_the_scenario_as_it_is(tmp_path: Path, checked: Checked) -> None:
    """One point changes nothing; each input has one at its low and one at its high end."""
    points = tornado_points(ranges(tmp_path, checked, TWO).inputs)
    assert [len(point.settings) for point in points] == [0, 1, 1, 1, 1]
    texts = [point.settings[0][1].text for point in points[1:]]  # type: ignore[union-attr]
    assert texts == ["430000 kr/year", "580000 kr/year", "1.2 /year", "3.5 /year"]


def test_worlds_fill_every_layer_whatever_else_varies(tmp_path: Path, checked: Checked) -> None:
    """Each input has one world in each of its layers, and keeps its worlds beside other inputs."""
    inputs = ranges(tmp_path, checked, TWO).inputs
    cube = worlds_cube(inputs, 16, 1)
    assert [sorted(np.floor(column * 16).astype(int)) for column in cube.T] == [list(range(16))] * 2
    assert (worlds_cube(inputs[1:], 16, 1)[:, 0] == cube[:, 1]).all()


def test_an_interval_is_split_into_luck_and_lack_of_knowledge() -> None:
    """Worlds 100 apart in years that differ by 1: nearly all is lack of knowledge."""
    years = np.array([0.0, 1.0, 2.0])
    change = np.array([-100.0, 0.0, 100.0])[:, None] + years
    found = {kpi: np.stack([np.zeros((3, 3)), change], axis=1) for kpi in result.SPLIT}
    halves = result.split(found)[result.COST]
    assert halves["mean"] == pytest.approx(1.0)
    assert halves["luck"] == pytest.approx(1.96, abs=0.01)
    assert halves["knowledge"] == pytest.approx(196.0, abs=0.1)
    assert halves["share"]["mean"] == pytest.approx(1e4 / (1e4 + 1))


def test_worlds_without_equal_service_are_not_counted() -> None:
    """Of four worlds one cannot serve as well; in two of the other three the new one is cheaper."""
    found = [
        Served(10.0, 8.0, 5.0, 4.0, True),
        Served(10.0, 9.0, 5.0, 4.5, True),
        Served(10.0, 12.0, 5.0, 6.0, True),
        Served(10.0, 1.0, 5.0, 9.0, False),
    ]
    worlds = result.at_service(found)
    assert worlds is not None
    assert worlds["worlds"] == 3
    assert worlds["cheaper"]["mean"] == pytest.approx(2 / 3)
    assert worlds["saving"]["mean"] == pytest.approx(-1 / 3)


def test_ranges_are_written_as_people_write_them() -> None:
    """Danish numbers, one unit for both ends; what is no quantity is shown as it stands."""
    assert range_of({"low": "40000 kr/year", "high": "180000 kr/year"}, "da") == (
        "40.000–180.000 kr. om året"
    )
    assert range_of({"low": "1.2 /year", "high": "3.5 /year"}, "en") == "1.2–3.5 a year"
    assert range_of({"low": "30 min", "high": "2 h"}, "da") == "30 min – 2 h"


SETUP = ["driftsmodeller", "koordinering_og_planlaegning", "levers", "interruptions", "setup"]
OWN_FIX = ["driftsmodeller", "koordinering_og_planlaegning", "levers", "skills", "own_fix"]
RECORD = {
    "source": "egen log",
    "knobs": [{"path": SETUP}, {"path": OWN_FIX}],
    "sample": [[300.0, 0.7], [600.0, 0.8], [900.0, 0.9]],
    "weights": [1.0, 2.0, 1.0],
}


def test_a_posterior_gives_worlds_by_weight_and_whole_sets(
    tmp_path: Path, checked: Checked
) -> None:
    """Of eight worlds two, four and two have the three sets; values of a set stay together."""
    file = tmp_path / "tuned.json"
    file.write_text(json.dumps(RECORD), encoding="utf-8")
    found = read_posterior(file, checked)
    worlds = found.worlds(8, 1)
    pairs = [tuple(node.text for _, node in world) for world in worlds]  # type: ignore[union-attr]
    assert sorted(pairs) == sorted(
        [("5 min", "70 %")] * 2 + [("10 min", "80 %")] * 4 + [("15 min", "90 %")] * 2
    )
    assert found.worlds(8, 1) == worlds
    assert [path for path, _ in worlds[0]] == [tuple(SETUP), tuple(OWN_FIX)]


@pytest.mark.parametrize(
    "change",
    [
        {"sample": [[1.0]]},
        {"weights": [0.0, 0.0, 0.0]},
        {"weights": [1.0, float("nan"), 1.0]},
        {"knobs": []},
        {"knobs": [{"path": SETUP}, {"path": ["driftsmodeller", "x"]}]},
    ],
)
def test_a_record_that_is_no_posterior_is_told(
    tmp_path: Path, checked: Checked, change: dict[str, object]
) -> None:
    """Whatever else the JSON holds is refused in a sentence with its file."""
    file = tmp_path / "tuned.json"
    file.write_text(json.dumps(RECORD | change), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_posterior(file, checked)
    assert "tuned.json" in caught.value.lines("en")[0]


def test_equal_service_as_today_or_by_goals(checked: Checked) -> None:
    """Today's model has its rule's posts, or with a goal that is easy the fewest there are."""
    task = Task(checked.scenario, *MODELS, 1, 2, "simpy")
    as_today_gives = served(task)
    assert as_today_gives.start_posts == sum(rounded_posts(checked.scenario, MODELS[0]))
    easy = served(task._replace(goals=(parse_goal("almindelig: 1% inden 300 d"),)))
    assert easy.met
    assert easy.start_posts < as_today_gives.start_posts
    assert easy.end_posts <= as_today_gives.end_posts
    never = served(task._replace(goals=(parse_goal("almindelig: 99.9% inden 0.001 h"),)))
    assert not never.met
