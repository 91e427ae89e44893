"""The command line answers at once: heavy libraries are imported inside commands."""

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = {"numba", "pandas", "matplotlib", "scipy", "simpy"}

HELP_THEN_MODULES = """
import json, sys
from sim.cli import main
sys.argv = ["drift", "--help"]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
print()
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_help_imports_no_heavy_library(repo_root: Path) -> None:
    """`drift --help` works and loads neither numba, pandas, matplotlib, scipy nor simpy."""
    run = subprocess.run(
        [sys.executable, "-c", HELP_THEN_MODULES],
        cwd=repo_root,
        env={**os.environ, "PYTHONPATH": str(repo_root), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    loaded = set(json.loads(run.stdout.splitlines()[-1]))
    assert {"sim", "click"} <= loaded
    assert loaded & HEAVY == set()
