"""Workable's widget API: one row for each place of a job, all with the same shortcode."""

from dataclasses import replace

from bot.jobs.posting import Batch, Posting
from bot.jobs.sources.fields import Row, loaded, rows_under


def parse(data: bytes) -> Batch:
    """Read an account's reply.

    Args:
        data: The reply of `/api/v1/widget/accounts/{account}?details=true`.

    Raises:
        SourceError: It is not such a reply.
    """
    document = loaded(data, "Workable's {name, jobs: [...]}")
    employer = Row(document).line("name")
    jobs: dict[str, Posting] = {}
    batch = Batch()
    for job in rows_under(document, "jobs", "Workable's reply"):
        posting = _posting(job, employer)
        key = posting.source_id or posting.url or f"row {len(jobs)}"
        if key not in jobs:
            jobs[key] = posting
            continue
        known = jobs[key]
        places = dict.fromkeys([*known.location.split("; "), *posting.location.split("; ")])
        jobs[key] = replace(
            known,
            location="; ".join(filter(None, places)),
            countries=tuple(dict.fromkeys(known.countries + posting.countries)),
        )
        batch.skip(f"{key} {posting.location}", f"another place of {key}, added to it")
    batch.extend(list(jobs.values()))
    return batch


def _posting(job: Row, employer: str) -> Posting:
    places = [place for place in job.rows("locations") if place.flag("hidden") is not True]
    named = [_place(place, "city", "region", "country") for place in places]
    if not places:
        named = [_place(job, "city", "state", "country")]
    return Posting(
        source="workable",
        source_id=job.line("shortcode") or job.line("code"),
        title=job.line("title"),
        employer=employer,
        url=job.url("url") or job.url("shortlink"),
        apply_url=job.url("application_url"),
        location="; ".join(filter(None, named)),
        requirements=job.text("requirements"),
        description="\n".join(filter(None, [job.text("description"), job.text("benefits")])),
        # False only says that the box was not ticked: the text may still tell of remote days.
        remote="full" if job.flag("telecommuting") else None,
        countries=tuple(code for place in places if (code := place.line("countryCode").upper())),
        employment_types=tuple(job.lines("employment_type")),
        date_posted=job.day("published_on") or job.day("created_at"),
    )


def _place(place: Row, *keys: str) -> str:
    return ", ".join(part for key in keys if (part := place.line(key)))
