"""Fetching one address: bounded in size, time and redirects, without cookies or referrer; kept as it came."""

from __future__ import annotations

import io
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from urllib.parse import urljoin, urlsplit, urlunsplit

import certifi
import httpcore

from tawatur.intake.limits import MAX_FILE_BYTES, MEGABYTE
from tawatur.intake.web import deadline
from tawatur.intake.web.addresses import Guard, GuardedBackend, RefusedAddress

USER_AGENT = f"tawatur/{version('tawatur')} (+https://pypi.org/project/tawatur)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 64 * 1024
_CONNECTIONS = 100


class FetchFailed(Exception):
    """An address that could not be fetched; the message is what is wrong and what to do, without a full stop.

    ``status`` is the server's answer where it gave one, ``retry_after`` the seconds it asks to wait; ``lasting`` where
    it would be the same the next time, as with what is too long.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        lasting: bool = False,
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.retry_after = retry_after
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a fetch: bytes unpacked, seconds in all, seconds without an answer, redirects followed."""

    size: int = MAX_FILE_BYTES
    seconds: float = 60.0
    patience: float = 20.0
    redirects: int = 5


Headers = tuple[tuple[str, str], ...]
Turn = Callable[[str], AbstractContextManager[None]]
"""Waits until an address may be asked; the request is made within the context."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one request brought: the address asked last, the answer, and the body, unpacked.

    ``via`` are the addresses that redirected to it, first to last. ``at`` is the moment of the answer in UTC. ``wire``
    is the body as it came, before it was unpacked, for the evidence.
    """

    url: str
    status: int
    headers: Headers
    body: bytes
    wire: bytes
    request_headers: Headers
    at: datetime
    via: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """The first value of a header of the answer."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def media_type(self) -> str:
        """The kind of content, in small letters without parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


@dataclass(slots=True)
class Client:
    """Fetches addresses. ``proxy`` is http://, https:// or socks5h://; through socks5h names resolve at the proxy.

    A client is used as a context manager; it keeps connections, and no cookies. Raises ValueError for another proxy.
    """

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    proxy: str | None = None
    user_agent: str = USER_AGENT
    tls: ssl.SSLContext | None = None
    _pool: httpcore.ConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        self._pool = _pool(self.proxy, self.guard, self.tls)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        *,
        turn: Turn | None = None,
    ) -> Fetched:
        """Fetch an address; ``headers`` are added (If-None-Match and the like), ``turn`` is taken for each request.

        An answer "not modified" (304) comes back with its status and no body. Raises :class:`FetchFailed`.
        """
        left = self.limits.seconds
        via: list[str] = []
        while True:
            url = cleaned(url)
            with turn(url) if turn is not None else nullcontext():
                began = time.monotonic()
                found = self._once(
                    url, headers or {}, user_agent or self.user_agent, began + left, tuple(via)
                )
                left -= time.monotonic() - began
            target = found.header("location")
            if found.status not in _REDIRECTS or not target:
                return _judged(found)
            via.append(url)
            if len(via) > self.limits.redirects:
                raise FetchFailed(
                    f"redirects over {self.limits.redirects} times; look where it leads in a browser",
                    lasting=True,
                )
            url = urljoin(url, target)

    def post(self, url: str, content: bytes, media_type: str) -> Fetched:
        """Send bytes to an address, and the answer; it may not lead elsewhere. Raises :class:`FetchFailed`."""
        until = time.monotonic() + self.limits.seconds
        headers = {"Content-Type": media_type, "Content-Length": str(len(content))}
        return _judged(self._once(cleaned(url), headers, self.user_agent, until, (), content))

    def _once(
        self,
        url: str,
        headers: Mapping[str, str],
        user_agent: str,
        until: float,
        via: tuple[str, ...],
        content: bytes | None = None,
    ) -> Fetched:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        asked = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        wait = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.patience)
        try:
            if self.proxy is not None:
                self.guard.check_literal(host, port)
            with (
                deadline.until(until),
                self._pool.stream(
                    "GET" if content is None else "POST",
                    url,
                    headers=list(asked.items()),
                    content=content,
                    extensions={"timeout": wait},
                ) as answer,
            ):
                got = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in answer.headers)
                told = next((v for k, v in got if k.lower() == "content-length"), "")
                if told.isascii() and told.isdigit() and int(told[:20]) > self.limits.size:
                    raise _too_long(self.limits.size)
                wire = io.BytesIO()
                packing = next((v.strip().lower() for k, v in got if k.lower() == "content-encoding"), "")
                body = b"".join(
                    _unpacked(
                        _bounded(answer.iter_stream(), wire, self.limits.size, until),
                        packing,
                        self.limits.size,
                    )
                )
        except RefusedAddress as error:
            raise FetchFailed(str(error)) from None
        except httpcore.TimeoutException:
            if time.monotonic() >= until:
                raise FetchFailed("came too slowly; try again later") from None
            raise FetchFailed(
                f"{host} did not answer in {self.limits.patience:g} seconds; try again later"
            ) from None
        except ssl.SSLError as error:
            raise FetchFailed(f"{host} has no valid certificate ({error.reason or error})") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError) as error:
            raise FetchFailed(f"{host} could not be reached ({_short(error)}); check the address") from None
        return Fetched(
            url, answer.status, got, body, wire.getvalue(), tuple(asked.items()), datetime.now(UTC), via
        )


