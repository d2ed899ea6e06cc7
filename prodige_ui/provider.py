"""Signing in at an identity provider by ``st.login``: its settings, and what its answer says.

``st.login`` keeps who somebody is in a signed cookie of its own for 30 days, which nothing can end. So that cookie never
reaches the browser: `prodige_web.ProviderSignIn` takes it out of the answer and gives a sign-in of ours instead, which
can be ended at once. Read here is only what Streamlit itself has signed a moment before. Source: reliability, S9.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from prodige_core.config import Settings

CALLBACK: Final = "/oauth2callback"
"""Where the provider sends people back to; its register of clients must name it behind our public address."""
SCOPE: Final = "openid profile"
"""Who somebody is and their name; not the e-mail address, which nothing here needs."""


def secrets(settings: Settings) -> dict[str, Any] | None:
    """What `st.App` is to know for ``st.login``, in memory only; None without a provider."""
    if not settings.oidc:
        return None
    return {
        "auth": {
            "redirect_uri": settings.public_url + CALLBACK,
            "cookie_secret": settings.cookie_secret,
            "client_id": settings.oidc_client_id,
            "client_secret": settings.oidc_client_secret,
            "server_metadata_url": settings.oidc_metadata_url,
            "client_kwargs": {"scope": SCOPE, "prompt": "select_account"},
        }
    }


def claims(cookies: Mapping[str, str]) -> Mapping[str, object] | None:
    """What the provider said of somebody, from the cookies that Streamlit has just made; None when it said nothing."""

    def one(name: str) -> bytes | None:
        value = cookies.get(name)
        return None if value is None else decode_signed_value(get_cookie_secret(), name, value.encode("latin-1"))

    told = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    if told is None:
        return None
    said = json.loads(told)
    return said if isinstance(said, dict) else None
