"""Results on disk: tidy tables and a manifest, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sim.measure import KPIS
from sim.scenario import Checked
from sim.scenario.words import Text
from sim.study.audit import Audit
from sim.study.benchmark import benchmarks, tender
from sim.study.compare import Study
from sim.study.comparison import Figures
from sim.study.runner import Variant

SCHEMA = 1
"""Version of the manifest."""
Table = Callable[[Path, list[dict[str, Any]]], object]
"""Writes rows as people read them; programs read the JSON and `runs.parquet`."""


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Give a temporary folder that takes the place of `folder` when all has gone well."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield draft
        draft.chmod(0o755)
        old = draft.with_name(draft.name + "-old")
        if folder.exists():
            folder.rename(old)
        draft.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def write_study(
    folder: Path,
    study: Study,
    checked: Checked,
    audit: Audit,
    command: list[str],
    table: Table,
    figures: Callable[[Path], object],
) -> None:
    """Write a comparison: manifest, comparison, tables of means and of runs, and its figures."""
    with whole(folder) as draft:
        _json(draft / "comparison.json", study.comparison)
        _json(draft / "manifest.json", manifest(study, checked, audit, command))
        (draft / "scenario.yaml").write_text(checked.to_yaml(), encoding="utf-8")
        table(draft / "summary.csv", _summary(study))
        table(draft / "afdelinger.csv", _afdelinger(study))
        table(draft / "vindere_og_tabere.csv", _winners(study))
        table(draft / "noegletal.csv", _benchmarks(study))
        table(draft / "udbud.csv", tender(study.job.scenario))
        _parquet(draft / "runs.parquet", _runs(study))
        figures(draft / "figures")


def manifest(study: Study, checked: Checked, audit: Audit, command: list[str]) -> dict[str, Any]:
    """Return all that is needed to play a study again, and what the audit found."""
    job = study.job
    return about(checked, job.seed, len(study.runs), audit, command) | {
        "requests": getattr(job.requested, "about", "drawn"),
        "models": list(study.comparison["models"]),
        "norms": sorted({variant.norm for variant in job.variants}),
    }


def about(
    checked: Checked, seed: int, replications: int, audit: Audit, command: list[str]
) -> dict[str, Any]:
    """Return what the manifest of every study holds."""
    return {
        "schema": SCHEMA,
        "command": command,
        "scenario": checked.scenario.name,
        "scenario_sha256": checked.digest,
        "seed": seed,
        "replications": replications,
        "engine": audit.engine,
        "audit": {
            "engine": "simpy",
            "runs": audit.runs,
            "equal": audit.equal,
            "different": list(audit.different),
        },
        "grades": checked.grades(),
        "versions": versions(),
    }


def write_answer(
    folder: Path,
    name: str,
    answer: Mapping[str, Any],
    checked: Checked,
    manifest: Mapping[str, Any],
    tables: Mapping[str, list[dict[str, Any]]],
    table: Table,
    figures: Callable[[Path], object],
    runs: list[dict[str, Any]] | None = None,
) -> None:
    """Write a study whose result is one object: that, tidy tables, manifest, scenario, figures.

    Where its runs are given, a row each, they are written too.
    """
    with whole(folder) as draft:
        _json(draft / f"{name}.json", answer)
        _json(draft / "manifest.json", manifest)
        (draft / "scenario.yaml").write_text(checked.to_yaml(), encoding="utf-8")
        for title, rows in tables.items():
            table(draft / f"{title}.csv", rows)
        if runs is not None:
            _parquet(draft / "runs.parquet", runs)
        (draft / "figures").mkdir()
        figures(draft / "figures")


def versions() -> dict[str, str]:
    """Return the versions of Drift, Python and the libraries that decide numbers."""
    from importlib.metadata import PackageNotFoundError, version

    from sim import __version__

    out = {"drift": __version__, "python": sys.version.split()[0]}
    for name in ("numpy", "simpy", "numba", "pandas", "scipy", "holidays"):
        try:
            out[name] = version(name)
        except PackageNotFoundError:
            out[name] = "not installed"
    return out


def _json(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def _summary(study: Study) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for model, points in study.comparison["curve"].items():
        for point in points:
            keys = {"model": model, "norm": point["norm"], "posts": point["posts"]}
            rows += _tidy(keys, point["kpis"])
    for difference in study.comparison["differences"].values():
        keys = {"model": difference["model"], "norm": 1.0, "less": difference["baseline"]}
        rows += _tidy(keys, difference["kpis"])
    return rows


def _afdelinger(study: Study) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for model, entry in study.comparison["models"].items():
        for afdeling, figures in entry["afdelinger"].items():
            rows += _tidy({"model": model, "afdeling": afdeling}, figures)
    for difference in study.comparison["differences"].values():
        for afdeling, figures in difference["afdelinger"].items():
            keys = {"model": difference["model"], "afdeling": afdeling}
            rows += _tidy({**keys, "less": difference["baseline"]}, figures)
    return rows


def _winners(study: Study) -> list[dict[str, Any]]:
    return [
        {"model": model, "key": key, "own": key == found["own_key"], **change}
        for model, found in study.economy.items()
        for key, keyed in found["keys"].items()
        for change in keyed["changes"]
    ]


def _benchmarks(study: Study) -> list[dict[str, Any]]:
    base = {variant: k for k, variant in enumerate(study.job.variants)}
    return [
        row
        for model in study.comparison["models"]
        for row in benchmarks(
            study.job.scenario, model, [run[base[Variant(model)]] for run in study.runs]
        )
    ]


def _tidy(keys: dict[str, Any], figures: Figures) -> list[dict[str, Any]]:
    return [{**keys, "kpi": name, **figure} for name, figure in figures.items()]


def _parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    import pandas as pd

    pd.DataFrame(rows).to_parquet(path, index=False)


def _runs(study: Study) -> list[dict[str, Any]]:
    return [
        {"model": variant.model, "norm": variant.norm, "replication": number}
        | {name: year.total[name] for name in KPIS}
        for number, years in enumerate(study.runs)
        for variant, year in zip(study.job.variants, years, strict=True)
    ]


def writable(folder: Path) -> Text | None:
    """Return why nothing can be written at `folder`, or None."""
    parent = folder
    while not parent.exists():
        parent = parent.parent
    if not parent.is_dir():
        return Text(f"{parent} er en fil, ikke en mappe", f"{parent} is a file, not a folder")
    if os.access(parent, os.W_OK):
        return None
    return Text(f"{parent} kan ikke skrives til", f"{parent} cannot be written to")


def file_writable(file: Path) -> Text | None:
    """Return why no file can be written at `file`, or None."""
    if file.is_dir():
        return Text(f"{file} er en mappe, ikke en fil", f"{file} is a folder, not a file")
    return writable(file.parent)
