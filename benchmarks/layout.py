"""How long composing takes, by example and layout, and by length of the body.

    python benchmarks/layout.py [--json]

Imports, reading files and preparing photos are over when the clock starts: what is timed is from the copy to the finished Leaflet, or
to the report that it does not fit. "First" has every word yet to be shaped and every paragraph to be broken, as a single build has;
"again" is the same copy once more in the same process, as when a file is watched. Medians; compare ratios within one run.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from forumprint.base.problems import OversetError
from forumprint.desk.job import Job, open_job, typesetter_for
from forumprint.event.richtext import Crosshead, Paragraph, RichText
from forumprint.sources.bundled import layout_names

EXAMPLES = Path(__file__).parents[1] / "examples"
CANONICAL = EXAMPLES / "forum-ngo-2024"
RUNS = 9
LENGTHS = (1, 2, 4, 8)
LONG_LAYOUT = "a4-bulletin"


def median_ms(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The median of several runs after one that warms the caches, in milliseconds; `before` each of them comes what is not timed."""
    work()
    taken = []
    for _ in range(RUNS):
        before()
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def compose(jobs: Callable[[], Job], layout: str) -> None:
    """One leaflet, or as far as its overset report."""
    try:
        jobs().leaflet(layout)
    except OversetError:
        return


def opened(event: Path, times: int = 1) -> Job:
    """A job with its body repeated so many times."""
    job = open_job(event, brand=None, language=None, cache=None)
    if times == 1 or job.event.body is None:
        return job
    body = job.event.body
    long = RichText(body.blocks * times, body.language, body.where)
    overrides = {name: type(said)({key: value for key, value in said.items() if key != "body"}) for name, said in job.event.for_.items()}
    return replace(job, event=replace(job.event, body=long, for_=overrides))


def characters_of(job: Job) -> int:
    """Of the body's paragraphs and crossheads."""
    body = job.event.body
    blocks = body.blocks if body else ()
    return sum(len(inline.text) for block in blocks if isinstance(block, Paragraph | Crosshead) for inline in block.inlines)


def timed(event: Path, layout: str, times: int = 1) -> tuple[float, float]:
    """Milliseconds for the first time and again."""
    jobs: list[Job] = []

    def afresh() -> None:
        typesetter_for.cache_clear()
        jobs[:] = [opened(event, times)]

    afresh()
    work = partial(compose, lambda: jobs[0], layout)
    return median_ms(work, afresh), median_ms(work)


def measure() -> dict[str, dict[str, tuple[float, float]]]:
    """Milliseconds, first and again: by example and layout, and by length of the body in characters."""
    figures = {
        event.name: {layout: timed(event, layout) for layout in layout_names()}
        for event in sorted(path.parent for path in EXAMPLES.glob("*/event.yaml"))
    }
    lengths = {str(characters_of(opened(CANONICAL, times))): timed(CANONICAL, LONG_LAYOUT, times) for times in LENGTHS}
    return {**figures, f"{LONG_LAYOUT} by characters of body": lengths}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    arguments = parser.parse_args()
    figures = measure()
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    for name, rows in figures.items():
        print(f"\n| {name} | first, ms | again, ms |\n|---|---:|---:|")
        for row, (first, again) in rows.items():
            print(f"| {row} | {first:.0f} | {again:.0f} |")
    every = [taken for name, rows in figures.items() if name in {path.name for path in EXAMPLES.iterdir()} for taken in rows.values()]
    print(f"\nThe dearest leaflet: {max(first for first, _ in every):.0f} ms first, {max(again for _, again in every):.0f} ms again.")


if __name__ == "__main__":
    main()
