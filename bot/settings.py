"""What an operator may set, from the environment or a `.env` file: `SENPAI_...`."""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.knowledge.problems import did_you_mean

APP = "shigoto-senpai"
PREFIX = "SENPAI_"
CHECKOUT = Path(__file__).parents[1]


class SettingsError(Exception):
    """A setting is wrong; the message names it, its value and the remedy."""


def _default_database_url() -> str:
    return f"sqlite:///{user_data_path(APP) / 'senpai.sqlite3'}"


def _default_knowledge_dir() -> Path:
    checkout = CHECKOUT / "knowledge"
    return checkout if checkout.is_dir() else Path(__file__).parent / "_knowledge"


def _without_slash(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise ValueError("must start with https:// or http://")
    return url.rstrip("/").removesuffix("/bot")


def _page(url: str) -> str:
    if not url.startswith(("https://", "http://")) or not url.isprintable() or " " in url:
        raise ValueError("must be a web address, from https:// on")
    return url


class Settings(BaseSettings):
    """Every setting; each is read from `SENPAI_<NAME>`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    telegram_token: SecretStr | None = Field(
        default=None, description="The bot's token from @BotFather. Only `senpai run` needs it."
    )
    telegram_api_base_url: Annotated[str, AfterValidator(_without_slash)] = Field(
        default="https://api.telegram.org",
        description="Where the Bot API is: change it for a local Bot API server or an emulator.",
    )
    database_url: str = Field(
        default_factory=_default_database_url,
        description="`sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`. "
        "By default a SQLite file in the user's data folder.",
    )
    knowledge_dir: Path = Field(
        default_factory=_default_knowledge_dir,
        description="The folder with the answers. By default `knowledge/` of the checkout, else the "
        "copy inside the installed package.",
    )
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path(APP),
        description="Where what was learnt from the answers is kept; may be emptied at any time.",
    )
    sentences: Literal["on", "off"] = Field(
        default="on",
        description="off: match by words and letters alone, without the sentence model, in less than "
        "half the memory; fewer questions find their answer.",
    )
    maintainer_chat: int | None = Field(
        default=None,
        description="Telegram chat id that is told when an edit of the answers has mistakes. "
        "Without it they are only logged.",
    )
    contact_url: Annotated[str, AfterValidator(_page)] | None = Field(
        default=None,
        description="A page about this installation, told to the web sites that `senpai kb links` "
        "visits, so that their owners can complain.",
    )
    poll_seconds: Annotated[int, Field(ge=1, le=50)] = Field(
        default=25, description="How long one getUpdates call waits for messages (1 to 50)."
    )
    deaf_after_seconds: Annotated[int, Field(ge=10)] = Field(
        default=180,
        description="The bot ends with an error when Telegram has not answered getUpdates for so "
        "long, so that its supervisor starts it again.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR. Messages are never logged."
    )


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: A value is wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{PREFIX}{str(detail['loc'][0]).upper()}: {detail['msg'].removeprefix('Value error, ')}; "
            f"see .env.example"
            for detail in error.errors(include_url=False, include_input=False)
        ]
        raise SettingsError("\n".join(lines)) from None


def unknown_names(environment: Mapping[str, str]) -> Iterable[str]:
    """A sentence for each `SENPAI_...` variable that nothing reads, so that typos are seen."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    for name in sorted(environment):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            yield f"nothing reads {name}{did_you_mean(name.upper(), known)}; see .env.example"


def environment() -> Mapping[str, str]:
    """The environment variables of this process."""
    return os.environ
