"""The knowledge base as the rest of the program sees it: immutable, whole and consistent."""

import hashlib
from functools import cached_property

from pydantic import ConfigDict

from bot.knowledge.employers import Employer, Office
from bot.knowledge.lexicon import Wordings
from bot.knowledge.model import Model
from bot.knowledge.models import (
    Aspect,
    Entry,
    Fact,
    Lexicon,
    OutOfScope,
    Site,
    SmallTalk,
    Topic,
)
from bot.knowledge.nationalities import Nationality
from bot.knowledge.routes import CountryList, NamedCondition, Route, RouteGroup, SharedRule
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
        routes: Ways into work in Japan by id.
        route_groups: The order in which they are listed, under headings.
        nationalities: What a passport changes, by country code.
        employers: Employers, job boards and agencies by id.
        offices: Offices and helplines by id.
        common_rules: Rules that several routes share.
        conditions: Conditions that several rules share, by id.
        country_lists: Countries that rules treat alike, by id.
        sites: What web sites are called.
        small_talk: Greetings, thanks, distress and the like, by id.
        out_of_scope: Messages that must not be answered.
        lexicon: How people type.
        ui: The fixed sentences.
        wordings: How people write countries, places and levels; None if lexicon/ is not there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    digest: str
    entries: dict[str, Entry]
    sections: dict[str, str]
    facts: dict[str, Fact]
    topics: dict[str, Topic]
    aspects: dict[str, Aspect]
    routes: dict[str, Route]
    route_groups: list[RouteGroup]
    nationalities: dict[str, Nationality]
    employers: dict[str, Employer]
    offices: dict[str, Office]
    common_rules: list[SharedRule]
    conditions: dict[str, NamedCondition]
    country_lists: dict[str, CountryList]
    sites: list[Site]
    small_talk: dict[str, SmallTalk]
    out_of_scope: OutOfScope
    lexicon: Lexicon
    ui: Ui
    wordings: Wordings | None = None

    @cached_property
    def taught(self) -> str:
        """Hash, in hex, over what the matcher learns from; a new date or figure leaves it as it is."""
        said = self.model_dump_json(
            include={
                "entries": {"__all__": {"id", "title", "button", "short", "phrasings"}},
                "small_talk": {"__all__": {"id", "phrasings"}},
                "out_of_scope": True,
                "lexicon": True,
                "topics": True,
                "aspects": True,
            }
        )
        return hashlib.sha256(said.encode()).hexdigest()

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
