"""What a driftsmodel means for the single afdeling, in sentences."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sim.present.comparison import Result, model_ids, title, today
from sim.present.evidence import hedge
from sim.present.numbers import Scale, number, scale, share, signed, with_unit
from sim.present.words import text

RESPONSE, KNOWN = "response_h_p90", "known_face_share"
Economy = dict[str, Any]


def key_name(key: str, lang: str) -> str:
    """Return the short name of a fordelingsnøgle."""
    return text(f"key.short.{key}", lang) if key else "–"


def shown_key(economy: Economy) -> str:
    """Return the key a driftsmodel is shown under: its own, or the fairest if it has none."""
    return str(economy["own_key"] or economy["fairest_key"])


def sentences(
    result: Result, economy: dict[str, Economy], area: float, lang: str = "da"
) -> list[str]:
    """Return who pays, who waits longest and who knows whom, a sentence each per driftsmodel."""
    lines = [_pays(result, model, found, lang) for model, found in economy.items()]
    lines += [line for model in model_ids(result) for line in _waits(result, model, lang)]
    now = today(result)
    if now is not None and area > 0:
        konto = result["models"][now]["kpis"].get("konto_114_kr_per_year")
        if konto and konto["mean"] is not None:
            value = number(konto["mean"] / area, 0, lang)
            lines.append(text("area.sentence", lang, hedge=hedge(result, lang), value=value))
    return lines


def _pays(result: Result, model: str, economy: Economy, lang: str) -> str:
    own = shown_key(economy)
    keyed, fairest = economy["keys"][own], economy["fairest_key"]
    worst = max(keyed["changes"], key=lambda change: change["mean"])
    return text(
        "winners.sentence",
        lang,
        model=title(result, model, lang),
        own=key_name(own, lang),
        losers=number(keyed["losers"], 0, lang),
        total=number(len(keyed["changes"]), 0, lang),
        worst=worst["afdeling"],
        most=signed(worst["mean"], scale("kr"), lang),
        fairest=key_name(fairest, lang),
        fewest=number(economy["keys"][fairest]["losers"], 0, lang),
    )


def _waits(result: Result, model: str, lang: str) -> list[str]:
    afdelinger = result["models"][model].get("afdelinger") or {}
    waits = _known(afdelinger, RESPONSE)
    faces = _known(afdelinger, KNOWN)
    known = (result["models"][model]["kpis"].get(KNOWN) or {}).get("mean")
    if len(waits) < 2 or not faces or known is None:
        return []
    worst, best = max(waits, key=lambda a: waits[a]), min(waits, key=lambda a: waits[a])
    how = scale("h", waits[worst])
    stranger = min(faces, key=lambda a: faces[a])
    said = text(
        "afdeling.sentence",
        lang,
        model=title(result, model, lang),
        worst=worst,
        longest=with_unit(waits[worst], how, lang),
        best=best,
        shortest=with_unit(waits[best], how, lang),
        known=share(known, 0, lang),
        stranger=stranger,
        least=share(faces[stranger], 0, lang),
    )
    return [said]


def _known(afdelinger: dict[str, Any], kpi: str) -> dict[str, float]:
    found = {name: (figures.get(kpi) or {}).get("mean") for name, figures in afdelinger.items()}
    return {name: value for name, value in found.items() if value is not None}


def proxy_lines(
    result: Result, found: Mapping[str, Mapping[str, float]], lang: str = "da"
) -> list[str]:
    """Return the stand-in for satisfaction, with what it is not said first."""
    lines = [text("proxy.head", lang)]
    for model, change in found.items():
        bounds = {name: points(change[name], lang) for name in ("low", "high")}
        value = points(change["mean"], lang)
        lines.append(
            text("proxy.line", lang, model=title(result, model, lang), value=value, **bounds)
        )
    return lines


def points(value: float, lang: str) -> str:
    """Return a change in index points with its sign."""
    return signed(value, Scale("", Decimal(1), 1), lang)
