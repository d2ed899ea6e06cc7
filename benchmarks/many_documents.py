"""Full roadmaps of the usual centre, each under another name, so that none is like another."""

from __future__ import annotations

from prodige_core.exports import ExportInputs
from prodige_core.i18n import translator
from prodige_core.services.reporting import Job, job_for
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue


def jobs(count: int, format_id: str = "pdf") -> list[Job]:
    """So many documents to make, put into words already."""
    usual = FIVE["typical"]()
    found = []
    for number in range(count):
        centre = usual.file.centre.model_copy(update={"name": f"{usual.file.centre.name} {number}"})
        file = usual.file.model_copy(update={"centre": centre})
        inputs = ExportInputs(file, catalogue(), usual.plan, translator("en"), MADE_ON)
        found.append(job_for("roadmap", format_id, inputs))
    return found
