"""Texts of the table that a sweep ends with."""

TEXTS: dict[str, tuple[str, str]] = {
    "sweep.model": ("Driftsmodel", "Model"),
    "sweep.level": ("Norm", "Norm"),
    "sweep.posts": ("Stil-\nlinger", "Posts"),
    "sweep.cost": ("Udgift\nmio.kr.\nom året", "Cost\nDKK m\na year"),
    "sweep.difference": ("Mod i dag\n(1.000 kr.\nom året)", "Against\ntoday (DKK\n1,000)"),
    "sweep.p90": ("Svar\n90\u00a0%\n{unit}", "Resp.\n90%\n{unit}"),
    "sweep.planned": ("Plan\ntil\ntiden", "Plan\non\ntime"),
    "sweep.unclear": ("ikke påvist", "not shown"),
    "sweep.explained": (
        "Mod i dag: udgift mindre dagens model ved samme norm, med interval; 'ikke påvist': intervallet indeholder 0. Intervallerne i et punkt gælder tilsammen med 95\u00a0%. Svar: tid til 90\u00a0% af henvendelserne har fået første besøg. Plan til tiden: planlagte opgaver udført i tide. Intervallerne dækker årets tilfældigheder, ikke det, ingen har målt.",
        "Against today: cost less that of today's model at the same norm, with its interval; 'not shown': the interval contains 0. The intervals of a point hold together at 95%. Resp.: time until 90% of requests have had a first visit. Plan on time: planned tasks done in time. Intervals cover the luck of the year, not what nobody has measured.",
    ),
    "sweep.more": (
        "Vist er {shown} af {all} rækker; resten står i summary.csv.",
        "Shown are {shown} of {all} rows; the rest is in summary.csv.",
    ),
}
