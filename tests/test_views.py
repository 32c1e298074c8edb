"""Photos in view: no panel covers the important part of a photo, as far as its crop can slide."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from edited import edited_example
from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.compose.views import in_view
from forumprint.desk import compose
from forumprint.event.focus import Focus
from forumprint.frame.cropping import CLEARANCE, placed
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.leaflet import Leaflet, Page
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, Placement, Shape, Treatment, moved

EXAMPLES = Path(__file__).parents[1] / "examples"
HEADS = Focus.of((0.30, 0.23, 0.67, 0.59))
FIG = Focus.of((0.41, 0.355, 0.70, 0.745))
UPPER = Focus.of((0.4, 0.3, 0.6, 0.4))
PHOTO = Picture(Rect(0, 0, 100, 100), "photo.jpg", "", (300, 600), Rect(0, 0.25, 1, 0.5), Treatment.ORIGINAL, None, Where("event.yaml"))
HEAD = Panel(Rect(0, 0, 100, 40), "ink")


def page(*children: Placement | Placed) -> Page:
    return Page(Size(100, 200), 0.0, Frame(Size(100, 200), children))


def crop_on(seen: Page) -> Rect:
    (picture,) = (placed for placed in seen.placements if isinstance(placed, Picture))
    return picture.crop


def covered(leaflet: Leaflet, focus: Focus) -> bool:
    """Whether a panel lies on the focus of the leaflet's hero, or the focus has left the page."""
    first = leaflet.pages[0]
    place, picture = next((place, placed) for place, placed in enumerate(first.placements) if isinstance(placed, Picture))
    lying = placed(picture.crop, picture.box, focus.area)
    panels = [later.box for later in first.placements[place:] if isinstance(later, Panel)]
    on_page = Rect(0, 0, first.trim.width, first.trim.height).shared(picture.box)
    return on_page is None or not on_page.contains(lying) or any(panel.overlaps(lying) for panel in panels)


@pytest.mark.parametrize("brand", ["dialog", "museum"])
@pytest.mark.parametrize(
    ("example", "layout", "area", "point"),
    [
        ("reading-dogs", "dl-trifold", HEADS, [0.48, 0.36]),
        ("reading-dogs", "a3-poster", HEADS, [0.48, 0.3]),
    ],
)
def test_no_panel_lies_on_the_area_that_the_event_names(
    tmp_path: Path, example: str, layout: str, area: Focus, point: list[float], brand: str
) -> None:
    at_a_point = edited_example(tmp_path, lambda event: [photo.update(focus=point) for photo in event["photos"]], example)

    assert not covered(compose(EXAMPLES / example, layout, brand=brand), area)
    assert covered(compose(at_a_point, layout, brand=brand), area)


def test_what_matters_in_a_photo_shows_on_a_phone_too(tmp_path: Path) -> None:
    at_the_foot = edited_example(tmp_path, lambda event: [photo.update(focus=[0.5, 0.1]) for photo in event["photos"]], "taste-awards")

    assert not covered(compose(EXAMPLES / "taste-awards", "phone"), FIG)
    assert covered(compose(at_the_foot, "phone"), FIG)


def test_what_is_painted_before_a_photo_covers_nothing() -> None:
    seen = in_view(page(HEAD, PHOTO), {"photo.jpg": UPPER})

    assert crop_on(seen) == PHOTO.crop


def test_what_is_painted_after_a_photo_covers_it() -> None:
    crop = crop_on(in_view(page(PHOTO, HEAD), {"photo.jpg": UPPER}))

    assert placed(crop, PHOTO.box, UPPER.area).y == pytest.approx(40 + CLEARANCE)


def test_a_photo_in_frames_of_its_own_is_seen_where_it_lies_on_the_page() -> None:
    """Its crop is that of the same photo directly on the page, and the rest of the frames is untouched."""
    rest = Frame(Size(100, 20), (HEAD,))
    nested = Frame(Size(100, 150), (Panel(Rect(0, 0, 5, 5), "ink"), Frame(Size(100, 100), (moved(PHOTO, -5, -10),)).at(3, 4)))
    seen = in_view(page(rest.at(0, 150), nested.at(2, 6), HEAD), {"photo.jpg": UPPER})
    flat = in_view(page(PHOTO, HEAD), {"photo.jpg": UPPER})

    assert crop_on(seen) == crop_on(flat) != PHOTO.crop
    assert seen.frame.children[0] == rest.at(0, 150)


def test_a_photo_over_a_photo_covers_it() -> None:
    other = replace(PHOTO, box=HEAD.box, file="other.jpg", crop=Rect(0, 0, 1, 1))
    first, second = in_view(page(PHOTO, other), {"photo.jpg": UPPER}).placements

    assert isinstance(first, Picture)
    assert (first.crop.y < PHOTO.crop.y, second) == (True, other)


def test_a_link_covers_nothing() -> None:
    link = LinkArea(HEAD.box, "https://torun.pl", None, "torun.pl")

    assert crop_on(in_view(page(PHOTO, link), {"photo.jpg": UPPER})) == PHOTO.crop


def test_a_mark_covers_where_it_shows() -> None:
    square = Shape((("M", 0, 0), ("L", 10, 0), ("L", 10, 10), ("Z",)), "accent")
    mark = Artwork(HEAD.box, Rect(0, 0, 10, 10), (square,))
    clipped = replace(mark, clip=Rect(0, 0, 100, 1))
    seen = [crop_on(in_view(page(PHOTO, each), {"photo.jpg": UPPER})) for each in (mark, clipped)]

    assert (seen[0].y < PHOTO.crop.y, seen[1]) == (True, PHOTO.crop)


def test_a_picture_without_a_focus_is_left_alone() -> None:
    assert crop_on(in_view(page(PHOTO, HEAD), {})) == PHOTO.crop
