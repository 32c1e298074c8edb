"""The phone layout: one narrow column in large type, cut into sides where a reader may pause."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from edited import Change, Said, edited_example, nothing, replace_in
from faces import face_of, ink_below
from forumprint.base.errors import InputError
from forumprint.base.units import mm
from forumprint.desk import compose, composed
from forumprint.desk.bound_layouts import open_layout
from forumprint.files.bundled import brand_names
from forumprint.files.event_file import open_event, read_event
from forumprint.files.library import find_layout
from forumprint.frame.leaflet import Leaflet, Page
from forumprint.frame.placements import Artwork, LinkArea, Panel, TextLine
from forumprint.frame.structure import Node, Role
from pages import layout, lines, pictures, role_of, said
from properties import RULES

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/event.yaml"))

# The tallest side.
SIDE = layout("phone").page.height
# A phone's screen is about 70 mm wide and shows the whole width of a page.
SCREEN = mm(70)


@pytest.fixture
def leaflet_of(tmp_path: Path) -> Callable[..., Leaflet]:
    """Composes the example after a change of its fields."""
    shutil.copytree(ROOT / "examples" / "mend-day" / "photos", tmp_path / "photos")
    return lambda change=nothing: compose(edited_example(tmp_path, change), "phone")


def in_order(page: Page) -> list[TextLine]:
    return sorted(lines(page), key=lambda placed: placed.baseline)


@pytest.mark.parametrize("brand", brand_names())
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_no_print_is_smaller_than_nine_points_at_a_phone_s_width(example: Path, brand: str) -> None:
    leaflet = compose(example, "phone", brand=brand)

    sizes = {run.size * SCREEN / page.trim.width for page in leaflet.pages for placed in lines(page) for run in placed.line.runs}
    assert min(sizes) >= 9


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_side_is_no_taller_than_a_screen_and_ends_with_what_stands_on_it(example: Path) -> None:
    leaflet = compose(example, "phone")

    for page in leaflet.pages:
        assert page.trim.height <= SIDE + 0.1
        assert -0.1 <= page.trim.height - max(placed.box.bottom for placed in page.placements) < mm(12)


@pytest.mark.parametrize("brand", brand_names())
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_no_side_ends_with_a_heading_or_a_lone_line_of_a_paragraph(example: Path, brand: str) -> None:
    leaflet = compose(example, "phone", brand=brand)

    spans = {span.id for span in leaflet.structure.spans()}
    assert len(leaflet.pages) > 1
    for page, following in pairwise(leaflet.pages):
        last, first = in_order(page)[-1], in_order(following)[0]
        assert role_of(last) not in {"crosshead", "section-head"}
        if role_of(last) == role_of(first) == "body":
            span = last.span_of(last.line.runs[-1])
            assert span in spans
            if first.span_of(first.line.runs[0]) == span:
                assert sum(placed.span_of(placed.line.runs[-1]) == span for placed in lines(page)) >= 2
                assert sum(placed.span_of(placed.line.runs[0]) == span for placed in lines(following)) >= 2


@pytest.mark.parametrize("brand", brand_names())
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_no_side_is_a_scrap(example: Path, brand: str) -> None:
    leaflet = compose(example, "phone", brand=brand)

    assert min(page.trim.height for page in leaflet.pages) > SIDE / 3


@pytest.mark.parametrize("count", range(4, 24))
def test_no_item_of_a_list_stands_alone_on_a_side(leaflet_of: Callable[..., Leaflet], count: int) -> None:
    names = [f"Punkt {number:02}" for number in range(count)]
    leaflet = leaflet_of(lambda event: event["programme"].update(items=[{"title": name, "speaker": "Osoba"} for name in names]))

    shown = [sum(name in said(page) for name in names) for page in leaflet.pages]
    assert sum(shown) == count
    assert 1 not in shown


@pytest.mark.parametrize("count", range(2, 9))
def test_a_figure_and_its_label_are_not_parted(leaflet_of: Callable[..., Leaflet], count: int) -> None:
    figures = [{"amount": f"{number}00", "label": f"to liczba {number}"} for number in range(1, count + 1)]
    leaflet = leaflet_of(lambda event: event.update(figures=figures))

    assert said(leaflet).count("to liczba") == count
    assert said(leaflet).count("to liczba") == count
    for page in leaflet.pages:
        words = said(page)
        assert [f"{number}00" in words for number in range(1, count + 1)] == [
            f"to liczba {number}" in words for number in range(1, count + 1)
        ]


@pytest.mark.parametrize("brand", brand_names())
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_no_side_ends_in_a_word(example: Path, brand: str) -> None:
    leaflet = compose(example, "phone", brand=brand)

    assert not [page for page in leaflet.pages if in_order(page)[-1].line.hyphenated]


def test_the_cover_fills_a_screen_whatever_the_length_of_its_title(leaflet_of: Callable[..., Leaflet]) -> None:
    long = "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców i rozmawiamy o dobrej przyszłości współpracy samorządu z organizacjami"
    cover = leaflet_of(lambda event: event.update(title=long)).pages[0]

    assert 0.95 * SIDE < cover.trim.height <= SIDE + 0.1
    assert {"masthead-name", "kicker", "headline", "lead", "credit-line"} <= {role_of(placed) for placed in lines(cover)}
    assert long in said(cover)


@pytest.mark.parametrize("count", range(150, 500, 23))
def test_a_paragraph_leaves_two_lines_on_either_side(leaflet_of: Callable[..., Leaflet], count: int) -> None:
    body = "\n\n".join(" ".join(f"słowo{number}" for number in range(part)) for part in (7, count % 31 + 3, count))
    leaflet = leaflet_of(lambda event: event.update(body=body))

    divided = 0
    for page, following in pairwise(leaflet.pages):
        above, below = (
            [placed.span_of(placed.line.runs[0]) for placed in in_order(side) if role_of(placed) == "body"] for side in (page, following)
        )
        assert None not in {*above, *below}
        if above and below and above[-1] == below[0]:
            divided += 1
            assert above.count(above[-1]) >= 2
            assert below.count(above[-1]) >= 2
    # The last paragraph alone is longer than a side.
    assert divided


@pytest.mark.parametrize("count", range(64, 112, 3))
def test_a_quotation_longer_than_a_screen_goes_on_and_keeps_its_speaker(leaflet_of: Callable[..., Leaflet], count: int) -> None:
    words = " ".join(f"słowo{number}" for number in range(count))
    leaflet = leaflet_of(lambda event: event.update(quotes=[{"text": words, "speaker": "Jan Nowak", "role": "prezes"}]))

    shown = [(page, roles) for page in leaflet.pages if "pull-quote" in (roles := [role_of(placed) for placed in in_order(page)])]
    assert shown
    assert all(roles.count("pull-quote") >= 2 for _, roles in shown)
    assert "attribution" in shown[-1][1]
    for page, _ in shown:
        (paper,) = (placed for placed in page.placements if isinstance(placed, Panel) and placed.colour == "paper")
        assert page.bleed_box.contains(paper.box, 0.1)
    for (page, _), (following, _) in pairwise(shown):
        assert max(placed.box.bottom for placed in page.placements if isinstance(placed, Panel)) == pytest.approx(page.trim.height)
        assert min(placed.box.y for placed in following.placements if isinstance(placed, Panel)) == 0


def credits_on(page: Page) -> int:
    return sum("Fot." in placed.line.text for placed in lines(page, "credit-line"))


@pytest.mark.parametrize("items", range(1, 14))
def test_a_photo_and_its_credit_are_not_parted(leaflet_of: Callable[..., Leaflet], items: int) -> None:
    leaflet = leaflet_of(lambda event: event["programme"].update(items=[f"Punkt {number}" for number in range(items)]))

    shown = [len(pictures(page)) for page in leaflet.pages]
    assert sum(shown) == 2
    assert shown == [credits_on(page) for page in leaflet.pages]


def test_the_photo_gives_its_height_in_two_parts_the_type_in_between(leaflet_of: Callable[..., Leaflet]) -> None:
    """Together the parts are the whole height that the photo can give: the second part does not count the first again."""
    long = "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców i rozmawiamy o dobrej przyszłości współpracy samorządu z organizacjami"
    leaflet = leaflet_of(lambda event: (event.pop("photos"), event.update(title=long, lead=event["lead"] * 2)))

    gave = [(gave.region, gave.what.partition(":")[0], gave.what.rpartition(" ")[2]) for gave in leaflet.fitting.concessions]
    height = layout("phone").regions["hero"].height
    assert height is not None
    assert height.least is not None
    assert height.step is not None
    steps = [int(count) for region, what, count in gave if (region, what) == ("hero", "height")]
    assert len(steps) == 2
    assert sum(steps) == round((height.natural - height.least) / height.step)
    assert gave[1][:2] == ("ink", "size")


def test_six_photos_stand_there_each_with_its_credit(leaflet_of: Callable[..., Leaflet]) -> None:
    more = [
        {
            "file": f"photos/./{'./' * number}wall-clock.jpg",
            "alt": f"Zegar {number}",
            "credit": {"author": f"Autor{number}", "licence": "CC BY 4.0"},
        }
        for number in range(4)
    ]
    leaflet = leaflet_of(lambda event: event["photos"].extend(more))

    shown = [len(pictures(page)) for page in leaflet.pages]
    assert sum(shown) == 6
    assert shown == [credits_on(page) for page in leaflet.pages]


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.pop("photos"),
        lambda event: [event.pop(name) for name in list(event) if name not in ("title", "language")],
        lambda event: event.update(body=(event["body"] + "\n") * 6),
        lambda event: event["programme"].update(items=[{"time": "10:00", "title": f"Punkt {number} programu"} for number in range(30)]),
    ],
    ids=["no photo", "title alone", "a long body", "thirty items"],
)
def test_whatever_the_event_holds_every_rule_is_kept(leaflet_of: Callable[..., Leaflet], change: Change) -> None:
    leaflet = leaflet_of(change)

    assert {rule: found for rule, check in RULES.items() if (found := check(leaflet))} == {}


def test_no_item_of_a_long_programme_is_divided_or_left_out(leaflet_of: Callable[..., Leaflet]) -> None:
    def thirty(event: Said) -> None:
        event["programme"]["items"] = [
            {"time": "10:00", "title": f"Punkt {number:02}", "speaker": f"Osoba {number:02}"} for number in range(30)
        ]

    leaflet = leaflet_of(thirty)

    for number in range(30):
        (side,) = (page for page in leaflet.pages if f"Punkt {number:02}" in said(page))
        assert f"Osoba {number:02}" in said(side)


@pytest.mark.parametrize("brand", brand_names())
def test_a_second_figure_stands_on_the_margin_and_off_its_label(brand: str) -> None:
    made = composed(ROOT / "examples/footbridge-hearing", "phone", brand=brand)

    (page,) = (page for page in made.leaflet.pages if "312 people" in said(page))
    number = next(placed for placed in lines(page) if role_of(placed) == "figure")
    label = next(placed for placed in lines(page) if role_of(placed) == "figure-label")
    run = label.line.runs[0]
    face = face_of(run, made.resources)
    capitals = face.cap_height * run.size / face.upem
    assert label.x == pytest.approx(mm(8), abs=1)
    assert label.baseline - capitals - (number.baseline + ink_below(number.line, made.resources)) > run.size / 3


@pytest.mark.parametrize("brand", brand_names())
def test_the_times_of_a_programme_stand_on_lines_of_their_own(brand: str) -> None:
    leaflet = compose(ROOT / "examples/mend-day", "phone", brand=brand)

    times = [placed for page in leaflet.pages for placed in lines(page) if re.match(r"\d+:\d\d", placed.line.text)]
    event = read_event(open_event(ROOT / "examples/mend-day")).event
    assert event is not None
    assert event.programme is not None
    assert len(times) == len(event.programme.items)
    assert all(re.fullmatch(r"\d+:\d\d(–\d+:\d\d)?", placed.line.text.strip()) for placed in times)


@pytest.mark.parametrize("brand", brand_names())
def test_no_brick_of_the_mark_is_left_beside_the_panel(brand: str) -> None:
    """The mark in the photo's place ends where the panel over it ends, and begins inside the page."""
    cover = compose(ROOT / "examples/archive-open-day", "phone", brand=brand).pages[0]

    panel = max((placed for placed in cover.placements if isinstance(placed, Panel)), key=lambda placed: placed.box.bottom)
    mark = max((placed for placed in cover.placements if isinstance(placed, Artwork)), key=lambda placed: placed.box.width)
    assert mark.box.width > mm(60)
    assert mark.box.x >= 0
    assert mark.box.right <= panel.box.right


