"""Danish letters folded to ASCII, and guesses at what was meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

from sim.scenario.words import NOTHING, Text, both, say

_FOLDED = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "Å": "Aa", "Æ": "Ae", "Ø": "Oe"})
_LONGEST = 80


def fold(key: str) -> str:
    """Return `key` with å, æ and ø as aa, ae and oe, in whichever Unicode form they came."""
    return unicodedata.normalize("NFC", key).translate(_FOLDED)


def alike(name: str) -> str:
    """Return what two names share that a reader takes for the same."""
    return "".join(c for c in fold(name).casefold() if c.isalnum())


def nearest(word: str, known: Iterable[str]) -> Text:
    """Return 'Did you mean …?' with the known word nearest to `word`, or nothing."""
    by_form: dict[str, str] = {}
    for name in known:
        by_form.setdefault(alike(name), name)
    # Comparing is quadratic in length, and nobody misspells a page of text.
    close = difflib.get_close_matches(alike(word[:_LONGEST]), by_form, n=1, cutoff=0.6)
    return did_you_mean(by_form[close[0]]) if close else NOTHING


def did_you_mean(*guesses: str) -> Text:
    """Return 'Did you mean …?' for one or two guesses."""
    quoted = [both(f"'{guess}'") for guess in guesses]
    if len(quoted) > 1:
        quoted = [say("or", first=quoted[0], second=quoted[1])]
    return say("did_you_mean", guess=quoted[0])
