"""Our own `dataclass` is the standard library's, only faster to define."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field

import pytest

from forumprint.base.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0
    tags: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Point):
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    x: int


def test_fields_are_set_by_place_by_name_and_by_default() -> None:
    point = Point(1, y=2)

    assert (point.x, point.y, point.tags) == (1, 2, [])
    assert Point(1).tags is not Point(1).tags


def test_nothing_can_be_changed_or_deleted() -> None:
    point = Point(1)

    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x


def test_equal_fields_make_equal_and_equally_hashed_objects() -> None:
    assert Point(1, 2, ["a"]) == Point(1, 2)
    assert hash(Point(1, 2, ["a"])) == hash(Point(1, 2))
    assert Point(1, 2) != Point(1, 3)


def test_objects_of_different_classes_are_never_equal() -> None:
    assert Point(1) != Named(x=1, name="a")


def test_identity_counts_where_it_was_asked_for() -> None:
    one, other = Identity(1), Identity(1)

    assert one != other
    assert len({one, other}) == 2


def test_it_works_with_fields_replace_and_pattern_matching() -> None:
    named = dataclasses.replace(Named(x=1, name="a"), name="b")

    assert [each.name for each in dataclasses.fields(named)] == ["x", "y", "tags", "name"]
    match named:
        case Named(name=name):
            assert name == "b"


def test_it_shows_itself_like_a_dataclass() -> None:
    assert repr(Point(1, 2)) == "Point(x=1, y=2, tags=[])"


def test_it_is_pickled_and_copied_with_all_its_fields() -> None:
    named = Named(x=1, tags=["a"], name="b")

    for again in (pickle.loads(pickle.dumps(named)), copy.copy(named), copy.deepcopy(named)):
        assert again == named
        assert again.tags == ["a"]
        assert again is not named


def test_a_missing_field_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        Named(x=1)  # type: ignore[call-arg]


def test_a_standard_frozen_dataclass_may_derive_from_it_and_it_from_one() -> None:
    """Components of other packages are written with the standard library's decorator."""

    @dataclasses.dataclass(frozen=True, slots=True)
    class Foreign(Point):
        colour: str = "ink"

    @dataclass(frozen=True, slots=True)
    class Ours(Foreign):
        size: int = 1

    ours = Ours(1, 2, [], "accent", 3)

    assert (ours.x, ours.colour, ours.size) == (1, "accent", 3)
    with pytest.raises(FrozenInstanceError):
        ours.size = 4  # type: ignore[misc]
