"""How long a leaflet takes: `python benchmarks/build.py [EVENT] [--runs 10] [--json]`.

Measures whole processes, the interpreter's start counted, as an office feels them, beside importing reportlab's canvas alone. Kinds of run
take turns (A B C A B C …), so that a busy machine slows all of them alike; medians are given. Where the time goes is measured apart: the
imports with `-X importtime`, the rest by two builds in one process, the second of which has nothing left to import.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"
_CANVAS = ("-c", "import reportlab.pdfgen.canvas")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall-clock milliseconds, and its peak memory in megabytes where the system tells it."""

    milliseconds: float
    megabytes: float | None


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run this Python once with `arguments`.

    Raises:
        SystemExit: The process failed; its own words have been printed.
    """
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
    megabytes = None
    if sys.platform == "win32":
        process.wait()
    else:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        # Linux counts in kibibytes, macOS in bytes.
        megabytes = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024)
    elapsed = (time.perf_counter() - start) * 1000
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return Run(elapsed, megabytes)


def in_turns(kinds: Mapping[str, Callable[[], Run]], runs: int) -> dict[str, list[Run]]:
    """Run every kind once to warm the disk up, then all of them in turn, `runs` times."""
    for kind in kinds.values():
        kind()
    taken: dict[str, list[Run]] = {name: [] for name in kinds}
    for _ in range(runs):
        for name, kind in kinds.items():
            taken[name].append(kind())
    return taken


def imports(arguments: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """Milliseconds spent importing, in all and for the packages that matter, themselves only.

    `-X importtime` slows imports down by a quarter or so: read them as shares.
    """
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
    )
    shares: dict[str, float] = {"all": 0.0}
    for line in done.stderr.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():
            package, spent = parts[2].strip().partition(".")[0], int(parts[0]) / 1000
            shares["all"] += spent
            shares[package] = shares.get(package, 0.0) + spent
    return shares


_TWICE = """
import json, sys, time
from forumprint import desk
event, out, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
times = []
for _ in range(runs + 1):
    stages = []
    start = time.perf_counter()
    desk.build(event, out=out, progress=lambda line: stages.append((time.perf_counter(), line)))
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps(times))
"""


def in_one_process(event: str, out: str, runs: int, environment: Mapping[str, str]) -> list[float]:
    """Milliseconds of builds in one process that has imported everything; the first of them is left out."""
    done = subprocess.run(
        [sys.executable, "-c", _TWICE, event, out, str(runs)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
    )
    times: list[float] = json.loads(done.stdout)
    return times[1:]
