"""The app, told on its input to make documents: ``python -m benchmarks.busy_app``; used by `bench_queue`.

A line ``queue 50`` asks the queue for so many different documents; ``here 50`` makes them in the app's own process, two at
a time, as it was before there was a queue. Both put them into words here, and are answered by ``done`` at the end.
"""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import app
from benchmarks.many_documents import jobs
from prodige_ui import runtime
from prodige_ui.kept import in_turn


def _take_orders() -> None:
    try:
        for line in sys.stdin:
            _make(*line.split())
    finally:
        os._exit(1)  # the measurement ended, or must not wait for what broke down


def _make(way: str, count: str) -> None:
    wanted = jobs(int(count))
    if way == "queue":
        tickets = [runtime.typesetter().ask(job, f"centre {place % 10}") for place, job in enumerate(wanted)]
        for ticket in tickets:
            runtime.typesetter().result(ticket)
    else:
        wanted[0].made()  # fontTools reads a font at first use, and not two threads at once
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda job: in_turn(job.made), wanted))
    print("done", flush=True)


if __name__ == "__main__":
    threading.Thread(target=_take_orders, daemon=True).start()
    app.serve(app.settings)
