"""Templates to pages: escaped by themselves, in the reader's language, never kept by a cache, closed to other hosts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from prodige_core.i18n import Translator, available_languages, translator
from prodige_core.i18n.translator import PSEUDO
from prodige_web.assets import asset
from prodige_web.page_language import LANGUAGE_COOKIE

FOLDER = Path(__file__).parent
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals["asset"] = asset
NO_STORE = {"Cache-Control": "no-store"}
POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
"""Participants' pages need nothing inline and nothing of other hosts. Source: reliability, S3."""
PAGE_HEADERS = {**NO_STORE, "Content-Security-Policy": POLICY}
SECRET_ADDRESS = {"Referrer-Policy": "strict-origin"}
"""For pages whose address is a secret: a Referer names the host, never the address. (With ``no-referrer`` browsers
send ``Origin: null`` with our own forms, and `forms.read_form` could not tell them from other sites'.)
Source: reliability, S12."""


def reader(request: Request) -> Translator:
    """The translator of whoever asks: ``?lang=``, else the cookie, else the browser's first known language."""
    known = {*available_languages(), PSEUDO}
    accepted = (
        part.split(";")[0].split("-")[0].strip() for part in request.headers.get("accept-language", "").split(",")
    )
    wishes = (request.query_params.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, ""), *accepted)
    return translator(next((wish for wish in wishes if wish in known), "en"))


def page(
    template: str, t: Translator, status: int = 200, headers: dict[str, str] | None = None, **values: object
) -> Response:
    """A page. In templates ``_`` is gettext, ``ngettext`` its plural, ``prose(id, text)`` framework prose, ``t`` all.

    ``Content-Language`` tells `PageLanguage` that the page has named its language itself.
    """
    lang = "en" if t.lang == PSEUDO else t.lang
    body = _ENVIRONMENT.get_template(template).render(
        t=t,
        _=t.gettext,
        ngettext=t.ngettext,
        prose=t.pgettext,
        lang=lang,
        direction=t.locale.text_direction,
        languages=_languages(),
        **values,
    )
    return HTMLResponse(body, status_code=status, headers={**PAGE_HEADERS, "Content-Language": lang, **(headers or {})})


@lru_cache(maxsize=1)
def _languages() -> tuple[tuple[str, str], ...]:
    """Code and own name of every language there is."""
    return tuple((code, (Locale.parse(code).language_name or code).capitalize()) for code in available_languages())
