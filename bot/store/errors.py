"""What goes wrong with a database in a way that its operator can put right."""

from sqlalchemy import URL


class StoreError(Exception):
    """The database cannot be used; the message says why and what to do."""


def cannot_use(url: URL, error: Exception) -> str:
    """Why a database cannot be used, without its password.

    Args:
        url: The database.
        error: What the driver or the system said.
    """
    reason = str(getattr(error, "orig", None) or error) or type(error).__name__
    if url.get_backend_name() == "sqlite":
        remedy = "check that the file can be written, or restore a backup: senpai db restore FILE"
    else:
        remedy = "check SENPAI_DATABASE_URL and that the server runs"
    return f"the database {url.render_as_string()} cannot be used: {reason}; {remedy}"
