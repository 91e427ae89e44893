"""All of Denmark: organisations that add up to the almene sector, everything else drawn.

Known (grade A): on 1 January 2018 the sector had 561 organisations with 7,085 afdelinger and
573,066 homes (Landsbyggefonden). How these are divided, where they lie and what they look like is
drawn here from a fixed seed (grade D): a country of the right size to show that a sweep can play
it, not a map. All organisations meet the same weather and the same absence of their n-th man.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from sim.measure.cost import split
from sim.model.draws.streams import stream
from sim.scenario.schema import Afdeling
from sim.scenario.schema.organisation import Position
from sim.scenario.words import say
from sim.study.sweep.fields import Fields
from sim.study.sweep.words import tell

CENTRES = (
    (55.68, 12.57, 30),
    (55.66, 12.36, 14),
    (55.64, 12.08, 5),
    (55.23, 11.76, 4),
    (54.77, 11.87, 3),
    (55.40, 10.39, 10),
    (55.06, 10.61, 3),
    (55.49, 9.47, 5),
    (55.47, 8.45, 5),
    (55.71, 9.54, 5),
    (56.16, 10.20, 14),
    (56.46, 10.04, 4),
    (56.45, 9.40, 3),
    (56.14, 8.97, 3),
    (57.05, 9.92, 9),
)
"""Latitude, longitude (degrees) and weight of where organisations lie (grade D)."""
ORGANISATION_SIGMA = 1.2
"""Spread of the log of afdelinger per organisation (grade D)."""
AFDELING_SIGMA = 0.8
"""Spread of the log of homes per afdeling (grade D)."""
MEDIAN_KM = 3.0
"""Median distance scale between the afdelinger of an organisation (grade D)."""
LEAST_HOMES = 4
KM_PER_DEGREE = 111.2
GARDEN_SHARE = 0.35
"""Share of afdelinger without opgange (grade D)."""
FAMILY_SHARE = 0.91
"""As in the cases of the repository."""

Ints = npt.NDArray[np.int64]
Estates = dict[str, Afdeling]


def read_denmark(fields: Fields) -> list[tuple[str, Estates]]:
    """Return the organisations of the design `denmark`; nothing, and problems, if it is wrong."""
    keys = ("organisations", "afdelinger", "homes")
    fields.only((*keys, "seed"))
    most = 10_000_000
    for key in keys:
        if key not in fields:
            fields.add(fields.node.mark, key, say("missing"), tell("whole_from", low=1, high=most))
    counts = [fields.whole(key, 1, most, 1) for key in keys]
    if not counts[0] <= counts[1] <= counts[2]:
        listed = tell("counts", counts=", ".join(str(count) for count in counts))
        fields.add(fields.node.mark, "", listed, tell("enough"))
        return []
    return denmark(counts[0], counts[1], counts[2], fields.whole("seed", 0, 1 << 62, 2018))


def denmark(
    organisations: int, afdelinger: int, homes: int, seed: int
) -> list[tuple[str, Estates]]:
    """Return organisations by name with their afdelinger, the one with most homes first.

    Numbers of afdelinger and homes are shared out by drawn weights and add up exactly.
    """
    weights = np.exp(ORGANISATION_SIGMA * _normals(seed, "afdelinger", organisations))
    counts = 1 + _shared(afdelinger - organisations, weights)
    least = min(LEAST_HOMES, homes // afdelinger)
    sizes = least + _shared(
        homes - least * afdelinger, np.exp(AFDELING_SIGMA * _normals(seed, "homes", afdelinger))
    )
    ends = np.cumsum(counts)
    order = np.argsort(-np.add.reduceat(sizes, ends - counts), kind="stable")
    width = len(str(organisations))
    out = []
    for rank, k in enumerate(order.tolist(), start=1):
        mine = sorted(sizes[ends[k] - counts[k] : ends[k]].tolist(), reverse=True)
        name = f"Organisation {rank:0{width}}"
        out.append((name, _estates(seed, rank, name, mine)))
    return out


def _normals(seed: int, name: str, count: int) -> npt.NDArray[np.float64]:
    return stream(seed, 0, f"denmark/{name}").standard_normal(count)


def _shared(total: int, weights: npt.NDArray[np.float64]) -> Ints:
    # Rounded, since the last bit of exp differs between processors.
    return split(total, np.round(weights, 6))


def _estates(seed: int, rank: int, name: str, sizes: list[int]) -> Estates:
    generator = stream(seed, 0, f"denmark/organisation/{rank}")
    weights = np.array([centre[2] for centre in CENTRES], dtype=np.float64)
    lat, lon, _ = CENTRES[int(generator.choice(len(CENTRES), p=weights / weights.sum()))]
    scale = MEDIAN_KM * math.exp(0.7 * generator.standard_normal())
    km = scale * generator.standard_normal((len(sizes), 2))
    garden = generator.random(len(sizes)) < GARDEN_SHARE
    green = np.exp(0.4 * generator.standard_normal(len(sizes)))
    east = KM_PER_DEGREE * math.cos(math.radians(lat))
    return {
        f"{name}, afdeling {a + 1}": Afdeling(
            lejemaal=size,
            area=f"{75 * size} m2",
            opgange=0 if garden[a] else -(-size // 8),
            green_area=f"{round(100 * size * float(green[a]))} m2",
            position=Position(
                lat=round(lat + float(km[a, 0]) / KM_PER_DEGREE, 4),
                lon=round(lon + float(km[a, 1]) / east, 4),
            ),
            family_share=FAMILY_SHARE,
        )
        for a, size in enumerate(sizes)
    }
