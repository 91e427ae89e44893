"""The year as compiled functions see it: one pointer to a block of addresses and lengths.

A `Year` is a number of tables. Compiled code is handed the address of one block of whole numbers
that tells for each table where it lies and how long its dimensions are. So a function takes one
pointer, and reading an element costs a load from a place that never changes. Elements are read and
written as 64-bit whole numbers, whatever a table stores; an index is never negative.
"""

from __future__ import annotations

import operator
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils, config
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import intrinsic, lower_builtin, models, register_model

from sim.model.compiled.fields import FIELDS, GROUP, PLACES, RANKS

_WORD = ir.IntType(64)
_EIGHT = ir.VectorType(_WORD, 8)


class YearType(types.Type):  # type: ignore[misc]
    """The type of a year in compiled code."""

    def __init__(self) -> None:
        super().__init__(name="Year")


class TableType(types.Type):  # type: ignore[misc]
    """The type of one table of a year."""

    def __init__(self, field: str) -> None:
        self.field = field
        self.index = types.UniTuple(types.int64, RANKS[field]) if RANKS[field] > 1 else types.int64
        super().__init__(name=f"Table({field})")


YEAR = YearType()


@register_model(YearType)
@register_model(TableType)
class _Pointer(models.PrimitiveModel):  # type: ignore[misc]
    """Both are the pointer to the block."""

    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _WORD.as_pointer())


