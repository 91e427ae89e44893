"""Category names: the user's into ours, with every name that is not known counted and explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from calibration.log import UNKNOWN
from calibration.tally import Count, Tally
from calibration.words import say
from sim.model.world import Ints
from sim.scenario.nearest import nearest

LEFT_OUT: Final = -2
"""Code of a name that the mapping leaves out."""
MOST_NAMES = 5000
"""Names of a column that are kept where every name is as good as another."""
_MOST = 200
"""Unknown names of a column that are remembered."""


def plain_name(text: str) -> str:
    """Return a name without differences of case and blanks."""
    return " ".join(text.split()).casefold()


class Category:
    """One column of names and what they are called here."""

    def __init__(
        self,
        column: str,
        known: Iterable[str] | None,
        theirs: Mapping[str, str | None] | None = None,
    ) -> None:
        """Read `column`.

        Args:
            column: The user's name of the column.
            known: Our names; None: every name is as good as another, and is kept.
            theirs: Our names by the user's; None: the column holds our names.
        """
        self.column = column
        self.names = list(known or [])
        self._open = known is None
        self._theirs = theirs
        own = theirs if theirs is not None else {name: name for name in self.names}
        self._code: dict[str, int] = {
            plain_name(name): LEFT_OUT if ours is None else self._index(ours)
            for name, ours in own.items()
        }

    def _index(self, name: str) -> int:
        if name not in self.names:
            if not self._open:
                return UNKNOWN
            self.names.append(name)
        return self.names.index(name)

    def codes(self, values: Any, rows: Ints, tally: Tally) -> npt.NDArray[np.int32]:
        """Return the code of each value, `UNKNOWN` or `LEFT_OUT`; `tally` counts the unknown."""
        text = pc.fill_null(pc.cast(values, pa.string()), "")
        encoded = text.dictionary_encode()
        index = np.asarray(encoded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
        names = encoded.dictionary.to_pylist()
        table = np.array([self._code_of(name) for name in names] or [UNKNOWN], dtype=np.int32)
        blank = np.array([not name.strip() for name in names] or [True])
        codes = table[index]
        unknown = (codes == UNKNOWN) & ~blank[index]
        tally.note("blank_value", self.column, blank[index], rows)
        tally.note("unknown_value", self.column, unknown, rows, text)
        if unknown.any():
            self._explain(tally.counts[self.column, "unknown_value"], names, index[unknown])
        return codes

    def _code_of(self, name: str) -> int:
        key = plain_name(name)
        few = len(self.names) < MOST_NAMES
        if key and key not in self._code and self._open and self._theirs is None and few:
            self._code[key] = self._index(" ".join(name.split()))
        return self._code.get(key, UNKNOWN)

    def _explain(self, count: Count, names: list[str], index: Ints) -> None:
        """Count rows by unknown name, and guess what the most frequent one may mean."""
        for code, rows in zip(*np.unique(index, return_counts=True), strict=True):
            name = names[int(code)]
            if name in count.values or len(count.values) < _MOST:
                count.values[name] = count.values.get(name, 0) + int(rows)
        worst = max(count.values, key=lambda name: (count.values[name], name))
        known = self._theirs if self._theirs is not None else self.names
        count.hint = say(
            "most_frequent",
            name=worst,
            rows=count.values[worst],
            names=len(count.values),
            guess=nearest(worst, known),
        )
