"""Does a replay give the log's order of magnitude? Levels fixed beforehand, and what is said.

Each of P50 and P90 is compared as a ratio, replayed over logged. Within the square root of ten to
either side both round to the same power of ten: the same order of magnitude. Beyond ten it is
another one altogether. Nobody cares about a quarter of an hour, so that is added to both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np

from calibration.against import ALL, Column, Distance
from calibration.words import say
from sim.present.numbers import hours, number
from sim.scenario.words import Lang

SAME = 10**0.5
FAR = 10.0
QUARTER = 0.25
"""Hours nobody cares about."""
Verdict = Literal["ok", "warn", "fail"]
ANSWERS = {
    "exact": "magnitude_exact",
    "yes": "magnitude_yes",
    "partly": "magnitude_partly",
    "near": "magnitude_near",
    "no": "magnitude_no",
}
"""What is said of each answer."""
WAITING: dict[Column, str] = {"first_visit": "waiting_visit", "completed": "waiting_done"}
NOT_SAID: dict[Column, str] = {"first_visit": "not_said_visit", "completed": "not_said_done"}


def factors(one: Distance) -> tuple[float, ...]:
    """Return replayed over logged P50 and P90.

    Where one side does not reach a quantile, both are counted no further than both are known, so
    it is at least as far off as the ratio tells; one that neither reaches gives 1.
    """
    return tuple(_ratio(*both, one.upto) for both in zip(one.logged, one.replayed, strict=True))


def _ratio(logged: float, replayed: float, upto: float) -> float:
    if not np.isfinite(logged + replayed):
        logged, replayed = min(logged, upto), min(replayed, upto)
    return (replayed + QUARTER) / (logged + QUARTER)


def farthest(one: Distance) -> float:
    """Return the ratio that is farthest from 1."""
    return max(factors(one), key=lambda ratio: max(ratio, 1 / ratio))


def verdict(one: Distance) -> Verdict:
    """Return 'ok', 'warn' or 'fail', by the levels of this file."""
    ratio = farthest(one)
    off = max(ratio, 1 / ratio)
    return "ok" if off <= SAME else "warn" if off <= FAR else "fail"


def answer(found: list[Distance]) -> str:
    """Return a key of `ANSWERS`: whether a replay gives the log's order of magnitude.

    'partly' does in all but not in every group; 'near' is not there, but within `FAR`.
    """
    whole, *groups = found
    if whole.same:
        return "exact"
    judged = verdict(whole)
    if judged == "ok":
        return "yes" if all(verdict(one) == "ok" for one in groups) else "partly"
    return "near" if judged == "warn" else "no"


def entry(
    found: list[Distance], column: Column, model: str, posts: dict[str, float] | None
) -> dict[str, Any]:
    """Return it all for JSON; `posts` by afdeling if they were derived from the log."""
    groups = [
        one.entry() | {"factors": [round(x, 4) for x in factors(one)], "verdict": verdict(one)}
        for one in found
    ]
    unit = "h" if column == "first_visit" else "working h"
    head = {"model": model, "held_on": column, "unit": unit, "answer": answer(found)}
    return {**head, "posts": posts, "groups": groups}


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
            "ratios": " / ".join(times(ratio, lang) for ratio in factors(one)),
        }
        yield say("replay_line", **values).to(lang)


def closing(found: list[Distance], column: Column, lang: Lang = "da") -> Iterator[str]:
    """Yield the plain verdict, the groups it does not hold for, and what it does not say."""
    values = {
        "what": say(WAITING[column]),
        "level": number(SAME, 1, lang),
        "far": number(FAR, 0, lang),
        "half": times(factors(found[0])[0], lang),
        "most": times(factors(found[0])[1], lang),
    }
    yield say(ANSWERS[answer(found)], **values).to(lang)
    groups = found[1:]
    beyond = [one for one in groups if verdict(one) != "ok"]
    if beyond:
        named = [f"{named_group(one.group, lang)} ({times(farthest(one), lang)})" for one in beyond]
        of = {"beyond": len(beyond), "groups": len(groups), "names": ", ".join(named)}
        yield say("magnitude_beyond", **of).to(lang)
    yield say(NOT_SAID[column]).to(lang)


def named_group(group: str, lang: Lang) -> str:
    """Return the name of a group as people read it."""
    return say("told_all").to(lang) if group == ALL else group


def times(ratio: float, lang: Lang) -> str:
    """Return a ratio in words: `0,66 gange`."""
    return say("times", ratio=number(ratio, 1 if ratio >= 1 else 2, lang)).to(lang)
