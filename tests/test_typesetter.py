"""Galleys have the text of their runs, in lines that fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import every_language
from faces import face
from forumprint.base.errors import InputError
from forumprint.base.problems import Where
from forumprint.base.units import mm
from forumprint.testing.proofs import bench
from forumprint.type.galley import Galley, ParagraphStyle
from typesetters import BODY, CORPUS, PLAIN, WHERE, bound, read, run, set_, style, typesetter

COLUMN = mm(55)
ELSEWHERE = Where("event.yaml", 2, 1)


@pytest.mark.parametrize("text", CORPUS)
@pytest.mark.parametrize("measure", [mm(38), COLUMN, mm(114)])
def test_lines_say_what_the_runs_say_and_fit(text: str, measure: float) -> None:
    galley = set_(text, measure)

    assert read(galley) == bound(text).replace("\u00a0", " ")
    assert galley.overfull == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abcąółżfiTV-.,„”", min_size=1, max_size=14), min_size=1, max_size=25), st.floats(30, 250))
def test_any_words_come_out_as_they_went_in(words: list[str], measure: float) -> None:
    text = " ".join(words)

    assert typesetter().paragraph([run(text)], measure, BODY).text.replace("\u00ad", "") == text


@pytest.mark.parametrize("text", CORPUS)
@pytest.mark.parametrize("measure", range(130, 300, 17))
def test_no_line_ends_with_a_letter_alone(text: str, measure: int) -> None:
    ends = [line.text.split()[-1] for line in set_(text, float(measure)).lines]

    assert len(ends) > 1
    assert not {"a", "i", "o", "u", "w", "z", "A", "I", "O", "U", "W", "Z"} & set(ends)


@pytest.mark.parametrize("text", CORPUS)
def test_even_unbound_letters_are_kept_from_the_end_of_a_line(text: str) -> None:
    for measure in range(130, 300, 17):
        ends = [line.text.split()[-1] for line in typesetter().paragraph([run(text)], float(measure), BODY).lines]
        assert not {"a", "i", "o", "u", "w", "z"} & set(ends)


@pytest.mark.parametrize("measure", range(130, 300, 17))
def test_at_most_two_lines_running_end_with_a_hyphen(measure: int) -> None:
    marks = "".join("-" if line.hyphenated else " " for text in CORPUS for line in (*set_(text, float(measure)).lines,))

    assert "---" not in marks
    assert "-" in marks


def test_a_line_between_words_ends_with_a_space_that_its_width_leaves_out() -> None:
    first = set_("jeden dwa trzy cztery", 60.0, PLAIN).lines[0]
    last = first.runs[-1]

    assert first.text.endswith(" ")
    assert first.width == pytest.approx(last.x + sum(last.advances[:-1])) == last.x + last.width


def test_a_hyphen_put_in_by_breaking_reads_as_a_soft_one() -> None:
    hyphenated = [line for line in set_(CORPUS[0], COLUMN).lines if line.hyphenated]

    assert hyphenated
    assert all(line.text.endswith("\u00ad") for line in hyphenated)


def test_a_surname_broken_at_its_hyphen_repeats_it_in_polish_and_reads_with_one() -> None:
    lines = set_("Aleksandra Łukomska-Smulska", mm(34)).lines

    assert [line.text for line in lines] == ["Aleksandra Łukomska\u00ad", "-Smulska"]
    hyphen = lines[1].runs[0].glyphs[0]
    assert lines[0].runs[-1].glyphs[-1] == hyphen


def test_an_english_hyphen_is_not_repeated() -> None:
    lines = set_("Alexandra Featherstone-Haughton", mm(37), language="en").lines

    assert [line.text for line in lines] == ["Alexandra Featherstone-", "Haughton"]


def test_case_endings_stay_with_their_abbreviation() -> None:
    lines = [line.text for measure in range(40, 120, 5) for line in set_("przedstawiciele toruńskich NGO-sów", float(measure)).lines]

    assert any(line.startswith("NGO-sów") for line in lines)
    assert not any(line.endswith(("NGO\u00ad", "NGO-")) for line in lines)


def test_protected_names_are_not_hyphenated() -> None:
    how = ParagraphStyle(hyphenate=True, protected=frozenset({"współpracy"}))
    free, kept = set_("współpracy współpracy", 30.0), set_("współpracy współpracy", 30.0, how)

    assert "\u00ad" in free.text
    assert "\u00ad" not in kept.text


def test_a_name_after_an_abbreviation_is_no_start_of_a_sentence() -> None:
    assert "\u00ad" in set_("Tak. Organizacje", 40.0).text
    assert "\u00ad" not in set_("Prof. Organizacje", 40.0).text
    assert "\u00ad" not in set_("Mrs. Representative", 40.0, language="en").text


def test_nothing_is_hyphenated_unless_asked_for() -> None:
    assert "\u00ad" not in set_(CORPUS[0], COLUMN, PLAIN).text


def test_the_authors_soft_hyphens_break_and_do_not_show() -> None:
    whole, broken = set_("konsty\u00adtucja", 200.0, PLAIN), set_("konsty\u00adtucja", 30.0, PLAIN)

    assert [line.text for line in whole.lines] == ["konstytucja"]
    assert [line.text for line in broken.lines] == ["konsty\u00ad", "tucja"]


def test_a_word_wider_than_the_measure_stands_alone_and_is_reported() -> None:
    galley = set_("to Konstantynopolitańczykowianeczka tu", 60.0, PLAIN)

    assert [line.text.strip() for line in galley.overfull] == ["Konstantynopolitańczykowianeczka"]
    assert len(galley.lines) == 3


@pytest.mark.parametrize("how", [PLAIN, ParagraphStyle(strict=True, balance=True)], ids=["ragged", "balanced"])
@pytest.mark.parametrize("address", ["creativecommons.org/licenses/by/4.0", "sekretariat.konkursu@example.org"])
def test_an_address_begins_a_line_rather_than_be_broken(address: str, how: ParagraphStyle) -> None:
    least = typesetter().width_of(f"{address}.", style(), "pl")
    for more in range(1, 120, 10):
        lines = [line.text.strip() for line in set_(f"Zdjęcie Anny Nowak. Licencja CC BY 4.0, {address}.", least + more, how).lines]
        assert any(f"{address}." in line for line in lines)


def test_two_words_with_a_slash_are_no_address() -> None:
    broken = [set_("Zapraszamy wszystkich rodziców/opiekunów na spotkanie", mm(measure), PLAIN).lines for measure in range(20, 60)]

    assert any(line.text.endswith("rodziców/") for lines in broken for line in lines)


def test_an_address_may_be_broken_after_a_slash_without_a_hyphen() -> None:
    lines = [line.text for line in set_("creativecommons.org/licenses/by-nc/4.0/deed.pl", mm(40), PLAIN).lines]

    assert len(lines) > 1
    assert all(line.endswith("/") for line in lines[:-1])


def test_a_no_break_space_reads_as_a_space_and_is_as_wide() -> None:
    line = typesetter().line_of(run("w\u00a0Toruniu"))

    assert line.text == "w Toruniu"
    assert line.width == pytest.approx(typesetter().line_of(run("w Toruniu")).width)


def test_an_opening_quotation_mark_hangs_and_gives_its_room_to_the_line() -> None:
    hung = set_("„To fundusze, które przekładają się na jakość", COLUMN, ParagraphStyle(hang=True))
    kerned = typesetter().width_of("„To", style(), "pl") - typesetter().width_of("To", style(), "pl")

    assert hung.lines[0].indent == hung.lines[0].runs[0].x == pytest.approx(-kerned)
    assert hung.lines[1].indent == 0


def test_what_does_not_begin_with_a_mark_does_not_hang() -> None:
    assert set_("To fundusze", COLUMN, ParagraphStyle(hang=True)).lines[0].indent == 0


def test_the_first_line_is_indented_and_still_fits() -> None:
    lines = set_(CORPUS[0], COLUMN, ParagraphStyle(indent=mm(4), hyphenate=True)).lines

    assert [line.runs[0].x for line in lines[:2]] == [mm(4), 0]
    assert lines[0].width <= COLUMN


def test_bold_words_are_runs_of_their_own_and_the_line_has_their_height() -> None:
    strong = style("SourceSans3_700Bold", size=20)
    line = typesetter().line_of([run("tak mówił "), run("dr\u00a0Patryk", strong), run(", pełnomocnik")])

    assert [part.text for part in line.runs] == ["tak mówił ", "dr Patryk", ", pełnomocnik"]
    assert line.ascent == pytest.approx(20 * strong.typeface.ascent / 1000)
    assert [part.x for part in line.runs[1:]] == pytest.approx([part.x + part.width for part in line.runs[:-1]])


def test_every_run_names_the_one_that_it_sets() -> None:
    runs = [run("Zebranych powitała "), run("Aleksandra Łukomska-Smulska "), run("wczoraj", style("SourceSans3_700Bold"))]
    said = [""] * len(runs)
    for line in typesetter().paragraph(runs, 80.0, BODY).lines:
        for part in line.runs:
            said[part.source] += part.text.replace("\u00ad", "")

    assert said == [part.text for part in runs]


def test_balanced_headlines_keep_their_last_line_long_and_their_prepositions_down() -> None:
    look = style("Brygada1918_600SemiBold", size=31)
    text = bound("Wspólnie tworzymy lepsze rozwiązania dla mieszkańców")
    lines = typesetter().paragraph([run(text, look)], mm(110), ParagraphStyle(balance=True)).lines

    assert lines[-1].width > 0.35 * max(line.width for line in lines)
    assert not any(line.text.strip().endswith(" dla") for line in lines)


def test_justified_lines_fill_the_measure_but_for_the_last() -> None:
    text = f"{CORPUS[0]} Tak."
    galley = set_(text, COLUMN, ParagraphStyle(hyphenate=True, justify=True))

    assert [line.width for line in galley.lines[:-1]] == pytest.approx([COLUMN] * (len(galley.lines) - 1))
    assert galley.lines[-1].width < COLUMN / 2
    assert read(galley) == bound(text).replace("\u00a0", " ")


def test_tracking_is_added_to_every_glyph() -> None:
    tight, plain = typesetter().line_of(run("Toruń", style(tracking=-0.2))), typesetter().line_of(run("Toruń"))

    assert tight.width == pytest.approx(plain.width - 5 * 0.2)


def test_advances_add_up_to_the_width_of_their_run() -> None:
    for line in set_(CORPUS[1], COLUMN).lines:
        for part in line.runs:
            visible = part.advances[:-1] if part is line.runs[-1] and line.text.endswith(" ") else part.advances
            assert sum(visible) == pytest.approx(part.width)


def test_a_kerned_word_is_narrower_than_its_letters() -> None:
    setter = typesetter()

    assert setter.width_of("Ta", style(), "pl") < setter.width_of("T", style(), "pl") + setter.width_of("a", style(), "pl")


def test_first_and_last_lines_are_marked() -> None:
    lines = set_(CORPUS[0], COLUMN).lines

    assert [line.first for line in lines] == [True] + [False] * (len(lines) - 1)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_set_as_nothing(text: str) -> None:
    assert typesetter().paragraph([run(text)], COLUMN, BODY) == Galley((), COLUMN)
    assert typesetter().line_of(run(text)).runs == ()


def test_the_same_copy_is_always_set_alike() -> None:
    first, second = (set_(CORPUS[0], COLUMN) for _ in range(2))

    assert [line.text for line in first.lines] == [line.text for line in second.lines]


def test_text_in_a_language_without_rules_is_set_unhyphenated() -> None:
    galley = typesetter().paragraph([run("Zusammenarbeit Zusammenarbeit", language="de")], 50.0, BODY)

    assert [line.text.strip() for line in galley.lines] == ["Zusammenarbeit", "Zusammenarbeit"]


def test_each_run_is_hyphenated_as_its_own_language() -> None:
    runs = [run("organizacja "), run("representatives", language="en")]
    english = typesetter().paragraph(runs[1:], 45.0, BODY).text
    mixed = typesetter().paragraph(runs, 45.0, BODY).text

    assert "\u00ad" in english
    assert mixed.endswith(english)
    assert typesetter().paragraph([run("representatives")], 45.0, BODY).text != english


def test_a_missing_glyph_is_an_error_at_its_place() -> None:
    compositor = bench("dialog", None).compositor
    spans = [compositor.span("Witaj, ", "pl", ELSEWHERE), compositor.span("漢 i 字", "pl", WHERE)]

    for setting in (
        lambda: compositor.galley(spans, style(), COLUMN),
        lambda: compositor.line(spans, style()),
        lambda: compositor.extent(spans[1], style()),
    ):
        with pytest.raises(InputError, match=re.escape("U+6F22")) as caught:
            setting()
        assert [problem.where for problem in caught.value.problems] == [WHERE]


def test_a_missing_glyph_of_what_no_file_says_has_no_place() -> None:
    with pytest.raises(InputError, match=re.escape("U+6F22")) as caught:
        bench("dialog", None).compositor.artifact("漢", style())

    assert not caught.value.problems


def test_typefaces_of_a_line_are_those_of_its_styles() -> None:
    line = typesetter().line_of(run("Forum", style("Brygada1918_700Bold")))

    assert line.runs[0].font == face("Brygada1918_700Bold").key


@pytest.mark.parametrize("text", ["a" * 10_000, "Anna-" * 2_000, "ab/" * 3_000, "x " * 5_000])
def test_a_page_of_nonsense_is_set_whole_and_reported(text: str) -> None:
    galley = set_(text, COLUMN)

    assert read(galley) == text.strip()
    assert bool(galley.overfull) == (" " not in text)


def test_a_headline_breaks_no_word_at_its_own_hyphen_while_it_can_do_without() -> None:
    balanced = ParagraphStyle(balance=True)

    lines = [line.text.strip() for line in set_("More work for non-governmental organisations", mm(38), balanced).lines]

    assert len(lines) > 1
    assert not any(line.endswith("-") for line in lines)


@pytest.mark.parametrize(("language", "divided"), [("fr", True), ("en", False)])
def test_a_word_after_an_elided_one_is_hyphenated_where_the_language_elides(language: str, divided: bool) -> None:
    galley = every_language().paragraph([run("dire l’organisation", language=language)], 45.0, BODY)

    assert any(line.hyphenated for line in galley.lines) is divided


def test_a_space_after_a_hanging_mark_hangs_with_it() -> None:
    setter = every_language()
    galley = setter.paragraph([run("«\u00a0Oui\u00a0»", language="fr")], 200.0, ParagraphStyle(hang=True))
    mark = setter.width_of("«\u00a0x", style(), "fr") - setter.width_of("x", style(), "fr")

    assert galley.lines[0].indent == pytest.approx(-mark)


def test_words_before_and_after_an_elided_one_are_hyphenated_in_order() -> None:
    text = "l’organisation\u00a0internationale\u00a0d’organisations"
    galley = every_language().paragraph([run(text, language="fr")], 40.0, BODY)

    assert read(galley).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert len(galley.lines) > 4
    assert galley.overfull == ()


def test_a_foreign_word_that_is_bound_to_one_before_it_is_hyphenated_by_its_own_rules() -> None:
    runs = [run("w\u00a0", language="pl"), run("Nachbarschaftswochenende", language="de")]
    galley = every_language().paragraph(runs, 60.0, BODY)

    assert galley.lines[0].text == "w Nachbar\u00ad"


@pytest.mark.parametrize("text", [*CORPUS, "18.00–20.00", "Anna Łukomska-Smulska", ""])
def test_copy_is_measured_as_it_is_set(text: str) -> None:
    extent = typesetter().extent([run(bound(text))], PLAIN)

    assert extent.width == pytest.approx(set_(text, 1e5, PLAIN).width)
    assert extent.least == pytest.approx(set_(text, 0.0, PLAIN).width)
