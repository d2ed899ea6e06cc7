"""Exports: HOW a report is encoded. `registry` lists the formats."""
