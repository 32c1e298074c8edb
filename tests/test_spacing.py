"""Words that belong together stay together, and no word changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.files.languages import load_language
from forumprint.language.spacing import bind, bind_all
from typesetters import CORPUS

PL, EN = load_language("pl"), load_language("en")


def shown(text: str, tag: str = "pl", *, strict: bool = False) -> str:
    """Bound text with `~` for each no-break space."""
    return bind(text, load_language(tag), strict).replace("\u00a0", "~")


@pytest.mark.parametrize(
    "text",
    [
        "a~także w~Toruniu i~o~tym, „z~kimś” (u~nas)",
        "ponad 52~mln~zł, 15~%, 3,5~km, 12~000~zł, 300~tys.~zł",
        "3~grudnia 2024~r.",
        "rok~2025, w~roku~2024, nr~5, godz.~10:00",
        "dr~Patryk Wawrzyński, p.o.~dyrektora, ul.~Długa",
        "m.in.~sposobów",
        "J.~R.~Kowalski",
        "XIX~Forum, I~miejsce",
        "pozarządowych~– tak mówił",
    ],
)
def test_polish_keeps_together(text: str) -> None:
    assert shown(text.replace("~", " ")) == text


@pytest.mark.parametrize(
    "address",
    ["ul.~Szkolna~4", "(przy ul.~Szkolnej~4a)", "ulica 3~Maja~15/2, Toruń", "al.~Jana Pawła~II~7", "Rynek~1.", "ul.~gen.~Hallera~12"],
)
def test_a_house_number_stays_with_its_street(address: str) -> None:
    assert shown(address.replace("~", " ")) == address


@pytest.mark.parametrize("text", ["na ul.~Szkolnej 4~grudnia", "ul.~Szkolna, 15 uczniów", "ulica ma 4 latarnie", "Sala Szkolna 4"])
def test_a_number_that_is_no_house_number_is_free(text: str) -> None:
    assert shown(text.replace("~", " ")) == text


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("вул.~Набережна,~7", "uk"),
        ("вул.~Набережна,~7, Вербопіль", "uk"),
        ("ul.~Młynarska,~4", "pl"),
        ("12~Depot~Lane", "en"),
        ("Old Tram Depot, 12~Depot~Lane, Harrowmere", "en"),
        ("(14~Old~Mill~Road)", "en"),
        ("Hauptstraße,~5", "de"),
    ],
)
def test_a_house_number_stays_with_its_street_beside_a_comma_and_before_its_name(address: str, language: str) -> None:
    assert shown(address.replace("~", " "), language) == address


@pytest.mark.parametrize("text", ["in 2024 Mary Lane spoke", "on 12 Sundays", "12 lanes", "12 Depot, Lane", "in the Lane 12 boats"])
def test_a_number_before_names_that_are_no_street_s_is_free(text: str) -> None:
    assert shown(text.replace("~", " "), "en") == text


def test_headlines_bind_longer_short_words_too() -> None:
    assert shown("Pieniądze na działalność", strict=True) == "Pieniądze na~działalność"
    assert shown("Pieniądze na działalność") == "Pieniądze na działalność"


def test_the_english_article_and_dates_stay_together() -> None:
    assert shown("a forum on 3 December 2024, at 5 pm", "en") == "a~forum on 3~December 2024, at 5~pm"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('mówił: "Tak".', "mówił: „Tak”."),
        ('"jedno "drugie" trzecie"', "„jedno «drugie» trzecie”"),
        ("cytat „z 'wnętrzem' w środku”", "cytat „z~«wnętrzem» w~środku”"),
        ("O'Neil", "O’Neil"),
        ('ekran 24" duży', 'ekran 24" duży'),
        ("tak...", "tak…"),
        ("tak - nie", "tak~– nie"),
        ("- Forum to", "– Forum to"),
        ("strony 3-5, 10:00-11:30", "strony 3–5, 10:00–11:30"),
        ("za   dużo \n spacji", "za dużo spacji"),
    ],
)
def test_typewriter_marks_become_the_languages(typed: str, set_: str) -> None:
    assert shown(typed) == set_


def test_english_marks_are_english() -> None:
    assert shown("\"it's the 'best' one\" - he said", "en") == "“it’s the ‘best’ one”~– he said"


@pytest.mark.parametrize(
    "text", ["87-100 Toruń", "wynik 5-3", "2024-12-03", "2024-12", "tel.~56~611-87-65", "NGO-sów", "Łukomska-Smulska", "torun.pl/a-b/3-5"]
)
def test_hyphens_that_make_no_range_stay(text: str) -> None:
    assert shown(text.replace("~", " ")) == text


@pytest.mark.parametrize("address", ['https://torun.pl/a--b/3-5?q="x\'y"', "jan.kowalski@um.torun.pl", "plan-3-5.pdf", r"C:\a-b\3-5.txt"])
def test_addresses_and_file_names_stay_as_they_are(address: str) -> None:
    assert bind(address, PL, strict=True) == address


def test_quotation_marks_round_an_address_are_set() -> None:
    assert shown('plik "plan-3-5.pdf".') == "plik „plan-3-5.pdf”."


def test_the_authors_own_no_break_spaces_and_soft_hyphens_stay() -> None:
    assert bind("Jan\u00a0Paweł kon\u00adsty\u00adtucja", PL, strict=False) == "Jan\u00a0Paweł kon\u00adsty\u00adtucja"


def test_rules_see_across_the_joints_of_emphasis() -> None:
    pieces = bind_all(("mieszka w", ' "', "Toruniu", '" od - ', "dawna..."), PL, strict=False)

    assert pieces == ("mieszka w", "\u00a0„", "Toruniu", "” od\u00a0– ", "dawna…")


def words_alone(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFC", text) if character.isalnum())


@given(st.text(alphabet=st.sampled_from("aAiwzXV. ,-–\"'()52:/@…„”\u00a0\u00ad\ne"), max_size=60), st.booleans())
def test_no_word_ever_changes(text: str, strict: bool) -> None:
    assert words_alone(bind(text, PL, strict)) == words_alone(text)


@given(st.text(alphabet=st.sampled_from('aAiwzXV. ,-–"()52:\u00a0\ne'), max_size=60), st.integers(0, 60))
def test_pieces_are_bound_as_their_whole_is(text: str, joint: int) -> None:
    assert "".join(bind_all((text[:joint], text[joint:]), PL, strict=False)) == bind(text, PL, strict=False)


@pytest.mark.parametrize("text", CORPUS)
def test_binding_twice_changes_nothing_more(text: str) -> None:
    once = bind(text, PL, strict=True)

    assert bind(once, PL, strict=True) == once
    assert bind(bind(text, EN, strict=True), EN, strict=True) == bind(text, EN, strict=True)


@pytest.mark.parametrize(
    ("tag", "typed", "set_"),
    [
        ("fr", "le 1er mai, la 2e édition", "le 1er~mai, la 2e~édition"),
        ("fr", "de 10 h-17 h 30", "de 10~h–17~h~30"),
        ("fr", "Quoi?! Non; oui: 15%", "Quoi_?! Non_; oui~: 15~%"),
        ("fr", "à 10:30, score 3:2, https://a.fr/?b;c", "à~10:30, score 3:2, https://a.fr/?b;c"),
        ("fr", "« Oui » et «non»", "«~Oui~» et «~non~»"),
        ("de", "vom 3.-5. Mai und 3. - 5. Juni", "vom 3.–5.~Mai und 3.–5.~Juni"),
        ("de", "Vor- und Nachteile, 15%ige Lösung", "Vor- und Nachteile, 15%ige Lösung"),
        ("cs", "5% sleva a 5 % lidí", "5% sleva a~5~% lidí"),
        ("en", "the 2nd round, the 21st century", "the 2nd~round, the 21st~century"),
        ("pl", "listopad-grudzień, XIX-XX w., polsko-czeski", "listopad–grudzień, XIX–XX~w., polsko-czeski"),
        ("pl", "tel. 611-876, wynik 3-5, NIP 12-34", "tel.~611-876, wynik 3-5, NIP 12-34"),
        ("pl", ",,Tak'' i tak--nie", "„Tak” i~tak~– nie"),
        ("pl", "godz. 10:00 - 11:30", "godz.~10:00–11:30"),
        ("uk", "і т. д., та ін.", "і~т.~д., та~ін."),
        ("lt", "2024 m. gruodžio 3-5 d.", "2024~m. gruodžio~3–5~d."),
    ],
)
def test_each_language_has_its_own_rules(tag: str, typed: str, set_: str) -> None:
    assert shown(typed, tag).replace("\u202f", "_") == set_


@pytest.mark.parametrize(
    "text",
    ["plik plan-3-5.pdf", "opcja --strict", "x=1-2", "dane_3-5", "C:\\a\\3-5", "f(3-5)::g", "#tag-3-5", "a@b.pl...c", "10:30", "3:2"],
)
@pytest.mark.parametrize("tag", ["pl", "fr"])
def test_addresses_code_times_and_scores_are_never_touched(text: str, tag: str) -> None:
    assert shown(text, tag).replace("~", " ") == text


@given(
    st.text(alphabet=st.sampled_from("aAiwzXV. ,-–\"'()52:/@…«»;!?%\u00a0\u202f\u00ad\ne"), max_size=60),
    st.sampled_from(["fr", "de", "cs", "lt", "uk"]),
)
def test_no_word_changes_in_any_language(text: str, tag: str) -> None:
    assert words_alone(bind(text, load_language(tag), True)) == words_alone(text)


@pytest.mark.parametrize(
    "text",
    ["0221-123456", "+49 221-123456", "call 555-1234", "a Boeing 737-800", "score 3-2", "2024-12", "Le maire", "CC BY-NC", "CD player"],
)
@pytest.mark.parametrize("tag", ["pl", "en", "de", "fr"])
def test_what_only_looks_like_a_range_or_a_numeral_stays(text: str, tag: str) -> None:
    set_ = bind(text, load_language(tag), False)

    assert "–" not in set_
    assert not any(f"{word}\u00a0" in set_ for word in ("Le", "CC", "CD"))


@pytest.mark.parametrize(
    ("typed", "ranged"), [("3-5", "3–5"), ("2024-2025", "2024–2025"), ("10:00-11:30", "10:00–11:30"), ("XIX-XX", "XIX–XX")]
)
def test_what_is_a_range_gets_its_dash(typed: str, ranged: str) -> None:
    assert bind(typed, PL, False) == ranged


@pytest.mark.parametrize("typed", ["Rock 'n' roll", "fish 'n' chips", "'n' tak"])
def test_an_elided_and_has_two_apostrophes(typed: str) -> None:
    assert bind(typed, EN, False).replace("\u00a0", " ") == typed.replace("'", "’")


def test_french_marks_have_their_space_behind_a_closing_quotation_mark_and_a_per_cent_sign() -> None:
    set_ = bind('Il dit "oui"; elle dit "non": si «bien»! Soit 50 %; ou "la"?', load_language("fr"), False)

    assert set_.replace("\u202f", "_").replace("\u00a0", "~") == "Il dit «~oui~»_; elle dit «~non~»~: si «~bien~»_! Soit 50~%_; ou «~la~»_?"
