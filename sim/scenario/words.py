"""What the scenario reader says to people, in Danish and English."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple

Lang = str
"""'da' (what everybody sees unless they ask otherwise) or 'en'."""


class Text(NamedTuple):
    """One thing said in two languages."""

    da: str
    en: str

    def to(self, lang: Lang) -> str:
        """Return the text in `lang`, Danish unless it is 'en'."""
        return self.en if lang == "en" else self.da


NOTHING = Text("", "")
"""Said where there is nothing to add."""


def say(phrase: str, /, **values: object) -> Text:
    """Fill `phrase`, a key of `PHRASES`; a value that is a `Text` keeps its language."""
    return filled(PHRASES[phrase], values)


def filled(template: tuple[str, str], values: Mapping[str, object]) -> Text:
    """Return a (Danish, English) template with its placeholders filled in, each in its language."""
    danish, english = (
        {name: v.to(lang) if isinstance(v, Text) else v for name, v in values.items()}
        for lang in ("da", "en")
    )
    return Text(written(template[0], danish), written(template[1], english))


class _Counting(Formatter):
    """Also chooses between two words: `{n} {n:række|rækker}` is "1 række" and "2 rækker"."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, stands_between, many = format_spec.partition("|")
        if not stands_between:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else many


_COUNTING = _Counting()


def written(template: str, values: Mapping[str, object]) -> str:
    """Return a template with its placeholders filled in.

    `{n:one|many}` is the word that goes with the number `n`, written as it is or in digits.
    """
    return _COUNTING.vformat(template, (), values)


def both(text: object) -> Text:
    """Return a text that reads the same in both languages: a number, a name, an example."""
    return Text(str(text), str(text))


_FILES = {
    "no_file": ("filen '{file}' findes ikke", "there is no file '{file}'"),
    "not_a_file": ("'{file}' er ikke en almindelig fil", "'{file}' is not an ordinary file"),
    "cannot_open": ("'{file}' kan ikke åbnes", "'{file}' cannot be opened"),
    "too_big": ("filen fylder {size} byte", "the file holds {size} bytes"),
    "size_limit": ("højst {limit} byte", "at most {limit} bytes"),
    "split_file": (
        "Del den op med 'extends:', og lad logge og tabeller blive i deres egne filer.",
        "Split it with 'extends:', and keep logs and tables in files of their own.",
    ),
    "empty_file": ("filen er tom", "the file is empty"),
    "binary_file": ("filen er ikke tekst ({kind})", "the file is not text ({kind})"),
    "text_file": ("en YAML-fil i UTF-8", "a YAML file in UTF-8"),
    "kind_binary": ("binære data", "binary data"),
    "kind_office": ("et Excel-, Word- eller zip-arkiv", "an Excel, Word or zip archive"),
    "save_as_text": (
        "Skriv scenariet som tekst; tabeller læses af 'drift calibrate'.",
        "Write the scenario as text; tables are read by 'drift calibrate'.",
    ),
    "not_utf8": ("filen er ikke i UTF-8 (byte {byte})", "the file is not in UTF-8 (byte {byte})"),
    "save_as_utf8": (
        "Gem den som UTF-8; i Windows-1252 er tegnet '{letter}'.",
        "Save it as UTF-8; in Windows-1252 the character is '{letter}'.",
    ),
    "save_utf16": (
        "Det er UTF-16 ('Unicode'); gem den som UTF-8.",
        "It is UTF-16 ('Unicode'); save it as UTF-8.",
    ),
    "cycle": ("filerne udvider hinanden i ring: {chain}", "the files extend in a circle: {chain}"),
    "break_cycle": ("Fjern et af leddene.", "Take one of the links away."),
    "extends_form": (
        "en filsti, der ender på .yaml, navnet på et scenarie, der følger med Drift (fx base), "
        "eller en liste af dem",
        "a path that ends in .yaml, the name of a scenario that comes with Drift (such as base), "
        "or a list of them",
    ),
    "relative_path": (
        "en sti, regnet fra filen, der skriver den",
        "a path, counted from the file that writes it",
    ),
    "not_shipped": (
        "der følger intet scenarie med, der hedder '{name}'",
        "no scenario called '{name}' comes with Drift",
    ),
    "name_shipped": (
        "Er filen kopieret? Skriv 'extends: {name}': så findes den overalt.",
        "Was the file copied? Write 'extends: {name}': that is found from anywhere.",
    ),
    "copy_along": (
        "Er filen kopieret? Kopiér {name} med, eller ret stien.",
        "Was the file copied? Copy {name} along, or mend the path.",
    ),
}

