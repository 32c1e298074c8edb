"""Whether memory stays flat: a thousand events without a common word, set one after the other in one process.

    python benchmarks/memory.py [--events 1000] [--every 100] [--write] [--forget] [--json]

Every event has words, names and addresses of its own, and another language, layout and brand than the one before. So the memory of one
event does not help the next, except for faces, layouts and languages. This is the worst case for every memory. The events are the same each
time. The table gives the memory of the whole process after each hundred events, after garbage collection, and at the end the size and the
limit of each memory. `--write` writes PDFs too. Megabytes are the system's. They grow slightly longer than Python's own use, because freed
memory is not returned whole. Blocks are Python's own count of its allocations. `--forget` empties all memories before each reading. The
rest then belongs to no memory, and must not grow.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from forumprint.base.errors import OversetError
from forumprint.base.memory import forget, report, table
from forumprint.desk import build
from forumprint.desk.job import open_job
from forumprint.files.bundled import brand_names, layout_names
from forumprint.files.library import find_layout

SEED = 2024
# The letters of each language's words, so that they meet its patterns, marks and faces.
SYLLABLES = {
    "pl": "wą szcze źdź łu nie prze ści ro ga mi ę",
    "cs": "ří ků dě ho vá ní př es ta mo",
    "de": "schö ge ver ung heit lich ße kän de ra",
    "en": "the ring sta ough pro ment ly con er i",
    "fr": "é tion ou eau lle ré quê mon ça re",
    "lt": "žiū ė jas ta mui šv pa ny bė ko",
    "uk": "ща сть ви ро на ді їв ка ми го",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The process after this many events.

    Attributes:
        fitted: The number of events that fit. The others were reported overset.
        megabytes: The memory of the process.
        blocks: The blocks that Python has allocated.
        entries: The entries of all memories together.
        seconds: The time since the first event.
    """

    events: int
    fitted: int
    megabytes: float
    blocks: int
    entries: int
    seconds: float


def invented(number: int) -> str:
    """An event file. It is the same for the same number, and shares no word with another."""
    dice = random.Random(SEED + number)
    language = list(SYLLABLES)[number % len(SYLLABLES)]
    syllables = SYLLABLES[language].split()

    def word() -> str:
        return "".join(dice.choices(syllables, k=dice.randint(2, 6)))

    def words(count: int) -> str:
        return " ".join(word() for _ in range(count))

    def sentence() -> str:
        return f"{words(dice.randint(6, 14)).capitalize()} {dice.randint(2, 900)} – {word()}, „{word()}” {dice.choice(syllables)} {word()}."

    paragraphs = "\n\n  ".join(" ".join(sentence() for _ in range(3)) for _ in range(2))
    items = "\n".join(f'    - {{time: "{hour}:30", title: {words(4)}, speaker: {words(2).title()}}}' for hour in range(9, 14))
    return f"""language: {language}
title: {words(5).capitalize()}
lead: >
  {sentence()} {sentence()}
date: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}
venue: {{name: {words(2).title()}, city: {word().title()}, address: {words(2)} {dice.randint(1, 99)}}}
body: |
  {paragraphs}

  ## {words(3).capitalize()}

  {sentence()} **{words(3)}** {sentence()}

  - {words(5)}
  - {words(4)}
quotes:
  - {{text: {words(9).capitalize()}, speaker: {words(2).title()}, role: {words(2)}}}
figures:
  - {{amount: {dice.randint(10, 90_000)}, label: {words(4)}}}
programme:
  title: {word().capitalize()}
  items:
{items}
contact: {{person: {words(2).title()}, email: a{number}@example.org, web: "https://example.org/{number}"}}
"""


def set_event(number: int, folder: Path, *, write: bool) -> bool:
    """Set one event in one layout. Return whether it fits."""
    file = folder / f"{number}.yaml"
    file.write_text(invented(number), encoding="utf-8")
    layouts, brands = layout_names(), brand_names()
    layout, brand = layouts[number % len(layouts)], brands[number % len(brands)]
    try:
        if write:
            build(file, layouts=(layout,), brand=brand, out=folder / "leaflet.pdf")
        else:
            open_job(file, brand=brand, language=None, cache=None).leaflet(find_layout(layout))
    except OversetError:
        return False
    finally:
        file.unlink()
    return True


def megabytes() -> float:
    """The memory of the process."""
    status = Path("/proc/self/status")
    if status.is_file():
        (resident,) = (line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS"))
        return int(resident.split()[1]) / 1000
    import resource

    # The highest value so far. Linux counts in kibibytes, macOS in bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


def readings(events: int, every: int, *, write: bool, forgetting: bool) -> Iterator[Reading]:
    """Set the events, with a reading after every few of them."""
    start, fitted = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, events + 1):
            fitted += set_event(number, Path(folder), write=write)
            if number % every == 0:
                if forgetting:
                    forget()
                gc.collect()
                held = sum(account.held for account in report())
                yield Reading(number, fitted, megabytes(), sys.getallocatedblocks(), held, time.monotonic() - start)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--every", type=int, default=100, help="a reading after this many events")
    parser.add_argument("--write", action="store_true", help="write PDFs too")
    parser.add_argument("--forget", action="store_true", help="empty all memories before each reading")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    asked = parser.parse_args()
    taken = list(readings(asked.events, asked.every, write=asked.write, forgetting=asked.forget))
    if asked.json:
        accounts = [account._asdict() for account in report()]
        print(json.dumps({"readings": [asdict(reading) for reading in taken], "memories": accounts}, indent=2))
        return
    print("| events | that fit | MB | blocks | entries remembered | ms an event |\n|---:|---:|---:|---:|---:|---:|")
    before = Reading(0, 0, 0.0, 0, 0, 0.0)
    for reading in taken:
        spent = (reading.seconds - before.seconds) * 1000 / (reading.events - before.events)
        print(f"| {reading.events} | {reading.fitted} | {reading.megabytes:.1f} | {reading.blocks} | {reading.entries} | {spent:.0f} |")
        before = reading
    print(f"\n{table()}")


if __name__ == "__main__":
    main()
