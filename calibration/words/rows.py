"""Rows and cells: what became of them, and what was guessed about a file."""

PHRASES: dict[str, tuple[str, str]] = {
    "tally_line": (
        "{where}: {outcome}: {count} × {problem}. Rækker: {rows}. {hint}",
        "{where}: {outcome}: {count} × {problem}. Rows: {rows}. {hint}",
    ),
    "dropped": ("udeladt", "dropped"),
    "repaired": ("rettet", "repaired"),
    "kept": ("beholdt", "kept"),
    # dropped
    "ragged": ("for mange eller for få celler", "too many or too few cells"),
    "no_report": ("intet tidspunkt", "no time"),
    "bad_report": ("et tidspunkt, der ikke kan læses", "a time that cannot be read"),
    "duplicate": ("en gentagelse af en anden række", "a repeat of another row"),
    "older_version": ("en ældre udgave af samme sag", "an older version of the same case"),
    "outside_period": ("uden for perioden", "outside the period"),
    "left_out": ("valgt fra i mappingen", "left out by the mapping"),
    "cancelled": ("annulleret", "cancelled"),
    # repaired
    "ends_before_begins": (
        "slutter før den begynder (sluttiden bruges ikke)",
        "ends before it begins (the end is not used)",
    ),
    "visit_outside": (
        "besøg før henvendelsen eller efter afslutningen (bruges ikke)",
        "a visit before the request or after the end (not used)",
    ),
    "summer_time": (
        "i timen, som sommertid springer over (flyttet en time frem)",
        "in the hour that summer time skips (moved an hour on)",
    ),
    "repeated_hour": (
        "i timen, der kommer to gange om efteråret (flyttet en time frem)",
        "in the hour that comes twice in autumn (moved an hour on)",
    ),
    "after_export": (
        "sket efter at loggen blev trukket (regnes som åben)",
        "happened after the log was taken (counts as open)",
    ),
    # kept
    "bad_moment": ("et tidspunkt, der ikke kan læses", "a time that cannot be read"),
    "bad_number": ("et tal, der ikke kan læses", "a number that cannot be read"),
    "doubtful_number": (
        "1.250 eller 1,250 kan være tusinder eller decimaler: skriv layout.decimal i mappingen",
        "1.250 or 1,250 may be thousands or decimals: state layout.decimal in the mapping",
    ),
    "negative_number": (
        "et negativt eller urimeligt stort tal",
        "a negative or unreasonably large number",
    ),
    "unknown_value": ("et navn, mappingen ikke kender", "a name the mapping does not know"),
    "blank_value": ("intet navn", "no name"),
    "clerical": (
        "tastet ind bagefter (tæller som henvendelse, men ikke i tider)",
        "typed in afterwards (counts as a request, but not in times)",
    ),
    "closed_without_time": ("afsluttet uden tidspunkt", "closed without a time"),
    "formula": (
        "en formel (regnes ikke ud; gem som værdier)",
        "a formula (not worked out; save as values)",
    ),
    "cell_error": ("en fejlværdi i regnearket", "an error value of the workbook"),
    "too_many_doors": ("flere lukkede døre end besøg", "more closed doors than visits"),
    # notes
    "order_guessed": (
        "{column}: intet tidspunkt viser, om dag eller måned står først; læst som dag-måned. Skriv layout.dates i mappingen, hvis det er omvendt.",
        "{column}: no time tells whether day or month comes first; read as day-month. State layout.dates in the mapping if it is the other way round.",
    ),
    "decimal_,": ("{column}: læst med decimalkomma.", "{column}: read with a decimal comma."),
    "decimal_.": ("{column}: læst med decimalpunktum.", "{column}: read with a decimal point."),
    "decimal_?": (
        "{column}: hverken værdier eller skilletegn viser, om tallene har decimalkomma eller -punktum; tvivlsomme værdier er ikke læst. Skriv layout.decimal i mappingen.",
        "{column}: neither values nor separator tell a decimal comma from a point; doubtful values are not read. State layout.decimal in the mapping.",
    ),
    "no_clerical": (
        "Loggen siger ikke, hvornår sager blev afsluttet; rækker tastet ind bagefter kan ikke kendes fra de andre.",
        "The log does not tell when cases were completed; rows typed in afterwards cannot be told from the others.",
    ),
    "thin_edge": (
        "Loggen er tynd i den ene ende: skriv start og end i mappingen, så perioden kun dækker det, der er komplet.",
        "The log is thin at one end: state start and end in the mapping, so that the period covers only what is complete.",
    ),
    "export_guessed": (
        "Mappingen siger ikke, hvornår loggen blev trukket (exported); det sidste tidspunkt i loggen er brugt.",
        "The mapping does not say when the log was taken (exported); the last moment in the log is used.",
    ),
    "nothing_between": (
        "ingen henvendelser fra {since} til {until}",
        "no requests from {since} to {until}",
    ),
    "nothing_since": ("ingen henvendelser fra {since}", "no requests from {since} on"),
    "nothing_until": ("ingen henvendelser før {until}", "no requests before {until}"),
    "log_covers": ("en periode inden for {first} til {last}", "a period within {first} to {last}"),
    "hours_differ": (
        "Timerne på døgnet er forskellige fra ugedag til ugedag (Cramérs V {v}); modellen har samme timer alle dage.",
        "The hours of the day differ between weekdays (Cramér's V {v}); the model has the same hours every day.",
    ),
    "no_week": (
        "Loggen er for kort eller for tynd til at vise en uge: scenariets uge og sæson er brugt.",
        "The log is too short or too thin to show a week: the scenario's week and season are used.",
    ),
    "work_of_cases": (
        "Loggen tæller ikke besøg, så tiden er en sags, ikke et besøgs: har sager flere besøg, bliver opgavetiden for lang.",
        "The log does not count visits, so the time is a case's, not a visit's: where cases take several visits, work comes out too long.",
    ),
    "old_open": (
        "{share} % af sagerne, der er over et halvt år gamle, er stadig åbne. Venter de, er medianen {waiting} timer; er de opgivet, er den {given_up} timer. Her regnes de som ventende: luk dem i systemet, eller vælg dem fra i mappingen, hvis de er opgivet.",
        "{share} % of the cases over half a year old are still open. If they wait, the median is {waiting} hours; if they were given up, it is {given_up} hours. Here they count as waiting: close them in the system, or leave them out in the mapping, if they were given up.",
    ),
}
