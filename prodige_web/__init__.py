"""Plain web routes beside the workspace: participants' pages, shared screen, health, headers. No Streamlit in here."""

from prodige_web.headers import PageLanguage, SecurityHeaders
from prodige_web.local_network import LocalNetworkOnly
from prodige_web.routes import routes
from prodige_web.votes_first import VotesFirst

__all__ = ["LocalNetworkOnly", "PageLanguage", "SecurityHeaders", "VotesFirst", "routes"]
