"""What must hold between values: errors and warnings, one test per check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import read_scenario

Write = Callable[..., Path]
Lines = Callable[..., list[str]]

SPECIALISTS = "skills: {form: specialists, specialist_share: 0}"


def model(levers: str) -> str:
    """Return settings that change levers of one driftsmodel."""
    return f"driftsmodeller: {{faellesdrift: {{levers: {{{levers}}}}}}}"


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            "organisation: {hub: Nrd}",
            "organisation.hub: 'Nrd' is not an afdeling; expected one of: Nord, Syd. "
            "Did you mean 'Nord'?",
        ),
        (
            "today: fællesdrift",
            "today: 'fællesdrift' is not a driftsmodel; expected one of: manglende_ledelse, ",
        ),
        (
            "switches: {skils: off}",
            "switches.skils: 'skils' is not a mechanism; expected one of: territory, posts, "
            "dispatch, intake, interruptions, planning, cover, skills, familiarity, machines, "
            "vehicles, bought_work, vagt, leadership, cost_split. Did you mean 'skills'?",
        ),
        (
            "demand: {requests: {types: {vand: {share: 12 %}}}}",  # 10 % in the base
            "demand.requests.types: the shares add up to 1.02; expected 1 (±0.001)",
        ),
        (
            "demand: {requests: {priorities: {akut: 60 %, haster: 50 %}}}",
            "demand.requests.priorities.haster: the shares add up to 1.1; expected at most 1",
        ),
        (
            "demand: {requests: {rate: 5 /year, ceiling: 4.5 /year}}",
            "demand.requests.ceiling: the ceiling 4.5 is below the rate 5; expected at least 5",
        ),
        (
            "demand: {requests: {weekday: [1, 1, 1, -2, 1, 1, 1]}}",
            "demand.requests.weekday.3: found a negative weight, -2; expected weights from 0 up, "
            "one at least above 0",
        ),
        (
            "demand: {requests: {weekday: [0, 0, 0, 0, 0, 0, 0]}}",
            "demand.requests.weekday: every weight is 0; expected weights from 0 up, "
            "one at least above 0",
        ),
        (
            "demand: {snow: {piece: 0 min}}",
            "demand.snow.piece: found 0; expected more than 0",
        ),
        (
            "organisation: {geography: {speed: 0 km/h}}",
            "organisation.geography.speed: found 0; expected more than 0",
        ),
        (
            "calendar: {agreement_days: ['05-01', '13-01']}",
            "calendar.agreement_days.1: found '13-01'; expected a day such as '12-24' (month-day)",
        ),
        (
            "calendar: {agreement_days: ['02-30']}",
            "calendar.agreement_days.0: found '02-30'; expected a day such as '12-24' (month-day)",
        ),
        (
            "calendar: {absence: {leave_days: 10, summer_leave_days: 15}}",
            "calendar.absence.summer_leave_days: 15 days of summer leave out of 10; "
            "expected at most the whole leave",
        ),
        (
            model("bought_work: {rounds: [grs]}"),
            "driftsmodeller.faellesdrift.levers.bought_work.rounds.0: 'grs' is not a round",
        ),
        (
            model("bought_work: {rounds: [all, graes]}"),
            "driftsmodeller.faellesdrift.levers.bought_work.rounds: 'all' together with names",
        ),
        (
            model("intake: {hours: closed}"),
            "driftsmodeller.faellesdrift.levers.intake.hours: the phone is never answered, and "
            "not everybody asks in person; expected hours when somebody answers, "
            "e.g. '08:00-12:00'",
        ),
        (
            "organisation: {geography: {travel_times: {Nord: {Syd: 5 min}}}}",
            "organisation.geography.travel_times.Syd: no time from 'Syd' to 'Nord'; "
            "expected a time for every pair of afdelinger",
        ),
        (
            "organisation: {geography: {travel_times: "
            "{Nord: {Syd: 5 min}, Syd: {Nord: 5 min, Sud: 5 min}}}}",
            "organisation.geography.travel_times.Syd.Sud: 'Sud' is not an afdeling; expected "
            "one of: Nord, Syd. Did you mean 'Syd'?",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(
    settings: str, sentence: str, variant: Write, errors: Lines
) -> None:
    """Each contradiction gives one sentence at the line of the value."""
    (line,) = errors(variant(f"# a line\n{settings}\n"))
    assert line.startswith(f"min.yaml:3: {sentence}")


def test_a_driftsmodel_with_danish_letters_is_recognised(variant: Write, errors: Lines) -> None:
    """Ids are written in ASCII; with Danish letters the right one is offered."""
    (line,) = errors(variant("models: [neutral, fællesdrift]"))
    assert line.startswith("min.yaml:2: models.1: 'fællesdrift' is not a driftsmodel")
    assert line.endswith("Did you mean 'faellesdrift'?")


def test_a_task_nobody_may_ever_serve_is_refused(variant: Write, errors: Lines) -> None:
    """Only specialists may, there are none, and no firm is called: named for each such task."""
    lines = errors(variant(model(SPECIALISTS)))
    where = "driftsmodeller.faellesdrift.levers.skills.specialist_share"
    assert len(lines) == 3  # the base has vand_fag, varme and el in the trade
    assert lines[0] == (
        f"min.yaml:2: {where}: nobody may ever serve 'el' in faellesdrift: it needs the skill "
        "'trade', only specialists may, and there are none; expected at least one who may. "
        "Put specialist_share above 0, form to generalists, or buy the work in bought_work."
    )


def test_bought_work_is_served_by_the_firm(variant: Write) -> None:
    """Without specialists a model stands if the firm takes every request."""
    path = variant(model(f"{SPECIALISTS}, bought_work: {{requests: 1, rounds: [all]}}"))
    assert read_scenario(path).scenario.driftsmodeller["faellesdrift"].levers.skills.form


def test_a_trade_round_needs_somebody_too(variant: Write, errors: Lines) -> None:
    """Bought requests do not help a planned round in the trade, unless it is bought as well."""
    own = f"{SPECIALISTS}, bought_work: {{requests: 1, rounds: []}}"
    trade = "demand: {rounds: {tilsyn: {skill: trade}}}\n"
    (line,) = errors(variant(trade + model(own)))
    assert "nobody may ever serve 'tilsyn' in faellesdrift" in line
    assert read_scenario(variant(trade + model(own.replace("[]", "[tilsyn]"))))


def test_a_week_without_work_is_refused(variant: Write, errors: Lines) -> None:
    """Somebody works on some day."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    week = ", ".join(f"{day}: closed" for day in days)
    (line,) = errors(variant(f"calendar: {{working_week: {{{week}}}}}"))
    assert "calendar.working_week: every day of the week is closed" in line


