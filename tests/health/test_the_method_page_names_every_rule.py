"""The page on the method tells of every rule, and of no other."""

from __future__ import annotations

import re

from prodige_core.config import ROOT
from prodige_core.health import RULES


def test_the_page_and_the_rules_agree():
    page = (ROOT / "docs" / "method" / "check-up.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE)
    assert told == [rule.__name__ for rule in RULES]
