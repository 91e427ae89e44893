"""Options that several commands share, and how bad input is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from sim.scenario import Checked
    from sim.scenario.schema import Scenario
    from sim.study.goals import Goal

BAD_INPUT = 2
"""Exit code for input that cannot be used."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

scenario_argument: Decorator = click.argument("scenario", type=click.Path())
set_option: Decorator = click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="PATH=VALUE",
    help="Override a value, e.g. --set demand.requests.rate='2.5 /year'.",
)
lang_option: Decorator = click.option(
    "--lang", type=click.Choice(["da", "en"]), default="da", help="Language of what is shown."
)
models_option: Decorator = click.option(
    "--models", default="", metavar="A,B", help="Driftsmodeller, omlægninger."
)
replications_option: Decorator = click.option(
    "--replications", type=click.IntRange(1, 100_000), help="Years played."
)
seed_option: Decorator = click.option("--seed", type=click.IntRange(0), help="Study seed.")
workers_option: Decorator = click.option(
    "--workers", type=click.IntRange(0), default=0, help="Runs at a time; 0: per core."
)
out_option: Decorator = click.option(
    "--out", type=click.Path(path_type=Path), help="Folder of results."
)
json_option: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object; write no files."
)
mapping_option: Decorator = click.option(
    "--mapping", type=click.Path(), required=True, help="Which columns are which (YAML)."
)
since_option: Decorator = click.option(
    "--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="First day used."
)


def folder_of(out: Path | None, name: str, as_json: bool = False) -> Path:
    """Return where results go, `outputs/NAME` unless told; one that cannot be is bad input.

    With `as_json` nothing will be written.
    """
    from sim.study.store import writable

    folder = out or Path("outputs") / name
    blocked = None if as_json else writable(folder)
    if blocked:
        fail([blocked.to(language())])
    return folder


def check_files(*files: Path) -> None:
    """Tell, before any work, which of some files cannot be written, and leave with code 2."""
    from sim.study.store import file_writable

    blocked = [said for said in map(file_writable, files) if said]
    if blocked:
        fail([said.to(language()) for said in blocked])


def fail(lines: list[str]) -> NoReturn:
    """Tell what is wrong, a line each, and leave with exit code 2."""
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(BAD_INPUT)


def language() -> str:
    """Return the language of the command that runs: Danish unless it was asked otherwise."""
    context = click.get_current_context(silent=True)
    return str(context.params.get("lang", "da")) if context else "da"


def refuse(key: str, **values: object) -> NoReturn:
    """Tell in the language of the command why its input cannot be used, and leave with code 2."""
    from sim.present.words import text

    fail([text(f"refuse.{key}", language(), **values)])


@contextmanager
def bad_input_told(lang: str) -> Iterator[None]:
    """Turn errors in scenarios into sentences and exit code 2."""
    from sim.scenario import ScenarioError

    try:
        yield
    except ScenarioError as error:
        fail(error.lines(lang))


def read(path: str, overrides: tuple[str, ...], lang: str) -> Checked:
    """Return the checked scenario at `path`; warnings go to standard error."""
    from sim.scenario import read_scenario

    with bad_input_told(lang):
        checked = read_scenario(path, overrides)
    for warning in checked.warnings:
        click.echo(warning.sentence(lang), err=True)
    return checked


def goals_of(texts: tuple[str, ...]) -> tuple[Goal, ...]:
    """Return the goals stated on the command line; what is no goal is bad input."""
    from sim.study.goals import GoalsError, parse_goals

    try:
        return parse_goals(texts)
    except GoalsError as error:
        fail([said.to(language()) for said in error.said])


def service_of(texts: tuple[str, ...], staffing: str, scenario: Scenario) -> tuple[Goal, ...]:
    """Return the goals that equal service is about: those stated, else those of `drift staff`.

    There are none where the staffing is another than `service`; a goal is then bad input.
    """
    from sim.study.goals import default_goals

    if staffing != "service":
        if texts:
            refuse("goal_staffing", staffing=staffing)
        return ()
    return goals_of(texts) or default_goals(scenario)


def _unknown(name: str, known: Sequence[str]) -> str:
    """Return the sentence about a driftsmodel that nobody knows, with the nearest one or all."""
    import difflib

    from sim.present.words import text

    near, lang = difflib.get_close_matches(name, known, 1), language()
    hint = text("refuse.model.all", lang, known=", ".join(known))
    if near:
        hint = text("refuse.model.near", lang, near=near[0])
    return text("refuse.model", lang, name=name, hint=hint)


def models_of(text: str, scenario: Scenario, known: Sequence[str]) -> list[str]:
    """Return the ids in `text`, written with Danish letters or not; unknown ones are bad input.

    The scenario's own models and its today must be known too, where they are what is used.
    """
    from sim.scenario.nearest import fold

    by_form = {fold(name): name for name in known}
    written = [fold(name.strip()) for name in text.split(",") if name.strip()]
    chosen = [by_form.get(name, name) for name in written]
    wanted = [*(chosen or scenario.models), scenario.today]
    lines = [_unknown(name, known) for name in wanted if name not in known]
    if lines:
        fail(lines)
    return chosen


def share_of(text: str) -> float:
    """Return the share that `text` states as a percentage; anything else is bad input."""
    import re

    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%\s*", text)
    share = float(found[1].replace(",", ".")) / 100 if found else 0.0
    if not 0 < share < 1:
        refuse("share", text=text)
    return share


def model_id(text: str, known: list[str]) -> str:
    """Return the id in `known` that is meant, Danish letters folded; no such id is bad input."""
    from sim.scenario.nearest import fold

    name = fold(text.strip())
    by_form = {fold(one): one for one in known}
    if name not in by_form:
        fail([_unknown(name, known)])
    return by_form[name]


def pair_of(start: str | None, end: str, scenario: Scenario) -> tuple[str, str]:
    """Return the ids of the driftsmodel before, today's unless told, and of the one after."""
    known = list(scenario.driftsmodeller)
    return model_id(start or scenario.today, known), model_id(end, known)


def slug(name: str) -> str:
    """Return a name as a folder name: Danish letters folded, everything else a hyphen."""
    import re

    from sim.scenario.nearest import fold

    return re.sub(r"[^a-z0-9]+", "-", fold(name.lower())).strip("-") or "study"
