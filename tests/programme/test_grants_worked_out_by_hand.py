"""Ten mobilities (and one) worked out by hand from the tables of the domain notes, section 4.6; no code was asked."""

from __future__ import annotations

from functools import cache

import pytest

from prodige_core.programme import GrantEur, Programme, estimate, load_programme
from prodige_core.responses import Mobility
from tests.factories import FRAMEWORKS


@cache
def programme() -> Programme:
    found = load_programme(FRAMEWORKS)
    assert found is not None
    return found


def total(own_country: str = "IT", **given: object) -> tuple[int, int, int]:
    grant = estimate(Mobility.model_validate(given), programme(), own_country=own_country)
    assert not grant.missing, grant.missing
    assert not grant.broken, grant.broken
    assert grant.total is not None
    return grant.total.low, grant.total.middle, grant.total.high


def test_three_colleagues_shadow_in_spain_and_the_day_rate_is_unknown():
    # travel      3 × 309                     =   927        (1,200 km: 500–1,999)
    # stay        5 + 2 travel days = 7 days; staff, group 2: 95 to 169, middle (95 + 169) / 2 = 132
    #             3 × 7 × 95 = 1,995;  3 × 7 × 132 = 2,772;  3 × 7 × 169 = 3,549
    # organising  3 × 350                     = 1,050
    # 927 + 1,050 = 1,977;  + 1,995 = 3,972;  + 2,772 = 4,749;  + 3,549 = 5,526
    assert total(activity="job-shadowing", people=3, days=5, country="ES", distance_km=1200) == (3972, 4749, 5526)


def test_ten_learners_three_weeks_in_spain_at_a_known_rate():
    # The example of the domain notes, with the reduced rate rounded: 70 % of 75 = 52.5, so 53.
    # travel      10 × 309                    =  3,090
    # stay        21 + 2 = 23 days: 14 × 75 = 1,050;  9 × 53 = 477;  1,527 each, 10 × 1,527 = 15,270
    # organising  10 × 350                    =  3,500
    # 3,090 + 15,270 + 3,500                  = 21,860
    given = {"activity": "short-term-learner", "people": 10, "days": 21, "country": "ES", "distance_km": 1200}
    assert total(**given, day_rate_eur=75) == (21860, 21860, 21860)


def test_the_same_ten_learners_by_train():
    # travel      10 × 417                    =  4,170
    # stay        21 + 6 = 27 days: 14 × 75 = 1,050;  13 × 53 = 689;  1,739 each, 10 × 1,739 = 17,390
    # organising  10 × 350                    =  3,500
    # 4,170 + 17,390 + 3,500                  = 25,060
    given = {"activity": "short-term-learner", "people": 10, "days": 21, "country": "ES", "distance_km": 1200}
    assert total(**given, day_rate_eur=75, green=10, travel_days=6) == (25060, 25060, 25060)


def test_a_group_with_a_teacher_goes_by_train_and_two_have_fewer_opportunities():
    # travel      7 × 285 (300 km, green)     = 1,995
    # stay        6 learners × 7 days × 60    = 2,520
    # teacher     7 days; staff, group 1: 107 to 191, middle 149:  749;  1,043;  1,337
    # organising  6 × 100                     =   600
    # inclusion   2 × 125                     =   250
    # 1,995 + 2,520 + 600 + 250 = 5,365;  + 749 = 6,114;  + 1,043 = 6,408;  + 1,337 = 6,702
    given = {"activity": "group-mobility", "people": 6, "days": 5, "country": "DE", "distance_km": 300}
    more = {"accompanying": 1, "green": 7, "fewer_opportunities": 2, "day_rate_eur": 60}
    assert total(**given, **more) == (6114, 6408, 6702)


def test_two_colleagues_take_a_course_of_twelve_days():
    # travel      2 × 395 (2,100 km)          =   790
    # stay        12 + 2 = 14 days × 120 = 1,680;  × 2 = 3,360
    # organising  2 × 100                     =   200
    # fee         12 × 80 = 960, at most 800;  × 2 = 1,600
    # 790 + 3,360 + 200 + 1,600               = 5,950
    given = {"activity": "course", "people": 2, "days": 12, "country": "IE", "distance_km": 2100}
    assert total(**given, day_rate_eur=120) == (5950, 5950, 5950)


def test_two_colleagues_visit_a_partner_beforehand():
    # visit       2 × 680                     = 1,360; travel and stay are in it
    assert total(activity="preparatory-visit", people=2, days=3) == (1360, 1360, 1360)


