"""How a study is to be played and told: what the commands of studies ask alike, and do alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sim.commands.engine import engine_at_work, engine_option
from sim.commands.options import (
    Decorator,
    folder_of,
    json_option,
    lang_option,
    out_option,
    read,
    seed_option,
    set_option,
    slug,
    workers_option,
)

if TYPE_CHECKING:
    from sim.scenario import Checked


class Way(NamedTuple):
    """What a study is asked besides its question."""

    replications: int | None
    seed: int | None
    engine: str
    workers: int
    out: Path | None
    as_json: bool
    overrides: tuple[str, ...]
    lang: str

    def read(self, path: str) -> Checked:
        """Return the checked scenario at `path` with the overrides; bad input ends the program."""
        return read(path, self.overrides, self.lang)

    def folder(self, checked: Checked, kind: str = "") -> Path:
        """Return where results go; a place that cannot be written to ends the program.

        Unless told it is `outputs/SCENARIO-KIND`.
        """
        name = slug(checked.scenario.name)
        return folder_of(self.out, f"{name}-{kind}" if kind else name, self.as_json)

    def count(self, checked: Checked) -> int:
        """Return how many years are played: those asked for, else the scenario's."""
        return self.replications or checked.scenario.study.replications

    @contextmanager
    def at_work(self, steps: int, doing: str = "runs") -> Iterator[Callable[[int], None]]:
        """Have the engine ready and show progress; give what is told of finished steps."""
        from sim.present.progress import progress

        with (
            engine_at_work(self.engine, self.lang),
            progress(steps, self.lang, doing=doing) as advance,
        ):
            yield advance


def way_options(least: int = 1, workers: bool = True) -> Decorator:
    """Return what adds the options of a `Way` to a command and hands it over as `way`.

    Args:
        least: Fewest years that may be asked for.
        workers: Whether runs at a time can be chosen; else one per core.
    """
    replications = click.option(
        "--replications", type=click.IntRange(least, 100_000), help="Years played."
    )
    options: list[Decorator] = [replications, seed_option, engine_option]
    options += [workers_option] if workers else []
    options += [out_option, json_option, set_option, lang_option]

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def asked(**given: Any) -> Any:
            way = Way(**{name: given.pop(name, 0) for name in Way._fields})
            return command(way=way, **given)

        out: Callable[..., Any] = asked
        for option in reversed(options):
            out = option(out)
        return out

    return add
