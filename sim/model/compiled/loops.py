"""Loops over many rows beside the engine, compiled where numba is installed.

A loop is a plain function that goes over arrays one number at a time. Compiled, it takes a few
nanoseconds a row and leaves the other threads alone; without numba it gives the same, slowly.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

LOOPS: list[Loop] = []
"""All loops of the modules that were imported."""
_LOCK = threading.Lock()


class Loop:
    """A function of flat arrays that is compiled when it is first called."""

    def __init__(
        self,
        plain: Callable[..., None],
        reads: Sequence[npt.DTypeLike],
        writes: Sequence[npt.DTypeLike],
    ) -> None:
        self.plain, self._reads, self._writes = plain, reads, writes
        self._chosen: Callable[..., None] | None = None
        LOOPS.append(self)

    def __call__(self, *arrays: npt.NDArray[Any]) -> None:
        """Go over the arrays."""
        (self._chosen or self.ready())(*arrays)

    def ready(self) -> Callable[..., None]:
        """Return what is called: compiled, or loaded if that was done before, where it can be."""
        from sim.model.engine import can_compile

        with _LOCK:
            if self._chosen is None:
                self._chosen = self._compiled() if can_compile() else self.plain
        return self._chosen

    def _compiled(self) -> Callable[..., None]:
        from numba import from_dtype, njit, types

        from sim.model.compiled.cache import cached

        kinds = [(one, True) for one in self._reads] + [(one, False) for one in self._writes]
        signature = tuple(
            types.Array(from_dtype(np.dtype(kind)), 1, "C", readonly=fixed) for kind, fixed in kinds
        )
        out = cached(njit(nogil=True, error_model="numpy")(self.plain))
        out.compile(signature)
        out.disable_compile()
        return out  # type: ignore[no-any-return]


def loop(
    reads: Sequence[npt.DTypeLike], writes: Sequence[npt.DTypeLike]
) -> Callable[[Callable[..., None]], Loop]:
    """Let a function be a `Loop`: of arrays it `reads`, then of those it `writes`, by their types.

    All arrays are flat and without gaps; sums are written to arrays that begin as 0.
    """
    return lambda plain: Loop(plain, reads, writes)


def make_ready() -> None:
    """Compile all loops of the modules that were imported, or load what was compiled before."""
    for one in LOOPS:
        one.ready()
