"""Single fields: what is said, what is denied, and what is not said at all."""

import pytest
from pydantic import ValidationError

from bot.jobs.as_json import as_json
from bot.jobs.listing import Evidence, Facts, Listing
from tests.jobs.conftest import Read


def test_an_ad_that_says_nothing_claims_nothing(listing: Read) -> None:
    read = listing(title="Vacancy", description="Join us.")
    known = {name for name in Facts.model_fields if getattr(read, name) is not None}
    assert known == {"category"}
    assert read.evidence["category"].origin == "inferred"


def test_a_value_without_evidence_is_refused() -> None:
    with pytest.raises(ValidationError, match="remote"):
        Listing(source="x", title="y", remote="full")
    with pytest.raises(ValidationError, match="remote"):
        Listing(source="x", title="y", evidence={"remote": Evidence(text="z", origin="text")})


@pytest.mark.parametrize(
    ("words", "sponsors", "abroad"),
    [
        ("Visa sponsorship: Yes. Restricted to Domestic Applicants? Japan only", True, False),
        ("Visa sponsorship available / Must currently reside in Japan", True, False),
        ("Applications from overseas are welcome.", None, True),
        ("We cannot sponsor visas.", False, False),
        ("You must have a valid working visa.", False, False),
        ("A valid visa is preferred.", None, None),
        ("ビザサポートあり。海外在住者も応募可。", True, True),
        ("日本国内在住の方のみ。", None, False),
        ("Our team speaks many languages.", None, None),
    ],
)
def test_visa_and_residence_are_two_questions(
    words: str, sponsors: bool | None, abroad: bool | None, listing: Read
) -> None:
    read = listing(requirements=words)
    assert (read.visa_sponsorship, read.overseas_applicants_ok) == (sponsors, abroad)


@pytest.mark.parametrize(
    ("words", "level", "preferred"),
    [
        ("Fluent Japanese and business level English", "fluent", None),
        ("Business level English; Japanese is a plus", "none", "basic"),
        ("Japanese: Conversational / English: Native level", "conversational", None),
        ("conversational English AND Japanese", "conversational", None),
        ("JLPT N2 preferred", "none", "N2"),
        ("N3 or above required, N2 preferred", "N3", "N2"),
        ("No Japanese required", "none", None),
        ("You will teach Japanese students", None, None),
        ("Our Japanese staff help you", None, None),
        ("日本語：日常会話レベル", "conversational", None),
        ("日本語不問", "none", None),
        ("Nice to have:\n- Business level Japanese", "none", "business"),
    ],
)
def test_japanese(words: str, level: str | None, preferred: str | None, listing: Read) -> None:
    read = listing(requirements=words)
    assert (read.japanese_level, read.japanese_preferred) == (level, preferred)


@pytest.mark.parametrize(
    ("words", "native"),
    [
        ("Native English speakers only", True),
        ("English: Native level", True),
        ("native or near-native English", True),
        ("Native or fluent English", False),
        ("Non-native speakers welcome, English at C1", False),
        ("English: Business level", False),
        ("React Native, cloud native tools", None),
        ("Native Mandarin", None),
    ],
)
def test_native_english(words: str, native: bool | None, listing: Read) -> None:
    assert listing(requirements=words).native_english_required is native


def test_twelve_years_of_schooling_in_english(listing: Read) -> None:
    read = listing(requirements="12 years of education in English")
    assert read.english_education_years == 12
    assert read.native_english_required is None


@pytest.mark.parametrize(
    ("words", "required", "level"),
    [
        ("Bachelor's degree required", True, "bachelor"),
        ("Bachelor's degree or three years of experience", False, None),
        ("MA preferred, BA required", True, "bachelor"),
        ("A doctorate", True, "phd"),
        ("Degree not required", False, None),
        ("Currently enrolled in a degree course", None, None),
        ("A high degree of independence", None, None),
        ("Master the MS Excel basics", None, None),
        ("学歴不問", False, None),
        ("修士以上の学位を有する方", True, "master"),
    ],
)
def test_degree(words: str, required: bool | None, level: str | None, listing: Read) -> None:
    read = listing(requirements=words)
    assert (read.degree_required, read.degree_level) == (required, level)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Tōkyō", "Tokyo"),
        ("JP-27", "Osaka"),
        ("東京都新宿区西新宿", "Tokyo"),
        ("大阪市北区", "Osaka"),
        ("Shinjuku-ku", "Tokyo"),
        ("Ibaraki, Osaka", "Osaka"),
        ("Ibaraki", "Ibaraki"),
        ("Fuchu, Hiroshima", "Hiroshima"),
        ("Kita-ku, Kobe", "Hyogo"),
        ("Musashi-Kosugi, 5 min. on foot", "Kanagawa"),
        ("Kanto district - Tokyo", "Tokyo"),
        ("Tokyo/Fukuoka", ["Tokyo", "Fukuoka"]),
        ("京都", "Kyoto"),
        ("東京", "Tokyo"),
        ("Remote", None),
        ("Berlin, Germany", None),
        ("Nationwide, Japan", None),
        ("Kyoto (occasional trips to Tokyo)", "Kyoto"),
    ],
)
def test_places(place: str, expected: object, listing: Read) -> None:
    assert listing(location=place).prefecture == expected


