"""Mistakes inside one file, in plain words."""

import pytest

from bot.knowledge.fields import spoken_as_of
from tests.knowledge.folder import Folder


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "id: jet-pay-year",
            "id: JET pay",
            (
                "1:7: error: id: 'JET pay' is not an id; "
                "write lower case words joined by '-', such as jet-what-is"
            ),
        ),
        (
            "id: jet-pay-year",
            "id: " + "a" * 49,
            "1:7: error: id: 49 characters, the limit is 48; shorten it",
        ),
        (
            'what: "JET pay, first year"',
            'what: ""',
            "2:9: error: what: is empty; write something or remove the line",
        ),
        (
            'what: "JET pay, first year"',
            'what: "JET pay, first\\nyear"',
            (
                "2:9: error: what: 'JET pay, first\\nyear' has several lines; "
                "write one line (with '>-' it is folded into one)"
            ),
        ),
        (
            'what: "JET pay, first year"',
            "what: [JET pay, first year]",
            "2:9: error: what: expected text, got a list; write one text here",
        ),
        (
            'what: "JET pay, first year"',
            f"what: {'long ' * 30}",
            "2:9: error: what: 149 characters, the limit is 110; shorten it",
        ),
        (
            "amount: {low: 4020000, high: 4020000, unit: JPY, per: year}",
            "amount: 4020000",
            (
                "4:11: error: amount: expected keys with values, got '4020000'; "
                "write 'key: value' lines"
            ),
        ),
        (
            "low: 4020000",
            "low: 5020000",
            "4:11: error: amount: low (5,020,000) is more than high (4,020,000); exchange them",
        ),
        ("high: 4020000", "high: inf", "error: high: 'inf' is not a number; write digits only"),
        ("high: 4020000", "high: nan", "error: high: 'nan' is not a number; write digits only"),
        ("high: 4020000", "high: '4,020,000'", "error: high: '4,020,000' is not a number"),
        (
            "unit: JPY",
            "unit: yen",
            (
                "4:47: error: unit: 'yen' is not a unit; "
                "write a currency code such as JPY, or hours, days, percent ..."
            ),
        ),
        (
            "per: year",
            "per: yaer",
            (
                "4:57: error: per: 'yaer' is not possible here; "
                "write one of: hour, day, week, month, year, lesson, once, total; did you mean 'year'?"
            ),
        ),
        (
            "as_of: 2025-04",
            "as_of: April 2025",
            (
                "5:10: error: as_of: 'April 2025' is not a date; "
                "write a year, a month or a day (2025, 2025-04, 2025-04-01), or undated"
            ),
        ),
        (
            "as_of: 2025-04",
            "as_of: 2025-13",
            "5:10: error: as_of: '2025-13' is not a day of the calendar; correct it",
        ),
        (
            "as_of: 2025-04",
            "as_of: ~",
            "5:10: error: as_of: '~' is not a date",
        ),
        (
            "checked: 2026-11-22",
            "checked: 20261122",
            (
                "7:12: error: checked: '20261122' is not a date; "
                "write year-month-day, such as 2026-11-22"
            ),
        ),
        (
            "checked: 2026-11-22",
            "checked: [2026-11-22]",
            "7:12: error: checked: this is not a date",
        ),
        (
            "sources: [https://jetprogramme.org/en/faq04/]",
            "sources: []",
            "6:12: error: sources: 0 given, at least 1 needed; add more",
        ),
        *(
            (
                "sources: [https://jetprogramme.org/en/faq04/]",
                f"sources: ['{address}']",
                (
                    f"6:13: error: sources: {address!r} is not a web address; "
                    "write it whole, from https:// on"
                ),
            )
            for address in (
                "jetprogramme.org",
                "javascript:alert(1)",
                "https://jet programme.org",
                "https:///page.html",
                "https://localhost",
                "ftp://jetprogramme.org",
            )
        ),
        (
            "  review: volatile",
            "  reveiw: volatile",
            "8:3: error: unknown key 'reveiw'; did you mean 'review'?",
        ),
        (
            "  review: volatile",
            "  review: volatile\n  colour: red",
            (
                "9:3: error: unknown key 'colour'; known keys: as_of, sources, checked, review, "
                "confidence, note, id, what, value, amount"
            ),
        ),
        ("- id: jet-age", "- jet-age", "expected keys with values, got"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fact(folder: Folder, old: str, new: str, problem: str) -> None:
    if new == "- jet-age":
        folder.write("facts/jet.yaml", "- jet-age\n")
    else:
        folder.replace("facts/jet.yaml", old, new)
    assert problem in "\n".join(folder.problems())


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "answers/pay.yaml",
            "    - question 14 about jet-pay\n",
            "",
            "23:5: error: phrasings: 14 given, at least 15 needed; add more",
        ),
        (
            "answers/pay.yaml",
            "related: [jet-what, jet-age]",
            "related: [jet-what, jet-age, a, b, c, d]",
            "21:12: error: related: 6 given, at most 5 fit; remove some",
        ),
        (
            "answers/pay.yaml",
            '    - say: "Read the official page"\n',
            '    - sya: "Read the official page"\n',
            "18:7: error: unknown key 'sya'; did you mean 'say'?",
        ),
        (
            "answers/pay.yaml",
            '    - say: "Read the official page"\n',
            '    - sya: "Read the official page"\n',
            "18:7: error: 'say' is missing; add it (The step, as an instruction.)",
        ),
        (
            "sources.yaml",
            "official: true",
            "official: yes",
            "1:59: error: official: 'yes' is not possible here; write one of: true, false",
        ),
        (
            "sources.yaml",
            "host: jetprogramme.org",
            "host: https://jetprogramme.org",
            "1:10: error: host: 'https://jetprogramme.org' is not a host name; write it without",
        ),
        (
            "lexicon.yaml",
            "phone_spelling: {u: you}",
            "phone_spelling: {u: [you]}",
            "1:21: error: u: expected text, got a list; write one text here",
        ),
        (
            "lexicon.yaml",
            "follow_up: {openers: [what about], ",
            "follow_up: {opener: [what about], ",
            "3:13: error: unknown key 'opener'; did you mean 'openers'?",
        ),
        (
            "topics.yaml",
            "  - {id: eikaiwa, names: [eikaiwa]}\n",
            "  - {id: eikaiwa, name: [eikaiwa]}\n",
            "3:19: error: unknown key 'name'; did you mean 'names'?",
        ),
        (
            "ui/en.yaml",
            "{limit}",
            "{limits}",
            "error: too_long: this sentence takes {limit}, and holds '{limits}'; correct the names",
        ),
        (
            "ui/en.yaml",
            "{limit}",
            "{limit:>999999999}",
            "too_long: this sentence takes {limit}, and holds '{limit:>999999999}'; correct",
        ),
        (
            "ui/en.yaml",
            "{limit}",
            "{limit} }",
            "too_long: a '{' or '}' without its partner; write {name}, or remove it",
        ),
        (
            "ui/en.yaml",
            'helpful: "Helpful"',
            'helpful: "Helpful {name}"',
            "helpful: this sentence takes no {placeholders}, and holds '{name}'; correct the names",
        ),
        (
            "ui/en.yaml",
            'helpful: "Helpful"',
            'helpfull: "Helpful"',
            "unknown key 'helpfull'; did you mean 'helpful'?",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_other_files(folder: Folder, file: str, old: str, new: str, problem: str) -> None:
    folder.replace(file, old, new)
    found = [line for line in folder.problems() if problem in line]
    assert len(found) == 1
    assert found[0].startswith(f"{file}:")


def test_hostile_values_are_told_briefly_and_harmlessly(folder: Folder) -> None:
    nasty = '"\\e[2J\\u202e' + "x" * 5000 + '"'
    folder.replace("facts/jet.yaml", "review: volatile", f"review: {nasty}")
    folder.replace("facts/jet.yaml", "checked: 2026-11-22", f"checked: {nasty}")
    folder.replace("facts/jet.yaml", "as_of: 2025-04", f"as_of: {nasty}")
    folder.replace("facts/jet.yaml", "[https://jetprogramme.org/en/faq04/]", f"[{nasty}]")
    folder.replace("facts/jet.yaml", "id: jet-age", f"id: {nasty}")
    folder.replace("answers/pay.yaml", "question 0 about", nasty + " about")
    problems = folder.problems()
    assert len(problems) >= 5
    for problem in problems:
        assert problem.isprintable()
        assert len(problem) < 300


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("undated", None),
        ("2025", "2025"),
        ("2025-04", "Apr 2025"),
        ("2025-04-01", "1 Apr 2025"),
    ],
)
def test_dates_are_spoken_without_confusion(written: str, spoken: str | None) -> None:
    assert spoken_as_of(written) == spoken
