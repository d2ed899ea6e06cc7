"""Pieces of screen that more than one page shows."""
