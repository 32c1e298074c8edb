"""The same paragraphs set by four typesetters, read back and measured.

    pip install typst weasyprint
    python benchmarks/paragraphs.py [--docs] [--keep FOLDER]

Every typesetter sets `benchmarks/paragraphs.yaml` at three measures, ragged and justified, in the same font file, size and leading. PDFium
reads the lines back from the PDFs, and all are measured alike. This is done twice: with the words as typed, and with forumprint's no-break
spaces given to all, so that only breaking is compared. `--docs` writes the tables into docs/typography.md.
"""

from __future__ import annotations

import argparse
import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import pypdfium2
import yaml
from linesread import Quality, lines_of, quality
from peers import FONT, SIZE, TYPESETTERS, Job

from forumprint import __version__
from forumprint.base.units import mm
from forumprint.files.languages import load_language
from forumprint.language.spacing import bind
from forumprint.type.faces import Typeface

_HERE = Path(__file__).parent
DOCUMENT = _HERE.parent / "docs" / "typography.md"
_BEGIN, _END = "<!-- paragraphs: begin -->", "<!-- paragraphs: end -->"
MEASURES = (54, 80, 114)


class Case(NamedTuple):
    """One paragraph at one measure (mm) in one alignment."""

    name: str
    language: str
    text: str
    measure: int
    justified: bool


class Result(NamedTuple):
    """The result of one typesetter for one case."""

    typesetter: str
    case: Case
    quality: Quality


def cases(*, bound: bool) -> list[Case]:
    """All typesetters. `bound` gives each of them the text with no-break spaces."""
    found: list[Case] = []
    for entry in yaml.safe_load((_HERE / "paragraphs.yaml").read_text(encoding="utf-8")):
        text = bind(entry["text"], load_language(entry["language"]), False) if bound else entry["text"]
        for justified in (False, True):
            found += [Case(entry["name"], entry["language"], text, measure, justified) for measure in MEASURES]
    return found


def measured(every: Sequence[Case], keep: Path | None, label: str) -> Iterator[Result]:
    """Set, read and measure all cases with all typesetters."""
    typeface = Typeface(FONT.read_bytes())
    space = typeface.nominal_width(typeface.font.get_nominal_glyph(ord(" "))) * SIZE / typeface.upem
    jobs = [Job(case.text, case.language, mm(case.measure), case.justified) for case in every]
    for name, typesetter in TYPESETTERS.items():
        data = typesetter(jobs)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{label}-{name}.pdf").write_bytes(data)
        document = pypdfium2.PdfDocument(data)
        if len(document) != len(every):
            raise SystemExit(f"{name} made {len(document)} pages of {len(every)} paragraphs")
        for case, page in zip(every, document, strict=True):
            yield Result(name, case, quality(lines_of(page, SIZE), case.language, SIZE, space))


def _totals(results: Sequence[Result], *, justified: bool) -> str:
    """One row for each typesetter, all paragraphs and measures together."""
    colour = "word spaces" if justified else "rag"
    more = "widest space | rivers" if justified else "stairs | shortest last line"
    rows = [
        f"| {'justified' if justified else 'ragged'} | lines | forbidden ends | hyphens | {colour} | {more} |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name in TYPESETTERS:
        mine = [result.quality for result in results if result.typesetter == name and result.case.justified is justified]
        if justified:
            extra = f"{max(each.widest for each in mine):.1f} | {sum(each.rivers for each in mine)}"
        else:
            extra = f"{sum(each.stairs for each in mine)} | {min(each.last for each in mine):.1f}"
        evenness = fmean(each.spaces if justified else each.rag for each in mine)
        bad, hyphens = sum(len(each.forbidden) for each in mine), sum(each.hyphens for each in mine)
        rows.append(f"| {name} | {sum(each.lines for each in mine)} | {bad} | {hyphens} | {evenness:.2f} | {extra} |")
    return "\n".join(rows)


def _duels(results: Sequence[Result], *, justified: bool) -> str:
    """The number of cases in which forumprint is better than, equal to or worse than each other typesetter."""
    scores: tuple[tuple[str, Callable[[Quality], float]], ...] = (
        ("forbidden ends", lambda each: len(each.forbidden)),
        ("hyphens", lambda each: each.hyphens),
        ("word spaces", lambda each: round(each.spaces, 2)) if justified else ("rag", lambda each: round(each.rag, 2)),
    )
    ours = {result.case: result.quality for result in results if result.typesetter == "forumprint"}
    rows = [f"| forumprint against | {' | '.join(name for name, _ in scores)} |", "|---|---|---|---|"]
    for name in TYPESETTERS:
        theirs = [result for result in results if result.typesetter == name and result.case.justified is justified]
        if name == "forumprint":
            continue
        cells = []
        for _, score in scores:
            pairs = [(score(ours[each.case]), score(each.quality)) for each in theirs]
            better, worse = sum(one < other for one, other in pairs), sum(one > other for one, other in pairs)
            cells.append(f"{better} better, {len(pairs) - better - worse} equal, {worse} worse")
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _each(results: Sequence[Result]) -> str:
    """Every paragraph at every measure."""
    rows = [
        "| paragraph, measure | typesetter | lines | forbidden ends | hyphens | rag | stairs | last line | word spaces | widest | rivers |"
    ]
    rows.append("|---|---|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for result in sorted(results, key=lambda each: (each.case.justified, each.case.name, each.case.measure)):
        case, each = result.case, result.quality
        ragged = ("", "", "") if case.justified else (f"{each.rag:.2f}", f"{each.stairs}", f"{each.last:.1f}")
        even = (f"{each.spaces:.2f}", f"{each.widest:.1f}", f"{each.rivers}") if case.justified else ("", "", "")
        bad = "; ".join(f"“{said}”" for said in each.forbidden) or "0"
        kind = "justified" if case.justified else "ragged"
        cells = (f"{case.name}, {case.measure} mm, {kind}", result.typesetter, str(each.lines), bad, str(each.hyphens), *ragged, *even)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def report(typed: Sequence[Result], bound: Sequence[Result]) -> str:
    """Everything as Markdown, with the versions."""
    others = [f"{name} {version(name.lower())}" for name in TYPESETTERS if name != "forumprint"]
    versions = ", ".join([f"forumprint {__version__}", *others])
    measures = ", ".join(f"{measure} mm" for measure in MEASURES)
    parts = [f"Made by `python benchmarks/paragraphs.py --docs`: {versions}; Python {platform.python_version()}; {SIZE} pt; {measures}."]
    for title, results in (("The words as an author types them", typed), ("The same no-break spaces given to all", bound)):
        parts += [f"### {title}"]
        for justified in (False, True):
            parts += [_totals(results, justified=justified), _duels(results, justified=justified)]
    parts += ["### Each paragraph", "The words as an author types them.", _each(typed)]
    return "\n\n".join(parts)


def main() -> None:
    """Measure and print, or write the tables into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true", help=f"write the tables into {DOCUMENT.name}")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    options = parser.parse_args()
    typed = list(measured(cases(bound=False), options.keep, "typed"))
    bound = list(measured(cases(bound=True), options.keep, "bound"))
    tables = report(typed, bound)
    if not options.docs:
        print(tables)
        return
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    DOCUMENT.write_text(f"{before}{_BEGIN}\n\n{tables}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
