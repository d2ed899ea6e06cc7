"""Plain web routes beside the workspace: health, fonts, headers, page language. No Streamlit in here."""

from prodige_web.headers import PageLanguage, SecurityHeaders
from prodige_web.routes import routes

__all__ = ["PageLanguage", "SecurityHeaders", "routes"]
