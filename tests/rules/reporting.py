"""Hand-worked tables of the rules about reports and visits: who is heard, let in, sent again."""

from __future__ import annotations

from sim.model import DAY, HOUR
from sim.model.rules import AKUT, ALMINDELIG, ALWAYS, HASTER
from tests.rules.case import Case, case, varied

# Open 08:00-12:00; day 3 is a workday or not.
OPENING = varied(
    {"now": 3 * DAY + 10 * HOUR, "open_from": 8 * HOUR, "open_to": 12 * HOUR, "workday": 1},
    ("in hours", 1, {}),
    ("at opening", 1, {"now": 3 * DAY + 8 * HOUR}),
    ("a second before", 0, {"now": 3 * DAY + 8 * HOUR - 1}),
    ("a second before closing", 1, {"now": 3 * DAY + 12 * HOUR - 1}),
    ("at closing", 0, {"now": 3 * DAY + 12 * HOUR}),
    ("on a day off", 0, {"workday": 0}),
    ("round the clock", 1, {"now": 3 * DAY, "open_from": 0, "open_to": DAY}),
)

# The drawn wait, wrapped at an hour or at the whole phone time.
CALL_BACK = varied(
    {"retry": 45 * 60, "open_from": 8 * HOUR, "open_to": 12 * HOUR},
    ("within the first hour", 45 * 60, {}),
    ("a full hour is at opening", 0, {"retry": HOUR}),
    ("two and a half hours are half an hour", 30 * 60, {"retry": 150 * 60}),
    ("within half an hour's phone", 15 * 60, {"open_to": 8 * HOUR + 30 * 60}),
    ("half an hour's phone is closed after 30 min", 0, {"retry": 1800, "open_to": 30_600}),
    ("a phone that never opens", 0, {"open_to": 8 * HOUR}),
)

VAGT_TAKES = [
    case("acute at night", 1, priority=AKUT, is_open=0),
    case("acute by day", 0, priority=AKUT, is_open=1),
    case("urgent at night", 0, priority=HASTER, is_open=0),
    case("ordinary at night", 0, priority=ALMINDELIG, is_open=0),
]

# 30 % of 65,536 = 19,661 marks are missed; a resident makes four attempts, numbered 0 to 3.
GETS_THROUGH = varied(
    {"mark": 19_660, "threshold": 19_661, "attempt": 0, "attempts": 4},
    ("just missed", 0, {}),
    ("just heard", 1, {"mark": 19_661}),
    ("third attempt missed", 0, {"attempt": 2}),
    ("fourth attempt leaves a message", 1, {"attempt": 3}),
    ("nothing is missed at 0", 1, {"mark": 0, "threshold": 0}),
    ("the highest mark is missed where nobody is", 0, {"mark": 65_535, "threshold": ALWAYS}),
    ("even there the last attempt leaves a message", 1, {"threshold": ALWAYS, "attempt": 3}),
    ("a single attempt is heard", 1, {"attempts": 1}),
)

# 40 % of 65,536 = 26,214.
FIRM_TAKES_REQUEST = [
    case("just bought", 1, mark=26_213, share=26_214),
    case("just own", 0, mark=26_214, share=26_214),
    case("all bought", 1, mark=65_535, share=65_536),
    case("none bought", 0, mark=0, share=0),
]

# 70 % of 65,536 = 45,875 marks own staff can do.
NEEDS_CONTRACTOR = [
    case("beyond own staff", 1, is_trade=1, mark=45_875, own_fix=45_875),
    case("just own", 0, is_trade=1, mark=45_874, own_fix=45_875),
    case("no trade task", 0, is_trade=0, mark=65_535, own_fix=45_875),
    case("own staff do all", 0, is_trade=1, mark=65_535, own_fix=65_536),
    case("own staff do none", 1, is_trade=1, mark=0, own_fix=0),
]

# 7 % of 65,536 = 4,588; four attempts.
NOBODY_OPENS = varied(
    {"indoor": 1, "mark": 4_587, "threshold": 4_588, "attempt": 0, "attempts": 4},
    ("just not at home", 1, {}),
    ("just at home", 0, {"mark": 4_588}),
    ("outdoors no door", 0, {"indoor": 0}),
    ("third visit in vain", 1, {"attempt": 2}),
    ("fourth visit is let in", 0, {"attempt": 3}),
    ("everybody is at home", 0, {"mark": 0, "threshold": 0}),
)

# 75 % of 65,536 = 49,152 solve it.
MUST_RETURN = varied(
    {"mark": 49_152, "first_time_fix": 49_152, "attempt": 0, "attempts": 4},
    ("just not solved", 1, {}),
    ("just solved", 0, {"mark": 49_151}),
    ("third visit does not solve it", 1, {"attempt": 2}),
    ("fourth visit solves it", 0, {"attempt": 3}),
    ("every visit solves it", 0, {"mark": 65_535, "first_time_fix": 65_536}),
)

TABLES: dict[str, list[Case]] = {
    "opening": OPENING,
    "call_back": CALL_BACK,
    "vagt_takes": VAGT_TAKES,
    "gets_through": GETS_THROUGH,
    "firm_takes_request": FIRM_TAKES_REQUEST,
    "needs_contractor": NEEDS_CONTRACTOR,
    "nobody_opens": NOBODY_OPENS,
    "must_return": MUST_RETURN,
}
