"""How wide the letters of Calibri are, which Word documents and workbooks are set in. Programs that have it not take Carlito,
which has the same metrics; its ``hmtx`` table is the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# fmt: off
_REGULAR: Final = (
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507, 507,
    507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
    517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471,
    525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
)
# fmt: on

WIDTHS: Final[Mapping[str, int]] = MappingProxyType({chr(32 + place): wide for place, wide in enumerate(_REGULAR)})
"""Thousandths of the size, U+0020 to U+007E."""
