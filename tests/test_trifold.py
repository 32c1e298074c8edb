"""The folded leaflet: text keeps clear of folds and trim in every variant, and each panel gives way in its order."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from forumprint.base.geometry import Rect
from forumprint.base.problems import InputError, OversetError
from forumprint.base.units import mm
from forumprint.desk import compose
from forumprint.desk.bound_layouts import open_layout
from forumprint.files.library import find_layout
from forumprint.frame.leaflet import Leaflet, Page
from forumprint.frame.placements import Artwork, Panel, Picture, TextLine
from forumprint.frame.spans import Figure, Span
from forumprint.frame.structure import outline

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"
CLEAR = mm(5)
ROW = mm(4.2)

Event = dict[str, Any]
Edit = Callable[[Event], object]


def without(*fields: str) -> Edit:
    return lambda event: [event.pop(field) for field in fields]


def with_photos(count: int) -> Edit:
    return lambda event: event.update(photos=event["photos"][:count])


def told(**fields: object) -> Edit:
    return lambda event: event.update(fields)


def both(first: Edit, second: Edit) -> Edit:
    return lambda event: (first(event), second(event))


def body_of(characters: int) -> str:
    paragraph = "Spotkanie trwało do wieczora, a rozmowy o współpracy toczyły się przy okrągłych stołach w sali kongresowej. " * 3
    return "".join(f"## Rozmowa\n{paragraph}\n\n" for _ in range(characters // len(paragraph) + 1))[:characters]


VARIANTS: dict[str, Edit] = {
    "as it is": lambda event: None,
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
def folded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Edit], Leaflet]:
    """The edited example as a folded leaflet. Each edit is composed once."""
    done: dict[Edit, Leaflet] = {}

    def fold(edit: Edit) -> Leaflet:
        if edit not in done:
            folder = tmp_path_factory.mktemp("event")
            shutil.copytree(EXAMPLE / "photos", folder / "photos")
            event: Event = yaml.safe_load((EXAMPLE / "event.yaml").read_text(encoding="utf-8"))
            edit(event)
            (folder / "event.yaml").write_text(yaml.safe_dump(event, allow_unicode=True), encoding="utf-8")
            done[edit] = compose(folder / "event.yaml", "dl-trifold")
        return done[edit]

    return fold


every_variant = pytest.mark.parametrize("edit", VARIANTS.values(), ids=VARIANTS.keys())


def lines(page: Page) -> list[TextLine]:
    return [placed for placed in page.placements if isinstance(placed, TextLine)]


def ink(placed: TextLine) -> Rect:
    """A line's box without the white above and below its letters."""
    size = max(run.size for run in placed.line.runs)
    below = 0.02 if placed.line.text.strip().isdecimal() else 0.2
    return Rect(placed.box.x, placed.baseline - 0.7 * size, placed.box.width, (0.7 + below) * size)


def spans(leaflet: Leaflet) -> Iterator[Span]:
    return (leaf for leaf in leaflet.structure.walk() if isinstance(leaf, Span))


def said(page: Page) -> str:
    return " ".join(" ".join(placed.line.text for placed in lines(page)).split())


@every_variant
def test_text_keeps_clear_of_folds_and_trim(folded: Callable[[Edit], Leaflet], edit: Edit) -> None:
    for page in folded(edit).pages:
        panels = [Rect(a, 0, b - a, page.trim.height).grown(-CLEAR) for a, b in _panels(page)]

        assert [placed.line.text for placed in lines(page) if not any(panel.contains(ink(placed), 0.01) for panel in panels)] == []


def _panels(page: Page) -> Iterator[tuple[float, float]]:
    return pairwise((0.0, *page.folds, page.trim.width))


@every_variant
def test_no_line_lies_over_another(folded: Callable[[Edit], Leaflet], edit: Edit) -> None:
    for page in folded(edit).pages:
        assert [(a.line.text, b.line.text) for a, b in combinations(lines(page), 2) if ink(a).overlaps(ink(b))] == []


