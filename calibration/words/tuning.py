"""Tuning."""

PHRASES: dict[str, tuple[str, str]] = {
    "tuned_header": (
        "Tunet af drift tune: {source}. Kun det, data kan vise; resten er scenariets egne værdier.",
        "Tuned by drift tune: {source}. Only what the data tell; the rest is the scenario's own.",
    ),
    "tuned_source": (
        "udledt gennem modellen (drift tune) af {source}; 90 % {low}–{high}",
        "derived through the model (drift tune) from {source}; 90 % {low}–{high}",
    ),
    "tune_head": (
        "{model}: {rows} henvendelser spillet {draws} gange. 90 %-intervaller:",
        "{model}: {rows} requests played {draws} times. 90 % intervals:",
    ),
    "knob_missed": ("mistede opkald", "missed calls"),
    "knob_abandoned": ("opgivne opkald", "calls given up"),
    "knob_setup": ("tid tabt ved en afbrydelse", "time lost to an interruption"),
    "knob_window": (
        "planlagt arbejde beskyttes så længe før sidste frist",
        "planned work is protected so long before its last day",
    ),
    "knob_productive_share": ("produktiv andel", "productive share"),
    "knob_told": (
        "  {knob}: {middle} ({low}–{high}); mulige værdier {from_}–{to}.",
        "  {knob}: {middle} ({low}–{high}); possible values {from_}–{to}.",
    ),
    "knob_open": (
        "  {knob}: data kan ikke vise det ({low}–{high} af {from_}–{to}); scenariets værdi og belæg er beholdt.",
        "  {knob}: the data cannot tell ({low}–{high} of {from_}–{to}); the scenario's value and grade are kept.",
    ),
    "knobs_traded": (
        "  {one} og {other} kan træde i stedet for hinanden (korrelation {r}).",
        "  {one} and {other} can stand in for each other (correlation {r}).",
    ),
    "summaries_missed": (
        "  ADVARSEL: ingen prøve kom i nærheden af loggens {names}: modellen kan ikke lave det, der skete, med disse værdier.",
        "  WARNING: no draw came near the log's {names}: the model cannot make what happened with these values.",
    ),
    "summary_response_h_p50": (
        "svartid for halvdelen ({priority})",
        "response of half ({priority})",
    ),
    "summary_response_h_p90": (
        "svartid for 90 % ({priority})",
        "response of 90 % ({priority})",
    ),
    "summary_backlog_tasks": ("åbne opgaver", "open tasks"),
    "summary_planned_on_time_share": (
        "andel planlagt arbejde til tiden",
        "share of planned work on time",
    ),
    "knobs_shared": (
        "  Det, der hører til ledelsesniveauet, gælder for: {models}.",
        "  What belongs to the ledelsesniveau holds for: {models}.",
    ),
    "tune_no_visits": (
        "loggen siger ikke, hvornår nogen kom første gang",
        "the log does not tell when somebody first came",
    ),
    "tune_needs_visits": (
        "kolonnen first_visit i mappingen",
        "the column first_visit in the mapping",
    ),
}
