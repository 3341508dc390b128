"""``senpai kb test``: the questions and the people in `tests/` of the knowledge folder."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bot.advisor.eligibility import Eligibility
from bot.advisor.personas import differences, untried
from bot.cli.progress import shown
from bot.knowledge.base import Knowledge
from bot.knowledge.checks.texts import folded
from bot.knowledge.load import load
from bot.knowledge.trials import Persona, TrialQuestion

FLOOR = 0.75
"""Share of questions in scope whose first choice has to be right."""


@click.command(name="test")
@click.option("--floor", default=FLOOR, show_default=True, help="First choices right, at least.")
@click.option("--failures", is_flag=True, help="List every question that went wrong.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--people-only", is_flag=True, help="Leave the questions out (they take longer).")
@click.pass_obj
def kb_test(folder: Path, floor: float, failures: bool, as_json: bool, people_only: bool) -> None:
    """Ask the test questions and judge the test people; exit 1 if the answers are not right."""
    today = datetime.now(UTC).date()
    loaded = load(folder, today)
    if loaded.knowledge is None or loaded.draft is None:
        raise click.ClickException("the knowledge base has mistakes; see: senpai kb check")
    people = [placed.item for placed in loaded.draft.people]
    report: dict[str, Any] = {"people": _people(loaded.knowledge, people)}
    good = not report["people"]["differences"]
    if not people_only:
        questions = [placed.item for placed in loaded.draft.questions]
        asked = _questions(loaded.knowledge, questions)
        report["questions"] = asked
        good = good and asked["all"]["top1"] >= floor and not asked["misled"]
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        _print(report, failures=failures)
    if not good:
        raise SystemExit(1)


def _people(knowledge: Knowledge, people: Sequence[Persona]) -> dict[str, Any]:
    today = datetime.now(UTC).date()
    judge = Eligibility(knowledge)
    found = [
        f"{one.person}: {one.route} is {one.found.verdict}, expected {one.expected} "
        f"({'; '.join(f'{r.rule}: {r.met}' for r in one.found.reasons if r.met is not True)})"
        for one in differences(judge, people, today)
    ]
    missing = [
        f"{one.file}: nobody {'meets' if one.met else 'fails'} the rule {one.rule!r}"
        for one in untried(knowledge, judge, people, today)
    ]
    verdicts = sum(len(person.verdicts) for person in people)
    return {
        "people": len(people),
        "verdicts": verdicts,
        "differences": found,
        "untried": missing,
    }


def _questions(knowledge: Knowledge, questions: Sequence[TrialQuestion]) -> dict[str, Any]:
    from bot.settings import settings
    from bot.understanding import build
    from bot.understanding.sentences import chosen
    from bot.understanding.trial import Score, put
    from bot.understanding.understand import Understanding

    sentences = chosen(settings().sentences)
    with shown("Learning") as progress:
        model = build.ready(knowledge, sentences, settings().cache_dir / "kb-test", progress)
    understanding = Understanding(knowledge, model, sentences)
    with shown("Asking") as progress:
        results = []
        for number, question in enumerate(questions, start=1):
            results.append(put(understanding, question))
            progress("asking", number / len(questions))
    taught = {folded(text) for entry in knowledge.entries.values() for text in entry.phrasings}
    fresh = [one for one in results if folded(one.question.ask) not in taught]
    by_section: dict[str, list[Any]] = {}
    for one in results:
        if one.question.expect:
            by_section.setdefault(knowledge.sections[one.question.expect], []).append(one)
    return {
        "sections": {name: asdict(Score.of(some)) for name, some in sorted(by_section.items())},
        "all": asdict(Score.of(results)),
        "wording in no phrasing": asdict(Score.of(fresh)),
        "misled": [
            f"{one.question.ask!r}: {', '.join(one.misled)}" for one in results if one.misled
        ],
        "failures": [
            f"{one.question.ask!r}: expected {one.question.expect or 'a miss'}, "
            f"answered {', '.join(one.answered) or '-'}, candidates {', '.join(one.ranked[:3])}"
            for one in results
            if (one.answered_wrongly or not one.top1 if one.in_scope else one.answered)
        ],
    }


def _print(report: dict[str, Any], *, failures: bool) -> None:
    people = report["people"]
    click.echo(
        f"{people['people']} people, {people['verdicts']} verdicts: "
        f"{len(people['differences'])} differ; {len(people['untried'])} rules are not tried"
    )
    for line in (*people["differences"], *people["untried"]):
        click.echo(f"  {line}")
    asked = report.get("questions")
    if not asked:
        return
    click.echo(
        f"{'':<24}{'asked':>6}{'top-1':>7}{'top-3':>7}{'right':>7}{'wrong':>7}{'offered':>9}"
    )
    rows = asked["sections"] | {
        "all": asked["all"],
        "wording in no phrasing": asked["wording in no phrasing"],
    }
    for name, score in rows.items():
        click.echo(
            f"{name:<24}{score['in_scope']:>6}{score['top1']:>7.3f}{score['top3']:>7.3f}"
            f"{score['answered_rightly']:>7.3f}{score['answered_wrongly']:>7.3f}"
            f"{score['offered_rightly']:>9.3f}"
        )
    total = asked["all"]
    click.echo(
        f"out of scope: {total['out_of_scope']} asked, "
        f"{total['answered_falsely']:.3f} answered all the same"
    )
    for line in asked["misled"]:
        click.echo(f"misled: {line}")
    if failures:
        for line in asked["failures"]:
            click.echo(f"  {line}")
