"""The time for breaking paragraphs into lines, warm, in plain Python.

    python benchmarks/breaking.py [--json]

The script sets the Polish paragraphs of `benchmarks/paragraphs.yaml` until they have 2 600 and 20 800 characters, once as several
paragraphs and once as a single one. Words are shaped before the clock starts. "breaking" is only the search for the lines. "all" is
everything from runs to positioned glyphs, with no paragraph remembered. The table gives the fastest of several runs, as `timeit` advises: a
slower run shows the machine's other work.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from forumprint.base.units import mm
from forumprint.files.bundled import assets
from forumprint.files.languages import hyphenation_patterns, load_language
from forumprint.language.spacing import bind
from forumprint.type.breaking import break_justified, break_ragged
from forumprint.type.faces import Typeface
from forumprint.type.galley import ParagraphStyle, Run, TextStyle
from forumprint.type.total_fit import MeasuredParagraph
from forumprint.type.typesetter import Typesetter

TEXTS = Path(__file__).parent / "paragraphs.yaml"
SHORT, LONG = 2_600, 20_800
MEASURES = (54, 80, 114)
SIZE = 9.5
RUNS = 15


def fastest_ms(work: Callable[[], object]) -> float:
    """The fastest of several runs after one that warms the caches, in milliseconds."""
    work()
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def texts(characters: int) -> list[str]:
    """Paragraphs with this number of characters together. The last one is cut between words."""
    polish = [entry["text"] for entry in yaml.safe_load(TEXTS.read_text(encoding="utf-8")) if entry["language"] == "pl"]
    found: list[str] = []
    left = characters
    while left > 0:
        text = polish[len(found) % len(polish)]
        found.append(text if len(text) <= left else text[:left].rpartition(" ")[0])
        left -= len(text)
    return [text for text in found if text]


def measure() -> dict[str, dict[str, float]]:
    """Milliseconds by kind of work, for each measure and alignment."""
    polish = load_language("pl")
    face = Typeface((assets() / "fonts" / "SourceSans3_400Regular.ttf").read_bytes())
    style = TextStyle("body", face, SIZE, 12.8, "text")

    def runs(text: str) -> list[Run]:
        return [Run(bind(text, polish, False), style)]

    def all_of(paragraphs: Sequence[Sequence[Run]], measure: float, how: ParagraphStyle) -> Callable[[], object]:
        typesetter = Typesetter({"pl": polish}, "pl", hyphenation_patterns)

        def work() -> None:
            typesetter.forget()
            for paragraph in paragraphs:
                typesetter.paragraph(paragraph, measure, how)

        return work

    def breaking(paragraphs: Sequence[Sequence[Run]], measure: float, how: ParagraphStyle) -> Callable[[], object]:
        typesetter = Typesetter({"pl": polish}, "pl", hyphenation_patterns)
        copies = [MeasuredParagraph(typesetter.opportunities(paragraph, how).points, measure, SIZE) for paragraph in paragraphs]
        search = break_justified if how.justify else break_ragged

        def work() -> None:
            for paragraph in copies:
                search(paragraph, 2)

        return work

    several = [runs(text) for text in texts(SHORT)]
    single, long = [runs(" ".join(texts(SHORT)))], [runs(" ".join(texts(LONG)))]
    kinds = {"2 600 in paragraphs": several, "2 600 in one": single, "20 800 in one": long}
    figures: dict[str, dict[str, float]] = {}
    for justify in (False, True):
        how = ParagraphStyle(hyphenate=True, justify=justify)
        for width in MEASURES:
            row = figures[f"{width} mm, {'justified' if justify else 'ragged'}"] = {}
            for name, paragraphs in kinds.items():
                row[f"breaking, {name}"] = fastest_ms(breaking(paragraphs, mm(width), how))
                row[f"all, {name}"] = fastest_ms(all_of(paragraphs, mm(width), how))
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()
    figures = measure()
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    titles = list(next(iter(figures.values())))
    print(f"| ms | {' | '.join(titles)} |\n|---|{'---:|' * len(titles)}")
    for name, row in figures.items():
        print(f"| {name} | {' | '.join(f'{row[title]:.1f}' for title in titles)} |")


if __name__ == "__main__":
    main()
