"""Texts of what a driftsmodel means for the single afdeling: who pays, who waits, who comes."""

TEXTS: dict[str, tuple[str, str]] = {
    "kpi.known_face_share": ("Besøg af et kendt ansigt", "Visits by a known face"),
    "kpi.repeat_visit_share": (
        "Besøg, der ikke løste opgaven",
        "Visits that did not solve the task",
    ),
    "key.short.direct": ("direkte", "direct"),
    "key.short.lejemaal": ("lejemål", "homes"),
    "key.short.area": ("m²", "m²"),
    "key.short.hours": ("timer", "hours"),
    "key.short.hybrid": ("timer/lejemål", "hours/homes"),
    "winners.sentence": (
        "{model}: med nøglen {own} betaler {losers} af {total} {total:afdeling|afdelinger} påviseligt mere end i dag (mest {worst}: {most} kr. pr. lejemål om måneden); færrest taber med nøglen {fairest} ({fewest}).",
        "{model}: with the key {own} {losers} of {total} {total:estate|estates} can be shown to pay more than today (most {worst}: DKK {most} per home and month); fewest lose with the key {fairest} ({fewest}).",
    ),
    "afdeling.sentence": (
        "{model}: 90\u00a0% besøges senest i {worst} ({longest}) og hurtigst i {best} ({shortest}); {known} af besøgene er af et kendt ansigt, mindst i {stranger} ({least}).",
        "{model}: 90% are visited latest in {worst} ({longest}) and soonest in {best} ({shortest}); {known} of visits are by a known face, least in {stranger} ({least}).",
    ),
    "area.sentence": (
        "Konto 114 er{hedge} {value} kr. pr. m² i dag; de fleste afdelinger i landet lå i 2018 på 40–120 (grad A, sammenhæng og ikke mål).",
        "Account 114 is{hedge} DKK {value} per m² today; most estates in the country were at 40–120 in 2018 (grade A, context and no target).",
    ),
    "chart.winners.title": (
        "{model}: {losers} af {total} {total:afdeling|afdelinger} betaler påviseligt mere med nøglen {own}",
        "{model}: {losers} of {total} {total:estate|estates} can be shown to pay more with the key {own}",
    ),
    "chart.winners.subtitle": (
        "Kr. pr. lejemål om måneden mod i dag, under hver fordelingsnøgle. Færrest taber med nøglen {fairest}.",
        "DKK per home and month against today, under each key. Fewest lose with the key {fairest}.",
    ),
    "chart.winners.x": (
        "Ændring, kr. pr. lejemål om måneden (minus: billigere)",
        "Change, DKK per home and month (minus: cheaper)",
    ),
    "chart.break_even.title": (
        "Egne folk er billigst, når over {share} af den tid, de er til stede, bruges på opgaver",
        "Own staff are cheapest when more than {share} of the time present goes to tasks",
    ),
    "chart.break_even.subtitle": (
        "Pris for en udført arbejdstime: egne folk ved forskellig udnyttelse mod en købt time med moms. Punkter: driftsmodellernes tid på selve opgaverne.",
        "Price of an hour of work done: own staff at different utilisation against a bought hour with VAT. Points: time on tasks under each model.",
    ),
    "chart.break_even.x": (
        "Andel af den tid, medarbejderne er til stede, der bruges på selve opgaverne",
        "Share of time present spent on tasks",
    ),
    "chart.break_even.y": ("Kr. pr. udført arbejdstime", "DKK per hour of work done"),
    "chart.break_even.own": ("Egne folk", "Own staff"),
    "chart.break_even.bought": ("Købt time med moms", "Bought hour with VAT"),
    # satisfaction: a proxy, never a measurement
    "proxy.head": (
        "Beregnet stedfortræder for tilfredshed (grad D, et skøn; ikke en måling og ingen procent): indeks mod i dag, bygget af ventetid, gentagne besøg, forgæves besøg og kendt ansigt.",
        "Computed stand-in for satisfaction (grade D, a guess; no measurement and no percentage): index against today, made of waiting, repeated visits, visits in vain and a known face.",
    ),
    "proxy.line": (
        "{model}: {value} indekspoint ({low} til {high}, når hver vægt er op til 60\u00a0% større eller mindre).",
        "{model}: {value} index points ({low} to {high} when each weight is up to 60% larger or smaller).",
    ),
}
