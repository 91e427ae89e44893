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
    "replay_line": (
        "{group} ({rows} rækker, {open} åbne): log {logged}, gentaget {replayed}, altså {ratios}; i middel {apart} fra hinanden.",
        "{group} ({rows} rows, {open} open): log {logged}, replayed {replayed}, that is {ratios}; {apart} apart on average.",
    ),
    "not_reached": ("ikke nået", "not reached"),
    "times": ("{ratio} gange", "{ratio} times"),
    "magnitude_exact": (
        "Ja: med dagens model kommer hver sag på sekundet som i loggen ({what}).",
        "Yes: with the model of the day every case comes in the very second of the log ({what}).",
    ),
    "magnitude_yes": (
        "Ja: dagens model giver loggens størrelsesorden. {what}: halvdelen er nået efter {half} loggens tid og 90 % efter {most}; op til {level} gange til hver side regnes for samme størrelsesorden.",
        "Yes: the model of the day gives the log's order of magnitude. {what}: half is reached after {half} the log's time and 90 % after {most}; up to {level} times to either side counts as the same order.",
    ),
    "magnitude_partly": (
        "Til dels: dagens model giver loggens størrelsesorden under ét, men ikke overalt. {what}: halvdelen er nået efter {half} loggens tid og 90 % efter {most}; op til {level} gange til hver side regnes for samme størrelsesorden.",
        "In part: the model of the day gives the log's order of magnitude in all, but not everywhere. {what}: half is reached after {half} the log's time and 90 % after {most}; up to {level} times to either side counts as the same order.",
    ),
    "magnitude_near": (
        "Nej: dagens model rammer ikke loggens størrelsesorden, men er inden for {far} gange. {what}: halvdelen er nået efter {half} loggens tid og 90 % efter {most}; op til {level} gange regnes for samme størrelsesorden. Læs ikke gentagelsens tider som organisationens egne.",
        "No: the model of the day misses the log's order of magnitude, but is within {far} times. {what}: half is reached after {half} the log's time and 90 % after {most}; up to {level} times counts as the same order. Do not read replayed times as the organisation's own.",
    ),
    "magnitude_no": (
        "Nej: dagens model rammer ikke loggens størrelsesorden. {what}: halvdelen er nået efter {half} loggens tid og 90 % efter {most}; over {far} gange er noget helt andet. Brug ikke gentagelsens tider.",
        "No: the model of the day misses the log's order of magnitude. {what}: half is reached after {half} the log's time and 90 % after {most}; beyond {far} times is another thing altogether. Do not use replayed times.",
    ),
    "magnitude_beyond": (
        "Det holder ikke for {beyond} af {groups}: {names} loggens tid, det værste af 50 % og 90 %.",
        "It does not hold for {beyond} of {groups}: {names} the log's time, the worse of 50 % and 90 %.",
    ),
    "not_said_visit": (
        "Det siger intet om, hvorvidt en anden model ville give den svartid, som gentagelsen viser: det er aldrig prøvet.",
        "It says nothing of whether another model would give the response that the replay shows: that was never tried.",
    ),
    "not_said_done": (
        "En lukket sag er ikke det samme som et udført arbejde: loggens tid er ventetid, arbejde og kontor tilsammen, en sag kan stå åben uden at nogen venter, og sager tastet ind bagefter er ikke med. Hvornår nogen kom første gang, siger loggen ikke, så svartiden er ikke prøvet.",
        "A closed case is not the same as work done: the log's time is waiting, work and office together, a case can stand open while nobody waits, and cases typed in afterwards are left out. When somebody first came the log does not tell, so response is not tried.",
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
        "Bemanding udledt af loggen (vores udledning, karakter D; ingen måling): de færreste stillinger, hvormed dagens model lukker mindst {share} af, hvad loggen lukkede: {posts}. I alt {total}. Den følger de arbejdstider, som scenariet antager, og er den mindste: med flere stillinger venter sagerne kortere. Planlagt arbejde er ikke i loggen og må derfor ligge: har mændene også det, er bemandingen for lille. Andre modeller får lige så mange i alt, efter deres egen afrunding.",
        "Staffing derived from the log (our derivation, grade D; no measurement): the fewest posts with which the model of the day closes at least {share} of what the log closed: {posts}. In all {total}. It follows the hands-on times that the scenario assumes, and is the least: with more posts cases wait less. Planned work is not in the log and so may lie: where the men have that too, the staffing is too small. Other models get as many in all, by their own rounding.",
    ),
    "no_own_staffing": (
        "selv {posts} stillinger i {afdeling} lukker færre sager, end loggen gjorde",
        "even {posts} posts in {afdeling} close fewer cases than the log did",
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
