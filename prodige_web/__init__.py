"""Plain web routes beside the workspace: participants' pages, shared screen, health, headers. No Streamlit in here."""

from prodige_web.error_pages import ErrorPages
from prodige_web.headers import SecurityHeaders
from prodige_web.hosts import KnownHosts
from prodige_web.local_network import LocalNetworkOnly
from prodige_web.own_files import SignedInFiles
from prodige_web.page_language import PageLanguage
from prodige_web.provider_sign_in import ProviderSignIn
from prodige_web.routes import routes
from prodige_web.signing_in import Doors
from prodige_web.sockets import BoundedSockets
from prodige_web.streamlit_paths import StreamlitPaths
from prodige_web.uploads import BoundedUploads
from prodige_web.votes_first import VotesFirst

__all__ = [
    "BoundedSockets",
    "BoundedUploads",
    "Doors",
    "ErrorPages",
    "KnownHosts",
    "LocalNetworkOnly",
    "PageLanguage",
    "ProviderSignIn",
    "SecurityHeaders",
    "SignedInFiles",
    "StreamlitPaths",
    "VotesFirst",
    "routes",
]
