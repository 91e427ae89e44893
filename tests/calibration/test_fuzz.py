"""Untrusted files: whatever stands in them, a log is read or a sentence is said."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibration.mapping import parse_mapping
from calibration.names import MOST_NAMES
from calibration.read import read_log
from sim.scenario import ScenarioError
from tests.calibration.logs import mapping, read, table

CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "06-01-2025 09:00",
            "31-02-2025",
            "2025-13-01",
            "99-99-99",
            "2025-01-06T09:00+99:99",
            "1.250",
            "1,250",
            "1e400",
            "-5",
            "NaN",
            "∞",
            "25:99",
            "vand",
            "=1+1",
            '"',
            ";",
            "\x00",
        ]
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=7).map(";".join), max_size=12)


def told_or_read(content: bytes) -> list[str]:
    """Read a file; nothing but sentences may come in place of a log."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        file.write_bytes(content)
        try:
            return [read_log(file, mapping()).log.source.file]
        except ScenarioError as error:
            return error.lines("da")


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    """Random bytes are no log, and that is said."""
    assert told_or_read(content)


@given(ROWS)
def test_any_cells_below_a_right_header(rows: list[str]) -> None:
    """Odd dates, numbers, quotes and control characters never end in a traceback."""
    assert told_or_read(table(*rows).encode("utf-8", errors="surrogatepass"))


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_mapping(text: str) -> None:
    """A mapping is read, or all that is wrong with it is said."""
    said = ["read"]
    try:
        parse_mapping(text, "map.yaml")
    except ScenarioError as error:
        said = error.lines("en")
    assert said


def test_a_column_of_free_text_as_names_stays_bounded(tmp_path: Path) -> None:
    """Where every name is kept, thousands of them are not: the rest are unknown, and counted."""
    count = MOST_NAMES + 700
    rows = [f"{k};06-01-2025 09:00;Tekst nummer {k}" for k in range(count)]
    use = mapping({"id": "Sagsnr", "report": "Oprettet", "afdeling": "Sted"})
    reading = read(tmp_path, table(*rows, header="Sagsnr;Oprettet;Sted"), use)
    assert len(reading.log.afdelinger) == MOST_NAMES
    assert reading.tally.rows("unknown_value") == 700


@pytest.mark.parametrize(
    "content", ['"' + "x" * (20 << 20), "x" * (20 << 20)], ids=["open", "long"]
)
def test_a_line_without_end_is_refused(tmp_path: Path, content: str) -> None:
    """A quote that is never closed, or one endless line, does not fill the memory."""
    with pytest.raises(ScenarioError):
        read(tmp_path, table(content), mapping())
