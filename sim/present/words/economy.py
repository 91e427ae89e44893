"""Texts of the economy: accounts, rent and fordelingsnøgler."""

TEXTS: dict[str, tuple[str, str]] = {
    "kpi.cost_kr_per_lejemaal_month": (
        "Udgift til bemanding pr. lejemål om måneden",
        "Staffing cost per home and month",
    ),
    "kpi.konto_114_kr_per_year": (
        "Konto 114, renholdelse, pr. år",
        "Account 114, caretaking, per year",
    ),
    "kpi.konto_115_kr_per_year": (
        "Konto 115, almindelig vedligeholdelse, pr. år",
        "Account 115, ordinary maintenance, per year",
    ),
    "kpi.konto_117_kr_per_year": (
        "Konto 117, istandsættelse ved fraflytning, pr. år",
        "Account 117, refurbishment at moves, per year",
    ),
    # fordelingsnøgler, behind the cost of an afdeling
    "key.direct": ("direkte, egne stillinger", "direct, own posts"),
    "key.lejemaal": ("efter lejemål", "by homes"),
    "key.area": ("efter m²", "by m²"),
    "key.hours": ("efter registrerede timer", "by registered hours"),
    "key.hybrid": ("halvt timer, halvt lejemål", "half hours, half homes"),
}
