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
    def site_names(self) -> dict[str, str]:
        """What sites are called, by host."""
        return {site.host: site.name for site in self.sites}

    def site_name(self, url: str) -> str:
        """What readers call the site of a page; its host name if nobody has named it."""
        host = url.split("/", 3)[2].lower().removeprefix("www.")
        names = self.site_names
        parts = host.split(".")
        for start in range(len(parts) - 1):
            name = names.get(".".join(parts[start:]))
            if name:
                return name
        return host
