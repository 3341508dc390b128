"""One visit: what robots.txt allows, the page itself, and where it redirects."""

import asyncio
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from bot.cli.links.finding import MOST_HOPS, Finding, Hop, Outcome, found
from bot.cli.links.web import UnreachableError, Web


class Visitor:
    """Visits pages.

    Args:
        web: Sends the requests.
        agent: The name that robots.txt may speak of us by.
    """

    def __init__(self, web: Web, agent: str) -> None:
        self._web = web
        self._agent = agent
        self._rules: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def visit(self, url: str) -> tuple[Finding, bool]:
        """Visit a page.

        Args:
            url: Its address.

        Returns:
            What came of it, and whether its host could be spoken to.
        """
        hops: list[Hop] = []
        at: str | None = url
        try:
            while at is not None and len(hops) < MOST_HOPS:
                rules = await self._rules_for(at)
                if not rules.can_fetch(self._agent, at):
                    return _not_wanted(url, at), True
                hops.append(await self._web.page(at))
                at = hops[-1].location
        except UnreachableError as error:
            where = f"redirects to {at}: " if hops else ""
            finding = Finding(Outcome.UNREACHABLE, f"{where}{error}")
            return finding, error.connected or bool(hops)
        return found(hops), True

    async def _rules_for(self, url: str) -> RobotFileParser:
        """The rules of a page's site; they are read once, and by one visit for all."""
        try:
            home = urljoin(url, "/robots.txt")
        except ValueError as error:  # such as brackets that hold no address
            raise UnreachableError("this is no web address", connected=True) from error
        if home not in self._rules:
            self._rules[home] = asyncio.create_task(self._read_rules(home))
        return await asyncio.shield(self._rules[home])

    async def _read_rules(self, home: str) -> RobotFileParser:
        """Read a robots.txt as RFC 9309 has it: none allows everything, a broken server nothing."""
        rules = RobotFileParser()
        at: str | None = home
        for _ in range(MOST_HOPS):
            if at is None:
                break
            hop, body = await self._web.text(at)
            at = hop.location
            if hop.status >= 500:
                rules.parse(("User-agent: *", "Disallow: /"))
                return rules
            if 200 <= hop.status < 300:
                rules.parse(body.decode("utf-8", "replace").splitlines())
                delay = rules.crawl_delay(self._agent)
                if delay:
                    self._web.slow_down(home, float(delay))
                return rules
        rules.parse(())
        return rules


def _not_wanted(url: str, at: str) -> Finding:
    where = "" if at == url else f"redirects to {at}: "
    return Finding(
        Outcome.REFUSED,
        f"{where}the site asks programs to stay away (robots.txt); look at it in a browser",
    )
