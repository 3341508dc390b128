"""Ashby's posting API: `{"apiVersion", "jobs": [...]}`; unlisted jobs and hidden pay are in it."""

from bot.jobs.posting import Batch, Pay, Posting, Remote
from bot.jobs.sources.fields import Row, loaded, period, rows_under

_REMOTE: dict[str, Remote] = {"remote": "full", "hybrid": "hybrid", "onsite": "none"}


def parse(data: bytes) -> Batch:
    """Read a board's reply.

    Args:
        data: The reply of `/posting-api/job-board/{board}?includeCompensation=true`.

    Raises:
        SourceError: It is not such a reply.
    """
    batch = Batch()
    for job in rows_under(loaded(data, "Ashby's {jobs: [...]}"), "jobs", "Ashby's reply"):
        if job.flag("isListed") is False:
            batch.skip(job.line("title") or job.line("id"), "not listed by the employer")
        else:
            batch.extend([_posting(job)])
    return batch


def _posting(job: Row) -> Posting:
    places = [
        job.line("location"),
        *(place.line("location") for place in job.rows("secondaryLocations")),
    ]
    where = job.row("address", "postalAddress")
    country = where.line("addressCountry")
    remote = _REMOTE.get(job.line("workplaceType").lower())
    if remote is None and not job.line("workplaceType") and job.flag("isRemote"):
        remote = "full"
    named = ", ".join(
        part
        for part in (where.line("addressLocality"), where.line("addressRegion"), country)
        if part
    )
    if named and named.lower() not in " ".join(places).lower():
        places.append(named)
    return Posting(
        source="ashby",
        source_id=job.line("id"),
        title=job.line("title"),
        url=job.url("jobUrl"),
        apply_url=job.url("applyUrl"),
        location="; ".join(filter(None, places)),
        description=job.text("descriptionPlain") or job.text("descriptionHtml"),
        pay=_pay(job),
        remote=remote,
        countries=("JP",) if country.lower() == "japan" else (),
        employment_types=tuple(job.lines("employmentType")),
        date_posted=job.day("publishedAt"),
    )


def _pay(job: Row) -> Pay | None:
    """The salary component; equity and bonuses stand beside it, sometimes in front of it."""
    if job.flag("shouldDisplayCompensationOnJobPostings") is False:
        return None
    tiers = job.rows("compensation", "compensationTiers")
    components = job.rows("compensation", "summaryComponents")
    components += [component for tier in tiers for component in tier.rows("components")]
    for component in components:
        if component.line("compensationType").lower() != "salary":
            continue
        low, high = component.amount("minValue"), component.amount("maxValue")
        if low is not None or high is not None:
            currency = component.line("currencyCode").upper()
            return Pay(low, high, currency, period(component.line("interval")))
    return None
