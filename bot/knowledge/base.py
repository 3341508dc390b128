"""The knowledge base as the rest of the program sees it: immutable, whole and consistent."""

from functools import cached_property

from pydantic import ConfigDict

from bot.knowledge.models import (
    Aspect,
    Entry,
    Fact,
    Lexicon,
    Model,
    OutOfScope,
    Route,
    Site,
    SmallTalk,
    Topic,
)
from bot.knowledge.ui import Ui


class Knowledge(Model):
    """All of `knowledge/`, checked. Only `bot.knowledge.load` makes one.

    Args:
        digest: Hash of the files it was read from, in hex.
        entries: Answers by id, in the order of the files.
        sections: Section (the file's name) of each entry.
        facts: Facts by id.
        topics: Subjects by id.
        aspects: Aspects by id.
        routes: Ways into work in Japan, in the order they are listed.
        sites: What web sites are called.
        small_talk: Greetings, thanks, distress and the like, by id.
        out_of_scope: Messages that must not be answered.
        lexicon: How people type.
        ui: The fixed sentences.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    digest: str
    entries: dict[str, Entry]
    sections: dict[str, str]
    facts: dict[str, Fact]
    topics: dict[str, Topic]
    aspects: dict[str, Aspect]
    routes: list[Route]
    sites: list[Site]
    small_talk: dict[str, SmallTalk]
    out_of_scope: OutOfScope
    lexicon: Lexicon
    ui: Ui

    @cached_property
    def by_topic_and_aspect(self) -> dict[tuple[str, str], str]:
        """The entry that answers an aspect of a subject."""
        return {
            (entry.topic, entry.aspect): entry.id
            for entry in self.entries.values()
            if entry.topic and entry.aspect
        }

    @cached_property
    def sites_by_host(self) -> dict[str, Site]:
        """The sites that have been named."""
        return {site.host: site for site in self.sites}

    def site(self, url: str) -> Site | None:
        """The site that a page belongs to, the most exact one; None if nobody has named it."""
        parts = _host(url).split(".")
        for start in range(len(parts) - 1):
            found = self.sites_by_host.get(".".join(parts[start:]))
            if found:
                return found
        return None

    def site_name(self, url: str) -> str:
        """What readers call the site of a page; its host name if nobody has named it."""
        site = self.site(url)
        return site.name if site else _host(url)

    def is_official(self, url: str) -> bool:
        """Whether an authority, a programme or an employer itself runs the site of a page."""
        site = self.site(url)
        return site is not None and site.official == "true"


def _host(url: str) -> str:
    return url.split("/", 3)[2].lower().removeprefix("www.")