_YAML = {
    "yaml": ("kan ikke læses som YAML: {reason}", "cannot be read as YAML: {reason}"),
    "yaml_mapping": ("der er et kolon for meget", "there is a colon too many"),
    "quote_colon": ("Sæt tekst med kolon i anførselstegn.", "Put text with a colon in quotes."),
    "yaml_tab": ("linjen er rykket ind med tabulator", "the line is indented with a tab"),
    "use_spaces": ("Ryk ind med mellemrum.", "Indent with spaces."),
    "yaml_key": ("linjen passer ikke i rækken af nøgler", "the line does not fit among the keys"),
    "check_indent": (
        "Se efter indrykning, kolon og anførselstegn her og lige over.",
        "Check indentation, colons and quotes here and just above.",
    ),
    "yaml_control": ("et usynligt styretegn", "an invisible control character"),
    "retype": ("Slet tegnet, og skriv linjen om.", "Delete the character and type it again."),
    "anchors": ("anker eller henvisning ('&', '*')", "an anchor or alias ('&', '*')"),
    "no_anchors": ("YAML uden ankre", "YAML without anchors"),
    "use_extends": (
        "Skriv værdien ud, eller del den gennem 'extends:'.",
        "Write the value out, or share it through 'extends:'.",
    ),
    "tags": ("YAML-mærket '{tag}'", "the YAML tag '{tag}'"),
    "no_tags": ("en værdi uden mærke", "a value without a tag"),
    "use_quotes": ("Sæt tekst i anførselstegn.", "Put text in quotes."),
    "documents": ("endnu et dokument ('---')", "another document ('---')"),
    "one_document": ("ét scenarie per fil", "one scenario per file"),
    "too_deep": ("mere end {limit} lag i hinanden", "more than {limit} levels of nesting"),
    "flatter": ("en fladere fil", "a flatter file"),
    "too_many": ("her stopper læsningen efter {count} fejl", "reading stops after {count} errors"),
    "too_long": ("mere end {limit} værdier", "more than {limit} values"),
    "shorter": ("en kortere fil", "a shorter file"),
    "odd_key": ("en nøgle, der ikke er tekst", "a key that is not text"),
    "text_key": ("et navn foran kolon", "a name before the colon"),
    "duplicate": ("'{key}' står her igen", "'{key}' stands here again"),
    "first_at": ("én gang; den står i linje {line}", "it once; it stands in line {line}"),
    "same_when_folded": (
        "'{key}' og '{other}' er samme nøgle.",
        "'{key}' and '{other}' are the same key.",
    ),
}

_KEYS = {
    "unknown_key": ("ukendt nøgle '{key}'", "unknown key '{key}'"),
    "known_keys": ("en af: {keys}", "one of: {keys}"),
    "did_you_mean": ("Mente du {guess}?", "Did you mean {guess}?"),
    "or": ("{first} eller {second}", "{first} or {second}"),
    "missing": ("mangler", "is missing"),
    "grade": ("graden {found}", "the grade {found}"),
    "grades": ("A, B, C eller D", "A, B, C or D"),
    "no_source_for": ("graden {grade} uden kilde", "the grade {grade} without a source"),
    "a_source": (
        "source: hvem der målte det, og hvor det står",
        "source: who measured it, and where that is written",
    ),
    "evidence_form": (
        'belæg som {{grade: B, source: "…"}}',
        'evidence as {{grade: B, source: "…"}}',
    ),
    "replace_form": ("'true'", "'true'"),
    "set_form": ("et tilvalg som a.b=værdi", "an override as a.b=value"),
    "set_no_value": ("ingen værdi", "no value"),
    "write_null": ("Skriv 'null', hvis den skal være tom.", "Write 'null' to leave it empty."),
    "bad_path": ("stien '{path}'", "the path '{path}'"),
    "path_form": (
        "navne med punktum imellem, navne med punktum i i anførselstegn",
        "names joined by dots, names that hold dots in quotes",
    ),
    "path_is_value": ("'{path}' er en værdi uden nøgler", "'{path}' is a value without keys"),
    "unknown_name": ("'{name}' er ikke med i {place}", "'{name}' is not in {place}"),
    "top": ("scenariet", "the scenario"),
}

