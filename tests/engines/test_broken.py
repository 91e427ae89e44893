"""The differential proof finds mistakes: engines broken on purpose do not pass it."""

import pytest

from sim.model.engine import EnginesDifferError
from tests.engines.differ import compare
from tests.engines.uncompiled import uncompiled

WORLDS = 50
MOST = 12
BROKEN = {
    "ties go to the last task": (
        "dispatch",
        "(key == chosen_key and i < chosen):",
        "(key == chosen_key and i > chosen):",
    ),
    "ties go to the last man": ("dispatch", "travel < chosen_trip:", "travel <= chosen_trip:"),
    "he does not move": ("men", "    y.man[w, c.PLACE] = a\n", ""),
    "his block ends a second sooner": (
        "dispatch",
        "        y.man[w, c.BLOCK_END],\n",
        "        y.man[w, c.BLOCK_END] - 1,\n",
    ),
    "broken off work goes to the back": (
        "men",
        "enqueue(y, y.man[w, c.TASK], 1)",
        "enqueue(y, y.man[w, c.TASK], 0)",
    ),
    "machines stay away": ("men", "        y.machines[held] += 1\n", ""),
    "nobody sets up again": ("dispatch", "c.LEFT] += y.levers[", "c.LEFT] += 0 * y.levers["),
    "old territories stay": ("men", "    wipe(y.home, 0)\n", ""),
    "an interrupted man ends as before": (
        "intake",
        "    under_way_until(y, w, (y.finish[w] >> c.TIME_SHIFT) + seconds)\n",
        "",
    ),
    "what is cancelled stays": (
        "intake",
        "dequeue(y, i, SKIPPED_TASK)",
        "y.task[i, c.TASK_STATE] = SKIPPED_TASK",
    ),
    "a key holds for ever": (
        "queues",
        "    y.live[c.NEXT_LOOK] = min(y.live[c.NEXT_LOOK], holds)\n",
        "",
    ),
    "the least key outlives its task": (
        "queues",
        "        find_least(y, a)\n",
        "",
    ),
    "elsewhere is not looked": ("dispatch", "    while least <= chosen_key:", "    if True:"),
    "a helper is not freed": ("visits", "        clock_out(y, v)\n", ""),
    "rotation begins at the next man": ("intake", "(-ident) %", "(1 - ident) %"),
}
"""By what is wrong: a file, what stands there, and what is put in its place."""


def test_plain_python_passes() -> None:
    """Without a mistake the same files, not compiled, agree with SimPy."""
    assert compare(WORLDS, uncompiled(), most=MOST)["worlds"] == WORLDS


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_broken_engine_is_caught(mistake: str) -> None:
    """Each mistake shows as a different trace, or stops the engine."""
    engine = uncompiled(*BROKEN[mistake])
    with pytest.raises((EnginesDifferError, AssertionError, IndexError)):
        compare(5 * WORLDS, engine, most=MOST, shrink=False)
