"""Texts of `drift sensitivity`: sentences, the tornado, and the inputs' names."""

TEXTS: dict[str, tuple[str, str]] = {
    "sensitivity.intro": (
        "{scenario}: hvad afhænger forskellen mellem {end} og {start} af? {inputs} gæt varieres inden for plausible intervaller; hvert punkt spilles i de samme {n} år.",
        "{scenario}: what does the difference between {end} and {start} hang on? {inputs} guesses vary within plausible ranges; each point is played in the same {n} years.",
    ),
    "sensitivity.measured": (
        "Ikke varieret, fordi det er målt (A eller B): {names}.",
        "Not varied, since it is measured (A or B): {names}.",
    ),
    "sensitivity.posterior": (
        "I de plausible verdener kommer en del af gættene fra en kalibreret posterior i stedet for intervaller ({source}).",
        "In the plausible worlds some guesses come from a calibrated posterior in place of ranges ({source}).",
    ),
    "sensitivity.base": (
        "Som scenariet er, koster {end} {saving} om året end {start} (95\u00a0%-interval: {bounds}), begge bemandet efter bemandingsreglen.",
        "In the scenario as it is, {end} costs {saving} a year than {start} (95% interval: {bounds}), both staffed by the posting rule.",
    ),
    "sensitivity.less": ("{amount} mindre", "{amount} less"),
    "sensitivity.more": ("{amount} mere", "{amount} more"),
    "sensitivity.most": (
        "Mest betyder (Morris, gennemsnitlig virkning af hele intervallet): {names}.",
        "What matters most (Morris, mean effect of the whole range): {names}.",
    ),
    "sensitivity.one": ("{name} ({amount})", "{name} ({amount})"),
    "sensitivity.sobol": (
        "{name} forklarer alene {first} ({alone}) af spredningen, {total} ({bounds}) når samspil med andre regnes med (Sobol).",
        "{name} explains {first} ({alone}) of the spread alone, {total} ({bounds}) with interactions (Sobol).",
    ),
    "sensitivity.split": (
        "{kpi}, forskel {mean}: årets held flytter den ± {luck}, det vi ikke ved ± {knowledge}; {share} af spredningen ({bounds}) er manglende viden, som flere gentagelser ikke fjerner.",
        "{kpi}, difference {mean}: the luck of the year moves it ± {luck}, what we do not know ± {knowledge}; {share} of the spread ({bounds}) is lack of knowledge, which more replications do not remove.",
    ),
    "sensitivity.points": ("{value} procentpoint", "{value} percentage points"),
    "sensitivity.rule": (
        "I {cheaper} af {worlds} plausible verdener ({share}, {bounds}) er {end} billigere, bemandet efter reglen.",
        "In {cheaper} of {worlds} plausible worlds ({share}, {bounds}) {end} is cheaper, staffed by the rule.",
    ),
    "sensitivity.service": (
        "Ved samme service som {start} giver i hver verden, er {end} billigere i {cheaper} af {worlds} ({share}, {bounds}); forskellen er {mean} om året og i 95\u00a0% af verdenerne mellem {low} og {high} om året.",
        "At the service that {start} gives in each world, {end} is cheaper in {cheaper} of {worlds} ({share}, {bounds}); the difference is {mean} a year, and in 95% of the worlds between {low} and {high} a year.",
    ),
    "sensitivity.goals": (
        "Når begge får færrest mulige stillinger, der i gennemsnit holder målene ({goals}), er {end} billigere i {cheaper} af {worlds} verdener ({share}, {bounds}); forskellen er {mean} om året og i 95\u00a0% af verdenerne mellem {low} og {high} om året.",
        "When both get the fewest posts that keep the goals on average ({goals}), {end} is cheaper in {cheaper} of {worlds} worlds ({share}, {bounds}); the difference is {mean} a year, and in 95% of the worlds between {low} and {high} a year.",
    ),
    "sensitivity.unmet": (
        "Verdener, hvor ingen bemanding kan give samme service, og som ikke tæller med: {n}.",
        "Worlds in which no staffing gives the same service, and which are not counted: {n}.",
    ),
    "sensitivity.no_service": (
        "I ingen verdener kan {end} give samme service som {start}.",
        "In no world can {end} give the same service as {start}.",
    ),
    "sensitivity.caveat": (
        "Intervallerne for gættene er selv gæt (D). Andelen af verdener er ikke en sandsynlighed for virkeligheden.",
        "The ranges of the guesses are guesses themselves (D). The share of worlds is no probability of the real one.",
    ),
    "chart.tornado.title": (
        "Hvad afhænger forskellen i udgift af?",
        "What does the difference in cost hang on?",
    ),
    "chart.tornado.subtitle": (
        "{end} mod {start}, 1.000 kr. om året. Hvert gæt alene fra den lave (tom) til den høje ende (skraveret) af sit interval; stregen er scenariet, som det er.",
        "{end} against {start}, DKK 1,000 a year. Each guess alone from the low (plain) to the high end (hatched) of its range; the line is the scenario as it is.",
    ),
    "chart.tornado.x": (
        "Forskel i udgift, 1.000 kr. om året (under 0: billigere)",
        "Difference in cost, DKK 1,000 a year (below 0: cheaper)",
    ),
    "chart.tornado.more": (
        "{n} gæt, der betyder mindre, er udeladt.",
        "{n} guesses that matter less are left out.",
    ),
    # units of scenario files as people read them
    "written./year": ("om året", "a year"),
    "written.kr/year": ("kr. om året", "DKK a year"),
    "written.h": ("timer", "h"),
    "written.km/h": ("km/t", "km/h"),
    "written.%": ("%", "%"),
    # what the inputs of the shipped ranges are called
    "input.demand.requests.rate": ("Henvendelser pr. lejemål", "Requests per home"),
    "input.demand.requests.contacts": ("Snak i forbifarten", "Chance talks"),
    "input.demand.requests.first_time_fix": ("Løst ved første besøg", "Solved at the first visit"),
    "input.demand.requests.no_access": ("Ingen hjemme", "Nobody at home"),
    "input.demand.requests.priorities.akut": ("Andel akutte", "Share acute"),
    "input.demand.requests.priorities.haster": ("Andel, der haster", "Share urgent"),
    "input.demand.rounds.renhold.hours": ("Timer til renhold", "Hours of cleaning"),
    "input.demand.rounds.groent_pleje.hours": ("Timer til grønt", "Hours of green care"),
    "input.demand.snow.episodes": ("Snerydninger", "Snow clearings"),
    "input.calendar.absence.sick_days": ("Sygedage", "Sick days"),
    "input.staffing.hours_per_post": ("Opgavetimer pr. stilling", "Task hours per post"),
    "input.driftsmodeller.*.levers.interruptions.setup": (
        "Tab ved afbrydelse",
        "Loss at interruption",
    ),
    "input.economy.post": ("Løn pr. stilling", "Wage of a post"),
    "input.economy.leader": ("Løn pr. leder", "Wage of a leader"),
    "input.economy.van": ("Bil", "Van"),
    "input.economy.machine_set": ("Maskinsæt", "Set of machines"),
    "input.organisation.geography.speed": ("Fart", "Speed"),
    "input.organisation.geography.stop_time": ("Tid pr. stop", "Time per stop"),
    "input.driftsmodeller.koordinering_og_planlaegning.levers.intake.direct_share": (
        "Direkte henvendelser i dag",
        "Direct requests today",
    ),
    "input.driftsmodeller.faellesdrift.levers.familiarity.first": (
        "Ukendt sted, de første gange",
        "Unknown place, at first",
    ),
    "input.driftsmodeller.faellesdrift.levers.familiarity.permanent": (
        "Ukendt sted, varigt",
        "Unknown place, for good",
    ),
    "input.driftsmodeller.faellesdrift.levers.intake.abandoned": (
        "Opgivne opkald",
        "Abandoned calls",
    ),
    "input.driftsmodeller.faellesdrift.levers.skills.specialist_time": (
        "Specialistens tid",
        "A specialist's time",
    ),
    "input.driftsmodeller.faellesdrift.levers.skills.own_fix": (
        "Løst af egne folk",
        "Done by own men",
    ),
    "input.driftsmodeller.faellesdrift.levers.leadership.men_per_leader": (
        "Folk pr. leder",
        "Men per leader",
    ),
    "input.driftsmodeller.faellesdrift.levers.leadership.desk_per_1500": (
        "Folk i driftscenteret",
        "Men at the desk",
    ),
    "input.driftsmodeller.faellesdrift.levers.planning.weekly_meeting": (
        "Ugentligt møde",
        "Weekly meeting",
    ),
}
