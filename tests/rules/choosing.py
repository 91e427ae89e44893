"""Hand-worked tables of the rules that choose: what comes next, who serves, who is taken."""

from __future__ import annotations

from sim.model import DAY, HOUR
from sim.model.rules import (
    AKUT,
    ALMINDELIG,
    ASKER,
    COVER,
    DAILY_PLAN,
    FIFO,
    FOREVER,
    HASTER,
    HELP,
    HELP_OR_COVER,
    NEVER,
    ORDINARY_BLOCK,
    OWN,
    PLANLAGT,
    PRIORITY,
    SNE,
    SNOW_BLOCK,
)
from tests.rules.case import Case, case, varied

MIN = 60

# At noon on day 10, with a window of 2 days: due on day 12 at noon is just near, a second later
# is not yet.
_NOW = 10 * DAY + 12 * HOUR
_RANK = {
    "priority": ALMINDELIG,
    "dispatch": PRIORITY,
    "protected": 1,
    "window": 2 * DAY,
    "now": _NOW,
    "due": _NOW + 5 * DAY,
}
_NEAR = {"due": _NOW + 2 * DAY}
_NOT_YET = {"due": _NOW + 2 * DAY + 1}
RANK = varied(
    _RANK,
    ("snow first", 0, {"priority": SNE}),
    ("snow first for whoever asks", 0, {"priority": SNE, "dispatch": ASKER}),
    ("acute second", 1, {"priority": AKUT}),
    ("acute second under fifo", 1, {"priority": AKUT, "dispatch": FIFO, "protected": 0}),
    ("urgent request by priority", 3, {"priority": HASTER}),
    ("urgent request by the daily plan", 3, {"priority": HASTER, "dispatch": DAILY_PLAN}),
    ("urgent request under fifo is like any", 5, {"priority": HASTER, "dispatch": FIFO}),
    ("urgent request for whoever asks is like any", 5, {"priority": HASTER, "dispatch": ASKER}),
    ("ordinary request", 5, {}),
    ("ordinary request near its goal", 4, _NEAR),
    ("ordinary request a second before", 5, _NOT_YET),
    ("ordinary request near its goal under fifo", 5, {"dispatch": FIFO} | _NEAR),
    ("protected round near its day", 4, {"priority": PLANLAGT} | _NEAR),
    ("protected round a second before", 6, {"priority": PLANLAGT} | _NOT_YET),
    ("protected round past its day", 4, {"priority": PLANLAGT, "due": _NOW - DAY}),
    ("round without protection", 6, {"priority": PLANLAGT, "protected": 0} | _NEAR),
    ("round for whoever asks", 6, {"priority": PLANLAGT, "protected": 0, "dispatch": ASKER}),
    ("round under fifo is like any", 5, {"priority": PLANLAGT, "protected": 0, "dispatch": FIFO}),
)

# Keys are numbers in columns: urgency | 2 bits of level | then what the rule sorts by, travel in
# 14 bits and times in 36. Urgency 5 and level 1 make the first column 5 x 4 + 1 = 21.
_KEY = {
    "urgency": 5,
    "level": 1,
    "since": 7000,
    "due": 90_000,
    "travel": 600,
    "now": 8000,
}
DISPATCH_KEY = [
    # 21 | travel 600 | since 7000
    case("whoever asks", ((21 << 14 | 600) << 36) + 7000, dispatch=ASKER, **_KEY),
    # 21 | since 7000 | nothing
    case("fifo", 21 << 50 | 7000, dispatch=FIFO, **_KEY),
    # 21 | due 90,000 | travel 600
    case("priority", (21 << 36 | 90_000) << 14 | 600, dispatch=PRIORITY, **_KEY),
    # due 90,000 < 8,000 + 86,400 = 94,400: within a day. 21 | 0 | travel 600 | due
    case("daily plan, due within a day", ((42 << 14 | 600) << 36) + 90_000,
         dispatch=DAILY_PLAN, **_KEY),
    # due 94,400 is a day away: 21 | 1 | travel 600 | due
    case("daily plan, due later", ((43 << 14 | 600) << 36) + 94_400,
         dispatch=DAILY_PLAN, **_KEY | {"due": 94_400}),
    # A trip of 5 h does not fit in 14 bits: it counts as 16,383 s.
    case("a trip too long to tell apart", ((21 << 14 | 16_383) << 36) + 7000,
         dispatch=ASKER, **_KEY | {"travel": 18_000}),
    # Urgency 0 and level 2 make 0 x 4 + 2 = 2.
    case("snow as help", (2 << 36 | 90_000) << 14 | 600,
         dispatch=PRIORITY, **_KEY | {"urgency": 0, "level": 2}),
]  # fmt: skip

