"""Every example in every layout and brand: it is set whole, or the layout says rightly that it cannot hold it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from forumprint.base.geometry import Rect
from forumprint.base.problems import OversetError
from forumprint.base.units import mm
from forumprint.desk.job import Job, open_job
from forumprint.event.dates import EventDate
from forumprint.event.model import Credit
from forumprint.event.richtext import Paragraph, RichText
from forumprint.leaflet.model import Leaflet, Page
from forumprint.leaflet.placements import Picture, TextLine
from forumprint.leaflet.structure import Figure
from forumprint.sources.bundled import brand_names, layout_names
from forumprint.text.galley import Passage

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/event.yaml"))
LICENCES = (ROOT / "LICENCES.md").read_text(encoding="utf-8")
# Of a line's box, this much is letters and not the white that a face keeps above and below them.
RISE, DROP = 0.7, 0.2

each_example = pytest.mark.parametrize("example", EXAMPLES)
each_brand = pytest.mark.parametrize("brand", brand_names())
each_layout = pytest.mark.parametrize("layout", layout_names())


@cache
def job(example: str, brand: str) -> Job:
    """An example opened for a brand: once for all layouts, so that words are shaped once."""
    return open_job(ROOT / "examples" / example, brand=brand, language=None, cache=None)


@cache
def composed(example: str, layout: str, brand: str) -> Leaflet | OversetError:
    """The leaflet, or the layout's refusal."""
    try:
        return job(example, brand).leaflet(layout)
    except OversetError as refusal:
        return refusal


def leaflet(example: str, layout: str, brand: str) -> Leaflet:
    made = composed(example, layout, brand)
    if isinstance(made, OversetError):
        pytest.skip("reported as overset")
    return made


def lines(page: Page) -> Iterator[TextLine]:
    return (placed for placed in page.placements if isinstance(placed, TextLine))


def letters(placed: TextLine) -> Rect:
    size = max(run.style.size for run in placed.line.runs)
    # Figures stand on the baseline.
    drop = DROP * size if any(character.isalpha() for character in placed.line.text) else 0
    return Rect(placed.box.x, placed.baseline - RISE * size, placed.box.width, RISE * size + drop)


def said(made: Leaflet) -> str:
    leaves = made.structure.walk()
    return " ".join(leaf.text for leaf in leaves if isinstance(leaf, Passage)).replace("\N{NO-BREAK SPACE}", " ")


@each_layout
@each_brand
@each_example
def test_an_example_is_set_or_refused_with_region_place_and_help(example: str, brand: str, layout: str) -> None:
    made = composed(example, layout, brand)

    if isinstance(made, OversetError):
        assert made.problems
        for problem in made.problems:
            assert layout in problem.message
            assert Path(problem.where.file).parent.name == example
            assert problem.where.line > 1
            assert problem.hint
    else:
        assert job(example, brand).event.for_layout(layout).title.value in said(made)


@each_brand
@each_example
def test_every_example_can_be_set_in_some_layout(example: str, brand: str) -> None:
    made = [composed(example, layout, brand) for layout in layout_names()]

    assert any(isinstance(one, Leaflet) for one in made)


@each_layout
@each_brand
@each_example
def test_no_line_lies_over_another_and_none_beyond_the_trim(example: str, brand: str, layout: str) -> None:
    for page in leaflet(example, layout, brand).pages:
        trim = Rect(0, 0, page.trim.width, page.trim.height).grown(-mm(4.9))
        placed = [(line.line.text, letters(line)) for line in lines(page)]
        assert [(one, other) for (one, box), (other, over) in combinations(placed, 2) if box.overlaps(over)] == []
        assert [text for text, box in placed if not trim.contains(box, 0.5)] == []


@each_layout
@each_brand
@each_example
def test_every_photo_that_is_shown_has_its_author_on_the_page(example: str, brand: str, layout: str) -> None:
    made = leaflet(example, layout, brand)
    shown = {placed.source for page in made.pages for placed in page.placements if isinstance(placed, Picture)}

    for photo in job(example, brand).event.photos:
        if photo.file.value in shown:
            assert isinstance(photo.credit, Credit)
            assert photo.credit.author is not None
            assert photo.credit.author.value.strip("”").rpartition(" ")[2].strip("“”") in said(made)


@each_layout
@each_brand
@each_example
def test_pictures_are_told_to_those_who_do_not_see_them(example: str, brand: str, layout: str) -> None:
    made = leaflet(example, layout, brand)
    pictures = [placed for page in made.pages for placed in page.placements if isinstance(placed, Picture)]
    told = {id(leaf) for leaf in made.structure.walk() if isinstance(leaf, Figure)}

    assert all(id(picture.figure) in told for picture in pictures)


@each_example
def test_an_example_has_nothing_to_mend(example: str) -> None:
    assert job(example, "dialog").problems == ()


@each_example
def test_every_photo_of_the_examples_is_among_the_licences(example: str) -> None:
    photos = job(example, "dialog").event.photos

    assert [photo.file.value for photo in photos if f"examples/{example}/{photo.file.value}" not in LICENCES] == []


def test_the_examples_are_different_events() -> None:
    events = [job(example, "dialog").event for example in EXAMPLES]
    lengths = [length(event.body) for event in events if event.body]

    assert {event.language.value for event in events if event.language} == {"pl", "en", "uk"}
    assert (min(lengths) < 250, max(lengths) > 5000) == (True, True)
    assert any(not event.photos for event in events)
    assert max(len(event.programme.items) for event in events if event.programme) == 15
    assert any(len(event.awards) > 6 for event in events)
    assert any(lasts(event.date) == 2 for event in events if event.date)


def length(body: RichText) -> int:
    """Characters of its paragraphs."""
    return sum(len(inline.text) for block in body.blocks if isinstance(block, Paragraph) for inline in block.inlines)


def lasts(date: EventDate) -> int:
    """Days."""
    return (date.last_day - date.start.first_day).days + 1