def test_the_neutral_model_is_needed(complete: Path, variant: Write, errors: Lines) -> None:
    """Without it there is nothing to put in place of a mechanism that is off."""
    driftsmodel = read_scenario(complete).values["driftsmodeller"]["faellesdrift"]
    settings = f"driftsmodeller: {{_REPLACE_: true, x: {driftsmodel}}}\nmodels: [x]\ntoday: x\n"
    (line,) = errors(variant(settings.replace("True", "true").replace("None", "null")))
    assert "driftsmodeller: the driftsmodel 'neutral' is missing" in line


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            "organisation: {afdelinger: {Nord: {position: {lat: 10.4, lon: 55.4}}}}",
            "organisation.afdelinger.Nord.position: (10.4, 55.4) lies outside Denmark; expected "
            "latitude 54.4-57.9, longitude 7.9-15.3. Are lat and lon swapped?",
        ),
        (
            "organisation: {afdelinger: {Nord: {position: {lat: 59.9, lon: 10.7}}}}",
            "organisation.afdelinger.Nord.position: (59.9, 10.7) lies outside Denmark; expected "
            "latitude 54.4-57.9, longitude 7.9-15.3",
        ),
        (
            "organisation: {afdelinger: {Nord: {team: A}}}",
            "organisation.afdelinger: 1 afdelinger have no team: Syd; expected a team for every "
            "afdeling or for none. The others get one from the map.",
        ),
        (
            "demand: {requests: {priorities: {akut_goal: 4 d, haster_goal: 3 d}}}",
            "demand.requests.priorities.akut_goal: the goal for akut is longer than for haster; "
            "expected akut ≤ haster ≤ almindelig",
        ),
        (
            "demand: {rounds: {graes: {first_week: 40, last_week: 12}}}",
            "demand.rounds.graes.first_week: the season runs from week 40 to 12, over New Year; "
            "expected at most 12",
        ),
        (
            model("familiarity: {first: 5 %, permanent: 6 %}"),
            "driftsmodeller.faellesdrift.levers.familiarity.permanent: the permanent part is "
            "larger than the first; expected it to fall with time",
        ),
    ],
)
def test_what_is_odd_is_a_warning(
    settings: str, sentence: str, variant: Write, tmp_path: Path
) -> None:
    """Odd values do not stop a scenario; each gives one warning at its line."""
    (warning,) = read_scenario(variant(f"# a line\n{settings}\n")).warnings
    text = warning.sentence("en").removeprefix(f"{tmp_path}/")
    assert text == f"min.yaml:3: warning: {sentence}"


def test_names_that_look_alike_are_odd(complete: Path, write: Write) -> None:
    """'Åkær' and 'Aakaer' may be one afdeling written twice."""
    text = complete.read_text().replace("Nord:", "Åkær:").replace("Syd:", "Aakaer:")
    (warning,) = read_scenario(write(text)).warnings
    assert "'Aakaer' and 'Åkær' look alike" in warning.sentence("en")


def test_a_sound_scenario_gives_no_warning(complete: Path) -> None:
    """The complete scenario has nothing odd in it."""
    assert read_scenario(complete).warnings == ()


def test_meaning_is_checked_beside_wrong_values(variant: Write, errors: Lines) -> None:
    """A value the schema refuses does not hide what the others mean together."""
    settings = "study: {seed: x}\norganisation: {hub: Vest}\ntoday: y\n"
    paths = [line.split(": ")[1] for line in errors(variant(settings))]
    assert paths == ["study.seed", "organisation.hub", "today"]