def test_nationwide_is_said(listing: Read) -> None:
    read = listing(location="Nationwide, Japan", description="Our head office is in Osaka.")
    assert (read.nationwide, read.prefecture) == (True, None)


def test_words_are_no_places(listing: Read) -> None:
    assert listing(title="Date engineer at Ono", description="Mine is Toyota.").prefecture is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Fully remote", "full"),
        ("Remote OK - Anywhere in Japan", "full"),
        ("Partially remote", "hybrid"),
        ("出社は週1日", "hybrid"),
        ("No remote work", "none"),
        ("operates robots remotely", None),
        ("リモート不可", "none"),
    ],
)
def test_remote(words: str, kind: str | None, listing: Read) -> None:
    assert listing(description=words).remote == kind


@pytest.mark.parametrize(
    ("fields", "start", "deadline"),
    [
        ({"description": "Starts April 1, 2027."}, "2027-04-01", None),
        ({"description": "From late March 2027"}, "2027-03", None),
        ({"description": "2027年4月1日着任"}, "2027-04-01", None),
        ({"description": "Start: as soon as possible"}, "asap", None),
        ({"description": "We hire all year round"}, "year-round", None),
        ({"description": "Apply by 31 January 2027"}, None, "2027-01-31"),
        ({"title": "Teacher (12/17)", "description": "Starts April 2027"}, "2027-04", "2026-12-17"),
        ({"title": "Teacher (12/17)"}, None, None),
        ({"description": "Founded in May 1998. Please notify us as soon as possible."}, None, None),
        ({"description": "Fixed term to March 31, 2029."}, None, None),
    ],
)
def test_times(
    fields: dict[str, str], start: str | None, deadline: str | None, listing: Read
) -> None:
    read = listing(**fields)
    assert read.start == start
    assert (read.deadline and read.deadline.isoformat()) == deadline


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Full-time", "full_time"),
        ("Full-time, one-year contract", "fixed_term"),
        ("Tenured professor", "permanent"),
        ("Non-tenured, full-time", "fixed_term"),
        ("正社員", "permanent"),
        ("You work with full-time staff", None),
        ("Permanent residents welcome", None),
        ("Visas cannot be sponsored for part-time work", None),
        ("Three days a week", "part_time"),
    ],
)
def test_contract(words: str, kind: str | None, listing: Read) -> None:
    assert listing(description=words).contract == kind


def test_benefits_and_hours(listing: Read) -> None:
    read = listing(
        description="29.5 hours a week. Housing allowance. Round-trip flight paid. Social insurance."
    )
    assert (read.hours_per_week, read.housing, read.flight, read.insurance) == (
        29.5,
        "allowance",
        True,
        "social",
    )


def test_an_ad_that_is_over_says_so(listing: Read) -> None:
    assert listing(title="[Recruitment end] Teacher").closed is True
    assert listing(description="The list will be closed in May.").closed is None


def test_a_fields_own_value_beats_the_text(listing: Read) -> None:
    read = listing(remote="none", description="Fully remote")
    assert read.remote == "none"
    assert read.evidence["remote"].origin == "structured"


def test_json_has_the_names_of_schema_org_and_our_own(listing: Read) -> None:
    read = listing(
        title="Part-time cook",
        employer="Inn",
        url="https://inn.example.com",
        location="Kobe",
        salary="1,200 yen per hour",
        description="Deadline: January 5, 2027",
    )
    written = as_json(read)
    assert written["jobLocation"][0]["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "JP",
        "addressRegion": "JP-28",
        "addressLocality": "Kobe",
    }
    assert written["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 1200,
        "maxValue": 1200,
        "unitText": "HOUR",
    }
    assert written["employmentType"] == ["PART_TIME"]
    assert written["validThrough"] == written["deadline"] == "2027-01-05"
    assert written["hiringOrganization"]["name"] == "Inn"
    assert written["degree_required"] is None
    assert "educationRequirements" not in written
    assert set(written["evidence"]) == {
        name for name in Facts.model_fields if written[name] is not None
    }
