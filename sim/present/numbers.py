"""Numbers as people write them: Danish or English, and one rounding rule everywhere.

Rounding is half away from zero on the shortest decimal that stands for the float, as in Excel,
PowerPoint and browsers (Babel alone rounds half to even: 8,25 became 8,2). What cannot be
computed (`None`, NaN, infinity) is shown as a dash; a negative number has a real minus.
"""

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from babel.numbers import format_decimal

from sim.present.words import text

MISSING = "\u2013"
MINUS = "\u2212"
DASH = "\u2013"
DAYS_FROM_H = 48.0
"""A response of this many hours or more is shown in days (døgn)."""

_LOCALES = {"da": "da_DK", "en": "en_GB"}
_CONTEXT = Context(prec=400)
Real = float | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Scale:
    """How a quantity is shown: `shown = value * factor`, with `decimals`, in `format.<key>`."""

    key: str
    factor: Decimal
    decimals: int

    @property
    def resolution(self) -> float:
        """Return the smallest step that can be seen, in the quantity's own unit."""
        return float(Decimal(10) ** -self.decimals / self.factor)


_SCALES = {
    "kr": Scale("kr", Decimal(1), 0),
    "mio_kr": Scale("mio_kr", Decimal("1e-6"), 2),
    "h": Scale("h", Decimal(1), 1),
    "d": Scale("d", Decimal(1) / Decimal(24), 1),
    "share": Scale("share", Decimal(100), 0),
    "tasks": Scale("tasks", Decimal(1), 0),
    "posts": Scale("posts", Decimal(1), 1),
}


def scale(unit: str, largest: Real = None) -> Scale:
    """Return how a quantity of `unit` is shown; hours turn into days when `largest` is 48 or more.

    Args:
        unit: one of `kr`, `mio_kr`, `h`, `d`, `share`, `tasks`, `posts`.
        largest: the value (or the largest of several shown together) that decides about days.
    """
    if unit != "h":
        return _SCALES[unit]
    # decided on the rounded value, so that 47,96 is not shown as "48,0 timer"
    rounded = _rounded(largest, 1)
    days = rounded is not None and abs(rounded) >= DAYS_FROM_H
    return _SCALES["d" if days else "h"]


def number(x: Real, decimals: int = 0, lang: str = "da") -> str:
    """Return `x` with `decimals` decimals: `number(1234.25, 1)` is `1.234,3`."""
    return _written(_rounded(x, decimals), decimals, lang)


def scaled(x: Real, how: Scale, lang: str = "da", decimals: int | None = None) -> str:
    """Return `x` on the given scale without its unit."""
    places = how.decimals if decimals is None else decimals
    exact = _exact(x)
    return number(None if exact is None else exact * how.factor, places, lang)


def signed(x: Real, how: Scale, lang: str = "da") -> str:
    """Return a difference on the given scale without its unit, with its sign: `+412`."""
    shown = scaled(x, how, lang)
    exact = _exact(x)
    seen = exact is not None and exact > 0 and any(digit in shown for digit in "123456789")
    return f"+{shown}" if seen else shown


def kroner(x: Real, decimals: int = 0, lang: str = "da") -> str:
    """Return an amount: `1.235 kr.` or `DKK 1,235`."""
    return quantity(x, "kr", lang, decimals)


def millions(x: Real, decimals: int = 2, lang: str = "da") -> str:
    """Return an amount in million kroner: `8,12 mio. kr.`."""
    return quantity(x, "mio_kr", lang, decimals)


def share(x: Real, decimals: int = 0, lang: str = "da") -> str:
    """Return a share between 0 and 1 as a percentage, in Danish with a no-break space before %."""
    return quantity(x, "share", lang, decimals)


def hours(h: Real, decimals: int = 1, lang: str = "da") -> str:
    """Return a time given in hours: in hours under 48, else in days (`3,4 døgn`)."""
    return quantity(h, "h", lang, decimals)


def goal(h: float, lang: str = "da") -> str:
    """Return a goal given in hours, without decimals when it has none to show: `3 døgn`."""
    how = scale("h", h)
    shown = _rounded(Decimal(repr(float(h))) * how.factor, how.decimals)
    whole = shown is not None and shown == shown.to_integral_value()
    return quantity(h, "h", lang, 0 if whole else None)


def quantity(x: Real, unit: str, lang: str = "da", decimals: int | None = None) -> str:
    """Return `x` with its unit; a missing value is a dash without unit."""
    how = scale(unit, x)
    shown = scaled(x, how, lang, decimals)
    return MISSING if shown == MISSING else text(f"format.{how.key}", lang, value=shown)


def with_unit(x: Real, how: Scale, lang: str = "da") -> str:
    """Return `x` with its unit on a given scale: for times that are read beside each other."""
    shown = scaled(x, how, lang)
    return MISSING if shown == MISSING else text(f"format.{how.key}", lang, value=shown)


def interval(
    low: Real, high: Real, decimals: int = 0, lang: str = "da", how: Scale | None = None
) -> str:
    """Return two bounds joined by a dash, or by a word if one of them is negative.

    Args:
        low: the lower bound; without it, or without `high`, the answer is a single dash.
        high: the upper bound.
        decimals: used unless `how` is given.
        lang: `da` or `en`.
        how: the scale on which both are shown.
    """
    on = how or Scale("", Decimal(1), decimals)
    first, last = scaled(low, on, lang), scaled(high, on, lang)
    if MISSING in (first, last):
        return MISSING
    if MINUS in first + last:
        return text("format.to", lang, low=first, high=last)
    return f"{first}{DASH}{last}"


def estimate(
    mean: Real,
    bounds: tuple[Real, Real],
    unit: str,
    lang: str = "da",
    decimals: int | None = None,
) -> str:
    """Return a value with its interval: `412 kr. (380-444)`; no bounds, no bracket."""
    how = scale(unit, mean)
    if decimals is not None:
        how = Scale(how.key, how.factor, decimals)
    shown = with_unit(mean, how, lang)
    between = MISSING if shown == MISSING else interval(*bounds, lang=lang, how=how)
    return shown if between == MISSING else f"{shown} ({between})"


def _exact(x: Real) -> Decimal | None:
    """Return the shortest decimal that stands for `x`, or None if it is not a finite number."""
    if x is None:
        return None
    if isinstance(x, Decimal):
        return x if x.is_finite() else None
    return Decimal(repr(float(x))) if math.isfinite(x) else None


def _rounded(x: Real, decimals: int) -> Decimal | None:
    exact = _exact(x)
    if exact is None:
        return None
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=_CONTEXT)


def _written(rounded: Decimal | None, decimals: int, lang: str) -> str:
    if rounded is None:
        return MISSING
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    digits = format_decimal(
        abs(rounded), format=pattern, locale=_LOCALES[lang], decimal_quantization=False
    )
    return MINUS + digits if rounded < 0 else digits
