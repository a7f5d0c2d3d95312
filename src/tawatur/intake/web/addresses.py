"""Which addresses may be asked: never this machine or its own network, whatever a name or a redirect says.

A page on the open web can name an address inside the reader's network (RFC 1918), this machine, or the metadata service
of a cloud, and a name may resolve to another address the second time it is asked (DNS rebinding). So every name is
resolved once, all its addresses are judged, and the connection goes to the address that was judged.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore

Resolve = Callable[[str, int], list[str]]


class RefusedAddress(OSError):
    """An address that is not asked; the message says which and what to do."""


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, in the system's order. Raises OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(address: str) -> bool:
    """Whether a numeric address lies on the open internet; IPv4 within IPv6 is judged as what it stands for."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges hosts. ``allowed`` are those, with or without ":port", that the user allows though they are inside."""

    allowed: Collection[str] = ()
    resolver: Resolve = field(default=resolve)

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be asked.

        Raises :class:`RefusedAddress` where any of them lies inside, and OSError where the host has none.
        """
        host = host.strip("[]").lower().rstrip(".")
        found = self.resolver(host, port)
        if self.allows(host, port):
            return found
        inside = [address for address in found if not is_public(address)]
        if inside or not found:
            raise RefusedAddress(
                f"{host} is an address of this machine or of its own network ({', '.join(inside) or 'none'}); "
                f"allow it with --allow-host {host} if that is meant"
            )
        return found

    def allows(self, host: str, port: int) -> bool:
        """Whether the user allows a host by name."""
        return host in self.allowed or f"{host}:{port}" in self.allowed

    def check_literal(self, host: str, port: int) -> None:
        """Judge a host that a proxy will resolve: a numeric address or a name of this machine is judged here.

        Raises :class:`RefusedAddress`.
        """
        bare = host.strip("[]").lower().rstrip(".")
        local = bare == "localhost" or bare.endswith((".localhost", ".local", ".internal"))
        try:
            ipaddress.ip_address(bare)
        except ValueError:
            numeric = bare.replace(".", "").isdigit() or bare.startswith("0x")  # "2130706433", "0x7f.1"
        else:
            numeric = not is_public(bare)
        if (local or numeric) and not self.allows(bare, port):
            raise RefusedAddress(
                f"{bare} is an address of this machine or of its own network; "
                f"allow it with --allow-host {bare} if that is meant"
            )


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections only to addresses that a guard lets through, and to those very addresses."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers."""
        failed: Exception | None = None
        for address in self._guard.addresses(host, port):
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refused: nothing on the web is a local socket."""
        raise RefusedAddress("a local socket is never asked")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._inner.sleep(seconds)
