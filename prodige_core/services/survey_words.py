"""A staff survey in words and tables: its state, who answered, what groups see differently. Nothing suppressed is told."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from prodige_core.aggregation import GAP_FINDING, Cell, ItemRelease, Published, RoleGap, role_gap
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Catalogue, Framework, Item
from prodige_core.frameworks.model import Respondent
from prodige_core.i18n import Translator
from prodige_core.roadmap.words import item_title
from prodige_core.services.assessing import SECONDS_PER_ITEM
from prodige_core.services.survey_release import Counts, Levels, SurveyView
from prodige_core.services.voice_words import level_words
from prodige_core.surveys import Stage
from prodige_core.surveys.words import GROUPS, group_name

MOST_AGENDA = 10
"""Statements proposed for one workshop: about an hour and a half of discussion (editorial)."""


def middle_level(framework: Framework) -> int:
    """The level from which on a share is told: B1 of A1..C2, 2 of 0..4 (design, section 5)."""
    return framework.top // 2


def minutes(catalogue: Catalogue, frameworks: Sequence[str], role: Respondent) -> int:
    """Whole minutes a person of a role needs, rounded up; 0 when it is asked nothing (any more)."""
    loaded = [catalogue.frameworks[own] for own in frameworks if own in catalogue.frameworks]
    asked = sum(role in item.respondents for framework in loaded for item in framework.items.values())
    return math.ceil(asked * SECONDS_PER_ITEM / 60)


def minutes_sentence(
    catalogue: Catalogue, frameworks: Sequence[str], roles: Sequence[Respondent], t: Translator
) -> str:
    """How long it takes each group; groups that are asked nothing are named too. Empty without a choice."""
    if not frameworks or not roles:
        return ""
    told, none = [], []
    for role in roles:
        count = minutes(catalogue, frameworks, role)
        if count:
            words = t.ngettext("{group} about {count} minute", "{group} about {count} minutes", count)
            told.append(words.format(group=group_name(role, t), count=t.number(count)))
        else:
            none.append(group_name(role, t))
    said = [t.gettext("It takes: {groups}.").format(groups=t.listing(told))] if told else []
    if none:
        said.append(t.gettext("Nothing in this choice is asked of: {groups}.").format(groups=t.listing(none)))
    return " ".join(said)


def stage_sentence(stage: Stage, opens_on: dt.date, closes_on: dt.date, today: dt.date, t: Translator) -> str:
    """Whether a survey is open, and how many days that will last."""
    if stage == "closed":
        return t.gettext("Closed.")
    if stage == "before":
        days = (opens_on - today).days
        if days == 1:
            return t.gettext("Opens tomorrow, on {date}.").format(date=t.date(opens_on))
        return t.ngettext("Opens in {count} day, on {date}.", "Opens in {count} days, on {date}.", days).format(
            count=t.number(days), date=t.date(opens_on)
        )
    days = (closes_on - today).days + 1
    if days == 1:
        return t.gettext("Open until the end of today.")
    return t.ngettext(
        "Open until {date}, {count} day with today.", "Open until {date}, {count} days with today.", days
    ).format(count=t.number(days), date=t.date(closes_on))


def deleted_sentence(years: int, t: Translator) -> str:
    """When what a survey comes to is deleted by itself."""
    return t.ngettext(
        "Counts and comments are deleted {years} year after the close.",
        "Counts and comments are deleted {years} years after the close.",
        years,
    ).format(years=t.number(years))


def counts_sentence(stage: Stage, counts: Counts, expected: int, t: Translator) -> str:
    """How many have answered, of those expected."""
    if not counts.begun:
        nobody = t.gettext("Nobody answered.") if stage == "closed" else t.gettext("Nobody has begun yet.")
        invited = t.ngettext("You expect {count} person.", "You expect {count} people.", expected)
        return nobody if stage == "closed" else f"{nobody} {invited.format(count=t.number(expected))}"
    done = t.ngettext(
        "{count} of {expected} people has finished.", "{count} of {expected} people have finished.", counts.finished
    ).format(count=t.number(counts.finished), expected=t.number(expected))
    half = counts.begun - counts.finished
    if not half:
        return done
    if stage == "closed":
        more = t.ngettext("{count} more stopped before the end.", "{count} more stopped before the end.", half)
    else:
        more = t.ngettext("{count} more is on the way.", "{count} more are on the way.", half)
    return f"{done} {more.format(count=t.number(half))}"


def uncounted_sentence(view: SurveyView, t: Translator) -> str:
    """Why fewer people stand in the table than have finished; empty when all do, or nothing was counted yet."""
    if not view.released or sum(view.roles.values()) >= view.counts.finished:
        return ""
    if view.survey.closed_at is None:
        return t.gettext(
            "Some who finished are not counted yet: there are too few of their group, or they came after the last look."
        )
    return t.gettext(
        "Some who finished are in no row: there are too few of their group, or too few came after an early look."
    )


def gap_sentence(gap: RoleGap, framework: Framework, t: Translator) -> str:
    """How far two groups are apart: *Teachers: about A2 Explorer (0.8). School leaders: …. That is 1.6 levels apart.*"""

    def side(role: str, mean: Fraction) -> str:
        words = t.gettext("{group}: on average near {level} ({mean}).")
        level = level_words(framework, math.floor(mean + Fraction(1, 2)), t)
        return words.format(group=group_name(role, t), level=level, mean=t.fixed(float(mean), 1))

    apart = t.gettext("That is {gap} levels apart.").format(gap=t.fixed(gap.printed, 1))
    return " ".join([side(gap.low_role, gap.low_mean), side(gap.high_role, gap.high_mean), apart])


def lead(releases: Mapping[str, ItemRelease], framework: Framework, t: Translator) -> str:
    """What the survey says of one framework, in a sentence or two: where groups see the school most differently."""
    shown = {item: release for item, release in releases.items() if item in framework.items}
    if not any(isinstance(release.everyone, Published) for release in shown.values()):
        return t.gettext("Too few people answered to show anything here.")
    gaps = [(gap, item) for item, release in shown.items() if (gap := role_gap(release)) is not None]
    if not gaps:
        return t.gettext(
            "Fewer than two groups are large enough to be shown by themselves, so groups cannot be compared."
        )
    widest, item = max(gaps, key=lambda pair: pair[0].gap)
    title = item_title(framework, framework.items[item], t)
    if not widest.gap:
        return t.gettext("The groups that can be shown see your school alike.")
    if widest.gap < GAP_FINDING:
        return t.gettext(
            "The groups see your school much alike: they are nowhere a whole level apart. The widest difference is in “{title}”."
        ).format(title=title)
    return t.gettext("The groups differ most in “{title}”. {sides}").format(
        title=title, sides=gap_sentence(widest, framework, t)
    )


def _gap(release: ItemRelease | None) -> RoleGap | None:
    return None if release is None else role_gap(release)


def most_different(releases: Mapping[str, ItemRelease], frameworks: Sequence[Framework]) -> Framework:
    """Of one or more frameworks the one on which groups differ most, in levels; the first where nothing can be compared."""

    def widest(framework: Framework) -> Fraction:
        gaps = [role_gap(release) for item, release in releases.items() if item in framework.items]
        return max((gap.gap for gap in gaps if gap is not None), default=Fraction(-1))

    return max(frameworks, key=widest)


def findings(releases: Mapping[str, ItemRelease], framework: Framework) -> tuple[str, ...]:
    """Up to ten items of a framework on which groups are a level or more apart, widest first."""
    gaps = [(gap.gap, item) for item in framework.items if (gap := _gap(releases.get(item))) is not None]
    widest = sorted(gaps, key=lambda pair: -pair[0])[:MOST_AGENDA]
    return tuple(item for gap, item in widest if gap >= GAP_FINDING)


def least_agreed(releases: Mapping[str, ItemRelease], framework: Framework) -> tuple[str, ...]:
    """Up to ten items of a framework on which people agree least, the least first; none on which all are alike."""
    cells = [(releases[item].everyone, item) for item in framework.items if item in releases]
    apart = [(cell.agreement, item) for cell, item in cells if isinstance(cell, Published) and not cell.alike]
    return tuple(item for _, item in sorted(apart, key=lambda pair: pair[0])[:MOST_AGENDA])


def share_sentence(cell: Published, framework: Framework, t: Translator) -> str:
    """How many are at the middle level or above; empty where the distribution is not told."""
    share = _share(cell, framework)
    if share is None:
        return ""
    return t.gettext("{share} are at {level} or above.").format(
        share=t.percent(share), level=level_words(framework, middle_level(framework), t)
    )


def group_table(
    release: ItemRelease, framework: Framework, item: Item, roles: Sequence[Respondent], t: Translator
) -> ChartTable:
    """One row a group that is asked the item, and one for those counted together. A suppressed row holds no number."""
    code = framework.levels[middle_level(framework)].code
    header = (
        t.gettext("Group"),
        t.gettext("Answers"),
        t.gettext("Median, mean"),
        t.gettext("{level} or above").format(level=code),
    )
    asked = [role for role in GROUPS if role in roles and role in item.respondents]
    rows = [_row(group_name(role, t), release.parts.get(role), framework, t) for role in asked]
    if isinstance(release.parts.get(""), Published):
        rows.append(_row(group_name("", t), release.parts[""], framework, t))
    return ChartTable(header, tuple(rows), (False, True, False, True))


def area_table(levels: Levels | None, framework: Framework, t: Translator) -> ChartTable:
    """The share of published answers at the middle level or above, by area; no rows where nothing is published."""
    middle = middle_level(framework)
    code = level_words(framework, middle, t)
    header = (t.gettext("Area"), t.gettext("Answers"), t.gettext("At {level} or above").format(level=code))
    if levels is None:
        return ChartTable(header, (), (False, True, True))
    named = [(t.pgettext(area.id, area.title), levels.areas.get(area.id)) for area in framework.areas]
    named.append((t.gettext("All areas"), levels.everyone))
    rows = []
    for name, tally in named:
        share = tally.share_from(middle) if tally is not None else None
        if tally is None or share is None:
            rows.append((name, _too_few(t), "–"))
        else:
            rows.append((name, t.number(tally.n), t.percent(float(share))))
    return ChartTable(header, tuple(rows), (False, True, True))


def answered_table(roles: Sequence[Respondent], finished: Mapping[str, int], t: Translator) -> ChartTable:
    """People who finished by group; groups too small to be told say so."""
    rows = []
    for role in (own for own in GROUPS if own in roles):
        count = finished.get(role)
        rows.append((group_name(role, t), _too_few(t) if count is None else t.number(count)))
    if "" in finished:
        rows.append((group_name("", t), t.number(finished[""])))
    return ChartTable((t.gettext("Group"), t.gettext("People who finished")), tuple(rows), (False, True))


def invitation(
    centre_name: str,
    url: str,
    closes_on: dt.date,
    k: int,
    catalogue: Catalogue,
    frameworks: Sequence[str],
    roles: Sequence[Respondent],
    t: Translator,
    *,
    near: bool = False,
) -> str:
    """A short text for an e-mail to everyone; plain, with line breaks. k: the smallest group shown.

    near: the link works in the school's own network only.
    """
    spans = sorted({count for role in roles if (count := minutes(catalogue, frameworks, role))})
    if len(spans) > 1:
        takes = t.gettext("It takes {least} to {most} minutes on your phone.").format(
            least=t.number(spans[0]), most=t.number(spans[-1])
        )
    else:
        takes = t.ngettext(
            "It takes about {count} minute on your phone.", "It takes about {count} minutes on your phone.", sum(spans)
        ).format(count=t.number(sum(spans)))
    lines = [
        t.gettext("How do you see our school? Please tell us: {name}").format(name=centre_name),
        "",
        t.gettext("{takes} You can stop and go on later.").format(takes=takes),
        t.gettext("No name is asked. Results are shown only for groups of at least {k} people.").format(k=t.number(k)),
        t.gettext("At the end you see your own result and three next steps. Only you see them."),
        "",
        url,
        t.gettext("Open until {date}.").format(date=t.date(closes_on)),
        *([t.gettext("The link works in the school’s network only, for example in its Wi-Fi.")] if near else []),
    ]
    return "\n".join(lines)


def _row(name: str, cell: Cell | None, framework: Framework, t: Translator) -> tuple[str, ...]:
    if not isinstance(cell, Published):
        return (name, _too_few(t), "–", "–")
    share = _share(cell, framework)
    return (
        name,
        t.number(cell.n),
        t.gettext("{level}, {mean}").format(
            level=level_words(framework, cell.median, t), mean=t.fixed(float(cell.mean), 1)
        ),
        "–" if share is None else t.percent(share),
    )


def _share(cell: Published, framework: Framework) -> float | None:
    if cell.counts is None or not cell.n:
        return None
    return sum(cell.counts[middle_level(framework) :]) / cell.n


def _too_few(t: Translator) -> str:
    return t.gettext("too few answers to show")
