"""An equal-service study on disk: the result, every run behind it, and how to play it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sim.measure import KPIS
from sim.study.audit import Audit, audit_runs
from sim.study.staff.ladder import Plan
from sim.study.staff.result import Staff
from sim.study.staff.study import StaffStudy
from sim.study.staff.table import every_run
from sim.study.staff.years import run_of
from sim.study.store import Table, about, write_answer


def audit_staff(study: StaffStudy) -> Audit:
    """Play a seeded 1 % of the runs, at least one, with SimPy and compare the traces."""
    runs = [
        (seed, model, plan, number)
        for seed, model, plan, years in every_run(study)
        for number in range(len(years))
    ]
    labels = [
        f"{model} {plan}, seed {seed}, replication {number}" for seed, model, plan, number in runs
    ]

    made = partial(run_of, study.scenario, runs)
    return audit_runs(study.engine, study.years.seed, labels, made)


def write_staff(
    folder: Path,
    study: StaffStudy,
    found: Staff,
    audit: Audit,
    command: list[str],
    table: Table,
    figures: Callable[[Path], object],
) -> None:
    """Write an equal-service study: result, manifest, a table of plans, every run, its figures."""
    write_answer(
        folder,
        "staff",
        found,
        study.checked,
        _manifest(study, found, audit, command),
        {"summary": _summary(found)},
        table,
        figures,
        _runs(study),
    )


def _manifest(study: StaffStudy, found: Staff, audit: Audit, command: list[str]) -> dict[str, Any]:
    return about(study.checked, found["seed"], found["replications"], audit, command) | {
        "confirm_seed": found["confirm_seed"],
        "models": list(found["models"]),
        "goals": [goal["text"] for goal in found["goals"]],
        "confidence": found["confidence"],
    }


def _summary(found: Staff) -> list[dict[str, Any]]:
    """Return the answers' key figures, a row each."""
    return [
        {"model": model, "posts": entry["posts"], "kpi": name, **figure}
        for model, entry in found["models"].items()
        for name, figure in entry["kpis"].items()
    ]


def _runs(study: StaffStudy) -> list[dict[str, Any]]:
    """Return every run that was played on the way to the answers, a row each."""
    return [
        {"model": model, "posts": round(sum(plan), 6), "plan": _plan(plan)}
        | {"seed": seed, "replication": number}
        | {name: year.total[name] for name in KPIS}
        for seed, model, plan, years in every_run(study)
        for number, year in enumerate(years)
    ]


def _plan(plan: Plan) -> str:
    return " ".join(f"{posts:g}" for posts in plan)
