"""The bulletin: two sides that grow, give way and add sides, in every variant of its design."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from edited import Change, Said, both, edit, nothing, told, without
from forumprint.compose.composing import compose as compose_pages
from forumprint.desk import compose
from forumprint.desk.bound_layouts import open_layout
from forumprint.desk.job import open_job
from forumprint.files.library import find_layout
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import Panel
from pages import layout, lines, pictures, said, size_of, sizes
from properties import RULES, hidden, lines_over_lines

EXAMPLES = Path(__file__).parents[1] / "examples"
HERE = EXAMPLES / "forum-ngo-2024"
PHOTOS = [
    HERE / "photos" / "dandelion-meadow.jpg",
    HERE / "photos" / "brushes-colours.jpg",
    *sorted((EXAMPLES / "reading-dogs" / "photos").glob("*.jpg")),
    *sorted((EXAMPLES / "mend-day" / "photos").glob("*.jpg")),
    *sorted((EXAMPLES / "taste-awards" / "photos").glob("*.jpg")),
]
PARAGRAPH = "Spotkanie trwało do wieczora, a rozmowy o współpracy toczyły się przy okrągłych stołach. " * 4
LONG_TITLE = (
    "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców naszego miasta, wzmacniając współpracę samorządu z organizacjami pozarządowymi"
)

FIFTEEN_ITEMS = {"title": "Plan", "items": [{"time": f"{9 + n // 2}:{n % 2 * 3}0", "title": f"Rozmowa {n:02}"} for n in range(15)]}


def photos(count: int) -> list[Said]:
    terms = {"author": "Anna Nowak", "year": 2018, "licence": "CC BY 4.0"}
    return [{"file": f"photos/{number}.jpg", "alt": f"Zdjęcie {number}", "credit": terms} for number in range(count)]


def with_fifteen_items_and_its_first_photo_least_wanted(event: Said) -> None:
    event["programme"] = FIFTEEN_ITEMS
    event["photos"][0]["priority"] = 5


def sections(characters: int) -> str:
    return "".join(f"## Rozmowa\n{PARAGRAPH}\n\n" for _ in range(characters // len(PARAGRAPH) + 1))


def alone() -> Said:
    """An event with nothing for the second side."""
    return {"photos": photos(1), "quotes": [], "figures": [], "programme": {"title": "Plan", "items": []}}


VARIANTS: dict[str, Change] = {
    "as it is": nothing,
    "no photo": without("photos"),
    "one photo": told(photos=photos(1)),
    "three photos": told(photos=photos(3)),
    "five photos": told(photos=photos(5)),
    "five photos, the first least wanted": told(photos=[{**photos(5)[0], "priority": 5}, *photos(5)[1:]]),
    "a title of 140 characters": told(title=LONG_TITLE),
    "a body of 300 characters": told(body=PARAGRAPH[:300]),
    "a body of 9000 characters": told(body=sections(9000)),
    "no quotes": without("quotes"),
    "no figures": without("figures"),
    "no programme": without("programme"),
    "fifteen items": told(programme=FIFTEEN_ITEMS),
    "fifteen items, the first photo least wanted": with_fifteen_items_and_its_first_photo_least_wanted,
    "six people": told(people=[{"name": f"Anna Nowak-Kowalska {letter}", "role": "radna miasta"} for letter in "ABCDEF"]),
    "a quote of the body first": lambda event: event["quotes"].reverse(),
    "two days": told(date={"from": "2024-12-30", "to": "2025-01-02"}),
    "what one side holds": lambda event: event.update(alone(), body=PARAGRAPH),
    "nothing but photos": lambda event: [event.update(alone(), body=PARAGRAPH, photos=photos(2)), event.pop("programme")],
    "a quote beside what one side holds": lambda event: event.update(alone(), body=PARAGRAPH, quotes=event["quotes"][:1]),
    "more text than one side holds": lambda event: event.update(alone(), body=sections(3500)),
    "only a title": lambda event: [event.pop(key) for key in list(event) if key not in ("title", "language")],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The example with the change of a variant, as an event file of its own."""
    folder = tmp_path_factory.mktemp("bulletin")
    (folder / "photos").mkdir()
    for number, photo in enumerate(PHOTOS[:5]):
        shutil.copy(photo, folder / "photos" / f"{number}.jpg")
        shutil.copy(photo, folder / "photos" / photo.name)

    def write(variant: str) -> Path:
        path = Path(shutil.copy(HERE / "event.yaml", folder / f"{variant.replace(' ', '-')}.yaml"))
        edit(path, both(without("for"), VARIANTS[variant]))
        return path

    return write


@pytest.fixture(scope="module")
def bulletin(written: Callable[[str], Path]) -> Callable[[str], Leaflet]:
    return cache(lambda variant: compose(written(variant), "a4-bulletin"))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_keeps_the_rules_of_the_family(bulletin: Callable[[str], Leaflet], variant: str) -> None:
    leaflet = bulletin(variant)

    assert {rule: found for rule, check in RULES.items() if (found := check(leaflet))} == {}


