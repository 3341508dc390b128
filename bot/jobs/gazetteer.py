"""The places of Japan as people write them, from `knowledge/lexicon/places.yaml`."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.knowledge.strict_yaml import parse

FILE = Path("lexicon", "places.yaml")
"""Where the places are, below the knowledge folder."""

Kind = Literal["city", "ward", "town", "village", "station", "area"]


class GazetteerError(Exception):
    """The file of places cannot be used; the message says where."""


class Spot(BaseModel):
    """A city, ward, town, station or area of a prefecture, as the file has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kanji: str | None = None
    kind: Kind = "city"
    of: str | None = None
    aliases: tuple[str, ...] = ()
    common_word: bool = False


class Prefecture(BaseModel):
    """A prefecture with what lies in it, as the file has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    kanji: str
    region: str
    aliases: tuple[str, ...] = ()
    cities: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a name may mean.

    Args:
        prefecture: The prefecture it is, or lies in.
        spot: The place in it; None if the name is the prefecture's own.
    """

    prefecture: Prefecture
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text.

    Args:
        start: Where it begins.
        end: Where it ends.
        readings: What it may mean.
        sure: Whether its form says that it is a place ("Ota-ku", "太田市"), not only its spelling.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    sure: bool


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_KANJI = re.compile("[\u3041-\u30ff\u3400-\u9fff々]+")
_SUFFIX = re.compile(r"-(?:shi|ku|ken|fu|to|cho|chou|machi|mura|son|gun)$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:City|Ward|Prefecture|Pref\b\.?|Town|Village|Station|ku|shi|ken)\b", re.IGNORECASE
)
_KINDS_OF_SUFFIX = {
    "-ken": {"prefecture"}, "-fu": {"prefecture"}, "-to": {"prefecture"}, "-shi": {"city"},
    "-ku": {"ward"}, "city": {"city", "ward"}, "ward": {"ward"}, "prefecture": {"prefecture"},
    "pref": {"prefecture"}, "pref.": {"prefecture"}, "town": {"town"}, "village": {"village"},
    "ku": {"ward"}, "shi": {"city"}, "ken": {"prefecture"},
    "station": {"station", "city", "area", "ward"},
    "-cho": {"town"}, "-chou": {"town"}, "-machi": {"town"}, "-mura": {"village"}, "-son": {"village"},
}  # fmt: skip


