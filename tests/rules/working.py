"""Hand-worked tables of the rules about work: how long it takes and when it ends."""

from __future__ import annotations

from sim.model import DAY, HOUR
from tests.rules.case import Case, case

WORKING_TIME = [
    case("nothing neutral", 3600, left=3600, productive=1000, speed=1000, strange=0),
    # 3600 / 0.8 = 4500
    case("80 % productive", 4500, left=3600, productive=800, speed=1000, strange=0),
    # 3600 x 0.85 = 3060
    case("a specialist", 3060, left=3600, productive=1000, speed=850, strange=0),
    # 3600 x 1.15 = 4140
    case("a stranger", 4140, left=3600, productive=1000, speed=1000, strange=150),
    # 3600 / 0.82 = 4390.2 -> 4390; x 0.85 = 3731.5 -> 3731; x 1.15 = 4290.65 -> 4290
    case("all three, rounded down each time", 4290,
         left=3600, productive=820, speed=850, strange=150),
    case("nothing left", 0, left=0, productive=820, speed=850, strange=150),
    # 1 / 0.82 = 1.2 -> 1; x 0.85 = 0.85 -> 0
    case("a second may vanish", 0, left=1, productive=820, speed=850, strange=0),
]  # fmt: skip

LEFT_AFTER = [
    case("nothing done", 3600, left=3600, whole=4500, done=0),
    case("all done", 0, left=3600, whole=4500, done=4500),
    # 1500 of 4500 s are a third: 3600 - 1200 = 2400
    case("a third done", 2400, left=3600, whole=4500, done=1500),
    # 3600 x 1 / 4500 = 0.8 -> 0: what is done counts in whole seconds
    case("a second done counts as none", 3600, left=3600, whole=4500, done=1),
    # 3600 x 2 / 4500 = 1.6 -> 1
    case("two seconds done count as one", 3599, left=3600, whole=4500, done=2),
    case("a spell of no time", 0, left=5, whole=0, done=0),
]

HANDS_ON = [
    case("undisturbed", 600, elapsed=600, lost=0, whole=3600),
    case("disturbed for a minute", 540, elapsed=600, lost=60, whole=3600),
    case("broken off within the interruption", 0, elapsed=50, lost=60, whole=3600),
    case("never more than the whole", 3600, elapsed=4000, lost=0, whole=3600),
]

# 15 % on the first job, 5 % for good, 20 jobs.
STRANGENESS = [
    case("at home", 0, is_home=1, first=150, permanent=50, jobs=20, done=0),
    case("first job", 150, is_home=0, first=150, permanent=50, jobs=20, done=0),
    # 50 + 100 x (20 - 10) / 20 = 100
    case("half way", 100, is_home=0, first=150, permanent=50, jobs=20, done=10),
    # 50 + 100 x 1 / 20 = 55
    case("last of the jobs", 55, is_home=0, first=150, permanent=50, jobs=20, done=19),
    case("from then on", 50, is_home=0, first=150, permanent=50, jobs=20, done=20),
    case("long after", 50, is_home=0, first=150, permanent=50, jobs=20, done=500),
    # 50 + 100 x 2 / 3 = 116.7 -> 116
    case("rounded down", 116, is_home=0, first=150, permanent=50, jobs=3, done=1),
]

# Released on day 10; slack 2 days, catch-up 5 days: 7 days, unless the next one comes before.
EXPIRY = [
    case("slack and catch-up", 17 * DAY, release=10 * DAY, interval=30 * DAY, slack=2 * DAY,
         catch_up=5 * DAY),
    case("the next one comes first", 13 * DAY, release=10 * DAY, interval=3 * DAY, slack=2 * DAY,
         catch_up=5 * DAY),
    case("both at once", 17 * DAY, release=10 * DAY, interval=7 * DAY, slack=2 * DAY,
         catch_up=5 * DAY),
    case("no time at all", 10 * DAY + HOUR, release=10 * DAY, interval=7 * DAY, slack=HOUR,
         catch_up=0),
]  # fmt: skip

STOPS_AT_BLOCK_END = [
    case("a round stops", 1, splittable=1, paired=0),
    case("a visit does not", 0, splittable=0, paired=0),
    case("nor does work for two", 0, splittable=1, paired=1),
    case("nor a visit for two", 0, splittable=0, paired=1),
]

TABLES: dict[str, list[Case]] = {
    "working_time": WORKING_TIME,
    "left_after": LEFT_AFTER,
    "hands_on": HANDS_ON,
    "strangeness": STRANGENESS,
    "expiry": EXPIRY,
    "stops_at_block_end": STOPS_AT_BLOCK_END,
}
