"""Every text a driftschef or a board sees, looked up by key in one of two languages.

Each file holds the texts of one topic: by key, in Danish and in English, with the same
`{placeholders}`; a test compares them. Values are filled in already formatted (see
`sim.present.numbers`), so that no rounding happens here.
"""

from sim.present.words import (
    economy,
    engines,
    explain,
    figures,
    lifeline,
    precision,
    refusals,
    road,
    sensitivity,
    sentences,
    shared,
    sheet,
    staff,
    sweep,
    table,
    targets,
    winners,
)
from sim.scenario.words import written

TOPICS = (
    shared,
    sentences,
    figures,
    table,
    explain,
    road,
    lifeline,
    engines,
    sweep,
    economy,
    staff,
    sensitivity,
    winners,
    targets,
    precision,
    sheet,
    refusals,
)
LANGUAGES = ("da", "en")
CATALOGUES: dict[str, dict[str, str]] = {
    lang: {key: both[k] for topic in TOPICS for key, both in topic.TEXTS.items()}
    for k, lang in enumerate(LANGUAGES)
}


def text(key: str, lang: str = "da", **values: object) -> str:
    """Return the text for `key` in `lang` with its placeholders filled in.

    Raises:
        ValueError: `lang` is not one of `LANGUAGES`.
        KeyError: the key, or a value for one of its placeholders, is missing.
    """
    if lang not in CATALOGUES:
        raise ValueError(f"unknown language {lang!r}: choose one of {', '.join(LANGUAGES)}")
    catalogue = CATALOGUES[lang]
    if key not in catalogue:
        raise KeyError(f"no text for {key!r} in {lang!r}")
    return written(catalogue[key], values)


def has_text(key: str) -> bool:
    """Tell whether the catalogues know `key`."""
    return key in CATALOGUES["da"]


def kpi_name(kpi: str, lang: str = "da") -> str:
    """Return the name of a KPI id, e.g. `response_h_p90.haster`; an unknown id is shown as is.

    Behind the dot stands a priority or a fordelingsnøgle.
    """
    base, _, part = kpi.partition(".")
    if not has_text(f"kpi.{base}"):
        return kpi
    name = text(f"kpi.{base}", lang)
    if not part:
        return name
    known = (key for key in (f"priority.{part}", f"key.{part}") if has_text(key))
    key = next(known, None)
    return f"{name} ({text(key, lang) if key else part})"
