"""The flyer and the poster: one event for people who pass by, with missing or long fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edited import Change, Said, edited_example, nothing, without
from faces import face_of, ink_below
from forumprint.base.problems import Where
from forumprint.base.units import mm
from forumprint.components.date_panel import words_of
from forumprint.desk import compose, composed
from forumprint.event.dates import EventDate, parse_date
from forumprint.files.languages import load_language
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import LinkArea, Panel, Picture, TextLine
from forumprint.frame.structure import Node, Role
from forumprint.kit.phrases import sentences
from pages import layout as read_layout
from pages import lines, said, size_of, sizes
from properties import RULES, ink

LAYOUTS = ("a5-flyer", "a3-poster")
LONG_TITLE = (
    "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców i rozmawiamy o dobrej przyszłości "
    "współpracy samorządu z organizacjami pozarządowymi w mieście"
)


@pytest.fixture
def leaflet_of(tmp_path: Path) -> Callable[..., Leaflet]:
    """Composes the example after a change of its fields."""
    return lambda layout, change=nothing: compose(edited_example(tmp_path, change), layout)


def headings(leaflet: Leaflet) -> list[str]:
    nodes = [node for node in leaflet.structure.walk() if isinstance(node, Node) and node.role is Role.HEADING_1]
    return ["".join(span.text for span in node.spans()).replace("\u00a0", " ") for node in nodes]


def _two_months(event: Said) -> None:
    event["date"] = {"from": "2024-09-28", "to": "2024-10-02", "time": "10:00–15:30"}
    event["venue"] = {"name": "Centrum Kulturalno-Kongresowe Jordanki"}


def _items(count: int) -> list[Said]:
    return [
        {
            "time": f"{9 + number // 2}:{number % 2 * 3}0",
            "title": f"Spotkanie {number}",
            "speaker": "Anna Nowak",
            "priority": 1 + number % 5,
        }
        for number in range(count)
    ]


def _fifteen_items(event: Said) -> None:
    event["programme"]["items"] = _items(15)


def _long_title(event: Said) -> None:
    del event["edition"], event["for"]
    event["title"] = LONG_TITLE


VARIANTS: dict[str, Change] = {
    "as it is": nothing,
    "no photo": without("photos"),
    "no date": without("date"),
    "two months": _two_months,
    "no figures, no quotes": without("figures", "quotes"),
    "no programme": without("programme"),
    "fifteen items": _fifteen_items,
    "long title": _long_title,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_keeps_the_rules_of_the_family_and_its_codes_clear(
    leaflet_of: Callable[..., Leaflet], layout: str, variant: str
) -> None:
    leaflet = leaflet_of(layout, VARIANTS[variant])

    assert {rule: found for rule, check in RULES.items() if (found := check(leaflet))} == {}
    for page in leaflet.pages:
        codes = [placed.box for placed in page.placements if isinstance(placed, LinkArea)]
        assert [placed.line.text for placed in lines(page) for code in codes if ink(placed).overlaps(code)] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_accent_panel_steps_below_the_ink_panel_by_two_rows(leaflet_of: Callable[..., Leaflet], layout: str) -> None:
    leaflet = leaflet_of(layout, lambda event: event.update(title="Razem", quotes=[]))
    panels = {placed.colour: placed.box for placed in leaflet.pages[0].placements if isinstance(placed, Panel)}

    two_rows = 2 * read_layout(layout).baseline
    assert panels["accent"].bottom - panels["ink"].bottom >= two_rows
    assert panels["ink"].bottom - panels["accent"].y >= two_rows


def test_a_headline_that_somebody_said_names_its_speaker(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a5-flyer")

    assert said(leaflet, "support-speaker", "support-line").startswith("Paweł Gulewski: „Dzięki nim działamy jako wspólnota")
    assert said(leaflet, "support-speaker", "support-line").endswith("wspólny efekt”.")


def test_a_headline_in_the_editors_words_names_nobody(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a5-flyer", without("for"))

    assert lines(leaflet, "support-speaker", "support-line") == []


def test_a_quote_that_is_printed_only_in_part_is_reported(leaflet_of: Callable[..., Leaflet]) -> None:
    unplaced = {left.field for left in leaflet_of("a5-flyer").fitting.unplaced}

    assert "quotes[0].text" in unplaced
    assert not {"quotes[1]", "quotes[1].text"} & unplaced


def test_sentences_end_at_stops_that_end_no_abbreviation() -> None:
    text = "Mówił dr. Nowak o ul. Szerokiej. Potem pytano! Czy wystarczy?"

    assert list(sentences(text, load_language("pl"))) == ["Mówił dr. Nowak o ul. Szerokiej.", "Potem pytano!", "Czy wystarczy?"]


@pytest.mark.parametrize(
    ("first", "last", "language", "words"),
    [
        ("2024-12-03", None, "pl", "*3* grudnia 2024"),
        ("2024-12", None, "pl", "grudzień *2024*"),
        ("2024", None, "pl", "*2024*"),
        ("2024-12-03", "2024-12-05", "pl", "*3–5* grudnia 2024"),
        ("2024-11-28", "2024-12-02", "pl", "*28* listopada_– *2* grudnia 2024"),
        ("2024-12-30", "2025-01-02", "en", "*30* December 2024_– *2* January 2025"),
        ("2024-12-03", None, "uk", "*3* грудня 2024"),
    ],
)
def test_days_stand_large_and_years_where_no_day_is_known(first: str, last: str | None, language: str, words: str) -> None:
    date = EventDate(parse_date(first), parse_date(last) if last else None, None, Where("event.yaml"))

    shown = " ".join(f"*{word}*" if large else word for word, large in words_of(date, load_language(language)))

    assert shown.replace("\u00a0", "_") == words


def test_a_date_in_two_months_takes_smaller_numerals_before_the_photo_gives_room(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a3-poster", lambda event: event.update(date={"from": "2024-09-28", "to": "2024-10-02"}))

    assert said(leaflet, "date-numeral", "date-month") == "28 września – 2 października 2024"
    assert size_of(leaflet, "date-numeral") < sizes("a3-poster", "date-numeral")[0]
    assert "hero" not in {gave.region for gave in leaflet.fitting.concessions}


def test_an_event_without_date_and_place_prints_neither_and_keeps_the_accent(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a5-flyer", without("date", "venue"))

    assert lines(leaflet, "date-numeral", "date-month", "date-place", "masthead-date") == []
    assert "accent" in {placed.colour for placed in leaflet.pages[0].placements if isinstance(placed, Panel)}


def test_the_posters_numeral_counts_the_series_and_the_title_stands_under_it(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a3-poster")

    assert said(leaflet, "numeral") == "XIX"
    assert headings(leaflet) == ["Forum Organizacji Pozarządowych"]
    assert said(leaflet, "subtitle") == "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców"


def test_without_an_edition_the_title_leads_and_may_be_larger(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a3-poster", lambda event: (event.pop("edition"), event.update(title="Razem dla miasta")))

    assert lines(leaflet, "numeral", "subtitle") == []
    assert headings(leaflet) == ["Razem dla miasta"]
    assert size_of(leaflet, "headline") == sizes("a3-poster", "headline")[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_title_steps_down_and_stands_whole(leaflet_of: Callable[..., Leaflet], layout: str) -> None:
    leaflet = leaflet_of(layout, _long_title)

    assert said(leaflet, "headline") == LONG_TITLE
    assert size_of(leaflet, "headline") < sizes(layout, "headline")[0]


def test_items_of_low_priority_leave_first_and_are_reported(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a5-flyer", lambda event: event.update(programme={"title": "Plan", "items": _items(25)}))

    left = {int(field.field.split("[")[1].split("]")[0]) for field in leaflet.fitting.unplaced if field.field.startswith("programme.items")}
    assert left
    lowest = min(1 + number % 5 for number in left)
    assert lowest > 1
    assert all(number in left for number in range(25) if 1 + number % 5 > lowest)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_programme_of_fifteen_items_is_a_table_and_stands_whole(leaflet_of: Callable[..., Leaflet], layout: str) -> None:
    leaflet = leaflet_of(layout, _fifteen_items)

    assert [left.field for left in leaflet.fitting.unplaced if left.field.startswith("programme")] == []
    assert [node.role for node in leaflet.structure.walk() if isinstance(node, Node) and node.role is Role.TABLE] == [Role.TABLE]


def test_the_poster_prints_no_body_and_says_so(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a3-poster")

    reasons = {left.field: left.reason for left in leaflet.fitting.unplaced}
    assert reasons["body"] == "this layout has no place for it"
    assert reasons["lead"] == "this layout shows no more of `lead`"


def test_a_poster_with_neither_figure_nor_list_says_what_the_event_is(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a3-poster", lambda event: (event.pop("programme"), event.pop("figures"), event.update(lead="Trzy słowa wstępu.")))

    assert [placed.line.text for placed in lines(leaflet, "lead")] == ["Trzy słowa wstępu."]


def test_a_flyer_without_programme_sets_a_body_of_a_few_lines_as_large_as_a_lead(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a5-flyer", lambda event: (event.pop("programme"), event.update(body="Krótki tekst o spotkaniu.")))

    (line,) = [placed.line for placed in lines(leaflet, "lead") if "Krótki" in placed.line.text]
    assert line.runs[0].size == sizes("a5-flyer", "lead")[0]


def test_a_flyer_without_programme_has_room_for_a_short_body_on_its_grid(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of("a5-flyer", lambda event: (event.pop("programme"), event.update(body="Krótki tekst o spotkaniu. " * 25)))

    baselines = [placed.baseline for placed in lines(leaflet, "body")]
    assert len(baselines) > 1
    rows = [(baseline + mm(1.2)) / read_layout("a5-flyer").baseline for baseline in baselines]
    assert rows == pytest.approx([round(row) for row in rows], abs=0.03)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_an_address_on_the_web_there_is_no_code(leaflet_of: Callable[..., Leaflet], layout: str) -> None:
    leaflet = leaflet_of(layout, lambda event: event["contact"].pop("web"))

    assert [placed for page in leaflet.pages for placed in page.placements if isinstance(placed, LinkArea)] == []
    assert lines(leaflet, "web-line", "contact-url") == []


def test_a_long_web_address_stands_under_its_code(leaflet_of: Callable[..., Leaflet]) -> None:
    web = "https://www.dialog-spoleczny.example.org/forum-2024/rejestracja"
    leaflet = leaflet_of("a3-poster", lambda event: event["contact"].update(web=web))

    (code,) = (placed for placed in leaflet.pages[0].placements if isinstance(placed, LinkArea))
    assert lines(leaflet, "web-line")
    assert all(placed.baseline > code.box.bottom for placed in lines(leaflet, "web-line"))
    assert code.href == web


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_a_photo_no_credit_stands_there(leaflet_of: Callable[..., Leaflet], layout: str) -> None:
    leaflet = leaflet_of(layout, without("photos"))

    assert [placed for page in leaflet.pages for placed in page.placements if isinstance(placed, Picture)] == []
    assert lines(leaflet, "credit-line") == []
    assert "Zdjęci" not in said(leaflet, "licence")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_leaflets_licence_and_the_photos_stand_apart(leaflet_of: Callable[..., Leaflet], layout: str) -> None:
    rights = said(leaflet_of(layout), "licence")

    assert "Tekst i układ: © Urząd Miasta Torunia 2024" in rights
    assert "Zdjęcie: Clemens Engelhardt" in rights
    assert "CC0 1.0" in rights


def test_descenders_of_a_large_number_stay_off_the_words_under_it(tmp_path: Path) -> None:
    """“84 wyroby” reaches below its baseline, “84 mln zł” does not. Only the first has a lower label."""

    def between(unit: str) -> float:
        event = tmp_path / "event.yaml"
        figure = f"{{amount: 84, unit: {unit}, label: w trzech kategoriach}}"
        event.write_text(f"language: pl\ntitle: Próba\nfigures:\n  - {figure}\n", encoding="utf-8")
        made = composed(event, "a5-flyer")
        back = made.leaflet.pages[1]
        at = {placed.line.runs[0].role: placed for placed in back.placements if isinstance(placed, TextLine) and placed.line.runs}
        number, label = at["figure"], at["figure-label"]
        face = face_of(label.line.runs[0], made.resources)
        capitals = face.cap_height * label.line.runs[0].size / face.upem
        return label.baseline - capitals - (number.baseline + ink_below(number.line, made.resources))

    assert between("wyroby") > 2
    assert between("mln zł") > between("wyroby")


def test_an_edition_in_words_leads_no_poster(tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    event.write_text("language: uk\ntitle: Проба\nedition: Третій\nseries: Фестиваль фарб\n", encoding="utf-8")
    said = {placed.line.runs[0].role: placed.line.text.strip() for placed in lines(compose(event, "a3-poster"))}

    assert said["headline"] == "Проба"
    assert said["kicker"] == "Третій Фестиваль фарб"


def test_a_numeral_with_a_descender_stays_off_the_headline(tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    event.write_text("language: uk\ntitle: Проба\nedition: 2-гу\nseries: Фестиваль фарб\n", encoding="utf-8")
    made = composed(event, "a3-poster")
    lines = [placed for placed in made.leaflet.pages[0].placements if isinstance(placed, TextLine) and placed.line.runs]
    numeral = next(placed for placed in lines if placed.line.runs[0].role == "numeral")
    headline = next(placed for placed in lines if placed.line.runs[0].role == "headline")
    run = headline.line.runs[0]
    face = face_of(run, made.resources)
    foot = numeral.baseline + ink_below(numeral.line, made.resources)

    assert headline.baseline - face.cap_height * run.size / face.upem > foot + 3


def test_a_headline_is_a_size_smaller_where_it_then_breaks_at_its_comma(tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    event.write_text("language: en\ntitle: Bring it broken, take it home working\n", encoding="utf-8")

    assert next(placed.line.text.strip() for placed in lines(compose(event, "a3-poster"), "headline")) == "Bring it broken,"


def test_a_lead_as_large_as_a_headline_breaks_as_one(leaflet_of: Callable[..., Leaflet]) -> None:
    words = "Dwa spokojne psy z fundacji „Dobra Łapa” przyjdą do naszej czytelni, żeby posłuchać opowieści."
    leaflet = leaflet_of("a3-poster", lambda event: (event.pop("programme"), event.pop("figures"), event.update(lead=words)))

    assert [len(placed.line.text.split()) for placed in lines(leaflet, "lead")][-1] > 1
