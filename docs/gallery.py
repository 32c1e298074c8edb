"""Pictures of every example in every layout and brand, for the README and for reviewers.

    python docs/gallery.py                     writes docs/images: the first side of each leaflet as gallery-BRAND.png, and the README's own
    python docs/gallery.py --pages before      writes every page into the folder `before`
    python docs/gallery.py --against before    shows what has changed since: `before/changes.png`; exits with 1 if anything has
    python docs/gallery.py --accept            keeps how every page looks now, small, for tests/test_looks.py

`--layout`, `--brand` and `--example` take a part of a name and narrow all of these. This is not a command, because it needs pypdfium2,
which only developers have, and the examples, which only a checkout has. It needs `pip install -e ".[test]"`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

import forumprint
from forumprint.base.errors import ForumprintError, OversetError
from forumprint.files.bundled import brand_names, layout_names

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
IMAGES = ROOT / "docs" / "images"

CANONICAL = "forum-ngo-2024"
FAMILY = [[("a3-poster", 1), ("a4-bulletin", 2), ("a4-onepage", 1), ("a5-flyer", 1)], [("dl-trifold", 2), ("phone", 3)]]
FAMILY_WIDTH = 1600
CELL = (176, 212)
GAP = 14
CAPTION = 16
PAPER, WORDS, QUIET = (228, 228, 226), (40, 40, 40), (150, 150, 150)
LOOKS = ROOT / "tests" / "looks"


@dataclass(frozen=True, slots=True)
class Eye:
    """How closely pages are compared.

    Attributes:
        ppi: The resolution of the pictures.
        suffix: The format in which they are kept, in Pillow's name.
        blur: The radius, in pixels, of the blur before comparison.
        tolerance: A pixel has changed when a channel differs by more: renderers round in different ways.
        most: The most pixels that may change.
    """

    ppi: float
    suffix: str
    blur: float
    tolerance: int
    most: int

    def marked(self, one: Image.Image, other: Image.Image) -> Image.Image:
        """White where two pictures of one size differ, black elsewhere."""
        pair = [picture.filter(ImageFilter.GaussianBlur(self.blur)) if self.blur else picture for picture in (one, other)]
        red, green, blue = ImageChops.difference(*pair).split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value > self.tolerance else 0)

    def differs(self, one: Image.Image, other: Image.Image) -> bool:
        """Whether a person could see the difference."""
        return one.size != other.size or self.marked(one, other).histogram()[255] > self.most


# This eye sees a wrong letter.
READER = Eye(ppi=72, suffix=".png", blur=0.0, tolerance=8, most=0)
# This eye sees a line moved by a millimetre, in pictures small enough for a repository. Measured on 18 pages: JPEG and Pillow change 2
# pixels of a page at most; a line and a half of text moved by a millimetre changes 20 and more.
PASSER_BY = Eye(ppi=24, suffix=".jpg", blur=0.7, tolerance=24, most=8)


@dataclass(frozen=True, slots=True)
class Subject:
    """An example in a layout and a brand."""

    example: str
    layout: str
    brand: str

    def __str__(self) -> str:
        return f"{self.example}--{self.layout}--{self.brand}"


def subjects(example: str = "", layout: str = "", brand: str = "") -> Iterator[Subject]:
    """All cases, limited to those whose names contain the given parts."""
    for house in (name for name in brand_names() if brand in name):
        for grid in (name for name in layout_names() if layout in name):
            for folder in sorted(EXAMPLES.iterdir()):
                if (folder / "event.yaml").is_file() and example in folder.name:
                    yield Subject(folder.name, grid, house)


def pages(subject: Subject, ppi: float) -> tuple[Image.Image, ...]:
    """Every page as a screen shows it; none if the copy does not fit the layout."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "leaflet.pdf"
        try:
            forumprint.build(EXAMPLES / subject.example, layouts=[subject.layout], brand=subject.brand, out=path)
        except OversetError:
            return ()
        document = pypdfium2.PdfDocument(path.read_bytes())
        return tuple(page.render(scale=ppi / 72).to_pil().convert("RGB") for page in document)


# The contact sheet


