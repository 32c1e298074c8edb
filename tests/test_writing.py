"""Quotations, numbers and dates in the forms of the languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.errors import ResourceError
from forumprint.event.dates import EventDate, parse_date
from forumprint.files.languages import language_tags, load_language
from forumprint.language.writing import amount, date_text, kicker, number, ordinal, quoted, shown_address
from typesetters import WHERE

PL, EN = load_language("pl"), load_language("en")


def date(start: str, end: str | None = None) -> EventDate:
    return EventDate(parse_date(start), parse_date(end) if end else None, None, WHERE)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("when", "polish", "english"),
    [
        (date("2024-12-03"), "3 grudnia 2024", "3 December 2024"),
        (date("2024-12"), "grudzień 2024", "December 2024"),
        (date("2024"), "2024", "2024"),
        (date("2024-12-03", "2024-12-03"), "3 grudnia 2024", "3 December 2024"),
        (date("2024-12-03", "2024-12-05"), "3–5 grudnia 2024", "3–5 December 2024"),
        (date("2024-11-30", "2024-12-02"), "30 listopada – 2 grudnia 2024", "30 November – 2 December 2024"),
        (date("2024-12-30", "2025-01-02"), "30 grudnia 2024 – 2 stycznia 2025", "30 December 2024 – 2 January 2025"),
        (date("2024-11", "2024-12"), "listopad–grudzień 2024", "November–December 2024"),
        (date("2024-11", "2025-02"), "listopad 2024 – luty 2025", "November 2024 – February 2025"),
        (date("2024", "2025"), "2024–2025", "2024–2025"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(when: EventDate, polish: str, english: str) -> None:
    assert (plain(date_text(when, PL, running=False)), plain(date_text(when, EN, running=False))) == (polish, english)


def test_a_date_in_a_sentence_is_a_year_in_polish() -> None:
    assert date_text(date("2024-12-03"), PL, running=True) == "3\u00a0grudnia 2024\u00a0r."
    assert plain(date_text(date("2024-12-03"), EN, running=True)) == "3 December 2024"


@pytest.mark.parametrize(
    ("value", "polish", "english"),
    [
        ("52", "52", "52"),
        ("1234", "1234", "1,234"),
        ("12345", "12\u00a0345", "12,345"),
        ("1234567.50", "1\u00a0234\u00a0567,50", "1,234,567.50"),
    ],
)
def test_numbers_are_grouped_as_the_language_groups_them(value: str, polish: str, english: str) -> None:
    assert (number(Decimal(value), PL), number(Decimal(value), EN)) == (polish, english)


def test_exponents_are_written_out_and_minus_is_a_minus() -> None:
    assert number(Decimal("-1E+3"), PL) == "−1000"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_number_keeps_all_its_digits(value: Decimal) -> None:
    written = number(value, PL).replace("\u00a0", "").replace(",", ".").replace("−", "-")

    assert Decimal(written) == value


def test_a_pull_quote_has_no_stop_in_polish_and_running_text_has_it_after_the_mark() -> None:
    assert quoted("Tak jest.", PL) == "„Tak jest”"
    assert quoted("Tak jest", PL, closing_stop=True) == "„Tak jest”."


def test_an_english_stop_stands_inside_the_marks() -> None:
    assert quoted("So it is", EN, closing_stop=True) == "“So it is.”"
    assert quoted("So it is.", EN) == "“So it is.”"


def test_a_question_gets_no_stop() -> None:
    assert (quoted("Tak?", PL, closing_stop=True), quoted("So?", EN, closing_stop=True)) == ("„Tak?”", "“So?”")


def test_marks_inside_a_quotation_are_inner_ones() -> None:
    assert quoted('To "fundusze" i „środki”', PL) == "„To «fundusze» i\u00a0«środki»”"
    assert quoted("It's “so”", EN, level=0) == "“It’s ‘so’”"


def test_a_kicker_joins_edition_and_series() -> None:
    assert kicker("XIX", "Forum Organizacji", PL) == "XIX\u00a0Forum Organizacji"
    assert (kicker(None, "Forum", PL), kicker("XIX", None, PL), kicker(None, None, PL)) == ("Forum", "XIX", "")


def test_an_address_is_shown_without_its_scheme() -> None:
    assert shown_address("https://torun.pl/") == "torun.pl"


def test_all_languages_have_the_same_labels() -> None:
    labels = {tag: load_language(tag).labels.keys() for tag in language_tags()}

    assert labels == dict.fromkeys(labels, PL.labels.keys())


def test_labels_take_values() -> None:
    assert PL.label("photo_numbers", numbers="1–3") == "Fot. 1–3"


def test_a_label_that_is_not_there_is_named() -> None:
    with pytest.raises(ResourceError, match="`colophon`"):
        PL.label("colophon")


def test_an_unknown_language_lists_those_there_are() -> None:
    with pytest.raises(ResourceError) as caught:
        load_language("xx")

    assert all(tag in caught.value.hint for tag in language_tags())


def test_a_regional_language_is_read_as_its_language() -> None:
    assert load_language("pl-PL").tag == "pl"


def test_a_number_of_an_edition_is_an_ordinal_where_that_has_no_gender() -> None:
    editions = {tag: kicker("12", "Forum", load_language(tag)).replace("\u00a0", " ") for tag in ("pl", "en", "de", "cs", "fr", "lt", "uk")}

    assert editions == {
        "pl": "12. Forum",
        "en": "12th Forum",
        "de": "12. Forum",
        "cs": "12. Forum",
        "fr": "12e Forum",
        "lt": "12 Forum",
        "uk": "12 Forum",
    }
    assert kicker("12", None, EN) == "12"


@pytest.mark.parametrize(
    ("value", "written"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (112, "112th")]
)
def test_the_longest_ending_decides_about_an_ordinal(value: int, written: str) -> None:
    assert ordinal(value, EN) == written


@pytest.mark.parametrize(
    ("tag", "unit", "written"),
    [
        ("pl", "mln zł", "52~mln~zł"),
        ("en", "£", "£52"),
        ("en", "million €", "€52~million"),
        ("de", "Mio. €", "52~Mio.~€"),
        ("fr", "€", "52~€"),
        ("cs", "%", "52~%"),
    ],
)
def test_the_sign_of_a_currency_stands_where_the_language_puts_it(tag: str, unit: str, written: str) -> None:
    assert amount(Decimal(52), unit, load_language(tag)).replace("\u00a0", "~") == written


def test_spaces_inside_quotation_marks_are_the_languages() -> None:
    assert quoted("Oui «non»", load_language("fr")) == "«\u00a0Oui “non”\u00a0»"
    assert quoted("Ja „nein“ doch", load_language("de")) == "„Ja ‚nein‘ doch“"
