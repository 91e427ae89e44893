"""Tests that play a year can do it with every engine."""

from tests.model.engines import simulate

__all__ = ["simulate"]
