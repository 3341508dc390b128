"""Two independent questions: does the employer sponsor a visa, and may people abroad apply?"""

import re

from bot.jobs.extract.ad import Ad, Found
from bot.jobs.extract.phrases import any_of

_NO_SPONSOR = any_of(
    r"\b(?:can ?not|can't|cannot|unable to|not able to|do(?:es)? not|"
    r"don't|doesn't|will not|won't|not|no longer)\b[^.;\n]{0,30}\b(?:sponsor|"
    r"provid\w+ (?:a )?visas?|offer\w* (?:a )?visas?)",
    r"\bno (?:work |working )?(?:visa )?(?:sponsorship|visa support|visa sponsor\w*)",
    r"\bwithout (?:visa )?sponsorship\b",
    r"\b(?:visa )?sponsorship\b[^.;\n]{0,20}\b(?:not|un)\s?(?:available|"
    r"offered|provided|possible)",
    r"\bvisas?\b[^.;\n]{0,12}\b(?:cannot|can't|can not|not|won't)(?: be)? sponsor",
    r"\bsponsorship\s*[:?]\s*(?:no|none|not)\b",
    r"\bvisa (?:support|assistance)\s*[:?]\s*(?:no|none|not)\b",
    r"\bnot (?:eligible|available) for (?:visa )?sponsorship",
    r"(?:ビザ|visa|在留資格)[^。\n]{0,8}(?:サポート|取得支援|支援|スポンサー)[^。\n]{0,6}(?:なし|"
    r"不可|できません|行っておりません|ありません|無)",
)
_SPONSOR = any_of(
    r"\bvisa sponsor(?:ship|ed|s|ing)?\b",
    r"\bsponsor(?:s|ed|ing|ship)?\b[^.;\n]{0,40}\bvisas?\b",
    r"\bvisas?\b[^.;\n]{0,30}\bsponsor(?:ed|ship|able)?\b",
    r"\bvisa (?:(?:and|&|/) \w+ )?(?:application )?(?:support|assistance|help|processing)\b",
    r"\b(?:help|assist\w*|support)\b[^.;\n]{0,24}\bvisas?\b",
    r"\bvisas?\b[^.;\n]{0,24}\b(?:supported|support(?: is)? (?:available|"
    r"provided)|provided|arranged|shouldered)",
    r"\bsponsorship (?:of|for|is|available|provided|offered)",
    r"(?:ビザ|在留資格|就労ビザ)[^。\n]{0,10}(?:サポート|取得支援|支援|申請支援|スポンサー)",
)
_STATUS_NEEDED = any_of(
    r"\b(?:must|need to|should|have to|required to|already)\b[^.;\n]{0,30}\b(?:have|"
    r"hold|holding|possess|hold a|with)\b[^.;\n]{0,30}\b(?:visas?|work permit|"
    r"status of residence|residence status|landing permission|permission)\b",
    r"\b(?:valid|proper|appropriate|current|existing) (?:\w+ ){0,3}(?:visas?|"
    r"work permit|status of residence|residence status)\b",
    r"\bvisa (?:is )?required\b",
    r"\b(?:authori[sz]ed|eligible|permitted|entitled|legal(?:ly)?(?: able)?|"
    r"right|permission) to work in japan\b",
    r"\b(?:status|visa)\b[^.;\n]{0,24}\b(?:permits?|permitting|allows?|"
    r"allowing)\b[^.;\n]{0,20}\bwork",
    r"\bholding\b[^.;\n]{0,30}\b(?:permission|visa|status)\b",
    r"\bwork permission\b[^.;\n]{0,12}\b(?:required|needed)",
    r"就労(?:可能な)?(?:在留資格|ビザ)(?:を)?(?:お持ち|有する|保有|必須|が必要)",
    r"在留資格(?:を)?(?:お持ち|有する|保有|必須)",
    r"(?:work|valid) visa holders?",
)
_ONLY_HERE = any_of(
    r"\b(?:japan|local|domestic|\w+)[- ]residents? only\b",
    r"(?:^|[/|,])\s*japan residents?\s*(?:$|[/|,])",
    r"\bresidents of (?:[A-Z]\w+|japan) only\b",
    r"\bonly (?:open to |accept\w* |consider\w* )?(?:applicants?|candidates?|"
    r"people|those|residents?)\b[^.;\n]{0,40}\b(?:in|of) japan\b",
    r"\b(?:must|should|need to|have to|required to)\b[^.;\n]{0,20}\b(?:reside|"
    r"residing|living|live|based|located|resident)\b[^.;\n]{0,24}\b(?:japan|"
    r"prefecture|city|area|or near)\b",
    r"\b(?:currently|already|presently) (?:reside|residing|living|live|"
    r"based|located|resident|staying)? ?(?:in|within) japan\b",
    r"\b(?:currently|already) (?:reside|residing|living|live|based|located) in\b",
    r"\brestricted to domestic applicants\??\s*:?\s*(?:yes|japan|only|domestic)",
    r"\bdomestic (?:applicants?|applications?|candidates?)(?: only)?\b(?!\s*\??\s*:?\s*no)"
    r"(?=[^.;\n]{0,12}(?:only|preferred))",
    r"\bno (?:overseas|international) (?:applica\w+|candidates?)",
    r"\b(?:overseas|international) (?:applica\w+|candidates?)[^.;\n]{0,16}\b(?:not|cannot)\b",
    r"\b(?:applicants?|candidates?|anyone|people|those|must be|foreigners?) (?:who are |"
    r"who is |already |currently |must be )*(?:living|residing) in japan\b",
    r"\bnakatira na sa japan\b",
    r"海外[^。\n]{0,14}(?:不可|できません|お断り)",
    r"(?:日本)?国内(?:に)?(?:在住|居住)",
    r"日本(?:に)?(?:在住|居住)",
    r"現在日本に",
)
_ABROAD_OK = any_of(
    r"\bapply(?:ing)? from (?:abroad|anywhere|overseas|outside)\b",
    r"\b(?:applica\w+|candidates?)\b[^.;\n]{0,24}\b(?:from|living|based|"
    r"residing|who live) (?:abroad|overseas|outside (?:of )?japan)\b",
    r"\boverseas (?:applica(?:nts?|tions?)|candidates?)\b[^.;\n]{0,24}\b(?:ok|"
    r"okay|welcome\w*|accepted|considered|encouraged|possible|can|may|"
    r"yes)\b",
    r"\b(?:welcome|accept|consider|recruit|hire|hiring)\w*\b[^.;\n]{0,30}\b(?:from )?(?:overseas|"
    r"abroad|outside (?:of )?japan)\b",
    r"\brestricted to domestic applicants\??\s*:?\s*no\b",
    r"\brelocat\w+\b[^.;\n]{0,40}\b(?:from (?:around|all over|abroad|"
    r"overseas)|to japan|around the world)\b",
    r"\bfrom (?:both )?inside and outside (?:of )?japan\b",
    r"\b(?:inside|in)(?: or| and|/)\s?(?:outside|abroad)\b",
    r"\bcandidates? (?:currently )?(?:overseas|abroad)\b",
    r"\bcan apply from\b(?! japan\b)",
    r"\bapplications? from (?:abroad|overseas)\b",
    r"\boverseas applica\w+ ok\b",
    r"\bdirect from the philippines\b",
    r"\bliving (?:overseas|abroad)\b",
    r"\b(?:live|living|located|based|reside) in any country\b",
    r"\banywhere in the world\b",
    r"\bwork from anywhere\b(?! in japan)",
    r"\bremote \(?world-?wide",
    r"\bnew arrivals? from overseas\b",
    r"\boverseas (?:recruit\w*|hir\w+|intake)\b",
    r"\bnot (?:yet |currently |already |presently )?(?:living|residing|"
    r"based|resident) in japan\b(?![^.;\n]{0,30}\b(?:cannot|not|unable))",
    r"海外(?:から)?(?:の)?(?:応募|在住)[^。\n]{0,8}?(?:(?<!不)可|OK|歓迎)",
    r"海外在住者(?:も)?(?:可|歓迎|OK)",
    r"\bnasa (?:pilipinas|pinas)\b",
)
_COMING = any_of(
    r"\b(?:incoming|one-?way|outbound|initial) (?:flights?|airfare|air ?tickets?)\b",
    r"\b(?:flights?|airfare|air ?tickets?) (?:to japan|allowance|subsid\w+|"
    r"reimburs\w+|refund\w*|stipend)\b",
    r"\brelocation (?:to japan|support|assistance|package|allowance|cost)",
    r"\bairfare\b[^.;\n]{0,24}\b(?:paid|shouldered|covered|provided)",
)
_NOT_PAID = re.compile(r"\b(?:not|no|own|responsib\w+)\b", re.IGNORECASE)
_PROSPECT = any_of(
    r"\b(?:apply from (?:abroad|anywhere|overseas)|relocation to japan|relocat\w+ \w+ from)\b",
)
_OTHER_COUNTRY = any_of(
    r"\b(?:germany|united states|usa|u\.s\.|uk|canada|australia|singapore|"
    r"philippines office)\b",
)


