"""Guesses at what a log's columns and names stand for: by what they are called, and by values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from calibration.base import TYPES, Base
from calibration.read import PRIORITIES, STATUS_WORDS
from sim.scenario.nearest import alike, fold

HEADERS: dict[str, tuple[str, ...]] = {
    "id": ("sagsnr", "sagsnummer", "sag", "sagid", "id", "ticketid", "caseid", "nr", "nummer"),
    "report": (
        "oprettet",
        "registreret",
        "anmeldt",
        "modtaget",
        "indmeldt",
        "oprettetdato",
        "dato",
        "opened",
        "created",
        "reported",
        "registered",
    ),
    "first_visit": ("foerstebesoeg", "paabegyndt", "besoegt", "ankomst", "firstvisit", "started"),
    "completed": (
        "afsluttet",
        "lukket",
        "udfoert",
        "faerdig",
        "loest",
        "faerdigmeldt",
        "closed",
        "completed",
    ),
    "status": ("status", "tilstand", "state"),
    "afdeling": ("afdeling", "afd", "afdelingsnavn", "ejendom", "estate", "neighborhood"),
    "type": ("type", "kategori", "emne", "opgavetype", "sagstype", "category", "reason"),
    "priority": ("prioritet", "hast", "priority"),
    "work": ("minutter", "tidsforbrug", "arbejdstid", "timer", "tid", "minutes", "hours", "work"),
    "visits": ("antalbesoeg", "besoeg", "visits"),
    "no_access": ("ingenadgang", "forgaeves", "ingenhjemme", "noaccess"),
}
"""Names of columns, without blanks and signs, that stand for ours."""
PLAIN = ("akut", "haster", "almindelig", "urgent", "emergency", "routine")
"""Names of priorities that say which is meant; ranks and numbers are a system's own."""
PRIORITY_WORDS = {
    "akut": ("akut", "1", "høj", "hoej", "urgent", "emergency"),
    "haster": ("haster", "2", "mellem", "normal haster", "high"),
    "almindelig": ("almindelig", "3", "lav", "normal", "low", "routine"),
}
TYPE_WORDS = {
    "varme": ("varme", "radiator", "heat"),
    "el": (" el ", " el-", "elektr", "lys", "lamp", "light"),
    "vand_fag": ("vand", "vvs", "toilet", "afløb", "rør", "water", "plumb", "drain"),
    "doere": ("dør", "lås", "vindue", "nøgle", "door", "lock", "window"),
    "faelles": ("fælles", "trappe", "kælder", "affald", "grøn", "ude", "common", "waste"),
    "info": ("info", "spørgsmål", "oplysning", "question"),
    "andet": ("andet", "diverse", "øvrig", "other", "misc"),
}
PERSONAL = (
    "navn",
    "beboer",
    "lejer",
    "melder",
    "kontakt",
    "telefon",
    "tlf",
    "mobil",
    "mail",
    "adresse",
    "cpr",
    "medarbejder",
    "initial",
    "behandl",
    "ansvarlig",
    "tekst",
    "beskriv",
    "bemaerk",
    "kommentar",
    "note",
    "name",
    "phone",
    "address",
)
"""What the name of a column holds that may name a person, or is free text."""
CLOCKS = ("kl", "tid", "time", "oprettet", "registreret", "anmeldt", "modtaget", "indmeldt")
"""Beginnings of names of a column that holds the time of day of a request."""
_DAY = re.compile(r"\d{1,4}[-./ ]\d{1,2}[-./ ]\d{2,4}([ T]00[:.]00([:.]00)?)?")
_CLOCK = re.compile(r"(kl\.? *)?\d{1,2}[:.]\d{2}([:.]\d{2})?")
MANY = 20
"""Different values from which a column may be free text."""
FREE = 0.5
"""Different values a row from which it is."""
CLOSE = 0.75
"""Likeness from which a name is a guess at another."""
_LEAST = 4
"""Letters of a name that may be found inside another."""


class Guess(NamedTuple):
    """What a value may be called here."""

    ours: str | None
    """None: nothing is near."""
    sure: bool


