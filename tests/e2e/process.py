"""The bot as its operator runs it: a process of its own."""

import asyncio
import os
import signal
import sys
from pathlib import Path


class BotProcess:
    """`senpai run` with settings for a test.

    Args:
        folder: For its database and log.
        url: Where the Bot API is.
        token: The bot's token.
        knowledge: The knowledge folder.
        cache: The cache folder, shared by the tests so that the matcher is trained once.
        settings: Further environment variables.
    """

    def __init__(
        self, folder: Path, *, url: str, token: str, knowledge: Path, cache: Path, **settings: str
    ) -> None:
        self.log = folder / "bot.log"
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith("SENPAI_")
        } | {
            "SENPAI_TELEGRAM_TOKEN": token,
            "SENPAI_TELEGRAM_API_BASE_URL": url,
            "SENPAI_DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}",
            "SENPAI_KNOWLEDGE_DIR": str(knowledge),
            "SENPAI_CACHE_DIR": str(cache),
            "SENPAI_POLL_SECONDS": "2",
            **settings,
        }
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; it is ready when it polls."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                cwd=Path(__file__).parents[2],
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> int:
        """Ask it to end; it is killed if it does not within ten seconds."""
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.terminate()
        return await self.ended(10)

    async def ended(self, seconds: float) -> int:
        """Wait until it ends by itself and give its exit code."""
        assert self._process is not None
        try:
            return await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            await self.kill()
            raise

    def said(self) -> str:
        """What it has written to its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")
