"""What is held out is not learnt."""

from bench.data import FOLDS, held_out, split
from bot.knowledge.base import Knowledge


def test_each_text_is_held_out_once(base: Knowledge) -> None:
    whole = [(text, entry.id) for entry in base.entries.values() for text in entry.phrasings]
    scope = base.out_of_scope
    whole += [(text, None) for text in (*scope.far, *scope.near)]
    asked = [pair for fold in range(FOLDS) for pair in split(base, fold)[1]]
    assert sorted(asked, key=str) == sorted(whole, key=str)


def test_what_is_asked_is_not_taught(base: Knowledge) -> None:
    for fold in range(FOLDS):
        task = held_out(base, fold)
        inside = {q.text for q in task.questions if q.right}
        outside = {q.text for q in task.questions if not q.right}
        assert len(outside) >= 5
        assert inside.isdisjoint(text for _, text in task.phrasings)
        assert outside.isdisjoint(task.out_of_scope)
        # Our own engine learns from the knowledge base of the task.
        kept = task.knowledge.out_of_scope
        assert set(task.out_of_scope) == {*kept.far, *kept.near}
        phrasings = {text for entry in task.knowledge.entries.values() for text in entry.phrasings}
        assert inside.isdisjoint(phrasings)
        assert phrasings <= {text for _, text in task.phrasings}


def test_the_noised_copy_differs(base: Knowledge) -> None:
    for question in held_out(base, 0).questions:
        assert question.noised != question.text
