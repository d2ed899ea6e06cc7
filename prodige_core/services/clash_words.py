"""What two people gave for the same field, in words: names of fields, and their values; empty for a value that is not there.

The fields are those of a `prodige_core.errors.Conflict`, as its service names them.
"""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.frameworks import ROLES, Catalogue, Framework, Item
from prodige_core.i18n import Translator
from prodige_core.planning import Term, terms_from
from prodige_core.responses import Answer, Means
from prodige_core.roadmap import level_mark, role_name, term_label
from prodige_core.services.decided import Decided
from prodige_core.services.joined_answers import CHOICE, WHOLE
from prodige_core.services.wish_words import count_label, weight_name


def answer_field(field: str, t: Translator) -> str:
    """Which part of an answer; empty for what is chosen, which is plain."""
    names = {CHOICE: "", WHOLE: t.gettext("The whole answer"), "note": t.gettext("Note")}
    return names.get(field, t.gettext("Evidence you have"))


def answer_value(field: str, value: object, framework: Framework, item: Item, t: Translator) -> str:
    """A level with its description, as it stands beside the question; a note, evidence, or a whole answer in lines."""
    if field == CHOICE:
        return _choice(value, framework, item, t)
    if not isinstance(value, Answer):
        return "" if value is None else str(value)
    given = "na" if value.na else "unknown" if value.unknown else value.level
    parts = [_choice(given, framework, item, t)]
    if value.note:
        parts.append(t.gettext("Note: {text}").format(text=value.note))
    if value.evidence:
        parts.append(t.gettext("Evidence: {text}").format(text=value.evidence))
    return "\n".join(parts)


def _choice(value: object, framework: Framework, item: Item, t: Translator) -> str:
    if isinstance(value, int):
        mark = level_mark(framework, value, t).label
        return t.gettext("{level}: {option}").format(level=mark, option=t.pgettext(item.id, item.options[value]))
    if value is None:
        return ""
    return t.gettext("Does not apply to us") if value == "na" else t.gettext("We don’t know")


def target_field(field: str, framework: Framework, t: Translator) -> str:
    """The practice; for all targets of a framework at once its title."""
    practice = framework.practices.get(field)
    title = framework.title if practice is None else practice.title
    return t.pgettext(framework.id if practice is None else field, title)


def target_value(field: str, value: object, framework: Framework, t: Translator) -> str:
    """A level, or that it stays; for all targets of a framework at once whether they are chosen one by one."""
    if isinstance(value, int):
        return level_mark(framework, value, t).label
    if field in framework.practices:
        return t.gettext("It stays as it is today")
    if isinstance(value, Mapping):
        words = t.ngettext(
            "A choice for each practice, {count} to rise", "A choice for each practice, {count} to rise", len(value)
        )
        return words.format(count=t.number(len(value)))
    return t.gettext("One level up everywhere")


def priority_value(value: object, t: Translator) -> str:
    """A weight in words."""
    return weight_name(value, t) if isinstance(value, int) else t.gettext("Not among the first")


def means_field(field: str, means: Means, t: Translator) -> str:
    """A group of staff or the money, with its term or school year where each has its own number."""
    kind, _, rest = field.partition(".")
    if kind == "start":
        return t.gettext("The plan starts in the term")
    if kind == "terms":
        return t.gettext("It lasts")
    calendar = terms_from(means.start, means.terms)
    if kind == "budget":
        money = t.gettext("Own money, EUR")
        return t.gettext("{what}, {when}").format(what=money, when=_year(int(rest), calendar)) if rest else money
    role, _, number = rest.partition(".")
    name = next((role_name(own, t) for own in ROLES if own == role), t.gettext("Hours and money"))
    if not number:
        return name
    return t.gettext("{what}, {when}").format(what=name, when=term_label(calendar[int(number) - 1], t))


def means_value(field: str, value: object, means: Means, t: Translator) -> str:
    """Hours, money, a month or a length; several numbers one after the other."""
    kind = field.partition(".")[0]
    if kind == "start":
        return term_label(terms_from(str(value), 1)[0], t)
    if kind == "terms" and isinstance(value, int):
        return count_label(means.start, value, t)
    numbers = value if isinstance(value, tuple) else (value,)
    words = [_amount(number, money=kind == "budget", t=t) for number in numbers if isinstance(number, int)]
    if isinstance(value, Means):
        return t.gettext("Hours and money as you see them below")
    return t.listing(words) if words else ""


def decision_value(value: object, terms: Mapping[int, str], t: Translator) -> str:
    """What is decided about an action. terms: their labels by number."""
    if not isinstance(value, Decided):
        return t.gettext("Prodige chooses")
    if value.term is not None:
        return t.gettext("It starts in {term}").format(term=terms.get(value.term, t.number(value.term)))
    return t.gettext("Not for us") if value.kind == "excluded" else t.gettext("Already done")


def term_names(means: Means | None, t: Translator) -> dict[int, str]:
    """Labels of the terms of a plan by number."""
    return {} if means is None else {one.number: term_label(one, t) for one in terms_from(means.start, means.terms)}


def action_field(field: str, catalogue: Catalogue, t: Translator) -> str:
    """The action a decision is about."""
    action = catalogue.actions.get(field)
    return field if action is None else t.pgettext(field, action.title)


def _amount(number: int, *, money: bool, t: Translator) -> str:
    if money:
        return t.money(number)
    return t.ngettext("{count} hour", "{count} hours", number).format(count=t.number(number))


def _year(number: int, calendar: tuple[Term, ...]) -> str:
    labels = tuple(dict.fromkeys(term.school_year_label for term in calendar))
    return labels[number - 1] if number <= len(labels) else str(number)
