"""``python -m prodige_core``."""

import sys

from prodige_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
