"""The oldest row of each lane. Rows of a lane wait for one another; lanes do not."""

from sqlalchemy import ColumnElement, Select, Subquery, Table, func, literal, select

WINDOW = 500
"""Rows looked at before all are.

The first row of a lane among the oldest rows is the first of that lane altogether. So a small window
is nearly always enough, however many rows wait; only when few lanes hold nearly all of them, or nearly
all are held back, every row has to be looked at.
"""


def heads(table: Table, waiting: ColumnElement[bool] | None, window: int | None) -> Subquery:
    """The numbers of the oldest waiting rows, one a lane.

    Args:
        table: With columns `number` and `lane`.
        waiting: Which rows count, or None if all do.
        window: How many of the oldest rows to look at; None for all.

    Returns:
        A subquery with the single column `number`.
    """
    rows = select(table.c.lane, table.c.number)
    if waiting is not None:
        rows = rows.where(waiting)
    if window is not None:
        # Written into the statement, so that the database plans for a small number.
        rows = rows.order_by(table.c.number).limit(_written(window))
    found = rows.subquery("oldest")
    return select(func.min(found.c.number).label("number")).group_by(found.c.lane).subquery("heads")


def first(
    table: Table,
    waiting: ColumnElement[bool] | None,
    window: int | None,
    limit: int,
) -> Select[int]:
    """The numbers of the oldest row of each lane, oldest first, locked for this transaction.

    A row that another transaction has locked is left out, and with it its lane: the rows behind it are
    not the oldest. SQLite has no row locks and needs none, because it has one writer at a time.

    Only numbers, because PostgreSQL may have to sort them all, and payloads would not fit its memory.

    Args:
        table: With columns `number` and `lane`.
        waiting: Which rows count, or None if all do.
        window: How many of the oldest rows to look at; None for all.
        limit: At most so many rows.
    """
    head = heads(table, waiting, window)
    found = (
        select(table.c.number)
        .join_from(table, head, table.c.number == head.c.number)
        .order_by(table.c.number)
        .limit(_written(limit))
        .with_for_update(of=table, skip_locked=True)
    )
    # Looked at again when the lock is there: another replica may have finished the row meanwhile.
    return found if waiting is None else found.where(waiting)


def _written(number: int) -> ColumnElement[int]:
    return literal(number, literal_execute=True)
