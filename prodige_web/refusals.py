"""Pages that say no: what was wrong in a sentence, and one button to go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.responses import Response

from prodige_core.i18n import N_, Translator
from prodige_web.forms import BadForm
from prodige_web.rendering import page

_FORM: Final = {
    403: N_("It came from another page than ours."),
    408: N_("It came too slowly."),
    413: N_("It was too long."),
}
_UNREADABLE: Final = N_("It could not be read.")
RETRY_SECONDS = 3


def refusal(
    t: Translator,
    status: int,
    title: str,
    lines: Sequence[str],
    href: str,
    go: str,
    headers: dict[str, str] | None = None,
) -> Response:
    """A page with a title, a few sentences and one way on. The texts are already in the reader's language."""
    return page("refused.html", t, status, headers, title=title, lines=lines, href=href, go=go)


def form_refused(error: BadForm, t: Translator, href: str) -> Response:
    """What was posted is not taken, and why."""
    reason = t.gettext(_FORM.get(error.status, _UNREADABLE))
    lines = [reason, t.gettext("Nothing was saved. Go back and try again.")]
    return refusal(t, error.status, t.gettext("This was not accepted"), lines, href, t.gettext("Back"))


def unavailable(t: Translator, href: str) -> Response:
    """The database does not answer: 503, nothing is promised."""
    lines = [t.gettext("The database does not answer at the moment. Wait a little, then try again.")]
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return refusal(t, 503, t.gettext("Not saved yet"), lines, href, t.gettext("Try again"), headers)
