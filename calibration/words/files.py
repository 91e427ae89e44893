"""Files, columns and mappings: what is said where a log cannot be used as it stands."""

PHRASES: dict[str, tuple[str, str]] = {
    # whole files
    "cannot_open": ("filen kan ikke åbnes", "the file cannot be opened"),
    "log_file": (
        "en log som CSV, Excel (.xlsx) eller Parquet",
        "a log as CSV, Excel (.xlsx) or Parquet",
    ),
    "empty_log": ("filen er tom", "the file is empty"),
    "old_excel": ("et regneark i det gamle format (.xls)", "a workbook in the old format (.xls)"),
    "save_xlsx": ("filen gemt igen som .xlsx eller CSV", "the file saved anew as .xlsx or CSV"),
    "binary_log": (
        "filen er hverken tekst, regneark eller Parquet",
        "the file is neither text, workbook nor Parquet",
    ),
    "broken_csv": (
        "filen kan ikke læses til ende ({reason})",
        "the file cannot be read to its end ({reason})",
    ),
    "whole_csv": (
        "en hel CSV-fil; angiv evt. tegnsæt og skilletegn i mappingens layout",
        "a whole CSV file; state encoding and separator in the mapping's layout if need be",
    ),
    "broken_parquet": (
        "filen kan ikke læses som Parquet ({reason})",
        "the file cannot be read as Parquet ({reason})",
    ),
    "broken_excel": (
        "filen kan ikke læses som regneark ({reason})",
        "the file cannot be read as a workbook ({reason})",
    ),
    "zip_bomb": (
        "regnearket fylder urimeligt meget, når det pakkes ud",
        "the workbook unpacks to an unreasonable size",
    ),
    "no_sheet": ("der er intet ark '{sheet}'", "there is no sheet '{sheet}'"),
    "sheets_are": ("et af arkene: {sheets}", "one of the sheets: {sheets}"),
    "no_openpyxl": ("regneark kræver openpyxl", "workbooks need openpyxl"),
    "install_openpyxl": (
        "python -m pip install 'drift[calibration]', eller filen gemt som CSV",
        "python -m pip install 'drift[calibration]', or the file saved as CSV",
    ),
    "external_links": (
        "Regnearket henviser til {count} andre regneark; de er ikke åbnet.",
        "The workbook links to {count} other workbooks; they were not opened.",
    ),
    "hyperlinks": (
        "Regnearket har {count} links; ingen af dem er fulgt.",
        "The workbook holds {count} links; none was followed.",
    ),
    "no_rows": ("ingen brugbar række", "no usable row"),
    "no_rows_of": ("ingen brugbar række ({problems})", "no usable row ({problems})"),
    "rows_wanted": (
        "mindst én række med et tidspunkt for henvendelsen",
        "one row at least with the time of a request",
    ),
    "too_many_rows": ("mere end {limit} rækker", "more than {limit} rows"),
    "split_log": ("en log for færre år ad gangen", "a log of fewer years at a time"),
    # columns and names
    "no_column": ("kolonnen '{column}' er ikke i {file}", "the column '{column}' is not in {file}"),
    "one_of": ("en af: {names}", "one of: {names}"),
    "not_ours": (
        "'{name}' er ikke en {column} i scenariet",
        "'{name}' is no {column} of the scenario",
    ),
    "not_a_column_of_ours": (
        "'{name}' er ikke en kolonne, der læses",
        "'{name}' is no column that is read",
    ),
    "column_needed": (
        "kolonnen '{name}' mangler i mappingen",
        "the column '{name}' is missing in the mapping",
    ),
    "many_categories": ("{count} kategorier af tid", "{count} categories of time"),
    "fewer_categories": (
        "højst ti: flere kan følge enkelte medarbejdere. Saml dem under values.category",
        "ten at most: more may follow single members of staff. Join them under values.category",
    ),
    "most_frequent": (
        "Navne: {names}, hyppigst '{name}' ({rows} rækker). {guess}",
        "Most frequent of {names} names: '{name}' ({rows} rows). {guess}",
    ),
    # mappings
    "no_table": ("ingen tabel at læse", "no table to read"),
    "no_tickets": ("mappingen har ingen 'tickets'", "the mapping has no 'tickets'"),
    "no_zone": ("tidszonen '{zone}'", "the time zone '{zone}'"),
    "zone_form": ("en zone som Europe/Copenhagen", "a zone such as Europe/Copenhagen"),
    "moment_form": (
        "et tidspunkt som 2026-01-12T08:00, eller en dato som 2026-01-12",
        "a moment such as 2026-01-12T08:00, or a date such as 2026-01-12",
    ),
    "no_offset": (
        "Skriv klokken, som den er i loggen, uden +01:00: zonen står i 'zone'.",
        "Write the time as it is in the log, without +01:00: the zone stands in 'zone'.",
    ),
    "month_day_form": (
        'en dag i året som "12-24" (måned-dag), i anførselstegn',
        'a day of the year such as "12-24" (month-day), in quotes',
    ),
    "column_form": (
        "navnet på en kolonne, eller to i [ ]: dato og klokkeslæt",
        "the name of a column, or two in [ ]: date and time of day",
    ),
    "encoding_form": ("et tegnsæt som utf-8 eller cp1252", "an encoding such as utf-8 or cp1252"),
    "separator_form": ("ét tegn som ';' eller ','", "one sign such as ';' or ','"),
    "told_date": ("fandt {date}", "found {date}"),
    "from_start": ("en dag fra start ({date}) og frem", "a day from start ({date}) on"),
    "no_lender": (
        "typen '{name}' ligner '{like}', som ikke er en type i scenariet",
        "the type '{name}' is like '{like}', which is no type of the scenario",
    ),
}
