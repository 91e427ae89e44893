"""Texts of what a command refuses, and why; its help stays English."""

TEXTS: dict[str, tuple[str, str]] = {
    "refuse.model": (
        "driftsmodellen '{name}' kendes ikke. {hint}",
        "driftsmodel '{name}' is not known. {hint}",
    ),
    "refuse.model.near": ("Mente du '{near}'?", "Did you mean '{near}'?"),
    "refuse.model.all": ("De kendte er: {known}.", "Known are: {known}."),
    "refuse.share": (
        "'{text}' er ingen andel; skriv for eksempel 5%",
        "'{text}' is no share; write for example 5%",
    ),
    "refuse.goal_staffing": (
        "--goal siger, hvilken service der skal holdes; det passer ikke sammen med --staffing {staffing}",
        "--goal says which service to keep: it does not go with --staffing {staffing}",
    ),
    "refuse.satisfaction_json": (
        "--satisfaction fortælles til mennesker sammen med, hvad det ikke er; udelad --json",
        "--satisfaction is told to people, with what it is not; leave out --json",
    ),
    "refuse.no_end": (
        "sig, hvilken driftsmodel der skal forklares: --to MODEL",
        "say which driftsmodel to explain: --to MODEL",
    ),
    "refuse.same_plan": (
        "planer kendes på filernes navne; to gange: {names}",
        "plans are told apart by the names of their files; twice: {names}",
    ),
    "refuse.no_salib": (
        "drift sensitivity kræver SALib: python -m pip install 'drift[sensitivity]'",
        "drift sensitivity needs SALib: python -m pip install 'drift[sensitivity]'",
    ),
    "refuse.itself": (
        "'{model}' kan ikke sammenlignes med sig selv: vælg en anden med --from eller --to.",
        "'{model}' cannot be compared with itself: choose another --from or --to.",
    ),
    "refuse.base": (
        "--base {base}: skal være en potens af 2, for eksempel 16 eller 32.",
        "--base {base}: a power of 2, such as 16 or 32.",
    ),
    "refuse.workers_dask": ("--workers og --dask: vælg én.", "--workers and --dask: choose one."),
    "refuse.replication": (
        "undersøgelsen har gentagelserne 0 til {last}, ikke {wanted}",
        "the study has replications 0 to {last}, not {wanted}",
    ),
    "refuse.norm": (
        "undersøgelsen er beregnet ved bemandingerne {levels}, ikke {wanted}",
        "the study was played at staffing levels {levels}, not {wanted}",
    ),
    "refuse.set_of_folder": (
        "--set og --seed hører til et scenarie; en mappe spilles igen, som den var",
        "--set and --seed belong to a scenario; a folder is played again as it was",
    ),
    "refuse.task": (
        "'{task}' er ingen opgave; skriv dens nummer, eller 'longest' for den længste ventetid",
        "'{task}' is no task; give its number, or 'longest' for the longest wait",
    ),
    "refuse.no_task": (
        "der er ingen opgave {task}; de har numrene 0 til {last}",
        "there is no task {task}; they are numbered 0 to {last}",
    ),
    "refuse.day": (
        "'{date}' er ingen dag; skriv den som 2025-03-04",
        "'{date}' is no day; write it as 2025-03-04",
    ),
    "refuse.no_man": (
        "der er ingen ejendomsfunktionær {man}; de har numrene 1 til {last}",
        "there is no caretaker {man}; they are 1 to {last}",
    ),
    "refuse.no_scenarios": (
        "{folder} har ingen scenarier (base.yaml); angiv deres mappe med --scenarios",
        "{folder} holds no scenarios (base.yaml); name their folder with --scenarios",
    ),
    "refuse.nothing_to_validate": (
        "angiv FITTED.yaml og --log HOLDOUT, eller bed om --targets",
        "name FITTED.yaml and --log HOLDOUT, or ask for --targets",
    ),
    "refuse.no_section": (
        "{file}: der er intet afsnit til resultaterne, eller filen kan ikke læses",
        "{file}: there is no section for the verdicts, or the file cannot be read",
    ),
    "warn.engines_disagree": (
        "ADVARSEL: de to motorer er uenige: {where}",
        "WARNING: the engines disagree: {where}",
    ),
}