def test_there_is_no_code_to_scan_with_the_screen_it_stands_on(leaflet_of: Callable[..., Leaflet]) -> None:
    leaflet = leaflet_of()

    assert not [placed for page in leaflet.pages for placed in page.placements if isinstance(placed, LinkArea)]
    assert any(span.href == "https://torun.pl" for span in leaflet.structure.spans())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("safe: 5mm}", "safe: 5mm, bleed: 3mm}", "has no bleed"),
        ("  facts:\n", "  facts:\n    side: 2\n", "names a side"),
        ("fitting:\n", "extra: {regions: {more: {left: 8mm, width: 92mm, top: 8mm}}}\nfitting:\n", "as many sides as the text needs"),
    ],
)
def test_what_a_cut_layout_cannot_have_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    own = Path(shutil.copy(ROOT / "layouts/phone.yaml", tmp_path / "own.yaml"))
    replace_in(own, old, new)

    with pytest.raises(InputError) as caught:
        open_layout(find_layout(str(own)), "pl")

    assert any(said in problem.message for problem in caught.value.problems)


def test_headings_of_the_column_keep_their_levels(leaflet_of: Callable[..., Leaflet]) -> None:
    roles = [node.role for node in leaflet_of().structure.walk() if isinstance(node, Node)]

    assert roles.count(Role.HEADING_1) == 1
    assert roles.index(Role.HEADING_1) < roles.index(Role.HEADING_2)
