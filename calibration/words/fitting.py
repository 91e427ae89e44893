"""Estimates and fitted files."""

PHRASES: dict[str, tuple[str, str]] = {
    "fitted_header": (
        "Fittet af drift calibrate på {rows} henvendelser: {source}.\nEt scenarie bruger den med 'extends:' efter sin base. Intervaller og metoder: se .json-filen ved siden af.",
        "Fitted by drift calibrate on {rows} requests: {source}.\nA scenario uses it with 'extends:', after its base. Intervals and methods: see the .json file beside it.",
    ),
    "support": ("{rows} rækker, 95 % {low}–{high}", "{rows} rows, 95 % {low}–{high}"),
    "support_list": ("{rows} rækker", "{rows} rows"),
    "table_title": (
        "{name}: {rows} henvendelser, {first}–{last}",
        "{name}: {rows} requests, {first}–{last}",
    ),
    "col_parameter": ("Parameter", "Parameter"),
    "col_value": ("Værdi", "Value"),
    "col_interval": ("95 %", "95 %"),
    "col_rows": ("Rækker", "Rows"),
    "col_grade": ("Belæg", "Grade"),
    "col_path": ("Sti", "Path"),
    "list_shown": ("{count} tal", "{count} numbers"),
    "kept_title": (
        "Loggen kan ikke vise (scenariets værdi og belæg er beholdt):",
        "The log cannot tell (the scenario's value and grade are kept):",
    ),
    "not_in_log": (
        "Det står aldrig i en log og skal tunes eller antages: mistede opkald, tid tabt ved afbrydelser, planlægningens disciplin og produktiv andel (drift tune).",
        "No log ever tells, so they are tuned or assumed: missed calls, time lost to interruptions, planning discipline and productive share (drift tune).",
    ),
    "rows_outcome": (
        "{file}: {used} henvendelser bruges; {dropped} rækker udeladt, {repaired} rettet, {kept} beholdt med en mangel.",
        "{file}: {used} requests are used; {dropped} rows dropped, {repaired} repaired, {kept} kept with something missing.",
    ),
    "wrote": ("Skrevet: {file}", "Written: {file}"),
    "suggested": (
        "Gennemse mappingen: alt med '# gæt' er et gæt, og exported, start og end er jeres at skrive. Kør så: drift calibrate {log} --mapping {mapping} --out FITTED.yaml",
        "Look the mapping over: whatever says '# guess' is a guess, and exported, start and end are yours to write. Then run: drift calibrate {log} --mapping {mapping} --out FITTED.yaml",
    ),
    "calibrate_next": (
        "Sæt det ind i jeres scenarie: drift new ORGANISATION.xlsx --fitted {file} --out kalibreret.yaml",
        "Put it into your scenario: drift new ORGANISATION.xlsx --fitted {file} --out kalibreret.yaml",
    ),
    "need_mapping": (
        "--mapping mangler: hvilke kolonner er hvilke? 'drift calibrate {log} --suggest --out MAP.yaml' skriver et første bud.",
        "--mapping is missing: which columns are which? 'drift calibrate {log} --suggest --out MAP.yaml' writes a first one.",
    ),
    "need_out": (
        "--out mangler: hvor skal {what} skrives?",
        "--out is missing: where shall {what} be written?",
    ),
    "no_report_guess": (
        "ingen kolonne ligner tidspunktet for en henvendelse",
        "no column looks like the time of a request",
    ),
}
