"""Small documents of every format, with the traps that real ones have."""

import json
from typing import Any


def encoded(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


GREENHOUSE = encoded(
    {
        "jobs": [
            {
                "id": 11,
                "internal_job_id": 21,
                "title": "Backend Engineer",
                "company_name": "Kawa Pay ",
                "updated_at": "2026-11-20T08:00:00-04:00",
                "first_published": "2026-10-01T08:00:00-04:00",
                "application_deadline": "2026-12-31",
                "absolute_url": "https://boards.example.com/kawa/jobs/11",
                "location": {"name": "Tokyo, Japan"},
                "language": "en",
                "metadata": [{"name": "Employment Type", "value": "Full-time"}],
                "content": "&lt;p&gt;Go &amp;amp; Rust.&lt;/p&gt;&lt;h3&gt;Requirements&lt;/h3&gt;"
                "&lt;ul&gt;&lt;li&gt;Business level Japanese&lt;/li&gt;&lt;/ul&gt;",
                "pay_input_ranges": [
                    {"min_cents": 7000000, "max_cents": 9000000, "currency_type": "JPY"}
                ],
            },
            {"id": 12, "internal_job_id": None, "title": "Join our talent pool"},
            {"id": 13, "internal_job_id": 23, "title": ""},
        ],
        "meta": {"total": 3},
    }
)

LEVER = encoded(
    [
        {
            "id": "aa-1",
            "text": "Data Scientist",
            "categories": {
                "commitment": "Full-time",
                "location": "Osaka",
                "allLocations": ["Osaka", "Tokyo"],
            },
            "country": "JP",
            "descriptionPlain": "We forecast demand.",
            "lists": [
                {"text": "Requirements", "content": "<li>JLPT N2</li><li>Master's degree</li>"},
                {"text": "Nice to have", "content": "<li>Doctoral degree</li>"},
            ],
            "additionalPlain": "Visa sponsorship is available.",
            "workplaceType": "hybrid",
            "salaryRange": {
                "currency": "JPY",
                "interval": "per-year-salary",
                "min": 6000000,
                "max": 9000000,
            },
            "createdAt": 1764205361939,
            "hostedUrl": "https://jobs.example.com/aa-1",
            "applyUrl": "javascript:alert(1)",
        }
    ]
)

ASHBY = encoded(
    {
        "apiVersion": "1",
        "jobs": [
            {
                "id": "1",
                "title": "iOS Engineer",
                "isListed": True,
                "isRemote": True,
                "workplaceType": "Hybrid",
                "employmentType": "FullTime",
                "location": "Fukuoka",
                "secondaryLocations": [{"location": "Tokyo"}],
                "address": {"postalAddress": {"addressCountry": "Japan"}},
                "shouldDisplayCompensationOnJobPostings": True,
                "publishedAt": "2026-07-08T19:48:19.767+00:00",
                "jobUrl": "https://jobs.example.com/1",
                "descriptionPlain": "Apps.",
                "compensation": {
                    "summaryComponents": [
                        {
                            "compensationType": "EquityPercentage",
                            "interval": "NONE",
                            "minValue": 1,
                            "maxValue": 2,
                        },
                        {
                            "compensationType": "Salary",
                            "interval": "1 YEAR",
                            "currencyCode": "JPY",
                            "minValue": 8000000,
                            "maxValue": 11000000,
                        },
                    ]
                },
            },
            {"id": "2", "title": "Secret role", "isListed": False},
            {
                "id": "3",
                "title": "Android Engineer",
                "isListed": True,
                "shouldDisplayCompensationOnJobPostings": False,
                "compensation": {
                    "summaryComponents": [
                        {
                            "compensationType": "Salary",
                            "interval": "1 YEAR",
                            "currencyCode": "JPY",
                            "minValue": 8000000,
                            "maxValue": 9000000,
                        }
                    ]
                },
            },
        ],
    }
)


def _workable(country: str, code: str, city: str) -> dict[str, Any]:
    return {
        "title": "Product Designer",
        "shortcode": "AB12",
        "telecommuting": False,
        "url": "https://apply.example.com/j/AB12",
        "published_on": "2026-08-05",
        "locations": [{"country": country, "countryCode": code, "city": city, "hidden": False}],
        "employment_type": "Full-time",
        "description": "<p>Design.</p>",
    }


WORKABLE = encoded(
    {
        "name": "Twig",
        "jobs": [_workable("Japan", "JP", "Kyoto"), _workable("Spain", "ES", "Madrid")],
    }
)

SMARTRECRUITERS = encoded(
    {
        "offset": 0,
        "limit": 100,
        "totalFound": 1,
        "content": [
            {
                "id": "77",
                "name": "Field Engineer",
                "company": {"identifier": "Bolt", "name": "Bolt K.K."},
                "releasedDate": "2026-06-08T02:11:28.000Z",
                "location": {"city": "Yokohama", "country": "jp", "remote": False, "hybrid": True},
                "typeOfEmployment": {"label": "Full-time"},
                "jobAd": {"sections": {"qualifications": {"text": "<p>Fluent Japanese</p>"}}},
            }
        ],
    }
)

RECRUITEE = encoded(
    {
        "offers": [
            {
                "id": 5,
                "title": "Accountant",
                "company_name": "Acorn",
                "status": "published",
                "careers_url": "https://jobs.example.com/o/accountant",
                "locations": [{"city": "Sapporo", "country": "Japan", "country_code": "JP"}],
                "employment_type_code": "fulltime_permanent",
                "max_hours": 40,
                "on_site": True,
                "salary": {"min": "280000", "max": "340000", "period": "month", "currency": "JPY"},
                "description": "<p>Books.</p>",
                "requirements": "<ul><li>Fluent Japanese</li></ul>",
                "published_at": "2026-08-05 10:10:39 UTC",
                "close_at": "2027-01-31",
            },
            {"id": 6, "title": "Old role", "status": "closed"},
        ]
    }
)

PERSONIO = b"""<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs><position><id>9</id><subcompany>Acme &amp; Co</subcompany><office>Tokyo</office>
<additionalOffices><office>Osaka</office></additionalOffices><name>Software Engineer</name>
<jobDescriptions><jobDescription><name>Your profile</name>
<value><![CDATA[<ul><li>No Japanese required</li></ul>]]></value></jobDescription></jobDescriptions>
<employmentType>permanent</employmentType><schedule>full-time</schedule>
<yearsOfExperience>2-5</yearsOfExperience><createdAt>2026-01-13T14:10:41+00:00</createdAt></position>
<position><id>9</id><name>Software Engineer</name></position></workzag-jobs>"""

POSTING = {
    "@context": "https://schema.org/",
    "@type": ["JobPosting", "Thing"],
    "title": "Hotel &amp; Spa Receptionist",
    "identifier": {"@type": "PropertyValue", "name": "Board", "value": 159},
    "datePosted": "2026-11-01",
    "validThrough": "2026-12-01T23:59",
    "employmentType": ["FULL_TIME"],
    "hiringOrganization": {"@type": "Organization", "name": "Grand Inn"},
    "jobLocation": [
        {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "新宿区",
                "addressRegion": "JP-13",
                "addressCountry": "JP",
            },
        }
    ],
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "JPY",
        "value": {
            "@type": "QuantitativeValue",
            "minValue": "240000",
            "maxValue": 280000,
            "unitText": "MONTH",
        },
    },
    "description": "&lt;ul&gt;&lt;li&gt;Japanese: Business level&lt;/li&gt;"
    "&lt;li&gt;Must currently reside in Japan&lt;/li&gt;&lt;/ul&gt;",
}

