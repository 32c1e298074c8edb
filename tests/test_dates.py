"""Dates as precise as they are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.problems import Where
from forumprint.event.dates import EventDate, PartialDate, parse_date


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert str(parse_date(day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(("text", "last"), [("2024-12-03", (2024, 12, 3)), ("2024-02", (2024, 2, 29)), ("2023", (2023, 12, 31))])
def test_a_date_ends_with_the_last_day_that_it_can_mean(text: str, last: tuple[int, int, int]) -> None:
    assert parse_date(text).last_day == date(*last)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3.12.2024", "2024-12-03"),
        ("3.12.2024 r.", "2024-12-03"),
        ("03-12-2024", "2024-12-03"),
        ("03/12/2024", "year, month and day"),
        ("2024-12-3", "2024-12-03"),
        ("2024.12.03", "2024-12-03"),
        ("2024-12-03T10:00", '{on: 2024-12-03, time: "10:00"}'),
        ("2024-12-03 10:00", '{on: 2024-12-03, time: "10:00"}'),
        ("2024-12-03 – 2024-12-05", "{from: 2024-12-03, to: 2024-12-05}"),
        ("3 grudnia 2024", "year, month and day"),
        ("٢٠٢٤", "year, month and day"),
        ("2024-13-01", "year, month, day"),
        ("2024-00", "year, month, day"),
        ("2024-02-30", "calendar"),
        ("0000-01-01", "year, month and day"),
        ("2024-12-00", "calendar"),
    ],
)
def test_a_date_in_another_form_is_refused_with_the_right_one(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|there is no") as caught:
        parse_date(text)

    assert hint in caught.value.args[1]


def test_a_span_ends_with_its_second_date() -> None:
    span = EventDate(PartialDate(2024, 12, 3), PartialDate(2024, 12, 5), None, Where("e"))

    assert span.last_day == date(2024, 12, 5)
