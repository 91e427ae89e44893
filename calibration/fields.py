"""The fields of an organisation workbook: how they are headed, what they may hold."""

from __future__ import annotations

from dataclasses import dataclass

ABOUT_SHEET = "Organisation"
ESTATES_SHEET = "Afdelinger"
TRAVEL_SHEET = "Rejsetider"
SHEETS = (ABOUT_SHEET, ESTATES_SHEET, TRAVEL_SHEET)

LONGEST_NAME = 100
LONGEST_TEXT = 1000


@dataclass(frozen=True)
class Amount:
    """What a number may be. The limits are wide: beyond them it is a slip of the pen or a unit."""

    least: float
    most: float
    whole: bool = False
    unit: str = ""
    thousands: bool = True
    """'1.250' may be 1250: text with three decimals is not read."""


@dataclass(frozen=True)
class Field:
    """One column of `Afdelinger`, or one line of `Organisation`."""

    key: str
    title: str
    """As the template heads it; what is in brackets, case and blanks do not count."""
    hint: str
    amount: Amount | None = None
    """None: text."""
    needed: bool = True


POSTS = Amount(0, 500)
MINUTES = Amount(0, 600, unit="min")
"""Of a trip between two afdelinger."""
MUST = "skal udfyldes"

ABOUT = (
    Field("name", "Navn", "Boligorganisationens navn", needed=False),
    Field("description", "Beskrivelse", "En sætning om den", needed=False),
    Field("today", "Model i dag", "Driftsmodellen i dag, fx koordinering_og_planlaegning"),
    Field(
        "posts",
        "Stillinger i dag",
        "Ejendomsfunktionærer i alt; tom: regn dem ud efter arbejdet",
        Amount(0, 5000),
        needed=False,
    ),
)
"""Lines of the sheet `Organisation`: the title in column A, the value in column B."""
ESTATES = (
    Field("name", "Afdeling", MUST),
    Field("lejemaal", "Lejemål", MUST, Amount(0, 20_000, whole=True)),
    Field("area", "Boligareal m2", MUST, Amount(0, 2e6, unit="m2")),
    Field("opgange", "Opgange", f"{MUST}; 0, hvis der ingen er", Amount(0, 5000, whole=True)),
    Field("green_area", "Grønt areal m2", MUST, Amount(0, 2e7, unit="m2")),
    Field(
        "lat",
        "Breddegrad",
        "Fra et kort, i grader (WGS 84): 55,676",
        Amount(54.4, 57.9, unit="°", thousands=False),
    ),
    Field(
        "lon",
        "Længdegrad",
        "Fra et kort, i grader (WGS 84): 12,568",
        Amount(7.9, 15.3, unit="°", thousands=False),
    ),
    Field(
        "family_share",
        "Familieboliger (%)",
        "I procent; resten er ungdoms- og ældreboliger",
        Amount(0, 100, unit="%"),
    ),
    Field(
        "team",
        "Hold",
        "Kun hvis afdelingerne allerede er delt i hold: alle eller ingen",
        needed=False,
    ),
    Field(
        "posts_today",
        "Stillinger",
        "Stillinger i afdelingen i dag: alle eller ingen",
        POSTS,
        needed=False,
    ),
)
"""Columns of the sheet `Afdelinger`. The limits of degrees are those of Denmark."""
