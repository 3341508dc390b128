"""Inbox, outbox, and what is kept of people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# A migration is history: it says by itself what it did, whatever bot.store.tables says today.
Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("number", Number),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("lane", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("handled_at", Moment),
        sa.PrimaryKeyConstraint("number", name="inbox_pk"),
        sa.UniqueConstraint("update_id", name="inbox_update_id_unique"),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("handled_at IS NULL")
    handled = sa.text("handled_at IS NOT NULL")
    op.create_index(
        "inbox_oldest",
        "inbox",
        ["number", "lane"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index(
        "inbox_lanes",
        "inbox",
        ["lane", "number"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index(
        "inbox_handled",
        "inbox",
        ["handled_at"],
        sqlite_where=handled,
        postgresql_where=handled,
    )
    op.create_table(
        "outbox",
        sa.Column("number", Number),
        sa.Column("lane", sa.Text, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("not_before", Moment, nullable=False),
        sa.Column("leased_until", Moment),
        sa.PrimaryKeyConstraint("number", name="outbox_pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_lanes", "outbox", ["lane", "number"])
    op.create_table(
        "consents",
        sa.Column("person", sa.Text),
        sa.Column("consent", sa.Text, nullable=False),
        sa.Column("changed_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("person", name="consents_pk"),
    )
    op.create_table(
        "memories",
        sa.Column("person", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("entry", sa.Text),
        sa.Column("topic", sa.Text),
        sa.Column("aspect", sa.Text),
        sa.Column("unanswered", sa.Text),
        sa.Column("heard_at", Moment),
        sa.PrimaryKeyConstraint("person", "place", name="memories_pk"),
    )
    op.create_index("memories_heard", "memories", ["heard_at"])
    op.create_table(
        "ratings",
        sa.Column("person", sa.Text),
        sa.Column("entry", sa.Text),
        sa.Column("helpful", sa.Boolean, nullable=False),
        sa.Column("rated_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("person", "entry", name="ratings_pk"),
    )
    op.create_index("ratings_entry", "ratings", ["entry", "helpful"])
    op.create_table(
        "misses",
        sa.Column("number", Number),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("nearest", sa.Text, nullable=False),
        sa.Column("missed_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("number", name="misses_pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("misses_person", "misses", ["person"])
