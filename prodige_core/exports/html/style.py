"""The page's own style: the report's colours, readable from a phone to paper, nothing fetched."""

from __future__ import annotations

from typing import Final

from prodige_core.charts.palette import DARK, LIGHT, Theme


def _colours(theme: Theme) -> str:
    return (
        f"--paper:{theme.paper};--ink:{theme.ink};--muted:{theme.muted};--hairline:{theme.hairline};"
        f"--tint:{theme.tint};--accent:{theme.accent};--warn:{theme.warn}"
    )


STYLE: Final = f"""
:root{{color-scheme:light dark;{_colours(LIGHT)}}}
@media (prefers-color-scheme:dark){{:root{{{_colours(DARK)}}}}}
@media print{{:root{{color-scheme:light;{_colours(LIGHT)}}}}}
*{{box-sizing:border-box}}
html{{font:100%/1.5 "Fira Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}}
body{{margin:0;background:var(--paper);color:var(--ink)}}
header,main,footer{{max-width:54rem;margin:0 auto;padding:1.5rem 1.25rem}}
header{{padding-top:3rem;border-bottom:1px solid var(--hairline)}}
h1{{font-size:2.4rem;line-height:1.15;margin:.3rem 0 .6rem}}
h2{{font-size:1.75rem;line-height:1.2;margin:3rem 0 1rem}}
h3{{font-size:1.2rem;line-height:1.3;margin:2rem 0 .6rem}}
h4{{font-size:1rem;margin:1.5rem 0 .4rem}}
p,ul,ol,table,figure,dl{{margin:0 0 1rem}}
p,li,dd{{max-width:42rem}}
a{{color:var(--accent)}}
:focus-visible{{outline:3px solid var(--accent);outline-offset:3px}}
main:focus{{outline:none}}
.skip{{position:absolute;left:-999rem}}
.skip:focus{{left:1rem;top:1rem;padding:.6rem 1rem;background:var(--paper);z-index:1}}
nav li a{{display:inline-block;padding:.2rem 0}}
.defs{{position:absolute}}
.eyebrow{{color:var(--accent);font-weight:600;margin:0}}
.subtitle,.lead{{font-size:1.2rem;line-height:1.45}}
.note,.key{{font-size:.875rem;color:var(--muted)}}
.quote{{border-left:3px solid var(--hairline);padding-left:.8rem;color:var(--muted)}}
dl.facts{{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem}}
dl.facts dt{{color:var(--muted)}}
dl.facts dd,dl.part dd,dl.numbers dd{{margin:0}}
dl.numbers{{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:2rem 0}}
dl.numbers div{{display:flex;flex-direction:column-reverse}}
dl.numbers dd{{font-size:1.8rem;line-height:1.2;font-weight:600;color:var(--accent)}}
dl.part{{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.8rem 1.2rem}}
dl.part dt{{font-weight:600;color:var(--accent);font-size:.9rem;line-height:1.65}}
dl.part dd>:last-child{{margin-bottom:0}}
article{{border-top:2px solid var(--ink);margin:2.5rem 0 0;padding-top:.2rem}}
article .card{{font-size:1.35rem;margin:.6rem 0 .3rem}}
article .card span:first-child{{color:var(--accent);margin-right:.4rem}}
mark{{background:#ffe88a;color:#111;padding:0 .15em}}
.callout{{border-left:4px solid var(--warn);background:var(--tint);padding:1rem 1.2rem;margin:0 0 1rem}}
.scroll{{overflow-x:auto;margin:0 0 1.2rem}}
table{{overflow-wrap:break-word;border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;margin:0}}
caption,figcaption{{text-align:left;font-weight:600;font-size:.9rem;padding:0 0 .5rem}}
th,td{{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--hairline);min-width:3.5rem}}
thead th{{color:var(--muted);font-size:.82rem;border-bottom-color:var(--ink)}}
tbody th{{font-weight:500}}
.right{{text-align:right;font-variant-numeric:tabular-nums}}
td.right{{white-space:nowrap}}
.key{{margin-top:.6rem}}
figure{{margin:1.5rem 0}}
.picture{{display:grid;grid-template-columns:minmax(7rem,17rem) minmax(0,1fr);gap:.45rem 1rem;align-items:center;font-size:.875rem;line-height:1.3}}
.picture svg{{display:block;width:100%;overflow:visible}}
.strips{{grid-template-columns:minmax(7rem,24rem) max-content}}
.strips svg{{width:auto}}
.gantt{{display:block}}
.gantt p{{margin:.5rem 0 .1rem;max-width:none}}
.gantt p span{{color:var(--muted);margin-left:.4rem}}
.terms{{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);font-size:.7rem;line-height:1.25;color:var(--muted)}}
.terms span{{padding-right:.2rem}} .terms .s2{{grid-column:span 2}} .terms .s3{{grid-column:span 3}}
svg text{{font:600 12px "Fira Sans","Segoe UI",Roboto,Arial,sans-serif;fill:var(--ink)}}
svg text.pale{{fill:#fff}} svg text.dark{{fill:#000}}
svg .small{{font-weight:400;font-size:11px;fill:var(--muted)}}
svg .track{{fill:var(--tint)}} svg .grid{{stroke:var(--hairline)}} svg .mark{{fill:var(--ink)}}
svg .edge{{stroke:var(--muted);stroke-width:.5}} svg .fill{{fill:var(--accent)}} svg .over{{fill:var(--warn)}}
svg .ring{{fill:none;stroke:var(--accent);stroke-width:2}}
@media (forced-colors:active){{svg rect,svg circle,svg path{{forced-color-adjust:none}}}}
@media (max-width:40rem){{
 h1{{font-size:1.8rem}} h2{{font-size:1.45rem}}
 dl.part,dl.facts{{grid-template-columns:minmax(0,1fr);gap:.1rem}} dl.part dd{{margin-bottom:.8rem}}
 .picture{{grid-template-columns:1fr}} .strips{{grid-template-columns:minmax(0,1fr) max-content}}
}}
@page{{size:A4;margin:18mm 16mm}}
@media print{{
 html{{font-size:10pt}} header,main,footer{{max-width:none;padding-left:0;padding-right:0}}
 h2,h3,h4,caption,figcaption{{break-after:avoid}} tr,li,.picture,.callout{{break-inside:avoid}}
 .picture.gantt{{break-inside:auto}} .gantt>div{{break-inside:avoid}}
 .scroll{{overflow:visible}} thead{{display:table-header-group}} a{{color:inherit;text-decoration:none}}
 .skip{{display:none}} figure .scroll{{break-inside:auto}}
 svg rect{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
}}
"""

VOTES: Final = """
.votes{grid-template-columns:minmax(5rem,11rem) minmax(0,1fr) minmax(6rem,9rem);gap:.3rem 1rem}
.votes .unseen{grid-column:2 / -1;padding:.5rem 0}
.picture .small{color:var(--muted);font-size:.8rem}
.picture.code{display:block;max-width:16rem} .picture .qr{width:100%;height:auto}
.record .picture{min-width:24rem;grid-template-columns:4.2rem minmax(10rem,1fr) 7rem}
@media (max-width:40rem){
 .votes{grid-template-columns:1fr;gap:.2rem} .votes .unseen{grid-column:auto;padding:0} .votes .small{margin-bottom:.6rem}
 .votes>span:empty{display:none} .record .picture{min-width:13rem;grid-template-columns:1fr}
}
"""
"""Only on pages that show votes or codes."""

PROGRESS: Final = """
svg .span{stroke:var(--muted);stroke-width:3}
svg .then{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}
svg .now{fill:var(--accent);stroke:var(--ink);stroke-width:.8}
@media print{svg circle{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
"""Only on pages that compare rounds."""
