"""Texts of the sentences and headlines of a comparison."""

TEXTS: dict[str, tuple[str, str]] = {
    # sentences
    "sentence.intro": (
        "{scenario}: {lejemaal} lejemål i {afdelinger} afdelinger. Hver driftsmodel er beregnet {replications} gange på de samme henvendelser, det samme vejr og det samme fravær.",
        "{scenario}: {lejemaal} homes in {afdelinger} estates. Each model was run {replications} times on the same requests, the same weather and the same absence.",
    ),
    "sentence.intro_once": (
        "{scenario}: {lejemaal} lejemål i {afdelinger} afdelinger. Hver driftsmodel er kun beregnet én gang, så usikkerheden er ukendt.",
        "{scenario}: {lejemaal} homes in {afdelinger} estates. Each model was run only once, so the uncertainty is unknown.",
    ),
    "sentence.today": (
        "I dag ({model}) koster bemandingen{hedge} {cost} pr. lejemål om året, og 90\u00a0% af {requests} får første besøg inden {response}.",
        "Today ({model}) staffing costs{hedge} {cost} per home and year, and 90% of {requests} get a first visit within {response}.",
    ),
    "sentence.planned": (
        "Samtidig bliver {share} af det planlagte arbejde udført til tiden mod {today} i dag.",
        "At the same time {share} of planned work is done on time, against {today} today.",
    ),
    "sentence.joined": ("{cost}, og {response}.", "{cost}, and {response}."),
    "sentence.cost.less": (
        "{model} koster{hedge} {amount} mindre pr. lejemål om året end i dag (95\u00a0%-interval {interval})",
        "{model} costs{hedge} {amount} less per home and year than today (95% interval {interval})",
    ),
    "sentence.cost.more": (
        "{model} koster{hedge} {amount} mere pr. lejemål om året end i dag (95\u00a0%-interval {interval})",
        "{model} costs{hedge} {amount} more per home and year than today (95% interval {interval})",
    ),
    "sentence.cost.none": (
        "For {model} kan der ikke vises nogen forskel i udgift fra i dag (95\u00a0%-interval for forskellen {interval} kr. pr. lejemål om året)",
        "For {model} no difference in cost from today can be shown (95% interval of the difference DKK {interval} per home and year)",
    ),
    "sentence.cost.unknown": (
        "{model} koster{hedge} {cost} pr. lejemål om året (usikkerheden på forskellen til i dag er ikke beregnet)",
        "{model} costs{hedge} {cost} per home and year (the uncertainty of the difference from today was not computed)",
    ),
    "sentence.cost.alone": (
        "{model} koster{hedge} {cost} pr. lejemål om året",
        "{model} costs{hedge} {cost} per home and year",
    ),
    "sentence.response.less": (
        "90\u00a0% af {requests} får første besøg inden {response}, {amount} hurtigere end i dag (95\u00a0%-interval {interval})",
        "90% of {requests} get a first visit within {response}, {amount} sooner than today (95% interval {interval})",
    ),
    "sentence.response.more": (
        "90\u00a0% af {requests} får første besøg inden {response}, {amount} senere end i dag (95\u00a0%-interval {interval})",
        "90% of {requests} get a first visit within {response}, {amount} later than today (95% interval {interval})",
    ),
    "sentence.response.none": (
        "90\u00a0% af {requests} får første besøg inden {response}; der kan ikke vises nogen forskel i svartid fra i dag (95\u00a0%-interval for forskellen {interval} {unit})",
        "90% of {requests} get a first visit within {response}; no difference in response time from today can be shown (95% interval of the difference {interval} {unit})",
    ),
    "sentence.response.unknown": (
        "90\u00a0% af {requests} får første besøg inden {response}",
        "90% of {requests} get a first visit within {response}",
    ),
}
