"""Designs: which points of the space of scenarios are played, in which order, under which names."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.draws.streams import stream
from sim.scenario.paths import Path, dotted
from sim.scenario.schema import Afdeling
from sim.scenario.tree import Branch, Mapping, Node, Scalar, plain
from sim.scenario.words import Text, say
from sim.study.sweep.axes import Axis, fits, read_axes, read_path
from sim.study.sweep.denmark import read_denmark
from sim.study.sweep.events import Event, read_event
from sim.study.sweep.fields import Fields, found
from sim.study.sweep.settings import text_of
from sim.study.sweep.words import tell

MOST_POINTS = 100_000
BASE = "base"
"""Name of the point at which nothing is changed."""
EVENTS = "events"


class Point(NamedTuple):
    """One scenario of a sweep: the base with some values set and some events.

    `number` counts from 1 in the order of the design, before constraints.
    """

    number: int
    name: str
    settings: tuple[tuple[Path, Node], ...] = ()
    events: tuple[Event, ...] = ()
    afdelinger: dict[str, Afdeling] | None = None
    """In place of those of the base: the point is an organisation of its own."""


Chosen = tuple[str, tuple[tuple[Path, Node], ...]]
"""Name and settings of a point."""


def read_design(fields: Fields, tree: Branch) -> list[Point]:
    """Return the points of the one design in the section `design` of a sweep file.

    What is wrong goes to the section's problems.
    """
    expected = tell("designs", keys=", ".join(DESIGNS))
    section = fields.section("design", expected)
    if section is None:
        return []
    section.only(DESIGNS)
    chosen = [key for key in DESIGNS if key in section]
    if len(chosen) != len(section.keys()):
        return []
    if len(chosen) != 1:
        section.add(fields.mark_of("design"), "", found(section.node), expected)
        return []
    name = chosen[0]
    body = section.section(name, _EXPECTED.get(name, tell("paths")))
    points = [] if body is None else DESIGNS[name](body, tree)
    if len(points) > MOST_POINTS:
        section.add(
            section.mark_of(name),
            name,
            tell("too_many", count=len(points)),
            tell("at_most", limit=MOST_POINTS),
        )
        return []
    return points


def _grid(fields: Fields, tree: Branch) -> list[Point]:
    """Every combination; the last path runs fastest."""
    axes = read_axes(fields, tree, stepped=True)
    count = int(np.prod([len(axis.values) for axis in axes], dtype=object))
    if count > MOST_POINTS:
        limit = tell("at_most", limit=MOST_POINTS)
        fields.add(fields.node.mark, "", tell("too_many", count=count), limit)
        return []
    rows = itertools.product(*(axis.values for axis in axes))
    return _numbered([_labelled(axes, row) for row in rows])


def _zip(fields: Fields, tree: Branch) -> list[Point]:
    """The first values together, then the second ones, and so on."""
    axes = read_axes(fields, tree, stepped=True)
    lengths = [len(axis.values) for axis in axes]
    if len(set(lengths)) > 1:
        listed = tell("lengths", lengths=", ".join(str(n) for n in lengths))
        fields.add(fields.node.mark, "", listed, tell("same_length"))
        return []
    rows = zip(*(axis.values for axis in axes), strict=True)
    return _numbered([_labelled(axes, row) for row in rows])


def _one_at_a_time(fields: Fields, tree: Branch) -> list[Point]:
    """The base, and then each value of each path alone."""
    axes = read_axes(fields, tree, stepped=True)
    alone = [(axis, value) for axis in axes for value in axis.values]
    short = _short([axis.path for axis in axes])
    return _numbered(
        [
            (BASE, ()),
            *(
                (f"{short[axis.path]}={label(value)}", ((axis.path, value),))
                for axis, value in alone
            ),
        ]
    )


def _latin_hypercube(fields: Fields, tree: Branch) -> list[Point]:
    """As many points as layers: every path has one value in each of its layers.

    McKay, Beckman and Conover (1979). A path has a random stream of its own, so another path
    leaves its values as they were.
    """
    axes, count, seed = _space(fields, tree)
    columns = []
    for axis in axes:
        generator = stream(seed, 0, f"latin_hypercube/{dotted(axis.path)}")
        columns.append((generator.permutation(count) + generator.random(count)) / count)
    return _spread("lhs", axes, columns)


def _sobol(fields: Fields, tree: Branch) -> list[Point]:
    """A scrambled Sobol sequence (Owen 1998) of 2^m points."""
    axes, count, seed = _space(fields, tree)
    if axes and count & (count - 1):
        below = 1 << (count.bit_length() - 1)
        hint = tell("power_hint", below=below, above=2 * below)
        fields.wrong("points", fields.node_of("points"), tell("power"), hint)
        return []
    if not axes:
        return []
    from scipy.stats import qmc

    # scipy spawns generators of its own, which a stream of ours does not offer.
    start = int(stream(seed, 0, "sobol").integers(1 << 63))
    sequence = qmc.Sobol(len(axes), scramble=True, rng=np.random.default_rng(start))
    return _spread("sobol", axes, list(sequence.random(count).T))


def _named(fields: Fields, tree: Branch) -> list[Point]:
    """Points that the file names and describes one by one."""
    points: list[Point] = []
    for name in fields.node.entries:
        node = fields.node.entries[name][1]
        if not isinstance(node, Mapping):
            fields.wrong(name, node, tell("named"))
            continue
        part = Fields(node, fields.problems, (*fields.path, name))
        settings = []
        for key, (mark, value) in node.entries.items():
            path = None if key == EVENTS else read_path(part, key, tree, mark)
            if path is not None and fits(part, tree, path, value):
                settings.append((path, value))
        events = [read_event(item, part) for item in part.items(EVENTS, tell("events"))]
        kept = tuple(event for event in events if event is not None)
        points.append(Point(len(points) + 1, name, tuple(settings), kept))
    return points


def _denmark(fields: Fields, tree: Branch) -> list[Point]:
    """One point for each organisation of a country that is drawn."""
    return [
        Point(number, name, afdelinger=afdelinger)
        for number, (name, afdelinger) in enumerate(read_denmark(fields), start=1)
    ]


DESIGNS: dict[str, Callable[[Fields, Branch], list[Point]]] = {
    "grid": _grid,
    "zip": _zip,
    "one_at_a_time": _one_at_a_time,
    "latin_hypercube": _latin_hypercube,
    "sobol": _sobol,
    "named": _named,
    "denmark": _denmark,
}
"""How the points of each design are made."""

_EXPECTED: dict[str, Text] = {"named": tell("named")}


def _space(fields: Fields, tree: Branch) -> tuple[list[Axis], int, int]:
    """Return axes, number of points and seed of a design that spreads points over ranges."""
    fields.only(("points", "seed", "over"))
    if "points" not in fields:
        limit = tell("whole_from", low=1, high=MOST_POINTS)
        fields.add(fields.node.mark, "points", say("missing"), limit)
    over = fields.section("over", tell("ranges"))
    axes = [] if over is None else read_axes(over, tree, stepped=False)
    return axes, fields.whole("points", 1, MOST_POINTS, 1), fields.whole("seed", 0, 1 << 62, 1)


def _spread(word: str, axes: list[Axis], columns: list[npt.NDArray[np.float64]]) -> list[Point]:
    """Return the points at columns of places in [0, 1), one column for each axis."""
    width = len(str(len(columns[0]))) if columns else 1
    rows = zip(*columns, strict=True)
    return _numbered(
        [
            (
                f"{word}-{number:0{width}}",
                tuple((axis.path, axis.at(float(u))) for axis, u in zip(axes, row, strict=True)),
            )
            for number, row in enumerate(rows, start=1)
        ]
    )


def _numbered(chosen: list[Chosen]) -> list[Point]:
    return [Point(number, *one) for number, one in enumerate(chosen, start=1)]


def _labelled(axes: list[Axis], values: tuple[Node, ...]) -> Chosen:
    short = _short([axis.path for axis in axes])
    settings = tuple((axis.path, value) for axis, value in zip(axes, values, strict=True))
    return ", ".join(f"{short[path]}={label(value)}" for path, value in settings), settings


def _short(paths: list[Path]) -> dict[Path, str]:
    """Return the shortest end of each path that no other one shares."""
    out = {}
    for path in paths:
        for length in range(1, len(path) + 1):
            end = path[-length:]
            if sum(other[-length:] == end for other in paths) == 1:
                break
        out[path] = dotted(end)
    return out


def label(node: Node) -> str:
    """Return a value as it is written."""
    return node.text if isinstance(node, Scalar) else text_of(plain(node))
