from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Table, func, select

from bot.conversation.reply import Reply
from bot.conversation.turn import (
    Consent,
    ConsentChange,
    Erasure,
    Memory,
    Miss,
    Rating,
    Record,
    Turn,
)
from bot.store.columns import Moment, SafeText
from bot.store.people import EntryRatings, KeptMiss
from bot.store.store import Store, Work
from bot.store.tables import metadata
from tests.store.moments import MINUTE, NOON

ANA, BEN = "tg:1", "tg:2"
GIVEN, REFUSED = ConsentChange(Consent.GIVEN), ConsentChange(Consent.REFUSED)
MEMORY = Memory("jet-pay", "jet", "pay", "how much is the pay", NOON)


async def keep(
    store: Store, *records: Record, person: str = ANA, place: str = ANA, memory: Memory = MEMORY
) -> None:
    async with store.begin() as work:
        await work.people.keep(person, place, Turn(Reply(), memory, records), NOON)


async def recall(store: Store, person: str = ANA, place: str = ANA) -> tuple[Memory, Consent]:
    async with store.begin() as work:
        return await work.people.recall(person, place)


async def kept(store: Store) -> tuple[list[KeptMiss], list[EntryRatings]]:
    async with store.begin() as work:
        return await work.people.misses(100), await work.people.ratings()


async def test_a_stranger_is_unknown(store: Store) -> None:
    assert await recall(store) == (Memory(), Consent.UNKNOWN)


async def test_memory_belongs_to_a_person_in_a_place(store: Store) -> None:
    await keep(store)
    await keep(store, place="tg:-100:5", memory=Memory("visa", heard_at=NOON + MINUTE))
    assert await recall(store) == (MEMORY, Consent.UNKNOWN)
    assert await recall(store, place="tg:-100:5") == (
        Memory("visa", heard_at=NOON + MINUTE),
        Consent.UNKNOWN,
    )
    assert await recall(store, person=BEN, place="tg:-100:5") == (Memory(), Consent.UNKNOWN)
    await keep(store, memory=Memory(topic="visa"))
    assert (await recall(store))[0] == Memory(topic="visa")


async def test_an_empty_memory_leaves_no_row(store: Store) -> None:
    await keep(store)
    await keep(store, memory=Memory())
    async with store.begin() as work:
        assert await count(work, metadata.tables["memories"], ANA) == 0


async def test_conversations_that_ended_are_forgotten(store: Store) -> None:
    await keep(store, memory=Memory("old", heard_at=NOON))
    await keep(store, person=BEN, memory=Memory("new", heard_at=NOON + MINUTE))
    async with store.begin() as work:
        assert await work.people.purge(NOON + MINUTE) == 1
    assert (await recall(store))[0] == Memory()
    assert (await recall(store, person=BEN))[0].entry == "new"


@pytest.mark.parametrize("consent", [None, REFUSED, ConsentChange(Consent.UNKNOWN)])
async def test_nothing_is_kept_without_consent(store: Store, consent: ConsentChange | None) -> None:
    await keep(store, *([consent] if consent else []))
    await keep(store, Rating("jet-pay", True), Miss("where", ("jet-pay",)))
    assert await kept(store) == ([], [])


async def test_records_are_taken_in_their_order(store: Store) -> None:
    await keep(store, Rating("before", True), GIVEN, Rating("after", True), Miss("where", ()))
    misses, ratings = await kept(store)
    assert [miss.question for miss in misses] == ["where"]
    assert ratings == [EntryRatings("after", 1, 0)]
    assert (await recall(store))[1] is Consent.GIVEN


async def test_consent_is_of_one_person(store: Store) -> None:
    await keep(store, GIVEN)
    await keep(store, Rating("jet-pay", True), person=BEN)
    assert await kept(store) == ([], [])


async def test_the_newest_rating_of_a_person_counts(store: Store) -> None:
    await keep(store, GIVEN, Rating("jet-pay", True), Rating("visa", False))
    await keep(store, GIVEN, Rating("jet-pay", False), Rating("jet-pay", True), person=BEN)
    await keep(store, Rating("jet-pay", False))
    assert (await kept(store))[1] == [EntryRatings("jet-pay", 1, 1), EntryRatings("visa", 0, 1)]


