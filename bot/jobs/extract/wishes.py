"""Whether a phrase asks for something or only wishes for it; shared by all requirements."""

import re

from bot.jobs.extract.phrases import any_of

OPTIONAL = any_of(
    r"\b(?:desired|desirable|preferred|preferabl[ey]|preference|a plus|"
    r"plus\b|favou?red|favou?rable|(?:an )?advantage(?:ous)?|(?:an )?asset|"
    r"nice to have|helpful|helps?|useful|ideal(?:ly)?|(?:a )?bonus\b|beneficial|"
    r"welcomed?|appreciated|would be (?:good|great)|not essential|encouraged|"
    r"optional)\b",
    r"尚可",
    r"なお可",
    r"歓迎",
    r"優遇",
    r"あれば",
    r"望ましい",
    r"尚良",
    r"なお良",
    r"ベター",
)
NOT_NEEDED = any_of(
    r"\b(?:not (?:be )?(?:necessar\w+|required?|needed|essential|mandatory|"
    r"a must|a requirement|expected)|un-?necessary|no need|not have to|"
    r"do(?:es)? not (?:need|require)|don't need|doesn't need|needn't|"
    r"isn't (?:necessary|required|needed)|hindi kailangan|not_required)\b",
    r"_not_required",
    r"\bnot at all\b|\bnot (?:a )?condition\b",
    r"不要",
    r"不問",
    r"必要ありません",
    r"必要なし",
    r"なくても",
    r"話せなくても",
    r"できなくても",
)
_CUT = re.compile(
    r"[,、;()（）・\n]|\b(?:but|while|though|although)\b|\s[-–]\s",
    re.IGNORECASE,
)


_VERDICT = re.compile(
    r"[(（]\s*((?:strongly |highly |not )?(?:preferred|required|optional|desired|a plus)"
    r"|必須|歓迎|尚可)\s*[)）]",
    re.IGNORECASE,
)


def parts(text: str) -> list[str]:
    """A clause cut where its demands change: "Business English, Japanese a plus".

    Args:
        text: A clause.
    """
    text = _VERDICT.sub(r" \1", text)  # "a licence (preferred)" is one demand
    return [part for piece in _CUT.split(text) if (part := piece.strip())]
