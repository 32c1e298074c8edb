"""How long a leaflet takes, and against another installation: `python benchmarks/build.py [EVENT] [--runs 10] [--against PYTHON] [--json]`.

Measures whole processes, the interpreter's start counted, as an office feels them, beside importing reportlab's canvas alone. A second
build, and composing alone, are timed inside a process. Kinds of run take turns (A B C A B C …), and so do the two installations, so that a
busy machine slows all of them alike; medians are given. Where the time goes is measured apart: the imports with `-X importtime`, the rest
by the stages of a second build, which has nothing left to import.

Install a wheel of each version into a virtual environment of its own, run this with the Python of one, and name that of the other:

    now/bin/python benchmarks/build.py --against before/bin/python

Processor time is steadier than the clock on a machine that does other work too. Bytecode is compiled, as `pip install` leaves it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"
_CANVAS = "canvas"
_ROWS = {
    "bare": "Python alone",
    _CANVAS: "import reportlab.pdfgen.canvas",
    "cold": "build, cold, photos prepared",
    "cold_without_cache": "build, cold, no photo prepared",
    "second": "second build in the same process",
    "layout": "composing alone, in the first build",
    "second_layout": "composing alone, in the second build",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """The time of one piece of work in milliseconds, and the peak memory of its process in megabytes.

    Attributes:
        clock: Milliseconds by the clock on the wall.
        processor: Milliseconds of the processor, the system's share counted; None where the system does not tell.
    """

    clock: float
    processor: float | None = None
    megabytes: float | None = None


class Installation:
    """A Python that has forumprint, and the processes that are timed with it.

    Args:
        python: The path of the interpreter.
        event: The event file to build.
        folder: An empty folder for leaflets and prepared photos.
    """

    def __init__(self, python: str, event: str, folder: Path) -> None:
        self.python, self.event, self.folder = python, event, folder
        self.leaflet = folder / "leaflet.pdf"
        self.stages: list[dict[str, dict[str, float]]] = []
        self._empty = 0
        folder.mkdir()

    @property
    def build(self) -> tuple[str, ...]:
        return ("-m", "forumprint", "--quiet", "build", self.event, "-o", str(self.leaflet))

    def environment(self, cache: str = "prepared") -> dict[str, str]:
        """The environment of a process: with a cache of its own, and with bytecode."""
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")}
        return {**kept, "FORUMPRINT_CACHE": str(self.folder / cache)}

    def turn(self) -> dict[str, Taken]:
        """Everything once."""
        self._empty += 1
        first, *later = json.loads(self._said("-c", _STAGES, self.event, str(self.leaflet), "4"))
        self.stages += later

        def stage(builds: Sequence[dict[str, dict[str, float]]], name: str) -> Taken:
            return Taken(*(median(build[clock].get(name, 0.0) for build in builds) for clock in ("clock", "processor")))

        return {
            "bare": self._run(("-c", "pass")),
            _CANVAS: self._run(("-c", "import reportlab.pdfgen.canvas")),
            "cold": self._run(self.build),
            "cold_without_cache": self._run(self.build, f"empty-{self._empty}"),
            "second": stage(later, "all"),
            "layout": stage([first], "layout"),
            "second_layout": stage(later, "layout"),
        }

    def _run(self, arguments: Sequence[str], cache: str = "prepared") -> Taken:
        start = time.perf_counter()
        process = subprocess.Popen([self.python, *arguments], stdout=subprocess.DEVNULL, env=self.environment(cache))
        processor = megabytes = None
        if sys.platform == "win32":
            process.wait()
        else:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            processor = (usage.ru_utime + usage.ru_stime) * 1000
            # Linux counts in kibibytes, macOS in bytes.
            megabytes = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024)
        elapsed = (time.perf_counter() - start) * 1000
        if process.returncode:
            raise SystemExit(f"{self.python} {' '.join(arguments)} ended with {process.returncode}")
        return Taken(elapsed, processor, megabytes)

    def _said(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.python, *arguments], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True, env=self.environment()
        )
        return done.stdout

    def imports(self) -> dict[str, float]:
        """Milliseconds spent importing, in all and for each package, itself only.

        `-X importtime` slows imports down by a quarter or so: read them as shares.
        """
        done = subprocess.run(
            [self.python, "-X", "importtime", *self.build],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env=self.environment(),
        )
        shares: dict[str, float] = {"all": 0.0}
        for line in done.stderr.splitlines():
            parts = line.removeprefix("import time:").split("|")
            if len(parts) == 3 and parts[0].strip().isdigit():
                package, spent = parts[2].strip().partition(".")[0], int(parts[0]) / 1000
                shares["all"] += spent
                shares[package] = shares.get(package, 0.0) + spent
        return shares


# Wraps public functions before the desk takes them, and tells for each build what they took; a stage within another counts once. A version
# that has a function elsewhere counts its time under `rest`.
_STAGES = """
import json, sys, time
from functools import wraps
from importlib import import_module

_CLOCKS = {"clock": time.perf_counter, "processor": time.process_time}
taken, open_stages = [], []

def timed(stage, function):
    @wraps(function)
    def run(*arguments, **options):
        open_stages.append(dict.fromkeys(_CLOCKS, 0.0))
        start = {name: clock() for name, clock in _CLOCKS.items()}
        try:
            return function(*arguments, **options)
        finally:
            inner = open_stages.pop()
            for name, clock in _CLOCKS.items():
                whole = (clock() - start[name]) * 1000
                taken[-1][name][stage] = taken[-1][name].get(stage, 0.0) + whole - inner[name]
                if open_stages:
                    open_stages[-1][name] += whole
                else:
                    taken[-1][name]["all"] = whole
    return run

