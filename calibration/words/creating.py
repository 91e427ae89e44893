"""`drift new`: workbooks, templates and examples."""

PHRASES: dict[str, tuple[str, str]] = {
    "no_workbook": ("filen er ikke et regneark", "the file is no workbook"),
    "formula_cell": ("fandt en formel", "found a formula"),
    "error_cell": ("fandt en fejlværdi", "found an error value"),
    "a_value": ("en værdi; kopiér, og sæt ind som værdi", "a value; copy, and paste as a value"),
    "nothing_more": ("", ""),
    "template_sheet": (
        "arket, som 'drift new --template MAPPE' laver det",
        "the sheet as 'drift new --template FOLDER' makes it",
    ),
    "name_twice": ("'{name}' står to gange", "'{name}' stands twice"),
    "cell_blank": ("fandt ingenting", "found nothing"),
    "own_name": ("et navn for sig selv", "a name of its own"),
    "one_afdeling": ("mindst én afdeling", "one afdeling at least"),
    "a_number": ("et tal fra 0 og op", "a number from 0 up"),
    "a_whole_number": ("et helt tal fra 0 og op", "a whole number from 0 up"),
    "cell_holds": ("fandt '{value}'", "found '{value}'"),
    "an_afdeling": ("en afdeling fra arket Afdelinger", "an afdeling of the sheet Afdelinger"),
    "minutes_wanted": (
        "minutter mellem alle par, eller et tomt ark",
        "minutes for every pair, or an empty sheet",
    ),
    "new_checked": (
        "Tjek den og sammenlign: drift compare {file}",
        "Check it and compare: drift compare {file}",
    ),
    "new_needs": (
        "Sig, hvad der skal laves: ORGANISATION.xlsx med --out SCENARIE.yaml, --template MAPPE eller --example MAPPE.",
        "Say what is to be made: ORGANISATION.xlsx with --out SCENARIO.yaml, --template FOLDER or --example FOLDER.",
    ),
    "not_empty": (
        "{folder} har allerede filer; vælg en ny mappe",
        "{folder} holds files already; choose a new folder",
    ),
    "example_next": (
        "Alt i mappen er opdigtet. Prøv det: drift new {folder}/organisation.xlsx --out {folder}/scenarie.yaml",
        "Everything in the folder is invented. Try it: drift new {folder}/organisation.xlsx --out {folder}/scenarie.yaml",
    ),
}
