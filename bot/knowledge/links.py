"""Every web address in the knowledge base, and which of them are known not to bear a visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, model_validator

from bot.knowledge.base import Knowledge
from bot.knowledge.fields import Line, Url
from bot.knowledge.model import Model


class QuietLink(Model):
    """A page, or a whole site, that `senpai kb links` leaves alone."""

    url: Url | None = Field(default=None, description="The page.")
    host: Annotated[Line, Field(pattern=r"^[a-z0-9.-]+$")] | None = Field(
        default=None, description="The host name of a site; its subdomains count too."
    )
    because: Annotated[
        Line, Field(max_length=160, description="Why, such as: answers browsers only.")
    ]

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.url is None) == (self.host is None):
            raise ValueError("names no page, or two; write either url or host")
        return self

    def covers(self, url: str) -> bool:
        """Whether an address is meant."""
        if self.host is None:
            return url == self.url
        return belongs_to(url, self.host)


@dataclass(frozen=True, slots=True)
class Link:
    """An address and everything that names it.

    Args:
        url: The address.
        used_by: What names it, such as "fact jet-pay-year", in the order of the files.
    """

    url: str
    used_by: tuple[str, ...]


def links(knowledge: Knowledge) -> list[Link]:
    """Every address in the knowledge base, each once, in the order of the files."""
    users: dict[str, list[str]] = {}
    for name, item in _items(knowledge):
        for url in addresses(item):
            names = users.setdefault(url, [])
            if name not in names:
                names.append(name)
    return [Link(url, tuple(names)) for url, names in users.items()]


def host_of(url: str) -> str:
    """The host name of an address, in lower case; empty if it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:  # such as brackets that hold no address
        return ""


def belongs_to(url: str, host: str) -> bool:
    """Whether an address is of a host or of a subdomain of it; "www." makes no difference."""
    found, wanted = host_of(url).removeprefix("www."), host.lower().removeprefix("www.")
    return found == wanted or found.endswith(f".{wanted}")


def _items(knowledge: Knowledge) -> Iterator[tuple[str, BaseModel]]:
    for entry in knowledge.entries.values():
        yield f"answer {entry.id}", entry
    for fact in knowledge.facts.values():
        yield f"fact {fact.id}", fact
    for route in knowledge.routes.values():
        yield f"route {route.id}", route
    for code, passport in knowledge.nationalities.items():
        yield f"nationality {code}", passport
    for employer in knowledge.employers.values():
        yield f"employer {employer.id}", employer
    for office in knowledge.offices.values():
        yield f"office {office.id}", office
    for listed in knowledge.country_lists.values():
        yield f"list of countries {listed.id}", listed


def addresses(value: object) -> Iterator[str]:
    """The texts that are addresses as a whole, in a model or in a part of one."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from addresses(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from addresses(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from addresses(part)
    elif isinstance(value, str) and value.startswith(("https://", "http://")) and " " not in value:
        yield value
