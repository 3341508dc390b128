"""Cards: everything we know about a route, a passport, an employer or an office, on one page."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.advisor.eligibility import RouteVerdict, Verdict
from bot.conversation.compose import fact_block, hedge
from bot.conversation.presses import Press, entry_button
from bot.conversation.reply import (
    Block,
    Bullets,
    Button,
    Caution,
    FactLine,
    Facts,
    Heading,
    Keyboard,
    Message,
    Paragraph,
)
from bot.conversation.text import Span, Text, link, plain
from bot.knowledge.base import Knowledge
from bot.knowledge.employers import Employer, Office
from bot.knowledge.fields import spoken_as_of, spoken_month_day
from bot.knowledge.model import Dated
from bot.knowledge.nationalities import Nationality
from bot.knowledge.references import references
from bot.knowledge.routes import Route, Window

MOST_FACTS = 8
"""Facts under a card; more would hide the most important ones."""


def route(
    knowledge: Knowledge, route_: Route, today: date, verdict: RouteVerdict | None
) -> Message:
    """The card of a route.

    Args:
        knowledge: The knowledge base.
        route_: The route.
        today: The day for which reviews are judged.
        verdict: How it stands for the person, if anything is known about them.
    """
    words = knowledge.ui.card
    lines = [
        (words.suits, route_.suits.say),
        (words.pay, route_.pay.say if route_.pay else words.no_pay),
        (words.hours, route_.hours.say),
        (words.holidays, route_.holidays.say),
        (words.contract, route_.contract.say),
        (words.start_up_money, route_.start_up_money.say),
        (words.difficulty, route_.difficulty.say),
        (words.leads_to, route_.leads_to.say),
        (words.statuses, "; ".join(route_.statuses)),
        (words.documents, "; ".join(route_.documents)),
    ]
    blocks: list[Block] = [Heading(plain(route_.name)), Paragraph(plain(route_.what.say))]
    if verdict:
        blocks.append(_for_you(knowledge, verdict))
    blocks.append(Bullets(tuple(map(_labelled, lines))))
    blocks += [Paragraph(_bold(words.steps)), Paragraph(plain("\n".join(_steps(route_))))]
    if route_.calendar:
        windows = tuple(plain(_window(knowledge, one)) for one in route_.calendar)
        blocks += [Paragraph(_bold(words.calendar)), Bullets(windows)]
    blocks.append(_facts_of(knowledge, route_, today))
    who = Button(words.who_may, f"{Press.WHO_MAY}:{route_.id}")
    buttons = [who, entry_button(knowledge, route_.answer)]
    buttons += [employer_button(knowledge, name) for name in route_.employers[:2]]
    buttons += [route_button(knowledge, name) for name in route_.next_routes[:2]]
    return Message(tuple(blocks), in_pairs(buttons))


def who_may(knowledge: Knowledge, route_: Route, verdict: RouteVerdict, *, known: bool) -> Message:
    """The rules of a route, each with its source.

    Args:
        knowledge: The knowledge base.
        route_: The route.
        verdict: How it stands for the person.
        known: Whether anything is known about the person; without that no rule is marked.
    """
    words = knowledge.ui.card
    marks = {True: words.met, False: words.failed, None: words.not_known}
    items: list[Text] = []
    for reason in verdict.reasons:
        mark = f"{marks[reason.met]} " if known else ""
        source = link(knowledge.site_name(reason.source), reason.source) if reason.source else ()
        items.append((Span(f"{mark}{reason.text} "), *source))
    blocks: list[Block] = [Heading(plain(f"{route_.name}: {words.who_may}"))]
    if known:
        blocks.append(_for_you(knowledge, verdict))
    else:
        blocks.append(Paragraph(plain(words.rules_intro)))
    blocks.append(Bullets(tuple(items)))
    return Message(tuple(blocks), ((route_button(knowledge, route_.id),),))


def passport(knowledge: Knowledge, passport_: Nationality, today: date) -> Message:
    """The card of a nationality."""
    words = knowledge.ui.card
    leaving = passport_.leaving
    labelled = (
        (words.exempt, leaving.exempt),
        (words.fee_cap, leaving.fee_cap),
        (words.office, leaving.office),
    )
    leaving_says = [leaving.rule, *(f"{label}: {text}" for label, text in labelled if text)]
    blocks_of = passport_.blocks()
    says = {name: getattr(block, "say", None) for name, block in blocks_of.items()}
    says["leaving"] = " ".join(map(_sentence, leaving_says))
    lines = [(words.passport[name], text) for name, text in says.items() if text]
    blocks: list[Block] = [
        Heading(plain(passport_.name)),
        Paragraph(plain(passport_.short)),
        Bullets(tuple(map(_labelled, lines))),
    ]
    if passport_.tips:
        blocks += [Paragraph(_bold(words.tips)), Bullets(tuple(map(plain, passport_.tips)))]
    sources = [
        _source_line(knowledge, words.passport[name], _settled(knowledge, block), block, today)
        for name, block in blocks_of.items()
    ]
    blocks.append(Facts(knowledge.ui.facts_heading, tuple(sources)))
    return Message(
        tuple(blocks), in_pairs([entry_button(knowledge, name) for name in passport_.answers])
    )


def employer(knowledge: Knowledge, employer_: Employer, today: date) -> Message:
    """The card of an employer, a job board or an agency."""
    words = knowledge.ui.card
    settled = {"yes": words.yes, "no": words.no, "unknown": words.not_settled}
    blocks: list[Block] = [Heading(plain(employer_.name)), Paragraph(plain(employer_.short))]
    if employer_.warning:
        blocks.append(Caution(plain(employer_.warning)))
    lines = [
        (words.hires_from_abroad, settled[employer_.hires_from_abroad]),
        (words.sponsors, settled[employer_.sponsors]),
    ]
    site = (Span(f"{words.site}: ", bold=True), *link(_host(employer_.site), employer_.site))
    blocks.append(Bullets((*map(_labelled, lines), site)))
    facts = [knowledge.facts[name] for name in employer_.facts]
    blocks.append(fact_block(knowledge, facts[:MOST_FACTS], today))
    buttons = [entry_button(knowledge, name) for name in employer_.answers]
    buttons += [route_button(knowledge, name) for name in employer_.routes[:2]]
    return Message(tuple(blocks), in_pairs(buttons))


def offices(knowledge: Knowledge, kind: str, today: date) -> Message:
    """The offices and helplines of one kind."""
    words = knowledge.ui.card
    found = [office for office in knowledge.offices.values() if office.kind == kind]
    blocks: list[Block] = [Heading(plain(words.offices[kind]))]
    for office in found:
        blocks.append(Paragraph((Span(office.name, bold=True), Span(f": {office.helps_with}"))))
        blocks.append(Bullets(tuple(_office_lines(knowledge, office))))
    sources = [
        _source_line(knowledge, office.name, office.where or office.helps_with, office, today)
        for office in found
    ]
    blocks.append(Facts(knowledge.ui.facts_heading, tuple(sources)))
    return Message(tuple(blocks))


def contacts(knowledge: Knowledge) -> Message:
    """Whom to turn to, by what it is about."""
    kinds = dict.fromkeys(office.kind for office in knowledge.offices.values())
    labels = knowledge.ui.card.offices
    buttons = [Button(labels[kind], f"{Press.OFFICES}:{kind}") for kind in labels if kind in kinds]
    return Message((Paragraph(plain(knowledge.ui.card.offices_intro)),), in_pairs(buttons))


def route_button(knowledge: Knowledge, name: str) -> Button:
    """A button that leads to the card of a route."""
    return Button(knowledge.routes[name].name[:30], f"{Press.ROUTE}:{name}")


def employer_button(knowledge: Knowledge, name: str) -> Button:
    """A button that leads to the card of an employer."""
    return Button(knowledge.employers[name].name[:30], f"{Press.EMPLOYER}:{name}")


def in_pairs(buttons: Sequence[Button]) -> Keyboard:
    """Two buttons a row; of several with the same words only the first."""
    once = list({button.label: button for button in reversed(buttons)}.values())[::-1]
    return tuple(tuple(once[at : at + 2]) for at in range(0, len(once), 2))


def _for_you(knowledge: Knowledge, verdict: RouteVerdict) -> Block:
    words = knowledge.ui.card
    said = words.verdicts[verdict.verdict.value]
    more = verdict.condition or verdict.unlock or ""
    if verdict.ask:
        more = " ".join([words.questions[verdict.ask], more if verdict.condition else ""]).strip()
    spans = (Span(f"{words.for_you}: {said}. ", bold=True), Span(more))
    return Caution(spans) if verdict.verdict is Verdict.CLOSED else Paragraph(spans)


def _labelled(line: tuple[str, str]) -> Text:
    label, text = line
    return (Span(f"{label}: ", bold=True), Span(text))


def _bold(text: str) -> Text:
    return (Span(text, bold=True),)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", ")")) else f"{text}."


def _steps(route_: Route) -> Iterable[str]:
    for number, step in enumerate(route_.steps, start=1):
        takes = f" ({step.takes})" if step.takes else ""
        yield f"{number}. {step.do.removesuffix('.')}{takes}"


def _window(knowledge: Knowledge, window: Window) -> str:
    words = knowledge.ui.card
    for_whom = f" ({', '.join(window.countries)})" if window.countries else ""
    when = f"{spoken_month_day(window.opens)} - {spoken_month_day(window.closes)}"
    sure = str(window.year) if window.year else words.expected
    return f"{window.what}{for_whom}: {when}, {sure}"


def _facts_of(knowledge: Knowledge, route_: Route, today: date) -> Facts:
    """The facts of its statements; those of its rules stand with the rules."""
    told = route_.model_copy(update={"rules": []})
    names = dict.fromkeys(name for _, kind, name in references(told) if kind == "fact")
    return fact_block(knowledge, [knowledge.facts[name] for name in names][:MOST_FACTS], today)


def _settled(knowledge: Knowledge, block: Dated) -> str:
    """What a dated statement of a passport comes to: yes, no, or not settled."""
    words = knowledge.ui.card
    said = {"yes": words.yes, "no": words.no, "unknown": words.not_settled}
    own = [name for name in type(block).model_fields if name not in Dated.model_fields]
    return next(said[value] for name in own if (value := getattr(block, name)) in said)


def _source_line(
    knowledge: Knowledge, what: str, value: str, dated: Dated, today: date
) -> FactLine:
    return FactLine(
        what=what,
        value=f"{value}. {dated.note}" if dated.note else value,
        as_of=spoken_as_of(dated.as_of),
        source=knowledge.site_name(dated.sources[0]),
        url=dated.sources[0],
        checked=dated.checked,
        hedge=hedge(knowledge, dated),
        overdue=dated.review_by() < today,
    )


def _office_lines(knowledge: Knowledge, office: Office) -> Iterable[Text]:
    for phone in office.phones:
        more = "; ".join(part for part in (", ".join(phone.languages), phone.hours) if part)
        yield (Span(phone.number, bold=True), Span(f" ({more})" if more else ""))
    for text in (office.where, office.fee):
        if text:
            yield plain(text)
    yield link(knowledge.site_name(office.url), office.url)


def _host(url: str) -> str:
    return url.split("/", 3)[2].removeprefix("www.")
