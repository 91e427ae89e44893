"""Every field of a mapping with bad values: one sentence each, with its line, in our words."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibration.mapping import parse_mapping
from calibration.read import read_log
from sim.scenario import ScenarioError

START = "name: x\ntickets:\n  columns: {report: A}\n"
"""A mapping that is good; what is added stands in line 4."""
MOMENT = "expected a moment such as 2026-01-12T08:00, or a date such as 2026-01-12"
COLUMN = "expected the name of a column, or two in [ ]: date and time of day"


def lines_of(text: str) -> list[str]:
    """What is said of a mapping."""
    with pytest.raises(ScenarioError) as refused:
        parse_mapping(text, "map.yaml")
    return refused.value.lines("en")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("12-01-2026", f"'12-01-2026'; {MOMENT}. Did you mean '2026-01-12'?"),
        ("12/1 2026 kl. 8.30", f"'12/1 2026 kl. 8.30'; {MOMENT}. Did you mean '2026-01-12T08:30'?"),
        ("2026-01-12 8.30", f"'2026-01-12 8.30'; {MOMENT}. Did you mean '2026-01-12T08:30'?"),
        ("2026-01-12T08.30", f"'2026-01-12T08.30'; {MOMENT}. Did you mean '2026-01-12T08:30'?"),
        ("20260112", f"'20260112'; {MOMENT}. Did you mean '2026-01-12'?"),
        ("2026-13-01", f"'2026-13-01'; {MOMENT}"),
        ("2026-01-12T25:00", f"'2026-01-12T25:00'; {MOMENT}"),
        ("i går", f"'i går'; {MOMENT}"),
        ("[1]", f"a list of length 1; {MOMENT}"),
        (
            "2026-01-12T08:00+01:00",
            f"'2026-01-12T08:00+01:00'; {MOMENT}. Write the time as it is in the log, without "
            "+01:00: the zone stands in 'zone'.",
        ),
    ],
)
def test_a_bad_export_time_is_a_sentence(written: str, told: str) -> None:
    """Danish ways of writing a date get the ISO one; nothing is said of Python's parser."""
    assert lines_of(f"{START}exported: {written}\n") == [f"map.yaml:4: exported: found {told}"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("start: 01-01-2025", "start: found '01-01-2025'; expected a date such as 2025-01-06. Did"),
        ("start: 2025-02-30", "start: found '2025-02-30'; expected a date such as 2025-01-06"),
        ("zone: Copenhagen", "zone: the time zone 'Copenhagen'; expected a zone such as Europe/Co"),
        ("zone: 5", "zone: found '5'; expected a text"),
        ("lejemaal: {A: -3}", "lejemaal.A: found '-3'; expected at least 0"),
        ("lejemaal: {A: mange}", "lejemaal.A: found 'mange'; expected a whole number"),
        ("types: {vand: vand}", "types.vand: found 'vand'; expected a section with keys"),
        ("calendar: {holidays: ja}", "calendar.holidays: found 'ja'; expected 'true' or 'false'"),
        ("calendar: {agreement_days: ['24-12']}", "calendar.agreement_days.0: found '24-12'; exp"),
        ("calendar: {agreement_days: ['13-45']}", "calendar.agreement_days.0: found '13-45'; exp"),
        ("calendar: {working_week: {monday: 8-16}}", "calendar.working_week.monday: found '8-16'"),
        ("scenario: 3", "scenario: found '3'; expected a text"),
        ("ticket: {}", "ticket: unknown key 'ticket'. Did you mean 'tickets'?"),
        ("file: x", "file: unknown key 'file'"),
        ("moves: {file: x}", "moves.columns: is missing; expected a section with keys"),
        ("travel: x.csv", "travel: found 'x.csv'; expected a section with keys"),
        ("  layout: {separator: ';;'}", "tickets.layout.separator: found ';;'; expected one sign"),
        ("  layout: {encoding: latin9x}", "tickets.layout.encoding: found 'latin9x'; expected an"),
        ("  layout: {decimal: komma}", "tickets.layout.decimal: found 'komma'; expected one of"),
        ("  work_unit: timer", "tickets.work_unit: found 'timer'; expected one of: min, h"),
        ("  work_factor: 82", "tickets.work_factor: found '82'; expected a share between 0"),
        ("  work_factor: 0", "tickets.work_factor: found 0; expected more than 0"),
        ("  work_cap: 8", "tickets.work_cap: found '8'; expected a time with a unit"),
        ("  clerical: -5 min", "tickets.clerical: found '-5 min'; expected a time"),
        ("  only: {A: x}", "tickets.only.A: found 'x'; expected a list in [ ]"),
        ("  values: {status: {L: lukket}}", "tickets.values.status.L: found 'lukket'; expected"),
        ("  values: {type: [a]}", "tickets.values.type: found a list of length 1; expected a sec"),
        ("  colums: {report: A}", "tickets.colums: unknown key 'colums'"),
    ],
)
def test_a_bad_value_is_one_sentence(line: str, told: str) -> None:
    """Each field of a wrong type, with a bad date or an unknown key: its line, found, expected."""
    (said,) = lines_of(f"{START}{line}\n")
    assert said.startswith(f"map.yaml:4: {told}")
    assert "Value error" not in said
    assert "Input should" not in said


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("{report: [A]}", f"report: found a list of length 1; {COLUMN}"),
        ("{report: [A, B, C]}", f"report: found a list of length 3; {COLUMN}"),
        ("{report: 3}", f"""report: found '3'; {COLUMN}. Put it in quotes: "3"."""),
        ("{report: A, completed: {a: b}}", f"completed: found a section with keys; {COLUMN}"),
        ("{}", f"report: is missing; {COLUMN}"),
    ],
)
def test_a_column_is_a_name_or_two(columns: str, told: str) -> None:
    """Whatever else stands there is told once."""
    said = lines_of(f"name: x\ntickets:\n  columns: {columns}\n")
    assert said == [f"map.yaml:3: tickets.columns.{told}"]


def test_a_period_has_an_order() -> None:
    """It does not end before it begins, and the log was not taken before it; both are told."""
    said = lines_of(f"{START}start: 2025-12-31\nend: 2025-01-01\nexported: 2025-03-01\n")
    assert said == [
        "map.yaml:5: end: found 2025-01-01; expected a day from start (2025-12-31) on",
        "map.yaml:6: exported: found 2025-03-01T00:00; expected a day from start (2025-12-31) on",
    ]


def test_what_only_the_log_shows_is_told_at_its_line(tmp_path: Path) -> None:
    """A column that the log has not, and a name that is none of ours, by line of the mapping."""
    log = tmp_path / "log.csv"
    log.write_text("A;Sted;Type\n01-02-2025 10:00;x;y\n", encoding="utf-8")
    text = f"{START.replace('report: A', 'report: B')}  only:\n    Stedet: [x]\n"
    with pytest.raises(ScenarioError) as refused:
        read_log(log, parse_mapping(text, "map.yaml"))
    starts = ["map.yaml:3: tickets.columns.report: ", "map.yaml:5: tickets.only.Stedet: "]
    for line, start in zip(refused.value.lines("en"), starts, strict=True):
        assert line.startswith(start)
    text = START.replace("A}", "A, type: Type}") + "  values:\n    type:\n      y: vandd\n"
    with pytest.raises(ScenarioError) as refused:
        read_log(log, parse_mapping(text, "map.yaml"))
    (line,) = refused.value.lines("en")
    assert line.startswith("map.yaml:6: tickets.values.type.y: 'vandd' is no type of the scenario")
    assert line.endswith("Did you mean 'vand'?")
