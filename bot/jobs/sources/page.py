"""JobPostings in a web page: JSON-LD first, else microdata or RDFa."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.jobs.clean import address, decoded
from bot.jobs.posting import Batch, SourceError
from bot.jobs.sources import job_posting
from bot.jobs.sources.fields import MAX_BYTES, Row

_MAX_NODES = 20_000
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|(?://\s*)?\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


def parse(data: bytes) -> Batch:
    """Read a page, or a JSON-LD document by itself.

    Args:
        data: HTML or JSON.

    Raises:
        SourceError: It is too large.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    text = decoded(data)
    batch = Batch()
    if text.lstrip()[:1] in {"{", "["}:
        _add(batch, _from_json(text, batch, "the document"), "")
        return batch
    tree = LexborHTMLParser(text)
    page = _canonical(tree)
    for number, script in enumerate(tree.css('script[type*="ld+json" i]'), start=1):
        _add(batch, _from_json(script.text(), batch, f"JSON-LD block {number}"), page)
    if not batch.postings:
        _add(batch, _marked_up(tree), page)
    if not batch.postings and not batch.skipped:
        batch.skip(page or "the page", "it holds no JobPosting")
    return batch


def _add(batch: Batch, jobs: Iterator[dict[str, Any]], page: str) -> None:
    """Add postings; pages print the same one twice, for one reader and another."""
    for job in jobs:
        posting = job_posting.posting(Row(job), "jsonld", page)
        same = [(p.title, p.employer, p.location) for p in batch.postings]
        if (posting.title, posting.employer, posting.location) in same:
            batch.skip(posting.title, "the same posting again in this page")
        else:
            batch.extend([posting])


def _from_json(text: str, batch: Batch, name: str) -> Iterator[dict[str, Any]]:
    text = _WRAPPER.sub("", text)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            document = json.loads(attempt, strict=False)
            break
        except (ValueError, RecursionError):
            continue
    else:
        batch.skip(name, "broken JSON")
        return
    yield from _postings_in(document)


def _postings_in(document: object) -> Iterator[dict[str, Any]]:
    """JobPostings anywhere in a document (`@graph`, lists, `mainEntity`), in order."""
    stack, seen = [document], 0
    while stack and seen < _MAX_NODES:
        item = stack.pop()
        seen += 1
        if isinstance(item, dict):
            if job_posting.is_posting(item):
                yield item
            else:
                stack.extend(reversed(item.values()))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def _canonical(tree: LexborHTMLParser) -> str:
    for selector, name in (
        ('link[rel="canonical"]', "href"),
        ('meta[property="og:url"]', "content"),
    ):
        node = tree.css_first(selector)
        if node is not None and (url := address(node.attributes.get(name))):
            return url
    return ""


def _marked_up(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css("[itemscope][itemtype$='JobPosting']"):
        yield _item(node, "itemprop", "itemtype")
    for node in tree.css("[typeof$='JobPosting']"):
        yield _item(node, "property", "typeof")


def _item(top: LexborNode, name: str, kind: str, depth: int = 0) -> dict[str, Any]:
    """The properties of an item, as JSON-LD would write them.

    Args:
        top: Its element.
        name: The attribute that names a property.
        kind: The attribute that makes an element an item of its own.
        depth: How deep the item is nested in others.
    """
    found: dict[str, Any] = {"@type": (top.attributes.get(kind) or "").rsplit("/", 1)[-1]}
    stack = list(_children(top))[::-1]
    seen = 0
    while stack and seen < _MAX_NODES:
        node = stack.pop()
        seen += 1
        nested = kind in node.attributes
        property_ = node.attributes.get(name)
        if property_:
            if nested and depth < 5:
                value: Any = _item(node, name, kind, depth + 1)
            else:
                value = _value(node)
            for key in property_.split():
                known = found.get(key)
                if known is None:
                    found[key] = value
                else:
                    found[key] = [*(known if isinstance(known, list) else [known]), value]
        if nested and property_:
            # An employer wrapped around a sentence is common: what else stands in it is lost only
            # as a property, the sentence itself is read as text of the element around it.
            continue
        stack.extend(list(_children(node))[::-1])
    return found


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _value(node: LexborNode) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if value := node.attributes.get(attribute):
            return value
    # Text with elements inside is kept as HTML, so that its paragraphs survive.
    return (node.html or "") if next(_children(node), None) else node.text()
