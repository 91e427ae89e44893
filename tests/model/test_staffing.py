"""Posts: the posting rule and its rounding, homes, teams and specialists."""

import numpy as np
import pytest

from sim.model import HOUR
from sim.model.world.build import build_world
from sim.model.world.staffing import build_crew, hub_index, need, rounded_posts, teams
from sim.model.world.workload import expected_seconds, own_share
from sim.scenario import Scenario
from tests.model.small import MODELS, case, small, varied

SIZES = (260, 220, 190, 160, 140, 120, 90, 70, 50)
"""The nine invented afdelinger of the plausibility check: 1,300 lejemål."""
POSTS = "driftsmodeller.faellesdrift.levers.posts"


def organisation(sizes: tuple[int, ...], posts: float, step: float, per: str) -> Scenario:
    """Return afdelinger of some sizes whose work is proportional to size, under one rule."""
    one = next(iter(case().organisation.afdelinger.values()))
    plain = {"opgange": 0, "green_area": 0.0}
    afdelinger = {
        f"A{k}": varied(one, plain | {"lejemaal": n, "position.lat": 55 + k / 1000})
        for k, n in enumerate(sizes)
    }
    return varied(
        case(),
        {
            "organisation.afdelinger": afdelinger,
            "staffing.posts": posts,
            f"{POSTS}.step": step,
            f"{POSTS}.per": per,
        },
    )


def rounded(sizes: tuple[int, ...], posts: float, step: float, per: str) -> list[float]:
    """Return the posts of each unit."""
    return rounded_posts(organisation(sizes, posts, step, per), "faellesdrift")


@pytest.mark.parametrize(
    ("total", "step", "posts"),
    [
        (1.78, 1.0, 2.0),
        (1.78, 0.5, 2.0),  # 3.56 halves -> 4
        (1.78, 0.01, 1.78),
        (1.2, 0.5, 1.5),  # 2.4 halves -> 3
        (2.0, 1.0, 2.0),  # just enough is enough
        (2.0, 0.5, 2.0),
        (0.1, 1.0, 1.0),  # at least one step
        (0.1, 0.5, 0.5),
    ],
)
def test_a_need_is_rounded_up_to_steps(total: float, step: float, posts: float) -> None:
    """One afdeling with a need of `total` posts."""
    assert rounded((100,), total, step, "afdeling") == pytest.approx([posts])


def test_posts_of_today_are_those_the_afdelinger_have() -> None:
    """Stated posts are played as they are under today's model alone, and only if all state them."""
    plain = organisation((100, 60, 40), 4.0, 1.0, "afdeling")
    own = [afdeling.model_copy(update={"posts_today": n}) for afdeling, n in zip(
        plain.organisation.afdelinger.values(), (3.5, 2.0, 1.0), strict=True)]  # fmt: skip
    names = list(plain.organisation.afdelinger)
    stated = {
        "organisation.afdelinger": dict(zip(names, own, strict=True)),
        "today": "manglende_ledelse",
    }
    known = varied(plain, stated)
    assert rounded_posts(known, "manglende_ledelse") == [3.5, 2.0, 1.0]
    assert rounded_posts(known, "manglende_ledelse", 1.1) == [4.0, 3.0, 2.0]
    assert build_world(known, "manglende_ledelse").staff.share.sum() == 6500
    assert rounded_posts(known, "faellesdrift") == rounded_posts(plain, "faellesdrift")
    first = {names[0]: own[0].model_copy(update={"posts_today": None})}
    some = varied(known, {"organisation.afdelinger": known.organisation.afdelinger | first})
    assert rounded_posts(some, "manglende_ledelse") == rounded_posts(plain, "manglende_ledelse")


def test_plausibility_check_of_the_field() -> None:
    """A pooled need of 16.0 in nine afdelinger: 16 posts together, 20 rounded one by one."""
    # 16 x n / 1300: 3.20 2.71 2.34 1.97 1.72 1.48 1.11 0.86 0.62 -> 4 3 3 2 2 2 2 1 1 = 20
    assert rounded(SIZES, 16.0, 1.0, "group") == [16.0]
    one_by_one = rounded(SIZES, 16.0, 1.0, "afdeling")
    assert one_by_one == [4, 3, 3, 2, 2, 2, 2, 1, 1]
    assert sum(one_by_one) == 20
    # In halves: 6.4 5.4 4.7 3.9 3.4 3.0 2.2 1.7 1.2 -> 7 6 5 4 4 3 3 2 2 = 36 halves = 18
    assert sum(rounded(SIZES, 16.0, 0.5, "afdeling")) == 18


def test_the_norm_scales_the_need() -> None:
    """At 80 % of the posting rule the need is 80 %, whether posts are given or reckoned."""
    for scenario in (case(), varied(case(), {"staffing.posts": 5.0})):
        whole = need(scenario, "faellesdrift")
        assert need(scenario, "faellesdrift", 0.8) == pytest.approx(0.8 * whole)
    assert need(varied(case(), {"staffing.posts": 5.0}), "faellesdrift").sum() == pytest.approx(5)


def test_the_need_is_hours_of_work_over_hours_of_a_post() -> None:
    """Without given posts the need is expected own work over `hours_per_post`."""
    able = varied(case(), {"driftsmodeller.faellesdrift.levers.skills.own_fix": 1.0})
    hours = expected_seconds(able).sum(axis=1) / able.staffing.hours_per_post
    assert need(able, "faellesdrift") == pytest.approx(hours)
    assert need(case(), "facility_service").sum() == 0


