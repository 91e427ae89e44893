"""Charts are written whole, and equal results give equal files on every run."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sim.present.figures import (
    cost,
    cost_response,
    time_use,
    write_all,
)
from tests.present.made_up import TODAY

OTHER_PROCESS = """
import hashlib, json, sys
from sim.present.figures import time_use
result = json.load(sys.stdin)
sys.stdout.write(hashlib.sha256(time_use.draw(result).render("svg")).hexdigest())
assert "matplotlib.pyplot" not in sys.modules
"""


def test_every_chart_is_written_twice_and_whole(result: dict[str, Any], tmp_path: Path) -> None:
    """Three charts and one per other model, as SVG and PNG, and no unfinished file."""
    result["models"] = {m: result["models"][m] for m in (TODAY, "faellesdrift")}
    paths = write_all(result, tmp_path / "figures")
    names = ["udgift_og_svartid", "udgift_pr_lejemaal", "tidsforbrug"]
    names.append("svartid_pr_afdeling_faellesdrift")
    assert [p.name for p in paths] == [f"{n}.{kind}" for n in names for kind in ("svg", "png")]
    assert sorted((tmp_path / "figures").iterdir()) == sorted(paths)
    assert paths[1].read_bytes().startswith(b"\x89PNG")


def test_equal_results_give_equal_bytes(result: dict[str, Any]) -> None:
    """Drawn anew and rendered again, each kind of chart is the same to the last byte."""
    for draw in (cost_response.draw, cost.draw, time_use.draw):
        first = draw(result)
        drawn, again, anew = first.render("svg"), first.render("svg"), draw(result).render("svg")
        assert drawn == again == anew
    assert first.render("png") == draw(result).render("png")


def test_another_process_gives_the_same_bytes(result: dict[str, Any], repo_root: Path) -> None:
    """No hash seed, date or address leaks into the file, and pyplot is not even loaded."""
    env = {**os.environ, "PYTHONPATH": str(repo_root), "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS],
        input=json.dumps(result),
        env=env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert other == hashlib.sha256(time_use.draw(result).render("svg")).hexdigest()