def test_one_learner_stays_three_months_in_turkey():
    # travel      1 × 580 (3,500 km)
    # stay        92 + 2 = 94 days: 14 full, 80 reduced; learner, group 3: 36 to 93, middle 64.5, so 65
    #             70 %: 25.2, so 25;  45.5, so 46;  65.1, so 65
    #             14 × 36 + 80 × 25 = 504 + 2,000 = 2,504
    #             14 × 65 + 80 × 46 = 910 + 3,680 = 4,590
    #             14 × 93 + 80 × 65 = 1,302 + 5,200 = 6,502
    # organising  500; language 150 + 150 = 300; inclusion 125
    # 580 + 500 + 300 + 125 = 1,505;  4,009;  6,095;  8,007
    given = {"activity": "erasmuspro", "people": 1, "days": 92, "country": "TR", "distance_km": 3500}
    assert total(**given, language_support=1, fewer_opportunities=1) == (4009, 6095, 8007)


def test_a_hundred_and_twenty_learners_go_over_the_border():
    # travel      100 × 28 = 2,800;  20 × 56 = 1,120   (50 km)
    # stay        14 + 2 = 16 days: 14 × 50 + 2 × 35 = 770;  × 120 = 92,400
    # organising  100 × 350 = 35,000;  20 × 200 = 4,000
    # 2,800 + 1,120 + 92,400 + 35,000 + 4,000 = 135,320
    given = {"activity": "short-term-learner", "people": 120, "days": 14, "country": "FR", "distance_km": 50}
    assert total(**given, green=20, day_rate_eur=50) == (135320, 135320, 135320)


def test_an_expert_comes_to_italy_from_far_away():
    # travel      1,188 (4,500 km);  stay 4 + 2 = 6 days × 110 = 660;  organising 100;  together 1,948
    given = {"activity": "invited-expert", "people": 1, "days": 4, "distance_km": 4500, "day_rate_eur": 110}
    assert total(**given) == (1948, 1948, 1948)


def test_three_learners_and_a_trainer_fly_to_a_competition():
    # travel      4 × 1,735 = 6,940 (8,200 km, green and standard alike)
    # stay        3 + 2 = 5 days; learner, group 2: 41 to 110, middle 75.5, so 76
    #             15 × 41 = 615;  15 × 76 = 1,140;  15 × 110 = 1,650
    # trainer     5 × 95 = 475;  5 × 132 = 660;  5 × 169 = 845
    # organising  3 × 100 = 300
    # 7,240;  + 615 + 475 = 8,330;  + 1,140 + 660 = 9,040;  + 1,650 + 845 = 9,735
    given = {"activity": "skills-competition", "people": 3, "days": 3, "country": "PT", "distance_km": 8200}
    assert total(**given, accompanying=1, green=2) == (8330, 9040, 9735)


def test_three_of_four_teachers_need_longer_because_they_go_by_train():
    # travel      1 × 309;  3 × 417 = 1,251   (700 km)
    # stay        by plane 13 + 2 = 15 days: 14 × 100 + 1 × 70 = 1,470
    #             by train 13 + 4 = 17 days: 14 × 100 + 3 × 70 = 1,610;  × 3 = 4,830
    # organising  4 × 350 = 1,400
    # 309 + 1,251 + 1,470 + 4,830 + 1,400 = 9,260
    given = {"activity": "teaching-assignment", "people": 4, "days": 13, "country": "EE", "distance_km": 700}
    assert total(**given, green=3, travel_days=4, day_rate_eur=100) == (9260, 9260, 9260)


@pytest.mark.parametrize(
    ("km", "standard", "green"),
    [
        (9, 0, 0),
        (10, 28, 56),
        (99, 28, 56),
        (100, 211, 285),
        (499, 211, 285),
        (500, 309, 417),
        (1999, 309, 417),
        (2000, 395, 535),
        (2999, 395, 535),
        (3000, 580, 785),
        (3999, 580, 785),
        (4000, 1188, 1188),
        (7999, 1188, 1188),
        (8000, 1735, 1735),
        (20000, 1735, 1735),
    ],
)
def test_every_band_begins_and_ends_where_the_table_says(km, standard, green):
    given = {"activity": "job-shadowing", "people": 1, "days": 2, "country": "FR", "distance_km": km}
    rest = 4 * 110 + 350  # two days, two travel days, organising
    assert total("DE", **given, day_rate_eur=110)[0] == standard + rest
    assert total("DE", **given, day_rate_eur=110, green=1)[0] == green + rest


def test_the_lower_day_rate_begins_on_the_fifteenth_paid_day():
    given = {"activity": "short-term-learner", "people": 1, "country": "FR", "distance_km": 500, "day_rate_eur": 60}
    before, after = (total(**given, days=days)[0] for days in (12, 13))  # 14 and 15 paid days
    assert after - before == 42  # 70 % of 60


def test_a_grant_adds_up_with_a_grant_only():
    with pytest.raises(TypeError):
        GrantEur(1, 2, 3) + 5
