"""A progress bar for what takes more than a second, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.understanding.build import Progress as Tell


@contextmanager
def shown(what: str) -> Iterator[Tell]:
    """Show how something goes on.

    Args:
        what: What is being done, in a few words.

    Yields:
        To be called with a step and the share done (0..1). Nothing appears before the first call;
        without a terminal, one line for each step.
    """
    console = Console(stderr=True)
    if not sys.stderr.isatty():
        said: set[str] = set()

        def tell(doing: str, _done: float) -> None:
            if doing not in said:
                said.add(doing)
                console.print(f"{what}: {doing} ...", highlight=False)

        yield tell
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    task = bar.add_task(what, total=1.0)

    def tell_bar(doing: str, done: float) -> None:
        if not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, description=f"{what}: {doing}")

    try:
        yield tell_bar
    finally:
        bar.stop()
