"""The folded leaflet: text keeps clear of folds and trim in every variant, and each panel gives way in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from edited import Change, Said, both, edited_example, nothing, told, without
from forumprint.base.errors import InputError, OversetError
from forumprint.base.geometry import Rect
from forumprint.base.units import mm
from forumprint.desk import compose
from forumprint.desk.bound_layouts import open_layout
from forumprint.files.library import find_layout
from forumprint.frame.leaflet import Leaflet, Page
from forumprint.frame.placements import Artwork, Panel, Picture
from forumprint.frame.spans import Figure
from forumprint.frame.structure import outline
from pages import lines, said, size_of, sizes
from properties import RULES, ink

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"
CLEAR = mm(5)
ROW = mm(4.2)


def with_photos(count: int) -> Change:
    return lambda event: event.update(photos=event["photos"][:count])


def body_of(characters: int) -> str:
    paragraph = "Spotkanie trwało do wieczora, a rozmowy o współpracy toczyły się przy okrągłych stołach w sali kongresowej. " * 3
    return "".join(f"## Rozmowa\n{paragraph}\n\n" for _ in range(characters // len(paragraph) + 1))[:characters]


VARIANTS: dict[str, Change] = {
    "as it is": nothing,
    "no photo": without("photos"),
    "one photo": with_photos(1),
    "no figures": without("figures"),
    "no quotes": without("quotes"),
    "no figures, no quotes": without("figures", "quotes"),
    "no programme": without("programme"),
    "no programme, no quotes": without("programme", "quotes"),
    "no date": without("date"),
    "days across months": told(date={"from": "2024-11-30", "to": "2024-12-01"}),
    "days across years, a long venue": told(
        date={"from": "2024-12-30", "to": "2025-01-02"}, venue={"name": "Centrum Sztuki Współczesnej Znaki Czasu", "city": "Bydgoszcz"}
    ),
    "a year only": told(date="2024"),
    "awards and a programme": told(awards=[{"category": "Sery", "place": "I miejsce", "name": f"Serowarnia {name}"} for name in "ABC"]),
    "awards, no programme": both(without("programme"), told(awards=[{"name": "Serowarnia Trzy Kozy", "note": "za ser"}])),
    "partners and a way there": told(
        partners=[{"name": "Spółka Wodna"}, {"name": "Szkoła Tkacka"}],
        venue={"name": "hotel Filmar", "address": "ul. Grudziądzka 45", "directions": "Od dworca autobusem 14, trzeci przystanek."},
    ),
    "no contact": without("contact"),
    "only a title": without(
        "series", "edition", "date", "venue", "lead", "body", "quotes", "figures", "programme", "people", "photos", "contact"
    ),
    "long title": told(title="Organizacje pozarządowe i miasto " * 4 + "razem", **{"for": {}}),
    "short body": told(body="Krótko: było dobrze."),
    "English": told(language="en", title="Working together on better solutions for the people of the city"),
}


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Change], Leaflet]:
    """The edited example as a folded leaflet. Each edit is composed once."""
    return cache(lambda change: compose(edited_example(tmp_path_factory.mktemp("event"), change), "dl-trifold"))


every_variant = pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS.keys())


@every_variant
def test_every_variant_keeps_the_rules_of_the_family(folded: Callable[[Change], Leaflet], change: Change) -> None:
    leaflet = folded(change)

    assert {rule: found for rule, check in RULES.items() if (found := check(leaflet))} == {}


@every_variant
def test_text_keeps_clear_of_folds_and_trim(folded: Callable[[Change], Leaflet], change: Change) -> None:
    for page in folded(change).pages:
        assert len(page.folds) == 2
        panels = [Rect(a, 0, b - a, page.trim.height).grown(-CLEAR) for a, b in _panels(page)]

        assert [placed.line.text for placed in lines(page) if not any(panel.contains(ink(placed), 0.01) for panel in panels)] == []


def _panels(page: Page) -> Iterator[tuple[float, float]]:
    return pairwise((0.0, *page.folds, page.trim.width))


@every_variant
def test_body_lines_stand_on_the_baseline_grid(folded: Callable[[Change], Leaflet], change: Change) -> None:
    _, inside = folded(change).pages
    feet = [(placed.baseline + mm(1.2)) / ROW for placed in lines(inside, "body")]

    assert feet == pytest.approx([round(foot) for foot in feet], abs=0.01)


def test_the_body_breaks_between_two_panels_at_a_crosshead(folded: Callable[[Change], Leaflet]) -> None:
    _, inside = folded(VARIANTS["as it is"]).pages
    running = lines(inside, "body", "crosshead")
    (fold, _) = inside.folds

    first_of_second = min((placed for placed in running if placed.x > fold), key=lambda placed: placed.baseline)

    assert first_of_second.line.runs[0].role == "crosshead"


def test_the_cover_says_what_is_told_for_this_layout_and_the_inside_the_events_own_title(folded: Callable[[Change], Leaflet]) -> None:
    cover, inside = folded(VARIANTS["as it is"]).pages

    assert "Działamy jako wspólnota" in said(cover)
    assert "Wspólnie tworzymy lepsze rozwiązania" in said(inside)


def test_there_is_one_heading_of_the_first_level(folded: Callable[[Change], Leaflet]) -> None:
    assert outline(folded(VARIANTS["as it is"]).structure).count("H1 ") == 1


def test_cover_and_inside_show_different_photos(folded: Callable[[Change], Leaflet]) -> None:
    sources = [[placed.file for placed in page.placements if isinstance(placed, Picture)] for page in folded(VARIANTS["as it is"]).pages]

    assert [len(each) for each in sources] == [1, 1]
    assert sources[0] != sources[1]


def test_a_single_photo_stands_on_the_cover_with_its_credit(folded: Callable[[Change], Leaflet]) -> None:
    cover, _ = folded(VARIANTS["one photo"]).pages

    assert any(isinstance(placed, Picture) for placed in cover.placements)
    assert "Fot. Clemens Engelhardt" in said(cover)


def test_the_chart_is_taller_where_no_quote_stands_under_it(folded: Callable[[Change], Leaflet]) -> None:
    with_quote, alone = (chart_height(folded(VARIANTS[name])) for name in ("as it is", "no quotes"))

    assert with_quote < alone


def chart_height(leaflet: Leaflet) -> float:
    (chart,) = (placed for placed in leaflet.pages[0].placements if isinstance(placed, Artwork) and placed.span is not None)
    return chart.box.height


def test_a_long_text_takes_the_third_fact_before_any_quote(folded: Callable[[Change], Leaflet]) -> None:
    leaflet = folded(lambda event: event.update(body=event["body"] + "\n\n" + "Spotkanie trwało do wieczora. " * 6))
    left_out = {left.field for left in leaflet.fitting.unplaced}

    assert "people[0]" in left_out
    assert not {"quotes[0]", "quotes[1]"} & left_out


def test_a_long_programme_takes_the_quote_under_it(folded: Callable[[Change], Leaflet]) -> None:
    leaflet = folded(lambda event: event["programme"].update(items=event["programme"]["items"] * 3))
    left_out = {left.field for left in leaflet.fitting.unplaced}

    assert "quotes[1]" in left_out
    assert not {"quotes[0]", "people[0]"} & left_out


def test_a_text_that_is_far_too_long_is_reported_with_its_field_and_its_place(folded: Callable[[Change], Leaflet]) -> None:
    with pytest.raises(OversetError) as overset:
        folded(told(body=body_of(6000)))

    (problem,) = overset.value.problems
    assert re.search(r"region `body-middle` of dl-trifold is overset by \d+ lines", problem.message)
    assert "from `body`" in problem.hint


def test_the_darker_fill_runs_past_the_fold(folded: Callable[[Change], Leaflet]) -> None:
    outside, _ = folded(VARIANTS["as it is"]).pages
    flap = next(placed for placed in outside.placements if isinstance(placed, Panel) and placed.colour == "accent" and placed.box.x < 0)

    assert flap.box.right == pytest.approx(outside.folds[0] + mm(0.5))


def test_a_fold_outside_the_page_or_on_no_side_is_a_problem_of_the_layout(tmp_path: Path) -> None:
    text = find_layout("dl-trifold").path.read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(re.sub(r"(?m)^folds: .*$", "folds: {1: [97mm, 497mm], 3: [100mm]}", text), encoding="utf-8")

    with pytest.raises(InputError) as refused:
        open_layout(find_layout(str(mine)), "pl")

    assert [problem.message for problem in refused.value.problems] == [
        "a fold of side 1 lies outside the page",
        "`folds` names a side `3`, but the layout has 2",
    ]


SPARSE = both(
    without("programme", "quotes", "figures", "for"), both(with_photos(1), told(body="Krótki tekst o spotkaniu, na trzy wiersze."))
)


def test_a_body_of_a_few_lines_is_set_large_and_the_third_panel_says_when_and_where(folded: Callable[[Change], Leaflet]) -> None:
    _, inside = folded(SPARSE).pages

    large = [placed for placed in lines(inside) if "Krótki tekst" in placed.line.text]
    assert {placed.line.runs[0].size for placed in large} == {sizes("dl-trifold", "lead")[0]}
    values = lines(inside, "fact-value")
    assert values
    assert min(placed.x for placed in values) > inside.folds[1]


def test_the_picture_grows_over_a_short_body_and_divides_no_paragraph() -> None:
    _, inside = compose(EXAMPLE.parent / "archive-open-day", "dl-trifold").pages

    body = lines(inside, "body")
    fold, _ = inside.folds
    panels = ([placed for placed in body if placed.x < fold], [placed for placed in body if placed.x > fold])
    set_there = [{placed.span_of(run) for placed in panel for run in placed.line.runs} for panel in panels]
    assert all(set_there)
    assert not set_there[0] & set_there[1]
    ink = max(placed.box.bottom for placed in inside.placements if isinstance(placed, Panel) and placed.colour == "ink")
    assert ink > mm(126) + ROW


def test_a_short_quote_on_the_flap_is_larger() -> None:
    longer, shorter = (compose(EXAMPLE.parent / name, "dl-trifold").pages[0] for name in ("forum-ngo-2024", "archive-open-day"))

    assert len(said(shorter, "pull-quote")) < len(said(longer, "pull-quote"))
    assert size_of(shorter, "pull-quote") > size_of(longer, "pull-quote")


def test_facts_of_two_panels_begin_on_one_line() -> None:
    _, inside = compose(EXAMPLE.parent / "mend-day", "dl-trifold").pages

    first, second = inside.folds
    labels = [placed for placed in lines(inside, "fact-label") if placed.x < second]
    assert len({round(placed.baseline, 2) for placed in labels}) == 1
    assert {placed.x > first for placed in labels} == {False, True}


def test_the_place_is_not_named_again_beside_the_facts() -> None:
    _, inside = compose(EXAMPLE.parent / "mend-day", "dl-trifold").pages

    assert sum("Old Tram Depot" in placed.line.text for placed in lines(inside)) == 1
    assert sum("12 Depot Lane" in placed.line.text for placed in lines(inside)) == 1


@pytest.mark.parametrize(("example", "pictures"), [("taste-awards", 1), ("reading-dogs", 0)])
def test_the_only_photo_stands_inside_once_more_if_its_shape_suits(example: str, pictures: int) -> None:
    """A portrait would lose too much in such a wide place, so the mark stands there."""
    leaflet = compose(EXAMPLE.parent / example, "dl-trifold")
    cover, inside = leaflet.pages

    assert len([placed for placed in cover.placements if isinstance(placed, Picture)]) == 1
    again = [placed for placed in inside.placements if isinstance(placed, Picture)]
    assert [placed.span for placed in again] == [None] * pictures
    # For a screen reader there is one photo, and the chart.
    said_once = [leaf for leaf in leaflet.structure.walk() if isinstance(leaf, Figure) and "figi" in leaf.alt]
    assert len(said_once) == pictures


def test_a_photo_that_may_not_be_changed_is_refused_where_it_would_be_cropped(folded: Callable[[Change], Leaflet]) -> None:
    def forbidden(event: Said) -> None:
        event["photos"] = event["photos"][1:2]
        event["photos"][0]["credit"]["licence"] = "CC BY-ND 4.0"
        event["photos"][0].pop("treatment", None)

    with pytest.raises(InputError) as refused:
        folded(forbidden)

    (problem,) = refused.value.problems
    assert "CC BY-ND 4.0, forbids cropping" in problem.message
