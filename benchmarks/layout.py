"""The time for composing, warm: every example in every layout, and the bulletin by length of the body.

    python benchmarks/layout.py [--json] [--brand NAME]

Imports, reading of files, photos and shaping are finished when the clock starts, and paragraphs set before are forgotten. The time runs
from the copy to the finished Leaflet, or to the overset report. The table gives medians of processor time, since composing waits for
nothing. If other work shares the machine, compare ratios of runs made in turn. The counts have no noise: the number of components in the
layout, and how often the fitting set one.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from msgspec.structs import replace

from forumprint.base.errors import OversetError
from forumprint.compose.composing import compose
from forumprint.desk.bound_layouts import open_layout
from forumprint.desk.job import Job, open_job
from forumprint.event.richtext import Crosshead, Paragraph, RichText
from forumprint.files.bundled import DEFAULT_BRAND, layout_names
from forumprint.files.library import Named, find_layout
from forumprint.kit.component import Component
from forumprint.plan.bound_layout import BoundLayout

EXAMPLES = Path(__file__).parents[1] / "examples"
CANONICAL = "forum-ngo-2024"
RUNS = 9
LENGTHS = (1, 2, 4, 8)
LONG_LAYOUT = "a4-bulletin"


@dataclass(frozen=True, slots=True)
class Figure:
    """One copy in one layout.

    Attributes:
        copy: The name of an example, or the number of characters in its body.
        fits: Whether there is a leaflet. If not, the time is that of the overset report.
        ms: The median of processor time, in milliseconds.
        parts: The number of components in the layout.
        sets: How often one of them was set.
    """

    copy: str
    layout: str
    fits: bool
    ms: float
    parts: int
    sets: int


class Counted:
    """A component that counts how often it is set."""

    def __init__(self, component: Component) -> None:
        self.component, self.sets = component, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.component, name)

    def set(self, *arguments: Any) -> object:
        """Set the component, and count."""
        self.sets += 1
        return self.component.set(*arguments)


def figure(job: Job, layout: Named, copy_name: str) -> Figure:
    """Time one copy in one layout, and count once."""
    bound = open_layout(layout, job.language.tag)
    copy, compositor = job.prepared(bound)

    def work(bound: BoundLayout = bound) -> bool:
        try:
            compose(copy, bound, compositor, made=date(2024, 1, 1))
        except OversetError:
            return False
        return True

    counted = {name: tuple(Counted(part) for part in parts) for name, parts in bound.components.items()}
    fits = work(BoundLayout(bound.name, bound.layout, cast("dict[str, tuple[Component, ...]]", counted)))
    every = [part for parts in counted.values() for part in parts]
    return Figure(copy_name, layout.name, fits, median_ms(work, compositor.typesetter.forget), len(every), sum(part.sets for part in every))


def median_ms(work: Callable[[], object], before: Callable[[], object]) -> float:
    """The median of several runs, in milliseconds of processor time. The time of `before` is not counted."""
    taken = []
    for _ in range(RUNS):
        before()
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def with_body(job: Job, times: int) -> Job:
    """The same job with its body repeated this many times."""
    body = job.event.body
    assert body is not None
    long = RichText(body.blocks * times, body.language, body.where)
    overrides = {name: type(said)({key: value for key, value in said.items() if key != "body"}) for name, said in job.event.for_.items()}
    return replace(job, event=replace(job.event, body=long, for_=overrides))


def characters_of(job: Job) -> int:
    """The characters of the body's paragraphs and crossheads."""
    body = job.event.body
    blocks = body.blocks if body else ()
    return sum(len(inline.text) for block in blocks if isinstance(block, Paragraph | Crosshead) for inline in block.inlines)


def by_example(brand: str) -> Iterator[Figure]:
    """Every example in every layout."""
    for path in sorted(EXAMPLES.glob("*/event.yaml")):
        job = open_job(path, brand=brand, language=None, cache=None)
        for layout in job.layouts(layout_names()):
            yield figure(job, layout, path.parent.name)


def by_length(brand: str) -> Iterator[Figure]:
    """The canonical example with its body once, twice, and so on."""
    job = open_job(EXAMPLES / CANONICAL / "event.yaml", brand=brand, language=None, cache=None)
    for times in LENGTHS:
        longer = with_body(job, times)
        yield figure(longer, find_layout(LONG_LAYOUT), f"{characters_of(longer)} characters")


def table(examples: list[Figure], lengths: list[Figure]) -> Iterator[str]:
    """Milliseconds by layout and example, with the heaviest of each layout; then by length."""
    layouts, names = (list(dict.fromkeys(names)) for names in zip(*((each.layout, each.copy) for each in examples), strict=True))
    cells = {(each.layout, each.copy): each for each in examples}
    yield f"| layout, ms (sets) | {' | '.join(names)} | heaviest leaflet | overset reports, at most |"
    yield f"|---|{'---:|' * len(names)}---|---:|"
    for layout in layouts:
        row = [cells[layout, name] for name in names]
        shown = [f"{each.ms:.0f} ({each.sets}){'' if each.fits else ' overset'}" for each in row]
        heaviest = max((each for each in row if each.fits), key=lambda each: each.ms, default=None)
        said = f"{heaviest.copy}: {heaviest.ms:.0f} ms, {heaviest.sets} sets of {heaviest.parts} components" if heaviest else "none fits"
        reports = max((each.ms for each in row if not each.fits), default=0.0)
        yield f"| {layout} | {' | '.join(shown)} | {said} | {f'{reports:.0f}' if reports else 'none'} |"
    yield f"\n| body of {LONG_LAYOUT} | ms | ms for each 1 000 characters |\n|---|---:|---:|"
    for each in lengths:
        yield f"| {each.copy} | {each.ms:.0f} | {each.ms * 1000 / int(each.copy.split()[0]):.0f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--brand", default=DEFAULT_BRAND, help="in which brand")
    asked = parser.parse_args()
    examples, lengths = list(by_example(asked.brand)), list(by_length(asked.brand))
    if asked.json:
        print(json.dumps({"examples": [asdict(each) for each in examples], "lengths": [asdict(each) for each in lengths]}, indent=2))
    else:
        print("\n".join(table(examples, lengths)))


if __name__ == "__main__":
    main()