_KEY_OF_TIME = {key: _KEY[key] for key in ("urgency", "since", "due", "now")}
KEY_OF_TIME = varied(
    _KEY_OF_TIME | {"dispatch": FIFO},
    # Urgency 5 in the first column: 5 x 4 = 20.
    ("fifo: the oldest", 20 << 50 | 7000, {}),
    ("whoever asks: the oldest", 20 << 50 | 7000, {"dispatch": ASKER}),
    ("priority: the earliest due", (20 << 36 | 90_000) << 14, {"dispatch": PRIORITY}),
    ("daily plan, due within a day", 40 << 50 | 90_000, {"dispatch": DAILY_PLAN}),
    ("daily plan, due later", 41 << 50 | 94_400, {"dispatch": DAILY_PLAN, "due": 94_400}),
)
KEY_OF_LEVEL = [
    case("own work", 1 << 50, dispatch=PRIORITY, level=1),
    case("as help", 2 << 50, dispatch=PRIORITY, level=2),
    case("the daily plan has a bit more below", 2 << 51, dispatch=DAILY_PLAN, level=2),
]
KEY_OF_TRAVEL = [
    case("fifo does not ask", 0, dispatch=FIFO, travel=600),
    case("priority: last of all", 600, dispatch=PRIORITY, travel=600),
    case("whoever asks: before the times", 600 << 36, dispatch=ASKER, travel=600),
    case("the daily plan: before the times", 600 << 36, dispatch=DAILY_PLAN, travel=600),
    case("a trip too long to tell apart", 16_383, dispatch=PRIORITY, travel=18_000),
]

# Due at noon on day 12. With a window of 2 days it is near from noon on day 10, and due within a
# day from a second past noon on day 11.
_NOON = 12 * DAY + 12 * HOUR
KEY_HOLDS_UNTIL = varied(
    {
        "priority": PLANLAGT,
        "dispatch": DAILY_PLAN,
        "protected": 1,
        "window": 2 * DAY,
        "now": 9 * DAY,
        "due": _NOON,
    },
    ("until it is near", _NOON - 2 * DAY, {}),
    ("near: until it is due within a day", _NOON - DAY + 1, {"now": _NOON - 2 * DAY}),
    ("a second before", _NOON - DAY + 1, {"now": _NOON - DAY}),
    ("from then on for ever", FOREVER, {"now": _NOON - DAY + 1}),
    ("a short window comes last", _NOON - HOUR, {"now": _NOON - DAY + 1, "window": HOUR}),
    ("priority does not count days", FOREVER, {"dispatch": PRIORITY, "now": _NOON - 2 * DAY}),
    ("no protection, no window", _NOON - DAY + 1, {"protected": 0}),
    ("protected for whoever asks", _NOON - 2 * DAY, {"dispatch": ASKER}),
    ("an ordinary request", _NOON - 2 * DAY, {"priority": ALMINDELIG, "protected": 0}),
    ("an ordinary request under fifo", FOREVER, {"priority": ALMINDELIG, "dispatch": FIFO}),
    ("an urgent request", FOREVER, {"priority": HASTER, "dispatch": PRIORITY}),
    ("acute", FOREVER, {"priority": AKUT, "dispatch": PRIORITY}),
)

_SERVE = {"reach": HELP, "urgent": 0, "waiting": 3, "help_above": 3, "home_men": 1}
SERVING_LEVEL = varied(
    _SERVE,
    ("never", 0, {"reach": NEVER, "urgent": 1, "waiting": 99, "home_men": 0}),
    ("own", 1, {"reach": OWN, "waiting": 0}),
    ("help at the threshold is none", 0, {}),
    ("help above the threshold", 2, {"waiting": 4}),
    ("help in need at any backlog", 2, {"urgent": 1, "waiting": 0}),
    ("a helper does not cover", 0, {"home_men": 0}),
    ("cover while somebody is at home", 0, {"reach": COVER, "waiting": 99, "urgent": 1}),
    ("cover while nobody is at home", 2, {"reach": COVER, "waiting": 0, "home_men": 0}),
    ("help or cover: neither", 0, {"reach": HELP_OR_COVER}),
    ("help or cover: help", 2, {"reach": HELP_OR_COVER, "waiting": 4}),
    ("help or cover: cover", 2, {"reach": HELP_OR_COVER, "home_men": 0}),
)

# The block ends at 15:00.
_START = {
    "priority": ALMINDELIG,
    "splittable": 0,
    "block": ORDINARY_BLOCK,
    "now": 14 * HOUR,
    "travel": 10 * MIN,
    "expected": 30 * MIN,
    "end": 15 * HOUR,
}
IS_URGENT = [
    case("snow", 1, priority=SNE),
    case("acute", 1, priority=AKUT),
    case("an urgent request", 0, priority=HASTER),
    case("a round", 0, priority=PLANLAGT),
]

