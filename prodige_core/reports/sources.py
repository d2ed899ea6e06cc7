"""The list of sources: each once, with the numbers of the actions it stands behind; what is estimated is said once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prodige_core.i18n import Translator
from prodige_core.reports.document import Paragraph, paragraph
from prodige_core.roadmap import PlannedAction

_ESTIMATE = "our estimate"
"""Content files say with these words, in the language they are written in, that hours or costs are estimates."""
_OWN = re.compile(r"(?:Prodige editorial|Editorial|Idea)\b")
"""What content files call an idea without a publication behind it; a part that ends "as topic" names one beside it."""
_TOPIC = " as topic"
_PART = re.compile(r"^(.+?)(?:: |, | \(| (?=(?:competence|area)s? \d))")


def sources(actions: Sequence[PlannedAction], t: Translator) -> tuple[Paragraph, ...]:
    """Sources by the first action they stand behind. Empty without actions."""
    if not actions:
        return ()
    cited = [(action, _cited(action.source)) for action in actions]
    works = [_work(text) for _, text in cited]
    by_source: dict[str, list[str]] = {}
    for (action, text), work in zip(cited, works, strict=True):
        name = work if works.count(work) > 1 else text
        own = t.gettext("Ideas of the editors and common practice") if action.source else t.gettext("Our own estimate")
        by_source.setdefault(name or own, []).append(t.number(action.number))
    entries = [
        t.gettext("{source} [{actions}]").format(source=source, actions=", ".join(numbers))
        for source, numbers in by_source.items()
    ]
    blocks = [
        paragraph(t.gettext("Where the ideas come from, with the numbers of the actions:")),
        paragraph("; ".join(entries) + "."),
    ]
    if any(action.basis == "editorial" for action in actions):
        text = t.gettext(
            "Hours and costs are estimates of the editors unless a source is named for them; ideas are told in our own words."
        )
        blocks.append(paragraph(text))
    return tuple(blocks)


def _cited(source: str) -> str:
    """The source without its remarks on estimates, which are the same for nearly all. Empty for an idea of the editors."""
    parts = [part.strip() for part in source.split(";")]
    if _OWN.match(parts[0]):
        return "; ".join(part.removesuffix(_TOPIC) for part in parts if part.endswith(_TOPIC))
    text = "; ".join(part for part in parts if part and _ESTIMATE not in part)
    return re.sub(r",? in own words$", "", text)


def _work(text: str) -> str:
    """The work a text cites, without part or competence: *Erasmus Quality Standards*."""
    first = text.split(";")[0]
    found = _PART.match(first)
    return found[1] if found else first
