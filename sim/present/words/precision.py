"""Texts of how precise a comparison is, what pairing gained, and of its warm-up."""

TEXTS: dict[str, tuple[str, str]] = {
    "precision.reached": (
        "Forskellene til i dag er kendt inden for {wanted} af dagens niveau efter {n} år.",
        "The differences to today are known within {wanted} of today's level after {n} years.",
    ),
    "precision.not_reached": (
        "Efter {n} år, som er det højeste tilladte, er forskellene ikke kendt inden for {wanted} af dagens niveau; længst fra er {kpi}: {got}.",
        "After {n} years, the most allowed, the differences are not known within {wanted} of today's level; farthest off is {kpi}: {got}.",
    ),
    "pairing.line": (
        "Ét parret år er så meget værd som flere uparrede ({kpi}): {models}.",
        "One paired year is worth several unpaired ones ({kpi}): {models}.",
    ),
    "pairing.one": ("{model} {ratio}", "{model} {ratio}"),
    "warmup.enough": (
        "Opstart: {days} døgn er nok; uden årstider er opstarten ovre efter højst {cut} døgn (MSER-5).",
        "Warm-up: {days} days are enough; without seasons the start-up is over after at most {cut} days (MSER-5).",
    ),
    "warmup.short": (
        "Opstart: {days} døgn er for lidt for {models} (MSER-5); brug mindst {cut} døgn (calendar.warmup_days).",
        "Warm-up: {days} days are too few for {models} (MSER-5); use at least {cut} days (calendar.warmup_days).",
    ),
    "warmup.growing": (
        "{models}: bunken af åbne opgaver falder ikke til ro på et år; bemandingen er under behovet.",
        "{models}: the open tasks do not settle within a year; there are fewer men than the work needs.",
    ),
    "warmup.chart.title": (
        "Åbne opgaver fra en tom start",
        "Open tasks from an empty start",
    ),
    "warmup.chart.under": (
        "Åbne opgaver ved arbejdsdagens slutning uden årstider, glidende gennemsnit (Welch). Punkt: dér ender opstarten efter MSER-5. Lodret streg: scenariets opstart.",
        "Open tasks at the end of the working day without seasons, moving average (Welch). Dot: where the start-up ends by MSER-5. Vertical line: the scenario's warm-up.",
    ),
    "warmup.chart.x": ("Døgn siden start", "Days since the start"),
    "warmup.chart.values": ("{model}: opstart {cut} døgn", "{model}: start-up {cut} days"),
}
