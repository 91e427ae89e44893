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

STREAMS: dict[str, dict[str, str]] = {
    "organisation": {
        "weather.winter": "how harsh each winter is",
        "weather.snow": "days of snow",
        "weather.snow_time": "when snow is found",
        "weather.salt": "days of salting",
        "weather.day_factor": "how many requests a day brings",
    },
    "afdeling": {
        "requests.estate": "level of requests of the afdeling",
        "requests.count": "candidates of a day",
        "requests.time": "time of day",
        "requests.type": "type of request",
        "requests.thinning": "whether a candidate is kept",
        "requests.priority": "priority",
        "requests.work": "hands-on time of each visit",
        "requests.work.exponential": "the same, where its distribution is exponential",
        "requests.no_access": "whether somebody opens, by visit",
        "requests.fix": "whether a visit solves it",
        "requests.gap": "time until a further visit",
        "requests.heard": "whether a call is heard, by call",
        "requests.retry": "time until the next call",
        "requests.direct": "whether the resident goes to a man he sees",
        "requests.trade": "whether own staff can do a trade task",
        "requests.bought": "whether a firm takes it",
        "requests.lead": "time a trade firm takes",
        "requests.firm": "response of a firm over its median",
        "requests.patience": "time until the resident asks again",
        "requests.vagt": "time until the vagt arrives",
        "rounds.phase.ROUND": "day of the first round",
        "rounds.time.ROUND": "hands-on time of each round",
        "rounds.bought.ROUND": "whether a firm does it on its day",
        "moves.count": "moves spread over the month",
        "moves.turn": "moves at the turn of the month",
        "moves.work": "hands-on time of each inspection",
        "contacts.count": "incidental contacts of a day",
        "contacts.time": "time of day",
        "contacts.length": "length of each",
    },
    "man": {
        "leave": "weeks of leave",
        "courses": "days at courses",
        "sickness": "spells of sickness",
    },
}
"""What is drawn from each stream, by what there is a stream for; capitals stand for a name."""


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
