"""Named random streams: one for each decision and entity.

A stream is seeded by the SHA-256 of the study seed, the replication and its name, so adding a
stream, an afdeling or a man leaves every other stream as it was. The 256 bits of the digest are
what PCG64 takes as its state and increment: they need no further mixing.
"""

from __future__ import annotations

import hashlib
from typing import cast

import numpy as np
import numpy.typing as npt
from numpy.random.bit_generator import ISeedSequence


class _Digest(ISeedSequence):
    """Seed material that is a digest, the same on every machine."""

    def __init__(self, digest: bytes) -> None:
        self.digest = digest

    def generate_state(
        self, n_words: int, dtype: npt.DTypeLike = np.uint32
    ) -> npt.NDArray[np.uint32 | np.uint64]:
        """Return the first `n_words` little-endian words of the digest."""
        words = np.frombuffer(self.digest, "<u8" if dtype is np.uint64 else "<u4", n_words)
        return words.astype(dtype, copy=False)


def stream(seed: int, replication: int, name: str) -> np.random.Generator:
    """Return the generator of the stream `name` in one replication of a study."""
    digest = hashlib.sha256(f"{seed}/{replication}/{name}".encode()).digest()
    # NumPy takes any ISeedSequence; its stubs name only one of them.
    seeds = cast(np.random.SeedSequence, _Digest(digest))
    return np.random.Generator(np.random.PCG64(seeds))
