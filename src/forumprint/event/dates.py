"""Dates as precise as they are known, and spans of dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar, Self

from msgspec import Struct

from forumprint.base.problems import Problem, Where
from forumprint.model.fields import about
from forumprint.model.words import ProperName

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_UNPADDED = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?: ?r\.)?")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}[:.]\d{2}).*")
_SPAN = re.compile(r"(\d{4}[-\d]*)\s*[-–—/]+\s*(\d{4}-[-\d]*)")
_HINT = "write year, month and day as numbers, such as 2024-12-03; write 2024-12 or 2024 if the day is not known"


class PartialDate(Struct, frozen=True):
    """A day, a month or a year, in the form of ISO 8601: 2024-12-03, 2024-12, 2024."""

    year: int
    month: int | None = None
    day: int | None = None

    SCHEMA: ClassVar[dict[str, object]] = {
        "type": ["string", "integer"],
        "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
        "minimum": 1,
        "maximum": 9999,
    }

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        return cls(*_parts(text))

    @property
    def last_day(self) -> date:
        """The last day of the day, month or year."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def first_day(self) -> date:
        """The first day of the day, month or year."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> str:
        """The precision: the `day`, the `month` or the `year`."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class WrittenDate(Struct, frozen=True, kw_only=True):
    """The form of an `EventDate` in a file: a date, or a mapping of these fields."""

    SHORTHAND: ClassVar[str] = "on"

    where: Where
    on: Annotated[PartialDate | None, about("The date, if it is a single one.", examples=["2024-12-03", "2024-12", "2024"])] = None
    from_: Annotated[PartialDate | None, about("The first day, month or year of a span.", examples=["2024-12-03"])] = None
    to: Annotated[PartialDate | None, about("The last day, month or year of a span.", examples=["2024-12-05"])] = None
    time: Annotated[
        ProperName | None,
        about("The time as it is printed, in quotation marks. Leave it out if it is not known.", examples=["10:00", "10:00–15:30"]),
    ] = None

    def problems(self) -> Iterable[Problem]:
        """The problems: a date and a span at once, half a span, a span that runs backwards or mixes days with months."""
        if self.on is not None and (self.from_ is not None or self.to is not None):
            yield Problem(self.where, "a date has either `on`, or `from` and `to`", "delete `on:`, or delete `from:` and `to:`")
        elif self.on is None and (self.from_ is None or self.to is None):
            hint = "write a date such as 2024-12-03, or {from: 2024-12-03, to: 2024-12-05}"
            missing = "`to` is missing" if self.from_ else "`from` is missing" if self.to else "there is no date here"
            yield Problem(self.where, missing, hint)
        elif self.from_ is not None and self.to is not None:
            if self.from_.precision != self.to.precision:
                yield Problem(self.where, "`from` and `to` are not equally precise", "write both as days, both as months or both as years")
            elif self.to.first_day < self.from_.first_day:
                yield Problem(self.where, f"the event ends ({self.to}) before it begins ({self.from_})", "exchange `from` and `to`")

    def value(self) -> EventDate:
        start = self.on or self.from_
        assert start is not None, "problems() must be called first"
        return EventDate(start, self.to if self.to != start else None, self.time, self.where)


class EventDate(Struct, frozen=True):
    """The date of an event: one date, or the first and the last of a span. The time is printed as the editor wrote it."""

    FORM: ClassVar[type[WrittenDate]] = WrittenDate

    start: PartialDate
    end: PartialDate | None
    time: ProperName | None
    where: Where

    @property
    def last_day(self) -> date:
        return (self.end or self.start).last_day


def parse_date(text: str) -> PartialDate:
    """Read 2024-12-03, 2024-12 or 2024.

    Raises:
        ValueError: The text has another form, or there is no such day. The arguments are a message and a hint.
    """
    return PartialDate(*_parts(text))


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(text.strip())
    if match is None or not text.isascii():
        raise ValueError(f"`{text}` is not a date", _hint(text.strip()))
    year, month, day = int(match[1]), int(match[2] or 0) or None, int(match[3] or 0) or None
    if year < 1:
        raise ValueError("there is no year 0000", _HINT)
    if match[2] and (month is None or month > 12):
        raise ValueError(f"there is no month {match[2]}", "write the date as year, month, day")
    if match[3] and month is not None and (day is None or day > calendar.monthrange(year, month)[1]):
        raise ValueError(f"there is no day {match[3]} in {match[1]}-{match[2]}", "look for the day in a calendar")
    return year, month, day


def _hint(text: str) -> str:
    if match := _DAY_FIRST.fullmatch(text):
        return f"write the year first: {match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    if match := _UNPADDED.fullmatch(text):
        return f"write {match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    if match := _WITH_TIME.fullmatch(text):
        return f'write the time apart: {{on: {match[1]}, time: "{match[2]}"}}'
    if match := _SPAN.fullmatch(text):
        return f"write {{from: {match[1]}, to: {match[2]}}}"
    return _HINT
