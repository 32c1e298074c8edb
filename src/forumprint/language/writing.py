"""Writing: quotations, numbers, dates, kickers and addresses in the form of a language, with no-break spaces."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from forumprint.language.marks import closing, opening
from forumprint.language.rules import Language
from forumprint.language.spacing import bind

if TYPE_CHECKING:
    from forumprint.event.dates import EventDate, PartialDate

_MINUS = "−"
_END_MARKS = ("?", "!", "…")


def quoted(text: str, language: Language, *, level: int = 0, closing_stop: bool = False) -> str:
    """A speaker's words in the quotation marks of the language. Marks inside them become inner marks.

    Args:
        text: The words, without marks.
        language: The language of the marks.
        level: 0 for a quotation, 1 for a quotation inside another.
        closing_stop: Whether a sentence ends here, as in running text. A pull quote stands alone and gets no full stop.
    """
    outer, inner = ((opening(first, language), closing(last, language)) for first, last in (language.quotes, language.inner_quotes))
    said = bind(text, language, strict=False).strip()
    before, after = inner if level % 2 else outer
    if not level % 2:
        said = _turned(said, outer, inner)
    if language.stop_inside_quotes:
        stop = "." if closing_stop and not said.endswith((".", *_END_MARKS)) else ""
        return f"{before}{said}{stop}{after}"
    stop = "." if closing_stop and not said.endswith(_END_MARKS) else ""
    return f"{before}{said.removesuffix('.')}{after}{stop}"


def _turned(said: str, outer: tuple[str, str], inner: tuple[str, str]) -> str:
    """The words with outer quotation marks turned into inner ones. The order tells opening from closing marks, because “ closes in one
    language and opens in the next.
    """
    parts: list[str] = []
    depth = 0
    for part in re.split(f"({re.escape(outer[0])}|{re.escape(outer[1])})", said):
        if part == outer[0] and not (depth and outer[0] == outer[1]):
            parts.append(inner[0])
            depth += 1
        elif part == outer[1]:
            parts.append(inner[1])
            depth -= 1
        else:
            parts.append(part)
    return "".join(parts)


def amount(value: Decimal, unit: str | None, language: Language) -> str:
    """A number and its unit: "52 mln zł". The language places the sign of a currency: "£52", "52 €"."""
    written = number(value, language)
    if unit is None:
        return bind(written, language, strict=True)
    words = unit.split()
    signs = [word for word in words if len(word) == 1 and unicodedata.category(word) == "Sc"]
    if len(signs) != 1:
        return bind(f"{written} {unit}", language, strict=True)
    counted = " ".join([written, *(word for word in words if word not in signs)])
    return bind(language.currency.format(amount=counted, sign=signs[0]), language, strict=True)


def ordinal(value: int, language: Language) -> str:
    """A number as an ordinal: "3.", "3rd", "3e". A language without a rule gives the number alone.

    The longest listed ending of its digits decides: 12 in English is `12`, not `2`.
    """
    digits = str(value)
    endings = (digits[start:] for start in range(len(digits)))
    keys = (f"={digits}", *endings, "other")
    pattern = next((language.ordinals[key] for key in keys if key in language.ordinals), "{number}")
    return pattern.format(number=digits)


def number(value: Decimal, language: Language) -> str:
    """A number with the decimal mark and the groups of three digits of the language. No digit is added or rounded away."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    if len(whole) >= language.thousands_from:
        whole = language.thousands.join(_groups(whole))
    return f"{_MINUS if value < 0 else ''}{whole}{language.decimal + fraction if fraction else ''}"


def _groups(digits: str) -> list[str]:
    first = len(digits) % 3
    return [group for group in (digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))) if group]


def date_text(date: EventDate, language: Language, *, running: bool) -> str:
    """A date or a span of dates, as precise as it is known, without the time of day.

    Args:
        date: The date or the span.
        language: The language of the text.
        running: Whether the date stands inside a sentence: "3 grudnia 2024 r." instead of "3 grudnia 2024".
    """
    text = _single(date.start, language) if date.end is None or date.end == date.start else _span(date.start, date.end, language)
    return bind(language.dates.running.format(date=text) if running else text, language, strict=True)


def _single(date: PartialDate, language: Language) -> str:
    if date.month is None:
        return language.dates.year.format(year=date.year)
    return (language.dates.day if date.day else language.dates.month).format_map(_places(date, language))


def _span(first: PartialDate, last: PartialDate, language: Language) -> str:
    """Parts that both ends share are written once."""
    dates = language.dates
    if first.month is None:
        pattern = dates.years
    elif first.year != last.year:
        pattern = dates.span
    elif not first.day:
        pattern = dates.months_in_year
    else:
        pattern = dates.days_in_month if first.month == last.month else dates.days_in_year
    places = {"first": _single(first, language), "last": _single(last, language)}
    for end, date in (("first", first), ("last", last)):
        places |= {f"{end}_{name}": text for name, text in _places(date, language).items()}
    return pattern.format_map(places)


def _places(date: PartialDate, language: Language) -> dict[str, str]:
    places = {"year": str(date.year)}
    if date.month:
        places |= {"month": language.months_after_day[date.month - 1], "month_alone": language.months[date.month - 1]}
    return places | ({"day": language.dates.days.get(str(date.day), str(date.day))} if date.day else {})


def kicker(edition: str | None, series: str | None, language: Language) -> str:
    """Edition and series in one line, or one of them alone. An edition that is only a number becomes an ordinal: "12th Forum"."""
    if edition and series and edition.isascii() and edition.isdecimal():
        edition = ordinal(int(edition), language)
    joined = language.kicker.format(edition=edition, series=series) if edition and series else edition or series or ""
    return bind(joined, language, strict=True)


def shown_address(address: str) -> str:
    """A web address as people say it: without its scheme and without a slash at the end."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
