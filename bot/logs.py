"""Logging on standard error, without secrets.

Whatever the process has to say goes through one handler that knows the secrets, uncaught exceptions
included; otherwise the interpreter would print a traceback, and python-telegram-bot's `InvalidToken`
has the token in its message. What people write is never logged: our own log calls do not mention it,
and other libraries, whose debugging output does, are only heard from warnings on.
"""

import asyncio
import logging
import re
import sys
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any
from urllib.parse import quote

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
HIDDEN = "[secret]"
"""What stands for a secret."""

_TOKEN = re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
# Databases repeat the values of a failed statement, and those may be what somebody wrote.
_VALUES = re.compile(r"^(\[parameters:|DETAIL:).*", re.MULTILINE)
# A line of a log is not to move the cursor of a terminal; line breaks of tracebacks stay.
_CONTROLS = dict.fromkeys(
    {*range(32), *range(127, 160)} - {ord("\n"), ord("\t")}, "\N{REPLACEMENT CHARACTER}"
)

log = logging.getLogger(__name__)


class Redaction(logging.Formatter):
    """Formats records and takes secrets out of the finished text, tracebacks included.

    Args:
        secrets: Texts that must not appear; anything shaped like a bot token does not either.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(FORMAT)
        forms = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(forms, key=len, reverse=True)

    def __repr__(self) -> str:
        return "Redaction()"

    def format(self, record: logging.LogRecord) -> str:
        """The text of a record, without secrets, values of a database and control characters."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = _VALUES.sub(r"\1 ...", _TOKEN.sub(HIDDEN, text))
        return text.translate(_CONTROLS)


class _Handler(logging.StreamHandler[Any]):
    """Writes to standard error, and says nothing of a record that cannot be formatted."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        # Python's own would print the arguments as they are.
        error = sys.exc_info()[0]
        name = error.__name__ if error else "an error"
        self.stream.write(f"{record.pathname}:{record.lineno}: not logged because of {name}\n")


def set_up_logging(level: str, secrets: Iterable[str]) -> None:
    """Send everything to standard error, without secrets.

    Args:
        level: Least severity of our own records ("INFO"); those of libraries begin at WARNING.
        secrets: Texts that must not appear, such as the bot's token.
    """
    handler = _Handler(sys.stderr)
    handler.setFormatter(Redaction(secrets))
    root = logging.getLogger()
    for other in [other for other in root.handlers if isinstance(other, _Handler)]:
        root.removeHandler(other)
    root.addHandler(handler)
    others = max(logging.WARNING, logging.getLevelNamesMapping()[level])
    root.setLevel(others)
    for name in ("httpx", "httpcore", "telegram"):  # the addresses that they log hold the token
        logging.getLogger(name).setLevel(others)
    # It logs what it could not read of an answer, which may repeat what somebody wrote; the error
    # that it raises is logged by us.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    logging.getLogger("bot").setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread


def log_loop_error(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Log what asyncio would print; for `loop.set_exception_handler`.

    asyncio's own handler writes the repr of tasks and their results, which hold what people wrote.
    """
    log.error("%s", context.get("message", "an error in the event loop"), exc_info=_info(context))


def _info(context: Mapping[str, Any]) -> BaseException | None:
    error = context.get("exception")
    return error if isinstance(error, BaseException) else None


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("ended by an uncaught exception", exc_info=(kind, error, trace))


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    log.error("an exception that nobody can catch", exc_info=unraisable.exc_value)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None or args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread else "a thread"
    log.error(
        "%s ended by an uncaught exception",
        name,
        exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
    )
