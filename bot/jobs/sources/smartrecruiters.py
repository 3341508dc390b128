"""SmartRecruiters' postings API: pages of 100 without descriptions, and one detail for each job."""

from bot.jobs.posting import Batch, Posting, Remote
from bot.jobs.sources.fields import Row, loaded, rows_under

_SECTIONS = ("jobDescription", "additionalInformation", "companyDescription")


def parse(data: bytes) -> Batch:
    """Read a page of the list, or the detail of one posting.

    Args:
        data: The reply of `/v1/companies/{company}/postings`, or of `.../postings/{id}`.

    Raises:
        SourceError: It is neither.
    """
    document = loaded(data, "SmartRecruiters' {content: [...]}")
    if isinstance(document, dict) and "content" not in document and "name" in document:
        document = {"content": [document]}
    batch = Batch()
    batch.extend(
        [_posting(job) for job in rows_under(document, "content", "SmartRecruiters' reply")]
    )
    return batch


def _posting(job: Row) -> Posting:
    where = job.row("location")
    country = where.line("country").upper()
    place = where.line("fullLocation") or ", ".join(
        part for key in ("city", "region", "country") if (part := where.line(key))
    )
    sections = job.row("jobAd", "sections")
    remote: Remote | None = None
    if where.flag("hybrid"):
        remote = "hybrid"
    elif where.flag("remote"):
        remote = "full"
    company = job.line("company", "identifier")
    url = job.url("postingUrl")
    if not url and company and job.line("id"):
        url = f"https://jobs.smartrecruiters.com/{company}/{job.line('id')}"
    return Posting(
        source="smartrecruiters",
        source_id=job.line("id") or job.line("uuid"),
        title=job.line("name"),
        employer=job.line("company", "name"),
        url=url,
        apply_url=job.url("applyUrl"),
        location=place,
        requirements=sections.text("qualifications", "text"),
        description="\n".join(text for name in _SECTIONS if (text := sections.text(name, "text"))),
        remote=remote,
        countries=(country,) if country else (),
        employment_types=tuple(job.lines("typeOfEmployment", "label")),
        date_posted=job.day("releasedDate"),
        language=job.line("language", "code"),
    )
