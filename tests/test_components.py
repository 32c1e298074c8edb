"""Components with several entries: people, partners, awards, timetable, gallery, figures, notes, the way there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image

from edited import replace_in, save
from forumprint.base.errors import InputError
from forumprint.desk import build, compose
from forumprint.frame.leaflet import Colour, Leaflet
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, TextLine
from forumprint.frame.spans import Figure
from forumprint.frame.structure import Node, Role, outline
from pages import lines
from pdfs import opened
from verapdf import needs_verapdf, verdict

LISTS = ("list-intro", "list-item", "list-detail")
ROLES = ("headline", "byline", "note", "crosshead", "fact-label", "fact-value", *LISTS, "caption", "credit-line")
FIGURES = ("figure", "figure-prefix", "figure-label", "figure-change")
NINE_POINTS = {role: {"size": "9pt", "leading": "4mm"} for role in (*ROLES, *FIGURES)}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#0A7D4B"/></svg>'


def leaflet(folder: Path, part: str, event: str, *, gives: str = "", **region: str) -> Leaflet:
    """A title and one component under it."""
    return compose(_event(folder, event), _layout(folder, part, gives=gives, sizes=NINE_POINTS, **region))


def _event(folder: Path, event: str) -> Path:
    path = folder / "event.yaml"
    path.write_text(f"language: pl\ntitle: Próba\n{event}", encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    for name in ("logo.png", "photo.jpg"):
        Image.new("RGB", (1200, 400), (200, 40, 40)).save(folder / name)
    return path


def _layout(folder: Path, *parts: str, gives: str = "", sizes: Mapping[str, object] = NINE_POINTS, **region: str) -> str:
    """A layout of a title and, under it, a region with these components, each as a layout file names it.

    Args:
        folder: Where the file is written.
        parts: The components.
        gives: A ladder of the region that its fitting may step down.
        sizes: Of the type roles that are not set in 9 pt.
        region: What the region's own terms are, if other than below.
    """
    under = {"left": "20mm", "width": "120mm", "top": "30mm", "until": "200mm", "ground": "white", **region}
    layout = {
        "label": "Próba",
        "description": "Próba",
        "page": {"width": "210mm", "height": "297mm"},
        "baseline": "4mm",
        "type": {**NINE_POINTS, **sizes},
        "regions": {
            "title": {"left": "20mm", "width": "170mm", "top": "10mm", "content": ["headline"]},
            "part": {**under, "content": [yaml.load(part, Loader=yaml.BaseLoader) for part in parts]},
        },
        "fitting": [{"region": "part", "gives": gives}] if gives else [],
    }
    return str(save(folder / "part.yaml", layout))


def structure(made: Leaflet) -> str:
    return outline(made.structure).replace("\u00a0", " ")


def by_words(made: Leaflet) -> dict[str, TextLine]:
    """The lines of the first side, each by what it says."""
    return {placed.line.text.replace("\u00a0", " ").strip(): placed for placed in lines(made.pages[0])}


PROGRAMME = """
programme:
  items:
    - {time: "10:00–11:30", title: Otwarcie, speaker: Ewa Kos}
    - {time: "12:00", title: Przerwa, priority: 5}
    - {title: Spacer}
