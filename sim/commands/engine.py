"""The option of which engine plays, and what is told about engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from sim.commands.options import Decorator, fail

engine_option: Decorator = click.option(
    "--engine",
    type=click.Choice(["auto", "simpy", "compiled", "both"]),
    default="auto",
    help="Engine; auto is the fastest there is, both compares them event by event.",
)


@contextmanager
def engine_at_work(name: str, lang: str) -> Iterator[None]:
    """Have an engine ready; if it is `both` and they differ, tell where and leave with code 1."""
    from sim.model.engine import EnginesDifferError
    from sim.present.engine import get_ready, told

    blocked = get_ready(name, lang)
    if blocked:
        fail([blocked])
    try:
        yield
    except EnginesDifferError as error:
        click.echo("\n".join(told(error, lang)), err=True)
        raise SystemExit(1) from None
