"""The language files say what CLDR says, which Babel carries; where they do not, the reason is written down here.

Babel leaves out CLDR's quotation marks: those are copied below (cldr-json 45, cldr-misc-full, delimiters.json).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton

from forumprint.event.dates import EventDate, PartialDate
from forumprint.files.languages import language_tags, load_language
from forumprint.language.rules import Language
from forumprint.language.writing import date_text, number
from typesetters import WHERE

LOCALES = {"en": "en_GB"}
QUOTES = {
    "pl": "„”«»",
    "en": "“”‘’",
    "uk": "«»„“",
    "de": "„“‚‘",
    "cs": "„“‚‘",
    "lt": "„“„“",
    "fr": "«»«»",
}
# (language, what) → why ours is otherwise. A deviation that is none any more fails the test.
DEVIATIONS = {
    ("uk", "day"): "the abbreviation р. stands in running text only, as on Ukrainian posters and covers",
    ("uk", "month"): "as for days",
    ("uk", "days of a month"): "as for days",
    ("uk", "days of a year"): "as for days",
    ("uk", "months of a year"): "as for days",
    ("fr", "first of a month"): "1er (Imprimerie nationale, Dates); CLDR's patterns cannot say so",
    ("fr", "inner quotes"): "“…” inside «…» (Imprimerie nationale, Guillemets: second level); CLDR repeats «…»",
    ("cs", "days of a month"): "month names, where CLDR's interval has only numerals",
    ("cs", "days of a year"): "as for days of a month",
    ("lt", "days of a month"): "with m. and d., as CLDR's own long date; its interval has bare numbers",
    ("lt", "days of a year"): "as for days of a month",
    ("lt", "months of a year"): "with m., as CLDR's own month and year",
    ("cs", "per cent"): "“5%” and “5 %” are two expressions in Czech: what was typed stays",
}


def locale(tag: str) -> Locale:
    return Locale.parse(LOCALES.get(tag, tag))


def written(language: Language, start: tuple[int, ...], end: tuple[int, ...] | None = None) -> str:
    when = EventDate(PartialDate(*start), PartialDate(*end) if end else None, None, WHERE)
    return spaced(date_text(when, language, running=False))


def spaced(text: str) -> str:
    """All kinds of spaces are one here: which no-break space stands where is not CLDR's to say."""
    for space in "\u00a0\u202f\u2009":
        text = text.replace(space, " ")
    return text


def agree(tag: str, what: str, ours: object, theirs: object) -> None:
    """Fail if the two differ without a reason, or if there is a reason and they do not differ."""
    if (tag, what) in DEVIATIONS:
        assert ours != theirs, f"{tag}, {what}: no deviation any more"
    else:
        assert ours == theirs


def interval(tag: str, skeleton: str, field: str, first: date, last: date) -> str:
    """Two dates by CLDR's pattern, the month in full as in its long dates."""
    parts = locale(tag).interval_formats[skeleton][field]
    full = [part if "MMMM" in part or "LLLL" in part else part.replace("MMM", "MMMM").replace("LLL", "LLLL") for part in parts]
    return spaced("".join(format_date(day, part, locale(tag)) for day, part in zip((first, last), full, strict=True)))


@pytest.mark.parametrize("tag", language_tags())
def test_months(tag: str) -> None:
    language, months = load_language(tag), locale(tag).months

    assert language.months == tuple(months["stand-alone"]["wide"].values())
    assert language.months_after_day == tuple(months["format"]["wide"].values())


@pytest.mark.parametrize("tag", language_tags())
def test_decimal_marks_and_groups(tag: str) -> None:
    language, symbols = load_language(tag), locale(tag).number_symbols["latn"]

    assert (language.decimal, language.thousands) == (symbols["decimal"], symbols["group"])
    assert number(Decimal("-1234567.5"), language) == f"−1{symbols['group']}234{symbols['group']}567{symbols['decimal']}5"


@pytest.mark.parametrize("tag", language_tags())
def test_days_and_months(tag: str) -> None:
    language = load_language(tag)
    for month in range(1, 13):
        day = date(2024, month, 3)
        agree(tag, "day", written(language, (2024, month, 3)), spaced(format_date(day, "long", locale(tag))))
        agree(tag, "month", written(language, (2024, month)), spaced(format_skeleton("yMMMM", day, locale=locale(tag))))
    first = date(2024, 5, 1)
    if (tag, "day") not in DEVIATIONS:
        agree(tag, "first of a month", written(language, (2024, 5, 1)), spaced(format_date(first, "long", locale(tag))))


@pytest.mark.parametrize("tag", language_tags())
def test_spans(tag: str) -> None:
    language = load_language(tag)
    days = "yMMMMd" if "yMMMMd" in locale(tag).interval_formats else "yMMMd"
    spans = {
        "days of a month": ((2024, 12, 3), (2024, 12, 5), days, "d"),
        "days of a year": ((2024, 11, 30), (2024, 12, 2), days, "M"),
        "months of a year": ((2024, 11), (2024, 12), "yMMMM", "M"),
    }
    for what, (start, end, skeleton, field) in spans.items():
        first, last = (date(*(*parts, 1)[:3]) for parts in (start, end))
        theirs = interval(tag, skeleton, field, first, last)
        ours = written(language, start, end)
        if what == "months of a year":
            # Whether a dash between single words has spaces differs within CLDR from language to language; our files have none.
            theirs = theirs.replace(" – ", "–")
        agree(tag, what, ours, theirs)


@pytest.mark.parametrize("tag", language_tags())
def test_per_cent_and_currency(tag: str) -> None:
    language = load_language(tag)

    agree(tag, "per cent", "%" in language.spaces_before, "\u00a0%" in locale(tag).percent_formats[None].pattern)
    first = locale(tag).currency_formats["standard"].pattern.startswith("¤")
    assert language.currency.startswith("{sign}") is first


@pytest.mark.parametrize("tag", language_tags())
def test_quotation_marks(tag: str) -> None:
    language = load_language(tag)

    agree(tag, "quotes", "".join(language.quotes), QUOTES[tag][:2])
    agree(tag, "inner quotes", "".join(language.inner_quotes), QUOTES[tag][2:])
