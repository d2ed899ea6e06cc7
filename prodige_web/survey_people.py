"""Who a device answers as: a cookie holds the secret of the private link, for the pages of one survey only.

The private link itself sets the cookie and leads on to a clean address, so that no secret stays in the browser's
history, in a Referer or in what somebody reads over a shoulder. Source: reliability, S12.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from prodige_core.config import Settings
from prodige_core.services import addresses, answering
from prodige_core.services.answering import Sheet
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import Page, Survey
from prodige_web.rendering import NO_STORE, SECRET_ADDRESS

COOKIE = "answering"
_MARK_SYMBOLS = 12
"""48 bits in hexadecimal: enough to tell the few people of one device apart."""
_AFTER_THE_END = dt.timedelta(days=1)
"""The last day ends at midnight of this computer, which may be up to a day later elsewhere."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody answering. token: the secret of the private link."""

    token: str
    sheet: Sheet

    @property
    def home(self) -> str:
        """The address of the survey; the pages stand beneath it."""
        return f"/s/{self.sheet.survey.token}"

    @property
    def mark(self) -> str:
        """Tells people of one device apart; stands in every form, so that nothing is saved for somebody else."""
        return hashlib.sha256(f"who {self.token}".encode()).hexdigest()[:_MARK_SYMBOLS]

    def is_meant(self, mark: str) -> bool:
        """Whether a form was drawn for this person."""
        return hmac.compare_digest(mark.encode(), self.mark.encode())

    @property
    def parts(self) -> tuple[Page, ...]:
        """The pages of the questionnaire."""
        return self.sheet.pages

    def gaps(self, number: int) -> tuple[int, ...]:
        """Numbers, from 1, of the questions without any answer on a page, itself numbered from 1."""
        items = self.parts[number - 1].items
        return tuple(place for place, item in enumerate(items, 1) if item.id not in self.sheet.answers)

    def go_on(self) -> str:
        """Where to take up the work: the first gap from the part answered last, else the end."""
        if self.sheet.finished:
            return f"{self.home}/feedback"
        if not self.sheet.done:
            return f"{self.home}/link"
        begun = [number for number in self._numbers if len(self.gaps(number)) < len(self.parts[number - 1].items)]
        latest = max(begun, default=1)
        ahead = next((number for number in self._numbers if number >= latest and self.gaps(number)), None)
        return f"{self.home}/end" if ahead is None else self.gap_address(ahead)

    def gap_address(self, number: int) -> str:
        """The first unanswered question of a page; the page itself when its first question is the one."""
        gaps = self.gaps(number)
        return f"{self.home}/{number}" + (f"#q{gaps[0]}" if gaps and gaps[0] > 1 else "")

    @property
    def _numbers(self) -> range:
        return range(1, len(self.parts) + 1)


def of_device(ws: Workspace, request: Request, survey_token: str) -> Person | None:
    """The person this device answers a survey as; None when it has not begun, or the link opens nothing any more."""
    token = request.cookies.get(COOKIE, "")
    sheet = answering.sheet(ws, token) if token else None
    return Person(token, sheet) if sheet is not None and sheet.survey.token == survey_token else None


def remember(response: Response, request: Request, survey: Survey, token: str, today: dt.date) -> None:
    """Let the device go on as a person until the survey has ended."""
    left = survey.closes_on + _AFTER_THE_END - today
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(left.total_seconds()),
        path=f"/s/{survey.token}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def forget(response: Response, survey_token: str) -> None:
    """Let the device forget who answered on it."""
    response.delete_cookie(COOKIE, path=f"/s/{survey_token}", httponly=True, samesite="lax")


def see(address: str, request: Request) -> RedirectResponse:
    """Send a browser to another page of ours; a language asked for in the address goes along."""
    lang = request.query_params.get("lang", "")
    if lang.isascii() and lang.isalpha() and len(lang) <= 3:
        path, _, anchor = address.partition("#")
        address = f"{path}{'&' if '?' in path else '?'}lang={lang}" + (f"#{anchor}" if anchor else "")
    return RedirectResponse(address, 303, {**NO_STORE, **SECRET_ADDRESS})


def private_link(request: Request, token: str) -> str:
    """The whole address of a private link, as this person reaches the app."""
    settings = Settings.from_environment()
    own = request.url.hostname in {"localhost", addresses.LOOPBACK, "::1"}
    base = addresses.base(settings).url if settings.public_url or own else str(request.base_url).rstrip("/")
    return f"{base}/s/{token}"


def only_near() -> bool:
    """Whether the address works in the school's own network only."""
    return not Settings.from_environment().public_url
