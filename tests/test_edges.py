"""Edges in a layout file, and the places of regions that follow."""

import pytest

from forumprint.base.problems import Where
from forumprint.base.units import Length, mm
from forumprint.compose.region_boxes import EdgeResolver, RegionBoxes
from forumprint.layout.edges import Edge, Limit, Side
from forumprint.layout.regions import Region

HERE = Where("layout.yaml", 1, 1)


def edge(text: str) -> Edge:
    return Edge.parse(text, HERE)


def resolve(regions: dict[str, Region], heights: dict[str, float], absent: frozenset[str] = frozenset(), pitch: float = 10) -> RegionBoxes:
    return EdgeResolver(regions, heights, absent, pitch).frames()


def region(
    *,
    top: str | None = None,
    bottom: str | None = None,
    until: str | None = None,
    beside: tuple[str, ...] = (),
    snap: bool = False,
    side: int = 1,
) -> Region:
    upper, lower = (edge(text) if text else None for text in (top, bottom))
    limit = Limit.parse(until, HERE) if until else None
    return Region(where=HERE, side=side, left=Length(0), width=Length(100), beside=beside, snap=snap, top=upper, bottom=lower, until=limit)


@pytest.mark.parametrize(
    ("text", "side", "regions", "offset"),
    [
        ("36.5mm", None, (), mm(36.5)),
        ("-3mm", None, (), mm(-3)),
        ("below headline + 5.3mm", Side.LOWER, ("headline",), mm(5.3)),
        ("bottom of hero - 24mm", Side.LOWER, ("hero",), mm(-24)),
        ("above contact", Side.UPPER, ("contact",), 0.0),
        ("below the taller of quote and body + 6mm", Side.LOWER, ("quote", "body"), mm(6)),
        ("below the lowest of a, b and c", Side.LOWER, ("a", "b", "c"), 0.0),
    ],
)
def test_an_edge_is_a_length_or_hangs_on_regions(text: str, side: Side | None, regions: tuple[str, ...], offset: float) -> None:
    parsed = edge(text)

    assert (parsed.side, parsed.regions) == (side, regions)
    assert parsed.offset == pytest.approx(offset)


@pytest.mark.parametrize("text", ["beneath headline", "below", "12", "below Head line", "below a + 3", ""])
def test_what_is_no_edge_is_explained(text: str) -> None:
    with pytest.raises(ValueError, match="is not an edge"):
        edge(text)


def test_a_region_below_the_taller_of_two_clears_both() -> None:
    regions = {"a": region(top="0mm"), "b": region(top="10pt"), "c": region(top="below the taller of a and b + 5pt")}

    boxes = resolve(regions, {"a": 50, "b": 30, "c": 10}).boxes

    assert boxes["c"].y == 55


def test_an_absent_region_counts_for_nobody() -> None:
    regions = {"a": region(top="0mm"), "b": region(top="100pt"), "c": region(top="below the taller of a and b")}

    boxes = resolve(regions, {"a": 50, "c": 10}, frozenset({"b"})).boxes

    assert boxes["c"].y == 50
    assert "b" not in boxes


def test_what_hangs_on_an_absent_region_moves_up_to_where_it_would_begin() -> None:
    regions = {"a": region(top="0mm"), "b": region(top="below a + 8pt"), "c": region(top="below b")}

    boxes = resolve(regions, {"a": 50, "c": 10}, frozenset({"b"})).boxes

    assert boxes["c"].y == 58


def test_regions_beside_each_other_are_as_tall_as_the_tallest() -> None:
    regions = {
        "quote": region(bottom="300pt", beside=("list",)),
        "list": region(bottom="300pt", beside=("quote",)),
    }

    boxes = resolve(regions, {"quote": 40, "list": 70}).boxes

    assert boxes["quote"] == boxes["list"]
    assert boxes["quote"].y == 230


def test_a_region_that_passes_its_limit_is_overset_by_the_difference() -> None:
    regions = {"body": region(top="100pt", until="above foot - 10pt"), "foot": region(bottom="300pt")}

    frames = resolve(regions, {"body": 200, "foot": 50})

    assert frames.overset == {"body": pytest.approx(60)}


def test_a_panel_that_snaps_begins_on_a_row_of_the_grid() -> None:
    regions = {"panel": region(bottom="189pt", snap=True)}

    boxes = resolve(regions, {"panel": 73}, pitch=10).boxes

    assert (boxes["panel"].y, boxes["panel"].bottom) == (110, 189)


def test_a_region_that_grows_over_its_upper_limit_is_overset() -> None:
    panel = Region(where=HERE, left=Length(0), width=Length(100), bottom=edge("189pt"), since=Limit.parse("60pt", HERE))

    assert resolve({"panel": panel}, {"panel": 150}).overset == {"panel": pytest.approx(21)}


def test_the_nearest_of_several_limits_counts() -> None:
    regions = {"body": region(top="0pt", until="282pt or above foot - 9pt"), "foot": region(bottom="300pt")}

    assert resolve(regions, {"body": 260, "foot": 43}).overset == {"body": 260 - (300 - 43 - 9)}
    assert resolve(regions, {"body": 260, "foot": 5}).overset == {}


def test_a_limit_on_a_region_of_another_side_does_not_count() -> None:
    regions = {"body": region(top="0pt", until="282pt or above foot - 9pt"), "foot": region(bottom="300pt", side=2)}

    assert resolve(regions, {"body": 280, "foot": 43}).overset == {}
    assert resolve(regions, {"body": 283, "foot": 43}).overset == {"body": 1}
