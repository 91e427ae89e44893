"""A replay held against a log of closings that was worked out without the simulator."""

from __future__ import annotations

import csv
import datetime as dt
import heapq
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from calibration.staffing import staffing_overrides
from sim.cli import drift
from sim.scenario import read_scenario

SCENARIO = Path(__file__).with_name("crew.yaml")
FIRST = dt.datetime(2015, 3, 2)
DAYS = 91
OPENS, CLOSES = 8, 16


def worked(reports: list[dt.datetime], men: int) -> list[dt.datetime]:
    """When each report is done: first come first served, an hour of working time each."""
    free = [at(0)] * men
    out = []
    for report in reports:
        begin = max(heapq.heappop(free), open_from(report))
        done = begin + dt.timedelta(hours=1)
        over = done - done.replace(hour=CLOSES, minute=0, second=0)
        if over > dt.timedelta(0):
            done = open_from(done) + over
        out.append(done)
        heapq.heappush(free, done)
    return out


def at(hours: float) -> dt.datetime:
    """A moment by hours from the first Monday."""
    return FIRST + dt.timedelta(seconds=round(3600 * hours))


def open_from(when: dt.datetime) -> dt.datetime:
    """The first moment of working time from a moment on."""
    if when.hour >= CLOSES:
        when = (when + dt.timedelta(days=1)).replace(hour=OPENS, minute=0, second=0)
    if when.hour < OPENS:
        when = when.replace(hour=OPENS, minute=0, second=0)
    while when.weekday() >= 5:
        when = (when + dt.timedelta(days=1)).replace(hour=OPENS, minute=0, second=0)
    return when


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quarter of Graffiti (one man, 94 % busy) and Skilte (two men, 94 % busy), and a mapping."""
    folder = tmp_path_factory.mktemp("crew")
    random = np.random.default_rng(3)
    cases = []
    for name, men in (("Graffiti", 1), ("Skilte", 2)):
        count = round(0.94 * men * 65 * 8)
        reports = [at(float(h)) for h in np.sort(random.uniform(0, 24 * DAYS, count))]
        cases += [(name, *case) for case in zip(reports, worked(reports, men), strict=True)]
    write(folder, sorted(cases, key=lambda case: case[1]))
    return folder


def write(folder: Path, cases: list[tuple[str, dt.datetime, dt.datetime]]) -> None:
    """Write a log that tells when a case came and was closed, taken at the end of the quarter."""
    taken = FIRST + dt.timedelta(days=DAYS)
    with (folder / "log.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, delimiter=";")
        rows.writerow(("case", "team", "opened", "closed"))
        for number, (team, opened, closed) in enumerate(cases):
            rows.writerow((number, team, opened, closed if closed < taken else ""))
    (folder / "map.yaml").write_text(
        f"name: Hold\nscenario: {SCENARIO.as_posix()}\nzone: UTC\nexported: {taken.isoformat()}\n"
        "start: 2015-03-02\nend: 2015-05-31\ntickets:\n  columns:\n"
        "    {id: case, report: opened, completed: closed, afdeling: team}\n",
        encoding="utf-8",
    )


def replay(folder: Path, *arguments: str) -> Result:
    """Replay the log in a folder."""
    command = ["replay", str(folder / "log.csv"), "--mapping", str(folder / "map.yaml")]
    command += ["--scenario", str(SCENARIO), "--seed", "1", "--workers", "1"]
    out = ["--out", str(folder / "study"), "--lang", "en"]
    return CliRunner().invoke(drift, [*command, *out, *arguments])


def told(folder: Path) -> dict[str, object]:
    """What the replay wrote down."""
    found: dict[str, object] = json.loads((folder / "study" / "replay.json").read_text())
    return found


def test_the_logs_own_staffing_is_found_and_its_closings_come_again(desk: Path) -> None:
    """One man and two are derived from closings alone; half and 90 % wait as long as logged."""
    result = replay(desk, "--staffing", "log", "--models", "faellesdrift")
    assert result.exit_code == 0, result.output
    compared = json.loads((desk / "study" / "comparison.json").read_text())["models"]
    assert {name: one["posts"] for name, one in compared.items()} == {
        "koordinering_og_planlaegning": 3.0,
        "faellesdrift": 3.0,
    }
    found = told(desk)
    assert found["posts"] == {"Graffiti": 1.0, "Skilte": 2.0}
    assert found["answer"] == "yes"
    assert [one["group"] for one in found["groups"]] == ["all", "Graffiti", "Skilte"]
    for one in found["groups"]:
        assert one["replayed"] == pytest.approx(one["logged"], rel=0.05), one
        assert one["apart"] < 0.05 * one["logged"][1]
        assert one["open"] > 0
    assert "Graffiti 1.0; Skilte 2.0. In all 3.0" in result.output
    told_in_order = ("our derivation", "Yes: the model", "Model calculation, not a measurement")
    places = [result.output.index(words) for words in told_in_order]
    assert places == sorted(places)
    assert "our derivation, grade D" in result.output
    assert "A closed case is not the same as work done" in result.output
    picture = (desk / "study" / "figures" / "log_og_gentagelse.svg").read_text(encoding="utf-8")
    assert "all (1,467 rows): 50 %: 1.0 times, 90 %: 1.0 times." in picture


def test_json_tells_what_was_derived_and_what_came_of_it(desk: Path) -> None:
    """A program that reads the JSON sees that the posts are derived, and the answer beside them."""
    result = replay(desk, "--staffing", "log", "--json")
    assert result.exit_code == 0, result.output
    both = json.loads(result.stdout)
    found = both.pop("replay")
    assert set(both) >= {"models", "differences"}
    assert found["posts"] == {"Graffiti": 1.0, "Skilte": 2.0}
    assert found["posts_evidence"] == {"grade": "D", "source": "udledt af loggen"}
    assert (found["answer"], found["held_on"], found["years"]) == ("yes", "completed", 1)
    (low, high), factor = found["groups"][1]["intervals"][0], found["groups"][1]["factors"][0]
    assert low < factor < high


def test_derived_posts_say_where_they_are_from() -> None:
    """In the scenario that is replayed they have a source and grade D."""
    names = ("Graffiti", "Skilte")
    checked = read_scenario(SCENARIO, staffing_overrides(dict.fromkeys(names, 1.5)))
    assert checked.scenario.staffing.posts == 3.0
    paths = ("staffing.posts", *(f"organisation.afdelinger.{name}.posts_today" for name in names))
    for path in paths:
        evidence = checked.evidence[path]
        assert (evidence.grade, evidence.source) == ("D", "udledt af loggen")


def closed_in_an_hour(folder: Path, rows: int) -> None:
    """Write a log of Graffiti alone, one case a day."""
    reports = [at(9 + 24 * day) for day in range(rows)]
    write(folder, [("Graffiti", one, one + dt.timedelta(hours=70)) for one in reports])


def test_a_unit_without_requests_gets_no_posts_and_is_named(tmp_path: Path) -> None:
    """Nothing in the log tells of men in Skilte."""
    closed_in_an_hour(tmp_path, 60)
    result = replay(tmp_path, "--staffing", "log")
    assert result.exit_code == 0, result.output
    assert told(tmp_path)["posts"] == {"Graffiti": 1.0, "Skilte": 0.0}
    assert "Without requests in the log, and so without posts: Skilte." in result.output


def test_few_closings_are_no_staffing(tmp_path: Path) -> None:
    """Of 29 closed cases nothing is derived."""
    closed_in_an_hour(tmp_path, 29)
    result = replay(tmp_path, "--staffing", "log")
    assert result.exit_code == 2
    assert "the log tells too few closings (29; it takes 30), so staffing" in result.output


def test_closings_of_no_afdeling_are_told_as_such(tmp_path: Path, desk: Path) -> None:
    """What is missing is where the cases were, not when they were closed."""
    (tmp_path / "log.csv").write_bytes((desk / "log.csv").read_bytes())
    text = (desk / "map.yaml").read_text(encoding="utf-8").replace(", afdeling: team", "")
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    result = replay(tmp_path, "--staffing", "log")
    assert result.exit_code == 2
    assert "cases were closed, but only for 0 of them in which afdeling" in result.output


def test_a_model_without_own_men_has_no_staffing_to_derive(desk: Path) -> None:
    """Where all is bought no number of posts is 'the least'."""
    bought = ("--set", "today=facility_service", "--set", "models=[facility_service]")
    bought += ("--set", "switches.bought_work=on")
    result = replay(desk, "--staffing", "log", *bought)
    assert result.exit_code == 2
    assert "(Facility service firm) has no men of its own for requests" in result.output


def test_a_scenario_with_other_work_is_told_to_miss(desk: Path) -> None:
    """With ten seconds a job in place of an hour nothing waits: another order of magnitude."""
    result = replay(desk, "--set", "demand.requests.types.sag.median=10 s")
    assert result.exit_code == 0, result.output
    assert told(desk)["answer"] == "no"
    assert "No: the model of the day misses the log's order of magnitude." in result.output
    assert "It does not hold for 2 of 2: Graffiti (0.0" in result.output
    found = told(desk)
    assert found["posts"] is None
    half = found["groups"][0]["logged"][0]
    assert found["groups"][0]["apart"] > 0.9 * half  # not cut where the shorter side is done


def test_no_staffing_closes_what_cannot_be_closed(tmp_path: Path) -> None:
    """Jobs of a year, logged as closed in an hour: no number of men does it, and that is said."""
    reports = [at(9 + 24 * day) for day in range(40)]
    write(tmp_path, [("Graffiti", one, one + dt.timedelta(hours=1)) for one in reports])
    result = replay(
        tmp_path, "--staffing", "log", "--set", "demand.requests.types.sag.median=2000 h"
    )
    assert result.exit_code == 2
    assert "even 512 posts in Graffiti close fewer cases than the log did" in result.output


def test_a_log_without_ends_cannot_be_held_against(tmp_path: Path, desk: Path) -> None:
    """Where nothing is told but the report, the replay goes on and says what it cannot say."""
    lines = (desk / "log.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "log.csv").write_text(
        "\n".join(line.rsplit(";", 1)[0] for line in lines), encoding="utf-8"
    )
    text = (desk / "map.yaml").read_text(encoding="utf-8").replace(" completed: closed,", "")
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    result = replay(tmp_path)
    assert result.exit_code == 0, result.output
    assert "so the replay cannot be held against it" in result.output
    assert not (tmp_path / "study" / "replay.json").exists()
    result = replay(tmp_path, "--staffing", "log")
    assert result.exit_code == 2
    assert "staffing cannot be derived from it" in result.output
