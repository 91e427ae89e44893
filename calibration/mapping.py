"""The mapping: which of the user's columns and category names are which of ours.

A mapping is YAML, read as scenarios are (duplicate keys, sizes and encodings are errors; Danish
letters in our keys are folded) and checked with every error at once. Paths count from its folder.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import os
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, ValidationError
from pydantic_core import ErrorDetails

from calibration.forms import Column, Encoding, Moment, MonthDay, Separator
from calibration.words import say as tell
from sim.scenario import Problem, ScenarioError, shape
from sim.scenario.check import said
from sim.scenario.nearest import did_you_mean, fold
from sim.scenario.paths import Path, dotted
from sim.scenario.places import place_of, written
from sim.scenario.schema.section import Section
from sim.scenario.source import read_text
from sim.scenario.text import parse
from sim.scenario.tree import Mapping as Keys
from sim.scenario.tree import Node, plain
from sim.scenario.units import Hours, Seconds, Share
from sim.scenario.words import NOTHING, Text, say

ALIKE = 0.8
"""Likeness from which one zone may be meant by another."""
Names = dict[str, str | None]
"""Ours by theirs; null: leave such rows out."""


class Layout(Section):
    """How a file is written; what is not said is found out."""

    separator: Separator = Field("", description="Between the cells of a CSV file.")
    encoding: Encoding = Field("", description="Of a CSV file, e.g. utf-8 or cp1252.")
    decimal: Literal[",", ".", "auto"] = Field("auto", description="Decimal comma or point.")
    dates: Literal["dmy", "mdy", "auto"] = Field("auto", description="Order of day and month.")
    sheet: str = Field("", description="Sheet of a workbook; the first if absent.")


class TicketColumns(Section):
    """The user's names of the columns of a ticket log; only `report` must be there."""

    report: Column = Field(description="When the request was registered.")
    id: str | None = Field(None, description="Number of the case; repeated rows are found by it.")
    first_visit: Column | None = Field(None, description="When somebody first came.")
    completed: Column | None = Field(None, description="When it was done.")
    status: str | None = Field(None, description="Open, closed or cancelled.")
    afdeling: str | None = Field(None, description="Where.")
    type: str | None = Field(None, description="What it was about.")
    priority: str | None = Field(None, description="How urgent.")
    work: str | None = Field(None, description="Hands-on time registered.")
    visits: str | None = Field(None, description="How many visits it took so far.")
    no_access: str | None = Field(None, description="How many of them met a closed door.")


class Values(Section):
    """The user's category names; a column without a list holds our own names."""

    afdeling: Names | None = None
    type: Names | None = None
    priority: dict[str, Literal["akut", "haster", "almindelig"] | None] | None = None
    status: dict[str, Literal["open", "closed", "cancelled"]] | None = None


class Tickets(Section):
    """The ticket log."""

    columns: TicketColumns
    values: Values = Values()
    layout: Layout = Layout()
    only: dict[str, tuple[str, ...]] = Field(
        default={}, description="Keep only rows whose column holds one of these values."
    )
    work_unit: Literal["min", "h"] = Field("min", description="Unit of registered time.")
    work_factor: Share = Field(
        1.0, description="Hands-on share of registered time, if it holds more."
    )
    work_cap: Seconds | None = Field(None, description="Longest time the system takes, if any.")
    clerical: Seconds = Field(
        180, description="Done so soon after the report, a row was typed in afterwards."
    )


class Side(Section):
    """Another table: its file and the user's names of our columns."""

    file: str
    columns: dict[str, str]
    values: dict[str, Names] = Field({})
    layout: Layout = Layout()


class WeekChanges(Section):
    """Working hours that differ from the base's."""

    monday: Hours | None = None
    tuesday: Hours | None = None
    wednesday: Hours | None = None
    thursday: Hours | None = None
    friday: Hours | None = None
    saturday: Hours | None = None
    sunday: Hours | None = None
    lunch: Hours | None = None


class CalendarChanges(Section):
    """A calendar that differs from the base's."""

    working_week: WeekChanges | None = None
    holidays: bool | None = None
    agreement_days: tuple[MonthDay, ...] | None = None


class OwnType(Section):
    """A type of request that the base does not have."""

    like: str = Field(description="Type of the base that lends what the log does not tell.")


