"""What sweeps say to people, in Danish and English."""

from __future__ import annotations

from sim.scenario.words import Text, filled

PHRASES: dict[str, tuple[str, str]] = {
    # reading a sweep
    "keys": ("en af: {keys}", "one of: {keys}"),
    "designs": ("ét design: {keys}", "one design: {keys}"),
    "path": ("stien til et scenarie", "the path of a scenario"),
    "paths": (
        "stier i scenariet, hver med en liste af værdier eller {{low: …, high: …, steps: …}}",
        "paths of the scenario, each with a list of values or {{low: …, high: …, steps: …}}",
    ),
    "ranges": (
        "stier i scenariet, hver med {{low: …, high: …}} eller en liste af værdier",
        "paths of the scenario, each with {{low: …, high: …}} or a list of values",
    ),
    "a_range": ("{{low: …, high: …}}", "{{low: …, high: …}}"),
    "not_posterior": ("ingen posterior", "no posterior"),
    "a_posterior": (
        "JSON, som 'drift tune' har skrevet, med knobs, sample og weights",
        "JSON that 'drift tune' wrote, with knobs, sample and weights",
    ),
    "two_ranges": (
        "mindst to intervaller af gæt i de sammenlignede driftsmodeller",
        "two ranges at least, of guesses in the driftsmodeller compared",
    ),
    "named": (
        "navne, hvert med de stier og værdier, der er anderledes ({{}} for ingen)",
        "names, each with the paths and values that differ ({{}} for none)",
    ),
    "whole_from": ("et helt tal fra {low} til {high}", "a whole number from {low} to {high}"),
    "share": ("en andel fra 0 til 1", "a share from 0 to 1"),
    "norms": (
        "en liste af tal over 0, fx [0.9, 1.0]",
        "a list of numbers above 0, e.g. [0.9, 1.0]",
    ),
    "models": ("en liste af driftsmodeller", "a list of driftsmodeller"),
    "text": ("en tekst", "a text"),
    "no_values": ("ingen værdier", "no values"),
    "value_list": ("mindst én værdi i [ ]", "at least one value in [ ]"),
    "low_high": ("low under high", "low below high"),
    "not_a_range": ("en sti med ét tal", "a path that holds one number"),
    "steps": ("også steps: et helt tal fra 2", "steps as well: a whole number from 2"),
    "lengths": ("lister af længderne {lengths}", "lists of lengths {lengths}"),
    "same_length": ("lige lange lister", "lists of the same length"),
    "power": ("en potens af 2: 2, 4, 8, …", "a power of 2: 2, 4, 8, …"),
    "power_hint": ("Nærmest er {below} og {above}.", "The nearest are {below} and {above}."),
    "too_many": ("{count} {count:punkt|punkter}", "{count} {count:point|points}"),
    "at_most": ("højst {limit}", "at most {limit}"),
    "none_left": (
        "betingelserne udelukker alle {count} punkter",
        "the constraints leave out all {count} points",
    ),
    "a_point": ("mindst ét punkt tilbage", "at least one point left"),
    "twice": ("'{name}' står der to gange", "'{name}' stands there twice"),
    "once": ("den én gang", "it once"),
    # constraints
    "constraint": (
        "en sammenligning som 'a.b <= c.d' eller 'a.b >= 3 /year' (<, <=, ==, !=, >=, >)",
        "a comparison such as 'a.b <= c.d' or 'a.b >= 3 /year' (<, <=, ==, !=, >=, >)",
    ),
    "constraints": ("en liste af sammenligninger", "a list of comparisons"),
    "one_is_path": ("en sti på mindst den ene side", "a path on one side at least"),
    "order": ("tal på begge sider af '{sign}'", "numbers on both sides of '{sign}'"),
    # events
    "events": (
        "en liste af hændelser som {{ill: 2, from: 2025-02-03, days: 14}}",
        "a list of events such as {{ill: 2, from: 2025-02-03, days: 14}}",
    ),
    "event": (
        "en hændelse med 'from' og én af: {keys}",
        "an event with 'from' and one of: {keys}",
    ),
    "date": ("en dato som 2025-02-03", "a date such as 2025-02-03"),
    "clock": ("et klokkeslæt som '05:30'", "a time of day such as '05:30'"),
    "played_days": ("en dag i perioden {first} til {last}", "a day from {first} to {last}"),
    # organisations that are drawn
    "counts": ("antallene {counts}", "the counts {counts}"),
    "enough": (
        "mindst én afdeling i hver organisation og én bolig i hver afdeling",
        "at least one afdeling in each organisation and one home in each afdeling",
    ),
    # folders and ledgers
    "busy": (
        "{folder} bruges af en sweep, der kører nu. Vent på den, eller vælg en anden --out.",
        "{folder} is in use by a sweep that is running now. Wait for it, or choose another --out.",
    ),
    "not_writable": (
        "der kan ikke skrives i {folder} ({reason}). Vælg en anden --out.",
        "{folder} cannot be written to ({reason}). Choose another --out.",
    ),
    "not_readable": (
        "{file} kan ikke læses ({reason}). Kopiér mappen til et sted, hvor der må skrives.",
        "{file} cannot be read ({reason}). Copy the folder to where writing is allowed.",
    ),
    "newer": (
        "{file} er skrevet af en nyere Drift (skema {theirs}, denne kender {ours}). Opdater Drift, "
        "eller vælg en anden --out; filen er ikke rørt.",
        "{file} was written by a newer Drift (schema {theirs}, this one knows {ours}). Update "
        "Drift, or choose another --out; the file is untouched.",
    ),
    "not_ledger": (
        "{file} er ikke en sweeps regnskab. Vælg en anden --out.",
        "{file} is not the ledger of a sweep. Choose another --out.",
    ),
    "no_ledger": (
        "der er ingen sweep i {folder}. Start den uden --status.",
        "there is no sweep in {folder}. Start it without --status.",
    ),
    "begun": (
        "{folder} har allerede {runs} {runs:kørsel|kørsler}. Gå videre med: {again}  "
        "(eller vælg en anden --out)",
        "{folder} holds {runs} {runs:run|runs} already. Go on with: {again}  (or choose "
        "another --out)",
    ),
    "foreign": (
        "{folder} har andre filer, men ingen sweep. Vælg en anden --out.",
        "{folder} holds other files, but no sweep. Choose another --out.",
    ),
    # what can stop a sweep
    "stopped": (
        "Stoppet. {done} af {total} {total:kørsel|kørsler} er gemt i {folder}. Gå videre "
        "med: {again}",
        "Stopped. {done} of {total} {total:run|runs} are kept in {folder}. Go on with: {again}",
    ),
    "study_stopped": (
        "Stoppet. Det færdige er gemt. Gå videre med: {again}",
        "Stopped. What was finished is kept. Go on with: {again}",
    ),
    "full": (
        "der kan ikke skrives mere i {folder} ({reason}). {done} af {total} "
        "{total:kørsel|kørsler} er gemt. Giv "
        "plads, og gå videre med: {again}",
        "nothing more can be written in {folder} ({reason}). {done} of {total} "
        "{total:run|runs} are kept. Make "
        "room, and go on with: {again}",
    ),
    "pool_lost": (
        "dem, der regner, er væk ({reason}). {done} af {total} {total:kørsel|kørsler} er "
        "gemt. Gå videre med: "
        "{again}",
        "those who compute are gone ({reason}). {done} of {total} {total:run|runs} are "
        "kept. Go on with: "
        "{again}",
    ),
    "not_all": (
        "{count} {count:punkt|punkter} i trinnet '{stage}' kunne ikke spilles, se "
        "{file}. Gør intervallerne "
        "snævrere, så alle ender passer sammen.",
        "{count} {count:point|points} of the stage '{stage}' could not be played, see "
        "{file}. Make the ranges "
        "narrower, so that all ends go together.",
    ),
    "no_dask": (
        "--dask kræver Dask: python -m pip install 'drift[cluster]'",
        "--dask needs Dask: python -m pip install 'drift[cluster]'",
    ),
    "no_scheduler": (
        "der svarer ingen Dask-scheduler på {address} ({reason})",
        "no Dask scheduler answers at {address} ({reason})",
    ),
    "no_workers": (
        "Dask-scheduleren på {address} har ingen workers",
        "the Dask scheduler at {address} has no workers",
    ),
    "other_code": (
        "workerne på {address} har en anden udgave af modellen end denne. Installér den samme "
        "overalt (docs/scale.md).",
        "the workers at {address} have another version of the model than this one. Install the "
        "same everywhere (docs/scale.md).",
    ),
    # how it went
    "state": (
        "{done} af {total} {total:kørsel|kørsler} er færdige, {failed} fejlede, {missing} mangler.",
        "{done} of {total} {total:run|runs} are finished, {failed} failed, {missing} are missing.",
    ),
    "left_out": (
        "{count} af {all} punkter er udeladt af betingelserne.",
        "{count} of {all} points are left out by the constraints.",
    ),
    "other_code_runs": (
        "{count} {count:kørsel|kørsler} i regnskabet hører til andre indstillinger eller "
        "en anden udgave af "
        "modellen og tælles ikke med.",
        "{count} runs in the ledger belong to other settings or another version of the model and "
        "are not counted.",
    ),
    "running": ("Den kører nu.", "It is running now."),
    "work_left": (
        "Der mangler omkring {time} regnetid på én kerne.",
        "About {time} of computing on one core is missing.",
    ),
    "go_on": ("Gå videre med: {again}", "Go on with: {again}"),
    "failure": (
        "{runs} {runs:kørsel|kørsler} fejlede i trinnet '{stage}', den første i punkt "
        "{number} ({name}): "
        "{message}",
        "{runs} {runs:run|runs} failed at the stage '{stage}', the first in point "
        "{number} ({name}): "
        "{message}",
    ),
    "audit_bad": (
        "ADVARSEL: {different} af {runs} kørsler blev anderledes, da SimPy spillede dem igen; den "
        "første i punkt {number} ({name}).",
        "WARNING: {different} of {runs} runs came out otherwise when SimPy played them again; the "
        "first in point {number} ({name}).",
    ),
}
"""What is said, (Danish, English), by key."""


def tell(phrase: str, /, **values: object) -> Text:
    """Fill `phrase`, a key of `PHRASES`; a value that is a `Text` keeps its language."""
    return filled(PHRASES[phrase], values)


class SweepError(Exception):
    """Why a sweep cannot start or go on, as a sentence; `code` is the exit code it asks for."""

    def __init__(self, said: Text, code: int = 2) -> None:
        """Keep the sentence."""
        super().__init__(said.en)
        self.said = said
        self.code = code
