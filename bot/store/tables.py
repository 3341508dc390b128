"""The tables. `migrations/` makes them; a test keeps the two equal.

A table with a column `person` is about people: everything of a person in it goes when they ask for it
(see `people.py`), so a new table only has to name that column to be covered.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, Number, SafeText

KEPT_UNDER_CONSENT = "kept_under_consent"
"""Mark (in `Table.info`) of tables that hold rows only of people who agreed."""

# SQLite can only change a constraint by its name, so each has one.
metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "uq": "%(table_name)s_%(column_0_name)s_unique",
    }
)

inbox = Table(
    "inbox",
    metadata,
    Column("number", Number),
    Column("update_id", BigInteger, nullable=False),
    Column("lane", SafeText, nullable=False),
    Column("payload", SafeText, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("handled_at", Moment),
    PrimaryKeyConstraint("number"),
    UniqueConstraint("update_id"),
    # Numbers are never given out twice, so that a late word about a row cannot hit another.
    sqlite_autoincrement=True,
)
inbox_waiting = inbox.c.handled_at.is_(None)
# Handled rows stay for a day and outnumber the waiting ones by far; these indexes leave them out.
Index(
    "inbox_oldest",
    inbox.c.number,
    inbox.c.lane,
    sqlite_where=inbox_waiting,
    postgresql_where=inbox_waiting,
)
Index(
    "inbox_lanes",
    inbox.c.lane,
    inbox.c.number,
    sqlite_where=inbox_waiting,
    postgresql_where=inbox_waiting,
)
Index(
    "inbox_handled",
    inbox.c.handled_at,
    sqlite_where=inbox.c.handled_at.is_not(None),
    postgresql_where=inbox.c.handled_at.is_not(None),
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", Number),
    Column("lane", SafeText, nullable=False),
    Column("method", SafeText, nullable=False),
    Column("payload", SafeText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("leased_until", Moment),
    PrimaryKeyConstraint("number"),
    sqlite_autoincrement=True,
)
Index("outbox_lanes", outbox.c.lane, outbox.c.number)

consents = Table(
    "consents",
    metadata,
    Column("person", SafeText),
    Column("consent", SafeText, nullable=False),
    Column("changed_at", Moment, nullable=False),
    PrimaryKeyConstraint("person"),
)

memories = Table(
    "memories",
    metadata,
    Column("person", SafeText),
    Column("place", SafeText),
    Column("entry", SafeText),
    Column("topic", SafeText),
    Column("aspect", SafeText),
    Column("unanswered", SafeText),
    Column("heard_at", Moment),
    PrimaryKeyConstraint("person", "place"),
)
Index("memories_heard", memories.c.heard_at)

ratings = Table(
    "ratings",
    metadata,
    Column("person", SafeText),
    Column("entry", SafeText),
    Column("helpful", Boolean, nullable=False),
    Column("rated_at", Moment, nullable=False),
    PrimaryKeyConstraint("person", "entry"),
    info={KEPT_UNDER_CONSENT: True},
)
Index("ratings_entry", ratings.c.entry, ratings.c.helpful)

misses = Table(
    "misses",
    metadata,
    Column("number", Number),
    Column("person", SafeText, nullable=False),
    Column("question", SafeText, nullable=False),
    Column("nearest", SafeText, nullable=False),
    Column("missed_at", Moment, nullable=False),
    PrimaryKeyConstraint("number"),
    info={KEPT_UNDER_CONSENT: True},
    sqlite_autoincrement=True,
)
Index("misses_person", misses.c.person)


def tables_of_people() -> list[Table]:
    """Every table about people; the one that settles whether rows may be kept comes first."""
    found = [table for table in metadata.sorted_tables if "person" in table.c]
    return sorted(found, key=lambda table: table is not consents)
