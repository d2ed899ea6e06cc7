"""An identity provider on this machine for tests: it signs in whoever it is told to, and lies when it is told to.

OpenID Connect as `st.login` uses it: discovery, authorization code with PKCE, RS256 keys. Nothing in it is for use.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, CLIENT_SECRET = "prodige", "a secret between two programs"


@dataclass
class IdentityProvider:
    """claims: who signs in next. lie: a word for what is wrong with the answer; see `_token`."""

    port: int
    claims: dict[str, Any] = field(default_factory=dict)
    lie: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key, self.other_key = (RSAKey.generate_key(2048, {"kid": "one"}) for _ in range(2))
        self._codes: dict[str, dict[str, str]] = {}
        routes = [
            Route("/.well-known/openid-configuration", self._discovery),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/jwks", self._jwks),
        ]
        config = uvicorn.Config(Starlette(routes=routes), port=self.port, log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """What the app needs to know."""
        return {
            "PRODIGE_OIDC_METADATA_URL": f"{self.issuer}/.well-known/openid-configuration",
            "PRODIGE_OIDC_CLIENT_ID": CLIENT,
            "PRODIGE_OIDC_CLIENT_SECRET": CLIENT_SECRET,
            "PRODIGE_OIDC_NAME": "School ID",
        }

    def __enter__(self) -> IdentityProvider:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return self

    def __exit__(self, *gone: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    async def _discovery(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _jwks(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.asked.append(asked)
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        back = {"code": code, "state": "another" if self.lie == "state" else asked["state"]}
        if self.lie == "denied":
            back = {"error": "access_denied", "state": asked["state"]}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back)}", 302)

    async def _token(self, request: Request) -> Response:
        form = {key: values[0] for key, values in parse_qs((await request.body()).decode()).items()}
        asked = self._codes.pop(form.get("code", ""), None)
        if asked is None or not _proves(form.get("code_verifier", ""), asked.get("code_challenge", "")):
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse(
            {"access_token": "at", "token_type": "Bearer", "expires_in": 3600, "id_token": self._id_token(asked)}
        )

    def _id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        said = {
            "iss": "https://elsewhere.example" if self.lie == "issuer" else self.issuer,
            "aud": "somebody-else" if self.lie == "audience" else CLIENT,
            "iat": now - 600 if self.lie == "expired" else now,
            "exp": now - 500 if self.lie == "expired" else now + 3600,
            "nonce": "another" if self.lie == "nonce" else asked["nonce"],
            **self.claims,
        }
        if self.lie == "unsigned":
            return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(said)}."
        if self.lie == "their secret":
            from joserfc.jwk import OctKey

            return jwt.encode({"alg": "HS256"}, said, OctKey.import_key(CLIENT_SECRET), algorithms=["HS256"])
        key = self.other_key if self.lie == "key" else self.key
        return jwt.encode({"alg": "RS256", "kid": "one"}, said, key)


def _proves(verifier: str, challenge: str) -> bool:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge


def _part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