def guess_columns(columns: Sequence[str]) -> dict[str, str]:
    """Return their columns by ours, the first name that fits."""
    forms = {alike(name): name for name in reversed(columns)}
    out: dict[str, str] = {}
    for ours, words in HEADERS.items():
        exact = [forms[word] for word in words if word in forms]
        near = [name for form, name in forms.items() if any(_starts(form, w) for w in words)]
        left = [name for name in (*exact, *near) if name not in out.values()]
        if left:
            out[ours] = left[0]
    return out


def _starts(form: str, word: str) -> bool:
    return len(word) >= _LEAST and form.startswith(word) and not form.endswith(("af", "by", "navn"))


def guess_clock(values: dict[str, list[str]], report: str) -> str:
    """Return the column with the time of day that belongs to the days in `report`, "" if none.

    `values` are the first values of each column.
    """
    if not _are(_DAY, values.get(report, [])):
        return ""
    hits = (name for name, cells in values.items() if name != report and _are(_CLOCK, cells))
    return next((name for name in hits if alike(name).startswith(CLOCKS)), "")


def _are(form: re.Pattern[str], cells: list[str]) -> bool:
    return bool(cells) and sum(bool(form.fullmatch(cell)) for cell in cells) > FREE * len(cells)


def is_personal(column: str) -> bool:
    """Return whether a column's name says that it may name a person or is free text."""
    form = alike(column)
    return form.endswith(("af", "by")) or any(word in form for word in PERSONAL)


def is_free_text(seen: dict[str, int]) -> bool:
    """Return whether nearly every row of a column, as counted in `seen`, holds its own text."""
    filled = {value: count for value, count in seen.items() if value}
    return len(filled) > MANY and len(filled) > FREE * sum(filled.values())


def guess_name(column: str, value: str, base: Base) -> Guess:
    """Return our name for a value of the user's status, priority, type or afdeling."""
    if column == "status":
        return _by_word(value, STATUS_WORDS)
    if column == "priority":
        guess = _by_word(value, {p: PRIORITY_WORDS[p] for p in PRIORITIES})
        return Guess(guess.ours, value.strip().casefold() in PLAIN)
    return _type(value, base) if column == "type" else _afdeling(value, tuple(base.lejemaal()))


def known_names(column: str, base: Base) -> tuple[str, ...]:
    """Return our names of a column: states, priorities, types or the base's afdelinger."""
    if column == "status":
        return tuple(STATUS_WORDS)
    if column == "priority":
        return PRIORITIES
    return base.names(TYPES) if column == "type" else tuple(base.lejemaal())


def _type(value: str, base: Base) -> Guess:
    known = base.names(TYPES)
    same = {alike(one): one for one in known}
    if alike(value) in same:
        return Guess(same[alike(value)], True)
    guess = next((t for t, ws in TYPE_WORDS.items() if _holds(value, ws) and t in known), None)
    return Guess(guess, False)


def _afdeling(value: str, known: Sequence[str]) -> Guess:
    """Return the afdeling that is meant: the same name, one inside the other, or a near one."""
    if not known:
        return Guess(value, True)
    forms = {alike(one): one for one in known}
    form = alike(value)
    if form in forms:
        return Guess(forms[form], True)
    inside = [
        name
        for other, name in forms.items()
        if min(len(form), len(other)) >= _LEAST and (other in form or form in other)
    ]
    if len(inside) == 1:
        return Guess(inside[0], False)
    near = difflib.get_close_matches(form[:80], forms, n=1, cutoff=CLOSE)
    return Guess(forms[near[0]] if near else None, False)


def _by_word(value: str, words: dict[str, tuple[str, ...]]) -> Guess:
    """Return the name one of whose words a value is, begins with, or holds; numbers come last."""
    form = value.strip().casefold()
    for ours, theirs in words.items():
        if form in theirs:
            return Guess(ours, True)
    parts = re.findall(r"\d+|[^\W\d]+", form)
    for ours, theirs in words.items():
        begins = any(len(word) >= _LEAST and form.startswith(word) for word in theirs)
        if begins or any(part in theirs for part in parts if not part.isdigit()):
            return Guess(ours, False)
    numbered = (ours for ours, theirs in words.items() if any(part in theirs for part in parts))
    return Guess(next(numbered, None), False)


def _holds(value: str, words: Iterable[str]) -> bool:
    text = f" {value.casefold()} "
    return any(word in text or fold(word) in fold(text) for word in words)
