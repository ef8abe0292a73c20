"""Which addresses are public: the only ones that are ever connected to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

# IANA's registries of special-purpose addresses, written out: what Python's `is_global` says of them differs from
# version to version. iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry.
_CLOSED_4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_OPEN_6: Final = IPv6Network("2000::/3")
"""All that is given out for the public network; everything beside it (fc00::/7, fe80::/10 …) is closed."""
_CLOSED_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo (2001::/32), benchmarking, ORCHID and further protocol assignments
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address in its middle, which a relay would go to
        "2620:4f:8000::/48",
        "3fff::/20",
        "3ffe::/16",
    )
)
_NAT64: Final = IPv6Network("64:ff9b::/96")
"""Reaches the IPv4 address in its last 32 bits (RFC 6052); networks with IPv6 alone give this for every IPv4 host."""
_ISATAP: Final = (0x00005EFE, 0x02005EFE)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public network, with whatever address is embedded in it."""
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in _CLOSED_4)
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    if address not in _OPEN_6 or any(address in network for network in _CLOSED_6):
        return False
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global


def read_address(text: str) -> Address | None:
    """The address that a host is written as in the plain way (93.184.215.14, 2606:2800::1), or None for a name."""
    try:
        return ip_address(text)
    except ValueError:
        return None
