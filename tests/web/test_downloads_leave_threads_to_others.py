"""A download that waits for its file takes no thread from participants' pages."""

from __future__ import annotations

import asyncio
import threading
from types import SimpleNamespace

import pytest
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager

from prodige_ui.downloads_apart import DownloadsApart


class Files(MediaFileManager):
    """Streamlit's keeper of files, as far as a press on a download asks it for one."""

    def __init__(self):
        self.gate = threading.Event()

    def execute_deferred(self, file_id: str) -> str:
        assert self.gate.wait(240)
        return f"{file_id} {threading.current_thread().name}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_as_many_downloads_as_wait_leave_room_for_everybody_else():
    files = Files()
    handler = DeferredFileHandler(lambda: files)

    async def press(number: int):
        request = SimpleNamespace(request_id=str(number), deferred_file=SimpleNamespace(file_id=f"file {number}"))
        return await handler.handle(request, "session")

    async def room() -> tuple[str, list[str]]:
        asyncio.get_running_loop().set_default_executor(DownloadsApart())
        pressed = [asyncio.create_task(press(number)) for number in range(40)]
        await asyncio.sleep(0)
        phone = await asyncio.wait_for(asyncio.to_thread(lambda: threading.current_thread().name), 240)
        files.gate.set()
        return phone, [(await one).deferred_file.url for one in pressed]

    phone, made = asyncio.run(room())
    assert phone.startswith("asyncio")
    assert [one.split(" download")[0] for one in made] == [f"file {number}" for number in range(40)]
    assert all("download" in one for one in made)