_VALUES = {
    "found": ("fandt {found}", "found {found}"),
    "quoted": ("'{text}'", "'{text}'"),
    "a_section": ("en sektion med nøgler", "a section with keys"),
    "a_list": ("en liste af længde {count}", "a list of length {count}"),
    "nothing": ("ingenting", "nothing"),
    "whole_number": ("et helt tal uden enhed", "a whole number without a unit"),
    "number": ("et tal uden enhed", "a number without a unit"),
    "text": ("en tekst", "a text"),
    "bool": ("'true' eller 'false'", "'true' or 'false'"),
    "date": ("en dato som 2025-01-06", "a date such as 2025-01-06"),
    "list": ("en liste i [ ]", "a list in [ ]"),
    "one_of": ("en af: {choices}", "one of: {choices}"),
    "at_least": ("mindst {limit}", "at least {limit}"),
    "more_than": ("mere end {limit}", "more than {limit}"),
    "at_most": ("højst {limit}", "at most {limit}"),
    "less_than": ("mindre end {limit}", "less than {limit}"),
    "min_items": ("mindst {limit} elementer", "at least {limit} items"),
    "max_items": ("højst {limit} elementer", "at most {limit} items"),
    "not_valid": ("en gyldig værdi ({reason})", "a valid value ({reason})"),
    "quantity": ("{what} med enhed, fx '{example}'", "{what} with a unit, e.g. '{example}'"),
    "units_are": ("Enheder: {units}.", "Units: {units}."),
    "not_negative": ("{what}, der ikke er negativ", "{what} that is not negative"),
    "no_unit": ("Skriv tallet alene.", "Write the number alone."),
    "quote_text": ('Skriv den i anførselstegn: "{text}".', 'Put it in quotes: "{text}".'),
    "too_large": ("{what} under {limit}", "{what} below {limit}"),
    "whole_second": ("mindst 1 s (eller 0 min)", "at least 1 s (or 0 min)"),
    "plain_number": (
        "et tal med punktum som decimaltegn og uden tusindtalsskilletegn",
        "a number with a decimal point and no thousands separator",
    ),
    "decimals": (
        "Skriv {long}, hvis det er tre decimaler.",
        "Write {long} if it has three decimals.",
    ),
    "share": (
        "en andel mellem 0 og {limit}, fx '22 %' eller 0.22",
        "a share between 0 and {limit}, e.g. '22 %' or 0.22",
    ),
    "clock": ("et klokkeslæt som '05:00'", "a time of day such as '05:00'"),
    "hours": (
        "en arbejdstid som '07:00-15:30' eller 'closed'",
        "hours such as '07:00-15:30' or 'closed'",
    ),
    "hours_order": ("en sluttid efter starttiden", "an end after the start"),
    "time": ("en tid", "a time"),
    "rate": ("et antal per år", "a number a year"),
    "money": ("et beløb i kroner", "an amount in kroner"),
    "money_year": ("et beløb per år", "an amount a year"),
    "money_hour": ("en pris per time", "a price per hour"),
    "area": ("et areal", "an area"),
    "speed": ("en fart", "a speed"),
}

_WORLD = {
    "sum_is": ("andelene giver tilsammen {total}", "the shares add up to {total}"),
    "sum_one": ("1 (±0.001)", "1 (±0.001)"),
    "sum_at_most_one": ("højst 1", "at most 1"),
    "not_afdeling": ("'{name}' er ikke en afdeling", "'{name}' is not an afdeling"),
    "not_model": ("'{name}' er ikke en driftsmodel", "'{name}' is not a driftsmodel"),
    "not_round": ("'{name}' er ikke en runde", "'{name}' is not a round"),
    "not_mechanism": ("'{name}' er ikke en mekanisme", "'{name}' is not a mechanism"),
    "no_neutral": ("driftsmodellen '{name}' mangler", "the driftsmodel '{name}' is missing"),
    "needs_neutral": (
        "den; den står for mekanismer, der er slået fra",
        "it; it stands in for mechanisms that are off",
    ),
    "no_travel": ("ingen tid fra '{a}' til '{b}'", "no time from '{a}' to '{b}'"),
    "full_matrix": ("en tid mellem alle par af afdelinger", "a time for every pair of afdelinger"),
    "nobody_serves": (
        "ingen kan nogensinde løse '{task}' i {model}: den kræver faget 'trade', "
        "kun specialister må, og der er ingen",
        "nobody may ever serve '{task}' in {model}: it needs the skill 'trade', "
        "only specialists may, and there are none",
    ),
    "somebody_serves": ("mindst én, der må", "at least one who may"),
    "fix_skills": (
        "Sæt specialist_share over 0, form til generalists, eller køb arbejdet i bought_work.",
        "Put specialist_share above 0, form to generalists, or buy the work in bought_work.",
    ),
    "nobody_works": (
        "alle ugens dage er lukket: ingen kan løse noget",
        "every day of the week is closed: nobody can serve anything",
    ),
    "open_day": ("mindst én arbejdsdag", "at least one working day"),
    "nobody_answers": (
        "telefonen er aldrig åben, og ikke alle henvender sig direkte",
        "the phone is never answered, and not everybody asks in person",
    ),
    "answer": (
        "en tid hvor nogen svarer, fx '08:00-12:00'",
        "hours when somebody answers, e.g. '08:00-12:00'",
    ),
    "month_day": ("en dag som '12-24' (måned-dag)", "a day such as '12-24' (month-day)"),
    "negative_weight": ("fandt en negativ vægt, {value}", "found a negative weight, {value}"),
    "no_weight": ("alle vægte er 0", "every weight is 0"),
    "weights": ("vægte fra 0 og op, mindst én over 0", "weights from 0 up, one at least above 0"),
    "is_zero": ("fandt 0", "found 0"),
    "above_zero": ("mere end 0", "more than 0"),
    "low_ceiling": (
        "loftet {ceiling} er under raten {rate}",
        "the ceiling {ceiling} is below the rate {rate}",
    ),
    "summer_leave": (
        "{summer} dages sommerferie af {leave} i alt",
        "{summer} days of summer leave out of {leave}",
    ),
    "part_of_leave": ("højst al ferien", "at most the whole leave"),
    "all_or_all": ("'all' sammen med navne", "'all' together with names"),
    "names_or_all": ("enten ['all'] eller navne", "either ['all'] or names"),
    "is_model": ("'{name}' er allerede en driftsmodel", "'{name}' is a driftsmodel already"),
    "own_id": ("et id for sig selv", "an id of its own"),
    "earlier_day": ("{day} står efter {before}", "{day} stands after {before}"),
    "before_first": (
        "{day} ligger før den første simulerede dag",
        "{day} is before the first simulated day",
    ),
    "from_day": ("{day} eller senere", "{day} or later"),
    "changes_twice": ("{name} skifter to gange den {day}", "{name} changes twice on {day}"),
    "changes_once": ("ét skift om dagen for hver afdeling", "one change a day for each afdeling"),
}

