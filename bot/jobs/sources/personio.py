"""Personio's XML feed: `<workzag-jobs><position>`; an empty one is healthy, and ids repeat."""

from xml.etree.ElementTree import Element  # only the type; parsing is left to defusedxml

from bot.jobs.clean import line, plain
from bot.jobs.posting import Batch, Posting, SourceError
from bot.jobs.sources.fields import MAX_ROWS, day
from bot.jobs.sources.xml import parsed


def parse(data: bytes) -> Batch:
    """Read a company's feed.

    Args:
        data: The reply of `{company}.jobs.personio.de/xml`.

    Raises:
        SourceError: It is no such feed.
    """
    root = parsed(data, "Personio's <workzag-jobs>")
    if root.tag != "workzag-jobs":
        raise SourceError(f"expected Personio's <workzag-jobs>, found <{line(root.tag)}>")
    batch = Batch()
    seen: set[str] = set()
    for position in root.findall("position")[:MAX_ROWS]:
        posting = _posting(position)
        if posting.source_id and posting.source_id in seen:
            batch.skip(posting.source_id, "the same id again")
            continue
        seen.add(posting.source_id)
        batch.extend([posting])
    return batch


def _posting(position: Element) -> Posting:
    def text(name: str) -> str:
        return line(position.findtext(name))

    offices = [text("office")]
    offices += [line(office.text) for office in position.findall("additionalOffices/office")]
    sections = [
        f"{line(section.findtext('name'))}\n{plain(section.findtext('value'))}".strip()
        for section in position.findall("jobDescriptions/jobDescription")
    ]
    years = text("yearsOfExperience").replace("lt-", "less than ")
    if years:
        sections.append(f"{years} years of experience")
    return Posting(
        source="personio",
        source_id=text("id"),
        title=text("name"),
        employer=text("subcompany"),
        location="; ".join(dict.fromkeys(filter(None, offices))),
        description="\n".join(sections),
        employment_types=tuple(filter(None, [text("employmentType"), text("schedule")])),
        date_posted=day(position.findtext("createdAt")),
    )
