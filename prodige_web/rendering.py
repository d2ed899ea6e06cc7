"""Templates to pages: escaped by themselves, in the reader's language, never kept by a cache."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from prodige_core.i18n import Translator, available_languages, translator
from prodige_core.i18n.translator import PSEUDO
from prodige_web.headers import LANGUAGE_COOKIE

FOLDER = Path(__file__).parent
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
NO_STORE = {"Cache-Control": "no-store"}


def reader(request: Request) -> Translator:
    """The translator of whoever asks: ``?lang=``, else the cookie, else the browser's first known language."""
    known = {*available_languages(), PSEUDO}
    accepted = (part.split(";")[0].split("-")[0].strip() for part in request.headers.get("accept-language", "").split(","))
    wishes = (request.query_params.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, ""), *accepted)
    return translator(next((wish for wish in wishes if wish in known), "en"))


def page(template: str, t: Translator, status: int = 200, **values: object) -> Response:
    """A page. In templates ``_`` is gettext, ``ngettext`` its plural, ``prose(id, text)`` framework prose, ``t`` all."""
    body = _ENVIRONMENT.get_template(template).render(
        t=t, _=t.gettext, ngettext=t.ngettext, prose=t.pgettext, lang="en" if t.lang == PSEUDO else t.lang, **values
    )
    return HTMLResponse(body, status_code=status, headers=NO_STORE)
