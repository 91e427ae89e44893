"""What a calibration leaves behind: a layer of YAML that a scenario extends, and a record.

The YAML holds parameters, each with grade, source (log, hash, period), interval and rows. The
record (JSON, same name) holds every estimate, also those that kept the base's value, and what
validation needs. Neither holds a row of the log.
"""

from __future__ import annotations

import json
import math
import os
import tempfile
from pathlib import Path as File
from typing import Any

from pydantic import TypeAdapter

from calibration.base import TYPES
from calibration.calibrate import Calibration
from calibration.estimate import Estimate, Value
from calibration.fits.arrivals import period_of
from calibration.fits.durations import Wait
from calibration.sniff import refused
from calibration.words import counted, say
from sim.scenario import Scenario, shape
from sim.scenario.dump import to_yaml
from sim.scenario.layer import REPLACE
from sim.scenario.paths import Path
from sim.scenario.schema.demand import RequestType

SCHEMA = 1
"""Version of the record."""
DIGITS = 6
"""Significant digits of a value."""
TYPE_KEYS = tuple(RequestType.model_fields)
"""What a type of one's own takes from its lender where the log does not tell."""

Tree = dict[str, Any]


def fitted_yaml(found: Calibration) -> str:
    """Return the layer: every parameter the log told, and types of one's own whole."""
    tree: Tree = {}
    for estimate in found.estimates:
        if estimate.written:
            _put(tree, estimate.path, _leaf(estimate))
    if found.mapping.types:
        _own_types(tree, found)
    return _header(found) + (to_yaml(tree) if tree else "{}\n")


def _header(found: Calibration) -> str:
    rows = counted(len(found.log))
    lines = say("fitted_header", source=found_source(found), rows=rows).en.split("\n")
    return "".join(f"# {line}\n" for line in lines)


def found_source(found: Calibration) -> str:
    """Return whose log a calibration rests on."""
    from calibration.calibrate import source_of

    return source_of(found.mapping, found.log)


def _put(tree: Tree, path: Path, leaf: Any) -> None:
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = leaf


def _leaf(estimate: Estimate) -> Tree:
    return {
        "value": written(estimate.path, estimate.value),
        "grade": estimate.grade,
        "source": f"{estimate.source}; {_support(estimate)}",
    }


def _support(estimate: Estimate) -> str:
    """Return rows and interval of an estimate, in words."""
    if isinstance(estimate.value, tuple) or estimate.low == estimate.high:
        return say("support_list", rows=counted(estimate.rows)).da
    low, high = (written(estimate.path, end) for end in (estimate.low, estimate.high))
    return say("support", rows=counted(estimate.rows), low=low, high=high).da


def written(path: Path, value: Value) -> Any:
    """Return a value as the scenario writes it: rounded, with its unit."""
    kind = shape.at(Scenario, path)
    if isinstance(value, tuple):
        return [_rounded(item) for item in value]
    if kind is shape.UNKNOWN:
        return _rounded(value)
    if not math.isfinite(value):
        return None
    whole = "int" in str(shape.bare(kind))
    number: Any = round(value) if whole else _rounded(value)
    return TypeAdapter(kind).dump_python(number, mode="json")


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _own_types(tree: Tree, found: Calibration) -> None:
    """Fill in what types of one's own lack, from their lenders, with the lenders' evidence."""
    requests = tree.setdefault("demand", {}).setdefault("requests", {})
    types: Tree = {REPLACE: True}
    fitted = requests.get("types", {})
    for name, lender in found.like.items():
        told = fitted.get(name, {})
        lent = [key for key in TYPE_KEYS if found.base.has((*TYPES, lender, key))]
        types[name] = {key: _lent(found, lender, key) for key in lent} | told
    requests["types"] = types


def _lent(found: Calibration, lender: str, key: str) -> Any:
    path = (*TYPES, lender, key)
    evidence = found.base.evidence(path)
    return {"value": found.base.plain(path), "grade": evidence.grade, "source": evidence.source}


def record(found: Calibration) -> Tree:
    """Return the record: source, what became of the rows, estimates and waiting times."""
    log, source = found.log, found.log.source
    first, last = period_of(log)
    return {
        "schema": SCHEMA,
        "name": found.mapping.name,
        "source": {"file": source.file, "sha256": source.sha256, "rows": source.rows},
        "from": first,
        "to": last,
        "requests": len(log),
        "rows": [
            {"file": tally.file, "column": column, "problem": kind, "rows": count.rows}
            for tally in found.tallies
            for (column, kind), count in sorted(tally.counts.items())
        ],
        "notes": [note.en for note in found.notes],
        "types": list(log.types),
        "estimates": [_entry(estimate) for estimate in found.estimates],
        "waits": [_wait(wait) for wait in found.waits],
    }


def _entry(estimate: Estimate) -> Tree:
    return {
        "path": list(estimate.path),
        "value": _json(estimate.value),
        "low": _json(estimate.low),
        "high": _json(estimate.high),
        "rows": estimate.rows,
        "method": estimate.method,
        "fitted": estimate.fitted,
        "grade": estimate.grade,
        "source": estimate.source,
    }


def _wait(wait: Wait) -> Tree:
    fit = wait.fit
    size = len(fit.family.start(0.0, 1.0))
    return {
        "column": wait.column,
        "group": wait.group,
        "family": fit.family.name,
        "parameters": [_rounded(float(p)) for p in fit.parameters[:size]],
        "rows": fit.rows,
    }


def _json(value: Value) -> Any:
    """Return a value for JSON, null where it is not finite."""
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    return _rounded(value) if math.isfinite(value) else None


def record_path(fitted: str | os.PathLike[str]) -> File:
    """Return where the record of a fitted YAML file lies."""
    return File(fitted).with_suffix(".json")


def read_record(fitted: str | os.PathLike[str]) -> Tree:
    """Return the record beside a fitted YAML file.

    Raises:
        ScenarioError: it is not there, or was not written by `drift calibrate`.
    """
    path = record_path(fitted)
    try:
        found: Tree = json.loads(path.read_text(encoding="utf-8"))
        known = found["schema"] == SCHEMA
    except (OSError, ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise refused(str(path), "no_record", "record_wanted", fitted=File(fitted).name)
    return found


def write_fitted(out: str | os.PathLike[str], found: Calibration) -> list[File]:
    """Write layer and record, whole or not at all, and return their paths."""
    entry = record(found) | {"mapping": _relative(found.mapping.file, out)}
    text = json.dumps(entry, ensure_ascii=False, indent=1, allow_nan=False)
    pages = {File(out): fitted_yaml(found), record_path(out): text + "\n"}
    write_whole(pages)
    return list(pages)


def _relative(file: str, out: str | os.PathLike[str]) -> str | None:
    """Return where the mapping lies from the folder of `out`; None on another drive."""
    try:
        return File(os.path.relpath(file, File(out).parent)).as_posix()
    except ValueError:
        return None


def write_whole(pages: dict[File, str]) -> None:
    """Write texts so that each appears whole; none is touched before all are on the disk."""
    drafts: list[tuple[str, File]] = []
    try:
        for path, text in pages.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
            drafts.append((draft, path))
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
            os.chmod(draft, 0o644)
        for draft, path in drafts:
            os.replace(draft, path)
    finally:
        for draft, _ in drafts:
            File(draft).unlink(missing_ok=True)
