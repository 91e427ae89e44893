"""A log replayed: its own requests under any driftsmodel."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from calibration.against import Distance, Year, distances, first_visit_share, held_on
from calibration.clock import Clock
from calibration.log import MISSING, NEVER, Log
from calibration.magnitude import answer, held_sentence, verdict
from calibration.mapping import Mapping, parse_mapping
from calibration.read import base_of, read_log
from calibration.replay import logged_requests
from calibration.simulated import (
    COLUMNS,
    Played,
    cells_of,
    mapping_of,
    play_year,
    tickets_of,
    write_log,
)
from calibration.staffing import own_staffing, staffing_overrides
from sim.cli import drift
from sim.measure.tasks import task_times
from sim.model.draws import draw
from sim.model.engine import engine
from sim.model.world.build import build_world
from sim.scenario import ScenarioError, read_scenario

EXACT = Path(__file__).with_name("exact.yaml")
SEED = 5


@pytest.fixture(scope="module")
def played() -> Played:
    """A quarter of a year in which the log tells all that decides a response."""
    scenario = read_scenario(EXACT).scenario
    return play_year(scenario, scenario.today, SEED)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, played: Played) -> Path:
    """A folder with the log of that quarter and its mapping."""
    folder = tmp_path_factory.mktemp("replay")
    write_log(folder / "log.csv", cells_of(tickets_of(played), played.scenario), COLUMNS)
    text = mapping_of(played.scenario, COLUMNS, "Prøven", str(EXACT))
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def log(desk: Path) -> Log:
    """The log as it is read."""
    return read_log(desk / "log.csv", mapping_in(desk)).log


def mapping_in(desk: Path) -> Mapping:
    """The mapping in a folder."""
    text = (desk / "map.yaml").read_text(encoding="utf-8")
    return parse_mapping(text, str(desk / "map.yaml"))


@pytest.fixture(scope="module")
def closings(tmp_path_factory: pytest.TempPathFactory, played: Played) -> Path:
    """A folder with the same log as a system that keeps no first visits would have it."""
    folder = tmp_path_factory.mktemp("closings")
    columns = {ours: theirs for ours, theirs in COLUMNS.items() if ours != "first_visit"}
    write_log(folder / "log.csv", cells_of(tickets_of(played), played.scenario), columns)
    text = mapping_of(played.scenario, columns, "Prøven", str(EXACT))
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    return folder


def replayed(log: Log, played: Played, seed: int) -> Year:
    """The log's requests, at the same staffing, with all else drawn from a seed."""
    requests = logged_requests(log, played.scenario)
    men = played.world.staff.share.size
    draws = draw(played.scenario, seed, 0, men, requested=requests)
    return played.world, draws, engine("auto")(played.world, draws)


def held(log: Log, played: Played, years: list[Year], desk: Path) -> list[Distance]:
    """How far replays are from a log."""
    clock = Clock(base_of(mapping_in(desk)), log.start, log.censored)
    column = held_on(log)
    assert column is not None
    return distances(log, played.scenario, years, column, clock)


def test_what_is_written_is_read_back(played: Played, log: Log) -> None:
    """Every column of a simulated log reads back to the same seconds and names."""
    for name, column in tickets_of(played)._asdict().items():
        assert np.array_equal(getattr(log, name), column), name


def test_a_replay_of_our_own_log_is_exact(played: Played, log: Log, desk: Path) -> None:
    """Same staffing, same requests: every first visit comes in the very second of the log."""
    year = replayed(log, played, SEED)
    for name in ("report", "afdeling", "type", "priority"):
        assert np.array_equal(getattr(year[1], name), getattr(played.draws, name)), name
    found = held(log, played, [year], desk)
    assert [one.group for one in found] == ["all", "haster", "almindelig"]
    assert found[0].same
    assert answer(found) == "exact"
    assert [one.logged for one in found] == [one.replayed for one in found]
    assert [one.apart for one in found] == [0, 0, 0]
    assert found[0].rows == len(log)


def test_another_year_of_absence_is_not_the_log(played: Played, log: Log, desk: Path) -> None:
    """With other draws of all the rest the requests stay and the visits move, which is told."""
    year = replayed(log, played, SEED + 1)
    draws = year[1]
    measured = draws.report >= played.world.days.measure_from
    at_home = played.draws.report >= played.world.days.measure_from
    asked = (draws.priority == 2) | (draws.priority == 3)
    before = (played.draws.priority == 2) | (played.draws.priority == 3)
    assert np.array_equal(draws.report[measured & asked], played.draws.report[at_home & before])
    (everything, *_) = held(log, played, [year], desk)
    assert not everything.same
    assert everything.apart > 0
    assert verdict(everything) == "ok"
    both = held(log, played, [replayed(log, played, SEED), year], desk)
    assert not both[0].same


