"""Lever's postings API: a bare list, with the requirements in `lists` beside the description."""

from bot.jobs.posting import Batch, Pay, Posting, Remote, SourceError
from bot.jobs.sources.fields import MAX_ROWS, Row, loaded, period

_REMOTE: dict[str, Remote] = {
    "remote": "full",
    "hybrid": "hybrid",
    "on-site": "none",
    "onsite": "none",
}


def parse(data: bytes) -> Batch:
    """Read a site's reply, or that for a single posting.

    Args:
        data: The reply of `/v0/postings/{site}?mode=json`.

    Raises:
        SourceError: It is not such a reply.
    """
    document = loaded(data, "Lever's list of postings")
    if isinstance(document, dict) and "hostedUrl" in document:
        document = [document]
    if not isinstance(document, list):
        raise SourceError("expected Lever's list of postings")
    batch = Batch()
    batch.extend([_posting(Row(item)) for item in document[:MAX_ROWS]])
    return batch


def _posting(job: Row) -> Posting:
    places = job.lines("categories", "allLocations") or job.lines("categories", "location")
    lists = [
        f"{section.line('text')}\n{section.text('content')}".strip()
        for section in job.rows("lists")
    ]
    country = job.line("country").upper()
    return Posting(
        source="lever",
        source_id=job.line("id"),
        title=job.line("text"),
        url=job.url("hostedUrl"),
        apply_url=job.url("applyUrl"),
        location="; ".join(places),
        salary=job.text("salaryDescriptionPlain") or job.text("salaryDescription"),
        requirements="\n".join(lists),
        description="\n".join(
            filter(
                None,
                [
                    job.text("descriptionPlain") or job.text("description"),
                    job.text("additionalPlain") or job.text("additional"),
                ],
            )
        ),
        pay=_pay(job.row("salaryRange")),
        remote=_REMOTE.get(job.line("workplaceType").lower()),
        countries=(country,) if country else (),
        employment_types=tuple(job.lines("categories", "commitment")),
        date_posted=job.day("createdAt"),
    )


def _pay(pay: Row) -> Pay | None:
    low, high = pay.amount("min"), pay.amount("max")
    if not pay or (low is None and high is None):
        return None
    return Pay(low, high, pay.line("currency").upper(), period(pay.line("interval")))
