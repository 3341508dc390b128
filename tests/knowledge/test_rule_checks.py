"""What has to fit together in routes, passports and lists."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import senpai
from bot.knowledge.load import load

TODAY = date(2026, 11, 24)
NO_NEWS = ("the review was due", "ui/en.yaml")
"""What is so in the small knowledge base: overdue facts, and greetings of the product."""


@pytest.fixture
def copy(small_knowledge: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_knowledge, tmp_path / "knowledge"))


def problems(folder: Path) -> list[str]:
    found = [str(problem) for problem in load(folder, TODAY).problems]
    return [text for text in found if not any(known in text for known in NO_NEWS)]


def broken(folder: Path, file: str, old: str, new: str) -> str:
    path = folder / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return "\n".join(problems(folder))


def test_the_small_knowledge_base_is_in_order(copy: Path) -> None:
    assert problems(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("routes/jet-alt.yaml", "id: jet-alt", "id: jet-cir", "this file is named for 'jet-alt'"),
        ("nationalities/ph.yaml", "code: PH", "code: NP", "this file is named for 'ph'"),
        ("nationalities/ph.yaml", "agreement: no", "agreement: yes", "yes, but the list"),
        ("route_groups.yaml", "[jet-alt, eikaiwa]", "[eikaiwa]", "nobody can find this route"),
        ("route_groups.yaml", "[jet-alt, eikaiwa]", "[jet-alt, jet-alt, eikaiwa]", "already"),
        ("routes/jet-alt.yaml", "year: jet-first-year", "month: jet-first-year", "JPY per month"),
        ("routes/jet-alt.yaml", ", year: jet-first-year", "", "names no amount"),
        ("routes/jet-alt.yaml", "- id: not-japanese", "- id: citizenship", "rename or remove one"),
        ("routes/jet-alt.yaml", "on: jet-alt", "on: jet-atl", "there is no list of countries"),
        ("routes/eikaiwa.yaml", "holds: free-to-work", "holds: free-work", "there is no condition"),
        ("routes/eikaiwa.yaml", "[example-school]", "[no-school]", "there is no employer"),
        ("routes/eikaiwa.yaml", "fact: eikaiwa-hiring", "fact: eikaiwa-hire", "there is no fact"),
        ("routes/jet-alt.yaml", "at_least: bachelor", "at_least: bachelors", "did you mean"),
        ("routes/jet-alt.yaml", 'opens: "09-25"', 'opens: "02-30"', "is no day of the year"),
        ("routes/jet-alt.yaml", "certainty: expected", "certainty: confirmed", "goes with a year"),
        (
            "routes/jet-alt.yaml",
            "certainty: expected",
            "certainty: confirmed, year: 2025",
            "this window is over",
        ),
        ("routes/jet-alt.yaml", "needs: {degree: {at_least: bachelor}}", "needs: {}", "asks for"),
        ("country_lists.yaml", "codes: US GB PH", "codes: US GB XX", "there is no country 'XX'"),
        ("conditions.yaml", "location: japan", "holds: free-to-work", "rests on itself"),
        ("country_lists.yaml", "checked: 2026-11-22", "checked: 2027-11-22", "still to come"),
        ("offices.yaml", "checked: 2026-11-22", "checked: 2020-11-22", ""),
    ],
    ids=lambda value: str(value)[:32],
)
def test_what_does_not_fit_is_told(copy: Path, file: str, old: str, new: str, said: str) -> None:
    found = broken(copy, file, old, new)
    assert said in found
    if said and file != "route_groups.yaml":
        assert f"{file}:" in found


def test_silence_may_not_close_a_route(copy: Path) -> None:
    found = broken(
        copy,
        "routes/jet-alt.yaml",
        "needs: {degree: {at_least: bachelor}}",
        "needs: {told: {degree: {at_least: bachelor}}}",
    )
    assert "`told` stands under `needs` of a rule with an or_condition only" in found


def test_rules_want_test_people(copy: Path) -> None:
    people = copy / "tests" / "people"
    people.mkdir(parents=True)
    (people / "few.yaml").write_text(
        "- id: graduate\n  who: A graduate.\n  profile: {nationality: [US], degree: bachelor}\n"
        "  verdicts: {jet-alt: open}\n  facts: [jet-years]\n",
        encoding="utf-8",
    )
    assert problems(copy) == []
    done = CliRunner().invoke(senpai, ["kb", "--dir", str(copy), "check"])
    assert done.exit_code == 0
    assert "routes/jet-alt.yaml:" in done.output
    assert "no test person fails the rule 'bachelors'; add one to tests/people/" in done.output
    assert "no test person meets the rule 'bachelors'" not in done.output


def test_people_are_judged(copy: Path) -> None:
    people = copy / "tests" / "people"
    people.mkdir(parents=True)
    (people / "wrong.yaml").write_text(
        "- id: pupil\n  who: A pupil.\n  profile: {nationality: [US], degree: high_school}\n"
        "  verdicts: {jet-alt: open}\n  facts: [jet-years]\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(senpai, ["kb", "--dir", str(copy), "test", "--people-only"])
    assert done.exit_code == 1
    assert "pupil: jet-alt is closed, expected open (bachelors: False)" in done.output
