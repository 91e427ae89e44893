"""What the schema refuses: all at once, at file and line, with what may have been meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import ScenarioError, check_paths, read_scenario

Write = Callable[..., Path]
Lines = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            "organisation: {team_sise: 3}",
            "organisation.team_sise: unknown key 'team_sise'; expected one of: name, hub, "
            "team_size, afdelinger, geography. Did you mean 'team_size'?",
        ),
        (
            "staffing: {hours_per_post: 1000}",
            "staffing.hours_per_post: found '1000'; expected a time with a unit, e.g. '45 min'. "
            "Did you mean '1000 min'?",
        ),
        (
            "staffing: {hours_per_post: 1000 kr}",
            "staffing.hours_per_post: found '1000 kr'; expected a time with a unit, "
            "e.g. '45 min'. Units: d, h, min, s.",
        ),
        (
            "staffing: {hours_per_post: 1.050 h}",
            "staffing.hours_per_post: found '1.050 h'; expected a number with a decimal point "
            "and no thousands separator. Did you mean '1050 h'? Write 1.0500 h if it has three "
            "decimals.",
        ),
        (
            "organisation: {afdelinger: {Nord: {lejemål: -5}}}",
            "organisation.afdelinger.Nord.lejemaal: found '-5'; expected at least 0",
        ),
        (
            "organisation: {afdelinger: {Nord: {lejemål: 1.250}}}",
            "organisation.afdelinger.Nord.lejemaal: found '1.250'; expected a whole number "
            "without a unit. Did you mean '1250'? Write 1.2500 if it has three decimals.",
        ),
        (
            "organisation: {afdelinger: {Nord: {lejemål: 010}}}",
            "organisation.afdelinger.Nord.lejemaal: found '010'; expected a whole number "
            "without a unit. Did you mean '10'?",
        ),
        (
            "organisation: {geography: {detour: 1,3}}",  # flow: detour: 1 and a key '3'
            "organisation.geography.3: unknown key '3'; expected one of: detour, speed, "
            "bicycle_speed, stop_time, walk_time, travel_times",
        ),
        (
            "organisation: {geography: {detour: '1,3'}}",
            "organisation.geography.detour: found '1,3'; expected a number without a unit. "
            "Did you mean '1.3'?",
        ),
        (
            "demand: {snow: {episodes: 9 d}}",
            "demand.snow.episodes: found '9 d'; expected a number without a unit. "
            "Write the number alone.",
        ),
        (
            "calendar: {holidays: ja}",
            "calendar.holidays: found 'ja'; expected 'true' or 'false'. Did you mean 'true'?",
        ),
        (
            "calendar: {holidays: no}",
            "calendar.holidays: found 'no'; expected 'true' or 'false'. Did you mean 'false'?",
        ),
        (
            "calendar: {start: 31/1-2025}",
            "calendar.start: found '31/1-2025'; expected a date such as 2025-01-06. "
            "Did you mean '2025-01-31'?",
        ),
        (
            "calendar: {snow_from: 7.30}",
            "calendar.snow_from: found '7.30'; expected a time of day such as '05:00'. "
            "Did you mean '7:30'?",
        ),
        (
            "name: 2025",
            "name: found '2025'; expected a text. Put it in quotes: \"2025\".",
        ),
        (
            "switches: {skills: of}",
            "switches.skills: found 'of'; expected one of: on, off. Did you mean 'off'?",
        ),
        (
            "demand: {requests: {weekday: [1, 2, 3]}}",
            "demand.requests.weekday: found a list of length 3; expected at least 7 items",
        ),
        (
            "demand: {requests: {weekday: [1, 1, 1, 1, 1, x, 1]}}",
            "demand.requests.weekday.5: found 'x'; expected a number without a unit",
        ),
        ("models: faellesdrift", "models: found 'faellesdrift'; expected a list in [ ]"),
        ("calendar: ", "calendar: found nothing; expected a section with keys"),
        ("today: [a]", "today: found a list of length 1; expected a text"),
        ("economy: {moms: 25}", "economy.moms: found '25'; expected a share between 0 and 1, "
         "e.g. '22 %' or 0.22. Did you mean '25 %'?"),
        ("study: {value: 3}", "study.value: unknown key 'value'; expected one of: replications, "
         "seed, norms"),
    ],
)  # fmt: skip
def test_each_error_says_found_expected_and_meant(
    settings: str, sentence: str, variant: Write, errors: Lines
) -> None:
    """A wrong value gives one sentence at its file, line and path."""
    assert errors(variant(f"# a line\n{settings}\n")) == [f"min.yaml:3: {sentence}"]


def test_two_afdelinger_of_one_name_are_refused(variant: Write, errors: Lines) -> None:
    """The second of the two is named with the line of the first."""
    settings = "organisation:\n  afdelinger:\n    Nord: {lejemaal: 1}\n    Nord: {lejemaal: 2}\n"
    assert errors(variant(settings)) == [
        "min.yaml:5: 'Nord' stands here again; expected it once; it stands in line 4"
    ]


def test_keys_that_fold_to_the_same_are_refused(variant: Write, errors: Lines) -> None:
    """A key may be written with Danish letters or without, not both."""
    settings = "organisation:\n  afdelinger:\n    Nord:\n      lejemål: 1\n      lejemaal: 2\n"
    assert errors(variant(settings)) == [
        "min.yaml:6: organisation.afdelinger.Nord.lejemaal: 'lejemaal' stands here again; "
        "expected it once; it stands in line 5. 'lejemaal' and 'lejemål' are the same key."
    ]


def test_names_of_afdelinger_stay_as_written(complete: Path, write: Write) -> None:
    """Only structural keys fold, in whichever Unicode form the letter comes."""
    text = complete.read_text().replace("Nord:", "Åkær:").replace("lejemål", "leje\u006da\u030al")
    afdelinger = read_scenario(write(text)).scenario.organisation.afdelinger
    assert list(afdelinger) == ["Åkær", "Syd"]
    assert afdelinger["Åkær"].lejemaal == 100


def test_missing_keys_are_laid_at_their_section(variant: Write, errors: Lines) -> None:
    """A new afdeling with one key misses the others, at the line of its name."""
    lines = errors(variant("organisation:\n  afdelinger:\n    Øst: {area: 5 m2}\n"))
    assert "min.yaml:4: organisation.afdelinger.Øst.lejemaal: is missing; expected a whole " in (
        " ".join(lines)
    )
    assert {line.split(": ")[0] for line in lines} == {"min.yaml:4"}
    assert len(lines) == 5  # lejemaal, opgange, green_area, position, family_share


def test_all_errors_come_at_once(variant: Write, errors: Lines) -> None:
    """Keys, values, meaning, evidence and overrides are all reported, in order of lines."""
    settings = "tody: x\nstudy: {seed: -1}\norganisation: {hub: Vest}\nevidence: {grade: X}\n"
    lines = errors(variant(settings), ("study.replications=0",))
    assert [line.split(": ")[:2] for line in lines] == [
        ["--set", "study.replications"],
        ["min.yaml:2", "tody"],
        ["min.yaml:3", "study.seed"],
        ["min.yaml:4", "organisation.hub"],
        ["min.yaml:5", "grade"],
    ]


def test_sections_in_lists_are_checked_like_others(variant: Write, errors: Lines) -> None:
    """In a list of sections keys fold, and each error has the line of its item."""
    road = """\
