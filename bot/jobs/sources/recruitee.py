"""Recruitee's offers API: `{"offers": [...]}` with pay, hours and closing dates in fields."""

from bot.jobs.posting import Batch, Pay, Posting, Remote
from bot.jobs.sources.fields import Row, loaded, period, rows_under


def parse(data: bytes) -> Batch:
    """Read a company's reply.

    Args:
        data: The reply of `/api/offers/`.

    Raises:
        SourceError: It is not such a reply.
    """
    batch = Batch()
    document = loaded(data, "Recruitee's {offers: [...]}")
    for offer in rows_under(document, "offers", "Recruitee's reply"):
        status = offer.line("status")
        if status and status != "published":
            batch.skip(offer.line("title") or offer.line("id"), f"its status is {status!r}")
        else:
            batch.extend([_posting(offer)])
    return batch


def _posting(offer: Row) -> Posting:
    places = [_place(place) for place in offer.rows("locations")]
    country = offer.line("country_code").upper()
    codes = [place.line("country_code").upper() for place in offer.rows("locations")] or [country]
    hours = offer.line("max_hours_per_week") or offer.line("max_hours")
    remote: Remote | None = None
    if offer.flag("hybrid"):
        remote = "hybrid"
    elif offer.flag("remote"):
        remote = "full"
    elif offer.flag("on_site"):
        remote = "none"
    return Posting(
        source="recruitee",
        source_id=offer.line("id") or offer.line("slug"),
        title=offer.line("title"),
        employer=offer.line("company_name"),
        url=offer.url("careers_url"),
        apply_url=offer.url("careers_apply_url"),
        location="; ".join(filter(None, places)) or offer.line("location"),
        requirements=offer.text("requirements"),
        description="\n".join(
            filter(None, [offer.text("description"), f"{hours} hours per week" if hours else ""])
        ),
        pay=_pay(offer.row("salary")),
        remote=remote,
        countries=tuple(dict.fromkeys(code for code in codes if code)),
        employment_types=tuple(offer.line("employment_type_code").split("_")),
        date_posted=offer.day("published_at") or offer.day("created_at"),
        valid_through=offer.day("close_at"),
    )


def _place(place: Row) -> str:
    parts = dict.fromkeys(place.line(key) for key in ("city", "state", "country"))
    return ", ".join(filter(None, parts))


def _pay(pay: Row) -> Pay | None:
    low, high = pay.amount("min"), pay.amount("max")
    if low is None and high is None:
        return None
    return Pay(low, high, pay.line("currency").upper(), period(pay.line("period")))
