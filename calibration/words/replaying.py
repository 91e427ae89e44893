"""Replays, validation and tuning."""

PHRASES: dict[str, tuple[str, str]] = {
    "no_first_visit": (
        "Loggen siger ikke, hvornår nogen kom første gang, så svartiden i gentagelsen kan ikke holdes op mod den.",
        "The log does not tell when somebody first came, so replayed response cannot be held against it.",
    ),
    "replay_head": (
        "Svartid (50 %/90 %) i loggen og i gentagelsen med dagens model ({model}):",
        "Response (50 %/90 %) in the log and in the replay with the model of the day ({model}):",
    ),
    "told_all": ("alle", "all"),
    "told_akut": ("akut", "akut"),
    "told_haster": ("haster", "haster"),
    "told_almindelig": ("almindelig", "almindelig"),
    "replay_apart": (
        "{priority} ({rows} henvendelser): log {logged}, gentaget {replayed}; i middel {apart} fra hinanden.",
        "{priority} ({rows} requests): log {logged}, replayed {replayed}; {apart} apart on average.",
    ),
    "replay_exact": (
        "{priority} ({rows} henvendelser): log {logged}, gentaget {replayed}; hvert første besøg på sekundet som i loggen ({apart} fra hinanden).",
        "{priority} ({rows} requests): log {logged}, replayed {replayed}; every first visit in the very second of the log ({apart} apart).",
    ),
}
