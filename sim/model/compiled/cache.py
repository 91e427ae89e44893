"""Where the compiled engine is kept between runs.

The cache that belongs to a compiled function notices an edit of its own file and of no other that
it calls. So the folder carries a digest of all of the model and of what compiles it.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parents[1]
KEPT = 6
"""So many versions are kept; the ones used longest ago are removed."""


def digest(model: Path = MODEL) -> str:
    """Return a digest of every file of the model and of what compiles it."""
    import llvmlite
    import numba
    from numba.core import config

    compiler = (sys.version, numba.__version__, llvmlite.__version__)
    settings = (config.OPT, config.BOUNDSCHECK, config.CPU_NAME, config.CPU_FEATURES)
    out = hashlib.sha256(repr((compiler, settings)).encode())
    for path in sorted(model.rglob("*.py")):
        content = path.read_bytes()
        out.update(f"{path.relative_to(model).as_posix()} {len(content)}\n".encode() + content)
    return out.hexdigest()[:32]


def folder() -> Path:
    """Return the folder for this version of the model, made if need be.

    Where nothing can be written in the user's cache it is a temporary one, for this process alone:
    what lies in the cache is executed, so it is not shared where others may write.
    """
    base = _user_cache() / "drift" / "engine"
    try:
        chosen = base / digest()
        chosen.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=chosen):
            os.utime(chosen)
    except OSError:
        chosen = Path(tempfile.mkdtemp(prefix="drift-engine-"))
        atexit.register(shutil.rmtree, chosen, ignore_errors=True)
        return chosen
    _forget_old(base, chosen)
    return chosen


def cached(function: Any) -> Any:
    """Let a compiled function be kept in `folder`."""
    from numba.core import config

    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder())
    try:
        function.enable_caching()
    finally:
        config.CACHE_DIR = before
    return function


def _user_cache() -> Path:
    """Return the folder in which programs keep what they can make again."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")


def _forget_old(base: Path, chosen: Path) -> None:
    """Remove all but the versions used last, `chosen` among them."""
    others = [one for one in base.iterdir() if one != chosen]
    others.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    for old in others[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