def visa_sponsorship(ad: Ad) -> Found[bool] | None:
    """Whether the employer sponsors a visa.

    An offer wins over the demand for a status, since ads often copy both; a refusal wins over all.
    """
    offer = needed = prospect = None
    for clause in ad.body:
        text = clause.text
        if _OTHER_COUNTRY.search(text):
            continue
        if _NO_SPONSOR.search(text):
            return clause.found(value=False)
        if offer is None and _SPONSOR.search(text):
            offer = clause.found(value=True)
        if needed is None and _STATUS_NEEDED.search(text) and not _optional(text):
            needed = clause.found(False, "inferred")
        if prospect is None and _PROSPECT.search(text):
            prospect = clause.found(True, "inferred")
    return offer or needed or prospect


def overseas_applicants_ok(ad: Ad) -> Found[bool] | None:
    """Whether people who live abroad may apply.

    Whoever must hold a status already cannot be abroad; who is flown in, can.
    """
    welcome = coming = needed = None
    for clause in ad.body:
        text = clause.text
        if _OTHER_COUNTRY.search(text):
            continue
        if _ONLY_HERE.search(text) and not _optional(text):
            return clause.found(value=False)
        if welcome is None and _ABROAD_OK.search(text):
            welcome = clause.found(value=True)
        if coming is None and _COMING.search(text) and not _NOT_PAID.search(text):
            coming = clause.found(True, "inferred")
        if (
            needed is None
            and (_STATUS_NEEDED.search(text) or _NO_SPONSOR.search(text))
            and not _optional(text)
        ):
            needed = clause.found(False, "inferred")
    if needed is not None:
        sponsors = visa_sponsorship(ad)
        renewal = sponsors is not None and re.search(r"\brenew|更新", sponsors.text, re.IGNORECASE)
        if sponsors is not None and sponsors.value and not renewal:
            needed = None
    return welcome or needed or coming


def _optional(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:preferred|preferabl[ey]|a plus|ideally|advantage)\b|優遇|歓迎|尚可",
            text,
            re.IGNORECASE,
        )
    )
