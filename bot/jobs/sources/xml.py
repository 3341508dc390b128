"""XML from outside: no document types, no entities, a bounded size."""

from xml.etree.ElementTree import Element, ParseError  # parsing itself is left to defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.jobs.posting import SourceError
from bot.jobs.sources.fields import MAX_BYTES


def parsed(data: bytes, what: str) -> Element:
    """Parse a document.

    Args:
        data: The document.
        what: What it should be, for the message.

    Raises:
        SourceError: It is too large, no XML, or it declares entities.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise SourceError(
            "it declares a document type, which a feed of jobs has no need of"
        ) from None
    except (ParseError, LookupError, ValueError) as error:
        raise SourceError(f"expected {what}: {str(error)[:100]}") from None
    return root
