"""The address that phones are given."""

import ipaddress
import socket

import pytest

from prodige_core.config import Settings
from prodige_core.services import addresses


def settings(**environ):
    return Settings.from_environment({"PORT": "8600", **environ})


def test_a_public_address_is_given_as_it_is():
    assert addresses.base(settings(PRODIGE_PUBLIC_URL="https://prodige.example/")).url == "https://prodige.example"


def test_without_one_it_is_the_address_of_this_computer_on_its_network(monkeypatch):
    monkeypatch.setattr(addresses, "lan_address", lambda: "192.168.1.20")
    assert addresses.base(settings()) == addresses.Base("http://192.168.1.20:8600", reachable=True)
    assert addresses.public_base(settings(), 9000) == "http://192.168.1.20:9000"


def test_without_a_network_it_is_this_computer_and_phones_cannot_reach_it(monkeypatch):
    monkeypatch.setattr(addresses, "lan_address", lambda: None)
    assert addresses.base(settings()) == addresses.Base("http://127.0.0.1:8600", reachable=False)


@pytest.mark.parametrize(
    ("host", "url", "reachable"),
    [
        ("127.0.0.1", "http://127.0.0.1:8600", False),
        ("localhost", "http://localhost:8600", False),
        ("::1", "http://[::1]:8600", False),
        ("192.168.7.7", "http://192.168.7.7:8600", True),
    ],
)
def test_a_host_that_was_chosen_is_the_address(host, url, reachable):
    assert addresses.base(settings(PRODIGE_HOST=host)) == addresses.Base(url, reachable)


def test_by_default_the_app_listens_on_the_network_and_behind_a_proxy_only_here():
    assert settings().host == "0.0.0.0"  # noqa: S104
    assert settings(PRODIGE_PUBLIC_URL="https://prodige.example").host == "127.0.0.1"


def test_finding_the_address_sends_nothing(monkeypatch):
    def forbidden(*given):
        raise AssertionError("something was sent")

    for name in ("send", "sendto", "sendall"):
        monkeypatch.setattr(socket.socket, name, forbidden)
    found = addresses.lan_address()
    assert found is None or not ipaddress.ip_address(found).is_loopback
