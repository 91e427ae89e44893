"""An equal-service study on disk: the result, every run behind it, and how to play it again."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sim.measure import KPIS
from sim.model.draws import draw
from sim.model.draws.streams import stream
from sim.model.engine import engine, resolved
from sim.model.trace import first_difference
from sim.model.world.build import build_world
from sim.study.audit import SHARE, Audit
from sim.study.staff.ladder import Plan
from sim.study.staff.result import Staff
from sim.study.staff.study import StaffStudy
from sim.study.staff.table import every_run
from sim.study.store import versions, whole

SCHEMA = 1


def audit_staff(study: StaffStudy) -> Audit:
    """Play a seeded 1 % of the runs, at least one, with SimPy and compare the traces."""
    name = resolved(study.engine)
    if name == "simpy":
        return Audit(name, 0, None, ())
    runs = [
        (seed, model, plan, number)
        for seed, model, plan, years in every_run(study)
        for number in range(len(years))
    ]
    if name == "both":  # else the study would not have come to its end
        return Audit(name, len(runs), True, ())
    chosen = stream(study.years.seed, 0, "audit").permutation(len(runs))
    fast, slow = engine(name), engine("simpy")
    different = []
    take = math.ceil(len(runs) * SHARE)
    for k in sorted(int(one) for one in chosen[:take]):
        seed, model, plan, number = runs[k]
        world = build_world(study.scenario, model, posts=list(plan))
        draws = draw(study.scenario, seed, number, world.staff.share.size)
        where = first_difference(fast(world, draws), slow(world, draws))
        if where is not None:
            different.append(f"{model} {plan}, seed {seed}, replication {number}, row {where}")
    return Audit(name, take, not different, tuple(different))


def write_staff(
    folder: Path,
    study: StaffStudy,
    found: Staff,
    audit: Audit,
    command: list[str],
    figures: Callable[[Path], object],
) -> None:
    """Write an equal-service study: result, manifest, a table of plans, every run, its figures."""
    with whole(folder) as draft:
        _json(draft / "staff.json", found)
        _json(draft / "manifest.json", _manifest(study, found, audit, command))
        (draft / "scenario.yaml").write_text(study.checked.to_yaml(), encoding="utf-8")
        _tables(draft, study, found)
        figures(draft / "figures")


def _manifest(study: StaffStudy, found: Staff, audit: Audit, command: list[str]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "command": command,
        "scenario": found["scenario"],
        "scenario_sha256": study.checked.digest,
        "seed": found["seed"],
        "confirm_seed": found["confirm_seed"],
        "replications": found["replications"],
        "models": list(found["models"]),
        "goals": [goal["text"] for goal in found["goals"]],
        "confidence": found["confidence"],
        "engine": found["engine"],
        "audit": {
            "engine": "simpy",
            "runs": audit.runs,
            "equal": audit.equal,
            "different": list(audit.different),
        },
        "grades": found["grades"],
        "versions": versions(),
    }


def _tables(folder: Path, study: StaffStudy, found: Staff) -> None:
    """Write the answers' key figures, and every run that was played on the way to them."""
    import pandas as pd

    rows = [
        {"model": model, "posts": entry["posts"], "kpi": name, **figure}
        for model, entry in found["models"].items()
        for name, figure in entry["kpis"].items()
    ]
    pd.DataFrame(rows).to_csv(folder / "summary.csv", index=False, lineterminator="\n")
    runs = [
        {"model": model, "posts": round(sum(plan), 6), "plan": _plan(plan)}
        | {"seed": seed, "replication": number}
        | {name: year.total[name] for name in KPIS}
        for seed, model, plan, years in every_run(study)
        for number, year in enumerate(years)
    ]
    pd.DataFrame(runs).to_parquet(folder / "runs.parquet", index=False)


def _plan(plan: Plan) -> str:
    return " ".join(f"{posts:g}" for posts in plan)


def _json(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
