"""The pictures of a report as files of their own, for slides and websites."""

from prodige_core.exports.pictures.bundle import render
from prodige_core.exports.pictures.chosen import Picture, pictures
from prodige_core.exports.pictures.drawn import Drawn, drawn

__all__ = ["Drawn", "Picture", "drawn", "pictures", "render"]
