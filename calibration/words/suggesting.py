"""`drift calibrate --suggest`: what could not be guessed."""

PHRASES: dict[str, tuple[str, str]] = {
    "our_column": ("{key} ({what})", "{key} ({what})"),
    "not_found": (
        "Ikke gættet; skriv kolonnen i mappingen, hvis loggen har den: {names}.",
        "Not guessed; write the column into the mapping, if the log has it: {names}.",
    ),
    "open_names": (
        "Navne i {column}, der ikke ligner nogen i scenariet ({rows} rækker): {names}. Udfyld dem i mappingen; ellers regnes rækkernes {column} som ukendt.",
        "Names of {column} that are like none of the scenario ({rows} rows): {names}. Fill them in in the mapping; else the rows' {column} counts as unknown.",
    ),
    "unused_columns": (
        "Jeres kolonner, der ikke bruges: {names}.",
        "Your columns that are not used: {names}.",
    ),
    "personal_columns": (
        "{count} kolonner kan nævne personer eller er fri tekst; de læses ikke.",
        "{count} columns may name persons or are free text; they are not read.",
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
