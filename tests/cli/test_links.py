"""Visiting pages: what is said of them, and how politely it is done."""

import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner, Result

from bot.cli import kb_links, senpai
from bot.cli.links.check import Checked, NoNetworkError, check
from bot.cli.links.finding import Finding, Hop, Outcome, found
from bot.cli.links.visitor import Visitor
from bot.cli.links.web import LARGEST_BODY, UnreachableError, Web, is_public
from bot.knowledge.links import Link, QuietLink
from bot.settings import settings
from tests.cli.conftest import Site
from tests.knowledge.folder import Folder

AGENT = "ShigotoSenpai-links"


def web(*, private: bool = True, timeout: float = 5.0, pause: float = 0.0) -> Web:
    return Web(f"{AGENT}/1 (+https://about.example/)", timeout, pause, private=private)


async def visit(url: str, *, private: bool = True, seconds: float = 5.0) -> Finding:
    async with web(private=private, timeout=seconds) as opened:
        return (await Visitor(opened, AGENT).visit(url))[0]


async def checked(urls: Sequence[str], *quiet: QuietLink) -> dict[str, Checked]:
    links = [Link(url, ("fact x",)) for url in urls]
    async with web() as opened:
        told = await check(links, quiet, Visitor(opened, AGENT), lambda _host, _done: None)
    return {one.link.url: one for one in told}


def test_answers_are_judged() -> None:
    home, page, other = "https://a.example/", "https://a.example/p", "https://b.example/q"
    cases = [
        ([Hop(page, 200)], Finding(Outcome.OK)),
        ([Hop(page, 404)], Finding(Outcome.GONE, "answers 404")),
        ([Hop(page, 410)], Finding(Outcome.GONE, "answers 410")),
        ([Hop(page, 403)], Finding(Outcome.REFUSED, "answers 403; may be fine in a browser")),
        ([Hop(page, 429)], Finding(Outcome.REFUSED, "answers 429; may be fine in a browser")),
        ([Hop(page, 503)], Finding(Outcome.UNREACHABLE, "answers 503")),
        ([Hop(page, 301, other), Hop(other, 200)], Finding(Outcome.MOVED, "permanently", other)),
        (
            [Hop(page, 302, other), Hop(other, 200)],
            Finding(Outcome.OK, f"redirects to {other} for now"),
        ),
        (
            [Hop(page, 301, other), Hop(other, 404)],
            Finding(Outcome.GONE, f"redirects to {other}, which answers 404"),
        ),
        (
            [Hop(page, 302, home), Hop(home, 200)],
            Finding(Outcome.MOVED, "leads to the front page; the page itself may be gone", home),
        ),
    ]
    for hops, expected in cases:
        assert found(hops) == expected
    # A permanent move to a page that redirects for now: only the first is to be written down.
    chain = [Hop(page, 308, other), Hop(other, 302, f"{other}/en"), Hop(f"{other}/en", 200)]
    assert found(chain) == Finding(Outcome.MOVED, "permanently", other)


async def test_a_page_that_is_there(site: Site) -> None:
    site.page("/p")
    assert await visit(site.url("/p")) == Finding(Outcome.OK)
    assert site.paths() == ["GET /robots.txt", "HEAD /p"]
    assert {agent for *_, agent in site.asked} == {f"{AGENT}/1 (+https://about.example/)"}
    assert {host for _, _, host, _ in site.asked} == {f"127.0.0.1:{site.port}"}


@pytest.mark.parametrize("status", [403, 404, 405, 501])
async def test_head_is_not_believed_when_it_says_no(site: Site, status: int) -> None:
    site.page("HEAD /p", status)
    site.page("GET /p", body=b"x" * (LARGEST_BODY * 4))
    assert (await visit(site.url("/p"))).outcome is Outcome.OK
    assert site.paths()[1:] == ["HEAD /p", "GET /p"]


async def test_too_many_requests_are_not_followed_by_another(site: Site) -> None:
    site.page("/p", 429)
    assert (await visit(site.url("/p"))).outcome is Outcome.REFUSED
    assert site.paths()[1:] == ["HEAD /p"]


async def test_a_missing_page_is_gone(site: Site) -> None:
    assert (await visit(site.url("/missing"))).outcome is Outcome.GONE


async def test_redirects_are_followed_to_their_end(site: Site) -> None:
    site.page("/old", 301, "/newer")
    site.page("/newer", 301, site.url("/newest", "localhost"))
    site.page("/newest")
    finding = await visit(site.url("/old"))
    target = site.url("/newest", "localhost")
    assert finding == Finding(Outcome.MOVED, "permanently", target)
    # The rules of the other host are read before its page is asked for.
    assert site.paths() == [
        "GET /robots.txt",
        "HEAD /old",
        "HEAD /newer",
        "GET /robots.txt",
        "HEAD /newest",
    ]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/round", "redirects more than"),
        ("ftp://127.0.0.1/x", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("http://[::bad/", "no web address"),
    ],
)
async def test_redirects_into_nowhere(site: Site, location: str, said: str) -> None:
    site.page("/round", 302, location)
    finding = await visit(site.url("/round"))
    assert finding.outcome is Outcome.UNREACHABLE
    assert said in finding.detail
    assert len(site.asked) <= 8


