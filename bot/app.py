"""Where everything is wired together: settings, knowledge base, database, doors."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_state_path
from pydantic import SecretStr

from bot.conversation.desk import Desk
from bot.knowledge.profile import Profile
from bot.logs import log_loop_error
from bot.settings import APP, Settings, SettingsError
from bot.store.store import Store
from bot.talk import SingleQuestion, StoredTalk
from bot.terminal import ask, door
from bot.understanding.build import Progress
from bot.understanding.sentences import chosen

log = logging.getLogger(__name__)


def open_desk(settings: Settings, progress: Progress) -> Desk:
    """The advisor for the knowledge base that is set; see `Desk.open` for what is raised."""
    sentences = chosen(settings.sentences)
    return Desk.open(settings.knowledge_dir, settings.cache_dir, progress, sentences)


async def chat(
    settings: Settings, desk: Desk, user: str, person: Profile, *, as_json: bool
) -> None:
    """Hold a conversation over standard input and output (`senpai chat`)."""
    async with _opened(settings) as store, _beside(desk.watch(_unsaid)):
        await door.chat(StoredTalk(desk, store, user, person), history=_history(), as_json=as_json)


async def answer(desk: Desk, questions: tuple[str, ...], person: Profile, *, as_json: bool) -> None:
    """Answer single questions (`senpai ask`)."""
    await ask.ask(lambda: SingleQuestion(desk, person), questions, as_json=as_json)


def token(settings: Settings) -> SecretStr:
    """The bot's token.

    Raises:
        SettingsError: It is not set.
    """
    given = settings.telegram_token
    if given is None or not given.get_secret_value().strip():
        raise SettingsError(
            "SENPAI_TELEGRAM_TOKEN is not set; get a token from @BotFather and write it to .env "
            "(see .env.example)"
        )
    return given


async def run(settings: Settings, token: SecretStr, desk: Desk) -> int:
    """Be the Telegram bot until a signal ends it (`senpai run`).

    Returns:
        The exit code.
    """
    # These take a third of a second to import, and the other commands do without them.
    from bot.telegram.api import Api
    from bot.telegram.run import Bot

    asyncio.get_running_loop().set_exception_handler(log_loop_error)
    async with _opened(settings) as store:
        api = Api(token, settings.telegram_api_base_url)
        bot = Bot(
            api=api,
            store=store,
            senpai=lambda: desk.senpai,
            poll_seconds=settings.poll_seconds,
            deaf_after=settings.deaf_after_seconds,
        )
        tell = _teller(store, settings.maintainer_chat, bot.wake)
        async with _beside(desk.watch(tell)):
            return await _until_signal(bot.run())


def _history() -> Path:
    return user_state_path(APP) / "chat-history"


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Store]:
    store = await Store.open(settings.database_url)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def _beside(work: Awaitable[None]) -> AsyncIterator[None]:
    """Let something run for as long as the context lasts."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _unsaid(words: str) -> None:
    """At a terminal nobody is told: the person there asks about Japan, not about our files."""
    log.info("%s", words)


def _teller(
    store: Store, chat: int | None, wake: Callable[[], None]
) -> Callable[[str], Awaitable[None]]:
    async def tell(words: str) -> None:
        log.warning("%s", words)
        if chat is None:
            return
        from bot.telegram.posts import notice

        async with store.begin() as work:
            for call in notice(chat, words):
                await work.outbox.add(call.lane, call.method, call.payload, datetime.now(UTC))
        wake()

    return tell


async def _until_signal(work: Awaitable[int]) -> int:
    """Run until it ends by itself, or until SIGINT or SIGTERM."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        return 0
