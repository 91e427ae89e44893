"""A progress bar for long runs: only on a terminal, and only once a run has lasted two seconds."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sim.present.words import text

DELAY_S = 2.0


@contextmanager
def progress(
    total: int,
    lang: str = "da",
    console: Console | None = None,
    delay_s: float = DELAY_S,
    doing: str = "runs",
) -> Iterator[Callable[[int], None]]:
    """Yield a function that is told how many runs have just been finished.

    The bar is written to standard error (so that `--json` stays clean), appears after `delay_s`
    seconds and disappears when the block ends. Without a terminal nothing is written. What is
    done is `runs`, or an `audit` of them.
    """
    console = console or Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        # a result printed meanwhile belongs on standard output
        redirect_stdout=False,
        disable=not console.is_terminal,
    )
    task = bar.add_task(text(f"progress.{doing}", lang), total=total)

    def advance(done: int = 1) -> None:
        bar.advance(task, done)

    timer = threading.Timer(delay_s, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield advance
    finally:
        # join first: the timer may be starting the bar at this very moment
        timer.cancel()
        timer.join()
        bar.stop()
