"""``docs/operations.md`` says what is true: settings, commands with their options, files, links (promise D10)."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from prodige_core.cli.main import _parser
from prodige_core.config import Settings
from prodige_core.i18n import translator
from prodige_ui import navigation

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "operations.md"
TEXT = PAGE.read_text("utf-8")
CODE = "\n".join(re.findall(r"^```\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE))
CALL = re.compile(r"^(?:.*-m prodige_core|prodige) (.*)")


class Asked(dict[str, str]):
    """An environment that notes which settings are looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: str | None = None) -> str | None:
        self.names.add(name)
        return default


def settings_read() -> set[str]:
    asked = Asked()
    Settings.from_environment(asked)
    return asked.names


def settings_told() -> set[str]:
    table = TEXT.split("## 4. Settings")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))


def test_the_table_of_settings_has_every_setting_and_no_other():
    assert settings_told() == settings_read()


def test_the_example_of_the_environment_names_settings_that_exist():
    example = (ROOT / "deploy" / "prodige.env.example").read_text("utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert named <= settings_read()
    assert {"PRODIGE_PUBLIC_URL", "PRODIGE_COOKIE_SECRET", "PRODIGE_DATABASE_URL"} <= named


def calls() -> list[list[str]]:
    """Every call of prodige that the page tells people to make, as words."""
    lines = [line.partition("   #")[0].strip() for line in CODE.splitlines()]
    found = [CALL.match(line) for line in lines]
    return [shlex.split(one[1].replace("\\", "/")) for one in found if one]


@pytest.mark.parametrize("words", calls(), ids=" ".join)
def test_every_call_of_prodige_on_the_page_is_one_it_takes(words):
    assert callable(_parser(translator("en")).parse_args(words).run)


def test_the_page_shows_backup_restore_doctor_purge_and_invite():
    assert {words[0] for words in calls()} >= {"backup", "restore", "doctor", "purge", "invite", "people"}


def test_copying_a_database_file_is_no_backup_anywhere():
    pages = [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", *ROOT.glob("deploy/**/*")]
    for path in (path for path in pages if path.is_file() and path.suffix != ".pyc"):
        assert not re.search(r"\b(cp|copy|rsync|tar) .*\.(db|sqlite3?)\b", path.read_text("utf-8")), path


def test_every_file_and_section_the_page_leads_to_is_there():
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        file, _, section = target.partition("#")
        assert not file or (PAGE.parent / file).exists(), target
        headings = [
            re.sub(r"[^\w -]", "", line.strip("# ").lower()).replace(" ", "-")
            for line in TEXT.splitlines()
            if line.startswith("#")
        ]
        assert not section or section in headings, target
    for file in re.findall(r"\b((?:deploy|tests|tools)/[\w./@-]*\w)", TEXT):
        assert (ROOT / file).exists() or list(ROOT.glob(file + "*")), file
    for screen in re.findall(r"\*Settings → ([^*]+)\*", TEXT):
        shown = (*navigation.SCREENS, *navigation.WITH_SIGN_IN)
        assert screen in {one.title for one in shown if one.group == navigation.SETTINGS}, screen


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_people_find_the_page(page):
    assert "operations.md" in (ROOT / page).read_text("utf-8")


def test_the_figures_to_watch_are_figures_there_are():
    named = set(re.findall(r"`(prodige_[a-z_]+)`", TEXT.split("## 6. What to watch")[1].split("\n## ")[0]))
    sources = [*ROOT.glob("prodige_*/**/*.py"), ROOT / "app.py"]
    known = {name for path in sources for name in re.findall(r'Figure\("(prodige_[a-z_]+)"', path.read_text("utf-8"))}
    assert named <= known
    assert len(named) >= 4