def test_closings_alone_are_replayed_exactly(played: Played, closings: Path) -> None:
    """Without first visits the time until a case is closed is compared: no distance either."""
    log = read_log(closings / "log.csv", mapping_in(closings)).log
    assert not log.told("first_visit")
    assert held_on(log) == "completed"
    found = held(log, played, [replayed(log, played, SEED)], closings)
    assert answer(found) == "exact"
    assert [one.logged for one in found] == [one.replayed for one in found]
    assert [one.apart for one in found] == [0] * len(found)
    assert found[0].open == int((log.completed == NEVER).sum()) > 0


def test_closings_of_another_year_are_near(played: Played, closings: Path) -> None:
    """With other draws of all the rest closings move, but not to another order of magnitude."""
    log = read_log(closings / "log.csv", mapping_in(closings)).log
    found = held(log, played, [replayed(log, played, SEED + 1)], closings)
    assert answer(found) == "yes"
    assert found[0].apart > 0


def changed(log: Log, **columns: object) -> Log:
    """A log with other columns."""
    return type(log)(**{**log.__dict__, **columns})


def test_few_first_visits_are_not_held_against_everybody(log: Log) -> None:
    """Below 80 % of the closed cases those that tell a first visit are some that were picked."""
    closed = np.flatnonzero(log.completed != NEVER)
    for share, expected in ((0.79, "completed"), (0.81, "first_visit")):
        visit = log.first_visit.copy()
        visit[closed[round(share * len(closed)) :]] = MISSING
        some = changed(log, first_visit=visit)
        assert first_visit_share(some) == pytest.approx(share, abs=0.01)
        assert held_on(some) == expected
    words = held_sentence("completed", 0.12, "da")
    assert "kun i 12 % af de lukkede sager (under 80 %)" in words


