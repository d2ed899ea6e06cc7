"""Writes prodige_core/i18n/locale/prodige.pot from the code and the frameworks."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "prodige_core" / "i18n" / "locale" / "prodige.pot"
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
FOLDERS = ("pages", "prodige_core", "prodige_ui", "prodige_web", "frameworks")


def catalogue() -> Catalog:
    """Every text of the product, framework prose with its id as context."""
    sys.path.insert(0, str(ROOT))  # the extractor is named in babel.cfg by its module
    with (ROOT / "babel.cfg").open() as source:
        methods, options = parse_mapping_cfg(source)
    found = Catalog(project="Prodige", copyright_holder="Prodige", charset="utf-8")
    for folder in FOLDERS:
        if not (ROOT / folder).is_dir():
            continue
        patterns = [
            (pattern.removeprefix(f"{folder}/"), method)
            for pattern, method in methods
            if pattern.startswith(f"{folder}/")
        ]
        chosen = {
            pattern.removeprefix(f"{folder}/"): value
            for pattern, value in options.items()
            if pattern.startswith(f"{folder}/")
        }
        for name, _, message, comments, context in extract_from_dir(ROOT / folder, patterns, chosen, keywords=KEYWORDS):
            found.add(
                message, None, [(f"{folder}/{name}".replace("\\", "/"), 0)], auto_comments=comments, context=context
            )
    return found


def main() -> None:
    """Write the template, sorted by file so that the difference stays small."""
    with TEMPLATE.open("wb") as target:
        write_po(
            target,
            catalogue(),
            sort_by_file=True,
            width=0,
            include_lineno=False,
            omit_header=False,
            ignore_obsolete=True,
        )


if __name__ == "__main__":
    main()
