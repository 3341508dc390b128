"""Texts that break what they meet, made systematically."""

from collections.abc import Iterator
from itertools import product

ZWJ, ZWSP, BOM, VARIATION = "\u200d", "\u200b", "\ufeff", "\ufe0f"
OVERRIDES = [
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)
]
INVISIBLE = [
    ZWSP, "\u200c", ZWJ, "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", BOM, "\u00ad",
    "\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180b", "\u180e", "\u2800", "\u3164",
    "\uffa0", "\ufff9", "\U000e0001", "\U000e0041", "\U0001d173", VARIATION,
]  # fmt: skip
SPACES = [" ", "\t", "\u00a0", "\u1680", "\u2000", "\u2007", "\u2009", "\u202f", "\u205f", "\u3000"]
BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"]
SURROGATES = ["\ud800", "\udbff", "\udc00", "\udfff", "\ud83d"]
NONCHARACTERS = ["\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\ue000", "\U000f0000"]
HTML = [
    "<", ">", "&", '"', "'", "<b>", "</b>", "<b>x", "x</b>", "<b", "</", "<>", "</>", "< b >",
    "<b/>", "<i><b></i></b>", "<script>alert(1)</script>", "<a href='javascript:alert(1)'>x</a>",
    '<a href="https://x.example" onclick="y">x</a>', "<blockquote expandable>", "</blockquote>",
    "<blockquote><blockquote>x</blockquote></blockquote>", "<tg-spoiler>x</tg-spoiler>",
    "<pre><code class='language-x'>", "<!-- x", "<!-- x -->", "<!DOCTYPE html>",
    "<?xml version='1.0'?>", "<![CDATA[ x ]]>", "]]>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<x" * 40, "<textarea>", "<title>", "<style>", "<plaintext>",
    "<noscript>", "<iframe srcdoc='<b>'>",
]  # fmt: skip
ENTITIES = [
    "&amp;", "&amp", "&lt;b&gt;", "&lt", "&#60;", "&#60", "&#x3c;", "&#x", "&#", "&;", "&nbsp;",
    "&quot;", "&apos;", "&#0;", "&#xd800;", "&#x110000;", "&#99999999999;", "&copy", "&notit;",
    "a&b", "&&&&", "&amp;amp;", "&\ud800;", "&#x202e;",
]  # fmt: skip
MARKDOWN = [
    "*bold*", "**bold**", "*half", "half*", "* ", "***", "_i_", "__u__", "~s~", "||spoiler||",
    "`code`", "```", "```py\nx\n```", "[x](https://x.example)", "[x](javascript:alert(1))",
    "[x]: y", "# heading", "- item", "> quote", "1. one", "---", "| a | b |", "\\*", "\\",
    "!@#$%^&*()_+-=[]{}|;':,.<>/?`~", "*<b>*", "*&*",
]  # fmt: skip
CODE = [
    "' OR '1'='1", "'; DROP TABLE people; --", '" OR ""="', "1; SELECT pg_sleep(9)", "%' --",
    "Robert'); --", "{name}", "{0}", "{__class__}", "{ui.hello}", "{", "}", "{{}}", "%s",
    "%n%n%n", "%(x)s", "%", "$(reboot)", "`id`", "${jndi:ldap://x.example/a}", "{{7*7}}",
    "<%= 7*7 %>", "../../etc/passwd", "C:\\con", "file:///x", "javascript:alert(1)",
    "data:text/html,x", "\\u0000", "\\x00", "\\n", "null", "None", "NaN", "undefined", "true",
    "-1", "0x7fffffff", "1e999", "[]", "{}", '{"press": "a:jet"}', "!!python/object:os.system",
    "&anchor *alias", "key: value", "- - -", "---\n...", "---", "=cmd|' /C calc'!A0", "+1+1",
    "@SUM(1)", "127.0.0.1", "http://", "https://", "https://x.example/?a=1&b=<2>\"'",
    "tg://user?id=1", "t.me/x",
]  # fmt: skip
COMMANDS = [
    "/", "//", "/ ", "/start", "/start ", "/start jet-what-is", "/start x" * 20, "/START",
    "/start@", "/start@@", "/start@NotUs", "/help\n/privacy", "/\u202estart", "/st\u200bart",
    "/<b>", "/&amp;", "/" + "x" * 300, "/privacy;", "/start \ud800", "/about\x00",
    "/routes /routes", "/日本", "/{name}", "/../..", "/*bold*",
]  # fmt: skip
PRESSES = [
    "a:", "a:jet-what-is", "a:nothing", "a:jet-what-is:x", ":", "::", "+:jet-pay", "-:jet-pay",
    "k+:jet-pay", "k-:jet-pay", "km", "kn", "none", "cy", "cn", "e", "e!", "e-", "e!:jet-pay",
    "km:jet-pay", "none:x", "+", "-", "z:jet-pay", "a:JET-PAY", "a: jet-pay", "a:jet-pay\x00",
    "a:\ud800", "kn:jet-pay", "+:", "-:x", "k+:",
]  # fmt: skip
EMOJI = [
    "😀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍🚀", "🇯🇵", "🇯", "🇯🇵🇵🇭🇮", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "❤️‍🔥", "☠️",
    "🏽", ZWJ.join("👩👨👧"), "👍🏿" * 3, "🫱🏻‍🫲🏿", VARIATION + "x", "x" + VARIATION,
]  # fmt: skip
SCRIPTS = [
    "مرحبا كيف حالك", "שלום עולם", "日本で働きたい", "ﾊﾝｶｸ", "한국어 질문", "ᄒᆞᆫ글",
    "नमस्ते कैसे हैं", "สวัสดี ครับ", "Xin chào bạn", "Здравствуйте", "ಠ_ಠ", "ﷺ", "𝕳𝖊𝖑𝖑𝖔", "𒐫",
    "ǅ ǆ ß ẞ İ ı", "Ａ＜ｂ＞＆", "＜b＞x＜/b＞", "ﬁﬂ", "㋿", "½ ² ㎡", "e\u0301", "\u0301",
    "\u0301" * 30, "Z" + "\u0310\u0353\u0489" * 30, "\u20dd" * 5, "ก็็็็็็็็", "\u0e33" * 20,
    "\u0600\u0601", "\u1d17a", "\u0488\u0489", "\u05bf" * 9,
]  # fmt: skip
LONG = [
    "x" * 5000, "word " * 1500, "😀" * 3000, "👨‍👩‍👧‍👦" * 700, "<" * 5000, "&" * 4096,
    "&amp;" * 1000, "\n" * 5000, "a\n" * 3000, "\u0301" * 5000, "a" + "\u0301" * 5000,
    "🏽" * 3000, "日" * 9000, " " * 5000, "\u202e" * 5000, "\ud800" * 5000, "*b* " * 2000,
    "(" * 4096, "https://x.example/" + "a" * 5000, "a" * 4095 + "😀", "a" * 4094 + "&",
    ("a" * 4090 + " ") * 3, "\x00" * 4097, "é" * 4097, "?" * 4000, "jet? " * 800, "🇯🇵" * 2049,
    "\U000e0041" * 5000, "what is jet " * 330, "a " + "b" * 4096, "- item\n" * 900,
    "\u3000" * 4000, "'" * 4096, '"' * 5000, "x\r\n" * 2000,
]  # fmt: skip
BLANK = ["", " ", "\n", "\n\n\n", "   \n   ", *(char * 3 for char in INVISIBLE)]


def _all() -> Iterator[str]:
    controls = [chr(code) for code in (*range(32), *range(127, 160))]
    for junk in (*controls, *OVERRIDES, *INVISIBLE, *SPACES, *BREAKS, *SURROGATES, *NONCHARACTERS):
        yield from (junk, f"jet{junk}pay", f"{junk}what is jet{junk}")
    yield from (
        *HTML,
        *ENTITIES,
        *MARKDOWN,
        *CODE,
        *COMMANDS,
        *PRESSES,
        *EMOJI,
        *SCRIPTS,
        *LONG,
        *BLANK,
    )
    for before, after in product(
        (OVERRIDES[3], ZWSP, "\x00", SURROGATES[0], "\u0301"), ("<b>", "&", "*x*")
    ):
        yield before + after
        yield f"{after}{before}jet{after}"


STRINGS = tuple(dict.fromkeys(_all()))
"""Each of them once."""