TEAMTAILOR = encoded(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Grand Inn",
        "items": [
            {
                "id": "uuid-1",
                "title": "Hotel Receptionist",
                "url": "https://career.example.com/jobs/1",
                "date_published": "2026-11-01T09:26:20+01:00",
                "_jobposting": POSTING,
            }
        ],
    }
)

PAGE = (
    "<html><head><link rel=canonical href='https://jobs.example.com/159'>"
    "<script type='application/ld+json'>{broken,}</script>"
    '<script type="application/ld+json">'
    + json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, POSTING]})
    + "</script></head><body>Overseas Application OK</body></html>"
).encode()

MICRODATA = b"""<div itemscope itemtype="https://schema.org/JobPosting">
<h2 itemprop="title">English Teacher</h2>
<span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
<span itemprop="name">Hill School</span></span>
<span itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><span itemprop="address"
itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Kobe</span>
</span></span><span itemprop="salaryCurrency">JPY</span> <span itemprop="baseSalary">3600000</span>
<div itemprop="description"><p>Part-time.</p><p>From April 2027.</p></div></div>"""

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:job_listing="https://anysite.example" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Jobs</title><item><title>Teacher &amp;amp; Tutor</title>
<link>https://jobs.example.com/job/1</link><dc:creator>admin</dc:creator>
<guid isPermaLink="false">https://jobs.example.com/?post_type=job_listing&amp;p=1</guid>
<pubDate>Mon, 02 Nov 2026 09:00:00 +0000</pubDate>
<description><![CDATA[<p>Visa sponsorship available.</p>]]></description>
<job_listing:location><![CDATA[Nagoya]]></job_listing:location>
<job_listing:job_type><![CDATA[Full Time, Contract]]></job_listing:job_type>
<job_listing:company><![CDATA[A &amp;amp; B School]]></job_listing:company>
<job_listing:salary><![CDATA[&yen;250,000 / month]]></job_listing:salary></item></channel></rss>"""

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
<entry><id>tag:1</id><title>Nursery nurse</title><link href="https://jobs.example.com/2"/>
<updated>2026-11-02T09:00:00Z</updated><summary>Sendai. 220,000 yen per month.</summary>
</entry></feed>"""

TEXT = b"""English teacher in Chiba
Company: Bay English
Location: Funabashi
Salary: 250,000 yen / month
We are looking for native speakers of English. Apply at https://bay.example.com/jobs.
"""

RECORDS = """{"title": "ALT", "employer": "Town", "location_text": "Beppu", "salary_text": "¥1"}

not json
[1]
{"employer": "nobody"}
""".encode()

ALL: dict[str, bytes] = {
    "greenhouse": GREENHOUSE,
    "lever": LEVER,
    "ashby": ASHBY,
    "workable": WORKABLE,
    "smartrecruiters": SMARTRECRUITERS,
    "recruitee": RECRUITEE,
    "personio": PERSONIO,
    "teamtailor": TEAMTAILOR,
    "jsonld": PAGE,
    "rss": RSS,
    "text": TEXT,
    "jsonl": RECORDS,
}
