"""Frames nest, a leaflet is plain data, and fills and photos at the trim can be printed over it as far as a press needs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import forumprint
from forumprint.base.errors import OversetError, ResourceError
from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.base.units import mm
from forumprint.desk import compose, composed, write
from forumprint.files.bundled import layout_names
from forumprint.frame.frames import BleedingEdges, Frame, enlarged
from forumprint.frame.leaflet import Page
from forumprint.frame.placements import Panel, Picture, Placement, Rule, Treatment

EXAMPLES = Path(__file__).parents[1] / "examples"
EXAMPLE = EXAMPLES / "forum-ngo-2024"
TRIM = Size(300.0, 400.0)
DOT = Panel(Rect(1.0, 2.0, 3.0, 4.0), "ink")


def photo(box: Rect, crop: Rect) -> Picture:
    return Picture(box, "photo.jpg", "0" * 64, (3000, 2000), crop, Treatment.ORIGINAL, None, Where("event.yaml"))


def page(*regions: tuple[Rect, BleedingEdges, Placement]) -> Page:
    """A page with a frame for each region. Its placement has the region's own coordinates."""
    placed = [Frame(Size(box.width, box.height), (each,), edges).at(box.x, box.y) for box, edges, each in regions]
    return Page(TRIM, mm(3), Frame(TRIM, tuple(placed)))


def sides(box: Rect) -> list[float]:
    return [box.x, box.y, box.right, box.bottom]


def shown(picture: Picture, box: Rect) -> Rect:
    """The part of the photo in `box`, which lies inside its own box."""
    across, down = picture.crop.width / picture.box.width, picture.crop.height / picture.box.height
    x, y = picture.crop.x + (box.x - picture.box.x) * across, picture.crop.y + (box.y - picture.box.y) * down
    return Rect(x, y, box.width * across, box.height * down)


def test_walking_a_frame_adds_up_where_its_parents_stand() -> None:
    inner = Frame(Size(10, 10), (DOT, Rule(0.0, 0.0, 5.0, 1.0, "ink")))
    middle = Frame(Size(50, 50), (inner.at(10.0, 20.0), DOT))

    boxes = [placed.box for placed in Frame(TRIM, (middle.at(100.0, 200.0),)).walk()]

    assert boxes == [Rect(111, 222, 3, 4), Rect(110, 220, 5, 1), Rect(101, 202, 3, 4)]


def test_one_frame_may_stand_in_several_places() -> None:
    dot = Frame(Size(10, 10), (DOT,))

    boxes = [placed.box for placed in Frame(TRIM, (dot.at(0.0, 0.0), dot.at(0.0, 50.0))).walk()]

    assert [box.y for box in boxes] == [2.0, 52.0]


@pytest.mark.parametrize("layout", layout_names())
def test_a_leaflet_compares_by_value(layout: str) -> None:
    first, second = compose(EXAMPLE, layout), compose(EXAMPLE, layout)

    assert first == second
    assert first != replace(second, title="another")
    assert pickle.loads(pickle.dumps(first)) == first


