"""Texts of the validation targets: what is claimed, and what the model says."""

TEXTS: dict[str, tuple[str, str]] = {
    "targets.title": (
        "Valideringsmål V1–V10: {met} holder, {partly} holder delvis, {missed} holder ikke ({n} år)",
        "Validation targets V1–V10: {met} met, {partly} partly, {missed} missed ({n} years)",
    ),
    "targets.column.target": ("Mål", "Target"),
    "targets.column.grade": ("Grad", "Evidence"),
    "targets.column.says": ("Modellen siger", "Model says"),
    "targets.column.verdict": ("Dom", "Verdict"),
    "targets.met": ("holder", "met"),
    "targets.partly": ("delvis", "partly"),
    "targets.missed": ("holder ikke", "missed"),
    "targets.grade.A": ("A", "A"),
    "targets.grade.B": ("B", "B"),
    "targets.grade.logic": ("logik", "logic"),
    "targets.grade.theory": ("teori", "theory"),
    "targets.explained": (
        "Grad: belægget for målet. Hvert mål er prøvet på de medfølgende scenarier med ét fælles sæt parametre. Samme service: de mål, 'drift staff' bruger, når ingen nævnes. Forklaring af hvert mål, der ikke holder, står i docs/validation.md.",
        "Evidence: that of the target. Every target is checked on the shipped scenarios under one set of parameters. Equal service: the goals 'drift staff' uses when none is named. Every target that is not met is explained in docs/validation.md.",
    ),
    "targets.V1.claim": (
        "BSB Svendborg: 20–24 stillinger uden ledelse, 15–18 i fællesdrift, med samme eller bedre 90\u00a0%-svartid",
        "BSB Svendborg: 20–24 posts where nobody leads, 15–18 in fællesdrift, at the same or better P90 response",
    ),
    "targets.V1.says": (
        "{posts_before} og {posts_after} stillinger ved samme service; 90\u00a0%-svartid {p90_before} og {p90_after}; hastende besøgt i tide {urgent_before} og {urgent_after}",
        "{posts_before} and {posts_after} posts at equal service; P90 response {p90_before} and {p90_after}; urgent requests in time {urgent_before} and {urgent_after}",
    ),
    "targets.V2.claim": (
        "En enhed kan gå fra 8 til 6 mand med mindre overarbejde, når afbrydelserne falder",
        "A unit can go from 8 to 6 men with less overtime when interruptions drop",
    ),
    "targets.V2.says": (
        "{posts_before} til {posts_after} mand ved dagens service; overarbejde {overtime_before} og {overtime_after} timer om året; afbrydelser {interruption_before} og {interruption_after} af tiden",
        "{posts_before} to {posts_after} men at today's service; overtime {overtime_before} and {overtime_after} hours a year; interruptions {interruption_before} and {interruption_after} of the time",
    ),
    "targets.V3.claim": (
        "Konto 114 mellem 40 og 120 kr. pr. m² (2018-priser) i almindelige afdelinger",
        "Konto 114 between DKK 40 and 120 per m² (2018 prices) in ordinary estates",
    ),
    "targets.V3.says": (
        "organisationer {lowest}–{highest} kr. pr. m²; {share_inside} af afdelingerne inden for, den dyreste {highest_afdeling}",
        "organisations DKK {lowest}–{highest} per m²; {share_inside} of the estates inside, the dearest {highest_afdeling}",
    ),
    "targets.V4.claim": (
        "Besparelser nær nul skal kunne forekomme: isolerede afdelinger, drift der allerede er effektiv",
        "Savings near zero must be possible: isolated estates, staffing that is efficient already",
    ),
    "targets.V4.says": (
        "fællesdrift sparer {saving_isolated} i to isolerede afdelinger og {saving_efficient} i BSB, når driften allerede er ledet med færrest stillinger",
        "fællesdrift saves {saving_isolated} in two isolated estates and {saving_efficient} in BSB once it is led with the fewest posts",
    ),
    "targets.V5.claim": (
        "To små afdelinger langt fra hinanden vinder intet ved fællesdrift; én afdeling vinder ved én mand og et firma",
        "Two small estates far apart gain nothing from fællesdrift; one estate gains from one man and a contractor",
    ),
    "targets.V5.says": (
        "{posts_led} stillinger hver for sig ({cost_led}), {posts_pooled} i fællesdrift ({cost_pooled}); {own_posts} egne mand {own_cost}, én mand og et firma {one_cost}",
        "{posts_led} posts apart ({cost_led}), {posts_pooled} in fællesdrift ({cost_pooled}); {own_posts} own men {own_cost}, one man and a firm {one_cost}",
    ),
    "targets.V6.claim": (
        "En afdeling under 100 lejemål nogle km fra et driftscenter vinder ved at komme med",
        "An estate of under 100 homes some km from a hub gains from joining",
    ),
    "targets.V6.says": (
        "ved samme service {posts_hub} + {posts_small} stillinger hver for sig ({cost_apart}), {posts_joined} sammen ({cost_joined})",
        "at equal service {posts_hub} + {posts_small} posts apart ({cost_apart}), {posts_joined} together ({cost_joined})",
    ),
    "targets.V7.claim": (
        "Bedre planlægning alene giver en væsentlig del af virkningen",
        "Better planning alone yields a material part of the effect",
    ),
    "targets.V7.says": (
        "{share} af besparelsen i BSB: {saved_led} af {saved_pooled} ved samme service",
        "{share} of the saving in BSB: {saved_led} of {saved_pooled} at equal service",
    ),
    "targets.V8.claim": (
        "Kombimodellen koster mellem afdelingsopdelt og fællesdrift, har den bedste lokale svartid og er ikke altid bedst",
        "Kombimodel costs between afdelingsopdelt and fællesdrift, has the best local response and is not always best",
    ),
    "targets.V8.says": (
        "BSB: {cost_kombi} mod {cost_unled} uden ledelse, {cost_led} ledet og {cost_pooled} i fællesdrift; halvdelen besøgt inden {p50_kombi} mod {p50_pooled} i fællesdrift, {p50_team} i team og {p50_led} ledet afdelingsopdelt",
        "BSB: {cost_kombi} against {cost_unled} unled, {cost_led} led and {cost_pooled} in fællesdrift; half are visited within {p50_kombi} against {p50_pooled} in fællesdrift, {p50_team} in teams and {p50_led} led apart",
    ),
    "targets.V9.claim": (
        "Uden virkninger er modellerne ens; uden opgaver er alle ledige; med mænd nok venter man kun på transporten",
        "Effects off, models are equal; no demand, all are idle; men enough, one waits for travel alone",
    ),
    "targets.V9.says": (
        "samme hændelser i alle modeller; {hands_on} hænder i brug; længste ventetid {longest_wait} min, længste tur {longest_trip} min",
        "the same events in all models; {hands_on} hands on; longest wait {longest_wait} min, longest trip {longest_trip} min",
    ),
    "targets.V10.claim": (
        "At samle ens opgaver forlænger aldrig ventetiden; at samle meget forskellige kan ramme de korte, hvis de ikke prioriteres",
        "Pooling identical jobs never lengthens waits; pooling very different ones can hurt the short unless they go first",
    ),
    "targets.V10.says": (
        "ens opgaver {equal_own} min hver for sig, {equal_pooled} samlet; korte blandt lange {own} min hver for sig, {pooled} samlet, {first} samlet med forrang",
        "identical jobs {equal_own} min apart, {equal_pooled} pooled; short among long {own} min apart, {pooled} pooled, {first} pooled with priority",
    ),
}