def contact_sheet(chosen: Sequence[Subject]) -> Image.Image:
    """First sides: a row for each layout, a column for each example."""
    rows = [
        _row([subject for subject in chosen if subject.layout == layout]) for layout in dict.fromkeys(subject.layout for subject in chosen)
    ]
    sheet = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows) + GAP), PAPER)
    y = GAP
    for row in rows:
        sheet.paste(row, (0, y))
        y += row.height
    return sheet


def _row(chosen: Sequence[Subject]) -> Image.Image:
    """One layout, as high as its pages."""
    firsts = [next(iter(pages(subject, 100)), None) for subject in chosen]
    shown = [None if first is None else _inside(first, CELL) for first in firsts]
    height = max((picture.height for picture in shown if picture is not None), default=CELL[1])
    row = Image.new("RGB", (GAP + len(chosen) * (CELL[0] + GAP), CAPTION + height + GAP), PAPER)
    for column, (subject, picture) in enumerate(zip(chosen, shown, strict=True)):
        x = GAP + column * (CELL[0] + GAP)
        ImageDraw.Draw(row).text((x, 0), f"{subject.layout} - {subject.example}", WORDS)
        row.paste(picture or _overset((CELL[0], height)), (x, CAPTION))
    return row


def _inside(picture: Image.Image, box: tuple[int, int]) -> Image.Image:
    shrunk = picture.copy()
    shrunk.thumbnail(box, Image.Resampling.LANCZOS)
    return shrunk


def _overset(size: tuple[int, int]) -> Image.Image:
    """An empty place: the layout has reported that it cannot hold this event."""
    place = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(place)
    draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=QUIET)
    draw.text((size[0] / 2, size[1] / 2), "reported as overset", QUIET, anchor="mm")
    return place


def save(picture: Image.Image, path: Path) -> None:
    """A PNG of few colours. A picture of pages needs no more, and a repository keeps every version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(256).save(path, optimize=True)


# The README's own pictures


def family() -> Image.Image:
    """The canonical example in every layout: two rows of pages, each row of one height."""
    rows = [_strip(names, FAMILY_WIDTH) for names in FAMILY]
    sheet = Image.new("RGB", (FAMILY_WIDTH, sum(row.height for row in rows)), PAPER)
    y = 0
    for row in rows:
        sheet.paste(row, (0, y))
        y += row.height
    return sheet


def _strip(layouts: Sequence[tuple[str, int]], width: int) -> Image.Image:
    """The first sides of some layouts side by side, from edge to edge."""
    shown = [page for layout, sides in layouts for page in pages(Subject(CANONICAL, layout, brand_names()[0]), 110)[:sides]]
    proportions = [page.width / page.height for page in shown]
    height = round((width - GAP * (len(shown) + 1)) / sum(proportions))
    strip = Image.new("RGB", (width, height + 2 * GAP), PAPER)
    x = GAP
    for page, proportion in zip(shown, proportions, strict=True):
        strip.paste(page.resize((round(height * proportion), height), Image.Resampling.LANCZOS), (x, GAP))
        x += round(height * proportion) + GAP
    return strip


# What changed


@dataclass(frozen=True, slots=True)
class Difference:
    """A page before and now; None if there was or is no such page."""

    name: str
    before: Image.Image | None
    now: Image.Image | None


def keep_pages(chosen: Iterable[Subject], folder: Path, eye: Eye = READER) -> None:
    """Write every page into `folder`, as `EXAMPLE--LAYOUT--BRAND-PAGE` with the eye's suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in _named_pages(chosen, eye):
        picture.save(folder / f"{name}{eye.suffix}", **_AS[eye.suffix])


_AS: dict[str, dict[str, Any]] = {".png": {}, ".jpg": {"quality": 80, "subsampling": 0, "optimize": True}}


def accept(chosen: Sequence[Subject]) -> None:
    """Keep the present look of pages. An unchanged page keeps its picture, so that the repository does not grow."""
    for difference in changes(chosen, LOOKS, PASSER_BY):
        kept = LOOKS / f"{difference.name}{PASSER_BY.suffix}"
        if difference.now is None:
            kept.unlink()
        else:
            kept.parent.mkdir(exist_ok=True)
            difference.now.save(kept, **_AS[PASSER_BY.suffix])