async def test_robots_are_obeyed(site: Site) -> None:
    rules = f"User-agent: {AGENT}\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"
    site.page("/robots.txt", body=rules.encode())
    site.page("/open")
    site.page("/private/p")
    assert (await visit(site.url("/open"))).outcome is Outcome.OK
    finding = await visit(site.url("/private/p"))
    assert finding.outcome is Outcome.REFUSED
    assert "robots.txt" in finding.detail
    assert "HEAD /private/p" not in site.paths()


async def test_a_site_whose_rules_cannot_be_read_is_left_alone(site: Site) -> None:
    site.page("/robots.txt", 500)
    site.page("/p")
    assert (await visit(site.url("/p"))).outcome is Outcome.REFUSED
    assert site.paths() == ["GET /robots.txt"]


async def test_rules_without_end_are_read_in_part(site: Site) -> None:
    site.page("/robots.txt", body=b"User-agent: *\nDisallow: /no\n" + b"#" * 3_000_000)
    site.page("/p")
    site.page("/no")
    assert (await visit(site.url("/p"))).outcome is Outcome.OK
    assert (await visit(site.url("/no"))).outcome is Outcome.REFUSED


async def test_rules_are_read_once_and_pages_of_a_host_one_at_a_time(site: Site) -> None:
    urls = [site.url(f"/{number}") for number in range(6)]
    for number in range(6):
        site.page(f"/{number}")
    told = await checked(urls)
    assert {one.finding.outcome for one in told.values()} == {Outcome.OK}
    assert site.paths().count("GET /robots.txt") == 1
    assert site.at_once == 1


async def test_the_pause_that_a_site_asks_for_is_kept(site: Site) -> None:
    site.page("/robots.txt", body=b"User-agent: *\nCrawl-delay: 2\n")
    site.page("/p")
    slept: list[float] = []
    async with web(pause=0.25) as opened:
        ask = opened._ask

        async def noted(method: str, url: str, *, read: bool):
            result = await ask(method, url, read=read)
            slept.append(opened._turn("127.0.0.1").pause)
            opened._turn("127.0.0.1").free_at = 0.0  # no need to wait for it here
            return result

        opened._ask = noted  # type: ignore[method-assign]
        await Visitor(opened, AGENT).visit(site.url("/p"))
    assert slept == [0.25, 2.0]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_private_addresses_are_not_visited(site: Site, host: str) -> None:
    finding = await visit(site.url("/p", host), private=False)
    assert finding.outcome is Outcome.UNREACHABLE
    assert "private network" in finding.detail
    assert site.asked == []


def test_which_addresses_are_public() -> None:
    private = (
        "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 "
        "::1 :: fe80::1 fc00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: ff02::1 nonsense"
    )
    assert [address for address in private.split() if is_public(address)] == []
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


async def test_a_silent_server_is_given_up(site: Site) -> None:
    import threading

    goes_on = threading.Event()
    site.before = lambda: goes_on.wait(30) and None
    try:
        finding = await visit(site.url("/p"), seconds=0.2)
    finally:
        goes_on.set()
    assert finding == Finding(Outcome.UNREACHABLE, "no answer within 0.2 seconds")


async def test_no_network_is_told_from_dead_hosts(site: Site, closed_port: int) -> None:
    dead = [f"http://{host}:{closed_port}/p" for host in ("127.0.0.1", "127.0.0.2", "localhost")]
    with pytest.raises(NoNetworkError):
        await checked(dead)
    # One dead host among living ones, and one alone, say nothing about the network.
    site.page("/p")
    told = await checked([*dead[1:], site.url("/p")])
    assert [one.finding.outcome for one in told.values()] == ["unreachable", "unreachable", "ok"]
    assert (await checked(dead[:1]))[dead[0]].finding.outcome is Outcome.UNREACHABLE


async def test_a_dead_host_is_not_tried_for_every_page(site: Site, closed_port: int) -> None:
    site.page("/p")
    dead = [f"http://127.0.0.2:{closed_port}/{number}" for number in range(4)]
    told = await checked([site.url("/p"), *dead])
    assert "not tried" in told[dead[3]].finding.detail
    assert "not tried" not in told[dead[0]].finding.detail


