"""The folded leaflet: text keeps clear of folds and trim in every variant, and each panel gives way in its order."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from forumprint.base.geometry import Rect
from forumprint.base.problems import OversetError
from forumprint.base.units import mm
from forumprint.desk import compose
from forumprint.leaflet.model import Leaflet, Page
from forumprint.leaflet.placements import Panel, Picture, TextLine
from forumprint.leaflet.structure import Role, outline
from forumprint.text.galley import Passage

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
    "no contact": without("contact"),
    "only a title": without(*"series edition date venue lead body quotes figures programme people photos contact".split()),
    "long title": told(title="Organizacje pozarządowe i miasto " * 4 + "razem", **{"for": {}}),
    "short body": told(body="Krótko: było dobrze."),
    "English": told(language="en", title="Working together on better solutions for the people of the city"),
}


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Edit], Leaflet]:
    """The example, edited, as a folded leaflet; each edit is composed once."""
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
    """A line's box without the white that a face keeps above its letters and below."""
    size = max(run.style.size for run in placed.line.runs)
    return Rect(placed.box.x, placed.baseline - 0.7 * size, placed.box.width, 0.9 * size)


def passages(leaflet: Leaflet) -> Iterator[Passage]:
    return (leaf for leaf in leaflet.structure.walk() if isinstance(leaf, Passage))


def said(page: Page) -> str:
    return " ".join(placed.line.text for placed in lines(page)).replace("\u00a0", " ")


@every_variant
def test_text_keeps_clear_of_folds_and_trim(folded: Callable[[Edit], Leaflet], edit: Edit):
    for page in folded(edit).pages:
        panels = [Rect(a, 0, b - a, page.trim.height).grown(-CLEAR) for a, b in _panels(page)]

        assert [placed.line.text for placed in lines(page) if not any(panel.contains(ink(placed), 0.01) for panel in panels)] == []


def _panels(page: Page) -> Iterator[tuple[float, float]]:
    edges = (0.0, *page.folds, page.trim.width)
    return zip(edges, edges[1:], strict=False)


@every_variant
def test_no_line_lies_over_another(folded: Callable[[Edit], Leaflet], edit: Edit):
    for page in folded(edit).pages:
        assert [(a.line.text, b.line.text) for a, b in combinations(lines(page), 2) if ink(a).overlaps(ink(b))] == []


@every_variant
def test_no_text_stands_on_a_photo(folded: Callable[[Edit], Leaflet], edit: Edit):
    for page in folded(edit).pages:
        photos = [place for place, placed in enumerate(page.placements) if isinstance(placed, Picture)]
        for place in photos:
            over = [placed.box for placed in page.placements[place:] if isinstance(placed, Panel)]
            on_photo = [placed for placed in lines(page) if ink(placed).overlaps(page.placements[place].box)]

            assert all(any(panel.contains(ink(placed)) for panel in over) for placed in on_photo)


@every_variant
def test_body_lines_stand_on_the_baseline_grid(folded: Callable[[Edit], Leaflet], edit: Edit):
    _, inside = folded(edit).pages
    baselines = [placed.baseline for placed in lines(inside) if placed.line.runs[0].style.role == "body"]

    assert [(baseline + mm(1.2)) / ROW % 1 for baseline in baselines] == pytest.approx([round((b + mm(1.2)) / ROW % 1) for b in baselines], abs=0.01)


@every_variant
def test_every_passage_is_set_whole(folded: Callable[[Edit], Leaflet], edit: Edit):
    leaflet = folded(edit)
    shown: dict[int, str] = {}
    for page in leaflet.pages:
        for run in (run for placed in lines(page) for run in placed.line.runs):
            shown[id(run.passage)] = shown.get(id(run.passage), "") + run.text

    assert [leaf.text for leaf in passages(leaflet) if plain(shown.get(id(leaf), "")) != plain(leaf.text)] == []


def plain(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())
