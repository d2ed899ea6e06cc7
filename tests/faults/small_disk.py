"""A disk that can be full: as root a file system of its own, else a limit on the size of files."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SmallDisk:
    """``folder`` is on it. `full` fills it up for a while."""

    def __init__(self, folder: Path, *, own: bool) -> None:
        self.folder = folder
        self.own = own

    @contextmanager
    def full(self, leave: int = 0) -> Iterator[None]:
        """No more than so many bytes can be written meanwhile."""
        if self.own:
            filler = self.folder / "filler"
            with filler.open("wb", buffering=0) as file:
                try:
                    while True:
                        file.write(b"\0" * 4096)
                except OSError:
                    pass
                if leave:
                    os.truncate(filler, max(0, filler.stat().st_size - leave))
            try:
                yield
            finally:
                filler.unlink()
            return
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(leave, 4096), before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, former)

    @contextmanager
    def may_not_be_written_to(self) -> Iterator[None]:
        """Only with a file system of its own."""
        self._remount("ro")
        try:
            yield
        finally:
            self._remount("rw")

    def _remount(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", self.folder], check=True)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[SmallDisk]:
    folder.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
    own = os.geteuid() == 0 and subprocess.run(call, check=False, capture_output=True).returncode == 0
    try:
        yield SmallDisk(folder, own=own)
    finally:
        if own:
            subprocess.run(["umount", "-l", folder], check=True)
