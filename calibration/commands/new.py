"""`drift new`: a scenario from a filled workbook; templates to fill in; an example to try."""

from __future__ import annotations

from pathlib import Path

import click

from sim.commands.engine import engine_at_work
from sim.commands.options import bad_input_told, check_files, fail, lang_option


@click.command()
@click.argument("organisation", required=False, type=click.Path())
@click.option("--out", type=click.Path(path_type=Path), help="Scenario to write (YAML).")
@click.option("--fitted", type=click.Path(), help="Fitted parameters that the scenario extends.")
@click.option(
    "--template", type=click.Path(path_type=Path), help="Write templates to a new folder."
)
@click.option("--example", type=click.Path(path_type=Path), help="The same, with invented data.")
@lang_option
def new(
    organisation: str | None,
    out: Path | None,
    fitted: str | None,
    template: Path | None,
    example: Path | None,
    lang: str,
) -> None:
    """Make a scenario of a filled workbook ORGANISATION.xlsx, or templates to fill in."""
    from calibration.words import say

    folder = template or example
    with bad_input_told(lang):
        if folder is not None:
            _templates(folder, example is not None, lang)
        elif organisation is None:
            fail([say("new_needs").to(lang)])
        elif out is None:
            fail([say("need_out", what="SCENARIO.yaml").to(lang)])
        else:
            _scenario(organisation, out, fitted, lang)


def _templates(folder: Path, filled: bool, lang: str) -> None:
    from calibration.templates import example_log, templates
    from calibration.words import say
    from sim.study.store import whole, writable

    blocked = writable(folder)
    if blocked:
        fail([blocked.to(lang)])
    if folder.exists() and any(folder.iterdir()):
        fail([say("not_empty", folder=folder).to(lang)])
    with whole(folder) as draft:
        for name, content in templates(filled).items():
            (draft / name).write_bytes(content)
        if filled:
            with engine_at_work("auto", lang):
                example_log(draft)
    for file in sorted(folder.iterdir()):
        click.echo(say("wrote", file=file).to(lang))
    if filled:
        click.echo(say("example_next", folder=folder).to(lang))


def _scenario(organisation: str, out: Path, fitted: str | None, lang: str) -> None:
    from calibration.fitted import write_whole
    from calibration.words import say
    from calibration.workbook_scenario import workbook_scenario

    check_files(out)
    text, _, odd = workbook_scenario(organisation, out, fitted)
    write_whole({out: text})
    for warning in odd:
        click.echo(warning.sentence(lang), err=True)
    click.echo(say("wrote", file=out).to(lang))
    if fitted is None:
        click.echo(say("new_next_log", file=out).to(lang))
    click.echo(say("new_next_compare", file=out).to(lang))
