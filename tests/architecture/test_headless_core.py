"""The domain can be imported without Streamlit, Starlette or a screen."""

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, sys
import prodige_core
for module in pkgutil.walk_packages(prodige_core.__path__, "prodige_core."):
    if not module.name.endswith("__main__") and ".migrations." not in module.name:
        importlib.import_module(module.name)
print(sorted({name.split(".")[0] for name in sys.modules} & {"streamlit", "starlette", "uvicorn", "prodige_ui", "prodige_web"}))
"""


def test_importing_every_core_module_loads_no_screen_and_no_web_server():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
