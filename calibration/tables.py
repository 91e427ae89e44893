"""A log as chunks of columns, whatever kind of file it is; memory is bounded by the chunk.

CSV is read as text only: what a cell means is decided in `dates` and `numbers`, where it can be
reported. Rows are numbered as Excel shows them, the header being row 1.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from calibration.sniff import Sniffed, header_of, refused, separator_of, sniff
from sim.model.world import Ints

BLOCK_BYTES = 16 << 20
"""Bytes of CSV text in memory at a time."""
BATCH_ROWS = 100_000
"""Rows of Parquet in memory at a time."""


@dataclass(frozen=True)
class Chunk:
    """Some rows: their numbers in the file, and their columns."""

    rows: Ints
    columns: dict[str, Any]
    """Arrow arrays by name: text, numbers or timestamps."""


@dataclass
class Table:
    """A file that can be read in chunks."""

    file: str
    sniffed: Sniffed
    columns: list[str]
    separator: str = ""
    sheet: str = ""
    ragged: list[int] = field(default_factory=list)
    """Rows that were left out for having too many or too few cells; known after reading."""
    cells: list[tuple[int, str, str]] = field(default_factory=list)
    """(row, column, kind) of cells that are not read: formulas, errors; known after reading."""
    warnings: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    """Phrases about the whole file, with their values."""
    _skip: int = 0
    _encoding: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return os.path.basename(self.file)

    def chunks(self, wanted: Sequence[str] | None = None) -> Iterator[Chunk]:
        """Yield the rows in order, with the `wanted` columns or all.

        Raises:
            ScenarioError: the file breaks off or cannot be decoded.
        """
        names = list(self.columns if wanted is None else wanted)
        if self.sniffed.kind == "excel":
            from calibration.excel import excel_chunks

            return excel_chunks(self, names)
        return self._parquet(names) if self.sniffed.kind == "parquet" else self._csv(names)

    def _parquet(self, names: list[str]) -> Iterator[Chunk]:
        from pyarrow import parquet

        row = 2
        with parquet.ParquetFile(self.file) as opened:
            for batch in opened.iter_batches(BATCH_ROWS, columns=names):
                rows = np.arange(row, row + batch.num_rows, dtype=np.int64)
                row += batch.num_rows
                yield Chunk(rows, {name: batch.column(name) for name in names})

    def _csv(self, names: list[str]) -> Iterator[Chunk]:
        ragged: list[int] = []

        def leave_out(row: Any) -> str:
            ragged.append(int(row.number))
            return "skip"

        row = self._skip + 1
        seen = 0
        try:
            for batch in self._batches(names, leave_out):
                rows = np.arange(row, row + batch.num_rows + len(ragged) - seen, dtype=np.int64)
                out = np.isin(rows, ragged[seen:])
                # A row left out may belong to the next batch: only as many as there are rows.
                kept = rows[~out][: batch.num_rows]
                if batch.num_rows:
                    seen, row = int(np.searchsorted(ragged, kept[-1])), int(kept[-1]) + 1
                yield Chunk(kept, {name: batch.column(name) for name in names})
        except (pa.ArrowInvalid, UnicodeError) as error:
            raise refused(self.file, "broken_csv", "whole_csv", reason=str(error)[:120]) from None
        finally:
            self.ragged = ragged

    def _batches(self, names: list[str], leave_out: Any) -> Iterator[Any]:
        from pyarrow import csv

        text = pa.string()
        read = csv.ReadOptions(
            use_threads=False,
            block_size=BLOCK_BYTES,
            column_names=self.columns,
            skip_rows=self._skip,
            encoding=self._encoding,
        )
        parse = csv.ParseOptions(
            delimiter=self.separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=leave_out,
        )
        convert = csv.ConvertOptions(
            column_types=dict.fromkeys(self.columns, text),
            strings_can_be_null=False,
            include_columns=names,
        )
        with csv.open_csv(self.file, read, parse, convert) as reader:
            yield from reader


def open_table(file: str, separator: str = "", encoding: str = "", sheet: str = "") -> Table:
    """Return the table in `file`; what is not given is found out.

    Raises:
        ScenarioError: the file cannot be used, and why.
    """
    found = sniff(file)
    if found.kind == "csv":
        separator = separator or separator_of(found.head)
        names, skip = header_of(found.head, separator)
        table = Table(file, found, names, separator)
        table._skip, table._encoding = skip, encoding or found.encoding
        return table
    if found.kind == "excel":
        from calibration.excel import open_workbook

        return open_workbook(file, found, sheet)
    from pyarrow import parquet

    try:
        schema = parquet.read_schema(file)
    except pa.ArrowException as error:
        raise refused(file, "broken_parquet", "log_file", reason=str(error)[:120]) from None
    return Table(file, found, list(schema.names))
