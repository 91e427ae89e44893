"""What identifies a run, and what a point makes of its scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.study.runner import Variant
from sim.study.sweep.file import Sweep
from sim.study.sweep.identity import code_version, content_of, identity_of
from sim.study.sweep.plan import Pace, Plan
from sim.study.sweep.points import resolve, varied
from tests.study.sweep import small


def contents(sweep: Sweep) -> list[str]:
    """What identifies the points of a sweep."""
    paths = varied(sweep.points)
    return [resolve(sweep, point, paths, "code").content for point in sweep.points]


def test_everything_that_decides_numbers_is_in_the_identity() -> None:
    """Scenario, held posts, events, code, model, level, seed and replication each change it."""
    content = content_of("scenario", "", (), "code")
    others = {
        content,
        content_of("other", "", (), "code"),
        content_of("scenario", "base", (), "code"),
        content_of("scenario", "", (), "other code"),
    }
    assert len(others) == 4
    one = identity_of(content, Variant("faellesdrift"), 1, 0)
    assert one == identity_of(content, Variant("faellesdrift", 1.0), 1, 0)
    different = {
        one,
        identity_of(content, Variant("neutral"), 1, 0),
        identity_of(content, Variant("faellesdrift", 1.1), 1, 0),
        identity_of(content, Variant("faellesdrift"), 2, 0),
        identity_of(content, Variant("faellesdrift"), 1, 1),
    }
    assert len(different) == 5


def test_the_name_of_a_point_and_the_way_it_is_written_do_not_count(tmp_path: Path) -> None:
    """2 /year and 2 pr. år in points of other names and designs are the same scenario."""
    one = small.read(tmp_path / "a", "design: {grid: {demand.requests.rate: [2 /year]}}\n")
    text = "design: {named: {a: {demand.requests.rate: 2 pr. år}, b: {}}}\n"
    assert contents(one)[0] == contents(small.read(tmp_path / "b", text))[0]


def test_the_code_version_is_that_of_the_files() -> None:
    """It is one hash, the same each time."""
    assert code_version() == code_version()
    assert len(code_version()) == 64


def test_two_points_alike_are_played_once(tmp_path: Path) -> None:
    """Both have rows in the tables, from the same runs."""
    text = "replications: 1\nseed: 1\ndesign: {named: {a: {}, b: {calendar.days: 7}}}\n"
    sweep = small.read(tmp_path, text)
    heard: list[int] = []
    state = small.play(sweep, tmp_path / "out", told=heard)
    assert sum(heard) == 3
    assert state.counts.done == state.total == 6
    runs = (tmp_path / "out" / "runs.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",", 2)[2] for row in runs[:3]] == [row.split(",", 2)[2] for row in runs[3:]]


def test_held_posts_are_those_of_the_base(tmp_path: Path) -> None:
    """With twice the requests the rule would give more posts; held ones stay."""
    design = "design: {grid: {demand.requests.rate: [1 /year, 4 /year]}}\n"
    text = "replications: 1\nseed: 1\n"
    posts = {}
    for name, held in (("rule", ""), ("held", "posts: held\n")):
        folder = tmp_path / name
        small.play(small.read(folder, text + held + design), folder / "out")
        lines = (folder / "out" / "runs.csv").read_text(encoding="utf-8").splitlines()[1:]
        posts[name] = [float(line.split(",")[-1]) for line in lines]
    assert posts["held"][:3] == posts["held"][3:]
    assert posts["rule"][:3] != posts["rule"][3:]


def test_an_omlaegning_can_hold_its_posts(tmp_path: Path) -> None:
    """Posts are held for every phase and part of an omlægning too."""
    head = f"""\
name: Svendborg
scenario: {small.ROOT / "scenarios/cases/bsb_omlaegning.yaml"}
set: {{calendar.days: 7, calendar.warmup_days: 0}}
posts: held
replications: 1
"""
    sweep = small.read(tmp_path, "design: {named: {a: {}}}\n", head)
    assert set(sweep.base.scenario.omlaegninger) & {v.model for v in sweep.variants}
    state = small.play(sweep, tmp_path / "out")
    assert (state.counts.done, state.counts.failed) == (state.total, 0)


def test_the_pace_is_learned(grid: Sweep, tmp_path: Path) -> None:
    """Batches are as long as they were measured to take, not as was guessed."""
    from sim.study.sweep.ledger import opened

    pace = Pace("simpy")
    with opened(tmp_path, write=True) as ledger:
        plan = Plan(grid, ledger, "simpy", code_version(), pace)
        (first, *_) = plan.batches()
        guess = sum(pace.seconds(piece) for piece in first.pieces)
        pace.learn(first, 10.0)
    assert sum(pace.seconds(piece) for piece in first.pieces) == pytest.approx(10.0)
    assert guess != pytest.approx(10.0)
