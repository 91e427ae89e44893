"""What happened to the rows: every kind of problem counted, the first few shown by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.words import counted, say
from sim.model.world import Ints
from sim.scenario.words import Lang, Text, both

Outcome = Literal["dropped", "repaired", "kept"]
SHOWN = 5
"""Examples of each kind of problem that are shown."""
_LONGEST = 40

OUTCOMES: dict[str, Outcome] = {
    "ragged": "dropped",
    "no_report": "dropped",
    "bad_report": "dropped",
    "duplicate": "dropped",
    "older_version": "dropped",
    "outside_period": "dropped",
    "left_out": "dropped",
    "cancelled": "dropped",
    "ends_before_begins": "repaired",
    "visit_outside": "repaired",
    "summer_time": "repaired",
    "repeated_hour": "repaired",
    "after_export": "repaired",
    "bad_moment": "kept",
    "bad_number": "kept",
    "doubtful_number": "kept",
    "negative_number": "kept",
    "unknown_value": "kept",
    "blank_value": "kept",
    "clerical": "kept",
    "closed_without_time": "kept",
    "formula": "kept",
    "cell_error": "kept",
    "too_many_doors": "kept",
}
"""What is done about each kind: the row is dropped, a cell is put right, or the row is kept
without that cell."""


class Example(NamedTuple):
    """One row that shows a problem."""

    row: int
    value: str


@dataclass
class Count:
    """How often one kind of problem occurs in one column."""

    rows: int = 0
    examples: list[Example] = field(default_factory=list)
    values: dict[str, int] = field(default_factory=dict)
    """Rows by value, for categories that are not known."""
    hint: Text = field(default_factory=lambda: both(""))


@dataclass
class Tally:
    """Problems of one file."""

    file: str
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    """By (column, kind)."""
    theirs: dict[str, str] = field(default_factory=dict)
    """What the user calls a column that is counted by our name."""

    def note(
        self,
        kind: str,
        column: str,
        where: npt.NDArray[np.bool_],
        rows: Ints,
        values: Sequence[object] | None = None,
    ) -> None:
        """Count the rows of a chunk `where` a problem is; `values` are the cells to show."""
        found = np.flatnonzero(where)
        if not len(found):
            return
        count = self.counts.setdefault((column, kind), Count())
        count.rows += len(found)
        for index in found[: SHOWN - len(count.examples)]:
            value = "" if values is None else str(values[int(index)])[:_LONGEST]
            count.examples.append(Example(int(rows[index]), value))

    def total(self, outcome: Outcome) -> int:
        """Return how many times rows met an outcome."""
        return sum(
            count.rows for (_, kind), count in self.counts.items() if OUTCOMES[kind] == outcome
        )

    def rows(self, kind: str) -> int:
        """Return how many rows a kind of problem has, in any column."""
        return sum(count.rows for (_, one), count in self.counts.items() if one == kind)

    def sentences(self, lang: Lang = "da") -> Iterator[str]:
        """Yield a line per kind and column: outcome, rows, what it is, and where to look."""
        order = ("dropped", "repaired", "kept")
        found = sorted(self.counts.items(), key=lambda item: order.index(OUTCOMES[item[0][1]]))
        for (column, kind), count in found:
            yield self._sentence(column, kind, count).to(lang)

    def _sentence(self, column: str, kind: str, count: Count) -> Text:
        name = self.theirs.get(column, column)
        where = both(self.file if not name else f"{self.file}: {name}")
        shown = ", ".join(
            f"{one.row}" + (f" ('{one.value}')" if one.value else "") for one in count.examples
        )
        more = " …" if count.rows > len(count.examples) else ""
        return say(
            "tally_line",
            where=where,
            outcome=say(OUTCOMES[kind]),
            count=counted(count.rows),
            problem=say(kind),
            rows=shown + more,
            hint=count.hint,
        )