def test_what_a_trade_firm_does_needs_no_posts() -> None:
    """Of trade work that own staff cannot do, the posting rule counts the diagnosis."""
    # A constant hour, of which 30 % is beyond them: they do 20 min of that: 0.7 + 0.3 / 3 = 0.8.
    types = case().demand.requests.types
    hour = varied(types["vand_fag"], {"distribution": "constant", "median": HOUR})
    path = "driftsmodeller.faellesdrift.levers.skills.own_fix"

    def hours(own_fix: float) -> float:
        changes = {"demand.requests.types": {**types, "vand_fag": hour}, path: own_fix}
        share = own_share(varied(case(), changes), "faellesdrift")
        return float(share[list(types).index("vand_fag")])

    assert case().demand.requests.diagnosis == HOUR / 3
    assert [hours(0.7), hours(1.0), hours(0.0)] == pytest.approx([0.8, 1.0, 1 / 3])


def test_bought_rounds_need_no_posts() -> None:
    """A round that is bought is taken out of the need."""
    path = "driftsmodeller.faellesdrift.levers.bought_work.rounds"
    bought = need(varied(case(), {path: ("graes",)}), "faellesdrift")
    names = [*case().demand.requests.types, *case().demand.rounds]
    grass = expected_seconds(case())[:, names.index("graes")] / case().staffing.hours_per_post
    assert bought == pytest.approx(need(case(), "faellesdrift") - grass)


def test_posts_become_full_men_and_one_part_time_man() -> None:
    """2.5 posts are two full men and half a one; the largest uncovered need gets the next man."""
    # Needs by size 200 : 100 of 2.5 posts: 1.67 and 0.83. First man: 0; then 0.67 against 0.83: 1;
    # then 0.67 against -0.17: 0 again, half a post.
    crew = build_crew(organisation((200, 100), 2.5, 0.5, "group"), "faellesdrift")
    assert crew.share.tolist() == [1000, 1000, 500]
    assert crew.home.tolist() == [0, 1, 0]
    assert crew.own.tolist() == [[1, 0], [0, 1], [1, 0]]


def test_an_afdeling_without_a_home_man_belongs_to_the_nearest() -> None:
    """Two men for four afdelinger in a row: each owns his home and what is nearest to it."""
    # Needs 3 1 1 3 of 8 in 2 posts: homes 0 and 3; afdeling 1 is nearest to 0, 2 to 3.
    crew = build_crew(organisation((300, 100, 100, 300), 2.0, 1.0, "group"), "faellesdrift")
    assert crew.home.tolist() == [0, 3]
    assert crew.own.tolist() == [[1, 1, 0, 0], [0, 0, 1, 1]]


def test_an_afdeling_belongs_to_a_man_of_its_own_team() -> None:
    """A stranger who lives nearer does not own an afdeling of another team."""
    # A0 (300) and A1 (100) are team x with one man, at home in A0; A2 is team y. A1 lies next to
    # A2, 10 m against 190 m.
    crew = build_crew(
        varied(
            organisation((300, 100, 100), 2.0, 1.0, "team"),
            {
                "organisation.afdelinger.A0.team": "x",
                "organisation.afdelinger.A1.team": "x",
                "organisation.afdelinger.A2.team": "y",
                "organisation.afdelinger.A1.position.lat": 55.0019,
            },
        ),
        "faellesdrift",
        posts=[1.0, 1.0],
    )
    assert crew.home.tolist() == [0, 2]
    assert crew.own.tolist() == [[1, 1, 0], [0, 0, 1]]


def test_the_posts_may_be_given() -> None:
    """Given posts replace the rule, unit by unit."""
    world = build_world(small(), "koordinering_og_planlaegning", posts=[1.0, 2.0, 0.0])
    assert world.staff.share.tolist() == [1000, 1000, 1000]
    assert world.staff.base[0].tolist() == [0, 1, 1]
    with pytest.raises(ValueError, match="posts"):
        build_world(small(), "koordinering_og_planlaegning", posts=[1.0, 2.0, 0.0, 4.0])


def test_teams_are_gathered_from_the_map_or_named() -> None:
    """Without names, neighbours gather round the afdeling farthest from the hub."""
    # Small: Nord (70, the hub) and Øst lie together, Syd 24 km away: Syd seeds the first team.
    apart = varied(small(), {"organisation.team_size": 2})
    assert hub_index(apart.organisation) == 0
    # Syd takes its nearest, Øst or Nord, whichever is nearer; the other is a team alone.
    found = teams(apart.organisation)
    assert found[1] == 0
    assert sorted(found) == [0, 0, 1]
    named = varied(
        small(),
        {f"organisation.afdelinger.{name}.team": team
         for name, team in (("Nord", "by"), ("Syd", "land"), ("Øst", "by"))},
    )  # fmt: skip
    assert teams(named.organisation) == [0, 1, 0]


@pytest.mark.parametrize(("share", "chosen"), [(0.5, [1, 0, 1, 0]), (0.25, [1, 0, 0, 0])])
def test_specialists_are_spread_over_the_men(share: float, chosen: list[int]) -> None:
    """The first man is one, and every man is one where all are."""
    path = "driftsmodeller.faellesdrift.levers.skills"
    special = varied(small(), {f"{path}.form": "specialists", f"{path}.specialist_share": share})
    speed = build_world(special, "faellesdrift", posts=[4.0]).staff.speed
    assert (speed[:, 1] > 0).astype(int).tolist() == chosen
    assert (speed[:, [0, 2]] == 1000).all()


@pytest.mark.parametrize("model", MODELS)
def test_every_afdeling_is_somebodys_own(model: str) -> None:
    """Where there are men, each afdeling has one who knows it."""
    staff = build_world(small(), model).staff
    if staff.share.size:
        assert (staff.own[0].sum(axis=0) > 0).all()
        assert (staff.own[0][np.arange(staff.share.size)].sum(axis=1) > 0).all()