"""


def test_every_row_of_a_timetable_has_as_many_cells_as_its_head(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "timetable", PROGRAMME)
    (table,) = (node for node in made.structure.walk() if isinstance(node, Node) and node.role is Role.TABLE)

    assert [[cell.role.value for cell in row.children if isinstance(cell, Node)] for row in table.children if isinstance(row, Node)] == [
        ["TH", "TH", "TH"],
        ["TD", "TD", "TD"],
        ["TD", "TD", "TD"],
        ["TD", "TD", "TD"],
    ]


def test_a_column_that_nothing_stands_in_is_left_out_and_times_are_never_broken(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "timetable", PROGRAMME)

    assert "Gdzie" not in structure(made)
    assert "10:00–11:30" in {placed.line.text.strip() for placed in lines(made.pages[0])}


def test_columns_of_a_timetable_are_so_wide_that_few_rows_need_a_second_line(tmp_path: Path) -> None:
    """One long title breaks. The room that it cannot use goes to the names that would break in every second row."""
    long = "Naprawa rowerów, zegarów, lamp, radioodbiorników, krzeseł, czajników i wszystkiego, co jeszcze da się naprawić"
    items = [f'{{time: "1{n}:00", title: Rozmowa o naprawianiu, speaker: Aleksandra Wiśniewska-Kowalczyk}}' for n in range(6)]
    programme = "\n".join(["programme:", "  title: Plan", "  items:", *(f"    - {item}" for item in [*items, f"{{title: '{long}'}}"])])

    made = leaflet(tmp_path, "timetable", programme + "\n")

    set_whole = [placed.line.text.strip() for placed in lines(made.pages[0])]
    assert set_whole.count("Aleksandra Wiśniewska-Kowalczyk") == 6
    assert set_whole.count("Rozmowa o naprawianiu") == 6


def test_a_timetable_leaves_out_what_matters_least_and_says_so(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "timetable", PROGRAMME, until="51mm", gives="items")

    assert "Przerwa" not in structure(made)
    assert "programme.items[1]" in {left.field for left in made.fitting.unplaced}


def test_an_empty_cell_is_a_cell_of_the_file_too(tmp_path: Path) -> None:
    event = _event(tmp_path, PROGRAMME)
    (built,) = build(event, layouts=[_layout(tmp_path, "timetable")], out=tmp_path / "table.pdf")
    tags = [str(each.get("/S")) for each in opened(built.path.read_bytes()).objects if isinstance(each, pikepdf.Dictionary)]

    assert (tags.count("/TR"), tags.count("/TH"), tags.count("/TD")) == (4, 3, 9)


@needs_verapdf
def test_a_table_with_empty_cells_and_linked_logos_keep_to_the_standards(tmp_path: Path) -> None:
    event = _event(tmp_path, PROGRAMME + PARTNERS)
    layout = _layout(tmp_path, "timetable", "{component: partners, gap: 4mm}")
    (built,) = build(event, layouts=[layout], out=tmp_path / "both.pdf")

    assert [verdict(built.path.read_bytes(), flavour, tmp_path) for flavour in ("ua1", "2a")] == ["PASS", "PASS"]


PARTNERS = """
partners:
  - {name: Zielony Bór, logo: logo.svg, web: "https://bor.example.org"}
  - {name: Piksel, logo: logo.png, alt: Czerwony pasek}
  - {name: Bez Znaku, web: "https://bez.example.org"}
