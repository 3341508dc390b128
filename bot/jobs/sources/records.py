"""Curated records: JSON Lines with a title, an employer and texts as a person copied them."""

import json

from bot.jobs.clean import address, decoded, line, plain
from bot.jobs.posting import Batch, Posting, SourceError
from bot.jobs.sources.fields import MAX_BYTES, MAX_ROWS, Row


def parse(data: bytes) -> Batch:
    """Read records, one a line.

    Args:
        data: JSON Lines; a record may have `title`, `employer`, `location_text`, `salary_text`,
            `requirements_text`, `description_text`, `url`, `id`, `date_posted` and `valid_through`.

    Raises:
        SourceError: It is too large.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    batch = Batch()
    for number, row in enumerate(decoded(data).split("\n")[:MAX_ROWS], start=1):
        if not row.strip():
            continue
        try:
            record = json.loads(row, strict=False)
        except (ValueError, RecursionError):
            batch.skip(f"line {number}", "no JSON")
            continue
        if isinstance(record, dict):
            batch.extend([_posting(Row(record), number)])
        else:
            batch.skip(f"line {number}", "no object")
    return batch


def _posting(record: Row, number: int) -> Posting:
    def text(key: str) -> str:
        return plain(record.raw(f"{key}_text")) or plain(record.raw(key))

    return Posting(
        source="jsonl",
        source_id=record.line("id") or f"line {number}",
        title=record.line("title"),
        employer=record.line("employer"),
        url=address(record.raw("url")) or address(record.raw("source_url")),
        apply_url=record.url("apply_url"),
        location=line(text("location")),
        salary=text("salary"),
        requirements=text("requirements"),
        description=text("description"),
        date_posted=record.day("date_posted"),
        valid_through=record.day("valid_through"),
        language=record.line("language"),
    )
