"""Politeness: one request at a time to a host, as far apart as it asks, whichever threads ask it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tawatur.intake.web.client import Client
from tawatur.intake.web.robots import Robots

DELAY = 1.0
"""Seconds between two requests to a host that asks for no other delay."""
LONGEST_DELAY = 60.0


@dataclass(slots=True)
class _Host:
    """A host's turn, and when it was asked last."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    asked: float | None = None


class Manners:
    """Takes turns at hosts, for as long as it lives: a round of visits."""

    def __init__(
        self,
        client: Client,
        *,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        agents: Mapping[str, str] | None = None,
    ) -> None:
        self._client = client
        self._agents = dict(agents or {})
        self._robots = Robots(client, self.agent)
        self._sleep, self._clock = sleep, clock
        self._hosts: dict[str, _Host] = {}
        self._one = threading.Lock()
        self.waits: dict[str, float] = {}
        """By host, the seconds that lay between its requests because it is to be left alone that long."""

    def agent(self, url: str) -> str:
        """As whom an address is asked for: as ``agents`` says of its host, else as the client does."""
        return self._agents.get(urlsplit(url).netloc, self._client.user_agent)

    def introduce(self, url: str, agent: str) -> None:
        """Ask the host of an address as somebody from now on, unless it was settled before as whom."""
        with self._one:
            self._agents.setdefault(urlsplit(url).netloc, agent)

    def allows(self, url: str) -> bool:
        """Whether a site's robots.txt lets an address be fetched."""
        with self._host(url).turn:
            return self._robots.allows(url)

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that a site names in its robots.txt."""
        with self._host(url).turn:
            return self._robots.sitemaps(url)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Wait until a host may be asked, and keep others from asking it until the context ends."""
        host = self._host(url)
        with host.turn:
            if host.asked is not None:
                asked = self._robots.delay(url)
                delay = min(DELAY if asked is None else asked, LONGEST_DELAY)
                name = urlsplit(url).netloc
                self.waits[name] = self.waits.get(name, 0.0) + delay
                if (wait := host.asked + delay - self._clock()) > 0:
                    self._sleep(wait)
            try:
                yield
            finally:
                host.asked = self._clock()

    def _host(self, url: str) -> _Host:
        with self._one:
            return self._hosts.setdefault(urlsplit(url).netloc, _Host())
