"""Statements that SQLite and PostgreSQL spell the same but SQLAlchemy keeps apart."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def is_postgresql(connection: AsyncConnection) -> bool:
    """Whether several processes may be at work in this database."""
    return connection.dialect.name == "postgresql"


def insert(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT.

    Args:
        connection: Where it will be executed.
        table: The table to insert into.
    """
    return postgresql.insert(table) if is_postgresql(connection) else sqlite.insert(table)
