"""A log as chunks of columns, whatever kind of file it is; memory is bounded by the chunk.

Rows are numbered as Excel shows them, the header being row 1. `tables.open_table` opens one.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from calibration.sniff import Sniffed
from sim.model.world import Ints


@dataclass(frozen=True)
class Chunk:
    """Some rows: their numbers in the file, and their columns."""

    rows: Ints
    columns: dict[str, Any]
    """Arrow arrays by name: text, numbers or timestamps."""


@dataclass
class Table(ABC):
    """A file that can be read in chunks."""

    file: str
    sniffed: Sniffed
    columns: list[str]
    ragged: list[int] = field(default_factory=list, kw_only=True)
    """Rows that were left out for having too many or too few cells; known after reading."""
    cells: list[tuple[int, str, str]] = field(default_factory=list, kw_only=True)
    """(row, column, kind) of cells that are not read: formulas, errors; known after reading."""
    warnings: list[tuple[str, dict[str, object]]] = field(default_factory=list, kw_only=True)
    """Phrases about the whole file, with their values."""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return os.path.basename(self.file)

    @property
    def separator(self) -> str:
        """What stands between the cells of a CSV file; empty for the others."""
        return ""

    def chunks(self, wanted: Sequence[str] | None = None) -> Iterator[Chunk]:
        """Yield the rows in order, with the `wanted` columns or all.

        Raises:
            ScenarioError: the file breaks off or cannot be decoded.
        """
        return self._chunks(list(self.columns if wanted is None else wanted))

    @abstractmethod
    def _chunks(self, names: list[str]) -> Iterator[Chunk]:
        """Yield the rows in order, with the columns `names`."""
