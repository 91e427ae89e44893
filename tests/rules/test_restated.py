"""Critical rules against a naive restatement, over random inputs."""

from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from sim.model import DAY, HOUR, rules
from sim.model.compiled.fields import NOTHING

MIN = 60
# Small numbers besides large ones: two tasks are often equal in one column and differ in the next.
times = st.integers(0, 2) | st.integers(0, 20 * 366 * DAY)
trips = st.integers(0, 1) | st.integers(0, (1 << rules.TRAVEL_BITS) - 1)
levels = st.integers(1, 2)
urgencies = st.sampled_from([4, 5]) | st.integers(0, 6)
priorities = st.integers(rules.SNE, rules.PLANLAGT)
dispatches = st.sampled_from([rules.ASKER, rules.FIFO, rules.PRIORITY, rules.DAILY_PLAN])
tasks = st.tuples(urgencies, levels, times, times, trips)
flags = st.booleans()


def naive_key(
    dispatch: int, task: tuple[int, int, int, int, int], now: int
) -> tuple[int | bool, ...]:
    """What a dispatcher compares, in words: a tuple."""
    urgency, level, since, due, travel = task
    if dispatch == rules.ASKER:
        return urgency, level, travel, since
    if dispatch == rules.FIFO:
        return urgency, level, since
    if dispatch == rules.PRIORITY:
        return urgency, level, due, travel
    return urgency, level, due >= now + DAY, travel, due


@given(dispatches, tasks, tasks, times)
def test_keys_compare_as_tuples(
    dispatch: int,
    one: tuple[int, int, int, int, int],
    other: tuple[int, int, int, int, int],
    now: int,
) -> None:
    """Packed keys order two tasks just as the tuples do, equal ones included."""

    def key(task: tuple[int, int, int, int, int]) -> int:
        return rules.dispatch_key(dispatch, *task, now)

    naive_one, naive_other = naive_key(dispatch, one, now), naive_key(dispatch, other, now)
    assert (key(one) < key(other)) == (naive_one < naive_other)
    assert (key(one) == key(other)) == (naive_one == naive_other)


@given(dispatches, tasks, times)
def test_keys_leave_room(dispatch: int, task: tuple[int, int, int, int, int], now: int) -> None:
    """The compiled engine adds keys in signed 64-bit numbers, and has one above them all."""
    assert 0 <= rules.dispatch_key(dispatch, *task, now) < NOTHING
    assert 3 * NOTHING < 1 << 63


@given(priorities, dispatches, flags, times, times, times)
def test_ranks_fit_in_a_key(
    priority: int, dispatch: int, protected: bool, window: int, now: int, due: int
) -> None:
    """A rank is 0 to 6, and only snow and acute are before 3."""
    rank = rules.rank(priority, dispatch, protected, window, now, due)
    assert rank == priority if priority <= rules.AKUT else 3 <= rank <= 6


# Moments around which a rank or a key changes.
spans = st.integers(0, 3 * DAY)
moments = st.integers(20 * DAY, 26 * DAY)


@given(priorities, dispatches, flags, spans, moments, moments, moments)
def test_a_key_holds_as_long_as_it_says(
    priority: int, dispatch: int, protected: bool, window: int, due: int, now: int, later: int
) -> None:
    """Rank and key stay as they are until the moment told, and then come sooner."""

    def key(moment: int) -> int:
        rank = rules.rank(priority, dispatch, protected, window, moment, due)
        return rules.dispatch_key(dispatch, rank, 1, 0, due, 0, moment)

    until = rules.key_holds_until(priority, dispatch, protected, window, now, due)
    assert now < until
    if now <= later < until:
        assert key(later) == key(now)
    assert key(until - 1) == key(now)
    assert until == rules.FOREVER or key(until) < key(now)


@given(
    st.integers(rules.NEVER, rules.HELP_OR_COVER),
    flags,
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(0, 3),
)
def test_serving_level_in_words(
    reach: int, urgent: bool, waiting: int, help_above: int, home_men: int
) -> None:
    """Own work is 1; help asks for need or backlog, cover for an empty house; else not at all."""
    reasons = set()
    if reach in {rules.HELP, rules.HELP_OR_COVER}:
        reasons |= {urgent, waiting > help_above}
    if reach in {rules.COVER, rules.HELP_OR_COVER}:
        reasons |= {home_men == 0}
    expected = 1 if reach == rules.OWN else 2 * any(reasons)
    assert rules.serving_level(reach, urgent, waiting, help_above, home_men) == expected


@given(
    priorities,
    flags,
    st.sampled_from([rules.ORDINARY_BLOCK, rules.SNOW_BLOCK]),
    st.integers(7 * HOUR, 16 * HOUR),
    st.integers(0, 2 * HOUR),
    st.integers(0, 6 * HOUR),
    st.integers(12 * HOUR, 16 * HOUR),
)
def test_may_start_in_words(
    priority: int, splittable: bool, block: int, now: int, travel: int, expected: int, end: int
) -> None:
    """Snow alone in a call-in; else emergencies always, rounds for 10 min, visits till a quarter
    past."""
    left_on_arrival = end - (now + travel)
    if block == rules.SNOW_BLOCK:
        wanted = priority == rules.SNE
    elif priority in {rules.SNE, rules.AKUT}:
        wanted = True
    elif splittable:
        wanted = left_on_arrival >= 10 * MIN
    else:
        wanted = left_on_arrival + 15 * MIN >= min(expected, 2 * HOUR)
    assert rules.may_start(priority, splittable, block, now, travel, expected, end) == wanted


@given(priorities, priorities)
def test_preempts_in_words(new: int, current: int) -> None:
    """Snow takes a man from all but snow, acute from all but snow and acute, nothing else does."""
    taken_from = {
        rules.SNE: {rules.AKUT, rules.HASTER, rules.ALMINDELIG, rules.PLANLAGT},
        rules.AKUT: {rules.HASTER, rules.ALMINDELIG, rules.PLANLAGT},
    }
    assert rules.preempts(new, current) == (current in taken_from.get(new, set()))


seconds = st.integers(0, 40 * HOUR)
factors = st.integers(500, 1500)


@given(seconds, st.integers(500, 1000), factors, st.integers(0, 500))
def test_working_time_is_the_product_rounded_down(
    left: int, productive: int, speed: int, strange: int
) -> None:
    """Exact fractions, rounded down after each factor; within three seconds of the product."""
    exact = Fraction(left * 1000, productive)
    once = Fraction(floor(exact) * speed, 1000)
    twice = Fraction(floor(once) * (1000 + strange), 1000)
    got = rules.working_time(left, productive, speed, strange)
    assert got == floor(twice)
    product = exact * Fraction(speed, 1000) * Fraction(1000 + strange, 1000)
    assert 0 <= product - got < Fraction(1500 * 1500, 10**6) + Fraction(1500, 1000) + 1


@given(seconds, seconds, st.data())
def test_left_after_is_linear_and_never_loses_work(
    left: int, whole: int, data: st.DataObject
) -> None:
    """What is left falls in proportion, rounded up; it is never negative nor more than before."""
    done = data.draw(st.integers(0, whole))
    after = rules.left_after(left, whole, done)
    if whole == 0:
        assert after == 0
        return
    exact = left * (1 - Fraction(done, whole))
    assert exact <= after < exact + 1
    assert 0 <= after <= left
