"""What a site asks of robots (RFC 9309): which paths to leave alone and how long to wait."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from tawatur.intake.web.client import Client, FetchFailed

MAX_RULES_BYTES = 500 * 1024
"""How much of robots.txt is read, as the standard says at least."""


class Robots:
    """Remembers the rules of each site for as long as it lives; ``agent`` says as whom an address is asked for."""

    def __init__(self, client: Client, agent: Callable[[str], str]) -> None:
        self._client = client
        self._agent = agent
        self._rules: dict[str, Protego | None] = {}

    def allows(self, url: str) -> bool:
        """Whether a site lets an address be fetched. One without rules lets all; one in trouble, nothing (RFC 9309)."""
        rules = self._of(url)
        return rules is not None and bool(rules.can_fetch(url, self._agent(url)))

    def delay(self, url: str) -> float | None:
        """The seconds that a site asks to wait between two requests."""
        rules = self._of(url)
        delay = rules.crawl_delay(self._agent(url)) if rules is not None else None
        return float(delay) if delay is not None else None

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that a site names in its rules."""
        rules = self._of(url)
        return list(rules.sitemaps) if rules is not None else []

    def _of(self, url: str) -> Protego | None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            try:
                fetched = self._client.get(f"{site}/robots.txt", user_agent=self._agent(url))
                text = fetched.body[:MAX_RULES_BYTES].decode("utf-8", "replace")
            except FetchFailed as error:
                # "not there" is no rule; no answer, or a server in trouble, is a no
                missing = error.status is not None and 400 <= error.status < 500 and error.status != 429
                self._rules[site] = Protego.parse("") if missing else None
            else:
                self._rules[site] = Protego.parse(text)
        return self._rules[site]
