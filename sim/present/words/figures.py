"""Texts of the charts."""

TEXTS: dict[str, tuple[str, str]] = {
    # shared by charts and table
    "today.tag": ("{model} (i\u00a0dag)", "{model} (today)"),
    "today.short": ("I dag", "Today"),
    "chart.no_values": ("Ingen tal at vise", "No figures to show"),
    "chart.intervals": ("Tynde streger: 95\u00a0%-intervaller.", "Thin lines: 95% intervals."),
    # chart 1: cost against response
    "chart.cost_response.title.both": (
        "{model} er{hedge} både billigere og hurtigere end i dag",
        "{model} is{hedge} both cheaper and faster than today",
    ),
    "chart.cost_response.title.undone": (
        "{title}, men mere planlagt arbejde bliver ikke nået",
        "{title}, but more planned work is left undone",
    ),
    "chart.cost_response.title.cheaper": (
        "{model} er{hedge} billigere end i dag, uden at en anden svartid kan påvises",
        "{model} is{hedge} cheaper than today; no other response time can be shown",
    ),
    "chart.cost_response.title.cheaper_slower": (
        "{model} er{hedge} billigere end i dag, men beboerne venter længere",
        "{model} is{hedge} cheaper than today, but residents wait longer",
    ),
    "chart.cost_response.title.faster": (
        "{model} er{hedge} hurtigere end i dag, uden at en anden udgift kan påvises",
        "{model} is{hedge} faster than today; no other cost can be shown",
    ),
    "chart.cost_response.title.faster_dearer": (
        "{model} er{hedge} hurtigere end i dag, men koster mere",
        "{model} is{hedge} faster than today, but costs more",
    ),
    "chart.cost_response.title.no_better": (
        "Ingen driftsmodel er{hedge} påviseligt billigere eller hurtigere end i dag",
        "No model is{hedge} demonstrably cheaper or faster than today",
    ),
    "chart.cost_response.title.neutral": (
        "Udgift og svartid i hver driftsmodel",
        "Cost and response time of each model",
    ),
    "chart.cost_response.subtitle": (
        "Udfyldt punkt: driftsmodellens egen bemanding. Åbne punkter: færre eller flere stillinger.",
        "Filled point: the model's own staffing. Open points: fewer or more posts.",
    ),
    "chart.cost_response.subtitle.no_curve": (
        "Hvert punkt er en driftsmodel.",
        "Each point is a model.",
    ),
    "chart.cost_response.x": (
        "Udgift til bemanding, kr. pr. lejemål om året",
        "Staffing cost, DKK per home and year",
    ),
    "chart.cost_response.y": (
        "Svartid i {unit}: 90\u00a0% af {requests} får første besøg inden",
        "Response time in {unit}: 90% of {requests} get a first visit within",
    ),
    "chart.cost_response.y_log": (
        "Svartid i {unit} (logaritmisk akse): 90\u00a0% af {requests} får første besøg inden",
        "Response time in {unit} (log scale): 90% of {requests} get a first visit within",
    ),
    "chart.cost_response.better": ("billigere og hurtigere", "cheaper and faster"),
    "chart.goal": ("mål: {goal}", "goal: {goal}"),
    # chart 2: time use
    "chart.time_use.title.more": (
        "{model} giver{hedge} {share} af arbejdstiden til selve opgaverne mod {today} i dag",
        "{model} gives{hedge} {share} of working time to hands-on work against {today} today",
    ),
    "chart.time_use.title.no_more": (
        "Ingen driftsmodel giver{hedge} påviseligt mere tid til selve opgaverne end i dag",
        "No model gives{hedge} demonstrably more hands-on time than today",
    ),
    "chart.time_use.title.neutral": (
        "Sådan bruges arbejdstiden i hver driftsmodel",
        "How working time is used in each model",
    ),
    "chart.time_use.subtitle": (
        "Andel af den tid, ejendomsfunktionærerne er til stede, i\u00a0%",
        "Share of the time caretakers are present, in %",
    ),
    # chart 3: response per afdeling
    "chart.afdelinger.title": (
        "{model}: svartiden er{hedge} kortere i {shorter} af {total} {total:afdeling|afdelinger} og længere i {longer}",
        "{model}: response time is{hedge} shorter in {shorter} of {total} {total:estate|estates} and longer in {longer}",
    ),
    "chart.afdelinger.title.none": (
        "{model}: ingen af de {total} afdelinger får{hedge} en svartid, der er påviseligt anderledes",
        "{model}: no difference in response time can be shown{hedge} in any of {total} estates",
    ),
    "chart.afdelinger.title.neutral": (
        "{model}: svartid i hver afdeling",
        "{model}: response time in each estate",
    ),
    "chart.afdelinger.subtitle": (
        "Tid i {unit} til 90\u00a0% af {requests} har fået første besøg.",
        "Time in {unit} until 90% of {requests} have had a first visit.",
    ),
    "chart.afdelinger.lines": (
        "Fuldt optrukket: kortere end i dag i de samme år. Stiplet: længere. Prikket: ingen forskel påvist.",
        "Solid: shorter than today in the same years. Dashed: longer. Dotted: no difference shown.",
    ),
    "chart.afdelinger.lines.unknown": (
        "Prikket: usikkerheden er ukendt.",
        "Dotted: the uncertainty is unknown.",
    ),
    "chart.afdelinger.x": ("Svartid i {unit}", "Response time in {unit}"),
    "chart.afdelinger.worst": ("{name} (længst svartid)", "{name} (longest response)"),
    "chart.afdelinger.all": ("Alle afdelinger", "All estates"),
    # chart 4: cost per lejemål
    "chart.cost.title.less": (
        "{model} koster{hedge} {amount} mindre pr. lejemål om året end i dag",
        "{model} costs{hedge} {amount} less per home and year than today",
    ),
    "chart.cost.title.no_less": (
        "Ingen driftsmodel er{hedge} påviseligt billigere end i dag",
        "No model is{hedge} demonstrably cheaper than today",
    ),
    "chart.cost.title.neutral": (
        "Udgift pr. lejemål i hver driftsmodel",
        "Cost per home of each model",
    ),
    "chart.cost.subtitle": (
        "Udgift til bemanding, kr. pr. lejemål om året.",
        "Staffing cost, DKK per home and year.",
    ),
    "chart.cost.today_line": ("Stiplet linje: i dag.", "Dashed line: today."),
    "chart.cost.x": ("kr. pr. lejemål om året", "DKK per home and year"),
    "chart.cost.difference": ("Forskel til i dag", "Difference from today"),
    "chart.cost.none": ("ikke påvist", "not shown"),
    "chart.alt": ("{title}. {subtitle} {values}.", "{title}. {subtitle} {values}."),
}
