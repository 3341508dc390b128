"""A schema.org JobPosting object, in any of the shapes that sites give it."""

import re

from bot.jobs.posting import Pay, Posting, Remote
from bot.jobs.sources.fields import Row, amount, period


def is_posting(data: object) -> bool:
    """Whether an object says that it is a JobPosting, alone or among other types."""
    types = data.get("@type") if isinstance(data, dict) else None
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1] == "JobPosting" for name in names)


def posting(job: Row, source: str, page: str = "") -> Posting:
    """A posting from the properties of a JobPosting.

    Args:
        job: The object.
        source: Name of the format it came in.
        page: Address of the page that it stood in, if it names none itself.
    """
    texts = ("responsibilities", "incentiveCompensation", "jobBenefits", "workHours", "industry")
    wanted = ("qualifications", "educationRequirements", "experienceRequirements", "skills",
              "eligibilityToWorkRequirement")  # fmt: skip
    remote: Remote | None = None
    if any("TELECOMMUTE" in kind.upper() for kind in job.lines("jobLocationType")):
        remote = "full"
    return Posting(
        source=source,
        source_id=_identifier(job),
        title=job.line("title") or job.line("name"),
        employer=_name(job, "hiringOrganization"),
        url=job.url("url") or page,
        location="; ".join(_places(job)),
        salary=" ".join(job.lines("baseSalary")) if not job.rows("baseSalary") else "",
        requirements="\n".join(text for key in wanted if (text := _words(job, key))),
        description="\n".join(
            filter(None, [job.text("description"), *(_labelled(job, key) for key in texts)])
        ),
        pay=_pay(job),
        remote=remote,
        countries=tuple(dict.fromkeys(_countries(job))),
        employment_types=tuple(job.lines("employmentType")),
        date_posted=job.day("datePosted"),
        valid_through=job.day("validThrough"),
        start=job.line("jobStartDate"),
        language=job.line("inLanguage"),
        openings=_openings(job),
    )


def _identifier(job: Row) -> str:
    return (
        job.line("identifier", "value") or job.line("identifier", "@id") or job.line("identifier")
    )


def _name(job: Row, key: str) -> str:
    organisations = job.rows(key)
    return organisations[0].line("name") if organisations else job.line(key)


def _words(job: Row, key: str) -> str:
    """A property that may be text, a list of texts, or objects with a name or description."""
    parts = job.lines(key) + [
        part
        for item in job.rows(key)
        for name in ("name", "description", "credentialCategory")
        if (part := item.line(name))
    ]
    months = [number for item in job.rows(key) if (number := item.amount("monthsOfExperience"))]
    parts += [f"{number / 12:.3g} years of experience" for number in months]
    return ", ".join(parts)


def _labelled(job: Row, key: str) -> str:
    text = _words(job, key)
    names = {"workHours": "Hours", "industry": "Industry", "jobBenefits": "Benefits"}
    return f"{names[key]}: {text}" if text and key in names else text


def _places(job: Row) -> list[str]:
    places = []
    for place in job.rows("jobLocation"):
        where = place.row("address") or place
        keys = ("streetAddress", "addressLocality", "addressRegion", "addressCountry")
        parts = [where.line(key) or where.line(key, "name") for key in keys]
        places.append(", ".join(filter(None, parts)) or place.line("address") or place.line("name"))
    return [place for place in [*places, *job.lines("jobLocation")] if place]


def _countries(job: Row) -> list[str]:
    codes = []
    for place in job.rows("jobLocation"):
        where = place.row("address")
        code = (where.line("addressCountry") or where.line("addressCountry", "name")).upper()
        codes.append({"JAPAN": "JP", "日本": "JP"}.get(code, code))
    return [code for code in codes if re.fullmatch("[A-Z]{2}", code)]


def _pay(job: Row) -> Pay | None:
    for base in job.rows("baseSalary"):
        value = base.row("value") or base
        low = value.amount("minValue") or value.amount("value") or base.amount("value")
        high = value.amount("maxValue") or value.amount("value") or base.amount("value")
        currency = base.line("currency") or value.line("currency") or job.line("salaryCurrency")
        unit = value.line("unitText") or base.line("unitText")
        if low is not None or high is not None:
            return Pay(low, high, currency.upper(), period(unit))
    number = amount(job.raw("baseSalary"))
    if number is not None and job.line("salaryCurrency"):
        return Pay(number, number, job.line("salaryCurrency").upper(), None)
    return None


def _openings(job: Row) -> int | None:
    number = job.amount("totalJobOpenings")
    return int(number) if number is not None and number < 10_000 else None
