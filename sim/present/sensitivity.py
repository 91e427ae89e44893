"""A sensitivity study in plain sentences."""

from __future__ import annotations

import re
from typing import Any

from sim.present.evidence import footnote
from sim.present.numbers import interval, number, quantity, scale, share
from sim.present.words import has_text, kpi_name, text

_QUANTITY = re.compile(r"(?P<number>\d+(\.\d+)?)\s*(?P<unit>.*)")

Found = dict[str, Any]
MOST_TOLD = 5
"""Inputs that are named."""


def input_name(path: str, lang: str) -> str:
    """Return what people call an input; a path of the user's own is shown as it is."""
    key = f"input.{path}"
    return text(key, lang) if has_text(key) else path


def range_of(one: Found, lang: str) -> str:
    """Return the range of an input as people write it: `1,2–3,5 pr. år`, `40.000–180.000 kr.`."""
    ends = [_QUANTITY.fullmatch(one[end].strip()) for end in ("low", "high")]
    if not all(ends):
        return f"{one['low']} – {one['high']}"
    units = [found["unit"] for found in ends if found]
    low, high = (_shown(found["number"], lang) for found in ends if found)
    unit = text(f"written.{units[1]}", lang) if has_text(f"written.{units[1]}") else units[1]
    return (
        f"{low}–{high} {unit}".strip() if units[0] == units[1] else f"{one['low']} – {one['high']}"
    )


def _shown(written: str, lang: str) -> str:
    _, _, decimals = written.partition(".")
    return number(float(written), len(decimals.rstrip("0")), lang)


def ranked(result: Found) -> list[str]:
    """Return the inputs by the size of their Morris effect, largest first."""
    inputs = result["inputs"]
    return sorted(inputs, key=lambda path: -(inputs[path]["mu_star"] or 0.0))


def sentences(result: Found, lang: str = "da") -> list[str]:
    """Return the study in sentences, ending with what it is worth."""
    ends = {which: result["titles"][result[which]][lang] for which in ("start", "end")}
    lines = [
        text(
            "sensitivity.intro",
            lang,
            scenario=result["scenario"],
            inputs=number(len(result["inputs"]), 0, lang),
            n=number(result["replications"], 0, lang),
            **ends,
        )
    ]
    if result["measured"]:
        names = ", ".join(input_name(path, lang) for path in result["measured"])
        lines.append(text("sensitivity.measured", lang, names=names))
    if result["posterior"]:
        lines.append(text("sensitivity.posterior", lang, source=result["posterior"]))
    lines += [_base(result, ends, lang), _most(result, lang), *_closely(result, lang)]
    lines += [_split(kpi, halves, lang) for kpi, halves in result["split"].items()]
    lines += [*_worlds(result, ends, lang), text("sensitivity.caveat", lang)]
    return [*lines, footnote(result, lang)]


def _base(result: Found, ends: dict[str, str], lang: str) -> str:
    mean, how = result["base"]["mean"] or 0.0, scale("kr")
    amount = quantity(abs(mean), "kr", lang)
    saving = text("sensitivity.less" if mean < 0 else "sensitivity.more", lang, amount=amount)
    bounds = interval(result["base"]["low"], result["base"]["high"], lang=lang, how=how)
    return text("sensitivity.base", lang, saving=saving, bounds=bounds, **ends)


def _most(result: Found, lang: str) -> str:
    names = [
        text(
            "sensitivity.one",
            lang,
            name=input_name(path, lang),
            amount=quantity(result["inputs"][path]["mu_star"], "kr", lang),
        )
        for path in ranked(result)[:MOST_TOLD]
    ]
    return text("sensitivity.most", lang, names="; ".join(names))


def _closely(result: Found, lang: str) -> list[str]:
    """Return sentences on the inputs whose Sobol indices are known, the largest total first."""
    known = [p for p, one in result["inputs"].items() if one["total"] and one["total"]["mean"]]
    known.sort(key=lambda path: -result["inputs"][path]["total"]["mean"])
    return [
        text(
            "sensitivity.sobol",
            lang,
            name=input_name(path, lang),
            first=share(max(result["inputs"][path]["first"]["mean"] or 0.0, 0.0), 0, lang),
            alone=_percent(result["inputs"][path]["first"], lang),
            total=share(result["inputs"][path]["total"]["mean"], 0, lang),
            bounds=_percent(result["inputs"][path]["total"], lang),
        )
        for path in known[:2]
    ]


def _split(kpi: str, halves: Found, lang: str) -> str:
    unit = halves["unit"]
    return text(
        "sensitivity.split",
        lang,
        kpi=kpi_name(kpi, lang),
        mean=_change(halves["mean"], unit, lang),
        luck=_change(halves["luck"], unit, lang),
        knowledge=_change(halves["knowledge"], unit, lang),
        share=share(halves["share"]["mean"], 0, lang),
        bounds=_percent(halves["share"], lang),
    )


def _change(value: float | None, unit: str, lang: str) -> str:
    """Return a difference with its unit; one of shares is in percentage points."""
    if unit != "share" or value is None:
        return quantity(value, unit, lang)
    return text("sensitivity.points", lang, value=number(100 * value, 1, lang))


def _worlds(result: Found, ends: dict[str, str], lang: str) -> list[str]:
    lines = [text("sensitivity.rule", lang, **_counted(result["at_rule"], lang), **ends)]
    if result["at_service"] is None:
        return [*lines, text("sensitivity.no_service", lang, **ends)]
    amounts = {
        name: quantity(result["at_service"]["saving"][name], "kr", lang)
        for name in ("mean", "low", "high")
    }
    counted = _counted(result["at_service"], lang)
    goals = "; ".join(result["goals"])
    key = "sensitivity.goals" if goals else "sensitivity.service"
    lines.append(text(key, lang, goals=goals, **counted, **amounts, **ends))
    if result["unmet"]:
        lines.append(text("sensitivity.unmet", lang, n=number(result["unmet"], 0, lang)))
    return lines


def _counted(worlds: Found, lang: str) -> dict[str, str]:
    cheaper = worlds["cheaper"]
    return {
        "cheaper": number(round(cheaper["mean"] * worlds["worlds"]), 0, lang),
        "worlds": number(worlds["worlds"], 0, lang),
        "share": share(cheaper["mean"], 0, lang),
        "bounds": _percent(cheaper, lang),
    }


def _percent(bounds: Found, lang: str) -> str:
    # A share is estimated with noise, and may come out below 0 or above 1.
    low, high = (None if end is None else min(max(end, 0.0), 1.0) for end in _ends(bounds))
    shown = interval(low, high, lang=lang, how=scale("share"))
    return text("format.share", lang, value=shown)


def _ends(bounds: Found) -> tuple[float | None, float | None]:
    return bounds["low"], bounds["high"]
