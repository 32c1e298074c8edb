"""How long composing takes, warm, by layout and by length of the body.

    python benchmarks/layout.py [--json]

Imports, reading files and preparing photos are over when the clock starts: what is timed is from the copy to the finished Leaflet.
Medians; on a noisy machine compare ratios within one run.
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
from forumprint.desk.job import Job, open_job
from forumprint.event.richtext import Crosshead, Paragraph, RichText
from forumprint.sources.bundled import layout_names

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"
RUNS = 20
LENGTHS = (1, 2, 4, 8)
LONG_LAYOUT = "a4-bulletin"


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs after one that warms the caches, in milliseconds."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def compose(job: Job, layout: str) -> None:
    """One leaflet, or as far as its overset report."""
    try:
        job.leaflet(layout)
    except OversetError:
        return


def with_body(job: Job, times: int) -> Job:
    """The same job with its body repeated so many times."""
    body = job.event.body
    assert body is not None
    long = RichText(body.blocks * times, body.language, body.where)
    overrides = {name: type(said)({key: value for key, value in said.items() if key != "body"}) for name, said in job.event.for_.items()}
    return replace(job, event=replace(job.event, body=long, for_=overrides))


def characters_of(job: Job) -> int:
    """Of the body's paragraphs and crossheads."""
    body = job.event.body
    blocks = body.blocks if body else ()
    return sum(len(inline.text) for block in blocks if isinstance(block, Paragraph | Crosshead) for inline in block.inlines)


def measure() -> dict[str, dict[str, float]]:
    """Milliseconds by layout, and by length of the body in characters."""
    job = open_job(EXAMPLE, brand=None, language=None, cache=None)
    by_layout = {layout: median_ms(partial(compose, job, layout)) for layout in layout_names()}
    by_length: dict[str, float] = {}
    for times in LENGTHS:
        longer = with_body(job, times)
        by_length[str(characters_of(longer))] = median_ms(partial(compose, longer, LONG_LAYOUT), 5)
    return {"by_layout_ms": by_layout, "bulletin_by_characters_ms": by_length}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    arguments = parser.parse_args()
    figures = measure()
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    print("| layout | ms |\n|---|---:|")
    for layout, taken in figures["by_layout_ms"].items():
        print(f"| {layout} | {taken:.1f} |")
    print(f"\n| body of {LONG_LAYOUT}, characters | ms |\n|---|---:|")
    for characters, taken in figures["bulletin_by_characters_ms"].items():
        print(f"| {characters} | {taken:.1f} |")


if __name__ == "__main__":
    main()
