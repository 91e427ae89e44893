"""Print a digest of years as bytes: `python -m tests.determinism.digest ENGINE`."""

from __future__ import annotations

import hashlib
import sys

from tests.model.engines import ENGINES
from tests.model.small import MODELS, play, small


def digest(engine: str) -> str:
    """Return the SHA-256 of draws and traces of the small scenario under every model."""
    out = hashlib.sha256()
    for model in MODELS:
        year = play(ENGINES[engine], small(), model, seed=7, replication=3)
        for column in (*year.draws, *year.trace):
            out.update(f"{column.dtype} {column.shape}".encode())
            out.update(column.tobytes())
    return out.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest(sys.argv[1]))