def test_another_process_writes_the_same_file_from_a_pickled_leaflet(tmp_path: Path) -> None:
    """A writer needs only the leaflet and the bytes of its fonts and photos: no event, no brand, no folder."""
    made = composed(EXAMPLE, "a4-bulletin")
    (tmp_path / "sent").write_bytes(pickle.dumps((made.leaflet, made.resources)))
    write(made.leaflet, made.resources, tmp_path / "here.pdf")

    there = tmp_path / "elsewhere"
    there.mkdir()
    script = (
        "import pickle; from pathlib import Path; from forumprint.desk import write;"
        "leaflet, resources = pickle.loads(Path('../sent').read_bytes()); write(leaflet, resources, Path('there.pdf'))"
    )
    subprocess.run([sys.executable, "-c", script], cwd=there, check=True)

    assert (there / "there.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()


@pytest.mark.parametrize("kind", ["font", "photo"])
@pytest.mark.parametrize("state", ["missing", "changed"])
def test_bytes_that_are_missing_or_have_changed_are_told(kind: str, state: str, tmp_path: Path) -> None:
    made = composed(EXAMPLE, "a4-bulletin")
    key = made.leaflet.fonts[0].digest if kind == "font" else min(made.leaflet.pictures)
    resources = dict(made.resources)
    if state == "missing":
        del resources[key]
    else:
        resources[key] += b" "

    with pytest.raises(ResourceError):
        write(made.leaflet, resources, tmp_path / "new.pdf")

    assert not (tmp_path / "new.pdf").exists()


@given(st.floats(0.0, mm(5)))
def test_a_fill_at_the_trim_is_printed_as_far_over_it_as_is_asked(bleed: float) -> None:
    box = Rect(-mm(3), -mm(3), TRIM.width + 2 * mm(3), 100.0)
    fill = Panel(Rect(0, 0, box.width, box.height), "ink")

    (placed,) = page((box, BleedingEdges(top=True, right=True, left=True), fill)).bled(bleed)

    assert sides(placed.box) == pytest.approx([-bleed, -bleed, TRIM.width + bleed, box.bottom])


@given(st.floats(0.0, mm(5)))
def test_a_photo_bleeds_from_its_reserve_and_nothing_moves_inside_the_trim(bleed: float) -> None:
    box = Rect(-mm(3), 0.0, 200.0, 150.0)
    laid = photo(Rect(0, 0, box.width, box.height), Rect(0.2, 0.2, 0.6, 0.6))
    inside = Rect(0.0, 0.0, box.right, box.bottom)

    (placed,) = page((box, BleedingEdges(left=True), laid)).bled(bleed)

    assert isinstance(placed, Picture)
    assert placed.box.x == pytest.approx(-bleed)
    assert sides(shown(placed, inside)) == pytest.approx(sides(shown(replace(laid, box=box), inside)))


@given(st.floats(0.0, 1.0), st.floats(0.1, 1.0), st.floats(1.0, 30.0), st.floats(0.0, 30.0))
def test_a_photo_without_reserve_fills_the_bleed_all_the_same(left: float, width: float, across: float, down: float) -> None:
    """Its crop never leaves the photo, and its proportions stay."""
    crop = Rect(min(left, 1 - width), 0.0, width, 1.0)
    wider = enlarged(photo(Rect(0, 0, 100, 80), crop), Rect(-across, -down, 100 + across, 80 + down))

    assert Rect(0, 0, 1, 1).contains(wider.crop, 1e-9)
    assert wider.crop.width / wider.crop.height * wider.box.height / wider.box.width == pytest.approx(width / 1.0 * 80 / 100)


def test_what_does_not_reach_the_trim_stays_as_it_was_laid() -> None:
    box = Rect(20.0, 20.0, 100.0, 100.0)

    (placed,) = page((box, BleedingEdges(), Panel(Rect(0, 0, 100, 100), "ink"))).bled(mm(5))

    assert placed.box == box


@pytest.mark.parametrize("bleed", [0.0, mm(5)])
@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("example", sorted(path.parent.name for path in EXAMPLES.glob("*/event.yaml")))
def test_whatever_touches_the_trim_of_an_example_ends_where_the_bleed_does(example: str, layout: str, bleed: float) -> None:
    try:
        pages = compose(EXAMPLES / example, layout).pages
    except OversetError:
        pytest.skip("reported as overset")
    touching = 0
    for each in pages:
        width, height = each.trim.width, each.trim.height
        for laid, placed in zip(each.placements, each.bled(bleed), strict=True):
            if isinstance(laid, Panel | Picture):
                at_trim = (laid.box.x <= 0.01, laid.box.y <= 0.01), (laid.box.right >= width - 0.01, laid.box.bottom >= height - 0.01)
                near = [-bleed if touches else own for touches, own in zip(at_trim[0], (laid.box.x, laid.box.y), strict=True)]
                far = (
                    end + bleed if touches else own
                    for touches, own, end in zip(at_trim[1], (laid.box.right, laid.box.bottom), (width, height), strict=True)
                )
                touching += any((*at_trim[0], *at_trim[1]))
                assert sides(placed.box) == pytest.approx([*near, *far])
            else:
                assert type(placed) is type(laid)
    assert touching


def test_one_layout_may_be_named_without_a_list(tmp_path: Path) -> None:
    (made,) = forumprint.build(EXAMPLE, layouts="a4-onepage", out=tmp_path)

    assert made.layout == "a4-onepage"
    assert len(forumprint.build(EXAMPLE, layouts="all", out=tmp_path)) == len(layout_names())
