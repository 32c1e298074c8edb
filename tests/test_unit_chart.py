"""The unit chart shows exactly the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forumprint.base.problems import Where
from forumprint.brand.contrast import contrast_ratio
from forumprint.brand.model import Brand
from forumprint.event.model import Change, Chart, KeyFigure
from forumprint.files.bundled import brand_names
from forumprint.files.library import find_brand, load_brand
from forumprint.kit.unit_chart import unit_chart
from forumprint.model.words import Text

HERE = Where("event.yaml", 1, 1)


def brand(name: str = "dialog") -> Brand:
    return load_brand(find_brand(name), "pl")


def figure(amount: str, change: str | None = None) -> KeyFigure:
    text = Text("mln zł", "pl", HERE)
    grown = Change(where=HERE, amount=Decimal(change)) if change else None
    return KeyFigure(where=HERE, amount=Decimal(amount), unit=text, change=grown, chart=Chart(where=HERE, legend=text))


def bricks(amount: str, change: str | None = None) -> list[list[float]]:
    """The upper edges of the bricks, shape by shape."""
    drawn = unit_chart(figure(amount, change), brand(), "accent")
    assert drawn is not None
    return [[float(operator[2]) for operator in shape.path if operator[0] == "M"] for shape in drawn.shapes]


@pytest.mark.parametrize("amount", ["10", "40", "52", "97", "120"])
def test_as_many_bricks_as_the_number_says(amount: str) -> None:
    assert sum(len(shape) for shape in bricks(amount)) == int(amount)


def test_the_increase_is_drawn_apart() -> None:
    old, new = bricks("52", "9")

    assert (len(old), len(new)) == (43, 9)


@pytest.mark.parametrize("amount", ["9", "121", "10.5"])
def test_what_cannot_be_shown_honestly_is_not_drawn(amount: str) -> None:
    assert unit_chart(figure(amount), brand(), "accent") is None


def test_the_example_stands_in_four_rows_of_thirteen() -> None:
    (rows,) = bricks("52")

    assert [rows.count(y) for y in sorted(set(rows))] == [13, 13, 13, 13]


@pytest.mark.parametrize("amount", range(20, 121))
def test_no_brick_stands_alone_on_top(amount: int) -> None:
    (rows,) = bricks(str(amount))

    assert rows.count(min(rows)) >= 3


@pytest.mark.parametrize("amount", [40, 53, 66, 92, 118])
def test_a_chart_kept_low_leaves_no_brick_alone_on_top_either(amount: int) -> None:
    drawn = unit_chart(figure(str(amount)), brand(), "accent", aspect=0.3)
    assert drawn is not None
    rows = [float(operator[2]) for operator in drawn.shapes[0].path if operator[0] == "M"]

    assert 3 * rows.count(min(rows)) >= rows.count(max(rows))


@pytest.mark.parametrize("name", brand_names())
def test_the_two_kinds_of_unit_can_be_told_from_the_ground_and_from_each_other(name: str) -> None:
    """DESIGN §8 allows the increase 2:1 on its ground: the text beside it says the same, and a hairline separates the units."""
    house = brand(name)
    assert house.chart is not None
    assert house.chart.colours
    for ground, (old, new) in house.chart.colours.items():
        rgb = {token: house.palette[token].rgb for token in (ground, old, new)}
        assert contrast_ratio(rgb[old], rgb[ground]) >= 3
        assert contrast_ratio(rgb[new], rgb[ground]) >= 2
        assert contrast_ratio(rgb[old], rgb[new]) >= 2
