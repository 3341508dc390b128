"""Single requests to the public web: to checked addresses only, and no faster than is polite."""

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urljoin

import httpx

from bot.cli.links.finding import REDIRECTS, Hop

LARGEST_BODY = 64 * 1024
"""Bytes of a page that are read at most."""
PAUSE = 1.0
"""Seconds between two requests to a host."""
LONGEST_PAUSE = 10.0
"""Seconds that a host may ask to be left alone for."""


class UnreachableError(Exception):
    """A page could not be asked for.

    Args:
        reason: Why, in a few words.
        connected: Whether its host could be spoken to at all.
    """

    def __init__(self, reason: str, *, connected: bool) -> None:
        super().__init__(reason)
        self.connected = connected


@dataclass(slots=True)
class _Turn:
    """Whose turn it is at a host, and when the next one may begin (in the loop's seconds)."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    pause: float = 0.0


class Web:
    """Sends requests, one at a time to each host; no cookies, no credentials, no redirects.

    Args:
        agent: Who we say we are.
        timeout: Seconds that one request may take.
        pause: Seconds between two requests to a host.
        private: Whether addresses inside this machine and its networks may be asked.
    """

    def __init__(
        self, agent: str, timeout: float = 10.0, pause: float = PAUSE, *, private: bool = False
    ) -> None:
        self._agent = agent
        self._timeout = timeout
        self._pause = pause
        self._private = private
        self._turns: dict[str, _Turn] = {}
        # Connections are not kept: two hosts may share an address, and each gets its own greeting.
        self._transport = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    async def __aenter__(self) -> "Web":
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.__aexit__(kind, error, trace)

    def slow_down(self, url: str, seconds: float) -> None:
        """Leave a host alone for longer between two requests, as it asks for.

        Args:
            url: An address of the host.
            seconds: For how long; more than ten are taken for ten.
        """
        turn = self._turn(_parsed(url).host)
        turn.pause = max(turn.pause, min(seconds, LONGEST_PAUSE))

    async def page(self, url: str) -> Hop:
        """Ask whether a page is there.

        Args:
            url: Its address.

        Raises:
            UnreachableError: There was no answer.
        """
        try:
            hop, _ = await self._ask("HEAD", url, read=False)
        except UnreachableError as error:
            if not error.connected:
                raise
        else:
            if hop.status < 400 or hop.status == 429:
                return hop
        # Some servers know no HEAD and say so in many ways, "not found" among them.
        hop, _ = await self._ask("GET", url, read=False)
        return hop

    async def text(self, url: str) -> tuple[Hop, bytes]:
        """Ask for a small text.

        Args:
            url: Its address.

        Returns:
            The answer, and the first 64 kB of its body; empty if that is compressed all the same.

        Raises:
            UnreachableError: There was no answer.
        """
        return await self._ask("GET", url, read=True)

    def _turn(self, host: str) -> _Turn:
        return self._turns.setdefault(host.lower(), _Turn(pause=self._pause))

    async def _ask(self, method: str, url: str, *, read: bool) -> tuple[Hop, bytes]:
        parsed = _parsed(url)
        turn = self._turn(parsed.host)
        loop = asyncio.get_running_loop()
        async with turn.lock:
            await asyncio.sleep(max(0.0, turn.free_at - loop.time()))
            try:
                async with asyncio.timeout(self._timeout):
                    return await self._send(method, parsed, read=read)
            except TimeoutError:
                reason = f"no answer within {self._timeout:g} seconds"
                raise UnreachableError(reason, connected=False) from None
            finally:
                turn.free_at = loop.time() + turn.pause

    async def _send(self, method: str, url: httpx.URL, *, read: bool) -> tuple[Hop, bytes]:
        addresses = await self._addresses(url)
        for number, address in enumerate(addresses, start=1):
            try:
                return await self._send_to(address, method, url, read=read)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if number == len(addresses) or _is_about_tls(error):
                    raise _unreachable(error) from error
            except httpx.HTTPError as error:
                raise _unreachable(error) from error
        raise UnreachableError("its host has no address", connected=False)

    async def _send_to(
        self, address: str, method: str, url: httpx.URL, *, read: bool
    ) -> tuple[Hop, bytes]:
        """Send to the very address that was checked; asking for the name again could give another."""
        request = httpx.Request(
            method,
            url.copy_with(host=address, fragment=None),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": self._agent,
                "Accept": "*/*",
                "Accept-Encoding": "identity",
            },
            extensions={
                "sni_hostname": url.raw_host.decode("ascii"),
                "timeout": httpx.Timeout(self._timeout, connect=self._timeout / 2).as_dict(),
            },
        )
        response = await self._transport.handle_async_request(request)
        try:
            plain = response.headers.get("content-encoding", "identity") == "identity"
            body = await _beginning(response) if read and plain else b""
        finally:
            await response.aclose()
        return Hop(str(url), response.status_code, _target(url, response)), body

    async def _addresses(self, url: httpx.URL) -> list[str]:
        """The addresses of a host, all of them checked: IPv4 first, at most one of each kind."""
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii")
        try:
            found = await asyncio.get_running_loop().getaddrinfo(
                host, port, type=socket.SOCK_STREAM
            )
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "its host name is not one"
            raise UnreachableError(f"{host}: {reason}", connected=False) from error
        by_kind: dict[int, str] = {}
        for family, _, _, _, where in sorted(found, key=lambda one: one[0] != socket.AF_INET):
            address = str(where[0])
            if not self._private and not is_public(address):
                # Not a failed connection: the network may well be there.
                reason = f"{host} is inside a private network, which is not visited"
                raise UnreachableError(reason, connected=True)
            by_kind.setdefault(family, address)
        return list(by_kind.values())


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Args:
        address: Version 4 or 6, as text.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        # Addresses of version 4 in disguise: mapped, 6to4, Teredo.
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or [None])[0]
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return parsed.is_global and not parsed.is_multicast


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise UnreachableError("this is no web address", connected=True) from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise UnreachableError(f"{parsed.scheme or 'this'} is no web address", connected=True)
    return parsed


def _target(url: httpx.URL, response: httpx.Response) -> str | None:
    """Where an answer redirects to, if it does."""
    location: str = response.headers.get("location", "").strip()
    if response.status_code not in REDIRECTS or not location:
        return None
    try:
        return urljoin(str(url), location)
    except ValueError as error:
        reason = f"redirects to {location!r}, which is no web address"
        raise UnreachableError(reason, connected=True) from error


async def _beginning(response: httpx.Response) -> bytes:
    body = b""
    async for part in response.aiter_raw():
        body += part
        if len(body) >= LARGEST_BODY:
            break
    return body[:LARGEST_BODY]


def _unreachable(error: httpx.HTTPError) -> UnreachableError:
    if _is_about_tls(error):
        return UnreachableError(f"no secure connection: {error}", connected=True)
    connected = not isinstance(error, httpx.ConnectError | httpx.TimeoutException)
    return UnreachableError(str(error) or type(error).__name__, connected=connected)


def _is_about_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
