"""CSV, read as text only: what a cell means is decided in `dates` and `numbers`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from calibration.sniff import Sniffed, header_of, refused, separator_of
from calibration.table import Chunk, Table

BLOCK_BYTES = 16 << 20
"""Bytes of CSV text in memory at a time."""


@dataclass
class TextTable(Table):
    """A CSV file."""

    mark: str
    """Between its cells."""
    skipped: int
    """Lines above the first row of data."""
    encoding: str

    @property
    def separator(self) -> str:
        """What stands between the cells."""
        return self.mark

    def _chunks(self, names: list[str]) -> Iterator[Chunk]:
        ragged: list[int] = []

        def leave_out(row: Any) -> str:
            ragged.append(int(row.number))
            return "skip"

        row = self.skipped + 1
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
            skip_rows=self.skipped,
            encoding=self.encoding,
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


def open_text(file: str, found: Sniffed, separator: str = "", encoding: str = "") -> TextTable:
    """Return a CSV file as a table; what is not given is as it was found."""
    separator = separator or separator_of(found.head)
    names, skipped = header_of(found.head, separator)
    return TextTable(file, found, names, separator, skipped, encoding or found.encoding)
