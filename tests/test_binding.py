"""Binding: all mistakes of a layout about components are reported at once, at their place, without a file."""

from __future__ import annotations

from typing import Any, cast

import pytest

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem, Where
from forumprint.base.units import Length
from forumprint.kit.component import Choices, Component
from forumprint.layout.edges import Edge
from forumprint.layout.model import Give, Layout, Sheet
from forumprint.layout.regions import Region, Slot
from forumprint.model.words import Raw
from forumprint.plan.binding import bind
from forumprint.plan.bound_layout import BoundLayout
from forumprint.plan.registry import component

OPTIONS = Raw("chosen", Where("own.yaml", 9, 5))


def own(*slots: Slot, fitting: tuple[Give, ...] = ()) -> Layout:
    """A layout of one region, `part`, without a height. It gives no type role a size."""
    place = Where("own.yaml", 1)
    top = Edge.parse("0pt", place)
    region = Region(where=place, left=Length(0), width=Length(50), top=top, content=slots)
    said = cast(Any, None)
    page = Sheet(where=place, width=Length(100), height=Length(100))
    return Layout(
        where=place, label=said, description=said, page=page, baseline=Length(9), type={}, regions={"part": region}, fitting=fitting
    )


def default_options(options: Raw, wanted: type[Choices]) -> tuple[Choices, tuple[Problem, ...]]:
    return wanted(), ()


def bound(layout: Layout, read_options: Any = default_options) -> BoundLayout:
    return bind(layout, "own", component, read_options)


def told(layout: Layout, read_options: Any = default_options) -> list[tuple[int, str]]:
    """The mistakes, each with its line."""
    with pytest.raises(InputError) as refused:
        bound(layout, read_options)
    return [(problem.where.line, problem.message) for problem in refused.value.problems]


def slot(name: str, line: int, options: Raw | None = None) -> Slot:
    return Slot(where=Where("own.yaml", line), component=name, options=options)


def test_everything_that_is_wrong_is_told_in_file_order() -> None:
    give = Give(where=Where("own.yaml", 9), region="part", gives="drob")

    assert told(own(slot("hero", 4), slot("lead", 5), slot("nobody", 6), fitting=(give,))) == [
        (4, "the component `hero` fills its region, but the region has no height"),
        (5, "the component `lead` sets in `lead`, which has no size under `type:`"),
        (6, "there is no component `nobody`"),
    ]


def test_a_concession_that_no_component_of_the_region_makes_is_told() -> None:
    give = Give(where=Where("own.yaml", 9), region="part", gives="drob")

    assert told(own(slot("rule", 4), fitting=(give,))) == [(9, "`part` cannot give `drob`")]


def test_options_are_read_by_whoever_knows_files() -> None:
    asked: list[tuple[Raw, type[Choices]]] = []

    def read(options: Raw, wanted: type[Choices]) -> tuple[Choices, tuple[Problem, ...]]:
        asked.append((options, wanted))
        return wanted(), ()

    (found,) = bound(own(slot("rule", 4, OPTIONS), slot("rule", 5)), read).components["part"][:1]

    assert isinstance(found, Component)
    assert asked == [(OPTIONS, component("rule").Options)]


def test_options_that_cannot_be_read_are_told_at_their_place() -> None:
    wrong = Problem(OPTIONS.where, "unknown key `kid`")

    assert told(own(slot("rule", 4, OPTIONS)), lambda options, wanted: (None, (wrong,))) == [(9, "unknown key `kid`")]
