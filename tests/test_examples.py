"""The examples: six invented events and a real one. Each is set, or correctly refused, in every layout and brand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from forumprint.base.errors import OversetError
from forumprint.desk.job import Job, open_job
from forumprint.event.dates import EventDate
from forumprint.event.model import Credit
from forumprint.event.richtext import Paragraph, RichText
from forumprint.files.bundled import brand_names, layout_names
from forumprint.files.library import find_layout
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.spans import Figure, Span
from pages import pictures

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/event.yaml"))
LICENCES = (ROOT / "LICENCES.md").read_text(encoding="utf-8")

each_example = pytest.mark.parametrize("example", EXAMPLES)
each_brand = pytest.mark.parametrize("brand", brand_names())
each_layout = pytest.mark.parametrize("layout", layout_names())


@cache
def job(example: str, brand: str) -> Job:
    """An example opened for a brand, once for all layouts, so that words are shaped once."""
    return open_job(ROOT / "examples" / example, brand=brand, language=None, cache=None)


@cache
def composed(example: str, layout: str, brand: str) -> Leaflet | OversetError:
    """The leaflet, or the layout's refusal."""
    try:
        return job(example, brand).leaflet(find_layout(layout))
    except OversetError as refusal:
        return refusal


def leaflet(example: str, layout: str, brand: str) -> Leaflet:
    made = composed(example, layout, brand)
    if isinstance(made, OversetError):
        pytest.skip("reported as overset")
    return made


def said(made: Leaflet) -> str:
    leaves = made.structure.walk()
    return " ".join(leaf.text for leaf in leaves if isinstance(leaf, Span)).replace("\N{NO-BREAK SPACE}", " ")


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
def test_every_photo_that_is_shown_has_its_author_on_the_page(example: str, brand: str, layout: str) -> None:
    made = leaflet(example, layout, brand)
    shown = {placed.file for page in made.pages for placed in pictures(page)}

    credits = [photo.credit for photo in job(example, brand).event.photos if photo.file.value in shown]
    assert len(credits) == len(shown)
    for credit in credits:
        assert isinstance(credit, Credit)
        assert credit.author is not None
        assert credit.author.value.strip("”").rpartition(" ")[2].strip("“”") in said(made)


@each_layout
def test_every_layout_shows_photos_of_some_example(layout: str) -> None:
    """Guards the rules about photos against a layout that shows none."""
    made = [composed(example, layout, "dialog") for example in EXAMPLES]

    assert any(isinstance(one, Leaflet) and any(map(pictures, one.pages)) for one in made)


@each_layout
@each_brand
@each_example
def test_pictures_are_told_to_those_who_do_not_see_them(example: str, brand: str, layout: str) -> None:
    made = leaflet(example, layout, brand)
    shown = [placed for page in made.pages for placed in pictures(page)]
    told = {leaf.id for leaf in made.structure.walk() if isinstance(leaf, Figure)}

    # A photo that a layout shows twice is announced once.
    assert {picture.file for picture in shown} == {picture.file for picture in shown if picture.span in told}
    assert all(picture.span is None or picture.span in told for picture in shown)


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
    assert (min(lengths) < 250, max(lengths) > 3500) == (True, True)
    assert any(not event.photos for event in events)
    assert max(len(event.programme.items) for event in events if event.programme) == 15
    assert any(len(event.awards) > 6 for event in events)
    assert any(lasts(event.date) == 2 for event in events if event.date)


def length(body: RichText) -> int:
    """The characters of its paragraphs."""
    return sum(len(inline.text) for block in body.blocks if isinstance(block, Paragraph) for inline in block.inlines)


def lasts(date: EventDate) -> int:
    """Days."""
    return (date.last_day - date.start.first_day).days + 1
