"""Whoever asks for hundreds of files at once takes no thread from those who ask for one."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from prodige_core.access import Actor
from prodige_core.errors import ToldOnScreen
from prodige_ui.components import handing
from prodige_ui.kept import FewEach
from prodige_ui.tickets import Handed


def test_so_many_of_a_line_are_let_in_and_others_have_their_own_room():
    few = FewEach(2)
    with few.of("ana") as first, few.of("ana") as second, few.of("ana") as third, few.of("ben") as other:
        assert (first, second, third, other) == (True, True, False, True)
        with few.of("ana") as fourth:
            assert not fourth
    with few.of("ana") as again:
        assert again


def fail(few):
    with few.of("ana") as room:
        assert room
        raise RuntimeError


def test_room_is_given_back_after_a_failure():
    few = FewEach(1)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            fail(few)


def test_a_download_too_many_ends_at_once_and_asks_for_nothing(monkeypatch):
    wanted = SimpleNamespace(ws=SimpleNamespace(actor=Actor.person("ana")))

    def asked(*_):
        raise AssertionError("it asked for the file")

    monkeypatch.setattr(handing, "_each", FewEach(0))
    monkeypatch.setattr(handing, "_ticket", asked)
    with pytest.raises(ToldOnScreen):
        handing._made(wanted, Handed())
