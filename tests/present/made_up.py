"""A made-up comparison with the shape of a real one: no number in it is from anywhere."""

from typing import Any

TODAY = "koordinering_og_planlaegning"
NAMES = [
    "Blåbærhaven", "Ærøgade", "Østre Allé", "Nørrevang", "Kanalkvarteret", "Ved Søen",
    "Rugmarken", "Bækkeløkken", "Åparken", "Skrænten", "Hedevænget", "Grønnegården",
    "Solsiden", "Møllebakken", "Fælleden", "Engdraget", "Kærlodden", "Tårnhuset",
    "Gærdet", "Sønderhøj",
]  # fmt: skip
# title, posts, staff-work saved by the model, hands-on, travel, interruption, meeting
MODELS: dict[str, tuple[str, float, float, float, float, float, float]] = {
    "manglende_ledelse": ("Manglende ledelse", 18.0, -0.04, 0.60, 0.02, 0.17, 0.03),
    TODAY: ("Ledelse med koordinering og planlægning", 18.0, 0.0, 0.64, 0.02, 0.12, 0.06),
    "teamopdelt_samdrift": ("Teamopdelt samdrift", 17.0, 0.055, 0.66, 0.07, 0.07, 0.07),
    "afdelingsdelt_drift": ("Afdelingsdelt drift", 17.0, 0.08, 0.66, 0.05, 0.08, 0.06),
    "faellesdrift": ("Fællesdrift", 16.0, 0.14, 0.69, 0.09, 0.04, 0.06),
    "facility_service": ("Facility service", 15.5, 0.12, 0.68, 0.11, 0.02, 0.04),
}
ENGLISH = {
    "manglende_ledelse": "No management",
    TODAY: "Coordinated management",
    "teamopdelt_samdrift": "Teams",
    "afdelingsdelt_drift": "Home caretaker and pool",
    "faellesdrift": "Fællesdrift (one pool)",
    "facility_service": "Facility service",
}
LEJEMAAL = 1234


def value(mean: float, spread: float, unit: str) -> dict[str, Any]:
    """Return a KPI with a symmetric interval."""
    return {"mean": mean, "low": mean - spread, "high": mean + spread, "unit": unit}


def wait(posts: float, gain: float, hard: float = 1.0) -> float:
    """Return a response in hours that grows as staff gets scarce, like a queue's."""
    load = 14.0 * (1 - gain) * hard / posts
    return 20.0 + 18.0 * load / max(1.02 - load, 0.06)


def kpis(model: str, posts: float, hard: float = 1.0) -> dict[str, Any]:
    """Return the KPIs of one model at so many posts."""
    _, _, gain, hands, travel, interruption, meeting = MODELS[model]
    cost = (posts * 512_000 + (0 if model == "manglende_ledelse" else 650_000)) / LEJEMAAL
    p90 = wait(posts, gain, hard)
    idle = 1 - hands - travel - interruption - meeting
    found = {
        "cost_kr_per_year": value(cost * LEJEMAAL, 90_000, "kr"),
        "cost_kr_per_lejemaal": value(cost, 73, "kr"),
        "response_h_p50": value(p90 * 0.22, 1.2, "h"),
        "response_h_p90": value(p90, 0.05 * p90, "h"),
        "within_goal_share": value(0.97 - p90 / 600, 0.01, "share"),
        "planned_on_time_share": value(0.95 - p90 / 500, 0.01, "share"),
        "hands_on_share": value(hands, 0.01, "share"),
        "travel_share": value(travel, 0.004, "share"),
        "interruption_share": value(interruption, 0.005, "share"),
        "meeting_share": value(meeting, 0.002, "share"),
        "idle_share": value(idle, 0.01, "share"),
    }
    for priority, factor in (("akut", 0.2), ("haster", 0.8), ("almindelig", 1.1)):
        found[f"response_h_p90.{priority}"] = value(p90 * factor, 0.05 * p90 * factor, "h")
    return found


def less(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Return differences of KPIs, their intervals narrower than those of either."""
    return {
        k: value(v["mean"] - theirs[k]["mean"], 0.4 * (v["high"] - v["mean"]), v["unit"])
        for k, v in ours.items()
    }


def build(afdelinger: int = 14) -> dict[str, Any]:
    """Return a comparison of the six models over so many afdelinger."""
    models: dict[str, Any] = {}
    curve: dict[str, Any] = {}
    differences: dict[str, Any] = {}
    for model, (title, posts, *_rest) in MODELS.items():
        hards = {n: 0.82 + 0.26 * ((7 * i) % 11) / 10 for i, n in enumerate(NAMES[:afdelinger])}
        pooled = 0.0 if model in ("manglende_ledelse", TODAY) else 0.7
        models[model] = {
            "title": {"da": title, "en": ENGLISH[model]},
            "posts": posts,
            "leaders": 1.2,
            "desk": 0.5,
            "kpis": kpis(model, posts),
            "afdelinger": {
                n: kpis(model, posts, hard + pooled * (0.97 - hard)) for n, hard in hards.items()
            },
        }
        curve[model] = [
            {"norm": norm, "posts": posts * norm, "kpis": kpis(model, posts * norm)}
            for norm in (0.9, 0.95, 1.0, 1.08, 1.15)
        ]
    for model in MODELS:
        if model == TODAY:
            continue
        ours, theirs = models[model], models[TODAY]
        differences[f"{model} vs {TODAY}"] = {
            "model": model,
            "baseline": TODAY,
            "kpis": less(ours["kpis"], theirs["kpis"]),
            "afdelinger": {
                n: less(found, theirs["afdelinger"][n]) for n, found in ours["afdelinger"].items()
            },
        }
    return {
        "schema": 1,
        "scenario": "Søndervang Boligforening",
        "description": "Opdigtet",
        "organisation": "Søndervang",
        "today": TODAY,
        "seed": 1,
        "replications": 20,
        "engine": "simpy",
        "lejemaal": LEJEMAAL,
        "goals_h": {"akut": 24.0, "haster": 72.0, "almindelig": 240.0},
        "grades": {"A": 12, "B": 30, "C": 8, "D": 140},
        "models": models,
        "differences": differences,
        "curve": curve,
    }
