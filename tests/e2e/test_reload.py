"""Edits of the knowledge base while the bot runs."""

import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import StartBot, Topics
from tests.e2e.telegram import Telegram

pytestmark = pytest.mark.e2e

ANN, MAINTAINER = 11, 77


async def test_a_broken_edit_changes_nothing_and_a_good_one_everything(
    telegram: Telegram, start_bot: StartBot, topics: Topics, small_knowledge: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(small_knowledge, folder)
    await start_bot(knowledge=str(folder), SENPAI_MAINTAINER_CHAT=str(MAINTAINER))
    question, title = topics.questions[0]
    await telegram.say(ANN, question)
    assert title in (await telegram.answer(ANN))[0].text

    file = next(path for path in (folder / "answers").glob("*.yaml") if title in path.read_text())
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace(f"title: {title}", f"titel: {title}"), encoding="utf-8")
    told = (await telegram.answer(MAINTAINER, 1, 60))[0].text
    assert re.search(rf"answers/{file.name}:\d+:\d+: error: unknown key 'titel'", told)
    assert "did you mean" in told
    await telegram.say(ANN, question)
    assert title in (await telegram.answer(ANN, 2))[1].text

    file.write_text(good.replace(f"title: {title}", "title: A new heading"), encoding="utf-8")
    assert "read again" in (await telegram.answer(MAINTAINER, 2, 90))[1].text
    await telegram.say(ANN, question)
    assert "A new heading" in (await telegram.answer(ANN, 3))[2].text


async def test_a_restart_with_broken_files_serves_the_last_good_state(
    telegram: Telegram, start_bot: StartBot, topics: Topics, small_knowledge: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(small_knowledge, folder)
    question, title = topics.questions[0]
    bot = await start_bot(knowledge=str(folder))
    await bot.stop()
    (folder / "topics.yaml").write_text("topics: [\n", encoding="utf-8")
    bot = await start_bot(knowledge=str(folder))
    await telegram.say(ANN, question)
    assert title in (await telegram.answer(ANN))[0].text
    assert "topics.yaml:" in bot.said()


async def test_without_any_good_state_the_bot_says_what_is_wrong(
    start_bot: StartBot, small_knowledge: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(small_knowledge, folder)
    (folder / "topics.yaml").write_text("topics: [\n", encoding="utf-8")
    bot = await start_bot(wait=False, knowledge=str(folder), cache=str(tmp_path / "empty"))
    assert await bot.ended(60) == 1
    assert re.search(r"topics\.yaml:\d+:\d+: error: ", bot.said())
