"""A pasted advertisement: plain text or HTML whose lines may carry labels."""

import re

from bot.jobs.clean import address, decoded, line, plain
from bot.jobs.posting import Batch, Posting, SourceError
from bot.jobs.sources.fields import MAX_BYTES

_LABELS = {
    "title": "title|job title|position|position title|role|job|職種|募集職種|求人タイトル|posisyon",
    "employer": "company|company name|employer|school|school name|organi[sz]ation|institution|"
    "hiring organi[sz]ation|会社名|企業名|社名|法人名|学校名|事業所名|kumpanya",
    "location": "locations?|place|place of work|work ?place|work location|job location|area|address"
    "|city|prefecture|where|勤務地|就業場所|所在地|勤務場所|場所|住所|lugar",
    "salary": "salary|pay|wages?|hourly wage|hourly rate|monthly (?:salary|pay|wage)|annual salary|"
    "compensation|remuneration|salary range|rate|salary ?/ ?compensation|給与|給料|賃金|月給|時給"
    "|年収|日給|報酬|月収|月額|想定年収|想定月給|sahod|sweldo",
}  # fmt: skip
_LABELLED = re.compile(r"^[\s\-*•■◆●○▼【\[]*([^:：】\]\n]{2,30}?)\s*[】\]]?\s*[:：]\s*(.*)$")
_BRACKETED = re.compile(r"^\s*[【\[]\s*([^】\]\n]{2,20}?)\s*[】\]]\s*(.*)$")
_ALONE = re.compile(
    r"^(location|salary|company|employer|position|勤務地|給与|会社名)()$", re.IGNORECASE
)
_HEADED = re.compile(r"^[■◆●○▼]\s*(\S{2,20})()\s*$")
# Labels whose own words matter to what follows ("Hourly wage: 1,800").
_KEPT = re.compile(r"hour|month|annual|年|月|時|日", re.IGNORECASE)
_VAGUE = re.compile(r"\W*(?:position|role|job|posisyon)\s*[:：]", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"'）)」]+")


def parse(data: bytes) -> Batch:
    """Read one advertisement.

    Args:
        data: What somebody pasted.

    Raises:
        SourceError: It is too large.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    text = plain(decoded(data))
    batch = Batch()
    if text:
        batch.extend([_posting(text)])
    else:
        batch.skip("the text", "it is empty")
    return batch


def _posting(text: str) -> Posting:
    parts: dict[str, list[str]] = {"title": [], "employer": [], "location": [], "salary": []}
    rest: list[str] = []
    waiting = ""
    for index, row in enumerate(text.split("\n")):
        if waiting and row.strip():
            parts[waiting].append(row)
            waiting = ""
            continue
        label, value = _label(row)
        if label == "title" and index > 1 and _VAGUE.match(row):
            label = ""  # "Position: full-time" below the title
        if label:
            named = row.removesuffix(value)
            kept = row if label == "salary" and _KEPT.search(named) else value
            if value:
                parts[label].append(kept.strip())
            else:
                waiting = label
        else:
            rest.append(row)
    title = parts["title"][0] if parts["title"] else ""
    if not title:
        title = next((row for row in rest if row.strip(" -*#")), text.split("\n", 1)[0])
        if title in rest:
            rest.remove(title)
    link = _LINK.search(text)
    return Posting(
        source="text",
        title=line(title.strip(" -*#")),
        employer=line(next(iter(parts["employer"]), "")),
        url=address(link[0].rstrip(".,;")) if link else "",
        location=line("; ".join(parts["location"])),
        salary="\n".join(parts["salary"]),
        description="\n".join(rest),
    )


def _label(row: str) -> tuple[str, str]:
    """The field that a line names, and what follows; `("", "")` for running text."""
    found = _LABELLED.match(row) or _BRACKETED.match(row)
    found = found or _HEADED.match(row) or _ALONE.match(row.strip())
    if not found:
        return "", ""
    name = found[1].strip().lower()
    value = found[2].strip()
    for label, words in _LABELS.items():
        if re.fullmatch(words, name):
            return label, value
    return "", ""
