"""An explanation in plain sentences: which mechanism makes how much of a difference."""

from typing import Any

from sim.present.comparison import COST, PLANNED, Estimate, verdict
from sim.present.evidence import footnote, hedge
from sim.present.numbers import interval, number, quantity, scale, share, signed, with_unit
from sim.present.words import kpi_name, text

Explained = dict[str, Any]
POSTS, RESPONSE = "posts", "response_h_p90"
LEAST_POSTS = 0.05
"""A share of posts below this is shown as nought, and not told."""


def estimate_of(figures: dict[str, Any], kpi: str) -> Estimate:
    """Return a figure of an explanation."""
    found = figures[kpi]
    return Estimate(found["mean"], found["low"], found["high"], found["unit"])


def model_title(result: Explained, which: str, lang: str) -> str:
    """Return the title of the driftsmodel at the `start` or the `end`."""
    titles: dict[str, str] = result["titles"][result[which]]
    return titles[lang]


def mechanism_name(
    mechanism: str, lang: str, inside: bool = False, leadership: str = "more"
) -> str:
    """Return the name of a mechanism; `inside` a sentence its first letter is small.

    `leadership` says whether there is more of it, less, or the same.
    """
    key = f"mechanism.{mechanism}"
    if mechanism == "ledelse" and leadership != "more":
        key += f".{leadership}"
    name = text(key, lang)
    return name[0].lower() + name[1:] if inside else name


def sentences(result: Explained, lang: str = "da") -> list[str]:
    """Return the explanation in sentences, ending with how sure it is."""
    lines = [_intro(result, lang), _basis(result, lang)]
    lines += [_total(result, lang), *_posts(result, result["leadership"], lang)]
    if result["service"]:
        lines.append(_at_rule(result, lang))
    if result["leadership"] != "same":
        lines.append(_alone(result, lang))
    if RESPONSE in result["total"]:
        lines.append(_response(result, lang))
    return [*lines, footnote(result, lang)]


def _intro(result: Explained, lang: str) -> str:
    return text(
        "explain.intro",
        lang,
        scenario=result["scenario"],
        start=model_title(result, "start", lang),
        end=model_title(result, "end", lang),
        n=number(result["replications"], 0, lang),
        coalitions=number(result["coalitions"], 0, lang),
    )


def _basis(result: Explained, lang: str) -> str:
    if not result["service"]:
        return text("explain.rule", lang)
    goals = [
        text("explain.goal", lang, kpi=kpi_name(kpi, lang), share=share(least, 0, lang))
        for kpi, least in result["service"].items()
    ]
    counts = {name: number(result[name], 0, lang) for name in ("unmet", "coalitions")}
    key = f"explain.{result['basis'].get(POSTS, 'service')}"
    return text(key, lang, goals=", ".join(goals), **counts)


def _between(found: Estimate, lang: str) -> str:
    return interval(found.low, found.high, lang=lang, how=scale(found.unit, found.mean))


def _total(result: Explained, lang: str) -> str:
    cost, posts = (estimate_of(result["total"], kpi) for kpi in (COST, POSTS))
    outcome = verdict(cost)
    # one replication has no interval; its difference is told as a difference all the same
    if outcome == "unknown":
        outcome = "less" if (cost.mean or 0) < 0 else "more"
    fewer = outcome == "less"
    return text(
        f"explain.total.{outcome}",
        lang,
        hedge=hedge(result, lang),
        amount=quantity(abs(cost.mean or 0), "kr", lang),
        interval=_between(cost, lang),
        posts=quantity(-(posts.mean or 0), POSTS, lang)
        if fewer
        else signed(posts.mean, scale(POSTS), lang),
    )


def _at_rule(result: Explained, lang: str) -> str:
    """Return what the posting rule makes of the posts, with the largest share of it."""
    found = result["at_rule"]
    told = _posts(found, result["leadership"], lang)[:1]
    total = signed(found["total"][POSTS]["mean"], scale(POSTS), lang)
    return " ".join([text("explain.at_rule", lang, posts=total), *told])


def _posts(result: Explained, leadership: str, lang: str) -> list[str]:
    """Return a sentence for each mechanism that makes a share of the posts, the largest first."""
    total = result["total"][POSTS]["mean"]
    if abs(total) < LEAST_POSTS:
        return []
    found = {name: shares[POSTS]["mean"] for name, shares in result["shares"].items()}
    told = sorted(
        (name for name in found if abs(found[name]) >= LEAST_POSTS), key=lambda n: -abs(found[n])
    )
    names = {
        inside: {name: mechanism_name(name, lang, inside, leadership) for name in told}
        for inside in (True, False)
    }
    return [
        _posts_of((names[True][name], names[False][name]), found[name], total, lang)
        for name in told
    ]


def _posts_of(names: tuple[str, str], share: float, total: float, lang: str) -> str:
    """Return a mechanism's share; `names` are its name inside a sentence and in front of one."""
    beyond = "beyond" if abs(share) > abs(total) else "same"
    key = beyond if share * total > 0 else "against"
    said = {
        "mechanism": names[0] if key == "same" else names[1],
        "share": signed(share, scale(POSTS), lang)
        if key == "beyond"
        else number(abs(share), 1, lang),
    }
    if key == "same":
        said["total"] = number(abs(total), 1, lang)
    return text(f"explain.posts.{key}", lang, **said)


def _alone(result: Explained, lang: str) -> str:
    cost = estimate_of(result["leadership_alone"], COST)
    planned = result["leadership_alone"].get(PLANNED)
    return text(
        f"explain.alone.{result['leadership']}",
        lang,
        amount=signed(cost.mean, scale("kr"), lang),
        interval=_between(cost, lang),
        planned=signed(planned and planned["mean"], scale("share"), lang),
    )


def _response(result: Explained, lang: str) -> str:
    shares = {name: found[RESPONSE]["mean"] for name, found in result["shares"].items()}
    largest = max(shares, key=lambda name: abs(shares[name]))
    levels = [result[which][RESPONSE]["mean"] for which in ("before", "after")]
    how = scale("h", max(levels))
    before, after = (with_unit(level, how, lang) for level in levels)
    return text(
        "explain.response",
        lang,
        before=before,
        after=after,
        mechanism=mechanism_name(largest, lang, True, result["leadership"]),
        share=text(f"format.{how.key}", lang, value=signed(shares[largest], how, lang)),
    )
