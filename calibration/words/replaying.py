"""Replays: how far they are from the log, and whether that is its order of magnitude."""

PHRASES: dict[str, tuple[str, str]] = {
    "nothing_to_hold": (
        "Loggen siger for sjældent, hvornår nogen kom første gang eller var færdig, så gentagelsen kan ikke holdes op mod den.",
        "The log tells too seldom when somebody first came or was done, so the replay cannot be held against it.",
    ),
    "replay_head": (
        "{what} (50 % / 90 %) i loggen og i gentagelsen med dagens model ({model}):",
        "{what} (50 % / 90 %) in the log and in the replay with the model of the day ({model}):",
    ),
    "waiting_visit": (
        "Svartid fra henvendelse til første besøg",
        "Response from report to first visit",
    ),
    "waiting_done": (
        "Tid fra henvendelse til lukket sag, i arbejdstimer",
        "Time from report to a closed case, in working hours",
    ),
    "told_all": ("alle", "all"),
    "held_on_first_visit": (
        "Første besøg står i {share} % af de lukkede sager, så svartiden sammenlignes.",
        "{share} % of the closed cases tell their first visit, so response is compared.",
    ),
    "held_on_completed": (
        "Første besøg står kun i {share} % af de lukkede sager (under {level} %), så det er tiden til lukket sag, der sammenlignes.",
        "Only {share} % of the closed cases tell their first visit (below {level} %), so the time until a case is closed is compared.",
    ),
    "replay_line": (
        "{group} ({rows} rækker, {open} åbne): log {logged}, gentaget {replayed}, altså {ratios}; i middel {apart} fra hinanden.",
        "{group} ({rows} rows, {open} open): log {logged}, replayed {replayed}, that is {ratios}; {apart} apart on average.",
    ),
    "not_reached": ("ikke nået", "not reached"),
    "times": ("{ratio} gange", "{ratio} times"),
    "at_least": ("mindst {times}", "at least {times}"),
    "at_most": ("højst {times}", "at most {times}"),
    "ratio_unreached": ("ukendt (ikke nået)", "unknown (not reached)"),
    "ratio_few": (
        "ikke bedømt (under {rows} rækker)",
        "not judged (below {rows} rows)",
    ),
    "ratio_from_nothing": (
        "uden forhold (0 i loggen)",
        "without a ratio (0 in the log)",
    ),
    "magnitude_exact": (
        "Ja: med dagens model kommer hver sag på sekundet som i loggen ({what}).",
        "Yes: with the model of the day every case comes in the very second of the log ({what}).",
    ),
    "magnitude_yes": (
        "Ja: dagens model giver loggens størrelsesorden. {what}, gentaget i forhold til loggen: halvdelen {half}, 90 % {most}; op til {level} gange til hver side regnes for samme størrelsesorden.",
        "Yes: the model of the day gives the log's order of magnitude. {what}, replayed over logged: half {half}, 90 % {most}; up to {level} times to either side counts as the same order.",
    ),
    "magnitude_partly": (
        "Til dels: dagens model giver loggens størrelsesorden under ét, men ikke overalt. {what}, gentaget i forhold til loggen: halvdelen {half}, 90 % {most}; op til {level} gange til hver side regnes for samme størrelsesorden.",
        "In part: the model of the day gives the log's order of magnitude in all, but not everywhere. {what}, replayed over logged: half {half}, 90 % {most}; up to {level} times to either side counts as the same order.",
    ),
    "magnitude_half": (
        "Kun halvdelen er prøvet: for den giver dagens model loggens størrelsesorden, men om 90 % siger loggen og gentagelsen for lidt. {what}, gentaget i forhold til loggen: halvdelen {half}, 90 % {most}; op til {level} gange til hver side regnes for samme størrelsesorden. Læs intet om de lange ventetider ud af det.",
        "Only half is tried: for that the model of the day gives the log's order of magnitude, but of 90 % the log and the replay tell too little. {what}, replayed over logged: half {half}, 90 % {most}; up to {level} times to either side counts as the same order. Read nothing about long waits from it.",
    ),
    "magnitude_unknown": (
        "Det kan ikke siges, om dagens model giver loggens størrelsesorden: for få sager er nået. {what}, gentaget i forhold til loggen: halvdelen {half}, 90 % {most}. Brug ikke gentagelsens tider.",
        "Whether the model of the day gives the log's order of magnitude cannot be told: too few cases are reached. {what}, replayed over logged: half {half}, 90 % {most}. Do not use replayed times.",
    ),
    "magnitude_near": (
        "Nej: dagens model rammer ikke loggens størrelsesorden, men er inden for {far} gange. {what}, gentaget i forhold til loggen: halvdelen {half}, 90 % {most}; op til {level} gange regnes for samme størrelsesorden. Læs ikke gentagelsens tider som organisationens egne.",
        "No: the model of the day misses the log's order of magnitude, but is within {far} times. {what}, replayed over logged: half {half}, 90 % {most}; up to {level} times counts as the same order. Do not read replayed times as the organisation's own.",
    ),
    "magnitude_no": (
        "Nej: dagens model rammer ikke loggens størrelsesorden. {what}, gentaget i forhold til loggen: halvdelen {half}, 90 % {most}; op til {level} gange regnes for samme størrelsesorden, og over {far} gange er noget helt andet. Brug ikke gentagelsens tider.",
        "No: the model of the day misses the log's order of magnitude. {what}, replayed over logged: half {half}, 90 % {most}; up to {level} times counts as the same order, and beyond {far} times is another thing altogether. Do not use replayed times.",
    ),
    "magnitude_beyond": (
        "Det holder ikke for {beyond} af {groups}: {names}. I parentes den af 50 % og 90 %, der er længst fra loggen.",
        "It does not hold for {beyond} of {groups}: {names}. In brackets the one of 50 % and 90 % that is farthest from the log.",
    ),
    "magnitude_untried": (
        "Det er ikke prøvet til bunds for {beyond} af {groups}: {names}.",
        "It is not tried throughout for {beyond} of {groups}: {names}.",
    ),
    "interval_note": (
        "I parentes efter et forhold: {covered} %-interval, når loggens rækker trækkes om. Gentagne år lagt sammen: {years}; deres indbyrdes forskel er ikke med. Før der dømmes, lægges et kvarter til begge sider; de viste forhold er uden.",
        "In brackets after a ratio: {covered} % interval of the log's rows drawn anew. Years replayed and pooled: {years}; how they differ is not in it. A quarter of an hour is added to both sides before they are judged; the ratios shown are without.",
    ),
    "not_said_visit": (
        "Det siger intet om, hvorvidt en anden model ville give den svartid, som gentagelsen viser: det er aldrig prøvet. Sager tastet ind bagefter er ude af begge sider.",
        "It says nothing of whether another model would give the response that the replay shows: that was never tried. Cases typed in afterwards are left out of both sides.",
    ),
    "not_said_done": (
        "En lukket sag er ikke det samme som et udført arbejde: loggens tid er ventetid, arbejde og kontor tilsammen, en sag kan stå åben uden at nogen venter, og sager tastet ind bagefter er ude af begge sider. Hvornår nogen kom første gang, siger loggen ikke ofte nok, så svartiden er ikke prøvet.",
        "A closed case is not the same as work done: the log's time is waiting, work and office together, a case can stand open while nobody waits, and cases typed in afterwards are left out of both sides. When somebody first came the log does not tell often enough, so response is not tried.",
    ),
    "curves_title": ("Loggen og gentagelsen", "The log and the replay"),
    "curves_key": (
        "{what}: andel af sagerne, der er nået. Hel linje: loggen. Stiplet: gentaget med dagens model. Over hver figur: gentaget i forhold til loggen. Den samme vandrette afstand er overalt det samme antal gange.",
        "{what}: share of cases reached. Solid line: the log. Dashed: replayed with the model of the day. Above each figure: replayed over logged. The same distance across is the same number of times everywhere.",
    ),
    "curves_axis_visit": ("timer", "hours"),
    "curves_axis_done": ("arbejdstimer", "working hours"),
    "curves_panel": ("{group} ({rows} rækker)", "{group} ({rows} rows)"),
    "curves_ratio": ("50 %: {half}, 90 %: {most}", "50 %: {half}, 90 %: {most}"),
    "own_staffing": (
        "Bemanding udledt af loggen (vores udledning, grad D; ingen måling): de færreste stillinger, hvormed dagens model lukker mindst {share} af, hvad loggen lukkede: {posts}. I alt {total}. Den følger de arbejdstider, som scenariet antager, og er den mindste: med flere stillinger venter sagerne kortere. Planlagt arbejde er ikke i loggen og må derfor ligge: har mændene også det, er bemandingen for lille. Andre modeller får lige så mange i alt, efter deres egen afrunding.",
        "Staffing derived from the log (our derivation, grade D; no measurement): the fewest posts with which the model of the day closes at least {share} of what the log closed: {posts}. In all {total}. It follows the hands-on times that the scenario assumes, and is the least: with more posts cases wait less. Planned work is not in the log and so may lie: where the men have that too, the staffing is too small. Other models get as many in all, by their own rounding.",
    ),
    "no_own_staffing": (
        "selv {posts} stillinger i {afdeling} lukker færre sager, end loggen gjorde",
        "even {posts} posts in {afdeling} close fewer cases than the log did",
    ),
    "unasked_units": (
        "Uden henvendelser i loggen, og derfor uden stillinger: {afdelinger}.",
        "Without requests in the log, and so without posts: {afdelinger}.",
    ),
    "no_own_men": (
        "dagens model ({model}) har ingen egne ansatte til henvendelser, så der er ingen bemanding at udlede",
        "the model of the day ({model}) has no men of its own for requests, so there is no staffing to derive",
    ),
    "state_own_men": (
        "en model med egne ansatte som dagens (today), eller uden --staffing log",
        "a model with men of its own as today's (today), or without --staffing log",
    ),
    "few_completions": (
        "loggen fortæller for få lukninger ({anywhere}; der skal være {least}), så bemandingen kan ikke udledes af den",
        "the log tells too few closings ({anywhere}; it takes {least}), so staffing cannot be derived from it",
    ),
    "no_afdelinger": (
        "loggen siger, hvornår {anywhere} sager blev lukket, men kun for {closed} af dem også i hvilken afdeling; under {least} udledes ingen bemanding",
        "the log tells when {anywhere} cases were closed, but only for {closed} of them in which afdeling; below {least} no staffing is derived",
    ),
    "no_completions": (
        "loggen siger ikke, hvad der blev lukket, så bemandingen kan ikke udledes af den",
        "the log does not tell what was closed, so staffing cannot be derived from it",
    ),
    "state_posts": (
        "bemanding i scenariet (posts_today eller staffing.posts) uden --staffing log",
        "staffing in the scenario (posts_today or staffing.posts) without --staffing log",
    ),
}
