"""Babel extractor for framework YAML: every prose field, with the nearest ``id`` as context.

`babel.cfg` names it. Translators then work in one ``.po`` and never touch weights or levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import yaml

PROSE_FIELDS = frozenset(
    {"title", "aim", "name", "question", "self_question", "help", "evidence", "options", "why", "steps", "indicator"}
    | {"numerator", "denominator", "asked", "how", "story", "after", "says", "verify"}  # of indicators
    | {"what", "rules", "first", "decides", "note", "after"}  # of frameworks/programme
)

Message = tuple[int, str, tuple[str, str], list[str]]


def extract_framework(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """Yield ``(line, "pgettext", (id, text), [field])`` for Babel."""
    root = yaml.compose(fileobj, Loader=yaml.CSafeLoader)
    if root is not None:
        yield from _walk(root, "")


def _walk(node: yaml.Node, context: str) -> Iterator[Message]:
    if isinstance(node, yaml.MappingNode):
        fields = {key.value: value for key, value in node.value}
        own = fields.get("id")
        context = own.value if isinstance(own, yaml.ScalarNode) else context
        for name, value in fields.items():
            if name in PROSE_FIELDS:
                yield from _texts(value, context, name)
            else:
                yield from _walk(value, context)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _walk(child, context)


def _texts(node: yaml.Node, context: str, name: str) -> Iterator[Message]:
    leaves = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for leaf in leaves:
        if isinstance(leaf, yaml.ScalarNode) and leaf.value.strip() and leaf.value not in ("true", "false"):
            yield leaf.start_mark.line + 1, "pgettext", (context, leaf.value), [name]