TIME_NEEDED = [
    case("acute: none", -FOREVER, priority=AKUT, splittable=0, expected=HOUR),
    case("a round: ten minutes", 10 * MIN, priority=PLANLAGT, splittable=1, expected=HOUR),
    # 30 min may end 15 min after
    case("a visit", 15 * MIN, priority=ALMINDELIG, splittable=0, expected=30 * MIN),
    case("a short visit", -5 * MIN, priority=ALMINDELIG, splittable=0, expected=10 * MIN),
    # 5 h count as 2 h
    case("a long one", 105 * MIN, priority=ALMINDELIG, splittable=0, expected=5 * HOUR),
]
LEAVES_TIME = varied(
    {
        "priority": ALMINDELIG,
        "needed": 15 * MIN,
        "block": ORDINARY_BLOCK,
        "now": 14 * HOUR,
        "travel": 10 * MIN,
        "end": 15 * HOUR,
    },
    ("14:00 + 0:10 + 0:15 = 14:25", 1, {}),
    ("14:35 + 0:10 + 0:15 = 15:00", 1, {"now": 14 * HOUR + 35 * MIN}),
    ("a second too late", 0, {"now": 14 * HOUR + 35 * MIN + 1}),
    ("snow in a call-in, however late", 1, {"priority": SNE, "block": SNOW_BLOCK, "end": 0}),
    ("nothing else in a call-in", 0, {"priority": AKUT, "block": SNOW_BLOCK, "needed": -FOREVER}),
)
MAY_START = varied(
    _START,
    # 14:00 + 0:10 + 0:30 = 14:40
    ("a visit in time", 1, {}),
    # 14:35 + 0:10 + 0:30 = 15:15 = 15:00 + 15 min
    ("a visit just within the tolerance", 1, {"now": 14 * HOUR + 35 * MIN}),
    ("a visit a second too late", 0, {"now": 14 * HOUR + 35 * MIN + 1}),
    # Expected 5 h counts as 2 h: 13:05 + 0:10 + 2:00 = 15:15
    ("a long visit counts as two hours", 1, {"now": 13 * HOUR + 5 * MIN, "expected": 5 * HOUR}),
    ("a long visit too late", 0, {"now": 13 * HOUR + 5 * MIN + 1, "expected": 5 * HOUR}),
    # 14:40 + 0:10 + 0:10 = 15:00, whatever the round takes
    ("a round with ten minutes left", 1,
     {"splittable": 1, "now": 14 * HOUR + 40 * MIN, "expected": 4 * HOUR}),
    ("a round with less", 0, {"splittable": 1, "now": 14 * HOUR + 40 * MIN + 1}),
    ("acute always", 1, {"priority": AKUT, "now": 15 * HOUR - 1}),
    ("snow always", 1, {"priority": SNE, "now": 15 * HOUR - 1}),
    ("snow in a call-in", 1, {"priority": SNE, "block": SNOW_BLOCK}),
    ("acute not in a call-in", 0, {"priority": AKUT, "block": SNOW_BLOCK}),
    ("a round not in a call-in", 0, {"priority": PLANLAGT, "splittable": 1, "block": SNOW_BLOCK}),
)  # fmt: skip

PREEMPTS = [
    case("snow takes from acute", 1, new=SNE, current=AKUT),
    case("snow takes from a round", 1, new=SNE, current=PLANLAGT),
    case("snow does not take from snow", 0, new=SNE, current=SNE),
    case("acute takes from an ordinary visit", 1, new=AKUT, current=ALMINDELIG),
    case("acute takes from an urgent visit", 1, new=AKUT, current=HASTER),
    case("acute does not take from acute", 0, new=AKUT, current=AKUT),
    case("acute does not take from snow", 0, new=AKUT, current=SNE),
    case("urgent takes from nothing", 0, new=HASTER, current=PLANLAGT),
    case("ordinary takes from nothing", 0, new=ALMINDELIG, current=PLANLAGT),
]

STOPS_PLANNED = [
    case("a round is left", 1, direct_stops=1, current=PLANLAGT),
    case("a visit is not", 0, direct_stops=1, current=ALMINDELIG),
    case("snow is not", 0, direct_stops=1, current=SNE),
    case("a round is not where requests queue", 0, direct_stops=0, current=PLANLAGT),
]

TABLES: dict[str, list[Case]] = {
    "rank": RANK,
    "dispatch_key": DISPATCH_KEY,
    "key_of_time": KEY_OF_TIME,
    "key_of_level": KEY_OF_LEVEL,
    "key_of_travel": KEY_OF_TRAVEL,
    "key_holds_until": KEY_HOLDS_UNTIL,
    "is_urgent": IS_URGENT,
    "serving_level": SERVING_LEVEL,
    "time_needed": TIME_NEEDED,
    "leaves_time": LEAVES_TIME,
    "may_start": MAY_START,
    "preempts": PREEMPTS,
    "stops_planned": STOPS_PLANNED,
}
