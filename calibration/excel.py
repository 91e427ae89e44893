"""Workbooks: read as they stand. No formula is worked out, no link followed, no macro run."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from calibration.sniff import Sniffed, refused, unique_names
from calibration.table import Chunk, Table
from sim.scenario import ScenarioError

CHUNK_ROWS = 20_000
UNPACKED = 4_000_000_000
"""Bytes a workbook may unpack to; more is an archive made to fill a disk."""
_LINK = re.compile(rb"<hyperlink[ >]")


@dataclass
class SheetTable(Table):
    """A sheet of a workbook."""

    sheet: str
    above: int
    """Number of the header's row."""

    def _chunks(self, names: list[str]) -> Iterator[Chunk]:
        """Yield the rows; formulas and errors are noted and read as nothing."""
        book = load_workbook(self.file)
        self.cells = []
        wanted = [self.columns.index(name) for name in names]
        rows: list[int] = []
        cells: list[list[str]] = []
        try:
            sheet = book[self.sheet].iter_rows(min_row=self.above + 1)
            for number, row in enumerate(sheet, start=self.above + 1):
                rows.append(number)
                cells.append([self._text(number, row, index) for index in wanted])
                if len(rows) == CHUNK_ROWS:
                    yield _chunk(rows, cells, names)
                    rows, cells = [], []
            if rows:
                yield _chunk(rows, cells, names)
        finally:
            book.close()

    def _text(self, number: int, row: Any, index: int) -> str:
        cell: Any = row[index] if index < len(row) else None
        value = None if cell is None else cell.value
        if cell is None or value is None:
            return ""
        if cell.data_type in ("f", "e"):
            kind = "formula" if cell.data_type == "f" else "cell_error"
            self.cells.append((number, self.columns[index], kind))
            return ""
        return _written(value)


def open_workbook(file: str, found: Sniffed, sheet: str = "") -> Table:
    """Return the sheet called `sheet`, or the first one, as a table.

    Raises:
        ScenarioError: it is no workbook, has no such sheet, or openpyxl is not installed.
    """
    external, links = links_out_of(file)
    book = load_workbook(file)
    try:
        names = [one.title for one in book.worksheets]
        if not names or (sheet and sheet not in names):
            listed = ", ".join(names)
            raise refused(file, "no_sheet", "sheets_are", sheet=sheet, sheets=listed)
        number, header = _header(book[sheet or names[0]])
    finally:
        book.close()
    if not header:
        raise refused(file, "empty_log", "log_file")
    table = SheetTable(file, found, unique_names(header), sheet or names[0], number)
    if external:
        table.warnings.append(("external_links", {"count": external}))
    if links:
        table.warnings.append(("hyperlinks", {"count": links}))
    return table


def _header(sheet: Any) -> tuple[int, list[str]]:
    """Return number and texts of the first row that is not empty, less empty cells at its end."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        filled = [k for k, cell in enumerate(row, start=1) if cell is not None]
        if filled:
            return number, ["" if cell is None else str(cell) for cell in row[: filled[-1]]]
    return 0, []


def _chunk(rows: list[int], cells: list[list[str]], names: list[str]) -> Chunk:
    columns = zip(*cells, strict=True) if names else ()
    arrays = {
        name: pa.array(list(column), pa.string())
        for name, column in zip(names, columns, strict=True)
    }
    return Chunk(np.array(rows, dtype=np.int64), arrays)


def _written(value: Any) -> str:
    """Return a cell as text: dates as ISO, numbers with an exponent, so neither is doubtful."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0).isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(value, float):
        text = repr(value)
        return text if "e" in text else f"{text}e0"
    return str(value)


def load_workbook(file: str) -> Any:
    """Open a workbook for reading as it stands.

    Raises:
        ScenarioError: it cannot be opened, unpacks to too much, or openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise refused(file, "no_openpyxl", "install_openpyxl") from None
    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # a damaged archive may raise anything
        raise refused(file, "broken_excel", "save_xlsx", reason=str(error)[:120]) from None


def links_out_of(file: str) -> tuple[int, int]:
    """Return how many other workbooks and how many addresses the workbook links to."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > UNPACKED:
                raise refused(file, "zip_bomb", "save_xlsx")
            names = [member.filename for member in members]
            external = sum(
                re.fullmatch(r"xl/externalLinks/[^/]+\.xml", n) is not None for n in names
            )
            sheets = [n for n in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", n)]
            return external, sum(_links_in(archive, name) for name in sheets)
    except ScenarioError:
        raise
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise refused(file, "broken_excel", "save_xlsx", reason=str(error)[:120]) from None


def _links_in(archive: zipfile.ZipFile, name: str) -> int:
    """Return the number of links in a sheet, reading it piece by piece."""
    count, tail = 0, b""
    with archive.open(name) as opened:
        while block := opened.read(1 << 20):
            text = tail + block
            count += len(_LINK.findall(text))
            tail = text[-10:]
    return count
