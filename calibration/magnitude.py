"""Does a replay give the log's order of magnitude? Levels fixed beforehand, and what is said.

Each of P50 and P90 is compared as a ratio, replayed over logged. Within the square root of ten to
either side both round to the same power of ten: the same order of magnitude. Beyond ten it is
another one altogether. Nobody cares about a quarter of an hour, so that is added to both before
they are judged. A quantile that one side does not reach gives a bound; one that neither reaches
gives nothing, and then only the other is judged, which is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np

from calibration.against import ALL, SHARES, TOLD, Column, Distance
from calibration.ratio import Ratio, ratio_of, times
from calibration.resample import COVERED
from calibration.staffing import SOURCE
from calibration.words import say
from sim.present.numbers import hours, number
from sim.scenario.words import Lang

SAME = 10**0.5
FAR = 10.0
Verdict = Literal["ok", "half", "unknown", "warn", "fail"]
"""'half': P50 is right and P90 untried; 'unknown': nothing tells."""
MISSES = ("warn", "fail")
UNTRIED = ("half", "unknown")
DERIVED = {"grade": "D", "source": SOURCE}
"""The evidence of posts that were derived from the log."""
ANSWERS = {
    "exact": "magnitude_exact",
    "yes": "magnitude_yes",
    "partly": "magnitude_partly",
    "half": "magnitude_half",
    "unknown": "magnitude_unknown",
    "near": "magnitude_near",
    "no": "magnitude_no",
}
"""What is said of each answer."""
WAITING: dict[Column, str] = {"first_visit": "waiting_visit", "completed": "waiting_done"}
HELD: dict[Column, str] = {
    "first_visit": "held_on_first_visit",
    "completed": "held_on_completed",
}
NOT_SAID: dict[Column, str] = {"first_visit": "not_said_visit", "completed": "not_said_done"}


def ratios(one: Distance) -> tuple[Ratio, ...]:
    """Return replayed over logged P50 and P90."""
    sides = zip(one.logged, one.replayed, SHARES, one.intervals, strict=True)
    return tuple(
        ratio_of(logged, replayed, one.upto, one.rows, share, interval)
        for logged, replayed, share, interval in sides
    )


def farthest(one: Distance) -> Ratio:
    """Return the ratio that is farthest from 1."""
    return max(ratios(one), key=lambda ratio: (ratio.is_told, ratio.off))


def _judged(ratio: Ratio) -> Verdict:
    """Return what is made of one quantile: a bound within `SAME` may still be far off."""
    if ratio.known == "exact":
        return "ok" if ratio.off <= SAME else "warn" if ratio.off <= FAR else "fail"
    return "fail" if ratio.off > SAME else "unknown"  # a bound beyond it is never 'within ten'


def verdict(one: Distance) -> Verdict:
    """Return the worse of both quantiles, by the levels of this file."""
    half, most = (_judged(ratio) for ratio in ratios(one))
    for worst in ("fail", "warn"):
        if worst in (half, most):
            return worst
    if half == most == "ok":
        return "ok"
    return "half" if half == "ok" else "unknown"


def answer(found: list[Distance]) -> str:
    """Return a key of `ANSWERS`: whether a replay gives the log's order of magnitude.

    'partly' does in all but not in every group; 'half' does for P50, and P90 is untried; 'near' is
    not there, but within `FAR`.
    """
    whole, *groups = found
    if whole.same:
        return "exact"
    judged = verdict(whole)
    if judged == "ok":
        return "partly" if any(verdict(one) in MISSES for one in groups) else "yes"
    return {"warn": "near", "fail": "no"}.get(judged, judged)


def entry(
    found: list[Distance],
    column: Column | None,
    model: str,
    posts: dict[str, float] | None,
    years: int,
    told: float,
) -> dict[str, Any]:
    """Return it all for JSON, null for what is not known.

    Args:
        found: The distances; none where nothing can be compared.
        column: What was compared, if anything.
        model: The model of the day.
        posts: By afdeling, if they were derived from the log.
        years: Years that were replayed.
        told: Share of closed cases whose first visit the log tells.
    """
    unit = {"first_visit": "h", "completed": "working h", None: None}[column]
    return {
        "model": model,
        "held_on": column,
        "unit": unit,
        "years": years,
        "first_visit_share": round(told, 4),
        "answer": answer(found) if found else None,
        "posts": posts,
        "posts_evidence": DERIVED if posts else None,
        "groups": [one.entry() | _ratios_entry(one) for one in found],
    }


def _ratios_entry(one: Distance) -> dict[str, Any]:
    both = ratios(one)
    return {
        "factors": [_finite(ratio.value) for ratio in both],
        "known": [ratio.known for ratio in both],
        "intervals": [[_finite(ratio.low), _finite(ratio.high)] for ratio in both],
        "verdict": verdict(one),
    }


def _finite(value: float) -> float | None:
    return round(value, 4) if np.isfinite(value) else None


def held_sentence(column: Column, told: float, lang: Lang = "da") -> str:
    """Return how many closed cases tell their first visit, and what follows for the comparison."""
    values = {"share": number(100 * told, 0, lang), "level": number(100 * TOLD, 0, lang)}
    return say(HELD[column], **values).to(lang)


def sentences(found: list[Distance], column: Column, lang: Lang = "da") -> Iterator[str]:
    """Yield a sentence per group: rows, logged, replayed, the distance and the ratio."""

    def shown(value: float) -> str:
        if value == np.inf:
            return say("not_reached").to(lang)
        return hours(value, 1, lang) if column == "first_visit" else number(value, 1, lang)

    for one in found:
        values = {
            "group": named_group(one.group, lang),
            "rows": number(one.rows, 0, lang),
            "open": number(one.open, 0, lang),
            "logged": " / ".join(shown(value) for value in one.logged),
            "replayed": " / ".join(shown(value) for value in one.replayed),
            "apart": shown(one.apart),
            "ratios": " / ".join(times(ratio, lang, interval=True) for ratio in ratios(one)),
        }
        yield say("replay_line", **values).to(lang)


def closing(found: list[Distance], column: Column, years: int, lang: Lang = "da") -> Iterator[str]:
    """Yield the verdict, the groups it does not hold for or does not reach, and its limits."""
    half, most = (times(ratio, lang) for ratio in ratios(found[0]))
    values = {
        "what": say(WAITING[column]),
        "level": number(SAME, 1, lang),
        "far": number(FAR, 0, lang),
        "half": half,
        "most": most,
    }
    yield say(ANSWERS[answer(found)], **values).to(lang)
    groups = found[1:]
    for phrase, names in (
        ("magnitude_beyond", [_missed(one, lang) for one in groups if verdict(one) in MISSES]),
        ("magnitude_untried", [_untried(one, lang) for one in groups if verdict(one) in UNTRIED]),
    ):
        if names:
            of = {"beyond": len(names), "groups": len(groups), "names": "; ".join(names)}
            yield say(phrase, **of).to(lang)
    covered = number(100 * COVERED, 0, lang)
    yield say("interval_note", covered=covered, years=number(years, 0, lang)).to(lang)
    yield say(NOT_SAID[column]).to(lang)


def _missed(one: Distance, lang: Lang) -> str:
    return f"{named_group(one.group, lang)} ({times(farthest(one), lang)})"


def _untried(one: Distance, lang: Lang) -> str:
    """Return a group and what is not known of it: `akut: 90 % ukendt (ikke nået)`."""
    missing = [
        f"{number(100 * share, 0, lang)} % {times(ratio, lang)}"
        for share, ratio in zip(SHARES, ratios(one), strict=True)
        if _judged(ratio) == "unknown"
    ]
    return f"{named_group(one.group, lang)}: {', '.join(missing)}"


def named_group(group: str, lang: Lang) -> str:
    """Return the name of a group as people read it."""
    return say("told_all").to(lang) if group == ALL else group
