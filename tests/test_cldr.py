"""The language files agree with CLDR. Where they do not, this file gives the reason.

CLDR's data stand in `cldr.yaml`. `python docs/cldr.py` writes it from Babel, so that a new CLDR changes nothing before a person has looked
at it. Babel leaves out the quotation marks. They are copied below (cldr-json 45, cldr-misc-full, delimiters.json).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from forumprint.event.dates import EventDate, PartialDate
from forumprint.files.languages import language_tags, load_language
from forumprint.language.rules import Language
from forumprint.language.writing import date_text, number
from typesetters import WHERE

CLDR = yaml.safe_load((Path(__file__).parent / "cldr.yaml").read_text(encoding="utf-8"))
QUOTES = {
    "pl": "„”«»",
    "en": "“”‘’",
    "uk": "«»„“",
    "de": "„“‚‘",
    "cs": "„“‚‘",
    "lt": "„“„“",
    "fr": "«»«»",
}
# (language, what) → the reason for the deviation. A deviation that no longer exists fails the test.
DEVIATIONS = {
    ("uk", "day"): "the abbreviation р. stands in running text only, as on Ukrainian posters and covers",
    ("uk", "month"): "as for days",
    ("uk", "days of a month"): "as for days",
    ("uk", "days of a year"): "as for days",
    ("uk", "months of a year"): "as for days",
    ("en", "days of a month"): "figures are joined by a closed dash, as in New Hart's Rules; CLDR 49 spaces it",
    ("fr", "first of a month"): "1er (Imprimerie nationale, Dates); CLDR's patterns cannot say so",
    ("fr", "inner quotes"): "“…” inside «…» (Imprimerie nationale, Guillemets: second level); CLDR repeats «…»",
    ("cs", "days of a month"): "month names, where CLDR's interval has only numerals",
    ("cs", "days of a year"): "as for days of a month",
    ("lt", "days of a month"): "with m. and d., as CLDR's own long date; its interval has bare numbers",
    ("lt", "days of a year"): "as for days of a month",
    ("lt", "months of a year"): "with m., as CLDR's own month and year",
    ("cs", "per cent"): "“5%” and “5 %” are two expressions in Czech: what was typed stays",
}


def written(language: Language, start: tuple[int, ...], end: tuple[int, ...] | None = None) -> str:
    when = EventDate(PartialDate(*start), PartialDate(*end) if end else None, None, WHERE)
    return spaced(date_text(when, language, running=False))


def spaced(text: str) -> str:
    """All kinds of spaces count as one here: CLDR does not define the kind of a no-break space."""
    for space in "\u00a0\u202f\u2009":
        text = text.replace(space, " ")
    return text


def agrees(tag: str, what: str, ours: object, theirs: object) -> bool:
    """Whether the two are the same, or differ for a reason that is written down and are not the same."""
    return (ours != theirs) is ((tag, what) in DEVIATIONS)


def test_cldr_was_asked_for_every_language() -> None:
    assert sorted(CLDR) == sorted(language_tags())


@pytest.mark.parametrize("tag", language_tags())
def test_months_are_called_as_in_cldr(tag: str) -> None:
    language = load_language(tag)

    assert list(language.months) == CLDR[tag]["months"]
    assert list(language.months_after_day) == CLDR[tag]["months after a day"]


@pytest.mark.parametrize("tag", language_tags())
def test_numbers_have_cldr_s_decimal_mark_and_groups(tag: str) -> None:
    language, point, group = load_language(tag), CLDR[tag]["decimal mark"], CLDR[tag]["mark of thousands"]

    assert (language.decimal, language.thousands) == (point, group)
    assert number(Decimal("-1234567.5"), language) == f"−1{group}234{group}567{point}5"


@pytest.mark.parametrize("tag", language_tags())
def test_days_and_months_are_written_as_in_cldr(tag: str) -> None:
    language = load_language(tag)
    for month, (day, of_year) in enumerate(zip(CLDR[tag]["days"], CLDR[tag]["months of years"], strict=True), 1):
        assert agrees(tag, "day", written(language, (2024, month, 3)), day)
        assert agrees(tag, "month", written(language, (2024, month)), of_year)
    if (tag, "day") not in DEVIATIONS:
        assert agrees(tag, "first of a month", written(language, (2024, 5, 1)), CLDR[tag]["first of a month"])


@pytest.mark.parametrize("tag", language_tags())
def test_spans_of_dates_are_written_as_in_cldr(tag: str) -> None:
    language, theirs = load_language(tag), CLDR[tag]

    assert agrees(tag, "days of a month", written(language, (2024, 12, 3), (2024, 12, 5)), theirs["days of a month"])
    assert agrees(tag, "days of a year", written(language, (2024, 11, 30), (2024, 12, 2)), theirs["days of a year"])
    # Within CLDR, languages differ about spaces round a dash between single words. Our files have none.
    assert agrees(tag, "months of a year", written(language, (2024, 11), (2024, 12)), theirs["months of a year"].replace(" – ", "–"))


@pytest.mark.parametrize("tag", language_tags())
def test_per_cent_and_currency_stand_where_cldr_puts_them(tag: str) -> None:
    language = load_language(tag)

    assert agrees(tag, "per cent", "%" in language.spaces_before, CLDR[tag]["space before per cent"])
    assert language.currency.startswith("{sign}") is CLDR[tag]["currency first"]


@pytest.mark.parametrize("tag", language_tags())
def test_quotation_marks_are_cldr_s(tag: str) -> None:
    language = load_language(tag)

    assert agrees(tag, "quotes", "".join(language.quotes), QUOTES[tag][:2])
    assert agrees(tag, "inner quotes", "".join(language.inner_quotes), QUOTES[tag][2:])
