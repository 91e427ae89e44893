"""TRACE → MEANING: what a trace says of service, time and money, per afdeling and in total."""

from __future__ import annotations

from sim.measure.kpis import KPIS, UNITS, Measures
from sim.measure.year import measure
from sim.model.compiled.loops import make_ready

__all__ = ["KPIS", "UNITS", "Measures", "make_ready", "measure"]
