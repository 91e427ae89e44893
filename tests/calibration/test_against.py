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
from matplotlib.text import Text

from calibration.against import Distance
from calibration.curves import draw
from calibration.distance import Curve, kaplan_meier
from calibration.magnitude import answer, factors, farthest, verdict
from sim.cli import drift

SCENARIO = Path(__file__).with_name("crew.yaml")
FIRST = dt.datetime(2015, 3, 2)
DAYS = 91
OPENS, CLOSES = 8, 16
ROOT_TEN = 10**0.5


def test_kaplan_meier_by_hand() -> None:
    """Six cases: done after 1, 2, 3 and 5 hours, open after 2 and 4.

    Waiting longer: 5/6 after 1; 5/6 x 4/5 after 2; of the three left then (one is open at 2 and
    counts until there) 4/6 x 2/3 = 4/9 after 3; the one left after 4 is done at 5: 0.
    """
    times = np.array([1.0, 2.0, 2.0, 3.0, 4.0, 5.0])
    ended = np.array([True, True, False, True, False, True])
    curve = kaplan_meier(times, ended)
    steps = [curve.share(np.array([at]))[0] for at in (0.5, 1, 2, 3, 4, 5)]
    assert steps == pytest.approx([0, 1 / 6, 2 / 6, 5 / 9, 5 / 9, 1])
    assert (curve.quantile(0.5), curve.quantile(0.9), curve.horizon) == (3, 5, 5)


def group(name: str, logged: tuple[float, ...], replayed: tuple[float, ...]) -> Distance:
    """A distance of which only the quantiles matter."""
    nothing = Curve(np.array([]), np.array([]), 0.0)
    return Distance(name, 100, 0, logged, replayed, 1.0, 1000.0, False, (nothing, nothing))


@pytest.mark.parametrize(
    ("replayed", "expected"),
    [
        (9.75, "ok"),
        (10 * ROOT_TEN - 0.26, "ok"),
        (10 * ROOT_TEN - 0.24, "warn"),
        (10 / ROOT_TEN - 0.26, "warn"),
        (10 / ROOT_TEN - 0.24, "ok"),
        (99.7, "warn"),
        (99.8, "fail"),
        (0.7, "fail"),
    ],
)
def test_levels_of_the_verdict(replayed: float, expected: str) -> None:
    """The worse of P50 and P90 decides, a quarter of an hour added: 10 h is what 9.75 h count."""
    assert verdict(group("all", (9.75, 20.0), (replayed, 20.0))) == expected
    assert verdict(group("all", (2.0, 9.75), (2.0, replayed))) == expected


def test_minutes_are_no_order_of_magnitude() -> None:
    """One minute or ten is nothing a planner cares about."""
    assert verdict(group("all", (1 / 60, 1 / 60), (10 / 60, 10 / 60))) == "ok"


def test_a_quantile_one_side_does_not_reach_counts_as_far_as_is_known() -> None:
    """P90 is beyond 1,000 h in the log and 49.75 h in the replay: 20 times too short at least."""
    one = group("all", (10.0, np.inf), (10.0, 49.75))
    assert factors(one) == pytest.approx((1, 50 / 1000.25))
    assert farthest(one) == pytest.approx(50 / 1000.25)
    assert verdict(one) == "fail"
    assert factors(group("all", (10.0, np.inf), (10.0, np.inf))) == (1, 1)
    assert factors(group("all", (10.0, np.inf), (10.0, 2000.0))) == (1, 1)
    assert factors(group("all", (10.0, 1999.75), (10.0, 199.75)))[1] == pytest.approx(0.1)


def test_the_answer_names_what_it_does_not_hold_for() -> None:
    """In all, in part, nearly and not at all are four answers."""
    right, wrong, far = (group("x", (10, 20), (x, 20)) for x in (11, 80, 800))
    assert answer([right, right]) == "yes"
    assert answer([right, wrong]) == "partly"
    assert answer([wrong, right]) == "near"
    assert answer([far, right]) == "no"


def test_the_chart_shows_all_and_the_farthest_groups_inside_the_page() -> None:
    """Ten groups: all and the seven farthest off have a panel each; no word leaves the page."""
    near = Curve(np.array([1.0, 9.0]), np.array([0.5, 1.0]), 9.0)
    off = Curve(np.array([3.0]), np.array([0.4]), 2000.0)
    names = ["all", *(f"Ejendomskontoret i det yderste Vest, blok {k}" for k in range(1, 11))]
    found = [
        group(name, (10, 20), (10, 20.0 * max(k, 1)))._replace(curves=(near, off))
        for k, name in enumerate(names)
    ]
    for lang, whole in (("da", "alle"), ("en", "all")):
        chart = draw(found, "completed", lang)
        heads = [axes.get_title(loc="left").split(" (100")[0] for axes in chart.figure.axes]
        assert [head.split()[-1] for head in heads] == [whole, "10", "9", "8", "7", "6", "5", "4"]
        chart.figure.draw_without_rendering()
        page = chart.figure.bbox
        for text in chart.figure.findobj(Text):
            box = text.get_window_extent()
            if any(letter.isalpha() for letter in text.get_text()):
                assert page.x0 <= box.x0 <= box.x1 <= page.x1, text.get_text()


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
    assert "Graffiti 1.0, Skilte 2.0. In all 3.0" in result.output
    assert "our derivation, grade D" in result.output
    assert "A closed case is not the same as work done" in result.output
    picture = (desk / "study" / "figures" / "log_og_gentagelse.svg").read_text(encoding="utf-8")
    assert "all (1,467 rows): 50 %: 1.0 times, 90 %: 1.0 times." in picture


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
