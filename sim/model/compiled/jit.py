"""How functions of the compiled engine are compiled, and sets as bits of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic, register_jitable

from sim.model import rules

for _rule in rules.RULES:
    register_jitable(error_model="numpy")(_rule)

_SETTINGS = {
    "nogil": True,
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
_Part = TypeVar("_Part", bound=Callable[..., object])


def part(function: _Part) -> _Part:
    """Let compiled functions call a function; it is compiled once, not once for each constant."""
    return _prepared(njit(**_SETTINGS)(function))  # type: ignore[no-any-return]


def inlined(function: _Part) -> _Part:
    """Let compiled functions hold a function's code, in place of calling it."""
    return _prepared(njit(forceinline=True, **_SETTINGS)(function))  # type: ignore[no-any-return]


def _prepared(dispatcher: Any) -> Any:
    template = dispatcher.get_call_template

    def plain(args: Any, named: Any) -> Any:
        return template([types.unliteral(one) for one in args], named)

    dispatcher.get_call_template = plain
    return dispatcher


@intrinsic
def _trailing_zeros(typing: Any, word: Any) -> Any:
    """Return the number of the lowest set bit of a 64-bit word that is not 0."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), generate


@inlined
def lowest(word: int) -> int:
    """Return the lowest member of a word that is not empty."""
    return _trailing_zeros(word)  # type: ignore[no-any-return]


@inlined
def bit(member: int) -> int:
    """Return the word in which only a member's bit is set."""
    return 1 << (member & 63)
