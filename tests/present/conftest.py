"""Fixtures of the presentation tests."""

import copy
from typing import Any

import pytest

from tests.present.made_up import build

_BUILT = build()


@pytest.fixture
def result() -> dict[str, Any]:
    """Give each test its own comparison of six models and 14 afdelinger."""
    return copy.deepcopy(_BUILT)
