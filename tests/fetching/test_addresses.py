"""Which addresses are public: against Python's own registry, and whatever form hides an address in another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.fetching.addresses import is_public

_INSIDE = st.sampled_from(
    ["10.0.0.0", "127.0.0.0", "172.16.0.0", "192.168.0.0", "169.254.0.0", "100.64.0.0"]
).flatmap(
    lambda start: st.integers(0, 0xFFFF).map(lambda offset: IPv4Address(int(IPv4Address(start)) + offset))
)


@pytest.mark.parametrize(
    "text", ["93.184.215.14", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_public_addresses_are_public(text: str) -> None:
    """Addresses of the public network are let through, behind NAT64 too."""
    assert is_public(ip_address(text))


@given(_INSIDE)
def test_an_inside_address_is_inside_in_every_form(address: IPv4Address) -> None:
    """An address of the inside is none of the public network, nor is any IPv6 address that leads to it."""
    number = int(address)
    forms: list[IPv4Address | IPv6Address] = [address]
    forms += [IPv6Address((0xFFFF << 32) | number), IPv6Address(number)]
    forms += [IPv6Address((0x64FF9B << 96) | number), IPv6Address((0x64FF9B0001 << 80) | number)]
    forms += [IPv6Address((0x2002 << 112) | (number << 80) | 1)]
    forms += [IPv6Address((0x20010000 << 96) | (number << 64) | (number ^ 0xFFFFFFFF))]
    forms += [IPv6Address((0x26062800 << 96) | (0x5EFE << 32) | number)]
    assert [form for form in forms if is_public(form)] == []


@given(
    st.one_of(st.ip_addresses(), st.ip_addresses(network="2001::/16"), st.ip_addresses(network="fc00::/6"))
)
def test_nothing_is_public_that_python_calls_private(address: IPv4Address | IPv6Address) -> None:
    """Whatever Python's registry calls private, link-local, multicast or reserved is not let through."""
    nat64 = isinstance(address, IPv6Address) and address in IPv6Network("64:ff9b::/96")
    if not nat64 and (
        address.is_private or address.is_link_local or address.is_multicast or address.is_reserved
    ):
        assert not is_public(address)
