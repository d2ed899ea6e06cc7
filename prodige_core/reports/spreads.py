"""Pages that are fitted as a whole whatever their texts: bands of columns (a summary), and a poster for the wall.

Both hold ordinary blocks, so that formats without pages write them one after another (``blocks``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prodige_core.reports.sheets import Fact

if TYPE_CHECKING:
    from prodige_core.reports.document import Block, Figure, Heading, Paragraph


@dataclass(frozen=True, slots=True)
class Short:
    """The same said at more or less length. ``versions``: the fullest first; each says what it leaves out.

    enough: the version up to which it is shortened before others go further; None for the last one.
    plain: what formats that do not fit pages say instead; None for the fullest version.
    """

    versions: tuple[tuple[Block, ...], ...]
    enough: int | None = None
    plain: tuple[Block, ...] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What formats that do not fit pages say."""
        return self.versions[0] if self.plain is None else self.plain


@dataclass(frozen=True, slots=True)
class Band:
    """Columns beside each other, perhaps under a common heading."""

    columns: tuple[tuple[Block | Short, ...], ...]
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """One page. The first of a document has a heading of level 1 with eyebrow, subtitle and facts; others begin at once."""

    bands: tuple[Band, ...]
    heading: Heading | None = None
    eyebrow: str = ""
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything below the head in reading order, for formats that do not fit pages."""
        found: list[Block] = []
        for band in self.bands:
            found += [band.heading] if band.heading else []
            for column in band.columns:
                for own in column:
                    if isinstance(own, Short):
                        found += own.blocks
                    else:
                        found.append(own)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class WallThing:
    """One thing people work on: what, and who and when."""

    title: str
    who: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Wall:
    """A poster: one page, few words, large. ``rest``: said below the things when so many of them are left out, from 0 on.

    seen: what people will notice when it works; ask: whom to ask, as a fact. pictures: where the centre stands.
    """

    eyebrow: str
    heading: Heading
    lead: str
    things: tuple[WallThing, ...]
    rest: tuple[str, ...]
    stand: Heading | None
    pictures: tuple[Figure, ...]
    note: Paragraph | None
    seen_head: Heading | None
    seen: tuple[str, ...]
    ask: Fact
    foot: str
