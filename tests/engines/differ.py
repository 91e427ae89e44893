"""Play many random worlds with both engines: `python -m tests.engines.differ NUMBER`.

Prints how many worlds, rows and kinds of rows were played alike, and which kinds never came up; at
the first difference it tells the world, made as small as may be, and leaves with an error.
"""

from __future__ import annotations

import collections
import sys
import time

from hypothesis import HealthCheck, Phase, given, settings

from sim.model import Engine, reference
from sim.model.engine import EnginesDifferError
from sim.model.trace import Row, first_difference
from sim.present.engine import told as words
from tests.engines.worlds import Told, made, told


def compare(
    number: int, compiled: Engine, *, most: int = 66, shrink: bool = True
) -> collections.Counter[str]:
    """Play `number` worlds with both engines and return how often each kind of row was written.

    In a world there are at most `most` men and afdelinger.

    Raises:
        EnginesDifferError: at a world in which they differ, the smallest that was found.
    """
    seen: collections.Counter[str] = collections.Counter()
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(told(most))
    def alike(one: Told) -> None:
        world, draws = made(one)
        slow, fast = reference.simulate(world, draws), compiled(world, draws)
        row = first_difference(slow, fast)
        if row is not None:
            raise EnginesDifferError(slow, fast, row)
        seen["worlds"] += 1
        seen.update(Row(kind).name for kind in slow.row.tolist())

    alike()
    return seen


def main() -> None:
    """Compare as many worlds as the command line says."""
    from sim.model.compiled import simulate

    start = time.monotonic()
    try:
        seen = compare(int(sys.argv[1]), simulate)
    except EnginesDifferError as error:
        sys.exit("\n".join([*words(error, "en"), *getattr(error, "__notes__", [])]))
    never = sorted({row.name for row in Row} - set(seen))
    print(f"{seen.pop('worlds')} worlds, {seen.total()} rows alike; never: {never}")
    print(f"{time.monotonic() - start:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
