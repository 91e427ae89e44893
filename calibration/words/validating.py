"""Validation: checks, verdicts and the page of plots."""

PHRASES: dict[str, tuple[str, str]] = {
    "no_record": (
        "der er ingen post ved siden af den fittede fil",
        "there is no record beside the fitted file",
    ),
    "record_wanted": (
        "en .json-fil skrevet af drift calibrate sammen med {fitted}",
        "a .json file written by drift calibrate together with {fitted}",
    ),
    "nothing_to_validate": (
        "Loggen har for få rækker i perioden til at holde noget op mod den.",
        "The log has too few rows in the period to hold anything against it.",
    ),
    "validated": (
        "{name}: fittet på {a}–{b}, holdt op mod {c}–{d} ({rows} henvendelser).",
        "{name}: fitted on {a}–{b}, held against {c}–{d} ({rows} requests).",
    ),
    "seen_before": (
        "OBS: perioden overlapper den, der blev fittet på; det er ingen prøve.",
        "NOTE: the period overlaps the one fitted on; this is no test.",
    ),
    "check_line": (
        "{name}: {verdict}. Forudsagt {foretold}, set {observed} {unit}; afstand {distance}, støjbund {floor}.",
        "{name}: {verdict}. Foretold {foretold}, seen {observed} {unit}; distance {distance}, noise floor {floor}.",
    ),
    "check_line_tolerance": (
        "{name}: {verdict}. Forudsagt {foretold}, set {observed} {unit}; afstand {distance}, støjbund {floor}, tålt {bound}.",
        "{name}: {verdict}. Foretold {foretold}, seen {observed} {unit}; distance {distance}, noise floor {floor}, tolerated {bound}.",
    ),
    "worst": ("Samlet: {verdict}.", "Overall: {verdict}."),
    "verdict_ok": ("holder", "holds"),
    "verdict_warn": ("advarsel", "warning"),
    "verdict_fail": ("holder ikke", "does not hold"),
    "unit_week": ("(time på ugen i middel)", "(mean hour of the week)"),
    "unit_days": ("henvendelser om dagen", "requests a day"),
    "unit_type": ("henvendelser om dagen", "requests a day"),
    "unit_wait": ("arbejdstimer", "working hours"),
    "check_week": ("Timer på ugen", "Hours of the week"),
    "check_days": ("Henvendelser om dagen", "Requests a day"),
    "check_type": ("Type {name}", "Type {name}"),
    "check_first_visit": ("Svartid, {group}", "Response, {group}"),
    "check_completed": ("Tid til afslutning, {group}", "Time to completion, {group}"),
    "axis_week": ("time på ugen (0 er mandag kl. 0)", "hour of the week (0 is Monday midnight)"),
    "axis_days": ("henvendelser på en dag", "requests on a day"),
    "axis_type": ("henvendelser om dagen", "requests a day"),
    "axis_wait": ("arbejdstimer", "working hours"),
    "page_title": ("{name}: forudsagt og set", "{name}: foretold and seen"),
    "page_key": (
        "Hel linje og fyldt søjle: set. Stiplet: forudsagt. Fordelinger som andel af tilfældene op til hver værdi.",
        "Solid line and filled bar: seen. Dashed: foretold. Distributions as the share of cases up to each value.",
    ),
    "page_types": ("Henvendelser om dagen efter type", "Requests a day by type"),
    "page_alt": (
        "{name}: forudsagt {foretold}, set {observed}.",
        "{name}: foretold {foretold}, seen {observed}.",
    ),
}