omlaegninger:
  vej:
    title: {da: Vej, en: Road}
    start: manglende_ledelse
    steps:
      - date: 2025-03-01
        to: faellesdrift
        afdelinger: [Nord]
      - {dåte: 2025-04-01, daate: 2025-05-01, to: faellesdrift}
"""
    assert errors(variant(road)) == [
        "min.yaml:10: omlaegninger.vej.steps.1.daate: 'daate' stands here again; expected it "
        "once; it stands in line 10. 'daate' and 'dåte' are the same key.",
        "min.yaml:10: omlaegninger.vej.steps.1.daate: unknown key 'daate'; expected one of: date, "
        "to, afdelinger. Did you mean 'date'?",
        "min.yaml:10: omlaegninger.vej.steps.1.date: is missing; expected a date such as "
        "2025-01-06",
    ]
    whole = road.replace("dåte: 2025-04-01, daate", "date")
    assert read_scenario(variant(whole)).scenario.omlaegninger["vej"].steps[1].afdelinger is None


def test_a_flood_of_errors_is_cut(variant: Write, errors: Lines) -> None:
    """A file of another kind gives 500 errors and says that there are more."""
    keys = "".join(f"  nøgle_{index}: 1\n" for index in range(800))
    lines = errors(variant(f"study:\n{keys}"))
    assert len(lines) == 501
    assert sum("reading stops after 500 errors" in line for line in lines) == 1


def test_sentences_hold_no_control_codes(variant: Write, errors: Lines) -> None:
    """What a file says cannot write to the terminal by itself, and stays on one line."""
    (line,) = errors(variant('today: "a\\e[31m\\nb\\a"\n'))
    assert line.isprintable()
    assert "'a?[31m b?'" in line


def test_the_error_is_its_danish_sentences(variant: Write) -> None:
    """`str` of the error is what people read, in Danish."""
    with pytest.raises(ScenarioError) as caught:
        read_scenario(variant("study: {seed: -1}\nname: 3\n"))
    first, second = str(caught.value).splitlines()
    assert first.endswith("min.yaml:2: study.seed: fandt '-1'; ventede mindst 0")
    assert second.endswith("name: fandt '3'; ventede en tekst. Skriv den i anførselstegn: \"3\".")
    assert str(caught.value.problems[0]) == first


def test_check_paths_takes_several_files(complete: Path, variant: Write, write: Write) -> None:
    """The problems of all files come in one list, the warnings beside."""
    bad = variant("study: {seed: -1}\n")
    odd = variant("organisation: {afdelinger: {Nord: {position: {lat: 1}}}}\n", "odd.yaml")
    warnings: list[str] = []
    assert check_paths([complete]) == []
    lines = check_paths([complete, bad, odd, write("", "tom.yaml")], "en", warnings.append)
    assert [line.rsplit("/", 1)[1].split(": ")[0] for line in lines] == ["min.yaml:2", "tom.yaml:1"]
    assert len(warnings) == 1
    assert "warning: organisation.afdelinger.Nord.position: (1.0, 10.4) lies" in warnings[0]
