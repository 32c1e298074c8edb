"""Writes CLDR's data for our languages, from Babel, into `tests/cldr.yaml`. `tests/test_cldr.py` compares our files with it.

    pip install babel && python docs/cldr.py

The tests do not use Babel themselves. Its next release may differ; then a person should look, and the tests should not fail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version
from babel.dates import format_date, format_skeleton

from forumprint.files.languages import language_tags

FILE = Path(__file__).parents[1] / "tests" / "cldr.yaml"
LOCALES = {"en": "en_GB"}
FIRST_LINES = """\
# What CLDR {version} says of each language. Written by `python docs/cldr.py`; not to be mended by hand.
# In dates all kinds of spaces are one: which no-break space stands where is not CLDR's to say.
"""
# (CLDR's name of the interval, in order of preference, the difference, the two dates)
SPANS = {
    "days of a month": (("yMMMMd", "yMMMd"), "d", (date(2024, 12, 3), date(2024, 12, 5))),
    "days of a year": (("yMMMMd", "yMMMd"), "M", (date(2024, 11, 30), date(2024, 12, 2))),
    "months of a year": (("yMMMM",), "M", (date(2024, 11, 1), date(2024, 12, 1))),
}


def page() -> str:
    """The whole file."""
    lines = [f"{tag}:\n" + "".join(f"  {what}: {_typed(said)}\n" for what, said in facts(tag)) for tag in language_tags()]
    return FIRST_LINES.format(version=get_cldr_version()) + "\n" + "\n".join(lines)


def facts(tag: str) -> Iterator[tuple[str, object]]:
    """The compared values, from CLDR."""
    locale = Locale.parse(LOCALES.get(tag, tag))
    days = [date(2024, month, 3) for month in range(1, 13)]
    yield "months", list(locale.months["stand-alone"]["wide"].values())
    yield "months after a day", list(locale.months["format"]["wide"].values())
    yield "decimal mark", locale.number_symbols["latn"]["decimal"]
    yield "mark of thousands", locale.number_symbols["latn"]["group"]
    yield "days", [_spaced(format_date(day, "long", locale)) for day in days]
    yield "months of years", [_spaced(format_skeleton("yMMMM", day, locale=locale)) for day in days]
    yield "first of a month", _spaced(format_date(date(2024, 5, 1), "long", locale))
    for what, (skeletons, differs, between) in SPANS.items():
        skeleton = next(name for name in skeletons if name in locale.interval_formats)
        # The month in full, as in CLDR's long dates.
        parts = [_in_full(part) for part in locale.interval_formats[skeleton][differs]]
        yield what, _spaced("".join(format_date(day, part, locale) for day, part in zip(between, parts, strict=True)))
    yield "space before per cent", "\u00a0%" in locale.percent_formats[None].pattern
    yield "currency first", locale.currency_formats["standard"].pattern.startswith("¤")


def _in_full(part: str) -> str:
    return part if "MMMM" in part or "LLLL" in part else part.replace("MMM", "MMMM").replace("LLL", "LLLL")


def _spaced(text: str) -> str:
    for space in "\u00a0\u202f\u2009":
        text = text.replace(space, " ")
    return text


def _typed(said: object) -> str:
    """As YAML, with invisible spaces escaped."""
    text = json.dumps(said, ensure_ascii=False)
    for space in "\u00a0\u202f":
        text = text.replace(space, f"\\u{ord(space):04x}")
    return text


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
