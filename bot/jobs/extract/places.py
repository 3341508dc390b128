"""Where the work is: prefectures and cities, from the place's own text outward."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.jobs.extract.ad import MAX_QUOTE, Ad, Found, Section
from bot.jobs.extract.phrases import any_of
from bot.jobs.gazetteer import Gazetteer, Mention, Reading
from bot.jobs.listing import Origin, Place

# What is said in such a stretch is not where the work mostly is.
_ASIDE = any_of(
    r"\b(?:occasional(?:ly)?|sometimes|business trips?|head ?office|"
    r"headquarter\w*|hq|branch(?:es)? (?:in|at)|interviews?|from (?!the|"
    r"our)|clients? in|customers? in|founded|near)\b",
    r"本社",
    r"面接",
    r"出張",
    r"本部",
)
_NATIONWIDE = any_of(
    r"\bnation-?wide\b",
    r"\ball over japan\b",
    r"\bacross japan\b",
    r"\bthroughout japan\b",
    r"\bvarious (?:locations|cities|places)[^.]{0,12} japan\b",
    r"\banywhere in japan\b",
    r"全国",
)
_PLACED = any_of(
    r"\b(?:located|based|location|campus|schools? (?:in|at|across)|"
    r"office (?:in|at|is)|work(?:ing|place)? (?:in|at)|positions? (?:in|"
    r"at)|place of work|our .{3,30} in|live in|near)\b",
    r"勤務地",
    r"所在地",
    r"駅",
    r"徒歩",
    r"住所",
)
_STRETCH = re.compile(
    r"[,，](?=\s*(?:occasional|sometimes|with|also|hq|head))|[;\n()（）【】「」]", re.IGNORECASE
)
# Schools and offices are where their names say; a company's name tells nothing.
_PUBLIC = re.compile(
    r"\b(?:universit\w+|college|schools?|kindergarten|preschool|board of education|city|town"
    r"|prefectur\w+|institute|hospital|gakuen|academy)\b|大学|学校|学園|市|県|教育委員会|病院|幼稚園",
    re.IGNORECASE,
)
_ADDRESS_GAP = re.compile(r"^[\s,、/・()-]*$")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the work is.

    Args:
        places: Prefectures, each once, with the first city named in it.
        text: The words that say so.
        origin: `inferred` from the employer's name or a passing mention.
        nationwide: Whether places all over Japan are offered, and the words for it.
    """

    places: tuple[Place, ...]
    text: str
    origin: Origin
    nationwide: Found[bool] | None


def whereabouts(ad: Ad, gazetteer: Gazetteer) -> Whereabouts | None:
    """Where the work is.

    The text for the place decides; if it names no prefecture (a country, "see below"), the title,
    then what the description says of the workplace, then the employer's name.

    Args:
        ad: The advertisement.
        gazetteer: The places.
    """
    nationwide = None
    for clause in ad.clauses("location", "title"):
        if _NATIONWIDE.search(clause.text):
            nationwide = clause.found(value=True)
    order: list[tuple[Section, Origin]] = [("location", "text"), ("title", "text")]
    for section, origin in order:
        if found := _of_text(ad.texts[section], gazetteer, loose=section == "location"):
            text = ad.texts[section][:MAX_QUOTE]
            return Whereabouts(found, text, origin, nationwide)
        if nationwide:
            return Whereabouts((), "", "text", nationwide)
    if ad.posting.countries and "JP" not in ad.posting.countries:
        return None
    for clause in ad.clauses("requirements", "description"):
        if _PLACED.search(clause.text) and (found := _of_text(clause.text, gazetteer, loose=False)):
            return Whereabouts(found, clause.text[:MAX_QUOTE], "text", nationwide)
    if _elsewhere(ad):
        return None
    employer = ad.texts["employer"]
    if _PUBLIC.search(employer) and (found := _of_text(employer, gazetteer, loose=False)):
        return Whereabouts(found, ad.texts["employer"], "inferred", nationwide)
    found = _of_text(ad.texts["description"], gazetteer, loose=False)
    if len(found) == 1:
        return Whereabouts(found, _clause_of(ad, gazetteer, found[0]), "inferred", nationwide)
    return Whereabouts((), "", "text", nationwide) if nationwide else None