def test_the_body_goes_on_on_the_second_side_at_a_crosshead(bulletin: Callable[[str], Leaflet]) -> None:
    first, second = bulletin("as it is").pages

    assert "Uczestnicy" in said(first, "crosshead")
    assert said(second, "crosshead") == "Program współpracy na rok 2025"


def test_a_long_body_takes_more_sides_and_loses_nothing(bulletin: Callable[[str], Leaflet]) -> None:
    pages = bulletin("a body of 9000 characters").pages

    assert len(pages) > 2
    assert sum(said(page, "body").count("Spotkanie") for page in pages) == sections(9000).count("Spotkanie")


def test_what_one_side_holds_stands_on_one_with_contact_and_licence(bulletin: Callable[[str], Leaflet]) -> None:
    (page,) = bulletin("what one side holds").pages

    assert "Patryk" in said(page, "contact-name")
    assert "CC BY-NC" in said(page, "licence")
    assert not said(page, "folio")


def test_a_text_that_one_side_does_not_hold_gives_nothing_up_for_it(bulletin: Callable[[str], Leaflet]) -> None:
    first, second = bulletin("more text than one side holds").pages

    assert said(first, "body")
    assert said(second, "body")
    assert size_of(first, "body") == size_of(second, "body") == sizes("a4-bulletin", "body")[0]
    assert said(second, "folio") == "2 / 2"


def test_a_side_is_added_for_what_has_its_place_on_it(bulletin: Callable[[str], Leaflet]) -> None:
    _, second = bulletin("a quote beside what one side holds").pages

    assert said(second, "pull-quote")


def test_sides_for_duplex_printing_come_in_pairs(written: Callable[[str], Path], bulletin: Callable[[str], Leaflet]) -> None:
    """Composed like an output for the printer."""
    job = open_job(written("a body of 9000 characters"), brand=None, language=None, cache=None)
    bound = open_layout(find_layout("a4-bulletin"), "pl")
    copy, compositor = job.prepared(bound)

    printed = compose_pages(copy, bound, compositor, made=bulletin("as it is").made, duplex=True)

    assert len(printed.pages) % 2 == 0


def test_folios_count_all_sides(bulletin: Callable[[str], Leaflet]) -> None:
    pages = bulletin("a body of 9000 characters").pages

    assert [said(page, "folio") for page in pages] == [f"{number} / {len(pages)}" for number in range(1, len(pages) + 1)]


def test_a_long_headline_steps_down_and_leaves_the_photo_its_height(bulletin: Callable[[str], Leaflet]) -> None:
    long, usual = (bulletin(variant).pages[0] for variant in ("a title of 140 characters", "as it is"))
    (photo,), (usual_photo,) = pictures(long), pictures(usual)
    (ink,) = (placed.box for placed in long.placements if isinstance(placed, Panel) and placed.colour == "ink")

    assert size_of(long, "headline") < size_of(usual, "headline")
    assert photo.box == usual_photo.box
    # More than a quarter of the photo is seen above the panel that the headline stands on.
    assert ink.y - photo.box.y > photo.box.height / 4


def test_without_a_photo_the_headline_takes_the_width_at_its_largest(bulletin: Callable[[str], Leaflet]) -> None:
    page, usual = (bulletin(variant).pages[0] for variant in ("no photo", "as it is"))
    (panel,) = (placed.box for placed in usual.placements if isinstance(placed, Panel) and placed.colour == "ink")

    assert pictures(page) == []
    assert size_of(page, "headline") == sizes("a4-bulletin", "headline")[0] > size_of(usual, "headline")
    assert max(placed.box.right for placed in lines(page, "headline")) > panel.right


def test_three_photos_of_one_author_stand_on_the_first_side_under_one_credit(bulletin: Callable[[str], Leaflet]) -> None:
    first, second = bulletin("three photos").pages

    assert (len(pictures(first)), len(pictures(second))) == (3, 0)
    assert said(first, "credit-line").startswith("Fot. 1–3 Anna Nowak 2018")


def test_a_fifth_photo_is_reported(bulletin: Callable[[str], Leaflet]) -> None:
    leaflet = bulletin("five photos")

    assert sum(len(pictures(page)) for page in leaflet.pages) == 4
    assert any(left.field.startswith("photos[4]") for left in leaflet.fitting.unplaced)


def test_a_timetable_of_fifteen_items_is_set_whole(bulletin: Callable[[str], Leaflet]) -> None:
    items = said(bulletin("fifteen items").pages[1], "list-item")

    assert [n for n in range(15) if f"Rozmowa {n:02}" not in items] == []


def test_a_photo_that_had_to_go_takes_its_credit_along(bulletin: Callable[[str], Leaflet]) -> None:
    second = bulletin("fifteen items").pages[1]

    assert [photo.file for photo in pictures(second)] == []
    assert said(second, "credit-line") == ""
    assert "Freespace" not in said(second, "licence")