STAGES = {
    "files.event_file open_event": "reading", "files.event_file read_event": "reading",
    "files.languages load_language": "reading", "files.library load_brand": "reading",
    "files.library load_layout": "reading", "files.library load_licences": "reading",
    "compose.composing compose": "layout", "compose.leaflet compose": "layout",
    "outputs.screen write_screen": "PDF",
}
for path, stage in STAGES.items():
    module, name = path.split()
    try:
        module = import_module("forumprint." + module)
    except ImportError:
        continue
    setattr(module, name, timed(stage, getattr(module, name)))

from forumprint import desk

build = timed("rest", desk.build)
for _ in range(int(sys.argv[3])):
    taken.append({name: {} for name in _CLOCKS})
    build(sys.argv[1], out=sys.argv[2])
print(json.dumps(taken))
"""


def measure(installations: Mapping[str, Installation], runs: int) -> dict[str, dict[str, object]]:
    """Everything that the tables show, by installation; times in milliseconds, sizes in megabytes and kilobytes."""
    for installation in installations.values():
        installation.turn()  # warms the disk up
        installation.stages.clear()
    turns: dict[str, list[dict[str, Taken]]] = {name: [] for name in installations}
    for _ in range(runs):
        for name, installation in installations.items():
            turns[name].append(installation.turn())
    return {name: _figures(installation, turns[name]) for name, installation in installations.items()}


def _figures(installation: Installation, turns: Sequence[dict[str, Taken]]) -> dict[str, object]:
    clocks: dict[str, Callable[[Taken], float | None]] = {"processor": lambda taken: taken.processor, "clock": lambda taken: taken.clock}
    times: dict[str, dict[str, float]] = {}
    for clock, read in clocks.items():
        told = {row: [value for turn in turns if (value := read(turn[row])) is not None] for row in _ROWS}
        times[clock] = {row: median(values) for row, values in told.items() if values}
    peaks = {
        row: median(peak for turn in turns if (peak := turn[row].megabytes) is not None)
        for row in _ROWS
        if turns[0][row].megabytes is not None
    }
    names = ("reading", "layout", "PDF", "rest")
    stages = {name: median(build["processor"].get(name, 0.0) for build in installation.stages) for name in names}
    shares = installation.imports()
    return {
        "python": installation.python,
        **times,
        "peak_mb": peaks,
        "imports_ms": dict(sorted(shares.items(), key=lambda share: -share[1])[:9]),
        "second_build_ms": stages,
        "pdf_kb": installation.leaflet.stat().st_size / 1000,
    }


def tables(measured: Mapping[str, dict[str, object]], runs: int) -> Iterator[str]:
    """The figures as Markdown: a table for each clock, one for memory, and where the time goes now."""
    yield f"Medians of {runs}, Python {sys.version.split()[0]} on {sys.platform}."
    for clock, title in (("processor", "processor, ms"), ("clock", "wall clock, ms")):
        told = {name: _part(figures, clock) for name, figures in measured.items()}
        yield from _table(title, told, 0)
        ratios = {name: {row: ms / each[_CANVAS] for row, ms in each.items()} for name, each in told.items()}
        yield from _table(title.replace("ms", "× canvas"), ratios, 2)
    yield from _table("peak memory, MB", {name: _part(figures, "peak_mb") for name, figures in measured.items()}, 1)
    for name, figures in measured.items():
        yield f"\n{name}: {figures['python']}, PDF of {figures['pdf_kb']:.0f} kB."
        for title, part in (("imported, by package", "imports_ms"), ("of the processor for a second build", "second_build_ms")):
            yield f"ms {title}: " + ", ".join(f"{share} {spent:.0f}" for share, spent in _part(figures, part).items())


def _table(title: str, columns: Mapping[str, Mapping[str, float]], digits: int) -> Iterator[str]:
    """A column for each installation, and their ratio if there are two."""
    compared = len(columns) == 2
    yield f"\n| {title} | {' | '.join(columns)} |{' ratio |' if compared else ''}"
    yield "|---|" + "---:|" * (len(columns) + compared)
    for row, label in _ROWS.items():
        cells = [column[row] for column in columns.values() if row in column]
        if len(cells) == len(columns):
            ratio = f" {cells[1] / cells[0]:.2f} |" if compared else ""
            yield f"| {label} | {' | '.join(f'{cell:.{digits}f}' for cell in cells)} |{ratio}"


def _part(figures: Mapping[str, object], name: str) -> dict[str, float]:
    part = figures[name]
    assert isinstance(part, dict)
    return part


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("event", nargs="?", default=str(_EXAMPLE))
    parser.add_argument("--runs", type=int, default=10, help="how many turns")
    parser.add_argument("--against", metavar="PYTHON", help="the Python of another installation, timed in turn with this one")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = parser.parse_args()
    pythons = {"before": asked.against, "now": sys.executable} if asked.against else {"now": sys.executable}
    with tempfile.TemporaryDirectory() as folder:
        installations = {name: Installation(python, asked.event, Path(folder, name)) for name, python in pythons.items()}
        measured = measure(installations, asked.runs)
    print(json.dumps(measured, indent=2) if asked.json else "\n".join(tables(measured, asked.runs)))


if __name__ == "__main__":
    main()
