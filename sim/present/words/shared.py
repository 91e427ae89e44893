"""Texts that everything shown has in common: formats, names, how sure."""

TEXTS: dict[str, tuple[str, str]] = {
    # numbers with their unit; a space before % must not break
    "format.kr": ("{value} kr.", "DKK {value}"),
    "format.mio_kr": ("{value} mio. kr.", "DKK {value} million"),
    "format.h": ("{value} timer", "{value} hours"),
    "format.d": ("{value} døgn", "{value} days"),
    "format.share": ("{value}\u00a0%", "{value}%"),
    "format.tasks": ("{value} opgaver", "{value} tasks"),
    "format.posts": ("{value} stillinger", "{value} posts"),
    "format.to": ("{low} til {high}", "{low} to {high}"),
    "unit.kr": ("kr.", "DKK"),
    "unit.mio_kr": ("mio. kr.", "DKK million"),
    "unit.h": ("timer", "hours"),
    "unit.d": ("døgn", "days"),
    "unit.share": ("%", "%"),
    "unit.tasks": ("opgaver", "tasks"),
    "unit.posts": ("stillinger", "posts"),
    # priorities and the requests they mean
    "priority.akut": ("akut", "emergency"),
    "priority.haster": ("haster", "urgent"),
    "priority.almindelig": ("almindelig", "routine"),
    "requests.all": ("henvendelserne", "requests"),
    "requests.akut": ("de akutte henvendelser", "emergency requests"),
    "requests.haster": ("de hastende henvendelser", "urgent requests"),
    "requests.almindelig": ("de almindelige henvendelser", "routine requests"),
    # KPI names
    "kpi.cost_kr_per_year": ("Udgift til bemanding pr. år", "Staffing cost per year"),
    "kpi.cost_kr_per_lejemaal": (
        "Udgift til bemanding pr. lejemål om året",
        "Staffing cost per home and year",
    ),
    "kpi.response_h_p50": (
        "Svartid, halvdelen får besøg inden",
        "Response time, half are visited within",
    ),
    "kpi.response_h_p90": (
        "Svartid, 90\u00a0% får besøg inden",
        "Response time, 90% are visited within",
    ),
    "kpi.response_h_mean": ("Svartid, gennemsnit", "Response time, mean"),
    "kpi.within_goal_share": ("Besøgt inden for målet", "Visited within the goal"),
    "kpi.completion_h_p50": ("Tid til løst opgave, halvdelen", "Time to completion, half"),
    "kpi.completion_h_p90": ("Tid til løst opgave, 90\u00a0%", "Time to completion, 90%"),
    "kpi.backlog_tasks": ("Åbne opgaver", "Open tasks"),
    "kpi.planned_on_time_share": ("Planlagte opgaver til tiden", "Planned tasks on time"),
    "kpi.planned_skipped_share": ("Planlagte opgaver sprunget over", "Planned tasks skipped"),
    "kpi.utilisation": ("Udnyttet arbejdstid", "Working time used"),
    "kpi.hands_on_share": ("Selve opgaverne", "Hands-on work"),
    "kpi.travel_share": ("Transport", "Travel"),
    "kpi.interruption_share": ("Afbrydelser", "Interruptions"),
    "kpi.meeting_share": ("Møder og planlægning", "Meetings and planning"),
    "kpi.idle_share": ("Ledig tid", "Idle time"),
    "kpi.other_share": ("Ikke opgjort", "Not recorded"),
    "kpi.overtime_h": ("Overarbejde", "Overtime"),
    "kpi.contractor_tasks": ("Opgaver løst af entreprenør", "Tasks done by a contractor"),
    "kpi.posts": ("Stillinger", "Posts"),
    # how sure: used below every chart and table
    "evidence.hedge": (" i beregningen", ", by this calculation,"),
    "evidence.model_not_measured": (
        "Modelberegning, ikke en måling.",
        "Model calculation, not a measurement.",
    ),
    "evidence.grades": (
        "Talgrundlag: {a} værdier af grad A (officiel kilde), {b} af grad B (én organisations tal), {c} af grad C (anden kilde) og {d} af grad D (skøn).",
        "Inputs: {a} values of grade A (official source), {b} of grade B (one organisation's figures), {c} of grade C (other source) and {d} of grade D (guess).",
    ),
    "evidence.no_grades": (
        "Talgrundlagets kvalitet er ikke oplyst.",
        "The quality of the inputs is not stated.",
    ),
    "evidence.replications": (
        "{n} gentagelser med samme hændelser i alle driftsmodeller.",
        "{n} replications with the same events under every model.",
    ),
    "evidence.simultaneous": (
        "Intervaller for forskelle gælder for alle {n} sammenligninger på én gang (Bonferroni).",
        "Intervals of differences hold for all {n} comparisons at once (Bonferroni).",
    ),
    "evidence.one_replication": (
        "Kun én gentagelse: usikkerheden kan ikke beregnes.",
        "One replication only: the uncertainty cannot be computed.",
    ),
}
