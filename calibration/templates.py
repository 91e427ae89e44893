"""Templates to fill in, and an invented example of each, made by code so that they fit what reads.

An example is a whole organisation that does not exist, with a simulated year of requests: enough
to try every command before one's own data are at hand.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path as File
from typing import Any

from calibration.fields import ABOUT, ABOUT_SHEET, ESTATES, ESTATES_SHEET, TRAVEL_SHEET
from calibration.simulated import COLUMNS as TICKETS
from calibration.simulated import STATES, cells_of, play_year, tickets_of, write_log
from sim.scenario.schema import Scenario

SEED = 2025
INVENTED = "OPDIGTET EKSEMPEL"
HOURS = (
    "Beboerhenvendelser",
    "Grønt",
    "Renhold",
    "Trapper",
    "Tilsyn",
    "Flytninger",
    "Sne",
    "Møder",
    "Kørsel",
    "Andet",
)
"""Categories of the time registration: ten at most, so that nobody can be followed."""
EXAMPLE = (
    ("Birkeparken", 310, 25400, 39, 31000, 55.4700, 8.4600, 92),
    ("Egevænget", 180, 14900, 0, 27500, 55.4752, 8.4711, 95),
    ("Lindegården", 96, 7100, 12, 9000, 55.4655, 8.4498, 88),
    ("Poppelhaven", 240, 19200, 30, 22800, 55.4811, 8.4522, 91),
    ("Rønnebo", 64, 3300, 8, 4100, 55.4689, 8.4402, 20),
)
"""An organisation that does not exist."""


def organisation_workbook(filled: bool) -> bytes:
    """Return the organisation workbook, empty or with the example."""
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    about = book.active
    about.title = ABOUT_SHEET
    values = (INVENTED, "Fem opdigtede afdelinger", "koordinering_og_planlaegning", None)
    for one, value in zip(ABOUT, values, strict=True):
        about.append([one.title, value if filled else None, one.hint])
    estates = book.create_sheet(ESTATES_SHEET)
    estates.append([one.title for one in ESTATES])
    times = book.create_sheet(TRAVEL_SHEET)
    times.append(["Fra \\ til (minutter)", *(row[0] for row in EXAMPLE if filled)])
    for row in EXAMPLE if filled else ():
        estates.append([*row, None, None])
        times.append([row[0]])
    for sheet, width in ((about, 28), (estates, 16), (times, 18)):
        for cell in sheet[1] if sheet is not about else [row[0] for row in sheet.iter_rows()]:
            cell.font = Font(bold=True)
        for column in sheet.iter_cols(max_row=1):
            sheet.column_dimensions[column[0].column_letter].width = width
    help_sheet = book.create_sheet("Vejledning")
    for line in _help():
        help_sheet.append(line)
    return _saved(book)


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _help() -> list[list[str]]:
    lines = [["Ark", "Hvad der skal stå"]]
    lines += [[ABOUT_SHEET, f"{one.title}: {one.hint}"] for one in ABOUT]
    lines += [[ESTATES_SHEET, f"{one.title}: {one.hint}"] for one in ESTATES]
    travel = "Minutter mellem alle afdelinger, én vej er nok; tomt: beregnes af kortet"
    lines.append([TRAVEL_SHEET, travel])
    return lines


def _csv(header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def templates(filled: bool = False) -> dict[str, bytes]:
    """Return the files of templates by name; `filled` ones but the log hold a few invented rows."""
    months = [f"2025-{month:02d}" for month in range(1, 13)] if filled else []
    moves = [("2025-07-01", EXAMPLE[0][0], "family")] if filled else []
    return {
        "organisation.xlsx": organisation_workbook(filled),
        "henvendelser.csv": _csv(tuple(TICKETS.values()), []),
        "tidsregistrering.csv": _csv(
            ("Måned", "Kategori", "Timer"), [(m, name, "") for m in months for name in HOURS]
        ),
        "rejsetider.csv": _csv(("Fra", "Til", "Minutter"), []),
        "fraflytninger.csv": _csv(("Dato", "Afdeling", "Boligart"), moves),
        "fravaer.csv": _csv(
            (
                "Måned",
                "Medarbejdere",
                "Arbejdsdage",
                "Sygedage",
                "Korte forløb",
                "Lange forløb",
                "Dage i lange forløb",
                "Kursusdage",
            ),
            [],
        ),
        LOG_MAPPING: mapping_text(filled).encode(),
        "LAES_MIG.txt": README.encode("utf-8"),
    }


def mapping_text(filled: bool) -> str:
    """Return the mapping of the template of the ticket log."""
    pairs = ", ".join(f"{theirs}: {ours}" for ours, theirs in STATES.items())
    zone = "zone: UTC    # simuleret: uden sommertid" if filled else "# zone: Europe/Copenhagen"
    period = PERIOD if filled else EMPTY_PERIOD
    lines = [
        f"name: {INVENTED if filled else 'Vores organisation'}",
        "scenario: scenarie.yaml    # lavet af: drift new organisation.xlsx --out scenarie.yaml",
        zone,
        period,
        "tickets:",
        "  columns:",
        *(f"    {ours}: {theirs}" for ours, theirs in TICKETS.items()),
        "  # Er værktøj, gang og pauser med i minutterne, så skriv den andel, der er opgaven selv:",
        f"  {'' if filled else '# '}work_factor: 0.82",
        "  values:",
        f"    status: {{{pairs}}}",
        "    # type: {Toilet løber: vand_fag, Radiator kold: varme}   # jeres navne: modellens",
    ]
    return "\n".join(lines) + "\n"


PERIOD = "start: 2025-01-01\nend: 2025-12-31\nexported: 2026-01-01"
EMPTY_PERIOD = """\
# start: 2025-01-01   # første og sidste dag, loggen er komplet for
# end: 2025-12-31
# exported: 2026-01-12T08:00   # hvornår loggen blev trukket"""
LOG_MAPPING = "henvendelser-mapping.yaml"
"""The mapping of the template's own log: a log of one's own gets another, by --suggest."""
README = f"""\
Skabeloner til Drift
====================
organisation.xlsx     afdelinger, størrelser og steder: bliver til et scenarie
henvendelser.csv      en række per henvendelse; kun Oprettet skal være der
{LOG_MAPPING}  hvilke af kolonnerne i henvendelser.csv der er hvilke af modellens
tidsregistrering.csv  timer per måned i højst ti kategorier; aldrig per medarbejder
fraflytninger.csv     en række per fraflytning
fravaer.csv           fravær i alt per måned; aldrig per medarbejder
rejsetider.csv        minutter mellem afdelinger: en hel matrix, eller enkelte ture

1. drift new organisation.xlsx --out scenarie.yaml
2. Har I en log, som den kommer ud af jeres eget system (JERES_LOG.csv):
       drift calibrate JERES_LOG.csv --suggest --scenario scenarie.yaml --out mapping.yaml
       ret mapping.yaml, og kør
       drift calibrate JERES_LOG.csv --mapping mapping.yaml --out fitted.yaml
   Har I udfyldt henvendelser.csv:
       drift calibrate henvendelser.csv --mapping {LOG_MAPPING} --out fitted.yaml
3. drift new organisation.xlsx --fitted fitted.yaml --out kalibreret.yaml
4. drift compare kalibreret.yaml

Tag aldrig navne på beboere eller medarbejdere med. Kolonner, der ikke står i mappingen, læses
ikke, og intet fra enkelte rækker kommer med i det, der skrives.
"""


def example_log(folder: File) -> None:
    """Write a simulated year of requests for the example, as `henvendelser.csv`."""
    scenario = example_scenario(folder)
    rows = cells_of(tickets_of(play_year(scenario, scenario.today, SEED)), scenario)
    write_log(folder / "henvendelser.csv", rows, TICKETS)


def example_scenario(folder: File) -> Scenario:
    """Return the scenario of the example's workbook in `folder`."""
    from calibration.workbook_scenario import workbook_scenario

    _, checked, _ = workbook_scenario(folder / "organisation.xlsx", folder / "eksempel.yaml")
    return checked.scenario
