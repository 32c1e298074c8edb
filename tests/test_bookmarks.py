"""Headings are bookmarks: nested by level, at the place where they stand."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from forumprint.desk import build
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.structure import Node, Role
from forumprint.pdf.bookmarks import Bookmark, bookmarks
from leaflets import leaflet, set_run, span, text_leaflet, text_line, written
from pdfs import opened

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"


def headed(*headings: tuple[Role, str]) -> Leaflet:
    """Headings one under the other, 20 points apart."""
    spans = [span(text) for _, text in headings]
    lines = [text_line(50 + 20 * row, (set_run(one.text), one)) for row, one in enumerate(spans)]
    return leaflet(lines, [Node(role, (one,)) for (role, _), one in zip(headings, spans, strict=True)])


def shape(marks: tuple[Bookmark, ...]) -> list[object]:
    return [(mark.title, shape(mark.under)) if mark.under else mark.title for mark in marks]


def test_headings_stand_under_the_nearest_higher_one() -> None:
    two, three = Role.HEADING_2, Role.HEADING_3
    made = headed((Role.HEADING_1, "Forum"), (two, "Nagrody"), (three, "Sery"), (three, "Miody"), (two, "Kontakt"))

    assert shape(bookmarks(made)) == [("Forum", [("Nagrody", ["Sery", "Miody"]), "Kontakt"])]


def test_a_bookmark_leads_to_the_top_of_its_heading() -> None:
    (first, second) = bookmarks(headed((Role.HEADING_2, "Forum"), (Role.HEADING_2, "Kontakt")))

    assert second.top - first.top == pytest.approx(20)
    assert (first.page, first.top < 50) == (0, True)


def test_a_leaflet_without_headings_has_none() -> None:
    pdf = opened(written(text_leaflet("Forum")))

    assert "/Outlines" not in pdf.Root


def test_the_example_s_headings_are_its_bookmarks_on_their_pages(tmp_path: Path) -> None:
    (built,) = build(EXAMPLE, layouts=["a4-bulletin"], out=tmp_path / "bulletin.pdf")
    with pikepdf.open(built.path) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        pages: dict[str, int] = {}
        for item in top.children:
            assert isinstance(item.destination, pikepdf.Array)
            pages[item.title] = pdf.pages.index(pikepdf.Page(item.destination[0]))

    assert top.title == "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców"
    assert pages["Idea spotkania"] == 0
    assert pages["Program współpracy na rok 2025"] == pages["Warsztaty"] == 1
