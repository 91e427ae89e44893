"""Dates as people write them."""

import datetime as dt

from babel.dates import format_date

_LOCALES = {"da": "da_DK", "en": "en_GB"}


def day(iso: str, lang: str = "da") -> str:
    """Return a day given as `2025-01-29`: `29. januar 2025`."""
    return format_date(
        dt.date.fromisoformat(iso), "d. MMMM y" if lang == "da" else "d MMMM y", _LOCALES[lang]
    )


def short_day(iso: str, lang: str = "da") -> str:
    """Return a day given as `2025-01-29` in little room: `29.1.2025` or `29 Jan 2025`."""
    return format_date(
        dt.date.fromisoformat(iso), "d.M.y" if lang == "da" else "d MMM y", _LOCALES[lang]
    )


def month(iso: str, lang: str = "da") -> str:
    """Return the month of a day given as `2025-01-29`: `januar 2025`."""
    return format_date(dt.date.fromisoformat(iso), "MMMM y", _LOCALES[lang])
