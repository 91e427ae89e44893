"""Texts of the table in the terminal."""

TEXTS: dict[str, tuple[str, str]] = {
    # the table in the terminal
    "table.title": (
        "{scenario}: {lejemaal} lejemål, {n} {n:gentagelse|gentagelser}",
        "{scenario}: {lejemaal} homes, {n} {n:replication|replications}",
    ),
    # narrow headings: the whole table fits 80 columns
    "table.model": ("Driftsmodel", "Model"),
    "table.posts": ("Stil-\nlin-\nger", "Posts"),
    "table.cost_year": ("Udgift\nmio.kr.\nom året", "Cost\nDKK m\na year"),
    "table.cost_lejemaal": ("Udgift\nkr. pr.\nlejemål", "Cost\nDKK per\nhome"),
    "table.p50": ("Svar\n50\u00a0%\n{unit}", "Resp.\n50%\n{unit}"),
    "table.p90": ("Svar\n90\u00a0%\n{unit}", "Resp.\n90%\n{unit}"),
    "table.goal": ("Inden\nfor\nmål", "With-\nin\ngoal"),
    "table.planned": ("Plan\ntil\ntiden", "Plan\non\ntime"),
    "table.difference": (
        "Mod i dag:\nudgift (kr.)\nsvartid 90\u00a0%",
        "Against today:\ncost (DKK)\nresponse 90%",
    ),
    "table.none": ("ikke påvist", "not shown"),
    "table.explained": (
        "Svar: tid til 50 og 90\u00a0% af henvendelserne har fået første besøg. Inden for mål: andel besøgt i tide. Plan til tiden: planlagte opgaver udført i tide. Mod i dag: udgift pr. lejemål om året og svartid for 90\u00a0%, hver med 95\u00a0%-interval for den parvise forskel derunder; 'ikke påvist': intervallet indeholder 0.",
        "Resp.: time until 50 and 90% of requests have had a first visit. Within goal: share visited in time. Plan on time: planned tasks done in time. Against today: cost per home and year, and response of 90%, each with the 95% interval of the paired difference below; 'not shown': the interval contains 0.",
    ),
    "progress.runs": ("Beregner", "Running"),
    "progress.audit": ("Efterprøver med SimPy", "Checking with SimPy"),
}
