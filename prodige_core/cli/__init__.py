"""The command line: ``python -m prodige_core``, installed as ``prodige``. Contract: design, section 9."""

from prodige_core.cli.main import main

__all__ = ["main"]
