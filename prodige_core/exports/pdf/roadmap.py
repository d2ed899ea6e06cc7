"""The roadmap report as PDF."""

from __future__ import annotations

from prodige_core.exports.inputs import ExportInputs, centre_bytes, slug
from prodige_core.exports.pdf.embedded import SUFFIX
from prodige_core.exports.pdf.render import Attachment, render_pdf
from prodige_core.reports import roadmap_report
from prodige_core.roadmap import build_roadmap
from prodige_core.scoring import score_file


def render(inputs: ExportInputs) -> bytes:
    """The whole report, tagged PDF/A-3U, with the centre file attached."""
    file, catalogue, t = inputs.file, inputs.catalogue, inputs.t
    scores = score_file(file, catalogue)
    roadmap = build_roadmap(file, catalogue, scores, inputs.plan, t)
    document = roadmap_report(roadmap, scores, catalogue, file, t, inputs.made_on)
    description = t.gettext("Centre file of Prodige: open it to go on working.")
    attachment = Attachment(slug(file.centre.name) + SUFFIX, centre_bytes(inputs), description)
    return render_pdf(document, attachment, inputs.made_on)
