"""Texts of the explanation: why one driftsmodel differs from another."""

TEXTS: dict[str, tuple[str, str]] = {
    # mechanisms, as they stand in a list of steps
    "mechanism.ledelse": ("Bedre ledelse", "Better leadership"),
    "mechanism.ledelse.less": ("Mindre ledelse", "Less leadership"),
    "mechanism.ledelse.same": ("Ledelse", "Leadership"),
    "mechanism.hele_stillinger": ("Hele stillinger pr. afdeling", "Whole posts per estate"),
    "mechanism.faelles_mandskab": (
        "Mandskab på tværs af afdelinger",
        "Crew across estates",
    ),
    "mechanism.beboerhenvendelser": ("Beboernes henvendelser", "How residents report"),
    "mechanism.maskiner": ("Maskiner", "Machines"),
    "mechanism.koebte_ydelser": ("Købte ydelser", "Bought work"),
    "mechanism.fordelingsnoegle": ("Fordelingsnøgle", "Key of the cost split"),
    "mechanism.planning": ("Planlægning", "Planning"),
    "mechanism.dispatch": ("Valg af næste opgave", "Choice of the next task"),
    "mechanism.interruptions": ("Afbrydelser", "Interruptions"),
    "mechanism.leadership": ("Ledere og ledelsesniveau", "Leaders and level of leadership"),
    "mechanism.posts": ("Afrunding til hele stillinger", "Rounding to whole posts"),
    "mechanism.territory": ("Arbejdsområde", "Where a man works"),
    "mechanism.cover": ("Afløsning ved fravær", "Cover at absence"),
    "mechanism.skills": ("Faglighed", "Skills"),
    "mechanism.familiarity": ("Kendskab til afdelingen", "Familiarity with the estate"),
    "mechanism.intake": ("Telefon og kontor", "Phone and office"),
    "mechanism.machines": ("Maskinpark", "Machine park"),
    "mechanism.vehicles": ("Køretøjer", "Vehicles"),
    "mechanism.vagt": ("Vagt uden for åbningstid", "Duty out of hours"),
    "mechanism.bought_work": ("Arbejde udført af firma", "Work done by a firm"),
    "mechanism.cost_split": ("Fordeling af udgifter", "Split of cost"),
    # sentences
    "explain.intro": (
        "{scenario}: fra {start} til {end}, {n} {n:gentagelse|gentagelser}, {coalitions} {coalitions:blandet model|blandede modeller}.",
        "{scenario}: from {start} to {end}, {n} {n:replication|replications}, {coalitions} mixed {coalitions:model|models}.",
    ),
    "explain.service": (
        "Udgift og stillinger er sammenlignet ved samme service: hver blandet model har de færreste stillinger, hvormed den når: {goals}. Svartiden er sammenlignet ved normeringsreglen.",
        "Cost and posts are compared at equal service: each mixed model has the fewest posts with which it reaches: {goals}. Response is compared at the posting rule.",
    ),
    "explain.partly": (
        "Målene er: {goals}. De blandede modeller, der kan nå dem, har de færreste stillinger, hvormed de gør det; i {unmet} af {coalitions} når intet antal stillinger målene, og de har det største, der er prøvet. For dem er servicen altså ikke den samme. Svartiden er sammenlignet ved normeringsreglen.",
        "The goals are: {goals}. Mixed models that can reach them have the fewest posts with which they do; in {unmet} of {coalitions} no number of posts does, and they have the most that was tried. For those service is not the same. Response is compared at the posting rule.",
    ),
    "explain.most": (
        "Ingen af de blandede modeller når målene ({goals}), uanset hvor mange stillinger der er prøvet. Udgift og stillinger er derfor ikke sammenlignet ved samme service: alle har det største antal stillinger, der er prøvet. Svartiden er sammenlignet ved normeringsreglen.",
        "No mixed model reaches the goals ({goals}) with any number of posts that was tried. So cost and posts are not compared at equal service: all have the most posts that were tried. Response is compared at the posting rule.",
    ),
    "explain.rule": (
        "Alle modeller er bemandet efter normeringsreglen; servicen er altså ikke den samme.",
        "Every model is staffed by the posting rule, so service is not the same.",
    ),
    "explain.goal": ("{kpi} mindst {share}", "{kpi} at least {share}"),
    "explain.total.less": (
        "Udgiften er{hedge} {amount} lavere pr. lejemål om året ({interval}), og der er {posts} færre.",
        "The cost is{hedge} {amount} lower per home and year ({interval}), with {posts} fewer.",
    ),
    "explain.total.more": (
        "Udgiften er{hedge} {amount} højere pr. lejemål om året ({interval}); forskel i stillinger: {posts}.",
        "The cost is{hedge} {amount} higher per home and year ({interval}); difference in posts: {posts}.",
    ),
    "explain.total.none": (
        "Der kan{hedge} ikke påvises nogen forskel i udgift pr. lejemål om året ({interval}); forskel i stillinger: {posts}.",
        "No difference in cost per home and year can be shown{hedge} ({interval}); difference in posts: {posts}.",
    ),
    "explain.at_rule": (
        "Bemandes alle efter normeringsreglen, er forskellen {posts} stillinger.",
        "If all are staffed by the posting rule, the difference is {posts} posts.",
    ),
    "explain.posts.same": (
        "{share} af {total} stillinger skyldes {mechanism}.",
        "{share} of {total} posts are due to {mechanism}.",
    ),
    "explain.posts.beyond": (
        "{mechanism} giver {share} stillinger, mere end hele forskellen; andet trækker den anden vej.",
        "{mechanism} gives {share} posts, more than the whole difference; other things pull the other way.",
    ),
    "explain.posts.against": (
        "{mechanism} trækker den anden vej med {share} stillinger.",
        "{mechanism} pulls the other way by {share} posts.",
    ),
    "explain.alone.more": (
        "Indføres bedre ledelse som det første og eneste, uden at nogen arbejder andre steder end før, ændrer det udgiften med {amount} kr. pr. lejemål om året ({interval}) og andelen af planlagt arbejde til tiden med {planned} procentpoint; det er et andet tal end mekanismens andel, som er gennemsnittet over alle rækkefølger.",
        "Better leadership introduced first and alone, with nobody working elsewhere than before, changes the cost by DKK {amount} per home and year ({interval}) and the share of planned work on time by {planned} percentage points; that is another number than the mechanism's share, which is the mean over all orders.",
    ),
    "explain.alone.less": (
        "Indføres mindre ledelse som det første og eneste, uden at nogen arbejder andre steder end før, ændrer det udgiften med {amount} kr. pr. lejemål om året ({interval}) og andelen af planlagt arbejde til tiden med {planned} procentpoint; det er et andet tal end mekanismens andel, som er gennemsnittet over alle rækkefølger.",
        "Less leadership introduced first and alone, with nobody working elsewhere than before, changes the cost by DKK {amount} per home and year ({interval}) and the share of planned work on time by {planned} percentage points; that is another number than the mechanism's share, which is the mean over all orders.",
    ),
    "explain.response": (
        "90\u00a0% af henvendelserne besøges inden {after} mod {before} før; størst betydning: {mechanism} ({share}).",
        "90% of requests are visited within {after} against {before} before; what matters most: {mechanism} ({share}).",
    ),
    # the charts
    "chart.waterfall.title.fewer": (
        "Hvorfor har {end} {posts} stillinger færre end {start}?",
        "Why has {end} {posts} posts fewer than {start}?",
    ),
    "chart.waterfall.title.more": (
        "Hvorfor har {end} {posts} stillinger flere end {start}?",
        "Why has {end} {posts} posts more than {start}?",
    ),
    "chart.waterfall.title.cost": (
        "Hvad skyldes forskellen i udgift mellem {start} og {end}?",
        "What causes the difference in cost between {start} and {end}?",
    ),
    "chart.waterfall.title.response": (
        "Hvad skyldes forskellen i svartid mellem {start} og {end}?",
        "What causes the difference in response between {start} and {end}?",
    ),
    "chart.waterfall.subtitle.service": (
        "Ved samme service. Hvert trin er mekanismens gennemsnitlige virkning over alle rækkefølger.",
        "At equal service. Each step is the mechanism's mean effect over all orders.",
    ),
    "chart.waterfall.subtitle.partly": (
        "Ved samme service, hvor den kan nås; ellers med de fleste stillinger, der er prøvet. Hvert trin er mekanismens gennemsnitlige virkning over alle rækkefølger.",
        "At equal service where it can be reached; else with the most posts that were tried. Each step is the mechanism's mean effect over all orders.",
    ),
    "chart.waterfall.subtitle.most": (
        "Ikke ved samme service: ingen når målene, og alle har de fleste stillinger, der er prøvet. Hvert trin er mekanismens gennemsnitlige virkning over alle rækkefølger.",
        "Not at equal service: nobody reaches the goals, and all have the most posts that were tried. Each step is the mechanism's mean effect over all orders.",
    ),
    "chart.waterfall.subtitle.rule": (
        "Ved normeringsreglens stillinger. Hvert trin er mekanismens gennemsnitlige virkning over alle rækkefølger.",
        "With the posts of the posting rule. Each step is the mechanism's mean effect over all orders.",
    ),
    "chart.waterfall.x.posts": (
        "Stillinger (aksen begynder ikke ved 0)",
        "Posts (the axis does not start at 0)",
    ),
    "chart.waterfall.x.kr": (
        "Udgift til bemanding, kr. pr. lejemål om året (aksen begynder ikke ved 0)",
        "Staffing cost, DKK per home and year (the axis does not start at 0)",
    ),
    "chart.waterfall.x.h": (
        "Svartid, timer til 90\u00a0% har fået besøg (aksen begynder ikke ved 0)",
        "Response, hours until 90% are visited (the axis does not start at 0)",
    ),
}
