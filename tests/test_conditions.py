"""Conditions of regions: what an event must have, and how `and` and `or` bind."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from forumprint.base.problems import Where
from forumprint.layout.conditions import Condition

HERE = Where("layout.yaml", 1, 1)


def holds(condition: str, **fields: object) -> bool:
    event = SimpleNamespace(**{"photos": (), "quotes": (), "programme": None, **fields})
    return Condition.parse(condition, HERE).holds(event)


def test_a_list_field_counts_its_entries() -> None:
    assert holds("photos >= 2", photos=(1, 2))
    assert not holds("photos >= 2", photos=(1,))


def test_no_turns_the_count_round() -> None:
    assert holds("no quotes >= 2", quotes=(1,))
    assert not holds("no quotes", quotes=(1,))


def test_and_binds_closer_than_or() -> None:
    condition = "programme or photos and quotes"

    assert holds(condition, programme=object())
    assert holds(condition, photos=(1,), quotes=(1,))
    assert not holds(condition, photos=(1,))


def test_a_condition_that_says_nothing_is_refused_with_an_example() -> None:
    with pytest.raises(ValueError, match="is not a condition"):
        Condition.parse("photos or", HERE)
