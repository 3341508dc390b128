"""A small knowledge folder that is right in every respect, for tests that break one thing in it."""

from datetime import date
from pathlib import Path

from bot.knowledge.load import Loaded, load

PRODUCT = Path(__file__).parents[2] / "knowledge"
TODAY = date(2026, 11, 24)

ENTRY = """\
- id: {id}
  title: "About {id}"
  button: "About {id}"
  topic: jet
  aspect: {aspect}
  short: >-
    This is the answer in a sentence or two, written so that somebody who reads only this line
    knows where they stand and what it depends on for {id}.
  detail: |
    What decides it is written here in a few lines:
    - *First*: one thing that changes the answer for the person who asks it.
    - *Second*: another thing that changes the answer for some people.

    And a closing line that says where the limits of our knowledge are on this.
  next:
    - say: "See the next answer"
      answer: {next}
    - say: "Read the official page"
      url: https://jetprogramme.org/en/
  facts: [{fact}]
  related: [{next}, {other}]
  phrasings:
"""
FACTS = """\
- id: jet-pay-year
  what: "JET pay, first year"
  value: "4,020,000 yen a year before tax"
  amount: {low: 4020000, high: 4020000, unit: JPY, per: year}
  as_of: 2025-04
  sources: [https://jetprogramme.org/en/faq04/]
  checked: 2026-11-22
  review: volatile
  confidence: high
- id: jet-age
  what: "Age limit of JET"
  value: "none"
  as_of: undated
  sources:
    - https://jetprogramme.org/en/eligibility/
  checked: 2026-11-22
  review: stable
  confidence: high
"""
OTHERS = {
    "topics.yaml": """\
topics:
  - {id: jet, names: [jet, jet programme]}
  - {id: eikaiwa, names: [eikaiwa]}
aspects:
  - {id: pay, names: [pay, salary]}
  - {id: age, names: [age limit]}
  - {id: what, names: [what is it]}
""",
    "route_groups.yaml": "- {group: Teaching, routes: [jet]}\n",
    "routes/jet.yaml": """\
id: jet
name: JET
asks_for: a degree
answer: jet-what
what: {say: A programme.}
suits: {say: Graduates.}
statuses: [Instructor]
pay: {say: Well., year: jet-pay-year}
hours: {say: 35 a week.}
holidays: {say: Ten days.}
contract: {say: A year.}
start_up_money: {say: Little.}
difficulty: {say: Hard.}
leads_to: {say: Teaching.}
steps: [{do: Read}, {do: Apply}, {do: Go}]
documents: [A degree]
pages: [https://jetprogramme.org/en/]
rules:
  - id: degree
    needs: {degree: {at_least: bachelor}}
    because: A degree is asked for.
    fact: jet-pay-year
""",
    "sources.yaml": "- {host: jetprogramme.org, name: JET Programme, official: true}\n",
    "small_talk.yaml": """\
- id: talk-thanks
  say: [You're welcome.]
  answers: [jet-what]
  phrasings: [thanks, thank you, salamat]
""",
    "out_of_scope.yaml": "far: [what is the weather]\nnear: [cheapest flight to tokyo]\n",
    "lexicon.yaml": """\
phone_spelling: {u: you}
fillers: [hello, please]
follow_up: {openers: [what about], pronouns: [they]}
joiners: [another question]
""",
}
ENTRIES = (("jet-what", "what"), ("jet-pay", "pay"), ("jet-age", "age"))


class Folder:
    """A knowledge folder.

    Args:
        path: Where it is written; made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        names = [name for name, _ in ENTRIES]
        for at, (name, aspect) in enumerate(ENTRIES):
            entry = ENTRY.format(
                id=name,
                aspect=aspect,
                next=names[at - 1],
                other=names[at - 2],
                fact="jet-age" if aspect == "age" else "jet-pay-year",
            )
            phrasings = "".join(f"    - question {n} about {name}\n" for n in range(15))
            self.write(f"answers/{aspect}.yaml", entry + phrasings)
        self.write("facts/jet.yaml", FACTS)
        for file, text in OTHERS.items():
            self.write(file, text)
        self.write("ui/en.yaml", (PRODUCT / "ui" / "en.yaml").read_text(encoding="utf-8"))
        topics = next(line for line in self.lines("ui/en.yaml") if line.startswith("start_topics"))
        self.replace("ui/en.yaml", topics, "start_topics: [jet-what, jet-pay]")

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file anew."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first occurrence of some text; it has to be there."""
        before, found, after = (self.path / file).read_text(encoding="utf-8").partition(old)
        assert found, f"{old!r} is not in {file}"
        self.write(file, before + new + after)

    def lines(self, file: str) -> list[str]:
        """The lines of a file."""
        return (self.path / file).read_text(encoding="utf-8").split("\n")

    def load(self, today: date = TODAY) -> Loaded:
        """Load it."""
        return load(self.path, today)

    def problems(self, today: date = TODAY) -> list[str]:
        """Everything that is wrong with it, as `senpai kb check` prints it."""
        return [str(problem) for problem in self.load(today).problems]