class Gazetteer:
    """Finds places in texts.

    Args:
        prefectures: All 47.
    """

    def __init__(self, prefectures: list[Prefecture]) -> None:
        self.prefectures = prefectures
        self._latin: dict[str, list[Reading]] = defaultdict(list)
        self._kanji: dict[str, list[Reading]] = defaultdict(list)
        self._codes = {prefecture.code: prefecture for prefecture in prefectures}
        for prefecture in prefectures:
            own = Reading(prefecture, None)
            for name in (prefecture.name, prefecture.kanji, *prefecture.aliases):
                self._add(name, own)
            for spot in prefecture.cities:
                reading = Reading(prefecture, spot)
                for name in (spot.name, spot.kanji or "", *spot.aliases):
                    self._add(name, reading)
                if spot.kanji and len(spot.kanji) > 2 and spot.kind != "station":
                    self._add(re.sub("[市区町村]$", "", spot.kanji), reading)
        self._longest_kanji = max(map(len, self._kanji), default=0)
        self._longest_latin = max((name.count(" ") + 1 for name in self._latin), default=0)

    def by_code(self, code: str) -> Prefecture | None:
        """The prefecture with an ISO 3166-2 code such as `JP-13`."""
        return self._codes.get(code)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every place named in a text, in order and without overlaps.

        Args:
            text: Any text.
        """
        found = sorted(
            [*self._in_latin(text), *self._in_kanji(text), *self._codes_in(text)],
            key=lambda m: m.start,
        )
        yield from found

    def _add(self, name: str, reading: Reading) -> None:
        if not name:
            return
        index = self._kanji if _KANJI.fullmatch(name) else self._latin
        key = name if index is self._kanji else folded(name)
        if reading not in index[key]:
            index[key].append(reading)

    def _in_latin(self, text: str) -> Iterator[Mention]:
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            for length in range(min(self._longest_latin, len(words) - index), 0, -1):
                run = words[index : index + length]
                if any(text[a.end() : b.start()] not in {" ", "-"} for a, b in pairwise(run)):
                    continue
                mention = self._latin_run(text, run[0].start(), run[-1].end())
                if mention is not None:
                    yield mention
                    index += length
                    break
            else:
                index += 1

    def _latin_run(self, text: str, start: int, end: int) -> Mention | None:
        written = text[start:end]
        if not written[0].isupper():
            return None
        kinds: set[str] | None = None
        name = written
        if suffix := _SUFFIX.search(written):
            kinds = _KINDS_OF_SUFFIX.get(suffix[0].lower())
            if folded(written) not in self._latin:
                name = written[: suffix.start()]
            else:
                kinds = None
        readings = self._latin.get(folded(name))
        if readings is None:
            return None
        tail = _TAIL.match(text, end)
        if kinds is None and tail:
            kinds = _KINDS_OF_SUFFIX.get(tail[0].strip().lower())
            end = tail.end()
        sure = False
        if kinds:
            fitting = [reading for reading in readings if _kind(reading) in kinds]
            readings, sure = (fitting or readings), bool(fitting)
        return Mention(start, end, tuple(readings), sure)

    def _in_kanji(self, text: str) -> Iterator[Mention]:
        for run in _KANJI.finditer(text):
            at = run.start()
            while at < run.end():
                for length in range(min(self._longest_kanji, run.end() - at), 1, -1):
                    name = text[at : at + length]
                    readings = self._kanji.get(name)
                    if readings and not _inside_a_word(text, at, at + length, readings):
                        sure = any(
                            name == (r.spot.kanji if r.spot else r.prefecture.kanji)
                            and _kind(r) != "station"
                            for r in readings
                        )
                        yield Mention(at, at + length, tuple(readings), sure)
                        at += length
                        break
                else:
                    at += 1

    def _codes_in(self, text: str) -> Iterator[Mention]:
        for found in re.finditer(r"\bJP-(?:0[1-9]|[1-4]\d)\b", text):
            if prefecture := self._codes.get(found[0]):
                yield Mention(found.start(), found.end(), (Reading(prefecture, None),), sure=True)


def load(folder: Path) -> Gazetteer:
    """Read the places of a knowledge folder.

    Args:
        folder: The folder with `lexicon/places.yaml`.

    Raises:
        GazetteerError: The file is missing or wrong.
    """
    path = folder / FILE
    try:
        document = parse(FILE.as_posix(), path.read_bytes())
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}") from None
    if document.problems:
        raise GazetteerError(str(document.problems[0]))
    try:
        return Gazetteer(TypeAdapter(list[Prefecture]).validate_python(document.root))
    except ValueError as error:
        raise GazetteerError(f"{path}: {error}") from None


def folded(name: str) -> str:
    """A Latin name without case, macrons, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\s-]+", " ", plain.replace("'", "").replace("’", "")).lower().strip()


def _kind(reading: Reading) -> str:
    return reading.spot.kind if reading.spot else "prefecture"


def _inside_a_word(text: str, start: int, end: int, readings: list[Reading]) -> bool:
    """Whether a short kanji name without suffix is only a part of a longer word, such as a name."""
    if text[end - 1] in "都道府県市区町村":
        return False
    if any(
        reading.spot is None or reading.spot.kind in {"station", "area"} for reading in readings
    ):
        return False
    behind = text[end : end + 1]
    return bool(behind) and behind not in "駅市区町村内校店支 " and bool(_KANJI.match(behind))
