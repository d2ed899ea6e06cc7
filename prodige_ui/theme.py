"""The few rules of looks that the theme settings cannot say. Selectors use our own keys and ARIA roles only."""

from __future__ import annotations

import streamlit as st

from prodige_core.config import ROOT

ICON = ROOT / "prodige_ui" / "assets" / "icon.png"

_STYLE = """
<style>
/* described options as full-width choices */
[class*="st-key-choice-"] [role="radiogroup"] { width: 100%; gap: 0.45rem; margin-top: 0.4rem; }
[class*="st-key-choice-"] [role="radiogroup"] > div { width: 100%; }
[class*="st-key-choice-"] [role="radiogroup"] label {
  width: 100%; box-sizing: border-box; min-height: 44px; margin: 0; padding: 0.6rem 0.85rem;
  border: 1px solid color-mix(in srgb, currentColor 26%, transparent); border-radius: 6px;
}
[class*="st-key-choice-"] [role="radiogroup"] label:hover { border-color: currentColor; }
[class*="st-key-choice-"] [role="radiogroup"] label:has(input:checked) {
  border-color: var(--prodige-accent); box-shadow: inset 0 0 0 1px var(--prodige-accent);
  background: color-mix(in srgb, var(--prodige-accent) 10%, transparent);
}
[class*="st-key-choice-"] [role="radiogroup"] label:has(input:focus-visible) { outline: 3px solid var(--prodige-accent); outline-offset: 2px; }
[class*="st-key-choice-"] label[data-testid="stWidgetLabel"] p { font-size: 1.1rem; font-weight: 600; line-height: 1.4; }
:root { --prodige-accent: #2a7f92; }
/* the accent as ink needs a lighter shade on dark ground than the accent behind white words */
button[data-selected="true"] p, [role="tab"][aria-selected="true"] p { color: light-dark(#0f4c5c, #a5dbe7) !important; }
[data-testid="stMultiSelect"] input { min-width: 24px; }
/* other choices are easy to hit with a thumb, too */
[data-testid="stRadio"] [role="radiogroup"] label { padding-block: 0.55rem; }
/* on a wall, read from the last row */
@media (min-width: 1800px) { html { font-size: 22px; } [data-testid="stMainBlockContainer"] { max-width: 1080px; } }
/* small print stays readable: Streamlit's grey is too faint on our ground */
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit !important; opacity: 1 !important; font-size: 0.95rem; line-height: 1.5; }
/* tables fit a phone: smaller type, closer cells, long words break */
@media (max-width: 640px) {
  [data-testid="stTable"] th, [data-testid="stTable"] td { padding: 0.3rem 0.35rem; font-size: 0.85rem; overflow-wrap: anywhere; }
  [data-testid="stTable"] th p, [data-testid="stTable"] td p { font-size: 0.85rem; }
}
/* the sentence that says it all, above a picture */
.st-key-lead p { font-size: 1.25rem; font-weight: 600; line-height: 1.4; text-wrap: pretty; }
/* the way from profile to report */
.st-key-way a { padding-inline: 0.35rem; }
@media (max-width: 640px) { .st-key-way { display: none; } }
/* the steps on the start screen: name and state of one size and height; on a phone a long state stands under its own name */
[class*="st-key-step-row-"] { min-height: 2.75rem; row-gap: 0; }
[class*="st-key-step-row-"] p { font-size: 1rem; }
[class*="st-key-step-row-"] > :last-child { margin-left: auto; }
@media (max-width: 640px) { [class*="st-key-step-row-"] { padding-block: 0.3rem; } }
/* what is read aloud or watched in a workshop */
.st-key-join-code p { font-size: 2.6rem; line-height: 1.2; letter-spacing: 0.06em; }
.st-key-join-address code { font-size: 1.2rem; font-weight: 600; }
.st-key-count p { font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
[class*="st-key-workshop-part"] button, [class*="st-key-clash-"] button { min-height: 44px; }
/* what a decision did, at the foot of the window */
.st-key-plan-bar { border-top: 2px solid var(--prodige-accent); padding-top: 0.6rem; }
/* four columns of cards need more room than a text */
[data-testid="stMainBlockContainer"]:has(.st-key-board-columns) { max-width: 1180px; }
[data-testid="stMainBlockContainer"]:has(.st-key-board-columns) > div > [data-testid="stElementContainer"] { max-width: 46rem; }
[class*="st-key-board-card-"] button, [class*="st-key-board-card-"] summary { min-height: 44px; }
[class*="st-key-board-card-"] summary, [class*="st-key-board-card-"] summary * { color: light-dark(#1c1f22, #f2f0ea) !important; opacity: 1 !important; }
/* the shelf of documents: first pages as sheets of paper; their place is kept while they are made */
[class*="st-key-shelf-page-"] { min-height: 159px; background: #fff; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
[class*="st-key-shelf-words-"] { min-width: min(100%, 15rem); }
[class*="st-key-shelf-buttons-"] button { min-height: 44px; }
@media (max-width: 640px) { [data-testid="stLayoutWrapper"]:has(> [class*="st-key-shelf-page-"]) { display: none; } }
/* words on a button are never cut: a long label takes another line */
[data-testid="stMainBlockContainer"] button [data-testid="stMarkdownContainer"],
[data-testid="stMainBlockContainer"] button [data-testid="stMarkdownContainer"] p { white-space: normal; overflow: visible; overflow-wrap: anywhere; }
/* why a file did not come is told in our own words, beside it */
[class*="st-key-handed-"] [data-testid="stDownloadButtonError"] { display: none; }
/* pictures that need width give way to words on a phone */
[class*="st-key-phone-only"] { display: none; }
@media (max-width: 640px) { [class*="st-key-wide-only"] { display: none; } [class*="st-key-phone-only"] { display: flex; } }
</style>
"""


def apply() -> None:
    """Add the rules to the page."""
    st.html(_STYLE)
