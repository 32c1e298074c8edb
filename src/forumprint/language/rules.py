"""A language as data: marks, spaces, short words, dates, numbers, labels. Read from `assets/languages/TAG.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Struct

from forumprint.base.problems import Problem, ResourceError, Where
from forumprint.model.fields import about


class DatePatterns(Struct, frozen=True, kw_only=True):
    """How dates and spans of dates are written.

    The words in braces are `day`, `month` (as it follows a day), `month_alone`, `year`; in spans each of them with `first_` or `last_`
    before it. In `span` stand two whole dates, `first` and `last`; in `running` one, `date`.
    """

    days: Annotated[Mapping[str, str], about("Days that are not written as their number alone.", examples=["1: 1er"])] = {}
    year: Annotated[str, about("A year.", examples=["{year} m."])] = "{year}"

    day: Annotated[str, about("A day.", examples=["{day} {month} {year}"])]
    month: Annotated[str, about("A month.", examples=["{month_alone} {year}"])]
    days_in_month: Annotated[str, about("Days of one month.", examples=["{first_day}–{last_day} {last_month} {last_year}"])]
    days_in_year: Annotated[str, about("Days in two months of one year.")]
    months_in_year: Annotated[str, about("Months of one year.")]
    years: Annotated[str, about("Years.", examples=["{first_year}–{last_year}"])]
    span: Annotated[str, about("All other spans.", examples=["{first} – {last}"])]
    running: Annotated[str, about("A date inside a sentence.", examples=["{date} r."])]


class Hyphenation(Struct, frozen=True, kw_only=True):
    """Where words may be broken."""

    exceptions: Annotated[
        tuple[str, ...],
        about("Words that the patterns break wrongly, with a hyphen at each good place; without one, never.", examples=["tran-sport"]),
    ] = ()
    apostrophe: Annotated[
        str | None, about("The apostrophe as the patterns write it, in a language whose words have one inside.", examples=['"\'"'])
    ] = None
    capitalised: Annotated[
        bool, about("Whether a capital inside a sentence makes no name, so that the word may be broken: German nouns.")
    ] = False
    patterns: Annotated[str, about("Name of the hyphenation patterns, as pyphen calls them.", examples=["pl_PL"])]
    left: Annotated[int, about("Fewest letters before a hyphen.", least=1)] = 3
    right: Annotated[int, about("Fewest letters after a hyphen.", least=1)] = 3
    in_a_row: Annotated[int, about("Most lines in a row that may end with a hyphen.", least=1)] = 2


class Language(Struct, frozen=True, kw_only=True, eq=False):
    """The rules and the words of one language; compared by identity."""

    where: Where
    tag: Annotated[str, about("BCP 47 tag.", examples=["pl"])]
    quotes: Annotated[tuple[str, str], about("Opening and closing quotation mark.")]
    inner_quotes: Annotated[tuple[str, str], about("The same inside a quotation.")]
    apostrophe: Annotated[str, about("The apostrophe.")] = "’"
    elisions: Annotated[
        tuple[str, ...], about("What an apostrophe joins to the next word, which is hyphenated as if it stood alone.", examples=["l", "qu"])
    ] = ()
    dash: Annotated[str, about("The dash of asides and dialogues, with the spaces that stand round it.")] = " – "
    range_dash: Annotated[str, about("Stands between the ends of a range: 3–5.")] = "–"
    spaces_before: Annotated[
        Mapping[str, str], about("The space before a mark, put in if it was not typed.", examples=['"!": "\\u202f"'])
    ] = {}
    spaces_after: Annotated[
        Mapping[str, str], about("The space after a mark, put in if it was not typed.", examples=['"«": "\\u00a0"'])
    ] = {}
    stop_inside_quotes: Annotated[bool, about("Whether a full stop stands before the closing quotation mark.")] = False
    decimal: Annotated[str, about("The decimal mark.")]
    thousands: Annotated[str, about("Stands between groups of three digits; a no-break space if missing.")] = "\u00a0"
    thousands_from: Annotated[int, about("Fewest digits that are grouped.")] = 4
    unit_space: Annotated[str, about("Stands between a number and its unit; a no-break space if missing.")] = "\u00a0"
    currency: Annotated[str, about("How an amount and the sign of a currency are joined.", examples=["{sign}{amount}"])] = "{amount} {sign}"
    ordinals: Annotated[
        Mapping[str, str],
        about(
            "How an ordinal number is written, by the digits that it ends in; `=1` is the number 1 alone, `other` every number else.",
            examples=['other: "{number}."'],
        ),
    ] = {}
    months: Annotated[tuple[str, ...], about("The months, standing alone.", least=12, most=12)]
    months_after_day: Annotated[tuple[str, ...], about("The months, as they follow a day.", least=12, most=12)]
    dates: Annotated[DatePatterns, about("How dates are written.")]
    kicker: Annotated[str, about("How edition and series are joined.", examples=["{edition} {series}"])]
    short_words: Annotated[tuple[str, ...], about("Words that never end a line.")] = ()
    strict_short_words: Annotated[tuple[str, ...], about("Words that end no line of a headline, label or list.")] = ()
    abbreviations: Annotated[tuple[str, ...], about("Abbreviations that stay with the next word.")] = ()
    phrases: Annotated[
        tuple[str, ...], about("Words that stay together, such as abbreviations of several words.", examples=["m. st."])
    ] = ()
    units: Annotated[tuple[str, ...], about("Words that stay with the number before them.")] = ()
    hours: Annotated[tuple[str, ...], about("Words between hours and minutes.", examples=["h"])] = ()
    streets: Annotated[
        tuple[str, ...],
        about("Words in the name of a street, or with a hyphen before them its end (-straße); a house number stays with it."),
    ] = ()
    streets_after_numbers: Annotated[
        tuple[str, ...],
        about("Words that end the name of a street whose house number stands before it, and stays with it.", examples=["Lane"]),
    ] = ()
    before_numbers: Annotated[tuple[str, ...], about("Words that stay with the number after them.")] = ()
    before_codes: Annotated[
        tuple[str, ...], about("Words before numbers whose hyphen makes no range: telephone numbers, codes, scores.", examples=["tel."])
    ] = ()
    postal_code: Annotated[str | None, about("A regular expression for postal codes with a hyphen.")] = None
    hyphenation: Annotated[Hyphenation | None, about("Where words may be broken; nowhere if missing.")] = None
    script: Annotated[str, about("Its letters' script, as Unicode's names of characters begin.", examples=["Latin", "Cyrillic"])] = "Latin"
    common_words: Annotated[
        tuple[str, ...], about("Its commonest words that other languages lack: by them a text is known to be in it.")
    ] = ()
    vague_links: Annotated[tuple[str, ...], about("Words that as a link do not say where it leads.", examples=["click here"])] = ()
    repeat_hyphen: Annotated[bool, about("A word broken at its own hyphen repeats it on the next line.")] = False
    labels: Annotated[Mapping[str, str], about("The words that pages use.")]

    def label(self, name: str, **values: str) -> str:
        """The word that pages use for `name`, with `values` in the places that its braces leave open.

        Raises:
            ResourceError: The language has no such word, or the word has other places.
        """
        if name not in self.labels:
            raise ResourceError(f"the language `{self.tag}` has no label `{name}`", hint=f"add it under `labels` in {self.where.file}")
        try:
            return self.labels[name].format_map(values) if values else self.labels[name]
        except (KeyError, IndexError, ValueError):
            raise ResourceError(f"the label `{name}` of the language `{self.tag}` can fill only: {', '.join(values)}") from None

    def problems(self) -> Iterable[Problem]:
        """Patterns with places that nothing fills, ordinals without `other`."""
        single = dict.fromkeys(("day", "month", "month_alone", "year"), "")
        double = {f"{end}_{part}": "" for end in ("first", "last") for part in single}
        dates = self.dates
        patterns = [
            (dates.day, single),
            (dates.month, single),
            (dates.year, {"year": ""}),
            (self.currency, {"amount": "", "sign": ""}),
            *((pattern, {"number": ""}) for pattern in self.ordinals.values()),
            *((pattern, double) for pattern in (dates.days_in_month, dates.days_in_year, dates.months_in_year, dates.years)),
            (dates.span, {"first": "", "last": ""}),
            (dates.running, {"date": ""}),
            (self.kicker, {"edition": "", "series": ""}),
        ]
        for pattern, places in patterns:
            try:
                pattern.format_map(places)
            except (KeyError, IndexError, ValueError):
                yield Problem(self.where, f"the pattern {pattern!r} has a place that nothing fills", f"use {', '.join(places)}")
        if self.ordinals and "other" not in self.ordinals:
            yield Problem(self.where, "`ordinals` does not say how every other number is written", 'add `other: "{number}."` or the like')
