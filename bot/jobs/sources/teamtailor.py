"""Teamtailor's `/jobs.json`: a JSON Feed whose items hold a schema.org JobPosting."""

from dataclasses import replace

from bot.jobs.posting import Batch, Posting
from bot.jobs.sources import job_posting
from bot.jobs.sources.fields import Row, loaded, rows_under


def parse(data: bytes) -> Batch:
    """Read a feed.

    Args:
        data: The reply of `{site}/jobs.json`.

    Raises:
        SourceError: It is no JSON Feed.
    """
    document = loaded(data, "a JSON Feed")
    employer = Row(document).line("title")
    batch = Batch()
    for item in rows_under(document, "items", "a JSON Feed"):
        batch.extend([_posting(item, employer)])
    return batch


def _posting(item: Row, employer: str) -> Posting:
    posting = job_posting.posting(item.row("_jobposting"), "teamtailor")
    return replace(
        posting,
        # The feed's id stays when the title, and with it the address, changes.
        source_id=item.line("id") or posting.source_id,
        title=posting.title or item.line("title"),
        employer=posting.employer or employer,
        url=item.url("url") or posting.url,
        description=posting.description or item.text("content_html") or item.text("content_text"),
        date_posted=posting.date_posted or item.day("date_published"),
    )
