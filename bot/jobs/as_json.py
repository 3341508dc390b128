"""A listing as JSON: schema.org's JobPosting names, and our own fields beside them."""

from typing import Any

from bot.jobs.listing import Facts, Listing

_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}
_KINDS = {
    "internship": "INTERN",
    "part_time": "PART_TIME",
    "full_time": "FULL_TIME",
    "permanent": "FULL_TIME",
}


def as_json(listing: Listing) -> dict[str, Any]:
    """The object that `senpai jobs import --json` writes.

    Args:
        listing: The listing.

    Returns:
        schema.org properties where there is something to say (a property without a value is left
        out), every field of `Facts` (null when unknown), and `evidence` for each that is known.
    """
    own = listing.model_dump(mode="json", include=set(Facts.model_fields))
    for key in ("salary_min", "salary_max", "experience_years", "hours_per_week"):
        own[key] = _short(own[key])
    rest = {
        "source": listing.source,
        "employer": listing.employer or None,
        "employer_hidden": listing.employer_hidden,
        "location_text": listing.location_text or None,
        "salary_text": listing.salary_text or None,
        "language": listing.language,
        "date_posted": _day(listing.date_posted),
        "valid_through": _day(listing.valid_through),
        "apply_url": listing.apply_url or None,
        "countries": list(listing.countries),
        "notes": list(listing.notes),
    }
    evidence = {name: one.model_dump() for name, one in listing.evidence.items()}
    return {**_schema_org(listing), **own, **rest, "evidence": evidence}


def _schema_org(listing: Listing) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": listing.title,
        "description": listing.description,
        "url": listing.url,
        "identifier": {"@type": "PropertyValue", "name": listing.source, "value": listing.source_id}
        if listing.source_id
        else None,
        "hiringOrganization": {"@type": "Organization", "name": listing.employer}
        if listing.employer
        else None,
        "datePosted": _day(listing.date_posted),
        "validThrough": _day(listing.valid_through),
        "employmentType": _employment_type(listing),
        "jobLocation": _locations(listing),
        "jobLocationType": "TELECOMMUTE" if listing.remote == "full" else None,
        "applicantLocationRequirements": {"@type": "Country", "name": "Japan"}
        if listing.remote_scope == "japan"
        else None,
        "baseSalary": _base_salary(listing),
        "occupationalCategory": listing.category,
        "eligibilityToWorkRequirement": _eligibility(listing),
        "educationRequirements": _education(listing),
        "experienceRequirements": _experience(listing),
        "jobStartDate": listing.start if listing.start and listing.start[:2] == "20" else None,
        "jobImmediateStart": True if listing.start == "asap" else None,
        "workHours": f"{_short(listing.hours_per_week)} hours per week"
        if listing.hours_per_week
        else None,
        "jobBenefits": _benefits(listing),
        "totalJobOpenings": listing.openings,
    }
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def _locations(listing: Listing) -> list[dict[str, Any]]:
    if not listing.places:
        # Abroad, or not found: as the source writes it.
        names = listing.location_text.split("; ")
        return [{"@type": "Place", "name": name} for name in names if name]
    return [
        {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "JP",
                "addressRegion": place.code,
                **({"addressLocality": place.city} if place.city else {}),
            },
        }
        for place in listing.places
    ]


def _base_salary(listing: Listing) -> dict[str, Any] | None:
    if listing.salary_period is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    if listing.salary_min is not None:
        value["minValue"] = _short(listing.salary_min)
    if listing.salary_max is not None:
        value["maxValue"] = _short(listing.salary_max)
    # schema.org has no unit for a lesson; its text is free there.
    value["unitText"] = _UNITS.get(listing.salary_period, "CLASS")
    return {"@type": "MonetaryAmount", "currency": listing.salary_currency, "value": value}


def _employment_type(listing: Listing) -> list[str]:
    kinds = [_KINDS[listing.contract]] if listing.contract in _KINDS else []
    if listing.contract == "fixed_term":
        kinds = ["TEMPORARY"]
    return kinds


def _eligibility(listing: Listing) -> str | None:
    if listing.overseas_applicants_ok is False:
        return "Applicants must live in Japan already"
    if listing.visa_sponsorship is False:
        return "Applicants must hold a status of residence that permits the work"
    return None


def _education(listing: Listing) -> dict[str, str] | None:
    if listing.degree_level is None:
        return None
    names = {
        "bachelor": "bachelor degree",
        "master": "postgraduate degree",
        "phd": "postgraduate degree",
    }
    return {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": names[listing.degree_level],
    }


def _experience(listing: Listing) -> dict[str, Any] | None:
    if listing.experience_years is None:
        return None
    return {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": round(listing.experience_years * 12),
    }


def _benefits(listing: Listing) -> str | None:
    said = [
        listing.evidence[name].text
        for name in ("housing", "flight", "insurance")
        if name in listing.evidence
    ]
    return "; ".join(dict.fromkeys(said)) or None


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _short(number: float | None) -> float | int | None:
    """15.0 as 15."""
    return int(number) if number is not None and number == int(number) else number
