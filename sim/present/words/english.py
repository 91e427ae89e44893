"""The English catalogue. Keys are the same as in `danish.py`."""

TEXTS: dict[str, str] = {
    # numbers with their unit
    "format.kr": "DKK {value}",
    "format.mio_kr": "DKK {value} million",
    "format.h": "{value} hours",
    "format.d": "{value} days",
    "format.share": "{value}%",
    "format.tasks": "{value} tasks",
    "format.posts": "{value} posts",
    "format.to": "{low} to {high}",
    "unit.kr": "DKK",
    "unit.mio_kr": "DKK million",
    "unit.h": "hours",
    "unit.d": "days",
    "unit.share": "%",
    "unit.tasks": "tasks",
    "unit.posts": "posts",
    # priorities and the requests they mean
    "priority.akut": "emergency",
    "priority.haster": "urgent",
    "priority.almindelig": "routine",
    "requests.all": "requests",
    "requests.akut": "emergency requests",
    "requests.haster": "urgent requests",
    "requests.almindelig": "routine requests",
    # KPI names
    "kpi.cost_kr_per_year": "Staffing cost per year",
    "kpi.cost_kr_per_lejemaal": "Staffing cost per home and year",
    "kpi.response_h_p50": "Response time, half are visited within",
    "kpi.response_h_p90": "Response time, 90% are visited within",
    "kpi.response_h_mean": "Response time, mean",
    "kpi.within_goal_share": "Visited within the goal",
    "kpi.completion_h_p50": "Time to completion, half",
    "kpi.completion_h_p90": "Time to completion, 90%",
    "kpi.backlog_tasks": "Open tasks",
    "kpi.planned_on_time_share": "Planned tasks on time",
    "kpi.planned_skipped_share": "Planned tasks skipped",
    "kpi.utilisation": "Working time used",
    "kpi.hands_on_share": "Hands-on work",
    "kpi.travel_share": "Travel",
    "kpi.interruption_share": "Interruptions",
    "kpi.meeting_share": "Meetings and planning",
    "kpi.idle_share": "Idle time",
    "kpi.absence_share": "Absence",
    "kpi.other_share": "Not recorded",
    "kpi.overtime_h": "Overtime",
    "kpi.contractor_tasks": "Tasks done by a contractor",
    "kpi.posts": "Posts",
    # the six driftsmodeller in one sentence each
    "model.manglende_ledelse.description": (
        "Each estate has its own caretakers, who choose their next task themselves; residents "
        "call or stop them directly."
    ),
    "model.koordinering_og_planlaegning.description": (
        "Each estate has its own caretakers; a manager plans the week, protects planned work "
        "and follows up."
    ),
    "model.teamopdelt_samdrift.description": (
        "Caretakers work in teams across estates with a joint leader and a joint contact point "
        "for residents."
    ),
    "model.afdelingsdelt_drift.description": (
        "Each estate has one named caretaker for small jobs and contact with residents; a "
        "shared crew does the rest (read here as the kombimodel)."
    ),
    "model.faellesdrift.description": (
        "All caretakers are one shared resource with one leader, one office, one plan and one "
        "machine park."
    ),
    "model.facility_service.description": (
        "Tasks are bought from a firm at unit prices under a service agreement; the "
        "organisation manages the contract."
    ),
    # how sure: used below every chart and table
    "evidence.hedge": ", by this calculation,",
    "evidence.model_not_measured": "Model calculation, not a measurement.",
    "evidence.grades": (
        "Inputs: {a} values of grade A (official source), {b} of grade B (one organisation's "
        "figures), {c} of grade C (other source) and {d} of grade D (guess)."
    ),
    "evidence.no_grades": "The quality of the inputs is not stated.",
    "evidence.replications": "{n} replications with the same events under every model.",
    "evidence.one_replication": "One replication only: the uncertainty cannot be computed.",
    # sentences
    "sentence.intro": (
        "{scenario}: {lejemaal} homes in {afdelinger} estates. Each model was run {replications} "
        "times on the same requests, the same weather and the same absence."
    ),
    "sentence.intro_once": (
        "{scenario}: {lejemaal} homes in {afdelinger} estates. Each model was run only once, so "
        "the uncertainty is unknown."
    ),
    "sentence.today": (
        "Today ({model}) staffing costs{hedge} {cost} per home and year, and "
        "90% of {requests} get a first visit within {response}."
    ),
    "sentence.undone": (
        "In return {share} of planned work is done on time, against {today} today."
    ),
    "sentence.joined": "{cost}, and {response}.",
    "sentence.cost.less": (
        "{model} costs{hedge} {amount} less per home and year than today (95% interval {interval})"
    ),
    "sentence.cost.more": (
        "{model} costs{hedge} {amount} more per home and year than today (95% interval {interval})"
    ),
    "sentence.cost.none": (
        "For {model} no difference in cost from today can be shown "
        "(95% interval of the difference DKK {interval} per home and year)"
    ),
    "sentence.cost.unknown": (
        "{model} costs{hedge} {cost} per home and year (the uncertainty of the difference from "
        "today was not computed)"
    ),
    "sentence.cost.alone": "{model} costs{hedge} {cost} per home and year",
    "sentence.response.less": (
        "90% of {requests} get a first visit within {response}, {amount} sooner than today "
        "(95% interval {interval})"
    ),
    "sentence.response.more": (
        "90% of {requests} get a first visit within {response}, {amount} later than today "
        "(95% interval {interval})"
    ),
    "sentence.response.none": (
        "90% of {requests} get a first visit within {response}; no difference in response "
        "time from today can be shown (95% interval of the difference {interval} {unit})"
    ),
    "sentence.response.unknown": "90% of {requests} get a first visit within {response}",
    # shared by charts and table
    "today.tag": "{model} (today)",
    "today.short": "Today",
    "chart.no_values": "No figures to show",
    "chart.intervals": "Thin lines: 95% intervals.",
    # chart 1: cost against response
    "chart.cost_response.title.both": "{model} is{hedge} both cheaper and faster than today",
    "chart.cost_response.title.undone": "{title}, but more planned work is left undone",
    "chart.cost_response.title.cheaper": (
        "{model} is{hedge} cheaper than today; no other response time can be shown"
    ),
    "chart.cost_response.title.cheaper_slower": (
        "{model} is{hedge} cheaper than today, but residents wait longer"
    ),
    "chart.cost_response.title.faster": (
        "{model} is{hedge} faster than today; no other cost can be shown"
    ),
    "chart.cost_response.title.faster_dearer": (
        "{model} is{hedge} faster than today, but costs more"
    ),
    "chart.cost_response.title.no_better": (
        "No model is{hedge} demonstrably cheaper or faster than today"
    ),
    "chart.cost_response.title.neutral": "Cost and response time of each model",
    "chart.cost_response.subtitle": (
        "Filled point: the model's own staffing. Open points: fewer or more posts."
    ),
    "chart.cost_response.subtitle.no_curve": "Each point is a model.",
    "chart.cost_response.x": "Staffing cost, DKK per home and year",
    "chart.cost_response.y": "Response time in {unit}: 90% of {requests} get a first visit within",
    "chart.cost_response.y_log": (
        "Response time in {unit} (log scale): 90% of {requests} get a first visit within"
    ),
    "chart.cost_response.better": "cheaper and faster",
    "chart.goal": "goal: {goal}",
    # chart 2: time use
    "chart.time_use.title.more": (
        "{model} gives{hedge} {share} of working time to hands-on work against {today} today"
    ),
    "chart.time_use.title.no_more": (
        "No model gives{hedge} demonstrably more hands-on time than today"
    ),
    "chart.time_use.title.neutral": "How working time is used in each model",
    "chart.time_use.subtitle": "Share of the time caretakers are present, in %",
    # chart 3: response per afdeling
    "chart.afdelinger.title": (
        "{model}: response time is{hedge} shorter in {shorter} of {total} estates and longer in "
        "{longer}"
    ),
    "chart.afdelinger.title.neutral": "{model}: response time in each estate",
    "chart.afdelinger.subtitle": ("Time in {unit} until 90% of {requests} have had a first visit."),
    "chart.afdelinger.lines": (
        "Solid: shorter than today. Dashed: longer. Dotted: the intervals overlap, not counted."
    ),
    "chart.afdelinger.lines.unknown": "Dotted: the uncertainty is unknown.",
    "chart.afdelinger.x": "Response time in {unit}",
    "chart.afdelinger.worst": "{name} (longest response)",
    "chart.afdelinger.all": "All estates",
    # chart 4: cost per lejemål
    "chart.cost.title.less": "{model} costs{hedge} {amount} less per home and year than today",
    "chart.cost.title.no_less": "No model is{hedge} demonstrably cheaper than today",
    "chart.cost.title.neutral": "Cost per home of each model",
    "chart.cost.subtitle": "Staffing cost, DKK per home and year.",
    "chart.cost.today_line": "Dashed line: today.",
    "chart.cost.x": "DKK per home and year",
    "chart.cost.difference": "Difference from today",
    "chart.cost.none": "not shown",
    "chart.alt": "{title}. {subtitle} {values}.",
    # the table in the terminal
    "table.title": "{scenario}: {lejemaal} homes, {n} replications",
    # narrow headings: the whole table fits 80 columns
    "table.model": "Model",
    "table.posts": "Posts",
    "table.cost_year": "Cost\nDKK m\na year",
    "table.cost_lejemaal": "Cost\nDKK per\nhome",
    "table.p50": "Resp.\n50%\n{unit}",
    "table.p90": "Resp.\n90%\n{unit}",
    "table.goal": "With-\nin\ngoal",
    "table.planned": "Plan\non\ntime",
    "table.difference": "Against today:\ncost (DKK)\nresponse 90%",
    "table.none": "not shown",
    "table.explained": (
        "Resp.: time until 50 and 90% of requests have had a first visit. Within goal: share "
        "visited in time. Plan on time: planned tasks done in time. Against today: cost per home "
        "and year, and response of 90%, each with the 95% interval of the paired difference "
        "below; 'not shown': the interval contains 0."
    ),
    "progress.runs": "Running",
}
