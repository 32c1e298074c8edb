"""A language as data: marks, spaces, short words, dates, numbers, labels. `assets/languages/TAG.yaml` holds it."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Struct

from forumprint.base.errors import ResourceError
from forumprint.base.problems import Problem, Where
from forumprint.model.fields import about


class DatePatterns(Struct, frozen=True, kw_only=True):
    """How dates and spans of dates are written.

    The words in braces are `day`, `month` (in its form after a day), `month_alone` and `year`. In spans each word has `first_` or `last_`
    before it. `span` holds two whole dates, `first` and `last`. `running` holds one, `date`.
    """

    days: Annotated[Mapping[str, str], about("Days that are written differently from their number.", examples=["1: 1er"])] = {}
    year: Annotated[str, about("A year.", examples=["{year} m."])] = "{year}"

    day: Annotated[str, about("A day.", examples=["{day} {month} {year}"])]
    month: Annotated[str, about("A month.", examples=["{month_alone} {year}"])]
    days_in_month: Annotated[str, about("Several days of one month.", examples=["{first_day}–{last_day} {last_month} {last_year}"])]
    days_in_year: Annotated[str, about("Days in two months of one year.")]
    months_in_year: Annotated[str, about("Several months of one year.")]
    years: Annotated[str, about("Years.", examples=["{first_year}–{last_year}"])]
    span: Annotated[str, about("All other spans.", examples=["{first} – {last}"])]
    running: Annotated[str, about("A date in running text.", examples=["{date} r."])]


class Hyphenation(Struct, frozen=True, kw_only=True):
    """The limits for breaking words."""

    exceptions: Annotated[
        tuple[str, ...],
        about(
            "Words that the patterns break wrongly. Write a hyphen at each good place; a word without a hyphen is never broken.",
            examples=["tran-sport"],
        ),
    ] = ()
    apostrophe: Annotated[
        str | None, about("The apostrophe in the pattern file, for a language with apostrophes inside words.", examples=['"\'"'])
    ] = None
    capitalised: Annotated[
        bool,
        about(
            "`true` if the language capitalises nouns, as German does. A capital inside a sentence then does not mean a "
            "name, so the word may be broken."
        ),
    ] = False
    patterns: Annotated[str, about("The name of the hyphenation patterns in pyphen.", examples=["pl_PL"])]
    left: Annotated[int, about("The fewest letters before a hyphen.", least=1)] = 3
    right: Annotated[int, about("The fewest letters after a hyphen.", least=1)] = 3
    in_a_row: Annotated[int, about("The most lines in a row that may end with a hyphen.", least=1)] = 2


class Language(Struct, frozen=True, kw_only=True, eq=False):
    """The rules and the words of one language. Two languages are equal only if they are the same object."""

    where: Where
    tag: Annotated[str, about("The BCP 47 tag.", examples=["pl"])]
    quotes: Annotated[tuple[str, str], about("The opening and the closing quotation mark.")]
    inner_quotes: Annotated[tuple[str, str], about("The opening and the closing quotation mark inside a quotation.")]
    apostrophe: Annotated[str, about("The apostrophe.")] = "’"
    elisions: Annotated[
        tuple[str, ...],
        about("Words before an apostrophe that joins them to the next word. The next word is hyphenated alone.", examples=["l", "qu"]),
    ] = ()
    dash: Annotated[str, about("The dash of asides and dialogues, with the spaces round it.")] = " – "
    range_dash: Annotated[str, about("The dash between the ends of a range: 3–5.")] = "–"
    spaces_before: Annotated[
        Mapping[str, str], about("The space before a mark. It is put in if it was not typed.", examples=['"!": "\\u202f"'])
    ] = {}
    spaces_after: Annotated[
        Mapping[str, str], about("The space after a mark. It is put in if it was not typed.", examples=['"«": "\\u00a0"'])
    ] = {}
    stop_inside_quotes: Annotated[bool, about("`true` if a full stop stands before the closing quotation mark.")] = False
    decimal: Annotated[str, about("The decimal mark.")]
    thousands: Annotated[str, about("The sign between groups of three digits. The default is a no-break space.")] = "\u00a0"
    thousands_from: Annotated[int, about("The fewest digits of a number that is written in groups.")] = 4
    unit_space: Annotated[str, about("The sign between a number and its unit. The default is a no-break space.")] = "\u00a0"
    currency: Annotated[str, about("The order of an amount and a currency sign.", examples=["{sign}{amount}"])] = "{amount} {sign}"
    ordinals: Annotated[
        Mapping[str, str],
        about(
            "The form of an ordinal number, by its last digits. `=1` is the number 1 only; `other` is every other number.",
            examples=['other: "{number}."'],
        ),
    ] = {}
    months: Annotated[tuple[str, ...], about("The names of the months, standing alone.", least=12, most=12)]
    months_after_day: Annotated[tuple[str, ...], about("The names of the months, after a day.", least=12, most=12)]
    dates: Annotated[DatePatterns, about("The patterns of dates.")]
    kicker: Annotated[str, about("The pattern that joins edition and series.", examples=["{edition} {series}"])]
    short_words: Annotated[tuple[str, ...], about("Words that never end a line.")] = ()
    strict_short_words: Annotated[tuple[str, ...], about("Words that never end a line of a headline, label or list.")] = ()
    abbreviations: Annotated[tuple[str, ...], about("Abbreviations that stay with the next word.")] = ()
    phrases: Annotated[
        tuple[str, ...], about("Words that stay together, such as abbreviations of several words.", examples=["m. st."])
    ] = ()
    units: Annotated[tuple[str, ...], about("Words that stay with the number before them.")] = ()
    hours: Annotated[tuple[str, ...], about("Words between hours and minutes.", examples=["h"])] = ()
    streets: Annotated[
        tuple[str, ...],
        about(
            "Words in street names. A word with a hyphen before it is the end of a street name (-straße). A house number stays "
            "with the street."
        ),
    ] = ()
    streets_after_numbers: Annotated[
        tuple[str, ...],
        about("Words that end a street name after its house number. The number stays with the name.", examples=["Lane"]),
    ] = ()
    before_numbers: Annotated[tuple[str, ...], about("Words that stay with the number after them.")] = ()
    before_codes: Annotated[
        tuple[str, ...], about("Words before numbers whose hyphen is not a range: telephone numbers, codes, scores.", examples=["tel."])
    ] = ()
    postal_code: Annotated[str | None, about("A regular expression for postal codes with a hyphen.")] = None
    hyphenation: Annotated[Hyphenation | None, about("The limits for breaking words. Without them no word is broken.")] = None
    script: Annotated[str, about("The script of the letters, as Unicode's character names begin.", examples=["Latin", "Cyrillic"])] = (
        "Latin"
    )
    common_words: Annotated[
        tuple[str, ...], about("The commonest words that other languages do not have. They show that a text is in this language.")
    ] = ()
    vague_links: Annotated[tuple[str, ...], about("Link words that do not name the target of the link.", examples=["click here"])] = ()
    repeat_hyphen: Annotated[bool, about("`true` if a word broken at its own hyphen repeats the hyphen on the next line.")] = False
    labels: Annotated[Mapping[str, str], about("The words that pages print.")]

    def label(self, name: str, **values: str) -> str:
        """The printed word `name`, with `values` in the places of its braces.

        Raises:
            ResourceError: The language has no such word, or the word has other places.
        """
        if name not in self.labels:
            raise ResourceError(f"the language `{self.tag}` has no label `{name}`", hint=f"add it under `labels` in {self.where.file}")
        try:
            return self.labels[name].format_map(values) if values else self.labels[name]
        except (KeyError, IndexError, ValueError):
            raise ResourceError(f"the label `{name}` of the language `{self.tag}` takes only these values: {', '.join(values)}") from None

    def problems(self) -> Iterable[Problem]:
        """The problems of the data: a pattern with an unknown place, or ordinals without `other`."""
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
                yield Problem(self.where, f"the pattern {pattern!r} has an unknown place in braces", f"use {', '.join(places)}")
        if self.ordinals and "other" not in self.ordinals:
            yield Problem(self.where, "`ordinals` has no form for other numbers", 'add `other: "{number}."` or the like')