_WARNINGS = {
    "warning": ("advarsel", "warning"),
    "some_teams": (
        "{count} afdelinger har intet hold: {names}",
        "{count} afdelinger have no team: {names}",
    ),
    "all_or_no_team": (
        "hold for alle afdelinger eller for ingen",
        "a team for every afdeling or for none",
    ),
    "teams_from_map": ("De andre får hold efter kortet.", "The others get one from the map."),
    "outside_denmark": (
        "({lat}, {lon}) ligger uden for Danmark",
        "({lat}, {lon}) lies outside Denmark",
    ),
    "denmark": ("bredde 54.4-57.9 og længde 7.9-15.3", "latitude 54.4-57.9, longitude 7.9-15.3"),
    "swapped": ("Er lat og lon byttet om?", "Are lat and lon swapped?"),
    "alike": ("'{a}' og '{b}' ligner hinanden", "'{a}' and '{b}' look alike"),
    "two_names": ("to forskellige afdelinger", "two different afdelinger"),
    "over_new_year": (
        "sæsonen går fra uge {first} til {last}, hen over nytår",
        "the season runs from week {first} to {last}, over New Year",
    ),
    "after_last": (
        "{day} ligger efter den sidste dag, så skiftet sker aldrig",
        "{day} is after the last day, so the change never happens",
    ),
    "until_day": ("{day} eller tidligere", "{day} or earlier"),
    "goal_order": (
        "målet for {a} er længere end for {b}",
        "the goal for {a} is longer than for {b}",
    ),
    "goals_rise": ("akut ≤ haster ≤ almindelig", "akut ≤ haster ≤ almindelig"),
    "familiar": (
        "den varige del er større end den første",
        "the permanent part is larger than the first",
    ),
    "falls": ("at den falder med tiden", "it to fall with time"),
}

_WHY = {
    "set_in": ("sat i {place}, {evidence}", "set in {place}, {evidence}"),
    "by_default": ("skemaets standardværdi, {evidence}", "default of the schema, {evidence}"),
    "default": ("skemaets standard", "default of the schema"),
    "summary": (
        "{path} = {value}  ({place}, belæg {grade})",
        "{path} = {value}  ({place}, evidence {grade})",
    ),
    "replaced": (
        "erstattede {value} fra {place}, {evidence}",
        "replaced {value} from {place}, {evidence}",
    ),
    "evidence": ("belæg {grade}: {source}", "evidence {grade}: {source}"),
    "no_source": ("ingen kilde", "no source"),
}

_JOIN = {
    "expected": ("ventede {expected}", "expected {expected}"),
}

PHRASES: dict[str, Text] = {
    key: Text(*pair)
    for table in (_FILES, _YAML, _KEYS, _VALUES, _WORLD, _WARNINGS, _WHY, _JOIN)
    for key, pair in table.items()
}
"""Every phrase by its key, with the names of its values in braces."""
