"""The mapping: which of the user's columns and category names are which of ours.

A mapping is YAML, read as scenarios are (duplicate keys, sizes and encodings are errors; Danish
letters in our keys are folded) and checked with every error at once. Paths count from its folder.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import ErrorDetails

from calibration.words import say as tell
from sim.scenario import Problem, ScenarioError, shape
from sim.scenario.expectation import expectation, hint
from sim.scenario.nearest import fold, nearest
from sim.scenario.paths import dotted
from sim.scenario.places import place_of, written
from sim.scenario.problem import MisreadError
from sim.scenario.schema.section import Section
from sim.scenario.source import read_text
from sim.scenario.text import parse
from sim.scenario.tree import Mapping as Keys
from sim.scenario.tree import Node, Scalar, plain
from sim.scenario.units import Hours, Seconds
from sim.scenario.words import NOTHING, Text, say

Column = str | tuple[str, str]
"""A column, or the two that hold date and time of day."""
Names = dict[str, str | None]
"""Ours by theirs; null: leave such rows out."""


def _month_day(text: str) -> str:
    month, day = (int(part) for part in text.split("-"))
    dt.date(2000, month, day)
    return text


def _moment(value: object) -> object:
    """Return text as a moment; a date alone is the midnight that starts it."""
    return dt.datetime.fromisoformat(value) if isinstance(value, str) else value


Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
"""A wall-clock moment, or a date alone."""
MonthDay = Annotated[str, AfterValidator(_month_day)]
"""A day of every year, as MM-DD."""


class Layout(Section):
    """How a file is written; what is not said is found out."""

    separator: str = Field("", max_length=1, description="Between the cells of a CSV file.")
    encoding: str = Field("", description="Of a CSV file, e.g. utf-8 or cp1252.")
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
    work_factor: float = Field(
        1.0, gt=0, le=1, description="Hands-on share of registered time, if it holds more."
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
    lejemaal: dict[str, int] = Field(
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
    file: str = Field("", exclude=True)

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
    node = parse(text, file)
    if not isinstance(node, Keys):
        raise ScenarioError([Problem(file, node.mark.line, "", say("found", found=written(node)))])
    folded = _folded(node, Mapping)
    if "file" in folded.entries:
        mark = folded.entries["file"][0]
        raise ScenarioError([Problem(file, mark.line, "file", say("unknown_key", key="file"))])
    try:
        mapping = Mapping.model_validate_json(json.dumps(plain(folded)), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise ScenarioError(_problem(folded, one) for one in details) from None
    mapping = mapping.model_copy(update={"file": file})
    wrong = [*_nothing_to_read(mapping, folded), *_zone(mapping, folded)]
    if wrong:
        raise ScenarioError(wrong)
    return mapping


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
    loc = tuple(key for key in details["loc"] if not str(key).startswith(("tuple[", "str")))
    place = place_of(root, loc)
    path = dotted(tuple(str(key) for key in loc))
    found, expected, suggestion = _said(details, place.node, loc)
    return Problem(place.mark.file, place.mark.line, path, found, expected, suggestion)


def _said(details: ErrorDetails, node: Any, loc: tuple[Any, ...]) -> tuple[Text, Text, Text]:
    kind = shape.at(Mapping, loc)
    if details["type"] == "missing":
        return say("missing"), expectation(kind), NOTHING
    if details["type"] == "extra_forbidden":
        known = [key for key in shape.fields(shape.at(Mapping, loc[:-1])) or () if key != "file"]
        listed = say("known_keys", keys=", ".join(known))
        return say("unknown_key", key=loc[-1]), listed, nearest(str(loc[-1]), known)
    wrong = details.get("ctx", {}).get("error")
    if isinstance(wrong, MisreadError):
        return say("found", found=written(node)), wrong.expected, wrong.suggestion
    expected = expectation(kind) if kind is not shape.UNKNOWN else NOTHING
    if expected == NOTHING:
        expected = say("not_valid", reason=details["msg"])
    text = node.text if isinstance(node, Scalar) and node.value is not None else None
    advice = NOTHING if text is None or kind is shape.UNKNOWN else hint(kind, text)
    return say("found", found=written(node)), expected, advice


def _nothing_to_read(mapping: Mapping, root: Keys) -> list[Problem]:
    tables = ("tickets", "moves", "absence", "hours", "travel")
    if any(getattr(mapping, name) is not None for name in tables):
        return []
    listed = say("known_keys", keys=", ".join(tables))
    return [Problem(root.mark.file, root.mark.line, "", tell("no_table"), listed)]


def _zone(mapping: Mapping, root: Keys) -> list[Problem]:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(mapping.zone)
    except (KeyError, ValueError, OSError):
        mark = place_of(root, ("zone",)).mark
        found = tell("no_zone", zone=mapping.zone)
        return [Problem(mark.file, mark.line, "zone", found, tell("zone_form"))]
    return []