def test_of_more_photos_than_slots_the_lowest_ranked_stays_out(bulletin: Callable[[str], Leaflet]) -> None:
    leaflet = bulletin("five photos, the first least wanted")

    shown = {photo.file for page in leaflet.pages for photo in pictures(page)}
    assert shown == {f"photos/{number}.jpg" for number in range(1, 5)}
    assert pictures(leaflet.pages[0])[0].file == "photos/1.jpg"


def test_where_a_photo_has_to_go_the_lowest_ranked_goes(bulletin: Callable[[str], Leaflet]) -> None:
    first, second = bulletin("fifteen items, the first photo least wanted").pages

    usual = bulletin("fifteen items").pages[0]
    assert pictures(second) == []
    assert [photo.file for photo in pictures(first)] != [photo.file for photo in pictures(usual)]
    assert "Freespace" in said(second, "licence")


def test_a_quote_that_stands_in_the_body_too_comes_after_the_others(bulletin: Callable[[str], Leaflet]) -> None:
    second = bulletin("a quote of the body first").pages[1]

    assert said(second, "pull-quote").startswith("„To fundusze")


def test_the_hero_takes_the_room_that_a_short_text_leaves_under_it(bulletin: Callable[[str], Leaflet]) -> None:
    short, full = (pictures(bulletin(variant).pages[0])[0].box for variant in ("a body of 300 characters", "as it is"))

    hero = layout("a4-bulletin").regions["hero"].height
    assert hero is not None
    assert short.height > full.height == pytest.approx(hero.natural)


def test_the_hero_drives_no_text_to_the_other_side(bulletin: Callable[[str], Leaflet]) -> None:
    """The whole body would fit on the second side too, and the hero could be as tall as possible."""
    first, second = bulletin("as it is").pages

    assert len(said(first, "body")) > len(said(second, "body")) > 0


def test_a_report_of_one_page_and_a_half_stays_on_two_sides_with_a_quote() -> None:
    leaflet = compose(EXAMPLES / "footbridge-hearing", "a4-bulletin")

    assert len(leaflet.pages) == 2
    assert [left.field for left in leaflet.fitting.unplaced if left.field.startswith(("body", "programme", "quotes[1]"))] == []
    assert said(leaflet.pages[1], "open-quote")


def test_a_quote_has_the_whole_width_where_no_text_stands_beside_it() -> None:
    leaflet = compose(EXAMPLES / "taste-awards", "a4-bulletin")

    (panel,) = [placed for placed in leaflet.pages[1].placements if isinstance(placed, Panel) and placed.colour == "paper"]
    assert panel.box.width == pytest.approx(leaflet.pages[1].bleed_box.width)


def test_a_second_photo_fills_the_side_that_a_short_event_leaves(bulletin: Callable[[str], Leaflet]) -> None:
    side = bulletin("nothing but photos").pages[1]

    (picture,) = pictures(side)
    assert picture.box.width == pytest.approx(side.bleed_box.width)
    assert picture.box.height > side.trim.height / 2


def test_only_what_is_there_or_had_to_go_is_said_to_have_given_way() -> None:
    leaflet = compose(EXAMPLES / "mend-day", "a4-bulletin")

    gave = {each.region: each.what for each in leaflet.fitting.concessions}
    assert "paper-wide" in gave
    assert "paper" not in gave


ONE_OF_EACH = {"quotes": 1, "photos": 1}


@pytest.mark.parametrize("paragraphs", range(0, 26, 2))
def test_whatever_the_length_of_the_body_nothing_is_hidden_and_no_session_left_out(written: Callable[[str], Path], paragraphs: int) -> None:
    """From half a side of text to a third side and back. At each length other regions replace the dropped ones."""

    def with_so_much_text(event: Said) -> None:
        event |= {field: event[field][:count] for field, count in ONE_OF_EACH.items()}
        event["body"] = "\n\n".join([PARAGRAPH[:200]] * (4 + paragraphs))

    path = Path(shutil.copy(written("fifteen items"), written("fifteen items").with_name(f"length-{paragraphs}.yaml")))
    edit(path, with_so_much_text)

    leaflet = compose(path, "a4-bulletin")

    assert hidden(leaflet) == []
    assert lines_over_lines(leaflet) == []
    assert [left.field for left in leaflet.fitting.unplaced if left.field.startswith(("programme", "quotes[0].text"))] == []


def test_a_body_of_a_few_lines_is_set_as_large_as_a_lead() -> None:
    leaflet = compose(EXAMPLES / "reading-dogs", "a4-bulletin")

    body = [placed for placed in lines(leaflet.pages[0]) if "Każde dziecko" in placed.line.text]
    assert {placed.line.runs[0].size for placed in body} == {sizes("a4-bulletin", "lead")[0]}
