"""TRACE → MEANING: what a trace says of service, time and money, per afdeling and in total."""

from __future__ import annotations

from sim.measure.kpis import KPIS, UNITS, Measures
from sim.measure.year import measure

__all__ = ["KPIS", "UNITS", "Measures", "measure"]
