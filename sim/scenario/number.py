"""Decimal numbers in text.

Danish and English read '1.250' and '0,5' differently, so both are refused with a hint instead
of being guessed at.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sim.scenario.nearest import did_you_mean
from sim.scenario.value import misread
from sim.scenario.words import NOTHING, Text, say

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_SEPARATED = re.compile(r"[+-]?[0-9](?:[0-9.,'\s]*[0-9])?")
_THOUSANDS_OR_DECIMALS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
LONGEST = 400
"""Characters of the longest number read: more than any float needs."""


def read_number(text: str, unit: str = "") -> Decimal:
    """Return the number `text` says.

    Raises:
        MisreadError: it is no number, or Danish and English would differ about it; the hint
            repeats the `unit` that stands behind it.
    """
    plain = len(text) <= LONGEST and _NUMBER.fullmatch(text)
    if plain and not _THOUSANDS_OR_DECIMALS.fullmatch(text):
        return Decimal(text)
    raise misread(text, say("plain_number"), number_hint(text, unit))


def write_number(value: Decimal | float) -> str:
    """Return `value` in full, in a form that `read_number` takes back to the same value."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + "0" if _THOUSANDS_OR_DECIMALS.fullmatch(text) else text


def number_hint(text: str, unit: str = "") -> Text:
    """Return what a number with Danish or English separators may have meant, or nothing."""
    if len(text) > LONGEST or not _SEPARATED.fullmatch(text):
        return NOTHING
    behind = f" {unit}" if unit else ""
    number = re.sub(r"[\s']", "", text)
    pointed = number.replace(",", ".")
    if not _THOUSANDS_OR_DECIMALS.fullmatch(pointed):
        danish = number.replace(".", "").replace(",", ".")
        known = _NUMBER.fullmatch(danish) and danish != text
        return did_you_mean(danish + behind) if known else NOTHING
    guess = did_you_mean(pointed.replace(".", "") + behind)
    longer = say("decimals", long=f"{pointed}0{behind}")
    return Text(f"{guess.da} {longer.da}", f"{guess.en} {longer.en}")
