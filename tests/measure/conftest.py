"""Tests here run with every engine."""

from tests.model.engines import simulate

__all__ = ["simulate"]
