"""Greenhouse's job board API: `{"jobs": [...]}`, descriptions as escaped HTML."""

from bot.jobs.posting import Batch, Pay, Posting
from bot.jobs.sources.fields import Row, loaded, rows_under

_CENTS = 100


def parse(data: bytes) -> Batch:
    """Read a board's reply, or that for a single job.

    Args:
        data: The reply of `/v1/boards/{board}/jobs?content=true`.

    Raises:
        SourceError: It is not such a reply.
    """
    document = loaded(data, "Greenhouse's {jobs: [...]}")
    if isinstance(document, dict) and "jobs" not in document and "absolute_url" in document:
        document = {"jobs": [document]}
    batch = Batch()
    for job in rows_under(document, "jobs", "Greenhouse's reply"):
        if "internal_job_id" in job and job.raw("internal_job_id") is None:
            batch.skip(job.line("title") or job.line("id"), "a prospect post, not an open position")
        else:
            batch.extend([_posting(job)])
    return batch


def _posting(job: Row) -> Posting:
    custom = [
        f"{field.line('name')}: {', '.join(field.lines('value'))}"
        for field in job.rows("metadata")
        if field.lines("value")
    ]
    offices = [office.line("location") or office.line("name") for office in job.rows("offices")]
    place = job.line("location", "name") or "; ".join(filter(None, offices))
    return Posting(
        source="greenhouse",
        source_id=job.line("id"),
        title=job.line("title"),
        employer=job.line("company_name"),
        url=job.url("absolute_url"),
        location=place,
        description="\n".join([job.text("content"), *custom]).strip(),
        pay=_pay(job),
        # updated_at moves with every edit, so that it does not say when the job was posted.
        date_posted=job.day("first_published"),
        valid_through=job.day("application_deadline"),
        language=job.line("language"),
    )


def _pay(job: Row) -> Pay | None:
    for pay in job.rows("pay_input_ranges"):
        low, high = pay.amount("min_cents"), pay.amount("max_cents")
        currency = pay.line("currency_type").upper()
        if not currency or (low is None and high is None):
            continue
        # Nobody documents whether yen, which have no cents, are multiplied: 5,000,000 "cents" may
        # be a yearly 5,000,000 yen, and never 50,000.
        largest = high or low
        scale = _CENTS
        if currency == "JPY" and largest is not None and largest < 50_000_000:
            scale = 1
        return Pay(low and low / scale, high and high / scale, currency, None)
    return None