async def test_what_is_listed_is_left_alone(site: Site) -> None:
    site.page("/p")
    by_page = QuietLink(url=site.url("/a"), because="needs a login")
    by_host = QuietLink(host="localhost", because="answers browsers only")
    urls = [site.url("/a"), site.url("/p"), site.url("/b", "localhost")]
    told = await checked(urls, by_page, by_host)
    assert [told[url].finding.outcome for url in urls] == ["suppressed", "ok", "suppressed"]
    assert told[urls[0]].finding.detail == "needs a login"
    assert "HEAD /a" not in site.paths()


async def test_words_that_are_no_address_are_unreachable() -> None:
    async with web() as opened:
        for url in ("http://[::1", "https://", "gopher://a.example/", "http://a\x00.example/"):
            with pytest.raises(UnreachableError):
                await opened.page(url)


# The command


@pytest.fixture
def run(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    """Runs `senpai kb links` on a small folder whose pages are on this machine."""

    def told(*arguments: str) -> Result:
        settings.cache_clear()
        monkeypatch.setattr(
            kb_links, "Web", lambda agent, timeout: Web(agent, timeout, 0.0, private=True)
        )
        return CliRunner().invoke(senpai, ["kb", "--dir", str(folder.path), "links", *arguments])

    yield told
    settings.cache_clear()


def moved_to(folder: Folder, site: Site) -> None:
    for path in folder.path.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("https://jetprogramme.org", site.url("")), encoding="utf-8")


def test_the_command_lists_what_is_not_well(run, folder: Folder, site: Site) -> None:
    moved_to(folder, site)
    site.page("/en/")
    site.page("/en/faq04/", 301, "/en/faq/pay/")
    site.page("/en/faq/pay/")
    result = run()
    assert result.exit_code == 1, result.output
    assert f"gone         {site.url('/en/eligibility/')}" in result.stdout
    assert "used by fact jet-age" in result.stdout
    assert f"-> {site.url('/en/faq/pay/')}" in result.stdout
    assert "3 addresses: 1 ok, 1 moved, 1 gone" in result.stderr

    site.page("/en/eligibility/")
    result = run("--json", "--host", "127.0.0.1")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert {line["url"]: line["outcome"] for line in lines} == {
        site.url("/en/"): "ok",
        site.url("/en/faq04/"): "moved",
        site.url("/en/eligibility/"): "ok",
    }
    assert lines[0]["used_by"]
    assert run("--host", "nowhere.example").exit_code == 1


def test_what_a_server_says_cannot_steer_the_terminal(run, folder: Folder, site: Site) -> None:
    moved_to(folder, site)
    for number, path in enumerate(("/en/", "/en/faq04/", "/en/eligibility/")):
        # Headers travel byte by byte: these are the bytes of a reordering mark and of an escape.
        end = ("\u202e".encode().decode("latin-1"), "\x9b2J", "\t\x85x")[number]
        site.page(path, 301, f"/moved-{number}{end}")
        site.pages[f"/moved-{number}{end}"] = (200, {}, b"")
    result = run()
    assert "/moved-0" in result.output
    assert all(char.isprintable() or char == "\n" for char in result.output), result.output


def test_without_a_network_nothing_is_said_of_any_page(
    run, folder: Folder, closed_port: int
) -> None:
    folder.replace(
        "facts/jet.yaml", "https://jetprogramme.org/en/faq04/", f"http://127.0.0.1:{closed_port}/a"
    )
    for path in folder.path.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        here = f"http://127.0.0.2:{closed_port}"
        path.write_text(text.replace("https://jetprogramme.org", here), encoding="utf-8")
    result = run()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no network here: nothing was checked" in result.stderr


def test_a_quiet_link_names_a_page_or_a_site(folder: Folder) -> None:
    folder.write("links.yaml", "- {host: jetprogramme.org, because: slow}\n")
    assert folder.problems() == []
    folder.write("links.yaml", "- {because: slow}\n")
    assert "write either url or host" in folder.problems()[0]
    folder.write("links.yaml", "- {host: elsewhere.example, because: slow}\n")
    assert folder.problems() == [
        "links.yaml:1:3: warning: nothing names this page or site any more; remove this line"
    ]


def test_who_we_say_we_are() -> None:
    assert "+https://me.example/bot)" in kb_links.agent("https://me.example/bot")
    assert kb_links.agent(None).startswith(f"{AGENT}/")


def test_every_page_of_the_small_folder_is_found(folder: Folder) -> None:
    from bot.knowledge.links import links

    loaded = folder.load()
    assert loaded.knowledge
    found_links = {link.url: link.used_by for link in links(loaded.knowledge)}
    assert set(found_links) == {
        "https://jetprogramme.org/en/",
        "https://jetprogramme.org/en/faq04/",
        "https://jetprogramme.org/en/eligibility/",
    }
    assert "route jet" in found_links["https://jetprogramme.org/en/"]
    assert "answer jet-pay" in found_links["https://jetprogramme.org/en/"]
