"""All addresses of the knowledge base: hosts side by side, the pages of a host one after another."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.cli.links.finding import Finding, Outcome
from bot.cli.links.visitor import Visitor
from bot.knowledge.links import Link, QuietLink, host_of

SIDE_BY_SIDE = 4
"""Hosts that are visited at the same time."""
FEW = 4
"""When so many hosts could not be spoken to and none could, there is no network."""
PATIENCE = 2
"""Failures to connect after which the other pages of a host are not tried."""

Progress = Callable[[str, float], None]
"""Told which host was visited, and the share of pages done (0..1)."""


class NoNetworkError(Exception):
    """No host could be reached; nothing is known of any page."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An address and what came of it."""

    link: Link
    finding: Finding


async def check(
    links: Sequence[Link], quiet: Iterable[QuietLink], visitor: Visitor, progress: Progress
) -> list[Checked]:
    """Visit every address that is not to be left alone.

    Args:
        links: The addresses.
        quiet: What is left alone.
        visitor: Visits a page.
        progress: Told how it goes on.

    Returns:
        What came of each, in the order of the links.

    Raises:
        NoNetworkError: None of the first hosts could be spoken to.
    """
    quiet = list(quiet)
    findings: dict[str, Finding] = {}
    by_host: dict[str, list[str]] = {}
    for link in links:
        reason = next((one.because for one in quiet if one.covers(link.url)), None)
        if reason:
            findings[link.url] = Finding(Outcome.SUPPRESSED, reason)
        else:
            by_host.setdefault(host_of(link.url), []).append(link.url)
    rounds = _Rounds(visitor, len(by_host), sum(map(len, by_host.values())), progress)
    # The host with most pages takes longest, so it begins.
    hosts = sorted(by_host, key=lambda host: -len(by_host[host]))
    await asyncio.gather(*(rounds.host(host, by_host[host]) for host in hosts))
    if rounds.no_network:
        raise NoNetworkError("no network here: nothing was checked")
    findings |= rounds.findings
    return [Checked(link, findings[link.url]) for link in links]


class _Rounds:
    """What is known so far while hosts are visited."""

    def __init__(self, visitor: Visitor, hosts: int, pages: int, progress: Progress) -> None:
        self.findings: dict[str, Finding] = {}
        self._visitor = visitor
        self._pages = pages
        self._progress = progress
        self._slots = asyncio.Semaphore(SIDE_BY_SIDE)
        self._spoken_to: dict[str, bool] = {}
        # One host alone that is silent proves nothing about the network.
        self._enough = max(2, min(FEW, hosts))

    @property
    def no_network(self) -> bool:
        """Whether several hosts were tried and none could be spoken to."""
        return len(self._spoken_to) >= self._enough and not any(self._spoken_to.values())

    async def host(self, host: str, urls: Sequence[str]) -> None:
        """Visit the pages of a host, one after another."""
        async with self._slots:
            failures = 0
            for url in urls:
                if self.no_network:
                    return
                if failures >= PATIENCE:
                    finding = Finding(Outcome.UNREACHABLE, f"{host} does not answer; not tried")
                else:
                    finding, connected = await self._visitor.visit(url)
                    failures = 0 if connected else failures + 1
                    self._spoken_to[host] = self._spoken_to.get(host, False) or connected
                self.findings[url] = finding
                self._progress(host, len(self.findings) / self._pages)
