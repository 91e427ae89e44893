"""Texts of the equal-service study: the fewest posts that keep the goals."""

TEXTS: dict[str, tuple[str, str]] = {
    "staff.table.title": (
        "{scenario}: færrest stillinger, der holder målene ({n} beregnede år)",
        "{scenario}: fewest posts that keep the goals ({n} years)",
    ),
    "staff.table.cheapest": ("Bil-\nligst\nmed", "Cheap-\nest\nwith"),
    "staff.table.difference": (
        "Mod i dag\nved samme\nservice, kr.",
        "Against to-\nday at equal\nservice, DKK",
    ),
    "staff.table.explained": (
        "Plan til tiden: planlagte opgaver udført i tide. Mod i dag: udgift om året mod dagens driftsmodel, når begge holder målene, med 95\u00a0%-interval for den parvise forskel derunder (årets held ved disse stillinger; et trin flere eller færre flytter mere). Billigst med: sandsynligheden for at være den billigste, der holder målene, når også stillingerne findes på ny i andre år; usikre forudsætninger er ikke med. (!) holder ikke målene.",
        "Plan on time: planned tasks done in time. Against today: cost a year against today's model when both keep the goals, with the 95% interval of the paired difference below (the luck of the year at these posts; a step more or less moves it further). Cheapest with: the probability of being the cheapest that keeps the goals when the posts too are found anew in other years; uncertain assumptions are not in it. (!) does not keep the goals.",
    ),
    "staff.unmet": ("{model} (!)", "{model} (!)"),
    "staff.goals": (
        "Mål, hvert holdt med {level} sikkerhed: {goals}.",
        "Goals, each kept with {level} confidence: {goals}.",
    ),
    "staff.goal.response": (
        "{share} af {requests} besøgt inden {time}",
        "{share} of {requests} visited within {time}",
    ),
    "staff.goal.planned": (
        "{share} af de planlagte opgaver til tiden",
        "{share} of planned tasks on time",
    ),
    "staff.goal.added": (
        "{goal} (tilføjet, for at ingen driftsmodel sparer på det, ingen spurgte om)",
        "{goal} (added, so that no model saves on what nobody asked about)",
    ),
    "staff.today": (
        "I dag ({model}) giver normen {posts} til {cost} om året{hedge}; {planned} af det planlagte arbejde når at blive udført til tiden, og målene {held}.",
        "Today ({model}) the posting rule gives {posts} at {cost} a year{hedge}; {planned} of planned work is done on time, and the goals {held}.",
    ),
    "staff.held": ("holdes", "are kept"),
    "staff.not_held": ("holdes ikke", "are not kept"),
    "staff.cheapest": (
        "{model} holder målene billigst{hedge}: {posts} til {cost} om året; sandsynligheden for, at ingen anden er billigere, er {chance}.",
        "{model} keeps the goals at the lowest cost{hedge}: {posts} at {cost} a year; the probability that no other is cheaper is {chance}.",
    ),
    "staff.tied": (
        "Hvilken driftsmodel der holder målene billigst, kan ikke afgøres: {models} ligger for tæt{hedge}.",
        "Which model keeps the goals at the lowest cost cannot be told: {models} are too close{hedge}.",
    ),
    "staff.tied.one": ("{model} ({cost}, {chance})", "{model} ({cost}, {chance})"),
    "staff.nobody": (
        "Ingen driftsmodel holder målene{hedge} inden for {low} til {high} gange normen.",
        "No model keeps the goals{hedge} within {low} to {high} times the posting rule.",
    ),
    "staff.fails": (
        "{model} holder ikke målene{hedge}: {goal} når kun {share} (mindst {low}).",
        "{model} does not keep the goals{hedge}: {goal} reaches only {share} (at least {low}).",
    ),
    "staff.bought": (
        "Her er det kontraktens svartider, der skal skærpes, ikke antallet af stillinger.",
        "There the response times of the contract would have to be tightened, not the posts.",
    ),
    "staff.moved": (
        "{model}: stillingerne står anderledes end efter normen: {plan}.",
        "{model}: the posts stand elsewhere than by the posting rule: {plan}.",
    ),
    "staff.confirmed": (
        "Svarene er prøvet i {n} andre år (frø {seed}) og holder også dér.",
        "The answers were tried in {n} other years (seed {seed}) and hold there too.",
    ),
    "staff.unconfirmed": (
        "Prøvet i {n} andre år (frø {seed}) holder svaret ikke for {models}.",
        "Tried in {n} other years (seed {seed}) the answer does not hold for {models}.",
    ),
    "staff.monotone": (
        "Flere stillinger gav intetsteds påviseligt dårligere service ({runs} spillede år).",
        "Nowhere did more posts serve demonstrably worse ({runs} years played).",
    ),
    "staff.violation": (
        "Bemærk: {model} nåede mindre af målet '{kpi}' med {more} end med {fewer} stillinger ({interval} procentpoint); søgningen går ud fra det modsatte.",
        "Note: {model} reached less of the goal '{kpi}' with {more} than with {fewer} posts ({interval} percentage points); the search assumes the opposite.",
    ),
    "staff.chart.title.one": (
        "{model} holder målene{hedge} med lavest udgift",
        "{model} keeps the goals{hedge} at the lowest cost",
    ),
    "staff.chart.title.neutral": (
        "Hvad det koster at holde målene i hver driftsmodel",
        "What it costs to keep the goals under each model",
    ),
    "staff.chart.under.cost": (
        "Målet '{goal}' og hvad det koster om året at nå det. Udfyldt punkt: færrest stillinger, der holder alle mål. Åbne punkter: færre eller flere.",
        "The goal '{goal}' and what reaching it costs a year. Filled point: fewest posts that keep all goals. Open points: fewer or more.",
    ),
    "staff.chart.under.posts": (
        "Målet '{goal}' og hvor mange stillinger det tager at nå det. Udfyldt punkt: færrest stillinger, der holder alle mål. Åbne punkter: færre eller flere.",
        "The goal '{goal}' and how many posts it takes to reach it. Filled point: fewest posts that keep all goals. Open points: fewer or more.",
    ),
    "staff.chart.x.cost": (
        "Udgift til bemanding, mio. kr. om året",
        "Staffing cost, DKK million a year",
    ),
    "staff.chart.x.posts": ("Stillinger", "Posts"),
}
