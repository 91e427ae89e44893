"""`drift calibrate --suggest`: what could not be guessed."""

PHRASES: dict[str, tuple[str, str]] = {
    "our_column": ("{key} ({what})", "{key} ({what})"),
    "not_found": (
        "Ikke gættet; skriv kolonnen i mappingen, hvis loggen har den: {names}.",
        "Not guessed; write the column into the mapping, if the log has it: {names}.",
    ),
    "open_names": (
        "Navne i {column}, der ikke ligner nogen kendte ({rows} rækker): {names}. Udfyld dem i mappingen; ellers regnes rækkernes {column} som ukendt.",
        "Names of {column} that are like none known ({rows} rows): {names}. Fill them in in the mapping; else the rows' {column} counts as unknown.",
    ),
    "guessed_names": (
        "Gættet i {column}, se efter: {names}.",
        "Guessed in {column}, look it over: {names}.",
    ),
    "unused_columns": (
        "Jeres kolonner, der ikke bruges: {names}.",
        "Your columns that are not used: {names}.",
    ),
    "personal_columns": (
        "{count} kolonner kan nævne personer eller er fri tekst; de læses ikke.",
        "{count} columns may name persons or are free text; they are not read.",
    ),
    # comments of the mapping
    "map_guess": ("gæt", "guess"),
    "map_head": (
        "Et første bud for {file}: ret det, der ikke passer. Alt med '# gæt' er et gæt,\nog hvor der står UDFYLD, kunne intet gættes.",
        "A first mapping for {file}: mend what is not right. All with '# guess' is a guess,\nand where it says FILL IN nothing could be guessed.",
    ),
    "map_name": ("Vores organisation", "Our organisation"),
    "map_scenario": (
        "scenarie.yaml        # skriv dit scenarie her: afdelinger og lejemål",
        "scenario.yaml        # write your scenario here: afdelinger and lejemål",
    ),
    "map_exported": ("hvornår loggen blev trukket", "when the log was taken"),
    "map_period": (
        "første og sidste dag, loggen er komplet for",
        "first and last day the log is complete for",
    ),
    "map_not_found": ("UDFYLD, hvis loggen har dem:", "FILL IN, if the log has them:"),
    "map_unused": ("jeres kolonner, der ikke bruges:", "your columns that are not used:"),
    "map_more": ("og {count} til", "and {count} more"),
    "map_personal": (
        "{count} kolonner kan nævne personer eller er fri tekst: udeladt",
        "{count} columns may name persons or are free text: left out",
    ),
    "map_factor": (
        "hvis gang, værktøj og pauser er med i tiden",
        "if walking, tools and breaks are in the time",
    ),
    "map_types": (
        "modellens typer, og hvem de kræver: {names}",
        "the model's types, and whom they need: {names}",
    ),
    "map_rare": (
        "{names} sjældnere navne er udeladt: {rows} rækker",
        "{names} rarer names are left out: {rows} rows",
    ),
    "map_open": ("UDFYLD: en af {names}.", "FILL IN: one of {names}."),
    "map_unknown": (
        "null udelader rækkerne; uden noget er deres {column} ukendt.",
        "null leaves the rows out; with nothing their {column} is unknown.",
    ),
    "map_unknown_status": (
        "uden noget er deres {column} ukendt.",
        "with nothing their {column} is unknown.",
    ),
    "about_id": ("sagens nummer", "number of the case"),
    "about_report": ("hvornår henvendelsen kom", "when the request came"),
    "about_first_visit": ("hvornår nogen kom første gang", "when somebody first came"),
    "about_completed": ("hvornår den var løst", "when it was done"),
    "about_status": ("åben, lukket eller annulleret", "open, closed or cancelled"),
    "about_afdeling": ("hvor", "where"),
    "about_type": ("hvad den handlede om", "what it was about"),
    "about_priority": ("hvor meget den hastede", "how urgent it was"),
    "about_work": ("registreret tid", "registered time"),
    "about_visits": ("antal besøg", "number of visits"),
    "about_no_access": ("besøg uden adgang", "visits without access"),
}
