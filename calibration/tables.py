"""From a path to a table: CSV, Excel or Parquet, as the file itself shows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from calibration.excel import open_workbook
from calibration.sniff import refused, sniff
from calibration.table import Chunk, Table
from calibration.text_table import open_text

BATCH_ROWS = 100_000
"""Rows of Parquet in memory at a time."""


def open_table(file: str, separator: str = "", encoding: str = "", sheet: str = "") -> Table:
    """Return the table in `file`; what is not given is found out.

    Raises:
        ScenarioError: the file cannot be used, and why.
    """
    found = sniff(file)
    if found.kind == "csv":
        return open_text(file, found, separator, encoding)
    if found.kind == "excel":
        return open_workbook(file, found, sheet)
    from pyarrow import parquet

    try:
        schema = parquet.read_schema(file)
    except pa.ArrowException as error:
        raise refused(file, "broken_parquet", "log_file", reason=str(error)[:120]) from None
    return ParquetTable(file, found, list(schema.names))


class ParquetTable(Table):
    """A Parquet file."""

    def _chunks(self, names: list[str]) -> Iterator[Chunk]:
        from pyarrow import parquet

        row = 2
        with parquet.ParquetFile(self.file) as opened:
            for batch in opened.iter_batches(BATCH_ROWS, columns=names):
                rows = np.arange(row, row + batch.num_rows, dtype=np.int64)
                row += batch.num_rows
                yield Chunk(rows, {name: batch.column(name) for name in names})
