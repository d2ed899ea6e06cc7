"""The planner's own process: ``python -m prodige_core.planning.worker``, one JSON value a line on stdin and stdout.

In:  ``{"job": id, "problem": …, "effort": …}`` (a plan) · ``{"job": id, "problem": …, "task": "cheapest"}`` ·
``{"stop": id}``. End of input stops the search and ends the process.
Out: ``{"job": id, "progress": {…}}`` · ``{"job": id, "answer": …}`` · ``{"job": id, "error": text}``.
A program of its own, not a multiprocessing child: that would run the caller's main script again, which under
Streamlit is the screen.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from typing import Any, TextIO

from prodige_core.planning.cheapest import cheapest_json, cheapest_plan
from prodige_core.planning.problem import problem_from_json
from prodige_core.planning.result import plan_json
from prodige_core.planning.solve import Progress, solve


class _Worker:
    """Takes jobs in turn; a second thread listens for more and for stops meanwhile."""

    def __init__(self, given: TextIO, told: TextIO) -> None:
        self._given, self._told = given, told
        self._waiting: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._stopped: set[int] = set()
        self._ended = threading.Event()

    def run(self) -> None:
        threading.Thread(target=self._listen, name="planner-input", daemon=True).start()
        while (message := self._waiting.get()) is not None:
            if not self._ended.is_set():
                self._work(message)

    def _listen(self) -> None:
        for line in self._given:
            message = json.loads(line)
            if "stop" in message:
                self._stopped.add(message["stop"])
            else:
                self._waiting.put(message)
        self._ended.set()
        self._waiting.put(None)

    def _work(self, message: dict[str, Any]) -> None:
        job = message["job"]

        def tell(progress: Progress) -> None:
            self._tell(
                job,
                progress={
                    "seconds": progress.seconds,
                    "phase": progress.phase,
                    "gain": progress.gain,
                    "bound": progress.bound,
                },
            )

        try:
            problem = problem_from_json(message["problem"])

            def stopped() -> bool:
                return job in self._stopped or self._ended.is_set()

            if message.get("task") == "cheapest":
                answer = cheapest_json(cheapest_plan(problem, stopped))
            else:
                answer = plan_json(solve(problem, message["effort"], tell, stopped))
        except Exception as error:  # whatever it is, the caller must hear of it; the process stays for the next job
            self._tell(job, error=f"{type(error).__name__}: {error}")
        else:
            self._tell(job, answer=answer)

    def _tell(self, job: int, **message: Any) -> None:
        self._told.write(json.dumps({"job": job, **message}) + "\n")
        self._told.flush()


def main() -> None:
    """Serve jobs until the input ends."""
    # the solver's library may print; only answers may reach the caller
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the app, whose end is the end of the input
    with open(sys.stdin.fileno(), encoding="utf-8", closefd=False) as given:
        _Worker(given, answers).run()


if __name__ == "__main__":
    main()
