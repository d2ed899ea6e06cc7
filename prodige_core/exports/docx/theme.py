"""``word/theme/theme1.xml``: the colours and the font that Word offers people who go on writing, so that they find ours.

Nothing in the document refers to it; Word itself always has a theme and takes its own blue and orange where a file brings none.
"""

from __future__ import annotations

from typing import Final

from prodige_core.charts.palette import ROLE_COLOURS
from prodige_core.exports.docx.styles import ACCENT, FONT, HEAD, INK, MUTED, TINT

_DRAWING: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def theme_part() -> str:
    """The theme: ink on paper, the accent, then the colours of the roles."""
    accents = (ACCENT, *(colour.lstrip("#") for colour in ROLE_COLOURS.values()))
    named = {"dk1": INK, "lt1": "FFFFFF", "dk2": MUTED, "lt2": TINT}
    named |= {f"accent{place}": colour for place, colour in enumerate(accents, 1)}
    named |= {"hlink": ACCENT, "folHlink": MUTED}
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in named.items())
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>"
    return (
        f'{HEAD}<a:theme {_DRAWING} name="Prodige"><a:themeElements><a:clrScheme name="Prodige">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Prodige">{fonts}</a:fontScheme>{_formats()}</a:themeElements></a:theme>'
    )


def _formats() -> str:
    """Of shapes that people draw: flat. The standard wants three of each kind."""
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lines = "".join(
        f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="Prodige"><a:fillStyleLst>{flat}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{flat}</a:bgFillStyleLst></a:fmtScheme>"
    )
