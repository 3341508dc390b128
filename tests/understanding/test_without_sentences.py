"""The bot without its sentence model: the setting, the child that learns, and what is answered."""

from pathlib import Path

import pytest

from bot import app
from bot.conversation.senpai import Senpai
from bot.conversation.turn import Consent, Incoming, Memory
from bot.settings import Settings, SettingsError, settings
from bot.understanding import build
from bot.understanding.sentences import NoSentences, chosen, installed, named


def quiet(_doing: str, _done: float) -> None: ...


@pytest.fixture(scope="module")
def off(small_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Senpai]:
    cache = tmp_path_factory.mktemp("words-only")
    chosen_settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        sentences="off",
        knowledge_dir=small_knowledge,
        cache_dir=cache,
    )
    return cache, app.open_desk(chosen_settings, quiet).senpai


def test_parent_and_child_agree_on_words_only(off: tuple[Path, Senpai]) -> None:
    cache, senpai = off
    assert senpai.understanding.matcher.model.sentences == NoSentences.name
    assert senpai.understanding.matcher.model.examples_dense.shape[1] == 0
    # Nothing was read with the sentence model, and what was learnt is kept under its own name.
    assert list(cache.rglob("sentences-*")) == []
    assert [path.name.endswith(f"-{NoSentences.name}.npz") for path in cache.rglob("model-*")] == [
        True
    ]


def test_words_alone_find_answers(off: tuple[Path, Senpai], now) -> None:
    _, senpai = off
    right = asked = 0
    for entry in senpai.knowledge.entries.values():
        for question in entry.phrasings[:5]:
            turn = senpai.reply(Incoming(question), Memory(), Consent.REFUSED, now)
            outcomes = [message.outcome for message in turn.reply.messages if message.outcome]
            right += any(
                candidate.id == entry.id for one in outcomes for candidate in one.candidates[:1]
            )
            asked += 1
    assert right > 0.9 * asked


def test_a_model_of_one_kind_is_not_served_with_the_other(
    off: tuple[Path, Senpai], senpai: Senpai
) -> None:
    if installed().name == NoSentences.name:
        pytest.skip("no sentence model installed")
    _, without = off
    assert senpai.understanding.matcher.model.sentences == installed().name
    taught = senpai.knowledge.taught
    folder = Path("cache")
    assert build.path_of(folder, taught, NoSentences.name) != build.path_of(
        folder, taught, installed().name
    )
    with pytest.raises(ValueError, match="trained with"):
        Senpai(without.knowledge, without.understanding.matcher.model, installed())


def test_choosing() -> None:
    assert chosen("off").name == NoSentences.name
    assert chosen("on") is installed()
    assert named(NoSentences.name).name == NoSentences.name
    assert named(installed().name).name == installed().name
    with pytest.raises(ValueError, match="not installed"):
        named("another-model")


def test_a_wrong_value_is_told_with_the_right_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENPAI_SENTENCES", "maybe")
    settings.cache_clear()
    try:
        with pytest.raises(SettingsError, match=r"SENPAI_SENTENCES: .*'on' or 'off'"):
            settings()
    finally:
        settings.cache_clear()
