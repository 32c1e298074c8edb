"""The time for a leaflet: `python benchmarks/build.py [EVENT] [--runs 10] [--json]`.

The script measures whole processes with the interpreter's start, as an office uses them, and the import of reportlab's canvas alone. Kinds
of run take turns (A B C A B C …), so that a busy machine slows all of them equally. The table gives medians. The stages are measured
separately: the imports with `-X importtime`, the rest by two builds in one process, of which the second imports nothing.
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
    """One process: wall-clock milliseconds, and its peak memory in megabytes if the system reports it."""

    milliseconds: float
    megabytes: float | None


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run this Python once with `arguments`.

    Raises:
        SystemExit: The process failed and printed its own message.
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
    """Run every kind once to warm up the disk, then all of them in turn, `runs` times."""
    for kind in kinds.values():
        kind()
    taken: dict[str, list[Run]] = {name: [] for name in kinds}
    for _ in range(runs):
        for name, kind in kinds.items():
            taken[name].append(kind())
    return taken


def imports(arguments: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """Milliseconds of imports: in all, and for each important package without its own imports.

    `-X importtime` slows imports down by about a quarter: read the numbers as shares.
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


# Wraps public functions before the desk takes them, and returns their times for each build. A stage inside another counts once.
_STAGES = """
import json, sys, time
from functools import wraps

taken, open_stages = [], []

def timed(stage, function):
    @wraps(function)
    def run(*arguments, **options):
        start = time.perf_counter()
        open_stages.append(0.0)
        try:
            return function(*arguments, **options)
        finally:
            whole = (time.perf_counter() - start) * 1000
            inner = open_stages.pop()
            taken[-1][stage] = taken[-1].get(stage, 0.0) + whole - inner
            if open_stages:
                open_stages[-1] += whole
    return run

from forumprint.compose import composing as leaflet
from forumprint.outputs import screen
from forumprint.files import event_file, languages, library
from forumprint.files.photos import store as photos

for name in ("open_event", "read_event"):
    setattr(event_file, name, timed("reading", getattr(event_file, name)))
languages.load_language = timed("reading", languages.load_language)
for name in ("load_brand", "load_layout", "load_licences"):
    setattr(library, name, timed("reading", getattr(library, name)))
photos.PhotoLab.prepared = timed("photos", photos.PhotoLab.prepared)
leaflet.compose = timed("layout", leaflet.compose)
screen.write_screen = timed("PDF", screen.write_screen)

from forumprint import desk

build = timed("rest", desk.build)
for _ in range(int(sys.argv[3]) + 1):
    taken.append({})
    build(sys.argv[1], out=sys.argv[2])
print(json.dumps(taken))
"""


def stages_in_one_process(event: str, out: str, runs: int, environment: Mapping[str, str]) -> dict[str, float]:
    """Median milliseconds of each stage of builds in one process. The first build, which imports, is left out."""
    done = subprocess.run(
        [sys.executable, "-c", _STAGES, event, out, str(runs)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
    )
    taken: list[dict[str, float]] = json.loads(done.stdout)[1:]
    stages = {stage: median(build.get(stage, 0.0) for build in taken) for stage in ("reading", "photos", "layout", "PDF", "rest")}
    return {"all": median(sum(build.values()) for build in taken), **stages}


def measure(event: str, runs: int) -> dict[str, object]:
    """The values of the table: times in milliseconds, sizes in megabytes and kilobytes."""
    with tempfile.TemporaryDirectory() as folder:
        leaflet = os.path.join(folder, "leaflet.pdf")
        build = ("-m", "forumprint", "--quiet", "build", event, "-o", leaflet)
        prepared = {"FORUMPRINT_CACHE": os.path.join(folder, "prepared")}
        empty = (os.path.join(folder, f"empty-{number}") for number in range(runs + 1))
        kinds = {
            "bare": lambda: run(("-c", "pass")),
            "canvas": lambda: run(_CANVAS),
            "cold": lambda: run(build, prepared),
            "cold_without_cache": lambda: run(build, {"FORUMPRINT_CACHE": next(empty)}),
        }
        taken = in_turns(kinds, runs)
        shares = imports(build, prepared)
        warm = stages_in_one_process(event, leaflet, runs, prepared)
        size = Path(leaflet).stat().st_size
    times = {name: median(entry.milliseconds for entry in entries) for name, entries in taken.items()}
    peaks = [entry.megabytes for entry in taken["cold_without_cache"] if entry.megabytes is not None]
    return {
        "runs": runs,
        "python": sys.version.split()[0],
        "platform": sys.platform,
        "ms": {**times, "warm": warm["all"]},
        "times_canvas": {name: value / times["canvas"] for name, value in {**times, "warm": warm["all"]}.items()},
        "shares_cold_ms": {"imports": shares["all"], "photos": times["cold_without_cache"] - times["cold"]},
        "imports_ms": dict(sorted(shares.items(), key=lambda share: -share[1])[1:9]),
        "shares_warm_ms": {stage: spent for stage, spent in warm.items() if stage != "all"},
        "peak_mb": max(peaks) if peaks else None,
        "pdf_kb": size / 1000,
    }


_ROWS = {
    "bare": "Python alone",
    "canvas": "import reportlab's canvas",
    "cold": "build, cold, photos prepared",
    "cold_without_cache": "build, cold, no photo prepared",
    "warm": "second build in the same process",
}


def table(measured: dict[str, object]) -> str:
    """The figures as Markdown."""
    times, ratios = _figures(measured, "ms"), _figures(measured, "times_canvas")
    lines = [f"Medians of {measured['runs']}, Python {measured['python']} on {measured['platform']}.", ""]
    lines += ["| what | ms | × canvas |", "|---|---:|---:|"]
    lines += [f"| {label} | {times[name]:.0f} | {ratios[name]:.2f} |" for name, label in _ROWS.items()]
    for title, name in (
        ("of a cold build", "shares_cold_ms"),
        ("imported, by package", "imports_ms"),
        ("of a second build", "shares_warm_ms"),
    ):
        shares = ", ".join(f"{share} {spent:.0f}" for share, spent in _figures(measured, name).items())
        lines += ["", f"ms {title}: {shares}"]
    peak = measured["peak_mb"]
    lines += ["", f"Peak memory: {peak:.0f} MB." if isinstance(peak, float) else "Peak memory: not reported by this system."]
    lines += [f"PDF: {measured['pdf_kb']:.0f} kB."]
    return "\n".join(lines)


def _figures(measured: dict[str, object], name: str) -> dict[str, float]:
    figures = measured[name]
    assert isinstance(figures, dict)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("event", nargs="?", default=str(_EXAMPLE))
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    measured = measure(options.event, options.runs)
    print(json.dumps(measured, indent=2) if options.json else table(measured))


if __name__ == "__main__":
    main()