def _elsewhere(ad: Ad) -> bool:
    """Whether the place is stated and simply not in Japan, or nowhere ("Remote")."""
    text = ad.texts["location"]
    return bool(text) and not re.search(
        r"\bjapan\b|日本|jp\b|campus|school|various|multiple", text, re.IGNORECASE
    )


def _clause_of(ad: Ad, gazetteer: Gazetteer, place: Place) -> str:
    """The clause of the description that names a place."""
    for clause in ad.clauses("requirements", "description"):
        found = _of_text(clause.text, gazetteer, loose=False)
        if any(one.code == place.code for one in found):
            return clause.text[:MAX_QUOTE]
    return ad.texts["description"][:MAX_QUOTE]


def _of_text(text: str, gazetteer: Gazetteer, *, loose: bool) -> tuple[Place, ...]:
    """Prefectures named in a text, in order, each once.

    Args:
        text: The text.
        gazetteer: The places.
        loose: Whether every word is likely to be a place, as in a field for places.
    """
    places: dict[str, Place] = {}
    whole = list(_mentions(text, gazetteer))
    named = {
        reading.prefecture.code
        for mention in whole
        for reading in mention.readings
        if reading.spot is None
    }
    for stretch in _STRETCH.split(text) if not loose else _split_loose(text):
        if _ASIDE.search(stretch) and (places or not loose):
            continue
        for place in _resolved(stretch, list(_mentions(stretch, gazetteer)), named, loose=loose):
            known = places.get(place.code)
            if known is None or (known.city is None and place.city):
                places[place.code] = place
    return tuple(places.values())


def _split_loose(text: str) -> list[str]:
    return [part for part in _STRETCH.split(text) if part]


def _mentions(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    yield from gazetteer.mentions(text)


def _resolved(
    text: str, mentions: list[Mention], named: set[str], *, loose: bool
) -> Iterator[Place]:
    """What each mention means, given the prefectures that the whole text names."""
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        outer: set[str] = set()
        if following and _ADDRESS_GAP.match(text[mention.end : following.start]):
            # "Ibaraki, Osaka": the second may say in which prefecture the first lies.
            outer = {r.prefecture.code for r in following.readings if r.spot is None}
        reading = _chosen(mention, named, outer, loose=loose)
        if reading is None:
            continue
        city = reading.spot.name if reading.spot else None
        prefecture = reading.prefecture
        yield Place(prefecture=prefecture.name, code=prefecture.code, city=city)


def _chosen(mention: Mention, named: set[str], outer: set[str], *, loose: bool) -> Reading | None:
    own = [reading for reading in mention.readings if reading.spot is None]
    spots = [reading for reading in mention.readings if reading.spot is not None]
    inside = [
        r
        for r in spots
        if r.prefecture.code in outer and (not own or own[0].prefecture.code not in outer)
    ]
    if inside:
        return inside[0]
    if own:
        return own[0]
    within = [r for r in spots if r.prefecture.code in named]
    if within:
        return within[0]
    if named and not mention.sure and not loose:
        return None
    if not mention.sure:
        spots = [r for r in spots if r.spot and not r.spot.common_word] if not loose else spots
        if len({r.prefecture.code for r in spots}) > 1:
            # A city of its own outweighs a ward or a small town of the same name elsewhere.
            spots = [r for r in spots if r.spot and r.spot.kind in {"city", "station"}] or spots
    if len({r.prefecture.code for r in spots}) != 1:
        return None
    only = spots[0]
    if (
        named
        and only.prefecture.code not in named
        and not mention.sure
        and only.spot
        and only.spot.kind in {"ward", "town", "station"}
    ):
        return None
    return only