class Mapping(Section):
    """A checked mapping."""

    name: str = Field(min_length=1, description="Whose log it is; named as the source.")
    scenario: str | None = Field(
        None, description="Scenario with the afdelinger, or a base; the shipped base if absent."
    )
    exported: Moment | None = Field(
        None, description="When the log was taken: what is open in it was open then."
    )
    start: dt.date | None = Field(None, description="First day the log is complete from.")
    end: dt.date | None = Field(None, description="Last day the log is complete to.")
    zone: str = Field("Europe/Copenhagen", description="Zone of its wall clock.")
    lejemaal: dict[str, Annotated[int, Field(ge=0, le=20_000)]] = Field(
        default={}, description="Lejemål by afdeling, if the scenario does not say."
    )
    types: dict[str, OwnType] = Field(
        default={}, description="Own types of requests, in place of the base's."
    )
    calendar: CalendarChanges = CalendarChanges()
    tickets: Tickets | None = None
    moves: Side | None = None
    absence: Side | None = None
    hours: Side | None = None
    travel: Side | None = None
    _root: Keys | None = PrivateAttr(None)
    """What the file says, with its lines."""

    @property
    def file(self) -> str:
        """The mapping's file."""
        return "" if self._root is None else self._root.mark.file

    def problem(
        self, path: Path, found: Text, expected: Text = NOTHING, suggestion: Text = NOTHING
    ) -> Problem:
        """Return a problem with what the mapping says at `path`, at its line."""
        line = 0 if self._root is None else place_of(self._root, path).mark.line
        return Problem(self.file, line, dotted(path), found, expected, suggestion)

    @property
    def calendar_changes(self) -> dict[str, Any]:
        """The changes to the calendar, as JSON says them."""
        return self.calendar.model_dump(mode="json", exclude_none=True)

    @property
    def work_factor(self) -> float:
        """Hands-on share of the registered time of requests."""
        return 1.0 if self.tickets is None else self.tickets.work_factor

    def beside(self, path: str) -> str:
        """Return a path that the mapping names, from where we stand."""
        return os.path.normpath(os.path.join(os.path.dirname(self.file), path))


def read_mapping(file: str | os.PathLike[str]) -> Mapping:
    """Return the mapping in `file`.

    Raises:
        ScenarioError: everything that is wrong with it.
    """
    name = os.fspath(file)
    return parse_mapping(read_text(name), name)


def parse_mapping(text: str, file: str) -> Mapping:
    """Return the mapping in `text`, which counts as standing in `file`.

    Raises:
        ScenarioError: everything that is wrong with it.
    """
    mapping, wrong = _parsed(text, file)
    if wrong:
        raise ScenarioError(wrong)
    return mapping


def load_mapping(file: str | os.PathLike[str]) -> tuple[Mapping, list[Problem]]:
    """Return the mapping in `file`, and what is wrong with values that can be read.

    Raises:
        ScenarioError: something cannot be read at all.
    """
    name = os.fspath(file)
    return _parsed(read_text(name), name)


def _parsed(text: str, file: str) -> tuple[Mapping, list[Problem]]:
    node = parse(text, file)
    if not isinstance(node, Keys):
        raise ScenarioError([Problem(file, node.mark.line, "", say("found", found=written(node)))])
    folded = _folded(node, Mapping)
    try:
        mapping = Mapping.model_validate_json(json.dumps(plain(folded)), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise ScenarioError(_problem(folded, one) for one in details) from None
    mapping._root = folded
    wrong = [*_nothing_to_read(mapping), *_zone(mapping), *_work(mapping), *_period(mapping)]
    return mapping, wrong


def _folded(node: Keys, kind: Any) -> Keys:
    """Return a section with our own keys folded; the user's names stay as they are."""
    own = shape.fields(kind)
    entries: dict[str, tuple[Any, Node]] = {}
    for key, (mark, below) in node.entries.items():
        name = fold(key) if own is not None else key
        inner = shape.child(kind, name) if kind is not shape.UNKNOWN else kind
        entries[name] = (mark, _folded(below, inner) if isinstance(below, Keys) else below)
    return Keys(entries, node.mark)


def _problem(root: Keys, details: ErrorDetails) -> Problem:
    """Return pydantic's error in our words, at its line."""
    place = place_of(root, details["loc"])
    found, expected, suggestion = said(Mapping, details, place)
    path = dotted(tuple(str(key) for key in details["loc"]))
    return Problem(place.mark.file, place.mark.line, path, found, expected, suggestion)


def _nothing_to_read(mapping: Mapping) -> Iterator[Problem]:
    tables = ("tickets", "moves", "absence", "hours", "travel")
    if all(getattr(mapping, name) is None for name in tables):
        yield mapping.problem((), tell("no_table"), say("known_keys", keys=", ".join(tables)))


def _zone(mapping: Mapping) -> Iterator[Problem]:
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(mapping.zone)
    except (KeyError, ValueError, OSError):
        cities = {zone.rpartition("/")[2]: zone for zone in sorted(available_timezones())}
        close = difflib.get_close_matches(mapping.zone.rpartition("/")[2], cities, 1, ALIKE)
        guess = did_you_mean(cities[close[0]]) if close else NOTHING
        yield mapping.problem(
            ("zone",), tell("no_zone", zone=mapping.zone), tell("zone_form"), guess
        )


def _work(mapping: Mapping) -> Iterator[Problem]:
    """A share of nothing of the registered time is a slip."""
    if mapping.work_factor == 0:
        yield mapping.problem(("tickets", "work_factor"), say("is_zero"), say("above_zero"))


def _period(mapping: Mapping) -> Iterator[Problem]:
    """The period does not end before it begins, nor begin after the log was taken."""
    start, end, exported = mapping.start, mapping.end, mapping.exported
    if start is not None and end is not None and end < start:
        yield mapping.problem(("end",), tell("told_date", date=end), tell("from_start", date=start))
    if start is not None and exported is not None and exported.date() < start:
        found = tell("told_date", date=exported.isoformat(timespec="minutes"))
        yield mapping.problem(("exported",), found, tell("from_start", date=start))
