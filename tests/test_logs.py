"""Logging without secrets."""

import logging
import subprocess
import sys
import textwrap
from urllib.parse import quote

import pytest
from telegram.error import InvalidToken

from bot.logs import HIDDEN, Redaction

TOKEN = "123456789:" + "AbCdEfGhIjKlMnOpQrStUvWxYz_-0123456"
OTHER = "987654321:" + "zYxWvUtSrQpOnMlKjIhGfEdCbA9876543210"
WRITTEN = "i live in mito and my name is ana"


def record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.x", logging.INFO, "x.py", 1, message, args, info)


def formatted(message: str, *args: object, error: BaseException | None = None) -> str:
    return Redaction([TOKEN, "a password"]).format(record(message, *args, error=error))


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://api.telegram.org/bot{OTHER}/getMe",
        quote(TOKEN, safe=""),
        quote(OTHER, safe=""),
        f"Bot[token={TOKEN}]",
        "postgresql://senpai:a password@db/senpai",
        "a%20password",
    ],
)
def test_secrets_are_hidden(text: str) -> None:
    shown = formatted("calling %s now", text)
    assert HIDDEN in shown
    for secret in (TOKEN, OTHER, "a password", TOKEN[10:], OTHER[10:], "a%20password"):
        assert secret not in shown
    assert "calling" in shown
    assert shown.endswith("now")


def test_what_is_no_secret_stays() -> None:
    for text in ("2026-11-24 08:36:12", "chat -1001234567890", "12:30", "update 812345678: late"):
        assert formatted("%s", text).endswith(text)


def test_tracebacks_hide_secrets_too() -> None:
    try:
        try:
            raise InvalidToken(f"The token `{OTHER}` was rejected by the server.")
        except InvalidToken as error:
            raise RuntimeError(f"no bot for {TOKEN}") from error
    except RuntimeError as error:
        shown = formatted("failed", error=error)
    assert "RuntimeError: no bot for" in shown
    assert shown.count(HIDDEN) == 2
    assert TOKEN not in shown
    assert OTHER not in shown


def test_values_of_a_failed_statement_are_hidden() -> None:
    error = ValueError(
        f"locked\n[SQL: INSERT INTO inbox]\n[parameters: ('{WRITTEN}',)]\nDETAIL:  {WRITTEN}"
    )
    shown = formatted("not stored", error=error)
    assert "[SQL: INSERT INTO inbox]" in shown
    assert WRITTEN not in shown


def test_control_characters_do_not_reach_a_terminal() -> None:
    shown = formatted("%s", "\x1b[2Jx\x9b\x00\r\n\ty")
    assert shown.endswith(
        "\N{REPLACEMENT CHARACTER}[2Jx" + "\N{REPLACEMENT CHARACTER}" * 3 + "\n\ty"
    )


def test_secrets_are_in_no_repr() -> None:
    redaction = Redaction([TOKEN])
    assert TOKEN not in repr(redaction)
    assert redaction.format(record("")).endswith(": ")
    assert Redaction(["", TOKEN]).format(record("abc")).endswith("abc")


BEFORE = f"""
    import asyncio, logging, sys, threading, warnings
    from bot.logs import log_loop_error, set_up_logging
    TOKEN = {TOKEN!r}
    WRITTEN = {WRITTEN!r}
    set_up_logging("INFO", [TOKEN])
    log = logging.getLogger("bot.test")
"""


def output(code: str) -> tuple[int, str]:
    """Run code in an interpreter of its own; return its exit code and what it printed."""
    program = textwrap.dedent(BEFORE) + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == ""
    assert TOKEN not in done.stderr
    assert TOKEN[10:] not in done.stderr
    assert WRITTEN not in done.stderr
    return done.returncode, done.stderr


def test_an_uncaught_exception_is_logged() -> None:
    code, shown = output("raise RuntimeError(TOKEN)")
    assert code == 1
    assert "CRITICAL bot.logs: ended by an uncaught exception" in shown
    assert f"RuntimeError: {HIDDEN}" in shown


def test_an_uncaught_exception_of_a_thread_is_logged() -> None:
    code, shown = output(
        """
        def work(): raise RuntimeError(TOKEN)
        thread = threading.Thread(target=work, name="watchdog")
        thread.start(); thread.join()
        quiet = threading.Thread(target=sys.exit)
        quiet.start(); quiet.join()
        """
    )
    assert code == 0
    assert "watchdog ended by an uncaught exception" in shown
    assert shown.count("ended by") == 1
    assert f"RuntimeError: {HIDDEN}" in shown


def test_what_nobody_can_catch_is_logged() -> None:
    code, shown = output(
        """
        class Bad:
            def __del__(self): raise RuntimeError(TOKEN)
        Bad()
        warnings.warn(TOKEN, stacklevel=1)
        """
    )
    assert code == 0
    assert "an exception that nobody can catch" in shown
    assert "UserWarning" in shown
    assert shown.count(HIDDEN) >= 2


def test_errors_of_the_event_loop_are_logged_without_results() -> None:
    code, shown = output(
        """
        async def main():
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(log_loop_error)
            done = loop.create_future()
            done.set_result(WRITTEN)
            loop.call_exception_handler({"message": "odd", "future": done})
            loop.call_exception_handler({"message": "bad", "exception": RuntimeError(TOKEN)})
            loop.call_soon(lambda: 1 / 0)
            await asyncio.sleep(0)
        asyncio.run(main())
        """
    )
    assert code == 0
    assert "ERROR bot.logs: odd" in shown
    assert f"RuntimeError: {HIDDEN}" in shown
    assert "ZeroDivisionError" in shown


def test_a_record_that_cannot_be_formatted_shows_nothing_of_its_arguments() -> None:
    code, shown = output('log.info("%d updates", TOKEN)\nlog.info("%d", WRITTEN)')
    assert code == 0
    assert shown.count("not logged because of TypeError") == 2


def test_levels() -> None:
    code, shown = output(
        """
        for name in ("bot.x", "httpx", "httpcore.connection", "telegram.Bot", "aiosqlite", "asyncio"):
            logging.getLogger(name).info("info of " + name)
            logging.getLogger(name).debug("debug of " + name)
            logging.getLogger(name).warning("warning of " + name)
        set_up_logging("DEBUG", [TOKEN])
        logging.getLogger("bot.x").debug("once")
        logging.getLogger("aiosqlite").debug("statement with " + WRITTEN)
        logging.getLogger("sqlalchemy.engine").info("parameters " + WRITTEN)
        set_up_logging("ERROR", [TOKEN])
        logging.getLogger("httpx").warning("too late")
        logging.getLogger("bot.x").warning("too late")
        """
    )
    assert code == 0
    assert [line.split(": ", 1)[1] for line in shown.splitlines()] == [
        "info of bot.x",
        "warning of bot.x",
        "warning of httpx",
        "warning of httpcore.connection",
        "warning of telegram.Bot",
        "warning of aiosqlite",
        "warning of asyncio",
        "once",
    ]


def test_the_log_of_telegrams_library_is_covered() -> None:
    code, shown = output(
        """
        from telegram import Bot
        bot = Bot(TOKEN)
        log.info("%r", bot)
        logging.getLogger("httpx").info("POST https://x.example/bot%s/getMe", TOKEN)
        logging.getLogger("httpx").warning("POST https://x.example/bot%s/getMe", TOKEN)
        """
    )
    assert code == 0
    assert shown.count(HIDDEN) == 2