@pytest.mark.parametrize("column", ["clerical", "first_visit"])
def test_rows_that_do_not_tell_leave_both_sides(
    played: Played, log: Log, desk: Path, column: str
) -> None:
    """Of our own log with its longest waits typed in afterwards, or blank, the rest is exact."""
    longest = np.argsort(log.first_visit - log.report)[-len(log) // 10 :]
    away = np.isin(np.arange(len(log)), longest)
    gone = away if column == "clerical" else np.where(away, MISSING, log.first_visit)
    some = changed(log, **{column: gone})
    found = held(some, played, [replayed(log, played, SEED)], desk)
    assert found[0].rows < len(log)
    assert [one.apart for one in found] == [0] * len(found)


def test_exact_is_said_of_each_case_not_of_the_moments(
    played: Played, log: Log, desk: Path
) -> None:
    """Two cases that were served in each other's place are the same moments and not the same."""
    visit = log.first_visit.copy()
    visit[[0, 5]] = visit[[5, 0]]
    swapped = changed(log, first_visit=visit)
    found = held(swapped, played, [replayed(log, played, SEED)], desk)
    assert not found[0].same


def closed_with(posts: dict[str, float], log: Log, played: Played) -> float:
    """Share of the log's requests that are closed in its year with some posts, over three years."""
    scenario = read_scenario(EXACT, staffing_overrides(posts)).scenario
    world = build_world(scenario, scenario.today)
    assert int(world.staff.share.sum()) == pytest.approx(1000 * sum(posts.values()), abs=1)
    shares = []
    for year in range(3):
        men = world.staff.share.size
        draws = draw(scenario, SEED, year, men, requested=logged_requests(log, scenario))
        times = task_times(world, draws, engine("auto")(world, draws))
        asked = times.request & times.measured
        shares.append(float((times.completed[asked] < world.days.measure_to).mean()))
    return float(np.mean(shares))


def test_the_staffing_of_a_pool_is_the_least_that_closes_as_much(
    played: Played, closings: Path
) -> None:
    """No more posts than there were close 99 % of what the log closed; half a post less do not."""
    log = read_log(closings / "log.csv", mapping_in(closings)).log
    requests = logged_requests(log, played.scenario)
    posts = own_staffing(played.scenario, log, requests, SEED)
    total = sum(posts.values())
    assert total <= played.world.staff.share.sum() / 1000
    assert total * 2 == pytest.approx(round(total * 2), abs=1e-4)
    wanted = 0.99 * float((log.completed != NEVER).mean())
    less = {name: amount * (total - 0.5) / total for name, amount in posts.items()}
    assert closed_with(posts, log, played) >= wanted > closed_with(less, log, played)


def test_counted_visits_are_played_again(played: Played, log: Log) -> None:
    """Two visits of which one met a closed door are one closed door and one that solves it."""
    one = log.chosen(np.arange(1))
    visits = np.full(1, 2, dtype=np.int32)
    two = type(log)(**{**one.__dict__, "visits": visits, "no_access": visits - 1})
    draws = draw(played.scenario, SEED, 0, 4, requested=logged_requests(two, played.scenario))
    measured = draws.report >= played.world.days.measure_from
    requests = measured & (draws.priority >= 1) & (draws.priority <= 3)
    assert draws.no_access[requests][0, :2].tolist() == [0, 65535]
    assert draws.fix[requests][0, :2].tolist() == [65535, 0]


def test_blanks_are_drawn(played: Played, log: Log) -> None:
    """A row without afdeling, type, priority or minutes is still a request somewhere."""
    blank = type(log)(
        **{
            **log.__dict__,
            "afdeling": np.full(len(log), -1, dtype=np.int32),
            "type": np.full(len(log), -1, dtype=np.int32),
            "priority": np.full(len(log), -1, dtype=np.int8),
            "work": np.full(len(log), np.iinfo(np.int64).min),
        }
    )
    draws = draw(played.scenario, SEED, 0, 4, requested=logged_requests(blank, played.scenario))
    measured = draws.report >= played.world.days.measure_from
    requests = measured & (draws.priority >= 1) & (draws.priority <= 3)
    assert int(requests.sum()) == len(log)
    assert len(np.unique(draws.afdeling[requests])) == len(played.scenario.organisation.afdelinger)
    assert (draws.work[requests] > 0).all()


def test_names_the_scenario_lacks_are_told(played: Played, log: Log) -> None:
    """An afdeling that is only in the log is named, with a guess."""
    renamed = type(log)(**{**log.__dict__, "afdelinger": ("Blok Z", *log.afdelinger[1:])})
    with pytest.raises(ScenarioError, match="Blok Z"):
        logged_requests(renamed, played.scenario)


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(drift, [str(argument) for argument in arguments])


def test_the_command_compares_models_and_states_the_distance(desk: Path) -> None:
    """`drift replay` writes a study as `drift compare` does and says how far it is from the log."""
    out = desk / "study"
    arguments = (
        "replay",
        desk / "log.csv",
        "--mapping",
        desk / "map.yaml",
        "--scenario",
        EXACT,
        "--models",
        "faellesdrift,manglende_ledelse",
        "--replications",
        2,
        "--seed",
        SEED,
        "--workers",
        1,
        "--out",
        out,
        "--lang",
        "en",
    )
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert "Response from report to first visit (50 % / 90 %) in the log" in result.output
    assert "Yes: the model of the day gives the log's order of magnitude." in result.output
    told = json.loads((out / "replay.json").read_text())
    assert (told["held_on"], told["unit"], told["answer"]) == ("first_visit", "h", "yes")
    assert {one["group"] for one in told["groups"]} == {"all", "haster", "almindelig"}
    assert all(one["apart"] > 0 for one in told["groups"])
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["requests"]["log"].startswith("log.csv (sha256 ")
    assert set(manifest["models"]) == {"faellesdrift", "manglende_ledelse"}


def test_the_command_is_exact_on_a_log_of_its_own_year(closings: Path) -> None:
    """The year the log was made of, played by the command, closes every case in its second."""
    out = closings / "study"
    arguments = ("replay", closings / "log.csv", "--mapping", closings / "map.yaml")
    arguments += ("--scenario", EXACT, "--models", "faellesdrift", "--replications", 1)
    result = run(*arguments, "--seed", SEED, "--workers", 1, "--out", out)
    assert result.exit_code == 0, result.output
    assert "Ja: med dagens model kommer hver sag på sekundet som i loggen" in result.output
    assert "En lukket sag er ikke det samme som et udført arbejde" in result.output
    told = json.loads((out / "replay.json").read_text())
    assert (told["held_on"], told["unit"], told["answer"]) == ("completed", "working h", "exact")
    assert [one["apart"] for one in told["groups"]] == [0] * len(told["groups"])
