"""The roadmap report as tagged PDF/A-3A with the centre file inside, and the way back."""

from prodige_core.exports.pdf.embedded import centre_file_from_pdf

__all__ = ["centre_file_from_pdf"]
