from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.aggregation import (
    Batch,
    ItemRelease,
    Published,
    RoleGap,
    Suppressed,
    Tally,
    cell,
    next_batch,
    release,
    role_gap,
    tally,
)

TOP = 3
ROLES = ("leader", "teacher", "trainer", "learner")


def people(number, level=1):
    """So many people who all gave one level."""
    return tally([level] * number, TOP)


def mixed(number):
    """So many people on levels 0, 1, 2, 3, 0, 1 …"""
    return tally([one % (TOP + 1) for one in range(number)], TOP)


def without(number):
    return tally(["na"] * number, TOP)


def parts_of(fresh, k=5, kept=()):
    result = next_batch(kept, fresh, k)
    return {part: one.n for part, one in result[0].parts.items()} if result else None


class TestWhoStandsAlone:
    def test_roles_of_k_people_stand_alone(self):
        assert parts_of({"teacher": mixed(6), "learner": mixed(9)}) == {"teacher": 6, "learner": 9}

    def test_of_five_and_one_the_one_waits(self):
        assert parts_of({"teacher": mixed(5), "leader": mixed(1)}) == {"teacher": 5}

    def test_three_roles_of_four_are_counted_together(self):
        assert parts_of(dict.fromkeys(("leader", "teacher", "trainer"), mixed(4))) == {"": 12}

    def test_small_roles_that_are_k_people_together_are_counted_together(self):
        fresh = {"leader": mixed(2), "trainer": mixed(4), "learner": mixed(30)}
        assert parts_of(fresh) == {"": 6, "learner": 30}

    def test_a_small_role_costs_no_other_role_its_own_results(self):
        fresh = {"leader": mixed(1), "teacher": mixed(9), "learner": mixed(30)}
        assert parts_of(fresh) == {"teacher": 9, "learner": 30}

    def test_fewer_than_k_people_wait(self):
        assert parts_of({"teacher": mixed(4)}) is None
        assert parts_of({}) is None

    def test_a_leader_without_a_level_waits_as_one_with_a_level_does(self):
        assert parts_of({"teacher": mixed(6), "leader": without(1)}) == {"teacher": 6}
        assert parts_of({"teacher": mixed(6), "leader": mixed(1)}) == {"teacher": 6}

    def test_who_is_counted_together_follows_from_people_and_not_from_levels(self):
        fresh = {"leader": without(3), "trainer": mixed(3), "teacher": mixed(7)}
        assert parts_of(fresh) == {"": 3, "teacher": 7}
        assert release([next_batch([], fresh, 5)[0]], TOP, 5).parts[""] == Suppressed()

    def test_where_answers_go_is_told_by_role(self):
        fresh = {"leader": mixed(1), "trainer": mixed(4), "teacher": mixed(5), "learner": mixed(8)}
        _, where = next_batch([], fresh, 5)
        assert where == {"leader": "", "trainer": "", "teacher": "teacher", "learner": "learner"}


class TestLaterBatches:
    FIRST = (Batch({"teacher": mixed(6)}),)

    def test_a_role_that_stood_alone_stands_again_from_k_people_on_and_waits_below(self):
        assert parts_of({"teacher": mixed(5)}, kept=self.FIRST) == {"teacher": 5}
        assert parts_of({"teacher": mixed(4)}, kept=self.FIRST) is None

    def test_it_waits_rather_than_join_the_others(self):
        fresh = {"teacher": mixed(2), "leader": mixed(3), "trainer": mixed(4)}
        assert parts_of(fresh, kept=self.FIRST) == {"": 7}

    def test_a_role_that_was_counted_together_may_stand_alone_later(self):
        assert parts_of({"teacher": mixed(20)}, kept=(Batch({"": mixed(6)}),)) == {"teacher": 20}

    def test_what_is_shown_is_the_sum_of_the_batches(self):
        kept = [Batch({"teacher": tally([0, 0, 1, 1, 2], TOP)}), Batch({"teacher": tally([3] * 5 + ["na"], TOP)})]
        shown = release(kept, TOP, 5).parts["teacher"]
        assert (shown.n, shown.counts, shown.without, shown.median) == (10, (2, 2, 1, 5), 1, 2)

    def test_a_part_with_too_few_levels_is_taken_hidden_and_shown_when_later_ones_bring_it_to_k(self):
        first, _ = next_batch([], {"teacher": mixed(4) + without(2)}, 5)
        assert release([first], TOP, 5) == ItemRelease(Suppressed(), {"teacher": Suppressed()})
        second, _ = next_batch([first], {"teacher": mixed(3) + without(2)}, 5)
        assert release([first, second], TOP, 5).parts["teacher"].n == 7


class TestCells:
    def test_below_k_nothing_is_shown(self):
        assert cell(mixed(4) + without(9), 5) == Suppressed()

    def test_the_same_answer_of_fewer_than_two_k_shows_the_level_and_no_counts(self):
        assert cell(people(9, 2) + without(1), 5) == Published(9, 2, Fraction(2), Fraction(1), True, None, None)

    def test_the_same_answer_of_two_k_shows_everything(self):
        assert cell(people(10, 2), 5) == Published(10, 2, Fraction(2), Fraction(1), True, (0, 0, 10, 0), 0)

    def test_k_has_a_floor_of_three(self):
        assert isinstance(cell(mixed(3), 3), Published)
        for wrong in (lambda: cell(mixed(9), 2), lambda: next_batch([], {}, 2), lambda: release([], TOP, 2)):
            with pytest.raises(ValueError, match="least is 3"):
                wrong()

    def test_without_any_batch_nothing_is_shown(self):
        assert release([], TOP, 5) == ItemRelease(Suppressed(), {})

    def test_everyone_is_the_sum_of_the_shown_parts_only(self):
        shown = release([Batch({"teacher": mixed(6), "learner": mixed(2) + without(4), "": mixed(5)})], TOP, 5)
        assert shown.everyone.n == 11
        assert shown.parts["learner"] == Suppressed()


