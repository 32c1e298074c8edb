"""A language as data: marks, spaces, short words, dates, numbers, labels. Read from `assets/languages/TAG.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Problem, ResourceError, Where
from forumprint.model.fields import about


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePatterns:
    """How dates and spans of dates are written.

    The words in braces are `day`, `month` (as it follows a day), `month_alone`, `year`; in spans each of them with `first_` or `last_`
    before it. In `span` stand two whole dates, `first` and `last`; in `running` one, `date`.
    """

    days: Mapping[str, str] = field(
        default_factory=dict, metadata=about("Days that are not written as their number alone.", examples=["1: 1er"])
    )
    year: str = field(default="{year}", metadata=about("A year.", examples=["{year} m."]))

    day: str = field(metadata=about("A day.", examples=["{day} {month} {year}"]))
    month: str = field(metadata=about("A month.", examples=["{month_alone} {year}"]))
    days_in_month: str = field(metadata=about("Days of one month.", examples=["{first_day}–{last_day} {last_month} {last_year}"]))
    days_in_year: str = field(metadata=about("Days in two months of one year."))
    months_in_year: str = field(metadata=about("Months of one year."))
    years: str = field(metadata=about("Years.", examples=["{first_year}–{last_year}"]))
    span: str = field(metadata=about("All other spans.", examples=["{first} – {last}"]))
    running: str = field(metadata=about("A date inside a sentence.", examples=["{date} r."]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyphenation:
    """Where words may be broken."""

    exceptions: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "Words that the patterns break wrongly, with a hyphen at each good place; without one, never.", examples=["tran-sport"]
        ),
    )
    apostrophe: str | None = field(
        default=None,
        metadata=about("The apostrophe as the patterns write it, in a language whose words have one inside.", examples=['"\'"']),
    )
    capitalised: bool = field(
        default=False, metadata=about("Whether a capital inside a sentence makes no name, so that the word may be broken: German nouns.")
    )
    patterns: str = field(metadata=about("Name of the hyphenation patterns, as pyphen calls them.", examples=["pl_PL"]))
    left: int = field(default=3, metadata=about("Fewest letters before a hyphen.", least=1))
    right: int = field(default=3, metadata=about("Fewest letters after a hyphen.", least=1))
    in_a_row: int = field(default=2, metadata=about("Most lines in a row that may end with a hyphen.", least=1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The rules and the words of one language; compared by identity."""

    where: Where
    tag: str = field(metadata=about("BCP 47 tag.", examples=["pl"]))
    quotes: tuple[str, str] = field(metadata=about("Opening and closing quotation mark."))
    inner_quotes: tuple[str, str] = field(metadata=about("The same inside a quotation."))
    apostrophe: str = field(default="’", metadata=about("The apostrophe."))
    elisions: tuple[str, ...] = field(
        default=(),
        metadata=about("What an apostrophe joins to the next word, which is hyphenated as if it stood alone.", examples=["l", "qu"]),
    )
    dash: str = field(default=" – ", metadata=about("The dash of asides and dialogues, with the spaces that stand round it."))
    range_dash: str = field(default="–", metadata=about("Stands between the ends of a range: 3–5."))
    spaces_before: Mapping[str, str] = field(
        default_factory=dict, metadata=about("The space before a mark, put in if it was not typed.", examples=['"!": "\\u202f"'])
    )
    spaces_after: Mapping[str, str] = field(
        default_factory=dict, metadata=about("The space after a mark, put in if it was not typed.", examples=['"«": "\\u00a0"'])
    )
    stop_inside_quotes: bool = field(default=False, metadata=about("Whether a full stop stands before the closing quotation mark."))
    decimal: str = field(metadata=about("The decimal mark."))
    thousands: str = field(default="\u00a0", metadata=about("Stands between groups of three digits; a no-break space if missing."))
    thousands_from: int = field(default=4, metadata=about("Fewest digits that are grouped."))
    unit_space: str = field(default="\u00a0", metadata=about("Stands between a number and its unit; a no-break space if missing."))
    currency: str = field(
        default="{amount} {sign}", metadata=about("How an amount and the sign of a currency are joined.", examples=["{sign}{amount}"])
    )
    ordinals: Mapping[str, str] = field(
        default_factory=dict,
        metadata=about(
            "How an ordinal number is written, by the digits that it ends in; `=1` is the number 1 alone, `other` every number else.",
            examples=['other: "{number}."'],
        ),
    )
    months: tuple[str, ...] = field(metadata=about("The months, standing alone.", least=12, most=12))
    months_after_day: tuple[str, ...] = field(metadata=about("The months, as they follow a day.", least=12, most=12))
    dates: DatePatterns = field(metadata=about("How dates are written."))
    kicker: str = field(metadata=about("How edition and series are joined.", examples=["{edition} {series}"]))
    short_words: tuple[str, ...] = field(default=(), metadata=about("Words that never end a line."))
    strict_short_words: tuple[str, ...] = field(default=(), metadata=about("Words that end no line of a headline, label or list."))
    abbreviations: tuple[str, ...] = field(default=(), metadata=about("Abbreviations that stay with the next word."))
    phrases: tuple[str, ...] = field(
        default=(), metadata=about("Words that stay together, such as abbreviations of several words.", examples=["m. st."])
    )
    units: tuple[str, ...] = field(default=(), metadata=about("Words that stay with the number before them."))
    hours: tuple[str, ...] = field(default=(), metadata=about("Words between hours and minutes.", examples=["h"]))
    streets: tuple[str, ...] = field(
        default=(),
        metadata=about("Words in the name of a street, or with a hyphen before them its end (-straße); a house number stays with it."),
    )
    streets_after_numbers: tuple[str, ...] = field(
        default=(),
        metadata=about("Words that end the name of a street whose house number stands before it, and stays with it.", examples=["Lane"]),
    )
    before_numbers: tuple[str, ...] = field(default=(), metadata=about("Words that stay with the number after them."))
    before_codes: tuple[str, ...] = field(
        default=(), metadata=about("Words before numbers whose hyphen makes no range: telephone numbers, codes, scores.", examples=["tel."])
    )
    postal_code: str | None = field(default=None, metadata=about("A regular expression for postal codes with a hyphen."))
    hyphenation: Hyphenation | None = field(default=None, metadata=about("Where words may be broken; nowhere if missing."))
    script: str = field(
        default="Latin", metadata=about("Its letters' script, as Unicode's names of characters begin.", examples=["Latin", "Cyrillic"])
    )
    common_words: tuple[str, ...] = field(
        default=(), metadata=about("Its commonest words that other languages lack: by them a text is known to be in it.")
    )
    vague_links: tuple[str, ...] = field(
        default=(), metadata=about("Words that as a link do not say where it leads.", examples=["click here"])
    )
    repeat_hyphen: bool = field(default=False, metadata=about("A word broken at its own hyphen repeats it on the next line."))
    labels: Mapping[str, str] = field(metadata=about("The words that pages use."))

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
