"""``app.py`` that leaves a turned page empty for longer: where others compute too, a browser draws a frame only now and then."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from prodige_ui.components import turned

    turned.EMPTY_SECONDS = 2.0
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
