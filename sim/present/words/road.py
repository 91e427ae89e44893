"""Texts of the omlægning: the road from one driftsmodel to another."""

TEXTS: dict[str, tuple[str, str]] = {
    "road.intro": (
        "{scenario}: fra {start} til {end}, {years} år, {n} {n:gentagelse|gentagelser} af de samme år med og uden omlægning.",
        "{scenario}: from {start} to {end}, {years} {years:year|years}, {n} {n:replication|replications} of the same years with and without the change.",
    ),
    "road.guess": (
        "Stillingerne er normeringsreglens, før og efter (planens norm); servicen er altså ikke den samme. Dyk, indlæring, vaner, opsigelser og engangsudgifter er skøn (grad D): de er planens forudsætninger, ikke fund.",
        "Posts are those of the posting rule, before and after (the plan's norm), so service is not the same. Dip, learning, habits, quits and one-off costs are guesses (grade D): assumptions of the plan, not findings.",
    ),
    "road.days": (
        "{plan}: beslutning {decision}, tidligst afdelingsmøde {meeting}{budget}, første ændring {first}.",
        "{plan}: decision {decision}, afdelingsmøde from {meeting}{budget}, first change {first}.",
    ),
    "road.budget": (", budgetmøde senest {budget}", ", budget meeting by {budget}"),
    "road.beyond": (
        "{plan}: den første ændring kommer først efter de {years} år.",
        "{plan}: the first change comes only after the {years} years.",
    ),
    "road.payback": (
        "{plan}: pengene er{hedge} tjent ind {month} {month:måned|måneder} efter den første ændring ({interval}); sandsynligheden for at det sker inden for {years} år er {share}.",
        "{plan}: the money is{hedge} earned back {month} {month:month|months} after the first change ({interval}); the probability that it happens within {years} years is {share}.",
    ),
    "road.no_payback": (
        "{plan}: pengene er{hedge} ikke tjent ind inden for {years} år i nogen gentagelse.",
        "{plan}: the money is{hedge} not earned back within {years} years in any replication.",
    ),
    "road.worst": (
        "{plan}: værste måned, mens omlægningen står på, er nr. {month} ({date}), hvor 90\u00a0% af henvendelserne besøges inden {response}, {more} længere end uden omlægning.",
        "{plan}: the worst month while the change goes on is no. {month} ({date}), when 90% of requests are visited within {response}, {more} longer than without the change.",
    ),
    "road.no_worse": (
        "{plan}: i ingen måned venter beboerne længere end uden omlægning.",
        "{plan}: in no month do residents wait longer than without the change.",
    ),
    "road.lasting": (
        "{plan}: når omlægningen er faldet på plads (det sidste år), besøges 90\u00a0% af henvendelserne{hedge} inden {response} mod {unchanged} uden omlægning: {wait}; {pay}.",
        "{plan}: when the change has settled (the last year), 90% of requests are{hedge} visited within {response} against {unchanged} without the change: {wait}; {pay}.",
    ),
    "road.lasting.yet": (
        "{plan}: i det sidste år, hvor omlægningen endnu ikke er helt faldet på plads, besøges 90\u00a0% af henvendelserne{hedge} inden {response} mod {unchanged} uden omlægning: {wait}; {pay}.",
        "{plan}: in the last year, when the change has not quite settled yet, 90% of requests are{hedge} visited within {response} against {unchanged} without the change: {wait}; {pay}.",
    ),
    "road.lasting.longer": ("{amount} længere ({interval})", "{amount} longer ({interval})"),
    "road.lasting.shorter": ("{amount} kortere ({interval})", "{amount} shorter ({interval})"),
    "road.lasting.none": (
        "ingen påviselig forskel ({interval})",
        "no difference that can be shown ({interval})",
    ),
    "road.lasting.pay.more": (
        "driften koster uden omlægningens egne udgifter {amount} mere om året ({interval})",
        "without the change's own costs drift costs {amount} more a year ({interval})",
    ),
    "road.lasting.pay.less": (
        "driften koster uden omlægningens egne udgifter {amount} mindre om året ({interval})",
        "without the change's own costs drift costs {amount} less a year ({interval})",
    ),
    "road.lasting.pay.none": (
        "ingen påviselig forskel i udgift uden omlægningens egne ({interval})",
        "no difference in cost without the change's own that can be shown ({interval})",
    ),
    "road.not_settled": (
        "{plan}: de sidste afdelinger skifter først i det sidste år; det varige niveau kan først ses med flere år (--years).",
        "{plan}: the last estates change only in the last year; the lasting level can only be seen with more years (--years).",
    ),
    "road.stop": (
        "{plan}: stoppes der halvvejs ({date}), har det{hedge} kostet {amount} ({interval}) ved periodens slutning.",
        "{plan}: if it is stopped half way ({date}), it has{hedge} cost {amount} ({interval}) at the end of the period.",
    ),
    "road.skipped": (
        "{plan}: oversprungne planlagte runder i hele perioden: {amount} mod ingen omlægning ({interval}).",
        "{plan}: planned rounds skipped over the whole period: {amount} against no change ({interval}).",
    ),
    # the table
    "road.table.plan": ("Plan", "Plan"),
    "road.table.first": ("Første ændring", "First change"),
    "road.table.payback": ("Tjent ind efter måneder", "Earned back after months"),
    "road.table.probability": ("Sandsynlighed", "Probability"),
    "road.table.worst": ("Værste måned, nr.", "Worst month, no."),
    "road.table.more": ("Svartid dér, længere", "Response then, longer by"),
    "road.table.skipped": ("Runder sprunget over", "Rounds skipped"),
    "road.table.stop": ("Stop halvvejs, 1.000 kr.", "Stop half way, DKK 1,000"),
    "road.table.total": ("I alt, 1.000 kr.", "In total, DKK 1,000"),
    "road.table.steady": ("Derefter, 1.000 kr./år", "After that, DKK 1,000/year"),
    "road.table.caption": (
        "I alt: udgift i hele perioden mod ingen omlægning, som runderne; derefter: det sidste års drift uden engangsudgifter og ledernes ekstra tid. Minus er en besparelse. I parentes 95\u00a0%-intervaller.",
        "In total: cost over the whole period against no change, as the rounds; after that: running drift in the last year, without one-off costs and leaders' extra time. Minus is a saving. In brackets 95% intervals.",
    ),
    # the charts
    "chart.road.kroner.title": (
        "Hvornår er omlægningen til {end} tjent ind?",
        "When has the change to {end} earned its cost?",
    ),
    "chart.road.kroner.subtitle": (
        "Opsummeret udgift mod ingen omlægning: over 0 har den kostet, under 0 er den tjent ind. Farvet bånd: 8 af 10 gentagelser.",
        "Accumulated cost against no change: above 0 it has cost, below 0 it has earned. Band: 8 of 10 replications.",
    ),
    "chart.road.kroner.y": ("Mio. kr. mod ingen omlægning", "DKK million against no change"),
    "chart.road.weeks.title": (
        "{plan}: svartid uge for uge under omlægningen",
        "{plan}: response week by week during the change",
    ),
    "chart.road.weeks.subtitle": (
        "Så længe går der, før 90\u00a0% af ugens henvendelser er besøgt. Bånd: 8 af 10 gentagelser. Grå: ingen omlægning. Lodrette linjer: afdelinger skifter.",
        "90% of the week's requests are visited within. Band: 8 of 10 replications. Grey: no change. Vertical lines: estates change.",
    ),
    "chart.road.weeks.y": ("Svartid i {unit}", "Response in {unit}"),
    "chart.road.backlog.title": (
        "{plan}: ventende henvendelser uge for uge",
        "{plan}: waiting requests week by week",
    ),
    "chart.road.backlog.subtitle": (
        "Henvendelser uden første besøg ved ugens slutning. Bånd: 8 af 10 gentagelser. Grå: ingen omlægning. Lodrette linjer: afdelinger skifter.",
        "Requests without a first visit at the end of the week. Band: 8 of 10 replications. Grey: no change. Vertical lines: estates change.",
    ),
    "chart.road.backlog.y": ("Ventende henvendelser", "Waiting requests"),
    "chart.road.unchanged": ("Ingen omlægning", "No change"),
}