@intrinsic
def year_at(typing: Any, block: Any) -> Any:
    """Return the year whose block lies in a one-dimensional array."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return context.make_array(signature.args[0])(context, builder, args[0]).data

    return YEAR(block), generate


@intrinsic
def wipe(typing: Any, table: Any, byte: Any) -> Any:
    """Fill a table with 0, or with -1."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        field = FIELDS[signature.args[0].field]
        size = _WORD(field.bits // 8)
        for length in _lengths(builder, args[0], signature.args[0].field):
            size = builder.mul(size, length)
        start = _start(builder, args[0], signature.args[0].field)
        cgutils.memset(builder, start, size, builder.trunc(args[1], ir.IntType(8)))
        return context.get_dummy_value()

    return types.none(table, types.int64), generate


@intrinsic
def least_of_group(typing: Any, table: Any, start: Any) -> Any:
    """Return the least of the `GROUP` numbers of a table from `start` on."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        _, eights = _group(builder, args[0], signature.args[0].field, args[1])
        least = eights[0]
        for more in eights[1:]:
            least = builder.select(builder.icmp_signed("<", least, more), least, more)
        kind = ir.FunctionType(_WORD, [_EIGHT])
        name = "llvm.vector.reduce.smin.v8i64"
        return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), [least])

    return types.int64(table, types.int64), generate


@intrinsic
def equal_in_group(typing: Any, table: Any, start: Any, value: Any) -> Any:
    """Return which of the `GROUP` numbers from `start` on equal a value, a bit each."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        _, eights = _group(builder, args[0], signature.args[0].field, args[1])
        one = builder.insert_element(ir.Constant(_EIGHT, ir.Undefined), args[2], _WORD(0))
        lanes = ir.Constant(ir.VectorType(ir.IntType(32), 8), [0] * 8)
        value, out = builder.shuffle_vector(one, one, lanes), _WORD(0)
        for k, eight in enumerate(eights):
            byte = builder.bitcast(builder.icmp_signed("==", eight, value), ir.IntType(8))
            out = builder.or_(out, builder.shl(builder.zext(byte, _WORD), _WORD(8 * k)))
        return out

    return types.int64(table, types.int64, types.int64), generate


@intrinsic
def add_group(
    typing: Any, out: Any, one: Any, two: Any, three: Any, at: Any, at_two: Any, at_three: Any
) -> Any:
    """Enter the sums of `GROUP` numbers of three tables, from `at` on as those of the first."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        name = signature.args[0].field
        places = [
            _group(builder, table, kind.field, start)
            for table, kind, start in zip(
                args[:4], signature.args[:4], (args[4], *args[4:]), strict=True
            )
        ]
        for there, *parts in zip(places[0][0], *(eights for _, eights in places[1:]), strict=True):
            total = builder.add(builder.add(parts[0], parts[1]), parts[2])
            _mark(builder, builder.store(total, there, align=8), name)
        return context.get_dummy_value()

    word = types.int64
    return types.none(out, one, two, three, word, word, word), generate


def _group(builder: Any, block: Any, name: str, start: Any) -> tuple[list[Any], list[Any]]:
    """Return where `GROUP` numbers of a table lie, eight at a time, and the numbers."""
    first = builder.gep(_start(builder, block, name), [start], inbounds=True)
    places = [
        builder.bitcast(builder.gep(first, [_WORD(k)], inbounds=True), _EIGHT.as_pointer())
        for k in range(0, GROUP, 8)
    ]
    numbers = [builder.load(place, align=8) for place in places]
    for one in numbers:
        _mark(builder, one, name)
    return places, numbers


@infer_getattr
class _Attributes(AttributeTemplate):  # type: ignore[misc]
    key = YearType

    def generic_resolve(self, year: Any, name: str) -> Any:
        return TableType(name) if name in FIELDS else None


@lower_getattr_generic(YearType)
def _table(context: Any, builder: Any, year: Any, value: Any, name: str) -> Any:
    return value


@infer_global(operator.getitem)
class _Reading(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, kws: Any) -> Any:
        if isinstance(args[0], TableType):
            return signature(types.int64, args[0], args[0].index)
        return None


@infer_global(operator.setitem)
class _Writing(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, kws: Any) -> Any:
        if isinstance(args[0], TableType):
            return signature(types.none, args[0], args[0].index, types.int64)
        return None


@lower_builtin(operator.getitem, TableType, types.Any)
def _read(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    name = sig.args[0].field
    value = builder.load(_element(context, builder, name, *args))
    _mark(builder, value, name)
    if value.type.width == 64:
        return value
    widen = builder.sext if FIELDS[name].signed else builder.zext
    return widen(value, _WORD)


@lower_builtin(operator.setitem, TableType, types.Any, types.int64)
def _write(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    name = sig.args[0].field
    element = _element(context, builder, name, *args[:2])
    value = args[2]
    if FIELDS[name].bits < 64:
        value = builder.trunc(value, ir.IntType(FIELDS[name].bits))
    _mark(builder, builder.store(value, element), name)
    return context.get_dummy_value()


def _element(context: Any, builder: Any, name: str, block: Any, index: Any) -> Any:
    """Return the pointer to an element of a table."""
    at = [index] if RANKS[name] == 1 else cgutils.unpack_tuple(builder, index)
    base, lengths = _start(builder, block, name), _lengths(builder, block, name)
    if config.BOUNDSCHECK:
        _check(context, builder, name, at, lengths)
    flat = at[0]
    for one, length in zip(at[1:], lengths[1:], strict=True):
        flat = builder.add(builder.mul(flat, length, flags=["nsw"]), one, flags=["nsw"])
    return builder.gep(base, [flat], inbounds=True)


def _start(builder: Any, block: Any, name: str) -> Any:
    """Return the pointer to a table."""
    kind = ir.IntType(FIELDS[name].bits).as_pointer()
    return _fixed(builder, builder.bitcast(block, kind.as_pointer()), PLACES[name])


def _lengths(builder: Any, block: Any, name: str) -> list[Any]:
    """Return the dimensions of a table."""
    return [
        _WORD(length) if isinstance(length, int) else _fixed(builder, block, PLACES[name] + 1 + d)
        for d, length in enumerate(FIELDS[name].shape)
    ]


def _fixed(builder: Any, block: Any, place: int) -> Any:
    """Return a word of the block, which does not change during a year."""
    value = builder.load(builder.gep(block, [_WORD(place)], inbounds=True))
    value.set_metadata("invariant.load", builder.module.add_metadata([]))
    return value


def _mark(builder: Any, access: Any, name: str) -> None:
    """Tell the compiler that tables do not overlap."""
    module = builder.module
    root = module.add_metadata(["tables of a year"])
    table = module.add_metadata([name, root, _WORD(0)])
    access.set_metadata("tbaa", module.add_metadata([table, table, _WORD(0)]))


def _check(context: Any, builder: Any, name: str, at: list[Any], lengths: list[Any]) -> None:
    """Raise an error where an index is out of bounds."""
    for one, length in zip(at, lengths, strict=True):
        with builder.if_then(builder.icmp_unsigned(">=", one, length), likely=False):
            context.call_conv.return_user_exc(builder, IndexError, (f"outside {name}",))
