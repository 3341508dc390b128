"""Verdicts on the routes of the small knowledge base."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.eligibility import Eligibility, RouteVerdict, Verdict, next_question
from bot.knowledge.base import Knowledge
from bot.knowledge.load import load
from bot.knowledge.profile import KEYS, Profile
from tests.advisor.people import PEOPLE

JET_TEACHER = {"nationality": ["US"], "degree": "bachelor"}
SCHOOL_TEACHER = {
    "nationality": ["PH"],
    "location": "abroad",
    "degree": "bachelor",
    "english": "native",
}
HOLIDAY_MAKER = {"nationality": ["GB"], "age": 24, "location": "abroad"}


def verdict(judge: Eligibility, today: date, route: str, **person: object) -> RouteVerdict:
    return judge.route(route, Profile.model_validate(person), today)


@pytest.mark.parametrize(
    ("route", "person", "expected"),
    [
        ("jet-alt", JET_TEACHER, Verdict.OPEN),
        ("jet-alt", JET_TEACHER | {"degree": "associate"}, Verdict.CLOSED),
        ("jet-alt", JET_TEACHER | {"nationality": ["NP"]}, Verdict.CLOSED),
        ("jet-alt", JET_TEACHER | {"nationality": ["US", "JP"]}, Verdict.CLOSED),
        ("jet-alt", JET_TEACHER | {"nationality": ["NP", "US"]}, Verdict.OPEN),
        ("jet-alt", {"degree": "bachelor"}, Verdict.UNKNOWN),
        ("jet-alt", {"degree": "associate"}, Verdict.CLOSED),
        ("jet-alt", {}, Verdict.UNKNOWN),
        ("eikaiwa", SCHOOL_TEACHER, Verdict.OPEN_IF),
        ("eikaiwa", SCHOOL_TEACHER | {"location": "japan"}, Verdict.OPEN),
        ("eikaiwa", SCHOOL_TEACHER | {"nationality": ["US"], "english": "fluent"}, Verdict.OPEN_IF),
        ("eikaiwa", {"nationality": ["US"], "degree": "bachelor"}, Verdict.UNKNOWN),
        # What the profile does not say about English changes the conditions, not the verdict.
        (
            "eikaiwa",
            {"nationality": ["PH"], "location": "abroad", "degree": "master"},
            Verdict.OPEN_IF,
        ),
        ("eikaiwa", {"degree": "bachelor", "english": "native", "location": "japan"}, Verdict.OPEN),
        (
            "eikaiwa",
            {"degree": "bachelor", "english": "native", "location": "abroad"},
            Verdict.UNKNOWN,
        ),
        (
            "eikaiwa",
            {
                "nationality": ["BR"],
                "degree": "none",
                "english": "native",
                "location": "japan",
                "status": "spouse",
            },
            Verdict.OPEN,
        ),
        (
            "eikaiwa",
            {
                "nationality": ["BR"],
                "degree": "none",
                "english": "native",
                "location": "abroad",
                "experience": {"teaching": 3},
            },
            Verdict.OPEN,
        ),
        (
            "eikaiwa",
            {"nationality": ["BR"], "degree": "none", "english": "native", "location": "abroad"},
            Verdict.UNKNOWN,
        ),
        (
            "eikaiwa",
            {"degree": "none", "location": "abroad", "experience": None},
            Verdict.CLOSED,
        ),
        ("working-holiday", HOLIDAY_MAKER, Verdict.OPEN),
        ("working-holiday", HOLIDAY_MAKER | {"age": 31}, Verdict.CLOSED),
        ("working-holiday", HOLIDAY_MAKER | {"age": 17}, Verdict.CLOSED),
        ("working-holiday", HOLIDAY_MAKER | {"location": "japan"}, Verdict.OPEN_IF),
        ("working-holiday", HOLIDAY_MAKER | {"nationality": ["IT"]}, Verdict.UNKNOWN),
        ("working-holiday", HOLIDAY_MAKER | {"nationality": ["FR"]}, Verdict.CLOSED),
        ("working-holiday", {"age": 31}, Verdict.CLOSED),
    ],
)
def test_verdicts(
    judge: Eligibility, today: date, route: str, person: dict, expected: Verdict
) -> None:
    assert verdict(judge, today, route, **person).verdict == expected


def test_a_condition_is_named(judge: Eligibility, today: date) -> None:
    found = verdict(judge, today, "eikaiwa", **SCHOOL_TEACHER)
    assert found.condition == "The job must come through a licensed agency."
    assert (found.unlock, found.ask) == (None, None)


def test_what_would_open_a_closed_route_is_named(judge: Eligibility, today: date) -> None:
    found = verdict(judge, today, "jet-alt", nationality=["US"], degree="associate")
    assert found.unlock == "Finish a bachelor's degree."
    assert found.reasons[0].rule == "bachelors"
    assert (found.condition, found.ask) == (None, None)


def test_it_is_said_when_nothing_would_open_it(judge: Eligibility, today: date) -> None:
    found = verdict(judge, today, "jet-alt", nationality=["NP"], degree="associate")
    assert found.unlock == "Nothing that you can do would open it today."


def test_the_input_that_decides_is_asked_for(judge: Eligibility, today: date) -> None:
    assert verdict(judge, today, "jet-alt", degree="bachelor").ask == "nationality"
    assert verdict(judge, today, "jet-alt", nationality=["US"]).ask == "degree"
    unsettled = verdict(judge, today, "working-holiday", **HOLIDAY_MAKER | {"nationality": ["IT"]})
    assert unsettled.ask is None, "no answer would settle it"


def test_the_next_question_settles_most_routes(judge: Eligibility, today: date) -> None:
    assert next_question(judge.judge(Profile(), today)) == "nationality"
    everything = {"nationality": ["US"], "age": 40, "degree": "bachelor", "english": "native"}
    done = judge.judge(Profile.model_validate(everything | {"location": "abroad"}), today)
    assert next_question(done) is None


def test_best_routes_come_first(judge: Eligibility, today: date) -> None:
    found = judge.judge(Profile.model_validate({"nationality": ["AU"], "age": 20}), today)
    order = list(Verdict)
    assert [order.index(one.verdict) for one in found] == sorted(
        order.index(one.verdict) for one in found
    )
    assert len({one.route for one in found}) == 3


def test_reasons_carry_their_source_and_its_date(judge: Eligibility, today: date) -> None:
    for reason in verdict(judge, today, "eikaiwa", **SCHOOL_TEACHER).reasons:
        assert reason.source
        assert reason.checked


def test_a_rule_holds_from_its_first_day(judge: Eligibility) -> None:
    person = {"nationality": ["US"], "degree": "bachelor", "english": "native"}
    graduate = Profile.model_validate(
        person | {"location": "abroad", "degree_in_japan": True, "graduated_within_years": 9}
    )
    assert judge.route("eikaiwa", graduate, date(2029, 12, 31)).verdict == Verdict.OPEN
    assert judge.route("eikaiwa", graduate, date(2030, 1, 1)).verdict == Verdict.CLOSED


def test_rules_survive_the_cache(small_knowledge: Path, judge: Eligibility, today: date) -> None:
    knowledge = load(small_knowledge, today).knowledge
    assert knowledge is not None
    again = Knowledge.model_validate_json(knowledge.model_dump_json(by_alias=True))
    person = Profile.model_validate(SCHOOL_TEACHER)
    assert Eligibility(again).judge(person, today) == judge.judge(person, today)


@given(person=PEOPLE, key=st.sampled_from(KEYS))
def test_forgetting_something_never_decides(
    judge: Eligibility, today: date, person: dict, key: str
) -> None:
    """Without an input a verdict stays, or is less certain: never open or closed where it was not."""
    less = {name: value for name, value in person.items() if name != key}
    before = judge.judge(Profile.model_validate(person), today)
    after = {one.route: one for one in judge.judge(Profile.model_validate(less), today)}
    for one in before:
        assert after[one.route].verdict in {one.verdict, Verdict.UNKNOWN}


@given(person=PEOPLE)
def test_every_verdict_says_what_follows(judge: Eligibility, today: date, person: dict) -> None:
    for one in judge.judge(Profile.model_validate(person), today):
        match one.verdict:
            case Verdict.OPEN:
                assert (one.condition, one.unlock, one.ask) == (None, None, None)
                assert all(reason.met for reason in one.reasons)
            case Verdict.OPEN_IF:
                assert one.condition
                assert (one.unlock, one.ask) == (None, None)
            case Verdict.CLOSED:
                assert one.unlock
                assert (one.condition, one.ask) == (None, None)
                assert any(reason.met is False for reason in one.reasons)
            case Verdict.UNKNOWN:
                assert one.unlock is None
                assert any(reason.met is None for reason in one.reasons)
