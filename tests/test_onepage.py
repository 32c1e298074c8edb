"""The example on one page: its text, the order, and what it leaves out. `test_family` has the rules for all leaflets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import forumprint
from edited import edited_example
from forumprint.base.errors import OversetError
from forumprint.base.problems import Where
from forumprint.base.units import mm
from forumprint.desk import compose
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import Panel, Picture, TextLine
from forumprint.frame.spans import Figure, Span
from forumprint.frame.structure import Role, outline
from properties import leaves

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"


@pytest.fixture(scope="module")
def leaflet() -> Leaflet:
    return compose(EXAMPLE, "a4-onepage")


def test_what_the_layout_leaves_out_is_reported_field_by_field(leaflet: Leaflet) -> None:
    assert {left.field for left in leaflet.fitting.unplaced} == {
        "venue.city",
        "quotes[0].short",
        "quotes[1]",
        "people[0]",
        "photos[1]",
        "figures[0].label",
        "figures[0].prefix",
    }


def test_texts_of_every_kind_stand_in_the_structure(leaflet: Leaflet) -> None:
    said = " ".join(leaf.text for leaf in leaves(leaflet) if isinstance(leaf, Span)).replace("\u00a0", " ")

    for words in ("standardów ochrony osób małoletnich", "Po raz 19. w Toruniu", "o 9 mln zł", "CC0 1.0", "Dyrektor Biura Dialogu"):
        assert words in said


def test_no_word_of_a_page_comes_from_python(leaflet: Leaflet) -> None:
    """Every span names its file, and its words stand in one of the files that may supply words."""
    folders = (EXAMPLE.parent, EXAMPLE.parents[2] / "assets", EXAMPLE.parents[2] / "layouts")
    files = [path for folder in folders for path in folder.rglob("*.yaml")]
    vocabulary = set(words(" ".join(path.read_text(encoding="utf-8") for path in files)))

    printed = [word for leaf in leaves(leaflet) if isinstance(leaf, Span) for word in words(leaf.text)]

    assert len(printed) > 100
    assert [word for word in printed if word not in vocabulary] == []


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.replace("\u00ad", ""))


def test_the_structure_reads_in_the_order_of_the_design(leaflet: Leaflet) -> None:
    read = outline(leaflet.structure)
    order = [
        "Toruń",
        "XIX Forum",
        "Ponad 52",
        "Po raz 19.",
        "Kiedy",
        "o 9 mln",
        "Fot.",
        "Idea spotkania",
        "To fundusze",
        "Warsztaty",
        "Kontakt",
        "Tekst i układ",
    ]
    read = read.replace("\u00a0", " ")

    places = [read.index(words) for words in order]

    assert places == sorted(places)


def test_headings_begin_with_one_first_level(leaflet: Leaflet) -> None:
    roles = [node.role for node in leaflet.structure.children if not isinstance(node, Span | Figure)]
    headings = [role for role in roles if role in (Role.HEADING_1, Role.HEADING_2)]

    assert headings[0] is Role.HEADING_1
    assert headings.count(Role.HEADING_1) == 1


def test_an_event_that_is_far_too_long_is_overset_with_region_lines_and_help(tmp_path: Path) -> None:
    event = edited_example(tmp_path, lambda event: event.update(body="Bardzo długi akapit o niczym. " * 250 + "\n\n" + event["body"]))
    old = tmp_path / "leaflet.pdf"
    old.write_bytes(b"the old one")

    with pytest.raises(OversetError) as overset:
        forumprint.build(event, layouts=["a4-onepage"], out=old)

    (problem,) = overset.value.problems
    assert re.search(r"region `body` of a4-onepage is overset by \d+ lines", problem.message)
    assert "characters" in problem.hint
    assert problem.where.line > 1
    assert old.read_bytes() == b"the old one"


def test_composing_twice_gives_equal_leaflets(leaflet: Leaflet) -> None:
    assert compose(EXAMPLE, "a4-onepage") == leaflet


def test_places_name_the_event_file(leaflet: Leaflet) -> None:
    (headline,) = (leaf for leaf in leaves(leaflet) if isinstance(leaf, Span) and leaf.text.startswith("Ponad"))

    line, column = next(
        (number, line.index("Ponad 52") + 1)
        for number, line in enumerate(EXAMPLE.read_text(encoding="utf-8").splitlines(), 1)
        if "a4-onepage:" in line
    )
    assert headline.where == Where(str(EXAMPLE), line, column)


@pytest.mark.parametrize("example", ["mend-day", "archive-open-day", "taste-awards"])
def test_the_accent_panel_steps_at_least_two_rows_below_the_photo(example: str) -> None:
    (page,) = compose(EXAMPLE.parents[1] / example, "a4-onepage").pages

    panel = next(
        placed for placed in page.placements if isinstance(placed, Panel) and placed.colour == "accent" and placed.box.width > mm(50)
    )
    hero = next(placed for placed in page.placements if isinstance(placed, Picture | Panel) and placed.box.x == pytest.approx(mm(77)))
    assert panel.box.bottom - hero.box.bottom >= mm(2 * 4.2)


def test_a_body_of_a_few_lines_stands_beside_the_photo() -> None:
    (page,) = compose(EXAMPLE.parents[1] / "reading-dogs", "a4-onepage").pages

    photo = next(placed for placed in page.placements if isinstance(placed, Picture))
    body = [placed for placed in page.placements if isinstance(placed, TextLine) and placed.line.runs[0].role == "body"]
    assert body
    assert all(photo.box.y < placed.baseline < photo.box.bottom for placed in body)
