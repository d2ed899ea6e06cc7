"""The first page of a document alone, for the small picture that stands beside its download."""

from __future__ import annotations

from dataclasses import replace

from prodige_core.exports.order import Order
from prodige_core.reports.document import Cover
from prodige_core.reports.spreads import Spread, Wall


def first_page_of(order: Order) -> Order:
    """The order for that picture: nothing but the first page, which is quick, and no file in it."""
    blocks = order.document.blocks
    if blocks and isinstance(blocks[0], (Cover, Spread, Wall)):
        blocks = blocks[:1]
    return replace(order, format_id="png", document=replace(order.document, blocks=blocks), attachment=None, paper="A4")
