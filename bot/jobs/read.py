"""From a posting to a listing: every field, each with its evidence."""

from datetime import date, timedelta
from typing import Any

from bot.jobs.extract import benefits, credentials, english, permission, remote, terms, timing
from bot.jobs.extract.ad import Ad, Found
from bot.jobs.extract.category import category
from bot.jobs.extract.japanese import japanese as japanese_of
from bot.jobs.extract.places import whereabouts
from bot.jobs.extract.salary import Salary, includes_overtime, negotiable, salary
from bot.jobs.gazetteer import Gazetteer
from bot.jobs.listing import Evidence, Listing
from bot.jobs.posting import Posting

_OLDEST = date(2000, 1, 1)
_FURTHEST = timedelta(days=3 * 366)
"""Dates outside are placeholders: 1970 is a missing time stamp, 2099 is "no end"."""
_HIDDEN = frozenset(
    {"confidential", "anonymous", "undisclosed", "company confidential", "非公開", "社名非公開"}
)


def read(posting: Posting, gazetteer: Gazetteer, today: date) -> Listing:
    """Read everything that an advertisement states.

    Args:
        posting: The advertisement.
        gazetteer: The places of Japan.
        today: The day of reading, for which dates are judged.

    Returns:
        The listing. A field that the advertisement does not state is None.
    """
    ad = Ad(posting)
    found = _found(ad, today)
    notes: list[str] = []
    where = whereabouts(ad, gazetteer)
    places = where.places if where else ()
    if where and places:
        names = [place.prefecture for place in places]
        found["prefecture"] = Found(
            names[0] if len(names) == 1 else names, where.text, where.origin
        )
    if where and where.nationwide:
        found["nationwide"] = where.nationwide
    posted = _sane("date posted", posting.date_posted, today, notes, latest=timedelta(days=7))
    closing = _sane("closing date", posting.valid_through, today, notes)
    deadline = found.get("deadline")
    if deadline and _sane("deadline", deadline.value, today, notes) is None:
        del found["deadline"]
        deadline = None
    return Listing(
        source=posting.source,
        source_id=posting.source_id,
        url=posting.url,
        apply_url=posting.apply_url,
        title=posting.title,
        employer=posting.employer,
        employer_hidden=posting.employer.lower().strip(" ()[]") in _HIDDEN,
        location_text=posting.location,
        salary_text=posting.salary,
        description="\n".join(filter(None, [posting.requirements, posting.description])),
        language=posting.language[:2].lower() or ("ja" if ad.japanese else None),
        places=places,
        countries=posting.countries,
        employment_types=posting.employment_types,
        openings=posting.openings,
        date_posted=posted,
        valid_through=closing or (deadline.value if deadline else None),
        evidence={name: Evidence(text=one.text, origin=one.origin) for name, one in found.items()},
        notes=tuple(notes),
        **{name: one.value for name, one in found.items()},
    )


def _found(ad: Ad, today: date) -> dict[str, Found[Any]]:
    """Every field but the places, as far as it is stated."""
    work = remote.remote(ad)
    japanese = japanese_of(ad)
    degree_required, degree_level = credentials.degree(ad)
    fields: dict[str, Found[Any] | None] = {
        "category": category(ad),
        "remote": work,
        "remote_scope": remote.scope(ad, work),
        "salary_negotiable": negotiable(ad),
        "visa_sponsorship": permission.visa_sponsorship(ad),
        "overseas_applicants_ok": permission.overseas_applicants_ok(ad),
        "japanese_level": japanese.level,
        "japanese_preferred": japanese.preferred,
        "japanese_jlpt": japanese.jlpt,
        "english_level": english.english_level(ad),
        "native_english_required": english.native_english(ad),
        "english_education_years": english.english_education_years(ad),
        "degree_required": degree_required,
        "degree_level": degree_level,
        "licence_required": credentials.licence_required(ad),
        "driving_licence": credentials.driving_licence(ad),
        "experience_years": credentials.experience_years(ad),
        "start": timing.start(ad),
        "deadline": timing.deadline(ad, today),
        "closed": timing.closed(ad),
        "contract": terms.contract(ad),
        "contract_months": terms.contract_months(ad),
        "hours_per_week": terms.hours_per_week(ad),
        "housing": benefits.housing(ad),
        "flight": benefits.flight(ad),
        "insurance": benefits.insurance(ad),
    }
    pay = salary(ad)
    if pay is not None:
        fields |= _pay_fields(pay)
        fields["salary_includes_overtime"] = includes_overtime(ad)
    return {name: one for name, one in fields.items() if one is not None}


def _pay_fields(pay: Salary) -> dict[str, Found[Any]]:
    low, high = pay.yen_month
    values: dict[str, Any] = {
        "salary_period": pay.period,
        "salary_min": None if pay.minimum is None else float(pay.minimum),
        "salary_max": None if pay.maximum is None else float(pay.maximum),
        "salary_currency": pay.currency,
        "salary_min_yen_month": low,
        "salary_max_yen_month": high,
    }
    return {
        name: Found(value, pay.text, pay.origin)
        for name, value in values.items()
        if value is not None
    }


def _sane(
    what: str, day: date | None, today: date, notes: list[str], latest: timedelta = _FURTHEST
) -> date | None:
    """A date that may be true; what is left out is noted."""
    if day is None or _OLDEST <= day <= today + latest:
        return day
    notes.append(f"{what} {day} left out: it cannot be true")
    return None
