"""What is kept of people: memory of conversations, consent, ratings, questions without an answer.

Consent is decided here once more, in the transaction that writes: a rating or a question is kept only
while the stored consent of its person is GIVEN, and goes when it no longer is.
"""

import json
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

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
from bot.store.sql import insert
from bot.store.tables import (
    KEPT_UNDER_CONSENT,
    consents,
    memories,
    misses,
    ratings,
    tables_of_people,
)


@dataclass(frozen=True, slots=True)
class KeptMiss:
    """A question without an answer, for maintainers.

    Args:
        question: As it was asked, without personal details.
        nearest: The entries that came nearest when it was asked last.
        times: How often it was asked in these words.
        last_at: When it was asked last (UTC).
    """

    question: str
    nearest: tuple[str, ...]
    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class EntryRatings:
    """How an entry was rated, for maintainers.

    Args:
        entry: The entry.
        helpful: People who found it helpful.
        not_helpful: People who did not.
    """

    entry: str
    helpful: int
    not_helpful: int


class People:
    """What is kept of people, as one transaction sees it.

    Args:
        connection: The transaction.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def recall(self, person: str, place: str) -> tuple[Memory, Consent]:
        """What is remembered of a conversation, and what its person allows.

        Args:
            person: Who speaks ("tg:12345"), at most 100 characters.
            place: The conversation, at most 100 characters.

        Returns:
            An empty memory and Consent.UNKNOWN when nothing is known.
        """
        found = await self._connection.execute(
            select(*_memory_columns).where(memories.c.person == person, memories.c.place == place)
        )
        row = found.first()
        consent = await self._connection.scalar(
            select(consents.c.consent).where(consents.c.person == person)
        )
        return Memory(*row) if row else Memory(), Consent(consent or Consent.UNKNOWN)

    async def keep(self, person: str, place: str, turn: Turn, now: datetime) -> None:
        """Store the outcome of a turn: its memory, then its records in their order.

        Args:
            person: Who speaks.
            place: The conversation.
            turn: What the advisor decided.
            now: The present moment.
        """
        await self._remember(person, place, turn.memory)
        for record in turn.records:
            await self._record(person, record, now)

    async def misses(self, limit: int) -> list[KeptMiss]:
        """Questions without an answer: most asked first, then newest.

        Args:
            limit: At most so many.
        """
        asked = (
            select(
                misses.c.question,
                func.count().label("times"),
                func.max(misses.c.number).label("last"),
            )
            .group_by(misses.c.question)
            .subquery()
        )
        rows = await self._connection.execute(
            select(asked.c.question, misses.c.nearest, asked.c.times, misses.c.missed_at)
            .join_from(asked, misses, misses.c.number == asked.c.last)
            .order_by(asked.c.times.desc(), asked.c.last.desc())
            .limit(limit)
        )
        return [
            KeptMiss(question, tuple(json.loads(nearest)), times, last_at)
            for question, nearest, times, last_at in rows
        ]

    async def ratings(self) -> list[EntryRatings]:
        """The ratings of every entry that has any, by entry."""
        rows = await self._connection.execute(
            select(
                ratings.c.entry,
                func.count().filter(ratings.c.helpful),
                func.count().filter(~ratings.c.helpful),
            )
            .group_by(ratings.c.entry)
            .order_by(ratings.c.entry)
        )
        return [EntryRatings(*row) for row in rows]

    async def purge(self, before: datetime) -> int:
        """Forget conversations in which nobody has written since a moment.

        Returns:
            How many conversations that were.
        """
        gone = await self._connection.execute(delete(memories).where(memories.c.heard_at < before))
        return gone.rowcount

    async def _remember(self, person: str, place: str, memory: Memory) -> None:
        if memory == Memory():
            await self._connection.execute(
                delete(memories).where(memories.c.person == person, memories.c.place == place)
            )
            return
        values = dict(zip(_memory_names, astuple(memory), strict=True))
        await self._connection.execute(
            insert(self._connection, memories)
            .values(person=person, place=place, **values)
            .on_conflict_do_update(index_elements=["person", "place"], set_=values)
        )

    async def _record(self, person: str, record: Record, now: datetime) -> None:
        match record:
            case Rating(entry, helpful):
                if await self._agreed(person):
                    values = {"helpful": helpful, "rated_at": now}
                    await self._connection.execute(
                        insert(self._connection, ratings)
                        .values(person=person, entry=entry, **values)
                        .on_conflict_do_update(index_elements=["person", "entry"], set_=values)
                    )
            case Miss(question, nearest):
                if await self._agreed(person):
                    await self._connection.execute(
                        misses.insert().values(
                            person=person,
                            question=question,
                            nearest=json.dumps(nearest),
                            missed_at=now,
                        )
                    )
            case ConsentChange(consent):
                await self._change_consent(person, consent, now)
            case Erasure():
                # Consents first: whoever is writing for this person waits there, or we wait for them
                # and then see what they wrote.
                for table in tables_of_people():
                    await self._connection.execute(delete(table).where(table.c.person == person))

    async def _agreed(self, person: str) -> bool:
        """Whether rows may be kept; the consent cannot change before this transaction ends."""
        consent = await self._connection.scalar(
            select(consents.c.consent).where(consents.c.person == person).with_for_update()
        )
        return consent == Consent.GIVEN

    async def _change_consent(self, person: str, consent: Consent, now: datetime) -> None:
        values = {"consent": consent.value, "changed_at": now}
        await self._connection.execute(
            insert(self._connection, consents)
            .values(person=person, **values)
            .on_conflict_do_update(index_elements=["person"], set_=values)
        )
        if consent is Consent.GIVEN:
            return
        for table in tables_of_people():
            if table.info.get(KEPT_UNDER_CONSENT):
                await self._connection.execute(delete(table).where(table.c.person == person))
        # Questions that wait for a yes in this person's other conversations have their answer now.
        await self._connection.execute(
            update(memories).where(memories.c.person == person).values(unanswered=None)
        )


_memory_names = tuple(field.name for field in fields(Memory))
_memory_columns = tuple(memories.c[name] for name in _memory_names)
"""A field of `Memory` is a column of the same name, in the same order."""
