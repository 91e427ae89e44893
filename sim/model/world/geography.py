"""Travel times between afdelinger."""

from __future__ import annotations

import numpy as np

from sim.model.world import Ints
from sim.scenario.schema import Organisation

EARTH_KM = 6371.0088


def straight_km(organisation: Organisation) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return great-circle distances (A, A) in km by the haversine formula."""
    places = [afdeling.position for afdeling in organisation.afdelinger.values()]
    lat = np.radians([p.lat for p in places])
    lon = np.radians([p.lon for p in places])
    dlat, dlon = lat[:, None] - lat, lon[:, None] - lon
    chord = np.sin(dlat / 2) ** 2 + np.cos(lat[:, None]) * np.cos(lat) * np.sin(dlon / 2) ** 2
    km: np.ndarray[tuple[int, int], np.dtype[np.float64]] = 2 * EARTH_KM * np.arcsin(np.sqrt(chord))
    return km


def travel_times(organisation: Organisation) -> Ints:
    """Return seconds (2, A, A) from door to door, by van and by bicycle; 0 within an afdeling.

    A given matrix stands for both. Else: distance × detour / speed, and for the van the stop time
    (parking, loading), rounded to whole seconds.
    """
    geography = organisation.geography
    names = list(organisation.afdelinger)
    n = len(names)
    out = np.zeros((2, n, n), dtype=np.int64)
    if geography.travel_times is not None:
        for i, one in enumerate(names):
            for j, other in enumerate(names):
                if i != j:
                    out[:, i, j] = geography.travel_times[one][other]
        return out
    road = straight_km(organisation) * geography.detour
    out[0] = np.rint(road / geography.speed * 3600) + geography.stop_time
    out[1] = np.rint(road / geography.bicycle_speed * 3600)
    out[:, np.arange(n), np.arange(n)] = 0
    return out
