"""`drift new`: workbooks, templates and examples."""

PHRASES: dict[str, tuple[str, str]] = {
    "no_workbook": ("filen er ikke et regneark", "the file is no workbook"),
    "formula_cell": ("fandt en formel ({value})", "found a formula ({value})"),
    "error_cell": ("fandt en fejlværdi ({value})", "found an error value ({value})"),
    "a_value": ("en værdi", "a value"),
    "paste_value": (
        "Kopiér cellen, og indsæt den som værdi.",
        "Copy the cell, and paste it as a value.",
    ),
    "template_sheet": (
        "arket, som 'drift new --template MAPPE' laver det",
        "the sheet as 'drift new --template FOLDER' makes it",
    ),
    "template_row": (
        "den i række 1, som 'drift new --template MAPPE' laver arket",
        "it in row 1, as 'drift new --template FOLDER' makes the sheet",
    ),
    "template_column": (
        "en af skabelonens kolonner, eller et navn, der ikke ligner dem",
        "one of the template's columns, or a name that is not like them",
    ),
    "no_template_column": ("kolonnen '{name}' mangler", "the column '{name}' is missing"),
    "not_used": (
        "kolonnen '{name}' er ikke en af skabelonens og bruges ikke",
        "the column '{name}' is none of the template's and is not used",
    ),
    "too_far": ("fandt noget efter den sidste række", "found something below the last row"),
    "rows_at_most": ("højst {most} rækker", "at most {most} rows"),
    "name_twice": ("'{name}' står to gange", "'{name}' stands twice"),
    "once_only": ("hver én gang", "each once"),
    "cell_blank": ("fandt ingenting", "found nothing"),
    "own_name": ("et navn for sig selv", "a name of its own"),
    "one_afdeling": ("mindst én afdeling", "one afdeling at least"),
    "no_sum_row": (
        "en afdeling; rækker, der lægger sammen, skal ud",
        "an afdeling; rows that add up the others must go",
    ),
    "number_between": (
        "et tal fra {least} til {most}{unit}",
        "a number from {least} to {most}{unit}",
    ),
    "whole_between": (
        "et helt tal fra {least} til {most}{unit}",
        "a whole number from {least} to {most}{unit}",
    ),
    "zero_if_none": (
        "Skriv 0, hvis der ingen er: en tom celle er ikke 0.",
        "Write 0 if there are none: an empty cell is not 0.",
    ),
    "round_off": ("Rund af til et helt tal.", "Round it to a whole number."),
    "only_digits": ("Skriv tallet med cifre.", "Write the number in digits."),
    "no_minus": ("Skal minustegnet væk?", "Is the minus one too many?"),
    "too_many_digits": (
        "Er der et ciffer for meget, eller er det en anden enhed?",
        "Is there a digit too many, or is it another unit?",
    ),
    "a_text": ("en tekst", "a text"),
    "text_long": ("fandt {count} tegn: '{start}…'", "found {count} characters: '{start}…'"),
    "text_at_most": ("højst {most} tegn", "at most {most} characters"),
    "cell_holds": ("fandt '{value}'", "found '{value}'"),
    "cell_date": ("fandt datoen {value}", "found the date {value}"),
    "made_a_date": (
        "Excel har gjort cellen til en dato: giv den formatet Tal (eller Tekst), og skriv værdien igen.",
        "Excel made the cell a date: give it the format Number (or Text), and write the value again.",
    ),
    "per_cent_meant": (
        "Skriv {value}, hvis det er {value} %, eller giv cellen formatet Procent.",
        "Write {value} if it is {value} %, or give the cell the format Percentage.",
    ),
    "swap_degrees": (
        "Er bredde- og længdegrad byttet om, eller ligger stedet uden for Danmark?",
        "Are latitude and longitude swapped, or is the place outside Denmark?",
    ),
    "not_degrees": (
        "Det ligner meter i UTM (EPSG:25832): regn dem om til grader.",
        "It looks like metres of UTM (EPSG:25832): convert them to degrees.",
    ),
    "stairs_at_most": (
        "højst én opgang for hvert lejemål ({homes})",
        "at most one opgang for each lejemål ({homes})",
    ),
    "all_or_none": (
        "'{title}' for alle afdelinger eller for ingen",
        "'{title}' for every afdeling or for none",
    ),
    "sum_is": (
        "summen af afdelingernes stillinger, {total}",
        "the sum of the afdelinger's posts, {total}",
    ),
    "posts_summed": (
        "'{title}' er ikke udfyldt: alle driftsmodeller får de stillinger, afdelingerne har i dag, i alt {total}",
        "'{title}' is not filled in: all driftsmodeller get the posts that the afdelinger have today, {total} in all",
    ),
    "no_homes": ("alle afdelinger har 0 lejemål", "every afdeling has 0 lejemål"),
    "one_home": ("mindst ét lejemål i alt", "one lejemål at least in all"),
    "sum_fix": (
        "Ret tallet eller afdelingernes stillinger, eller lad cellen stå tom.",
        "Mend the number or the afdelinger's posts, or leave the cell empty.",
    ),
    "no_model_today": (
        "driftsmodellen i dag mangler",
        "the driftsmodel of today is missing",
    ),
    "an_afdeling": ("en afdeling fra arket Afdelinger", "an afdeling of the sheet Afdelinger"),
    "no_minutes": (
        "ingen tid mellem '{name}' og {count} af de andre",
        "no time between '{name}' and {count} of the others",
    ),
    "minutes_wanted": (
        "minutter mellem alle par, eller et tomt ark",
        "minutes for every pair, or an empty sheet",
    ),
    "no_travel_to": ("der mangler afdelinger", "some afdelinger are missing"),
    "all_or_empty": (
        "Skriv alle afdelinger, eller tøm arket: så regnes tiderne ud af kortet.",
        "Write every afdeling, or empty the sheet: times are then worked out from the map.",
    ),
    "not_in_workbook": (
        "'{name}' er ikke en afdeling i {file}",
        "'{name}' is not an afdeling of {file}",
    ),
    "new_next_log": (
        "Har I en log: drift calibrate LOG.csv --suggest --scenario {file} --out mapping.yaml",
        "If you have a log: drift calibrate LOG.csv --suggest --scenario {file} --out mapping.yaml",
    ),
    "new_next_compare": (
        "Sammenlign driftsmodellerne: drift compare {file}",
        "Compare the driftsmodeller: drift compare {file}",
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
