"""Every rule of the rulebook does what was worked out by hand."""

import inspect

import pytest

from sim.model import rules
from tests.rules import choosing, reporting, working
from tests.rules.case import Case

TABLES: dict[str, list[Case]] = choosing.TABLES | working.TABLES | reporting.TABLES
ROWS = [
    pytest.param(name, row, id=f"{name}: {row.name}")
    for name, table in TABLES.items()
    for row in table
]


@pytest.mark.parametrize(("rule", "row"), ROWS)
def test_rule(rule: str, row: Case) -> None:
    """The rule gives the number worked out by hand."""
    assert getattr(rules, rule)(**row.given) == row.result


def test_every_rule_has_a_table() -> None:
    """A rule without a table of hand-worked cases is not finished."""
    assert {rule.__name__ for rule in rules.RULES} == set(TABLES)


def test_every_choice_is_seen_both_ways() -> None:
    """The table of a rule that says yes or no has rows of each."""
    yes_or_no = [
        rule.__name__ for rule in rules.RULES if inspect.signature(rule).return_annotation == "bool"
    ]
    assert yes_or_no
    assert {name: {bool(row.result) for row in TABLES[name]} for name in yes_or_no} == {
        name: {False, True} for name in yes_or_no
    }
