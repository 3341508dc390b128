"""How Alembic reaches the database: over the connection that `bot.store.migrate` hands it.

To change the schema, change bot/store/tables.py and write the next `versions/NNNN_what_it_does.py`
by hand, for both databases; tests/store/test_migrations.py says what is still different. SQLite cannot
alter most of a table: use `op.batch_alter_table`.
"""

from alembic import context

from bot.store.tables import metadata


def run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        # With BEGIN IMMEDIATE, SQLite rolls back a half-done schema as PostgreSQL does.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