"""


def test_a_logo_keeps_its_own_colours(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "partners", PARTNERS)
    (logo,) = (placed for placed in made.pages[0].placements if isinstance(placed, Artwork))

    assert made.colours[logo.shapes[0].colour].rgb == (10, 125, 75)


@pytest.mark.parametrize(
    ("token", "cmyk"), [("#000000", (0, 0, 0, 100)), ("#ffffff", (0, 0, 0, 0)), ("#ff0000", (0, 100, 100, 0)), ("#808080", (0, 0, 0, 49.8))]
)
def test_a_colour_that_nobody_mixed_prints_its_grey_with_black_alone(token: str, cmyk: tuple[float, ...]) -> None:
    assert Colour.literal(token).cmyk == cmyk


def test_a_logo_says_its_partner_s_name_and_links_to_its_page(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "partners", PARTNERS)
    said = [leaf.alt for leaf in made.structure.walk() if isinstance(leaf, Figure)]
    links = [placed.href for placed in made.pages[0].placements if isinstance(placed, LinkArea)]

    assert said == ["Zielony Bór", "Czerwony pasek"]
    assert links == ["https://bor.example.org"]
    assert [left.field for left in made.fitting.unplaced] == []


LONG_NAME = "Towarzystwo Przyjaciół Biblioteki i Czytelni w Okocinku nad Rzeką Wątką oraz Jej Dopływami"
TWO_COLUMNS = "{component: partners, options: {columns: 2, height: 20mm}}"


def test_names_without_a_logo_beside_them_begin_on_one_line(tmp_path: Path) -> None:
    made = leaflet(tmp_path, TWO_COLUMNS, f"partners:\n  - {{name: {LONG_NAME}}}\n  - {{name: Cykliści}}\n")

    names = [placed for placed in lines(made.pages[0]) if placed.line.runs[0].role == "list-item"]
    assert len(names) > 2
    assert by_words(made)["Cykliści"].baseline == min(placed.baseline for placed in names)


def test_a_name_beside_a_logo_stands_at_half_its_height(tmp_path: Path) -> None:
    made = leaflet(tmp_path, TWO_COLUMNS, f"partners:\n  - {{name: {LONG_NAME}, logo: logo.svg}}\n  - {{name: Cykliści}}\n")

    name, (logo,) = by_words(made)["Cykliści"].box, (placed.box for placed in made.pages[0].placements if isinstance(placed, Artwork))
    assert name.y + name.height / 2 == pytest.approx(logo.y + logo.height / 2, abs=1)


@pytest.mark.parametrize("width", range(60, 140, 4))
def test_no_word_of_a_note_stands_alone_in_its_last_line(tmp_path: Path, width: int) -> None:
    note = "Mikrofalówek i telewizorów nie otwieramy na warsztatach stołowych w tej sali, bo to groźne."
    made = leaflet(tmp_path, "note-box", f"notes: ['{note}']\n", width=f"{width}mm")

    said = [placed.line for placed in lines(made.pages[0]) if placed.line.runs[0].role == "note"]
    assert len(said) == 1 or len(said[-1].text.split()) > 1


@pytest.mark.parametrize("component", ["programme", "programme-rows", "programme-grid"])
def test_a_time_above_its_title_is_read_before_it(tmp_path: Path, component: str) -> None:
    sizes = {"section-head": {"size": "12pt", "leading": "5mm"}}
    layout = _layout(tmp_path, f"{{component: {component}, options: {{time: above}}}}", sizes=sizes)
    made = compose(_event(tmp_path, PROGRAMME), layout)

    assert 'P "10:00–11:30\u2002Otwarcie"' in structure(made)
    time, title = (by_words(made)[words] for words in ("10:00–11:30", "Otwarcie"))
    assert time.baseline < title.baseline
    assert time.x == pytest.approx(title.x, abs=1)
    assert time.line.runs[0].role == "list-detail"
    # Copied text keeps them apart, although no space ends a line that ends a paragraph.
    assert time.line.text.endswith("\u2002")


def test_details_that_one_line_does_not_hold_stand_one_under_the_other(tmp_path: Path) -> None:
    speaker, place = "Aleksandra Wiśniewska-Kowalczyk z Towarzystwa Przyjaciół Czytelni", "sala konferencyjna na trzecim piętrze biblioteki"
    items = f"{{title: A, speaker: Ewa Kos, place: sala}}, {{title: B, speaker: {speaker}, place: {place}}}"
    made = leaflet(tmp_path, "programme", f"programme: {{items: [{items}]}}\n")

    details = [
        placed.line.text.replace("\u00a0", " ").strip() for placed in lines(made.pages[0]) if placed.line.runs[0].role == "list-detail"
    ]
    assert details == ["Ewa Kos · sala", speaker, place]


def test_a_partner_without_a_logo_is_named_and_linked(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "partners", PARTNERS)

    assert {span.text.replace("\u00a0", " "): span.href for span in made.structure.spans()}["Bez Znaku"] == "https://bez.example.org"


def test_a_long_logo_covers_no_more_than_others(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "partners", PARTNERS)
    logos = [placed.box for placed in made.pages[0].placements if isinstance(placed, Artwork | Picture)]
    areas = [box.width * box.height for box in logos]

    assert areas == pytest.approx([areas[0]] * 2)


def test_logos_stand_on_white_where_the_ground_is_not(tmp_path: Path) -> None:
    on_paper = leaflet(tmp_path, "partners", PARTNERS, ground="paper")
    (logo,) = (placed for placed in on_paper.pages[0].placements if isinstance(placed, Artwork))
    fields = [placed.box for placed in on_paper.pages[0].placements if isinstance(placed, Panel) and placed.colour == "white"]

    assert any(field.contains(logo.box) for field in fields)


def test_a_drawing_that_cannot_be_drawn_is_told_at_the_event_with_a_way_out(tmp_path: Path) -> None:
    event = _event(tmp_path, PARTNERS)
    replace_in(tmp_path / "logo.svg", "fill=", 'stroke="red" fill=')

    with pytest.raises(InputError) as caught:
        compose(event, _layout(tmp_path, "partners"))
    assert any(problem.where.file == str(event) and "PNG" in problem.hint for problem in caught.value.problems)


def test_winners_stand_under_their_category_which_is_said_once(tmp_path: Path) -> None:
    made = leaflet(
        tmp_path,
        "awards",
        "awards:\n  - {category: Debiut, name: Most}\n  - {category: Debiut, name: Koło}\n  - {category: Widzowie, name: Okno}\n",
    )

    assert [span.text for span in made.structure.spans()][2:] == ["Debiut", "Most", "Koło", "Widzowie", "Okno"]
    assert structure(made).count('H3 "') == 2


AWARDS = "awards:\n" + "".join(
    f"  - {{category: {category}, place: {place}, name: {category} {place}}}\n"
    for place in ("I", "II", "III")
    for category in ("Ser", "Chleb")
)


def test_a_category_stands_where_it_is_first_named_with_all_its_prizes(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "awards", AWARDS)
    said = [span.text.replace("\u00a0", " ") for span in made.structure.spans()]

    assert [words for words in said if words.startswith(("Ser", "Chleb"))] == [
        *("Ser", "Ser I", "Ser II", "Ser III"),
        *("Chleb", "Chleb I", "Chleb II", "Chleb III"),
    ]


def test_three_prizes_in_two_columns_leave_no_hole(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "{component: awards, options: {columns: 2}}", AWARDS)
    at = by_words(made)

    assert at["Ser I"].x == at["Ser II"].x == at["Ser III"].x < at["Chleb I"].x == at["Chleb III"].x
    assert at["Ser III"].baseline == at["Chleb III"].baseline


def test_categories_are_at_least_twice_as_far_apart_as_their_prizes(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "{component: awards, options: {between: 9mm, above_category: 0mm}}", AWARDS)
    at = by_words(made)
    line = 4 * 72 / 25.4
    inside = at["Ser II"].baseline - at["Ser I"].baseline - 2 * line
    apart = at["Chleb"].baseline - at["Ser III"].baseline - line

    assert apart == pytest.approx(2 * inside)


def test_prizes_in_rows_are_a_table_each_row_headed_by_its_prize(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "{component: awards, options: {head_width: 30mm, prize: 20mm}}", AWARDS)
    tables = [node for node in made.structure.walk() if isinstance(node, Node) and node.role is Role.TABLE]
    at = by_words(made)

    rows = [[cell.role.value for cell in row.children if isinstance(cell, Node)] for row in tables[0].children if isinstance(row, Node)]

    assert rows == [["TH", "TD"]] * 3
    assert len(tables) == 2
    assert at["Ser I"].x == at["Chleb III"].x > at["III"].x > at["Nagrody"].x
    assert at["Chleb III"].baseline == at["III"].baseline


def test_the_head_of_a_row_of_prizes_is_marked_so_in_the_file(tmp_path: Path) -> None:
    target = tmp_path / "awards.pdf"
    event = _event(tmp_path, AWARDS)
    layout = _layout(tmp_path, "{component: awards, options: {head_width: 30mm}}")
    build(event, layouts=[layout], out=target)

    with pikepdf.open(target) as pdf:
        scopes = {str(item.A.Scope) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"}
    assert scopes == {"/Row"}


def test_prizes_in_rows_stand_in_columns_where_room_is_short(tmp_path: Path) -> None:
    part = "{component: awards, options: {head_width: 30mm, columns: 3}}"
    made = leaflet(tmp_path, part, AWARDS, until="70mm", gives="columns")

    assert "Table" not in structure(made)
    assert "Ser III" in structure(made)


def test_cells_of_a_row_share_their_baseline_whatever_their_size(tmp_path: Path) -> None:
    layout = _layout(tmp_path, "timetable", sizes={"list-item": {"size": "14pt", "leading": "6mm"}})
    made = compose(_event(tmp_path, PROGRAMME), layout)
    at = by_words(made)

    assert at["Otwarcie"].baseline == pytest.approx(at["Ewa Kos"].baseline)


@pytest.mark.parametrize(("chart", "size"), [("", 14.0), (", chart: {legend: 1 kratka = 1 wyrób}", 9.0)])
def test_a_label_is_larger_where_no_chart_stands_under_it(tmp_path: Path, chart: str, size: float) -> None:
    label = {"size": "14pt", "leading": "6mm", "lines": "2", "smaller": [{"size": "9pt", "leading": "4mm"}]}
    layout = _layout(tmp_path, "key-figure", sizes={"figure-label": label, "figure-legend": {"size": "7pt", "leading": "3mm"}})
    made = compose(_event(tmp_path, f"figures:\n  - {{amount: 84, unit: wyroby, label: w trzech kategoriach{chart}}}\n"), layout)
    firsts = [placed.line.runs[0] for placed in lines(made.pages[0])]

    assert [run.size for run in firsts if run.role == "figure-label"] == [size]


def test_partners_may_begin_on_the_columns_of_other_lists(tmp_path: Path) -> None:
    named = "partners:\n" + "".join(f"  - {{name: {name}}}\n" for name in ("Bór", "Spółka Wodna", "Dom", "Młyn"))
    made = leaflet(tmp_path, "{component: partners, options: {columns: 3, gutter: 6mm}}", named)
    at = [placed.x for placed in lines(made.pages[0])][-4:]
    pitch = (120 + 6) / 3 * 72 / 25.4

    assert [x - at[0] for x in at] == pytest.approx([0, pitch, 2 * pitch, 0])


PEOPLE = "people:\n  - {name: Ewa Kos, part: Otworzyła}\n  - {name: Jan Nowak, role: kurator}\n"


def test_people_whose_part_is_a_fact_may_be_left_to_the_facts(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "{component: people, options: {who: without-part}}", PEOPLE)

    assert "Ewa" not in structure(made)
    assert "Jan Nowak" in structure(made)


def test_a_list_of_people_may_need_so_many(tmp_path: Path) -> None:
    assert "Ewa" in structure(leaflet(tmp_path, "{component: people, options: {fewest: 2}}", PEOPLE))
    assert "Ewa" not in structure(leaflet(tmp_path, "{component: people, options: {fewest: 3}}", PEOPLE))


def test_the_way_there_is_silent_where_only_the_place_is_known(tmp_path: Path) -> None:
    assert "Jak dojechać" not in structure(leaflet(tmp_path, "getting-there", "venue: {name: Młyn}\n"))
    assert "ul. Mostowa 5" in structure(leaflet(tmp_path, "getting-there", "venue: {name: Młyn, address: ul. Mostowa 5}\n"))


def test_the_time_of_day_is_a_fact_beside_the_date(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "facts", 'date: {on: 2026-11-27, time: "18:00"}\n')

    assert "27 listopada 2026 r., 18:00" in structure(made)
    assert made.fitting.unplaced == ()


@pytest.mark.parametrize(("layout", "where"), [("a4-onepage", "Młyn, ul. Mostowa 5"), ("a4-bulletin", "Młyn, ul. Mostowa 5, Bydgoszcz")])
def test_the_place_is_given_with_its_address_where_the_layout_asks_for_it(tmp_path: Path, layout: str, where: str) -> None:
    city = ", city: Bydgoszcz" if "Bydgoszcz" in where else ""
    made = compose(_event(tmp_path, f"venue: {{name: Młyn, address: ul. Mostowa 5{city}}}\n"), layout)

    assert where in structure(made)
    assert made.fitting.unplaced == ()


def test_facts_leave_the_address_to_the_way_there_unless_asked(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "facts", "venue: {name: Młyn, address: ul. Mostowa 5}\n")

    assert [left.field for left in made.fitting.unplaced] == ["venue.address"]


def test_numbers_in_a_row_share_their_line(tmp_path: Path) -> None:
    made = leaflet(tmp_path, "figure-row", "figures:\n  - {amount: 52, prefix: ponad}\n  - {amount: 7}\n")
    at = by_words(made)

    assert at["52"].baseline == at["7"].baseline


@pytest.mark.parametrize(("licence", "whole"), [("CC BY 4.0", False), ("CC BY-ND 4.0", True)])
def test_a_photo_whose_licence_forbids_changes_is_shown_whole(tmp_path: Path, licence: str, whole: bool) -> None:
    photo = f"photos:\n  - {{file: photo.jpg, alt: Pasek, treatment: ink, credit: {{author: Jan, licence: {licence}}}}}\n"
    (picture,) = (placed for placed in leaflet(tmp_path, "gallery", photo).pages[0].placements if isinstance(placed, Picture))

    assert (picture.crop.width == 1 and picture.treatment.value == "original") is whole


def figure_legends(made: Leaflet) -> list[str]:
    every = [placed.line for page in made.pages for placed in lines(page)]
    return [line.text.strip().replace("\u00a0", " ") for line in every if line.runs[0].role == "figure-legend"]


CHARTED = "figures: [{{amount: 40, unit: osób, chart: {chart}}}]\n"
UNITED = [("dialog", "1 cegła = 1 osoba"), ("museum", "1 kwadrat = 1 osoba")]


@pytest.mark.parametrize(("brand", "legend"), UNITED)
def test_a_legend_calls_a_chart_s_units_what_the_brand_calls_them(tmp_path: Path, brand: str, legend: str) -> None:
    event = _event(tmp_path, CHARTED.format(chart="1 osoba"))

    assert figure_legends(compose(event, "a4-bulletin", brand=brand)) == [legend]


def test_a_legend_of_one_s_own_is_printed_as_it_is(tmp_path: Path) -> None:
    event = _event(tmp_path, CHARTED.format(chart="{legend: każda cegła to jedna osoba}"))

    assert figure_legends(compose(event, "a4-bulletin", brand="museum")) == ["każda cegła to jedna osoba"]


@pytest.mark.parametrize("chart", ["{}", "{each: 1 osoba, legend: 1 cegła}"])
def test_a_chart_says_what_a_unit_is_once(tmp_path: Path, chart: str) -> None:
    with pytest.raises(InputError) as caught:
        compose(_event(tmp_path, CHARTED.format(chart=chart)), "a4-bulletin")

    (problem,) = [problem for problem in caught.value.problems if all(key in problem.message for key in ("`each`", "`legend`"))]
    assert problem.where.line == 3


RUN_IN = {
    "tematy rozmów:": ["Plan tematy rozmów:"],
    "XIX Forum to rozmowy:": ["Plan – XIX Forum to rozmowy:"],
    "Dla każdego, bez zapisów:": ["Plan", "Dla każdego, bez zapisów:"],
}


@pytest.mark.parametrize("intro", RUN_IN)
def test_an_intro_runs_in_unless_it_is_a_sentence_of_its_own(tmp_path: Path, intro: str) -> None:
    made = leaflet(tmp_path, "programme", f'programme: {{title: Plan, intro: "{intro}", items: [Otwarcie]}}\n')

    heads = [placed.line.text.strip() for placed in lines(made.pages[0])][1:-1]
    assert [head.replace("\u00a0", " ") for head in heads] == RUN_IN[intro]


def test_nine_prizes_in_three_categories_stand_in_whatever_way_is_lower(tmp_path: Path) -> None:
    """Long names break in a third of the width. Side by side, each row is as tall as its longest."""
    long, short = "Koło Gospodyń Wiejskich w Starej Wątce nad Małą Rzeką", "Ala"
    names = [long, short, short, short, long, short, short, short, long]
    prizes = "".join(f"  - {{category: K{n // 3}, place: I, name: {name}}}\n" for n, name in enumerate(names))

    made = leaflet(tmp_path, "{component: awards, options: {columns: 3}}", f"awards:\n{prizes}")

    heads = by_words(made)
    assert heads["K0"].baseline == heads["K1"].baseline == heads["K2"].baseline