class TestRoleGaps:
    def test_it_is_between_the_lowest_and_the_highest_role_that_are_shown(self):
        kept = [Batch({"teacher": people(5, 1), "learner": people(5, 3), "leader": people(5, 2), "": people(9, 0)})]
        found = role_gap(release(kept, TOP, 5))
        assert found == RoleGap("teacher", Fraction(1), "learner", Fraction(3), Fraction(2))

    def test_one_role_beside_roles_counted_together_has_no_gap(self):
        assert role_gap(release([Batch({"teacher": people(5, 1), "": people(5, 3)})], TOP, 5)) is None

    def test_equal_roles_have_a_gap_of_nothing(self):
        kept = [Batch({"trainer": people(5), "teacher": people(5)})]
        assert role_gap(release(kept, TOP, 5)) == RoleGap("teacher", Fraction(1), "trainer", Fraction(1), Fraction(0))


answers = st.one_of(st.integers(0, TOP), st.sampled_from(["na", "unknown"]))
sheets = st.lists(st.tuples(st.sampled_from(ROLES), answers), max_size=40)
ks = st.integers(3, 6)


def by_role(sheet):
    return {role: tally([one for whose, one in sheet if whose == role], TOP) for role, _ in sheet}


def run(looks, k):
    """Take batches at every look; answers that wait come again. Gives the batches and what was left each time."""
    kept, left = [], []
    for look in looks:
        left = left + look
        if result := next_batch(kept, by_role(left), k):
            kept.append(result[0])
            left = [one for one in left if one[0] not in result[1]]
    return kept, left


@given(sheets, ks, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(sheet, k, rng):
    other = list(sheet)
    rng.shuffle(other)
    assert next_batch([], by_role(sheet), k) == next_batch([], by_role(other), k)


@given(st.lists(sheets, min_size=1, max_size=4), ks)
def test_every_shown_part_has_k_levels_and_nobody_is_counted_twice(looks, k):
    kept, left = run(looks, k)
    given_in_all = tally([one for look in looks for _, one in look], TOP)
    for batch in kept:
        assert all(part.n + part.without >= k for part in batch.parts.values())
    counted = sum((part for batch in kept for part in batch.parts.values()), tally((one for _, one in left), TOP))
    assert counted == given_in_all
    shown = release(kept, TOP, k)
    cells = [one for one in shown.parts.values() if isinstance(one, Published)]
    assert all(one.n >= k for one in cells)
    assert sum(one.n for one in cells) == (shown.everyone.n if cells else 0)
    assert sum(one.n for one in cells) <= given_in_all.n


@given(sheets, sheets, ks)
def test_fewer_than_k_later_answers_change_nothing(sheet, late, k):
    kept, left = run([sheet], k)
    after, _ = run([sheet, late[: max(0, k - 1 - len(left))]], k)
    assert release(after, TOP, k) == release(kept, TOP, k)


@given(sheets, sheets, ks)
def test_what_is_published_only_grows_by_k_or_more(sheet, late, k):
    before, after = (release(run(looks, k)[0], TOP, k) for looks in ([sheet], [sheet, late]))
    for part, shown in before.parts.items():
        if isinstance(shown, Published):
            assert after.parts[part] == shown or after.parts[part].n - shown.n >= k


@given(st.lists(answers, min_size=1, max_size=30))
def test_a_cell_tells_what_counting_by_hand_tells(given_answers):
    levels = [one for one in given_answers if isinstance(one, int)]
    shown = cell(tally(given_answers, TOP), 3)
    if len(levels) < 3:
        assert shown == Suppressed()
        return
    assert (shown.n, shown.median) == (len(levels), statistics.median_low(levels))
    assert shown.mean == Fraction(sum(levels), len(levels))
    assert shown.alike == (len(set(levels)) == 1)
    if shown.counts:
        assert shown.counts == tuple(levels.count(level) for level in range(TOP + 1))
        assert shown.without == len(given_answers) - len(levels)


def test_a_level_outside_the_scale_is_refused():
    with pytest.raises(ValueError, match="scale from 0 to 3"):
        tally([4], TOP)
    with pytest.raises(ValueError, match="scale"):
        tally([-1], TOP)


def test_shares_medians_and_means_of_nobody_are_absent():
    assert (without(3).median, without(3).mean, without(3).share_from(1)) == (None, None, None)
    assert Tally((1, 2, 1, 0)).share_from(1) == Fraction(3, 4)


@pytest.mark.parametrize(
    ("low", "high", "printed"),
    [
        (Fraction(2, 3), Fraction(15, 7), 1.4),  # 0.7 and 2.1, although 1.48 apart
        (Fraction(3, 4), Fraction(9, 2), 3.7),  # 0.8 and 4.5
        (Fraction(49, 20), Fraction(69, 20), 1.0),  # 2.4 and 3.4: half to even, as numbers are printed
        (Fraction(21, 20), Fraction(41, 20), 1.0),  # 1.0 and 2.0
        (Fraction(106, 100), Fraction(204, 100), 0.9),  # no finding
        (Fraction(1056, 1000), Fraction(2057, 1000), 1.0),  # 1.1 and 2.1
    ],
)
def test_who_subtracts_the_printed_means_finds_the_printed_difference(low, high, printed):
    assert RoleGap("a", low, "b", high, high - low).printed == printed


@given(st.fractions(0, 5, max_denominator=500), st.fractions(1, 5, max_denominator=500))
def test_a_finding_is_never_printed_as_less_than_a_level(low, gap):
    assert RoleGap("a", low, "b", low + gap, gap).printed >= 1.0
