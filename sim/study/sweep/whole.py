"""Files that appear whole or not at all: CSV, Parquet and text."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sim.study.cell import inert

ROWS_AT_A_TIME = 20_000
"""Rows of one row group of a Parquet file."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give the name of a draft that takes the place of `path` when all has gone well."""
    draft = path.with_name(path.name + ".tmp")
    try:
        yield draft
        os.replace(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a text file."""
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def write_csv(path: Path, head: list[str], rows: Iterable[list[Any]]) -> None:
    """Write a table; None is an empty cell."""
    with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([inert(cell) for cell in row] for row in rows)


def write_parquet(path: Path, columns: dict[str, type], rows: Iterator[list[Any]]) -> None:
    """Write a table whose columns hold int, float or str; a column of str takes anything."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    with whole_file(path) as draft, pq.ParquetWriter(draft, schema) as writer:
        while chunk := list(islice(rows, ROWS_AT_A_TIME)):
            held = zip(*chunk, strict=True)
            arrays = [
                pa.array([_cell(value, kind) for value in column], kinds[kind])
                for column, kind in zip(held, columns.values(), strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _cell(value: Any, kind: type) -> Any:
    return None if value is None else kind(value)
