"""Every text a person reads goes through a translator, and the template for translators is current."""

import ast
import importlib.util
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
SCREENS = sorted([*ROOT.glob("pages/*.py"), *ROOT.glob("prodige_ui/**/*.py")])
CODE = sorted([*SCREENS, *ROOT.glob("prodige_core/**/*.py"), *ROOT.glob("prodige_web/**/*.py"), ROOT / "app.py"])
SHOWN = {
    "title", "header", "subheader", "markdown", "write", "caption", "text", "info", "success", "warning", "error", "toast",
    "button", "form_submit_button", "download_button", "link_button", "page_link", "radio", "selectbox", "multiselect",
    "segmented_control", "pills", "checkbox", "toggle", "text_input", "text_area", "number_input", "slider", "select_slider",
    "date_input", "file_uploader", "metric", "expander", "popover", "spinner", "progress", "status", "badge",
}  # fmt: skip
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext", "N_"}


def _calls(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield node, name


def _letters(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(char.isalpha() for char in node.value)


def _is_log(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in {"log", "logger", "logging"}


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_screens_show_no_bare_text(path):
    bare = [
        f"{node.lineno}: {name}({argument.value!r})"
        for node, name in _calls(path)
        if name in SHOWN and isinstance(node.func, ast.Attribute) and not _is_log(node.func.value)
        for argument in [
            *node.args[:1],
            *(word.value for word in node.keywords if word.arg in {"label", "help", "placeholder", "alt", "title"}),
        ]
        if _letters(argument)
    ]
    assert bare == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_translated_texts_are_plain_literals(path):
    formatted = [
        f"{node.lineno}"
        for node, name in _calls(path)
        if name in GETTEXT and any(isinstance(arg, ast.JoinedStr) for arg in node.args)
    ]
    assert formatted == []


def test_the_template_for_translators_is_current():
    spec = importlib.util.spec_from_file_location("extract_messages", ROOT / "tools" / "extract_messages.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    with tool.TEMPLATE.open("rb") as source:
        written = {(message.context, message.id) for message in read_po(source) if message.id}
    fresh = {(message.context, message.id) for message in tool.catalogue() if message.id}
    assert fresh - written == set(), "run: make messages"
    assert written - fresh == set(), "run: make messages"
