"""`drift compare` with an omlægning among what is compared."""

import json

from click.testing import CliRunner

from sim.cli import drift

CASE = "scenarios/cases/bsb_omlaegning.yaml"
SHORT = ("--set", "calendar.days=200", "--set", "study.norms=[1.0]", "--workers", "1")


def test_the_shipped_omlaegning_is_compared():
    """Its title, its posts and its cost lie between staying and having been there.

    200 days from 1 January: the pilot starts on day 90, everybody changes on day 181.
    """
    result = CliRunner().invoke(
        drift, ["compare", CASE, "--replications", "1", "--seed", "1", "--json", *SHORT]
    )
    assert result.exit_code == 0, result.output
    models = json.loads(result.stdout)["models"]
    stay, road, there = (
        models[m] for m in ("manglende_ledelse", "til_faellesdrift", "faellesdrift")
    )
    assert road["title"] == {"da": "Omlægning 1. juli", "en": "Change on 1 July"}
    assert there["posts"] < road["posts"] < stay["posts"]
    assert stay["leaders"] < road["leaders"] < there["leaders"]
    cost = [m["kpis"]["cost_kr_per_year"]["mean"] for m in (there, road, stay)]
    assert cost == sorted(cost)


def test_an_omlaegning_may_be_named():
    """`--models` takes its id, and today's driftsmodel is played with it."""
    short = ("--set", "calendar.days=14", "--set", "study.norms=[1.0]", "--workers", "1")
    result = CliRunner().invoke(
        drift,
        ["compare", CASE, "--models=til_fællesdrift", "--replications=1", "--json", *short],
    )
    assert result.exit_code == 0, result.output
    assert list(json.loads(result.stdout)["models"]) == ["til_faellesdrift", "manglende_ledelse"]
