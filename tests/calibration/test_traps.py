"""The traps of real logs: each is handled, or explained in a sentence that counts its rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from calibration.calibrate import calibrate
from calibration.fits.durations import fit_waits
from calibration.log import MISSING, NEVER, UNKNOWN, moment
from sim.scenario import ScenarioError
from tests.calibration.logs import COLUMNS, mapping, read, table


def times(values: np.ndarray) -> list[str]:
    """Moments as ISO text."""
    return [moment(int(v)).isoformat(sep=" ") for v in values]


def test_open_cases_are_at_least_so_long_not_left_out(tmp_path: Path) -> None:
    """Half the cases are open: the fitted median is twice that of the closed ones alone."""
    rng = np.random.default_rng(1)
    taken = dt.datetime(2025, 3, 1)
    rows, closed = [], []
    for k in range(2000):
        start = taken - dt.timedelta(days=float(rng.uniform(0, 20)))
        wait = dt.timedelta(days=float(rng.exponential(10.0)))
        over = start + wait <= taken
        if over:
            closed.append(wait.total_seconds() / 3600)
        end = f"{start + wait:%Y-%m-%d %H:%M:%S}" if over else ""
        rows.append(f"{k};{start:%Y-%m-%d %H:%M:%S};{end};vand;")
    use = mapping(top="exported: 2025-03-01")
    log = read(tmp_path, table(*rows), use).log
    assert int((log.completed == NEVER).sum()) == 2000 - len(closed)
    (wait_all,) = [w for w in fit_waits(log, None) if w.group == "all"]
    truth = 240 * np.log(2)
    assert wait_all.fit.quantile(0.5) / 3600 == pytest.approx(truth, rel=0.1)
    assert np.median(closed) < 0.6 * truth
    middle, low, high = wait_all.median
    assert low < middle < high
    assert low < truth < high


def test_zero_minute_closings_count_as_requests_but_not_as_times(tmp_path: Path) -> None:
    """A row closed as it was opened was typed in afterwards."""
    text = table(
        "1;06-01-2025 09:00;06-01-2025 09:00;vand;20", "2;06-01-2025 09:00;07-01-2025 10:00;vand;20"
    )
    reading = read(tmp_path, text, mapping())
    assert reading.log.clerical.tolist() == [True, False]
    assert reading.tally.rows("clerical") == 1


def test_closed_before_opened_loses_its_end(tmp_path: Path) -> None:
    """The request stays, its end does not: it is neither a time nor an open case."""
    reading = read(tmp_path, table("1;06-01-2025 09:00;05-01-2025 10:00;vand;20"), mapping())
    assert reading.log.completed.tolist() == [MISSING]
    assert reading.tally.rows("ends_before_begins") == 1


def test_duplicated_rows_count_once(tmp_path: Path) -> None:
    """Equal rows are one; of rows with the same number the last is kept."""
    row = "1;06-01-2025 09:00;07-01-2025 10:00;vand;20"
    text = table(row, row, "2;06-01-2025 11:00;;vand;", "2;06-01-2025 11:00;08-01-2025 12:00;el;15")
    reading = read(tmp_path, text, mapping())
    assert len(reading.log) == 2
    assert reading.tally.rows("duplicate") == 1
    assert reading.tally.rows("older_version") == 1
    assert times(reading.log.completed[1:]) == ["2025-01-08 12:00:00"]


def test_repeats_are_found_without_a_number_too(tmp_path: Path) -> None:
    """Where cases have no number, rows that are the same all through are one."""
    text = table(
        "06-01-2025 09:00;A", "06-01-2025 09:00;A", "06-01-2025 09:00;B", header="Dato;Navn"
    )
    reading = read(tmp_path, text, mapping({"report": "Dato"}))
    assert len(reading.log) == 2


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        (("1.250", "12,5"), [1250, 12.5]),  # another value tells: decimal comma
        (("1,250", "12.5"), [1250, 12.5]),
        (("1.250", "30"), [1250, 30]),  # the file's ; tells: Danish Excel
        (("1:30", "0:45"), [90, 45]),
    ],
)
def test_thousands_and_decimals(
    tmp_path: Path, cells: tuple[str, ...], minutes: list[float]
) -> None:
    """1.250 and 1,250 are read by what the rest of the column and the separator tell."""
    rows = [f"{k};06-01-2025 09:0{k};07-01-2025 10:00;vand;{cell}" for k, cell in enumerate(cells)]
    log = read(tmp_path, table(*rows), mapping()).log
    assert (log.work / 60).tolist() == minutes


def test_a_doubtful_number_is_not_guessed(tmp_path: Path) -> None:
    """Where nothing tells 1.250 from 1,250, it is not read, and the mapping can say."""
    text = table("1;2025-01-06 09:00;;vand;1.250").replace(";", ",")
    reading = read(tmp_path, text, mapping())
    assert reading.log.work.tolist() == [MISSING]
    assert reading.tally.rows("doubtful_number") == 1
    said = read(tmp_path, text, mapping(extra='  layout: {decimal: ","}')).log
    assert said.work.tolist() == [1250 * 60]


def test_day_first_dates(tmp_path: Path) -> None:
    """03-04-2025 is the third of April in a Danish file; two-digit years and 'kl.' are read."""
    text = table("1;03-04-2025 kl. 09.05;;vand;", "2;13/04/25 9:05;;vand;", "3;13.4.2025;;vand;")
    log = read(tmp_path, text, mapping()).log
    assert sorted(times(log.report)) == [
        "2025-04-03 09:05:00",
        "2025-04-13 00:00:00",
        "2025-04-13 09:05:00",
    ]
    assert sorted(log.timed.tolist()) == [False, True, True]


def test_a_date_against_the_order_of_its_column_is_refused(tmp_path: Path) -> None:
    """Most rows are day first, so 04-13 is no date; it is counted, not turned round."""
    text = table("1;13-04-2025;;vand;", "2;14-04-2025;;vand;", "3;04-13-2025;;vand;")
    reading = read(tmp_path, text, mapping())
    assert len(reading.log) == 2
    assert reading.tally.rows("bad_report") == 1


def test_month_first_files_are_seen_or_said(tmp_path: Path) -> None:
    """A column that can only be month first is read so; where it cannot tell, a note says."""
    american = read(tmp_path, table("1;04/13/2025 2:05 PM;;vand;"), mapping()).log
    assert times(american.report) == ["2025-04-13 14:05:00"]
    reading = read(tmp_path, table("1;04-03-2025;;vand;"), mapping())
    assert times(reading.log.report) == ["2025-03-04 00:00:00"]
    assert any("dag-måned" in note.da for note in reading.notes)


def test_summer_time_nights(tmp_path: Path) -> None:
    """The hour that never was is moved; an end in the hour that came twice is no early end."""
    text = table(
        "1;30-03-2025 02:30;31-03-2025 09:00;vand;",
        "2;26-10-2025 02:50;26-10-2025 02:10;vand;",
        "3;2025-10-26T00:30:00Z;2025-10-26T02:10:00Z;vand;",
    )
    reading = read(tmp_path, text, mapping())
    assert times(reading.log.report)[0] == "2025-03-30 03:30:00"
    assert reading.tally.rows("summer_time") == 1
    assert reading.tally.rows("repeated_hour") == 1
    assert (reading.log.completed >= reading.log.report).all()
    # In UTC nothing is in doubt: 00:30 is half past two in summer time, 02:10 ten past three.
    assert "2025-10-26 02:30:00" in times(reading.log.report)
    assert "2025-10-26 03:10:00" in times(reading.log.completed)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """All columns of the mapping that are not there are told at once, with a guess."""
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, table(header="Sagsnr;Oprettet;Aflsuttet;Type;Tid"), mapping())
    lines = caught.value.lines("en")
    assert len(lines) == 2
    assert "tickets.columns.completed" in lines[0]
    assert "'Aflsuttet'" in lines[0]


def test_an_unknown_category_is_kept_and_explained(tmp_path: Path) -> None:
    """The row counts as a request of unknown type; the sentence names the most frequent name."""
    text = table("1;06-01-2025 09:00;;vand;", "2;06-01-2025 10:00;;Vannd;", "3;06-01-2025 11:00;;;")
    reading = read(tmp_path, text, mapping())
    assert reading.log.type.tolist()[1:] == [UNKNOWN, UNKNOWN]
    said = " ".join(reading.tally.sentences("en"))
    assert "'Vannd' (1 rows). Did you mean 'vand'?" in said
    assert reading.tally.rows("blank_value") == 1


def test_rows_with_too_many_cells_are_left_out_with_their_number(tmp_path: Path) -> None:
    """A free text with a ; in it breaks its own row only, and the row is named."""
    text = table(
        "1;06-01-2025 09:00;;vand;", "2;06-01-2025 10:00;;va;nd;", "3;06-01-2025 11:00;;el;"
    )
    reading = read(tmp_path, text, mapping())
    assert len(reading.log) == 2
    (count,) = [c for (_, kind), c in reading.tally.counts.items() if kind == "ragged"]
    assert [example.row for example in count.examples] == [3]


def test_what_happened_after_the_export_is_open(tmp_path: Path) -> None:
    """A planned end in the future is no end."""
    use = mapping(top="exported: 2025-02-01T08:00")
    reading = read(tmp_path, table("1;06-01-2025 09:00;01-03-2025 09:00;vand;"), use)
    assert reading.log.completed.tolist() == [NEVER]
    assert reading.tally.rows("after_export") == 1


def test_names_of_people_never_reach_the_log(tmp_path: Path) -> None:
    """Columns that are not mapped leave no trace in the log, the tally or the notes."""
    header = "Sagsnr;Oprettet;Afsluttet;Type;Minutter;Tekniker;Beboer"
    text = table("1;06-01-2025 09:00;;vand;20;Bo Bilde;Ane Aa", header=header)
    reading = read(tmp_path, text, mapping())
    assert "Bilde" not in repr(reading)
    assert "Ane" not in repr(reading)


def test_too_few_rows_keep_the_base_value_and_its_grade(tmp_path: Path) -> None:
    """Three rows say nothing: every parameter stays as the scenario has it, grade and all."""
    file = tmp_path / "log.csv"
    file.write_text(table(*(f"{k};0{k}-01-2025 09:00;;vand;20" for k in range(1, 4))))
    found = calibrate(file, mapping(COLUMNS))
    assert not any(estimate.written for estimate in found.estimates)
    grades = {estimate.name: estimate.grade for estimate in found.estimates}
    assert grades["demand.requests.weekday"] == "B"
    assert grades["demand.requests.rate"] == "D"


def test_old_open_cases_are_told_both_ways(tmp_path: Path) -> None:
    """Of 200 cases a year old 80 are open: the median if they wait, and if they were given up."""
    rows = [
        f"{k};0{1 + k % 9}-01-2025 09:00;{'' if k % 5 < 2 else f'{20 + k % 9}-01-2025 09:00'};vand;"
        for k in range(200)
    ]
    file = tmp_path / "log.csv"
    file.write_text(table(*rows))
    found = calibrate(file, mapping(COLUMNS, top="exported: 2026-01-31"))
    (note,) = [note.en for note in found.notes if "half a year" in note.en]
    assert note.startswith("40 % of the cases")
    assert "if they were given up, it is 456 hours" in note
