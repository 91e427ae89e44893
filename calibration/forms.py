"""Single values of a mapping: how each is written, and what is said of one that is not."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic_core import CoreSchema, core_schema

from calibration.words import say as tell
from sim.scenario.nearest import did_you_mean
from sim.scenario.value import misread
from sim.scenario.words import NOTHING, Text, say

_DAY_FIRST = re.compile(
    r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})(?:[ T]+(?:kl\.? *)?(\d{1,2})[.:](\d{2})\S*)?"
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?)?")
_YEAR_FIRST = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(?:kl\.? *)?(\d{1,2})[.:](\d\d)")
_ONE_AFTER_ANOTHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"\d{2}-\d{2}")


@dataclass(frozen=True)
class Form:
    """In `Annotated[kind, Form(…)]`: a value that `read` reads, or refuses with `MisreadError`."""

    read: Callable[[object], Any]
    phrase: str
    """What a message says should stand there."""

    def expected(self) -> Text:
        """Return what a message says should stand here."""
        return tell(self.phrase)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Read with `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


def _moment(value: object) -> dt.datetime:
    """Return text as a moment; a date alone is the midnight that starts it."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    try:
        known = isinstance(value, str) and _MOMENT.fullmatch(text)
        found = dt.datetime.fromisoformat(text if known else "")
    except ValueError:
        raise misread(value, tell("moment_form"), _moment_meant(text)) from None
    if found.tzinfo is not None:
        raise misread(value, tell("moment_form"), tell("no_offset"))
    return found


def _moment_meant(text: str) -> Text:
    """Return the moment that a Danish way of writing it may stand for, if it is one."""
    day_first, together = _DAY_FIRST.fullmatch(text), _ONE_AFTER_ANOTHER.fullmatch(text)
    year_first = _YEAR_FIRST.fullmatch(text)
    if year_first is not None:
        guess = f"{year_first[1]}T{year_first[2]:0>2}:{year_first[3]}"
    elif day_first is not None:
        day, month, year, hour, minute = day_first.groups()
        guess = f"{year}-{month:0>2}-{day:0>2}" + (f"T{hour:0>2}:{minute}" if hour else "")
    elif together is not None:
        guess = "-".join(together.groups())
    else:
        return NOTHING
    try:
        dt.datetime.fromisoformat(guess)
    except ValueError:
        return NOTHING
    return did_you_mean(guess)


def _month_day(value: object) -> str:
    text = value if isinstance(value, str) and _MONTH_DAY.fullmatch(value) else ""
    try:
        dt.date(2000, *(int(part) for part in text.split("-") if part))
    except (ValueError, TypeError):
        turned = "-".join(reversed(text.split("-")))
        meant = did_you_mean(turned) if text and int(text[3:]) in range(1, 13) else NOTHING
        raise misread(value, tell("month_day_form"), meant) from None
    return text


def _column(value: object) -> str | tuple[str, str]:
    if isinstance(value, str) and value.strip():
        return value
    names = value if isinstance(value, list) else []
    if len(names) == 2 and all(isinstance(one, str) and one.strip() for one in names):
        return names[0], names[1]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    hint = say("quote_text", text=value) if number else NOTHING
    raise misread(value, tell("column_form"), hint)


def _encoding(value: object) -> str:
    text = value if isinstance(value, str) else ""
    try:
        if text:
            codecs.lookup(text)
    except LookupError:
        text = ""
    if not text:
        raise misread(value, tell("encoding_form"))
    return text


def _separator(value: object) -> str:
    if isinstance(value, str) and len(value) == 1 and not value.isalnum():
        return value
    raise misread(value, tell("separator_form"))


Column = Annotated[str | tuple[str, str], Form(_column, "column_form")]
"""A column, or the two that hold date and time of day."""
Moment = Annotated[dt.datetime, Form(_moment, "moment_form")]
"""A wall-clock moment, or a date alone."""
MonthDay = Annotated[str, Form(_month_day, "month_day_form")]
"""A day of every year, as MM-DD."""
Encoding = Annotated[str, Form(_encoding, "encoding_form")]
"""How the letters of a CSV file are written."""
Separator = Annotated[str, Form(_separator, "separator_form")]
"""What stands between the cells of a CSV file."""
