"""Named random streams: one for each decision and entity.

A stream is seeded from the study seed, the replication and the SHA-256 of its name, so adding a
stream, an afdeling or a man leaves every other stream as it was.
"""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, replication: int, name: str) -> np.random.Generator:
    """Return the generator of the stream `name` in one replication of a study."""
    digest = hashlib.sha256(name.encode()).digest()
    words = tuple(int.from_bytes(digest[i : i + 4], "little") for i in range(0, 32, 4))
    sequence = np.random.SeedSequence(seed, spawn_key=(replication, *words))
    return np.random.Generator(np.random.PCG64(sequence))
