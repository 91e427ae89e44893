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

    def __call__(self, *given: npt.NDArray[Any] | int) -> None:
        """Go over the arrays."""
        (self._chosen or self.ready())(*given)

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

        def typed(kind: npt.DTypeLike, fixed: bool) -> Any:
            if kind is int:
                return types.int64
            return types.Array(from_dtype(np.dtype(kind)), 1, "C", readonly=fixed)

        out = cached(njit(nogil=True, error_model="numpy")(self.plain))
        out.compile(
            (
                *(typed(one, True) for one in self._reads),
                *(typed(one, False) for one in self._writes),
            )
        )
        out.disable_compile()
        return out  # type: ignore[no-any-return]


def loop(
    reads: Sequence[npt.DTypeLike], writes: Sequence[npt.DTypeLike]
) -> Callable[[Callable[..., None]], Loop]:
    """Let a function be a `Loop`: of arrays it `reads`, then of those it `writes`, by their types.

    All arrays are flat and without gaps; `int` stands for a single whole number.
    """
    return lambda plain: Loop(plain, reads, writes)


def make_ready() -> None:
    """Compile all loops of the modules that were imported, or load what was compiled before."""
    for one in LOOPS:
        one.ready()