async def test_misses_come_most_asked_first_then_newest(store: Store) -> None:
    await keep(store, GIVEN, *(Miss(question, ("old",)) for question in ("a", "b", "c")))
    async with store.begin() as work:
        turn = Turn(Reply(), MEMORY, (Miss("a", ("near", "nearer")),))
        await work.people.keep(ANA, ANA, turn, NOON + MINUTE)
    assert (await kept(store))[0] == [
        KeptMiss("a", ("near", "nearer"), 2, NOON + MINUTE),
        KeptMiss("c", ("old",), 1, NOON),
        KeptMiss("b", ("old",), 1, NOON),
    ]
    async with store.begin() as work:
        assert [miss.question for miss in await work.people.misses(2)] == ["a", "c"]


@pytest.mark.parametrize("consent", [Consent.REFUSED, Consent.UNKNOWN])
async def test_withdrawing_consent_erases_what_was_kept_under_it(
    store: Store, consent: Consent
) -> None:
    for person in (ANA, BEN):
        await keep(store, GIVEN, Rating("jet-pay", True), Miss("where", ()), person=person)
    await keep(store, place="elsewhere")
    await keep(store, ConsentChange(consent), memory=Memory("jet-pay"))
    misses, ratings = await kept(store)
    assert [miss.times for miss in misses] == [1]
    assert ratings == [EntryRatings("jet-pay", 1, 0)]
    assert await recall(store) == (Memory("jet-pay"), consent)
    # The conversation goes on; the question that waited for a yes does not.
    memory, _ = await recall(store, place="elsewhere")
    assert (memory.entry, memory.unanswered) == ("jet-pay", None)


async def test_hostile_text_is_kept_safely(store: Store) -> None:
    question = "'; DROP TABLE misses; -- \0 \ud83d %s {} 日本"
    await keep(store, GIVEN, Miss(question, ("a'\ud800",)), Rating("x\0", True))
    misses, ratings = await kept(store)
    assert misses[0].question == "'; DROP TABLE misses; -- � � %s {} 日本"
    assert len(misses[0].nearest) == 1
    assert ratings == [EntryRatings("x�", 1, 0)]


async def test_erasure_leaves_no_row_of_a_person_in_any_table(store: Store) -> None:
    about_people = [table for table in metadata.sorted_tables if "person" in table.c]
    others = {table.name for table in metadata.sorted_tables} - {t.name for t in about_people}
    # Posts and updates go when they are delivered and answered. Another table without a column `person`
    # has to be thought about here first.
    assert others == {"inbox", "outbox"}
    async with store.begin() as work:
        for table in about_people:
            for person in (ANA, BEN):
                await work.people._connection.execute(table.insert().values(row(table, person)))
                assert await count(work, table, person) == 1
    await keep(store, Erasure(), memory=MEMORY)
    async with store.begin() as work:
        for table in about_people:
            assert await count(work, table, ANA) == 0, f"{table.name} keeps a row"
            assert await count(work, table, BEN) == 1, f"{table.name} lost somebody else's row"
    assert await recall(store) == (Memory(), Consent.UNKNOWN)


async def test_a_person_may_begin_anew_after_an_erasure(store: Store) -> None:
    await keep(store, GIVEN, Rating("jet-pay", True), Erasure(), Rating("visa", True))
    assert await kept(store) == ([], [])
    await keep(store, GIVEN, Rating("jet-pay", True))
    assert (await kept(store))[1] == [EntryRatings("jet-pay", 1, 0)]


def row(table: Table, person: str) -> dict[str, Any]:
    """A row of any table, with something in every column that the database does not fill itself."""
    return {
        column.name: person if column.name == "person" else value(column)
        for column in table.c
        if column.name != "number"
    }


def value(column: Column[Any]) -> Any:
    if column.name == "consent":
        return Consent.GIVEN.value
    if isinstance(column.type, Moment):
        return NOON
    if isinstance(column.type, SafeText):
        return "something"
    return True if isinstance(column.type, Boolean) else 1


async def count(work: Work, table: Table, person: str) -> int:
    found = select(func.count()).select_from(table).where(table.c.person == person)
    return await work.people._connection.scalar(found) or 0
