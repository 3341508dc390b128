"""Random people, for properties that hold for everybody."""

from typing import Any, get_args

from hypothesis import strategies as st

from bot.knowledge import profile
from bot.knowledge.profile import KINDS_OF_EXPERIENCE

COUNTRIES = ("PH", "US", "GB", "NP", "IT", "JP", "KE", "KR", "IN", "VN", "IR", "AU")

YEARS = st.integers(0, 20)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "nationality": st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=2, unique=True),
    "age": st.integers(15, 60),
    "location": st.sampled_from(get_args(profile.Location)),
    "status": st.sampled_from(get_args(profile.Status)),
    "degree": st.sampled_from(get_args(profile.Degree)),
    "field": st.sampled_from(get_args(profile.Subject)),
    "english": st.sampled_from(get_args(profile.English)),
    "english_schooling_years": YEARS,
    "japanese": st.sampled_from(get_args(profile.Japanese)),
    "experience": st.dictionaries(st.sampled_from(KINDS_OF_EXPERIENCE), YEARS),
    "teaching_licence": st.booleans(),
    "publications": st.integers(0, 10),
    "savings_jpy": st.integers(0, 4_000_000),
    "annual_income_jpy": st.integers(0, 30_000_000),
    "japanese_ancestry": st.sampled_from([None, "child", "grandchild", "great_grandchild"]),
    "married_to": st.sampled_from([None, "japanese", "permanent_resident", "worker_in_japan"]),
    "university_rank_top100": st.booleans(),
    "graduated_within_years": YEARS,
    "degree_in_japan": st.booleans(),
    "it_exam_passed": st.booleans(),
    "trainee_completed": st.booleans(),
    "ssw_test_passed": st.booleans(),
}
PEOPLE = st.fixed_dictionaries({}, optional=VALUES)
"""Profiles in their JSON form, with any keys missing."""