def changes(chosen: Sequence[Subject], folder: Path, eye: Eye = READER) -> Iterator[Difference]:
    """The pages that differ from those in `folder`."""
    now = dict(_named_pages(chosen, eye))
    wanted = {str(subject) for subject in chosen}
    before = {path.stem: path for path in folder.glob(f"*--*{eye.suffix}") if path.stem.rpartition("-")[0] in wanted}
    for name in sorted(now.keys() | before.keys()):
        old = Image.open(before[name]).convert("RGB") if name in before else None
        if old is None or name not in now or eye.differs(old, now[name]):
            yield Difference(name, old, now.get(name))


def _named_pages(chosen: Iterable[Subject], eye: Eye) -> Iterator[tuple[str, Image.Image]]:
    for subject in chosen:
        for number, picture in enumerate(pages(subject, eye.ppi), 1):
            yield f"{subject}-{number}", picture


def change_sheet(found: Sequence[Difference], eye: Eye = READER) -> Image.Image:
    """Each page before, now, and now with the differences in red on a pale page."""
    rows = [_change_row(difference, eye) for difference in found]
    width = max(row.width for row in rows)
    sheet = Image.new("RGB", (width, sum(row.height for row in rows)), PAPER)
    y = 0
    for row in rows:
        sheet.paste(row, (0, y))
        y += row.height
    return sheet


def _change_row(difference: Difference, eye: Eye) -> Image.Image:
    shown = [picture for picture in (difference.before, difference.now) if picture is not None]
    blank = Image.new("RGB", shown[0].size, PAPER)
    parts = [difference.before or blank, difference.now or blank, _in_red(difference, eye) or blank]
    width, height = max(part.width for part in parts), max(part.height for part in parts)
    row = Image.new("RGB", (GAP + 3 * (width + GAP), CAPTION + height + GAP), PAPER)
    ImageDraw.Draw(row).text((GAP, 2), difference.name, WORDS)
    for column, part in enumerate(parts):
        row.paste(part, (GAP + column * (width + GAP), CAPTION))
    return row


def _in_red(difference: Difference, eye: Eye) -> Image.Image | None:
    if difference.before is None or difference.now is None or difference.before.size != difference.now.size:
        return None
    pale = Image.blend(difference.now, Image.new("RGB", difference.now.size, "white"), 0.75)
    pale.paste((220, 0, 0), mask=eye.marked(difference.before, difference.now))
    return pale


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 1 if pages have changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", metavar="FOLDER", type=Path, help="write every page into this folder")
    parser.add_argument("--against", metavar="FOLDER", type=Path, help="compare with the pages in this folder")
    parser.add_argument("--accept", action="store_true", help="keep the present look of the pages, which tests/test_looks.py expects")
    for name in ("example", "layout", "brand"):
        parser.add_argument(f"--{name}", default="", help=f"only those whose {name} contains this")
    asked = parser.parse_args(arguments)
    chosen = tuple(subjects(asked.example, asked.layout, asked.brand))
    try:
        return _do(asked, chosen)
    except ForumprintError as error:
        print(error, *error.problems, sep="\n", file=sys.stderr)
        return error.exit_code


def _do(asked: argparse.Namespace, chosen: Sequence[Subject]) -> int:
    if asked.pages is not None:
        keep_pages(chosen, asked.pages)
        return 0
    if asked.accept:
        accept(chosen)
        return 0
    if asked.against is not None:
        return _show_changes(chosen, asked.against)
    for brand in dict.fromkeys(subject.brand for subject in chosen):
        save(contact_sheet([subject for subject in chosen if subject.brand == brand]), IMAGES / f"gallery-{brand}.png")
    if not (asked.example or asked.layout or asked.brand):
        save(family(), IMAGES / "family.png")
        save(pages(Subject(CANONICAL, "a4-onepage", brand_names()[0]), 100)[0], IMAGES / "a4-onepage.png")
    return 0


def _show_changes(chosen: Sequence[Subject], folder: Path) -> int:
    found = list(changes(chosen, folder))
    for difference in found:
        print(difference.name)
    if found:
        change_sheet(found).save(folder / "changes.png")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