@every_variant
def test_no_text_stands_on_a_photo(folded: Callable[[Edit], Leaflet], edit: Edit) -> None:
    for page in folded(edit).pages:
        photos = [place for place, placed in enumerate(page.placements) if isinstance(placed, Picture)]
        for place in photos:
            over = [placed.box for placed in page.placements[place:] if isinstance(placed, Panel)]
            on_photo = [placed for placed in lines(page) if ink(placed).overlaps(page.placements[place].box)]

            assert all(any(panel.contains(ink(placed)) for panel in over) for placed in on_photo)


@every_variant
def test_body_lines_stand_on_the_baseline_grid(folded: Callable[[Edit], Leaflet], edit: Edit) -> None:
    _, inside = folded(edit).pages
    feet = [(placed.baseline + mm(1.2)) / ROW for placed in lines(inside) if placed.line.runs[0].role == "body"]

    assert feet == pytest.approx([round(foot) for foot in feet], abs=0.01)


@every_variant
def test_every_span_is_set_whole(folded: Callable[[Edit], Leaflet], edit: Edit) -> None:
    leaflet = folded(edit)
    shown: dict[int, str] = {}
    for page in leaflet.pages:
        for placed in lines(page):
            for run in placed.line.runs:
                if (span := placed.span_of(run)) is not None:
                    shown[span] = shown.get(span, "") + run.text

    assert [leaf.text for leaf in spans(leaflet) if plain(shown.get(leaf.id, "")) != plain(leaf.text)] == []


