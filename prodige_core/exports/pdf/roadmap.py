"""The roadmap report as PDF."""

from __future__ import annotations

from prodige_core.exports.content import content_of
from prodige_core.exports.inputs import ExportInputs, centre_bytes, slug
from prodige_core.exports.pdf.attachment import SUFFIX
from prodige_core.exports.pdf.render import Attachment, render_pdf


def render(inputs: ExportInputs) -> bytes:
    """The whole report, tagged PDF/A-3U, with the centre file attached."""
    document = content_of(inputs, carries_file=True).document
    description = inputs.t.gettext("Centre file of Prodige: open it to go on working.")
    attachment = Attachment(slug(inputs.file.centre.name) + SUFFIX, centre_bytes(inputs), description)
    return render_pdf(document, attachment, inputs.made_on)