def _pool(proxy: str | None, guard: Guard, tls: ssl.SSLContext | None) -> httpcore.ConnectionPool:
    context = tls or ssl.create_default_context(cafile=certifi.where())
    if proxy is None:
        guarded = deadline.BoundedBackend(GuardedBackend(guard))
        return httpcore.ConnectionPool(
            ssl_context=context, network_backend=guarded, max_connections=_CONNECTIONS
        )
    bounded = deadline.BoundedBackend(httpcore.SyncBackend())
    parts = urlsplit(proxy)
    if parts.scheme not in ("http", "https", "socks5h") or not parts.hostname:
        raise ValueError(f"{proxy} is no proxy; give http://, https:// or socks5h:// with a host and a port")
    auth = (parts.username, parts.password or "") if parts.username else None
    place = f"{parts.hostname}:{parts.port or (1080 if parts.scheme == 'socks5h' else 8080)}"
    if parts.scheme == "socks5h":
        return httpcore.SOCKSProxy(
            f"socks5://{place}",
            proxy_auth=auth,
            ssl_context=context,
            max_connections=_CONNECTIONS,
            network_backend=bounded,
        )
    return httpcore.HTTPProxy(
        f"{parts.scheme}://{place}",
        proxy_auth=auth,
        ssl_context=context,
        max_connections=_CONNECTIONS,
        network_backend=bounded,
    )


def cleaned(url: str) -> str:
    """An address as it is asked for: without its fragment and its user, other letters than ASCII written as bytes.

    Raises :class:`FetchFailed` for one that is not of the web.
    """
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        raise FetchFailed("is no address; give one that begins with https://", lasting=True) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchFailed("is no address of the web; give one that begins with https://", lasting=True)
    host = parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.hostname
    host = f"[{host}]" if ":" in host else host
    place = f"{host}:{parts.port}" if parts.port else host
    path = "".join(c if c.isascii() and c > " " else _quoted(c) for c in parts.path or "/")
    query = "".join(c if c.isascii() and c > " " else _quoted(c) for c in parts.query)
    return urlunsplit((parts.scheme, place, path, query, ""))


def _quoted(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))


def _too_long(limit: int) -> FetchFailed:
    return FetchFailed(f"is over {limit // MEGABYTE or 1} MB long; it was not taken", lasting=True)


def _bounded(pieces: Iterator[bytes], wire: io.BytesIO, limit: int, until: float) -> Iterator[bytes]:
    for piece in pieces:
        wire.write(piece)
        if wire.tell() > limit:
            raise _too_long(limit)
        if time.monotonic() > until:
            raise FetchFailed("came too slowly; try again later")
        yield piece


def _unpacked(pieces: Iterator[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """The pieces unpacked, never more than a limit of bytes in all."""
    if packing in ("", "identity"):
        yield from pieces
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchFailed(f"is packed as {packing[:20]}, which was not asked for", lasting=True)
    unpack = zlib.decompressobj(wbits=47 if "gzip" in packing else 15)
    size = 0
    try:
        for piece in pieces:
            rest = piece
            while rest:
                out = unpack.decompress(rest, _PIECE)
                rest = unpack.unconsumed_tail
                size += len(out)
                if size > limit:
                    raise FetchFailed(
                        f"unpacks to over {limit // MEGABYTE or 1} MB; it was not taken", lasting=True
                    )
                yield out
        yield unpack.flush()
    except zlib.error:
        raise FetchFailed("came damaged (its packing is broken); try again later") from None


def _judged(found: Fetched) -> Fetched:
    if found.status == 200 or found.status == 304:
        return found
    wait = found.header("retry-after") or ""
    after = float(wait) if wait.isdecimal() else None
    if found.status in (404, 410):
        reason = "is not there any more" if found.status == 410 else "is not there; check the address"
    elif found.status in (401, 403, 451):
        reason = f"is not given out (the server answered {found.status}); ask the publisher"
    elif found.status == 429 or found.status >= 500:
        reason = f"is not to be had now (the server answered {found.status}); try again later"
    else:
        reason = f"did not come (the server answered {found.status})"
    raise FetchFailed(reason, status=found.status, retry_after=after)


def _short(error: BaseException) -> str:
    words = str(error).strip() or type(error).__name__
    return words[:120]
