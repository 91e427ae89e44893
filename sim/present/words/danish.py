"""The Danish catalogue (the default). Keys are the same as in `english.py`."""

TEXTS: dict[str, str] = {
    # numbers with their unit; a space before % must not break
    "format.kr": "{value} kr.",
    "format.mio_kr": "{value} mio. kr.",
    "format.h": "{value} timer",
    "format.d": "{value} døgn",
    "format.share": "{value}\u00a0%",
    "format.tasks": "{value} opgaver",
    "format.posts": "{value} stillinger",
    "format.to": "{low} til {high}",
    "unit.kr": "kr.",
    "unit.mio_kr": "mio. kr.",
    "unit.h": "timer",
    "unit.d": "døgn",
    "unit.share": "%",
    "unit.tasks": "opgaver",
    "unit.posts": "stillinger",
    # priorities and the requests they mean
    "priority.akut": "akut",
    "priority.haster": "haster",
    "priority.almindelig": "almindelig",
    "requests.all": "henvendelserne",
    "requests.akut": "de akutte henvendelser",
    "requests.haster": "de hastende henvendelser",
    "requests.almindelig": "de almindelige henvendelser",
    # KPI names
    "kpi.cost_kr_per_year": "Udgift til bemanding pr. år",
    "kpi.cost_kr_per_lejemaal": "Udgift til bemanding pr. lejemål om året",
    "kpi.response_h_p50": "Svartid, halvdelen får besøg inden",
    "kpi.response_h_p90": "Svartid, 90\u00a0% får besøg inden",
    "kpi.response_h_mean": "Svartid, gennemsnit",
    "kpi.within_goal_share": "Besøgt inden for målet",
    "kpi.completion_h_p50": "Tid til løst opgave, halvdelen",
    "kpi.completion_h_p90": "Tid til løst opgave, 90\u00a0%",
    "kpi.backlog_tasks": "Åbne opgaver",
    "kpi.planned_on_time_share": "Planlagte opgaver til tiden",
    "kpi.planned_skipped_share": "Planlagte opgaver sprunget over",
    "kpi.utilisation": "Udnyttet arbejdstid",
    "kpi.hands_on_share": "Selve opgaverne",
    "kpi.travel_share": "Transport",
    "kpi.interruption_share": "Afbrydelser",
    "kpi.meeting_share": "Møder og planlægning",
    "kpi.idle_share": "Ledig tid",
    "kpi.absence_share": "Fravær",
    "kpi.other_share": "Ikke opgjort",
    "kpi.overtime_h": "Overarbejde",
    "kpi.contractor_tasks": "Opgaver løst af entreprenør",
    "kpi.posts": "Stillinger",
    # the six driftsmodeller in one sentence each
    "model.manglende_ledelse.description": (
        "Hver afdeling har sine egne ejendomsfunktionærer, som selv vælger næste opgave; "
        "beboerne ringer eller går direkte til dem."
    ),
    "model.koordinering_og_planlaegning.description": (
        "Hver afdeling har sine egne ejendomsfunktionærer; en driftsleder planlægger ugen, "
        "beskytter planlagt arbejde og følger op."
    ),
    "model.teamopdelt_samdrift.description": (
        "Ejendomsfunktionærerne arbejder i teams på tværs af afdelinger med fælles leder "
        "og fælles indgang for beboerne."
    ),
    "model.afdelingsdelt_drift.description": (
        "Hver afdeling har en fast ejendomsfunktionær til små opgaver og beboerkontakt; "
        "resten løses af et fælles hold (her læst som kombimodellen)."
    ),
    "model.faellesdrift.description": (
        "Alle ejendomsfunktionærer er én fælles ressource med én leder, ét kontor, én plan "
        "og én maskinpark."
    ),
    "model.facility_service.description": (
        "Opgaverne købes hos et firma efter enhedspriser og serviceaftale; organisationen "
        "styrer kontrakten."
    ),
    # how sure: used below every chart and table
    "evidence.hedge": " i beregningen",
    "evidence.model_not_measured": "Modelberegning, ikke en måling.",
    "evidence.grades": (
        "Talgrundlag: {a} værdier af grad A (officiel kilde), {b} af grad B (én organisations "
        "tal), {c} af grad C (anden kilde) og {d} af grad D (skøn)."
    ),
    "evidence.no_grades": "Talgrundlagets kvalitet er ikke oplyst.",
    "evidence.replications": "{n} gentagelser med samme hændelser i alle driftsmodeller.",
    "evidence.one_replication": "Kun én gentagelse: usikkerheden kan ikke beregnes.",
    # sentences
    "sentence.intro": (
        "{scenario}: {lejemaal} lejemål i {afdelinger} afdelinger. Hver driftsmodel er beregnet "
        "{replications} gange på de samme henvendelser, det samme vejr og det samme fravær."
    ),
    "sentence.intro_once": (
        "{scenario}: {lejemaal} lejemål i {afdelinger} afdelinger. Hver driftsmodel er kun "
        "beregnet én gang, så usikkerheden er ukendt."
    ),
    "sentence.today": (
        "I dag ({model}) koster bemandingen{hedge} {cost} pr. lejemål om året, og "
        "90\u00a0% af {requests} får første besøg inden {response}."
    ),
    "sentence.undone": (
        "Til gengæld bliver {share} af det planlagte arbejde udført til tiden mod {today} i dag."
    ),
    "sentence.joined": "{cost}, og {response}.",
    "sentence.cost.less": (
        "{model} koster{hedge} {amount} mindre pr. lejemål om året end i dag "
        "(95\u00a0%-interval {interval})"
    ),
    "sentence.cost.more": (
        "{model} koster{hedge} {amount} mere pr. lejemål om året end i dag "
        "(95\u00a0%-interval {interval})"
    ),
    "sentence.cost.none": (
        "For {model} kan der ikke vises nogen forskel i udgift fra i dag "
        "(95\u00a0%-interval for forskellen {interval} kr. pr. lejemål om året)"
    ),
    "sentence.cost.unknown": (
        "{model} koster{hedge} {cost} pr. lejemål om året (usikkerheden på forskellen til i dag "
        "er ikke beregnet)"
    ),
    "sentence.cost.alone": "{model} koster{hedge} {cost} pr. lejemål om året",
    "sentence.response.less": (
        "90\u00a0% af {requests} får første besøg inden {response}, {amount} hurtigere end i dag "
        "(95\u00a0%-interval {interval})"
    ),
    "sentence.response.more": (
        "90\u00a0% af {requests} får første besøg inden {response}, {amount} senere end i dag "
        "(95\u00a0%-interval {interval})"
    ),
    "sentence.response.none": (
        "90\u00a0% af {requests} får første besøg inden {response}; der kan ikke vises nogen "
        "forskel i svartid fra i dag (95\u00a0%-interval for forskellen {interval} {unit})"
    ),
    "sentence.response.unknown": "90\u00a0% af {requests} får første besøg inden {response}",
    # shared by charts and table
    "today.tag": "{model} (i\u00a0dag)",
    "today.short": "I dag",
    "chart.no_values": "Ingen tal at vise",
    "chart.intervals": "Tynde streger: 95\u00a0%-intervaller.",
    # chart 1: cost against response
    "chart.cost_response.title.both": ("{model} er{hedge} både billigere og hurtigere end i dag"),
    "chart.cost_response.title.undone": "{title}, men mere planlagt arbejde bliver ikke nået",
    "chart.cost_response.title.cheaper": (
        "{model} er{hedge} billigere end i dag, uden at en anden svartid kan påvises"
    ),
    "chart.cost_response.title.cheaper_slower": (
        "{model} er{hedge} billigere end i dag, men beboerne venter længere"
    ),
    "chart.cost_response.title.faster": (
        "{model} er{hedge} hurtigere end i dag, uden at en anden udgift kan påvises"
    ),
    "chart.cost_response.title.faster_dearer": (
        "{model} er{hedge} hurtigere end i dag, men koster mere"
    ),
    "chart.cost_response.title.no_better": (
        "Ingen driftsmodel er{hedge} påviseligt billigere eller hurtigere end i dag"
    ),
    "chart.cost_response.title.neutral": "Udgift og svartid i hver driftsmodel",
    "chart.cost_response.subtitle": (
        "Udfyldt punkt: driftsmodellens egen bemanding. Åbne punkter: færre eller flere stillinger."
    ),
    "chart.cost_response.subtitle.no_curve": "Hvert punkt er en driftsmodel.",
    "chart.cost_response.x": "Udgift til bemanding, kr. pr. lejemål om året",
    "chart.cost_response.y": "Svartid i {unit}: 90\u00a0% af {requests} får første besøg inden",
    "chart.cost_response.y_log": (
        "Svartid i {unit} (logaritmisk akse): 90\u00a0% af {requests} får første besøg inden"
    ),
    "chart.cost_response.better": "billigere og hurtigere",
    "chart.goal": "mål: {goal}",
    # chart 2: time use
    "chart.time_use.title.more": (
        "{model} giver{hedge} {share} af arbejdstiden til selve opgaverne mod {today} i dag"
    ),
    "chart.time_use.title.no_more": (
        "Ingen driftsmodel giver{hedge} påviseligt mere tid til selve opgaverne end i dag"
    ),
    "chart.time_use.title.neutral": "Sådan bruges arbejdstiden i hver driftsmodel",
    "chart.time_use.subtitle": "Andel af den tid, ejendomsfunktionærerne er til stede, i\u00a0%",
    # chart 3: response per afdeling
    "chart.afdelinger.title": (
        "{model}: svartiden er{hedge} kortere i {shorter} af {total} afdelinger og længere i "
        "{longer}"
    ),
    "chart.afdelinger.title.neutral": "{model}: svartid i hver afdeling",
    "chart.afdelinger.subtitle": (
        "Tid i {unit} til 90\u00a0% af {requests} har fået første besøg."
    ),
    "chart.afdelinger.lines": (
        "Fuldt optrukket: kortere end i dag. Stiplet: længere. Prikket: intervallerne overlapper, "
        "tælles ikke."
    ),
    "chart.afdelinger.lines.unknown": "Prikket: usikkerheden er ukendt.",
    "chart.afdelinger.x": "Svartid i {unit}",
    "chart.afdelinger.worst": "{name} (længst svartid)",
    "chart.afdelinger.all": "Alle afdelinger",
    # chart 4: cost per lejemål
    "chart.cost.title.less": (
        "{model} koster{hedge} {amount} mindre pr. lejemål om året end i dag"
    ),
    "chart.cost.title.no_less": "Ingen driftsmodel er{hedge} påviseligt billigere end i dag",
    "chart.cost.title.neutral": "Udgift pr. lejemål i hver driftsmodel",
    "chart.cost.subtitle": "Udgift til bemanding, kr. pr. lejemål om året.",
    "chart.cost.today_line": "Stiplet linje: i dag.",
    "chart.cost.x": "kr. pr. lejemål om året",
    "chart.cost.difference": "Forskel til i dag",
    "chart.cost.none": "ikke påvist",
    "chart.alt": "{title}. {subtitle} {values}.",
    # the table in the terminal
    "table.title": "{scenario}: {lejemaal} lejemål, {n} gentagelser",
    # narrow headings: the whole table fits 80 columns
    "table.model": "Driftsmodel",
    "table.posts": "Stil-\nlin-\nger",
    "table.cost_year": "Udgift\nmio.kr.\nom året",
    "table.cost_lejemaal": "Udgift\nkr. pr.\nlejemål",
    "table.p50": "Svar\n50\u00a0%\n{unit}",
    "table.p90": "Svar\n90\u00a0%\n{unit}",
    "table.goal": "Inden\nfor\nmål",
    "table.planned": "Plan\ntil\ntiden",
    "table.difference": "Mod i dag:\nudgift (kr.)\nsvartid 90\u00a0%",
    "table.none": "ikke påvist",
    "table.explained": (
        "Svar: tid til 50 og 90\u00a0% af henvendelserne har fået første besøg. Inden for mål: "
        "andel besøgt i tide. Plan til tiden: planlagte opgaver udført i tide. Mod i dag: udgift "
        "pr. lejemål om året og svartid for 90\u00a0%, hver med 95\u00a0%-interval for den "
        "parvise forskel derunder; 'ikke påvist': intervallet indeholder 0."
    ),
    "progress.runs": "Beregner",
}
