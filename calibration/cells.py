"""From a chunk of a ticket log to typed columns: every cell read, or counted as unreadable."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from calibration.dates import Order, decide_order, read_moments
from calibration.forms import Column
from calibration.log import MISSING, UNKNOWN, Flags
from calibration.mapping import Mapping, Tickets
from calibration.names import LEFT_OUT, Category
from calibration.numbers import Decimal, decide, read_numbers
from calibration.table import Chunk
from calibration.tally import Tally
from calibration.words import say
from sim.model import DAY
from sim.model.world import Ints
from sim.scenario.words import Text

OPEN, CLOSED, CANCELLED = range(3)
STATES = ("open", "closed", "cancelled")
LAST_OF_DAY = DAY - 1
"""A moment known only by its date is put here, which is how the rest of us know it."""
LARGEST = 1e6
"""Minutes, visits: anything above is a slip of the keyboard."""


class Cells(NamedTuple):
    """Rows of a chunk that have a report time: (N,) each."""

    row: Ints
    report: Ints
    timed: Flags
    first_visit: Ints
    completed: Ints
    """`MISSING` where blank or unreadable."""
    unreadable: Flags
    """Something stands where the completion should, but it cannot be read."""
    status: npt.NDArray[np.int32]
    afdeling: npt.NDArray[np.int32]
    type: npt.NDArray[np.int32]
    priority: npt.NDArray[np.int32]
    work: Ints
    visits: Ints
    no_access: Ints
    identity: npt.NDArray[np.uint64]
    """Hash of the case's number, or of the whole row where there is none."""
    content: npt.NDArray[np.uint64]
    """Hash of the row."""

    def chosen(self, which: Flags) -> Cells:
        """Return the rows where a mask is true."""
        columns: list[Any] = [column[which] for column in self]
        return Cells(*columns)


