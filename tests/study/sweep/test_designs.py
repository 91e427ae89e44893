"""Designs: the points they give, in a fixed order under fixed names."""

import numpy as np
import pytest

from tests.study.sweep import small

TWO = """\
    organisation.team_size: [2, 3]
    demand.requests.rate: {low: 1 /year, high: 2 /year, steps: 3}
"""


def points(tmp_path, text):
    """The points of a sweep with the design `text`."""
    return small.read(tmp_path, f"design:\n{text}").points


def values(found, path):
    """What the points set a path to, as written."""
    return [dict(point.settings)[tuple(path.split("."))].text for point in found]


def test_grid_has_every_combination_with_the_last_path_fastest(tmp_path):
    """Two by three values are six points, named by the ends of their paths."""
    found = points(tmp_path, f"  grid:\n{TWO}")
    assert [point.number for point in found] == [1, 2, 3, 4, 5, 6]
    assert values(found, "organisation.team_size") == ["2", "2", "2", "3", "3", "3"]
    assert values(found, "demand.requests.rate") == ["1 /year", "1.5 /year", "2 /year"] * 2
    assert found[1].name == "team_size=2, rate=1.5 /year"


def test_zip_walks_along_all_lists_together(tmp_path):
    """The n-th point has the n-th value of every path."""
    text = "  zip:\n    organisation.team_size: [2, 3]\n    calendar.days: [7, 14]\n"
    found = points(tmp_path, text)
    assert values(found, "organisation.team_size") == ["2", "3"]
    assert values(found, "calendar.days") == ["7", "14"]


def test_one_at_a_time_starts_from_the_base(tmp_path):
    """The first point changes nothing, every other one value."""
    found = points(tmp_path, f"  one_at_a_time:\n{TWO}")
    assert [len(point.settings) for point in found] == [0, 1, 1, 1, 1, 1]
    assert [point.name for point in found[:2]] == ["base", "team_size=2"]


def test_names_tell_paths_with_the_same_end_apart(tmp_path):
    """Two paths that end alike are named by as much as they need."""
    text = """\
  grid:
    demand.requests.types.vand.share: [10 %]
    demand.requests.types.el.share: [8 %]
"""
    base = small.read(tmp_path, small.GRID).base.scenario
    one, other = list(base.demand.requests.types)[:2]
    (found,) = points(tmp_path, text.replace("vand", one).replace("el.share", f"{other}.share"))
    assert found.name == f"{one}.share=10 %, {other}.share=8 %"


LHS = """\
  latin_hypercube:
    points: 8
    over:
      demand.requests.rate: {low: 1 /year, high: 3 /year}
"""


def test_latin_hypercube_has_one_value_in_each_layer(tmp_path):
    """Eight points lie in the eight layers of the range, in a shuffled order."""
    rates = [float(text.split()[0]) for text in values(points(tmp_path, LHS), RATE)]
    layers = [int((rate - 1) / 2 * 8) for rate in rates]
    assert sorted(layers) == list(range(8))
    assert layers != sorted(layers)


RATE = "demand.requests.rate"


def test_another_path_leaves_the_values_of_a_latin_hypercube(tmp_path):
    """Each path has a stream of its own."""
    more = LHS + "      organisation.team_size: {low: 2, high: 5}\n"
    found = points(tmp_path, more)
    assert values(found, RATE) == values(points(tmp_path, LHS), RATE)
    # 8 layers over 4 whole numbers: each number twice
    assert sorted(values(found, "organisation.team_size")) == [
        "2",
        "2",
        "3",
        "3",
        "4",
        "4",
        "5",
        "5",
    ]


def test_the_design_has_a_seed_of_its_own(tmp_path):
    """The seed of the design moves the points, the seed of the study does not."""
    first = values(points(tmp_path, LHS), RATE)
    assert (
        values(points(tmp_path, LHS.replace("points: 8", "points: 8\n    seed: 2")), RATE) != first
    )
    assert values(small.read(tmp_path, f"seed: 7\ndesign:\n{LHS}").points, RATE) == first


def test_sobol_fills_every_half_evenly(tmp_path):
    """Of sixteen points of a (0, 4, 1)-net each sixteenth of the range has one."""
    text = LHS.replace("latin_hypercube", "sobol").replace("points: 8", "points: 16")
    rates = np.array([float(t.split()[0]) for t in values(points(tmp_path, text), RATE)])
    assert sorted(np.floor((rates - 1) / 2 * 16).astype(int)) == list(range(16))


def test_lists_can_be_spread_over_too(tmp_path):
    """A Latin hypercube over two words has each for half of the points."""
    text = LHS.replace("{low: 1 /year, high: 3 /year}", "[1 /year, 2 /year]")
    assert sorted(values(points(tmp_path, text), RATE)) == ["1 /year"] * 4 + ["2 /year"] * 4


def test_named_points_keep_their_names_and_order(tmp_path):
    """A name in Danish with spaces is the name of the point, and may change nothing."""
    text = """\
  named:
    normalt år: {}
    27 % akutte: {demand.requests.priorities.akut: 27 %}
"""
    found = points(tmp_path, text)
    assert [(p.number, p.name, len(p.settings)) for p in found] == [
        (1, "normalt år", 0),
        (2, "27 % akutte", 1),
    ]


@pytest.mark.parametrize("design", ["grid", "zip", "one_at_a_time", "latin_hypercube", "sobol"])
def test_a_design_is_the_same_every_time(tmp_path, design):
    """Reading a file twice gives the same points."""
    body = TWO.replace(", steps: 3", ", steps: 2")
    text = f"  {design}:\n{body}"
    if design in ("latin_hypercube", "sobol"):
        text = LHS.replace("latin_hypercube", design)
    assert points(tmp_path, text) == points(tmp_path, text)
