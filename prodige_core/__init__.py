"""The domain of Prodige: questionnaires, scoring, planning, roadmaps. Knows no screen and no web server."""

__version__ = "0.1.0"