class CellReader:
    """Reads the chunks of one ticket log by its mapping."""

    def __init__(
        self, mapping: Mapping, tickets: Tickets, categories: dict[str, Category], tally: Tally
    ) -> None:
        """Read with `categories` by our names of their columns; problems go to `tally`."""
        self.zone = mapping.zone
        self.tickets = tickets
        self.columns = tickets.columns
        self.categories = categories
        self.tally = tally
        self.notes: list[Text] = []
        self.separator = ""
        self._orders: dict[str, Order] = {}
        self._decimals: dict[str, Decimal] = {}

    def read(self, chunk: Chunk) -> Cells:
        """Return the rows of a chunk that the mapping keeps and that have a report time."""
        chunk = self._wanted(chunk)
        columns, count = self.columns, len(chunk.rows)
        report, timed, keep = self._report(chunk)
        completed, unreadable = self._moment(chunk, columns.completed)
        codes = {}
        for name in ("status", "afdeling", "type", "priority"):
            codes[name] = self._codes(chunk, name)
            left_out = keep & (codes[name] == LEFT_OUT)
            self.tally.note("left_out", getattr(columns, name) or "", left_out, chunk.rows)
            keep &= ~left_out
        content = _hashed(list(chunk.columns.values()), count)
        cells = Cells(
            row=chunk.rows,
            report=report,
            timed=timed,
            first_visit=self._moment(chunk, columns.first_visit)[0],
            completed=completed,
            unreadable=unreadable,
            status=codes["status"],
            afdeling=codes["afdeling"],
            type=codes["type"],
            priority=codes["priority"],
            work=self._work(chunk),
            visits=self._count(chunk, columns.visits),
            no_access=self._count(chunk, columns.no_access),
            identity=self._identity(chunk, content),
            content=content,
        )
        return cells.chosen(keep)

    def _wanted(self, chunk: Chunk) -> Chunk:
        """Return the rows whose columns hold one of the values the mapping keeps."""
        keep = np.ones(len(chunk.rows), dtype=bool)
        for column, values in self.tickets.only.items():
            wanted = Category(column, values)
            keep &= wanted.codes(chunk.columns[column], chunk.rows, Tally("")) >= 0
            self.tally.note("left_out", column, ~keep, chunk.rows)
            chunk = _filtered(chunk, keep)
            keep = keep[keep]
        return chunk

    def _report(self, chunk: Chunk) -> tuple[Ints, Flags, Flags]:
        """Return report times, which have a time of day, and which rows have one at all."""
        column, name = self.columns.report, _title(self.columns.report)
        values = _joined(chunk, column)
        found = read_moments(values, self._order(name, values), self.zone)
        self.tally.note("no_report", name, found.blank, chunk.rows)
        self.tally.note("bad_report", name, found.wrong, chunk.rows, values)
        self.tally.note("summer_time", name, found.moved, chunk.rows, values)
        return found.second, found.timed, ~(found.blank | found.wrong)

    def _moment(self, chunk: Chunk, column: Column | None) -> tuple[Ints, Flags]:
        """Return a column of moments, and which of them cannot be read."""
        if column is None:
            none = np.full(len(chunk.rows), MISSING, dtype=np.int64)
            return none, np.zeros(len(chunk.rows), dtype=bool)
        name, values = _title(column), _joined(chunk, column)
        found = read_moments(values, self._order(name, values), self.zone)
        self.tally.note("bad_moment", name, found.wrong, chunk.rows, values)
        self.tally.note("summer_time", name, found.moved, chunk.rows, values)
        by_day = (found.second != MISSING) & ~found.timed
        return np.where(by_day, found.second + LAST_OF_DAY, found.second), found.wrong

    def _order(self, column: str, values: Any) -> Order:
        if self.tickets.layout.dates != "auto":
            return self.tickets.layout.dates
        if column not in self._orders:
            self._orders[column], told = decide_order(values)
            if not told:
                self.notes.append(say("order_guessed", column=column))
        return self._orders[column]

    def _numbers(self, chunk: Chunk, column: str, minutes: float) -> npt.NDArray[np.float64]:
        """Return a column of numbers from 0 up, NaN where there is none."""
        values = chunk.columns[column]
        if column not in self._decimals:
            decimal, needed = decide(values, self.separator)
            given = self.tickets.layout.decimal
            self._decimals[column] = decimal if given == "auto" else given
            if given == "auto" and needed:
                self.notes.append(say(f"decimal_{decimal}", column=column))
        found = read_numbers(values, self._decimals[column], minutes)
        kind = "doubtful_number" if self._decimals[column] == "?" else "bad_number"
        self.tally.note(kind, column, found.wrong, chunk.rows, values)
        out_of_range = (found.value < 0) | (found.value > LARGEST)
        self.tally.note("negative_number", column, out_of_range, chunk.rows, values)
        return np.where(out_of_range, np.nan, found.value)

    def _work(self, chunk: Chunk) -> Ints:
        """Return registered seconds; 0 is what a field holds that nobody filled in."""
        if self.columns.work is None:
            return np.full(len(chunk.rows), MISSING, dtype=np.int64)
        minutes = 60.0 if self.tickets.work_unit == "h" else 1.0
        number = np.nan_to_num(self._numbers(chunk, self.columns.work, minutes))
        seconds = np.rint(number * minutes * 60).astype(np.int64)
        return np.where(seconds > 0, seconds, MISSING)

    def _count(self, chunk: Chunk, column: str | None) -> Ints:
        if column is None:
            return np.full(len(chunk.rows), UNKNOWN, dtype=np.int64)
        number = self._numbers(chunk, column, 1.0)
        return np.where(np.isnan(number), UNKNOWN, np.nan_to_num(number)).astype(np.int64)

    def _codes(self, chunk: Chunk, name: str) -> npt.NDArray[np.int32]:
        if name not in self.categories:
            return np.full(len(chunk.rows), UNKNOWN, dtype=np.int32)
        category = self.categories[name]
        return category.codes(chunk.columns[category.column], chunk.rows, self.tally)

    def _identity(self, chunk: Chunk, content: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        if self.columns.id is None:
            return content
        number = pc.utf8_trim_whitespace(pc.cast(chunk.columns[self.columns.id], pa.string()))
        blank = pc.fill_null(pc.equal(number, ""), True).to_numpy(zero_copy_only=False)
        return np.where(blank, content, _hashed([number], len(content)))


def _title(column: Column) -> str:
    return column if isinstance(column, str) else " + ".join(column)


def _joined(chunk: Chunk, column: Column) -> Any:
    """Return a column of moments; of two columns, date and time of day, as one text."""
    if isinstance(column, str):
        return chunk.columns[column]
    day, time = (pc.fill_null(pc.cast(chunk.columns[name], pa.string()), "") for name in column)
    day = pc.replace_substring_regex(day, r"[ T]00:00(:00)?$", "")
    return pc.utf8_rtrim_whitespace(pc.binary_join_element_wise(day, time, " "))


def _filtered(chunk: Chunk, keep: Flags) -> Chunk:
    mask = pa.array(keep)
    columns = {name: values.filter(mask) for name, values in chunk.columns.items()}
    return Chunk(chunk.rows[keep], columns)


def _hashed(columns: list[Any], count: int) -> npt.NDArray[np.uint64]:
    """Return a hash of each row of some columns, the same on every machine."""
    from pandas.util import hash_array

    out = np.zeros(count, dtype=np.uint64)
    for values in columns:
        text = pc.fill_null(pc.cast(values, pa.string()), "").to_numpy(zero_copy_only=False)
        out = out * np.uint64(1_000_003) + hash_array(text.astype(object), categorize=False)
    return out
