"""`drift check` and `drift show`."""

from __future__ import annotations

import click

from sim.commands.options import (
    bad_input_told,
    fail,
    lang_option,
    read,
    scenario_argument,
    set_option,
)


@click.command()
@click.argument("scenarios", nargs=-1, required=True, type=click.Path())
@lang_option
def check(scenarios: tuple[str, ...], lang: str) -> None:
    """Check scenarios: every error at once, with file and line. Exit code 0 or 2."""
    from sim.scenario import check_paths

    def warn(line: str) -> None:
        click.echo(line, err=True)

    problems = check_paths(scenarios, lang, warn)
    if problems:
        fail(problems)
    for path in scenarios:
        click.echo(f"{path}: OK")


@click.command()
@scenario_argument
@click.option("--why", metavar="PATH", help="Tell who set a value, where and on what evidence.")
@set_option
@lang_option
def show(scenario: str, why: str | None, overrides: tuple[str, ...], lang: str) -> None:
    """Print the resolved scenario as YAML, or where one value comes from."""
    checked = read(scenario, overrides, lang)
    if why is None:
        click.echo(checked.to_yaml(), nl=False)
        return
    with bad_input_told(lang):
        click.echo(checked.why(why, lang))
