"""Kinds of files: CSV as Danes and systems write it, Parquet, workbooks, and what is no log."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from calibration.read import read_log
from calibration.tables import open_table
from sim.scenario import ScenarioError
from tests.calibration.logs import mapping, read, table

ROWS = ("1;06-01-2025 09:00;07-01-2025 10:00;dør;20", "2;06-01-2025 11:00;;rør;")
USE = {"id": "Sagsnr", "report": "Oprettet", "completed": "Afsluttet"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    """æ, ø and å are the same in every encoding Excel may write."""
    header = "Sagsnr;Oprettet;Afsluttet;Fejl på;Minutter"
    (tmp_path / "log.csv").write_bytes(table(*ROWS, header=header).encode(encoding))
    opened = open_table(str(tmp_path / "log.csv"))
    assert opened.columns[3] == "Fejl på"
    (chunk,) = opened.chunks()
    assert chunk.columns["Fejl på"].to_pylist() == ["dør", "rør"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separators_are_found(tmp_path: Path, separator: str) -> None:
    """The separator is the one that splits the header, or what Excel's own line says."""
    text = table(*ROWS).replace(";", separator)
    assert len(read(tmp_path, text, mapping(USE)).log) == 2
    assert len(read(tmp_path, f"sep={separator}\n{text}", mapping(USE)).log) == 2


def test_quotes_and_line_ends_inside_a_cell(tmp_path: Path) -> None:
    """A quoted text with separators and lines in it is one cell of one row."""
    text = table('1;06-01-2025 09:00;;"vand; og\nmere";20', "2;06-01-2025 09:30;;vand;10")
    reading = read(tmp_path, text.replace("\n", "\r\n"), mapping(USE))
    assert len(reading.log) == 2
    assert reading.tally.rows("ragged") == 0


def test_parquet_gives_what_csv_gives(tmp_path: Path) -> None:
    """The same rows as typed columns are the same log."""
    text = read(tmp_path, table(*ROWS), mapping(USE)).log
    frame = pd.DataFrame(
        {
            "Sagsnr": ["1", "2"],
            "Oprettet": pd.to_datetime(["2025-01-06 09:00", "2025-01-06 11:00"]),
            "Afsluttet": pd.to_datetime(["2025-01-07 10:00", None]),
        }
    )
    frame.to_parquet(tmp_path / "log.parquet")
    typed = read_log(tmp_path / "log.parquet", mapping(USE)).log
    assert typed.report.tolist() == text.report.tolist()
    assert typed.completed.tolist() == text.completed.tolist()


def workbook(file: Path) -> None:
    """A workbook with a title row left empty, real dates, a formula, an error and a link."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([])
    sheet.append(["Sagsnr", "Oprettet", "Afsluttet", "Type", "Minutter"])
    at = dt.datetime(2025, 1, 6, 9)
    sheet.append([1, at, dt.datetime(2025, 1, 7, 10), "vand", 1.25])
    sheet.append([2, at + dt.timedelta(hours=2), None, "vand", "=10+20"])
    sheet.append([3, at + dt.timedelta(hours=3), None, "vand", "#REF!"])
    sheet["E5"].data_type = "e"
    sheet["D3"].hyperlink = "http://example.org/steal?x=1"
    book.save(file)


def test_formulas_and_links_of_a_workbook_are_left_alone(tmp_path: Path) -> None:
    """No formula is worked out and no link followed; each is counted with its row."""
    workbook(tmp_path / "log.xlsx")
    reading = read_log(tmp_path / "log.xlsx", mapping())
    assert len(reading.log) == 3
    assert (reading.log.work[:1] == 75).all()
    formula = reading.tally.counts["Minutter", "formula"]
    assert [example.row for example in formula.examples] == [4]
    assert reading.tally.rows("cell_error") == 1
    assert any("1 links" in note.en for note in reading.notes)


def test_links_to_other_workbooks_are_told(tmp_path: Path) -> None:
    """An external workbook is named in a note and never opened."""
    workbook(tmp_path / "log.xlsx")
    with zipfile.ZipFile(tmp_path / "log.xlsx", "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    reading = read_log(tmp_path / "log.xlsx", mapping())
    assert any("1 other workbooks" in note.en for note in reading.notes)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0old", "old format"),
        (b"\x00\x01\x02\x03", "neither text"),
        (b"PK\x03\x04broken", "cannot be read as a workbook"),
        (b"PAR1broken", "cannot be read as Parquet"),
        (b"Sagsnr;Oprettet;Afsluttet\n1;x;\n", "no usable row"),
    ],
)
def test_what_is_no_log_is_told_in_a_sentence(tmp_path: Path, content: bytes, told: str) -> None:
    """Each wrong file gives one sentence with its name."""
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, content, mapping(USE), "fil")
    (line,) = caught.value.lines("en")
    assert line.startswith("fil")
    assert told in line


def test_a_workbook_made_to_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an archive says it unpacks to is looked at before it is unpacked."""
    workbook(tmp_path / "log.xlsx")
    monkeypatch.setattr("calibration.excel.UNPACKED", 1000)
    with pytest.raises(ScenarioError, match="urimeligt"):
        read_log(tmp_path / "log.xlsx", mapping())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is a sentence, no traceback."""
    with pytest.raises(ScenarioError, match="kan ikke åbnes"):
        read_log(tmp_path / "none.csv", mapping())