def plain(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def test_the_body_breaks_between_two_panels_at_a_crosshead(folded: Callable[[Edit], Leaflet]) -> None:
    _, inside = folded(VARIANTS["as it is"]).pages
    running = [placed for placed in lines(inside) if placed.line.runs[0].role in ("body", "crosshead")]
    (fold, _) = inside.folds

    first_of_second = min((placed for placed in running if placed.x > fold), key=lambda placed: placed.baseline)

    assert first_of_second.line.runs[0].role == "crosshead"


def test_the_cover_says_what_is_told_for_this_layout_and_the_inside_the_events_own_title(folded: Callable[[Edit], Leaflet]) -> None:
    cover, inside = folded(VARIANTS["as it is"]).pages

    assert "Działamy jako wspólnota" in said(cover)
    assert "Wspólnie tworzymy lepsze rozwiązania" in said(inside)


def test_there_is_one_heading_of_the_first_level(folded: Callable[[Edit], Leaflet]) -> None:
    assert outline(folded(VARIANTS["as it is"]).structure).count("H1 ") == 1


def test_cover_and_inside_show_different_photos(folded: Callable[[Edit], Leaflet]) -> None:
    sources = [[placed.file for placed in page.placements if isinstance(placed, Picture)] for page in folded(VARIANTS["as it is"]).pages]

    assert [len(each) for each in sources] == [1, 1]
    assert sources[0] != sources[1]


def test_a_single_photo_stands_on_the_cover_with_its_credit(folded: Callable[[Edit], Leaflet]) -> None:
    cover, _ = folded(VARIANTS["one photo"]).pages

    assert any(isinstance(placed, Picture) for placed in cover.placements)
    assert "Fot. Clemens Engelhardt" in said(cover)


def test_the_chart_is_taller_where_no_quote_stands_under_it(folded: Callable[[Edit], Leaflet]) -> None:
    with_quote, alone = (chart_height(folded(VARIANTS[name])) for name in ("as it is", "no quotes"))

    assert with_quote < mm(20) < alone <= mm(40)


def chart_height(leaflet: Leaflet) -> float:
    (chart,) = (placed for placed in leaflet.pages[0].placements if isinstance(placed, Artwork) and placed.span is not None)
    return chart.box.height


def test_a_long_text_takes_the_third_fact_before_any_quote(folded: Callable[[Edit], Leaflet]) -> None:
    leaflet = folded(lambda event: event.update(body=event["body"] + "\n\n" + "Spotkanie trwało do wieczora. " * 6))
    left_out = {left.field for left in leaflet.fitting.unplaced}

    assert "people[0]" in left_out
    assert not {"quotes[0]", "quotes[1]"} & left_out


def test_a_long_programme_takes_the_quote_under_it(folded: Callable[[Edit], Leaflet]) -> None:
    leaflet = folded(lambda event: event["programme"].update(items=event["programme"]["items"] * 3))
    left_out = {left.field for left in leaflet.fitting.unplaced}

    assert "quotes[1]" in left_out
    assert not {"quotes[0]", "people[0]"} & left_out


def test_a_text_that_is_far_too_long_is_reported_with_its_field_and_its_place(folded: Callable[[Edit], Leaflet]) -> None:
    with pytest.raises(OversetError) as overset:
        folded(told(body=body_of(6000)))

    (problem,) = overset.value.problems
    assert re.search(r"region `body-middle` of dl-trifold is overset by \d+ lines", problem.message)
    assert "from `body`" in problem.hint


def test_the_darker_fill_runs_past_the_fold(folded: Callable[[Edit], Leaflet]) -> None:
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


def test_a_body_of_a_few_lines_is_set_large_and_the_third_panel_says_when_and_where(folded: Callable[[Edit], Leaflet]) -> None:
    _, inside = folded(SPARSE).pages

    large = [placed for placed in lines(inside) if "Krótki tekst" in placed.line.text]
    assert [placed.line.runs[0].size for placed in large] == [pytest.approx(14.4)]
    values = [placed for placed in lines(inside) if placed.line.runs[0].role == "fact-value"]
    assert values
    assert all(placed.x > mm(200) for placed in values)


def test_the_picture_grows_over_a_short_body_and_divides_no_paragraph() -> None:
    _, inside = compose(EXAMPLE.parent / "archive-open-day", "dl-trifold").pages

    body = [placed for placed in lines(inside) if placed.line.runs[0].role == "body"]
    panels = ([placed for placed in body if placed.x < mm(100)], [placed for placed in body if placed.x > mm(100)])
    set_there = [{placed.span_of(run) for placed in panel for run in placed.line.runs} for panel in panels]
    assert all(set_there)
    assert not set_there[0] & set_there[1]
    ink = max(placed.box.bottom for placed in inside.placements if isinstance(placed, Panel) and placed.colour == "ink")
    assert ink > mm(126) + ROW


@pytest.mark.parametrize(("example", "size"), [("forum-ngo-2024", 15), ("archive-open-day", 18)])
def test_a_short_quote_on_the_flap_is_larger(example: str, size: float) -> None:
    flap, _ = compose(EXAMPLE.parent / example, "dl-trifold").pages

    (found,) = {placed.line.runs[0].size for placed in lines(flap) if placed.line.runs[0].role == "pull-quote"}
    assert found == pytest.approx(size)


def test_facts_of_two_panels_begin_on_one_line() -> None:
    _, inside = compose(EXAMPLE.parent / "mend-day", "dl-trifold").pages

    labels = [placed for placed in lines(inside) if placed.line.runs[0].role == "fact-label" and placed.x < mm(200)]
    assert len({round(placed.baseline, 2) for placed in labels}) == 1
    assert {placed.x > mm(100) for placed in labels} == {False, True}


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


def test_a_photo_that_may_not_be_changed_is_not_shown_again(folded: Callable[[Edit], Leaflet]) -> None:
    def forbidden(event: Event) -> None:
        event["photos"] = event["photos"][1:2]
        event["photos"][0]["credit"]["licence"] = "CC BY-ND 4.0"
        event["photos"][0].pop("treatment", None)

    with pytest.raises(InputError):
        folded(forbidden)
